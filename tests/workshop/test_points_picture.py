"""The picture of 100 points: bars, middle halves, everybody; words that say the same."""

from collections import Counter
from itertools import pairwise

import pytest

from i18n import translator
from tests.workshop.priorities import asked_for_points, with_points
from workshop import pictures
from workshop.answers import Points
from workshop.pictures import PROJECTED, TALL, WIDE, Picture
from workshop.pictures.arrange import CHARACTER
from workshop.snapshot import Item

EN = translator("en")
FIVE = [(50, 30, 20), (30, 70, 0), (35, 45, 20), (0, 100, 0), (30, 30, 40)]
WALL = 1744  # px of a picture on the projector
LONG = tuple(
    f"{at:02d} en lang mulighed med mange ord som naar graensen her ja" for at in range(12)
)


def drawn(item: Item, frame: pictures.Frame = WIDE, own: Points | None = None) -> Picture:
    return pictures.result(item, 1, EN, own, frame)


def crowd(people: int, options: int) -> list[tuple[int, ...]]:
    """Everybody gives 60 and 40 to two neighbours, and nothing to the others."""
    rows = []
    for person in range(people):
        row = [0] * options
        row[person % options] += 60
        row[(person + 1) % options] += 40
        rows.append(tuple(row))
    return rows


def test_the_finding_says_who_gets_the_most_and_how_far_the_middle_half_reaches() -> None:
    picture = drawn(with_points(FIVE, ("Bread", "Milk", "Salt")))
    assert picture.kind == "points"
    assert picture.title == "“Milk” gets the most: the group's middle is 45 points."
    assert picture.detail == (
        "The middle half of you give it 30 to 70. Next comes “Bread”: 30 points."
    )
    assert picture.basis.startswith("5 answers · 1 skipped · bar: ")
    assert picture.basis.endswith("a dot: one person")
    assert picture.alt.endswith(picture.sentence)


def test_the_table_has_the_mean_as_a_second_figure() -> None:
    table = drawn(with_points(FIVE, ("Bread", "Milk", "Salt"))).table
    assert table.header == ("Option", "Median", "Middle half", "Mean")
    assert table.rows == (
        ("1. Milk", "45", "30–70", "55.0"),
        ("2. Bread", "30", "30–35", "29.0"),
        ("3. Salt", "20", "0–20", "16.0"),
    )


@pytest.mark.parametrize(
    ("given", "title", "detail"),
    [
        pytest.param(
            [(50, 50, 0)] * 3,
            "“A” and “B” get the most: the group's middle is 50 points for each.",
            "At least half of you give each exactly 50."
            " On average most goes to “A” and “B”: 50 points.",
            id="a shared first place",
        ),
        pytest.param(
            [(100, 0, 0)] * 2 + [(0, 100, 0)] * 2 + [(0, 0, 100)],
            "No option gets points from more than half of you.",
            "On average most goes to “A” and “B”: 40 points.",
            id="nothing in the middle",
        ),
        pytest.param(
            [(40, 40, 20), (40, 40, 20), (0, 60, 40)],
            "“B” and “A” get the most: the group's middle is 40 points for each.",
            "The middle half of you give “B” 40 to 60 and “A” 0 to 40."
            " On average most goes to “B”: 46.7 points.",
            id="the mean decides",
        ),
        pytest.param(
            [(100, 0, 0), (0, 100, 0), (0, 0, 100)],
            "No option gets points from more than half of you.",
            "On average each gets as much: 33.3 points.",
            id="everybody something else",
        ),
        pytest.param(
            [(40, 30, 30)] * 3 + [(0, 100, 0)],
            "“A” gets the most: the group's middle is 40 points.",
            "The middle half of you give it 20 to 40. On average most goes to “B”: 47.5 points.",
            id="another one on average",
        ),
        pytest.param(
            [(60, 20, 20)] * 3,
            "“A” gets the most: the group's middle is 60 points.",
            "At least half of you give it exactly 60. Next come “B” and “C”: 20 points for each.",
            id="two alike come next",
        ),
        pytest.param(
            [(50, 30, 20)] * 3,
            "“A” gets the most: the group's middle is 50 points.",
            "At least half of you give it exactly 50. Next comes “B”: 30 points.",
            id="all alike",
        ),
    ],
)
def test_every_room_gets_a_sentence_that_is_true(
    given: list[tuple[int, ...]], title: str, detail: str
) -> None:
    picture = drawn(with_points(given, ("A", "B", "C")))
    assert (picture.title, picture.detail) == (title, detail)


