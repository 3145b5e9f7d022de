"""How sure the room is, on the projector instead of the result, when the facilitator asks for it.

Who: the room, while it looks at its result. What they see first: where those stand who are
completely sure, and where those who are not. A second look at the same round: it is drawn
only when it is asked for, so that the reveal does not wait for it.
"""

from collections.abc import Callable

import streamlit as st

import store
from i18n import Translator
from pages.parts.desk import e
from workshop import pictures
from workshop.flow import Kind
from workshop.pictures import Picture
from workshop.snapshot import Item, Snapshot

NAME = "certainty"  # among store's walls
Act = Callable[..., None]  # one press: a store call and its values


def picture(snapshot: Snapshot, item: Item, t: Translator) -> Picture | None:
    """The round's stances by how sure people are; None where small groups do not allow it."""
    if item.kind is not Kind.DILEMMA or not snapshot.here.shows_result:
        return None
    drawn = pictures.by_certainty(item, snapshot.here.round, t, pictures.PROJECTED)
    return drawn if drawn.lines else None


def asked(snapshot: Snapshot, item: Item, t: Translator) -> Picture | None:
    """The picture while it is to be on the wall."""
    return picture(snapshot, item, t) if snapshot.wall == NAME else None


def choose(snapshot: Snapshot, item: Item, act: Act, t: Translator) -> None:
    """The remote's button, where there is such a picture."""
    if picture(snapshot, item, t) is None:
        return
    shown = snapshot.wall == NAME
    with st.container(key="wall-sure", horizontal=True, vertical_alignment="center"):
        st.button(
            t("Show the result again") if shown else t("Show how sure they are on the big screen"),
            key="wall-certainty",
            on_click=act,
            args=(store.set_wall, snapshot.id, "" if shown else NAME),
        )
        if shown:
            words = t("The big screen now shows how sure they are.")
            st.html(f"<div class='muted'>{e(words)}</div>")
