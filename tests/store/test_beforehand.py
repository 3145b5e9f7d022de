"""By the link before the meeting: the room's own first round, for those who cannot come."""

import datetime as dt
import threading

import pytest

import models
import store
from live import STEP, hub
from store.bell import Bell
from tests import rooms
from tests.phone import test_alone
from tests.rooms import Room
from workshop import ways
from workshop.agenda import DraftItem
from workshop.answers import Places, Ranking, Stance
from workshop.errors import Refused
from workshop.flow import Phase

HOUR = dt.timedelta(hours=1)


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@pytest.fixture
def room(database: None) -> Room:
    """A meeting of three questions, two rounds each, whose link is open; nobody is in the room."""
    return opened(rooms.prepare())


def opened(room: Room) -> Room:
    store.set_times(room.workshop, (now() - HOUR, now() + HOUR))
    return room


def close_the_link(room: Room) -> None:
    store.set_times(room.workshop, (now() - 2 * HOUR, now() - HOUR))


def answer(room: Room, name: str, place: float) -> None:
    """Round 1 of the first question, wherever the room is."""
    store.take_stance(room.people[name], room.snapshot.items[0].id, 1, Stance((place,)))


def arrive(room: Room, *names: str) -> None:
    for name in names:
        hub.arrive(room.workshop, room.people[name].id)


def ways_of(room: Room) -> dict[float, str]:
    result = room.snapshot.items[0].result(1)
    assert result is not None
    return {a.given.place[0]: a.way for a in result.answers if isinstance(a.given, Stance)}  # type: ignore[index]


def test_in_the_lobby_the_link_takes_answers_between_its_times_only(room: Room) -> None:
    room.join("alice")
    axis, triangle, ranking = room.snapshot.own_pace_items
    assert room.snapshot.in_lobby
    answer(room, "alice", 20)
    store.take_stance(room.people["alice"], triangle.id, 1, Stance((50.0, 30.0, 20.0)))
    store.take_ranking(room.people["alice"], ranking.id, 1, Ranking(("value",)))
    with pytest.raises(Refused, match="closed"):
        store.take_stance(room.people["alice"], axis.id, 2, Stance((20.0,)))
    store.set_times(room.workshop, (now() + HOUR, now() + 2 * HOUR))
    with pytest.raises(Refused, match="not open yet"):
        answer(room, "alice", 30)
    close_the_link(room)
    with pytest.raises(Refused, match="too late"):
        answer(room, "alice", 30)
    store.set_times(room.workshop, (None, None))
    with pytest.raises(Refused, match="closed"):
        answer(room, "alice", 30)
    assert store.own_answer(room.people["alice"], axis, 1) == Stance((20.0,))
    assert store.given_before(room.people["alice"]) == 3


def test_what_was_answered_beforehand_counts_in_the_rooms_own_first_round(room: Room) -> None:
    room.join("alice", "bob", "charlie", "dorte")
    answer(room, "alice", 10)
    answer(room, "bob", 20)
    room.go_to(rooms.AXIS, Phase.STANCE)
    assert room.item.results == ()
    arrive(room, "charlie", "dorte")
    room.stand("charlie", 80)
    room.stand("dorte", 90)
    room.forward()
    assert ways_of(room) == {10: "before", 20: "before", 80: "phone", 90: "phone"}
    result = room.item.result(1)
    assert result is not None
    assert result.answered == 4


def test_who_answered_beforehand_is_neither_here_nor_missing(room: Room) -> None:
    room.join("alice", "bob", "charlie", "dorte")
    answer(room, "alice", 10)
    answer(room, "bob", 20)
    close_the_link(room)
    assert room.snapshot.beforehand == 2
    arrive(room, "charlie", "dorte")
    assert room.snapshot.present == 2
    room.go_to(rooms.AXIS, Phase.STANCE)
    room.stand("charlie", 80)
    seen = room.snapshot
    assert (seen.answered, seen.present, seen.beforehand) == (1, 2, 2)
    found = store.attendance(seen)
    assert (found.answered, found.present) == (1, 2)
    arrive(room, "bob")  # who comes after all has answered already
    seen = room.snapshot
    assert (seen.answered, seen.present, seen.beforehand) == (2, 3, 1)
    room.forward()
    assert store.attendance(room.snapshot).present == 3


