"""The floor on the wall: the line-up on the picture, and what those without a device do."""

import streamlit as st

import store
from i18n import Translator
from pages.parts import line_up, remote_floor, visitor
from pages.parts.stage_words import takes_points
from workshop.errors import Refused
from workshop.flow import Kind
from workshop.snapshot import Item, Snapshot


def enters(snapshot: Snapshot, item: Item) -> bool:
    """Whether the line-up is entered here: in the facilitator's own browser only."""
    return visitor.is_facilitator() and remote_floor.on_wall(snapshot, item)


def words(snapshot: Snapshot, item: Item, t: Translator) -> tuple[str, str] | None:
    """What a room with people on the floor does, and how many are counted; None where all
    are asked to answer on a device.
    """
    if not remote_floor.can_enter(snapshot, item):
        return None
    devices = store.devices_here(snapshot.id)
    if item.kind is Kind.DILEMMA:
        if not remote_floor.on_wall(snapshot, item):
            return None
        rest = t("Go to your place in the room, or answer on a phone with the code above.")
        if devices:
            return t("{n} of {all} have answered", n=snapshot.answered, all=snapshot.present), rest
        standing = t.n("{n} stands on the floor", "{n} stand on the floor", snapshot.answered)
        return (standing if snapshot.answered else t("Stand where you stand")), rest
    if devices or takes_points(item):
        return None
    counted = t.n("{n} hand counted", "{n} hands counted", snapshot.answered)
    return (
        counted if snapshot.answered else t("Put up a hand"),
        t("What comes first for you? One hand each, or order them on a phone with the code above."),
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
