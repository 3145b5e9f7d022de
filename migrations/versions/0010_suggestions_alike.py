"""suggestions that are marked, and those that say what another says"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    off = sa.false()
    op.add_column(
        "suggestion", sa.Column("marked", sa.Boolean(), nullable=False, server_default=off)
    )
    op.add_column("suggestion", sa.Column("merged_into", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("suggestion", "merged_into")
    op.drop_column("suggestion", "marked")
