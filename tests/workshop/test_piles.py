"""Dots in piles: everybody can be counted where they stand, in any room."""

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from i18n import translator
from tests.workshop.picture_sample import axis
from workshop import measures, pictures
from workshop.colours import diverging
from workshop.pictures import PROJECTED, TALL, WIDE, Dot, Frame, piles

t = translator("en")
HALL = 1000
frames = st.sampled_from([WIDE, PROJECTED, TALL])
place = st.integers(0, 100)
ROOMS = {
    "both ends": [0] * 30 + [100] * 30,
    "many at both ends": [0] * 500 + [100] * 500,
    "all in between": [50] * HALL,
    "all at one end": [0] * HALL,
    "four in ten at one end": [0] * 400 + [x % 101 for x in range(600)],
    "close together": [int(x) for x in np.random.default_rng(1).normal(50, 8, HALL)],
}


@st.composite
def rooms(draw: st.DrawFn) -> list[int]:
    """Piles of people in one place, heaps around one, and others anywhere."""
    found = draw(st.lists(place, min_size=3, max_size=60))
    for at, many in draw(st.lists(st.tuples(place, st.integers(1, 300)), max_size=3)):
        found += [at] * many
    for at, wide, many in draw(
        st.lists(st.tuples(place, st.integers(1, 15), st.integers(1, 300)), max_size=2)
    ):
        heap = np.random.default_rng(many).normal(at, wide, many)
        found += [int(x) for x in heap.clip(0, 100)]
    return found[:HALL]


def people(picture: pictures.Picture) -> list[Dot]:
    return [dot for dot in picture.dots if dot.fill != "ink"]


def nearest(dots: list[Dot]) -> float:
    """The least distance between the middles of two dots, in diameters."""
    columns: dict[float, list[float]] = {}
    for dot in dots:
        columns.setdefault(round(dot.x, 6), []).append(dot.y)
    gaps = [b - a for ys in columns.values() for a, b in pairwise(sorted(ys))]
    gaps += [b - a for a, b in pairwise(sorted(columns))]
    return min(gaps, default=1.0) / (2 * dots[0].r)


@given(rooms(), frames)
@example(ROOMS["both ends"], PROJECTED)
@example(ROOMS["many at both ends"], PROJECTED)
@example(ROOMS["all in between"], PROJECTED)
@example(ROOMS["all in between"], TALL)
@example(ROOMS["four in ten at one end"], WIDE)
@example(ROOMS["close together"], TALL)
@settings(deadline=None, max_examples=60)
def test_up_to_a_thousand_people_everybody_can_be_counted(room: list[int], frame: Frame) -> None:
    picture = pictures.result(axis(room), 1, t, frame=frame)
    dots = people(picture)
    low, high = measures.BETWEEN
    assert len(dots) == len(room)
    assert "up to" not in picture.basis
    assert len({dot.r for dot in dots}) == 1
    assert dots[0].r >= frame.dot
    assert nearest(dots) > 0.9
    assert all(dot.r <= dot.x <= 1 - dot.r and dot.y - dot.r >= 0 for dot in dots)
    assert max(dot.y + dot.r for dot in dots) <= frame.strip
    # A dot is wholly in the part its person stands in.
    assert sum(dot.x + dot.r < low / 100 for dot in dots) == sum(x < low for x in room)
    assert sum(dot.x - dot.r > high / 100 for dot in dots) == sum(x > high for x in room)
    between = [dot for dot in dots if low / 100 < dot.x - dot.r and dot.x + dot.r < high / 100]
    assert len(between) == sum(low <= x <= high for x in room)


@given(rooms(), frames)
@settings(deadline=None, max_examples=60)
def test_piles_are_mirrored_when_the_poles_are_swapped(room: list[int], frame: Frame) -> None:
    one = piles.pile([room], frame.strip, frame.dot)
    other = piles.pile([[100 - x for x in room]], frame.strip, frame.dot)
    assert one.r == other.r
    assert Counter((round(s.x, 6), round(s.y, 6)) for s in one.rooms[0]) == Counter(
        (round(1 - s.x, 6), round(s.y, 6)) for s in other.rooms[0]
    )


