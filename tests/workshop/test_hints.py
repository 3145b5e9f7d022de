"""Hints speak above their thresholds only, with the figure they rest on, and never of few."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n import translator
from tests.reports.report_sample import AXIS, RANKING, TRIANGLE, Mark, at, item_of, order, tri
from tests.reports.report_sample import with_ids as numbered
from workshop.answers import Ranking, Stance
from workshop.dilemmas import Dilemma
from workshop.flow import Phase, Progress
from workshop.hints import MOST, Hint, hints
from workshop.snapshot import Item

t = translator("en")


def item(*rounds: Sequence[Stance], dilemma: Dilemma = AXIS) -> Item:
    return numbered(item_of(1, dilemma, *(dict(enumerate(given)) for given in rounds)))


def in_roles(item: Item, roles: Mapping[int, str]) -> Item:
    results = tuple(
        replace(r, answers=tuple(replace(a, role=roles.get(a.person)) for a in r.answers))
        for r in item.results
    )
    return replace(item, results=results)


def kinds(item: Item, number: int = 1, *marks: Mark, phase: Phase = Phase.REVEAL) -> list[str]:
    return [hint.kind for hint in hints(item, number, marks, t, phase)]


def one(item: Item, kind: str, number: int = 1, *marks: Mark) -> Hint:
    return next(hint for hint in hints(item, number, marks, t) if hint.kind == kind)


# --- Two camps --------------------------------------------------------------------------


def test_two_camps_are_told_with_how_many_stand_in_each() -> None:
    room = item([at(10)] * 4 + [at(90)] * 5 + [at(50)])
    assert one(room, "camps").figure == (
        "Two camps: 4 of 10 stand out towards “One person's good life”, "
        "5 towards “The good of all”, 1 between."
    )
    assert "the other's best reason" in one(room, "camps").suggestion
    assert one(room, "camps").threshold == (
        "Told from 30 % in each outer third, with at most 20 % between."
    )


def test_nine_people_or_a_full_middle_are_no_camps() -> None:
    assert "camps" not in kinds(item([at(10)] * 4 + [at(90)] * 5))
    assert "camps" not in kinds(item([at(10)] * 4 + [at(90)] * 4 + [at(50)] * 3))


def test_a_triangle_has_no_two_camps() -> None:
    room = item([tri(100, 0, 0)] * 6 + [tri(0, 100, 0)] * 6, dilemma=TRIANGLE)
    assert "camps" not in kinds(room)


# --- Agreed but unsure -------------------------------------------------------------------


def test_a_room_together_of_whom_half_are_unsure_is_told_so() -> None:
    room = item([at(50, 2)] * 4 + [at(60, 3)] * 4)
    assert "4 of 8 are a little sure or not at all" in one(room, "unsure").figure
    assert "the disagreement is 10 of 100" in one(room, "unsure").figure


@pytest.mark.parametrize(
    "given",
    [
        [at(50, 2)] * 3 + [at(60, 3)] * 5,  # most are sure
        [at(50, 1)] * 7 + [at(60)],  # seven said how sure
        [at(0, 1)] * 4 + [at(100, 1)] * 4,  # not together
    ],
)
def test_a_sure_a_small_or_a_divided_room_is_not(given: list[Stance]) -> None:
    assert "unsure" not in kinds(item(given))


# --- One role apart ----------------------------------------------------------------------

LEADERS = dict.fromkeys(range(5), "Leader")


def test_a_role_that_stands_apart_is_told_with_both_middles() -> None:
    places = [at(x) for x in (10, 10, 10, 12, 14)] + [at(x) for x in (60, 64, 66, 68, 70, 90)]
    room = in_roles(item(places), LEADERS)
    found = one(room, "role")
    assert found.figure == "“Leader” (5 people) has its middle at 10, the room at 60."
    assert "Point at nobody" in found.suggestion


def test_a_role_too_small_to_be_shown_or_of_one_mind_is_not_told() -> None:
    apart = [at(x) for x in (10, 10, 11, 12)] + [at(x) for x in (60, 64, 66, 68, 70, 90)]
    assert "role" not in kinds(in_roles(item(apart), LEADERS | {4: "Citizen"}))
    alike = [at(10)] * 5 + [at(x) for x in (60, 64, 66, 68, 70, 90)]
    assert "role" not in kinds(in_roles(item(alike), LEADERS))


def test_a_role_near_the_room_is_not_told() -> None:
    near = [at(x) for x in (50, 52, 54, 52, 50)] + [at(x) for x in (60, 64, 66, 68, 70, 90)]
    assert "role" not in kinds(in_roles(item(near), LEADERS))


def test_in_a_triangle_a_role_is_measured_from_the_rooms_middle() -> None:
    places = [tri(90, 5, 5)] * 4 + [tri(80, 10, 10)] + [tri(5, 90, 5)] * 5 + [tri(0, 50, 50)]
    room = in_roles(item(places, dilemma=TRIANGLE), LEADERS)
    assert "of 100 away from the room's" in one(room, "role").figure


# --- Many skipped ------------------------------------------------------------------------


def test_a_quarter_that_skipped_is_told_also_of_an_order() -> None:
    room = item([at(50)] * 6 + [Stance(None)] * 2)
    assert one(room, "skipped").figure == "2 of 8 skipped."
    asked = {n: order("value") for n in range(6)} | {6: Ranking(None), 7: Ranking(None)}
    assert kinds(item_of(1, RANKING, asked)) == ["skipped"]


def test_fewer_skips_or_a_small_room_are_not() -> None:
    assert "skipped" not in kinds(item([at(50)] * 7 + [Stance(None)] * 2))
    assert "skipped" not in kinds(item([at(50)] * 5 + [Stance(None)] * 2))


# --- Moved -------------------------------------------------------------------------------


def moving(moved: int, of: int) -> Item:
    return item([at(30)] * of, [at(40)] * moved + [at(30)] * (of - moved))


def test_much_and_next_to_nothing_are_told_and_what_lies_between_is_not() -> None:
    much = one(moving(4, 10), "moved", 2)
    assert much.figure == "4 of the 10 who answered both times moved."
    assert one(moving(1, 10), "stayed", 2).figure == "1 of the 10 who answered both times moved."
    assert one(moving(0, 8), "stayed", 2).figure == "0 of the 8 who answered both times moved."
    assert kinds(moving(3, 10), 2) == []
    assert kinds(moving(7, 7), 2) == []


# --- A reason that bridges ---------------------------------------------------------------


def spoken(*, endorsed: int) -> tuple[Item, list[Mark]]:
    places = [at(10, reason="the dog"), *[at(10)] * 5, *[at(90)] * 6, at(50)]
    seen = list(range(1, 12))
    said = [Mark(100, person, moves=person in (1, 2, 3)) for person in seen[:5]]
    said += [Mark(100, person, moves=n < endorsed) for n, person in enumerate(seen[5:])]
    return item(places), said


def test_a_reason_that_reaches_across_is_told_in_its_own_words() -> None:
    room, said = spoken(endorsed=4)
    assert one(room, "bridge", 1, *said).figure == (
        "A reason that reaches across: “the dog” Marked by 7 of the 11 who were shown it."
    )
    room, said = spoken(endorsed=0)
    assert "bridge" not in kinds(room, 1, *said)


def test_in_the_dialogue_it_comes_first() -> None:
    room, said = spoken(endorsed=4)
    assert kinds(room, 1, *said) == ["camps", "bridge"]
    assert kinds(room, 1, *said, phase=Phase.DIALOGUE) == ["bridge", "camps"]


# --- All ---------------------------------------------------------------------------------


def test_nothing_is_hinted_of_a_blind_round() -> None:
    room = item([at(10)] * 6 + [at(90)] * 6)
    assert kinds(replace(room, progress=Progress(1, 0))) == []
    assert kinds(replace(room, results=()), 1) == []
    assert kinds(room, 2) == []


@given(
    st.lists(
        st.one_of(
            st.just(Stance(None)),
            st.builds(at, st.integers(0, 100), st.none() | st.integers(1, 4)),
        ),
        max_size=20,
    )
)
def test_at_most_two_and_none_of_fewer_than_eight(given: list[Stance]) -> None:
    found = hints(item(given), 1, (), t)
    assert len(found) <= MOST
    assert len(given) >= 8 or not found
    assert all(hint.figure and hint.suggestion for hint in found)
