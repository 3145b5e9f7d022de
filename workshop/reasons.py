"""What a room makes of its own reasons: who is shown which, and which ones reach across."""

from collections.abc import Sequence
from heapq import nsmallest

SAMPLE = 6  # reasons on one phone: what is read in the minutes before the dialogue
_PRIME = (1 << 61) - 1


def sample(
    reasons: Sequence[tuple[int, int | None, int]],
    person: int,
    own: frozenset[int],
    most: int = SAMPLE,
) -> tuple[int, ...]:
    """Which reasons one phone is shown: the least seen first, every side in turn.

    Parameters: reasons, (id, the pole its author leans to or None in between, times
    seen) of one round; `own` are this person's, never shown. Returns at most `most`
    ids. Where two are seen alike, a hash of person and reason decides: no reason
    stands first for everybody, and the same phone is always given the same.
    """
    # A thousand phones ask at once, each about a thousand reasons: a cheap hash, two powers.
    start = pow(person * 2654435761 + 1, 3, _PRIME)
    waiting: dict[int | None, list[tuple[int, int, int]]] = {}
    for id, side, seen in reasons:
        if id not in own:
            waiting.setdefault(side, []).append((seen, pow(id + start, 5, _PRIME), id))
    # The best of each side, the next one last.
    lines = {side: nsmallest(most, those)[::-1] for side, those in waiting.items()}
    chosen: list[int] = []
    while len(chosen) < most and any(lines.values()):
        # A turn: one of each side that has any left, first the side with the least seen.
        turn = sorted((side for side in lines if lines[side]), key=lambda side: lines[side][-1])
        left = most - len(chosen)
        if len(turn) > left:  # the last places go to who stands at a pole
            turn.sort(key=lambda side: side is None)
        chosen += [lines[side].pop()[2] for side in turn[:left]]
    return tuple(chosen)
