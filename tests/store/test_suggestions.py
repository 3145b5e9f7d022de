"""Dilemmas from participants, and putting an item on a running agenda."""

from dataclasses import replace

import pytest

import store
from i18n import translator
from tests import rooms
from workshop.agenda import DraftItem
from workshop.answers import Ranking, Stance
from workshop.dilemmas import Dilemma, check
from workshop.errors import Refused
from workshop.flow import ALONE, Phase
from workshop.suggestions import Suggested, to_raw

CASE = "Mette fra hjemmeplejen skal nå otte borgere, og Jens vil gerne tale lidt længere."
GOOD = Suggested(CASE, "", "Tid til Jens", "Han har ingen andre at tale med.", "Tid til alle", "")


@pytest.fixture
def open_room(database: None) -> rooms.Room:
    draft = replace(rooms.draft(rooms.AXIS, rooms.TRIANGLE, "this-workshop"), suggestions=True)
    room = rooms.Room(store.create_workshop(draft))
    room.join("alice", "bob")
    return room


def new_item() -> DraftItem:
    raw = store.library().dilemmas["denser-city"].model_dump(mode="json")
    return DraftItem(Dilemma.model_validate(raw | {"id": "own-jens", "en": None}), 15)


def test_a_suggestion_waits_for_the_facilitator_and_its_author_sees_it(
    open_room: rooms.Room,
) -> None:
    store.suggest(open_room.people["alice"], GOOD)
    assert open_room.snapshot.waiting == 1
    (found,) = store.suggestions(open_room.workshop)
    assert (found.text, found.state) == (GOOD, "waiting")
    assert store.own_suggestions(open_room.people["alice"]) == (found,)
    assert store.own_suggestions(open_room.people["bob"]) == ()


def test_suggestions_that_say_the_same_are_read_as_one_and_can_be_parted(
    open_room: rooms.Room,
) -> None:
    alice, bob = (open_room.people[name] for name in ("alice", "bob"))
    first, second, third = (store.suggest(who, GOOD) for who in (alice, bob, bob))
    store.mark_suggestion(open_room.workshop, third, True)
    store.merge_suggestions(open_room.workshop, third, second)
    store.merge_suggestions(open_room.workshop, first, third)  # and what was read as it
    found = store.suggestions(open_room.workshop)
    assert [(each.state, each.merged) for each in found] == [
        ("waiting", None),
        ("merged", first),
        ("merged", first),
    ]
    assert found[0].marked
    assert open_room.snapshot.waiting == 1
    assert [own.state for own in store.own_suggestions(bob)] == ["waiting"] * 2
    for into, one in ((second, first), (first, first)):
        with pytest.raises(Refused, match="read as one"):
            store.merge_suggestions(open_room.workshop, into, one)
    seen = open_room.snapshot
    with pytest.raises(Refused, match="Take up that one"):
        store.insert_item(seen.id, seen.step, new_item(), None, second)
    store.part_suggestions(open_room.workshop, first)
    assert open_room.snapshot.waiting == 3
    store.merge_suggestions(open_room.workshop, first, second)
    assert store.insert_item(seen.id, seen.step, new_item(), None, first)
    assert [own.state for own in store.own_suggestions(bob)] == ["taken", "waiting"]
    other = rooms.Room(store.create_workshop(rooms.draft(rooms.AXIS)))
    for act in (store.mark_suggestion, store.set_aside):
        with pytest.raises(Refused, match="no longer exists"):
            act(other.workshop, third, True)


def test_a_suggestion_can_be_set_aside_and_taken_back(open_room: rooms.Room) -> None:
    number = store.suggest(open_room.people["alice"], GOOD)
    store.set_aside(open_room.workshop, number, True)
    assert open_room.snapshot.waiting == 0
    store.set_aside(open_room.workshop, number, False)
    assert open_room.snapshot.waiting == 1
    elsewhere = rooms.prepare()
    with pytest.raises(Refused):
        store.set_aside(elsewhere.workshop, number, True)


def test_where_suggestions_are_not_wanted_they_are_refused(open_room: rooms.Room) -> None:
    store.allow_suggestions(open_room.workshop, False)
    assert not open_room.snapshot.suggestions
    with pytest.raises(Refused):
        store.suggest(open_room.people["alice"], GOOD)
    store.allow_suggestions(open_room.workshop, True)
    for _ in range(5):
        store.suggest(open_room.people["alice"], GOOD)
    with pytest.raises(Refused):
        store.suggest(open_room.people["alice"], GOOD)
    store.suggest(open_room.people["bob"], GOOD)
    open_room.close()
    with pytest.raises(Refused) as no:
        store.suggest(open_room.people["bob"], GOOD)
    assert no.value.status == 410


