"""What a room makes of its own reasons: who is shown which, and which ones reach across."""

import hashlib
from collections.abc import Sequence

SAMPLE = 6  # reasons on one phone: what is read in the minutes before the dialogue


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

    def key(reason: tuple[int, int | None, int]) -> tuple[int, bytes]:
        id, _, seen = reason
        return seen, hashlib.blake2b(f"{person}:{id}".encode(), digest_size=8).digest()

    waiting: dict[int | None, list[tuple[int, int | None, int]]] = {}
    for reason in sorted(reasons, key=key):
        if reason[0] not in own:
            waiting.setdefault(reason[1], []).append(reason)
    chosen: list[int] = []
    while waiting and len(chosen) < most:
        # A turn: one of each side that has any left, first the side with the least seen.
        turn = sorted((side for side in waiting), key=lambda side: key(waiting[side][0]))
        if len(turn) > most - len(chosen):
            # The last places go to who stands at a pole.
            turn.sort(key=lambda side: side is None)
        for side in turn[: most - len(chosen)]:
            chosen.append(waiting[side].pop(0)[0])
            if not waiting[side]:
                del waiting[side]
    return tuple(chosen)
