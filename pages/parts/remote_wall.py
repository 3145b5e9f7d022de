"""The big screen on the remote: what it shows, and whether it shows anything.

Who: the facilitator while the room looks up. What they see first: black and pause; what is
out of the ordinary stands on the remote itself, with the button that ends it.
"""

from collections.abc import Callable

import streamlit as st

import store
from i18n import Translator
from pages.parts import stage_words
from pages.parts.desk import e
from workshop.flow import Step
from workshop.snapshot import Snapshot

Act = Callable[..., None]  # one press: a store call and its values
BREAK = 15  # minutes


def notice(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """What makes a screen show something else than the step, each with its way back."""
    if snapshot.pause_until:
        until = t.time(stage_words.local(snapshot.pause_until))
        words = t("Pause until {time}, on the big screen and the phones.", time=until)
        _line("pause", words, t("End the pause"), act, store.pause, snapshot.id, None)
    if snapshot.curtain == "black":
        words, back = t("The big screen is black."), t("Light it again")
        _line("black", words, back, act, store.draw_curtain, snapshot.id, "")
    elif snapshot.curtain == "hidden":
        words = t("The result is hidden, on the big screen and the phones.")
        _line("hidden", words, t("Show it again"), act, store.draw_curtain, snapshot.id, "")
    if snapshot.frozen:
        words = t("The big screen stays at “{step}”.", step=_name(snapshot, snapshot.frozen, t))
        _line("frozen", words, t("Let it follow again"), act, store.freeze, snapshot.id, False)


def _line(key: str, words: str, label: str, act: Act, *press: object) -> None:
    with st.container(key=f"notice-{key}", horizontal=True, vertical_alignment="center"):
        st.html(f"<div role='status'>{e(words)}</div>")
        st.button(label, key=f"end-{key}", on_click=act, args=press)


def _name(snapshot: Snapshot, step: Step, t: Translator) -> str:
    item = next((item for item in snapshot.items if item.id == step.item), None)
    return stage_words.phase(step, t, item)


def show(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """Black, hidden, frozen, a pause; what is on already is ended where it is told."""
    if snapshot.curtain != "black":
        _press("black", t("Make the big screen black"), act, store.draw_curtain, snapshot, "black")
    if snapshot.here.shows_result and not snapshot.curtain:
        words = t("Hide the result for a while")
        _press("hide", words, act, store.draw_curtain, snapshot, "hidden")
    if not snapshot.frozen:
        words = t("Let the big screen stay at this")
        _press("freeze", words, act, store.freeze, snapshot, True)
    dark = snapshot.dark_wall
    words = (
        t("Light background, for a bright room") if dark else t("Dark background, for a dark hall")
    )
    _press("ground", words, act, store.darken_wall, snapshot, not dark)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        minutes = st.number_input(
            t("Minutes of pause"), min_value=1, max_value=480, value=BREAK, width=130
        )
        words = t("Change the pause") if snapshot.pause_until else t("Pause")
        _press("pause", words, act, store.pause, snapshot, int(minutes))


def _press(
    key: str,
    label: str,
    act: Act,
    action: "store.Write[..., object]",
    snapshot: Snapshot,
    value: object,
) -> None:
    st.button(label, key=f"wall-{key}", on_click=act, args=(action, snapshot.id, value))
