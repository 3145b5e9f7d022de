"""The method of a dialogue: stored with the agenda, changed until the dialogue begins."""

import datetime as dt
from dataclasses import replace

import pytest

import store
from tests import rooms
from tests.rooms import AXIS, PRIORITY, TRIANGLE
from workshop.errors import Refused
from workshop.flow import Phase

pytestmark = pytest.mark.usefixtures("database")


def made(method: str) -> rooms.Room:
    draft = rooms.draft(AXIS, TRIANGLE)
    first, *rest = draft.items
    return rooms.Room(
        store.create_workshop(replace(draft, items=(replace(first, method=method), *rest)))
    )


def parts(room: rooms.Room, content: str = AXIS) -> int:
    item = next(item for item in room.snapshot.items if item.content.id == content)
    return sum(s.item == item.id and s.phase is Phase.DIALOGUE for s in room.snapshot.line)


def test_the_dialogue_is_walked_part_by_part_and_timed() -> None:
    room = made("listening")
    room.go_to(AXIS, Phase.DIALOGUE)
    seen = []
    while room.snapshot.here.phase is Phase.DIALOGUE:
        timer = room.snapshot.timer
        assert timer is not None
        assert timer.ends is not None
        left = (timer.ends - dt.datetime.now(dt.UTC)).total_seconds()
        seen.append((room.snapshot.here.part, round(left, -1)))
        room.forward()
    assert seen == [(0, 60), (1, 240), (2, 240), (3, 180)]
    assert room.snapshot.timer is None


def test_a_coming_dialogue_gets_another_method() -> None:
    room = made("")
    room.go_to(AXIS, Phase.REVEAL)
    store.set_method(room.workshop, room.item.id, "one-two-four-all")
    assert parts(room) == 4
    store.set_method(room.workshop, room.item.id, "plenary")
    assert (parts(room), room.item.method) == (1, "")


def test_a_dialogue_that_has_begun_keeps_its_method() -> None:
    room = made("pairs")
    room.go_to(AXIS, Phase.DIALOGUE)
    with pytest.raises(Refused, match="has begun"):
        store.set_method(room.workshop, room.item.id, "listening")
    later = room.snapshot.items[1]
    store.set_method(room.workshop, later.id, "corners")
    assert parts(room, TRIANGLE) == 4


def test_a_room_that_went_back_is_not_taken_to_a_part_that_is_gone() -> None:
    room = made("one-two-four-all")
    room.go_to(AXIS, Phase.DIALOGUE)
    room.back()
    store.set_method(room.workshop, room.item.id, "")
    assert room.snapshot.previous is None


def test_a_method_that_does_not_fit_is_refused() -> None:
    room = rooms.prepare(AXIS, PRIORITY)
    first, order = room.snapshot.items
    for item, method in ((first.id, "vote"), (order.id, "corners"), (999, "pairs")):
        with pytest.raises(Refused):
            store.set_method(room.workshop, item, method)
    draft = rooms.draft(AXIS)
    odd = replace(draft.items[0], method="vote")
    with pytest.raises(Refused, match="not known"):
        store.create_workshop(replace(draft, items=(odd,)))


def test_a_delphi_round_brings_the_round_that_it_is_answered_again_in() -> None:
    room = rooms.prepare(AXIS, rounds=1)
    item = room.snapshot.items[0].id
    store.set_method(room.workshop, item, "delphi")
    assert room.snapshot.items[0].rounds == 2
    assert [step.phase for step in room.snapshot.line if step.round == 2] == [
        Phase.RESTANCE,
        Phase.SHIFT,
    ]
    store.set_method(room.workshop, item, "pairs")
    assert room.snapshot.items[0].rounds == 2


def test_a_delphi_round_with_nothing_after_it_is_refused() -> None:
    draft = rooms.draft(AXIS, rounds=1)
    once = replace(draft.items[0], method="delphi")
    with pytest.raises(Refused, match="one before it and one after"):
        store.create_workshop(replace(draft, items=(once,)))


def test_a_kept_template_remembers_the_methods() -> None:
    draft = rooms.draft(AXIS)
    store.save_template("Stille", replace(draft, items=(replace(draft.items[0], method="delphi"),)))
    [kept] = store.templates()
    assert [item.method for item in kept.draft.items] == ["delphi"]
