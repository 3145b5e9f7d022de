"""Rehearsals: the prepared workshop, led once with simulated participants.

Who: a facilitator who has not led this before, some days ahead or while the chairs are put
out. What they see first: one button; then the remote of a copy, marked on every screen.
"""

import contextlib

import streamlit as st

import demo
import store
from demo.agenda import PEOPLE
from i18n import Translator, translator
from pages.parts.desk import e
from workshop.errors import Refused
from workshop.keeping import REHEARSAL
from workshop.snapshot import Snapshot
from workshop.words import mark

_TITLE = 120  # characters
_CALLED = mark("Rehearsal: {title}")


def beside(snapshot: Snapshot, t: Translator) -> str:
    """Beside the title, where the answers are made up by a program."""
    return f" · <b class='simulated'>{e(t('Simulated'))}</b>" if snapshot.simulated else ""


def offer(snapshot: Snapshot, t: Translator) -> None:
    """On the remote: to rehearse before it begins; to delete a rehearsal then, and at its end."""
    if snapshot.simulated and (snapshot.in_lobby or snapshot.closed):
        delete(snapshot.id, snapshot.code, t)
    elif not snapshot.simulated and snapshot.in_lobby and not snapshot.step:
        with st.container(key="rehearse-row", horizontal=True, vertical_alignment="center"):
            button(snapshot.id, snapshot.code, t)
            st.html(f"<div class='muted'>{e(promise(t))}</div>")


def promise(t: Translator) -> str:
    return t(
        "{n} simulated people answer in a copy of this workshop. Nothing of it is counted "
        "anywhere, and it is deleted by itself after {days} days.",
        n=PEOPLE,
        days=REHEARSAL,
    )


def button(workshop: int, code: str, t: Translator) -> None:
    if st.button(t("Rehearse"), key=f"rehearse-{code}"):
        begin(workshop, t)


def delete(workshop: int, code: str, t: Translator) -> None:
    """One press: nothing that a person said is lost."""
    if st.button(t("Delete the rehearsal"), key=f"delete-rehearsal-{code}"):
        with contextlib.suppress(Refused):  # somebody else was faster
            store.delete_workshop(workshop)
        st.switch_page("workshops.py")


def begin(workshop: int, t: Translator) -> None:
    """Make the copy, let people come to it over HTTP as phones do, and lead it."""
    try:
        prepared = store.stage(workshop)
        words = translator(prepared.language)
        title = words(_CALLED, title=prepared.title)[:_TITLE]
        code = store.stage(store.rehearse(workshop, title)).code
    except Refused as no:
        st.error(t(no.message, **no.values))
        return
    play(code, prepared.language, tables=2)
    st.switch_page("lead.py", query_params={"w": code})


def play(code: str, language: str, tables: int = 0) -> None:
    """Simulated participants join the workshop with this code on this very server."""
    url = f"http://127.0.0.1:{st.get_option('server.port')}"
    demo.start(url, code, people=PEOPLE, language=language, tables=tables)