def test_who_answers_by_the_link_is_not_here_until_it_has_closed(room: Room) -> None:
    room.join("alice", "bob")
    answer(room, "alice", 10)
    arrive(room, "alice", "bob")
    assert (room.snapshot.present, room.snapshot.beforehand) == (1, 1)
    close_the_link(room)
    assert (room.snapshot.present, room.snapshot.beforehand) == (2, 1)


def test_who_comes_after_all_may_change_it_and_has_then_answered_in_the_room(room: Room) -> None:
    room.join("alice", "bob", "charlie")
    for name, place in (("alice", 10), ("bob", 20), ("charlie", 90)):
        answer(room, name, place)
    close_the_link(room)
    room.go_to(rooms.AXIS, Phase.READ)
    with pytest.raises(Refused, match="closed"):
        answer(room, "alice", 40)
    room.forward()
    answer(room, "alice", 40)
    room.forward()
    with pytest.raises(Refused, match="closed"):
        answer(room, "alice", 50)
    assert ways_of(room) == {20: "before", 40: "phone", 90: "before"}


def test_a_table_that_answers_beforehand_is_read_with_those_and_is_still_a_table(
    room: Room,
) -> None:
    table = store.person(store.join(room.workshop, people=4), room.workshop)
    item = room.snapshot.items[0]
    given = Places(tuple((float(place),) for place in (10, 20, 30, 40)))
    store.take_places(table, item.id, 1, given)
    assert room.snapshot.beforehand == 4
    room.go_to(rooms.AXIS, Phase.STANCE)
    assert (room.snapshot.answered, room.snapshot.beforehand) == (0, 4)
    room.forward()
    result = room.item.result(1)
    assert result is not None
    assert [answer.way for answer in result.answers] == ["before"] * 4
    assert [answer.person < 0 for answer in result.answers] == [True] * 4
    with store.reading() as session:
        row = session.get(models.Participant, table.id)
        assert row is not None
        assert (row.way, row.people) == ("table", 4)


def test_where_the_room_goes_past_a_question_its_answers_from_before_are_not_lost(
    room: Room,
) -> None:
    room.join("alice", "bob", "charlie")
    for name, place in (("alice", 10), ("bob", 20), ("charlie", 90)):
        answer(room, name, place)
    axis, triangle, _ = room.snapshot.items
    last = next(s for s in room.snapshot.line if s.item == triangle.id)
    assert store.move(room.workshop, room.snapshot.step, last)
    assert [item.progress.closed for item in room.snapshot.items] == [1, 0, 0]
    room.close()
    assert set(ways_of(room)) == {10, 20, 90}
    skipped = next(item for item in room.snapshot.items if item.id == axis.id)
    assert ways.counted(skipped, 1) is None  # all in one way


def test_the_agenda_is_not_replaced_under_those_who_have_answered(room: Room) -> None:
    draft = rooms.draft(rooms.AXIS)
    store.change_workshop(room.workshop, rooms.draft(rooms.AXIS, rooms.TRIANGLE, rooms.PRIORITY))
    room.join("alice")
    answer(room, "alice", 10)
    with pytest.raises(Refused, match="answered already"):
        store.change_workshop(room.workshop, draft)
    with pytest.raises(Refused, match="The point stays"):
        store.take_off(room.workshop, room.snapshot.step, room.snapshot.items[0].id)
    with pytest.raises(Refused, match="Nobody is asked"):
        store.nudge(room.workshop)


def test_where_points_are_marked_these_open_by_themselves_and_need_no_pressing(
    database: None,
) -> None:
    room = test_alone.prepare()
    room.join("alice", "bob", "charlie")
    opened(room)
    assert room.snapshot.in_lobby
    assert room.snapshot.own_pace_items == room.snapshot.alone_items
    for name, place in (("alice", 10), ("bob", 20), ("charlie", 90)):
        answer(room, name, place)
    close_the_link(room)
    assert room.forward().phase is Phase.READ  # past the opening by hand
    assert [item.progress.closed for item in room.snapshot.items] == [1, 1, 1, 0]
    assert room.forward().phase is Phase.REVEAL
    assert set(ways_of(room).values()) == {"before"}


