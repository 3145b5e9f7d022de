"""The reasons' moderation on the remote: what waits, what is hidden, what belongs together.

Who: the facilitator, standing with a tablet. What they see first: what waits for them.
"""

from collections.abc import Callable

import streamlit as st

from i18n import Translator
from pages.parts.desk import e
from workshop.snapshot import Item, Snapshot

Act = Callable[..., None]  # one press: a store call and its values


def show(snapshot: Snapshot, item: Item | None, act: Act, t: Translator) -> None:
    """The reasons of the point that the room is at."""
    st.html(f"<div class='muted'>{e(t('There are no reasons here yet.'))}</div>")
