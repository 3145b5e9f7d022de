"""Small groups: what may be published of a part of the room. Definitions: docs/measures.md.

A figure is as revealing as what it can be subtracted from: whoever sees the whole and all
parts but one, sees that one. The rules here hold for every screen and every file.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

K_BREAKDOWN = 5  # answers a segment needs for any figure
K_DISTRIBUTION = 8  # answers it needs for its own distribution
BATCH = 5  # answers by which two pictures of an open round differ at the least


@dataclass(frozen=True)
class Visible:
    """`show`: the segments that may be shown, in the order given; `total`: all answers.

    `rest` is how many of the total are in no segment shown: 0, or at least k.
    """

    show: tuple[str, ...]
    total: int
    rest: int


def visible_segments(counts: Mapping[str, int], ungrouped: int, k: int) -> Visible:
    """Which segments of a room may be shown beside its total.

    Parameters: answers per segment, answers of people in none, the threshold. A segment is
    shown when it has k answers and what is left of the total without the segments shown is
    0 or at least k; for that, the smallest of the others is hidden as well, the last of
    several alike. Raises ValueError for a negative count or a k below 1.
    """
    if k < 1 or ungrouped < 0 or min(counts.values(), default=0) < 0:
        raise ValueError("counts must not be negative, and k at least 1")
    total = sum(counts.values()) + ungrouped
    show = [name for name, n in counts.items() if n >= k]
    rest = total - sum(counts[name] for name in show)
    if show and 0 < rest < k:
        hidden = min(reversed(show), key=lambda name: counts[name])
        show.remove(hidden)
        rest += counts[hidden]
    return Visible(tuple(show), total, rest)


def is_disclosure(answers: Sequence[object]) -> bool:
    """Whether all of a segment said the same: its figure is then each one's own answer."""
    return len(answers) > 0 and all(answer == answers[0] for answer in answers)


def visible_answers(
    answers: Mapping[str, Sequence[object]], ungrouped: Sequence[object], k: int
) -> Visible:
    """`visible_segments` for answers: no segment that is unanimous is shown either.

    Nor is what is left of the room ever small or unanimous, for it can be worked out from
    the whole: the smallest segments shown join it until it is neither. Only a part can be
    a disclosure; a whole room of one mind is the room's own picture.
    """
    counts = {name: len(said) for name, said in answers.items()}
    plain = visible_segments(counts, len(ungrouped), k)
    show = [name for name in plain.show if not is_disclosure(answers[name])]

    def rest() -> list[object]:
        left = [answer for name, said in answers.items() if name not in show for answer in said]
        return left + list(ungrouped)

    while show and (0 < len(rest()) < k or is_disclosure(rest())):
        show.remove(min(reversed(show), key=lambda name: counts[name]))
    return Visible(tuple(show), plain.total, len(rest()))


def visible_beside(
    parts: Mapping[str, Collection[int]],
    said: Sequence[object],
    divisions: Sequence[Sequence[Collection[int]]],
    k: int,
) -> Visible:
    """`visible_answers` for a room whose answers are published in other parts as well.

    Parameters: the people of each part, as places in `said`; what they said; for every other
    division of the same room the people of each part that is published of it; the threshold
    of a part. Whoever is in a part and not in one of another division, or the other way
    round, is never one of a few (fewer than K_BREAKDOWN) or of one mind; nor can that be
    worked out of several parts together and what is left of the room. The smallest part that
    breaks this joins the rest, until none does.
    """
    room = frozenset(range(len(said)))
    members = {name: frozenset(those) for name, those in parts.items()}
    others = [[frozenset(those) for those in each] for each in divisions if each]
    found = visible_answers(
        {name: [said[at] for at in those] for name, those in members.items()},
        [said[at] for at in room.difference(*members.values())],
        k,
    )
    show = list(found.show)
    while show:
        breaking = [
            name
            for name in show
            if any(_tells(members[name], part, said) for other in others for part in other)
        ]
        own = _with_rest(room, [members[name] for name in show])
        if not breaking and not any(
            _told_together(own, _with_rest(room, other), said) for other in others
        ):
            break
        show.remove(min(reversed(breaking or show), key=lambda name: len(members[name])))
    rest = room.difference(*(members[name] for name in show))
    return Visible(tuple(show), found.total, len(rest))


def _with_rest(room: frozenset[int], parts: Sequence[frozenset[int]]) -> list[frozenset[int]]:
    rest = room.difference(*parts)
    return [*parts, rest] if rest else list(parts)


def _tells(one: frozenset[int], other: frozenset[int], said: Sequence[object]) -> bool:
    """Whether those in only one of two parts are a few, or all of one mind."""
    return any(
        0 < len(only) < K_BREAKDOWN or is_disclosure([said[at] for at in only])
        for only in (one - other, other - one)
    )


def _told_together(
    parts: Sequence[frozenset[int]], others: Sequence[frozenset[int]], said: Sequence[object]
) -> bool:
    """Whether several parts, without several of another division, tell of a few or of one mind.

    Both divisions are of the whole room.
    """
    for size in range(1, len(parts)):
        for some in combinations(parts, size):
            one = frozenset[int]().union(*some)
            # Each other part where it makes the smaller difference: the fewest that can be told.
            fewest = sum(min(len(each & one), len(each - one)) for each in others)
            within = one.difference(*(each for each in others if each <= one))
            around = frozenset[int]().union(*(each for each in others if each & one)) - one
            if 0 < fewest < K_BREAKDOWN or any(
                is_disclosure([said[at] for at in only]) for only in (within, around)
            ):
                return True
    return False
