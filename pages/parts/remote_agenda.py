"""The agenda on the remote: what is left of it, and how the room goes through it.

Who: the facilitator when the meeting goes another way than it was prepared. What they
see first: where one can jump to.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

import store
from i18n import Translator
from pages.parts import asking_first, open_times, remote_coming, remote_methods, stage_words
from workshop import control, flow
from workshop.errors import Refused
from workshop.flow import CLOSED, Step
from workshop.snapshot import Snapshot

Act = Callable[..., Any]  # one press: a store call and its values


def show(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """All that can be done with the agenda from where the room is."""
    jump(snapshot, act, t)
    rounds(snapshot, act, t)
    remote_methods.show(snapshot, act, t)
    remote_coming.show(snapshot, act, t)
    with st.expander(t("Answering by the link"), key="open-times"):
        open_times.show(snapshot, act, t)


def jump(snapshot: Snapshot, act: Act, t: Translator) -> None:
    line = snapshot.line
    at = line.index(snapshot.here)
    chosen = st.selectbox(
        t("Skip to"),
        line[at + 1 :],
        format_func=lambda step: step_words(snapshot, step, t),
        key=f"jump-{snapshot.step}",
    )
    with st.container(horizontal=True):
        if chosen == CLOSED:
            asks = ("close", snapshot.step)
            st.button(t("Jump"), key="jump", on_click=asking_first.ask, args=asks)
        else:
            values = (store.move, snapshot.id, snapshot.step, chosen)
            st.button(t("Jump"), key="jump", on_click=act, args=values)
        if snapshot.item is None:
            return
        past = control.after_item([item.stop for item in snapshot.items], snapshot.here)
        if past != CLOSED:
            values = (store.move, snapshot.id, snapshot.step, past)
            st.button(t("Skip this point"), key="skip", on_click=act, args=values)


def rounds(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """The rounds of the point that the room is at: one more, or the last one once more."""
    item = snapshot.item
    if item is None:
        return
    with st.container(horizontal=True):
        if snapshot.here.shows_result and snapshot.here.round == item.rounds:
            st.button(
                t("One more round"),
                key="again",
                disabled=item.rounds >= flow.MAX_ROUNDS,
                on_click=act,
                args=(store.add_round, snapshot.id, snapshot.step, item.id),
            )
        try:
            number = control.round_to_take_up(item.stop, snapshot.here, item.progress)
        except Refused:
            return
        for name, words, offered in (
            ("reopen", t("Open round {n} again", n=number), not snapshot.is_open),
            ("restart", t("Begin round {n} again", n=number), True),
        ):
            if offered:
                asks = (name, snapshot.step)
                st.button(words, key=name, on_click=asking_first.ask, args=asks)


def ask(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """Before a round is opened or begun again."""
    for name in ("reopen", "restart"):
        asking_first.show(
            name, snapshot.step, lambda name=name: _once_more(snapshot, act, t, name == "restart")
        )


def _once_more(snapshot: Snapshot, act: Act, t: Translator, restart: bool) -> None:
    """Ask first: what was shown stays in the archive, and the room answers again."""
    item = snapshot.item
    assert item is not None
    number = control.round_to_take_up(item.stop, snapshot.here, item.progress)
    if restart:
        title = t("Begin round {n} again?", n=number)
        words = t(
            "Everybody answers anew. The answers so far are kept and marked as an earlier go."
        )
        label = t("Begin it again")
    else:
        title = t("Open round {n} again?", n=number)
        words = t("People can change their answers. What was shown is kept as it was, and marked.")
        label = t("Open it again")

    action = store.restart_round if restart else store.reopen_round

    @st.dialog(title)
    def dialog() -> None:
        st.write(words)
        st.write(t("“Undo the last step” puts it all back, until the room goes on."))
        if st.button(
            label,
            type="primary",
            key="really-again",
            on_click=act,
            args=(action, snapshot.id, snapshot.step, item.id),
        ):
            st.rerun()

    dialog()


def step_words(snapshot: Snapshot, step: Step, t: Translator) -> str:
    """A step's name, with its point where it has one."""
    for number, item in enumerate(snapshot.items, 1):
        if item.id == step.item:
            name = stage_words.phase(step, t, item)
            return f"{number}. {item.content.text(t.language).title} · {name}"
    return stage_words.phase(step, t)
