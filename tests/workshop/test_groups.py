"""Groups of opinion: found where they are, and only there."""

import csv
import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import polis_import
from workshop import groups, polis

DATA = Path(__file__).parents[1] / "data"
ORACLES: list[dict[str, Any]] = json.loads((DATA / "oracles/reasons.json").read_text())[
    "group_aware_consensus"
]


def published(name: str) -> tuple[polis.Conversation, groups.Groups]:
    """A conversation and the group that Polis put each participant in, -1 for none."""
    conversation, _ = polis_import.load(DATA / "polis" / name)
    with (DATA / "polis" / name / "participants-votes.csv").open(encoding="utf-8") as file:
        of = {int(row["participant"]): int(row["group-id"] or -1) for row in csv.DictReader(file)}
    return conversation, np.array([of[person] for person in conversation.people])


def camps(people: int, columns: int, apart: float = 0.5, seed: int = 1) -> groups.Floats:
    """A room of two halves that stand `apart` from the middle, each person with own noise."""
    random = np.random.default_rng(seed)
    side = np.where(np.arange(people) % 2 == 0, -apart, apart)[:, None]
    lean = random.choice((-1.0, 1.0), columns)
    room: groups.Floats = side * lean + random.normal(0, 0.3, (people, columns))
    return room.clip(-1, 1)


def noise(people: int, columns: int, seed: int = 1) -> groups.Floats:
    return np.random.default_rng(seed).uniform(-1, 1, (people, columns))


def test_two_camps_across_many_dilemmas_are_found() -> None:
    found = groups.opinion_groups(camps(40, 12))
    assert (found.k, found.share, found.reason) == (2, 0.0, "")
    assert found.labels in (tuple([0, 1] * 20), tuple([1, 0] * 20))


@pytest.mark.parametrize("seed", range(4))
def test_pure_noise_has_no_groups_however_clear_they_look(seed: int) -> None:
    found = groups.opinion_groups(noise(60, 12, seed))
    assert found.labels is None
    assert found.reason == groups.NO_CLEARER
    assert found.silhouette > 0.3
    assert found.share >= groups.CHANCE


@pytest.mark.parametrize(
    ("people", "columns", "reason"),
    [(29, 12, groups.FEW_PEOPLE), (40, 9, groups.FEW_COLUMNS), (0, 12, groups.FEW_PEOPLE)],
)
def test_few_people_or_dilemmas_are_not_grouped(people: int, columns: int, reason: str) -> None:
    assert groups.opinion_groups(camps(people, columns)) == groups.OpinionGroups(
        None, reason=reason
    )


def test_a_group_of_four_is_not_told() -> None:
    room = camps(40, 12, apart=0.0)
    room[:4] = 1.0
    found = groups.opinion_groups(room)
    assert (found.labels, found.reason) == (None, groups.SMALL_GROUP)


def test_whoever_answered_too_little_stands_in_no_group() -> None:
    room = camps(40, 12)
    room[5, 6:] = np.nan
    room[6, 5:] = np.nan
    room[7, 7:] = np.nan  # seven answers are enough
    found = groups.opinion_groups(room)
    assert found.labels is not None
    assert [i for i, label in enumerate(found.labels) if label < 0] == [5, 6]


def test_a_dilemma_that_nobody_answered_does_not_count() -> None:
    room = camps(40, 12)
    room[:, :3] = np.nan
    assert groups.opinion_groups(room).reason == groups.FEW_COLUMNS


def test_a_room_that_says_the_same_everywhere_has_no_groups() -> None:
    assert groups.opinion_groups(np.ones((40, 12))).reason == groups.NO_CLEARER


def test_group_0_is_the_largest() -> None:
    room = np.vstack([camps(60, 12)[:30:2], camps(60, 12)[1::2]])  # 15 of one camp, 30 of the other
    found = groups.opinion_groups(room)
    assert found.labels == tuple([1] * 15 + [0] * 30)


@settings(max_examples=5)
@given(st.permutations(range(36)))
def test_the_order_of_participants_does_not_matter(order: list[int]) -> None:
    room = camps(36, 10, apart=0.25)
    room[::3, 0] = np.nan
    there, here = groups.opinion_groups(room), groups.opinion_groups(room[order])
    assert there.labels is not None
    assert here.labels == tuple(there.labels[i] for i in order)
    assert (here.k, here.silhouette, here.share) == (there.k, there.silhouette, there.share)


