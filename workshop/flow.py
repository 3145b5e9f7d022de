"""The workshop's course: a line of steps, walked forward and back.

A workshop is the lobby, the agenda's items step by step, then closed. The line is
computed from the agenda, so that there is no second place where it could differ;
where the room is, is one `Step` of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workshop.errors import Refused

MAX_ROUNDS = 5


class Phase(StrEnum):
    LOBBY = "lobby"
    ALONE = "alone"
    SHOW = "show"
    READ = "read"
    STANCE = "stance"
    REVEAL = "reveal"
    DIALOGUE = "dialogue"
    RESTANCE = "restance"
    SHIFT = "shift"
    TAKES = "takes"
    GROUND = "ground"
    RANK = "rank"
    RANKING = "ranking"
    AFTER = "after"
    CLOSED = "closed"


class Kind(StrEnum):
    DILEMMA = "dilemma"
    PRIORITY = "priority"
    PLAIN = "plain"


COLLECTING = frozenset({Phase.ALONE, Phase.STANCE, Phase.RESTANCE, Phase.RANK, Phase.AFTER})
RESULTS = frozenset({Phase.REVEAL, Phase.SHIFT, Phase.RANKING})


@dataclass(frozen=True)
class Step:
    """Where a workshop is: an item (None in lobby and closed), a phase, a round from 1.

    `part` (from 0) is the part of the dialogue, where its method has several.
    """

    item: int | None
    phase: Phase
    round: int = 0
    part: int = 0

    @property
    def collects(self) -> bool:
        """Participants answer in this step (while its round is open)."""
        return self.phase in COLLECTING

    @property
    def shows_result(self) -> bool:
        return self.phase in RESULTS


LOBBY = Step(None, Phase.LOBBY)
ALONE = Step(None, Phase.ALONE, 1)  # before the meeting, each at their own pace
AFTER = Step(None, Phase.AFTER)  # after the meeting, for those who could not come
CLOSED = Step(None, Phase.CLOSED)


@dataclass(frozen=True)
class Stop:
    """One agenda item as the flow sees it.

    `alone`: round 1 is answered before the meeting. `parts`: of each dialogue. `takes`: the
    smaller side is asked what it would take. `before`: round 1 can be answered by the link
    while the room is in the lobby. `after`: it is answered once more, as a round of its own
    after the last, by those who come to the link afterwards.
    """

    id: int
    kind: Kind
    rounds: int = 2
    alone: bool = False
    parts: int = 1
    takes: bool = False
    after: bool = False
    before: bool = False


@dataclass(frozen=True)
class Progress:
    """How far an item's rounds have come: the last one closed, the last one revealed."""

    closed: int = 0
    revealed: int = 0


def steps_of(stop: Stop) -> tuple[Step, ...]:
    """The steps of one item, in order; those it shares with others are not among them."""
    if stop.kind is Kind.PLAIN:
        return () if stop.alone else (Step(stop.id, Phase.SHOW),)
    dilemma = stop.kind is Kind.DILEMMA
    first, revealed = (Phase.STANCE, Phase.REVEAL) if dilemma else (Phase.RANK, Phase.RANKING)
    again, result = (Phase.RESTANCE, Phase.SHIFT) if dilemma else (Phase.RANK, Phase.RANKING)
    only_alone = stop.alone and stop.rounds == 1
    line = [] if only_alone else [Step(stop.id, Phase.READ)]
    if not stop.alone:
        line.append(Step(stop.id, first, 1))
    line.append(Step(stop.id, revealed, 1))
    if dilemma and stop.rounds == 1 and not stop.alone:
        line += _dialogue(stop, 1)
    for number in range(2, stop.rounds + 1):
        line += _dialogue(stop, number - 1)
        line += [Step(stop.id, again, number), Step(stop.id, result, number)]
    if dilemma and stop.takes:
        line.append(Step(stop.id, Phase.TAKES, stop.rounds))
    if dilemma and not only_alone:
        line.append(Step(stop.id, Phase.GROUND))
    return tuple(line)


def _dialogue(stop: Stop, number: int) -> list[Step]:
    return [Step(stop.id, Phase.DIALOGUE, number, part) for part in range(stop.parts)]


def line_of(agenda: Sequence[Stop]) -> tuple[Step, ...]:
    """The whole workshop's steps, from lobby to closed."""
    alone = (ALONE,) if any(stop.alone for stop in agenda) else ()
    after = (AFTER,) if any(stop.after for stop in agenda) else ()
    return (LOBBY, *alone, *(step for stop in agenda for step in steps_of(stop)), *after, CLOSED)


def step_after(agenda: Sequence[Stop], here: Step) -> Step:
    """The next step; raises Refused at the end.

    What was open in the lobby by itself needs no opening.
    """
    line = line_of(agenda)
    at = line.index(here) + 1
    if at == len(line):
        raise Refused("The workshop is closed.")
    if line[at] == ALONE and any(stop.before for stop in agenda):
        at += 1
    return line[at]


