"""What a room puts first, from rankings. Definitions: docs/measures.md.

Partial rankings count: whoever ranks an option puts it before all that they leave out,
and says nothing about the order of those.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Option = TypeVar("Option", bound=Hashable)


# Rank ranges: that many rooms are drawn from the answers given; the range is what is left
# when the outer TAIL percent at either end are set aside.
DRAWS = 200
TAIL = 2.5
_SEED = 20


def borda(
    rankings: Iterable[Sequence[Option]], options: Sequence[Option] | None = None
) -> dict[Option, float]:
    """Borda points: with m options the first place gives m-1, the last 0.

    Partial rankings count: unranked options share the places that are left.
    `options` names all options (default: those that appear). Returns points per
    option, highest first, ties in the options' order. Raises ValueError for an
    option that stands twice in a ranking or is not among the options.
    """
    names, given = _points(rankings, options)
    points = dict(zip(names, given.sum(axis=0).tolist(), strict=True))
    return dict(sorted(points.items(), key=lambda entry: -entry[1]))


def _points(
    rankings: Iterable[Sequence[Option]], options: Sequence[Option] | None
) -> tuple[list[Option], NDArray[np.float64]]:
    """The options, and the Borda points each ranking gives them, shape (rankings, options)."""
    ballots = [tuple(ranking) for ranking in rankings]
    if options is None:
        options = list(dict.fromkeys(option for ballot in ballots for option in ballot))
    names = list(options)
    column = {option: i for i, option in enumerate(names)}
    for ballot in ballots:
        if len(set(ballot)) != len(ballot) or not column.keys() >= set(ballot):
            raise ValueError(f"not a ranking of the options: {ballot!r}")
    # All ballots one after the other, so that numpy goes through them at once.
    lengths = np.array([len(ballot) for ballot in ballots], dtype=int)
    rows = np.repeat(np.arange(len(ballots)), lengths)
    place = np.arange(len(rows)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    points = np.repeat((len(names) - lengths[:, None] - 1) / 2, len(names), axis=1)
    columns = [column[option] for ballot in ballots for option in ballot]
    points[rows, columns] = len(names) - 1 - place
    return names, points


def _duels(points: NDArray[np.float64]) -> NDArray[np.int_]:
    """How many put option i before option j, shape (options, options)."""
    return np.array([(points > points[:, [j]]).sum(axis=0) for j in range(points.shape[1])]).T


def condorcet_winner(
    rankings: Iterable[Sequence[Option]], options: Sequence[Option] | None = None
) -> Option | None:
    """The option that more people put before than behind each of the others, if there is one.

    None when there is none, and when nobody has ranked anything. Options and errors as
    for `borda`.
    """
    names, points = _points(rankings, options)
    if not len(points):
        return None
    duels = _duels(points)
    for i, option in enumerate(names):
        if all(duels[i, j] > duels[j, i] for j in range(len(names)) if j != i):
            return option
    return None


def schulze(
    rankings: Iterable[Sequence[Option]], options: Sequence[Option] | None = None
) -> tuple[Option, ...]:
    """All options in Schulze's order, best first.

    An option stands before another when its strongest chain of won duels to it is stronger
    than the way back; a duel counts by those who are for its winner. Where neither is
    before the other, the one that fewer stand before comes first, then the one with more
    Borda points, then the options' order. Options and errors as for `borda`.
    Source: Schulze 2011, Social Choice and Welfare 36.
    """
    names, points = _points(rankings, options)
    return tuple(names[i] for i in _schulze(points))


def _schulze(points: NDArray[np.float64]) -> list[int]:
    """The columns of `points` in Schulze's order."""
    duels = _duels(points)
    paths = np.where(duels > duels.T, duels, 0)
    for k in range(len(duels)):
        paths = np.maximum(paths, np.minimum(paths[:, k, None], paths[None, k, :]))
    np.fill_diagonal(paths, 0)
    behind = (paths < paths.T).sum(axis=1)
    total = points.sum(axis=0)
    return sorted(range(len(duels)), key=lambda i: (behind[i], -total[i]))


def rank_ranges(
    rankings: Iterable[Sequence[Option]], options: Sequence[Option] | None = None
) -> dict[Option, tuple[int, int]]:
    """The (best, worst) place each option could well have had, in the options' order.

    Rooms of the same size are drawn from the rankings with replacement (fixed seed); the
    range holds the Borda place of 95 % of them, and always the place by `borda` and by
    `schulze`. Two options whose ranges overlap share a place: whom the room puts first of
    them hangs on a few answers. Options and errors as for `borda`.
    """
    names, points = _points(rankings, options)
    if not len(points):
        return {option: (1, len(names)) for option in names}
    points = points[np.lexsort(points.T)]  # so that the order of participants does not matter
    n = len(points)
    drawn = np.random.default_rng(_SEED).integers(0, n, (DRAWS, n)) + n * np.arange(DRAWS)[:, None]
    times = np.bincount(drawn.ravel(), minlength=DRAWS * n).reshape(DRAWS, n)
    # Whole numbers (points come in halves): a matrix product of floats wakes every core for this.
    totals = times @ (2 * points).astype(int)
    ahead = (totals[:, None, :] > totals[:, :, None]).sum(axis=2)
    level = (totals[:, None, :] == totals[:, :, None]).sum(axis=2)
    best = np.percentile(ahead + 1, TAIL, axis=0, method="nearest")
    worst = np.percentile(ahead + level, 100 - TAIL, axis=0, method="nearest")
    place = places(dict(zip(names, points.sum(axis=0).tolist(), strict=True)))
    final = {names[i]: at for at, i in enumerate(_schulze(points), start=1)}
    return {
        option: (
            min(int(best[i]), place[option], final[option]),
            max(int(worst[i]), place[option], final[option]),
        )
        for i, option in enumerate(names)
    }


def sharing(ranges: Mapping[Option, tuple[int, int]], option: Option) -> tuple[Option, ...]:
    """The other options whose rank range overlaps with that of `option`."""
    best, worst = ranges[option]
    return tuple(
        other
        for other, (top, bottom) in ranges.items()
        if other != option and top <= worst and best <= bottom
    )


def groups_sharing(ranges: Mapping[Option, tuple[int, int]]) -> tuple[tuple[Option, ...], ...]:
    """The options that share a place, place by place, the largest groups only.

    Each is the options, in the order given, whose ranges hold one place; a group that is part
    of another is left out. Two options share a place exactly when some group has both.
    """
    held = [
        tuple(option for option, (best, worst) in ranges.items() if best <= place <= worst)
        for place in range(1, len(ranges) + 1)
    ]
    found = [group for group in dict.fromkeys(held) if len(group) > 1]
    return tuple(group for group in found if not any(set(group) < set(other) for other in found))


def places(points: Mapping[Option, float]) -> dict[Option, int]:
    """Place 1 for the most points; options with the same points share a place."""
    return {
        option: 1 + sum(other > own for other in points.values()) for option, own in points.items()
    }
