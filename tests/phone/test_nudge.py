"""A gentle word on the phones without an answer; who comes late lands where the room is."""

from typing import Any

import httpx
import pytest

import store
from i18n import translator
from tests import rooms
from tests.phone.conftest import Visitor, words
from tests.rooms import Room
from workshop import pictures
from workshop.dialogue import part_words
from workshop.flow import Phase

LINE = '<p class="nudge" role="status" data-fresh>'


def reminded(page: httpx.Response) -> bool:
    assert LINE in page.text
    return f"{LINE}<span data-at=" in page.text


@pytest.mark.parametrize(
    ("content", "phase"), [(rooms.AXIS, Phase.STANCE), (rooms.PRIORITY, Phase.RANK)]
)
def test_a_phone_without_an_answer_shows_it_and_says_it(
    room: Room, alice: Visitor, code: str, content: str, phase: Phase
) -> None:
    room.go_to(content, phase)
    assert not reminded(alice.get(f"/p/{code}"))
    store.nudge(room.workshop)
    assert reminded(alice.get(f"/p/{code}"))
    assert reminded(alice.get(f"/p/{code}/view"))


def test_a_phone_with_an_answer_or_a_skip_shows_nothing(
    room: Room, alice: Visitor, code: str, visit: Any
) -> None:
    bob = visit()
    bob.post(f"/p/{code}/join")
    room.go_to(rooms.AXIS, Phase.STANCE)
    about = {"item": str(room.item.id), "round": "1"}
    assert alice.script(f"/p/{code}/stance", {**about, "position": "20", "do": "save"}).json()
    assert bob.script(f"/p/{code}/stance", {**about, "do": "skip"}).json()
    store.nudge(room.workshop)
    for phone in (alice, bob):
        assert not reminded(phone.get(f"/p/{code}"))


def test_points_are_asked_for_as_gently(database: None, visit: Any) -> None:
    room = rooms.prepare(rooms.PRIORITY, points=True)
    phone, code = visit("en"), room.snapshot.code
    phone.post(f"/p/{code}/join")
    room.go_to(rooms.PRIORITY, Phase.RANK)
    store.nudge(room.workshop)
    assert "There is still time to answer." in words(phone.get(f"/p/{code}"))


def test_it_is_gone_in_the_next_step(room: Room, alice: Visitor, code: str) -> None:
    room.go_to(rooms.AXIS, Phase.STANCE)
    store.nudge(room.workshop)
    room.go_to(rooms.AXIS, Phase.RESTANCE)
    assert not reminded(alice.get(f"/p/{code}"))


def late(room: Room, code: str, visit: Any) -> httpx.Response:
    """The page of somebody who joins now; it is the step that the room is at."""
    phone = visit()
    joined = phone.post(f"/p/{code}/join")
    page: httpx.Response = phone.get(joined.headers["location"])
    assert f'data-step="{room.snapshot.step}"' in page.text
    return page


def stood(room: Room, until: Phase) -> None:
    """Five people answer both rounds of the axis on the way to `until`."""
    room.join(*rooms.NAMES[:5])
    while room.snapshot.here.phase is not until:
        if room.forward().phase in (Phase.STANCE, Phase.RESTANCE):
            for name, place in zip(rooms.NAMES, (10, 20, 80, 85, 90), strict=False):
                room.stand(name, place)


@pytest.mark.parametrize("phase", [Phase.READ, Phase.STANCE, Phase.DIALOGUE, Phase.RESTANCE])
def test_who_comes_late_lands_where_the_room_is(
    room: Room, code: str, visit: Any, phase: Phase
) -> None:
    room.go_to(rooms.AXIS, phase)
    page = late(room, code, visit)
    assert room.item.dilemma.da is not None
    assert room.item.dilemma.da.question in words(page)
    assert ('id="answer"' in page.text) == (phase in (Phase.STANCE, Phase.RESTANCE))


@pytest.mark.parametrize("phase", [Phase.REVEAL, Phase.SHIFT])
def test_who_comes_late_to_a_result_sees_it_as_the_room_does(
    room: Room, code: str, visit: Any, phase: Phase
) -> None:
    stood(room, phase)
    t, number = translator("da"), room.snapshot.here.round
    picture = (
        pictures.result(room.item, 1, t)
        if phase is Phase.REVEAL
        else pictures.movement(room.item, number, t)
    )
    page = late(room, code, visit)
    assert picture.title in words(page)
    assert "<svg" in page.text
    assert "data-ring" not in page.text  # no mark is theirs
    assert 'id="answer"' not in page.text


def test_who_comes_late_is_not_asked_what_it_would_take(room: Room, code: str, visit: Any) -> None:
    stood(room, Phase.SHIFT)
    assert store.ask_takes(room.workshop, room.snapshot.step, room.item.id)
    assert room.snapshot.here.phase is Phase.TAKES
    page = late(room, code, visit)
    t = translator("da")
    assert t("What would it take?") in words(page)
    assert t("Meanwhile: what could you give, so that they can live with it?") in words(page)
    assert "<textarea" not in page.text


def test_who_comes_late_reads_the_common_ground_that_is_written(
    room: Room, code: str, visit: Any
) -> None:
    stood(room, Phase.GROUND)
    store.add_note(room.workshop, room.item.id, "agree", "Vi spørger Gunnar først")
    assert "Vi spørger Gunnar først" in words(late(room, code, visit))


def test_who_comes_late_puts_in_order_with_the_others(room: Room, code: str, visit: Any) -> None:
    room.go_to(rooms.PRIORITY, Phase.RANK)
    page = late(room, code, visit)
    assert 'id="answer"' in page.text
    for option in room.item.priority.text("da").options.values():
        assert option in words(page)


def test_who_comes_late_joins_the_part_of_the_dialogue_with_its_clock(
    room: Room, code: str, visit: Any
) -> None:
    store.set_method(room.workshop, room.snapshot.items[0].id, "one-two-four-all")
    room.go_to(rooms.AXIS, Phase.DIALOGUE)
    room.forward()
    room.forward()
    page, said = late(room, code, visit), part_words(room.snapshot, translator("da"))
    assert said is not None
    assert said.title == "Fire og fire"
    assert f'<h1 tabindex="-1">{said.title}</h1>' in page.text
    assert said.phone in words(page)
    timer = room.snapshot.timer
    assert timer is not None
    assert f'data-timer="{timer.ends} None"' in page.text


def test_every_page_of_a_simulated_workshop_says_so(room: Room, visit: Any) -> None:
    code = store.stage(store.rehearse(room.workshop, "Prøve")).code
    phone, said = visit("en"), "Simulated: the other answers are made up by a program."
    assert said in words(phone.get(f"/p/{code}"))
    phone.post(f"/p/{code}/join")
    assert said in words(phone.get(f"/p/{code}"))
    assert said not in words(phone.get(f"/p/{room.snapshot.code}"))
