"""A rehearsal is a copy of what was prepared, marked, and without anything that was said."""

import datetime as dt
from dataclasses import replace

import pytest

import store
from tests import rooms
from tests.rooms import Room
from workshop.errors import Refused
from workshop.flow import LOBBY, Phase, Progress
from workshop.snapshot import Item


def bare(item: Item) -> Item:
    """An item without its id and without what was said."""
    return replace(item, id=0, progress=Progress(), results=(), notes=(), commitments=())


def test_the_copy_is_simulated_begins_in_the_lobby_and_has_the_same_agenda(room: Room) -> None:
    room.join("alice", "bob", "charlie")
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name in ("alice", "bob", "charlie"):
        room.stand(name, 10, reason="Nobody else may read this.")
    room.forward()
    store.add_note(room.workshop, room.item.id, "agree", "We ask first.")
    copy = store.stage(store.rehearse(room.workshop, "Rehearsal"))
    assert (copy.title, copy.simulated, copy.here, copy.joined) == ("Rehearsal", True, LOBBY, 0)
    assert copy.code != room.snapshot.code
    assert copy.items == tuple(
        replace(bare(item), id=mine.id)
        for item, mine in zip(room.snapshot.items, copy.items, strict=True)
    )
    assert {item.id for item in copy.items}.isdisjoint(item.id for item in room.snapshot.items)
    assert not room.snapshot.simulated


def test_deleting_it_leaves_the_workshop_as_it_was(room: Room) -> None:
    before = room.snapshot
    store.delete_workshop(store.rehearse(room.workshop, "Rehearsal"))
    assert room.snapshot == before
    assert [each.code for each in store.overviews()] == [before.code]


def test_a_workshop_that_is_gone_cannot_be_rehearsed(room: Room) -> None:
    store.delete_workshop(room.workshop)
    with pytest.raises(Refused, match="no longer exists"):
        store.rehearse(room.workshop, "Rehearsal")


def test_it_is_deleted_by_itself_after_a_week_whatever_goes_on_in_it(room: Room) -> None:
    copy = Room(store.rehearse(room.workshop, "Rehearsal"))
    copy.forward()
    last = dt.datetime.now().astimezone().date() + dt.timedelta(days=7)
    assert copy.snapshot.kept_until == store.kept_to(copy.workshop) == last
    assert store.forget_old(last) == 0
    assert store.forget_old(last + dt.timedelta(days=1)) == 1
    assert [each.code for each in store.overviews()] == [room.snapshot.code]
