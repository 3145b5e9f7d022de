"""priority questions by heads: a table's answer, a show of hands; where the line-up is entered"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("ranking", sa.Column("people", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("ranking", sa.Column("hands", sa.JSON(), nullable=True))
    # What a table has answered so far was answered by as many as it is now.
    op.execute(
        "UPDATE ranking SET people = (SELECT participant.people FROM participant "
        "WHERE participant.id = ranking.participant_id) WHERE way = 'table'"
    )
    op.add_column("workshop", sa.Column("line_up", sa.Boolean(), nullable=True))


def downgrade() -> None:
    op.drop_column("workshop", "line_up")
    op.drop_column("ranking", "hands")
    op.drop_column("ranking", "people")
