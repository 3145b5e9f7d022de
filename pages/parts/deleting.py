"""Deleting a workshop: asks first, and says what is lost."""

import contextlib

import streamlit as st

import store
from i18n import Translator
from pages.parts.desk import e
from workshop.errors import Refused


def what_is_lost(joined: int, t: Translator) -> str:
    """In words, before it happens."""
    if joined == 0:
        return t("The agenda and the code will be gone. Nobody has joined yet.")
    return t.n(
        "The answers and reasons of {n} participant will be gone, and with them the agenda, "
        "the notes and the commitments.",
        "The answers and reasons of {n} participants will be gone, and with them the agenda, "
        "the notes and the commitments.",
        joined,
    )


def _delete(workshop: int) -> None:
    with contextlib.suppress(Refused):  # somebody else was faster
        store.delete_workshop(workshop)
    st.query_params.clear()


def ask(workshop: int, title: str, when: str, joined: int, t: Translator) -> None:
    """A dialog; whoever confirms is back at the page's list."""

    @st.dialog(t("Delete this workshop?"))
    def dialog() -> None:
        st.html(f"<p><b>{e(title)}</b><br><span class='muted'>{e(when)}</span></p>")
        st.write(what_is_lost(joined, t))
        st.write(t("This cannot be undone."))
        with st.container(horizontal=True):
            if st.button(t("Keep it"), key="keep", type="primary"):
                st.rerun()
            if st.button(
                t("Delete for good"), key="really-delete", on_click=_delete, args=(workshop,)
            ):
                st.rerun()

    dialog()