def test_a_ranking_of_this_workshops_dilemmas_stays_once_it_was_answered(database: None) -> None:
    room = opened(rooms.prepare(rooms.AXIS, rooms.TRIANGLE, "this-workshop"))
    room.join("alice")
    ranking = room.snapshot.items[2]
    store.take_ranking(room.people["alice"], ranking.id, 1, Ranking((rooms.AXIS,)))
    own = room.snapshot.items[0].dilemma.model_copy(update={"id": "own-new"})
    new = DraftItem(own, 20)
    assert store.insert_item(room.workshop, room.snapshot.step, new, None)
    assert room.snapshot.items[-1].priority.options == (rooms.AXIS, rooms.TRIANGLE)


class Heard:
    """What page everybody is told to show, each time that a workshop is announced."""

    def __init__(self, workshop: int) -> None:
        self._workshop = workshop
        self._turns: list[str] = []
        self._more = threading.Condition()

    def hear(self, workshop: int, kind: str) -> None:
        if (workshop, kind) == (self._workshop, STEP):
            turn = store.stage(workshop).turn
            with self._more:
                self._turns.append(turn)
                self._more.notify()

    def forget(self) -> None:
        with self._more:
            self._turns.clear()

    def wait_for(self, turn: str) -> bool:
        with self._more:
            return self._more.wait_for(lambda: turn in self._turns, 60)


@pytest.fixture
def heard(room: Room, monkeypatch: pytest.MonkeyPatch) -> Heard:
    heard = Heard(room.workshop)
    monkeypatch.setattr(hub, "announce", heard.hear)
    return heard


def soon() -> dt.datetime:
    return now() + dt.timedelta(seconds=1)


def test_the_link_opens_and_closes_at_its_times_and_everybody_hears_of_it(
    room: Room, heard: Heard
) -> None:
    begins = soon()
    store.set_times(room.workshop, (begins, begins + HOUR))
    assert heard.wait_for("0o")
    assert now() >= begins
    ends = soon()
    store.set_times(room.workshop, (begins, ends))
    assert heard.wait_for("0l")
    assert now() >= ends
    assert room.snapshot.step == 0  # nobody has pressed anything


def test_the_times_are_kept_over_a_restart(room: Room, heard: Heard) -> None:
    wait = dt.timedelta(seconds=1)
    while True:  # until the restart is over before the time comes, on a machine that is slow
        heard.forget()
        begins = now() + wait
        store.set_times(room.workshop, (begins, begins + HOUR))
        store.close_database()
        store.open_database()
        if room.snapshot.link == "early":  # a screen that came back
            break
        wait *= 2
    assert heard.wait_for("0o")
    assert now() >= begins


def test_the_bell_rings_once_for_each_moment_and_the_earliest_first() -> None:
    rung: list[int] = []
    all_rung = threading.Event()

    def ring(workshop: int) -> None:
        rung.append(workshop)
        if len(rung) == 2:
            all_rung.set()

    bell = Bell(ring)
    at = now()
    bell.set(2, at + dt.timedelta(seconds=0.3))
    bell.set(1, at + dt.timedelta(seconds=0.1))
    bell.set(1, at + HOUR)
    bell.set(3, at + HOUR)
    assert all_rung.wait(60)
    bell.close()
    assert rung == [1, 2]


def test_a_tables_order_from_before_counts_as_its_people(database: None) -> None:
    room = rooms.prepare(rooms.PRIORITY)
    store.set_times(room.workshop, (None, models.now() + dt.timedelta(hours=1)))
    table = store.person(store.join(room.workshop, people=8), room.workshop)
    store.take_ranking(table, room.snapshot.items[0].id, 1, Ranking(("value",)))
    room.join("alice", "bob")
    room.go_to(rooms.PRIORITY, Phase.RANK)
    for name in ("alice", "bob"):
        room.rank(name, "knowledge")
    room.forward()
    result = room.item.result(1)
    assert result is not None
    assert result.answered == 10
