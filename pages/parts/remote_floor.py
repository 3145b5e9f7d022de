"""The floor on the remote: the line-up of those who have no device.

Who: the facilitator, while people stand along a line in the room. What they see first: the
same line to press, one press for each person.
"""

from collections.abc import Callable

import streamlit as st

import store
from i18n import Translator
from pages.parts import line_up
from pages.parts.desk import e, facts
from workshop.dilemmas import Shape
from workshop.errors import Refused
from workshop.floor import read_places
from workshop.flow import Kind
from workshop.snapshot import Item, Snapshot

Act = Callable[..., None]  # one press: a store call and its values


def can_enter(snapshot: Snapshot, item: Item) -> bool:
    """Whether a line-up belongs to this step."""
    return item.kind is Kind.DILEMMA and snapshot.is_open and not snapshot.own_pace


def show(snapshot: Snapshot, item: Item, act: Act, t: Translator) -> None:
    """Press along the line, or paste numbers. Nobody else sees it before the reveal."""
    if not can_enter(snapshot, item):
        return
    ways = store.ways(snapshot.id)
    number = snapshot.here.round
    with st.expander(
        t("Who stands on the floor"),
        expanded=bool(ways.on_floor) or not ways.devices,
        key=f"floor-{item.id}-{number}",
    ):
        words = t("Press once for each person without a device, where they stand.")
        st.html(f"<div class='muted'>{e(words)}</div>")
        line_up.press(snapshot, item, act, t)
        _paste(snapshot, item, act, t)


def _paste(snapshot: Snapshot, item: Item, act: Act, t: Translator) -> None:
    text = item.dilemma.text(t.language)
    if item.dilemma.kind is Shape.AXIS:
        a, b = (pole.label for pole in text.poles)
        how = t("A number each, from 0 (“{a}”) to 100 (“{b}”)", a=a, b=b)
    else:
        a, b, c = (pole.label for pole in text.poles)
        how = t("Three numbers each: “{a}”, “{b}”, “{c}”", a=a, b=b, c=c)
    number = snapshot.here.round
    key = f"floor-numbers-{item.id}-{number}"
    if not st.toggle(t("Paste numbers"), key=f"{key}-asked"):
        return
    with st.form(f"{key}-form", border=False):
        typed = st.text_area(how, key=key, height=100)
        if st.form_submit_button(t("Use these numbers")):
            try:
                places = read_places(typed, item.dilemma.kind)
            except Refused as no:
                st.error(t(no.message, **no.values))
                return
            act(store.take_floor, snapshot.id, item.id, number, places)
            st.rerun(scope="fragment")


def count(snapshot: Snapshot, t: Translator) -> None:
    """How people take part, where not all have a phone."""
    ways = store.ways(snapshot.id)
    if not (ways.tables or ways.on_floor):
        return
    tables = t.n("{n} table", "{n} tables", ways.tables)
    sitting = t("{tables} with {n} people", tables=tables, n=ways.at_tables)
    words = facts(
        t.n("{n} phone", "{n} phones", ways.phones),
        sitting if ways.tables else "",
        t("{n} on the floor", n=ways.on_floor) if ways.on_floor else "",
    )
    st.html(f"<div class='muted' role='status'>{e(words)}</div>")
