"""The reasons behind the stances, by the side they stand on and without their authors."""

from collections.abc import Iterable
from dataclasses import dataclass

from i18n import Translator
from workshop import reasons
from workshop.reasons import Marked, Share, Weighed
from workshop.sides import sides_of
from workshop.snapshot import MIN_ROOM, Item
from workshop.words import mark

WHO_GROUPED = mark("The facilitator put these together and gave them their names.")


@dataclass(frozen=True)
class Side:
    """A heading and the reasons under it."""

    name: str
    texts: tuple[str, ...]


def by_side(item: Item, t: Translator, marks: Iterable[Marked] = ()) -> tuple[Side, ...]:
    """The revealed rounds' reasons, side by side along the axis; empty sides are left out.

    What one person wrote in several rounds in the same words stands once, where that
    person stood last. Those that reach across stand first, where enough marked them; the
    rest in an order that stays the same and tells nothing of who wrote first.
    """
    weighed = reasons.weigh(item, marks)
    sides = []
    for side in sides_of(item):
        texts = [each.reason.text for each in weighed if each.reason.side == side]
        if texts:
            sides.append(Side(name(side, item, t), tuple(texts)))
    return tuple(sides)


def by_group(
    item: Item, marks: Iterable[Marked], number: int
) -> tuple[tuple[str, tuple[Weighed, ...]], ...]:
    """The groups of a revealed round by name, the largest first, with what may be read of each.

    In a group those that reach across stand first, as in every list of reasons.
    """
    weighed = reasons.weigh(item, marks, (number,))
    found = []
    for group in item.groups:
        those = tuple(each for each in weighed if each.reason.ids & group.reasons)
        if group.round == number and those:
            found.append((group.name, those))
    return tuple(sorted(found, key=lambda each: (-len(each[1]), each[0].casefold())))


def groups(item: Item, t: Translator, marks: Iterable[Marked] = ()) -> tuple[Side, ...]:
    """The groups of all revealed rounds, each with its reasons; the round where it matters."""
    kept, found = tuple(marks), []
    several = len({group.round for group in item.groups}) > 1
    for number in sorted({group.round for group in item.groups}):
        for title, those in by_group(item, kept, number):
            heading = f"{title} · {t('Round {n}', n=number)}" if several else title
            found.append(Side(heading, tuple(each.reason.text for each in those)))
    return tuple(found)


def name(side: int | None, item: Item, t: Translator) -> str:
    """Where a reason stands, as a heading."""
    if side is None:
        return t("In between")
    return t("Nearer “{pole}”", pole=item.dilemma.text(t.language).poles[side].label)


def marked(share: Share, t: Translator) -> str:
    """How many marked a reason; "" while fewer than MIN_ROOM were shown it."""
    if share.seen < MIN_ROOM:
        return ""
    return t(
        "{n} of the {all} who saw it marked it",
        n=share.endorsed,
        all=share.seen,
    )
