"""The meter of disagreement: its pointer stands in the part that the finding names."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n import translator
from tests.workshop.picture_sample import axis, ranked, triangle
from workshop import pictures, results
from workshop.meter import LIMITS, Meter, meter

EN = translator("en")
PARTS = ("together", "spread", "divided")
ROOT = Path(__file__).parents[2]


def drawn(*rounds: list[float], number: int = 1) -> Meter:
    item = axis(*rounds)
    draw = pictures.result if number == 1 else pictures.movement
    found = meter(draw(item, number, EN), EN)
    assert found is not None
    return found


@given(st.lists(st.floats(0, 100), min_size=3, max_size=40))
def test_the_pointer_stands_at_the_figure_and_in_the_part_that_is_said(places: list[float]) -> None:
    item = axis(places)
    found, room = drawn(places), results.room_of(item, 1)
    assert room is not None
    (pointer,) = found.pointers
    assert found.label == f"Disagreement is {pointer.at} on a scale from 0 to 100."
    assert f"disagreement is {pointer.at} of 100" in pictures.result(item, 1, EN).title
    ends = (0, *LIMITS, 100)
    at = PARTS.index(results.label_of(room.disagreement))
    assert ends[at] <= pointer.at <= ends[at + 1]
    assert found.parts == PARTS


@pytest.mark.parametrize("style", ["projector.css", "desk.css"])
def test_the_pages_draw_the_parts_as_wide_as_they_are(style: str) -> None:
    text = (ROOT / "pages/parts" / style).read_text(encoding="utf-8")
    (track,) = re.findall(r"\.meter \.track \{[^}]*grid-template-columns: ([^;]+);", text)
    widths = [float(part.removesuffix("fr")) for part in track.split()]
    assert widths == [LIMITS[0], LIMITS[1] - LIMITS[0], 100 - LIMITS[1]]


def test_what_moved_has_two_pointers_in_words_too() -> None:
    apart, near = [0.0, 0.0, 100.0, 100.0], [40.0, 40.0, 60.0, 60.0]
    closer, further = drawn(apart, near, number=2), drawn(near, apart, number=2)
    assert [(p.at, p.words, p.before) for p in closer.pointers] == [
        (100, "before", True),
        (20, "after", False),
    ]
    assert closer.label == "Disagreement on a scale from 0 to 100: 100 before, 20 after."
    assert [(p.at, p.before) for p in further.pointers] == [(20, True), (100, False)]
    # The words stand on the outer sides, so that they never meet.
    assert [p.left for p in closer.pointers] == [False, True]
    assert [p.left for p in further.pointers] == [True, False]
    assert [p.left for p in drawn(near, near, number=2).pointers] == [True, False]


def test_a_triangle_has_one_and_a_ranking_none() -> None:
    weights = [(80.0, 10.0, 10.0), (10.0, 80.0, 10.0), (30.0, 30.0, 40.0)]
    assert meter(pictures.result(triangle(weights), 1, EN), EN) is not None
    moved = meter(pictures.movement(triangle(weights, weights), 2, EN), EN)
    assert moved is not None
    assert len(moved.pointers) == 2
    order = ranked(*[("value", "together", "knowledge")] * 3)
    assert meter(pictures.result(order, 1, EN), EN) is None
