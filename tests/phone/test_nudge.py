"""A gentle word on the phones without an answer; who comes late lands where the room is."""

from typing import Any

import httpx
import pytest

import store
from tests import rooms
from tests.phone.conftest import Visitor, words
from tests.rooms import Room
from workshop.flow import Phase

LINE = '<p class="nudge" role="status" data-fresh>'


def reminded(page: httpx.Response) -> bool:
    assert LINE in page.text
    return f"{LINE}<span data-at=" in page.text


@pytest.mark.parametrize(
    ("content", "phase"), [(rooms.AXIS, Phase.STANCE), (rooms.PRIORITY, Phase.RANK)]
)
def test_a_phone_without_an_answer_shows_it_and_says_it(
    room: Room, alice: Visitor, code: str, content: str, phase: Phase
) -> None:
    room.go_to(content, phase)
    assert not reminded(alice.get(f"/p/{code}"))
    store.nudge(room.workshop)
    assert reminded(alice.get(f"/p/{code}"))
    assert reminded(alice.get(f"/p/{code}/view"))


def test_a_phone_with_an_answer_or_a_skip_shows_nothing(
    room: Room, alice: Visitor, code: str, visit: Any
) -> None:
    bob = visit()
    bob.post(f"/p/{code}/join")
    room.go_to(rooms.AXIS, Phase.STANCE)
    about = {"item": str(room.item.id), "round": "1"}
    assert alice.script(f"/p/{code}/stance", {**about, "position": "20", "do": "save"}).json()
    assert bob.script(f"/p/{code}/stance", {**about, "do": "skip"}).json()
    store.nudge(room.workshop)
    for phone in (alice, bob):
        assert not reminded(phone.get(f"/p/{code}"))


def test_points_are_asked_for_as_gently(database: None, visit: Any) -> None:
    room = rooms.prepare(rooms.PRIORITY, points=True)
    phone, code = visit("en"), room.snapshot.code
    phone.post(f"/p/{code}/join")
    room.go_to(rooms.PRIORITY, Phase.RANK)
    store.nudge(room.workshop)
    assert "There is still time to answer." in words(phone.get(f"/p/{code}"))


def test_it_is_gone_in_the_next_step(room: Room, alice: Visitor, code: str) -> None:
    room.go_to(rooms.AXIS, Phase.STANCE)
    store.nudge(room.workshop)
    room.go_to(rooms.AXIS, Phase.RESTANCE)
    assert not reminded(alice.get(f"/p/{code}"))


@pytest.mark.parametrize("phase", [Phase.READ, Phase.STANCE, Phase.DIALOGUE, Phase.RESTANCE])
def test_who_comes_late_lands_where_the_room_is(
    room: Room, code: str, visit: Any, phase: Phase
) -> None:
    room.go_to(rooms.AXIS, phase)
    late = visit()
    joined = late.post(f"/p/{code}/join")
    page = late.get(joined.headers["location"])
    assert f'data-step="{room.snapshot.step}"' in page.text
    assert room.item.dilemma.da is not None
    assert room.item.dilemma.da.question in words(page)
    assert ('id="answer"' in page.text) == (phase in (Phase.STANCE, Phase.RESTANCE))


def test_every_page_of_a_simulated_workshop_says_so(room: Room, visit: Any) -> None:
    code = store.stage(store.rehearse(room.workshop, "Prøve")).code
    phone, said = visit("en"), "Simulated: the other answers are made up by a program."
    assert said in words(phone.get(f"/p/{code}"))
    phone.post(f"/p/{code}/join")
    assert said in words(phone.get(f"/p/{code}"))
    assert said not in words(phone.get(f"/p/{room.snapshot.code}"))
