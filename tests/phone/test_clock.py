"""The clock, the pause and the hidden result on the phones."""

import re

import pytest

import store
from tests import rooms
from tests.phone.conftest import Visitor, words
from tests.rooms import Room
from workshop.flow import Phase


def timer(page: str) -> str:
    found = re.search(r'data-timer="([^"]*)"', page)
    return found[1] if found else ""


def test_a_phone_hears_how_much_time_is_left(room: Room, alice: Visitor, code: str) -> None:
    room.go_to(rooms.AXIS, Phase.STANCE)
    assert timer(alice.get(f"/p/{code}").text) == ""
    assert alice.get(f"/p/{code}/clock").json() == {"left": None, "runs": False}
    store.start_timer(room.workshop, 120)
    first = timer(alice.get(f"/p/{code}/view").text)
    assert first
    answer = alice.get(f"/p/{code}/clock").json()
    assert answer["runs"]
    assert 100 < answer["left"] <= 120
    store.add_time(room.workshop)
    assert timer(alice.get(f"/p/{code}/view").text) not in ("", first)
    store.halt_timer(room.workshop)
    assert not alice.get(f"/p/{code}/clock").json()["runs"]


def test_a_clock_does_not_turn_the_page_that_somebody_writes_on(
    room: Room, alice: Visitor, code: str
) -> None:
    room.go_to(rooms.AXIS, Phase.STANCE)
    step = alice.get(f"/p/{code}/view").headers["x-step"]
    store.start_timer(room.workshop, 120)
    store.pause(room.workshop, 10)
    page = alice.get(f"/p/{code}/view")
    assert page.headers["x-step"] == step
    assert 'id="answer"' in page.text
    assert "Pause" in words(page)


@pytest.mark.parametrize("phase", [Phase.READ, Phase.DIALOGUE, Phase.GROUND])
def test_a_pause_stands_instead_of_the_step(
    room: Room, alice: Visitor, code: str, phase: Phase
) -> None:
    room.go_to(rooms.AXIS, phase)
    if room.snapshot.timer:
        store.remove_timer(room.workshop)  # a pause halts it
    before = alice.get(f"/p/{code}/view")
    store.pause(room.workshop, 10)
    during = alice.get(f"/p/{code}/view")
    assert during.headers["x-step"] != before.headers["x-step"]
    assert "Pause" in words(during)
    store.pause(room.workshop, None)
    assert words(alice.get(f"/p/{code}/view")) == words(before)


def test_a_hidden_result_is_on_no_phone_until_it_is_shown(
    room: Room, alice: Visitor, code: str
) -> None:
    room.join("bob", "charlie", "dorte")
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name in ("bob", "charlie", "dorte"):
        room.stand(name, 20.0, reason="Nattens ro er det første")
    room.forward()
    shown = alice.get(f"/p/{code}/view").text
    assert "<svg" in shown
    store.hide_result(room.workshop, room.item.id, True)
    store.make_black(room.workshop, True)  # the projector's alone
    store.make_black(room.workshop, False)
    item = room.item.id
    while room.item.id == item:  # through the dialogue, the next round and what moved
        page = alice.get(f"/p/{code}/view").text
        assert "<svg" not in page
        assert "Nattens ro" not in page
        if room.snapshot.is_open:
            for name in ("bob", "charlie", "dorte"):
                room.stand(name, 40.0)
        else:
            assert alice.get(f"/p/{code}/reasons").status_code == 409
        if room.snapshot.here.phase is Phase.DIALOGUE:
            assert "Resultatet er skjult et øjeblik" in words(alice.get(f"/p/{code}/view"))
        room.forward()
    while room.snapshot.here.phase is not Phase.REVEAL:
        room.back()
    assert "<svg" not in alice.get(f"/p/{code}/view").text
    store.hide_result(room.workshop, item, False)
    assert "<svg" in alice.get(f"/p/{code}/view").text
