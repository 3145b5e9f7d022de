"""Suggested dilemmas: what participants wrote from their own work goes on the agenda.

Who: the facilitator, in the middle of a workshop while people talk, or the evening before.
What they see first: what people have written, what waits on top, with a button to take it up.
"""

import textwrap
from collections.abc import Sequence

import streamlit as st

import store
from i18n import Translator
from pages.parts import desk, rehearsing, stage_words, taking_up, visitor
from pages.parts.desk import e, facts, plain
from pages.parts.follow import follow
from workshop.access import read_code
from workshop.colours import MARKS
from workshop.errors import Refused
from workshop.flow import Phase
from workshop.snapshot import Snapshot

ORDER = ("waiting", "aside", "taken")


def page(t: Translator) -> None:
    desk.style()
    code = read_code(st.query_params.get("w", ""))
    try:
        snapshot = store.snapshot(store.find(code)) if code else None
    except Refused as no:
        desk.heading(t("Suggested dilemmas"))
        st.warning(t(no.message, **no.values))
        return
    if snapshot is None:
        choose(t)
        return
    with st.container(key="suggested-head", horizontal=True, vertical_alignment="center"):
        under = e(facts(snapshot.title, desk.code(snapshot.code))) + rehearsing.beside(snapshot, t)
        st.html(f"<h1>{e(t('Suggested dilemmas'))}</h1><p class='muted'>{under}</p>")
        st.space("stretch")
        if st.button(t("Back to the workshop"), key="remote"):
            st.switch_page("lead.py", query_params={"w": snapshot.code})
    if not snapshot.closed:
        st.toggle(
            t("Participants may suggest dilemmas"),
            value=snapshot.suggestions,
            # Somebody else may have switched it, and then it is another field.
            key=f"allowed-{snapshot.suggestions}",
            on_change=act,
            args=(t, store.allow_suggestions, snapshot.id, not snapshot.suggestions),
        )
    with st.container(key="two-sides"):
        left, right = st.columns([2, 3], gap="large")
        with left:
            written(snapshot.code, snapshot.step, snapshot.suggestions, t)
        with right:
            chosen(snapshot, t)


def choose(t: Translator) -> None:
    """Without a code: which workshop?"""
    desk.heading(t("Suggested dilemmas"))
    going = [entry for entry in store.overviews() if entry.phase is not Phase.CLOSED]
    if not going:
        st.write(t("There is no workshop to lead. Prepare one first."))
    for entry in going:
        label = facts(entry.title, desk.code(entry.code))
        if st.button(label, key=f"workshop-{entry.code}", width="stretch"):
            st.switch_page("suggestions.py", query_params={"w": entry.code})


def act(t: Translator, action: "store.Write[..., object]", *values: object) -> None:
    """One press, one store call; a no is said."""
    try:
        action(*values)
    except Refused as no:
        st.toast(t(no.message, **no.values))


@st.fragment
def written(code: str, step: int, allowed: bool, t: Translator) -> None:
    """What people wrote. Hears of new ones without touching what is typed beside it."""
    try:
        snapshot = store.snapshot(store.find(code))
    except Refused:  # deleted a moment ago
        return
    follow(snapshot, leading=True)
    if (snapshot.step, snapshot.suggestions) != (step, allowed):
        st.rerun()  # the room moved: where a point can go is another question now
    found = store.suggestions(snapshot.id)
    if not found:
        st.write(
            t("Nobody suggested anything.")
            if snapshot.closed
            else t("Nobody has suggested anything yet. It is done on the phone, at any time.")
            if allowed
            else t(
                "Nobody has suggested anything. Switch it on, and people can do it on the phone."
            )
        )
    for state in ORDER:
        those = [suggestion for suggestion in found if suggestion.state == state]
        for suggestion in sorted(those, key=lambda each: not each.marked):
            like = [each for each in found if each.merged == suggestion.id]
            with st.container(key=f"suggestion-{state}-{suggestion.id}"):
                one(snapshot, suggestion, like, those, t)


