"""Words that several of the phone's steps use."""

from collections.abc import Mapping

from i18n import Translator
from workshop import pictures
from workshop.answers import Points
from workshop.dilemmas import Anchor, Dilemma, Priority
from workshop.measures import BETWEEN
from workshop.snapshot import Item, Snapshot


def where_words(place: tuple[float, ...], item: Item, t: Translator) -> str:
    """A place in words where no picture says which end is which."""
    text = item.dilemma.text(t.language)
    words = pictures.place_words(place, text, t)
    if len(place) > 1:
        return words
    low, high = BETWEEN
    if low <= place[0] <= high:
        return t("{place}, in between", place=words)
    pole = text.poles[0 if place[0] < low else 1]
    return t("{place}, nearest “{pole}”", place=words, pole=pole.label)


def kicker(snapshot: Snapshot, t: Translator) -> str:
    """Where we are, small, above everything."""
    item = snapshot.item
    if item is None:
        return snapshot.title
    where = t("point {n} of {all}", n=snapshot.item_number, all=len(snapshot.items))
    if isinstance(item.content, Dilemma):
        return f"{anchor_name(item.content.anchor, t)} · {where}"
    if isinstance(item.content, Priority):
        return t("Priorities") + f" · {where}"
    return where[:1].upper() + where[1:]


def anchor_name(anchor: Anchor, t: Translator) -> str:
    return {
        Anchor.VALUE: t("Value"),
        Anchor.CO_CREATION: t("Co-creation"),
        Anchor.KNOWLEDGE: t("Knowledge"),
    }[anchor]


def certainties(t: Translator) -> tuple[str, ...]:
    return (t("Not at all"), t("A little"), t("Fairly"), t("Completely"))


def importances(t: Translator) -> tuple[str, ...]:
    return (t("Not at all"), t("A little"), t("Fairly"), t("Very"))


def verbs(t: Translator) -> dict[str, str]:
    """The compass's four verbs, under which commitments stand."""
    return {"listen": t("Listen"), "solve": t("Solve"), "learn": t("Learn"), "lead": t("Lead")}


def points_words(own: Points, labels: Mapping[str, str], t: Translator) -> str:
    """What somebody gave the most to: "most to “Bread”, 60 points"."""
    most = max(n for _, n in own.given or ())
    names = [t("“{option}”", option=labels[option]) for option, n in own.given or () if n == most]
    return t("most to {options}, {n} points", options=", ".join(names), n=most)
