"""The smaller side is asked what it would take; the room sees it when the facilitator goes on."""

import pytest

import store
from tests import rooms
from tests.rooms import Room
from workshop import flow
from workshop.errors import Refused
from workshop.flow import Phase, Step


@pytest.fixture
def shifted(room: Room) -> Room:
    """Alice and Bob stand on the right, four on the left, Hassan in between."""
    room.join(*rooms.NAMES)
    for phase in (Phase.STANCE, Phase.RESTANCE):
        room.go_to(rooms.AXIS, phase)
        for name, place in zip(rooms.NAMES, (90, 80, 10, 10, 20, 20, 50), strict=False):
            room.stand(name, place)
    room.go_to(rooms.AXIS, Phase.SHIFT)
    return room


def ask(room: Room) -> int:
    """Ask the smaller side; returns the item's id."""
    seen = room.snapshot
    assert store.ask_takes(room.workshop, seen.step, room.item.id)
    assert room.snapshot.here == Step(room.item.id, Phase.TAKES, 2)
    return room.item.id


def notes(room: Room, item: int) -> list[tuple[str, str]]:
    found = next(each for each in room.snapshot.items if each.id == item)
    return [(note.kind, note.text) for note in found.notes]


def test_one_press_takes_the_room_there_and_the_line_has_it_from_then_on(shifted: Room) -> None:
    item = ask(shifted)
    assert shifted.forward() == Step(item, Phase.GROUND)
    assert shifted.back().phase is Phase.TAKES
    assert shifted.back().phase is Phase.SHIFT


def test_only_numbers_are_known_before_the_facilitator_goes_on(shifted: Room) -> None:
    item = ask(shifted)
    store.write_takes(shifted.people["alice"], item, "  At vi   spørger Gunnar ")
    store.write_takes(shifted.people["bob"], item, "Ro efter 22")
    assert shifted.snapshot.taken == 2
    assert "Gunnar" not in repr(shifted.snapshot)
    store.write_takes(shifted.people["bob"], item, "Ro efter 23")
    assert shifted.snapshot.taken == 2
    shifted.forward()
    assert notes(shifted, item) == [("takes", "At vi spørger Gunnar"), ("takes", "Ro efter 23")]
    shifted.back()
    assert notes(shifted, item) == []
    store.write_takes(shifted.people["bob"], item, "")
    shifted.forward()
    assert notes(shifted, item) == [("takes", "At vi spørger Gunnar")]


def test_what_the_facilitator_writes_down_is_seen_at_once(shifted: Room) -> None:
    item = ask(shifted)
    store.add_note(shifted.workshop, item, "takes", "Sagt højt")
    assert notes(shifted, item) == [("takes", "Sagt højt")]


def test_leaving_by_closing_the_workshop_keeps_it(shifted: Room) -> None:
    item = ask(shifted)
    store.write_takes(shifted.people["alice"], item, "At vi spørger")
    assert store.move(shifted.workshop, shifted.snapshot.step, flow.CLOSED)
    assert notes(shifted, item) == [("takes", "At vi spørger")]


@pytest.mark.parametrize("name", ["charlie", "gerda", "hassan"])
def test_nobody_else_is_asked(name: str, shifted: Room) -> None:
    item = ask(shifted)
    with pytest.raises(Refused, match="smaller side") as no:
        store.write_takes(shifted.people[name], item, "Mig også")
    assert no.value.status == 403


def test_equally_small_sides_are_both_asked(room: Room) -> None:
    room.join("alice", "bob", "charlie")
    room.go_to(rooms.AXIS, Phase.RESTANCE)
    for name, place in zip(("alice", "bob", "charlie"), (10, 50, 90), strict=True):
        room.stand(name, place)
    room.go_to(rooms.AXIS, Phase.SHIFT)
    item = ask(room)
    for name in ("alice", "charlie"):
        store.write_takes(room.people[name], item, "Noget")
    with pytest.raises(Refused):
        store.write_takes(room.people["bob"], item, "Noget")


