"""How a coming point is talked about, on the remote.

Who: the facilitator who sees that the room needs another way of talking than was prepared.
What they see first: the point whose dialogue comes next.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

import store
from i18n import Translator
from pages.parts.agenda_editor import method_words
from pages.parts.desk import e
from workshop import methods, pace
from workshop.errors import Refused
from workshop.snapshot import Item, Snapshot

Act = Callable[..., Any]  # one press: a store call and its values


def show(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """Choose the method of a point whose dialogue has not begun; nothing without one."""
    coming = [item for item in snapshot.items if can_change(snapshot, item)]
    if not coming:
        return
    by_id = {item.id: item for item in coming}
    key = f"{snapshot.step}-{t.language}"
    chosen = st.selectbox(
        t("How you talk together about"),
        list(by_id),
        format_func=lambda id: by_id[id].content.text(t.language).title,
        key=f"method-of-{key}",
    )
    item = by_id[chosen]
    known = [name for name in methods.offered(item.kind) if name != methods.PLENARY]
    options = ["", *known]
    method = st.selectbox(
        t("How you talk together"),
        options,
        index=options.index(item.method) if item.method in options else 0,
        format_func=lambda name: methods.name_of(name, t),
        key=f"method-{item.id}-{item.method}-{key}",
        label_visibility="collapsed",
    )
    stop = replace(item.stop, rounds=max(item.rounds, methods.least_rounds(method)))
    words = f"{method_words(method, t)} {pace.told(stop, method, item.minutes, t)}"
    st.html(f"<p class='muted small'>{e(words)}</p>")
    st.button(
        t("Talk in this way"),
        key="set-method",
        disabled=method == item.method,
        on_click=act,
        args=(store.set_method, snapshot.id, item.id, method),
    )


def can_change(snapshot: Snapshot, item: Item) -> bool:
    """Whether this point's dialogue is still to come."""
    stops = [each.stop for each in snapshot.items]
    try:
        methods.check_change(stops, snapshot.here, item.stop, item.method or methods.PLENARY)
    except Refused:
        return False
    return True
