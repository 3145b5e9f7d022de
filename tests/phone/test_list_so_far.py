"""The list that the room follows, on the phones of those who have answered."""

from typing import Any

import pytest

import store
from i18n import translator
from phone import shelf
from tests import rooms
from tests.phone.conftest import Visitor, words
from tests.rooms import Room
from workshop.flow import Phase

t = translator("da")
OPTIONS = ("value", "co-creation", "knowledge")
TITLE = t("The list so far")
PEOPLE = tuple("bcdefghi")


@pytest.fixture(params=[False, True], ids=["order", "points"])
def room(database: None, request: Any, monkeypatch: pytest.MonkeyPatch) -> Room:
    """A priority question that the room follows on the wall; nobody has answered yet."""
    monkeypatch.setattr(shelf, "LIST_KEPT", 0.0)
    room = rooms.prepare(rooms.PRIORITY, points=request.param)
    room.join(*PEOPLE)
    room.go_to(rooms.PRIORITY, Phase.RANK)
    store.show_list(room.workshop, room.item.id)
    return room


def by_points(room: Room) -> bool:
    return room.item.priority.method == "points"


def answer(room: Room, *names: str) -> None:
    for name in names:
        if by_points(room):
            room.give(name, 60, 40, 0)
        else:
            room.rank(name, *OPTIONS)


def answers(phone: Visitor, room: Room, do: str = "save") -> None:
    here = room.snapshot.here
    data = {"item": str(here.item), "round": str(here.round), "do": do}
    if by_points(room):
        data |= {"points.value": "60", "points.knowledge": "40"}
    else:
        data |= {"order": ",".join(OPTIONS)}
    way = "points" if by_points(room) else "ranking"
    assert phone.script(f"/p/{room.snapshot.code}/{way}", data).json()["saved"]


def shown(phone: Visitor, code: str) -> str:
    """What is told under the form, as the script fetches it; empty where nothing is."""
    page = phone.get(f"/p/{code}/view")
    assert page.status_code == 200
    assert 'id="answer"' in page.text
    part = page.text.rpartition("<section data-fresh>")[2].partition("</section>")[0]
    assert (TITLE in part) == bool(part)
    return part


def test_who_has_answered_sees_the_list_and_it_moves_by_five(
    room: Room, alice: Visitor, visit: Any, code: str
) -> None:
    late = visit()
    late.post(f"/p/{code}/join")
    answers(alice, room)
    answer(room, *PEOPLE[:3])
    assert shown(alice, code) == "", "four could be told apart"
    answer(room, PEOPLE[3])
    first = shown(alice, code)
    assert f"{t('So far')}: {t.n('{n} answer', '{n} answers', 5)}" in words(first)
    assert t("The list moves when at least {n} answers are new.", n=5) in words(first)
    assert 'role="img"' in first
    assert shown(late, code) == "", "who has not answered is not pulled along"
    answer(room, *PEOPLE[4:])
    assert shown(alice, code) == first, "four more could be told apart, too"
    answers(late, room, "skip")
    assert shown(late, code) == first, "who skipped has answered"
    answers(late, room)
    assert shown(late, code) == shown(alice, code) != first


def test_it_goes_when_the_facilitator_puts_it_away(room: Room, alice: Visitor, code: str) -> None:
    answers(alice, room)
    answer(room, *PEOPLE)
    assert shown(alice, code)
    store.set_wall(room.workshop, "")
    assert shown(alice, code) == ""
    store.show_list(room.workshop, room.item.id)
    assert shown(alice, code)
    room.forward()
    assert TITLE not in alice.get(f"/p/{code}").text


def test_it_stays_with_a_wall_that_stays(room: Room, alice: Visitor, code: str) -> None:
    answers(alice, room)
    answer(room, *PEOPLE[:4])
    store.freeze(room.workshop, True)
    store.set_wall(room.workshop, "")
    before = shown(alice, code)
    assert before, "the wall still has it"
    answer(room, *PEOPLE[4:])
    assert shown(alice, code) == before


def test_a_list_of_another_step_is_on_no_phone(room: Room, alice: Visitor, code: str) -> None:
    answers(alice, room)
    answer(room, *PEOPLE)
    store.freeze(room.workshop, True)
    room.go_to(rooms.PRIORITY, Phase.RANK, 2)
    answers(alice, room)
    assert shown(alice, code) == ""


def test_for_a_moment_all_phones_get_the_list_that_one_was_given(
    room: Room, alice: Visitor, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "LIST_KEPT", 3600.0)
    answers(alice, room)
    assert shown(alice, code) == ""
    answer(room, *PEOPLE)
    assert shown(alice, code) == "", "a thousand answers are not read a thousand times"
    store.nudge(room.workshop)  # any step, or what is said in it, is read anew
    assert shown(alice, code)
