"""The clock on the remote: set, given a minute more, halted, taken away.

Who: the facilitator who has promised the room a time. What they see first: how much is
left, and "+1 minute" beside it.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

import store
from i18n import Translator
from pages.parts import clock
from workshop.snapshot import Snapshot

Act = Callable[..., Any]  # one press: a store call and its values
USUAL = 5  # minutes


def minutes() -> int:
    """What a clock is set to: the minutes in the field, also for the key."""
    return int(st.session_state.get("clock-minutes", USUAL))


def show(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """The clock with its buttons, or the minutes to set one with."""
    if snapshot.closed or snapshot.alone or snapshot.afterwards:
        return
    with st.container(key="remote-clock", horizontal=True, vertical_alignment="center"):
        if snapshot.timer is None:
            st.number_input(
                t("Minutes on the clock"),
                min_value=1,
                max_value=480,
                value=USUAL,
                label_visibility="collapsed",
                width=130,
                key="clock-minutes",
            )
            st.button(
                t("Set a clock"),
                key="clock-start",
                # Asked when it is pressed: what was typed last may come with the press.
                on_click=lambda: act(store.start_timer, snapshot.id, minutes() * 60),
            )
            return
        clock.show(snapshot.timer, t)
        st.button(
            t("+1 minute"), key="clock-more", on_click=act, args=(store.add_time, snapshot.id)
        )
        runs = snapshot.timer.ends is not None
        st.button(
            t("Halt") if runs else t("Go on"),
            key="clock-halt",
            on_click=act,
            args=(store.halt_timer, snapshot.id, runs),
        )
        st.button(
            t("Take the clock away"),
            key="clock-away",
            on_click=act,
            args=(store.remove_timer, snapshot.id),
        )
