"""Where people stand by how sure they are, as far as small groups allow: one rule for all.

How sure people are cuts the room that the roles cut too. What is published of one beside the
other is never about a few (`privacy.visible_beside`): roles stay, how sure people are gives way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshop import privacy, results, roles
from workshop.snapshot import Item

LEVELS = (4, 3, 2, 1)  # "completely sure" to "not at all sure"
SIDES = {"sure": (4, 3), "unsure": (2, 1)}
_DEGREES = {str(level): (level,) for level in LEVELS}

Places = tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Levels:
    """The places of those of each level that may be shown; `rest` of `total` are in none.

    `shown` is empty where fewer than two levels may be: then there is nothing to compare.
    """

    shown: tuple[tuple[int, Places], ...]
    total: int
    rest: int


def by_certainty(item: Item, number: int) -> Levels:
    """Which levels of a revealed round may be shown, beside the roles, from K_BREAKDOWN."""
    places, members = _levels(item, number)
    beside = [roles.shown(item, number)]
    visible = privacy.visible_beside(members, places, beside, privacy.K_BREAKDOWN)
    if item.way or len(visible.show) < 2:
        return Levels((), visible.total, visible.total)
    shown = tuple(
        (int(level), tuple(places[at] for at in members[level])) for level in visible.show
    )
    return Levels(shown, visible.total, visible.rest)


def sides(item: Item, number: int) -> tuple[Places, Places] | None:
    """The places of the sure (3 or 4 of 4) and of the unsure; None where not both may be shown.

    They may from K_DISTRIBUTION, beside the roles and the levels that are shown.
    """
    places, members = _sides(item, number)
    beside = [roles.shown(item, number), _shown_levels(item, number)]
    visible = privacy.visible_beside(members, places, beside, privacy.K_DISTRIBUTION)
    if item.way or len(visible.show) < len(SIDES):
        return None
    sure, unsure = (tuple(places[at] for at in members[side]) for side in SIDES)
    return sure, unsure


def shown(item: Item, number: int) -> list[list[list[int]]]:
    """Who is in each part by certainty that is published, as places among `results.stances`.

    A list per division: the levels, and the sure and the unsure.
    """
    told = list(_sides(item, number)[1].values()) if sides(item, number) else []
    return [_shown_levels(item, number), told]


def beside_places(item: Item, number: int) -> tuple[frozenset[int], frozenset[int]]:
    """Which degrees of certainty, and which of importance, a file may tell beside single places.

    The degrees of certainty that are shown, and those of importance that may be shown beside
    them and the roles, from K_BREAKDOWN.
    """
    levels = frozenset(level for level, _ in by_certainty(item, number).shown)
    places, members = _members(item, number, _DEGREES, "importance")
    beside = [roles.shown(item, number), *shown(item, number)]
    visible = privacy.visible_beside(members, places, beside, privacy.K_BREAKDOWN)
    return levels, frozenset(map(int, visible.show))


def _shown_levels(item: Item, number: int) -> list[list[int]]:
    members = _levels(item, number)[1]
    return [members[str(level)] for level, _ in by_certainty(item, number).shown]


def _levels(item: Item, number: int) -> tuple[list[tuple[float, ...]], dict[str, list[int]]]:
    return _members(item, number, _DEGREES)


def _sides(item: Item, number: int) -> tuple[list[tuple[float, ...]], dict[str, list[int]]]:
    return _members(item, number, SIDES)


def _members(
    item: Item, number: int, parts: Mapping[str, Sequence[int]], what: str = "certainty"
) -> tuple[list[tuple[float, ...]], dict[str, list[int]]]:
    """Everybody's place, and who is in which part by how sure they are (or another `what`)."""
    round = item.result(number)
    given = [stance for _, stance in results.stances(round)] if round else []
    members = {
        name: [at for at, stance in enumerate(given) if getattr(stance, what) in levels]
        for name, levels in parts.items()
    }
    return results.places(given), members
