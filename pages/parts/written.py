"""Notes and commitments of a closed workshop; more can be added, and taken away."""

import streamlit as st

import store
from i18n import Translator
from pages.parts import desk, emptied, recognised, rewording, stage_words
from pages.parts.desk import e, facts
from workshop import support
from workshop.errors import Refused
from workshop.flow import Kind
from workshop.minority import WOULD_TAKE
from workshop.snapshot import NOTE_KINDS, VERBS, Item, Snapshot
from workshop.support import Line


def kinds(t: Translator) -> dict[str, str]:
    return {
        "agree": t("What you agree to stand on"),
        "disagree": t("What you still disagree about"),
        "takes": t("What it would take"),
        "note": t("Notes"),
    }


def show(snapshot: Snapshot, item: Item, t: Translator) -> None:
    """What the group wrote about `item`, and a place to write more."""
    for kind, name in kinds(t).items():
        notes = [note for note in item.notes if note.kind == kind]
        if notes:
            desk.section(name, level=3, under=t(WOULD_TAKE) if kind == "takes" else "")
        for note in notes:
            behind = support.words(snapshot, note, t)
            _line(snapshot, note, note.text, behind, store.remove_note, t)
    if item.commitments:
        desk.section(t("What happens next"), level=3)
    for made in sorted(item.commitments, key=lambda made: VERBS.index(made.verb)):
        words = f"{stage_words.verb(made.verb, t)}: {made.text}"
        behind = support.words(snapshot, made, t)
        extra = facts(made.who, made.due, behind)
        _line(snapshot, made, words, extra, store.remove_commitment, t)
    if item.kind is Kind.PLAIN and not (item.notes or item.commitments or item.writes):
        return  # nobody has anything to add to a break
    with st.expander(t("Write a note or a commitment"), type="compact"):
        _note_form(snapshot, item, t)
        _commitment_form(snapshot, item, t)


def _line(
    snapshot: Snapshot,
    line: Line,
    words: str,
    extra: str,
    remove: "store.Write[[int, int], None]",
    t: Translator,
) -> None:
    if rewording.asked(line):
        rewording.form(snapshot, line, lambda *call: _act(t, *call), t)
        return
    key = rewording.name(line)
    with st.container(key=f"line-{key}", horizontal=True, vertical_alignment="center"):
        more = f"<br><span class='muted small'>{e(extra)}</span>" if extra else ""
        st.html(f"<p>{e(words)}{more}</p>")
        rewording.button(line, t, "tertiary")
        out = (snapshot.id, line.id)
        st.button(t("Remove"), key=key, type="tertiary", on_click=remove, args=out)
    recognised.warn(facts(words, extra), t("It stands in the summary and in the files."), t)


def _note_form(snapshot: Snapshot, item: Item, t: Translator) -> None:
    name = f"note-{item.id}"
    with st.form(emptied.key(name), border=False):
        kind = st.selectbox(t("What the group says"), NOTE_KINDS, format_func=kinds(t).__getitem__)
        text = st.text_input(t("In the group's words"), max_chars=store.TEXT_LIMIT)
        if st.form_submit_button(t("Write it down"), key=f"write-note-{item.id}"):
            _save(t, name, store.add_note, snapshot.id, item.id, kind, text)


def _commitment_form(snapshot: Snapshot, item: Item, t: Translator) -> None:
    name = f"commitment-{item.id}"
    with st.form(emptied.key(name), border=False):
        verb = st.selectbox(
            t("What happens next"), VERBS, format_func=lambda name: stage_words.verb(name, t)
        )
        text = st.text_input(t("What we will do"), max_chars=store.TEXT_LIMIT)
        with st.container(horizontal=True):
            who = st.text_input(t("Who"), max_chars=80)
            due = st.text_input(t("When"), max_chars=80)
        if st.form_submit_button(t("Make it a commitment"), key=f"write-made-{item.id}"):
            _save(t, name, store.add_commitment, snapshot.id, item.id, verb, text, who, due)


def _save(t: Translator, form: str, action: "store.Write[..., None]", *values: object) -> None:
    if _act(t, action, *values):
        emptied.empty(form)
        st.rerun()


def _act(t: Translator, action: "store.Write[..., None]", *values: object) -> bool:
    """Whether it was done; a no is said."""
    try:
        action(*values)
    except Refused as no:
        st.error(t(no.message, **no.values))
        return False
    return True
