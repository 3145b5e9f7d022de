"""What others wrote, on a phone: a fair sample after the reveal, marked without moving oneself."""

import re
from pathlib import Path
from typing import Any

import pytest

import store
from tests import rooms
from tests.phone.conftest import Visitor, words
from tests.rooms import NAMES, Room
from workshop.answers import Stance
from workshop.flow import Phase

OTHERS = NAMES[1:]
STATIC = Path(__file__).parents[2] / "phone" / "static"
LEFT, RIGHT = "Den enkeltes gode liv", "Fællesskabets bedste"


def answer(room: Room, phone: Visitor, code: str, **fields: str) -> None:
    here = room.snapshot.here
    form = {"item": str(here.item), "round": str(here.round), "do": "save", **fields}
    assert phone.script(f"/p/{code}/stance", form).status_code == 200


@pytest.fixture
def revealed(room: Room, alice: Visitor, code: str) -> Room:
    """Alice and seven others answered with a reason; four on the left, one in between."""
    room.join(*OTHERS)
    room.go_to(rooms.AXIS, Phase.STANCE)
    answer(room, alice, code, position="10", reason="Alices egen")
    for name, place in zip(OTHERS, (10, 20, 30, 50, 70, 80, 90), strict=True):
        room.stand(name, place, reason=f"{name} skrev")
    room.forward()
    return room


def shown(phone: Visitor, code: str) -> list[str]:
    """The texts of a phone's sample, in its order."""
    page = phone.get(f"/p/{code}/reasons?part=1")
    assert page.status_code == 200
    return re.findall(r'class="lines">([^<]+)</p>', page.text)


def ids(phone: Visitor, code: str) -> list[int]:
    return [
        int(id) for id in re.findall(r'id="reason-(\d+)"', phone.get(f"/p/{code}/reasons").text)
    ]


def test_a_phone_is_shown_six_reasons_of_others_from_both_sides(
    revealed: Room, alice: Visitor, code: str
) -> None:
    texts = shown(alice, code)
    assert len(texts) == len(set(texts)) == 6
    assert "Alices egen" not in texts
    page = words(alice.get(f"/p/{code}/reasons"))
    assert f"◀ {LEFT}" in page
    assert f"{RIGHT}" in page
    assert "erik skrev" in page  # the only one in between
    assert shown(alice, code) == texts  # what it was once given it keeps


@pytest.mark.parametrize("phase", [Phase.REVEAL, Phase.DIALOGUE, Phase.SHIFT])
def test_the_result_leads_to_them(phase: Phase, revealed: Room, alice: Visitor, code: str) -> None:
    while revealed.snapshot.here.phase is not phase:
        revealed.forward()
        if revealed.snapshot.is_open:
            for name in OTHERS:
                revealed.stand(name, 30, reason=f"{name} skrev igen")
    page = alice.get(f"/p/{code}").text
    assert f'href="/p/{code}/reasons"' in page
    assert "skrev" not in words(page).replace("Hvad andre skrev", "").replace(
        "Se, hvad andre skrev", ""
    )
    again = phase is Phase.SHIFT
    assert all(text.endswith("igen") is again for text in shown(alice, code))


def test_each_reason_says_where_it_stands_and_has_two_buttons(
    revealed: Room, alice: Visitor, code: str
) -> None:
    part = alice.get(f"/p/{code}/reasons?part=1").text
    assert part.count('aria-pressed="false"') == 12
    assert len(re.findall(r'<li class="pole [ab]"', part)) == 5
    assert "<html" not in part
    assert "◀" in part
    assert "▶" in part


def test_a_triangle_shows_its_three_sides(room: Room, alice: Visitor, code: str) -> None:
    room.join(*OTHERS)
    room.go_to(rooms.TRIANGLE, Phase.STANCE)
    for n, name in enumerate(OTHERS):
        weights = [10.0, 10.0, 10.0]
        weights[n % 3] = 80.0
        room.stand(name, *weights, reason=f"{name} skrev")
    room.forward()
    part = alice.get(f"/p/{code}/reasons?part=1").text
    assert {mark for mark in "◀▶▲" if mark in part} == set("◀▶▲")


