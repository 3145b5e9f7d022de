"""How long the steps of a point take, held up against what the agenda gives it."""

from i18n import translator
from workshop import pace
from workshop.flow import Kind, Stop, steps_of
from workshop.methods import METHODS, seconds_of

DILEMMA = Stop(1, Kind.DILEMMA)
OTHERS = 2 + 2 + 3 + 2 + 3 + 5  # read, stance, reveal, again, shift, common ground


def test_a_method_takes_its_parts_beside_the_other_steps() -> None:
    for method in METHODS:
        seconds = seconds_of(method)
        if seconds:
            assert pace.needed(DILEMMA, method, 20) == -(-seconds // 60) + OTHERS
    assert pace.needed(DILEMMA, "listening", 20) == 12 + OTHERS
    assert not pace.fits(DILEMMA, "listening", 28)
    assert pace.fits(DILEMMA, "listening", 29)


def test_talking_all_together_takes_what_is_left_and_three_minutes_at_least() -> None:
    assert pace.needed(DILEMMA, "", 45) == 45
    assert pace.needed(DILEMMA, "", 10) == OTHERS + pace.LEAST


def test_every_round_and_what_was_answered_before_the_meeting_count() -> None:
    three = Stop(1, Kind.DILEMMA, rounds=3)
    assert pace.needed(three, "listening", 20) == OTHERS + 2 * 12 + 2 + 3
    before = Stop(1, Kind.DILEMMA, alone=True)
    assert pace.needed(before, "listening", 20) == OTHERS + 12 - 2  # no first stance
    assert sum(pace.minutes_of(step, DILEMMA, "", 20) for step in steps_of(DILEMMA)) == 20


def test_what_the_steps_take_is_said_beside_the_points_minutes() -> None:
    t = translator("en")
    assert pace.told(DILEMMA, "listening", 20, t) == "The steps take about 29 of 20 minutes."
    assert pace.told(Stop(1, Kind.PLAIN), "", 20, t) == ""
    assert pace.fits(Stop(1, Kind.PLAIN), "", 1)
