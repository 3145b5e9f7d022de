"""What is left of the agenda on the remote: moved, taken off, and with something new put in.

Who: the facilitator when the room needs something else than was prepared. What they see
first: the points that are left, one to choose.
"""

from collections.abc import Callable

import streamlit as st

import store
from i18n import Translator
from pages.parts import taking_up
from pages.parts.desk import e
from workshop import control
from workshop.agenda import DraftItem
from workshop.dilemmas import Dilemma, Priority
from workshop.snapshot import Item, Snapshot

Act = Callable[..., None]  # one press: a store call and its values
MINUTES = 20


def show(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """The points that are left, then what can be put among them."""
    move(snapshot, act, t)
    fold = st.expander(t("Put something in"), type="compact", key="put-in", on_change="rerun")
    if fold.open:  # the library is not read at every answer for nobody
        with fold:
            put_in(snapshot, act, t)


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


def put_in(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """A dilemma or a question of the library, or an own one, after a point to choose."""
    library = store.library()
    used = {item.content.id for item in snapshot.items}
    own = [d for d in library.dilemmas.values() if d.id in library.own]
    others = [d for d in library.dilemmas.values() if d.id not in library.own]
    offered: dict[str, Dilemma | Priority] = {
        each.id: each
        for each in (*own, *others, *library.priorities.values())
        if each.id not in used
    }
    if not offered:
        st.html(f"<p class='muted'>{e(t('Everything in the library is on the agenda.'))}</p>")
        return
    chosen = st.selectbox(
        t("From the library and our own"),
        list(offered),
        format_func=lambda key: offered[key].text(t.language).title,
        key=f"put-in-what-{snapshot.step}-{t.language}",
    )
    places = taking_up.where(snapshot, t)
    place = st.selectbox(
        t("Where on the agenda"),
        list(places),
        format_func=places.__getitem__,
        key=f"put-in-where-{snapshot.step}-{t.language}",
    )
    minutes = st.number_input(
        t("Minutes"), min_value=1, max_value=480, value=MINUTES, key="put-in-minutes", width=130
    )
    item = DraftItem(offered[chosen], int(minutes), 2 if chosen in library.dilemmas else 1)
    after = None if place == taking_up.NEXT else place
    st.button(
        t("Put it on the agenda"),
        key="put-it-in",
        on_click=act,
        args=(store.insert_item, snapshot.id, snapshot.step, item, after),
    )
