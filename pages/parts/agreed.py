"""What was agreed, in words and under the compass's four verbs, as the screens show it."""

import math
from collections.abc import Iterable

from workshop.snapshot import VERBS, Commitment, Item

# A column of commitments: characters in a line, lines of one (cut off in the style sheet)
# and of all, and what stands between two of them.
LETTERS, MOST_LINES, ROOM, GAP = 24, 4, 11.0, 0.5


def words(made: Commitment) -> str:
    """ "Visit Hasle – Ali, Friday"."""
    extra = ", ".join(filter(None, (made.who, made.due)))
    return made.text + (f" – {extra}" if extra else "")


def by_verb(items: Iterable[Item]) -> dict[str, list[Commitment]]:
    """All that was agreed at these items, under the compass's four verbs."""
    made = [one for item in items for one in item.commitments]
    return {verb: [one for one in made if one.verb == verb] for verb in VERBS}


def newest(texts: list[str], room: float = ROOM) -> list[str]:
    """As many of the last texts as have room (in lines) below each other, in their order."""
    left = room
    for at in range(len(texts) - 1, -1, -1):
        left -= min(MOST_LINES, math.ceil(len(texts[at]) / LETTERS)) + GAP
        if left < 0:
            return texts[at + 1 :]
    return texts
