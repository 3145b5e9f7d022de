"""Hints from the data, for the facilitator alone: what stands out, and one thing to do about it.

Each is above a stated threshold, carries the figure it rests on, and never acts. Formulas and
thresholds: docs/measures.md.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from workshop import measures, results, roles
from workshop.answers import Stance
from workshop.dilemmas import Shape
from workshop.flow import RESULTS, Kind, Phase
from workshop.reasons import Marked, weigh
from workshop.snapshot import Item, Round
from workshop.words import Words, as_shown

MOST = 2  # hints at a time: more would not be read while standing
ENOUGH = 8  # answers, or people who answered both times, before anything is hinted

UNSURE = 50  # percent of those who said how sure they are who say 1 or 2 of 4
APART = 25  # points of 100 between a role's middle and the room's
SKIPPED = 25  # percent of the answers
BRIDGES = 0.5  # bridging score: about half of every side
MUCH, LITTLE = 40, 10  # percent of those who answered both times who moved

_AT_RESULT = ("moved", "stayed", "camps", "unsure", "role", "skipped", "bridge")
_IN_DIALOGUE = ("bridge", "camps", "unsure", "role", "moved", "stayed", "skipped")


@dataclass(frozen=True)
class Hint:
    """What stands out (one of _AT_RESULT), `figure` in words and numbers, one suggestion.

    `threshold` says from where on it is told.
    """

    kind: str
    figure: str
    suggestion: str
    threshold: str


def hints(
    item: Item, number: int, marks: Iterable[Marked], t: Words, phase: Phase = Phase.REVEAL
) -> tuple[Hint, ...]:
    """What stands out in a revealed round of an item, the most useful in this `phase` first.

    None while the round is blind, and never more than MOST. `marks` are those of the item's
    reasons; `t` has the facilitator's language.
    """
    round = item.result(number)
    if round is None or number > item.progress.revealed:
        return ()
    found = [_skipped(round, t)]
    if item.kind is Kind.DILEMMA and not round.withheld:
        found += [
            _moved(item, number, t),
            _camps(item, round, t),
            _unsure(item, round, t),
            _role(item, number, t),
            _bridge(item, number, marks, t),
        ]
    order = _AT_RESULT if phase in RESULTS else _IN_DIALOGUE
    known = [hint for hint in found if hint is not None]
    return tuple(sorted(known, key=lambda hint: order.index(hint.kind))[:MOST])


def _skipped(round: Round, t: Words) -> Hint | None:
    if round.answered < ENOUGH or 100 * round.skipped < SKIPPED * round.answered:
        return None
    return Hint(
        "skipped",
        t("{n} of {all} skipped.", n=round.skipped, all=round.answered),
        t("Ask what makes it hard to answer. Perhaps a word needs explaining."),
        t("Told from {n} %.", n=SKIPPED),
    )


def _moved(item: Item, number: int, t: Words) -> Hint | None:
    """Much, or next to nothing; neither is better than the other."""
    paired = results.shift_of(item, number)
    if paired is None or paired.shift.n < ENOUGH:
        return None
    n, moved = paired.shift.n, paired.shift.n - paired.shift.stayed
    if 100 * moved >= MUCH * n:
        return Hint(
            "moved",
            t("{n} of the {all} who answered both times moved.", n=moved, all=n),
            t("Ask somebody who moved what they heard, and somebody who stayed what they kept."),
            t("Told from {n} %.", n=MUCH),
        )
    if 100 * moved <= LITTLE * n:
        return Hint(
            "stayed",
            t("{n} of the {all} who answered both times moved.", n=moved, all=n),
            t("Ask which reason from the other side was the hardest to answer."),
            t("Told up to {n} %.", n=LITTLE),
        )
    return None


def _camps(item: Item, round: Round, t: Words) -> Hint | None:
    if item.dilemma.kind is not Shape.AXIS:
        return None
    x = [place[0] for place in results.places(_given(round))]
    if not measures.two_camps(x):
        return None
    a, b = (pole.label for pole in item.dilemma.text(t.language).poles)
    low, high = sum(3 * each < 100 for each in x), sum(3 * each > 200 for each in x)
    figure = t(
        "Two camps: {low} of {all} stand out towards “{a}”, {high} towards “{b}”, {n} between.",
        low=low,
        high=high,
        n=len(x) - low - high,
        all=len(x),
        a=a,
        b=b,
    )
    return Hint(
        "camps",
        figure,
        t("Let each side say the other's best reason until they nod."),
        t(
            "Told from {camp} % in each outer third, with at most {gap} % between.",
            camp=measures.CAMP,
            gap=measures.GAP,
        ),
    )


def _unsure(item: Item, round: Round, t: Words) -> Hint | None:
    """Together, and yet most are not sure."""
    given = _given(round)
    sure = [stance.certainty for stance in given if stance.certainty is not None]
    if len(sure) < ENOUGH:
        return None
    room = measures.room(results.places(given), [stance.certainty for stance in given])
    unsure = sum(certainty <= 2 for certainty in sure)
    if results.label_of(room.disagreement) != "together" or 100 * unsure < UNSURE * len(sure):
        return None
    figure = t(
        "Agreed, but unsure: the disagreement is {d} of 100; {n} of {all} are a little sure "
        "or not at all.",
        d=t.number(room.disagreement * 100),
        n=unsure,
        all=len(sure),
    )
    return Hint(
        "unsure",
        figure,
        t("Ask what they would need to know to be sure."),
        t("Told from {n} % unsure, where you stand together.", n=UNSURE),
    )


def _role(item: Item, number: int, t: Words) -> Hint | None:
    """The role that stands furthest from the room, of those that may be shown."""
    parts = roles.breakdown(item, number)
    room = results.room_of(item, number)
    if parts is None or room is None or parts.total < ENOUGH:
        return None
    away = {part: _distance(part.middle, room.middle) for part in parts.parts}
    part = max(away, key=lambda each: away[each], default=None)
    if part is None or away[part] < APART:
        return None
    if len(room.middle) == 1:
        figure = t(
            "“{role}” ({n} people) has its middle at {place}, the room at {all}.",
            role=part.role,
            n=part.n,
            place=t.number(part.middle[0]),
            all=t.number(room.middle[0]),
        )
    else:
        figure = t(
            "“{role}” ({n} people) has its middle {far} of 100 away from the room's.",
            role=part.role,
            n=part.n,
            far=t.number(away[part]),
        )
    return Hint(
        "role",
        figure,
        t("Ask what one sees from there that the others do not. Point at nobody."),
        t("Told from {n} of 100 apart.", n=APART),
    )


def _distance(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """In points of 100 as shown: along the axis, or in the triangle with its corners 100 apart."""
    if len(one) == 1:
        return abs(as_shown(one[0]) - as_shown(other[0]))
    a, b = measures.plane([one, other])
    return as_shown(100 * math.dist(a, b))


def _bridge(item: Item, number: int, marks: Iterable[Marked], t: Words) -> Hint | None:
    best = next(iter(weigh(item, marks, (number,))), None)
    if best is None or best.bridging is None or best.bridging < BRIDGES:
        return None
    figure = t(
        "A reason that reaches across: “{reason}” Marked by {n} of the {all} who were shown it.",
        reason=best.reason.text,
        n=best.all.endorsed,
        all=best.all.seen,
    )
    return Hint(
        "bridge",
        figure,
        t("Read it aloud, and ask each side what they hear in it."),
        t(
            "Told from {n} of 1 over the sides; this one has {score}.",
            n=t.number(BRIDGES, 1),
            score=t.number(best.bridging, 2),
        ),
    )


def _given(round: Round) -> list[Stance]:
    return [stance for _, stance in results.stances(round)]
