"""The big screen on the remote: what it shows, and whether it shows anything.

Who: the facilitator while the room looks up. What they see first: black and pause.
"""

from collections.abc import Callable

import streamlit as st

from i18n import Translator
from pages.parts.desk import e
from workshop.snapshot import Snapshot

Act = Callable[..., None]  # one press: a store call and its values


def show(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """What the big screen shows."""
    st.html(f"<div class='muted'>{e(t('The big screen follows the room.'))}</div>")
