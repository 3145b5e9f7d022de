"""Results by the way people took part: on a phone, at a table, on the floor, before or after.

One rule for screen and every file: a way is shown alone where small groups allow its own
distribution beside the whole room's, and beside the roles and how sure people are.
"""

from dataclasses import dataclass, replace

from workshop import certainty, privacy, roles
from workshop.answers import WAYS, Stance
from workshop.flow import Kind
from workshop.snapshot import Answer, Item, Round
from workshop.words import Words, mark

NAMES = {
    "phone": mark("On a phone in the room"),
    "table": mark("At a table with one device"),
    "floor": mark("On the floor"),
    "before": mark("Beforehand"),
    "after": mark("Afterwards"),
}


@dataclass(frozen=True)
class Counted:
    """How many answered a round in which way, in the order of WAYS, as far as it may be told.

    `rest` of `total` are in none of the ways shown.
    """

    ways: tuple[tuple[str, int], ...]
    total: int
    rest: int


def counted(item: Item, number: int) -> Counted | None:
    """The ways of a revealed round; None where all answered in one, or with too few answers.

    Which may be shown is `privacy.visible_beside` with K_DISTRIBUTION, as `of_way` shows
    each way's whole distribution; the other divisions are those that the screens show.
    """
    round = item.result(number)
    if round is None or round.withheld or number > item.progress.revealed:
        return None
    given: dict[str, list[int]] = {}
    for at, answer in enumerate(round.answers):
        given.setdefault(answer.way, []).append(at)
    if len(given) < 2:
        return None
    said = [_said(answer) for answer in round.answers]
    divisions = _divisions(item, round) if item.kind is Kind.DILEMMA else []
    visible = privacy.visible_beside(given, said, divisions, privacy.K_DISTRIBUTION)
    shown = tuple((way, len(given[way])) for way in WAYS if way in visible.show)
    return Counted(shown, visible.total, visible.rest)


def of_way(item: Item, number: int, way: str) -> Item | None:
    """The item with only this round, and in it only those of one way; None where not shown.

    Of these alone neither roles nor how sure they are is told beside where they stand.
    Who skipped is not told apart: that was never counted by way.
    """
    round = item.result(number)
    if round is None or round.withheld:
        return None
    answers = tuple(answer for answer in round.answers if answer.way == way)
    if len(answers) == len(round.answers):
        return replace(item, results=(round,))
    found = counted(item, number)
    if found is None or way not in dict(found.ways):
        return None
    only = replace(round, answered=len(answers), skipped=0, answers=answers)
    return replace(item, results=(only,), way=way)


def used(items: tuple[Item, ...]) -> tuple[str, ...]:
    """The ways that can be read alone somewhere, in the order of WAYS; none where all took one."""
    there: set[str] = set()
    told: set[str] = set()
    for item in items:
        for round in item.results:
            ways = {answer.way for answer in round.answers}
            there |= ways
            told |= {way for way in ways if of_way(item, round.number, way) is not None}
    return tuple(way for way in WAYS if way in told) if len(there) > 1 else ()


def words(item: Item, number: int, t: Words) -> str:
    """In which ways people answered a round, as far as it may be told; else ""."""
    found = counted(item, number)
    if found is None or not found.ways:
        return ""
    parts = [f"{name(way, t)}: {n}" for way, n in found.ways]
    if found.rest:
        parts.append(t("other ways: {n}", n=found.rest))
    return " · ".join(parts)


def name(way: str, t: Words) -> str:
    return t(NAMES[way])


def _divisions(item: Item, round: Round) -> list[list[list[int]]]:
    """The parts that are shown of the round by role and by certainty, as places in it."""
    return [roles.shown(item, round.number), *certainty.shown(item, round.number)]


def _said(answer: Answer) -> object:
    return answer.given.place if isinstance(answer.given, Stance) else answer.given
