"""A room's order: bars for the points, ranges of places, and who shares one."""

import random
from itertools import pairwise

import pytest

from i18n import translator
from tests.reports.report_sample import RANKING, item_of
from tests.workshop.picture_sample import ranked
from workshop import pictures
from workshop.answers import Ranking
from workshop.pictures import PROJECTED, TALL, WIDE, Frame, Picture
from workshop.pictures.arrange import CHARACTER
from workshop.snapshot import Item

t = translator("en")
V, T, K = "value", "together", "knowledge"
CLEAR = ranked(*[(V, T, K)] * 30)
CYCLE = ranked(*[(V, T, K), (T, K, V), (K, V, T)] * 4)


def twelve() -> Item:
    """Twelve options with the longest words there may be."""
    options = tuple(f"o{at}" for at in range(12))
    labels = {option: f"{option} ".ljust(60, "n") for option in options}
    content = RANKING.model_copy(
        update={
            "options": options,
            "da": RANKING.da.model_copy(update={"options": labels}),
            "en": RANKING.en.model_copy(update={"options": labels}),
        }
    )
    draw = random.Random(3)
    orders = {p: Ranking(tuple(draw.sample(options, 12))) for p in range(40)}
    return item_of(1, content, orders)


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
    assert picture.title == "All 3 share a place: you have no clear order."
    assert picture.detail == "Those who share a place could change with a few other answers."
    assert ranges(picture) == ["1–3"] * 3


def test_two_at_the_top_share_it() -> None:
    picture = pictures.result(ranked(*[(V, T, K), (T, V, K)] * 10), 1, t)
    assert picture.title == "“An eye for value” and “More together” share the top place."
    assert "Next comes “More knowledge”." in picture.detail
    assert "preferred" not in picture.detail
    assert ranges(picture) == ["1–2", "1–2", "3"]
    assert [row[0] for row in picture.table.rows] == ["1", "1", "3"]


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