BAD = {
    "no case": ("case", replace(GOOD, case=" ")),
    "a short case": ("case", replace(GOOD, case="For kort")),
    "a long case": ("case", replace(GOOD, case="ord " * 111)),
    "words without end": ("case", replace(GOOD, case=f"{'ord ' * 12}{'x' * 7000}")),
    "no first side": ("label_a", replace(GOOD, label_a="")),
    "a long name": ("label_b", replace(GOOD, label_b="x" * 27)),
    "many words in a name": ("label_b", replace(GOOD, label_b="a b c d e")),
    "a long argument": ("argument_a", replace(GOOD, argument_a="ord " * 31)),
    "a long question": ("question", replace(GOOD, question="ord " * 21)),
    "html": ("argument_b", replace(GOOD, argument_b="<b>Hej</b> med dig")),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_used_is_refused_at_its_field(open_room: rooms.Room, name: str) -> None:
    field, suggested = BAD[name]
    with pytest.raises(Refused) as no:
        store.suggest(open_room.people["alice"], suggested)
    assert (no.value.status, no.value.field) == (422, field)
    assert store.suggestions(open_room.workshop) == ()


def test_a_full_suggestion_is_a_dilemma_but_for_what_the_facilitator_adds() -> None:
    full = replace(
        GOOD, question="Hvad er vigtigst i dag?", argument_b="Otte andre mennesker venter."
    )
    raw = to_raw(full, "da", translator("da"))
    found = check(Dilemma, "-", {**raw, "id": "own-jens"})
    assert isinstance(found, Dilemma), found
    assert found.text("da").poles[0].label == "Tid til Jens"


def test_a_dilemma_taken_up_is_the_next_point_and_is_ranked_with_the_others(
    open_room: rooms.Room,
) -> None:
    number = store.suggest(open_room.people["alice"], GOOD)
    open_room.go_to(rooms.AXIS, Phase.GROUND)
    seen = open_room.snapshot
    assert store.insert_item(seen.id, seen.step, new_item(), None, number)
    after = open_room.snapshot
    assert [item.content.id for item in after.items] == [
        rooms.AXIS,
        "own-jens",
        rooms.TRIANGLE,
        "this-workshop",
    ]
    assert after.items[3].priority.options == (rooms.AXIS, "own-jens", rooms.TRIANGLE)
    assert store.suggestions(seen.id)[0].state == "taken"
    assert open_room.forward().item == after.items[1].id
    with pytest.raises(Refused):
        store.insert_item(seen.id, after.step + 1, new_item(), None, number)
    assert len(open_room.snapshot.items) == 4


def test_an_item_goes_where_it_is_wanted_but_never_before_the_room(
    open_room: rooms.Room,
) -> None:
    open_room.go_to(rooms.TRIANGLE, Phase.READ)
    seen = open_room.snapshot
    first, second, last = (item.id for item in seen.items)
    with pytest.raises(Refused):
        store.insert_item(seen.id, seen.step, new_item(), first)
    assert store.insert_item(seen.id, seen.step, new_item(), last)
    assert open_room.snapshot.items[-1].content.id == "own-jens"
    assert open_room.snapshot.here == seen.here
    assert not store.insert_item(seen.id, seen.step, new_item(), second)


def test_in_the_lobby_an_item_goes_first_and_nothing_enters_a_closed_workshop(
    open_room: rooms.Room,
) -> None:
    seen = open_room.snapshot
    assert store.insert_item(seen.id, seen.step, new_item(), None)
    assert open_room.snapshot.items[0].content.id == "own-jens"
    again = rooms.draft(rooms.AXIS)
    store.change_workshop(seen.id, again)  # it has not begun, so it can still be prepared
    open_room.close()
    with pytest.raises(Refused):
        store.insert_item(seen.id, open_room.snapshot.step, new_item(), None)


def test_answers_before_the_meeting_are_blind_until_it_and_close_with_it(database: None) -> None:
    draft = rooms.draft(rooms.AXIS, rooms.PRIORITY, rounds=1)
    alone = tuple(replace(item, alone=True) for item in draft.items)
    room = rooms.Room(store.create_workshop(replace(draft, items=alone)))
    room.join("alice", "bob", "charlie")
    assert room.forward() == ALONE
    axis, ranking = room.snapshot.items
    for name in room.people:
        store.take_stance(room.people[name], axis.id, 1, stance(40))
    assert (room.snapshot.answered, len(room.snapshot.open_items)) == (0, 2)
    store.take_ranking(room.people["bob"], ranking.id, 1, ranked("value"))
    assert room.snapshot.answered == 1
    assert all(item.results == () for item in room.snapshot.items)
    assert room.forward().phase is Phase.REVEAL
    (round_one,) = room.snapshot.items[0].results
    assert round_one.answered == 3
    with pytest.raises(Refused):
        store.take_ranking(room.people["alice"], ranking.id, 1, ranked("value"))
    assert room.forward().phase is Phase.RANKING
    assert room.snapshot.items[1].results[0].withheld


def stance(position: float) -> Stance:
    return Stance((position,))


def ranked(*order: str) -> Ranking:
    return Ranking(order)


def test_the_question_over_this_workshops_dilemmas_needs_some_of_them(database: None) -> None:
    question = DraftItem(store.library().priorities["this-workshop"], 10)
    room = rooms.Room(store.create_workshop(rooms.draft(rooms.AXIS)))
    with pytest.raises(Refused, match="at least two"):
        store.insert_item(room.workshop, 0, question, None)
    assert store.insert_item(room.workshop, 0, new_item(), None)
    assert store.insert_item(room.workshop, 0, question, room.snapshot.items[-1].id)
    options = room.snapshot.items[-1].priority.options
    assert len(options) == 2
    with pytest.raises(Refused, match="Take the question off first"):
        store.take_off(room.workshop, 0, room.snapshot.items[0].id)
    many = [name for name in store.library().dilemmas if name != rooms.AXIS][:12]
    room = rooms.Room(store.create_workshop(rooms.draft(rooms.AXIS, *many)))
    with pytest.raises(Refused, match="has more dilemmas"):
        store.insert_item(room.workshop, 0, question, None)


def test_what_is_taken_off_is_no_longer_ranked(database: None) -> None:
    room = rooms.prepare(rooms.AXIS, rooms.TRIANGLE, "denser-city", "this-workshop")
    room.forward()
    seen = room.snapshot
    assert len(seen.items[-1].priority.options) == 3
    assert store.take_off(room.workshop, seen.step, seen.items[1].id)
    assert len(room.snapshot.items[-1].priority.options) == 2
    assert store.undo(room.workshop, room.snapshot.step)
    assert room.snapshot.items == seen.items
