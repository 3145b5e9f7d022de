"""Rounds that were opened or begun again: what they were, in words and as an item."""

from dataclasses import replace

from workshop.snapshot import Item, Kept
from workshop.words import mark

HOW = {
    "reopened": mark("as it was before it was opened again"),
    "restarted": mark("an earlier go, before it was begun again"),
}


def as_it_was(item: Item, kept: Kept) -> Item:
    """The item with the kept round in the place of the one that was held after it."""
    rounds = tuple(r for r in item.results if r.number < kept.round.number)
    return replace(item, results=(*rounds, kept.round), kept=())
