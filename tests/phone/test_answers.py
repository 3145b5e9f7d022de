"""Answering: with and without the script, changed, skipped, once."""

from typing import Any

import pytest

import store
from demo.forms import read_form
from phone.answers import first_order
from tests import rooms
from tests.phone.conftest import Visitor, words
from tests.rooms import Room
from workshop.access import hash_token
from workshop.answers import SKIP, Given, Ranking, Stance
from workshop.flow import Phase


def own(room: Room, phone: Visitor) -> Given | None:
    """What the server has from this phone in the room's round."""
    here = room.snapshot
    token = phone.client.cookies[f"staasted_{here.code}"]
    assert len(hash_token(token)) == 64
    return store.own_answer(store.person(token, room.workshop), room.item, here.here.round)


def form(room: Room, **fields: str) -> dict[str, str]:
    here = room.snapshot.here
    return {"item": str(here.item), "round": str(here.round), "do": "save", **fields}


@pytest.fixture
def stance(room: Room, code: str) -> str:
    room.go_to(rooms.AXIS, Phase.STANCE)
    return f"/p/{code}/stance"


def test_a_stance_is_saved_without_the_script(room: Room, alice: Visitor, stance: str) -> None:
    answer = alice.post(
        stance,
        form(room, position="28", certainty="3", importance="4", reason="Hun har boet der."),
    )
    assert (answer.status_code, answer.headers["location"]) == (303, stance.removesuffix("/stance"))
    assert own(room, alice) == Stance((28.0,), 3, 4, "Hun har boet der.")
    page = alice.get(answer.headers["location"])
    assert "Modtaget" in words(page)
    assert 'value="28"' in page.text
    assert "Hun har boet der.</textarea>" in page.text


def test_the_script_hears_that_it_is_saved_and_where_the_room_is(
    room: Room, alice: Visitor, stance: str
) -> None:
    answer = alice.script(stance, form(room, position="28"))
    assert answer.status_code == 200
    assert answer.json() == {"saved": True, "step": room.snapshot.turn}


def test_there_is_no_starting_value(room: Room, alice: Visitor, code: str, stance: str) -> None:
    page = alice.get(f"/p/{code}").text
    assert (
        'name="position" type="number" inputmode="numeric" min="0" max="100" step="any" value=""'
        in page
    )
    assert " checked" not in page
    assert 'type="range"' in page
    ranges = [tag for tag in page.split("<") if 'type="range"' in tag]
    assert all("name=" not in tag and "value=" not in tag for tag in ranges)


def test_a_stance_can_be_changed_until_the_round_closes(
    room: Room, alice: Visitor, stance: str
) -> None:
    alice.post(stance, form(room, position="28", reason="Først"))
    alice.post(stance, form(room, position="71,5"))
    assert own(room, alice) == Stance((71.5,))
    assert room.snapshot.answered == 1


