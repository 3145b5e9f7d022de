"""Figures against reference values, and what must hold for any room."""

import itertools
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop import measures

ORACLES = Path(__file__).parents[1] / "data/oracles"
FREQUENCIES = [
    case
    for case in json.loads((ORACLES / "disagreement.json").read_text())["frequencies"]
    if "D" in case
]
POSITIONS = json.loads((ORACLES / "disagreement.json").read_text())["positions_0_100"]

positions = st.lists(st.integers(0, 100), min_size=2, max_size=60)
weights = st.lists(
    st.tuples(*[st.integers(0, 100)] * 3).filter(lambda w: sum(w) > 0), min_size=2, max_size=20
)


@pytest.mark.parametrize("case", FREQUENCIES, ids=lambda case: str(case["f"]))
def test_disagreement_of_the_reference_frequencies(case: dict[str, list[int]]) -> None:
    given_positions = np.repeat(np.arange(len(case["f"])), case["f"])
    found = measures.disagreement(given_positions, 0, len(case["f"]) - 1)
    assert found == pytest.approx(case["D"], abs=1e-6)


@pytest.mark.parametrize("case", POSITIONS)
def test_disagreement_of_the_reference_positions(case: dict[str, list[float]]) -> None:
    assert measures.disagreement(case["x"]) == pytest.approx(case["D"], abs=1e-6)


@given(positions)
def test_disagreement_is_the_mean_of_all_pairs(x: list[int]) -> None:
    n = len(x)
    pairs = sum(abs(a - b) for a, b in itertools.combinations(x, 2))
    assert measures.disagreement(x) == pytest.approx(pairs / (100 * (n * n // 4)))


@given(positions)
def test_disagreement_lies_between_0_and_1_and_knows_no_side(x: list[int]) -> None:
    d = measures.disagreement(x)
    assert 0 <= d <= 1
    assert measures.disagreement([100 - value for value in x]) == pytest.approx(d)
    assert measures.disagreement(sorted(x, reverse=True)) == pytest.approx(d)


@given(st.integers(0, 100), st.integers(2, 50))
def test_a_unanimous_room_does_not_disagree(position: int, n: int) -> None:
    assert measures.disagreement([position] * n) == pytest.approx(0)
    assert measures.triangle_disagreement([(position + 1, 5, 0)] * n) == pytest.approx(0, abs=1e-12)


@given(st.integers(1, 50))
def test_half_at_each_pole_disagrees_as_much_as_possible(half: int) -> None:
    assert measures.disagreement([0] * half + [100] * half) == pytest.approx(1)


def test_a_position_outside_the_scale_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"within 0\.\.100"):
        measures.disagreement([0, 101])


@pytest.mark.parametrize("n", range(2, 8))
def test_a_triangle_disagrees_most_when_split_evenly_over_the_corners(n: int) -> None:
    corners = [(1, 0, 0), (0, 1, 0), (0, 0, 1)]
    grid = [w for w in itertools.product(range(3), repeat=3) if sum(w) == 2]
    even = [corners[i % 3] for i in range(n)]
    assert measures.triangle_disagreement(even) == pytest.approx(1)
    most = max(
        measures.triangle_disagreement(points)
        for points in itertools.combinations_with_replacement(grid, n)
    )
    assert most == pytest.approx(1)


@given(weights, st.permutations(range(3)))
def test_a_triangle_knows_no_pole(points: list[tuple[int, int, int]], order: list[int]) -> None:
    d = measures.triangle_disagreement(points)
    assert 0 <= d <= 1 + 1e-9
    turned = [tuple(w[i] for i in order) for w in points]
    assert measures.triangle_disagreement(turned) == pytest.approx(d)


def test_a_shift_counts_only_beyond_the_threshold() -> None:
    moved = measures.shift([50, 50, 50, 50, 50], [55, 56, 44, 45, 90])
    assert (moved.n, moved.toward, moved.stayed) == (5, (1, 2), 2)
    assert moved.middle == (50, 55)
    assert moved.disagreement == (0, measures.disagreement([55, 56, 44, 45, 90]))


def test_a_shift_in_a_triangle_goes_to_the_pole_that_gained_most() -> None:
    before = [(100, 0, 0), (100, 0, 0), (40, 30, 30)]
    after = [(0, 90, 10), (98, 1, 1), (10, 30, 60)]
    moved = measures.shift(before, after)
    assert (moved.toward, moved.stayed, moved.middle) == ((0, 1, 1), 1, None)


def test_a_shift_needs_pairs() -> None:
    with pytest.raises(ValueError, match="paired"):
        measures.shift([1, 2], [1])


def test_a_shift_counts_the_reference_differences() -> None:
    differences = json.loads((ORACLES / "shift.json").read_text())["differences"]
    before = [50 - d / 4 for d in differences]
    after = [50 + d / 4 for d in differences]
    beyond = [d / 2 for d in differences if abs(d / 2) > 5]
    moved = measures.shift(before, after)
    assert moved.toward == (sum(d < 0 for d in beyond), sum(d > 0 for d in beyond))


def test_who_leans_where_can_be_counted() -> None:
    room = measures.room([(0,), (39,), (40,), (60,), (61,), (100,)], [4, 2, None, None, 3, 3])
    assert (room.leaning, room.between) == ((2, 2), 2)
    assert room.middle == (50,)
    assert room.certainty == 3


def test_the_certainty_of_one_or_two_is_not_told() -> None:
    assert measures.room([(1,), (2,), (3,)], [4, 2, None]).certainty is None
    assert measures.room([(1,), (2,), (3,)], [4, 2, 3]).certainty == 3
