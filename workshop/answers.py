"""What a participant gives: a stance or a ranking, checked before anything is stored."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.dilemmas import Shape
from workshop.errors import Refused

REASON_LIMIT = 280
SCALE = (1, 2, 3, 4)  # certainty and importance


@dataclass(frozen=True)
class Stance:
    """One participant's position in one round.

    `place` is (x,) with x in 0-100 on an axis (0 = first pole), or three weights that
    sum to 100 in a triangle; None when skipped. `certainty` and `importance` are 1-4
    or None.
    """

    place: tuple[float, ...] | None
    certainty: int | None = None
    importance: int | None = None
    reason: str = ""

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


SKIP = Stance(place=None)


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
    for field, value in (("certainty", stance.certainty), ("importance", stance.importance)):
        if value is not None and value not in SCALE:
            raise Refused("Choose one of the four answers.", status=422, field=field)
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
    return Stance(weights, stance.certainty, stance.importance, stance.reason)


def check_ranking(ranking: Ranking, options: Sequence[str]) -> Ranking:
    """The ranking as it is to be stored; raises Refused if it names anything else."""
    order = ranking.order
    if order is not None and (
        not order or len(set(order)) != len(order) or not set(order) <= set(options)
    ):
        raise Refused("The order must name each option once.", status=422, field="order")
    return ranking
