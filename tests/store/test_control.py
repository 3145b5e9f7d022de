"""Leading in the database: the clock, the pause, what screens show, the agenda ahead."""

import datetime as dt

import pytest

import store
from tests import rooms
from workshop.agenda import DraftItem
from workshop.errors import Refused
from workshop.flow import AFTER, Phase
from workshop.snapshot import Round

THREE = ("alice", "bob", "charlie")


def at_reveal(room: rooms.Room, *places: float) -> None:
    """Three people have answered the first item's first round, and see it."""
    room.join(*THREE)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name, place in zip(THREE, places or (10.0, 50.0, 90.0), strict=True):
        room.stand(name, place, reason=f"{name} har en grund")
    room.forward()


def shown(round: Round | None) -> list[tuple[float, str]]:
    assert round is not None
    return [((a.given.place or (0.0,))[0], a.given.reason) for a in round.answers]  # type: ignore[union-attr]


BEFORE = [(10.0, "alice har en grund"), (50.0, "bob har en grund"), (90.0, "charlie har en grund")]

# --- The clock -----------------------------------------------------------------------------


def test_a_clock_is_set_halted_and_given_a_minute_more(room: rooms.Room) -> None:
    store.start_timer(room.workshop, 120)
    timer = room.snapshot.timer
    assert timer
    assert timer.ends
    assert timer.left is None
    store.halt_timer(room.workshop)
    timer = room.snapshot.timer
    assert timer
    assert timer.ends is None
    assert timer.left in (119, 120)
    store.add_time(room.workshop)
    assert room.snapshot.timer
    assert room.snapshot.timer.left == timer.left + 60
    store.halt_timer(room.workshop, False)
    assert room.snapshot.timer
    assert room.snapshot.timer.ends
    store.remove_timer(room.workshop)
    assert room.snapshot.timer is None


def test_a_clock_moves_nobody_and_goes_with_its_step(room: rooms.Room) -> None:
    step = room.snapshot.step
    store.start_timer(room.workshop, 60)
    assert room.snapshot.step == step
    room.forward()
    assert room.snapshot.timer is None


# --- What the room sees --------------------------------------------------------------------


def test_a_pause_halts_the_clock_and_ends_with_the_next_step(room: rooms.Room) -> None:
    room.go_to(rooms.AXIS, Phase.READ)
    store.start_timer(room.workshop, 600)
    step = room.snapshot.step
    store.pause(room.workshop, 15)
    seen = room.snapshot
    assert seen.pause_until is not None
    assert seen.timer
    assert seen.timer.left in (599, 600)
    assert seen.step == step + 1  # the phones show it
    store.pause(room.workshop, 20)
    assert room.snapshot.step == step + 1
    room.forward()
    assert room.snapshot.pause_until is None


def test_a_pause_in_an_open_round_leaves_the_phones_their_form(room: rooms.Room) -> None:
    room.go_to(rooms.AXIS, Phase.STANCE)
    step = room.snapshot.step
    store.pause(room.workshop, 5)
    assert (room.snapshot.step, room.snapshot.is_open) == (step, True)


def test_behind_black_stands_what_was_there_also_when_the_room_goes_on(room: rooms.Room) -> None:
    at_reveal(room)
    store.set_wall(room.workshop, "reasons")
    store.make_black(room.workshop, True)
    assert (room.snapshot.black, room.snapshot.wall) == (True, "reasons")
    room.forward()
    assert store.undo(room.workshop, room.snapshot.step)
    assert (room.snapshot.black, room.snapshot.wall) == (True, "reasons")
    store.make_black(room.workshop, False)
    assert (room.snapshot.black, room.snapshot.wall) == (False, "reasons")


