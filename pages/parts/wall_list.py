"""A list of priorities on the projector while people answer, where the facilitator wants that.

Who: the room, while some still answer. What they see first: what is on top so far, and how many
have answered. It moves on some answers at a time, never by one person's.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

import store
from i18n import Translator
from pages.parts.desk import e
from workshop import pictures
from workshop.flow import Kind, Phase
from workshop.pictures import Picture
from workshop.privacy import BATCH
from workshop.snapshot import Item, Snapshot

NAME = "list"  # what the projector shows, in a workshop's `wall`
Act = Callable[..., Any]  # one press: a store call and its values


def can_show(snapshot: Snapshot) -> bool:
    """Whether the room answers a priority question now, on devices, so that a list can come."""
    item = snapshot.item
    return (
        item is not None
        and item.kind is Kind.PRIORITY
        and snapshot.here.phase is Phase.RANK
        and snapshot.is_open
        and not item.hidden_from
        and store.devices_here(snapshot.id)
    )


def asked(snapshot: Snapshot) -> bool:
    """Whether the list is what the projector shows."""
    return snapshot.wall == NAME and snapshot.here.phase is Phase.RANK


def was_seen(snapshot: Snapshot) -> bool:
    """Whether the room has seen a list of what it answers now."""
    return snapshot.so_far is not None and not snapshot.so_far.withheld


def press(snapshot: Snapshot) -> tuple[object, ...] | None:
    """The store call that shows the list, or puts it away; None where there is none."""
    if not can_show(snapshot):
        return None
    if snapshot.wall == NAME:
        return store.set_wall, snapshot.id, ""
    return store.show_list, snapshot.id, snapshot.here.item


def choose(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """The remote's button, with what speaks against it: what people see may pull at them."""
    call = press(snapshot)
    if call is None:
        return
    shown = snapshot.wall == NAME
    words = t("Otherwise nobody sees it before all do, so that nobody is pulled along.")
    if shown:
        words = t(
            "The list is on the big screen, and on the phones of those who have answered. It "
            "moves when at least {n} answers are new; a table's is one.",
            n=BATCH,
        )
    elif was_seen(snapshot):
        words = t("The room has seen the list of this round.")
    with st.container(key="wall-views", horizontal=True, vertical_alignment="center"):
        st.button(
            t("Put the list away") if shown else t("Show the list while they answer"),
            key="wall-list",
            on_click=act,
            args=call,
        )
        st.html(f"<div class='muted' role='status'>{e(words)}</div>")


def picture(snapshot: Snapshot, item: Item, t: Translator) -> Picture | None:
    """The list as far as it may be seen; None while too few have answered."""
    if not was_seen(snapshot) or snapshot.so_far is None:
        return None
    return pictures.so_far(item, snapshot.so_far, t, pictures.PROJECTED)
