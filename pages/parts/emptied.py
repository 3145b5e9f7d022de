"""Forms that are emptied once what was typed in them is saved, and not before.

Streamlit's own `clear_on_submit` empties them also where the answer was no.
"""

import streamlit as st


def key(name: str) -> str:
    """The form's key now; another one, with empty fields, after `empty`."""
    return f"{name}-{st.session_state.get(_counter(name), 0)}"


def empty(name: str) -> None:
    counter = _counter(name)
    st.session_state[counter] = st.session_state.get(counter, 0) + 1


def _counter(name: str) -> str:
    return f"emptied-{name}"
