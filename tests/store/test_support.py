"""Participants stand behind lines that the group wrote; the room's screens count them."""

import pytest

import store
from tests import rooms
from tests.rooms import Room
from workshop.errors import Refused
from workshop.flow import Phase


@pytest.fixture
def writing(room: Room) -> Room:
    """Alice, Bob and Charlie at common ground, with one line of each kind."""
    room.join("alice", "bob", "charlie")
    room.go_to(rooms.AXIS, Phase.GROUND)
    item = room.item.id
    for kind in ("agree", "disagree", "note"):
        store.add_note(room.workshop, item, kind, f"Linje om {kind}")
    store.add_commitment(room.workshop, item, "listen", "Vi spørger hende", "Ali", "fredag")
    return room


def test_a_line_is_counted_once_for_each_who_stands_behind_it(writing: Room) -> None:
    note, made = writing.item.notes[0].id, writing.item.commitments[0].id
    for name in ("alice", "bob", "alice"):
        store.support(writing.people[name], "note", note, True)
    store.support(writing.people["bob"], "commitment", made, True)
    assert set(writing.snapshot.support) == {("note", note, 2), ("commitment", made, 1)}
    assert store.own_support(writing.people["bob"]) == {("note", note), ("commitment", made)}
    assert store.own_support(writing.people["charlie"]) == frozenset()


def test_it_can_be_taken_back(writing: Room) -> None:
    note = writing.item.notes[0].id
    store.support(writing.people["alice"], "note", note, True)
    for _ in range(2):
        store.support(writing.people["alice"], "note", note, False)
    assert writing.snapshot.support == ()


def test_a_line_that_is_removed_takes_its_support_with_it(writing: Room) -> None:
    note = writing.item.notes[0].id
    store.support(writing.people["alice"], "note", note, True)
    store.remove_note(writing.workshop, note)
    assert writing.snapshot.support == ()
    with pytest.raises(Refused, match="no longer there"):
        store.support(writing.people["alice"], "note", note, True)


def test_only_what_is_agreed_or_promised_can_be_stood_behind(writing: Room) -> None:
    for note in writing.item.notes[1:]:
        with pytest.raises(Refused, match="no longer there"):
            store.support(writing.people["alice"], "note", note.id, True)


def test_nobody_stands_behind_a_line_of_another_workshop(writing: Room) -> None:
    other = rooms.prepare()
    other.join("erik")
    with pytest.raises(Refused, match="no longer there"):
        store.support(other.people["erik"], "note", writing.item.notes[0].id, True)


def test_a_closed_workshop_keeps_its_counts_and_takes_no_more(writing: Room) -> None:
    note = writing.item.notes[0].id
    store.support(writing.people["alice"], "note", note, True)
    writing.close()
    assert writing.snapshot.support == (("note", note, 1),)
    with pytest.raises(Refused) as no:
        store.support(writing.people["bob"], "note", note, True)
    assert no.value.status == 410
