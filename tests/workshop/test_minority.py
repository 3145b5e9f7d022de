"""The smaller side is found by the last round, and its strongest reason is not lost."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.report_sample import (
    AXIS,
    RANKING,
    TRIANGLE,
    Mark,
    at,
    item_of,
    order,
    tri,
    with_ids,
)
from workshop.answers import Stance
from workshop.flow import Progress
from workshop.minority import Camp, Minority, minority
from workshop.reasons import strongest, weigh
from workshop.snapshot import Item


def numbered(*rounds: Mapping[int, Stance]) -> Item:
    return with_ids(item_of(1, AXIS, *rounds))


FOUR_TO_TWO = {
    1: at(10, reason="first"),
    2: at(20),
    3: at(0),
    4: at(30),
    5: at(80, reason="the bold one"),
    6: at(90, reason="the plain one"),
    7: at(50, reason="between"),
}


def test_the_side_that_fewer_lean_to_is_the_smaller() -> None:
    found = minority(numbered(FOUR_TO_TWO))
    assert found is not None
    assert (found.round, found.n, found.of) == (1, 2, 7)
    (camp,) = found.camps
    assert camp.pole == 1
    assert camp.reason in ("the bold one", "the plain one")
    assert (camp.strongest, camp.marked, camp.upheld) == (False, 0, True)


def test_the_reason_that_most_marked_is_told_with_how_many() -> None:
    marks = [Mark(105, n, moves=False, good=n == 1) for n in (1, 3, 4)]
    marks += [Mark(106, n, moves=n < 3) for n in (1, 2, 3)]
    marks += [Mark(101, 2)]
    found = minority(numbered(FOUR_TO_TWO), marks)
    assert found is not None
    assert found.camps == (Camp(1, "the plain one", False, 2, 3, True),)
    assert minority(numbered(FOUR_TO_TWO), marks[:3]) == Minority(
        1, 2, 7, (Camp(1, "the bold one", False, 1, 3, True),)
    )


@pytest.mark.parametrize("shown", [1, 2])
@pytest.mark.parametrize("reason", [105, 106])
def test_what_fewer_than_three_were_shown_tells_nothing_of_their_marks(
    reason: int, shown: int
) -> None:
    without = minority(numbered(FOUR_TO_TWO))
    marks = [Mark(reason, n) for n in range(1, shown + 1)]
    assert minority(numbered(FOUR_TO_TWO), marks) == without
    assert minority(numbered(FOUR_TO_TWO), [*marks, *(Mark(reason, n) for n in (3, 4))]) != without


def test_where_enough_have_seen_it_the_strongest_is_the_one_of_the_projector() -> None:
    item = numbered(
        {n: at(10) for n in range(30)} | {n: at(90, reason=f"r{n}") for n in range(30, 50)}
    )
    marks = [Mark(100 + 31, n, moves=n < 40) for n in range(20, 50)]
    marks += [Mark(100 + 33, n) for n in range(20, 50)]
    best = strongest(weigh(item, marks), 1)
    assert best is not None
    assert minority(item, marks) == Minority(1, 20, 50, (Camp(1, "r33", True, 30, 30, True),))


def test_the_last_round_decides_who_is_fewer_and_reasons_of_the_first_still_count() -> None:
    second = {1: at(70), 2: at(80), 3: at(90), 4: at(10, reason="I stay"), 5: at(95)}
    found = minority(numbered(FOUR_TO_TWO, second))
    assert found == Minority(2, 1, 5, (Camp(0, "I stay", upheld=True),))
    found = minority(numbered(FOUR_TO_TWO, second), [Mark(101, n) for n in (7, 8, 9)])
    assert found == Minority(2, 1, 5, (Camp(0, "first", False, 3, 3, False),))
    silent = second | {4: at(10)}
    found = minority(numbered(FOUR_TO_TWO, silent))
    assert found == Minority(2, 1, 5, (Camp(0, "first"),))


def test_a_reason_upheld_in_both_rounds_goes_before_one_that_was_not() -> None:
    second = FOUR_TO_TWO | {5: at(80, reason="the  bold one "), 6: at(90)}
    found = minority(numbered(FOUR_TO_TWO, second))
    assert found is not None
    assert found.camps[0].reason == "the bold one"


def test_in_a_triangle_it_is_the_smallest_corner_with_anybody_in_it() -> None:
    people = {n: tri(80, 10, 10) for n in range(3)} | {n: tri(10, 80, 10) for n in (4, 5)}
    found = minority(item_of(1, TRIANGLE, people))
    assert found is not None
    assert (found.n, [camp.pole for camp in found.camps]) == (2, [1])
    found = minority(item_of(1, TRIANGLE, people | {7: tri(0, 0, 100), 8: tri(0, 10, 90)}))
    assert found is not None
    assert (found.n, [camp.pole for camp in found.camps]) == (2, [1, 2])


def test_equally_small_sides_are_both_heard() -> None:
    found = minority(numbered({1: at(0), 2: at(100, reason="loud"), 3: at(50)}))
    assert found == Minority(1, 1, 3, (Camp(0), Camp(1, "loud", upheld=True)))


def test_where_no_two_sides_are_there_is_nobody_to_single_out() -> None:
    assert minority(numbered({n: at(10 * n) for n in range(4)})) is None
    assert minority(numbered({n: at(50) for n in range(4)})) is None
    assert minority(numbered()) is None
    assert minority(item_of(1, RANKING, {n: order("value") for n in range(4)})) is None


def test_too_few_answers_and_rounds_not_shown_say_nothing() -> None:
    assert minority(numbered({1: at(0), 2: at(100, reason="secret")})) is None
    hidden = replace(numbered(FOUR_TO_TWO), progress=Progress(1, 0))
    assert minority(hidden) is None
    then_few = numbered(FOUR_TO_TWO, {1: at(0), 2: at(100, reason="secret")})
    found = minority(then_few)
    assert found is not None
    assert (found.round, found.n) == (1, 2)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 100), st.text(max_size=3)), min_size=3, max_size=12))
def test_neither_the_order_of_people_nor_of_poles_matters(said: list[tuple[int, str]]) -> None:
    people = {n: at(x, reason=text) for n, (x, text) in enumerate(said)}
    turned = {99 - n: at(100 - x, reason=text) for n, (x, text) in enumerate(said)}
    found, other = minority(numbered(people)), minority(numbered(turned))
    assert (found is None) == (other is None)
    if found and other:
        assert (found.n, found.of) == (other.n, other.of)
        assert [(1 - c.pole, c.reason) for c in found.camps][::-1] == [
            (c.pole, c.reason) for c in other.camps
        ]
