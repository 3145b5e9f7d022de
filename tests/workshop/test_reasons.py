"""Reasons: a fair sample, and which of them reach across."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.reasons import SAMPLE, sample

REASONS = st.lists(
    st.tuples(st.integers(1, 500), st.sampled_from((0, 1, 2, None)), st.integers(0, 20)),
    max_size=40,
    unique_by=lambda reason: reason[0],
)


def test_a_phone_sees_both_sides_in_turn() -> None:
    many_for_one = [(i, 0, 0) for i in range(1, 30)] + [(40, 1, 50), (41, 1, 60)]
    shown = sample(many_for_one, person=1, own=frozenset())
    assert len(shown) == SAMPLE
    assert {40, 41} <= set(shown)


def test_the_least_seen_come_first() -> None:
    reasons = [(i, i % 2, i) for i in range(1, 21)]
    assert set(sample(reasons, person=7, own=frozenset())) == {1, 2, 3, 4, 5, 6}


def test_ones_own_is_never_shown() -> None:
    reasons = [(1, 0, 0), (2, 1, 0)]
    assert sample(reasons, person=1, own=frozenset({1})) == (2,)
    assert sample(reasons, person=1, own=frozenset({1, 2})) == ()


def test_the_last_places_go_to_the_poles() -> None:
    reasons = [(1, None, 0), (2, 0, 5), (3, 1, 5)]
    assert set(sample(reasons, person=1, own=frozenset(), most=2)) == {2, 3}


def test_no_reason_is_favoured_when_a_room_is_shown_them() -> None:
    """Fifty phones, ten reasons a side: each is seen as often as any other, give or take one."""
    seen: Counter[int] = Counter()
    for person in range(50):
        reasons = [(i, i % 2, seen[i]) for i in range(1, 21)]
        seen.update(sample(reasons, person, own=frozenset()))
    assert sum(seen.values()) == 50 * SAMPLE
    assert max(seen.values()) - min(seen.values()) <= 1


def test_who_comes_first_differs_from_phone_to_phone() -> None:
    reasons = [(i, i % 2, 0) for i in range(1, 21)]
    assert len({sample(reasons, person, frozenset())[0] for person in range(200)}) == 20


@pytest.mark.parametrize("most", [0, 1, 6])
@given(reasons=REASONS, person=st.integers(1, 1000), own=st.frozensets(st.integers(1, 500)))
def test_a_sample_is_full_fair_and_the_same_again(
    most: int,
    reasons: list[tuple[int, int | None, int]],
    person: int,
    own: frozenset[int],
) -> None:
    shown = sample(reasons, person, own, most)
    others = [reason for reason in reasons if reason[0] not in own]
    assert len(shown) == len(set(shown)) == min(most, len(others))
    assert set(shown) <= {id for id, _, _ in others}
    assert shown == sample(reasons[::-1], person, own, most)
    sides = {side for _, side, _ in others}
    if most >= len(sides):
        assert {side for id, side, _ in others if id in shown} == sides