def test_who_give_as_much_to_each_are_said_to() -> None:
    picture = drawn(with_points([(50, 50)] * 4, ("A", "B")))
    assert picture.title == "Each gets as much: the group's middle is 50 points."
    assert picture.detail == "At least half of you give each exactly 50."


def test_two_camps_that_cancel_out_are_not_said_to_give_what_nobody_gave() -> None:
    picture = drawn(with_points([(100, 0)] * 5 + [(0, 100)] * 5, ("A", "B")))
    assert picture.title == "Each gets as much: the group's middle is 50 points."
    assert picture.detail == "The middle half of you give “A” 0 to 100 and “B” 0 to 100."


def test_the_readers_own_dots_are_marked_and_named() -> None:
    item = with_points(FIVE, ("Bread", "Milk", "Salt"))
    own = item.results[0].answers[1].given
    assert isinstance(own, Points)
    picture = drawn(item, TALL, own)
    assert sum(dot.own for dot in picture.dots) == 3
    assert picture.own == "You gave the most to “Milk”: 70 points."
    assert drawn(item, TALL, Points(None)).own == "You skipped this one."
    halves = Points((("o0", 50), ("o1", 50), ("o2", 0)))
    assert drawn(item, TALL, halves).own == (
        "You gave the most to “Bread”, “Milk”: 50 points each."
    )


@pytest.mark.parametrize("frame", [WIDE, PROJECTED, TALL])
@pytest.mark.parametrize("people", [3, 24, 60])
def test_a_bar_ends_at_the_median_and_everybody_is_a_dot(
    frame: pictures.Frame, people: int
) -> None:
    item = with_points(crowd(people, 3), ("A", "B", "C"))
    picture = drawn(item, frame)
    assert len(picture.dots) == 3 * people
    assert len({(round(dot.x, 6), round(dot.y, 6)) for dot in picture.dots}) == 3 * people
    bars = [line for line in picture.lines if line.kind == "bar"]
    assert [bar.x2 > bar.x1 for bar in bars] == [True] * 3
    # Where the bar ends is where the dots of those who gave as much stand.
    columns = {round(x, 6) for bar in bars for x in (bar.x2,)}
    piles = Counter(round(dot.x, 3) for dot in picture.dots)
    assert all(min(abs(x - at) for at in piles) < 0.02 for x in columns)


@pytest.mark.parametrize("frame", [WIDE, PROJECTED, TALL])
@pytest.mark.parametrize(
    ("people", "options"), [(3, 2), (24, 6), (24, 12), (300, 12), (1000, 6), (1000, 12)]
)
def test_every_mark_is_inside_the_picture_and_a_crowd_stays_light(
    frame: pictures.Frame, people: int, options: int
) -> None:
    picture = drawn(with_points(crowd(people, options), LONG[:options]), frame)
    assert len(picture.dots) <= 600
    for dot in picture.dots:
        assert dot.y - dot.r >= 0
        assert dot.y + dot.r <= picture.height
        assert dot.x - dot.r >= -0.001
        assert dot.x + dot.r <= 1
    for label in picture.labels:
        assert label.y is not None
        assert 0 < label.y < picture.height
    assert "{" not in picture.basis


@pytest.mark.parametrize("options", [2, 6, 10, 12])
def test_on_the_projector_twelve_options_are_read_from_the_last_row(options: int) -> None:
    picture = drawn(with_points(crowd(24, options), LONG[:options]), PROJECTED)
    letters = PROJECTED.type * 0.95 * WALL
    assert letters >= 34
    assert picture.height * WALL <= 520
    rows = sorted(
        {label.y for label in picture.labels if label.role == "option" and label.x == 0 and label.y}
    )
    assert len(rows) >= options
    assert min(b - a for a, b in pairwise(rows)) * WALL >= letters
    # No word reaches into the dots.
    left = min(line.x1 for line in picture.lines if line.kind == "still")
    words = max(len(label.text) for label in picture.labels if label.anchor == "start")
    assert words * 0.9 * CHARACTER * PROJECTED.type * 0.95 <= left


def test_a_dot_for_several_people_says_so() -> None:
    picture = drawn(with_points(crowd(1000, 12), LONG), PROJECTED)
    assert "a dot: up to " in picture.basis
    assert len(picture.dots) < 1000


def test_too_few_answers_have_no_picture() -> None:
    picture = drawn(with_points(FIVE[:2], ("Bread", "Milk", "Salt"), shown=False))
    assert (picture.kind, picture.dots, picture.table.rows) == ("none", (), ())


def test_the_words_are_the_readers() -> None:
    item = with_points(FIVE, ("Brød", "Mælk", "Salt"))
    assert asked_for_points(("Brød", "Mælk")).method == "points"
    assert "Mælk" in pictures.result(item, 1, translator("da")).title
