"""The tables. SQLModel does not validate tables: `workshop` does, before `store` writes."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, Column, DateTime, ForeignKey, UniqueConstraint
from sqlmodel import Field, SQLModel


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _time(nullable: bool = False) -> Any:
    return Column(DateTime(timezone=True), nullable=nullable)


def _json() -> Any:
    return Column(JSON(none_as_null=True))


# SQLite would give the ids of deleted rows to new ones, and ids are remembered in caches.
_IDS_ONCE = {"sqlite_autoincrement": True}


def _belongs_to(table: str, nullable: bool = False) -> Any:
    return Column(ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=nullable, index=True)


class Workshop(SQLModel, table=True):
    """One event. `here_*` is where the room is; `step` counts moves (compare-and-set); `stayed`
    are those of them since the phones' pages were drawn anew, while people wrote on them.

    `length` is the minutes that the meeting has. `moderated`: reasons and suggestions wait
    for approval. `previous`: the place before the last move and how all items stood then.
    `frozen`: the place that the projector stays at, with what was written there. `black`: nothing
    is on the projector; `dark_wall`: its ground is dark; `line_up`: whether the floor is entered
    on it, None leaves it to who is here. `timer_ends` is set while the timer runs, `timer_left`
    (seconds) while it is halted.
    """

    __table_args__ = _IDS_ONCE

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(max_length=6, unique=True)
    title: str
    date: dt.date
    languages: list[str] = Field(sa_column=Column(JSON, nullable=False))
    roles: list[str] = Field(sa_column=Column(JSON, nullable=False))
    simulated: bool = False
    length: int | None = None
    suggestions: bool = False
    lenses: list[str] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    wall: str = ""
    dark_wall: bool = False
    black: bool = False
    line_up: bool | None = None
    moderated: bool = False
    hints: bool = True
    before_from: dt.datetime | None = Field(default=None, sa_column=_time(nullable=True))
    before_until: dt.datetime | None = Field(default=None, sa_column=_time(nullable=True))
    after_from: dt.datetime | None = Field(default=None, sa_column=_time(nullable=True))
    after_until: dt.datetime | None = Field(default=None, sa_column=_time(nullable=True))
    kept_until: dt.date | None = None
    step: int = 0
    stayed: int = 0
    here_item: int | None = None
    here_phase: str = "lobby"
    here_round: int = 0
    here_part: int = 0
    previous: dict[str, Any] | None = Field(default=None, sa_column=_json())
    frozen: dict[str, Any] | None = Field(default=None, sa_column=_json())
    timer_ends: dt.datetime | None = Field(default=None, sa_column=_time(nullable=True))
    timer_left: int | None = None
    pause_until: dt.datetime | None = Field(default=None, sa_column=_time(nullable=True))
    nudged_at: dt.datetime | None = Field(default=None, sa_column=_time(nullable=True))
    heard: str = ""
    decided: str = ""
    published_at: dt.datetime | None = Field(default=None, sa_column=_time(nullable=True))
    phase_began: dt.datetime | None = Field(default=None, sa_column=_time(nullable=True))
    created_at: dt.datetime = Field(default_factory=now, sa_column=_time())
    closed_at: dt.datetime | None = Field(default=None, sa_column=_time(nullable=True))


class AgendaItem(SQLModel, table=True):
    """One point of the agenda, with a frozen copy of its text and the wording's version.

    `hidden_from`: the first of its rounds whose result is taken off all screens; 0 for none.
    `suggestion_id`: the participant's suggestion that it came from.
    """

    __tablename__ = "agenda_item"
    __table_args__ = (UniqueConstraint("workshop_id", "position"), _IDS_ONCE)

    id: int | None = Field(default=None, primary_key=True)
    workshop_id: int = Field(sa_column=_belongs_to("workshop"))
    position: int
    kind: str
    minutes: int
    rounds: int
    alone: bool = False
    after: bool = False
    takes: bool = False
    method: str = ""
    content_id: str
    wording_version: int
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    closed_round: int = 0
    revealed_round: int = 0
    hidden_from: int = 0
    suggestion_id: int | None = None


class Participant(SQLModel, table=True):
    """Somebody with a phone: a hashed random token and at most a role.

    A table's device (`way` "table") stands for `people`; the one row "floor" of a workshop for
    all whom the facilitator places without a device.
    """

    __table_args__ = _IDS_ONCE

    id: int | None = Field(default=None, primary_key=True)
    workshop_id: int = Field(sa_column=_belongs_to("workshop"))
    token_hash: str = Field(max_length=64, unique=True)
    role: str | None = None
    way: str = "phone"
    people: int = 1
    joined_at: dt.datetime = Field(default_factory=now, sa_column=_time())


class Stance(SQLModel, table=True):
    """Where a participant stands on an item in a round; skip is an answer.

    On an axis `position` is 0-100; in a triangle the three weights sum to 100. `way` is how
    it was given (workshop.answers.WAYS); a table's and the floor's have their people's
    `places` instead: a list of positions, or of three weights each.
    """

    __table_args__ = (UniqueConstraint("participant_id", "item_id", "round"),)

    id: int | None = Field(default=None, primary_key=True)
    participant_id: int = Field(sa_column=_belongs_to("participant"))
    item_id: int = Field(sa_column=_belongs_to("agenda_item"))
    round: int
    skipped: bool = False
    position: float | None = None
    weight_a: float | None = None
    weight_b: float | None = None
    weight_c: float | None = None
    certainty: int | None = None
    importance: int | None = None
    way: str = "phone"
    places: list[Any] | None = Field(default=None, sa_column=_json())
    saved_at: dt.datetime = Field(default_factory=now, sa_column=_time())


class Reason(SQLModel, table=True):
    """One short text behind a stance.

    `state` is "shown", "waiting" for approval or "hidden"; one that was merged is read as
    `merged_into`.
    """

    id: int | None = Field(default=None, primary_key=True)
    stance_id: int = Field(
        sa_column=Column(ForeignKey("stance.id", ondelete="CASCADE"), nullable=False, unique=True)
    )
    text: str
    lens: str = ""
    state: str = "shown"
    marked: bool = False
    merged_into: int | None = Field(
        default=None, sa_column=Column(ForeignKey("reason.id", ondelete="SET NULL"), nullable=True)
    )
    group_id: int | None = Field(
        default=None,
        sa_column=Column(ForeignKey("reason_group.id", ondelete="SET NULL"), nullable=True),
    )


class ReasonGroup(SQLModel, table=True):
    """Reasons of a round that the facilitator put together under a name."""

    __tablename__ = "reason_group"

    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(sa_column=_belongs_to("agenda_item"))
    round: int
    name: str


class ReasonView(SQLModel, table=True):
    """A reason that a participant was shown, and what they marked."""

    __tablename__ = "reason_view"
    __table_args__ = (UniqueConstraint("participant_id", "reason_id"),)

    id: int | None = Field(default=None, primary_key=True)
    participant_id: int = Field(sa_column=_belongs_to("participant"))
    reason_id: int = Field(sa_column=_belongs_to("reason"))
    moves: bool = False
    good: bool = False
    seen_at: dt.datetime = Field(default_factory=now, sa_column=_time())


class Ranking(SQLModel, table=True):
    """A participant's answer to a priority question in a round.

    Best first, or, where 100 points are given, the points per option. `people` is how many
    gave the answer: a table's all together; the floor's are `hands`, how many put which
    option first.
    """

    __table_args__ = (UniqueConstraint("participant_id", "item_id", "round"),)

    id: int | None = Field(default=None, primary_key=True)
    participant_id: int = Field(sa_column=_belongs_to("participant"))
    item_id: int = Field(sa_column=_belongs_to("agenda_item"))
    round: int
    skipped: bool = False
    way: str = "phone"
    order: list[str] = Field(sa_column=Column("ranked", JSON, nullable=False))
    points: dict[str, int] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    people: int = 1
    hands: dict[str, int] | None = Field(default=None, sa_column=_json())
    saved_at: dt.datetime = Field(default_factory=now, sa_column=_time())


class Note(SQLModel, table=True):
    """What the group writes on the projector: common ground, disagreement, notes.

    One with a `participant_id` was written on a phone; `state` as a reason's. `asked`: how
    many could press that they stand behind it, when the room last went on from it.
    """

    id: int | None = Field(default=None, primary_key=True)
    workshop_id: int = Field(sa_column=_belongs_to("workshop"))
    item_id: int | None = Field(default=None, sa_column=_belongs_to("agenda_item", nullable=True))
    participant_id: int | None = Field(
        default=None, sa_column=_belongs_to("participant", nullable=True)
    )
    kind: str
    text: str
    state: str = "shown"
    asked: int | None = None
    created_at: dt.datetime = Field(default_factory=now, sa_column=_time())


class Commitment(SQLModel, table=True):
    """What happens next: listen, solve, learn or lead, by whom and when. `asked` as a note's."""

    id: int | None = Field(default=None, primary_key=True)
    workshop_id: int = Field(sa_column=_belongs_to("workshop"))
    item_id: int | None = Field(default=None, sa_column=_belongs_to("agenda_item", nullable=True))
    verb: str
    text: str
    who: str = ""
    due: str = ""
    asked: int | None = None
    created_at: dt.datetime = Field(default_factory=now, sa_column=_time())


