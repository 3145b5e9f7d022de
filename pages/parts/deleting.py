"""Deleting: asks first, and says what is lost."""

import contextlib
from collections.abc import Callable

import streamlit as st

import store
from i18n import Translator
from pages.parts.desk import e
from workshop.errors import Refused


def confirm(
    question: str,
    what: str,
    lost: tuple[str, ...],
    delete: Callable[[], object],
    t: Translator,
    *,
    keep: str,
    keys: tuple[str, str] = ("keep", "really-delete"),
    to_list: bool = True,
) -> None:
    """A dialog; whoever confirms is back at the page's list, unless `to_list` is false.

    `what` (HTML) is to be deleted, `lost` says what that means, a paragraph each; `keep` is
    on the button that keeps it. `keys` are the two buttons'.
    """

    def confirmed() -> None:
        with contextlib.suppress(Refused):  # somebody else was faster
            delete()
        if to_list:
            st.query_params.clear()

    @st.dialog(question)
    def dialog() -> None:
        st.html(f"<p>{what}</p>")
        for words in lost:
            st.write(words)
        with st.container(horizontal=True):
            if st.button(keep, key=keys[0], type="primary"):
                st.rerun()
            if st.button(t("Delete for good"), key=keys[1], on_click=confirmed):
                st.rerun()

    dialog()


def ask(workshop: int, title: str, when: str, joined: int, t: Translator) -> None:
    """Before a workshop is deleted."""
    confirm(
        t("Delete this workshop?"),
        f"<b>{e(title)}</b><br><span class='muted'>{e(when)}</span>",
        (what_is_lost(joined, t), t("This cannot be undone.")),
        lambda: store.delete_workshop(workshop),
        t,
        keep=t("Keep it"),
    )


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
