"""100 points on a phone: the form, what is refused, two rounds, before the meeting."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpx
import pytest

import store
from tests import rooms
from tests.phone.conftest import Visitor, words
from tests.rooms import Room
from workshop.answers import Points
from workshop.flow import Phase

OPTIONS = ("value", "co-creation", "knowledge")


@pytest.fixture
def room(database: None) -> Room:
    """A priority question that gets 100 points, in two rounds."""
    room = rooms.prepare(rooms.PRIORITY, points=True)
    room.join("bob", "charlie", "dorte")
    return room


@pytest.fixture
def asked(room: Room, alice: Visitor) -> Visitor:
    """Alice's phone while the points are asked for."""
    room.go_to(rooms.PRIORITY, Phase.RANK)
    return alice


def fields(room: Room, *points: object, **more: str) -> dict[str, str]:
    here = room.snapshot.here
    given = {f"points.{o}": str(n) for o, n in zip(OPTIONS, points, strict=False)}
    return {"item": str(here.item), "round": str(here.round), **given, "do": "save", **more}


def saved(room: Room, phone: Visitor, code: str, number: int = 1) -> Points | None:
    token = phone.client.cookies[f"staasted_{code}"]
    own = store.own_answer(store.person(token, room.workshop), room.item, number)
    assert own is None or isinstance(own, Points)
    return own


def typed(page: httpx.Response) -> dict[str, str]:
    """What stands in the fields."""
    return dict(re.findall(r'name="points\.([^"]+)"[^>]* value="([^"]*)"', page.text))


def test_the_form_starts_from_nothing_and_says_what_to_do(
    room: Room, asked: Visitor, code: str
) -> None:
    page = asked.get(f"/p/{code}")
    assert typed(page) == dict.fromkeys(OPTIONS, "")
    assert 'inputmode="numeric"' in page.text
    assert page.text.count('step="5"') == 3
    assert "points.js" in page.text
    assert page.text.count("<label for=") == 3


def test_before_it_is_asked_the_phone_says_that_points_will_be_given(
    room: Room, visit: Any, code: str
) -> None:
    phone = visit("en")
    phone.post(f"/p/{code}/join")
    room.go_to(rooms.PRIORITY, Phase.READ)
    assert "In a moment you give them 100 points." in words(phone.get(f"/p/{code}"))


def test_points_are_saved_with_and_without_the_script(
    room: Room, asked: Visitor, code: str
) -> None:
    answer = asked.script(f"/p/{code}/points", fields(room, 60, 40, ""))
    assert answer.json()["saved"] is True
    assert saved(room, asked, code) == Points(
        (("value", 60), ("co-creation", 40), ("knowledge", 0))
    )
    assert typed(asked.get(f"/p/{code}")) == {"value": "60", "co-creation": "40", "knowledge": "0"}
    answer = asked.post(f"/p/{code}/points", fields(room, 20, 30, 50))
    assert (answer.status_code, answer.headers["location"]) == (303, f"/p/{code}")
    assert saved(room, asked, code) == Points(
        (("value", 20), ("co-creation", 30), ("knowledge", 50))
    )


def test_skipping_is_an_answer_and_can_be_taken_back(room: Room, asked: Visitor, code: str) -> None:
    asked.post(f"/p/{code}/points", fields(room, 100, do="skip"))
    assert saved(room, asked, code) == Points(None)
    page = asked.get(f"/p/{code}")
    assert typed(page) == dict.fromkeys(OPTIONS, "")
    assert 'class="status saved"' in page.text
    asked.post(f"/p/{code}/points", fields(room, 100))
    assert saved(room, asked, code) == Points(
        (("value", 100), ("co-creation", 0), ("knowledge", 0))
    )


BAD: dict[str, tuple[dict[str, object], str]] = {
    "101 points": ({"value": 101}, "points.value"),
    "33, which is no step of 5": ({"value": 33, "knowledge": 67}, "points.value"),
    "a negative number": ({"value": 110, "knowledge": -10}, "points.value"),
    "a negative number alone": ({"value": 100, "knowledge": -5}, "points.knowledge"),
    "half a point": ({"value": "2.5"}, "points.value"),
    "words": ({"value": "mest"}, "points.value"),
    "HTML": ({"value": "<script>alert(1)</script>"}, "points.value"),
    "a number of another script": ({"value": "٣٠"}, "points.value"),
    "a very long number": ({"value": "9" * 4000}, "points.value"),
    "105 in all": ({"value": 55, "knowledge": 50}, "points"),
    "95 in all": ({"value": 55, "knowledge": 40}, "points"),
    "nothing": ({}, "points"),
    "an option that there is not": ({"value": 50, "nonsense": 50}, "points"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_not_100_points_is_told_beside_the_field(
    room: Room, asked: Visitor, code: str, name: str
) -> None:
    given, field = BAD[name]
    form = fields(room) | {f"points.{option}": str(n) for option, n in given.items()}
    answer = asked.script(f"/p/{code}/points", form)
    assert (answer.status_code, answer.json()["field"]) == (422, field)
    page = asked.post(f"/p/{code}/points", form)
    assert page.status_code == 422
    assert saved(room, asked, code) is None
    beside = re.search(rf'data-error="{re.escape(field)}"[^>]*>([^<]+)<', page.text)
    assert beside
    assert answer.json()["error"] == words(beside[1])
    assert "<script>alert" not in page.text
    shown = {option: str(n) for option, n in given.items() if option in OPTIONS}
    assert {o: words(v) for o, v in typed(page).items() if v} == shown


def ranked(s: Room, phone: Visitor, code: str) -> httpx.Response:
    return phone.script(f"/p/{code}/ranking", fields(s) | {"order": "value"})


def before(s: Room, phone: Visitor, code: str) -> httpx.Response:
    s.back()
    return phone.script(
        f"/p/{code}/points", fields(s, 100) | {"item": str(s.item.id), "round": "1"}
    )


def after(s: Room, phone: Visitor, code: str) -> httpx.Response:
    form = fields(s, 100)
    s.forward()
    return phone.script(f"/p/{code}/points", form)


def another_round(s: Room, phone: Visitor, code: str) -> httpx.Response:
    return phone.script(f"/p/{code}/points", fields(s, 100, round="2"))


def no_item(s: Room, phone: Visitor, code: str) -> httpx.Response:
    return phone.script(f"/p/{code}/points", fields(s, 100, item="x"))


def unknown_item(s: Room, phone: Visitor, code: str) -> httpx.Response:
    return phone.script(f"/p/{code}/points", fields(s, 100, item="999"))


def closed(s: Room, phone: Visitor, code: str) -> httpx.Response:
    form = fields(s, 100)
    s.close()
    return phone.script(f"/p/{code}/points", form)


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        (ranked, 404),
        (before, 409),
        (after, 409),
        (another_round, 409),
        (no_item, 422),
        (unknown_item, 404),
        (closed, 410),
    ],
)
def test_points_are_taken_only_while_they_are_asked_for(
    room: Room,
    asked: Visitor,
    code: str,
    wrong: Callable[[Room, Visitor, str], httpx.Response],
    status: int,
) -> None:
    answer = wrong(room, asked, code)
    assert (answer.status_code, "error" in answer.json()) == (status, True)


