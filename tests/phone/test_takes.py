"""What would it take? On the phones of those who are asked, and of those who wait."""

import html
from typing import Any

import pytest

import store
from tests import rooms
from tests.phone.conftest import Visitor, words
from tests.rooms import NAMES, Room
from workshop.flow import Phase

ASK = "What would it take for you to be able to live with the other choice?"
OTHERS = NAMES[1:6]


def left(room: Room) -> str:
    return f"“{room.item.dilemma.text('en').poles[0].label}”"


@pytest.fixture
def alice(room: Room, code: str, visit: Any) -> Visitor:
    phone: Visitor = visit("en")
    assert phone.post(f"/p/{code}/join").status_code == 303
    return phone


def asked(room: Room, alice: Visitor, code: str, place: int, places: tuple[int, ...]) -> int:
    """Alice stands at `place`, others at `places`, and the smaller side is asked."""
    room.join(*OTHERS)
    for phase in (Phase.STANCE, Phase.RESTANCE):
        room.go_to(rooms.AXIS, phase)
        here = room.snapshot.here
        form = {"item": str(here.item), "round": str(here.round), "position": str(place)}
        assert alice.script(f"/p/{code}/stance", form).status_code == 200
        for name, other in zip(OTHERS, places, strict=True):
            room.stand(name, other)
    room.go_to(rooms.AXIS, Phase.SHIFT)
    assert store.ask_takes(room.workshop, room.snapshot.step, room.item.id)
    return room.item.id


@pytest.fixture
def few(room: Room, alice: Visitor, code: str) -> int:
    """Alice and one more stand on the left; the item's id."""
    return asked(room, alice, code, 10, (20, 80, 80, 90, 90))


def test_who_stands_on_the_smaller_side_gets_the_question_and_a_field(
    few: int, room: Room, alice: Visitor, code: str
) -> None:
    page = alice.get(f"/p/{code}")
    assert f'<h1 tabindex="-1">{ASK}</h1>' in html.unescape(page.text)
    assert "<textarea" in page.text
    assert f"You are asked because you lean towards {left(room)}. 2 of 6 do." in words(page)
    assert "You are few" in words(page)


def test_the_others_see_who_is_asked_what_and_have_no_field(
    room: Room, alice: Visitor, code: str
) -> None:
    asked(room, alice, code, 90, (20, 20, 80, 90, 90))
    page = alice.get(f"/p/{code}")
    assert "<textarea" not in page.text
    assert ASK in words(page)
    assert left(room) in words(page)
    answer = alice.script(f"/p/{code}/takes", {"item": str(room.item.id), "reason": "Mig"})
    assert answer.status_code == 403
    assert room.snapshot.taken == 0


@pytest.mark.parametrize(
    ("corners", "said"), [("abc", "All three sides are asked."), ("ab", "Both sides are asked.")]
)
def test_where_sides_are_equally_small_it_is_said_how_many_are_asked(
    corners: str, said: str, room: Room, alice: Visitor, code: str
) -> None:
    places = {"a": (100, 0, 0), "b": (0, 100, 0), "c": (0, 0, 100)}
    room.join(*OTHERS)
    for phase in (Phase.STANCE, Phase.RESTANCE):
        room.go_to(rooms.TRIANGLE, phase)
        here = room.snapshot.here
        form = {"item": str(here.item), "round": str(here.round), "a": "100", "b": "0", "c": "0"}
        assert alice.script(f"/p/{code}/stance", form).status_code == 200
        for at, name in enumerate(OTHERS, 1):
            room.stand(name, *places[corners[at % len(corners)]])
    room.go_to(rooms.TRIANGLE, Phase.SHIFT)
    assert store.ask_takes(room.workshop, room.snapshot.step, room.item.id)
    page = alice.get(f"/p/{code}")
    assert "<textarea" in page.text
    assert said in words(page)


def test_it_is_received_changed_and_seen_by_nobody_until_the_room_goes_on(
    few: int, room: Room, alice: Visitor, code: str, visit: Any
) -> None:
    form = {"item": str(few), "reason": "At nogen spørger hende"}
    saved = alice.script(f"/p/{code}/takes", form).json()
    assert saved == {"saved": True, "step": room.snapshot.turn}
    page = alice.get(f"/p/{code}").text
    assert ">At nogen spørger hende</textarea>" in page
    assert 'class="status saved"' in page
    other = visit("en")
    other.post(f"/p/{code}/join")
    assert "spørger hende" not in other.get(f"/p/{code}").text
    room.forward()
    assert "At nogen spørger hende" in words(alice.get(f"/p/{code}"))
    late = alice.script(f"/p/{code}/takes", {**form, "reason": "For sent"})
    assert late.status_code == 409


def test_without_the_script_what_is_too_long_stands_again_with_the_reason_why(
    few: int, alice: Visitor, code: str
) -> None:
    page = alice.post(f"/p/{code}/takes", {"item": str(few), "reason": "ø" * 281})
    assert page.status_code == 422
    assert "ø" * 281 in page.text
    assert "280" in words(page)
    sent = alice.post(f"/p/{code}/takes", {"item": str(few), "reason": "Ro"})
    assert sent.headers["location"] == f"/p/{code}"
    assert ">Ro</textarea>" in alice.get(f"/p/{code}").text


def test_a_larger_smaller_side_is_not_told_that_it_is_few(
    room: Room, alice: Visitor, code: str
) -> None:
    asked(room, alice, code, 10, (20, 20, 80, 90, 90))
    assert "You are few" not in words(alice.get(f"/p/{code}"))


def test_everybody_has_the_clock_and_a_pause_turns_no_page_that_somebody_writes_on(
    few: int, room: Room, alice: Visitor, code: str, visit: Any
) -> None:
    """Alice is asked; whoever comes now is not."""
    newcomer = visit("en")
    newcomer.post(f"/p/{code}/join")
    step = alice.get(f"/p/{code}/view").headers["x-step"]
    store.start_timer(room.workshop, 120)
    for phone in (alice, newcomer):
        assert 'data-timer="' in phone.get(f"/p/{code}/view").text
    store.pause(room.workshop, 10)
    writes, waits = (phone.get(f"/p/{code}/view") for phone in (alice, newcomer))
    assert writes.headers["x-step"] == step
    assert "<textarea" in writes.text
    assert "You can answer meanwhile." in words(writes)
    assert "Pause until" in words(waits)
    assert "You can answer meanwhile." not in words(waits)
