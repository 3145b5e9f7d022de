"""The people on the remote: who is here, who is missing, how they take part.

Who: the facilitator who wonders whether to go on. What they see first: how many are here.
"""

from collections.abc import Callable

import streamlit as st

from i18n import Translator
from pages.parts.desk import e
from workshop.snapshot import Snapshot

Act = Callable[..., None]  # one press: a store call and its values


def show(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """Who is here. (Who is missing: remote_missing; tables and the floor: remote_floor.)"""
    words = t.n("{n} is here", "{n} are here", snapshot.present)
    st.html(f"<div class='muted'>{e(words)}</div>")
