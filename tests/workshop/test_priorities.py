"""What a room puts first, against reference values."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop import priorities

CASES = {
    name: case
    for name, case in json.loads(
        (Path(__file__).parents[1] / "data/oracles/priorities.json").read_text()
    ).items()
    if "borda" in case
}


@pytest.mark.parametrize("name", CASES)
def test_borda_points_of_the_reference_profiles(name: str) -> None:
    ballots = [order for count, order in CASES[name]["profile"] for _ in range(count)]
    assert priorities.borda(ballots) == CASES[name]["borda"]


def test_unranked_options_share_the_places_that_are_left() -> None:
    assert priorities.borda([("a",)], ("a", "b", "c")) == {"a": 2, "b": 0.5, "c": 0.5}


@given(st.lists(st.permutations("abcd").map(lambda p: p[:3]), max_size=20))
def test_every_ballot_gives_the_same_number_of_points(ballots: list[list[str]]) -> None:
    assert sum(priorities.borda(ballots, "abcd").values()) == pytest.approx(6 * len(ballots))


@pytest.mark.parametrize("ballot", ["aa", "ax"])
def test_a_ballot_that_is_no_ranking_is_an_error(ballot: str) -> None:
    with pytest.raises(ValueError, match="not a ranking"):
        priorities.borda([ballot], "abc")


def test_the_same_points_share_a_place() -> None:
    assert priorities.places({"a": 3, "b": 3, "c": 1}) == {"a": 1, "b": 1, "c": 3}
