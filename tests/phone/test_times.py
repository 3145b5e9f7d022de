"""The same link before the meeting and after it: open between two times, said on the page."""

import datetime as dt
from typing import Any

import pytest

import store
from tests.phone.conftest import Visitor, words
from tests.phone.test_alone import prepare
from tests.rooms import Room
from workshop.answers import Stance
from workshop.flow import AFTER

HOUR = dt.timedelta(hours=1)


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@pytest.fixture
def room(database: None) -> Room:
    return prepare()


@pytest.fixture
def phone(room: Room, code: str, visit: Any) -> Visitor:
    return visit("en")  # type: ignore[no-any-return]


def answer(room: Room, at: int, number: int, **more: str) -> dict[str, str]:
    item = room.snapshot.own_pace_items[at]
    return {"item": str(item.id), "round": str(number), **more}


def test_before_it_opens_the_page_says_when_and_takes_nothing(
    room: Room, phone: Visitor, code: str
) -> None:
    room.forward()
    store.set_times(room.workshop, (now() + HOUR, now() + 2 * HOUR))
    assert "You can answer from" in words(phone.get(f"/p/{code}"))
    phone.post(f"/p/{code}/join")
    page = phone.get(f"/p/{code}?point=1")
    assert "The answers are not open yet" in words(page)
    assert "?point=" not in page.text.replace("?at=1", "").split("<main")[1]
    no = phone.script(f"/p/{code}/stance", answer(room, 0, 1, position="20"))
    assert no.status_code == 409
    assert "not open yet" in no.json()["error"]


def test_while_it_is_open_the_page_says_until_when_and_the_way_is_kept(
    room: Room, phone: Visitor, code: str
) -> None:
    room.forward()
    store.set_times(room.workshop, (now() - HOUR, now() + HOUR))
    assert "You can answer until" in words(phone.get(f"/p/{code}"))
    phone.post(f"/p/{code}/join")
    assert phone.script(f"/p/{code}/stance", answer(room, 0, 1, position="20")).json()["saved"]
    assert "You can answer until" in words(phone.get(f"/p/{code}?point=4"))


def test_when_it_has_closed_the_page_says_so_and_shows_ones_own(
    room: Room, phone: Visitor, code: str
) -> None:
    room.forward()
    phone.post(f"/p/{code}/join")
    phone.script(f"/p/{code}/stance", answer(room, 0, 1, position="20"))
    store.set_times(room.workshop, (None, now() - HOUR))
    assert "The answers are closed" in words(phone.get(f"/p/{code}?point=4"))
    page = words(phone.get(f"/p/{code}?point=1"))
    assert "The round is closed." in page
    assert "You stand at 20 of 100" in page
    no = phone.script(f"/p/{code}/stance", answer(room, 0, 1, position="90"))
    assert (no.status_code, "too late" in no.json()["error"]) == (409, True)


def test_afterwards_before_its_time_the_page_says_from_when(
    room: Room, phone: Visitor, code: str
) -> None:
    store.set_times(room.workshop, (None, None), (now() + HOUR, now() + 2 * HOUR))
    room.join("alice", "bob", "charlie")
    while room.snapshot.here != AFTER:
        room.forward()
    phone.post(f"/p/{code}/join")
    page = words(phone.get(f"/p/{code}?point=1"))
    assert "The answers are not open yet" in page
    assert "You can answer from" in page
    number = room.snapshot.own_pace_items[0].rounds + 1
    no = phone.script(f"/p/{code}/stance", answer(room, 0, number, position="30"))
    assert (no.status_code, "not open yet" in no.json()["error"]) == (409, True)
    store.set_times(room.workshop, (None, None), (now() - HOUR, now() + HOUR))
    yes = phone.script(f"/p/{code}/stance", answer(room, 0, number, position="30"))
    assert yes.status_code == 200


def test_afterwards_somebody_who_could_not_come_answers_by_the_same_link(
    room: Room, phone: Visitor, code: str
) -> None:
    store.set_times(room.workshop, (None, None), (None, now() + HOUR))
    room.join("alice", "bob", "charlie")
    while room.snapshot.here != AFTER:
        room.forward()
    assert "The meeting has been held." in words(phone.get(f"/p/{code}"))
    phone.post(f"/p/{code}/join")
    item = room.snapshot.own_pace_items[0]
    number = item.rounds + 1
    for name in ("alice", "bob"):
        store.take_stance(room.people[name], item.id, number, Stance((70.0,)))
    page = phone.get(f"/p/{code}?point=1")
    assert "You have heard the others" not in words(page)
    assert f'name="round" value="{number}"' in page.text
    saved = phone.post(f"/p/{code}/stance", answer(room, 0, number, position="30"))
    assert saved.headers["location"] == f"/p/{code}?point=2"
    wrong = phone.post(f"/p/{code}/stance", answer(room, 0, number, position="300"))
    assert "between 0 and 100" in words(wrong)
    assert "answered" in words(phone.get(f"/p/{code}?point=4"))
    assert "Nobody sees it before the workshop closes." in words(phone.get(f"/p/{code}?point=4"))
    room.forward()
    assert room.snapshot.closed
    last = room.snapshot.items[[i.id for i in room.snapshot.items].index(item.id)].result(number)
    assert last is not None
    assert sorted(a.given.place for a in last.answers if isinstance(a.given, Stance)) == [  # type: ignore[type-var]
        (30.0,),
        (70.0,),
        (70.0,),
    ]
    assert {a.way for a in last.answers} == {"after"}
