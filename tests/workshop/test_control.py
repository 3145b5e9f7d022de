"""The clock's rules, what may be taken up again, what is left of an agenda."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop import control
from workshop.errors import Refused
from workshop.flow import AFTER, ALONE, CLOSED, LOBBY, Kind, Phase, Progress, Step, Stop
from workshop.snapshot import Timer

NOW = dt.datetime(2026, 11, 26, 10, 0, tzinfo=dt.UTC)
AGENDA = [Stop(1, Kind.DILEMMA), Stop(2, Kind.PRIORITY, 1), Stop(3, Kind.PLAIN, 1)]


def later(seconds: float) -> dt.datetime:
    return NOW + dt.timedelta(seconds=seconds)


def test_a_timer_runs_down_and_stays_at_nothing() -> None:
    timer = control.started(90, NOW)
    assert control.time_left(timer, later(60)) == 30
    assert control.time_left(timer, later(200)) == 0


@pytest.mark.parametrize("seconds", [0, -60, control.LONGEST + 1])
def test_a_timer_of_no_time_or_of_days_is_refused(seconds: int) -> None:
    with pytest.raises(Refused):
        control.started(seconds, NOW)


def test_a_minute_more_counts_from_now_where_the_time_was_over() -> None:
    timer = control.longer(control.started(60, NOW), 60, later(300))
    assert timer == Timer(later(360))
    assert control.longer(None, 60, NOW) == Timer(later(60))


@given(st.integers(1, 3600), st.integers(0, 7200), st.integers(0, 7200))
def test_a_halted_timer_loses_no_time(seconds: int, runs: int, stands: int) -> None:
    timer = control.started(seconds, NOW)
    stood = control.halted(timer, later(runs))
    assert control.time_left(stood, later(runs + stands)) == max(0, seconds - runs)
    again = control.resumed(stood, later(runs + stands))
    assert control.time_left(again, later(runs + stands)) == max(0, seconds - runs)
    assert control.longer(stood, 60, later(9999)).left == max(0, seconds - runs) + 60


def test_a_result_is_before_the_room_where_a_screen_shows_it() -> None:
    shown = Progress(1, 1)
    assert control.result_before_the_room(Step(1, Phase.REVEAL, 1), shown) == 1
    assert control.result_before_the_room(Step(1, Phase.DIALOGUE, 1), shown) == 1  # on the phones
    assert control.result_before_the_room(Step(1, Phase.GROUND), Progress(2, 2)) == 2
    assert control.result_before_the_room(Step(1, Phase.DIALOGUE, 1), Progress(1, 0)) == 0
    assert control.result_before_the_room(Step(1, Phase.RESTANCE, 2), shown) == 0


def test_the_round_that_is_open_or_was_closed_last_can_be_taken_up() -> None:
    stop = AGENDA[0]
    here = Step(1, Phase.RESTANCE, 2)
    assert control.round_to_take_up(stop, here, Progress(1, 1)) == 2
    here = Step(1, Phase.DIALOGUE, 1)
    assert control.round_to_take_up(stop, here, Progress(1, 1)) == 1
    assert control.answering_step(stop, 2) == Step(1, Phase.RESTANCE, 2)
    with pytest.raises(Refused):
        control.round_to_take_up(stop, Step(1, Phase.READ), Progress())
    with pytest.raises(Refused):
        control.round_to_take_up(stop, CLOSED, Progress(2, 2))


def test_what_was_answered_before_the_meeting_stays_closed() -> None:
    stop = Stop(1, Kind.DILEMMA, 2, alone=True)
    with pytest.raises(Refused):
        control.round_to_take_up(stop, Step(1, Phase.REVEAL, 1), Progress(1, 1))


def test_only_what_is_left_changes_places() -> None:
    assert control.reordered(AGENDA, Step(1, Phase.READ), [3, 2]) == [1, 3, 2]
    assert control.reordered(AGENDA, LOBBY, [3, 1, 2]) == [3, 1, 2]
    for wrong in ([3], [1, 3, 2], [2, 2], [2, 3, 4]):
        with pytest.raises(Refused):
            control.reordered(AGENDA, Step(1, Phase.READ), wrong)


def test_skipping_goes_past_the_whole_item() -> None:
    assert control.after_item(AGENDA, Step(1, Phase.READ)) == Step(2, Phase.READ)
    assert control.after_item(AGENDA, Step(3, Phase.SHOW)) == CLOSED
    with pytest.raises(Refused):
        control.after_item(AGENDA, LOBBY)


def test_a_point_comes_later_until_the_room_is_there() -> None:
    assert control.comes_later(AGENDA, Step(1, Phase.READ), 2)
    assert not control.comes_later(AGENDA, Step(2, Phase.READ), 2)
    assert not control.comes_later(AGENDA, Step(2, Phase.READ), 1)
    before = [Stop(1, Kind.DILEMMA, alone=True), Stop(2, Kind.DILEMMA)]
    assert not control.comes_later(before, ALONE, 1)
    assert control.comes_later(before, ALONE, 2)
    assert not any(control.comes_later(AGENDA, AFTER, stop.id) for stop in AGENDA)


def test_a_screen_stays_at_steps_of_the_agenda_only() -> None:
    assert control.may_stay(AGENDA, Step(1, Phase.REVEAL, 1))
    assert not control.may_stay(AGENDA, Step(9, Phase.REVEAL, 1))
    assert not control.may_stay(AGENDA, CLOSED)
