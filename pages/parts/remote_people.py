"""The people on the remote: who is here, who is missing, how they take part.

Who: the facilitator who wonders whether to go on. What they see first: how many are here.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from i18n import Translator
from pages.parts import remote_floor, remote_hints, remote_missing
from workshop.snapshot import Snapshot

Act = Callable[..., Any]  # one press: a store call and its values


def show(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """Who is here, in which way, and who is missing."""
    remote_floor.count(snapshot, t)
    with st.container(key="missing", gap="xsmall"):
        remote_missing.show(snapshot, act, t)
    remote_hints.switch(snapshot, act, t)
