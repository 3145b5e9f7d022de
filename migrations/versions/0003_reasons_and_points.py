"""reasons are shown to others and marked; lenses; 100 points; what the wall shows"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("workshop", sa.Column("lenses", sa.JSON(), nullable=True))
    op.add_column("workshop", sa.Column("wall", sa.String(), nullable=False, server_default=""))
    op.add_column("own_template", sa.Column("lenses", sa.JSON(), nullable=True))
    op.add_column("reason", sa.Column("lens", sa.String(), nullable=False, server_default=""))
    op.add_column("ranking", sa.Column("points", sa.JSON(), nullable=True))
    op.create_table(
        "reason_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("reason_id", sa.Integer(), nullable=False),
        sa.Column("moves", sa.Boolean(), nullable=False),
        sa.Column("good", sa.Boolean(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["reason_id"], ["reason.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("participant_id", "reason_id"),
    )
    op.create_index("ix_reason_view_participant_id", "reason_view", ["participant_id"])
    op.create_index("ix_reason_view_reason_id", "reason_view", ["reason_id"])


def downgrade() -> None:
    op.drop_table("reason_view")
    for table, column in (
        ("ranking", "points"),
        ("reason", "lens"),
        ("own_template", "lenses"),
        ("workshop", "wall"),
        ("workshop", "lenses"),
    ):
        with op.batch_alter_table(table) as changed:
            changed.drop_column(column)