def test_marks_are_saved_once_and_do_not_move_anybodys_stance(
    revealed: Room, alice: Visitor, code: str
) -> None:
    first, second = ids(alice, code)[:2]
    before = revealed.item.result(1)
    form = {"reason": str(first), "moves": "1", "good": ""}
    for _ in range(2):
        assert alice.script(f"/p/{code}/reasons", form).json() == {"saved": True}
    alice.script(f"/p/{code}/reasons", {"reason": str(second), "moves": "1", "good": "1"})
    alice.script(f"/p/{code}/reasons", {"reason": str(second), "moves": "", "good": "1"})
    marks = {mark.reason: mark for mark in store.marks(revealed.item.id)}
    assert len(marks) == len(store.marks(revealed.item.id)) == 6
    assert (marks[first].moves, marks[first].good) == (True, False)
    assert (marks[second].moves, marks[second].good) == (False, True)
    assert revealed.item.result(1) == before
    part = alice.get(f"/p/{code}/reasons?part=1").text
    assert part.count('aria-pressed="true"') == 2


def test_without_the_script_a_button_turns_its_mark_over(
    revealed: Room, alice: Visitor, code: str
) -> None:
    first = ids(alice, code)[0]
    form = {"reason": str(first), "moves": "", "good": "", "turn": "good"}
    answer = alice.post(f"/p/{code}/reasons", form)
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/p/{code}/reasons#reason-{first}",
    )
    page = alice.get(f"/p/{code}/reasons").text
    assert 'name="good" value="1"' in page
    alice.post(f"/p/{code}/reasons", {**form, "good": "1"})
    assert 'aria-pressed="true"' not in alice.get(f"/p/{code}/reasons").text


def test_ones_own_reason_and_one_that_was_not_shown_cannot_be_marked(
    revealed: Room, alice: Visitor, code: str
) -> None:
    sample = set(ids(alice, code))
    result = revealed.item.result(1)
    assert result is not None
    others = {a.reason for a in result.answers} - sample
    assert len(others) == 2  # her own, and the one there was no room for
    for reason in (*others, 999):
        form = {"reason": str(reason), "moves": "1"}
        assert alice.script(f"/p/{code}/reasons", form).status_code == 404
    assert not any(mark.moves for mark in store.marks(revealed.item.id))


@pytest.mark.parametrize("reason", ["", "x", "-1", "1" * 30, "1.5", "²"])
def test_what_is_no_reason_is_refused(
    reason: str, revealed: Room, alice: Visitor, code: str
) -> None:
    answer = alice.script(f"/p/{code}/reasons", {"reason": reason, "moves": "1"})
    assert answer.status_code == 422


def test_another_site_cannot_mark(revealed: Room, alice: Visitor, code: str) -> None:
    form = {"reason": str(ids(alice, code)[0]), "moves": "1"}
    answer = alice.post(f"/p/{code}/reasons", form, Origin="https://example.com")
    assert answer.status_code == 403
    assert not any(mark.moves for mark in store.marks(revealed.item.id))


def test_who_has_not_joined_reads_and_marks_nothing(
    revealed: Room, alice: Visitor, code: str, visit: Any
) -> None:
    first = ids(alice, code)[0]
    stranger = visit()
    assert stranger.get(f"/p/{code}/reasons").status_code == 401
    form = {"reason": str(first), "moves": "1"}
    assert stranger.script(f"/p/{code}/reasons", form).status_code == 401


def test_before_the_reveal_there_is_nothing(room: Room, alice: Visitor, code: str) -> None:
    room.join(*OTHERS)
    for phase in (Phase.READ, Phase.STANCE):
        room.go_to(rooms.AXIS, phase)
        if phase is Phase.STANCE:
            for name in OTHERS:
                room.stand(name, 20, reason="hemmelighed")
        for address in ("", "/view", "/reasons", "/reasons?part=1"):
            page = alice.get(f"/p/{code}{address}")
            assert "hemmelighed" not in page.text
            assert "/reasons" not in page.text
        assert alice.get(f"/p/{code}/reasons").status_code == 409
        assert alice.script(f"/p/{code}/reasons", {"reason": "1"}).status_code == 404


