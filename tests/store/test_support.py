"""Participants stand behind lines that the group wrote; the room's screens count them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

import store
from i18n import translator
from tests import rooms
from tests.rooms import Room
from workshop.agenda import DraftItem
from workshop.dilemmas import Plain, PlainText
from workshop.errors import Refused
from workshop.flow import Phase
from workshop.support import asked, words


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


def test_a_disagreement_is_counted_too_and_a_note_for_the_summary_is_not(writing: Room) -> None:
    _, disputed, aside = writing.item.notes
    writing.arrive()
    for name in ("alice", "bob"):
        store.support(writing.people[name], "note", disputed.id, True)
    seen = writing.snapshot
    assert seen.support == (("note", disputed.id, 2),)
    assert words(seen, disputed, translator("en")) == "2 of 3 see it so too"
    with pytest.raises(Refused, match="no longer there"):
        store.support(writing.people["alice"], "note", aside.id, True)
    assert words(seen, aside, translator("en")) == ""


def test_a_press_that_arrives_when_the_room_has_gone_on_changes_nothing(writing: Room) -> None:
    agreed, disputed, _ = writing.item.notes
    made = writing.item.commitments[0]
    store.support(writing.people["alice"], "note", agreed.id, True)
    writing.forward()
    for kind, line, on in (
        ("note", agreed.id, False),
        ("note", disputed.id, True),
        ("commitment", made.id, True),
    ):
        with pytest.raises(Refused, match="too late"):
            store.support(writing.people["alice"], kind, line, on)
    assert writing.snapshot.support == (("note", agreed.id, 1),)
    writing.back()
    store.support(writing.people["alice"], "note", disputed.id, True)


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


def test_how_many_could_press_is_kept_when_the_room_goes_on(writing: Room) -> None:
    token = store.join(writing.workshop, None, 4)  # a table
    writing.people["table"] = store.person(token, writing.workshop)
    writing.arrive("alice", "bob", "table")
    assert writing.snapshot.reached == 6
    writing.forward()
    assert writing.snapshot.reached == 0
    item = writing.snapshot.items[0]
    assert [note.asked for note in item.notes] == [6, 6, None]
    assert [made.asked for made in item.commitments] == [6]


def test_who_stands_on_the_floor_has_nothing_to_press_on(room: Room) -> None:
    room.join("alice", "bob", "charlie")
    room.arrive()
    room.go_to(rooms.AXIS, Phase.STANCE)
    store.take_floor(room.workshop, room.item.id, 1, [(10.0,), (90.0,)])
    room.go_to(rooms.AXIS, Phase.GROUND)
    store.add_note(room.workshop, room.item.id, "agree", "Vi spørger først")
    assert (room.snapshot.reached, room.snapshot.present) == (3, 5)


def test_a_line_that_is_offered_again_keeps_the_most_who_could_press(database: None) -> None:
    end = Plain(id="end", writes=True, da=PlainText(title="Aftaler"), en=PlainText(title="Next"))
    draft = rooms.draft(rooms.AXIS)
    items = (*draft.items, DraftItem(end, 10))
    room = Room(store.create_workshop(replace(draft, items=items)))
    room.join("alice", "bob", "charlie", "dorte")
    room.go_to(rooms.AXIS, Phase.GROUND)
    room.arrive("alice", "bob", "charlie")
    store.add_commitment(room.workshop, room.item.id, "listen", "Vi spørger", "", "")
    room.forward()
    made = room.snapshot.items[0].commitments[0]
    assert (made.asked, asked(room.snapshot, made)) == (3, 3)
    room.arrive("dorte")
    assert asked(room.snapshot, made) == 4
    room.back()
    assert room.snapshot.items[0].commitments[0].asked == 4


def test_other_words_have_nobody_behind_them_and_the_same_words_keep_who_is(
    writing: Room,
) -> None:
    note, made = writing.item.notes[0].id, writing.item.commitments[0].id
    writing.arrive()
    store.support(writing.people["alice"], "note", note, True)
    store.support(writing.people["alice"], "commitment", made, True)
    writing.forward()
    store.change_note(writing.workshop, note, "  Linje om   agree ")
    store.change_commitment(writing.workshop, made, "listen", "Vi spørger hende", "Ali", " fredag")
    assert len(writing.snapshot.support) == 2
    store.change_note(writing.workshop, note, "Noget andet")
    store.change_commitment(writing.workshop, made, "lead", "Vi spørger hende", "Ali", "fredag")
    item = writing.snapshot.items[0]
    assert (item.notes[0].text, item.notes[0].asked) == ("Noget andet", None)
    assert (item.commitments[0].verb, item.commitments[0].asked) == ("lead", None)
    assert not writing.snapshot.support


def test_words_of_another_workshop_are_not_changed(writing: Room) -> None:
    other = rooms.prepare()
    note, made = writing.item.notes[0].id, writing.item.commitments[0].id
    calls: tuple[Callable[[], object], ...] = (
        lambda: store.change_note(other.workshop, note, "x"),
        lambda: store.change_commitment(other.workshop, made, "lead", "x", "", ""),
        lambda: store.change_note(writing.workshop, 999, "x"),
    )
    for call in calls:
        with pytest.raises(Refused, match="no longer there"):
            call()
