"""Pictures along an axis: what is drawn is what was answered, and can be counted."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n import translator
from tests.workshop.picture_sample import axis, mirrored
from workshop import measures, pictures
from workshop.pictures import PROJECTED, TALL, WIDE, Frame, Picture

t = translator("en")
CAMPS = [10, 12, 15, 20, 22, 50, 80, 85, 88, 90, 95]
rooms = st.lists(st.integers(0, 100), min_size=3, max_size=150)
frames = st.sampled_from([WIDE, PROJECTED, TALL])


def spots(picture: Picture, mirror: bool = False) -> Counter[tuple[float, float, float]]:
    """Where people's dots are, and how large."""
    dots = [dot for dot in picture.dots if dot.fill != "ink"]
    return Counter(
        (round(1 - dot.x if mirror else dot.x, 6), round(dot.y, 6), round(dot.r, 6)) for dot in dots
    )


@given(rooms, frames)
@settings(deadline=None)
def test_swapping_the_poles_mirrors_the_strip(positions: list[int], frame: Frame) -> None:
    item = axis(positions)
    one, other = (pictures.result(i, 1, t, frame=frame) for i in (item, mirrored(item)))
    assert spots(one) == spots(other, mirror=True)
    lines = Counter(
        (line.kind, round(line.x1 + line.x2, 6), round(line.y1, 6)) for line in one.lines
    )
    assert lines == Counter(
        (line.kind, round(2 - line.x1 - line.x2, 6), round(line.y1, 6)) for line in other.lines
    )
    assert one.disagreement == pytest.approx(other.disagreement)


@given(rooms, frames)
@settings(deadline=None)
def test_everybody_is_a_dot_on_the_side_they_lean_to(positions: list[int], frame: Frame) -> None:
    picture = pictures.result(axis(positions), 1, t, frame=frame)
    dots = [dot for dot in picture.dots if dot.fill != "ink"]
    low, high = measures.BETWEEN
    assert len(dots) == len(positions)
    assert sum(dot.x < low / 100 for dot in dots) == sum(x < low for x in positions)
    assert sum(dot.x > high / 100 for dot in dots) == sum(x > high for x in positions)
    assert max(dot.y + dot.r for dot in dots) <= frame.strip + 0.01


def test_two_camps_are_said_and_bracketed_with_their_counts() -> None:
    picture = pictures.result(axis(CAMPS), 1, t)
    assert picture.title == "You stand in two camps: disagreement is 76 of 100."
    assert "5 lean towards “One person's good life”, 5 lean towards" in picture.detail
    assert {label.text for label in picture.labels} >= {"◀ 5", "5 ▶"}
    spans = [line for line in picture.lines if line.kind == "bracket" and line.y1 == line.y2]
    dots = [dot for dot in picture.dots if dot.fill != "ink"]
    assert [sum(s.x1 <= d.x <= s.x2 for d in dots) for s in spans] == [5, 5]
    for span in spans:
        assert all(d.y + d.r < span.y1 for d in dots if span.x1 <= d.x <= span.x2)


def test_a_room_without_two_camps_has_no_brackets() -> None:
    picture = pictures.result(axis(CAMPS[:9]), 1, t)
    assert "camps" not in picture.sentence
    assert all(line.kind != "bracket" for line in picture.lines)


def test_the_sure_and_the_unsure_are_compared_only_when_both_are_many() -> None:
    sure, unsure = [5, 95] * 4, [45, 48, 50, 52, 44, 51, 49, 47]
    said = "The sure stand further apart than the unsure: 90 against 6."
    many = axis([*sure, *unsure], certainty=[4] * 8 + [1] * 8)
    few = axis([*sure, *unsure[:7]], certainty=[4] * 8 + [1] * 7)
    assert said in pictures.result(many, 1, t).detail
    assert "sure" not in pictures.result(few, 1, t).detail
    turned = axis([*sure, *unsure], certainty=[1] * 8 + [4] * 8)
    assert "The unsure stand further apart" in pictures.result(turned, 1, t).detail


def test_the_bands_are_said_in_words() -> None:
    item = axis([10] * 30 + [50] * 5 + [90] * 10, [10] * 20 + [50] * 15 + [90] * 10)
    picture = pictures.movement(item, 2, t)
    assert picture.detail.startswith(
        "Towards “One person's good life” lean 20, before 30; towards “The good of all” 10,"
        " before 10; in between stand 15, before 5."
    )
    assert "10 moved towards “One person's good life”" not in picture.title
    mirror = pictures.movement(mirrored(item), 2, t)
    assert "lean 10, before 10; towards “One person's good life” 20, before 30" in mirror.detail
