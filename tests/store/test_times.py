"""Before and after the meeting by the same link: open between two times, each answer's way kept."""

import datetime as dt

import pytest

import store
from tests.phone.test_alone import prepare
from tests.rooms import Room
from workshop.answers import Ranking, Stance
from workshop.errors import Refused
from workshop.flow import AFTER, ALONE, Phase

HOUR = dt.timedelta(hours=1)


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@pytest.fixture
def room(database: None) -> Room:
    """Three questions to answer before the meeting; alice has joined."""
    room = prepare()
    room.join("alice")
    return room


def stand(room: Room, place: float, number: int = 1) -> None:
    store.take_stance(
        room.people["alice"], room.snapshot.alone_items[0].id, number, Stance((place,))
    )


def test_before_the_meeting_answers_are_taken_between_the_two_times(room: Room) -> None:
    room.forward()
    assert room.snapshot.here == ALONE
    store.set_times(room.workshop, (now() + HOUR, now() + 2 * HOUR))
    with pytest.raises(Refused, match="not open yet"):
        stand(room, 20)
    store.set_times(room.workshop, (now() - HOUR, now() + HOUR))
    stand(room, 20)
    store.set_times(room.workshop, (now() - 2 * HOUR, now() - HOUR))
    with pytest.raises(Refused, match="too late"):
        stand(room, 80)
    own = store.own_answer(room.people["alice"], room.snapshot.alone_items[0], 1)
    assert own == Stance((20.0,))


def test_afterwards_those_who_could_not_come_answer_a_round_of_their_own(room: Room) -> None:
    store.set_times(room.workshop, (None, None), (None, now() + HOUR))
    assert AFTER in room.snapshot.line
    room.join("bob", "charlie")
    while room.snapshot.here != AFTER:
        room.forward()
    seen = room.snapshot
    item = seen.open_items[0]
    assert len(seen.open_items) == 3
    for name, place in (("alice", 10), ("bob", 20), ("charlie", 90)):
        store.take_stance(room.people[name], item.id, item.rounds + 1, Stance((place,)))
    assert room.snapshot.items[0].result(item.rounds + 1) is None
    store.set_times(room.workshop, (None, None), (None, now() - HOUR))
    with pytest.raises(Refused, match="too late"):
        store.take_stance(room.people["bob"], item.id, item.rounds + 1, Stance((5.0,)))
    with pytest.raises(Refused, match="answering now"):
        store.set_times(room.workshop, (None, None))
    room.forward()
    assert room.snapshot.closed
    last = next(i for i in room.snapshot.items if i.id == item.id).result(item.rounds + 1)
    assert last is not None
    assert [answer.way for answer in last.answers] == ["after"] * 3


def test_afterwards_opens_at_its_time(room: Room) -> None:
    store.set_times(room.workshop, (None, None), (now() + HOUR, now() + 2 * HOUR))
    room.join("alice")
    while room.snapshot.here != AFTER:
        room.forward()
    seen = room.snapshot
    item = seen.open_items[0]
    assert (seen.link, seen.link_turns) == ("early", seen.after[0])

    def answers() -> None:
        store.take_stance(room.people["alice"], item.id, item.rounds + 1, Stance((10.0,)))

    with pytest.raises(Refused, match="not open yet"):
        answers()
    store.set_times(room.workshop, (None, None), (now() - HOUR, now() + HOUR))
    assert room.snapshot.link == "open"
    answers()
    assert store.own_answer(room.people["alice"], item, item.rounds + 1) == Stance((10.0,))


def test_a_time_that_ends_before_it_begins_is_refused(room: Room) -> None:
    with pytest.raises(Refused, match="close before they open"):
        store.set_times(room.workshop, (now(), now() - HOUR))
    with pytest.raises(Refused, match="before the meeting"):
        store.set_times(room.workshop, (None, now() + HOUR), (None, now()))
    with pytest.raises(Refused, match="close before they open"):
        store.set_times(room.workshop, (None, None), (now(), now() - HOUR))
    with pytest.raises(Refused, match="until when"):
        store.set_times(room.workshop, (None, None), (now(), None))
    assert (room.snapshot.before, room.snapshot.after) == ((None, None), (None, None))
    room.close()
    with pytest.raises(Refused, match="closed"):
        store.set_times(room.workshop, (None, None))


def test_without_a_time_afterwards_there_is_no_such_step(room: Room) -> None:
    store.set_times(room.workshop, (None, None), (None, now() + HOUR))
    store.set_times(room.workshop, (None, None))
    assert AFTER not in room.snapshot.line
    assert room.snapshot.here.phase is Phase.LOBBY


def test_what_was_answered_after_the_meeting_never_becomes_a_round_of_it(room: Room) -> None:
    store.set_times(room.workshop, (None, None), (None, now() + HOUR))
    while room.snapshot.here != AFTER:
        room.forward()
    axis, triangle, ranking = room.snapshot.open_items
    stand(room, 20, axis.rounds + 1)
    order = Ranking(("value",))
    store.take_ranking(room.people["alice"], ranking.id, ranking.rounds + 1, order)
    for item in (axis, ranking):
        while not (room.snapshot.here.item == item.id and room.snapshot.here.shows_result):
            room.back()
        with pytest.raises(Refused, match="once more after the meeting"):
            store.add_round(room.workshop, room.snapshot.step, item.id)
        assert room.item.rounds == item.rounds
        while room.snapshot.here != AFTER:
            room.forward()
    while not (room.snapshot.here.item == triangle.id and room.snapshot.here.shows_result):
        room.back()
    assert store.add_round(room.workshop, room.snapshot.step, triangle.id)