def test_a_stranger_and_another_site_give_nothing(room: Room, asked: Visitor, visit: Any) -> None:
    code = room.snapshot.code
    assert visit().script(f"/p/{code}/points", fields(room, 100)).status_code == 401
    foreign = asked.post(f"/p/{code}/points", fields(room, 100), Origin="https://evil.example")
    assert foreign.status_code == 403
    assert asked.get(f"/p/{code}/points").headers["location"] == f"/p/{code}"


def test_nothing_is_seen_before_the_reveal_and_the_second_round_starts_from_nothing(
    room: Room, asked: Visitor, code: str
) -> None:
    asked.script(f"/p/{code}/points", fields(room, 60, 40, 0))
    for name in ("bob", "charlie", "dorte"):
        room.give(name, 0, 0, 100)
    page = asked.get(f"/p/{code}")
    assert "<svg" not in page.text
    room.go_to(rooms.PRIORITY, Phase.RANKING, 1)
    page = asked.get(f"/p/{code}")
    assert "<svg" in page.text
    assert "60" in words(page)  # what Alice gave the most to
    room.go_to(rooms.PRIORITY, Phase.RANK, 2)
    assert typed(asked.get(f"/p/{code}")) == dict.fromkeys(OPTIONS, "")
    assert saved(room, asked, code, 1) is not None


def test_a_closed_round_shows_what_one_gave(room: Room, asked: Visitor, code: str) -> None:
    asked.script(f"/p/{code}/points", fields(room, 60, 40, 0))
    room.forward()
    room.back()
    page = asked.get(f"/p/{code}")
    assert "<form" not in page.text.split("<main", 1)[1]
    given = re.findall(r"<li>([^<]+): <b>(\d+)</b></li>", page.text)
    assert [n for _, n in given] == ["60", "40"]


def test_the_closed_workshop_says_what_one_gave(visit: Any, database: None) -> None:
    room = rooms.prepare(rooms.PRIORITY, rounds=1, points=True)
    room.join("bob", "charlie", "dorte")
    phone, code = visit("en"), room.snapshot.code
    phone.post(f"/p/{code}/join")
    room.go_to(rooms.PRIORITY, Phase.RANK)
    phone.script(f"/p/{code}/points", fields(room, 60, 40, 0))
    for name in ("bob", "charlie", "dorte"):
        room.give(name, 0, 0, 100)
    room.close()
    page = words(phone.get(f"/p/{code}"))
    assert "Round 1: your points A sharper eye for value: 60 points" in page
    assert "“More use of what we know” gets the most: the group's middle is 100 points." in page


def test_points_are_given_before_the_meeting_too(visit: Any, database: None) -> None:
    draft = rooms.draft(rooms.PRIORITY, points=True)
    items = tuple(replace(item, alone=True) for item in draft.items)
    room = Room(store.create_workshop(replace(draft, items=items)))
    code = room.snapshot.code
    phone = visit("en")
    phone.post(f"/p/{code}/join")
    room.forward()
    [item] = room.snapshot.items
    form = {**fields(room, 30, 30, 30), "item": str(item.id)}
    page = phone.post(f"/p/{code}/points", form)
    assert (page.status_code, typed(page)["value"]) == (422, "30")
    assert "The points add up to 90; they must add up to 100." in words(page)
    answer = phone.post(f"/p/{code}/points", form | {"points.knowledge": "40"})
    assert answer.headers["location"] == f"/p/{code}?point=2"
    assert "answered" in words(phone.get(f"/p/{code}?point=2"))
    assert typed(phone.get(f"/p/{code}?point=1"))["knowledge"] == "40"


def test_the_order_of_the_options_is_shuffled_and_stays(
    room: Room, asked: Visitor, code: str
) -> None:
    orders = [list(typed(asked.get(f"/p/{code}"))) for _ in range(2)]
    assert orders[0] == orders[1]
    assert sorted(orders[0]) == sorted(OPTIONS)
