"""The big screen on the remote: what it shows, and whether it shows anything.

Who: the facilitator while the room looks up. What they see first: black and pause; what is
out of the ordinary stands on the remote itself, with the button that ends it.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

import store
from i18n import Translator
from pages.parts import stage_words
from pages.parts.desk import e
from workshop import control
from workshop.flow import Step
from workshop.snapshot import Item, Snapshot

Act = Callable[..., Any]  # one press: a store call and its values
BREAK = 15  # minutes


def minutes() -> int:
    """How long a pause is: the minutes in the field, also for the key."""
    return int(st.session_state.get("pause-minutes", BREAK))


def notice(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """What makes a screen show something else than the step, each with its way back."""
    if snapshot.pause_until:
        until = t.time(stage_words.local(snapshot.pause_until))
        words = t("Pause until {time}, on the big screen and the phones.", time=until)
        _line("pause", words, t("End the pause"), act, store.pause, snapshot.id, None)
    if snapshot.black:
        words, back = t("The big screen is black."), t("Light it again")
        _line("black", words, back, act, store.make_black, snapshot.id, False)
    if snapshot.frozen:
        words = t("The big screen stays at “{step}”.", step=_name(snapshot, snapshot.frozen, t))
        _line("frozen", words, t("Let it follow again"), act, store.freeze, snapshot.id, False)
    item = hidden(snapshot)
    if item:
        words = t("Round {n} is hidden on all screens until you show it.", n=item.hidden_from)
        if item.id != snapshot.here.item:
            title = item.content.text(t.language).title
            words = t("“{title}”, round {n}, is hidden.", title=title, n=item.hidden_from)
        back = t("Show it again")
        _line("hidden", words, back, act, store.hide_result, snapshot.id, item.id, False)


def hidden(snapshot: Snapshot) -> Item | None:
    """The point whose result is hidden: the one that the room is at before the others."""
    those = [item for item in snapshot.items if item.hidden_from]
    return next(
        (item for item in those if item.id == snapshot.here.item), those[-1] if those else None
    )


def can_hide(snapshot: Snapshot) -> bool:
    """Whether the room has a result before it that is not hidden."""
    item = snapshot.item
    if item is None:
        return False
    number = control.result_before_the_room(snapshot.here, item.progress)
    return number > 0 and not item.hides(number)


def _line(key: str, words: str, label: str, act: Act, *press: object) -> None:
    with st.container(key=f"notice-{key}", horizontal=True, vertical_alignment="center"):
        st.html(f"<div role='status'>{e(words)}</div>")
        st.button(label, key=f"end-{key}", on_click=act, args=press)


def _name(snapshot: Snapshot, step: Step, t: Translator) -> str:
    item = next((item for item in snapshot.items if item.id == step.item), None)
    return stage_words.phase(step, t, item)


def show(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """Black, hidden, frozen, a pause; what is on already is ended where it is told."""
    if not snapshot.black:
        _press("black", t("Make the big screen black"), act, store.make_black, snapshot.id, True)
    if can_hide(snapshot):
        words = t("Hide the result for a while")
        _press("hide", words, act, store.hide_result, snapshot.id, snapshot.here.item, True)
    if not snapshot.frozen and not snapshot.closed:
        words = t("Let the big screen stay at this")
        _press("freeze", words, act, store.freeze, snapshot.id, True)
    dark = snapshot.dark_wall
    words = (
        t("Light background, for a bright room") if dark else t("Dark background, for a dark hall")
    )
    _press("ground", words, act, store.darken_wall, snapshot.id, not dark)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.number_input(
            t("Minutes of pause"),
            min_value=1,
            max_value=480,
            value=BREAK,
            width=130,
            key="pause-minutes",
        )
        words = t("Change the pause") if snapshot.pause_until else t("Pause")
        st.button(
            words,
            key="wall-pause",
            # Asked when it is pressed: what was typed last may come with the press.
            on_click=lambda: act(store.pause, snapshot.id, minutes()),
        )


def _press(key: str, label: str, act: Act, *press: object) -> None:
    st.button(label, key=f"wall-{key}", on_click=act, args=press)
