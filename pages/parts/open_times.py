"""When the link is open: between two times before the meeting, and between two after it.

Who: the facilitator, in Prepare or on the remote, for those who cannot come. What they see
first: the times as they are. It opens and closes by itself.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

import streamlit as st

import store
from i18n import Translator
from pages.parts import stage_words
from pages.parts.desk import e, facts
from workshop.snapshot import Snapshot
from workshop.times import Moment

Act = Callable[..., Any]  # one press: a store call and its values


def show(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """The times to set; those before the meeting until it has begun."""
    if snapshot.closed:
        return
    # Others may set them too: what is stored is a part of the fields' identity.
    stored = "|".join(str(moment) for moment in (*snapshot.before, *snapshot.after))
    key = f"times-{snapshot.id}-{t.language}-{stored}"
    with st.form(key, border=False):
        begins, ends = snapshot.before
        if snapshot.in_lobby or snapshot.alone:
            st.html(f"<b>{e(t('Before the meeting'))}</b>")
            left, right = st.columns(2)
            with left:
                begins = _ask(t("Answers from"), begins, f"{key}-begins")
            with right:
                ends = _ask(t("Answers until"), ends, f"{key}-ends")
            st.html(f"<div class='muted'>{e(_what_opens(snapshot, t))}</div>")
        st.html(f"<b>{e(t('After the meeting'))}</b>")
        left, right = st.columns(2)
        with left:
            opens = _ask(t("Afterwards, answers from"), snapshot.after[0], f"{key}-after-begins")
        with right:
            closes = _ask(t("Afterwards, answers until"), snapshot.after[1], f"{key}-after")
        words = t(
            "For those who could not come, by the same link, once you have gone on to it. "
            "Without a time it closes, there is no such step."
        )
        st.html(f"<div class='muted'>{e(words)}</div>")
        if st.form_submit_button(t("Save the times")):
            act(store.set_times, snapshot.id, (begins, ends), (opens, closes))
            st.rerun()


def _what_opens(snapshot: Snapshot, t: Translator) -> str:
    if snapshot.alone_items:
        return t(
            "The link opens and closes by itself. Without a time it opens when you press the "
            "button, and closes when the meeting begins."
        )
    return t(
        "Those who cannot come answer the first round of each question by the same link, and "
        "count in it together with the room. The link opens and closes by itself, and closes "
        "when the meeting begins. Without a time nobody answers beforehand."
    )


def _ask(label: str, held: Moment, key: str) -> Moment:
    """A day and a time on this machine's clock."""
    local = stage_words.local(held).replace(tzinfo=None) if held else None
    given = st.datetime_input(label, local, key=key, format="DD/MM/YYYY")
    return given.astimezone(dt.UTC) if given else None


def words(snapshot: Snapshot, t: Translator) -> str:
    """When answers are taken in this step, from now; "" where there is no limit."""
    window = snapshot.window
    match snapshot.link, window.begins, window.ends:
        case "early", dt.datetime() as begins, _:
            return t("Answers from {time}", time=_moment(begins, t))
        case "open", _, dt.datetime() as ends:
            return t("Answers until {time}", time=_moment(ends, t))
        case "late", _, dt.datetime() as ends:
            return t("Answers closed {time}", time=_moment(ends, t))
        case "open", dt.datetime(), _ if snapshot.in_lobby:
            return t("Open for answers until the meeting begins")
    return ""


def answered(snapshot: Snapshot, t: Translator) -> str:
    """How many have answered before the meeting, while it has not begun; "" without any."""
    if not (snapshot.in_lobby and (snapshot.link == "open" or snapshot.beforehand)):
        return ""
    return t("{n} answered beforehand", n=t.number(snapshot.beforehand))


def line(snapshot: Snapshot, t: Translator) -> None:
    """Both in one line, where the link is open before the meeting or was."""
    told = facts(words(snapshot, t), answered(snapshot, t)) if snapshot.in_lobby else ""
    if told:
        st.html(f"<p class='link-open' role='status'>{e(told)}</p>")


def _moment(moment: dt.datetime, t: Translator) -> str:
    local = stage_words.local(moment)
    return t("{date} at {time}", date=t.date(local.date()), time=t.time(local))
