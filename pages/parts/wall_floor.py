"""The floor on the wall: where nobody has a device, the line-up is entered on the picture."""

import streamlit as st

import store
from i18n import Translator
from pages.parts import line_up, remote_floor, visitor
from workshop.errors import Refused
from workshop.snapshot import Item, Snapshot


def stands(snapshot: Snapshot, item: Item) -> bool:
    """Whether the room has no device, so that everybody stands in the open anyway.

    As soon as one has joined, the line-up is entered on the remote: their round is blind.
    """
    return remote_floor.can_enter(snapshot, item) and not store.ways(snapshot.id).devices


def enters(snapshot: Snapshot, item: Item) -> bool:
    """Whether the line-up is entered here: in the facilitator's own browser only."""
    return visitor.is_facilitator() and stands(snapshot, item)


def words(snapshot: Snapshot, t: Translator) -> tuple[str, str]:
    """What the room does, and the way in for those who have a phone after all."""
    standing = t.n("{n} stands on the floor", "{n} stand on the floor", snapshot.answered)
    return (
        standing if snapshot.answered else t("Stand where you stand"),
        t("Go to your place in the room, or answer on a phone with the code above."),
    )


def show(snapshot: Snapshot, item: Item, t: Translator) -> None:
    """The line to press, with its poles."""
    with st.container(key="floor"):
        line_up.press(snapshot, item, _act, t, on_wall=True)


def _act(action: "store.Write[..., object]", *values: object) -> None:
    try:
        action(*values)
    except Refused:  # the round has closed meanwhile: the wall goes on by itself
        return
