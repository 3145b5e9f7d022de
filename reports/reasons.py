"""The reasons behind the stances, by the side they stand on and without their authors."""

import hashlib
from dataclasses import dataclass

from i18n import Translator
from reports.figures import revealed
from workshop import results
from workshop.sides import side_of
from workshop.snapshot import Item


@dataclass(frozen=True)
class Side:
    """A heading and the reasons under it."""

    name: str
    texts: tuple[str, ...]


def by_side(item: Item, t: Translator) -> tuple[Side, ...]:
    """The revealed rounds' reasons, side by side along the axis; empty sides are left out.

    What one person wrote in several rounds in the same words stands once, where that
    person stood last. The order is by a hash of the text: it stays the same from one
    look to the next and tells nothing of who wrote first.
    """
    said: dict[tuple[int, str], int | None] = {}
    for round in revealed(item):
        for person, stance in results.stances(round):
            text = " ".join(stance.reason.split())
            if text and stance.place is not None:
                said[person, text] = side_of(stance.place)
    poles = item.dilemma.text(t.language).poles
    order: tuple[int | None, ...] = (0, None, *range(1, len(poles)))
    sides = []
    for side in order:
        texts = [text for (_, text), stood in said.items() if stood == side]
        name = t("In between") if side is None else t("Nearer “{pole}”", pole=poles[side].label)
        if texts:
            sides.append(Side(name, tuple(sorted(texts, key=_shuffled))))
    return tuple(sides)


def _shuffled(text: str) -> bytes:
    return hashlib.sha256(text.encode(errors="surrogatepass")).digest()
