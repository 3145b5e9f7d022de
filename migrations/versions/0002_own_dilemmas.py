"""own dilemmas, templates, suggestions; the meeting's length; answered beforehand"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("workshop", sa.Column("length", sa.Integer(), nullable=True))
    op.add_column(
        "workshop",
        sa.Column("suggestions", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column(
        "agenda_item",
        sa.Column("alone", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.create_table(
        "suggestion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_suggestion_workshop_id", "suggestion", ["workshop_id"])
    op.create_index("ix_suggestion_participant_id", "suggestion", ["participant_id"])
    op.create_table(
        "own_dilemma",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("unfinished", sa.JSON(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "wording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["key"], ["own_dilemma.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key", "version"),
    )
    op.create_index("ix_wording_key", "wording", ["key"])
    op.create_table(
        "own_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=True),
        sa.Column("suggestions", sa.Boolean(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("own_template")
    op.drop_index("ix_wording_key", "wording")
    op.drop_table("wording")
    op.drop_table("own_dilemma")
    op.drop_index("ix_suggestion_participant_id", "suggestion")
    op.drop_index("ix_suggestion_workshop_id", "suggestion")
    op.drop_table("suggestion")
    with op.batch_alter_table("agenda_item") as item:
        item.drop_column("alone")
    with op.batch_alter_table("workshop") as workshop:
        workshop.drop_column("suggestions")
        workshop.drop_column("length")
