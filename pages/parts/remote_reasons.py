"""The reasons on the remote: shown on the big screen or not, read, sorted and counted.

Who: the facilitator while the room talks. What they see first: the button for the big
screen; behind a fold all reasons, those that reach across first, by where their authors
stand and by what they are about.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

import store
from i18n import Translator
from pages.parts import reason_list, wall_reasons
from pages.parts.desk import e
from workshop.reasons import gather, weigh
from workshop.snapshot import Item, Snapshot

_STYLE = Path(__file__).parent / "remote_reasons.css"
Act = Callable[..., Any]  # one press: a store call and its values


def show(snapshot: Snapshot, item: Item, act: Act, t: Translator) -> None:
    """The button and the list, where the room has a result and somebody wrote why."""
    if not wall_reasons.can_show(snapshot):
        return
    shown = snapshot.wall == "reasons"
    with st.container(key="wall", horizontal=True, vertical_alignment="center"):
        st.button(
            t("Hide the reasons") if shown else t("Show reasons on the big screen"),
            key="wall-reasons",
            on_click=act,
            args=(store.set_wall, snapshot.id, "" if shown else "reasons"),
        )
        if shown:
            st.html(f"<div class='muted'>{e(t('They are on the big screen now.'))}</div>")
    rounds = (snapshot.here.round,)
    words = t.n("Read {n} reason", "Read {n} reasons", len(gather(item, rounds)))
    fold = st.expander(words, type="compact", key=f"reasons-{snapshot.step}", on_change="rerun")
    if fold.open:  # a thousand are not drawn anew at every mark for nobody
        with fold:
            st.html(_STYLE)
            weighed = weigh(item, store.marks(item.id), rounds)
            key = f"lead-{snapshot.step}"
            reason_list.show(weighed, item, rounds, snapshot.lenses, key, t)
