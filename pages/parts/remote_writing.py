"""What the group writes on the remote: common ground, disagreement, commitments.

All of it stands on the projector at once, but for the notes.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

import store
from i18n import Translator
from pages.parts import agreed, emptied, recognised, remote_takes, rewording, stage_words
from pages.parts.desk import e, facts
from workshop import support
from workshop.flow import Phase
from workshop.minority import WOULD_TAKE, Minority, minority, smaller
from workshop.snapshot import VERBS, Item, Note, Snapshot
from workshop.support import Line

Act = Callable[..., Any]  # one press: a store call and its values

GROUND_KINDS = ("agree", "disagree", "note")  # "takes" is asked for by itself


def common_ground(snapshot: Snapshot, item: Item, act: Act, t: Translator) -> None:
    """After a dilemma: what the group agrees on, what not, what happens next."""
    _notes(snapshot, item.notes, act, t)
    _commitments(snapshot, (item,), act, t)
    _note_form(snapshot, item, act, t, kinds=GROUND_KINDS)
    would_take(snapshot, item, act, t)
    _commitment_form(snapshot, item, act, t)


def would_take(snapshot: Snapshot, item: Item, act: Act, t: Translator) -> None:
    """After a result where sides stand apart: what the smaller one is asked, and its answer."""
    found = minority(item)
    if found is None:
        return
    asking = snapshot.here.phase is Phase.TAKES
    if asking:
        remote_takes.written(snapshot, found, t)
    title = t("Ask the smaller side: what would it take?")
    with st.expander(t("Write down what is said aloud") if asking else title, type="compact"):
        if not asking:
            _question(item, found, t)
            remote_takes.offer(snapshot, item, act, t)
        with st.form("takes", border=False):
            label = t("What it would take, in their words")
            st.text_input(label, max_chars=store.TEXT_LIMIT, key="takes-text")
            st.form_submit_button(
                t("Write it down"),
                key="write-takes",
                on_click=lambda: _write_takes(snapshot, item, act),
            )
        if snapshot.here.phase is not Phase.GROUND:  # there all notes are listed
            taken = tuple(note for note in item.notes if note.kind == "takes")
            _notes(snapshot, taken, act, t)


def _write_takes(snapshot: Snapshot, item: Item, act: Act) -> None:
    text = st.session_state["takes-text"]
    if act(store.add_note, snapshot.id, item.id, "takes", text):
        st.session_state["takes-text"] = ""


def _question(item: Item, found: Minority, t: Translator) -> None:
    who = smaller(item, found, t)
    if len(found.camps) == 1:
        ask = t.n(
            "{n} of {of} leans towards {poles}. Ask so that anybody can answer:",
            "{n} of {of} lean towards {poles}. Ask so that anybody can answer:",
            found.n,
            of=found.of,
            poles=who,
        )
    else:
        ask = t("Equally many lean towards {poles}. Ask each side:", poles=who)
    st.html(f"<div class='say'><p>{e(ask)}</p><b>{e(t(WOULD_TAKE))}</b></div>")


def commitments(snapshot: Snapshot, item: Item, act: Act, t: Translator) -> None:
    """At a step of its own: what happens next; below it everything that was agreed so far."""
    _commitment_form(snapshot, item, act, t)
    _commitments(snapshot, snapshot.items, act, t)
    with st.expander(t("Write a note (only in the summary)"), type="compact"):
        _notes(snapshot, item.notes, act, t)
        _note_form(snapshot, item, act, t, kinds=("note",))


def _kinds(t: Translator) -> dict[str, str]:
    return {
        "agree": t("We agree"),
        "disagree": t("We still disagree"),
        "takes": t("What it would take"),
        "note": t("Note (only in the summary)"),
    }


def _notes(snapshot: Snapshot, notes: tuple[Note, ...], act: Act, t: Translator) -> None:
    for note in notes:
        behind = support.words(snapshot, note, t)
        words = facts(f"{_kinds(t)[note.kind]}: {note.text}", behind)
        _line(snapshot, note, words, act, store.remove_note, t)


def _commitments(snapshot: Snapshot, items: tuple[Item, ...], act: Act, t: Translator) -> None:
    for item in items:
        for made in item.commitments:
            behind = support.words(snapshot, made, t)
            words = facts(f"{stage_words.verb(made.verb, t)}: {agreed.words(made)}", behind)
            _line(snapshot, made, words, act, store.remove_commitment, t)


def _line(
    snapshot: Snapshot,
    line: Line,
    words: str,
    act: Act,
    remove: "store.Write[..., object]",
    t: Translator,
) -> None:
    if rewording.asked(line):
        rewording.form(snapshot, line, act, t)
        return
    key = rewording.name(line)
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", key=f"line-{key}"):
        st.html(f"<div class='written'>{e(words)}</div>")
        rewording.button(line, t)
        st.button(t("Remove"), key=key, on_click=act, args=(remove, snapshot.id, line.id))
    recognised.warn(words, t("It stands on the big screen and in the summary."), t)


def _note_form(
    snapshot: Snapshot,
    item: Item,
    act: Act,
    t: Translator,
    kinds: tuple[str, ...],
) -> None:
    name = f"note-{item.id}"
    with st.form(emptied.key(name), border=False):
        kind = kinds[0]
        if len(kinds) > 1:
            kind = st.segmented_control(
                t("What the group says"),
                kinds,
                default=kind,
                required=True,
                format_func=_kinds(t).__getitem__,
            )
        text = st.text_input(t("In the group's words"), max_chars=store.TEXT_LIMIT)
        if st.form_submit_button(t("Write it down")):
            if act(store.add_note, snapshot.id, item.id, kind, text):
                emptied.empty(name)
            st.rerun(scope="fragment")


def _commitment_form(snapshot: Snapshot, item: Item, act: Act, t: Translator) -> None:
    name = f"commitment-{item.id}"
    with st.form(emptied.key(name), border=False):
        verb = st.segmented_control(
            t("What happens next"),
            VERBS,
            default=VERBS[0],
            required=True,
            format_func=lambda name: stage_words.verb(name, t),
        )
        text = st.text_input(t("What we will do"), max_chars=store.TEXT_LIMIT)
        left, right = st.columns(2)
        who = left.text_input(t("Who"), max_chars=80)
        due = right.text_input(t("When"), max_chars=80)
        if st.form_submit_button(t("Make it a commitment")):
            if act(store.add_commitment, snapshot.id, item.id, verb, text, who, due):
                emptied.empty(name)
            st.rerun(scope="fragment")
