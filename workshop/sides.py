"""Which pole a place leans to, counted as the pictures count."""

from collections.abc import Sequence

from workshop.measures import BETWEEN


def side_of(place: Sequence[float]) -> int | None:
    """The pole (0, 1, 2) a place on an axis or in a triangle leans to, None in between."""
    if len(place) == 1:
        low, high = BETWEEN
        return 0 if place[0] < low else 1 if place[0] > high else None
    return next((pole for pole, weight in enumerate(place) if weight > 50), None)
