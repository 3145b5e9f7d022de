"""Steps and rounds taken back: undone, opened again, begun again, and that undone too."""

import datetime as dt
import threading
from dataclasses import replace

import pytest
from sqlmodel import Session

import models
import store
from store.database import opened
from tests import rooms
from tests.store.test_control import BEFORE, THREE, at_reveal, shown
from tests.store.test_suggestions import GOOD, new_item
from workshop import flow
from workshop.answers import Stance
from workshop.errors import Refused
from workshop.flow import Phase, Progress, Step

# --- Steps taken back ------------------------------------------------------------------------


def test_a_wrong_press_is_taken_back_and_the_round_is_open_again(room: rooms.Room) -> None:
    at_reveal(room)
    seen = room.snapshot
    assert store.undo(room.workshop, seen.step)
    now = room.snapshot
    assert now.here == Step(now.items[0].id, Phase.STANCE, 1)
    assert now.is_open
    assert now.items[0].results == ()
    assert now.answered == 3
    room.stand("alice", 30.0)
    room.forward()
    item = room.snapshot.items[0]
    assert shown(item.result(1)) == [(30.0, ""), *BEFORE[1:]]
    [kept] = item.kept
    assert kept.how == "reopened"
    assert shown(kept.round) == BEFORE
    assert kept.round.number == 1


def test_what_nobody_saw_leaves_no_mark(room: rooms.Room) -> None:
    room.join(*THREE)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name in THREE:
        room.stand(name, 50.0)
    seen = room.snapshot
    dialogue = next(step for step in seen.line if step.phase is Phase.DIALOGUE)
    assert store.move(room.workshop, seen.step, dialogue)
    assert store.undo(room.workshop, room.snapshot.step)
    assert room.snapshot.is_open
    room.forward()
    assert room.snapshot.items[0].kept == ()


def test_a_step_is_taken_back_once(room: rooms.Room) -> None:
    with pytest.raises(Refused):
        store.undo(room.workshop, room.snapshot.step)
    room.go_to(rooms.AXIS, Phase.STANCE)
    store.undo(room.workshop, room.snapshot.step)
    assert room.snapshot.here.phase is Phase.READ
    with pytest.raises(Refused):
        store.undo(room.workshop, room.snapshot.step)


def test_a_closed_workshop_is_not_opened_by_taking_back(room: rooms.Room) -> None:
    room.close()
    with pytest.raises(Refused):
        store.undo(room.workshop, room.snapshot.step)


