"""What a screen reads: frozen, and blind where the room is to be blind.

`store` builds these. An answer of a round that is not revealed is never in one, so
no screen, stream or export made from a snapshot can show it.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from workshop.answers import Given
from workshop.dilemmas import Content, Dilemma, Plain, Priority
from workshop.flow import (
    AFTER,
    ALONE,
    CLOSED,
    LOBBY,
    Kind,
    Phase,
    Progress,
    Step,
    Stop,
    is_open,
    line_of,
    round_at,
)
from workshop.methods import parts_of
from workshop.times import ALWAYS, Span, Window, window

MIN_ROOM = 3  # answers below which the room's own picture is withheld (measures.md)


@dataclass(frozen=True)
class Answer:
    """One revealed answer; `person` is a number within the workshop, without a name.

    Whom nobody can follow from round to round (at a table, on the floor) has a number of
    their own in each round, below 0. `way` is one of WAYS.
    """

    person: int
    role: str | None
    given: Given
    reason: int | None = None  # the id of the reason's text
    way: str = "phone"


@dataclass(frozen=True)
class Round:
    """One revealed round. With fewer than MIN_ROOM positions `answers` is empty."""

    number: int
    answered: int
    skipped: int
    answers: tuple[Answer, ...]

    @property
    def withheld(self) -> bool:
        return not self.answers


@dataclass(frozen=True)
class Kept:
    """A round as it was before it was `how` (one of workshop.kept.HOW)."""

    how: str
    at: dt.datetime
    round: Round


@dataclass(frozen=True)
class Timer:
    """Time for a step: it `ends` then, or is halted with `left` seconds."""

    ends: dt.datetime | None
    left: int | None = None


@dataclass(frozen=True)
class Note:
    """`asked`: how many could press that they stand behind it; None while nobody was asked."""

    id: int
    kind: str  # one of NOTE_KINDS; "takes" is what the smaller side says it would take
    text: str
    asked: int | None = None


@dataclass(frozen=True)
class Commitment:
    """`asked` as a note's."""

    id: int
    verb: str  # listen, solve, learn, lead
    text: str
    who: str
    due: str
    asked: int | None = None


@dataclass(frozen=True)
class Group:
    """Reasons of a round that the facilitator put together under a name; ids of their texts."""

    id: int
    round: int
    name: str
    reasons: frozenset[int]


@dataclass(frozen=True)
class Mark:
    """That `person` was shown `reason`, and what they marked."""

    reason: int
    person: int
    moves: bool
    good: bool


@dataclass(frozen=True)
class Moment:
    """What a projector that stays shows as it was then, whatever is written and marked since.

    `support` is how many stood behind the lines, `revealed` up to which round the room had been
    shown each item, `marks` those of the reasons that the projector shows; else there are none.
    """

    notes: tuple[Note, ...]
    commitments: tuple[Commitment, ...]
    support: tuple[tuple[str, int, int], ...]
    revealed: Mapping[int, int]
    marks: tuple[Mark, ...] = ()

    def of(self, item: "Item") -> "Item":
        """The item as it was then, without what was taken away since."""
        notes, made = {n.id for n in item.notes}, {c.id for c in item.commitments}
        revealed = min(self.revealed.get(item.id, 0), item.progress.revealed)
        return replace(
            item,
            progress=replace(item.progress, revealed=revealed),
            results=tuple(each for each in item.results if each.number <= revealed),
            notes=tuple(note for note in self.notes if note.id in notes),
            commitments=tuple(each for each in self.commitments if each.id in made),
        )


NOTE_KINDS = ("agree", "disagree", "takes", "note")
VERBS = ("listen", "solve", "learn", "lead")


