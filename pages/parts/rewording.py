"""A line that the group wrote gets other words: a button beside it, and a form in its place."""

from collections.abc import Callable
from typing import Any, Literal

import streamlit as st

import store
from i18n import Translator
from pages.parts import stage_words
from workshop.snapshot import VERBS, Commitment, Note, Snapshot
from workshop.support import Line, can_stand

Act = Callable[..., Any]  # one press: a store call and its values
Look = Literal["secondary", "tertiary"]
_CHANGING = "changing-line"
_FIELDS = ("verb", "text", "who", "due")


def name(line: Line) -> str:
    """ "note-3" or "commitment-3"."""
    return f"{'note' if isinstance(line, Note) else 'commitment'}-{line.id}"


def button(line: Line, t: Translator, look: Look = "secondary") -> None:
    """To change it; what phones wrote stays in their words."""
    if isinstance(line, Note) and line.kind == "takes":
        return
    key = f"change-{name(line)}"
    st.button(t("Change"), key=key, type=look, on_click=_set, args=(name(line),))


def _set(what: str | None) -> None:
    st.session_state[_CHANGING] = what


def asked(line: Line) -> bool:
    """Whether the form stands in the place of this line."""
    return bool(st.session_state.get(_CHANGING) == name(line))


def form(snapshot: Snapshot, line: Line, act: Act, t: Translator) -> None:
    """The words as they are, to be changed."""
    key = name(line)
    with st.form(f"reword-{key}", border=False):
        if isinstance(line, Commitment):
            st.selectbox(
                t("What happens next"),
                VERBS,
                VERBS.index(line.verb),
                format_func=lambda verb: stage_words.verb(verb, t),
                key=f"verb-{key}",
            )
        words = t("What we will do") if isinstance(line, Commitment) else t("In the group's words")
        st.text_input(words, line.text, max_chars=store.TEXT_LIMIT, key=f"text-{key}")
        if isinstance(line, Commitment):
            left, right = st.columns(2)
            left.text_input(t("Who"), line.who, max_chars=80, key=f"who-{key}")
            right.text_input(t("When"), line.due, max_chars=80, key=f"due-{key}")
        if can_stand(line):
            st.caption(
                t("How many stood behind the old words is not kept with the new ones.")
                if snapshot.closed
                else t("Nobody stands behind the new words yet: everybody is asked again.")
            )
        with st.container(horizontal=True):
            st.form_submit_button(
                t("Save the new words"),
                key=f"save-{key}",
                on_click=_save,
                args=(snapshot.id, line, act),
            )
            st.form_submit_button(
                t("Leave it as it is"), key=f"leave-{key}", on_click=_set, args=(None,)
            )


def _save(workshop: int, line: Line, act: Act) -> None:
    typed = {what: st.session_state.get(f"{what}-{name(line)}", "") for what in _FIELDS}
    if isinstance(line, Note):
        done = act(store.change_note, workshop, line.id, typed["text"])
    else:
        done = act(store.change_commitment, workshop, line.id, *typed.values())
    if done:  # else what was typed stays, to be mended
        _set(None)
