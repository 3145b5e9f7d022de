"""Where a room's dots stand over an axis: in piles that can be counted.

Columns number an odd multiple of 5, so that 40 and 60 fall between two columns: the left,
the middle and the right of the axis have columns of their own, and nobody is ever drawn in
another part than the one they stand in. A pile that is full spills into the columns beside
it, nearest first and without anybody overtaking. Swapped poles give the mirrored picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from workshop import measures

FEWEST = 15  # columns
AWAY = 0.05  # of the width: nobody is drawn further from their place while dots can be smaller
FINE = 50  # columns; from here on whole points would fall into them like the teeth of a comb
RADIUS = 0.46  # of a column
PEOPLE_PER_DOT = (1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100, 200, 500)


@dataclass(frozen=True)
class Spot:
    """A dot: its centre over the axis (which is 1 wide), and who it stands for."""

    x: float
    y: float
    position: float  # 0-100
    members: tuple[int, ...]  # indices into the positions given


@dataclass(frozen=True)
class Piles:
    """Dots of one radius for each room; a dot is up to `people` people."""

    r: float
    people: int
    rooms: tuple[tuple[Spot, ...], ...]


def pile(rooms: Sequence[Sequence[float]], height: float, least: float) -> Piles:
    """Pile up the positions (0-100) of one or more rooms, with dots of one size for all.

    The dots are as large as `height` (in widths of the axis) allows, but not under `least`
    in radius: where a crowd does not fit so, a dot stands for more than one person.
    """
    finest = max(int(RADIUS / least + 1e-9), FEWEST)
    choices = [n for n in range(FEWEST, finest + 1, 10) if _levels(height, n)]
    for people in PEOPLE_PER_DOT:
        groups = [_groups(positions, people) for positions in rooms]
        for columns in choices:
            laid = [_lay(room, columns, _levels(height, columns)) for room in groups]
            fits = all(each is not None for each in laid)
            if fits and all(each is None or each.away <= AWAY * columns for each in laid):
                break
        if fits:
            break
    spots = [
        _spots(group, each.columns, columns)
        for group, each in zip(groups, laid, strict=True)
        if each is not None
    ]
    return Piles(RADIUS / columns, people, tuple(spots))


LEANS = ("left", "circle", "right")  # the shape of a mark in each part


def part(position: float) -> int:
    """0 leans to the first pole, 1 stands in between, 2 leans to the second pole."""
    low, high = measures.BETWEEN
    return 0 if position < low else 2 if position > high else 1


_Ints = NDArray[np.int_]


@dataclass(frozen=True)
class _Group:
    """The dots of a room in order along the axis: where each belongs, and who it is."""

    at: measures.Floats
    apart: measures.Floats  # the same, with those in one place spread over the point they gave
    parts: tuple[int, int, int]  # how many dots in each
    members: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class _Laid:
    columns: _Ints  # of each dot
    away: int  # columns, of the dot that is moved the furthest


def _levels(height: float, columns: int) -> int:
    return int(height * columns + 1e-9)


def _groups(positions: Sequence[float], people: int) -> _Group:
    """Neighbours of a part share a dot, counted from the poles inwards."""
    parts: list[list[int]] = [[], [], []]
    for one in sorted(range(len(positions)), key=lambda one: positions[one]):
        parts[part(positions[one])].append(one)
    found: list[list[tuple[int, ...]]] = []
    for number, ordered in enumerate(parts):
        step = -1 if number == 2 else 1
        inwards = ordered[::step]
        some = [tuple(inwards[at : at + people]) for at in range(0, len(inwards), people)]
        found.append(some[::step])
    members = tuple(each for some in found for each in some)
    at = np.array([positions[each[len(each) // 2]] for each in members], float)
    left, between, right = map(len, found)
    return _Group(at, _apart(at), (left, between, right), members)


def _apart(at: measures.Floats) -> measures.Floats:
    """Each whole point is as wide as its part is divided into points: 0-39, 40-60, 61-100.

    Those in one place stand evenly over its width.
    """
    _, first, many = np.unique(at, return_index=True, return_counts=True)
    nth = (np.arange(len(at)) - np.repeat(first, many) + 0.5) / np.repeat(many, many)
    low, high = measures.BETWEEN
    inside = low + (at - low + nth) * (high - low) / (high - low + 1)
    spread = np.where(at < low, at + nth, np.where(at > high, at - 1 + nth, inside))
    return np.clip(spread, 0, 100)


def _columns(at: measures.Floats, columns: int) -> _Ints:
    """The column of each position; mirrored exactly when the poles are swapped."""
    half = columns // 2
    left = np.minimum((at / 100 * columns + 1e-9).astype(int), half)
    right = columns - 1 - np.minimum(((100 - at) / 100 * columns + 1e-9).astype(int), half)
    found: _Ints = np.where(at > 50, right, left)
    return found


def _lay(group: _Group, columns: int, levels: int) -> _Laid | None:
    """Everybody's column; None where a part cannot hold its people."""
    widths = (columns * 2 // 5, columns // 5, columns * 2 // 5)
    if any(n > width * levels for n, width in zip(group.parts, widths, strict=True)):
        return None
    own = _columns(group.at if columns < FINE else group.apart, columns)
    counts: list[int] = []
    start = 0
    for n, width in zip(group.parts, widths, strict=True):
        first = len(counts)
        inside = np.clip(own[start : start + n] - first, 0, width - 1)
        counts += _spill(np.bincount(inside, minlength=width), levels, first, columns)
        start += n
    placed = np.repeat(np.arange(columns), counts)
    return _Laid(placed, int(np.abs(placed - own).max(initial=0)))


def _spill(counts: _Ints, levels: int, first: int, columns: int) -> list[int]:
    """The same people in the same order with at most `levels` in a column, moved the least.

    How many stand up to each column's end grows by `levels` a column at most; of all such
    curves this is the one nearest to the room's own (least squares, by pooling neighbours).
    """
    if counts.max() <= levels:
        return [int(count) for count in counts]
    width, n = len(counts), int(counts.sum())
    pools: list[tuple[float, int]] = []  # free room up to a column's end, and for how many ends
    for end, upto in enumerate(np.cumsum(counts)[:-1].tolist(), 1):
        mean, size = float(levels * end - upto), 1
        while pools and pools[-1][0] >= mean:
            before, many = pools.pop()
            mean, size = (before * many + mean * size) / (many + size), many + size
        pools.append((mean, size))
    free = [min(max(mean, 0.0), levels * width - n) for mean, size in pools for _ in range(size)]
    curve = [round(levels * end - each, 6) for end, each in enumerate(free, 1)]
    for inwards in (False, True):  # halves are rounded away from the picture's middle, or to it
        ends = [0]
        for end, value in enumerate(curve, first + 1):
            down = (2 * end < columns) != inwards
            ends.append(ceil(value - 0.5) if down else floor(value + 0.5))
        ends.append(n)
        spilt = [b - a for a, b in pairwise(ends)]
        if max(spilt) <= levels:
            break
    return spilt


def _spots(group: _Group, placed: _Ints, columns: int) -> tuple[Spot, ...]:
    """The dots of each column, those nearest to the middle of the scale lowest."""
    order = np.lexsort((group.at, np.abs(group.at - 50), placed))
    spots = []
    column, level = -1, 0
    for one in order.tolist():
        level = level + 1 if placed[one] == column else 0
        column = int(placed[one])
        spots.append(
            Spot(
                x=(column + 0.5) / columns,
                y=(1.15 * RADIUS + level) / columns,
                position=float(group.at[one]),
                members=group.members[one],
            )
        )
    return tuple(spots)
