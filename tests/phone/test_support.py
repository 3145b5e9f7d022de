"""Lines to stand behind, on a phone: a button under each, kept as it was pressed."""

import re
from typing import Any

import pytest

import store
from tests import rooms
from tests.phone.conftest import Visitor, words
from tests.rooms import Room
from workshop.flow import Phase


@pytest.fixture
def alice(room: Room, code: str, visit: Any) -> Visitor:
    phone: Visitor = visit("en")
    assert phone.post(f"/p/{code}/join").status_code == 303
    return phone


@pytest.fixture
def writing(room: Room, alice: Visitor) -> Room:
    room.join("bob", "charlie")
    room.go_to(rooms.AXIS, Phase.GROUND)
    store.add_note(room.workshop, room.item.id, "agree", "Vi spørger Gunnar først")
    store.add_note(room.workshop, room.item.id, "disagree", "Hvem der bestemmer")
    store.add_commitment(room.workshop, room.item.id, "listen", "Vi går derhen", "Ali", "fredag")
    return room


def test_a_note_for_the_summary_is_on_no_phone(writing: Room, alice: Visitor, code: str) -> None:
    """The facilitator may write an aside there; it is kept for the archive and the summary."""
    store.add_note(writing.workshop, writing.item.id, "note", "Husk at ringe til Jens")
    assert "Vi spørger Gunnar først" in alice.get(f"/p/{code}").text
    assert "Jens" not in alice.get(f"/p/{code}").text
    writing.close()
    assert "Vi spørger Gunnar først" in alice.get(f"/p/{code}").text
    assert "Jens" not in alice.get(f"/p/{code}").text


def test_a_table_is_told_that_it_presses_for_all_its_people(
    writing: Room, alice: Visitor, code: str, visit: Any
) -> None:
    table = visit("en")
    assert table.post(f"/p/{code}/join", {"people": "4"}).status_code == 303
    said = "A press here counts as all 4 of you at the table."
    assert said in words(table.get(f"/p/{code}"))
    assert "at the table" not in words(alice.get(f"/p/{code}"))
    form = {"kind": "note", "line": str(writing.item.notes[0].id), "on": "1"}
    assert table.script(f"/p/{code}/support", form).status_code == 200
    assert writing.snapshot.support == (("note", writing.item.notes[0].id, 4),)


def pressed(page: str) -> list[tuple[str, str]]:
    """Each button's form and whether it is pressed."""
    found = re.findall(r'class="stand" id="([^"]+)".*?aria-pressed="(\w+)"', page, re.S)
    return [(name, state) for name, state in found]


def test_each_line_that_can_be_stood_behind_has_a_button(
    writing: Room, alice: Visitor, code: str
) -> None:
    agreed, disputed = (note.id for note in writing.item.notes)
    made = writing.item.commitments[0].id
    page = alice.get(f"/p/{code}").text
    assert pressed(page) == [
        (f"note-{agreed}", "false"),
        (f"note-{disputed}", "false"),
        (f"commitment-{made}", "false"),
    ]
    assert words(page).count("I stand behind this") == 2
    assert words(page).count("I see it so too") == 1
    alice.script(f"/p/{code}/support", {"kind": "note", "line": str(disputed), "on": "1"})
    writing.close()
    assert "You see it so too" in words(alice.get(f"/p/{code}"))


def test_a_press_is_kept_and_another_takes_it_back(
    writing: Room, alice: Visitor, code: str
) -> None:
    note = writing.item.notes[0].id
    form = {"kind": "note", "line": str(note), "on": "1"}
    assert alice.script(f"/p/{code}/support", form).json() == {"saved": True}
    assert pressed(alice.get(f"/p/{code}").text)[0] == (f"note-{note}", "true")
    assert writing.snapshot.support == (("note", note, 1),)
    answer = alice.post(f"/p/{code}/support", {**form, "on": ""})
    assert answer.headers["location"] == f"/p/{code}#note-{note}"
    assert pressed(alice.get(f"/p/{code}").text)[0] == (f"note-{note}", "false")


def test_one_phones_press_is_on_no_other_phone(
    writing: Room, alice: Visitor, code: str, visit: Any
) -> None:
    form = {"kind": "note", "line": str(writing.item.notes[0].id), "on": "1"}
    alice.script(f"/p/{code}/support", form)
    other = visit("en")
    other.post(f"/p/{code}/join")
    assert {state for _, state in pressed(other.get(f"/p/{code}").text)} == {"false"}


def test_what_cannot_be_read_is_refused(writing: Room, alice: Visitor, code: str) -> None:
    line = str(writing.item.notes[0].id)
    for form in ({"kind": "person", "line": line}, {"kind": "note", "line": "x"}):
        assert alice.script(f"/p/{code}/support", form).status_code == 422
    assert alice.script(f"/p/{code}/support", {"kind": "note", "line": "999"}).status_code == 404
