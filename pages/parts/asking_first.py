"""A question before a press that is not taken back lightly, also while the room is busy.

Who: the facilitator. What they see first: what the press does. The remote runs again whenever
somebody answers, and a run that is broken off forgets which button was pressed. A callback is
never broken off, so it keeps what is to be asked until a run has asked it.
"""

from collections.abc import Callable

import streamlit as st

_KEY = "asks-first"


def ask(name: str, step: int) -> None:
    """A button's callback, pressed at this step."""
    st.session_state[_KEY] = (name, step)


def show(name: str, step: int, dialog: Callable[[], None]) -> None:
    """Open the dialog where its button was pressed at this step; it stays by itself."""
    if st.session_state.get(_KEY) == (name, step):
        dialog()
        del st.session_state[_KEY]
