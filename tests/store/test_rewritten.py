"""Words that are changed, or come back, after the facilitator looked after others."""

import pytest

import store
from tests import rooms
from tests.rooms import NAMES, Room
from workshop.flow import Phase
from workshop.reasons import gather

PLACES = (5, 15, 25, 75, 85, 95, 50, 45)


@pytest.fixture
def shown(room: Room) -> Room:
    """Eight people after the first reveal, each with a reason."""
    room.join(*NAMES)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name, place in zip(NAMES, PLACES, strict=True):
        room.stand(name, place, reason=f"Det siger {name}")
    room.forward()
    return room


def told(room: Room, number: int = 1) -> dict[str, store.Told]:
    found = store.reasons_told(room.workshop, room.item.id, number)
    return {each.text.removeprefix("Det siger "): each for each in found}


def seen(room: Room) -> set[str]:
    return {each.text.removeprefix("Det siger ") for each in gather(room.item)}


def again(room: Room) -> None:
    assert store.reopen_round(room.workshop, room.snapshot.step, room.item.id)


def mark_all(room: Room) -> None:
    for person in room.people.values():
        for reason in store.reason_sample(person, room.item.id, 1):
            store.mark_reason(person, reason.id, True, False)


def marked(room: Room, name: str) -> int:
    reason = told(room)[name].id
    return sum(mark.moves for mark in store.marks(room.item.id) if mark.reason == reason)


def test_other_words_have_no_marks_of_the_old_ones_and_nothing_is_read_as_them(
    shown: Room,
) -> None:
    mark_all(shown)
    ids = {name: each.id for name, each in told(shown).items()}
    store.merge_reasons(shown.workshop, ids["alice"], [ids["bob"]])
    store.merge_reasons(shown.workshop, ids["erik"], [ids["dorte"]])
    erik = marked(shown, "erik")
    assert marked(shown, "alice")
    assert erik
    again(shown)
    shown.stand("alice", 5, reason="Det modsatte")
    shown.stand("erik", 60, reason="Det siger erik")
    shown.forward()
    assert marked(shown, "Det modsatte") == 0
    assert seen(shown) == {"Det modsatte", *NAMES} - {"alice", "dorte"}
    assert marked(shown, "erik") == erik
    [kept] = shown.item.kept
    texts = repr(kept.round)
    assert "Det siger alice" in texts
    assert "Det siger bob" not in texts  # as the room saw it then


def test_hidden_words_stay_hidden_when_they_come_again_in_the_next_round(shown: Room) -> None:
    store.hide_reasons(shown.workshop, [told(shown)["alice"].id])
    shown.go_to(rooms.AXIS, Phase.RESTANCE)
    shown.stand("alice", 10, reason="Det siger alice")
    shown.stand("bob", 10, reason="Det siger bob")
    shown.stand("charlie", 20)
    shown.forward()
    assert {name: each.state for name, each in told(shown, 2).items()} == {
        "alice": "hidden",
        "bob": "shown",
    }
    assert "Det siger alice" not in repr(shown.snapshot)


def test_whoever_had_words_hidden_has_others_looked_at_first(shown: Room) -> None:
    store.hide_reasons(shown.workshop, [told(shown)["alice"].id])
    shown.go_to(rooms.AXIS, Phase.RESTANCE)
    for name in NAMES[:3]:
        shown.stand(name, 10, reason=f"Det siger {name}!")
    shown.forward()
    assert told(shown, 2)["alice!"].state == "waiting"
    assert told(shown, 2)["bob!"].state == "shown"


@pytest.mark.parametrize(
    ("typed", "state"), [("Det siger alice", "hidden"), ("Andre ord", "waiting")]
)
def test_an_emptied_field_brings_no_hidden_words_back(shown: Room, typed: str, state: str) -> None:
    store.hide_reasons(shown.workshop, [told(shown)["alice"].id])
    again(shown)
    for text in ("", "Det", typed):  # as a phone saves it
        shown.stand("alice", 5, reason=text)
    shown.forward()
    assert told(shown)[typed.removeprefix("Det siger ")].state == state
    assert typed not in repr(shown.snapshot)


def test_words_that_were_let_through_after_all_are_shown_again(shown: Room) -> None:
    alice = told(shown)["alice"].id
    store.hide_reasons(shown.workshop, [alice])
    store.approve_reasons(shown.workshop, [alice])
    shown.go_to(rooms.AXIS, Phase.RESTANCE)
    for name in NAMES[:3]:
        shown.stand(name, 10, reason=f"Det siger {name}")
    shown.forward()
    assert told(shown, 2)["alice"].state == "shown"


def test_a_hidden_note_of_what_it_would_take_comes_back_in_no_way(room: Room) -> None:
    room.join(*NAMES)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name, place in zip(NAMES, (90, 80, 10, 10, 20, 20, 50, 45), strict=True):
        room.stand(name, place)
    room.go_to(rooms.AXIS, Phase.RESTANCE)
    for name, place in zip(NAMES, (90, 80, 10, 10, 20, 20, 50, 45), strict=True):
        room.stand(name, place)
    room.go_to(rooms.AXIS, Phase.SHIFT)
    store.moderate(room.workshop, True)
    item, alice = room.item.id, room.people["alice"]
    assert store.ask_takes(room.workshop, room.snapshot.step, item)
    store.write_takes(alice, item, "Skjul mig")
    room.forward()
    [(note, _)] = store.waiting_notes(room.workshop)[item]
    store.let_note(room.workshop, note, False)
    store.moderate(room.workshop, False)
    room.back()
    for text in ("", "Skjul", ""):  # as a phone saves it
        store.write_takes(alice, item, text)
    assert room.snapshot.taken == 0
    assert store.own_takes(alice, item) == ""
    store.write_takes(alice, item, "Skjul mig")
    assert room.snapshot.taken == 1
    room.forward()
    assert "Skjul mig" not in repr(room.snapshot)
    assert [text for _, text in store.waiting_notes(room.workshop)[item]] == ["Skjul mig"]