class Support(SQLModel, table=True):
    """That a participant stands behind a line that the group wrote: a note or a commitment."""

    __table_args__ = (
        UniqueConstraint("participant_id", "note_id"),
        UniqueConstraint("participant_id", "commitment_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    participant_id: int = Field(sa_column=_belongs_to("participant"))
    note_id: int | None = Field(default=None, sa_column=_belongs_to("note", nullable=True))
    commitment_id: int | None = Field(
        default=None, sa_column=_belongs_to("commitment", nullable=True)
    )


class KeptRound(SQLModel, table=True):
    """A round that was restarted or reopened: its answers as they were, as round `kept_as`."""

    __tablename__ = "kept_round"

    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(sa_column=_belongs_to("agenda_item"))
    round: int
    kept_as: int
    how: str  # one of workshop.kept.HOW
    at: dt.datetime = Field(default_factory=now, sa_column=_time())


class Suggestion(SQLModel, table=True):
    """A dilemma that a participant wrote: waiting, taken, aside, or merged into another."""

    __table_args__ = _IDS_ONCE

    id: int | None = Field(default=None, primary_key=True)
    workshop_id: int = Field(sa_column=_belongs_to("workshop"))
    participant_id: int = Field(sa_column=_belongs_to("participant"))
    text: dict[str, str] = Field(sa_column=Column(JSON, nullable=False))
    state: str = "waiting"
    marked: bool = False
    merged_into: int | None = None
    made_at: dt.datetime = Field(default_factory=now, sa_column=_time())


class OwnDilemma(SQLModel, table=True):
    """A dilemma written here. `unfinished` is what is typed and not saved as a wording."""

    __tablename__ = "own_dilemma"

    key: str = Field(max_length=60, primary_key=True)
    unfinished: dict[str, Any] | None = Field(sa_column=Column(JSON(none_as_null=True)))
    changed_at: dt.datetime = Field(default_factory=now, sa_column=_time())


class Wording(SQLModel, table=True):
    """One version of an own dilemma's text."""

    __table_args__ = (UniqueConstraint("key", "version"),)

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(
        sa_column=Column(
            ForeignKey("own_dilemma.key", ondelete="CASCADE"), nullable=False, index=True
        )
    )
    version: int
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    saved_at: dt.datetime = Field(default_factory=now, sa_column=_time())


class OwnTemplate(SQLModel, table=True):
    """An agenda that was saved to begin other workshops with."""

    __tablename__ = "own_template"
    __table_args__ = _IDS_ONCE

    id: int | None = Field(default=None, primary_key=True)
    name: str
    length: int | None = None
    suggestions: bool = False
    lenses: list[str] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    languages: list[str] = Field(sa_column=Column(JSON, nullable=False))
    roles: list[str] = Field(sa_column=Column(JSON, nullable=False))
    items: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    saved_at: dt.datetime = Field(default_factory=now, sa_column=_time())
