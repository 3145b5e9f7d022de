"""A room's order: bars for the points, ranges of places, and who shares one."""

import random
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n import translator
from tests.reports.report_sample import RANKING, item_of
from tests.workshop.picture_sample import ranked
from workshop import pictures, priorities, results
from workshop.answers import Ranking
from workshop.dilemmas import Priority
from workshop.pictures import PROJECTED, TALL, WIDE, Frame, Picture
from workshop.pictures.arrange import CHARACTER
from workshop.snapshot import Item

t = translator("en")
V, T, K = "value", "together", "knowledge"
CLEAR = ranked(*[(V, T, K)] * 30)
CYCLE = ranked(*[(V, T, K), (T, K, V), (K, V, T)] * 4)


def twelve() -> Item:
    """Twelve options with the longest words there may be."""
    content, orders = many(12, "n")
    return item_of(1, content, orders)


def many(n: int, filled: str = "") -> tuple[Priority, dict[int, Ranking]]:
    """A question with `n` options, and 40 people who leave much of the order open."""
    options = tuple(f"o{at}" for at in range(n))
    labels = {o: f"{o} ".ljust(60, filled) if filled else f"Option {o}" for o in options}
    content = RANKING.model_copy(
        update={
            "options": options,
            "da": RANKING.da.model_copy(update={"options": labels}),
            "en": RANKING.en.model_copy(update={"options": labels}),
        }
    )
    draw = random.Random(3)

    def order() -> Ranking:
        if filled:
            return Ranking(tuple(draw.sample(options, n)))
        return Ranking(tuple(sorted(options, key=lambda o: int(o[1:]) + draw.gauss(0, 4))))

    return content, {person: order() for person in range(40)}


def ranges(picture: Picture) -> list[str]:
    return [label.text for label in picture.labels if label.anchor == "start" and not label.x]


def test_a_clear_order_is_said_with_who_is_preferred_to_each_of_the_others() -> None:
    picture = pictures.result(CLEAR, 1, t)
    assert picture.title == "At the top you put “An eye for value”."
    assert picture.detail == (
        "“An eye for value” is preferred to each of the others, two by two."
        " Next comes “More together”."
    )
    assert ranges(picture) == ["1", "2", "3"]


def test_options_that_could_change_places_share_one() -> None:
    picture = pictures.result(CYCLE, 1, t)
    assert picture.title == "All 3 share a place: the order is open."
    assert picture.detail == "Those who share a place could change with a few other answers."
    assert ranges(picture) == ["1–3"] * 3


def test_two_at_the_top_share_it() -> None:
    picture = pictures.result(ranked(*[(V, T, K), (T, V, K)] * 10), 1, t)
    assert picture.title == "“An eye for value” and “More together” share the top place."
    assert "Next comes “More knowledge”." in picture.detail
    assert "preferred" not in picture.detail
    assert ranges(picture) == ["1–2", "1–2", "3"]
    assert [(row[0], row[3], row[4]) for row in picture.table.rows] == [
        ("1", "1–2", "“More together”"),
        ("1", "1–2", "“An eye for value”"),
        ("3", "3", "none"),
    ]


def test_who_shares_a_place_below_the_top_is_told_too() -> None:
    picture = pictures.result(ranked(*[(V, T, K), (V, K, T)] * 10), 1, t)
    assert picture.title == "At the top you put “An eye for value”."
    assert "Next come “More together” and “More knowledge”, which share a place." in picture.detail
    assert [row[4] for row in picture.table.rows] == ["none", "“More knowledge”", "“More together”"]


def test_of_many_who_share_places_the_page_tells_all_and_the_wall_how_many() -> None:
    content, orders = many(9)
    item = item_of(1, content, orders)
    order = results.ranking_of(item, 1)
    assert order is not None
    labels = content.en.options
    said = pictures.result(item, 1, t).detail.split(". ")
    top = {option for option in order.points if order.ranges[option][0] == 1}
    for one, other in combinations(order.points, 2):
        shares = other in priorities.sharing(order.ranges, one)
        told = any(
            "share a place" in part and f"“{labels[one]}”" in part and f"“{labels[other]}”" in part
            for part in said
        )
        assert told == (shares and not {one, other} <= top)
    below = [option for option in order.points if option not in top]
    sharing = sum(bool(priorities.sharing(order.ranges, option)) for option in below)
    assert (
        f"Below the top {sharing} of {len(below)} options share a place with another."
        in pictures.result(item, 1, t, frame=PROJECTED).detail
    )


