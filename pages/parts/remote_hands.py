"""A show of hands on the remote: for each option, how many in the room put it first.

Who: the facilitator who counts raised hands. What they see first: the options in their
order, each with its hands. Nobody else sees them before the order is shown to all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

import store
from i18n import Translator
from pages.parts.desk import e
from pages.parts.stage_words import takes_points
from workshop.answers import MAX_FLOOR
from workshop.snapshot import Item, Snapshot

Act = Callable[..., Any]  # one press: a store call and its values


@dataclass
class Field:
    """What a field began with and shows. Where somebody else has counted it is a new one.

    Its browser would send the old figure back, as if it had been typed here.
    """

    first: int
    shown: int
    version: int = 0


def show(snapshot: Snapshot, item: Item, act: Act, t: Translator) -> None:
    """Hands for each option with − and + or typed, and undo; 100 points take no hands."""
    if takes_points(item):
        _say(t("Hands can say what comes first, but not give 100 points: use a table's device."))
        return
    _say(t("Ask: which comes first for you? One hand each. Enter how many put up a hand for it."))
    number = snapshot.here.round
    labels = item.priority.text(t.language).options
    counted = store.floor_hands(snapshot.id, item.id, number)
    done: list[tuple[str, int, int]] = st.session_state.setdefault(
        f"hands-done-{item.id}-{number}", []
    )

    def take(option: str, seen: int, hands: int) -> bool:
        act(store.take_hands, snapshot.id, item.id, number, option, seen, hands)
        return store.floor_hands(snapshot.id, item.id, number).get(option, 0) == hands

    def changed(option: str, field: Field, key: str) -> None:
        seen, hands = field.shown, int(st.session_state[key] or 0)
        if take(option, seen, hands):
            field.shown = hands
            done.append((option, seen, hands))

    def undo() -> None:
        option, before, hands = done.pop()
        take(option, hands, before)

    for option, label in labels.items():
        base, hands = f"hands-{item.id}-{number}-{option}", counted.get(option, 0)
        field = st.session_state.setdefault(base, Field(hands, hands))
        if field.shown != hands:
            field = st.session_state[base] = Field(hands, hands, field.version + 1)
        key = f"{base}-{field.version}"
        with st.container(horizontal=True, vertical_alignment="center", key=f"row-{base}"):
            st.html(f"<div class='hands-for' aria-hidden='true'>{e(label)}</div>")
            st.number_input(
                t("Hands for “{option}”", option=label),
                min_value=0,
                max_value=MAX_FLOOR,
                value=field.first,
                step=1,
                key=key,
                label_visibility="collapsed",
                width=150,
                on_change=changed,
                args=(option, field, key),
            )
    with st.container(horizontal=True, vertical_alignment="center"):
        total = sum(counted.values())
        words = t.n("{n} hand counted", "{n} hands counted", total)
        st.html(f"<b role='status'>{e(words)}</b>")
        st.button(t("Undo"), key=f"hands-undo-{item.id}-{number}", on_click=undo, disabled=not done)


def _say(words: str) -> None:
    st.html(f"<div class='muted'>{e(words)}</div>")
