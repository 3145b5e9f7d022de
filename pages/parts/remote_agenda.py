"""The agenda on the remote: what is left of it, and how the room goes through it.

Who: the facilitator when the meeting goes another way than it was prepared. What they
see first: where one can jump to.
"""

from collections.abc import Callable

import streamlit as st

import store
from i18n import Translator
from pages.parts import remote_methods, stage_words
from workshop import flow
from workshop.flow import Step
from workshop.snapshot import Snapshot

Act = Callable[..., None]  # one press: a store call and its values


def show(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """All that can be done with the agenda from where the room is."""
    jump(snapshot, act, t)
    rounds(snapshot, act, t)
    remote_methods.show(snapshot, act, t)


def jump(snapshot: Snapshot, act: Act, t: Translator) -> None:
    line = snapshot.line
    ahead = line[line.index(snapshot.here) + 1 :]
    chosen = st.selectbox(
        t("Skip to"),
        ahead,
        format_func=lambda step: step_words(snapshot, step, t),
        key=f"jump-{snapshot.step}",
    )
    st.button(
        t("Jump"),
        key="jump",
        on_click=lambda: act(store.move, snapshot.id, snapshot.step, chosen),
    )


def rounds(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """One more round of the point that the room is at."""
    item = snapshot.item
    if item and snapshot.here.shows_result and snapshot.here.round == item.rounds:
        st.button(
            t("One more round"),
            key="again",
            disabled=item.rounds >= flow.MAX_ROUNDS,
            on_click=act,
            args=(store.add_round, snapshot.id, snapshot.step, item.id),
        )


def step_words(snapshot: Snapshot, step: Step, t: Translator) -> str:
    """A step's name, with its point where it has one."""
    for number, item in enumerate(snapshot.items, 1):
        if item.id == step.item:
            name = stage_words.phase(step, t, item)
            return f"{number}. {item.content.text(t.language).title} · {name}"
    return stage_words.phase(step, t)