def test_three_hundred_people_and_24_dilemmas_take_less_than_two_seconds() -> None:
    room = noise(300, 24)
    told: list[float] = []
    began = time.process_time()  # of this process: others on the machine are no fault of it
    groups.opinion_groups(room, told.append)
    assert time.process_time() - began < 2
    assert told == sorted(told)
    assert told[-1] == 1
    assert len(told) == 10


@pytest.mark.parametrize("room", [np.zeros(40), np.full((40, 12), 2.0)])
def test_what_is_no_table_of_answers_is_an_error(room: groups.Floats) -> None:
    with pytest.raises(ValueError, match=r"within -1\.\.1"):
        groups.opinion_groups(room)


def test_the_silhouette_of_four_points_worked_by_hand() -> None:
    points = np.array([[0.0, 0.0], [1.0, 0.0], [4.0, 0.0], [5.0, 0.0]])
    apart = np.abs(np.subtract.outer(points[:, 0], points[:, 0]))
    # Inside 1; outside 4.5, 3.5, 3.5, 4.5.
    wanted = np.mean([3.5 / 4.5, 2.5 / 3.5, 2.5 / 3.5, 3.5 / 4.5])
    assert groups.silhouette(apart, np.array([0, 0, 1, 1])) == pytest.approx(wanted)
    assert groups.silhouette(apart, np.array([0, 0, 0, 0])) == -1
    assert groups.silhouette(apart, np.array([0, 0, 2, 2])) == -1


def test_brexits_groups_stand_out_from_chance_and_are_the_published_ones() -> None:
    conversation, polis_groups = published("brexit-consensus")
    found = groups.opinion_groups(conversation.votes)
    assert found.labels is not None
    assert found.k == 2
    assert found.share < 0.05  # published: 0.02
    ours = np.array(found.labels)
    both = (ours >= 0) & (polis_groups >= 0)
    assert both.sum() == 189
    same = float((ours[both] == polis_groups[both]).mean())
    assert max(same, 1 - same) > 0.95


def test_londons_groups_do_not_stand_out_from_chance() -> None:
    conversation, polis_groups = published("london.youth.policing")
    grouped = polis_groups >= 0
    assert sorted(np.bincount(polis_groups[grouped]).tolist()) == [3, 3, 18]
    _, share = groups.against_chance(conversation.votes[grouped])
    assert share > 0.05  # published: 0.29
    assert groups.opinion_groups(conversation.votes).labels is None


# The pair (26 of 60, 22 of 25) is in none of the conversations by Polis's groups: a formula alone.
@pytest.mark.parametrize("case", ORACLES, ids=lambda case: str(case["groups"]))
def test_group_aware_consensus_of_the_reference_groups(case: dict[str, Any]) -> None:
    votes, labels = [], []
    for number, (agreed, seen) in enumerate(case["groups"]):
        votes += [1.0] * agreed + [-1.0] * (seen - agreed) + [np.nan] * 2
        labels += [number] * (seen + 2)
    value = groups.group_aware_consensus([*votes, 1.0], [*labels, -1])
    assert value == pytest.approx(case["value"], abs=1e-6)


def test_londons_statement_has_the_reference_consensus_between_its_groups() -> None:
    conversation, polis_groups = published("london.youth.policing")
    column = [statement.id for statement in conversation.statements].index(17)
    value = groups.group_aware_consensus(conversation.votes[:, column], polis_groups)
    assert value == pytest.approx(ORACLES[0]["value"], abs=1e-6)


def test_the_groups_on_basic_income_stand_out_from_chance() -> None:
    conversation, _ = published("scoop-hivemind.ubi")
    found = groups.opinion_groups(conversation.votes)
    assert found.labels is not None
    assert found.k == 2
    assert found.share < 0.05


def test_a_vote_without_a_label_is_an_error() -> None:
    with pytest.raises(ValueError, match="a label per vote"):
        groups.group_aware_consensus([1, 1], [0])
