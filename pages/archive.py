"""The archive: closed workshops, read as they were, and what can be fetched from them.

Who: the facilitator the same evening, to fetch the summary and write the last notes; a
leader or a team a month later. What they see first: the list with the newest on top; in
a workshop its title, day and number of people, what can be fetched, then the results.
"""

import streamlit as st

import store
from i18n import NAMES, Translator, translator
from pages.parts import (
    deleting,
    desk,
    files,
    keeping,
    publishing,
    rehearsing,
    saved_minority,
    saved_opinions,
    saved_results,
    saved_waiting,
    saved_ways,
    visitor,
    written,
)
from pages.parts.desk import e, facts
from workshop.access import read_code, spoken_code
from workshop.errors import Refused
from workshop.flow import Phase
from workshop.snapshot import Snapshot


def page(t: Translator) -> None:
    desk.style()
    code = read_code(st.query_params.get("w", ""))
    if not code:
        everything(t)
        return
    try:
        snapshot = store.snapshot(store.find(code))
    except Refused as no:
        desk.heading(t("Archive"))
        st.warning(t(no.message, **no.values))
        back(t)
        return
    one(snapshot, t)


def back(t: Translator) -> None:
    if st.button(t("All closed workshops"), key="back", type="tertiary"):
        st.query_params.clear()
        st.rerun()


def everything(t: Translator) -> None:
    """The list, newest first; what a program played stands apart."""
    desk.heading(t("Archive"), t("Closed workshops, kept as they were."))
    closed = [entry for entry in store.overviews() if entry.phase is Phase.CLOSED]
    if not closed:
        st.write(t("Nothing here yet. A workshop comes here when you close it."))
        return
    words = st.text_input(
        t("Search"),
        key="search",
        placeholder=t("A word from the title, the date or the code"),
        width=420,
    )
    found = [entry for entry in closed if matches(entry, words, t)]
    if not found:
        st.write(t("No workshop has “{words}” in its title, date or code.", words=e(words)))
    for entry in found:
        if not entry.simulated:
            row(entry, 2, t)
    played = [entry for entry in found if entry.simulated]
    if played:
        desk.section(t("Simulated"), under=t("Here the answers are made up by a program."))
        for entry in played:
            row(entry, 3, t)


def matches(entry: store.Overview, words: str, t: Translator) -> bool:
    """Whether every word is in the title, the long date or the code."""
    text = f"{entry.title} {t.date(entry.date)} {entry.code} {spoken_code(entry.code)}".casefold()
    return all(word in text for word in words.casefold().split())


def row(entry: store.Overview, level: int, t: Translator) -> None:
    with st.container(key=f"row-{entry.code}", horizontal=True, vertical_alignment="center"):
        under = facts(
            t.date(entry.date),
            people(entry.joined, t),
            t.n("{n} point", "{n} points", entry.items),
            desk.simulated(entry.simulated, t),
        )
        title = f"<h{level} class='title'>{e(entry.title)}</h{level}>"
        st.html(f"{title}<p class='muted'>{e(under)}</p>")
        if st.button(t("Open"), key=f"open-{entry.code}"):
            st.switch_page("archive.py", query_params={"w": entry.code})
        if entry.simulated:
            rehearsing.delete(entry.id, entry.code, t)


def people(joined: int, t: Translator) -> str:
    return t.n("{n} participant", "{n} participants", joined)


def one(snapshot: Snapshot, t: Translator) -> None:
    """A workshop as it was."""
    back(t)
    desk.heading(
        snapshot.title,
        facts(
            t.date(snapshot.date),
            people(snapshot.joined, t),
            t("Code {code}", code=desk.code(snapshot.code)),
            desk.simulated(snapshot.simulated, t),
            keeping.words(snapshot, t),
        ),
    )
    if not snapshot.closed:
        st.info(t("This workshop is not closed yet. Its results come here when it is."))
        if st.button(t("Lead the workshop"), key="lead", type="primary"):
            st.switch_page("lead.py", query_params={"w": snapshot.code})
        return
    fetch(snapshot, t)
    saved_waiting.show(snapshot, t)
    publishing.show(snapshot, t)
    glance = saved_results.at_a_glance(snapshot.items, t)
    if glance:
        st.html(glance)
    saved_results.agenda_map(snapshot.items, t)
    way = saved_ways.choose(snapshot, t)
    for number, item in enumerate(snapshot.items, 1):
        with st.container(key=f"item-{item.id}"):
            if way:
                saved_ways.show(item, number, way, t)
                saved_minority.show(item, t)  # of the whole round: no way of reading drops it
                continue
            saved_results.show(item, number, t, snapshot.lenses)
            written.show(snapshot, item, t)
    if not snapshot.simulated:  # a program has no opinions
        saved_opinions.show(snapshot, t)
    with st.container(key="afterwards", horizontal=True):
        if st.button(t("Use the agenda again"), key="again"):
            st.switch_page("prepare.py", query_params={"again": snapshot.code})
        if snapshot.simulated:
            rehearsing.delete(snapshot.id, snapshot.code, t)
        elif st.button(t("Delete"), key="delete"):
            deleting.ask(snapshot.id, snapshot.title, t.date(snapshot.date), snapshot.joined, t)


@st.fragment
def fetch(snapshot: Snapshot, t: Translator) -> None:
    """The files, made when they are asked for."""
    words = translator(snapshot.language)
    with st.container(key="fetch", horizontal=True, vertical_alignment="bottom"):
        if len(snapshot.languages) > 1:
            chosen = st.selectbox(
                t("Language of the files"),
                snapshot.languages,
                format_func=NAMES.__getitem__,
                key="files-language",
                width=200,
            )
            words = translator(chosen)
        for file in files.downloads(snapshot, t, words):
            st.download_button(
                file.label,
                file.make,
                file_name=file.name,
                mime=file.mime,
                key=f"fetch-{file.key}",
                on_click="ignore",
                type="primary" if file.key == "pdf" else "secondary",
            )


page(visitor.words())
