"""Figures against reference values, and what must hold for any room."""

import itertools
import json
from pathlib import Path
from random import Random

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
CONTINUOUS = [
    case
    for case in json.loads((ORACLES / "disagreement.json").read_text())["frequencies"]
    if "D_continuous" in case
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


@pytest.mark.parametrize("case", CONTINUOUS)
def test_disagreement_of_reference_shares(case: dict[str, list[float]]) -> None:
    people = np.round(np.array(case["f"]) * 20).astype(int)  # an even number of each part
    found = measures.disagreement(np.repeat(np.arange(len(people)), people), 0, len(people) - 1)
    assert found == pytest.approx(case["D_continuous"], abs=1e-6)


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


@pytest.mark.parametrize("corner", range(3))
@pytest.mark.parametrize("weights", [(0, 50, 50), (34, 33, 33), (33, 33, 34), (33, 34, 33)])
def test_who_moves_towards_two_poles_alike_is_counted_for_neither(
    weights: tuple[int, int, int], corner: int
) -> None:
    before = np.roll((100, 0, 0), corner)
    moved = measures.shift([before], [np.roll(weights, corner)])
    assert (moved.toward, moved.between, moved.stayed) == ((0, 0, 0), 1, 0)
    clear = measures.shift([before], [np.roll((0, 51, 49), corner)])
    assert (clear.toward[(corner + 1) % 3], clear.between, clear.stayed) == (1, 0, 0)


@given(st.lists(st.integers(0, 100), min_size=1))
def test_the_middle_half_holds_half_of_the_people(x: list[int]) -> None:
    low, high = measures.middle_half(x)
    assert low <= np.median(x) <= high
    assert sum(low <= each <= high for each in x) >= len(x) / 2


@pytest.mark.parametrize("start", range(95))
def test_a_move_of_exactly_the_threshold_is_none_in_a_triangle(start: int) -> None:
    before, after = (100 - start, start, 0), (95 - start, start + 5, 0)
    assert measures.shift([before], [after]).stayed == 1
    farther = (94.9 - start, start + 5.1, 0)
    assert measures.shift([before], [farther]).toward == (0, 1, 0)


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


AGREEMENT = json.loads((ORACLES / "disagreement.json").read_text())["frequencies"]
BRIDGING = json.loads((ORACLES / "reasons.json").read_text())["bridging"]

frequencies = st.lists(st.floats(0, 1000), min_size=2, max_size=9).filter(lambda f: max(f) > 1e-3)


@pytest.mark.parametrize("case", AGREEMENT, ids=lambda case: str(case["f"]))
def test_agreement_of_the_reference_frequencies(case: dict[str, list[float]]) -> None:
    assert measures.agreement(case["f"]) == pytest.approx(case["A"], abs=1e-6)


@pytest.mark.parametrize(
    "case", [case for case in AGREEMENT if "polarization" in case], ids=lambda case: str(case["f"])
)
def test_the_published_polarization_is_half_of_what_is_not_agreement(
    case: dict[str, float],
) -> None:
    assert (1 - measures.agreement(case["f"])) / 2 == pytest.approx(case["polarization"], abs=1e-6)


@given(frequencies)
def test_agreement_lies_between_minus_1_and_1_and_knows_no_side(f: list[float]) -> None:
    a = measures.agreement(f)
    assert -1 - 1e-9 <= a <= 1 + 1e-9
    assert measures.agreement(f[::-1]) == pytest.approx(a)
    assert measures.agreement([3 * value for value in f]) == pytest.approx(a)


@given(st.integers(2, 9), st.data())
def test_agreement_is_1_in_one_category_and_0_when_all_are_filled_alike(
    categories: int, data: st.DataObject
) -> None:
    one = [0] * categories
    one[data.draw(st.integers(0, categories - 1))] = 7
    assert measures.agreement(one) == 1
    assert measures.agreement([4] * categories) == 0


@pytest.mark.parametrize("f", [[], [0, 0, 0], [1, -1, 2]])
def test_agreement_needs_frequencies(f: list[float]) -> None:
    with pytest.raises(ValueError, match="non-negative"):
        measures.agreement(f)


@pytest.mark.parametrize(
    ("x", "camps"),
    [
        ([0] * 5 + [100] * 5, True),
        ([0] * 4 + [100] * 5, False),  # nine people
        ([0] * 4 + [50] * 2 + [100] * 4, True),
        ([0] * 4 + [50] * 3 + [100] * 3, False),  # three of ten in the middle
        ([0] * 3 + [100] * 7, True),
        ([0] * 2 + [100] * 8, False),  # a fifth is not a camp
        ([0] * 3 + [33] * 2 + [67] * 5, True),
        ([0] * 5 + [66] * 5, False),  # two thirds of the way is not the outer third
    ],
)
def test_two_camps_need_full_outer_thirds_and_an_empty_middle(x: list[float], camps: bool) -> None:
    assert measures.two_camps(x) is camps


@given(st.lists(st.sampled_from((0, 20, 33, 34, 50, 66, 67, 80, 100)), max_size=40), st.randoms())
def test_two_camps_are_the_same_mirrored_and_in_any_order(x: list[int], chance: Random) -> None:
    camps = measures.two_camps(x)
    assert measures.two_camps([100 - value for value in x]) is camps
    chance.shuffle(x)
    assert measures.two_camps(x) is camps


@given(weights, st.randoms())
def test_the_order_of_participants_does_not_matter(
    points: list[tuple[int, int, int]], chance: Random
) -> None:
    x = [w[0] for w in points]
    room = measures.disagreement(x), measures.triangle_disagreement(points)
    chance.shuffle(points)
    mixed = measures.disagreement([w[0] for w in points]), measures.triangle_disagreement(points)
    assert mixed == pytest.approx(room)


@given(st.integers(0, 999), st.integers(2, 80))
def test_a_triangle_of_many_is_the_mean_of_all_pairs(seed: int, n: int) -> None:
    points = np.random.default_rng(seed).random((n, 3)) + 0.01
    flat = measures.plane(points)
    pairs = sum(float(np.hypot(*(a - b))) for a, b in itertools.combinations(flat, 2))
    corners = [(n + i) // 3 for i in range(3)]
    most = sum(a * b for a, b in itertools.combinations(corners, 2))
    assert measures.triangle_disagreement(points) == pytest.approx(pairs / most)


@pytest.mark.parametrize("case", BRIDGING, ids=lambda case: str(case["sides"]))
def test_bridging_of_the_reference_reasons(case: dict[str, list[tuple[int, int]]]) -> None:
    assert measures.bridging(case["sides"]) == pytest.approx(case["B"], abs=1e-6)


sides = st.lists(
    st.integers(0, 50).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=1,
    max_size=4,
)


@given(sides)
def test_bridging_lies_within_the_sides_support_and_knows_no_side(
    seen: list[tuple[int, int]],
) -> None:
    b = measures.bridging(seen)
    each = [measures.support(*side) for side in seen]
    assert 0 < min(each) - 1e-9 <= b <= max(each) + 1e-9 < 1.000001
    assert measures.bridging(seen[::-1]) == pytest.approx(b)


def test_a_reason_loved_by_one_side_bridges_less_than_one_liked_by_both() -> None:
    assert measures.bridging([(10, 10), (0, 10)]) < measures.bridging([(5, 10), (5, 10)])


@pytest.mark.parametrize("seen", [[], [(3, 2)], [(-1, 2)]])
def test_bridging_needs_sides_that_can_be(seen: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match=r"side|endorsed"):
        measures.bridging(seen)


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=1, max_size=40))
def test_a_shift_is_mirrored_when_the_poles_swap(moves: list[tuple[int, int]]) -> None:
    before, after = [a for a, _ in moves], [b for _, b in moves]
    there = measures.shift(before, after)
    back = measures.shift([100 - a for a in before], [100 - b for b in after])
    assert back.toward == there.toward[::-1]
    assert back.stayed == there.stayed == len(moves) - sum(there.toward)
    assert back.disagreement == pytest.approx(there.disagreement)


@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=1, max_size=40),
    st.data(),
)
def test_the_order_of_participants_does_not_change_a_shift(
    moves: list[tuple[int, int]], data: st.DataObject
) -> None:
    turned = data.draw(st.permutations(moves))
    one, other = (
        measures.shift([a for a, _ in order], [b for _, b in order]) for order in (moves, turned)
    )
    assert (one.toward, one.stayed, one.middle) == (other.toward, other.stayed, other.middle)
    assert one.disagreement == pytest.approx(other.disagreement)
