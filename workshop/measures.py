"""Figures on where a room stands. Definitions and sources: docs/measures.md."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

# Barycentric weights (summing to 1) to a triangle whose corners are 1 apart.
CORNERS: Floats = np.array([[0.0, 0.0], [1.0, 0.0], [0.5, np.sqrt(3) / 2]])

_ROWS = 32

# A mean over fewer people would tell what one of them said.
ENOUGH = 3

# On an axis 0-100: whoever stands within is "in between".
BETWEEN = (40.0, 60.0)
MOVED = 5.0  # points of 100: a move counts beyond it
ALIKE = 1.5  # points of 100: weights that gained more nearly the same than this gained alike

# Two camps are claimed only of a room of CAMPS_ROOM or more of whom at least CAMP percent
# stand in each outer third of the scale, and at most GAP percent in the middle third.
CAMPS_ROOM = 10
CAMP, GAP = 30, 20

# A reason that fewer of a side have seen is not compared with others.
MIN_VIEWS = 5


def disagreement(positions: ArrayLike, low: float = 0, high: float = 100) -> float:
    """Mean distance between two participants as a share of the largest possible.

    Parameters: positions, shape (n,), within low..high. Returns 0-1: 0 all at one
    point, 1 half at each end. Fewer than two participants do not disagree: 0.
    Raises ValueError for a position outside low..high.
    Source: D = sum over pairs |xi - xj| / (R * floor(n^2 / 4)), measures.md.
    """
    x = np.sort(np.asarray(positions, dtype=float))
    if x.size and not (low <= x[0] and x[-1] <= high):
        raise ValueError(f"positions must lie within {low}..{high}, got {x[0]}..{x[-1]}")
    n = x.size
    if n < 2:
        return 0.0
    # In sorted order the i-th value is added i times and subtracted n-1-i times.
    pairs = float(np.dot(2 * np.arange(n) - n + 1, x))
    d = max(pairs, 0.0) / ((high - low) * (n * n // 4))  # never -0 where all are alike
    return min(d, 1.0)  # nor a rounding more than 1


def triangle_disagreement(points: ArrayLike) -> float:
    """Mean distance between two participants in a triangle, as a share of the largest possible.

    Parameters: points, shape (n, 3), barycentric weights of any positive sum.
    Distance is Euclidean with corners 1 apart; the largest possible sum is reached
    when participants split evenly over the corners: the pairs at different corners.
    Returns 0-1. Raises ValueError for negative weights or a sum of 0.
    """
    weights = np.asarray(points, dtype=float).reshape(-1, 3)
    n = len(weights)
    if n and (weights.min() < 0 or weights.sum(axis=1).min() <= 0):
        raise ValueError("weights must be non-negative with a positive sum")
    if n < 2:
        return 0.0
    x, y = plane(weights).T.copy()
    pairs = 0.0
    # A few rows at a time, each against those not yet met: it stays in the processor's cache.
    for row in range(0, n, _ROWS):
        met = slice(row, row + _ROWS)
        apart = np.sqrt(
            np.subtract.outer(x[met], x[row:]) ** 2 + np.subtract.outer(y[met], y[row:]) ** 2
        )
        pairs += float(apart[:, :_ROWS].sum()) / 2 + float(apart[:, _ROWS:].sum())
    sizes = [(n + i) // 3 for i in range(3)]
    most = sizes[0] * sizes[1] + sizes[0] * sizes[2] + sizes[1] * sizes[2]
    return min(pairs / most, 1.0)


def categories(positions: ArrayLike, count: int) -> NDArray[np.int_]:
    """How many stand in each of `count` equally wide parts of a scale 0-100, shape (count,).

    Whoever stands on the limit of two parts counts in the one nearer the scale's middle, so
    that swapping the poles turns the counts round; in the middle itself there is no limit
    for an odd count.
    """
    x = np.asarray(positions, dtype=float)
    # Measured from the nearer end: a position and its mirror image get mirrored places.
    near = np.minimum(x, 100 - x)
    place = np.floor(near * count / 100 + 1e-9).astype(int)
    place = np.minimum(place, (count - 1) // 2)
    place = np.where(x > 50, count - 1 - place, place)
    return np.bincount(place, minlength=count)


def agreement(frequencies: ArrayLike) -> float:
    """Van der Eijk's A: how much the answers gather around one category of a scale.

    Parameters: frequencies, shape (categories,), in the scale's order, not negative;
    shares or weighted counts are as good as whole numbers. Returns -1 (half in each outer
    category) over 0 (evenly spread) to 1 (all in one). It depends on the categories and
    is too high in small groups: for 7 categories and 15 people or more.
    Raises ValueError for a negative frequency or none above 0.
    Source: van der Eijk 2001, Quality & Quantity 35; R package agrmt, measures.md.
    """
    f = np.asarray(frequencies, dtype=float)
    if f.size == 0 or f.min() < 0 or f.max() <= 0:
        raise ValueError("frequencies must be non-negative, and one above 0")
    # Layers: each level of the frequencies lies under the categories that reach it.
    levels = np.unique(np.append(f, 0.0))
    total = 0.0
    for low, high in pairwise(levels):
        under = f >= high
        total += float((high - low) * under.sum()) * _layer_agreement(under)
    return total / float(f.sum())


def _layer_agreement(filled: NDArray[np.bool_]) -> float:
    """A of one layer, from its triples of categories: gaps speak against agreement."""
    size, reached = len(filled), int(filled.sum())
    if reached in (1, size):
        return 1.0 if reached == 1 else 0.0
    one_sided = hollow = 0
    for a, b, c in combinations(filled.tolist(), 3):
        one_sided += b and a != c
        hollow += a and c and not b
    unimodal = ((size - 2) * one_sided - (size - 1) * hollow) / ((size - 2) * (one_sided + hollow))
    return float(unimodal * (1 - (reached - 1) / (size - 1)))


def two_camps(positions: ArrayLike) -> bool:
    """Whether a room stands in two camps: both outer thirds of the scale full, the middle empty.

    Parameters: positions, shape (n,), 0-100. The limits are CAMPS_ROOM, CAMP and GAP.
    """
    x = np.asarray(positions, dtype=float)
    low, high = int((3 * x < 100).sum()), int((3 * x > 200).sum())
    return bool(
        x.size >= CAMPS_ROOM
        and 100 * min(low, high) >= CAMP * x.size
        and 100 * (x.size - low - high) <= GAP * x.size
    )


def support(endorsed: int, seen: int) -> float:
    """The share of those who saw a reason that endorsed it, drawn to 1/2 when few saw it.

    Returns 0-1, the ends excluded: (endorsed + 1) / (seen + 2). Raises ValueError unless
    0 <= endorsed <= seen.
    """
    if not 0 <= endorsed <= seen:
        raise ValueError(f"{endorsed} of {seen} cannot have endorsed it")
    return (endorsed + 1) / (seen + 2)


def bridging(sides: Sequence[tuple[int, int]]) -> float:
    """How well a reason is received on every side that saw it.

    Parameters: sides, for each an (endorsed, seen) pair. Returns 0-1, the geometric mean
    of the sides' `support`: one cold side cannot be made up for by a warm one. That each
    side has MIN_VIEWS is the caller's rule. Raises ValueError for no sides.
    Source: B = (prod (a + 1) / (n + 2)) ^ (1 / G), measures.md.
    """
    if not sides:
        raise ValueError("bridging needs at least one side")
    return float(math.prod(support(*side) for side in sides) ** (1 / len(sides)))


def plane(weights: ArrayLike) -> Floats:
    """Barycentric weights, shape (n, 3), to points of a triangle with sides 1, shape (n, 2)."""
    w = np.asarray(weights, dtype=float).reshape(-1, 3)
    result: Floats = (w / w.sum(axis=1, keepdims=True)) @ CORNERS
    return result


def middle_half(values: ArrayLike) -> tuple[float, float]:
    """The quartiles of values, shape (n,): where the middle half is.

    They are R's type 2, which agrees with the median: between two people it is halfway, never
    nearer to one, and so the middle half always holds half of the people (type 7 may miss
    some of them). Source: Hyndman & Fan 1996.
    """
    low, high = np.percentile(np.asarray(values, float), (25, 75), method="averaged_inverted_cdf")
    return float(low), float(high)


def distances(before: ArrayLike, after: ArrayLike) -> Floats:
    """How far it is between paired points of a triangle, corners 100 apart, shape (n,)."""
    result: Floats = np.sqrt(((plane(after) - plane(before)) ** 2).sum(axis=1)) * 100
    return result


@dataclass(frozen=True)
class Room:
    """Where a room stands in one round.

    `middle` is the median on an axis (1 number, 0-100) or the mean weights in a
    triangle (3 numbers that sum to 100); `leaning` counts those nearest each pole,
    `between` the rest; `certainty` is the mean of 1-4 over those who gave one, None when
    fewer than ENOUGH did.
    """

    n: int
    middle: tuple[float, ...]
    disagreement: float
    leaning: tuple[int, ...]
    between: int
    certainty: float | None


def room(places: Sequence[tuple[float, ...]], certainties: Sequence[int | None]) -> Room:
    """Sum up the places of one round; raises ValueError when there are none."""
    if not places:
        raise ValueError("a room needs at least one place")
    known = [c for c in certainties if c is not None]
    certainty = float(np.mean(known)) if len(known) >= ENOUGH else None
    points = np.asarray(places, dtype=float)
    leaning: tuple[int, ...]
    middle: tuple[float, ...]
    if points.shape[1] == 1:
        x = points[:, 0]
        leaning = (int((x < BETWEEN[0]).sum()), int((x > BETWEEN[1]).sum()))
        middle = (float(np.median(x)),)
        d = disagreement(x)
    else:
        leaning = tuple(int((points[:, pole] > 50).sum()) for pole in range(3))
        middle = tuple(float(m) for m in points.mean(axis=0))
        d = triangle_disagreement(points)
    return Room(len(places), middle, d, leaning, len(places) - sum(leaning), certainty)


def is_move(far: ArrayLike, threshold: float = MOVED) -> NDArray[np.bool_]:
    """Whether each of these distances (points of 100) is beyond the threshold.

    To six decimals, so that a move of exactly the threshold, worked out, is not beyond it.
    """
    return np.round(np.asarray(far, dtype=float), 6) > threshold


@dataclass(frozen=True)
class Shift:
    """Paired movement of the same participants between two rounds.

    `toward` counts, per pole, those who moved beyond the threshold towards it; `between`, in a
    triangle, those who moved towards two poles alike; `stayed` the others. `middle` is
    (before, after) on an axis, None in a triangle.
    """

    n: int
    toward: tuple[int, ...]
    stayed: int
    middle: tuple[float, float] | None
    disagreement: tuple[float, float]
    between: int = 0


def shift(before: ArrayLike, after: ArrayLike, threshold: float = MOVED) -> Shift:
    """Compare paired places, shape (n,) on an axis or (n, 3) in a triangle, scale 0-100.

    A move counts only beyond `threshold` points. In a triangle a move is the distance
    between the two points (corners 100 apart), counted to the pole that gained most, or to
    none where two gained as much, to a point (weights are whole numbers that sum to 100).
    Raises ValueError when the shapes differ.
    """
    a, b = np.asarray(before, dtype=float), np.asarray(after, dtype=float)
    if a.shape != b.shape:
        raise ValueError(f"before and after must be paired, got {a.shape} and {b.shape}")
    n = len(a)
    if a.ndim == 1 or n == 0:
        change = b - a
        toward: tuple[int, ...] = (
            int(is_move(-change, threshold).sum()),
            int(is_move(change, threshold).sum()),
        )
        middle = (float(np.median(a)), float(np.median(b))) if n else None
        spread = (disagreement(a), disagreement(b)) if n else (0.0, 0.0)
        return Shift(n, toward, n - sum(toward), middle, spread)
    far = is_move(distances(a, b), threshold)
    gains = np.sort(b - a, axis=1)
    alike = gains[:, 2] - gains[:, 1] < ALIKE
    gained = np.where(alike, -1, np.argmax(b - a, axis=1))
    toward = tuple(int((far & (gained == pole)).sum()) for pole in range(3))
    between = int((far & alike).sum())
    spread = (triangle_disagreement(a), triangle_disagreement(b))
    return Shift(n, toward, int((~far).sum()), None, spread, between)