def test_of_two_who_take_back_and_go_on_at_once_one_is_heard(room: rooms.Room) -> None:
    room.go_to(rooms.AXIS, Phase.STANCE)
    seen = room.snapshot
    to = flow.step_after([item.stop for item in seen.items], seen.here)
    ready = threading.Barrier(2)
    done: list[bool] = []

    def first() -> None:
        ready.wait()
        done.append(store.move(room.workshop, seen.step, to))

    def second() -> None:
        ready.wait()
        done.append(store.undo(room.workshop, seen.step))

    both = [threading.Thread(target=each) for each in (first, second)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert sorted(done) == [False, True]
    assert room.snapshot.step == seen.step + 1


def test_one_more_round_is_taken_back_where_the_room_stands(room: rooms.Room) -> None:
    room.go_to(rooms.AXIS, Phase.SHIFT)
    here, item = room.snapshot.here, room.item.id
    assert store.add_round(room.workshop, room.snapshot.step, item)
    assert room.item.rounds == 3
    assert store.undo(room.workshop, room.snapshot.step)
    assert (room.item.rounds, room.snapshot.here) == (2, here)
    assert room.forward() == Step(item, Phase.GROUND)


def test_what_it_would_take_is_no_longer_asked_when_asking_is_taken_back(
    room: rooms.Room,
) -> None:
    room.join("alice", "bob", "charlie", "dorte")
    for phase, places in ((Phase.STANCE, (10, 90, 80, 70)), (Phase.RESTANCE, (15, 90, 80, 70))):
        room.go_to(rooms.AXIS, phase)
        for name, place in zip(room.people, places, strict=True):
            room.stand(name, place)
    room.forward()
    here, item = room.snapshot.here, room.item.id
    assert store.ask_takes(room.workshop, room.snapshot.step, item)
    assert room.snapshot.here.phase is Phase.TAKES
    assert store.undo(room.workshop, room.snapshot.step)
    assert room.snapshot.here == here
    assert room.forward() == Step(item, Phase.GROUND)


# --- Rounds once more ------------------------------------------------------------------------


def test_a_reopened_round_keeps_the_answers_and_what_was_shown(room: rooms.Room) -> None:
    at_reveal(room)
    room.forward()
    item = room.item
    assert store.reopen_round(room.workshop, room.snapshot.step, item.id)
    now = room.snapshot
    assert now.here == Step(item.id, Phase.STANCE, 1)
    assert now.items[0].results == ()
    assert now.items[0].kept == ()  # blind again: what it was is shown with what it becomes
    assert now.answered == 3
    room.stand("bob", 55.0, reason="bob har en bedre grund")
    room.forward()
    item = room.item
    assert shown(item.result(1))[1] == (55.0, "bob har en bedre grund")
    assert [(kept.how, shown(kept.round)) for kept in item.kept] == [("reopened", BEFORE)]


def test_a_restarted_round_begins_empty_and_the_old_answers_are_kept(room: rooms.Room) -> None:
    at_reveal(room)
    item = room.item
    assert store.restart_round(room.workshop, room.snapshot.step, item.id)
    assert room.snapshot.answered == 0
    assert store.own_answer(room.people["alice"], item, 1) is None
    for name in THREE:
        room.stand(name, 70.0)
    room.forward()
    item = room.item
    assert shown(item.result(1)) == [(70.0, "")] * 3
    assert [(kept.how, shown(kept.round)) for kept in item.kept] == [("restarted", BEFORE)]
    assert store.restart_round(room.workshop, room.snapshot.step, item.id)
    assert store.reopen_round(room.workshop, room.snapshot.step, item.id)
    room.forward()
    assert [kept.how for kept in room.item.kept] == ["restarted", "restarted"]


def test_an_order_is_begun_again_too(room: rooms.Room) -> None:
    room.join(*THREE)
    room.go_to(rooms.PRIORITY, Phase.RANK)
    for name in THREE:
        room.rank(name, "value", "knowledge")
    room.forward()
    assert store.reopen_round(room.workshop, room.snapshot.step, room.item.id)
    assert room.snapshot.answered == 3
    assert store.restart_round(room.workshop, room.snapshot.step, room.item.id)
    assert room.snapshot.answered == 0
    room.forward()
    assert [kept.how for kept in room.item.kept] == ["reopened", "restarted"]


def test_taking_up_a_round_needs_the_step_that_one_saw(room: rooms.Room) -> None:
    at_reveal(room)
    item, step = room.item, room.snapshot.step
    room.forward()
    assert not store.reopen_round(room.workshop, step, item.id)
    assert not store.restart_round(room.workshop, step, item.id)
    other = rooms.prepare(rooms.AXIS)
    with pytest.raises(Refused):
        store.reopen_round(other.workshop, other.snapshot.step, item.id)


# --- What a step changed comes back -----------------------------------------------------------


@pytest.mark.usefixtures("database")
def test_undo_brings_back_the_clock_with_what_was_left_of_it() -> None:
    draft = rooms.draft(rooms.AXIS)
    listening = replace(draft.items[0], method="listening")
    room = rooms.Room(store.create_workshop(replace(draft, items=(listening,))))
    room.go_to(rooms.AXIS, Phase.DIALOGUE)
    room.forward()
    store.add_time(room.workshop)
    before = room.snapshot
    assert before.timer
    assert before.timer.ends
    room.forward()
    assert store.undo(room.workshop, room.snapshot.step)
    now = room.snapshot
    assert now.here == before.here
    assert now.timer
    assert now.timer.ends
    assert abs(now.timer.ends - before.timer.ends) < dt.timedelta(seconds=30)


def test_undo_brings_back_a_halted_clock_a_pause_and_leaves_the_freeze(room: rooms.Room) -> None:
    room.go_to(rooms.AXIS, Phase.READ)
    store.start_timer(room.workshop, 300)
    store.pause(room.workshop, 10)  # halts the clock
    store.freeze(room.workshop, True)
    before = room.snapshot
    room.forward()
    assert (room.snapshot.timer, room.snapshot.pause_until) == (None, None)
    assert store.undo(room.workshop, room.snapshot.step)
    now = room.snapshot
    assert (now.timer, now.pause_until) == (before.timer, before.pause_until)
    assert now.frozen == before.here


def test_a_freeze_at_a_result_that_is_blind_again_ends(room: rooms.Room) -> None:
    at_reveal(room)
    store.freeze(room.workshop, True)
    assert store.undo(room.workshop, room.snapshot.step)
    assert room.snapshot.frozen is None


def agenda(room: rooms.Room) -> list[str]:
    return [item.content.id for item in room.snapshot.items]


def test_a_point_that_was_taken_off_comes_back_as_it_was(room: rooms.Room) -> None:
    room.go_to(rooms.TRIANGLE, Phase.READ)
    room.back()
    before = room.snapshot
    assert store.take_off(room.workshop, before.step, before.items[1].id)
    assert room.snapshot.previous == before.here
    assert agenda(room) == [rooms.AXIS, rooms.PRIORITY]
    assert store.undo(room.workshop, room.snapshot.step)
    assert room.snapshot.items == before.items
    assert room.snapshot.here == before.here


def test_points_that_were_put_in_another_order_are_put_back(room: rooms.Room) -> None:
    room.forward()
    before = room.snapshot
    _, second, third = (item.id for item in before.items)
    store.start_timer(room.workshop, 300)
    assert store.reorder(room.workshop, before.step, [third, second])
    assert agenda(room) == [rooms.AXIS, rooms.PRIORITY, rooms.TRIANGLE]
    assert store.undo(room.workshop, room.snapshot.step)
    assert room.snapshot.items == before.items
    assert room.snapshot.here == before.here
    assert room.snapshot.timer is not None  # nothing but the order was changed
    assert room.snapshot.previous is None


def test_a_suggestion_that_was_put_in_waits_again(database: None) -> None:
    draft = replace(rooms.draft(rooms.AXIS, rooms.TRIANGLE, "this-workshop"), suggestions=True)
    room = rooms.Room(store.create_workshop(draft))
    room.join("alice")
    room.forward()
    number = store.suggest(room.people["alice"], GOOD)
    seen = room.snapshot
    assert store.insert_item(seen.id, seen.step, new_item(), None, number)
    assert (len(room.snapshot.items), room.snapshot.waiting) == (4, 0)
    assert len(room.snapshot.items[3].priority.options) == 3
    assert store.undo(room.workshop, room.snapshot.step)
    assert (room.snapshot.items, room.snapshot.waiting) == (seen.items, 1)


def test_what_was_done_since_with_clock_pause_and_wall_is_left_alone(database: None) -> None:
    room = rooms.prepare(rounds=1)
    room.join("alice", "bob", "charlie")
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name in room.people:
        room.stand(name, 50)
    room.forward()
    seen = room.snapshot
    store.start_timer(room.workshop, 300)
    assert store.reorder(room.workshop, seen.step, [item.id for item in seen.items[:0:-1]])
    store.add_time(room.workshop, 600)
    store.set_wall(room.workshop, "map")
    before = room.snapshot
    assert before.timer is not None
    assert store.undo(room.workshop, before.step)
    after = room.snapshot
    assert (after.timer, after.wall, after.phase_began) == (before.timer, "map", before.phase_began)
    assert store.add_round(room.workshop, after.step, after.items[0].id)
    store.pause(room.workshop, 10)
    before = room.snapshot
    assert store.undo(room.workshop, before.step)
    assert (room.snapshot.pause_until, room.item.rounds) == (before.pause_until, 1)


def test_a_suggestion_is_free_again_when_its_point_is_taken_off(database: None) -> None:
    draft = replace(rooms.draft(rooms.AXIS, rooms.TRIANGLE), suggestions=True)
    room = rooms.Room(store.create_workshop(draft))
    room.join("alice")
    room.forward()
    number = store.suggest(room.people["alice"], GOOD)
    store.set_aside(room.workshop, number, True)

    def state() -> str:
        return store.suggestions(room.workshop)[0].state

    assert store.insert_item(room.workshop, room.snapshot.step, new_item(), None, number)
    assert store.undo(room.workshop, room.snapshot.step)
    assert state() == "aside"  # as it was
    assert store.insert_item(room.workshop, room.snapshot.step, new_item(), None, number)
    added = room.snapshot.items[1].id
    assert store.take_off(room.workshop, room.snapshot.step, added)
    assert state() == "waiting"
    assert store.undo(room.workshop, room.snapshot.step)
    assert (state(), room.snapshot.items[1].id) == ("taken", added)


def test_a_point_comes_back_as_the_times_are_now(room: rooms.Room) -> None:
    room.forward()
    soon = models.now() + dt.timedelta(hours=1)
    second = room.snapshot.items[1].id
    assert store.take_off(room.workshop, room.snapshot.step, second)
    store.set_times(room.workshop, (None, None), (None, soon))
    assert store.undo(room.workshop, room.snapshot.step)
    assert [item.after for item in room.snapshot.items] == [True] * 3
    assert store.take_off(room.workshop, room.snapshot.step, second)
    store.set_times(room.workshop, (None, None))
    assert store.undo(room.workshop, room.snapshot.step)
    assert flow.AFTER not in room.snapshot.line


def test_undo_leaves_the_round_that_a_method_needs(room: rooms.Room) -> None:
    one = rooms.Room(store.create_workshop(rooms.draft(rooms.AXIS, rooms.TRIANGLE, rounds=1)))
    one.forward()
    store.set_method(one.workshop, one.item.id, "delphi")
    assert store.undo(one.workshop, one.snapshot.step)
    assert (one.snapshot.items[0].rounds, one.snapshot.items[0].method) == (2, "delphi")


def test_a_freeze_at_a_point_goes_with_it(room: rooms.Room) -> None:
    room.go_to(rooms.TRIANGLE, Phase.READ)
    store.freeze(room.workshop, True)
    room.back()
    assert room.snapshot.frozen
    assert store.take_off(room.workshop, room.snapshot.step, room.snapshot.items[1].id)
    assert store.undo(room.workshop, room.snapshot.step)
    assert room.snapshot.frozen is None


def test_pages_that_people_write_on_stay_when_the_agenda_changes(room: rooms.Room) -> None:
    room.go_to(rooms.AXIS, Phase.STANCE)
    before = room.snapshot
    assert store.insert_item(before.id, before.step, new_item(), None)
    assert store.undo(before.id, room.snapshot.step)
    assert (room.snapshot.step, room.snapshot.turn) == (before.step + 2, before.turn)
    room.forward()
    before = room.snapshot
    assert store.insert_item(before.id, before.step, new_item(), None)
    assert room.snapshot.turn != before.turn


def test_a_point_that_was_put_in_and_answered_stays(room: rooms.Room) -> None:
    room.join("alice", "bob", "charlie")
    room.go_to(rooms.AXIS, Phase.GROUND)
    seen = room.snapshot
    assert store.insert_item(seen.id, seen.step, new_item(), None)
    added = room.snapshot.items[1].id
    store.add_note(room.workshop, added, "agree", "Vi spørger Jens")
    with pytest.raises(Refused, match="The point stays"):
        store.undo(room.workshop, room.snapshot.step)
    assert len(room.snapshot.items) == 4


def test_a_restart_is_undone_and_nothing_is_lost(room: rooms.Room) -> None:
    at_reveal(room)
    room.forward()
    before = room.snapshot
    item = room.item
    sample = store.reason_sample(room.people["alice"], item.id, 1)
    store.mark_reason(room.people["alice"], sample[0].id, True, False)
    assert store.restart_round(room.workshop, before.step, item.id)
    assert room.snapshot.previous == before.here
    room.stand("alice", 70.0, reason="Noget helt andet")
    assert store.undo(room.workshop, room.snapshot.step)
    now = room.item
    assert room.snapshot.here == before.here
    assert shown(now.result(1)) == BEFORE
    assert store.marks(item.id)
    assert now.go(1) == 0
    [kept] = now.kept
    assert (kept.how, kept.round.answered) == ("undone", 1)


def test_a_restart_that_nobody_answered_leaves_no_mark(room: rooms.Room) -> None:
    at_reveal(room)
    assert store.restart_round(room.workshop, room.snapshot.step, room.item.id)
    assert store.undo(room.workshop, room.snapshot.step)
    assert shown(room.item.result(1)) == BEFORE
    assert room.item.kept == ()


def test_a_reopening_is_undone_and_what_was_changed_is_kept(room: rooms.Room) -> None:
    at_reveal(room)
    item = room.item
    sample = store.reason_sample(room.people["alice"], item.id, 1)
    [bobs] = [each.id for each in sample if each.text.startswith("bob")]
    store.mark_reason(room.people["alice"], bobs, True, False)
    room.join("dorte")
    assert store.reopen_round(room.workshop, room.snapshot.step, item.id)
    room.stand("charlie", 55.0, reason="charlie tænker om")
    room.stand("dorte", 5.0)
    assert store.undo(room.workshop, room.snapshot.step)
    now = room.item
    assert shown(now.result(1)) == BEFORE
    assert [(mark.reason, mark.moves) for mark in store.marks(item.id)] == [(bobs, True)]
    [kept] = now.kept
    assert kept.how == "undone"
    assert shown(kept.round) == [*BEFORE[:2], (55.0, "charlie tænker om"), (5.0, "")]


def test_a_reopening_that_changed_nothing_leaves_no_mark(room: rooms.Room) -> None:
    at_reveal(room)
    assert store.reopen_round(room.workshop, room.snapshot.step, room.item.id)
    assert store.undo(room.workshop, room.snapshot.step)
    assert shown(room.item.result(1)) == BEFORE
    assert room.item.kept == ()


def test_an_order_that_was_opened_again_is_put_back(room: rooms.Room) -> None:
    room.join(*THREE)
    room.go_to(rooms.PRIORITY, Phase.RANK)
    for name in THREE:
        room.rank(name, "value", "knowledge")
    room.forward()
    before = room.item.result(1)
    assert store.reopen_round(room.workshop, room.snapshot.step, room.item.id)
    room.rank("alice", "knowledge", "value")
    assert store.undo(room.workshop, room.snapshot.step)
    assert room.item.result(1) == before
    assert [kept.how for kept in room.item.kept] == ["undone"]


def test_a_round_that_was_still_open_is_begun_again_and_that_undone(room: rooms.Room) -> None:
    room.join(*THREE)
    room.go_to(rooms.AXIS, Phase.STANCE)
    room.stand("alice", 30.0)
    assert store.restart_round(room.workshop, room.snapshot.step, room.item.id)
    assert room.snapshot.answered == 0
    assert store.undo(room.workshop, room.snapshot.step)
    assert (room.snapshot.answered, room.snapshot.is_open) == (1, True)


# --- What must not be lost on the way ------------------------------------------------------------


def test_an_earlier_round_cannot_be_taken_up_over_a_later_one(database: None) -> None:
    """The later result was shown: taking up the earlier one would throw it away."""
    room = rooms.prepare(rooms.AXIS)
    room.join(*THREE)
    for phase in (Phase.STANCE, Phase.RESTANCE):
        room.go_to(rooms.AXIS, phase)
        for name in THREE:
            room.stand(name, 50.0)
    room.forward()
    item = room.item
    assert item.progress == Progress(2, 2)
    while room.snapshot.here.phase is not Phase.STANCE:
        room.back()
    assert store.reopen_round(room.workshop, room.snapshot.step, item.id)
    now = room.snapshot
    assert now.here.round == 2
    assert now.items[0].progress == Progress(1, 1)


@pytest.mark.parametrize("content", [rooms.AXIS, rooms.PRIORITY])
def test_an_undone_reopening_has_the_floor_again(database: None, content: str) -> None:
    """Its marks or hands were taken back meanwhile, and its row with them."""
    room = rooms.prepare(content)
    room.join(*THREE)
    axis = content == rooms.AXIS
    room.go_to(content, Phase.STANCE if axis else Phase.RANK)
    item = room.item.id
    for name in THREE:
        if axis:
            room.stand(name, 50.0)
        else:
            room.rank(name, "value")
    if axis:
        store.take_floor(room.workshop, item, 1, [(10.0,), (20.0,)], [])
    else:
        store.take_hands(room.workshop, item, 1, "value", 0, 2)
    room.forward()
    assert store.reopen_round(room.workshop, room.snapshot.step, item)
    if axis:
        store.take_floor(room.workshop, item, 1, [], [(10.0,), (20.0,)])
    else:
        store.take_hands(room.workshop, item, 1, "value", 2, 0)
    assert store.undo(room.workshop, room.snapshot.step)
    result = room.snapshot.items[0].result(1)
    assert result is not None
    assert result.answered == 5


def test_an_answer_to_the_go_before_is_refused_also_when_it_waits_behind_the_restart(
    database: None,
) -> None:
    room = rooms.prepare(rooms.AXIS)
    room.join(*THREE)
    room.go_to(rooms.AXIS, Phase.STANCE)
    item, step = room.item.id, room.snapshot.step

    def both(session: Session) -> None:
        assert store.restart_round.within(session, room.workshop, step, item)
        who = room.people["alice"]
        with pytest.raises(Refused, match="begun again"):
            store.take_stance.within(session, who, item, 1, Stance((50.0,)), 0)
        store.take_stance.within(session, who, item, 1, Stance((60.0,)), 1)

    opened().submit(both).result()
    assert room.snapshot.answered == 1
