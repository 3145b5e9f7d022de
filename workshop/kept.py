"""Rounds that were opened or begun again: what they were, in words and as an item.

Two goes of a round tell what one person changed where little else did. So the figures of one
are told only beside others that many answers of it differ from. Definitions: docs/measures.md.
"""

from collections import Counter
from collections.abc import Hashable
from dataclasses import replace

from workshop.answers import Given, Points, Ranking, Stance
from workshop.privacy import BATCH
from workshop.snapshot import Item, Kept, Round
from workshop.words import Words, mark

HOW = {
    "reopened": mark("as it was before it was opened again"),
    "restarted": mark("an earlier go, before it was begun again"),
    "undone": mark("what was answered until that was taken back"),
}

# The same as a line of its own, with when it was.
WHEN = {
    "reopened": mark("Round {n} was opened again at {time}."),
    "restarted": mark("Round {n} was begun again at {time}."),
    "undone": mark("Round {n} was put back at {time} to what it had been."),
}


def as_it_was(item: Item, kept: Kept) -> Item:
    """The item with the kept round alone: what moved to it is not told, for that is of fewer."""
    return replace(item, results=(kept.round,), kept=())


def telling(item: Item) -> tuple[Kept, ...]:
    """The kept rounds whose figures may be told, beside each other and the round that counts.

    Any two of the same round differ enough (`differs`); of two that do not the later one stays.
    """
    told = list(item.results)
    found = []
    for kept in reversed(item.kept):
        if all(differs(kept.round, other) for other in told if other.number == kept.round.number):
            found.append(kept)
            told.append(kept.round)
    return tuple(reversed(found))


def differs(one: Round, other: Round) -> bool:
    """Whether the figures of two goes of a round may be told beside each other.

    At least BATCH people have another place, order or points; as for how sure they are and how
    much it matters, nobody or at least BATCH said something else. Where one go has no figures,
    there is nothing to compare.
    """
    if one.withheld or other.withheld:
        return True
    first, *more = (_others(one, other, part) for part in range(3))
    return first >= BATCH and all(n == 0 or n >= BATCH for n in more)


def not_told(t: Words) -> str:
    """Why the figures of a kept round are not told."""
    return t(
        "What was answered then is not told, for too few answers differ from another go of it."
    )


def _others(one: Round, other: Round, part: int) -> int:
    """How many people answered otherwise in this part of an answer.

    Those whom nobody can follow, as many as the answers themselves show at the least.
    """
    was, now = (
        {answer.person: _parts(answer.given)[part] for answer in round.answers}
        for round in (one, other)
    )
    followed = [person for person in was.keys() | now.keys() if person >= 0]
    before, after = (
        Counter(said for person, said in answers.items() if person < 0 and said is not None)
        for answers in (was, now)
    )
    apart = max((before - after).total(), (after - before).total())
    return sum(was.get(person) != now.get(person) for person in followed) + apart


def _parts(given: Given) -> tuple[Hashable, Hashable, Hashable]:
    """What the figures are made of; None is nothing said."""
    match given:
        case Stance():
            return given.place, given.certainty, given.importance
        case Ranking():
            return given.order, None, None
        case Points():
            return given.given and frozenset(given.given), None, None
    return given.people, None, None
