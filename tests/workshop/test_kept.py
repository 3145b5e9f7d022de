"""Rounds taken up again: no two goes that are told of differ by what a few said."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.reports.report_sample import AXIS, at, item_of, order, round_of
from workshop.answers import Points, Stance
from workshop.kept import differs, telling
from workshop.privacy import BATCH
from workshop.snapshot import Item, Kept, Round

NOW = dt.datetime(2026, 11, 26, 10, 14, tzinfo=dt.UTC)
Go = dict[int, Stance]
stances = st.builds(
    at, st.integers(0, 3), st.sampled_from((None, 1, 4)), st.sampled_from((None, 2))
)
# People who are followed, and some at tables, who have other numbers in each go.
goes = st.dictionaries(st.integers(-9, 12), stances, min_size=3)


def again(*each: Go) -> Item:
    """An item of which the first round was held so often; the last go counts."""
    *before, last = (round_of(1, go) for go in each)
    kept = tuple(Kept("reopened", NOW, round) for round in before)
    return replace(item_of(1, AXIS, {}), results=(last,), kept=kept)


def told(item: Item) -> list[Round]:
    return [kept.round for kept in telling(item)]


@given(goes, st.data())
def test_what_fewer_than_a_batch_changed_is_never_told(before: Go, data: st.DataObject) -> None:
    few = data.draw(st.lists(st.sampled_from(sorted(before)), max_size=BATCH - 1, unique=True))
    after = before | {person: data.draw(stances) for person in few}
    # Those at tables are others by their numbers.
    after = {n if n >= 0 else n - 100: stance for n, stance in after.items()}
    assert told(again(before, after)) == []


@given(goes, st.lists(stances, min_size=1, max_size=BATCH - 1))
def test_the_answers_of_a_few_who_came_are_never_told(before: Go, came: list[Stance]) -> None:
    after = before | {100 + n: stance for n, stance in enumerate(came)}
    assert told(again(before, after)) == []


@given(st.dictionaries(st.integers(0, 30), stances, min_size=BATCH))
def test_a_batch_that_stands_elsewhere_is_told(before: Go) -> None:
    after = {n: replace(stance, place=(50.0,)) for n, stance in before.items()}
    assert told(again(before, after)) == [round_of(1, before)]


@given(st.lists(goes, min_size=2, max_size=5))
def test_any_two_that_are_told_differ_by_a_batch_and_no_more_is_hidden_than_must_be(
    each: Sequence[Go],
) -> None:
    item = again(*each)
    shown = [*told(item), *item.results]
    for one, other in combinations(shown, 2):
        assert differs(one, other)
        assert differs(other, one)
        for of in range(3):
            apart = _apart(one, other, of)
            assert apart >= BATCH or (of and not apart)
    for kept in item.kept:
        if kept not in telling(item):
            assert not all(differs(kept.round, other) for other in shown)


def _apart(one: Round, other: Round, of: int) -> int:
    """Whose place, certainty or importance is not the same, by the slow way."""
    was, now = (
        {
            answer.person: (given.place, given.certainty, given.importance)[of]
            for answer in round.answers
            if isinstance(given := answer.given, Stance)
        }
        for round in (one, other)
    )
    people = {person for person in {*was, *now} if person >= 0}
    tables = [
        Counter(said for person, said in answers.items() if person < 0 and said is not None)
        for answers in (was, now)
    ]
    values = {*tables[0], *tables[1]}
    left = sum(max(tables[0][value] - tables[1][value], 0) for value in values)
    come = sum(max(tables[1][value] - tables[0][value], 0) for value in values)
    return sum(was.get(n) != now.get(n) for n in people) + max(left, come)


def test_an_order_and_points_are_compared_by_what_was_given() -> None:
    points = [Points((("value", n), ("together", 100 - n))) for n in (40, 60)]
    for before, after in ((order("value"), order("together")), points):
        one, other = (round_of(1, dict.fromkeys(range(5), given)) for given in (before, after))
        assert differs(one, other)
        assert not differs(one, one)
        few = round_of(1, dict.fromkeys(range(4), after) | {4: before})
        assert not differs(one, few)


def test_a_go_without_figures_is_no_difference_to_tell() -> None:
    few, some = {1: at(10), 2: at(20)}, {1: at(10), 2: at(20), 3: at(30)}
    assert told(again(some, few)) == [round_of(1, some)]
    assert told(again(few, some)) == [round_of(1, few)]
