"""No published figure, nor the difference of two, is about fewer people than the threshold."""

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop import privacy

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data/oracles/suppression.json").read_text()
)

segments = st.dictionaries(st.sampled_from("ABCDEFG"), st.integers(0, 20))
said = st.lists(st.sampled_from((0, 50, 100)), max_size=12)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["segments"]))
def test_the_reference_segments(case: dict[str, Any]) -> None:
    visible = privacy.visible_segments(case["segments"], case["ungrouped"], case["k"])
    assert list(visible.show) == case["show"]
    assert visible.total == case["total"]


@given(segments, st.integers(0, 20), st.integers(1, 10))
def test_no_difference_between_published_totals_is_small(
    counts: dict[str, int], ungrouped: int, k: int
) -> None:
    visible = privacy.visible_segments(counts, ungrouped, k)
    published = [counts[name] for name in visible.show]
    for size in range(len(published) + 1):
        for some in itertools.combinations(published, size):
            left = visible.total - sum(some)
            assert left == 0 or left >= k or visible.total < k
    assert visible.rest == visible.total - sum(published)
    assert all(n >= k for n in published)


@given(segments, st.integers(0, 20), st.integers(1, 10))
def test_no_more_is_hidden_than_must_be(counts: dict[str, int], ungrouped: int, k: int) -> None:
    visible = privacy.visible_segments(counts, ungrouped, k)
    hidden = [name for name, n in counts.items() if n >= k and name not in visible.show]
    assert len(hidden) <= 1
    for name in hidden:
        assert 0 < visible.rest - counts[name] < k
        assert all(counts[name] <= counts[other] for other in visible.show)


def test_of_segments_alike_the_last_is_hidden() -> None:
    assert privacy.visible_segments({"A": 6, "B": 6, "C": 2}, 0, 5).show == ("A",)


@pytest.mark.parametrize(("counts", "ungrouped", "k"), [({"A": -1}, 0, 5), ({}, -1, 5), ({}, 0, 0)])
def test_counts_that_cannot_be_are_an_error(counts: dict[str, int], ungrouped: int, k: int) -> None:
    with pytest.raises(ValueError, match="not be negative"):
        privacy.visible_segments(counts, ungrouped, k)


def test_a_segment_of_one_mind_is_a_disclosure() -> None:
    assert privacy.is_disclosure([50, 50, 50])
    assert not privacy.is_disclosure([50, 50, 51])
    assert not privacy.is_disclosure([])


def test_a_segment_of_one_mind_is_shown_as_part_of_the_whole_only() -> None:
    answers = {"A": [0] * 6, "B": [0, 50, 100] * 3, "C": [0, 100] * 4}
    assert privacy.visible_answers(answers, [], 5) == privacy.Visible(("B",), 23, 14)


def test_what_is_left_of_the_room_is_no_disclosure_either() -> None:
    # A is too small. With the three in no group it would be big enough, but of one mind.
    answers = {"A": [100] * 3, "B": [0, 100] * 3, "C": [0, 50] * 5}
    assert privacy.visible_segments({"A": 3, "B": 6, "C": 10}, 3, 5).show == ("B", "C")
    assert privacy.visible_answers(answers, [100] * 3, 5) == privacy.Visible(("C",), 22, 12)


@given(st.dictionaries(st.sampled_from("ABCDE"), said), said, st.integers(1, 8))
def test_neither_a_segment_nor_the_rest_is_ever_small_or_of_one_mind(
    answers: dict[str, list[int]], ungrouped: list[int], k: int
) -> None:
    visible = privacy.visible_answers(answers, ungrouped, k)
    for name in visible.show:
        assert len(answers[name]) >= k
        assert not privacy.is_disclosure(answers[name])
    rest = [a for name in answers if name not in visible.show for a in answers[name]] + ungrouped
    assert len(rest) == visible.rest
    if visible.show:
        assert not 0 < len(rest) < k
        assert not privacy.is_disclosure(rest)


rooms = st.lists(
    st.tuples(st.sampled_from("PTFB"), st.sampled_from("LMN"), st.sampled_from((0, 50, 100))),
    max_size=60,
)


def cut(room: list[tuple[str, str, int]], at: int) -> dict[str, set[int]]:
    """Who is in which part, by what each has in the place `at`."""
    found: dict[str, set[int]] = {}
    for person, each in enumerate(room):
        found.setdefault(str(each[at]), set()).add(person)
    return found


def unions(parts: list[set[int]]) -> list[set[int]]:
    return [
        set().union(*some)
        for size in range(len(parts) + 1)
        for some in itertools.combinations(parts, size)
    ]


@given(rooms)
def test_no_two_divisions_of_a_room_tell_of_a_few_or_of_one_mind(
    room: list[tuple[str, str, int]],
) -> None:
    everybody = set(range(len(room)))
    said = [each[2] for each in room]
    ways, roles = cut(room, 0), cut(room, 1)
    by_role = {role: [said[at] for at in sorted(those)] for role, those in roles.items()}
    shown = [roles[role] for role in privacy.visible_answers(by_role, [], 5).show]
    visible = privacy.visible_beside(ways, said, [shown], 8)
    mine = [ways[way] for way in visible.show]
    for one, other in itertools.product(mine, shown):
        for only in (one - other, other - one):
            assert not 0 < len(only) < 5
            assert not privacy.is_disclosure([said[at] for at in only])
    # And whatever is added up, with what is left of the room, and taken from each other.
    mine_left, shown_left = everybody.difference(*mine), everybody.difference(*shown)
    if mine:
        assert all(len(part) >= 8 for part in [*mine, mine_left] if part)
        assert visible.rest == len(mine_left)
        for one in unions([*mine, mine_left]):
            for other in unions([*shown, shown_left]) if shown else ():
                assert not 0 < len(one ^ other) < 5
                if one in (everybody, set()) or (other - one and one - other):
                    continue
                assert not privacy.is_disclosure([said[at] for at in one ^ other])


def test_a_part_that_breaks_the_rule_goes_and_the_rest_is_looked_at_anew() -> None:
    said = [0, 50, 100] * 11
    ways = {"phone": range(13), "table": range(13, 23), "floor": range(23, 33)}
    assert privacy.visible_beside(ways, said, [], 8).show == ("phone", "table", "floor")
    # Ten of the phones have a role: the others are three. And without the floor, too, for
    # what is left beside the table and the floor are the phones.
    found = privacy.visible_beside(ways, said, [[range(10)]], 8)
    assert found == privacy.Visible(("table",), 33, 23)
