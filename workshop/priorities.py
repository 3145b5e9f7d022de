"""What a room puts first, from rankings."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

Option = TypeVar("Option", bound=Hashable)


def borda(
    rankings: Iterable[Sequence[Option]], options: Sequence[Option] | None = None
) -> dict[Option, float]:
    """Borda points: with m options the first place gives m-1, the last 0.

    Partial rankings count: unranked options share the places that are left.
    `options` names all options (default: those that appear). Returns points per
    option, highest first, ties in the options' order. Raises ValueError for an
    option that stands twice in a ranking or is not among the options.
    """
    ballots = [tuple(ranking) for ranking in rankings]
    if options is None:
        options = list(dict.fromkeys(option for ballot in ballots for option in ballot))
    points: dict[Option, float] = dict.fromkeys(options, 0.0)
    for ballot in ballots:
        if len(set(ballot)) != len(ballot) or not points.keys() >= set(ballot):
            raise ValueError(f"not a ranking of the options: {ballot!r}")
        left = [option for option in points if option not in ballot]
        for place, option in enumerate(ballot):
            points[option] += len(points) - 1 - place
        for option in left:
            points[option] += (len(left) - 1) / 2
    return dict(sorted(points.items(), key=lambda entry: -entry[1]))


def places(points: Mapping[Option, float]) -> dict[Option, int]:
    """Place 1 for the most points; options with the same points share a place."""
    return {
        option: 1 + sum(other > own for other in points.values()) for option, own in points.items()
    }
