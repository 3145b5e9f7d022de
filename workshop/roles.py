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
    found = _roles(item, number)
    if found is None:
        return None
    members, visible = found
    places = _places(item, number)
    parts = [_part(role, [places[at] for at in members[role]]) for role in visible.show]
    parts.sort(key=lambda part: (-part.n, part.role))
    return Breakdown(tuple(parts), visible.total, visible.rest)


def shown(item: Item, number: int) -> list[list[int]]:
    """Who is in each role that may be shown, as places among `results.stances`."""
    found = _roles(item, number)
    return [found[0][role] for role in found[1].show] if found else []


def _roles(item: Item, number: int) -> tuple[dict[str, list[int]], privacy.Visible] | None:
    """Who has which role, as places among `results.stances`, and which roles may be shown."""
    round = item.result(number)
    if item.kind is not Kind.DILEMMA or number > item.progress.revealed or item.way:
        return None
    if round is None or round.withheld:
        return None
    role_of = {answer.person: answer.role for answer in round.answers}
    members: dict[str, list[int]] = {}
    without: list[int] = []
    for at, (person, _) in enumerate(results.stances(round)):
        role = role_of[person]
        (without if role is None else members.setdefault(role, [])).append(at)
    if not members or (len(members) == 1 and not without):
        return None
    places = _places(item, number)
    visible = privacy.visible_answers(
        {role: [places[at] for at in those] for role, those in members.items()},
        [places[at] for at in without],
        privacy.K_BREAKDOWN,
    )
    return members, visible


def _places(item: Item, number: int) -> list[tuple[float, ...]]:
    round = item.result(number)
    return results.places([stance for _, stance in results.stances(round)]) if round else []


def _part(role: str, places: list[tuple[float, ...]]) -> Part:
    room = measures.room(places, [None] * len(places))
    return Part(role, room.n, room.middle, room.disagreement)
