"""When the link is open: between two times before the meeting, and until one after it.

Who: the facilitator, in Prepare or on the remote, for those who cannot come. What they see
first: the times as they are.
"""

import datetime as dt
from collections.abc import Callable

import streamlit as st

import store
from i18n import Translator
from pages.parts import stage_words
from pages.parts.desk import e
from workshop.snapshot import Snapshot
from workshop.times import Moment

Act = Callable[..., None]  # one press: a store call and its values


def show(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """The times to set; those before the meeting only where something is answered then."""
    if snapshot.closed:
        return
    key = f"times-{snapshot.id}-{t.language}"
    with st.form(key, border=False):
        begins = ends = None
        if snapshot.alone_items:
            st.html(f"<b>{e(t('Before the meeting'))}</b>")
            left, right = st.columns(2)
            with left:
                begins = _ask(t("Answers from"), snapshot.before[0], f"{key}-begins")
            with right:
                ends = _ask(t("Answers until"), snapshot.before[1], f"{key}-ends")
        st.html(f"<b>{e(t('After the meeting'))}</b>")
        after = _ask(
            t("Those who could not come can answer until"), snapshot.after_until, f"{key}-after"
        )
        words = t("By the same link. Without a time there is no such step.")
        st.html(f"<div class='muted'>{e(words)}</div>")
        if st.form_submit_button(t("Save the times")):
            act(store.set_times, snapshot.id, (begins, ends), after)
            st.rerun()


def _ask(label: str, held: Moment, key: str) -> Moment:
    """A day and a time on this machine's clock."""
    local = stage_words.local(held).replace(tzinfo=None) if held else None
    given = st.datetime_input(label, local, key=key, format="DD/MM/YYYY")
    return given.astimezone(dt.UTC) if given else None


def words(snapshot: Snapshot, t: Translator) -> str:
    """When answers are taken in this step, from now; "" where there is no limit."""
    window = snapshot.window
    match window.state(dt.datetime.now(dt.UTC)), window.begins, window.ends:
        case "early", dt.datetime() as begins, _:
            return t("Answers from {time}", time=_moment(begins, t))
        case "open", _, dt.datetime() as ends:
            return t("Answers until {time}", time=_moment(ends, t))
        case "late", _, dt.datetime() as ends:
            return t("Answers closed {time}", time=_moment(ends, t))
    return ""


def _moment(moment: dt.datetime, t: Translator) -> str:
    local = stage_words.local(moment)
    return t("{date} at {time}", date=t.date(local.date()), time=t.time(local))
