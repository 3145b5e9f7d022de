"""The part of a dialogue that a room is at, in words: the same on every screen."""

from workshop import lenses
from workshop.flow import Phase
from workshop.methods import Said, part_at, parts_of, said
from workshop.snapshot import Snapshot
from workshop.words import Words


def part_words(snapshot: Snapshot, t: Words) -> Said | None:
    """What is said in the part that the room is at; None outside a dialogue."""
    item, here = snapshot.item, snapshot.here
    if item is None or here.phase is not Phase.DIALOGUE:
        return None
    own = bool(snapshot.lenses)
    return said(part_at(item.method, here.part), lenses.names(snapshot.lenses, t), t, own)


def beside(snapshot: Snapshot) -> str:
    """What stands under the instruction (`Part.beside`); "prompts" where nothing else can."""
    item = snapshot.item
    return part_at(item.method, snapshot.here.part).beside if item else "prompts"


def has_parts(snapshot: Snapshot) -> bool:
    """Whether the dialogue is held with a method that has parts of its own."""
    return snapshot.item is not None and len(parts_of(snapshot.item.method)) > 1
