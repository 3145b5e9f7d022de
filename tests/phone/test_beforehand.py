"""The link in the lobby: for those who cannot come, and for who comes after all."""

import datetime as dt
from typing import Any

import pytest

import store
from tests import rooms
from tests.phone.conftest import Visitor, words
from tests.rooms import Room
from workshop.answers import Stance
from workshop.flow import Phase

HOUR = dt.timedelta(hours=1)


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@pytest.fixture
def room(database: None) -> Room:
    """A meeting of three questions that are answered in the room."""
    return rooms.prepare()


@pytest.fixture
def anna(room: Room, code: str, visit: Any) -> Visitor:
    phone: Visitor = visit("en")
    assert phone.post(f"/p/{code}/join").status_code == 303
    return phone


def open_link(room: Room) -> None:
    store.set_times(room.workshop, (now() - HOUR, now() + HOUR))


def close_link(room: Room) -> None:
    store.set_times(room.workshop, (now() - 2 * HOUR, now() - HOUR))


def form(room: Room, at: int = 0, **more: str) -> dict[str, str]:
    return {"item": str(room.snapshot.items[at].id), "round": "1", **more}


def landing(phone: Visitor, code: str) -> str:
    page = phone.get(f"/p/{code}")
    if page.status_code == 303:
        page = phone.get(page.headers["location"])
    assert page.status_code == 200
    return words(page)


def test_before_it_opens_the_lobby_says_when_one_can_answer(
    room: Room, anna: Visitor, code: str
) -> None:
    store.set_times(room.workshop, (now() + HOUR, now() + 2 * HOUR))
    page = landing(anna, code)
    assert "You are in" in page
    assert "If you cannot come to the meeting, you can answer by this link from" in page
    no = anna.script(f"/p/{code}/stance", form(room, position="20"))
    assert (no.status_code, "not open yet" in no.json()["error"]) == (409, True)


def test_who_cannot_come_is_asked_and_who_comes_is_told_to_leave_it(
    room: Room, anna: Visitor, visit: Any, code: str
) -> None:
    open_link(room)
    asked = words(visit("en").get(f"/p/{code}"))
    assert "If you cannot come to the meeting, you can answer now" in asked
    assert "You can answer until" in asked
    page = landing(anna, code)
    assert "Can you not come to the meeting?" in page
    assert "If you come, you need do nothing now" in page
    first = anna.get(f"/p/{code}?point=1")
    assert "Point 1 of 3" in words(first)
    assert f'action="/p/{code}/stance"' in first.text
    assert f'rel="next" href="/p/{code}?point=2">Next</a>' in first.text
    saved = anna.script(f"/p/{code}/stance", form(room, position="20", reason="My bus is late"))
    assert saved.json() == {"saved": True, "step": room.snapshot.turn}
    assert "Point 2 of 3" in landing(anna, code)  # where one goes on another day
    assert "You have answered 1 of 3" in words(anna.get(f"/p/{code}?point=4"))
    assert 'value="20"' in anna.get(f"/p/{code}?point=1").text


def test_a_table_answers_beforehand_too(room: Room, visit: Any, code: str) -> None:
    open_link(room)
    table: Visitor = visit("en")
    table.post(f"/p/{code}/join", {"people": "3"})
    page = table.get(f"/p/{code}?point=1")
    assert f'action="/p/{code}/table"' in page.text
    given = {"at.1": "2", "at.9": "1", "people": "3"}
    assert table.script(f"/p/{code}/table", form(room, 0, **given)).json()["saved"]
    assert room.snapshot.beforehand == 3


def test_when_it_has_closed_the_lobby_tells_what_was_received_and_waits_for_the_room(
    room: Room, anna: Visitor, visit: Any, code: str
) -> None:
    open_link(room)
    anna.script(f"/p/{code}/stance", form(room, position="20"))
    late: Visitor = visit("en")
    late.post(f"/p/{code}/join")
    close_link(room)
    page = landing(anna, code)
    assert "Your answers are received" in page
    assert "You have answered 1 of 3 before the meeting." in page
    page = landing(late, code)
    assert "You are in" in page
    assert "The time for answering before the meeting has gone." in page
    no = anna.script(f"/p/{code}/stance", form(room, position="90"))
    assert (no.status_code, "too late" in no.json()["error"]) == (409, True)


def test_who_comes_after_all_lands_in_the_step_and_finds_the_answer_to_change(
    room: Room, anna: Visitor, code: str
) -> None:
    open_link(room)
    anna.script(f"/p/{code}/stance", form(room, position="20"))
    room.go_to(rooms.AXIS, Phase.STANCE)
    page = anna.get(f"/p/{code}")
    assert page.status_code == 200
    assert 'value="20"' in page.text
    assert anna.script(f"/p/{code}/stance", form(room, position="70")).json()["saved"]
    room.join("bob", "charlie")
    room.stand("bob", 10)
    room.stand("charlie", 30)
    room.forward()
    result = room.item.result(1)
    assert result is not None
    assert sorted(
        (a.given.place, a.way) for a in result.answers if isinstance(a.given, Stance)
    ) == [
        ((10.0,), "phone"),
        ((30.0,), "phone"),
        ((70.0,), "phone"),
    ]


def test_no_phone_sees_what_was_answered_beforehand_until_the_room_is_shown_it(
    room: Room, anna: Visitor, visit: Any, code: str
) -> None:
    open_link(room)
    reasons = ("My bus is late", "I live far away", "I have the night shift")
    for place, reason in zip(("13.37", "41.83", "86.61"), reasons, strict=True):
        other: Visitor = visit("en")
        other.post(f"/p/{code}/join")
        sent = form(room, position=place, reason=reason)
        assert other.script(f"/p/{code}/stance", sent).json()["saved"]
    needles = ("13.37", "41.83", "86.61", *reasons)
    while room.snapshot.here.phase is not Phase.REVEAL:
        pages = [anna.get(f"/p/{code}?point={n}").text for n in range(1, 5)]
        pages += [anna.get(f"/p/{code}").text, anna.get(f"/p/{code}/view").text]
        assert not [needle for page in pages for needle in needles if needle in page]
        room.forward()
    assert "3 answers" in words(anna.get(f"/p/{code}"))