@dataclass(frozen=True)
class Item:
    """One agenda item with the text as it was when the workshop used it."""

    id: int
    kind: Kind
    minutes: int
    rounds: int
    content: Content
    progress: Progress
    results: tuple[Round, ...] = ()
    notes: tuple[Note, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    alone: bool = False  # whether round 1 is answered before the meeting
    before: bool = False  # whether round 1 can be answered by the link in the lobby
    after: bool = False  # whether it can be answered after the meeting
    hidden_from: int = 0  # the first round whose result was taken off all screens; 0 for none
    takes: bool = False  # whether the smaller side is asked what it would take
    method: str = ""  # of the dialogue, one of METHODS or "" for plain plenary
    kept: tuple[Kept, ...] = ()
    restarts: tuple[int, ...] = ()  # the number of a round for each time it was begun again
    followed: frozenset[int] = frozenset()  # rounds of which a list was shown while they were open
    groups: tuple[Group, ...] = ()  # of the revealed rounds' reasons
    way: str = ""  # the one way of taking part whose answers it has; "" is everybody's
    singled: frozenset[int] = frozenset()  # the reasons that the facilitator marked to talk about

    @property
    def stop(self) -> Stop:
        parts = len(parts_of(self.method))
        return Stop(
            self.id,
            self.kind,
            self.rounds,
            self.alone,
            parts,
            self.takes,
            self.after,
            self.before,
        )

    @property
    def dilemma(self) -> Dilemma:
        assert isinstance(self.content, Dilemma)
        return self.content

    @property
    def priority(self) -> Priority:
        assert isinstance(self.content, Priority)
        return self.content

    @property
    def writes(self) -> bool:
        """Whether this is a plain step where the group writes what it will do."""
        return isinstance(self.content, Plain) and self.content.writes

    @property
    def met(self) -> tuple[Round, ...]:
        """The revealed rounds of the meeting and before it, without what came afterwards."""
        return tuple(round for round in self.results if not self.is_afterwards(round.number))

    def is_afterwards(self, number: int) -> bool:
        """Whether a round was answered by the link after the meeting."""
        return number > self.rounds

    def go(self, number: int) -> int:
        """How often round `number` was begun again: 0 in its first go."""
        return self.restarts.count(number)

    def hides(self, number: int) -> bool:
        """Whether the result of round `number` was taken off all screens."""
        return 0 < self.hidden_from <= number

    def result(self, number: int) -> Round | None:
        """The revealed round `number`, or None while it is blind or hidden."""
        return next((r for r in self.results if r.number == number), None)


@dataclass(frozen=True)
class Snapshot:
    """A workshop as every screen may see it now."""

    id: int
    code: str
    title: str
    date: dt.date
    languages: tuple[str, ...]
    roles: tuple[str, ...]
    simulated: bool
    step: int  # counts moves; what a move must have seen
    here: Step
    items: tuple[Item, ...]
    joined: int = 0
    present: int = 0
    answered: int = 0  # in the open round, or to everything in the alone step; with skips
    # Who has answered by the link before the meeting: in the lobby anything, in a first round
    # that is open this; there whoever is here counts among `answered`.
    beforehand: int = 0
    phase_began: dt.datetime | None = None
    length: int | None = None  # minutes that the meeting has
    suggestions: bool = False  # whether participants may suggest dilemmas
    waiting: int = 0  # suggestions that nobody has looked at
    lenses: tuple[str, ...] = ()  # the facilitator's own names for LENSES
    wall: str = ""  # what the projector shows instead of the step: "" or one of WALLS
    dark_wall: bool = False  # whether the projector's ground is dark
    black: bool = False  # whether nothing is on the projector
    line_up: bool | None = None  # whether the floor is entered on the projector; None: as it is
    moderated: bool = False  # whether reasons and suggestions wait for approval
    hints: bool = True
    timer: Timer | None = None
    pause_until: dt.datetime | None = None
    frozen: Step | None = None  # where the projector stays, whatever the room does
    elsewhere: bool = False  # of a frozen projector's own: whether the room has left this step
    frozen_wall: str = ""  # what it shows instead of that step
    frozen_at: Moment | None = None
    previous: Step | None = None  # where the room was before the last move
    stayed: int = 0  # steps since the phones' pages were drawn anew: while people write on them
    nudged_at: dt.datetime | None = None
    before: Span = (None, None)
    after: Span = (None, None)
    link: str = ""  # "early", "open" or "late" where people answer by the link; "" elsewhere
    link_turns: dt.datetime | None = None  # when `link` changes by itself
    kept_until: dt.date | None = None
    heard: str = ""  # what the facilitator gave back, once published_at is set
    decided: str = ""
    published_at: dt.datetime | None = None
    taken: int = 0  # how many have written what it would take, while they are asked
    support: tuple[tuple[str, int, int], ...] = ()  # "note" or "commitment", its id, how many
    so_far: Round | None = None  # of a priority question that the room follows while it answers
    reached: int = 0  # how many are here with a phone or at a table, while lines are offered

    @property
    def turn(self) -> str:
        """Which page a screen shows: the step, and where it has times also how they stand."""
        timed = self.link and self.window != ALWAYS
        drawn = self.step - self.stayed
        return f"{drawn}{self.link[0]}" if timed else str(drawn)

    @property
    def line(self) -> tuple[Step, ...]:
        return line_of([item.stop for item in self.items])

    @property
    def item(self) -> Item | None:
        """The item the room is at; None in the lobby and when closed."""
        return next((item for item in self.items if item.id == self.here.item), None)

    @property
    def hides_result(self) -> bool:
        """Whether this step would show a result that was taken off all screens."""
        return self.here.shows_result and bool(self.item and self.item.hides(self.here.round))

    @property
    def follows_list(self) -> bool:
        """Whether the room is shown how it answers a priority question, while it does."""
        at, wall = (self.frozen, self.frozen_wall) if self.frozen else (self.here, self.wall)
        return at == self.here and at.phase is Phase.RANK and wall == "list"

    @property
    def item_number(self) -> int:
        """1 for the first item; 0 in the lobby and when closed."""
        return next((i for i, item in enumerate(self.items, 1) if item.id == self.here.item), 0)

    @property
    def open_items(self) -> tuple[Item, ...]:
        """The items that take answers in this step; in the lobby only while the link is open."""
        if self.in_lobby and self.link != "open":
            return ()
        return tuple(
            item
            for item in self.items
            if is_open(self.here, item.stop, round_at(self.here, item.stop), item.progress)
        )

    @property
    def is_open(self) -> bool:
        """Whether participants can answer now."""
        return bool(self.open_items)

    @property
    def alone(self) -> bool:
        """Whether everybody is answering at their own pace, before the meeting."""
        return self.here == ALONE

    @property
    def afterwards(self) -> bool:
        """Whether those who could not come answer now, after the meeting."""
        return self.here == AFTER

    @property
    def own_pace(self) -> bool:
        """Whether people answer by the link and not with the room: before or after it meets."""
        return self.alone or self.afterwards or (self.in_lobby and self.link == "open")

    @property
    def for_absent(self) -> bool:
        """Whether the link before the meeting is for those only who cannot come to it."""
        return self.in_lobby and self.link != "" and not self.alone_items

    @property
    def own_pace_items(self) -> tuple[Item, ...]:
        """What is gone through at one's own pace now."""
        if self.afterwards:
            return tuple(item for item in self.items if item.after)
        if self.alone_items:
            return self.alone_items
        return tuple(item for item in self.items if item.before)

    @property
    def window(self) -> Window:
        """When answers are taken in this step."""
        return window(self.here.phase, self.before, self.after)

    @property
    def alone_items(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.alone)

    @property
    def closed(self) -> bool:
        return self.here == CLOSED

    @property
    def in_lobby(self) -> bool:
        return self.here == LOBBY

    @property
    def language(self) -> str:
        """The workshop's first language, used on the projector and in reports."""
        return self.languages[0]
