"""Answers: saved once told so, changeable until the round closes, blind until the reveal."""

import pytest
from sqlalchemy import text
from sqlmodel import Session

import store
from store.database import opened
from tests import rooms
from workshop import results
from workshop.answers import REASON_LIMIT, Ranking, Stance
from workshop.errors import Refused
from workshop.flow import Phase

OPTIONS = ("value", "co-creation", "knowledge")


def rows(table: str) -> int:
    with store.reading() as session:
        return int(session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


@pytest.fixture
def answering(room: rooms.Room) -> rooms.Room:
    room.join("alice", "bob", "charlie", "dorte")
    room.go_to(rooms.AXIS, Phase.STANCE)
    return room


def test_a_stance_can_be_changed_until_the_round_closes(answering: rooms.Room) -> None:
    answering.stand("alice", 20, certainty=2, importance=4, reason="Hun ved bedst")
    answering.stand("alice", 70)
    own = store.own_answer(answering.people["alice"], answering.item, 1)
    assert own == Stance((70.0,))
    assert (rows("stance"), rows("reason")) == (1, 0)
    item = answering.item.id
    answering.forward()
    with pytest.raises(Refused):
        store.take_stance(answering.people["alice"], item, 1, Stance((10.0,)))
    assert store.own_answer(answering.people["alice"], answering.item, 1) == own


def test_the_same_answer_twice_changes_nothing(answering: rooms.Room) -> None:
    for _ in range(2):
        answering.stand("alice", 20, reason="Hun ved bedst")
    assert (rows("stance"), rows("reason"), answering.snapshot.answered) == (1, 1, 1)


def test_a_skip_counts_as_an_answer(answering: rooms.Room) -> None:
    answering.stand("alice")
    assert answering.snapshot.answered == 1
    assert store.own_answer(answering.people["alice"], answering.item, 1) == Stance(None)


def test_back_to_an_open_round_keeps_it_open(answering: rooms.Room) -> None:
    answering.stand("alice", 20)
    answering.back()
    answering.forward()
    answering.stand("alice", 30)
    assert answering.snapshot.is_open


def test_back_to_a_revealed_round_does_not_open_it(answering: rooms.Room) -> None:
    answering.stand("alice", 20)
    answering.forward()
    answering.back()
    assert not answering.snapshot.is_open
    with pytest.raises(Refused):
        answering.stand("alice", 30)


def test_a_later_round_never_overwrites_an_earlier_one(answering: rooms.Room) -> None:
    answering.stand("alice", 20)
    answering.go_to(rooms.AXIS, Phase.RESTANCE)
    answering.stand("alice", 60)
    alice, item = answering.people["alice"], answering.item
    assert store.own_answer(alice, item, 1) == Stance((20.0,))
    assert store.own_answer(alice, item, 2) == Stance((60.0,))


def test_until_the_reveal_a_snapshot_holds_the_count_and_nothing_else(
    answering: rooms.Room,
) -> None:
    for name, place in (("alice", 11), ("bob", 47), ("charlie", 83)):
        answering.stand(name, place, certainty=4, reason=f"Fordi {name}")
    blind = answering.snapshot
    assert (blind.answered, blind.items[0].results) == (3, ())
    assert "Fordi" not in repr(blind)
    answering.forward()
    [shown] = answering.item.results
    assert [stance.place for _, stance in results.stances(shown)] == [(11.0,), (47.0,), (83.0,)]


def test_round_two_is_as_blind_as_round_one(answering: rooms.Room) -> None:
    for name in ("alice", "bob", "charlie"):
        answering.stand(name, 10)
    answering.go_to(rooms.AXIS, Phase.RESTANCE)
    for name in ("alice", "bob", "charlie"):
        answering.stand(name, 90)
    assert [r.number for r in answering.item.results] == [1]
    answering.forward()
    assert [r.number for r in answering.item.results] == [1, 2]


def test_a_round_whose_reveal_is_skipped_is_not_shown_before_a_later_result(
    answering: rooms.Room,
) -> None:
    for name in ("alice", "bob", "charlie"):
        answering.stand(name, 10)
    seen = answering.snapshot
    dialogue = next(s for s in seen.line if s.phase is Phase.DIALOGUE)
    store.move(answering.workshop, seen.step, dialogue)
    assert answering.item.results == ()
    answering.go_to(rooms.AXIS, Phase.RESTANCE)
    answering.stand("alice", 20)
    assert answering.item.results == ()


def test_fewer_than_three_answers_are_counted_not_shown(answering: rooms.Room) -> None:
    answering.stand("alice", 10, reason="Kun mig")
    answering.stand("bob", 90)
    answering.stand("charlie")
    answering.forward()
    [shown] = answering.item.results
    assert (shown.answered, shown.skipped, shown.answers) == (3, 1, ())
    assert results.room_of(answering.item, 1) is None
    assert "Kun mig" not in repr(answering.snapshot)


def test_closing_in_the_middle_of_a_round_keeps_its_answers_for_the_archive(
    answering: rooms.Room,
) -> None:
    for name in ("alice", "bob", "charlie"):
        answering.stand(name, 10)
    seen = answering.snapshot
    store.move(answering.workshop, seen.step, seen.line[-1])
    assert [len(r.answers) for r in answering.snapshot.items[0].results] == [3]
    with pytest.raises(Refused) as no:
        store.take_stance(answering.people["alice"], seen.items[0].id, 1, Stance((1.0,)))
    assert no.value.status == 410


def test_a_triangle_stores_weights_that_sum_to_100(answering: rooms.Room) -> None:
    answering.go_to(rooms.TRIANGLE, Phase.STANCE)
    answering.stand("alice", 1, 1, 2)
    own = store.own_answer(answering.people["alice"], answering.item, 1)
    assert own == Stance((25.0, 25.0, 50.0))


@pytest.mark.parametrize(
    ("stance", "field"),
    [
        (Stance((-1.0,)), "position"),
        (Stance((101.0,)), "position"),
        (Stance((float("nan"),)), "position"),
        (Stance((10.0, 20.0, 70.0)), "position"),
        (Stance((10.0,), certainty=5), "certainty"),
        (Stance((10.0,), importance=0), "importance"),
        (Stance((10.0,), reason="x" * (REASON_LIMIT + 1)), "reason"),
    ],
)
def test_a_stance_outside_the_scales_is_refused(
    answering: rooms.Room, stance: Stance, field: str
) -> None:
    with pytest.raises(Refused) as no:
        store.take_stance(answering.people["alice"], answering.item.id, 1, stance)
    assert (no.value.status, no.value.field) == (422, field)
    assert rows("stance") == 0


def test_one_refused_answer_takes_no_other_with_it(answering: rooms.Room) -> None:
    item = answering.item.id
    futures = [
        store.take_stance.soon(person, item, 1, Stance((place,)))
        for person, place in zip(answering.people.values(), (10.0, 500.0, 30.0, 40.0), strict=True)
    ]
    outcomes = [future.exception() for future in futures]
    assert [type(outcome) for outcome in outcomes] == [
        type(None),
        Refused,
        type(None),
        type(None),
    ]
    assert rows("stance") == 3


def test_a_ranking_may_be_partial_and_names_options_once(answering: rooms.Room) -> None:
    answering.go_to(rooms.PRIORITY, Phase.RANK)
    answering.rank("alice", "value", "knowledge")
    answering.rank("bob")
    assert store.own_answer(answering.people["alice"], answering.item, 1) == Ranking(
        ("value", "knowledge")
    )
    for order in (("value", "value"), ("nonsense",)):
        with pytest.raises(Refused):
            answering.rank("charlie", *order)


def test_borda_of_a_ranking_in_two_rounds(answering: rooms.Room) -> None:
    for round in (1, 2):
        answering.go_to(rooms.PRIORITY, Phase.RANK, round)
        for name in ("alice", "bob", "charlie"):
            answering.rank(name, *(OPTIONS if round == 1 else OPTIONS[::-1]))
    answering.forward()
    first, second = (results.ranking_of(answering.item, n) for n in (1, 2))
    assert first is not None
    assert second is not None
    assert first.points == {"value": 6, "co-creation": 3, "knowledge": 0}
    assert second.points == {"knowledge": 6, "co-creation": 3, "value": 0}


def test_the_shift_pairs_the_same_people_and_counts_the_others_apart(
    answering: rooms.Room,
) -> None:
    for name, place in (("alice", 10), ("bob", 20), ("charlie", 80), ("dorte", 50)):
        answering.stand(name, place, certainty=3)
    answering.join("erik")
    answering.go_to(rooms.AXIS, Phase.RESTANCE)
    for name, place in (("alice", 40), ("bob", 22), ("charlie", 60), ("erik", 90)):
        answering.stand(name, place, certainty=2)
    answering.forward()
    paired = results.shift_of(answering.item, 2)
    assert paired is not None
    assert (paired.shift.n, paired.shift.toward, paired.shift.stayed) == (3, (1, 1), 1)
    assert (paired.only_before, paired.only_after) == (1, 1)
    assert paired.certainty == (3, 2)


def test_an_answer_from_another_workshop_is_refused(answering: rooms.Room) -> None:
    other = rooms.prepare(rooms.AXIS)
    other.join("gerda")
    with pytest.raises(Refused) as no:
        store.take_stance(other.people["gerda"], answering.item.id, 1, Stance((1.0,)))
    assert no.value.status == 404
    with pytest.raises(Refused) as no:
        store.person(other.tokens["gerda"], answering.workshop)
    assert no.value.status == 401


def test_answers_queued_behind_a_move_come_too_late(answering: rooms.Room) -> None:
    seen, item = answering.snapshot, answering.item
    reveal = next(step for step in seen.line if step.phase is Phase.REVEAL)
    first = store.take_stance.soon(answering.people["alice"], item.id, 1, Stance((20.0,)))
    moved = store.move.soon(answering.workshop, seen.step, reveal)
    late = store.take_stance.soon(answering.people["bob"], item.id, 1, Stance((30.0,)))
    assert first.result() is None
    assert moved.result() is True
    with pytest.raises(Refused, match="too late"):
        late.result()


def test_a_revealed_round_is_the_same_after_more_steps_and_after_a_restart(
    answering: rooms.Room,
) -> None:
    for name, place in (("alice", 11), ("bob", 47), ("charlie", 83)):
        answering.stand(name, place, reason=f"Fordi {name}")
    answering.forward()
    [shown] = answering.item.results
    answering.forward()
    assert answering.item.results == (shown,)
    store.close_database()
    store.open_database()
    assert answering.item.results == (shown,)


def test_an_answer_to_another_workshops_item_harms_no_answer_of_the_same_batch(
    database: None,
) -> None:
    room, other = rooms.prepare(), rooms.prepare()
    room.join("alice", "bob")
    room.go_to(rooms.AXIS, Phase.STANCE)
    item, strange = room.item.id, other.item_of(rooms.AXIS).id

    def both(session: Session) -> None:
        with pytest.raises(Refused):
            store.take_stance.within(session, room.people["bob"], strange, 1, Stance((50.0,)))
        store.take_stance.within(session, room.people["alice"], item, 1, Stance((50.0,)))

    opened().submit(both).result()
    assert room.snapshot.answered == 1
