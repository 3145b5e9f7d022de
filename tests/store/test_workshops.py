"""Workshops in the database: made, changed, walked through, deleted."""

import threading

import pytest
from sqlalchemy import text

import store
from tests import rooms
from workshop import flow
from workshop.access import ALPHABET
from workshop.errors import Refused
from workshop.flow import CLOSED, LOBBY, Phase


def test_a_new_workshop_waits_in_the_lobby_with_a_code_that_is_easy_to_type(
    room: rooms.Room,
) -> None:
    snapshot = room.snapshot
    assert snapshot.here == LOBBY
    assert len(snapshot.code) == 6
    assert set(snapshot.code) <= set(ALPHABET)
    assert [item.content.id for item in snapshot.items] == [
        rooms.AXIS,
        rooms.TRIANGLE,
        rooms.PRIORITY,
    ]
    assert store.find(snapshot.code) == room.workshop


def test_an_unknown_code_is_refused(database: None) -> None:
    with pytest.raises(Refused) as no:
        store.find("ZZZZZZ")
    assert no.value.status == 404


def test_the_agendas_own_dilemmas_can_be_the_options_of_a_priority_question(
    database: None,
) -> None:
    room = rooms.prepare(rooms.AXIS, rooms.TRIANGLE, "this-workshop")
    assert room.snapshot.items[2].priority.options == (rooms.AXIS, rooms.TRIANGLE)


def test_ranking_one_single_dilemma_is_refused(database: None) -> None:
    with pytest.raises(Refused) as no:
        rooms.prepare(rooms.AXIS, "this-workshop")
    assert no.value.field == "items"


def test_a_prepared_workshop_can_be_changed_until_it_begins(room: rooms.Room) -> None:
    store.change_workshop(room.workshop, rooms.draft(rooms.TRIANGLE))
    assert [item.content.id for item in room.snapshot.items] == [rooms.TRIANGLE]
    room.forward()
    with pytest.raises(Refused):
        store.change_workshop(room.workshop, rooms.draft(rooms.AXIS))
    assert [item.content.id for item in room.snapshot.items] == [rooms.TRIANGLE]


def test_a_workshop_keeps_the_text_it_was_made_with(room: rooms.Room) -> None:
    item = room.snapshot.items[0]
    assert item.content == store.library().dilemmas[rooms.AXIS]
    with store.reading() as session:
        version = session.execute(
            text("SELECT wording_version FROM agenda_item WHERE id = :id"), {"id": item.id}
        ).scalar_one()
    assert version == item.content.version


def test_next_on_two_screens_at_once_advances_once(room: rooms.Room) -> None:
    seen = room.snapshot
    to = flow.step_after([item.stop for item in seen.items], seen.here)
    ready = threading.Barrier(8)
    advanced: list[bool] = []

    def press() -> None:
        ready.wait()
        advanced.append(store.move(room.workshop, seen.step, to))

    screens = [threading.Thread(target=press) for _ in range(8)]
    for screen in screens:
        screen.start()
    for screen in screens:
        screen.join()
    assert sorted(advanced) == [False] * 7 + [True]
    assert (room.snapshot.here, room.snapshot.step) == (to, seen.step + 1)


def test_a_move_to_nowhere_is_refused_and_changes_nothing(room: rooms.Room) -> None:
    with pytest.raises(Refused):
        store.move(room.workshop, room.snapshot.step, flow.Step(999, Phase.READ))
    assert (room.snapshot.here, room.snapshot.step) == (LOBBY, 0)


def test_one_more_round_makes_the_line_longer_where_the_room_stands(room: rooms.Room) -> None:
    room.go_to(rooms.AXIS, Phase.SHIFT)
    before = room.snapshot
    assert store.add_round(room.workshop, before.step, room.item.id)
    assert room.item.rounds == 3
    assert [room.forward() for _ in range(3)] == [
        flow.Step(room.item.id, Phase.DIALOGUE, 2),
        flow.Step(room.item.id, Phase.RESTANCE, 3),
        flow.Step(room.item.id, Phase.SHIFT, 3),
    ]


def test_a_closed_workshop_stays_closed(room: rooms.Room) -> None:
    room.close()
    assert room.snapshot.here == CLOSED
    with pytest.raises(Refused):
        store.move(room.workshop, room.snapshot.step, LOBBY)
    with pytest.raises(Refused) as no:
        room.join("alice")
    assert no.value.status == 410


def test_a_deleted_workshop_is_gone_with_everything_in_it(room: rooms.Room) -> None:
    room.join("alice", "bob")
    room.go_to(rooms.AXIS, Phase.STANCE)
    room.stand("alice", 20, reason="Hun ved bedst selv")
    store.add_note(room.workshop, room.item.id, "agree", "Vi spørger først")
    store.delete_workshop(room.workshop)
    with pytest.raises(Refused):
        store.snapshot(room.workshop)
    with pytest.raises(Refused):
        store.person(room.tokens["alice"], room.workshop)
    with store.reading() as session:
        for table in ("workshop", "agenda_item", "participant", "stance", "reason", "note"):
            assert session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 0


def test_notes_and_commitments_stand_with_their_item(room: rooms.Room) -> None:
    room.go_to(rooms.AXIS, Phase.GROUND)
    item = room.item.id
    store.add_note(room.workshop, item, "agree", "  Vi   spørger først ")
    store.add_commitment(room.workshop, item, "listen", "Besøge Viby", "Karin", "før jul")
    [note], [made] = room.item.notes, room.item.commitments
    assert (note.kind, note.text) == ("agree", "Vi spørger først")
    assert (made.verb, made.text, made.who, made.due) == (
        "listen",
        "Besøge Viby",
        "Karin",
        "før jul",
    )
    store.remove_note(room.workshop, note.id)
    store.remove_commitment(room.workshop, made.id)
    assert (room.item.notes, room.item.commitments) == ((), ())


@pytest.mark.parametrize("words", ["", "   ", "x" * 401])
def test_a_note_without_words_or_with_too_many_is_refused(room: rooms.Room, words: str) -> None:
    with pytest.raises(Refused) as no:
        store.add_note(room.workshop, room.snapshot.items[0].id, "agree", words)
    assert no.value.status == 422


def test_the_list_tells_where_each_workshop_is(room: rooms.Room) -> None:
    room.join("alice", "bob")
    room.forward()
    [line] = store.overviews()
    assert (line.id, line.items, line.joined, line.phase) == (room.workshop, 3, 2, Phase.READ)