def test_a_hidden_result_is_in_no_snapshot_until_it_is_shown_again(room: rooms.Room) -> None:
    with pytest.raises(Refused):
        store.hide_result(room.workshop, room.snapshot.items[0].id, True)
    at_reveal(room)
    item = room.item.id
    store.hide_result(room.workshop, item, True)
    store.make_black(room.workshop, True)
    store.set_wall(room.workshop, "reasons")
    store.make_black(room.workshop, False)
    while room.item.id == item:
        assert room.item.results == ()
        assert room.item.hides(1)
        for name in THREE if room.snapshot.is_open else ():
            room.stand(name, 30.0)
        room.forward()
    room.back()
    room.back()
    assert room.snapshot.here.phase is Phase.SHIFT
    assert room.snapshot.hides_result  # what moved would show where they stood
    with pytest.raises(Refused):
        store.hide_result(room.workshop, room.snapshot.items[1].id, True)
    store.hide_result(room.workshop, item, False)
    assert [round.number for round in room.item.results] == [1, 2]


def test_the_phones_hear_that_a_result_is_hidden_and_shown(room: rooms.Room) -> None:
    at_reveal(room)
    step, item = room.snapshot.step, room.item.id
    store.hide_result(room.workshop, item, True)
    store.hide_result(room.workshop, item, True)  # by another facilitator
    assert room.snapshot.step == step + 1
    store.hide_result(room.workshop, item, False)
    assert room.snapshot.step == step + 2


def test_nobody_is_given_reasons_of_a_hidden_round(room: rooms.Room) -> None:
    at_reveal(room)
    item = room.item.id
    store.hide_result(room.workshop, item, True)
    with pytest.raises(Refused):
        store.reason_sample(room.people["alice"], item, 1)
    store.hide_result(room.workshop, item, False)
    assert store.reason_sample(room.people["alice"], item, 1)


def test_a_round_that_is_blind_again_is_hidden_no_more_and_the_end_shows_all(
    room: rooms.Room,
) -> None:
    at_reveal(room)
    item = room.item.id
    store.hide_result(room.workshop, item, True)
    assert store.reopen_round(room.workshop, room.snapshot.step, item)
    room.forward()
    assert len(room.item.results) == 1
    store.hide_result(room.workshop, item, True)
    room.close()
    assert room.snapshot.items[0].results


def test_a_frozen_projector_stays_until_it_is_let_go(room: rooms.Room) -> None:
    at_reveal(room)
    here = room.snapshot.here
    store.set_wall(room.workshop, "certainty")
    store.freeze(room.workshop, True)
    room.forward()
    assert room.snapshot.frozen == here
    assert room.snapshot.frozen_wall == "certainty"
    store.freeze(room.workshop, False)
    assert room.snapshot.frozen is None


def test_a_frozen_projector_keeps_what_was_written(room: rooms.Room) -> None:
    room.join("alice")
    room.go_to(rooms.AXIS, Phase.GROUND)
    item = room.item.id
    store.add_note(room.workshop, item, "agree", "Natten er til at sove i")
    store.freeze(room.workshop, True)
    store.add_note(room.workshop, item, "disagree", "Hvem der afgør det")
    store.add_commitment(room.workshop, item, "listen", "Vi spørger", "", "")
    now = room.snapshot
    assert now.frozen_at
    assert [note.text for note in now.frozen_at.of(room.item).notes] == ["Natten er til at sove i"]
    assert now.frozen_at.of(room.item).commitments == ()
    store.remove_note(room.workshop, room.item.notes[0].id)
    now = room.snapshot
    assert now.frozen_at
    assert now.frozen_at.of(room.item).notes == ()


def test_what_is_frozen_at_a_point_that_is_taken_off_follows_again(room: rooms.Room) -> None:
    room.go_to(rooms.TRIANGLE, Phase.READ)
    store.freeze(room.workshop, True)
    triangle = room.item.id
    room.back()
    assert store.take_off(room.workshop, room.snapshot.step, triangle)
    assert room.snapshot.frozen is None


# --- The agenda ahead ------------------------------------------------------------------------


def contents(room: rooms.Room) -> list[str]:
    return [item.content.id for item in room.snapshot.items]


def test_what_is_left_is_put_in_another_order(room: rooms.Room) -> None:
    room.go_to(rooms.AXIS, Phase.READ)
    _, triangle, priority = room.snapshot.items
    assert store.reorder(room.workshop, room.snapshot.step, [priority.id, triangle.id])
    assert contents(room) == [rooms.AXIS, rooms.PRIORITY, rooms.TRIANGLE]
    with pytest.raises(Refused):
        store.reorder(room.workshop, room.snapshot.step, [priority.id])
    room.go_to(rooms.PRIORITY, Phase.RANK)


