"""Whatever a phone can send, nothing of it that says who somebody is reaches the database."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest
from sqlalchemy import inspect, text

import store
from store.database import opened
from tests import rooms
from tests.phone.conftest import Visitor
from tests.phone.test_suggest import WHOLE
from tests.phone.test_takes import asked
from tests.rooms import Room
from workshop.flow import Phase
from workshop.suggestions import Suggested

SECRET = "23 45 67 89"
SAID = f"Spørg hende på {SECRET}"
TOLD = {"da": "ligner et telefonnummer", "en": "looks like a phone number"}
OTHERS = ("bob", "charlie", "dorte", "erik", "fatima")

Sent = tuple[str, dict[str, str], str]  # a path, a form, the field that is at fault


def everything_stored() -> str:
    """All that stands in any column of any table."""
    with opened().engine.connect() as connection:
        return "\n".join(
            str(row)
            for table in inspect(connection).get_table_names()
            for row in connection.execute(text(f'SELECT * FROM "{table}"'))
        )


def here(room: Room, **more: str) -> dict[str, str]:
    at = room.snapshot.here
    return {"item": str(at.item), "round": str(at.round), "do": "save", **more}


def stance(room: Room, phone: Visitor, code: str) -> Sent:
    phone.post(f"/p/{code}/join")
    room.go_to(rooms.AXIS, Phase.STANCE)
    return f"/p/{code}/stance", here(room, position="30", reason=SAID), "reason"


def triangle(room: Room, phone: Visitor, code: str) -> Sent:
    phone.post(f"/p/{code}/join")
    room.go_to(rooms.TRIANGLE, Phase.RESTANCE)
    return f"/p/{code}/stance", here(room, a="30", b="30", c="40", reason=SAID), "reason"


def table(room: Room, phone: Visitor, code: str) -> Sent:
    assert phone.post(f"/p/{code}/join", {"way": "table", "people": "2"}).status_code == 303
    room.go_to(rooms.AXIS, Phase.STANCE)
    return (
        f"/p/{code}/table",
        here(room, people="2", reason=SAID, **{"at.0": "1", "at.1": "1"}),
        "reason",
    )


def takes(room: Room, phone: Visitor, code: str) -> Sent:
    phone.post(f"/p/{code}/join")
    item = asked(room, phone, code, 10, (20, 80, 80, 90, 90))
    return f"/p/{code}/takes", {"item": str(item), "reason": SAID}, "reason"


@pytest.mark.parametrize("language", TOLD)
@pytest.mark.parametrize("ask", [stance, triangle, table, takes])
def test_it_is_refused_beside_its_field_and_stands_in_no_table(
    room: Room,
    code: str,
    visit: Any,
    language: str,
    ask: Callable[[Room, Visitor, str], Sent],
) -> None:
    phone = visit(language)
    path, form, field = ask(room, phone, code)
    for send in (phone.script, phone.post):
        answer = send(path, form)
        assert answer.status_code == 422
        assert TOLD[language] in answer.text
    assert phone.script(path, form).json()["field"] == field
    assert SECRET not in everything_stored()
    form["reason"] = "Spørg hende selv"
    assert phone.script(path, form).status_code == 200
    assert "Spørg hende selv" in everything_stored()


@pytest.mark.parametrize("field", [each.name for each in fields(Suggested)])
def test_no_field_of_a_suggestion_takes_it(
    room: Room, alice: Visitor, code: str, field: str
) -> None:
    store.allow_suggestions(room.workshop, True)
    limits = {"label_a": SECRET, "label_b": SECRET}
    given = WHOLE | {field: limits.get(field) or f"{WHOLE[field]} {SECRET}"}
    page = alice.post(f"/p/{code}/suggest", given)
    assert page.status_code == 422
    assert TOLD["da"] in page.text
    assert SECRET not in everything_stored()
    assert alice.post(f"/p/{code}/suggest", WHOLE).status_code == 303
    assert WHOLE["label_b"] in everything_stored()
