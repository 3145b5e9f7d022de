"""The remote: what the facilitator holds while standing in front of the room.

Who: the facilitator, during the workshop, on a tablet, a phone or a laptop. What they
see first: where the room is, how many have answered, and one large button that says
what will happen.
"""

from collections.abc import Callable

import streamlit as st

import store
from pages.parts import (
    asking_first,
    guide,
    guide_cues,
    keys,
    open_times,
    rehearsing,
    remote_agenda,
    remote_clock,
    remote_floor,
    remote_hints,
    remote_keys,
    remote_missing,
    remote_moderation,
    remote_people,
    remote_reasons,
    remote_takes,
    remote_wall,
    remote_writing,
    stage_words,
    visitor,
    wall_list,
    wall_views,
)
from pages.parts.desk import e, facts
from pages.parts.follow import follow
from settings import secret
from workshop import flow
from workshop.access import read_code, screen_link, spoken_code
from workshop.errors import Refused
from workshop.flow import CLOSED, Phase
from workshop.snapshot import Item, Snapshot
from workshop.tongues import only_in

t = visitor.words()


def act(action: "store.Write[..., object]", *values: object) -> bool:
    """One press, one store call; a no is said, a race is only shown as where we are.

    Returns whether it was done.
    """
    try:
        if action(*values) is False:
            st.toast(t("Somebody else moved first. This is where the room is now."))
            return False
    except Refused as no:
        st.toast(t(no.message, **no.values))
        return False
    if action is store.move:
        store.let_wall_first(*values[:2])
    return True


@st.fragment
def remote(code: str) -> None:
    try:
        snapshot = store.snapshot(store.find(code))
    except Refused as no:
        st.title(t("Lead the workshop"))
        st.warning(t(no.message, **no.values))
        return
    follow(snapshot, leading=True)
    keys.listen(snapshot, act, t)
    remote_keys.on_buttons()
    remote_keys.beside(t)
    where(snapshot)
    counts(snapshot)
    remote_missing.line(snapshot, t)
    remote_clock.show(snapshot, act, t)
    remote_wall.notice(snapshot, act, t)
    say(snapshot)
    remote_hints.show(snapshot, t)
    waiting(snapshot)
    join_link(snapshot)
    rehearsing.offer(snapshot, t)
    wall_views.choose(snapshot, act, t)
    wall_list.choose(snapshot, act, t)
    item = snapshot.item
    if item:
        remote_reasons.show(snapshot, item, act, t)
        remote_floor.show(snapshot, item, act, t)
    if item and snapshot.here.phase is Phase.GROUND:
        remote_writing.common_ground(snapshot, item, act, t)
    elif item and item.writes:
        remote_writing.commitments(snapshot, item, act, t)
    elif item and remote_takes.can_ask(snapshot, item):
        remote_writing.would_take(snapshot, item, act, t)
    panels(snapshot)
    steer(snapshot)
    go(snapshot)
    asking_first.show("close", snapshot.step, lambda: confirm_close(snapshot))
    remote_agenda.ask(snapshot, act, t)


def panels(snapshot: Snapshot) -> None:
    """What is not needed in every step, folded away behind five words."""
    if snapshot.closed:
        return
    with st.container(key="panels", horizontal=True, vertical_alignment="center"):
        panel(snapshot, t("Wall"), "wall", lambda: remote_wall.show(snapshot, act, t))
        panel(snapshot, t("People"), "people", lambda: remote_people.show(snapshot, act, t))
        panel(snapshot, t("Reasons"), "reasons", lambda: remote_moderation.show(snapshot, act, t))
        remote_moderation.waits(snapshot, t)
        panel(
            snapshot,
            t("Agenda"),
            "agenda",
            lambda: remote_agenda.show(snapshot, act, t),
        )
        panel(snapshot, t("Keys"), "keys", lambda: remote_keys.show(t))


def panel(snapshot: Snapshot, label: str, name: str, show: Callable[[], None]) -> None:
    """One of the five, made when it is opened: a press must not wait for what nobody looks at.

    Until the room goes on it is kept when it is closed, with what was ticked and typed in it.
    """
    opened = st.session_state.setdefault("panels-opened", {})
    with st.popover(label, key=f"panel-{name}", on_change="rerun") as it:
        if it.open:
            opened[name] = snapshot.step
        if opened.get(name) == snapshot.step:
            show()


def where(snapshot: Snapshot) -> None:
    item = snapshot.item
    with st.container(key="remote-head", horizontal=True, vertical_alignment="center"):
        st.html(
            f"<div class='muted'>{e(snapshot.title)} · <b>{spoken_code(snapshot.code)}</b>"
            f"{rehearsing.beside(snapshot, t)}</div>"
        )
        st.space("stretch")
        st.link_button(
            t("Open the projector"),
            f"/projector?w={screen_link(secret(), snapshot.code)}",
        )
    place = stage_words.place(snapshot, t) if snapshot.alone or snapshot.afterwards else ""
    if item:
        where_in = t("Point {n} of {all}", n=snapshot.item_number, all=len(snapshot.items))
        title = item.content.text(t.language).title
        place = facts(where_in, title, only_in(item.content, t))
    here = guide.now(snapshot, t)
    st.html(
        f"<div class='muted'>{e(place)}</div>"
        f"<h1 class='now' id='now' data-step='{snapshot.step}'>{e(here)}</h1>"
        + course(snapshot, item)
    )


