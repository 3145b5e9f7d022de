"""A table with one device, without a script: joins with a head count, places each, is read back."""

from dataclasses import replace
from typing import Any

import pytest

import store
from tests import rooms
from tests.phone.conftest import Visitor, words
from tests.rooms import Room
from workshop.agenda import DraftItem
from workshop.flow import Phase


@pytest.fixture
def table(room: Room, code: str, visit: Any) -> Visitor:
    """Six people at a table have joined with one device, in English."""
    phone: Visitor = visit("en")
    assert phone.post(f"/p/{code}/join", {"people": "6"}).status_code == 303
    return phone


def answer(room: Room, **more: str) -> dict[str, str]:
    return {"item": str(room.item.id), "round": str(room.snapshot.here.round), **more}


def test_a_table_joins_with_a_head_count_and_no_role(
    room: Room, table: Visitor, code: str, visit: Any
) -> None:
    assert store.ways(room.workshop) == store.Ways(0, 1, 6, 0)
    other = visit("en")
    for people in ("1", ""):
        assert other.post(f"/p/{code}/join", {"people": people}).status_code == 303
        other = visit("en")
    assert store.ways(room.workshop).phones == 2
    for people, said in (("40", "A table is from 2 to 20 people."), ("x", "a whole number")):
        page = other.post(f"/p/{code}/join", {"people": people})
        assert page.status_code == 422
        assert said in words(page)
    assert store.ways(room.workshop).tables == 1


def test_what_stands_in_braces_in_a_name_stays_as_it_is(database: None, visit: Any) -> None:
    dilemma = store.library().dilemmas[rooms.AXIS]
    text = dilemma.text("en")
    poles = (text.poles[0].model_copy(update={"label": "Yes {perhaps}"}), text.poles[1])
    odd = dilemma.model_copy(update={"en": text.model_copy(update={"poles": poles})})
    draft = replace(rooms.draft(rooms.AXIS), items=(DraftItem(odd, 20, 1),))
    room = Room(store.create_workshop(draft))
    code, phone = room.snapshot.code, visit("en")
    phone.post(f"/p/{code}/join", {"people": "6"})
    room.go_to(rooms.AXIS, Phase.STANCE)
    phone.post(f"/p/{code}/table", answer(room, **{"at.0": "6"}, people="6"))
    said = "Your table: 6 towards “Yes {perhaps}”, 0 towards “The good of all”, 0 in between."
    assert said in words(phone.get(f"/p/{code}"))


def test_each_person_of_a_table_gets_a_place_and_the_spread_is_told(
    room: Room, table: Visitor, code: str
) -> None:
    room.join("alice")
    room.go_to(rooms.AXIS, Phase.STANCE)
    page = table.get(f"/p/{code}")
    assert "Where does each of you stand?" in words(page)
    assert 'type="range"' not in page.text
    form = answer(room, **{"at.0": "2", "at.5": "1", "at.9": "3"}, reason="Together", people="6")
    assert table.post(f"/p/{code}/table", form).status_code == 303
    page = table.get(f"/p/{code}")
    said = (
        "Your table: 2 towards “One person's good life”, 3 towards “The good of all”, 1 in between."
    )
    assert said in words(page)
    assert 'name="at.9" min="0" max="20" step="1" placeholder="0" value="3"' in page.text
    assert room.snapshot.answered == 6
    room.forward()
    assert said in words(table.get(f"/p/{code}"))
    assert "6 answers" in words(table.get(f"/p/{code}"))
    room.close()
    assert f"Round 1: {said}" in words(table.get(f"/p/{code}"))


def test_a_table_may_skip_grow_and_is_told_what_is_wrong(
    room: Room, table: Visitor, code: str
) -> None:
    room.go_to(rooms.AXIS, Phase.STANCE)
    page = table.post(f"/p/{code}/table", answer(room, **{"at.0": "7"}, people="6", reason="Ours"))
    assert page.status_code == 422
    assert "You are 6, but 7 are placed." in words(page)
    assert "Ours" in page.text
    assert table.post(f"/p/{code}/table", answer(room, people="6")).status_code == 422
    no = table.script(f"/p/{code}/table", answer(room, **{"at.0": "two"}))
    assert no.json()["field"] == "places"
    assert table.script(f"/p/{code}/table", answer(room, **{"at.0": "7"}, people="7")).json()[
        "saved"
    ]
    assert store.ways(room.workshop).at_tables == 7
    assert 'id="people" name="people" min="2" max="20" value="7"' in table.get(f"/p/{code}").text
    assert table.script(f"/p/{code}/table", answer(room, do="skip")).json()["saved"]
    assert room.snapshot.answered == 7
    assert "Received: you skipped this one" in words(table.get(f"/p/{code}"))


