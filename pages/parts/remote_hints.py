"""Hints from the data on the remote: what stands out, with its figure and one suggestion.

Who: the facilitator alone, while the room looks up or talks. What they see first: nothing,
unless something stands out; then at most two lines. They never do anything by themselves.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

import store
from i18n import Translator
from pages.parts.desk import e
from workshop.flow import Kind
from workshop.hints import hints
from workshop.snapshot import Snapshot

_STYLE = Path(__file__).parent / "remote_hints.css"
Act = Callable[..., Any]  # one press: a store call and its values


def show(snapshot: Snapshot, t: Translator) -> None:
    """What stands out in the last result of the point that the room is at."""
    item, here = snapshot.item, snapshot.here
    if not snapshot.hints or item is None or here.collects or not item.progress.revealed:
        return
    number = here.round if here.shows_result else item.progress.revealed
    marks = store.marks(item.id) if item.kind is Kind.DILEMMA else ()
    found = hints(item, number, marks, t, here.phase)
    if not found:
        return
    lines = "".join(
        f"<li>{e(hint.figure)} <b>{e(hint.suggestion)}</b> <small>{e(hint.threshold)}</small></li>"
        for hint in found
    )
    st.html(_STYLE)
    st.html(
        f"<section class='hints' aria-label='{e(t('Hints from the data'))}'>"
        f"<p>{e(t('Only for you'))}</p><ul>{lines}</ul></section>"
    )


def switch(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """On or off, for this workshop."""
    key = f"hints-{t.language}-{snapshot.hints}"  # another facilitator may have switched
    st.toggle(
        t("Hints from the data, only for you"),
        value=snapshot.hints,
        key=key,
        on_change=lambda: act(store.allow_hints, snapshot.id, not snapshot.hints),
    )
