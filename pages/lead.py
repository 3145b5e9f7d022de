"""The remote: what the facilitator holds while standing in front of the room.

Who: the facilitator, during the workshop, on a tablet, a phone or a laptop. What they
see first: where the room is, how many have answered, and one large button that says
what will happen.
"""

import html

import streamlit as st

import store
from pages.parts import guide, stage_words, visitor
from pages.parts.follow import follow
from settings import secret
from workshop import flow
from workshop.access import read_code, screen_link, spoken_code
from workshop.errors import Refused
from workshop.flow import CLOSED, Phase, Step
from workshop.snapshot import NOTE_KINDS, VERBS, Item, Snapshot

t = visitor.words()


def e(text: str) -> str:
    return html.escape(text)


def act(action: "store.Write[..., object]", *values: object) -> None:
    """One press, one store call; a no is said, a race is only shown as where we are."""
    try:
        if action(*values) is False:
            st.toast(t("Somebody else moved first. This is where the room is now."))
    except Refused as no:
        st.toast(t(no.message, **no.values))


@st.fragment
def remote(code: str) -> None:
    try:
        snapshot = store.snapshot(store.find(code))
    except Refused as no:
        st.title(t("Lead the workshop"))
        st.warning(t(no.message, **no.values))
        return
    follow(snapshot, leading=True)
    where(snapshot)
    counts(snapshot)
    say(snapshot)
    if snapshot.here.phase is Phase.GROUND and snapshot.item:
        write_down(snapshot, snapshot.item)
    steer(snapshot)
    go(snapshot)


def where(snapshot: Snapshot) -> None:
    item = snapshot.item
    title = item.content.text(t.language).title if item else snapshot.title
    with st.container(key="remote-head", horizontal=True, vertical_alignment="center"):
        st.html(
            f"<div class='muted'>{e(snapshot.title)} · <b>{spoken_code(snapshot.code)}</b></div>"
        )
        st.space("stretch")
        st.link_button(
            t("Open the projector"),
            f"/projector?w={screen_link(secret(), snapshot.code)}",
        )
    place = (
        t("Point {n} of {all}", n=snapshot.item_number, all=len(snapshot.items)) + f" · {title}"
        if item
        else ""
    )
    here = guide.heading(snapshot.here, t)
    st.html(
        f"<div class='muted'>{e(place)}</div><h1 class='now' id='now'>{e(here)}</h1>"
        + course(snapshot, item)
    )


def course(snapshot: Snapshot, item: Item | None) -> str:
    """The item's steps: done, now, to come; with their names."""
    if item is None:
        return ""
    steps = flow.steps_of(item.stop)
    at = steps.index(snapshot.here)
    bars = "".join(
        f"<i class='{'done' if i < at else 'now' if i == at else ''}'></i>"
        for i in range(len(steps))
    )
    names = " · ".join(
        f"<b>{e(stage_words.phase(step, t))}</b>" if i == at else e(stage_words.phase(step, t))
        for i, step in enumerate(steps)
    )
    return f"<div class='course' aria-hidden='true'>{bars}</div><div class='muted'>{names}</div>"


def counts(snapshot: Snapshot) -> None:
    if snapshot.closed:
        return
    if snapshot.is_open:
        big = t("{n} of {all}", n=snapshot.answered, all=snapshot.present)
        small = t("have answered")
    else:
        big, small = str(snapshot.present), t("are here")
    boxes = [(big, small)]
    item = snapshot.item
    if item and snapshot.phase_began:
        boxes.append(
            (
                t("{n} min", n=item.minutes),
                t("for this point · this step began {time}", time=t.time(snapshot.phase_began)),
            )
        )
    st.html(
        "<div class='counts' role='status'>"
        + "".join(f"<div><b>{e(a)}</b><span>{e(b)}</span></div>" for a, b in boxes)
        + "</div>"
    )


def say(snapshot: Snapshot) -> None:
    spoken, advice = guide.instruction(snapshot, t)
    st.html(f"<div class='say'><b>{e(spoken)}</b><p>{e(advice)}</p></div>")


