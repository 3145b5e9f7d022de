"""How long the steps of a point take in most rooms, held up against what the agenda gives it."""

import math
from dataclasses import replace

from workshop import flow, methods
from workshop.flow import Kind, Phase, Step, Stop
from workshop.words import Words

# Minutes that a step takes in most rooms; a plain dialogue has what the point has left.
USUAL = {
    Phase.LOBBY: 5,
    Phase.READ: 2,
    Phase.STANCE: 2,
    Phase.REVEAL: 3,
    Phase.RESTANCE: 2,
    Phase.SHIFT: 3,
    Phase.TAKES: 3,
    Phase.GROUND: 5,
    Phase.RANK: 3,
    Phase.RANKING: 3,
    Phase.CLOSED: 2,
}
LEAST = 3  # minutes of a plain dialogue, however short the point is


def minutes_of(step: Step, stop: Stop, method: str, given: int) -> float:
    """How long one step of `stop` takes; 0 where that cannot be said.

    `method` is the dialogue's, `given` the minutes that the agenda has for the point.
    """
    if step.phase is Phase.SHOW:
        return given
    if step.phase is Phase.DIALOGUE:
        return methods.part_at(method, step.part).seconds / 60 or _left(stop, given)
    return USUAL.get(step.phase, 0)


def needed(stop: Stop, method: str, given: int) -> int:
    """The minutes that all steps of `stop` take with `method`, rounded up."""
    held = replace(stop, parts=len(methods.parts_of(method)))
    total = sum(minutes_of(step, held, method, given) for step in flow.steps_of(held))
    return math.ceil(total)


def fits(stop: Stop, method: str, given: int) -> bool:
    """Whether the steps of `stop` fit in `given` minutes; a plain step always does."""
    return stop.kind is Kind.PLAIN or needed(stop, method, given) <= given


def told(stop: Stop, method: str, given: int, t: Words) -> str:
    """ "The steps take about 29 of 20 minutes."; nothing where a point is one step."""
    if stop.kind is Kind.PLAIN:
        return ""
    return t.n(
        "The steps take about {needed} of {n} minute.",
        "The steps take about {needed} of {n} minutes.",
        given,
        needed=needed(stop, method, given),
    )


def _left(stop: Stop, given: int) -> float:
    """What one plain dialogue has when the point's other steps have had theirs."""
    steps = flow.steps_of(stop)
    talks = sum(step.phase is Phase.DIALOGUE for step in steps)
    others = sum(USUAL.get(step.phase, 0) for step in steps)
    return max(LEAST, (given - others) // talks)
