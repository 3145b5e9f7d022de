"""black and hidden: each of its own, and what is hidden stays so for its round"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_ONCE = {"sqlite_autoincrement": True}  # the batch makes a table anew, and would forget it


def upgrade() -> None:
    with op.batch_alter_table("workshop", table_kwargs=_ONCE) as changed:
        changed.add_column(
            sa.Column("black", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("agenda_item", table_kwargs=_ONCE) as changed:
        changed.add_column(
            sa.Column("hidden_from", sa.Integer(), nullable=False, server_default="0")
        )
    op.execute(
        "UPDATE agenda_item SET hidden_from = (SELECT here_round FROM workshop"
        " WHERE workshop.id = agenda_item.workshop_id) WHERE id IN"
        " (SELECT here_item FROM workshop WHERE wall LIKE 'hidden/%')"
    )
    op.execute(
        "UPDATE workshop SET black = (wall LIKE 'black/%'), wall = substr(wall, 7)"
        " WHERE wall LIKE 'black/%'"
    )
    op.execute("UPDATE workshop SET wall = substr(wall, 8) WHERE wall LIKE 'hidden/%'")


def downgrade() -> None:
    with op.batch_alter_table("agenda_item", table_kwargs=_ONCE) as changed:
        changed.drop_column("hidden_from")
    with op.batch_alter_table("workshop", table_kwargs=_ONCE) as changed:
        changed.drop_column("black")
