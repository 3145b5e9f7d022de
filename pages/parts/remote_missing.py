"""Who is missing, on the remote: in counts, by role where that singles out nobody; never who.

Who: the facilitator who wonders whether to go on. What they see first: how many here have
not answered; a press away the roles, and a reminder to all of those phones at once.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

import store
from i18n import Translator
from pages.parts import desk, stage_words
from pages.parts.desk import e, facts
from workshop.missing import Attendance, Line
from workshop.privacy import K_BREAKDOWN
from workshop.snapshot import Snapshot

_STYLE = Path(__file__).parent / "remote_people.css"
Act = Callable[..., Any]  # one press: a store call and its values


def line(snapshot: Snapshot, t: Translator) -> None:
    """One line under the counts, while somebody here has not answered."""
    missing = snapshot.present - snapshot.answered
    if not can_remind(snapshot) or missing <= 0:
        return
    words = t.n("{n} here has not answered yet", "{n} here have not answered yet", missing)
    st.html(f"<div class='muted' id='missing'>{e(facts(words, reminded(snapshot, t)))}</div>")


def can_remind(snapshot: Snapshot) -> bool:
    """Whether the room is answering something together."""
    return snapshot.is_open and not snapshot.own_pace


def reminded(snapshot: Snapshot, t: Translator) -> str:
    if snapshot.nudged_at is None:
        return ""
    return t("reminded {time}", time=t.time(stage_words.local(snapshot.nudged_at)))


def show(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """The counts, the roles, the reminder."""
    st.html(_STYLE)
    found = store.attendance(snapshot)
    st.html(f"<div role='status'>{e(in_all(snapshot, found, t))}</div>")
    if found.lines:
        st.html(roles(snapshot, found, t))
    if not can_remind(snapshot):
        return
    st.button(
        t("Remind those who have not answered"),
        key="nudge",
        disabled=snapshot.answered >= snapshot.present,
        on_click=act,
        args=(store.nudge, snapshot.id),
    )
    help = t("One quiet line on every phone without an answer. Nobody is named, here or there.")
    st.html(f"<div class='muted small'>{e(facts(reminded(snapshot, t), help))}</div>")


def in_all(snapshot: Snapshot, found: Attendance, t: Translator) -> str:
    """ "24 are here · 18 have answered · of the first 15, 4 skipped"."""
    here = t.n("{n} is here", "{n} are here", snapshot.present)
    if snapshot.alone or snapshot.afterwards:
        here = t.n("{n} has joined", "{n} have joined", snapshot.joined)
    skips = found.skips
    asked = (snapshot.is_open and not snapshot.in_lobby) or skips is not None
    answered = t.n("{n} has answered", "{n} have answered", found.answered) if asked else ""
    told = ""
    if skips and snapshot.is_open and skips.of < found.answered:
        told = t("of the first {all}, {n} skipped", n=skips.skipped, all=skips.of)
    elif skips:
        told = t("{n} of them skipped", n=skips.skipped)
    beforehand = ""
    if snapshot.beforehand:
        beforehand = t("{n} answered beforehand", n=t.number(snapshot.beforehand))
    return facts(here, answered, told, beforehand)


def roles(snapshot: Snapshot, found: Attendance, t: Translator) -> str:
    """A table of the roles that are large enough; the others together."""
    counted = t("here") if found.present == snapshot.present else t("here or answered")
    if snapshot.alone or snapshot.afterwards:
        counted = t("joined")
    skips = any(each.skipped is not None for each in found.lines)
    header = ("", counted, t("answered"), *((t("skipped"),) if skips else ()))
    rows = tuple(_row(each, skips, t) for each in found.lines)
    note = t(
        "Roles with fewer than {n} people here are counted together, so that nobody stands out.",
        n=K_BREAKDOWN,
    )
    return f"{desk.table(header, rows)}<p class='muted small'>{e(note)}</p>"


def _row(each: Line, skips: bool, t: Translator) -> tuple[str, ...]:
    name = each.role if each.role is not None else t("All others")
    counts = (t.number(each.present), t.number(each.answered))
    told = "–" if each.skipped is None else t.number(each.skipped)
    return (name, *counts, told) if skips else (name, *counts)
