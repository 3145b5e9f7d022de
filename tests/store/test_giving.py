"""What was heard and decided is given back; phones are forgotten, and so are old workshops."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

import models
import store
from tests import rooms
from tests.rooms import Room
from workshop.answers import Stance
from workshop.errors import Refused
from workshop.flow import Phase
from workshop.keeping import QUIET, kept_until


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


TODAY = dt.datetime.now().astimezone().date()
LAST = kept_until(TODAY - dt.timedelta(days=90), 1)  # the last day of `short`: two months ago
DAY = dt.timedelta(days=1)


def short() -> Room:
    """A room whose workshop was to be kept for a month after a day long ago."""
    draft = rooms.draft(rooms.AXIS, rooms.PRIORITY)
    alone = tuple(replace(item, alone=True) for item in draft.items)
    draft = replace(draft, items=alone, date=TODAY - 90 * DAY, kept_months=1)
    return Room(store.create_workshop(draft))


def test_a_workshop_is_deleted_after_its_last_day(database: None) -> None:
    ahead = replace(rooms.draft(rooms.AXIS), date=TODAY + 5 * DAY)
    kept = Room(store.create_workshop(ahead))
    month = Room(store.create_workshop(replace(ahead, kept_months=1)))
    for room in (kept, month):
        room.close()
    last = kept_until(TODAY + 5 * DAY, 1)
    assert last
    assert store.kept_to(month.workshop) == month.snapshot.kept_until == last
    assert store.forget_old(last) == 0
    assert store.forget_old(last + DAY) == 1
    assert store.kept_to(kept.workshop) is None
    with pytest.raises(Refused, match="no longer exists"):
        store.snapshot(month.workshop)


def test_one_that_nobody_closes_is_deleted_a_week_after_something_last_happened(
    database: None,
) -> None:
    """Before, it was kept for ever, whatever its people had been promised."""
    room = short()
    assert store.stage(room.workshop).kept_until == LAST
    while not room.snapshot.closed:
        assert store.kept_to(room.workshop) == TODAY + QUIET * DAY
        assert store.forget_old(TODAY + QUIET * DAY) == 0
        room.forward()
    assert room.snapshot.kept_until == TODAY + QUIET * DAY  # so that everybody gets their page
    assert store.forget_old(TODAY + QUIET * DAY) == 0
    other = short()
    other.forward()
    assert store.forget_old(TODAY + QUIET * DAY + DAY) == 2


def stand_alone(room: Room) -> None:
    item = room.snapshot.items[0].id
    store.take_stance(room.people["alice"], item, 1, Stance((20.0,)))


def test_whoever_joins_or_answers_keeps_it_going(
    database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = short()
    room.forward()  # before the meeting
    events: tuple[tuple[int, Callable[[], None]], ...] = (
        (3, lambda: room.join("alice")),
        (5, lambda: stand_alone(room)),
    )
    for later, happens in events:
        then = models.now() + later * DAY
        monkeypatch.setattr(models, "now", lambda then=then: then)
        happens()
        monkeypatch.undo()
        assert store.kept_to(room.workshop) == TODAY + (later + QUIET) * DAY


def test_it_is_kept_while_its_link_takes_answers(database: None) -> None:
    room = short()
    noon = dt.datetime.now().astimezone() + 30 * DAY
    for before, after in (((None, noon), (None, None)), ((None, None), (None, noon))):
        store.set_times(room.workshop, before, after)
        assert store.kept_to(room.workshop) == TODAY + 30 * DAY
        assert store.forget_old(TODAY + 30 * DAY) == 0
    assert store.forget_old(TODAY + 31 * DAY) == 1


def test_a_changed_day_or_choice_changes_how_long_it_is_kept(database: None) -> None:
    draft = replace(rooms.draft(rooms.AXIS), kept_months=3)
    workshop = store.create_workshop(draft)
    store.change_workshop(workshop, replace(draft, date=dt.date(2026, 12, 1)))
    assert store.snapshot(workshop).kept_until == dt.date(2027, 3, 1)
    store.change_workshop(workshop, replace(draft, kept_months=0))
    assert store.snapshot(workshop).kept_until is None
    with pytest.raises(Refused):
        store.create_workshop(replace(draft, kept_months=2))
