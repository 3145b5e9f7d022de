"""What the answer forms hold when they are shown: what was posted, saved, or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import store
from i18n import Translator
from phone import wording
from phone.answers import POINTS, first_order
from phone.drawing import Own
from workshop import lenses
from workshop.answers import MAX_TABLE, MIN_TABLE, Points, Ranking, Stance
from workshop.dilemmas import Shape
from workshop.snapshot import Item, Snapshot

_SAID = ("certainty", "importance", "reason", "lens")  # beside the place


@dataclass(frozen=True)
class Posted:
    """A form that was not accepted: what was in it and why, shown again beside the field."""

    fields: Mapping[str, str]
    field: str
    message: str


def stance(
    snapshot: Snapshot,
    item: Item,
    own: Own,
    t: Translator,
    posted: Posted | None,
    is_open: bool,
) -> dict[str, Any]:
    """What the stance form holds: what was posted, else what was saved, else nothing."""
    dilemma = item.dilemma
    stance = own if isinstance(own, Stance) else None
    fields = dict.fromkeys(("position", "a", "b", "c", *_SAID), "")
    if posted:
        fields |= posted.fields
    elif stance and stance.place is not None:
        names = ("position",) if dilemma.kind is Shape.AXIS else ("a", "b", "c")
        fields |= {name: f"{weight:g}" for name, weight in zip(names, stance.place, strict=True)}
        fields |= {
            "certainty": str(stance.certainty or ""),
            "importance": str(stance.importance or ""),
            "reason": stance.reason,
            "lens": stance.lens,
        }
    where = ""
    if stance and stance.place is not None:
        where = wording.where_words(stance.place, item, t)
    return {
        "open": is_open,
        "own": stance,
        "where": where,
        "triangle": dilemma.kind is Shape.TRIANGLE,
        "fields": fields,
        "error": {posted.field: posted.message} if posted else {},
        "certainties": wording.certainties(t),
        "importances": wording.importances(t),
        "lenses": lenses.names(snapshot.lenses, t),
        "moderated": snapshot.moderated,
    }


def order(
    item: Item, who: store.Person, own: tuple[Own, ...], posted: Posted | None, is_open: bool
) -> tuple[str, dict[str, Any]]:
    """The template of a priority question and what it holds, as the question is answered."""
    if item.priority.method == "points":
        return "points.html", points(item, who, own[-1], posted, is_open)
    return "rank.html", ranking(item, who, own, posted, is_open)


def ranking(
    item: Item, who: store.Person, own: tuple[Own, ...], posted: Posted | None, is_open: bool
) -> dict[str, Any]:
    """The order to start from: this round's, else the round before's, else a shuffled one."""
    options = item.priority.options
    assert options != "agenda"
    order = first_order(options, who.id, item.id)
    for answer in own:
        if isinstance(answer, Ranking) and answer.order:
            order = answer.order + tuple(o for o in order if o not in answer.order)
    typed = tuple(posted.fields.get("order", "").split(",")) if posted else ()
    if sorted(typed) == sorted(order):
        order = typed
    return {
        "open": is_open,
        "table": together(who, posted),
        "own": own[-1],
        "order": order,
        "error": {posted.field: posted.message} if posted else {},
    }


def together(who: store.Person, posted: Posted | None) -> dict[str, Any] | None:
    """How many a table is, that answers as one, and may say that it is; None for a phone."""
    if who.way != "table":
        return None
    typed = posted.fields.get("people", "") if posted else ""
    return {
        "people": who.people,
        "field": typed or str(who.people),
        "least": MIN_TABLE,
        "most": MAX_TABLE,
    }


def points(
    item: Item, who: store.Person, own: Own, posted: Posted | None, is_open: bool
) -> dict[str, Any]:
    """What each option has: what was posted, else this round's, else nothing to start from."""
    options = item.priority.options
    assert options != "agenda"
    given = dict(own.given) if isinstance(own, Points) and own.given else {}
    fields = {option: str(given.get(option, "")) for option in options}
    if posted:
        fields = {option: posted.fields.get(POINTS + option, "") for option in options}
    return {
        "open": is_open,
        "table": together(who, posted),
        "own": own,
        "options": first_order(options, who.id, item.id),
        "given": sorted(((o, n) for o, n in given.items() if n), key=lambda each: -each[1]),
        "fields": fields,
        "error": {posted.field: posted.message} if posted else {},
    }
