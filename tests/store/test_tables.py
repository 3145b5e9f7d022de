"""Tables with one device: counted by heads, blind as everybody else; and which devices are here."""

import datetime as dt

import pytest

import models
import store
from i18n import translator
from live import hub
from reports import table_answers
from store.tables import HERE_FOR
from tests import rooms
from tests.rooms import Room
from workshop import results
from workshop.answers import Places, Points, Ranking, Stance
from workshop.errors import Refused
from workshop.flow import Phase
from workshop.points import points_of
from workshop.reasons import across, strongest, weigh


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


@pytest.mark.parametrize("points", [False, True])
def test_a_tables_answer_to_a_priority_question_weighs_as_many_as_sit_there(
    points: bool, database: None
) -> None:
    room = rooms.prepare(rooms.PRIORITY, points=points)
    room.join("alice")
    room.go_to(rooms.PRIORITY, Phase.RANK)
    item = room.item
    options = item.priority.options
    assert options != "agenda"
    first, second = options[:2]
    six, five = table(room, 6), table(room, 5)
    for who, option in ((six, first), (five, second)):
        if points:
            store.take_points(who, item.id, 1, Points(((option, 100),)))
        else:
            store.take_ranking(who, item.id, 1, Ranking((option,)))
    if points:
        store.take_points(room.people["alice"], item.id, 1, Points(((second, 100),)))
    else:
        store.take_ranking(room.people["alice"], item.id, 1, Ranking((second, first)))
    assert (room.snapshot.answered, room.snapshot.present) == (12, 12)
    attended = store.attendance(room.snapshot)
    assert (attended.present, attended.answered) == (12, 12)
    room.forward()
    round = room.item.result(1)
    assert round is not None
    assert (round.answered, round.skipped) == (12, 0)
    assert sorted(answer.way for answer in round.answers) == ["phone"] + ["table"] * 11
    assert len({answer.person for answer in round.answers}) == 12
    if points:
        shares = points_of(room.item, 1)
        assert shares is not None
        assert shares.n == 12
        assert {share.option: share.median for share in shares.options} == dict.fromkeys(
            options, 0.0
        ) | {first: 50.0, second: 50.0}
        return
    order = results.ranking_of(room.item, 1)
    assert order is not None
    m = len(options)
    behind = (m - 2) / 2  # whom one leaves out share the places that are left
    assert order.n == 12
    assert order.points[first] == pytest.approx(6 * (m - 1) + 5 * behind + (m - 2))
    assert order.points[second] == pytest.approx(6 * (m - 1) + 6 * behind)
    assert order.preferred is None  # six and six


def test_what_a_table_answered_stays_counted_when_people_come_or_leave(database: None) -> None:
    room = rooms.prepare(rooms.PRIORITY)
    room.go_to(rooms.PRIORITY, Phase.RANK)
    item = room.item.id
    who = table(room, 6)
    store.take_ranking(who, item, 1, Ranking(("value",)))
    room.go_to(rooms.PRIORITY, Phase.RANK, 2)
    store.take_ranking(who, item, 2, Ranking(("value",)), 4)
    assert store.ways(room.workshop).at_tables == 4
    room.close()
    assert [round.answered for round in room.item_of(rooms.PRIORITY).results] == [6, 4]


def test_a_tables_answers_of_two_rounds_are_never_one_persons(database: None) -> None:
    room = rooms.prepare(rooms.PRIORITY)
    room.go_to(rooms.PRIORITY, Phase.RANK)
    who = table(room, 6)
    for number in (1, 2):
        room.go_to(rooms.PRIORITY, Phase.RANK, number)
        store.take_ranking(who, room.item.id, number, Ranking(("value",)))
    room.close()
    one, two = room.item_of(rooms.PRIORITY).results
    assert {a.person for a in one.answers}.isdisjoint(a.person for a in two.answers)
    rows = table_answers.answers(room.snapshot, translator("en")).decode("utf-8-sig").splitlines()
    assert len(rows) == 1 + 6 + 6


def test_only_a_table_places_several(answering: Room) -> None:
    with pytest.raises(Refused):
        store.take_places(answering.people["alice"], answering.item.id, 1, places(10, 20))


def test_a_device_that_was_tried_and_put_away_is_not_here(room: Room) -> None:
    room.join("alice")
    assert not store.devices_here(room.workshop)
    hub.arrive(room.workshop, room.people["alice"].id)
    assert store.devices_here(room.workshop)
    hub.leave(room.workshop, room.people["alice"].id)
    assert not store.devices_here(room.workshop)


@pytest.mark.parametrize("content", [rooms.AXIS, rooms.PRIORITY])
def test_a_phone_that_sleeps_after_its_answer_is_here_for_half_an_hour(
    room: Room, content: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.join("alice")
    if content == rooms.AXIS:
        room.go_to(content, Phase.STANCE)
        room.stand("alice", 20)
    else:
        room.go_to(content, Phase.RANK)
        room.rank("alice", "value")
    assert store.devices_here(room.workshop)
    later = models.now() + HERE_FOR + dt.timedelta(seconds=1)
    monkeypatch.setattr(models, "now", lambda: later)
    assert not store.devices_here(room.workshop)


def test_who_is_counted_on_the_floor_has_no_device(room: Room) -> None:
    room.go_to(rooms.AXIS, Phase.STANCE)
    store.take_floor(room.workshop, room.item.id, 1, [(5.0,)])
    assert not store.devices_here(room.workshop)


def test_what_a_table_marks_counts_for_each_where_they_stood(answering: Room) -> None:
    tables = [table(answering, 6) for _ in range(4)]
    item = answering.item.id
    for number, who in enumerate(tables):
        low = number < 2
        at = (5, 10, 15, 20, 25, 30) if low else (70, 75, 80, 85, 90, 95)
        store.take_places(who, item, 1, places(*at, reason=f"Bordets ord {number}"))
    answering.forward()
    for who in tables:
        for reason in store.reason_sample(who, item, 1):
            store.mark_reason(who, reason.id, True, False)
    weighed = weigh(answering.item, store.marks(item), (1,))
    first = next(each for each in weighed if each.reason.text == "Bordets ord 0")
    assert [(side.endorsed, side.seen) for side in first.sides] == [(6, 6), (12, 12)]
    assert first.bridging is not None
    for pole in (0, 1):
        assert strongest(weighed, pole) is not None
    assert across(weighed) is not None
