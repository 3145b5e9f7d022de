"""The floor: no device, blind as everybody else; two facilitators enter it and lose nothing."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

import store
from tests import rooms
from tests.rooms import Room
from workshop import results
from workshop.answers import MAX_FLOOR
from workshop.errors import Refused
from workshop.floor import Mark
from workshop.flow import Phase


@pytest.fixture
def standing(room: Room) -> Room:
    room.go_to(rooms.AXIS, Phase.STANCE)
    return room


@pytest.fixture
def asked(database: None) -> Room:
    room = rooms.prepare(rooms.PRIORITY)
    room.go_to(rooms.PRIORITY, Phase.RANK)
    return room


def mark(room: Room, *marks: Mark) -> None:
    store.mark_floor(room.workshop, room.item.id, room.snapshot.here.round, marks)


def line(room: Room) -> list[float]:
    return [place[0] for place in store.floor_places(room.workshop, room.item.id, 1)]


def at(*positions: float) -> list[Mark]:
    return [Mark((position,)) for position in positions]


def back(position: float) -> Mark:
    return Mark((position,), back=True)


def test_the_floor_needs_no_device_and_undo_takes_the_last(standing: Room) -> None:
    room, item = standing, standing.item.id
    assert line(room) == []
    mark(room, *at(0, 90, 40, 40))
    mark(room, back(40))
    assert line(room) == [0, 90, 40]
    seen = room.snapshot
    assert (seen.answered, seen.present, seen.joined) == (3, 3, 3)
    room.forward()
    round = room.item.result(1)
    assert round is not None
    assert [answer.way for answer in round.answers] == ["floor"] * 3
    assert store.ways(room.workshop) == store.Ways(0, 0, 0, 3)
    with pytest.raises(Refused, match="closed"):
        store.mark_floor(room.workshop, item, 1, at(5))
    with pytest.raises(Refused, match="closed"):
        store.take_floor(room.workshop, item, 1, [(5.0,)])


def test_a_line_up_can_be_taken_back_whole(standing: Room) -> None:
    item = standing.item.id
    store.take_floor(standing.workshop, item, 1, [(5.0,), (6.0,)])
    store.take_floor(standing.workshop, item, 1, [], seen=[(5.0,), (6.0,)])
    seen = standing.snapshot
    assert (seen.answered, seen.present, seen.joined) == (0, 0, 0)
    mark(standing, *at(5))
    mark(standing, back(5), back(5))
    seen = standing.snapshot
    assert (seen.answered, seen.present, seen.joined) == (0, 0, 0)


def test_two_facilitators_mark_in_turn_and_nothing_is_lost(standing: Room) -> None:
    mark(standing, *at(10, 20))  # one of them
    mark(standing, *at(80))  # the other, who had not seen it
    mark(standing, back(20), *at(25))  # the first again
    assert line(standing) == [10, 80, 25]


def test_many_marks_at_the_same_time_are_all_kept(standing: Room) -> None:
    positions = [float(n) for n in range(40)]
    with ThreadPoolExecutor(8) as hands:
        list(hands.map(lambda position: mark(standing, *at(position, position)), positions))
        list(hands.map(lambda position: mark(standing, back(position)), positions))
    assert sorted(line(standing)) == positions
    assert standing.snapshot.answered == 40


def test_numbers_replace_only_the_line_up_that_was_seen(standing: Room) -> None:
    item = standing.item.id
    mark(standing, *at(10))
    with pytest.raises(Refused, match="Somebody else has changed the line-up"):
        store.take_floor(standing.workshop, item, 1, [(50.0,)])
    assert line(standing) == [10]
    store.take_floor(standing.workshop, item, 1, [(50.0,)], seen=[(10.0,)])
    assert line(standing) == [50]


def test_what_is_no_place_or_too_many_is_refused(standing: Room) -> None:
    with pytest.raises(Refused):
        store.mark_floor(standing.workshop, 999, 1, at(5))
    with pytest.raises(Refused):
        mark(standing, *at(101))
    with pytest.raises(Refused, match="at most"):
        store.take_floor(standing.workshop, standing.item.id, 1, [(1.0,)] * (MAX_FLOOR + 1))
    mark(standing, *at(*[1.0] * MAX_FLOOR))
    with pytest.raises(Refused, match="at most"):
        mark(standing, *at(1))
    assert len(line(standing)) == MAX_FLOOR


def test_in_a_triangle_a_mark_is_taken_back_as_it_was_stored(room: Room) -> None:
    room.go_to(rooms.TRIANGLE, Phase.STANCE)
    mark(room, Mark((1, 1, 1)), Mark((100, 0, 0)))
    first, second = store.floor_places(room.workshop, room.item.id, 1)
    mark(room, Mark(first, back=True))
    assert store.floor_places(room.workshop, room.item.id, 1) == (second,)


def count(room: Room, option: str, seen: int, hands: int) -> None:
    number = room.snapshot.here.round
    store.take_hands(room.workshop, room.item.id, number, option, seen, hands)


def hands(room: Room, number: int = 1) -> dict[str, int]:
    return store.floor_hands(room.workshop, room.item.id, number)


def test_a_hand_is_an_answer_with_only_a_first_place(asked: Room) -> None:
    options = asked.item.priority.options
    assert options != "agenda"
    first, second, *_ = options
    count(asked, second, 0, 2)
    count(asked, first, 0, 7)
    count(asked, second, 2, 3)
    assert list(hands(asked).items()) == [(first, 7), (second, 3)]
    assert not asked.item.results
    seen = asked.snapshot
    assert (seen.answered, seen.present, seen.joined) == (10, 10, 10)
    asked.forward()
    order = results.ranking_of(asked.item, 1)
    assert order is not None
    m = len(options)
    rest = (m - 2) / 2  # unranked options share the places that are left
    assert order.n == 10
    assert order.points == {
        first: 7 * (m - 1) + 3 * rest,
        second: 3 * (m - 1) + 7 * rest,
        **dict.fromkeys(options[2:], 10 * rest),
    }
    assert order.preferred == first
    round = asked.item.result(1)
    assert round is not None
    assert [answer.way for answer in round.answers] == ["floor"] * 10
    assert len({answer.person for answer in round.answers}) == 10
    with pytest.raises(Refused, match="closed"):
        count(asked, first, 7, 8)


def test_hands_and_phones_count_together_and_undo_takes_hands_down(asked: Room) -> None:
    asked.join("alice", "bob", "charlie")
    for name in ("alice", "bob", "charlie"):
        asked.rank(name, "value", "knowledge")
    count(asked, "knowledge", 0, 5)
    assert asked.snapshot.answered == 8
    count(asked, "knowledge", 5, 4)
    assert asked.snapshot.answered == 7
    count(asked, "knowledge", 4, 0)
    assert hands(asked) == {}
    assert (asked.snapshot.answered, asked.snapshot.joined) == (3, 3)


def test_two_who_count_hands_never_wipe_each_others(asked: Room) -> None:
    count(asked, "value", 0, 4)
    count(asked, "knowledge", 0, 2)  # another option by another facilitator
    with pytest.raises(Refused, match="Somebody else has counted") as no:
        count(asked, "value", 0, 6)
    assert (no.value.status, no.value.values) == (409, {"n": 4})
    assert hands(asked) == {"value": 4, "knowledge": 2}


def test_hands_counted_at_the_same_time_are_refused_or_kept(asked: Room) -> None:
    def one(option: str) -> bool:
        try:
            count(asked, option, 0, 1)
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(8) as many:
        kept = list(many.map(one, ["value"] * 8 + ["knowledge"] * 8))
    assert (sum(kept[:8]), sum(kept[8:])) == (1, 1)
    assert hands(asked) == {"value": 1, "knowledge": 1}


@pytest.mark.parametrize(
    "wrong",
    [
        lambda room: count(room, "nothing", 0, 1),
        lambda room: count(room, "value", 0, -1),
        lambda room: count(room, "value", 0, MAX_FLOOR + 1),
    ],
)
def test_hands_for_nothing_or_too_many_are_refused(
    asked: Room, wrong: Callable[[Room], None]
) -> None:
    with pytest.raises(Refused):
        wrong(asked)
    assert hands(asked) == {}


def test_hands_give_no_points_and_stand_on_no_line(database: None) -> None:
    room = rooms.prepare(rooms.PRIORITY, rooms.AXIS, points=True)
    room.go_to(rooms.PRIORITY, Phase.RANK)
    with pytest.raises(Refused):
        count(room, "value", 0, 1)
    room.go_to(rooms.AXIS, Phase.STANCE)
    with pytest.raises(Refused):
        count(room, "value", 0, 1)


def test_whether_the_wall_takes_the_line_up_is_kept_and_told_to_all_screens(room: Room) -> None:
    assert room.snapshot.line_up is None
    store.put_line_up(room.workshop, True)
    assert room.snapshot.line_up is True
    room.go_to(rooms.AXIS, Phase.STANCE)
    assert room.snapshot.line_up is True
    store.put_line_up(room.workshop, False)
    assert room.snapshot.line_up is False
