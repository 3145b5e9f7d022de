"""A table with one device: how many stand at each place, and how the table is spread.

Who uses it, when: a table that shares a phone, while a round is open. What they see first:
the question, then a row for each place with − and + for the people who stand there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import store
from i18n import Translator
from phone import answers, asking
from phone.asking import Posted
from phone.drawing import Own
from workshop import lenses
from workshop.answers import MAX_TABLE, Places
from workshop.dilemmas import Shape
from workshop.errors import Refused
from workshop.sides import side_of
from workshop.snapshot import Item, Snapshot

# Where a mark can be set: every ten points of the line; in a triangle a corner, between two
# of them, or in the middle.
PLACES: dict[Shape, tuple[tuple[float, ...], ...]] = {
    Shape.AXIS: tuple((float(at),) for at in range(0, 101, 10)),
    Shape.TRIANGLE: (
        (100.0, 0.0, 0.0),
        (0.0, 100.0, 0.0),
        (0.0, 0.0, 100.0),
        (50.0, 50.0, 0.0),
        (50.0, 0.0, 50.0),
        (0.0, 50.0, 50.0),
        (33.34, 33.33, 33.33),
    ),
}


@dataclass(frozen=True)
class Spot:
    """A place with its name, the pole (0, 1, 2) it leans to or None, and what its field holds."""

    name: str
    words: str
    side: int | None
    count: str


def places_from(form: Mapping[str, str], shape: Shape) -> Places:
    """Where a table's people stand, from its form; raises Refused (422) naming the field."""
    if form.get("do") == "skip":
        return Places(())
    people: list[tuple[float, ...]] = []
    for name, place in _named(shape):
        people += [place] * _count(form, name, "places")
    if not people:
        raise Refused("Say where each of you stands first.", status=422, field="places")
    return Places(
        tuple(people), answers.text_in(form.get("reason", "")), form.get("lens", "").strip()
    )


def people_in(form: Mapping[str, str]) -> int | None:
    """How many sit at the table, where the form says so; raises Refused (422)."""
    return _count(form, "people", "people") or None


def joined_as(form: Mapping[str, str]) -> tuple[str | None, int]:
    """The role and the number of people in the form that joins; a table has no role."""
    people = people_in(form) or 1
    return (form.get("role", "").strip() or None) if people == 1 else None, people


def form(
    snapshot: Snapshot,
    item: Item,
    who: store.Person,
    own: Own,
    t: Translator,
    posted: Posted | None,
    is_open: bool,
) -> dict[str, Any]:
    """What the table's form holds: what was posted, else what was saved, else nothing."""
    given = own if isinstance(own, Places) else None
    fields = {"reason": "", "lens": ""}
    counts: Mapping[str, str] = {}
    if posted:
        fields |= posted.fields
        counts = posted.fields
    elif given and not given.skipped:
        fields |= {"reason": given.reason, "lens": given.lens}
        counts = _counted(given, item.dilemma.kind)
    return {
        "open": is_open,
        "own": given,
        "where": spread(given, item, t) if given else "",
        "spots": _spots(item, counts, t),
        "sentence": _sentence(item, t, _OPEN),
        "fields": fields,
        "table": asking.together(who, posted),
        "most": MAX_TABLE,
        "error": {posted.field: posted.message} if posted else {},
        "lenses": lenses.names(snapshot.lenses, t),
    }


def spread(given: Places, item: Item, t: Translator) -> str:
    """How a table is spread, in words: "2 towards “A”, 1 towards “B”, 1 in between"."""
    poles = item.dilemma.text(t.language).poles
    sides = [side_of(place) for place in given.people]
    counts = {f"p{i}": str(sides.count(i)) for i in range(len(poles))}
    return _sentence(item, t, counts | {"between": str(sides.count(None))})


# The counts that the page's script fills in.
_OPEN = {name: f"{{{name}}}" for name in ("p0", "p1", "p2", "between")}


def _sentence(item: Item, t: Translator, counts: Mapping[str, str]) -> str:
    labels = [pole.label for pole in item.dilemma.text(t.language).poles]
    if len(labels) == 2:
        return t(
            "Your table: {p0} towards “{a}”, {p1} towards “{b}”, {between} in between.",
            a=labels[0],
            b=labels[1],
            **counts,
        )
    return t(
        "Your table: {p0} towards “{a}”, {p1} towards “{b}”, {p2} towards “{c}”, "
        "{between} in between.",
        a=labels[0],
        b=labels[1],
        c=labels[2],
        **counts,
    )


def _named(shape: Shape) -> list[tuple[str, tuple[float, ...]]]:
    return [(f"at.{at}", place) for at, place in enumerate(PLACES[shape])]


def _count(form: Mapping[str, str], name: str, field: str) -> int:
    text = form.get(name, "").strip() or "0"
    if not (text.isascii() and text.isdigit() and len(text) < 4):
        raise Refused("Write a whole number of people.", status=422, field=field)
    return int(text)


def _counted(given: Places, shape: Shape) -> dict[str, str]:
    return {
        name: str(count)
        for name, place in _named(shape)
        if (count := sum(_near(place, each) for each in given.people))
    }


def _near(place: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(abs(a - b) < 1 for a, b in zip(place, other, strict=True))


def _spots(item: Item, counts: Mapping[str, str], t: Translator) -> list[Spot]:
    return [
        Spot(name, _words(place, item, t), side_of(place), counts.get(name, ""))
        for name, place in _named(item.dilemma.kind)
    ]


def _words(place: tuple[float, ...], item: Item, t: Translator) -> str:
    labels = [pole.label for pole in item.dilemma.text(t.language).poles]
    if len(place) == 1:
        ends = {0.0: f"◀ {labels[0]}", 50.0: t("In the middle"), 100.0: f"{labels[1]} ▶"}
        return ends.get(place[0], f"{place[0]:.0f}")
    near = [
        f"{mark} {label}" for mark, label, w in zip("◀▶▲", labels, place, strict=True) if w > 40
    ]
    return t(" and ").join(near) if near else t("In the middle")
