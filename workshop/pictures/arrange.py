"""Where labels go when a text has a size: inside the picture, never on top of each other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workshop.pictures.model import Label, Picture

# Width of an average character as a share of the type size; generous, so that texts fit.
CHARACTER = 0.56


@dataclass(frozen=True)
class Arranged:
    """Labels with their rows final: `above` and `below` count the rows outside the picture."""

    labels: tuple[Label, ...]
    above: int
    below: int


def arrange(picture: Picture, size: float) -> Arranged:
    """Place the labels for type of `size` (a share of the picture's width).

    A label that would stick out is moved in; one that would touch another in its row
    pushes itself and the rows after it one further down.
    """
    placed: list[Label] = [label for label in picture.labels if label.y is not None]
    taken: dict[int, list[tuple[float, float]]] = {}
    pushed = 0
    for label in sorted(
        (label for label in picture.labels if label.y is None), key=lambda label: abs(label.row)
    ):
        width = len(label.text) * CHARACTER * size
        left = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}
        start = min(max(left[label.anchor], 0.0), max(1.0 - width, 0.0))
        row = label.row if label.row < 0 else label.row + pushed
        while any(start < b and a < start + width for a, b in taken.get(row, [])):
            row += 1
            pushed += 1
        taken.setdefault(row, []).append((start, start + width))
        anchor_at = {"start": start, "middle": start + width / 2, "end": start + width}
        anchor = label.anchor
        if start != left[anchor]:  # moved in: a wider font may go inwards from there, not out
            anchor = "start" if start == 0.0 else "end"
        placed.append(replace(label, x=anchor_at[anchor], anchor=anchor, row=row))
    rows = [label.row for label in placed if label.y is None]
    return Arranged(tuple(placed), -min([0, *rows]), max([0, *rows]))


def over(picture: Picture) -> float:
    """How far marks reach above a picture that has words above it, which stay clear of them."""
    if not any(label.y is None and label.row < 0 for label in picture.labels):
        return 0.0
    return max([0.0, *(dot.y + dot.r - picture.height for dot in picture.dots)])


def free_place(
    spot: tuple[float, float],
    r: float,
    across: tuple[float, float],
    upwards: tuple[float, float],
    taken: Sequence[tuple[float, float]],
) -> tuple[float, float]:
    """Where a mark of radius `r` can stand beside those at `taken`, moved as little as needed.

    It is moved sideways, and up or down only where a row is full. Its middle stays within
    `across` and `upwards`; where there is no room at all it stays where it is.
    """

    def touches(x: float, y: float) -> bool:
        return any((x - a) ** 2 + (y - b) ** 2 < (1.98 * r) ** 2 for a, b in taken)

    (x, y), (left, right), (low, high) = spot, across, upwards
    steps = [sign * step * r / 2 for step in range(80) for sign in (1, -1)]
    rows = [y + 4 * step for step in steps if low <= y + 4 * step <= high]
    columns = [x + step for step in steps if left <= x + step <= right]
    return next(((a, b) for b in rows for a in columns if not touches(a, b)), spot)