def write_down(snapshot: Snapshot, item: Item) -> None:
    """Common ground, disagreement and commitments, shown on the projector at once."""
    kinds = {
        "agree": t("We agree"),
        "disagree": t("We still disagree"),
        "note": t("Note (only in the summary)"),
    }
    for note in item.notes:
        line(f"{kinds[note.kind]}: {note.text}", f"note-{note.id}", store.remove_note, note.id)
    for made in item.commitments:
        words = f"{stage_words.verb(made.verb, t)}: {made.text}"
        extra = ", ".join(filter(None, (made.who, made.due)))
        line(
            words + (f" – {extra}" if extra else ""),
            f"commitment-{made.id}",
            store.remove_commitment,
            made.id,
        )
    with st.form("note", clear_on_submit=True, border=False):
        kind = st.segmented_control(
            t("What the group says"), NOTE_KINDS, default="agree", format_func=kinds.__getitem__
        )
        text = st.text_input(t("In the group's words"), max_chars=store.TEXT_LIMIT)
        if st.form_submit_button(t("Write it down")):
            act(store.add_note, snapshot.id, item.id, kind or "note", text)
            st.rerun(scope="fragment")
    with st.form("commitment", clear_on_submit=True, border=False):
        verb = st.segmented_control(
            t("What happens next"),
            VERBS,
            default="listen",
            format_func=lambda name: stage_words.verb(name, t),
        )
        text = st.text_input(t("What we will do"), max_chars=store.TEXT_LIMIT)
        left, right = st.columns(2)
        who = left.text_input(t("Who"), max_chars=80)
        due = right.text_input(t("When"), max_chars=80)
        if st.form_submit_button(t("Make it a commitment")):
            act(store.add_commitment, snapshot.id, item.id, verb or "listen", text, who, due)
            st.rerun(scope="fragment")


def line(words: str, key: str, remove: "store.Write[..., object]", number: int) -> None:
    workshop = store.find(read_code(st.query_params.get("w", "")))
    with st.container(horizontal=True, vertical_alignment="center", key=f"line-{key}"):
        st.html(f"<div>{e(words)}</div>")
        st.space("stretch")
        st.button(t("Remove"), key=key, on_click=act, args=(remove, workshop, number))


def steer(snapshot: Snapshot) -> None:
    """Back, ahead, one more round: small, so that the large button stays the obvious one."""
    if snapshot.closed:
        return
    stops = [item.stop for item in snapshot.items]
    line = snapshot.line
    at = line.index(snapshot.here)
    with st.container(key="steer", horizontal=True):
        st.button(
            t("◀ Back"),
            key="back",
            disabled=at == 0,
            on_click=lambda: act(
                store.move,
                snapshot.id,
                snapshot.step,
                flow.step_before(stops, snapshot.here),
            ),
        )
        with st.popover(t("Jump ahead")):
            ahead = [step for step in line[at + 1 :] if step != CLOSED]
            chosen = st.selectbox(
                t("Skip to"),
                [*ahead, CLOSED],
                format_func=lambda step: step_words(snapshot, step),
                key=f"jump-{snapshot.step}",
            )
            st.button(
                t("Jump"),
                key="jump",
                on_click=lambda: act(store.move, snapshot.id, snapshot.step, chosen),
            )
        item = snapshot.item
        if item and snapshot.here.shows_result and snapshot.here.round == item.rounds:
            st.button(
                t("One more round"),
                key="again",
                disabled=item.rounds >= flow.MAX_ROUNDS,
                on_click=act,
                args=(store.add_round, snapshot.id, snapshot.step, item.id),
            )


def step_words(snapshot: Snapshot, step: Step) -> str:
    name = stage_words.phase(step, t)
    for number, item in enumerate(snapshot.items, 1):
        if item.id == step.item:
            return f"{number}. {item.content.text(t.language).title} · {name}"
    return name


@st.dialog(t("Close the workshop?"))
def confirm_close(snapshot: Snapshot) -> None:
    st.write(t("Nobody can answer any more, and it cannot be opened again."))
    st.write(t("The results can be read and exported in the archive."))
    if st.button(t("Close the workshop"), type="primary", key="really-close"):
        act(store.move, snapshot.id, snapshot.step, CLOSED)
        st.rerun()


def go(snapshot: Snapshot) -> None:
    """The one large button, always at the same place."""
    if snapshot.closed:
        with st.container(key="go"):
            st.link_button(
                t("Open the results"),
                f"/archive?w={snapshot.code}",
                type="primary",
                width="stretch",
            )
        return
    to = flow.step_after([item.stop for item in snapshot.items], snapshot.here)
    label = guide.what_happens(snapshot, to, t) + " ▶"
    with st.container(key="go"):
        if to == CLOSED:
            if st.button(label, key="close", type="primary", width="stretch"):
                confirm_close(snapshot)
            return
        st.button(
            label,
            key="onward",
            type="primary",
            width="stretch",
            on_click=act,
            args=(store.move, snapshot.id, snapshot.step, to),
        )


def choose() -> None:
    """Without a code: which workshop?"""
    st.title(t("Lead the workshop"))
    going = [entry for entry in store.overviews() if entry.phase is not Phase.CLOSED]
    if not going:
        st.write(t("There is no workshop to lead. Prepare one first."))
        st.link_button(t("Prepare"), "/prepare")
    for entry in going:
        st.link_button(
            f"{entry.title} · {spoken_code(entry.code)}", f"/lead?w={entry.code}", width="stretch"
        )


given = read_code(st.query_params.get("w", ""))
if given:
    remote(given)
else:
    choose()
