"""from when those who could not come can answer"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    column = sa.Column("after_from", sa.DateTime(timezone=True), nullable=True)
    op.add_column("workshop", column)


def downgrade() -> None:
    op.drop_column("workshop", "after_from")
