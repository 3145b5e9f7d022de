"""Which reasons a phone is shown, what is marked, and 100 points."""

from dataclasses import replace

import pytest

import store
from tests import rooms
from tests.rooms import NAMES, Room
from workshop.answers import Points, Ranking, Stance
from workshop.errors import Refused
from workshop.flow import Phase
from workshop.snapshot import Mark

PLACES = (5, 15, 25, 75, 85, 95, 50, 45)


@pytest.fixture
def told(room: Room) -> Room:
    """Eight people on one axis, each with a reason, before the reveal."""
    room.join(*NAMES)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name, place in zip(NAMES, PLACES, strict=True):
        room.stand(name, place, reason=f"Det siger {name}")
    return room


def sample(room: Room, name: str) -> tuple[store.ReasonShown, ...]:
    return store.reason_sample(room.people[name], room.item.id, 1)


def test_nobody_is_shown_a_reason_before_the_reveal(told: Room) -> None:
    with pytest.raises(Refused) as no:
        sample(told, "alice")
    assert no.value.status == 404
    assert store.marks(told.item.id) == ()


def test_a_phone_gets_six_of_the_others_from_both_sides_and_keeps_them(told: Room) -> None:
    told.forward()
    shown = sample(told, "alice")
    assert len(shown) == 6
    assert all("alice" not in reason.text for reason in shown)
    assert {reason.side for reason in shown} >= {0, 1}
    assert sample(told, "alice") == shown
    assert [mark.person for mark in store.marks(told.item.id)] == [told.people["alice"].id] * 6


def test_every_reason_is_shown_about_as_often(told: Room) -> None:
    told.forward()
    for name in NAMES:
        sample(told, name)
    times = [mark.reason for mark in store.marks(told.item.id)]
    counts = {reason: times.count(reason) for reason in times}
    assert len(counts) == 8
    assert max(counts.values()) - min(counts.values()) <= 2


def test_a_mark_is_kept_for_a_reason_that_was_shown_and_for_no_other(told: Room) -> None:
    told.forward()
    alice, first = told.people["alice"], sample(told, "alice")[0]
    store.mark_reason(alice, first.id, moves=True, good=False)
    store.mark_reason(alice, first.id, moves=True, good=True)
    assert sample(told, "alice")[0] == replace(first, moves=True, good=True)
    marked = [mark for mark in store.marks(told.item.id) if mark.moves]
    assert marked == [Mark(first.id, alice.id, True, True)]
    with pytest.raises(Refused):
        store.mark_reason(told.people["bob"], first.id, moves=True, good=False)


def test_somebody_from_another_workshop_is_shown_nothing(told: Room) -> None:
    told.forward()
    elsewhere = rooms.prepare()
    elsewhere.join("mallory")
    with pytest.raises(Refused):
        store.reason_sample(elsewhere.people["mallory"], told.item.id, 1)


def test_a_lens_stays_with_its_reason_and_another_word_is_refused(told: Room) -> None:
    here = told.snapshot.here
    assert here.item is not None
    own = store.own_answer(told.people["alice"], told.item, 1)
    assert isinstance(own, Stance)
    for lens in ("care", ""):
        given = replace(own, lens=lens)
        store.take_stance(told.people["alice"], here.item, 1, given)
        assert store.own_answer(told.people["alice"], told.item, 1) == given
    with pytest.raises(Refused) as no:
        store.take_stance(told.people["alice"], here.item, 1, replace(own, lens="money"))
    assert no.value.field == "lens"


@pytest.fixture
def giving(database: None) -> Room:
    draft = rooms.draft(rooms.PRIORITY, rounds=1)
    asked = store.library().priorities[rooms.PRIORITY].model_copy(update={"method": "points"})
    item = replace(draft.items[0], content=asked)
    room = Room(store.create_workshop(replace(draft, items=(item,), lenses=("A", "B", "C"))))
    room.join("alice", "bob", "charlie")
    room.go_to(rooms.PRIORITY, Phase.RANK)
    return room


def give(room: Room, name: str, points: Points) -> None:
    store.take_points(room.people[name], room.item.id, 1, points)


def test_points_are_kept_in_the_options_order_and_come_back(giving: Room) -> None:
    assert giving.snapshot.lenses == ("A", "B", "C")
    give(giving, "alice", Points((("knowledge", 60), ("value", 40))))
    own = store.own_answer(giving.people["alice"], giving.item, 1)
    assert own == Points((("value", 40), ("co-creation", 0), ("knowledge", 60)))
    give(giving, "bob", Points((("value", 100),)))
    give(giving, "charlie", Points((("value", 100),)))
    giving.forward()
    answers = [answer.given for answer in giving.item.results[0].answers]
    assert own in answers
    assert len(answers) == 3


BAD = {
    "101": (("value", 50), ("knowledge", 51)),
    "not a step": (("value", 33), ("knowledge", 67)),
    "too few": (("value", 95),),
    "less than nothing": (("value", -5), ("knowledge", 105)),
    "another option": (("money", 100),),
    "twice": (("value", 50), ("value", 50)),
}


@pytest.mark.parametrize("name", BAD)
def test_points_that_do_not_add_up_are_refused(giving: Room, name: str) -> None:
    with pytest.raises(Refused) as no:
        give(giving, "alice", Points(BAD[name]))
    assert (no.value.status, no.value.field) == (422, "points")
    assert giving.snapshot.answered == 0


def test_a_question_takes_the_answers_it_asks_for(giving: Room) -> None:
    with pytest.raises(Refused):
        store.take_ranking(giving.people["alice"], giving.item.id, 1, Ranking(("value",)))
    give(giving, "alice", Points(None))
    assert store.own_answer(giving.people["alice"], giving.item, 1) == Points(None)
    assert giving.snapshot.answered == 1


def test_the_wall_shows_reasons_until_the_next_step(told: Room) -> None:
    told.forward()
    store.set_wall(told.workshop, "reasons")
    assert told.snapshot.wall == "reasons"
    told.forward()
    assert told.snapshot.wall == ""
