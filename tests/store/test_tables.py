"""Tables with one device and people on the floor: counted by heads, blind as everybody else."""

import pytest

import store
from tests import rooms
from tests.rooms import Room
from workshop import results
from workshop.answers import Places, Stance
from workshop.errors import Refused
from workshop.flow import Phase


def table(room: Room, people: int) -> store.Person:
    token = store.join(room.workshop, people=people)
    return store.person(token, room.workshop)


def places(*positions: float, reason: str = "") -> Places:
    return Places(tuple((position,) for position in positions), reason)


@pytest.fixture
def answering(room: Room) -> Room:
    room.join("alice", "bob")
    room.go_to(rooms.AXIS, Phase.STANCE)
    return room


def test_a_table_is_counted_by_its_heads_and_answers_for_each(answering: Room) -> None:
    six = table(answering, 6)
    assert answering.snapshot.joined == 8
    store.take_places(six, answering.item.id, 1, places(10, 20, 30, 80, 80))
    answering.stand("alice", 50)
    assert answering.snapshot.answered == 6
    assert store.own_answer(six, answering.item, 1) == places(30, 20, 10, 80, 80)
    assert not answering.item.results
    answering.forward()
    round = answering.item.result(1)
    assert round is not None
    assert (round.answered, round.skipped) == (6, 0)
    assert sorted(answer.way for answer in round.answers) == ["phone"] + ["table"] * 5
    room = results.room_of(answering.item, 1)
    assert room is not None
    assert (room.n, room.middle) == (6, (40.0,))


def test_a_table_that_skips_is_as_many_who_skip(answering: Room) -> None:
    six = table(answering, 6)
    store.take_places(six, answering.item.id, 1, Places(()))
    assert answering.snapshot.answered == 6
    for name in ("alice", "bob"):
        answering.stand(name, 50)
    answering.forward()
    round = answering.item.result(1)
    assert round is not None
    assert (round.answered, round.skipped) == (8, 6)


def test_what_a_table_writes_stands_with_the_one_in_its_middle(answering: Room) -> None:
    store.take_places(
        table(answering, 5), answering.item.id, 1, places(0, 10, 90, 95, 100, reason="Sammen")
    )
    answering.forward()
    said = [
        answer.given
        for answer in answering.item.results[0].answers
        if isinstance(answer.given, Stance) and answer.given.reason
    ]
    assert said == [Stance((90.0,), reason="Sammen")]


def test_a_table_may_grow_and_never_place_more_than_it_is(answering: Room) -> None:
    two = table(answering, 2)
    with pytest.raises(Refused, match="are placed"):
        store.take_places(two, answering.item.id, 1, places(10, 20, 30))
    assert store.ways(answering.workshop).at_tables == 2
    store.take_places(two, answering.item.id, 1, places(10, 20, 30), 3)
    assert store.ways(answering.workshop) == store.Ways(2, 1, 3, 0)
    for people in (0, 1, 21):
        with pytest.raises(Refused):
            store.take_places(two, answering.item.id, 1, places(10), people)
        if people != 1:
            with pytest.raises(Refused):
                store.join(answering.workshop, people=people)


def test_in_a_triangle_each_person_has_three_weights(room: Room) -> None:
    four = table(room, 4)
    room.go_to(rooms.TRIANGLE, Phase.STANCE)
    given = Places(((100, 0, 0), (50, 50, 0), (1, 1, 1)))
    store.take_places(four, room.item.id, 1, given)
    own = store.own_answer(four, room.item, 1)
    assert isinstance(own, Places)
    assert sorted(own.people) == [(33.33, 33.33, 33.33), (50, 50, 0), (100, 0, 0)]
    with pytest.raises(Refused):
        store.take_places(four, room.item.id, 1, Places(((50,),)))


def test_the_floor_needs_no_device_and_undo_takes_the_last(room: Room) -> None:
    room.go_to(rooms.AXIS, Phase.STANCE)
    item = room.item.id
    assert store.floor_places(room.workshop, item, 1) == ()
    store.take_floor(room.workshop, item, 1, [(0.0,), (90.0,), (40.0,), (40.0,)])
    store.take_floor(room.workshop, item, 1, [(0.0,), (90.0,), (40.0,)])
    assert store.floor_places(room.workshop, item, 1) == ((0.0,), (90.0,), (40.0,))
    seen = room.snapshot
    assert (seen.answered, seen.present, seen.joined) == (3, 3, 3)
    room.forward()
    round = room.item.result(1)
    assert round is not None
    assert [answer.way for answer in round.answers] == ["floor"] * 3
    assert store.ways(room.workshop) == store.Ways(0, 0, 0, 3)
    with pytest.raises(Refused, match="closed"):
        store.take_floor(room.workshop, item, 1, [(5.0,)])


def test_a_line_up_can_be_taken_back_whole(room: Room) -> None:
    room.go_to(rooms.AXIS, Phase.STANCE)
    store.take_floor(room.workshop, room.item.id, 1, [(5.0,), (6.0,)])
    store.take_floor(room.workshop, room.item.id, 1, [])
    seen = room.snapshot
    assert (seen.answered, seen.present, seen.joined) == (0, 0, 0)


def test_only_a_table_places_several(answering: Room) -> None:
    with pytest.raises(Refused):
        store.take_places(answering.people["alice"], answering.item.id, 1, places(10, 20))
    with pytest.raises(Refused):
        store.take_floor(answering.workshop, 999, 1, [(5.0,)])
    with pytest.raises(Refused):
        store.take_floor(answering.workshop, answering.item.id, 1, [(101.0,)])
    with pytest.raises(Refused, match="are placed"):
        store.take_floor(answering.workshop, answering.item.id, 1, [(1.0,)] * 501)
    assert store.ways(answering.workshop).on_floor == 0