def test_the_smallest_corner_of_a_triangle_is_asked(room: Room) -> None:
    room.join(*rooms.NAMES[:4])
    room.go_to(rooms.TRIANGLE, Phase.RESTANCE)
    for name in rooms.NAMES[:3]:
        room.stand(name, 80, 10, 10)
    room.stand("dorte", 10, 10, 80)
    room.go_to(rooms.TRIANGLE, Phase.SHIFT)
    item = ask(room)
    store.write_takes(room.people["dorte"], item, "Tid")
    with pytest.raises(Refused):
        store.write_takes(room.people["alice"], item, "Tid")


def test_it_is_asked_after_the_last_result_of_a_room_with_two_sides(room: Room) -> None:
    room.join(*rooms.NAMES[:3])
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name in rooms.NAMES[:3]:
        room.stand(name, 10)
    room.forward()
    item = room.item.id
    with pytest.raises(Refused, match="last result"):
        store.ask_takes(room.workshop, room.snapshot.step, item)
    room.go_to(rooms.AXIS, Phase.SHIFT)
    with pytest.raises(Refused, match="no smaller side"):
        store.ask_takes(room.workshop, room.snapshot.step, item)
    assert not room.item.takes


def test_a_press_on_a_screen_that_is_behind_changes_nothing(shifted: Room) -> None:
    seen = shifted.snapshot
    shifted.forward()
    assert not store.ask_takes(shifted.workshop, seen.step, shifted.item.id)
    assert not shifted.item.takes


def test_what_comes_too_late_or_is_too_long_is_refused(shifted: Room) -> None:
    alice = shifted.people["alice"]
    with pytest.raises(Refused, match="too late"):
        store.write_takes(alice, shifted.item.id, "For tidligt")
    item = ask(shifted)
    with pytest.raises(Refused) as no:
        store.write_takes(alice, item, "x" * 281)
    assert (no.value.field, no.value.values["n"]) == ("reason", 280)
    with pytest.raises(Refused) as named:
        store.write_takes(alice, item, "At fru Olsen svarer")
    assert named.value.field == "reason"
    assert shifted.snapshot.taken == 0
    shifted.close()
    with pytest.raises(Refused) as closed:
        store.write_takes(alice, item, "For sent")
    assert closed.value.status == 410


def test_nothing_of_a_number_stays_that_was_saved_while_it_was_typed(shifted: Room) -> None:
    item = ask(shifted)
    who = shifted.people["alice"]
    store.write_takes(who, item, "Ring 12 34 56 7")
    with pytest.raises(Refused) as no:
        store.write_takes(who, item, "Ring 12 34 56 78")
    assert no.value.field == "reason"
    assert store.own_takes(who, item) == "Ring"


def test_where_reasons_wait_it_waits_too_until_it_is_let_through(shifted: Room) -> None:
    store.moderate(shifted.workshop, True)
    item = ask(shifted)
    store.write_takes(shifted.people["alice"], item, "At vi spørger Gunnar")
    store.write_takes(shifted.people["bob"], item, "Ro efter 22")
    shifted.forward()
    assert notes(shifted, item) == []
    first, second = store.waiting_notes(shifted.workshop)[item]
    store.let_note(shifted.workshop, second[0], True)
    store.let_note(shifted.workshop, first[0], False)
    assert notes(shifted, item) == [("takes", "Ro efter 22")]
    assert store.waiting_notes(shifted.workshop) == {}


def test_what_a_phone_wrote_keeps_its_words(shifted: Room) -> None:
    item = ask(shifted)
    store.write_takes(shifted.people["alice"], item, "Ro efter 22")
    shifted.forward()
    with pytest.raises(Refused, match="in their own words"):
        store.change_note(shifted.workshop, shifted.item.notes[0].id, "Ro efter 23")
    assert notes(shifted, item) == [("takes", "Ro efter 22")]
