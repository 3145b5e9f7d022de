"""What a room puts first, against reference values, and what must hold for any room."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop import priorities

CASES: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "data/oracles/priorities.json").read_text()
)

partial = st.permutations("abcde").flatmap(lambda p: st.integers(0, 5).map(lambda n: p[:n]))
rooms = st.lists(partial, min_size=1, max_size=25)


def ballots_of(name: str) -> list[str]:
    return [order for count, order in CASES[name]["profile"] for _ in range(count)]


def prefer(ballots: list[list[str]], one: str, other: str) -> int:
    """How many rank `one` and put it before `other`, which they may have left out."""
    return sum(
        one in ballot and (other not in ballot or ballot.index(one) < ballot.index(other))
        for ballot in ballots
    )


@pytest.mark.parametrize("name", [name for name in CASES if "borda" in CASES[name]])
def test_borda_points_of_the_reference_profiles(name: str) -> None:
    assert priorities.borda(ballots_of(name)) == CASES[name]["borda"]


@pytest.mark.parametrize("name", CASES)
def test_the_pairwise_winner_of_the_reference_profiles(name: str) -> None:
    assert priorities.condorcet_winner(ballots_of(name)) == CASES[name]["condorcet"]


@pytest.mark.parametrize("name", [name for name in CASES if "schulze" in CASES[name]])
def test_schulzes_order_of_the_reference_profiles(name: str) -> None:
    assert "".join(priorities.schulze(ballots_of(name))) == CASES[name]["schulze"]


def test_schulze_finds_the_order_that_wrongs_fewest_in_the_reference_cycle() -> None:
    case = CASES["cycle"]
    ballots = [list(order) for order in ballots_of("cycle")]
    order = "".join(priorities.schulze(ballots))
    assert order == case["kemeny"]
    wronged = sum(
        prefer(ballots, later, earlier)
        for i, earlier in enumerate(order)
        for later in order[i + 1 :]
    )
    assert wronged == case["kemeny_distance"]


def test_unranked_options_share_the_places_that_are_left() -> None:
    assert priorities.borda([("a",)], ("a", "b", "c")) == {"a": 2, "b": 0.5, "c": 0.5}


def test_whoever_ranks_an_option_puts_it_before_all_that_they_leave_out() -> None:
    room = [("a",), ("a",), ("b", "c", "a")]
    assert priorities.condorcet_winner(room, "abc") == "a"
    assert priorities.schulze(room, "abc") == ("a", "b", "c")


def test_a_room_that_has_ranked_nothing_has_no_order_but_the_given_one() -> None:
    assert priorities.condorcet_winner([], "ba") is None
    assert priorities.schulze([], "ba") == ("b", "a")
    assert priorities.rank_ranges([], "ba") == {"b": (1, 2), "a": (1, 2)}
    assert priorities.borda([]) == {}


@given(rooms)
def test_every_ballot_gives_the_same_number_of_points(ballots: list[list[str]]) -> None:
    assert sum(priorities.borda(ballots, "abcde").values()) == pytest.approx(10 * len(ballots))


@pytest.mark.parametrize("rule", [priorities.borda, priorities.schulze, priorities.rank_ranges])
@pytest.mark.parametrize("ballot", ["aa", "ax"])
def test_a_ballot_that_is_no_ranking_is_an_error(rule: Any, ballot: str) -> None:
    with pytest.raises(ValueError, match="not a ranking"):
        rule([ballot], "abc")


def test_the_same_points_share_a_place() -> None:
    assert priorities.places({"a": 3, "b": 3, "c": 1}) == {"a": 1, "b": 1, "c": 3}


@given(rooms)
def test_the_pairwise_winner_wins_every_pair(ballots: list[list[str]]) -> None:
    winner = priorities.condorcet_winner(ballots, "abcde")
    winning = [
        one
        for one in "abcde"
        if all(prefer(ballots, one, o) > prefer(ballots, o, one) for o in "abcde" if o != one)
    ]
    assert winner == (winning[0] if winning else None)


@given(rooms)
def test_schulze_begins_with_the_pairwise_winner(ballots: list[list[str]]) -> None:
    winner = priorities.condorcet_winner(ballots, "abcde")
    order = priorities.schulze(ballots, "abcde")
    assert sorted(order) == list("abcde")
    assert winner in (None, order[0])


@given(rooms)
def test_schulze_puts_nobody_behind_an_option_all_put_behind_them(
    ballots: list[list[str]],
) -> None:
    order = priorities.schulze(ballots, "abcde")
    for i, earlier in enumerate(order):
        for later in order[i + 1 :]:
            assert prefer(ballots, later, earlier) < len(ballots)


@given(rooms)
def test_rank_ranges_hold_the_places_by_borda_and_by_schulze(ballots: list[list[str]]) -> None:
    ranges = priorities.rank_ranges(ballots, "abcde")
    place = priorities.places(priorities.borda(ballots, "abcde"))
    order = priorities.schulze(ballots, "abcde")
    assert list(ranges) == list("abcde")
    for option, (best, worst) in ranges.items():
        assert 1 <= best <= place[option] <= worst <= 5
        assert best <= order.index(option) + 1 <= worst


@given(rooms, st.randoms())
def test_the_order_of_participants_does_not_matter(
    ballots: list[list[str]], chance: Random
) -> None:
    def all_of_it() -> tuple[object, ...]:
        return (
            priorities.borda(ballots, "abcde"),
            priorities.condorcet_winner(ballots, "abcde"),
            priorities.schulze(ballots, "abcde"),
            priorities.rank_ranges(ballots, "abcde"),
        )

    before = all_of_it()
    chance.shuffle(ballots)
    assert all_of_it() == before


def test_a_room_of_one_mind_leaves_no_doubt_about_places() -> None:
    ranges = priorities.rank_ranges(["abc"] * 12)
    assert ranges == {"a": (1, 1), "b": (2, 2), "c": (3, 3)}
    assert priorities.sharing(ranges, "b") == ()


def test_options_that_hang_on_a_few_answers_share_a_place() -> None:
    ranges = priorities.rank_ranges(["abc"] * 10 + ["bac"] * 9)
    assert ranges == {"a": (1, 2), "b": (1, 2), "c": (3, 3)}
    assert priorities.sharing(ranges, "a") == ("b",)
    assert priorities.sharing(ranges, "c") == ()
