"""Small groups: what may be published of a part of the room. Definitions: docs/measures.md.

A figure is as revealing as what it can be subtracted from: whoever sees the whole and all
parts but one, sees that one. The rules here hold for every screen and every file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

K_BREAKDOWN = 5  # answers a segment needs for any figure
K_DISTRIBUTION = 8  # answers it needs for its own distribution


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
