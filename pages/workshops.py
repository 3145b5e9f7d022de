"""Workshops: what is planned and what is under way.

Who: the facilitator, days before a workshop or just before the doors open; and the
newcomer who wants to see what this is. What they see first: what Ståsted does, one
button for a new workshop, and under it the next workshop with its button to lead it.
"""

import datetime as dt

import streamlit as st

import store
from demo import agenda
from i18n import Translator
from pages.parts import deleting, desk, rehearsing, stage_words, visitor
from pages.parts.desk import e, facts
from workshop.errors import Refused
from workshop.flow import Phase
from workshop.snapshot import Snapshot

SOON = dt.timedelta(days=14)  # ahead of a deletion, the list tells of it


def page(t: Translator) -> None:
    desk.style()
    desk.heading(
        t("Where do we stand?"),
        t(
            "Ståsted takes a room through real dilemmas: where each one stands, why, what moved "
            "in the dialogue, and what you will do."
        ),
    )
    with st.container(key="begin", horizontal=True):
        if st.button(t("New workshop"), key="new", type="primary"):
            st.switch_page("prepare.py")
        if st.button(t("Try it with {n} simulated participants", n=agenda.PEOPLE), key="demo"):
            try_it(t)
    faults(t)
    entries = store.overviews()
    going = [entry for entry in entries if entry.phase is not Phase.CLOSED]
    closed = sum(entry.phase is Phase.CLOSED and not entry.simulated for entry in entries)
    played = sum(entry.phase is Phase.CLOSED and entry.simulated for entry in entries)
    desk.section(t("Planned and under way"))
    if not going:
        st.write(
            t(
                "There is nothing here yet. Make a new workshop, or try it with simulated "
                "participants: it takes a minute."
            )
            if not closed
            else t("No workshop is planned. Make a new one when you know the next date.")
        )
    # What is under way comes first, then what is next.
    for entry in sorted(going, key=lambda entry: (entry.phase is Phase.LOBBY, entry.date)):
        row(entry, t)
    if closed or played:
        label = (
            t.n("{n} closed workshop in the archive", "{n} closed workshops in the archive", closed)
            if closed
            else t("Simulated workshops in the archive")
        )
        with st.container(key="closed-link"):
            st.page_link("archive.py", label=label)


def row(entry: store.Overview, t: Translator) -> None:
    """One workshop: what it is, where it is, what can be done with it."""
    try:
        stage = store.stage(entry.id)
    except Refused:  # deleted a moment ago
        return
    with st.container(key=f"row-{entry.code}", horizontal=True, vertical_alignment="center"):
        where = facts(
            t.date(entry.date),
            desk.code(entry.code),
            where_is(stage, t),
            desk.simulated(entry.simulated, t),
        )
        late = "".join(f"<p class='muted'>{e(said)}</p>" for said in ends(entry, stage, t))
        st.html(f"<h3 class='title'>{e(entry.title)}</h3><p class='muted'>{e(where)}</p>{late}")
        if st.button(t("Lead the workshop"), key=f"lead-{entry.code}", type="primary"):
            st.switch_page("lead.py", query_params={"w": entry.code})
        if stage.step == 0 and st.button(t("Change"), key=f"change-{entry.code}"):
            st.switch_page("prepare.py", query_params={"w": entry.code})
        if entry.simulated:
            rehearsing.delete(entry.id, entry.code, t)
            return
        if stage.step == 0:
            rehearsing.button(entry.id, entry.code, t)
        if st.button(t("Delete"), key=f"delete-{entry.code}"):
            deleting.ask(entry.id, entry.title, t.date(entry.date), entry.joined, t)


def ends(entry: store.Overview, stage: Snapshot, t: Translator) -> list[str]:
    """What becomes of one that nobody closes."""
    said = []
    if stage.step and not entry.simulated and entry.date < desk.today():
        said.append(t("Its day has passed. Close it, and all who took part get their own page."))
    until = store.kept_to(entry.id)
    if entry.simulated and until:
        said.append(t("Deleted by itself after {date}.", date=t.date(until)))
    elif until and until <= desk.today() + SOON:
        said.append(t("Deleted after {date}, unless something happens in it.", date=t.date(until)))
    return said


def where_is(stage: Snapshot, t: Translator) -> str:
    """ "Lobby", or "Point 2 of 5"."""
    if stage.item is None:
        return stage_words.phase(stage.here, t)
    return t("Point {n} of {all}", n=stage.item_number, all=len(stage.items))


def faults(t: Translator) -> None:
    """Dilemma files that were left out, each with its reason."""
    found = store.library().faults
    if found:
        with st.container(key="faults"):
            st.warning(t("These dilemma files cannot be read and are left out:"))
            for fault in found:
                st.html(f"<p class='fault'>{e(fault.reason(t))}</p>")


def try_it(t: Translator) -> None:
    """A workshop with simulated participants, who join this very server over HTTP."""
    try:
        draft = agenda.draft(store.library(), desk.today(), t)
        code = store.stage(store.create_workshop(draft, simulated=True)).code
    except Refused as no:
        st.error(t(no.message, **no.values))
        return
    rehearsing.play(code, t.language)
    st.switch_page("lead.py", query_params={"w": code})


page(visitor.words())