def test_in_a_triangle_there_are_corners_sides_and_a_middle(
    room: Room, table: Visitor, code: str
) -> None:
    room.go_to(rooms.TRIANGLE, Phase.STANCE)
    form = answer(room, **{"at.0": "1", "at.3": "2", "at.6": "1"})
    assert table.post(f"/p/{code}/table", form).status_code == 303
    page = table.get(f"/p/{code}")
    assert "In the middle" in words(page)
    assert "Your table: 1 towards" in words(page)
    assert 'name="at.3" min="0" max="20" step="1" placeholder="0" value="2"' in page.text


def test_one_persons_phone_is_no_table(room: Room, alice: Visitor, code: str) -> None:
    room.go_to(rooms.AXIS, Phase.STANCE)
    assert alice.script(f"/p/{code}/table", answer(room, **{"at.0": "2"})).status_code == 422
    assert "at.0" not in alice.get(f"/p/{code}").text


def test_nothing_of_a_table_is_on_another_phone_before_the_reveal(
    room: Room, table: Visitor, alice: Visitor, code: str
) -> None:
    room.go_to(rooms.AXIS, Phase.STANCE)
    before = alice.get(f"/p/{code}").text
    form = answer(room, **{"at.3": "4"}, reason="Nobody may see this")
    assert table.script(f"/p/{code}/table", form).json() == {"saved": True, "step": "2"}
    assert alice.get(f"/p/{code}").text == before


@pytest.mark.parametrize("points", [False, True])
def test_a_table_is_told_that_its_answer_to_a_priority_question_counts_for_each(
    points: bool, database: None, visit: Any
) -> None:
    room = rooms.prepare(rooms.PRIORITY, points=points)
    code = room.snapshot.code
    phone, table = visit("en"), visit("en")
    phone.post(f"/p/{code}/join", {})
    table.post(f"/p/{code}/join", {"people": "6"})
    room.go_to(rooms.PRIORITY, Phase.RANK)
    said = "You are a table: give one answer together. It counts as your 6 answers."
    assert said in words(table.get(f"/p/{code}"))
    assert "You are a table" not in words(phone.get(f"/p/{code}"))
    assert 'name="people"' not in phone.get(f"/p/{code}").text


def ordered(room: Room, points: bool) -> tuple[str, dict[str, str]]:
    """Where an answer to the priority question is sent, and one."""
    options = room.item.priority.options
    if points:
        return "points", answer(room, **{f"points.{options[0]}": "100"})
    return "ranking", answer(room, order=",".join(options))


@pytest.mark.parametrize("points", [False, True])
def test_a_table_that_grows_or_skips_a_priority_question_counts_as_many_as_it_is(
    points: bool, database: None, visit: Any
) -> None:
    room = rooms.prepare(rooms.PRIORITY, points=points)
    code = room.snapshot.code
    table = visit("en")
    table.post(f"/p/{code}/join", {"people": "6"})
    room.go_to(rooms.PRIORITY, Phase.RANK)
    path, form = ordered(room, points)
    no = table.script(f"/p/{code}/{path}", form | {"people": "40"})
    assert (no.status_code, no.json()["field"]) == (422, "people")
    assert room.snapshot.answered == 0
    page = table.post(f"/p/{code}/{path}", form | {"people": "40"})
    assert "A table is from 2 to 20 people." in words(page)
    assert table.script(f"/p/{code}/{path}", form | {"people": "7"}).json()["saved"]
    assert (room.snapshot.answered, room.snapshot.present) == (7, 7)
    assert "It counts as your 7 answers." in words(table.get(f"/p/{code}"))
    assert table.script(f"/p/{code}/{path}", {**form, "do": "skip", "people": "5"}).json()["saved"]
    assert (room.snapshot.answered, room.snapshot.present) == (5, 5)
    room.forward()
    round = room.item.result(1)
    assert round is not None
    assert (round.answered, round.skipped) == (5, 5)


def test_one_persons_phone_is_never_several(room: Room, alice: Visitor, code: str) -> None:
    room.go_to(rooms.PRIORITY, Phase.RANK)
    path, form = ordered(room, points=False)
    assert alice.script(f"/p/{code}/{path}", form | {"people": "9"}).json()["saved"]
    assert room.snapshot.answered == 1
    assert store.ways(room.workshop).at_tables == 0
