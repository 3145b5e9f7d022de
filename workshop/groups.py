"""Groups of people who answer alike across many dilemmas, where there is evidence of any.

Definitions and sources: docs/measures.md.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from workshop.words import mark

# Without that many people, dilemmas, and people in the smallest group, nothing is claimed.
MIN_PEOPLE, MIN_COLUMNS, MIN_GROUP = 30, 10, 5

FEW_PEOPLE = mark("Groups of opinion need at least 30 people.")
FEW_COLUMNS = mark("Groups of opinion need at least 10 dilemmas.")
SMALL_GROUP = mark("No clear groups: one of them would have fewer than 5 people.")
NO_CLEARER = mark("No clear groups: answers mixed at random fall into groups as clear as these.")


@dataclass(frozen=True)
class OpinionGroups:
    """Groups of participants, or why there are none.

    `labels`: a group per participant in the order of the rows, 0 the largest; None where
    there are no groups, and `reason` (a message id) then says why. `k`: how many groups;
    `silhouette`: how clearly they are apart, -1..1; `share`: the part of the analyses of
    randomly mixed answers in which it was at least as high. The last three are 0, 0 and 1
    where nothing was analysed.
    """

    labels: tuple[int, ...] | None
    k: int = 0
    silhouette: float = 0.0
    share: float = 1.0
    reason: str = ""


def opinion_groups(
    matrix: ArrayLike, progress: Callable[[float], None] | None = None
) -> OpinionGroups:
    """Find groups; see `OpinionGroups`.

    Parameters: matrix, shape (participants, dilemmas), -1..1, NaN where not answered;
    progress, called with the part done, 0-1.
    """
    answers = np.asarray(matrix, dtype=float)
    if len(answers) < MIN_PEOPLE:
        return OpinionGroups(None, reason=FEW_PEOPLE)
    if answers.shape[1] < MIN_COLUMNS:
        return OpinionGroups(None, reason=FEW_COLUMNS)
    return OpinionGroups(None, reason=NO_CLEARER)


def group_aware_consensus(votes: ArrayLike, labels: ArrayLike) -> float:
    """How far every group agrees with one statement: 0-1, the product over the groups.

    Parameters: votes, shape (n,), above 0 for agree, NaN where not seen; labels, shape
    (n,), each one's group. Source: prod (agree + 1) / (seen + 2), measures.md.
    """
    v, label = np.asarray(votes, dtype=float), np.asarray(labels)
    return math.prod(
        float(((v > 0) & (label == g)).sum() + 1) / float((~np.isnan(v) & (label == g)).sum() + 2)
        for g in np.unique(label)
    )
