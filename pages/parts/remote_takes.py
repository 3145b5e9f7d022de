"""The round "what would it take?" on the remote: begun by a press, then how many have written."""

from collections.abc import Callable
from typing import Any

import streamlit as st

import store
from i18n import Translator
from pages.parts.desk import e
from workshop import flow
from workshop.errors import Refused
from workshop.flow import Phase
from workshop.minority import Minority, minority
from workshop.snapshot import Item, Snapshot


def can_ask(snapshot: Snapshot, item: Item) -> bool:
    """Whether the room has seen the last result of a dilemma with a smaller side."""
    try:
        flow.check_takes(item.stop, snapshot.here)
    except Refused:
        return False
    return minority(item) is not None


def can_begin(snapshot: Snapshot, item: Item) -> bool:
    """Whether they can be asked and are not asked already."""
    return snapshot.here.phase is not Phase.TAKES and can_ask(snapshot, item)


def offer(snapshot: Snapshot, item: Item, act: Callable[..., Any], t: Translator) -> None:
    """Take the room to the question; the phones of the smaller side get a field."""
    if not can_ask(snapshot, item):
        return
    st.button(
        t("Ask them on their phones"),
        key="ask-takes",
        on_click=act,
        args=(store.ask_takes, snapshot.id, snapshot.step, item.id),
    )
    st.caption(t("Only they get a field to write in. The room sees it when you go on."))


def written(snapshot: Snapshot, found: Minority, t: Translator) -> None:
    """While they are asked: how many have written, never who."""
    words = t.n(
        "{n} of {all} has written", "{n} of {all} have written", snapshot.taken, all=found.asked
    )
    st.html(f"<div class='counts' role='status'><div><b>{e(words)}</b></div></div>")