def test_in_the_lobby_the_order_can_change_and_the_workshop_still_be_prepared(
    room: rooms.Room,
) -> None:
    order = [item.id for item in reversed(room.snapshot.items)]
    assert store.reorder(room.workshop, 0, order)
    assert contents(room) == [rooms.PRIORITY, rooms.TRIANGLE, rooms.AXIS]
    store.change_workshop(room.workshop, rooms.draft(rooms.AXIS))


def test_a_coming_point_is_taken_off_and_one_that_began_is_not(room: rooms.Room) -> None:
    room.go_to(rooms.AXIS, Phase.READ)
    axis, triangle, _ = room.snapshot.items
    assert store.take_off(room.workshop, room.snapshot.step, triangle.id)
    assert contents(room) == [rooms.AXIS, rooms.PRIORITY]
    with pytest.raises(Refused):
        store.take_off(room.workshop, room.snapshot.step, axis.id)
    room.close()


ANSWERED = "Something was answered or written here already. The point stays."


def test_a_point_that_was_answered_stays_though_the_room_went_back(room: rooms.Room) -> None:
    room.join(*THREE)
    room.go_to(rooms.TRIANGLE, Phase.STANCE)
    triangle = room.item.id
    for name in THREE:
        room.stand(name, 20, 30, 50)
    while room.snapshot.here.item == triangle:
        room.back()
    with pytest.raises(Refused, match=ANSWERED):
        store.take_off(room.workshop, room.snapshot.step, triangle)
    room.go_to(rooms.TRIANGLE, Phase.STANCE)
    assert room.snapshot.answered == 3


def test_a_point_with_an_order_stays_too(room: rooms.Room) -> None:
    room.join("alice")
    room.go_to(rooms.PRIORITY, Phase.RANK)
    priority = room.item.id
    room.rank("alice", "value")
    while room.snapshot.here.item == priority:
        room.back()
    with pytest.raises(Refused, match=ANSWERED):
        store.take_off(room.workshop, room.snapshot.step, priority)


def test_a_point_where_something_was_written_stays_too(room: rooms.Room) -> None:
    _, triangle, priority = room.snapshot.items
    store.add_note(room.workshop, triangle.id, "note", "Vi vender tilbage til det")
    store.add_commitment(room.workshop, priority.id, "listen", "Vi spørger borgerne", "", "")
    for item in (triangle, priority):
        with pytest.raises(Refused, match=ANSWERED):
            store.take_off(room.workshop, room.snapshot.step, item.id)


def test_after_the_meeting_nothing_is_left_to_move_or_take_off(room: rooms.Room) -> None:
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)
    store.set_times(room.workshop, (None, None), (None, soon))
    while room.snapshot.here != AFTER:
        room.forward()
    seen = room.snapshot
    ids = [item.id for item in seen.items]
    with pytest.raises(Refused):
        store.take_off(room.workshop, seen.step, ids[0])
    with pytest.raises(Refused):
        store.reorder(room.workshop, seen.step, ids[::-1])
    own = seen.items[0].dilemma.model_copy(update={"id": "own-new"})
    with pytest.raises(Refused):
        store.insert_item(room.workshop, seen.step, DraftItem(own, 20), ids[0])
    assert store.insert_item(room.workshop, seen.step, DraftItem(own, 20), None)
    assert contents(room)[-1] == "own-new"


@pytest.mark.parametrize("gone", [0, 1, 2])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_where_a_point_was_taken_off_a_new_one_can_be_put_in(
    room: rooms.Room, gone: int, place: int
) -> None:
    own = room.snapshot.items[0].dilemma.model_copy(update={"id": "own-new"})
    store.take_off(room.workshop, 0, room.snapshot.items[gone].id)
    left = room.snapshot.items
    after = left[place - 1].id if place else None
    assert store.insert_item(room.workshop, 0, DraftItem(own, 20), after)
    before = [item.content.id for item in left]
    assert contents(room) == [*before[:place], "own-new", *before[place:]]
