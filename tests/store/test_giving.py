"""What was heard and decided is given back; phones are forgotten, and so are old workshops."""

import datetime as dt
from dataclasses import replace

import pytest

import store
from tests import rooms
from tests.rooms import Room
from workshop.errors import Refused
from workshop.flow import CLOSED, Phase


@pytest.fixture
def closed(room: Room) -> Room:
    room.join(*rooms.NAMES[:4])
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name in rooms.NAMES[:4]:
        room.stand(name, 20)
    room.close()
    return room


def test_what_is_given_back_can_be_changed_and_taken_back(closed: Room) -> None:
    store.publish(closed.workshop, " Vi hørte tre ting \r\nog en til ", "")
    seen = closed.snapshot
    assert (seen.heard, seen.decided) == ("Vi hørte tre ting \nog en til", "")
    assert seen.published_at is not None
    store.publish(closed.workshop, "", "Vi bygger")
    assert closed.snapshot.decided == "Vi bygger"
    store.publish(closed.workshop, "", " ")
    assert closed.snapshot.published_at is None


def test_it_is_given_back_once_the_workshop_is_closed_and_not_too_long(closed: Room) -> None:
    with pytest.raises(Refused, match="once the workshop is closed"):
        store.publish(rooms.prepare().workshop, "Vi hørte", "")
    with pytest.raises(Refused) as no:
        store.publish(closed.workshop, "", "x" * (store.GIVEN_LIMIT + 1))
    assert no.value.field == "decided"


def test_who_asks_for_it_is_forgotten_and_the_figures_stay(closed: Room) -> None:
    before = closed.snapshot.items[0].results
    store.forget_me(closed.people["alice"])
    with pytest.raises(Refused) as stranger:
        store.person(closed.tokens["alice"], closed.workshop)
    assert stranger.value.status == 401
    assert store.person(closed.tokens["bob"], closed.workshop) == closed.people["bob"]
    assert closed.snapshot.items[0].results == before
    assert closed.snapshot.joined == 4


def test_nobody_is_forgotten_while_answers_are_taken(room: Room) -> None:
    room.join("alice")
    with pytest.raises(Refused, match="once the workshop is closed"):
        store.forget_me(room.people["alice"])
    assert store.person(room.tokens["alice"], room.workshop)


def test_a_workshop_is_deleted_after_its_last_day(database: None) -> None:
    draft = rooms.draft(rooms.AXIS)
    kept = store.create_workshop(draft)
    month = store.create_workshop(replace(draft, kept_months=1))
    last = dt.date(2026, 12, 26)
    assert store.snapshot(month).kept_until == last
    assert store.forget_old(last) == 0
    assert store.forget_old(last + dt.timedelta(days=1)) == 1
    assert store.snapshot(kept).kept_until is None
    with pytest.raises(Refused, match="no longer exists"):
        store.snapshot(month)


LATE = dt.date(2027, 3, 1)  # long after the last day of `short`


def short() -> Room:
    """A room whose workshop is kept for a month."""
    draft = rooms.draft(rooms.AXIS, rooms.PRIORITY)
    alone = tuple(replace(item, alone=True) for item in draft.items)
    return Room(store.create_workshop(replace(draft, items=alone, kept_months=1)))


def test_a_workshop_that_goes_on_is_deleted_once_it_is_closed(database: None) -> None:
    room = short()
    evening = dt.datetime(2027, 3, 1, 18, tzinfo=dt.UTC)
    store.set_times(room.workshop, (None, None), evening)
    for step in room.snapshot.line[1:]:  # before the meeting, at it, and after it
        assert room.forward() == step
        assert store.forget_old(LATE) == (step == CLOSED)


def test_a_workshop_that_never_began_is_deleted_when_nobody_waits_for_it(database: None) -> None:
    room = short()
    noon = dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC)
    for before, after in (((None, noon), None), ((None, None), noon)):
        store.set_times(room.workshop, before, after)
        assert store.forget_old(LATE) == 0
    assert store.forget_old(LATE + dt.timedelta(days=2)) == 1


def test_a_changed_day_or_choice_changes_how_long_it_is_kept(database: None) -> None:
    draft = replace(rooms.draft(rooms.AXIS), kept_months=3)
    workshop = store.create_workshop(draft)
    store.change_workshop(workshop, replace(draft, date=dt.date(2026, 12, 1)))
    assert store.snapshot(workshop).kept_until == dt.date(2027, 3, 1)
    store.change_workshop(workshop, replace(draft, kept_months=0))
    assert store.snapshot(workshop).kept_until is None
    with pytest.raises(Refused):
        store.create_workshop(replace(draft, kept_months=2))
