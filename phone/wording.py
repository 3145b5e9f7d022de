"""Words that several of the phone's steps use."""

import datetime as dt

from i18n import Translator
from workshop import pictures
from workshop.dilemmas import Dilemma, Priority
from workshop.names import ANCHOR_NAMES, VERB_NAMES
from workshop.sides import side_of
from workshop.snapshot import Item, Snapshot


def where_words(place: tuple[float, ...], item: Item, t: Translator) -> str:
    """A place in words where no picture says which end is which."""
    text = item.dilemma.text(t.language)
    words = pictures.place_words(place, text, t)
    if len(place) > 1:
        return words
    side = side_of(place)
    if side is None:
        return t("{place}, in between", place=words)
    return t("{place}, nearest “{pole}”", place=words, pole=text.poles[side].label)


def kicker(snapshot: Snapshot, t: Translator) -> str:
    """Where we are, small, above everything."""
    item = snapshot.item
    if item is None:
        return snapshot.title
    where = t("point {n} of {all}", n=snapshot.item_number, all=len(snapshot.items))
    if isinstance(item.content, Dilemma):
        return f"{t(ANCHOR_NAMES[item.content.anchor])} · {where}"
    if isinstance(item.content, Priority):
        return t("Priorities") + f" · {where}"
    return where[:1].upper() + where[1:]


def moment(at: dt.datetime, t: Translator) -> str:
    """A day and a time on the server's clock."""
    local = at.astimezone()
    return t("{date} at {time}", date=t.date(local.date()), time=t.time(local))


def certainties(t: Translator) -> tuple[str, ...]:
    return (t("Not at all"), t("A little"), t("Fairly"), t("Completely"))


def importances(t: Translator) -> tuple[str, ...]:
    return (t("Not at all"), t("A little"), t("Fairly"), t("Very"))


def verbs(t: Translator) -> dict[str, str]:
    """The compass's four verbs, under which commitments stand."""
    return {verb: t(name) for verb, name in VERB_NAMES.items()}
