"""What a room gives its 100 points to: median, middle half, mean, order and places."""

import statistics
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import ArrayLike

from workshop import points
from workshop.points import Share, Shares


def of(shares: Shares, option: str) -> Share:
    return next(each for each in shares.options if each.option == option)


@st.composite
def rooms(draw: st.DrawFn) -> list[list[int]]:
    """A few people who each give 100 points, in steps of 5, to the same options."""
    options = draw(st.integers(2, 12))
    people = []
    for _ in range(draw(st.integers(1, 25))):
        cuts = sorted(
            draw(st.lists(st.integers(0, 20), min_size=options - 1, max_size=options - 1))
        )
        people.append([5 * (b - a) for a, b in zip([0, *cuts], [*cuts, 20], strict=True)])
    return people


def names(room: list[list[int]]) -> list[str]:
    return [f"option-{at}" for at in range(len(room[0]))]


def test_a_room_that_can_be_counted_by_hand() -> None:
    room = [(50, 30, 20), (40, 60, 0), (40, 40, 20), (0, 100, 0), (30, 30, 40)]
    found = points.shares(room, ("a", "b", "c"))
    assert found.n == 5
    assert of(found, "a") == Share("a", 2, 40, 30, 40, 32, (0, 30, 40, 40, 50))
    assert of(found, "b") == Share("b", 1, 40, 30, 60, 52, (30, 30, 40, 60, 100))
    assert of(found, "c") == Share("c", 3, 20, 0, 20, 16, (0, 0, 20, 20, 40))
    # "a" and "b" have the same median; "b" is first because its mean is higher.
    assert [each.option for each in found.options] == ["b", "a", "c"]


def test_one_who_gives_all_to_one_option_moves_the_mean_and_not_the_median() -> None:
    calm = points.shares([(20, 80)] * 4 + [(20, 80)], ("a", "b"))
    loud = points.shares([(20, 80)] * 4 + [(100, 0)], ("a", "b"))
    assert of(calm, "a").median == of(loud, "a").median == 20
    assert (of(calm, "a").mean, of(loud, "a").mean) == (20, 36)


def test_options_with_the_same_median_and_mean_share_a_place() -> None:
    found = points.shares([(50, 50, 0), (50, 50, 0)], ("a", "b", "c"))
    assert [(each.option, each.place) for each in found.options] == [("a", 1), ("b", 1), ("c", 3)]


def test_between_two_people_a_quartile_is_halfway() -> None:
    found = points.shares([(0, 100), (20, 80), (40, 60), (100, 0)], ("a", "b"))
    assert (of(found, "a").low, of(found, "a").median, of(found, "a").high) == (10, 30, 70)


@pytest.mark.parametrize(
    "room",
    [[], [(50, 50)], [(50, 30, 10)], [(110, -10, 0)], [50, 30, 20]],
)
def test_what_is_not_a_room_of_100_points_each_is_refused(room: ArrayLike) -> None:
    with pytest.raises(ValueError, match=r"row of 3 per person|sum to 100"):
        points.shares(room, ("a", "b", "c"))


@settings(deadline=None)
@given(rooms())
def test_the_figures_are_those_of_the_statistics_module(room: list[list[int]]) -> None:
    found = points.shares(room, names(room))
    assert found.n == len(room)
    for at, option in enumerate(names(room)):
        share, column = of(found, option), [row[at] for row in room]
        assert share.median == statistics.median(column)
        assert share.mean == pytest.approx(statistics.fmean(column))
        assert share.given == tuple(sorted(column))


@settings(deadline=None)
@given(rooms())
def test_the_middle_half_holds_at_least_half_and_has_the_median_in_it(
    room: list[list[int]],
) -> None:
    for share in points.shares(room, names(room)).options:
        assert 0 <= share.low <= share.median <= share.high <= 100
        inside = sum(share.low <= each <= share.high for each in share.given)
        assert inside >= len(room) / 2
        assert sum(each < share.low for each in share.given) <= len(room) / 4
        assert sum(each > share.high for each in share.given) <= len(room) / 4


@settings(deadline=None)
@given(rooms())
def test_who_answered_first_is_of_no_consequence(room: list[list[int]]) -> None:
    assert points.shares(sorted(room), names(room)) == points.shares(room, names(room))


@settings(deadline=None)
@given(rooms())
def test_the_means_sum_to_100_and_the_order_goes_down(room: list[list[int]]) -> None:
    found = points.shares(room, names(room)).options
    assert sum(each.mean for each in found) == pytest.approx(100)
    assert [each.place for each in found] == sorted(each.place for each in found)
    for above, below in pairwise(found):
        assert (above.median, above.mean) >= (below.median, below.mean)
        alike = (above.median, above.mean) == (below.median, below.mean)
        assert alike == (above.place == below.place)
