"""Groups of people who answer alike across many dilemmas, where there is evidence of any.

Definitions and sources: docs/measures.md. Grouping finds groups in anything: what counts is
whether they are clearer than those in the same answers, mixed at random.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from workshop.words import mark

Floats = NDArray[np.float64]
Groups = NDArray[np.int_]

# Without that many people, dilemmas, and people in the smallest group, nothing is claimed.
MIN_PEOPLE, MIN_COLUMNS, MIN_GROUP = 30, 10, 5
MIN_ANSWERS = 7  # whoever gave fewer stands in no group (Polis's own limit)
MOST_GROUPS = 5
MIXED = 99  # analyses of mixed answers that the found groups have to stand out from
CHANCE = 0.05  # the share of those that may be as clear
_SEED = 20

FEW_PEOPLE = mark("Groups of opinion need at least 30 people with 7 answers each.")
FEW_COLUMNS = mark("Groups of opinion need at least 10 dilemmas with two poles.")
SMALL_GROUP = mark("No clear groups: one of them would have fewer than 5 people.")
NO_CLEARER = mark("No clear groups: answers mixed at random fall into groups as clear as these.")


@dataclass(frozen=True)
class OpinionGroups:
    """Groups of participants, or why there are none.

    `labels`: a group per participant in the order of the rows, 0 the largest, -1 for whom
    too few answers are known; None where there are no groups, and `reason` (a message id)
    then says why. `k`: how many groups; `silhouette`: how clearly they are apart, -1..1;
    `share`: the part of the analyses of mixed answers in which it was at least as high.
    The last three are 0, 0 and 1 where nothing was analysed.
    """

    labels: tuple[int, ...] | None
    k: int = 0
    silhouette: float = 0.0
    share: float = 1.0
    reason: str = ""


@dataclass(frozen=True)
class Split:
    """The clearest split of some points: a group per point, and its mean silhouette."""

    labels: tuple[int, ...]
    silhouette: float


def opinion_groups(
    matrix: ArrayLike, progress: Callable[[float], None] | None = None
) -> OpinionGroups:
    """Find groups, under the evidence rule only.

    Parameters: matrix, shape (participants, dilemmas), -1..1, NaN where not answered;
    progress, called with the part done, 0-1. The order of participants does not matter.
    Raises ValueError for values outside -1..1 or another shape.
    """
    answers = np.asarray(matrix, dtype=float)
    if answers.ndim != 2 or (np.abs(answers) > 1).any():
        raise ValueError("matrix must be participants x dilemmas, within -1..1")
    seen = ~np.isnan(answers)
    known = np.flatnonzero(seen.sum(axis=1) >= MIN_ANSWERS)
    if len(known) < MIN_PEOPLE:
        return OpinionGroups(None, reason=FEW_PEOPLE)
    asked = np.flatnonzero(seen[known].any(axis=0))
    if len(asked) < MIN_COLUMNS:
        return OpinionGroups(None, reason=FEW_COLUMNS)
    known = known[np.lexsort(answers[known].T)]
    found, share = against_chance(answers[np.ix_(known, asked)], progress)
    sizes = np.bincount(found.labels)
    reason = NO_CLEARER if share >= CHANCE else SMALL_GROUP if sizes.min() < MIN_GROUP else ""
    if reason:
        return OpinionGroups(None, len(sizes), found.silhouette, share, reason)
    labels = np.full(len(answers), -1)
    labels[known] = found.labels
    return OpinionGroups(tuple(labels.tolist()), len(sizes), found.silhouette, share)


def against_chance(
    answers: Floats, progress: Callable[[float], None] | None = None
) -> tuple[Split, float]:
    """The clearest split, and the share of mixed answers that split at least as clearly.

    Mixed: the answers to each dilemma are dealt out anew among those who answered it, which
    keeps how each dilemma was answered and who answered how many. Parameters and errors as
    for `opinion_groups`; nothing is refused for being small.
    """
    found = clearest_split(answers)
    random = np.random.default_rng(_SEED)
    seen = [np.flatnonzero(~np.isnan(column)) for column in answers.T]
    as_clear = 0
    mixed = answers.copy()
    for done in range(1, MIXED + 1):
        for column, rows in enumerate(seen):
            mixed[rows, column] = random.permutation(answers[rows, column])
        as_clear += clearest_split(mixed).silhouette >= found.silhouette
        if progress and (done % 10 == 0 or done == MIXED):
            progress(done / MIXED)
    return found, as_clear / MIXED


def clearest_split(answers: Floats) -> Split:
    """The k-means split into 2 to MOST_GROUPS with the highest silhouette, 0 the largest group."""
    points = project(answers)
    apart = _distances(points)
    labels: Groups = np.zeros(len(points), dtype=int)
    centres = points.mean(axis=0, keepdims=True)
    best = Split((0,) * len(points), -1.0)
    for k in range(2, MOST_GROUPS + 1):
        # The farthest point begins the next group: no chance in it, and no restarts.
        farthest = ((points - centres[labels]) ** 2).sum(axis=1).argmax()
        labels, centres = _k_means(points, np.vstack([centres, points[farthest]]))
        score = silhouette(apart, labels)
        if score > best.silhouette:
            order = np.argsort(-np.bincount(labels, minlength=k), kind="stable")
            best = Split(tuple(np.argsort(order)[labels].tolist()), score)
    return best


def project(answers: Floats) -> Floats:
    """Each participant as a point in the plane along which answers differ most (PCA).

    Parameters: answers, shape (n, dilemmas); what is missing counts as the mean answer.
    Returns shape (n, 2).
    """
    seen = ~np.isnan(answers)
    means = np.where(seen, answers, 0).sum(axis=0) / np.maximum(seen.sum(axis=0), 1)
    centred = np.where(seen, answers - means, 0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    result: Floats = centred @ axes[:, -2:]
    return result


def _k_means(points: Floats, centres: Floats) -> tuple[Groups, Floats]:
    """Lloyd's iterations from these centres, until nobody changes group."""
    labels: Groups = np.full(len(points), -1)
    for _ in range(100):
        nearest = ((centres**2).sum(axis=1) - 2 * points @ centres.T).argmin(axis=1)
        if np.array_equal(nearest, labels):
            break
        labels = nearest
        member = np.eye(len(centres))[labels]
        sizes = member.sum(axis=0)[:, None]
        centres = np.where(sizes > 0, member.T @ points / np.maximum(sizes, 1), centres)
    return labels, centres


