"""Leading a workshop in progress: its clock, and what may be taken up again or put elsewhere."""

import datetime as dt
from collections.abc import Sequence

from workshop.errors import Refused
from workshop.flow import AFTER, ALONE, CLOSED, Phase, Progress, Step, Stop, first_place, line_of
from workshop.snapshot import Timer

MINUTE = 60  # seconds
LONGEST = 8 * 3600  # seconds of a timer
LONGEST_PAUSE = 8 * 60  # minutes


def time_left(timer: Timer, now: dt.datetime) -> float:
    """Seconds until the timer's end, 0 once it is over."""
    if timer.ends is None:
        return float(timer.left or 0)
    return max(0.0, (timer.ends - now).total_seconds())


def started(seconds: int, now: dt.datetime) -> Timer:
    """A timer that runs from now. Raises Refused unless it has 1 s to 8 hours."""
    if not 0 < seconds <= LONGEST:
        raise Refused("A timer runs for 1 minute to 8 hours.", status=422, field="minutes")
    return Timer(now + dt.timedelta(seconds=seconds))


def longer(timer: Timer | None, seconds: int, now: dt.datetime) -> Timer:
    """The timer with more time; one that is over or not there begins with so much."""
    left = time_left(timer, now) if timer else 0.0
    if timer and timer.ends is None:
        return Timer(None, min(LONGEST, round(left) + seconds))
    return Timer(now + dt.timedelta(seconds=min(LONGEST, left + seconds)))


def halted(timer: Timer, now: dt.datetime) -> Timer:
    return Timer(None, round(time_left(timer, now)))


def resumed(timer: Timer, now: dt.datetime) -> Timer:
    return Timer(now + dt.timedelta(seconds=time_left(timer, now)))


def answering_step(stop: Stop, number: int) -> Step:
    """Where the room gives the answers of this round of `stop`; raises Refused."""
    found = next((s for s in line_of([stop]) if s.item and s.collects and s.round == number), None)
    if found is None:
        raise Refused("What was answered before the meeting cannot be opened again.")
    return found


def round_to_take_up(stop: Stop, here: Step, progress: Progress) -> int:
    """The round of `stop` that can be opened or begun again: the last one that was closed.

    While a round is open it is that one. Raises Refused where there is none.
    """
    if here in (CLOSED, AFTER):
        raise Refused("The workshop is closed.")
    opened = here.collects and here.item == stop.id and here.round > progress.closed
    number = here.round if opened else progress.closed
    if not number:
        raise Refused("Nobody has answered this yet.")
    answering_step(stop, number)
    return number


def reordered(agenda: Sequence[Stop], here: Step, wanted: Sequence[int]) -> list[int]:
    """All items' ids with those that are left in the `wanted` order; raises Refused."""
    place = first_place(agenda, here)
    ids = [stop.id for stop in agenda]
    if sorted(wanted) != sorted(ids[place:]):
        raise Refused("Somebody else changed the agenda. Look at it again.", status=409)
    return [*ids[:place], *wanted]


def after_item(agenda: Sequence[Stop], here: Step) -> Step:
    """The first step past the item that the room is at; raises Refused where there is none."""
    if here.item is None:
        raise Refused("There is no point to skip here.")
    line = line_of(agenda)
    return next(step for step in line[line.index(here) :] if step.item != here.item)


def comes_later(agenda: Sequence[Stop], here: Step, item: int) -> bool:
    """Whether the room has not come to `item`, and nobody has been asked it."""
    place = first_place(agenda, here)
    stop = next((stop for stop in agenda[place:] if stop.id == item), None)
    return stop is not None and not (stop.alone and here == ALONE)


def may_stay(agenda: Sequence[Stop], at: Step) -> bool:
    """Whether a screen can stay at `at`: a step of the agenda that is no end."""
    return at in line_of(agenda) and at.phase is not Phase.CLOSED


def result_before_the_room(here: Step, progress: Progress) -> int:
    """The round whose result is on a screen at this step, the phones' included; 0 for none."""
    if here.shows_result or here.phase is Phase.DIALOGUE:
        return here.round if here.round <= progress.revealed else 0
    return progress.revealed if here.phase is Phase.GROUND else 0


def still_hidden(hidden_from: int, progress: Progress) -> int:
    """What is still hidden once the room is led back: a round that is blind anew is not."""
    return hidden_from if hidden_from <= progress.revealed else 0
