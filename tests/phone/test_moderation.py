"""On the phone: personal data is held back, and reasons wait, come and go while one looks."""

import re
from typing import Any

import pytest

import store
from i18n import translator
from tests import rooms
from tests.phone.conftest import Visitor, words
from tests.rooms import NAMES, Room
from workshop.flow import Phase

OTHERS = NAMES[1:]
HELD = {
    "da": ("Ring til mig på 12 34 56 78", "ligner et telefonnummer", "kunne genkendes"),
    "en": ("Her number is 010190-1234", "looks like a CPR number", "be recognised"),
}


def form(room: Room, **fields: str) -> dict[str, str]:
    here = room.snapshot.here
    return {"item": str(here.item), "round": str(here.round), "do": "save", **fields}


@pytest.mark.parametrize("language", HELD)
def test_personal_data_is_held_back_before_anything_is_stored_and_the_author_told_why(
    room: Room, code: str, visit: Any, language: str
) -> None:
    text, what, why = HELD[language]
    phone = visit(language)
    phone.post(f"/p/{code}/join")
    room.go_to(rooms.AXIS, Phase.STANCE)
    given = form(room, position="30", certainty="3", reason=text)
    answer = phone.script(f"/p/{code}/stance", given)
    assert answer.status_code == 422
    assert answer.json()["field"] == "reason"
    assert what in answer.json()["error"]
    assert why in answer.json()["error"]

    page = phone.post(f"/p/{code}/stance", given)
    assert page.status_code == 422
    assert what in words(page)
    assert text in page.text
    assert 'name="position" type="number"' in page.text
    assert 'value="30"' in page.text
    assert re.search(r'name="certainty" value="3" checked', page.text)


def test_the_place_is_received_and_the_text_is_not(room: Room, code: str, visit: Any) -> None:
    phone = visit("en")
    phone.post(f"/p/{code}/join")
    room.go_to(rooms.AXIS, Phase.STANCE)
    given = form(room, position="30", certainty="3", reason="Her number is 010190-1234")
    said = phone.script(f"/p/{code}/stance", given)
    assert said.status_code == 422
    assert said.json()["error"].startswith("Where you stand is received; the text is not. “01")
    assert room.snapshot.answered == 1
    refused = words(phone.post(f"/p/{code}/stance", given))
    assert "Where you stand is received; the text is not." in refused
    page = phone.get(f"/p/{code}").text
    assert 'value="30"' in page
    assert re.search(r'name="certainty" value="3" checked', page)
    assert "010190" not in page


def test_a_suggestion_with_a_name_is_held_back_and_kept_on_the_page(
    room: Room, alice: Visitor, code: str
) -> None:
    store.allow_suggestions(room.workshop, True)
    case = " ".join(["Fru Hansen bor alene og vil ikke flytte, men naboerne er bange"] * 2)
    given = {"case": case, "label_a": "Hun selv", "label_b": "Huset"}
    page = alice.post(f"/p/{code}/suggest", given)
    assert page.status_code == 422
    assert "ligner et navn" in words(page)
    assert case in page.text
    assert store.suggestions(room.workshop) == ()


@pytest.fixture
def waiting(room: Room, alice: Visitor, code: str) -> Room:
    """Reasons wait; Alice and seven others have written, and the result is shown."""
    store.moderate(room.workshop, True)
    room.join(*OTHERS)
    room.go_to(rooms.AXIS, Phase.STANCE)
    told = translator("da")("The facilitator reads it first and then lets the others see it.")
    assert told in words(alice.get(f"/p/{code}"))
    alice.script(f"/p/{code}/stance", form(room, position="30", reason="Alices egen"))
    for name, place in zip(OTHERS, (10, 20, 30, 50, 70, 80, 90), strict=True):
        room.stand(name, place, reason=f"{name} skrev")
    room.forward()
    return room


def ids(room: Room, *names: str) -> list[int]:
    told = store.reasons_told(room.workshop, room.item.id, 1)
    return [each.id for each in told if each.text.split()[0] in names]


def sign(phone: Visitor, code: str) -> str:
    found = re.search(r"data-fresh>(\w*)<", phone.get(f"/p/{code}/view").text)
    assert found
    return found[1]


def test_what_waits_is_on_no_phone_and_comes_when_it_is_let_through(
    waiting: Room, alice: Visitor, code: str
) -> None:
    assert sign(alice, code) == ""
    assert alice.get(f"/p/{code}/reasons").status_code == 409
    store.approve_reasons(waiting.workshop, ids(waiting, "bob", "gerda"))
    first = sign(alice, code)
    assert first
    page = alice.get(f"/p/{code}/reasons?part=1").text
    assert "bob skrev" in page
    assert "gerda skrev" in page
    assert "erik" not in page

    store.hide_reasons(waiting.workshop, ids(waiting, "bob"))
    assert sign(alice, code) not in ("", first)
    page = alice.get(f"/p/{code}/reasons?part=1").text
    assert "bob skrev" not in page
    assert "gerda skrev" in page


def test_nothing_that_waits_or_is_hidden_is_anywhere_a_phone_looks(
    waiting: Room, alice: Visitor, code: str
) -> None:
    store.approve_reasons(waiting.workshop, ids(waiting, "bob", "gerda"))
    store.hide_reasons(waiting.workshop, ids(waiting, "bob"))
    while not waiting.snapshot.closed:
        waiting.forward()
        for path in ("", "/view", "/reasons", "/reasons?part=1"):
            page = alice.get(f"/p/{code}{path}").text
            for name in OTHERS:
                if name != "gerda":
                    assert f"{name} skrev" not in page, (path, waiting.snapshot.here)
