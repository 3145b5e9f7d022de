"""What a participant gives: a stance or a ranking, checked before anything is stored."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workshop import personal
from workshop.dilemmas import Shape
from workshop.errors import Refused

REASON_LIMIT = 280
SCALE = (1, 2, 3, 4)  # certainty and importance
WAYS = ("phone", "table", "floor", "before", "after")  # how an answer was given
LENSES = ("duty", "consequence", "care")  # what a reason is about, as its author tags it
ALL_POINTS, POINTS_STEP = 100, 5


@dataclass(frozen=True)
class Stance:
    """One participant's position in one round.

    `place` is (x,) with x in 0-100 on an axis (0 = first pole), or three weights that
    sum to 100 in a triangle; None when skipped. `certainty` and `importance` are 1-4
    or None; `lens` is one of LENSES or "".
    """

    place: tuple[float, ...] | None
    certainty: int | None = None
    importance: int | None = None
    reason: str = ""
    lens: str = ""

    @property
    def skipped(self) -> bool:
        return self.place is None


@dataclass(frozen=True)
class Ranking:
    """One participant's order of options, best first; may be partial; None when skipped."""

    order: tuple[str, ...] | None

    @property
    def skipped(self) -> bool:
        return self.order is None


@dataclass(frozen=True)
class Points:
    """100 points given to options, as (option, points); None when skipped."""

    given: tuple[tuple[str, int], ...] | None

    @property
    def skipped(self) -> bool:
        return self.given is None


@dataclass(frozen=True)
class Places:
    """Where the people of a table, or on the floor, stand, each as `Stance.place`; () is a skip.

    They gave one reason together, and `lens` is what it is about.
    """

    people: tuple[tuple[float, ...], ...]
    reason: str = ""
    lens: str = ""

    @property
    def skipped(self) -> bool:
        return not self.people


Given = Stance | Ranking | Points | Places
SKIP = Stance(place=None)
MIN_TABLE, MAX_TABLE = 2, 20  # people at one device
MAX_FLOOR = 500  # people in one line-up


def check_stance(stance: Stance, shape: Shape) -> Stance:
    """The stance as it is to be stored; raises Refused naming the field at fault."""
    if len(stance.reason) > REASON_LIMIT:
        raise Refused(
            "The reason is {length} characters; {limit} is the most.",
            status=422,
            field="reason",
            length=len(stance.reason),
            limit=REASON_LIMIT,
        )
    personal.check(stance.reason, "reason")
    for field, value in (("certainty", stance.certainty), ("importance", stance.importance)):
        if value is not None and value not in SCALE:
            raise Refused("Choose one of the four answers.", status=422, field=field)
    if stance.lens and stance.lens not in LENSES:
        raise Refused("Choose one of the answers.", status=422, field="lens")
    if stance.place is None:
        return stance
    if shape is Shape.AXIS:
        if len(stance.place) != 1 or not 0 <= stance.place[0] <= 100:
            raise Refused("The position must be between 0 and 100.", status=422, field="position")
        return stance
    if len(stance.place) != 3 or not all(0 <= weight <= 100 for weight in stance.place):
        raise Refused("The three weights must be between 0 and 100.", status=422, field="weights")
    total = sum(stance.place)
    if not total > 0:
        raise Refused("Give at least one of the three some weight.", status=422, field="weights")
    weights = tuple(round(weight * 100 / total, 2) for weight in stance.place)
    return replace(stance, place=weights)


def check_table(people: int) -> None:
    """Raise Refused unless a table's device may stand for so many."""
    if not MIN_TABLE <= people <= MAX_TABLE:
        raise Refused(
            "A table is from {least} to {most} people.",
            status=422,
            field="people",
            least=MIN_TABLE,
            most=MAX_TABLE,
        )


def check_places(given: Places, shape: Shape, most: int) -> Places:
    """The places as they are to be stored, at most `most` of them; raises Refused."""
    if len(given.people) > most:
        raise Refused(
            "You are {most}, but {n} are placed.",
            status=422,
            field="places",
            most=most,
            n=len(given.people),
        )
    check_stance(replace(SKIP, reason=given.reason, lens=given.lens), shape)
    checked = (check_stance(replace(SKIP, place=place), shape).place for place in given.people)
    return replace(given, people=tuple(place for place in checked if place is not None))


def middle_first(given: Places) -> Places:
    """The same places with the one nearest their mean first.

    A reason that people gave together is read as that one's.
    """
    if given.skipped:
        return given
    size = len(given.people)
    mean = [sum(weights) / size for weights in zip(*given.people, strict=True)]
    order = sorted(given.people, key=lambda place: (math.dist(place, mean), place))
    return replace(given, people=tuple(order))


def check_ranking(ranking: Ranking, options: Sequence[str]) -> Ranking:
    """The ranking as it is to be stored; raises Refused if it names anything else."""
    order = ranking.order
    if order is not None and (
        not order or len(set(order)) != len(order) or not set(order) <= set(options)
    ):
        raise Refused("The order must name each option once.", status=422, field="order")
    return ranking


def check_points(points: Points, options: Sequence[str]) -> Points:
    """The points in the options' order, with 0 for those left out; raises Refused."""
    if points.given is None:
        return points
    known = dict(points.given)
    if len(known) != len(points.given) or not set(known) <= set(options):
        raise Refused("The points must name each option once.", status=422, field="points")
    if any(not 0 <= n <= ALL_POINTS or n % POINTS_STEP for n in known.values()):
        raise Refused(
            "Give points in steps of {n}, between 0 and 100.",
            status=422,
            field="points",
            n=POINTS_STEP,
        )
    if sum(known.values()) != ALL_POINTS:
        raise Refused(
            "The points add up to {n}; they must add up to 100.",
            status=422,
            field="points",
            n=sum(known.values()),
        )
    return Points(tuple((option, known.get(option, 0)) for option in options))
