"""Which pole a place leans to, counted as the pictures count, and what a side is called."""

from collections.abc import Sequence

from workshop.colours import MARKS
from workshop.measures import BETWEEN
from workshop.snapshot import Item
from workshop.words import Words


def side_of(place: Sequence[float]) -> int | None:
    """The pole (0, 1, 2) a place on an axis or in a triangle leans to, None in between."""
    if len(place) == 1:
        low, high = BETWEEN
        return 0 if place[0] < low else 1 if place[0] > high else None
    return next((pole for pole, weight in enumerate(place) if weight > 50), None)


def sides_of(item: Item) -> tuple[int | None, ...]:
    """The sides along the axis; in a triangle those in between come second as well."""
    return (0, None, *range(1, len(item.dilemma.text("da").poles)))


def short_name(side: int | None, item: Item, t: Words) -> str:
    """Where a reason stands, small beside it: "◀ The good of all"."""
    if side is None:
        return t("In between")
    return f"{MARKS[side]} {item.dilemma.text(t.language).poles[side].label}"