@given(rooms(), frames)
@settings(deadline=None, max_examples=60)
def test_nobody_overtakes_anybody(room: list[int], frame: Frame) -> None:
    spots = piles.pile([room], frame.strip, frame.dot).rooms[0]
    assert sorted(one for spot in spots for one in spot.members) == list(range(len(room)))
    assert all(room[one] == spot.position for spot in spots for one in spot.members)
    columns: dict[float, list[float]] = {}
    for spot in spots:
        columns.setdefault(spot.x, []).append(spot.position)
    assert all(max(columns[a]) <= min(columns[b]) for a, b in pairwise(sorted(columns)))


@pytest.mark.parametrize("frame", [WIDE, PROJECTED, TALL])
def test_nobody_is_drawn_far_from_their_place_while_dots_can_be_smaller(frame: Frame) -> None:
    for room in ROOMS.values():
        piled = piles.pile([room], frame.strip, frame.dot)
        away = max(abs(spot.x - spot.position / 100) for spot in piled.rooms[0])
        smallest = piled.r < frame.dot * 1.1
        assert smallest or away <= piles.AWAY + piled.r / piles.RADIUS


def test_a_full_pile_spills_into_the_nearest_columns() -> None:
    spots = piles.pile([[20] * 41], 0.1, 0.46 / 45).rooms[0]  # 45 columns of 4
    columns = Counter(round(spot.x * 45 - 0.5) for spot in spots)
    left, *inner, right = sorted(columns)
    assert [columns[at] for at in inner] == [4] * 9
    assert (left, right) == (4, 14)  # five to each side of the ninth


def test_two_rooms_get_dots_of_one_size() -> None:
    few, many = [10, 60, 90], [50] * 200
    both = piles.pile([few, many], PROJECTED.strip, PROJECTED.dot)
    assert both.r == piles.pile([many], PROJECTED.strip, PROJECTED.dot).r
    assert [len(spots) for spots in both.rooms] == [3, 200]


@pytest.mark.parametrize("frame", [WIDE, PROJECTED, TALL])
def test_a_crowd_beyond_a_full_hall_has_dots_of_several_people_and_says_so(frame: Frame) -> None:
    room = [50] * 3000 + [10] * 7
    picture = pictures.result(axis(room), 1, t, frame=frame)
    dots = people(picture)
    each = int(picture.basis.split(" · a dot: up to ")[1].split()[0])
    assert sum(dot.x < 0.4 for dot in dots) == -(-7 // each)
    assert sum(0.4 < dot.x < 0.6 for dot in dots) == -(-3000 // each)
    assert dots[0].r >= frame.dot
    assert nearest(dots) > 0.9


LEANS = ("left", "circle", "right")


@given(rooms(), frames)
@settings(deadline=None, max_examples=25)
def test_a_marks_shape_says_which_pole_its_person_leans_to(room: list[int], frame: Frame) -> None:
    """So that colour is never the only thing that says it."""
    item = axis(room, [(x * 7 + 3) % 101 for x in room])
    standing = people(pictures.result(item, 1, t, frame=frame))
    low, high = measures.BETWEEN
    expected = Counter(LEANS[0 if x < low else 2 if x > high else 1] for x in room)
    assert Counter(dot.shape for dot in standing) == expected
    for dot in standing:
        leans = "left" if dot.x < low / 100 else "right" if dot.x > high / 100 else "circle"
        assert dot.shape == leans
    moved = pictures.movement(item, 2, t, frame=frame)
    colours: dict[str, set[str]] = {}
    for dot in people(moved):
        colours.setdefault(dot.fill, set()).add(dot.shape)
    for x in room:
        if "up to" in moved.basis:
            break  # a dot has the colour of one of its people
        assert colours[diverging(x / 100)] == {LEANS[piles.part(x)]}