def test_fewer_than_three_answers_show_no_reasons(room: Room, alice: Visitor, code: str) -> None:
    room.join("bob", "charlie")
    room.go_to(rooms.AXIS, Phase.STANCE)
    room.stand("bob", 20, reason="Bobs grund")
    room.stand("charlie", 80, reason="Charlies grund")
    room.forward()
    assert "/reasons" not in alice.get(f"/p/{code}").text
    assert alice.get(f"/p/{code}/reasons").status_code == 409


def test_where_nobody_wrote_there_is_nothing_to_open(room: Room, alice: Visitor, code: str) -> None:
    room.join(*OTHERS)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name in OTHERS:
        room.stand(name, 20)
    room.forward()
    assert f'href="/p/{code}/reasons"' not in alice.get(f"/p/{code}").text
    assert alice.get(f"/p/{code}/reasons").status_code == 409


def test_who_wrote_the_only_reason_is_told_so(room: Room, alice: Visitor, code: str) -> None:
    room.join("bob", "charlie")
    room.go_to(rooms.AXIS, Phase.STANCE)
    room.stand("bob", 20)
    room.stand("charlie", 80)
    answer(room, alice, code, position="30", reason="Alices egen")
    room.forward()
    assert "Alices egen" not in alice.get(f"/p/{code}/reasons").text
    assert shown(alice, code) == []


def test_a_closed_workshop_takes_no_marks(revealed: Room, alice: Visitor, code: str) -> None:
    first = ids(alice, code)[0]
    revealed.close()
    assert alice.get(f"/p/{code}/reasons").status_code == 410
    form = {"reason": str(first), "moves": "1"}
    assert alice.script(f"/p/{code}/reasons", form).status_code == 410
    assert not any(mark.moves for mark in store.marks(revealed.snapshot.items[0].id))


def test_when_the_room_has_gone_on_a_late_mark_counts_still(
    revealed: Room, alice: Visitor, code: str
) -> None:
    first = ids(alice, code)[0]
    item = revealed.item.id
    revealed.go_to(rooms.AXIS, Phase.RESTANCE)
    assert alice.get(f"/p/{code}/reasons").status_code == 409
    form = {"reason": str(first), "moves": "1"}
    assert alice.script(f"/p/{code}/reasons", form).status_code == 200
    assert sum(mark.moves for mark in store.marks(item)) == 1


def test_every_reason_is_shown_about_as_often(revealed: Room, code: str, visit: Any) -> None:
    for _ in range(8):
        phone = visit()
        phone.post(f"/p/{code}/join")
        assert len(shown(phone, code)) == 6
    seen = [mark.reason for mark in store.marks(revealed.item.id)]
    times = [seen.count(reason) for reason in set(seen)]
    assert len(times) == 8
    assert max(times) <= 8


def test_what_a_reason_is_about_is_kept_with_it(room: Room, alice: Visitor, code: str) -> None:
    room.go_to(rooms.AXIS, Phase.STANCE)
    page = alice.get(f"/p/{code}").text
    assert re.findall(r'name="lens" value="(\w*)"', page) == ["duty", "consequence", "care", ""]
    answer(room, alice, code, position="30", reason="Fordi", lens="care")
    token = alice.client.cookies[f"staasted_{code}"]
    who = store.person(token, room.workshop)
    assert store.own_answer(who, room.item, 1) == Stance((30.0,), reason="Fordi", lens="care")
    assert re.search(r'<details class="lens" open>', alice.get(f"/p/{code}").text)
    assert 'value="care" checked' in alice.get(f"/p/{code}").text


def test_a_lens_that_is_none_is_refused_at_its_field(room: Room, alice: Visitor, code: str) -> None:
    room.go_to(rooms.AXIS, Phase.STANCE)
    here = room.snapshot.here
    form = {"item": str(here.item), "round": "1", "position": "30", "lens": "profit"}
    answer = alice.script(f"/p/{code}/stance", form)
    assert (answer.status_code, answer.json()["field"]) == (422, "lens")


def test_the_reasons_script_is_small_and_asks_only_here() -> None:
    script = (STATIC / "reasons.js").read_text(encoding="utf-8")
    assert len(script.encode()) < 2_400
    assert "://" not in script