@given(
    st.lists(st.permutations([0, 1, 2, 3, 4]), min_size=3, max_size=12).map(
        lambda orders: priorities.rank_ranges(orders, range(5))
    )
)
@settings(deadline=None, max_examples=40)
def test_two_options_share_a_place_exactly_when_a_group_has_both(
    ranges: dict[int, tuple[int, int]],
) -> None:
    groups = priorities.groups_sharing(ranges)
    for one, other in combinations(ranges, 2):
        together = any(one in group and other in group for group in groups)
        assert together == (other in priorities.sharing(ranges, one))


@pytest.mark.parametrize("frame", [WIDE, PROJECTED])
def test_the_range_of_places_is_a_mark_as_wide_as_it_has_places(frame: Frame) -> None:
    picture = pictures.result(ranked(*[(V, T, K), (T, V, K)] * 10), 1, t, frame=frame)
    rule, *_ = [line for line in picture.lines if line.kind == "edge"]
    place = (rule.x2 - rule.x1) / 3
    marks = [line for line in picture.lines if line.kind == "range"]
    spans = [((line.x1 - rule.x1) / place, (line.x2 - rule.x1) / place) for line in marks]
    assert spans == [pytest.approx(span) for span in ((0, 2), (0, 2), (2, 3))]
    words = min(label.x for label in picture.labels if label.anchor == "start" and label.x)
    assert rule.x2 < words


def test_those_who_share_a_place_are_named_in_the_order_they_are_drawn_in() -> None:
    item = ranked(*[(K, T, V)] * 16, *[(K, V, T)] * 14)
    labels = item.priority.en.options
    picture = pictures.result(item, 1, t)
    drawn = [label.text for label in picture.labels if label.text in labels.values()]
    assert drawn == [labels[K], labels[T], labels[V]]
    assert f"Next come “{labels[T]}” and “{labels[V]}”, which share a place." in picture.detail


@pytest.mark.parametrize("language", ["da", "en"])
def test_nobody_wins_or_loses(language: str) -> None:
    for item in (CLEAR, CYCLE):
        words = pictures.result(item, 1, translator(language)).sentence.lower()
        assert not any(part in words for part in ("vind", "tab", "win", "los", "bedst", "best"))


@pytest.mark.parametrize("frame", [WIDE, PROJECTED, TALL])
def test_a_bar_is_as_long_as_its_points(frame: Frame) -> None:
    picture = pictures.result(ranked(*[(V, T, K)] * 3, *[(T, V, K)] * 2), 1, t, frame=frame)
    whole = {line.y1: line.x2 - line.x1 for line in picture.lines if line.kind == "still"}
    bars = [(line.x2 - line.x1) / whole[line.y1] for line in picture.lines if line.kind == "bar"]
    assert bars == pytest.approx([8 / 10, 7 / 10])


@pytest.mark.parametrize("frame", [WIDE, PROJECTED, TALL])
def test_twelve_long_options_are_large_enough_to_read_and_touch_nothing(frame: Frame) -> None:
    picture = pictures.result(twelve(), 1, t, frame=frame)
    assert picture.height <= frame.rows
    if frame is PROJECTED:
        assert frame.type * 0.95 * 1744 >= 34
    texts = [label for label in picture.labels if label.anchor == "start" and label.x]
    starts = [line.x1 for line in picture.lines if line.kind == "still"]
    for label in texts:
        assert label.x + len(label.text) * CHARACTER * frame.type * 0.8 <= min(starts) + 0.06
    heights = sorted({label.y for label in picture.labels if label.y is not None})
    assert min(b - a for a, b in pairwise(heights)) >= frame.type * 0.95
