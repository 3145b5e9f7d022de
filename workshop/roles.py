"""Where each role stands, as far as small groups allow: one rule for screen and every file."""

from dataclasses import dataclass

from workshop import measures, privacy, results
from workshop.flow import Kind
from workshop.snapshot import Item


@dataclass(frozen=True)
class Part:
    """Where those of one role stand; `middle` and `disagreement` as in `measures.Room`."""

    role: str
    n: int
    middle: tuple[float, ...]
    disagreement: float


@dataclass(frozen=True)
class Breakdown:
    """The roles that may be shown, the most answers first; `rest` of `total` are in none of them.

    `parts` is empty where there are roles and none may be shown.
    """

    parts: tuple[Part, ...]
    total: int
    rest: int


def breakdown(item: Item, number: int) -> Breakdown | None:
    """The roles of a revealed round; None where there are none to compare.

    That is while it is blind, with too few answers, where nobody gave a role, or where all
    have the same one. Which may be shown is `privacy.visible_answers` with K_BREAKDOWN.
    """
    round = item.result(number)
    if item.kind is not Kind.DILEMMA or number > item.progress.revealed:
        return None
    if round is None or round.withheld:
        return None
    role_of = {answer.person: answer.role for answer in round.answers}
    by_role: dict[str, list[tuple[float, ...]]] = {}
    without: list[tuple[float, ...]] = []
    for person, stance in results.stances(round):
        role = role_of[person]
        assert stance.place is not None
        (without if role is None else by_role.setdefault(role, [])).append(stance.place)
    if not by_role or (len(by_role) == 1 and not without):
        return None
    visible = privacy.visible_answers(by_role, without, privacy.K_BREAKDOWN)
    parts = [_part(role, by_role[role]) for role in visible.show]
    parts.sort(key=lambda part: (-part.n, part.role))
    return Breakdown(tuple(parts), visible.total, visible.rest)


def _part(role: str, places: list[tuple[float, ...]]) -> Part:
    room = measures.room(places, [None] * len(places))
    return Part(role, room.n, room.middle, room.disagreement)
