"""An item's figures, computed once for every screen and export."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from workshop import measures, priorities
from workshop.answers import Ranking, Stance
from workshop.dilemmas import Shape
from workshop.snapshot import MIN_ROOM, Item, Round
from workshop.words import as_shown

TOGETHER, DIVIDED = 33, 66  # a disagreement (0-100) below the one, above the other
AGREEMENT_ROOM = 15  # people below which agreement is too high (measures.md)
CATEGORIES = 7


@dataclass(frozen=True)
class Pair:
    """The same participant's stances before and after."""

    person: int
    before: Stance
    after: Stance


@dataclass(frozen=True)
class Paired:
    """What moved between a round and the one before it.

    `certainty` is the mean of 1-4 (before, after) over the pairs who gave it both times.
    `unfollowed` are those (before, after) at tables and on the floor, whom nobody can follow.
    """

    pairs: tuple[Pair, ...]
    shift: measures.Shift
    only_before: int
    only_after: int
    certainty: tuple[float, float] | None
    unfollowed: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Order:
    """A room's order of options: Borda points and ranges of places, most points first.

    `most` is what an option would have that everybody puts first; `preferred` the option
    that is preferred to each of the others, if there is one.
    """

    n: int
    points: dict[str, float]
    places: dict[str, int]
    ranges: dict[str, tuple[int, int]]
    preferred: str | None

    @property
    def most(self) -> float:
        return self.n * (len(self.points) - 1)


def stances(round: Round) -> list[tuple[int, Stance]]:
    """(person, stance) of everybody in a round who took one."""
    return [
        (answer.person, answer.given)
        for answer in round.answers
        if isinstance(answer.given, Stance) and answer.given.place is not None
    ]


def places(given: Sequence[Stance]) -> list[tuple[float, ...]]:
    return [stance.place for stance in given if stance.place is not None]


def room_of(item: Item, number: int) -> measures.Room | None:
    """Where the room stood in a round; None while blind or with too few answers."""
    round = item.result(number)
    if round is None or round.withheld:
        return None
    given = [stance for _, stance in stances(round)]
    return measures.room(places(given), [stance.certainty for stance in given])


def agreement_of(item: Item, number: int) -> float | None:
    """Van der Eijk's A of a round along an axis, over CATEGORIES equally wide parts of it.

    None while blind, in a triangle, or of fewer than AGREEMENT_ROOM people.
    """
    round = item.result(number)
    if round is None or round.withheld or item.dilemma.kind is not Shape.AXIS:
        return None
    positions = [place[0] for place in places([stance for _, stance in stances(round)])]
    if len(positions) < AGREEMENT_ROOM:
        return None
    return measures.agreement(measures.categories(positions, CATEGORIES))


def shift_of(item: Item, number: int) -> Paired | None:
    """What moved since the round before; None while blind or with too few pairs."""
    earlier, later = item.result(number - 1), item.result(number)
    if earlier is None or later is None or earlier.withheld or later.withheld:
        return None
    first, second = dict(stances(earlier)), dict(stances(later))
    both = sorted(first.keys() & second.keys())
    if len(both) < MIN_ROOM:
        return None
    pairs = tuple(Pair(person, first[person], second[person]) for person in both)
    before = np.array(places([pair.before for pair in pairs]))
    after = np.array(places([pair.after for pair in pairs]))
    if before.shape[1] == 1:
        before, after = before[:, 0], after[:, 0]
    sure = [
        (pair.before.certainty, pair.after.certainty)
        for pair in pairs
        if pair.before.certainty is not None and pair.after.certainty is not None
    ]
    certainty = None
    if len(sure) >= MIN_ROOM:
        means = np.mean(sure, axis=0)
        certainty = (float(means[0]), float(means[1]))
    return Paired(
        pairs=pairs,
        shift=measures.shift(before, after),
        only_before=sum(person >= 0 for person in first.keys() - second.keys()),
        only_after=sum(person >= 0 for person in second.keys() - first.keys()),
        certainty=certainty,
        unfollowed=unfollowed(item, number),
    )


def unfollowed(item: Item, number: int) -> tuple[int, int]:
    """How many stood at tables or on the floor in the round before and in this one."""
    earlier, later = item.result(number - 1), item.result(number)
    before, after = (
        sum(person < 0 for person, _ in stances(round)) if round else 0
        for round in (earlier, later)
    )
    return before, after


def ranking_of(item: Item, number: int) -> Order | None:
    """The room's order in a round; None while blind or with too few answers."""
    round = item.result(number)
    if round is None or round.withheld:
        return None
    given = tuple(
        answer.given.order
        for answer in round.answers
        if isinstance(answer.given, Ranking) and answer.given.order is not None
    )
    options = item.priority.options
    assert options != "agenda"
    return _order(given, options)


@lru_cache(maxsize=32)  # each phone of a room asks for the same, and a range takes 20 ms
def _order(given: tuple[tuple[str, ...], ...], options: tuple[str, ...]) -> Order:
    points = priorities.borda(given, options)
    return Order(
        n=len(given),
        points=points,
        places=priorities.places(points),
        ranges=priorities.rank_ranges(given, options),
        preferred=priorities.condorcet_winner(given, options),
    )


def label_of(value: float) -> str:
    """ "together", "spread" or "divided" for a disagreement of 0-1, by its figure as shown."""
    shown = as_shown(value * 100)
    return "together" if shown < TOGETHER else "spread" if shown <= DIVIDED else "divided"
