"""What groups of opinion across a workshop's dilemmas stand for, and what they share.

Whether there are any is `groups.opinion_groups`' to say; this asks it and reads its answer.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workshop import groups, privacy, results
from workshop.dilemmas import Shape
from workshop.flow import Kind
from workshop.sides import side_of
from workshop.snapshot import Item, Snapshot
from workshop.words import as_shown

MOST = 3  # dilemmas told of per group, and of what all share
APART = 10.0  # points of 100 between a group and the others that are worth a word


@dataclass(frozen=True)
class Apart:
    """A dilemma (its place in the workshop, from 0) where a group differs: medians, 0-100."""

    item: int
    group: float
    others: float


@dataclass(frozen=True)
class Group:
    """`shown`: whether any of its figures may be told; `apart` are those worth a word."""

    n: int
    apart: tuple[Apart, ...]
    shown: bool


@dataclass(frozen=True)
class Shared:
    """A dilemma where most of every group lean to the same pole, and how far they all do.

    `consensus` is `groups.group_aware_consensus`, 0-1.
    """

    item: int
    pole: int
    consensus: float


@dataclass(frozen=True)
class Opinions:
    """The groups, the largest first; none, and then `reason` (a message id) says why.

    `dilemmas` is how many were asked, `ungrouped` how many people gave too few answers.
    """

    dilemmas: int
    groups: tuple[Group, ...] = ()
    shared: tuple[Shared, ...] = ()
    ungrouped: int = 0
    reason: str = ""


def dilemmas(snapshot: Snapshot) -> tuple[int, ...]:
    """The places of the dilemmas with two poles that have a result to show."""
    return tuple(
        at
        for at, item in enumerate(snapshot.items)
        if item.kind is Kind.DILEMMA and item.dilemma.kind is Shape.AXIS and _last(item)
    )


def opinions(snapshot: Snapshot, progress: Callable[[float], None] | None = None) -> Opinions:
    """Groups among the people of one workshop, by where they stood last in each dilemma.

    Dilemmas with three poles are left out: their weights hang together, and would look
    like agreement. A figure of a group is shown under the rule of small groups.
    """
    asked = dilemmas(snapshot)
    last = [_last(snapshot.items[at]) for at in asked]
    people = sorted({person for places in last for person in places})
    places = np.array([[column.get(who, np.nan) for column in last] for who in people])
    places = places.reshape(len(people), len(asked))
    found = groups.opinion_groups((places - 50) / 50, progress)
    if found.labels is None:
        return Opinions(len(asked), reason=found.reason)
    labels = np.array(found.labels)
    visible = [_visible(places[:, column], labels) for column in range(len(asked))]
    return Opinions(
        len(asked),
        tuple(
            Group(
                int((labels == g).sum()),
                _apart(g, places, labels, visible, asked),
                any(g in column for column in visible),
            )
            for g in range(found.k)
        ),
        _shared(places, labels, asked),
        int((labels < 0).sum()),
    )


def _last(item: Item) -> dict[int, float]:
    """Where each person stood in the last round that can be shown."""
    shown = [
        round for round in item.met if round.number <= item.progress.revealed and not round.withheld
    ]
    if not shown:
        return {}
    last = max(shown, key=lambda round: round.number)
    return {
        person: given.place[0]
        for person, given in results.stances(last)
        if given.place and person >= 0  # at tables and on the floor nobody is followed
    }


def _visible(column: NDArray[np.float64], labels: NDArray[np.int_]) -> frozenset[int]:
    """The groups whose figure of a dilemma may be shown."""
    said = {
        str(g): column[(labels == g) & ~np.isnan(column)].tolist() for g in range(max(labels) + 1)
    }
    without = column[(labels < 0) & ~np.isnan(column)].tolist()
    shown = privacy.visible_answers(said, without, privacy.K_BREAKDOWN).show
    return frozenset(map(int, shown))


def _apart(
    group: int,
    places: NDArray[np.float64],
    labels: NDArray[np.int_],
    visible: list[frozenset[int]],
    asked: tuple[int, ...],
) -> tuple[Apart, ...]:
    found = []
    for column, at in enumerate(asked):
        if group not in visible[column]:
            continue
        own, others = places[labels == group, column], places[labels != group, column]
        if np.isnan(others).all():
            continue
        found.append(Apart(at, float(np.nanmedian(own)), float(np.nanmedian(others))))
    found = [each for each in found if abs(as_shown(each.group) - as_shown(each.others)) >= APART]
    found.sort(key=lambda each: -abs(each.group - each.others))
    return tuple(found[:MOST])


def _shared(
    places: NDArray[np.float64], labels: NDArray[np.int_], asked: tuple[int, ...]
) -> tuple[Shared, ...]:
    """The dilemmas where every group leans the same way, the clearest first."""
    found = []
    for column, at in enumerate(asked):
        sides = [None if np.isnan(x) else side_of((x,)) for x in places[:, column]]
        for pole in (0, 1):
            votes = np.array([float(side == pole) for side in sides])
            votes[np.isnan(places[:, column])] = np.nan
            if all(_most(votes[labels == g]) for g in range(max(labels) + 1)):
                found.append(Shared(at, pole, groups.group_aware_consensus(votes, labels)))
    found.sort(key=lambda each: -each.consensus)
    return tuple(found[:MOST])


def _most(votes: NDArray[np.float64]) -> bool:
    """Whether more than half of those who answered said yes, and enough answered."""
    said = votes[~np.isnan(votes)]
    return len(said) >= privacy.K_BREAKDOWN and float(said.mean()) > 0.5
