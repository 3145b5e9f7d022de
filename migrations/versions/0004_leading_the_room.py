"""leading the room: control, ways to take part, moderation, support, giving back"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _time() -> sa.DateTime:
    return sa.DateTime(timezone=True)


def _word(name: str, default: str = "") -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False, server_default=default)


def _flag(name: str, on: bool = False) -> sa.Column[bool]:
    default = sa.true() if on else sa.false()
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=default)


def _number(name: str, default: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False, server_default=default)


def _columns() -> dict[str, tuple[sa.Column[Any], ...]]:
    """The new columns of tables that were there."""
    return {
        "workshop": (
            _flag("moderated"),
            _flag("hints", on=True),
            sa.Column("before_from", _time(), nullable=True),
            sa.Column("before_until", _time(), nullable=True),
            sa.Column("after_until", _time(), nullable=True),
            sa.Column("kept_until", sa.Date(), nullable=True),
            _number("here_part", "0"),
            sa.Column("previous", sa.JSON(), nullable=True),
            sa.Column("frozen", sa.JSON(), nullable=True),
            sa.Column("timer_ends", _time(), nullable=True),
            sa.Column("timer_left", sa.Integer(), nullable=True),
            sa.Column("pause_until", _time(), nullable=True),
            sa.Column("nudged_at", _time(), nullable=True),
            _word("heard"),
            _word("decided"),
            sa.Column("published_at", _time(), nullable=True),
        ),
        "agenda_item": (_flag("after"), _flag("takes"), _word("method")),
        "participant": (_word("way", "phone"), _number("people", "1")),
        "stance": (_word("way", "phone"), sa.Column("places", sa.JSON(), nullable=True)),
        "ranking": (_word("way", "phone"),),
        "reason": (
            _word("state", "shown"),
            _flag("marked"),
            sa.Column("merged_into", sa.Integer(), nullable=True),
            sa.Column("group_id", sa.Integer(), nullable=True),
        ),
        "note": (
            sa.Column("participant_id", sa.Integer(), nullable=True),
            _word("state", "shown"),
        ),
    }


_KEYS = (
    ("reason", "merged_into", "reason", "SET NULL"),
    ("reason", "group_id", "reason_group", "SET NULL"),
    ("note", "participant_id", "participant", "CASCADE"),
)


_IDS_ONCE = ("workshop", "agenda_item", "participant")


def upgrade() -> None:
    op.create_table(
        "reason_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_reason_group_item_id", "reason_group", ["item_id"])
    for table, columns in _columns().items():
        # The batch makes a table anew, and would forget that its ids are never used again.
        once = {"sqlite_autoincrement": table in _IDS_ONCE}
        with op.batch_alter_table(table, table_kwargs=once) as changed:
            for column in columns:
                changed.add_column(column)
            for of, column_name, to, gone in _KEYS:
                if of == table:
                    changed.create_foreign_key(
                        f"fk_{of}_{column_name}", to, [column_name], ["id"], ondelete=gone
                    )
    op.create_index("ix_note_participant_id", "note", ["participant_id"])
    op.create_table(
        "support",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("note_id", sa.Integer(), nullable=True),
        sa.Column("commitment_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("participant_id", "note_id"),
        sa.UniqueConstraint("participant_id", "commitment_id"),
    )
    for name in ("participant_id", "note_id", "commitment_id"):
        op.create_index(f"ix_support_{name}", "support", [name])
    op.create_table(
        "kept_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("kept_as", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("at", _time(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_kept_round_item_id", "kept_round", ["item_id"])


def downgrade() -> None:
    op.drop_table("kept_round")
    op.drop_table("support")
    op.drop_index("ix_note_participant_id", "note")
    for table, columns in reversed(_columns().items()):
        with op.batch_alter_table(table) as changed:
            for of, column_name, _to, _gone in _KEYS:
                if of == table:
                    changed.drop_constraint(f"fk_{of}_{column_name}", type_="foreignkey")
            for column in columns:
                changed.drop_column(column.name)
    op.drop_table("reason_group")