def _distances(points: Floats) -> Floats:
    x, y = (np.subtract.outer(axis, axis) for axis in points.T)
    result: Floats = np.sqrt(x * x + y * y)
    return result


def silhouette(apart: Floats, labels: Groups) -> float:
    """How much nearer each point is to its own group than to the next, the mean, -1..1.

    Parameters: apart, distances, shape (n, n); labels, shape (n,), groups from 0. A point
    alone in its group counts 0. Returns -1 when a group is empty.
    Source: Rousseeuw 1987, J. Comput. Appl. Math. 20.
    """
    sizes = np.bincount(labels)
    if len(sizes) < 2 or sizes.min() == 0:
        return -1.0
    rows, own = np.arange(len(labels)), sizes[labels]
    total = apart @ np.eye(len(sizes))[labels]
    inside = total[rows, labels] / np.maximum(own - 1, 1)
    total /= sizes
    total[rows, labels] = np.inf
    outside = total.min(axis=1)
    widest = np.maximum(inside, outside)
    each = np.where((own > 1) & (widest > 0), outside - inside, 0) / np.where(widest > 0, widest, 1)
    return float(each.mean())


def group_aware_consensus(votes: ArrayLike, labels: ArrayLike) -> float:
    """How far every group agrees with one statement: 0-1, the product over the groups.

    Parameters: votes, shape (n,), above 0 for agree, NaN where not seen; labels, shape
    (n,), each one's group, below 0 for none. Raises ValueError when the shapes differ.
    Source: prod (agree + 1) / (seen + 2), measures.md.
    """
    v, group = np.asarray(votes, dtype=float), np.asarray(labels)
    if v.shape != group.shape:
        raise ValueError(f"a label per vote, got {v.shape} and {group.shape}")
    seen = ~np.isnan(v)
    return math.prod(
        float((v[group == g] > 0).sum() + 1) / float(seen[group == g].sum() + 2)
        for g in np.unique(group[group >= 0])
    )
