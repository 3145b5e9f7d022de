"""how many could press that they stand behind a line"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table, which in (("note", " WHERE kind = 'agree'"), ("commitment", "")):
        op.add_column(table, sa.Column("asked", sa.Integer(), nullable=True))
        # Until now the figure was out of all who had joined.
        op.execute(
            f"UPDATE {table} SET asked = (SELECT COALESCE(SUM(people), 0) FROM participant"
            f" WHERE participant.workshop_id = {table}.workshop_id"
            f" AND participant.way <> 'floor'){which}"
        )


def downgrade() -> None:
    for table in ("note", "commitment"):
        op.drop_column(table, "asked")