def test_a_form_sent_twice_is_one_answer(room: Room, alice: Visitor, stance: str) -> None:
    answers = [alice.script(stance, form(room, position="40")) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert room.snapshot.answered == 1
    room.join("bob", "charlie")
    room.stand("bob", 10)
    room.stand("charlie", 90)
    room.forward()
    result = room.item.result(1)
    assert result is not None
    assert sorted(a.given.place[0] for a in result.answers) == [10, 40, 90]  # type: ignore[union-attr, index]


def test_a_skip_is_an_answer_without_a_place(room: Room, alice: Visitor, stance: str) -> None:
    answer = alice.post(stance, {**form(room, position="28", reason="x"), "do": "skip"})
    assert answer.status_code == 303
    assert own(room, alice) == SKIP
    assert room.snapshot.answered == 1
    assert "Modtaget: du sprang over" in words(alice.get(answer.headers["location"]))


def test_an_answer_to_a_round_that_was_begun_again_is_not_taken_into_the_new_go(
    room: Room, alice: Visitor, code: str, stance: str
) -> None:
    old = form(room, position="30", reason="Fra før")
    item = room.item.id
    assert 'name="round" value="1"' in alice.get(f"/p/{code}").text
    room.forward()
    assert store.restart_round(room.workshop, room.snapshot.step, item)
    late = alice.script(stance, old)
    assert late.status_code == 409
    assert "begyndt forfra" in late.json()["error"] or "begun again" in late.json()["error"]
    assert alice.post(stance, old).status_code == 409
    assert room.snapshot.answered == 0
    page = alice.get(f"/p/{code}").text
    assert 'name="round" value="1.1"' in page
    wrong = alice.post(stance, {**old, "round": "1.1", "position": "140"})
    assert wrong.status_code == 422
    assert 'name="round" value="1.1"' in wrong.text
    assert alice.script(stance, {**old, "round": "1.1"}).status_code == 200
    assert room.snapshot.answered == 1


def test_an_answer_to_a_round_that_was_opened_again_is_taken(
    room: Room, alice: Visitor, stance: str
) -> None:
    old = form(room, position="30")
    item = room.item.id
    room.forward()
    assert store.reopen_round(room.workshop, room.snapshot.step, item)
    assert alice.script(stance, old).status_code == 200


def test_line_ends_count_as_one_character(room: Room, alice: Visitor, stance: str) -> None:
    text = "a" * 139 + "\r\n" + "b" * 140
    assert alice.script(stance, form(room, position="1", reason=text)).status_code == 200
    assert own(room, alice) == Stance((1.0,), reason="a" * 139 + "\n" + "b" * 140)


def test_what_was_typed_stays_in_the_form_when_a_field_is_wrong(
    room: Room, alice: Visitor, stance: str
) -> None:
    page = alice.post(
        stance, form(room, position="140", certainty="2", reason="<b>Naboen & jeg</b>")
    )
    assert page.status_code == 422
    assert "Ståstedet skal være mellem 0 og 100." in words(page)
    assert 'value="140"' in page.text
    assert 'name="certainty" value="2" checked' in page.text
    assert "&lt;b&gt;Naboen &amp; jeg&lt;/b&gt;</textarea>" in page.text
    assert own(room, alice) is None


def test_three_weights_are_scaled_to_a_hundred(room: Room, alice: Visitor, code: str) -> None:
    room.go_to(rooms.TRIANGLE, Phase.STANCE)
    answer = alice.script(f"/p/{code}/stance", form(room, a="30", b="", c="10"))
    assert answer.status_code == 200
    assert own(room, alice) == Stance((75.0, 0.0, 25.0))


def test_an_answer_that_comes_too_late_says_so_and_keeps_the_text(
    room: Room, alice: Visitor, stance: str
) -> None:
    late = form(room, position="28", reason="Jeg nåede det ikke")
    room.forward()
    said = "Runden er lukket. Dit svar kom for sent og tæller ikke med."
    answer = alice.script(stance, late)
    assert (answer.status_code, answer.json()) == (409, {"error": said, "field": None})
    page = alice.post(stance, late)
    assert page.status_code == 409
    assert said in words(page)
    assert "Jeg nåede det ikke" in words(page)


@pytest.fixture
def ranking(room: Room, code: str) -> str:
    room.go_to(rooms.PRIORITY, Phase.RANK)
    return f"/p/{code}/ranking"


def test_an_order_is_set_with_buttons_alone(room: Room, alice: Visitor, ranking: str) -> None:
    order = "value,co-creation,knowledge"
    fields = {k: v for k, v in form(room, order=order).items() if k != "do"}
    assert alice.post(ranking, {**fields, "move": "knowledge:up"}).status_code == 303
    assert own(room, alice) == Ranking(("value", "knowledge", "co-creation"))
    assert alice.post(ranking, {**fields, "move": "value:down"}).status_code == 303
    assert own(room, alice) == Ranking(("co-creation", "value", "knowledge"))
    assert alice.post(ranking, {**fields, "move": "value:up"}).status_code == 303
    assert own(room, alice) == Ranking(("value", "co-creation", "knowledge"))


def test_nothing_is_saved_before_the_first_press(
    room: Room, alice: Visitor, code: str, ranking: str
) -> None:
    page = alice.get(f"/p/{code}")
    assert "Modtaget" not in words(page)
    assert own(room, alice) is None
    assert room.snapshot.answered == 0


def test_the_order_to_start_from_is_the_same_after_a_reload_and_differs_between_people() -> None:
    options = ("a", "b", "c", "d", "e", "f")
    assert first_order(options, 7, 1) == first_order(options, 7, 1)
    assert sorted(first_order(options, 7, 1)) == sorted(options)
    first = [first_order(options, person, 1)[0] for person in range(600)]
    assert all(60 < first.count(option) < 140 for option in options)  # 100 each, +-4 sd


def test_the_next_rounds_order_starts_from_ones_own(
    room: Room, alice: Visitor, code: str, ranking: str
) -> None:
    alice.post(ranking, form(room, order="knowledge,value,co-creation"))
    room.go_to(rooms.PRIORITY, Phase.RANK, 2)
    assert 'name="order" value="knowledge,value,co-creation"' in alice.get(f"/p/{code}").text
    assert own(room, alice) is None


def test_a_skipped_ranking_is_an_answer(room: Room, alice: Visitor, ranking: str) -> None:
    assert alice.script(ranking, {**form(room), "do": "skip"}).status_code == 200
    assert own(room, alice) == Ranking(None)
    assert room.snapshot.answered == 1


def test_opening_a_forms_address_leads_back_to_the_step(alice: Visitor, code: str) -> None:
    for name in ("stance", "ranking", "join", "language"):
        answer = alice.get(f"/p/{code}/{name}")
        assert (answer.status_code, answer.headers["location"]) == (303, f"/p/{code}")


def test_two_phones_do_not_share_an_answer(
    room: Room, alice: Visitor, code: str, stance: str, visit: Any
) -> None:
    bob = visit()
    bob.post(f"/p/{code}/join")
    alice.post(stance, form(room, position="28", reason="Kun mit"))
    assert "Kun mit" in alice.get(f"/p/{code}").text
    assert "Kun mit" not in bob.get(f"/p/{code}").text
    assert own(room, bob) is None


def test_after_a_skip_the_order_as_it_stands_can_still_be_saved(
    room: Room, alice: Visitor, code: str, ranking: str
) -> None:
    form = read_form(alice.get(f"/p/{code}").text, "/ranking")
    assert form is not None
    alice.post(f"/p/{code}/ranking", {**form.hidden, "do": "skip"})
    assert 'class="done skipped"' in alice.get(f"/p/{code}").text
    alice.post(f"/p/{code}/ranking", {**form.hidden, "do": "save"})
    assert 'class="done"' in alice.get(f"/p/{code}").text
