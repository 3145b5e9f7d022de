"""Rounds that were opened or begun again: what they were, in words and as an item."""

from dataclasses import replace

from workshop.snapshot import Item, Kept
from workshop.words import mark

HOW = {
    "reopened": mark("as it was before it was opened again"),
    "restarted": mark("an earlier go, before it was begun again"),
    "undone": mark("what was answered until that was taken back"),
}

# The same as a line of its own, with when it was.
WHEN = {
    "reopened": mark(
        "Round {n} was opened again at {time}; what had been shown is in the archive."
    ),
    "restarted": mark(
        "Round {n} was begun again at {time}; what had been shown is in the archive."
    ),
    "undone": mark("Round {n} was put back at {time} to what it had been."),
}


def as_it_was(item: Item, kept: Kept) -> Item:
    """The item with the kept round in the place of the one that was held after it."""
    rounds = tuple(r for r in item.results if r.number < kept.round.number)
    return replace(item, results=(*rounds, kept.round), kept=())
