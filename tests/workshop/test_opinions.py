"""Opinion groups across a workshop's dilemmas: what each stands for, and what all share."""

import random

from tests.reports.report_sample import AXIS, TRIANGLE, at, item_of, snapshot, tri
from workshop.answers import Stance
from workshop.groups import FEW_COLUMNS, FEW_PEOPLE, NO_CLEARER
from workshop.opinions import MOST, dilemmas, opinions
from workshop.snapshot import Snapshot

SPLIT, SHARED, NOISE = "split", "shared", "noise"


def answered(kind: str, person: int, people: int, chance: random.Random) -> Stance:
    """Two camps of two thirds and one third; or all the same way; or anything."""
    near = chance.uniform(0, 25)
    if kind == SPLIT:
        return at(near if person < people * 2 // 3 else 100 - near)
    return at(100 - near) if kind == SHARED else at(chance.uniform(0, 100))


def workshop(*kinds: str, people: int = 36) -> Snapshot:
    chance = random.Random(4)
    return snapshot(
        *(
            item_of(
                number, AXIS, {who: answered(kind, who, people, chance) for who in range(people)}
            )
            for number, kind in enumerate(kinds, 1)
        )
    )


def test_two_camps_are_found_with_what_parts_and_what_joins_them() -> None:
    done: list[float] = []
    found = opinions(workshop(*[SPLIT] * 9, SHARED), done.append)
    assert (found.reason, found.dilemmas, found.ungrouped) == ("", 10, 0)
    assert [group.n for group in found.groups] == [24, 12]
    assert done[-1] == 1
    for group, sign in zip(found.groups, (-1, 1), strict=True):
        assert len(group.apart) == MOST
        assert all(each.item < 9 for each in group.apart)
        assert all((each.group - each.others) * sign > 50 for each in group.apart)
    assert [(each.item, each.pole) for each in found.shared] == [(9, 1)]
    assert found.shared[0].consensus > 0.8


def test_noise_has_no_groups_and_says_why() -> None:
    found = opinions(workshop(*[NOISE] * 12))
    assert (found.groups, found.shared, found.reason) == ((), (), NO_CLEARER)


def test_few_people_or_few_dilemmas_have_no_groups() -> None:
    assert opinions(workshop(*[SPLIT] * 12, people=29)).reason == FEW_PEOPLE
    assert opinions(workshop(*[SPLIT] * 9)).reason == FEW_COLUMNS
    assert opinions(snapshot()).reason == FEW_PEOPLE


def test_three_poles_and_rounds_nobody_was_shown_do_not_count() -> None:
    people = {n: tri(80, 10, 10) for n in range(4)}
    one = snapshot(item_of(1, TRIANGLE, people), item_of(2, AXIS, {1: at(5), 2: at(9)}))
    assert dilemmas(one) == ()


def test_where_one_stood_last_counts() -> None:
    split = [answered(SPLIT, who, 36, random.Random(who)) for who in range(36)]
    items = [
        item_of(n, AXIS, {who: at(50) for who in range(36)}, dict(enumerate(split)))
        for n in range(1, 11)
    ]
    assert [group.n for group in opinions(snapshot(*items)).groups] == [24, 12]


def test_a_group_of_one_mind_has_no_figure_of_its_own() -> None:
    found = opinions(workshop(*[SPLIT] * 10))
    assert found.groups[1].apart
    same = snapshot(
        *(
            item_of(n, AXIS, {w: at(w % 20 if w < 24 else 100) for w in range(36)})
            for n in range(1, 12)
        )
    )
    silent = opinions(same)
    assert [group.n for group in silent.groups] == [24, 12]
    assert [(group.apart, group.shown) for group in silent.groups] == [((), False)] * 2


def test_a_group_in_the_middle_is_not_said_to_be_hidden() -> None:
    chance = random.Random(7)
    near = (5, 50, 95)
    three = snapshot(
        *(
            item_of(
                n, AXIS, {who: at(near[who % 3] + chance.randrange(-4, 5)) for who in range(48)}
            )
            for n in range(1, 13)
        )
    )
    found = opinions(three).groups
    assert sorted((len(group.apart), group.shown) for group in found) == [
        (0, True),
        (MOST, True),
        (MOST, True),
    ]