def step_before(agenda: Sequence[Stop], here: Step) -> Step:
    """The step before; raises Refused in the lobby and once the workshop is closed."""
    if here == CLOSED:
        raise Refused("The workshop is closed.")
    if here == LOBBY:
        raise Refused("This is the first step.")
    line = line_of(agenda)
    return line[line.index(here) - 1]


def check_move(agenda: Sequence[Stop], here: Step, to: Step) -> None:
    """Raise Refused unless the facilitator may go from `here` to `to`."""
    if here == CLOSED:
        raise Refused("The workshop is closed.")
    if to not in line_of(agenda):
        raise Refused("This step is not on the agenda.", status=422)


def progress_after(
    agenda: Sequence[Stop],
    here: Step,
    to: Step,
    stop: Stop,
    progress: Progress,
    beforehand: bool = False,
) -> Progress:
    """How `stop` stands after the room goes from `here` to `to`.

    Leaving an open round forwards closes it; leaving it backwards does not. A closed
    round stays closed, since the room may have seen its result. Leaving the lobby leaves
    round 1 to the room; where the room goes past it, it closes if somebody has answered it
    `beforehand`, or could while all were to.
    """
    line = line_of(agenda)
    closed = progress.closed
    if line.index(to) <= line.index(here):
        return progress
    if here != LOBBY and collects_for(here, stop):
        closed = max(closed, round_at(here, stop))
    if (beforehand or (stop.alone and stop.before)) and _is_between(line, here, to, stop):
        closed = max(closed, 1)
    return Progress(closed, progress.revealed)


def _is_between(line: tuple[Step, ...], here: Step, to: Step, stop: Stop) -> bool:
    """Whether round 1 of `stop` is asked in a step after `here` and before `to`."""
    between = line[line.index(here) + 1 : line.index(to)]
    return any(collects_for(step, stop) and round_at(step, stop) == 1 for step in between)


def progress_on_entry(to: Step, progress: Progress) -> Progress:
    """How `to`'s item stands once the room is at `to`: a result step reveals closed rounds."""
    if to.shows_result:
        return Progress(progress.closed, max(progress.revealed, min(to.round, progress.closed)))
    return progress


def progress_at_end(progress: Progress) -> Progress:
    """When the workshop closes, every closed round may be read in the archive."""
    return Progress(progress.closed, progress.closed)


def collects_for(here: Step, stop: Stop) -> bool:
    """Whether answers to `stop` belong to the step `here`."""
    if here.phase is Phase.LOBBY:
        return stop.before and stop.kind is not Kind.PLAIN
    if here.phase is Phase.ALONE:
        return stop.alone and stop.kind is not Kind.PLAIN
    if here.phase is Phase.AFTER:
        return stop.after and stop.kind is not Kind.PLAIN
    return here.collects and here.item == stop.id


def round_at(here: Step, stop: Stop) -> int:
    """The round of `stop` that is answered at `here`."""
    if here.phase is Phase.LOBBY:
        return 1
    return stop.rounds + 1 if here.phase is Phase.AFTER else here.round


def is_open(here: Step, stop: Stop, round: int, progress: Progress) -> bool:
    """Whether answers to this item and round are taken now."""
    return collects_for(here, stop) and round_at(here, stop) == round > progress.closed


def first_place(agenda: Sequence[Stop], here: Step) -> int:
    """The first place (from 0) on a running agenda where an item can still be put in.

    After the meeting that is the end. Raises Refused once the workshop is closed.
    """
    if here == CLOSED:
        raise Refused("The workshop is closed.")
    if here == AFTER:
        return len(agenda)
    return next((at for at, stop in enumerate(agenda, 1) if stop.id == here.item), 0)


def check_takes(stop: Stop, here: Step) -> None:
    """Raise Refused unless the smaller side of `stop` may be asked what it would take."""
    results = [step for step in steps_of(stop) if step.shows_result]
    line = steps_of(stop)
    if stop.kind is not Kind.DILEMMA or here.item != stop.id or here not in line:
        raise Refused("This step is not on the agenda.", status=404)
    if line.index(here) < line.index(results[-1]):
        raise Refused("This can be asked once the last result is shown.")


def takes_told(agenda: Sequence[Stop], here: Step, stop: Stop) -> bool:
    """Whether the room may see what phones wrote when they were asked what it would take."""
    line, asked = line_of(agenda), Step(stop.id, Phase.TAKES, stop.rounds)
    return asked not in line or line.index(here) > line.index(asked)


def check_another_round(stop: Stop, here: Step) -> None:
    """Raise Refused unless a further round may be added to `stop` from `here`."""
    if here.item != stop.id or not here.shows_result or here.round != stop.rounds:
        raise Refused("Another round can be added at the last round's result.")
    if stop.rounds >= MAX_ROUNDS:
        raise Refused("A question can have {n} rounds at most.", n=MAX_ROUNDS)
