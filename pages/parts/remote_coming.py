"""What is left of the agenda on the remote: moved, taken off, and with something new put in.

Who: the facilitator when the room needs something else than was prepared. What they see
first: the points that are left, one to choose.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

import store
from i18n import Translator
from pages.parts import remote_insert
from workshop import control
from workshop.snapshot import Item, Snapshot

Act = Callable[..., Any]  # one press: a store call and its values


def show(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """The points that are left, then what can be put among them."""
    move(snapshot, act, t)
    fold = st.expander(t("Put something in"), type="compact", key="put-in", on_change="rerun")
    if fold.open:  # the library is not read at every answer for nobody
        with fold:
            remote_insert.show(snapshot, act, t)


def left(snapshot: Snapshot) -> list[Item]:
    """The points that the room has not come to."""
    stops = [item.stop for item in snapshot.items]
    return [i for i in snapshot.items if control.comes_later(stops, snapshot.here, i.id)]


def move(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """One point earlier, later or off the agenda."""
    coming = left(snapshot)
    after = snapshot.items[snapshot.item_number :]
    if not coming:
        return
    titles = {item.id: _title(item, snapshot, t) for item in coming}
    known = "-".join(str(item.id) for item in after)
    chosen = st.selectbox(
        t("What is left"),
        list(titles),
        format_func=titles.__getitem__,
        key=f"left-{known}-{t.language}",
        index=_place_of(st.session_state.get("left-moved"), list(titles)),
    )
    order = [item.id for item in after]
    at = order.index(chosen)
    with st.container(horizontal=True):
        for key, words, to in (
            ("earlier", t("▲ Earlier"), at - 1),
            ("later", t("▼ Later"), at + 1),
        ):
            st.button(
                words,
                key=key,
                disabled=not 0 <= to < len(order),
                on_click=_swap,
                args=(snapshot, order, at, to, act),
            )
        st.button(
            t("Take it off"),
            key="take-off",
            disabled=len(snapshot.items) == 1,
            on_click=act,
            args=(store.take_off, snapshot.id, snapshot.step, chosen),
        )


def _place_of(item: object, ids: list[int]) -> int:
    return ids.index(item) if isinstance(item, int) and item in ids else 0


def _swap(snapshot: Snapshot, order: list[int], at: int, to: int, act: Act) -> None:
    wanted = list(order)
    wanted[at], wanted[to] = wanted[to], wanted[at]
    st.session_state["left-moved"] = order[at]
    act(store.reorder, snapshot.id, snapshot.step, wanted)


def _title(item: Item, snapshot: Snapshot, t: Translator) -> str:
    number = snapshot.items.index(item) + 1
    return f"{number}. {item.content.text(t.language).title}"
