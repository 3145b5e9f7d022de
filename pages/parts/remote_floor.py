"""The floor on the remote: those who have no device, on a line or by hands.

Who: the facilitator, while people stand along a line in the room or put a hand up. What they
see first: the same line to press, one press for each person; for a priority question the
options, each with its hands.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

import store
from i18n import Translator
from pages.parts import line_up, remote_hands
from pages.parts.desk import e, facts
from workshop.dilemmas import Shape
from workshop.errors import Refused
from workshop.floor import read_places
from workshop.flow import Kind
from workshop.snapshot import Item, Snapshot

Act = Callable[..., Any]  # one press: a store call and its values


def can_enter(snapshot: Snapshot, item: Item) -> bool:
    """Whether people without a device are counted in this step, on a line or by hands."""
    return item.kind is not Kind.PLAIN and snapshot.is_open and not snapshot.own_pace


def on_wall(snapshot: Snapshot, item: Item) -> bool:
    """Whether the line-up is entered on the projector as well.

    As the facilitator says; else where no device is here, so that everybody stands in the
    open anyway. What phones and tables answer is blind.
    """
    if item.kind is not Kind.DILEMMA or not can_enter(snapshot, item):
        return False
    if snapshot.line_up is not None:
        return snapshot.line_up
    return not store.devices_here(snapshot.id)


def show(snapshot: Snapshot, item: Item, act: Act, t: Translator) -> None:
    """Press along the line or paste numbers, or count hands."""
    if not can_enter(snapshot, item):
        return
    line = item.kind is Kind.DILEMMA
    devices = store.devices_here(snapshot.id)
    with st.expander(
        t("Who stands on the floor") if line else t("Hands in the room"),
        expanded=bool(store.ways(snapshot.id).on_floor) or not devices,
        key=f"floor-{item.id}-{snapshot.here.round}",
    ):
        if not line:
            remote_hands.show(snapshot, item, act, t)
            return
        words = t("Press once for each person without a device, where they stand.")
        st.html(f"<div class='muted'>{e(words)}</div>")
        line_up.press(snapshot, item, act, t)
        _choose_wall(snapshot, item, devices, act, t)
        _paste(snapshot, item, act, t)


def _choose_wall(snapshot: Snapshot, item: Item, devices: bool, act: Act, t: Translator) -> None:
    """A button, not a switch: it also changes by itself, and a switch would report that back."""
    shown = on_wall(snapshot, item)
    st.button(
        t("Take it off the big screen") if shown else t("Enter it on the big screen as well"),
        key="wall-line-up",
        on_click=act,
        args=(store.put_line_up, snapshot.id, not shown),
    )
    if shown and devices:
        words = t("Those with a device see the line-up before they have answered themselves.")
        st.html(f"<div class='muted'>{e(words)}</div>")


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
        # What stood there when the numbers were typed, not what stands there when they come.
        seen = st.session_state.get(f"{key}-seen", ())
        st.session_state[f"{key}-seen"] = store.floor_places(snapshot.id, item.id, number)
        if st.form_submit_button(t("Use these numbers")):
            try:
                places = read_places(typed, item.dilemma.kind)
            except Refused as no:
                st.error(t(no.message, **no.values))
                return
            act(store.take_floor, snapshot.id, item.id, number, places, seen)
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
