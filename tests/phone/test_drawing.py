"""The crowd's picture is the same picture, only written shorter."""

import random
import re
from typing import Any

import pytest

from i18n import translator
from phone import drawing
from tests import rooms
from tests.rooms import Room
from workshop import pictures, svg
from workshop.colours import POLES
from workshop.flow import Phase
from workshop.pictures import TALL

PEOPLE = 90
t = translator("da")


@pytest.fixture(params=[rooms.AXIS, rooms.TRIANGLE])
def crowd(request: pytest.FixtureRequest, room: Room) -> Room:
    names = [f"p{i}" for i in range(PEOPLE)]
    room.join(*names)
    room.go_to(request.param, Phase.STANCE)
    draw = random.Random(5)
    for name in names:
        room.stand(name, *(draw.randint(1, 99) for _ in range(1 if room.item.id == 1 else 3)))
    room.forward()
    return room


def corners(drawn: str) -> set[tuple[int, int]]:
    """Where people's marks are, in whole units of the view box."""
    circles = re.findall(r'<circle class="dot(?: deep)?" cx="([\d.]+)" cy="([\d.]+)"', drawn)
    first = re.findall(r'<path class="dot(?: deep)?" d="M([\d.]+) ([\d.]+)m', drawn)
    return {(round(float(x)), round(float(y))) for x, y in circles + first}


def test_every_dot_is_where_the_shared_drawing_has_it(crowd: Room) -> None:
    item = crowd.item
    whole = drawing._crop(pictures.result(item, 1, t, frame=TALL))
    expected = corners(svg.draw(whole, drawing.TYPE))
    drawn = drawing.Gallery().result(item, 1, t, None).svg
    found: set[tuple[int, int]] = set()
    count = 0
    for path in re.findall(r'<path (?!class="(?:rim|cross)")[^>]*?d="(M[^"]+)"', drawn):
        for x, y in re.findall(r"M(\d+) (\d+)(?:h0|m[^M]*z)", path):
            found.add((int(x), int(y)))
            count += 1
    assert count == PEOPLE
    assert len(expected) == PEOPLE
    near = {(x + i, y + j) for x, y in found for i in (-1, 0, 1) for j in (-1, 0, 1)}
    assert expected <= near


def test_the_labels_and_lines_are_the_shared_drawings(crowd: Room) -> None:
    whole = drawing._crop(pictures.result(crowd.item, 1, t, frame=TALL))
    expected = svg.draw(whole, drawing.TYPE)
    drawn = drawing.Gallery().result(crowd.item, 1, t, None).svg
    for part in (r"<text.*?</text>", r"<line[^>]*>", r"<svg[^>]*>"):
        assert re.findall(part, drawn) == re.findall(part, expected)


def test_the_ring_is_on_a_dot_of_the_readers_own_place(crowd: Room) -> None:
    gallery = drawing.Gallery()
    item = crowd.item
    round = item.result(1)
    assert round is not None
    for answer in round.answers[::7]:
        own = answer.given
        drawn = gallery.result(item, 1, t, own)
        assert drawn.ringed
        assert len(re.findall(r' own"', drawn.svg)) == 1
        assert drawn.picture.own.startswith("Du står på")
        mine = r'<(?:circle|path) class="dot(?: deep)? own"[^>]*fill="([^"]+)"'
        [mark] = re.findall(mine, drawn.svg)
        place = own.place  # type: ignore[union-attr]
        assert place is not None
        if len(place) == 3:
            assert (mark in POLES) == (max(place) > 50)


def test_a_crowd_is_laid_out_once(crowd: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    real = pictures.result

    def counted(*args: Any, **more: Any) -> Any:
        calls.append(1)
        return real(*args, **more)

    monkeypatch.setattr(pictures, "result", counted)
    gallery = drawing.Gallery()
    round = crowd.item.result(1)
    assert round is not None
    for answer in round.answers:
        gallery.result(crowd.item, 1, t, answer.given)
    assert calls == [1]
