"""What reasons are about, as their authors tagged them: the same choice for different reasons.

Every screen and every file takes it from here, so that none tells other figures than another
or more of a small side. Thresholds: docs/measures.md.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workshop import privacy
from workshop.answers import LENSES, Stance
from workshop.flow import Kind
from workshop.sides import short_name, side_of, sides_of
from workshop.snapshot import Item, Round
from workshop.words import Words, mark

_NAMES = (
    mark("duty and rules"),
    mark("what comes of it"),
    mark("care for those it concerns"),
)
_SHORT_NAMES = (mark("duty"), mark("consequences"), mark("care"))


@dataclass(frozen=True)
class Lenses:
    """How many reasons each lens was given, by its place in LENSES.

    `sides` has only those that may be shown beside `all`.
    """

    all: tuple[int, ...]
    sides: tuple[tuple[int | None, tuple[int, ...]], ...]


@dataclass(frozen=True)
class Row:
    """What those of a side, or all, wrote about: as a table's row and as a sentence.

    `pole` is None for those in between and for all; `counts` go by LENSES.
    """

    pole: int | None
    who: str
    counts: tuple[int, ...]
    sentence: str


def names(own: Sequence[str], t: Words) -> dict[str, str]:
    """What each lens is called: the facilitator's `own` three names, else plain words for them."""
    return dict(zip(LENSES, own or [t(name) for name in _NAMES], strict=True))


def short_names(own: Sequence[str], t: Words) -> dict[str, str]:
    """The same in one word each, where they stand beside a reason or in a sentence."""
    return dict(zip(LENSES, own or [t(name) for name in _SHORT_NAMES], strict=True))


def count(tagged: Iterable[tuple[int | None, str]]) -> Lenses | None:
    """The lenses in the whole and per side; None with fewer than K_BREAKDOWN tagged reasons.

    Parameters: side and lens of each reason, "" for one without. A side is shown under the
    rule for small groups (`privacy.visible_answers`).
    """
    given: dict[int | None, list[str]] = {}
    for side, lens in tagged:
        if lens:
            given.setdefault(side, []).append(lens)
    if sum(map(len, given.values())) < privacy.K_BREAKDOWN:
        return None
    named = {str(side): side for side in given}
    visible = privacy.visible_answers(
        {name: given[side] for name, side in named.items()}, (), privacy.K_BREAKDOWN
    )
    shown = tuple((named[name], _counts(given[named[name]])) for name in visible.show)
    return Lenses(_counts([lens for those in given.values() for lens in those]), shown)


def rows(item: Item, number: int, own: Sequence[str], t: Words) -> tuple[Row, ...]:
    """A revealed round's lenses: the sides that may be told of, along the axis, then all.

    Empty where too few reasons have a lens. `own` are the facilitator's names.
    """
    _, counted = _told(item, number)
    if counted is None:
        return ()
    called = tuple(short_names(own, t).values())
    shown = dict(counted.sides)
    found = []
    for side in sides_of(item):
        if side in shown:
            who = short_name(side, item, t)
            said = _said(shown[side], called, t)
            if side is None:
                sentence = t("Of those in between: {counts}.", counts=said)
            else:
                sentence = t("Of those who lean towards {pole}: {counts}.", pole=who, counts=said)
            found.append(Row(side, who, shown[side], sentence))
    whole = t("In the whole room: {counts}.", counts=_said(counted.all, called, t))
    return (*found, Row(None, t("All"), counted.all, whole))


def by_round(
    item: Item, own: Sequence[str], t: Words, numbers: Collection[int] | None = None
) -> tuple[tuple[int, tuple[Row, ...]], ...]:
    """`rows` of the revealed rounds (default: all) that have any, each with its number."""
    found = [(number, rows(item, number, own, t)) for number in _revealed(item, numbers)]
    return tuple((number, those) for number, those in found if those)


def in_short(told: Sequence[Row]) -> tuple[Row, ...]:
    """What is read from afar or in passing: the poles' rows; the whole where there is none."""
    return tuple(row for row in told if row.pole is not None) or tuple(told[-1:])


def beside(item: Item, numbers: Collection[int] | None = None) -> dict[int, str]:
    """The lens that may stand beside a reason, by the reason's id.

    Only for reasons of a side that is told of: beside each reason of a small side, the lenses
    could be counted after all.
    """
    found: dict[int, str] = {}
    for number in _revealed(item, numbers):
        tagged, counted = _told(item, number)
        shown = dict(counted.sides) if counted else {}
        found |= {id: lens for id, side, lens in tagged if id is not None and side in shown}
    return found


def _revealed(item: Item, numbers: Collection[int] | None) -> list[int]:
    if item.kind is not Kind.DILEMMA:
        return []
    return sorted(
        round.number
        for round in item.results
        if round.number <= item.progress.revealed and (numbers is None or round.number in numbers)
    )


class _Once:
    """A round by its identity: a revealed one never changes, and to hash it takes longer."""

    def __init__(self, round: Round) -> None:
        self.round = round

    def __hash__(self) -> int:
        return id(self.round)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Once) and other.round is self.round


_Tagged = list[tuple[int | None, int | None, str]]  # id, side and lens of each tagged reason


def _told(item: Item, number: int) -> tuple[_Tagged, Lenses | None]:
    """A revealed round's tagged reasons, and what may be told of them."""
    round = item.result(number)
    if round is None or number not in _revealed(item, (number,)):
        return [], None
    return _read(_Once(round))


@lru_cache(maxsize=16)  # each phone of a room asks for the same
def _read(once: _Once) -> tuple[_Tagged, Lenses | None]:
    tagged = [
        (answer.reason, side_of(given.place), given.lens)
        for answer in once.round.answers
        if isinstance(given := answer.given, Stance)
        and given.lens
        and given.place is not None
        and given.reason.strip()
    ]
    return tagged, count((side, lens) for _, side, lens in tagged)


def _counts(given: Sequence[str]) -> tuple[int, ...]:
    return tuple(given.count(lens) for lens in LENSES)


def _said(counts: Sequence[int], called: Sequence[str], t: Words) -> str:
    """ "4 write about duty, 3 about care"; what nobody wrote about is left out."""
    some = [(n, lens) for n, lens in zip(counts, called, strict=True) if n]
    first, *others = some
    one = t.n("{n} writes about {lens}", "{n} write about {lens}", first[0], lens=first[1])
    return ", ".join([one, *(t("{n} about {lens}", n=n, lens=lens) for n, lens in others)])
