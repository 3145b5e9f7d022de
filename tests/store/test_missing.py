"""Who is missing, the reminder to all of them, and the switch of the hints."""

import datetime as dt

import pytest

import live
import models
import store
from live import hub
from tests import rooms
from tests.rooms import NAMES, Room
from workshop.errors import Refused
from workshop.flow import Phase
from workshop.missing import Line, Skips


@pytest.fixture
def asked(database: None) -> Room:
    """Six leaders and two others, asked where they stand."""
    six, two = NAMES[:6], NAMES[6:]
    prepared = rooms.prepare(roles=("Leader", "Citizen"))
    prepared.join(*six, role="Leader")
    prepared.join(*two)
    for person in prepared.people.values():
        hub.see(prepared.workshop, person.id)
    prepared.go_to(rooms.AXIS, Phase.STANCE)
    return prepared


def test_present_answered_and_roles_are_counted_while_the_round_is_open(asked: Room) -> None:
    for name in NAMES[:3]:
        asked.stand(name, 10)
    found = store.attendance(asked.snapshot)
    assert (found.present, found.answered, found.skips) == (8, 3, None)
    assert found.lines == ()  # the two others would be told by the difference
    asked.join("ida", "jens", "karen")
    for name in ("ida", "jens", "karen"):
        asked.stand(name, 80)
    assert store.attendance(asked.snapshot).lines == (Line("Leader", 6, 3), Line(None, 5, 3))


def test_skips_come_in_batches_until_the_round_is_shown(asked: Room) -> None:
    for name in NAMES[:4]:
        asked.stand(name)
    assert store.attendance(asked.snapshot).skips is None
    asked.stand(NAMES[4], 50)
    assert store.attendance(asked.snapshot).skips == Skips(4, 5)
    asked.stand(NAMES[5])
    assert store.attendance(asked.snapshot).skips == Skips(4, 5)
    asked.forward()
    assert store.attendance(asked.snapshot).skips == Skips(5, 6)


def test_of_an_order_the_same_is_counted(room: Room) -> None:
    room.join(*NAMES)
    room.go_to(rooms.PRIORITY, Phase.RANK)
    for name in NAMES[:4]:
        room.rank(name, "value")
    room.rank(NAMES[4])
    assert store.attendance(room.snapshot).skips == Skips(1, 5)


def test_a_reminder_is_kept_and_announced_until_the_room_goes_on(
    asked: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = []
    monkeypatch.setattr(hub, "announce", lambda workshop, kind: ticks.append(kind))
    assert asked.snapshot.nudged_at is None
    store.nudge(asked.workshop)
    assert ticks == [live.STEP]
    assert asked.snapshot.nudged_at is not None
    asked.forward()
    assert asked.snapshot.nudged_at is None


def test_a_second_reminder_has_to_wait_a_minute(
    asked: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.nudge(asked.workshop)
    with pytest.raises(Refused, match="less than a minute"):
        store.nudge(asked.workshop)
    first = asked.snapshot.nudged_at
    assert first is not None
    later = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=61)
    monkeypatch.setattr(models, "now", lambda: later)
    store.nudge(asked.workshop)
    assert asked.snapshot.nudged_at == later


@pytest.mark.parametrize("phase", [Phase.READ, Phase.REVEAL, Phase.DIALOGUE])
def test_nobody_is_reminded_where_nothing_is_asked(room: Room, phase: Phase) -> None:
    room.go_to(rooms.AXIS, phase)
    with pytest.raises(Refused, match="Nobody is asked"):
        store.nudge(room.workshop)


def test_a_closed_round_to_which_the_room_went_back_takes_no_reminder(asked: Room) -> None:
    asked.forward()
    asked.back()
    with pytest.raises(Refused, match="Nobody is asked"):
        store.nudge(asked.workshop)


def test_hints_can_be_switched_off_and_on(room: Room) -> None:
    assert room.snapshot.hints
    store.allow_hints(room.workshop, False)
    assert not room.snapshot.hints
    store.allow_hints(room.workshop, True)
    assert room.snapshot.hints