def course(snapshot: Snapshot, item: Item | None) -> str:
    """The item's steps: done, now, to come; with their names. Alone: what is answered."""
    if snapshot.own_pace:
        asked = [item.content.text(t.language).title for item in guide.asked_alone(snapshot)]
        return f"<div class='muted'>{e(facts(*asked))}</div>"
    if item is None:
        return ""
    steps = flow.steps_of(item.stop)
    at = steps.index(snapshot.here)
    bars = "".join(
        f"<i class='{'done' if i < at else 'now' if i == at else ''}'></i>"
        for i in range(len(steps))
    )
    names = " · ".join(
        f"<b>{e(name)}</b>" if i == at else e(name)
        for i, name in enumerate(stage_words.phase(step, t, item) for step in steps)
    )
    return f"<div class='course' aria-hidden='true'>{bars}</div><div class='muted'>{names}</div>"


def counts(snapshot: Snapshot) -> None:
    if snapshot.closed:
        return
    if snapshot.alone:
        big = t("{n} of {all}", n=snapshot.answered, all=snapshot.joined)
        small = t("have answered everything")
    elif snapshot.afterwards:
        big, small = str(snapshot.answered), t("have answered everything")
    elif snapshot.is_open and not snapshot.in_lobby:
        big = t("{n} of {all}", n=snapshot.answered, all=snapshot.present)
        small = t("have answered")
    else:
        big, small = str(snapshot.present), t("are here")
    boxes = [(big, small)]
    item = snapshot.item
    began = stage_words.local(snapshot.phase_began) if snapshot.phase_began else None
    if snapshot.beforehand or (snapshot.in_lobby and snapshot.link):
        small = t("answered beforehand")
        when = open_times.words(snapshot, t) if snapshot.in_lobby else ""
        boxes.append((t.number(snapshot.beforehand), facts(small, when)))
    if (snapshot.alone or snapshot.afterwards) and began:
        boxes.append(
            (
                t.n("{n} point", "{n} points", len(guide.asked_alone(snapshot))),
                open_times.words(snapshot, t) or t("open since {date}", date=t.date(began.date())),
            )
        )
    if item and began:
        boxes.append(
            (
                t("{n} min", n=item.minutes),
                t("for this point · this step began {time}", time=t.time(began)),
            )
        )
    st.html(
        "<div class='counts' role='status'>"
        + "".join(f"<div><b>{e(a)}</b><span>{e(b)}</span></div>" for a, b in boxes)
        + "</div>"
    )


def waiting(snapshot: Snapshot) -> None:
    """Dilemmas from the participants, where they may suggest some."""
    if snapshot.closed or not (snapshot.suggestions or snapshot.waiting):
        return
    words = (
        t.n("{n} suggested dilemma waits", "{n} suggested dilemmas wait", snapshot.waiting)
        if snapshot.waiting
        else t("Participants may suggest dilemmas")
    )
    with st.container(key="waiting", horizontal=True, vertical_alignment="center"):
        st.html(f"<div role='status'>{e(words)}</div>")
        if st.button(t("Look at them") if snapshot.waiting else t("Open"), key="suggestions"):
            st.switch_page("suggestions.py", query_params={"w": snapshot.code})


def join_link(snapshot: Snapshot) -> None:
    """Where people answer on their own, there is no QR code before them: a link to send."""
    if not (snapshot.link or (snapshot.in_lobby and snapshot.alone_items)):
        return
    st.html(f"<div class='muted'>{e(t('The link for the participants'))}</div>")
    st.code(f"{visitor.base_url()}/p/{snapshot.code}", language=None, wrap_lines=True)


def say(snapshot: Snapshot) -> None:
    spoken, advice = guide.instruction(snapshot, t)
    cues = guide_cues.line(snapshot, t)
    st.html(f"<div class='say'><b>{e(spoken)}</b><p>{e(advice)}</p>{cues}</div>")


def steer(snapshot: Snapshot) -> None:
    """Back and undo: small, so that the large button stays the obvious one."""
    if snapshot.closed:
        return
    stops = [item.stop for item in snapshot.items]
    with st.container(key="steer", horizontal=True):
        st.button(
            t("◀ Back"),
            key="back",
            disabled=snapshot.in_lobby,
            on_click=lambda: act(
                store.move,
                snapshot.id,
                snapshot.step,
                flow.step_before(stops, snapshot.here),
            ),
        )
        st.button(
            t("Undo the last step"),
            key="undo",
            disabled=snapshot.previous is None,
            on_click=act,
            args=(store.undo, snapshot.id, snapshot.step),
        )
        if not (snapshot.suggestions or snapshot.waiting) and st.button(
            t("Suggestions"), key="suggestions"
        ):
            st.switch_page("suggestions.py", query_params={"w": snapshot.code})


@st.dialog(t("Close the workshop?"))
def confirm_close(snapshot: Snapshot) -> None:
    st.write(t("Nobody can answer any more, and it cannot be opened again."))
    st.write(t("The results can be read and exported in the archive."))
    if remote_wall.hidden(snapshot):
        st.write(t("The hidden result is shown with the others then."))
    if st.button(
        t("Close the workshop"),
        type="primary",
        key="really-close",
        on_click=act,
        args=(store.move, snapshot.id, snapshot.step, CLOSED),
    ):
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
    label = guide.what_happens(snapshot, to, t) + "\u00a0▶"
    with st.container(key="go"):
        if to == CLOSED:
            st.button(
                label,
                key="close",
                type="primary",
                width="stretch",
                on_click=asking_first.ask,
                args=("close", snapshot.step),
            )
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
