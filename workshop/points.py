"""What a room gives its points to, from 100 points each."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from workshop import measures
from workshop.answers import ALL_POINTS, Points
from workshop.snapshot import Item


@dataclass(frozen=True)
class Share:
    """What the room gives to one option, in points of 100.

    `median` is what the one in the middle gives. At least half of the room is within
    `low`..`high`, a quarter at most below and a quarter at most above. `given` is
    everybody's points, ascending.
    """

    option: str
    place: int
    median: float
    low: float
    high: float
    mean: float
    given: tuple[int, ...]


@dataclass(frozen=True)
class Shares:
    """A room's points: the options by median, then mean; those with both alike share a place."""

    n: int
    options: tuple[Share, ...]


def shares(given: ArrayLike, options: Sequence[str]) -> Shares:
    """Median, middle half and mean of each option.

    Parameters: given, shape (n, m), what n people give to each of the m `options`.
    The medians need not sum to 100; the means do. The middle half is measures.middle_half.
    Raises ValueError for another shape, nobody at all, or a row that does not sum to 100.
    Source: median and spread, not only the mean: measures.md.
    """
    points = np.asarray(given, dtype=int)
    if points.ndim != 2 or points.shape[1] != len(options) or not len(points):
        raise ValueError(f"needs a row of {len(options)} per person, got shape {points.shape}")
    if points.min() < 0 or (points.sum(axis=1) != ALL_POINTS).any():
        raise ValueError(f"everybody's points must sum to {ALL_POINTS}")
    median, halves = np.median(points, axis=0), [measures.middle_half(each) for each in points.T]
    sums = points.sum(axis=0)
    ranks = [(-float(m), -int(s)) for m, s in zip(median, sums, strict=True)]
    order = sorted(range(len(options)), key=lambda at: ranks[at])  # stable: ties stay as given
    return Shares(
        len(points),
        tuple(
            Share(
                option=options[at],
                place=1 + sum(other < ranks[at] for other in ranks),
                median=float(median[at]),
                low=halves[at][0],
                high=halves[at][1],
                mean=float(sums[at]) / len(points),
                given=tuple(int(each) for each in np.sort(points[:, at])),
            )
            for at in order
        ),
    )


def points_of(item: Item, number: int) -> Shares | None:
    """What the room gave its points to in a round; None while blind or with too few answers."""
    round = item.result(number)
    if round is None or round.withheld:
        return None
    given = [
        dict(answer.given.given)
        for answer in round.answers
        if isinstance(answer.given, Points) and answer.given.given is not None
    ]
    options = item.priority.options
    assert options != "agenda"
    return shares([[each.get(option, 0) for option in options] for each in given], options)
