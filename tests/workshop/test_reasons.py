"""Reasons: a fair sample, and which of them reach across."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from workshop.answers import Stance
from workshop.flow import Kind, Progress
from workshop.library import load_library
from workshop.reasons import (
    SAMPLE,
    Reason,
    Share,
    across,
    gather,
    sample,
    strongest,
    weigh,
)
from workshop.snapshot import Answer, Item, Round

ORACLES = json.loads((ROOT / "tests" / "data" / "oracles" / "reasons.json").read_text())
LIBRARY = load_library(ROOT / "dilemmas").dilemmas
AXIS, TRIANGLE = LIBRARY["one-or-all"], LIBRARY["who-defines-value"]

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


def test_two_in_between_are_not_shown_to_everybody_while_the_poles_have_more_to_say() -> None:
    seen: Counter[int] = Counter()
    for person in range(50):
        reasons = [(i, None if i < 3 else i % 2, seen[i]) for i in range(1, 23)]
        seen.update(sample(reasons, person, own=frozenset()))
    assert max(seen.values()) - min(seen.values()) <= 2


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
    poles = {side for _, side, _ in others if side is not None}
    if most >= len(poles):
        assert {side for id, side, _ in others if id in shown} >= poles


@dataclass(frozen=True)
class Mark:
    reason: int
    person: int
    moves: bool = False
    good: bool = False


def item(*rounds: Mapping[int, Stance], dilemma: object = AXIS, revealed: int = 9) -> Item:
    """An item; the reason that person p wrote in round r has the id 1000 r + p."""
    return Item(
        id=1,
        kind=Kind.DILEMMA,
        minutes=20,
        rounds=2,
        content=dilemma,  # type: ignore[arg-type]
        progress=Progress(len(rounds), min(len(rounds), revealed)),
        results=tuple(
            Round(
                number,
                len(stances),
                0,
                tuple(
                    Answer(person, None, stance, 1000 * number + person if stance.reason else None)
                    for person, stance in stances.items()
                ),
            )
            for number, stances in enumerate(rounds, 1)
        ),
    )


def at(place: float, reason: str = "", lens: str = "") -> Stance:
    return Stance((place,), reason=reason, lens=lens)


def sides(left: int, right: int, between: int = 0) -> dict[int, Stance]:
    """People 1 to `left` at the first pole, then `right` at the second, then the rest."""
    places = [10.0] * left + [90.0] * right + [50.0] * between
    return {person: at(place) for person, place in enumerate(places, 1)}


def marked(reason: int, people: Sequence[int], endorsed: int) -> list[Mark]:
    """That these people were shown a reason and the first of them endorsed it, in turn."""
    return [
        Mark(reason, person, moves=n < endorsed and n % 2 == 0, good=n < endorsed and n % 2 == 1)
        for n, person in enumerate(people)
    ]


@pytest.mark.parametrize("oracle", ORACLES["bridging"])
def test_a_reason_that_reaches_across_is_told_from_one_that_divides(
    oracle: Mapping[str, float | list[list[int]]],
) -> None:
    (a1, n1), (a2, n2) = oracle["sides"]  # type: ignore[misc]
    stances = sides(n1 + 1, n2) | {1: at(10, "Han trives")}
    left, right = range(2, n1 + 2), range(n1 + 2, n1 + n2 + 2)
    marks = marked(1001, left, a1) + marked(1001, right, a2)
    (found,) = weigh(item(stances), marks)
    assert found.bridging == pytest.approx(oracle["B"], abs=1e-6)
    assert found.sides == (Share(a1, n1), Share(a2, n2))
    assert found.own == Share(a1, n1)
    assert found.other == Share(a2, n2)


def test_no_reason_is_ranked_before_each_side_has_seen_it_five_times() -> None:
    stances = sides(6, 6) | {1: at(10, "Han trives")}
    marks = marked(1001, range(2, 7), 3) + marked(1001, range(7, 11), 4)
    (found,) = weigh(item(stances), marks)
    assert found.bridging is None
    (found,) = weigh(item(stances), [*marks, Mark(1001, 11)])
    assert found.bridging is not None


@pytest.mark.parametrize("third", [1, 5])
def test_a_corner_that_cannot_see_each_reason_five_times_does_not_keep_one_from_being_ranked(
    third: int,
) -> None:
    places = [(80.0, 10.0, 10.0)] * 6 + [(10.0, 80.0, 10.0)] * 6 + [(10.0, 10.0, 80.0)] * third
    stances = {person: Stance(place) for person, place in enumerate(places, 1)}
    stances[1] = Stance(places[0], reason="De lever livet")
    marks = marked(1001, range(2, 7), 5) + marked(1001, range(7, 12), 2) + [Mark(1001, 13)]
    (found,) = weigh(item(stances, dilemma=TRIANGLE), marks)
    assert found.sides == (Share(5, 5), Share(2, 5), Share(0, 1))
    assert found.bridging == pytest.approx((6 / 7 * 3 / 7) ** 0.5)
    assert found.other == Share(2, 6)


def test_where_a_sides_own_reasons_could_never_be_ranked_the_others_are_not_either() -> None:
    for few, ranked in ((5, False), (6, True)):
        stances = sides(20, few) | {1: at(10, "Deler"), 21: at(90, "Samler")}
        marks = [Mark(1001, person) for person in range(2, 21 + few)]
        marks += [Mark(1021, person) for person in range(1, 21 + few) if person != 21]
        found = weigh(item(stances), marks)
        assert [each.bridging is not None for each in found] == [ranked, ranked]


def test_the_best_bridge_stands_first_and_what_is_not_ranked_last() -> None:
    stances = sides(7, 6) | {1: at(10, "Deler"), 2: at(10, "Samler"), 8: at(90, "Kun set")}
    marks = [
        *marked(1001, [2, 3, 4, 5, 6], 5),
        *marked(1001, range(8, 13), 0),
        *marked(1002, [1, 3, 4, 5, 6], 3),
        *marked(1002, range(8, 13), 3),
        *marked(1008, [1, 2, 3], 3),
    ]
    assert [each.reason.text for each in weigh(item(stances), marks)] == [
        "Samler",
        "Deler",
        "Kun set",
    ]


def test_people_in_between_and_without_a_stance_count_in_the_whole_only() -> None:
    stances = sides(3, 3, between=2) | {1: at(10, "Han trives")}
    marks = marked(1001, [2, 4, 7, 8, 99], 5)
    (found,) = weigh(item(stances), marks)
    assert found.all == Share(5, 5)
    assert found.sides == (Share(1, 1), Share(1, 1))


def test_the_strongest_of_each_side_is_what_that_side_supports_most() -> None:
    stances = sides(4, 3, between=1) | {
        1: at(10, "A, kendt af sine egne"),
        2: at(10, "A, kun de andre kan lide den"),
        5: at(90, "B"),
        8: at(50, "Midt imellem"),
    }
    marks = [
        *marked(1001, [2, 3, 4], 2),
        *marked(1002, [1, 3, 4], 0),
        *marked(1002, [5, 6, 7], 3),
        *marked(1005, [6, 7], 2),
        *marked(1005, [1, 2, 3], 1),
        *marked(1008, [1, 2, 3, 5, 6, 7], 6),
    ]
    weighed = weigh(item(stances), marks)
    first, second = strongest(weighed, 0), strongest(weighed, 1)
    best = across(weighed)
    assert first is not None
    assert second is not None
    assert best is not None
    assert first.reason.text == "A, kendt af sine egne"
    assert second.reason.text == "B"
    assert best.reason.text == "A, kun de andre kan lide den"
    assert best.other == Share(3, 3)


@pytest.mark.parametrize(
    ("marks", "why"),
    [
        ([], "nobody was shown it"),
        (marked(1001, [2, 3, 4, 5, 6], 0), "nobody marked it"),
        (marked(1001, [2, 3], 2), "fewer than three people were shown it"),
        (marked(1001, [2, 4, 5], 3), "one of its own side was shown it"),
    ],
)
def test_nothing_is_called_strongest_on_too_little(marks: list[Mark], why: str) -> None:
    stances = sides(3, 3) | {1: at(10, "Han trives")}
    assert strongest(weigh(item(stances), marks), 0) is None, why


def test_nothing_is_said_to_be_supported_by_the_other_side_on_too_little() -> None:
    stances = sides(3, 3, between=1) | {1: at(10, "A"), 7: at(50, "Midt imellem")}
    few = [*marked(1001, [2, 3, 4, 5], 4), *marked(1007, range(1, 7), 6)]
    assert across(weigh(item(stances), few)) is None
    cold = [*marked(1001, [2, 3], 2), *marked(1001, [4, 5, 6], 0)]
    assert across(weigh(item(stances), cold)) is None
    assert across(weigh(item(stances), marked(1001, [4, 5, 6], 1))) is not None


def test_the_same_words_in_two_rounds_are_one_reason_where_its_author_stood_last() -> None:
    first = sides(3, 3) | {1: at(10, "Han  trives", "care"), 2: at(10, "Reglen")}
    second = sides(3, 3) | {1: at(80, "Han trives", "duty"), 4: at(20), 5: at(50)}
    both = item(first, second)
    reason = next(each for each in gather(both) if each.text == "Han trives")
    assert reason == Reason(frozenset({1001, 2001}), "Han trives", 1)
    marks = [Mark(1001, 4, good=True), Mark(2001, 4), Mark(2001, 5, moves=True), Mark(1001, 6)]
    found = next(each for each in weigh(both, marks) if each.reason == reason)
    assert found.all == Share(2, 3)
    assert found.sides == (Share(1, 1), Share(0, 1))  # 4 moved to the first pole, 5 in between
    assert {each.text for each in gather(both, [2])} == {"Han trives"}


def test_a_round_that_is_not_revealed_says_nothing() -> None:
    hidden = item(sides(3, 3) | {1: at(10, "Før")}, sides(3, 3) | {2: at(10, "Efter")}, revealed=1)
    assert [each.text for each in gather(hidden)] == ["Før"]
    assert [each.reason.text for each in weigh(hidden, [])] == ["Før"]


def test_the_order_tells_nothing_of_who_wrote_first() -> None:
    texts = [f"Grund {n}" for n in range(10)]
    one = {person: at(10, text) for person, text in enumerate(texts, 1)}
    other = {person: at(10, text) for person, text in enumerate(reversed(texts), 1)}
    assert [each.text for each in gather(item(one))] == [each.text for each in gather(item(other))]
    assert [each.text for each in gather(item(one))] != texts