def one(
    snapshot: Snapshot,
    suggestion: "store.Suggestion",
    like: Sequence["store.Suggestion"],
    others: Sequence["store.Suggestion"],
    t: Translator,
) -> None:
    """A suggestion as it was written, with those that say the same, and what can be done."""
    st.html(as_written(suggestion, t))
    if like:
        words = t.n("{n} more says the same", "{n} more say the same", len(like))
        with st.expander(words, key=f"like-{suggestion.id}"):
            st.html("".join(as_written(each, t) for each in like))
    if suggestion.state == "taken":
        st.html(f"<p class='muted'>{e(t('On the agenda'))}</p>")
        return
    if snapshot.closed:
        return
    aside = suggestion.state == "aside"
    with st.container(horizontal=True):
        if not aside:
            here = st.session_state.get("chosen-suggestion") == suggestion.id
            if st.button(
                t("Chosen") if here else t("Take it up"),
                key=f"choose-{suggestion.id}",
                type="primary",
                disabled=here,
            ):
                taking_up.choose(suggestion.id)
                st.rerun()
        if st.button(
            t("Take back") if aside else t("Set aside"),
            key=f"aside-{suggestion.id}",
            on_click=act,
            args=(t, store.set_aside, snapshot.id, suggestion.id, not aside),
        ):
            st.rerun()
        st.button(
            t("Take the mark off") if suggestion.marked else t("Mark"),
            key=f"mark-{suggestion.id}",
            on_click=act,
            args=(t, store.mark_suggestion, snapshot.id, suggestion.id, not suggestion.marked),
        )
        if like:
            st.button(
                t("Take apart"),
                key=f"part-{suggestion.id}",
                on_click=act,
                args=(t, store.part_suggestions, snapshot.id, suggestion.id),
            )
        if not aside and len(others) > 1:
            with st.popover(t("Says the same as …"), key=f"same-{suggestion.id}"):
                same(snapshot, suggestion, others, t)


def same(
    snapshot: Snapshot,
    suggestion: "store.Suggestion",
    others: Sequence["store.Suggestion"],
    t: Translator,
) -> None:
    """Which of the others this one is read as: that one stays, with this one under it."""
    for each in others:
        if each.id != suggestion.id:
            st.button(
                plain(f"{each.text.label_a} / {each.text.label_b}"),
                key=f"same-{suggestion.id}-{each.id}",
                help=plain(textwrap.shorten(each.text.case, 160, placeholder="…")),
                width="stretch",
                on_click=act,
                args=(t, store.merge_suggestions, snapshot.id, each.id, suggestion.id),
            )


def as_written(suggestion: "store.Suggestion", t: Translator) -> str:
    text = suggestion.text
    state = t("Laid aside") if suggestion.state == "aside" else ""
    made = stage_words.local(suggestion.made_at)
    marked = f"★ {t('marked')}" if suggestion.marked else ""
    when = facts(t.date(made.date()), t.time(made), state, marked)
    sides = "".join(
        f"<dt class='pole-{i}'>{MARKS[i]} {e(label)}</dt>"
        + (f"<dd>{e(words)}</dd>" if words else "")
        for i, (label, words) in enumerate(
            ((text.label_a, text.argument_a), (text.label_b, text.argument_b))
        )
    )
    question = f"<p><b>{e(text.question)}</b></p>" if text.question else ""
    return (
        f"<p class='muted small'>{e(when)}</p>{question}<p>{e(text.case)}</p>"
        f"<dl class='poles'>{sides}</dl>"
    )


def chosen(snapshot: Snapshot, t: Translator) -> None:
    """The one being taken up; and once, where it went."""
    number = st.session_state.get("chosen-suggestion")
    found = [one for one in store.suggestions(snapshot.id) if one.id == number]
    if found and found[0].state == "waiting" and not snapshot.closed:
        taking_up.show(snapshot, found[0], t)
    elif not snapshot.closed and snapshot.waiting:
        words = t("Take one up, and finish it here in a minute or two.")
        st.html(f"<p class='muted'>{e(words)}</p>")
    went_on = st.session_state.pop("went-on", None)
    at = next((n for n, i in enumerate(snapshot.items, 1) if i.content.id == went_on), 0)
    if at:
        say_where(snapshot, at, t)


def say_where(snapshot: Snapshot, at: int, t: Translator) -> None:
    """A dialog, so that it is seen however far down the page the button was."""
    title = snapshot.items[at - 1].content.text(t.language).title

    @st.dialog(t("It is on the agenda"))
    def dialog() -> None:
        words = t(
            "“{title}” is now point {n} of {all}.", title=title, n=at, all=len(snapshot.items)
        )
        st.html(f"<p role='status'>{e(words)}</p>")
        with st.container(horizontal=True):
            if st.button(t("Back to the workshop"), key="done", type="primary"):
                st.switch_page("lead.py", query_params={"w": snapshot.code})
            if st.button(t("Stay here"), key="stay"):
                st.rerun()

    dialog()


page(visitor.words())
