"""which suggestion a point came from, and pages that stay while people write on them"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("agenda_item", sa.Column("suggestion_id", sa.Integer(), nullable=True))
    stayed = sa.Column("stayed", sa.Integer(), nullable=False, server_default="0")
    op.add_column("workshop", stayed)


def downgrade() -> None:
    op.drop_column("workshop", "stayed")
    op.drop_column("agenda_item", "suggestion_id")
