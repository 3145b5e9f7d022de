"""The reasons' moderation on the remote: what waits, what is hidden, what belongs together.

Who: the facilitator, standing with a tablet, with up to some hundred reasons. What they see
first: how many wait, then a page of them to tick, and what can be done with those ticked.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

import store
from i18n import Translator
from pages.parts import remote_groups
from pages.parts.desk import e, facts, plain
from workshop.flow import Kind
from workshop.sides import short_name
from workshop.snapshot import Item, Snapshot

PAGE = 8  # reasons on one page of the list
_STYLE = Path(__file__).parent / "remote_moderation.css"
Act = Callable[..., Any]  # one press: a store call and its values


def show(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """What waits of the notes, then the reasons of a revealed round, the newest first chosen.

    Of a closed workshop too: what came after the meeting is first seen when it closes.
    """
    st.html(_STYLE)
    if not snapshot.closed:
        switch(snapshot, act, t)
    _notes(snapshot, act, t)
    rounds = _rounds(snapshot)
    if not rounds:
        words = t("There are no reasons yet. They come here when their round has been shown.")
        st.html(f"<div class='muted'>{e(words)}</div>")
        return
    at = _choose_round(snapshot, rounds, t)
    told = store.reasons_told(snapshot.id, at[0].id, at[1])
    _list(snapshot, at, told, act, t)


def switch(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """Whether reasons wait for the facilitator."""
    st.toggle(
        t("Reasons wait until you let them through"),
        value=snapshot.moderated,
        key=f"moderated-{snapshot.moderated}",  # somebody else may have switched it
        on_change=act,
        args=(store.moderate, snapshot.id, not snapshot.moderated),
    )


def waits(snapshot: Snapshot, t: Translator) -> None:
    """Beside the way to this: how much waits of the shown result and of the notes."""
    here = (snapshot.here.item or 0, snapshot.here.round)
    notes = sum(len(each) for each in store.waiting_notes(snapshot.id).values())
    waiting = notes + store.waiting_reasons(snapshot.id).get(here, 0)
    if waiting:
        words = t.n("{n} waits", "{n} wait", waiting)
        st.html(f"<b class='waits' role='status'>{e(words)}</b>", width="content")


def waiting(workshop: int) -> int:
    """How many texts wait that somebody may let through: reasons and notes of every point."""
    notes = sum(len(each) for each in store.waiting_notes(workshop).values())
    return notes + sum(store.waiting_reasons(workshop).values())


def has_reasons(snapshot: Snapshot) -> bool:
    """Whether a round has been shown that people gave reasons in, or could have."""
    return bool(_rounds(snapshot))


def _rounds(snapshot: Snapshot) -> list[tuple[Item, int]]:
    """The rounds that may have reasons to look after, the newest first."""
    found = [
        (item, round.number)
        for item in snapshot.items
        if item.kind is Kind.DILEMMA
        for round in item.results
        if not round.withheld
    ]
    return found[::-1]


def _choose_round(
    snapshot: Snapshot, rounds: list[tuple[Item, int]], t: Translator
) -> tuple[Item, int]:
    """The one that the room is at comes first, then those where something waits."""
    here = (snapshot.here.item, snapshot.here.round)
    waits = store.waiting_reasons(snapshot.id)

    def order(each: tuple[Item, int]) -> tuple[bool, bool, bool]:
        key = (each[0].id, each[1])
        return key != here, key[0] != here[0], key not in waits

    rounds.sort(key=order)
    known = {(item.id, number): (item, number) for item, number in rounds}
    if len(known) == 1:
        return rounds[0]

    def words(key: tuple[int, int]) -> str:
        item, number = known[key]
        later = item.is_afterwards(number)
        name = t("Afterwards") if later else t("Round {n}", n=number)
        return facts(item.content.text(t.language).title, name)

    chosen = st.selectbox(
        t("Reasons of"), list(known), format_func=words, key=f"of-{snapshot.step}-{t.language}"
    )
    return known[chosen]


def _list(
    snapshot: Snapshot,
    at: tuple[Item, int],
    told: Sequence[store.Told],
    act: Act,
    t: Translator,
) -> None:
    read = [each for each in told if each.merged is None]
    views = {
        "waiting": t("Waiting"),
        "shown": t("Shown"),
        "hidden": t("Hidden"),
        "groups": t("Groups"),
    }
    by_state = {state: [each for each in read if each.state == state] for state in views}
    item, number = at
    groups = [group for group in item.groups if group.round == number]
    counts = facts(
        t.n("{n} waits", "{n} wait", len(by_state["waiting"])),
        t.n("{n} is shown", "{n} are shown", len(by_state["shown"])),
        t.n("{n} is hidden", "{n} are hidden", len(by_state["hidden"])),
    )
    st.html(f"<div class='muted' role='status'>{e(counts)}</div>")
    first = "waiting" if by_state["waiting"] else "shown"
    key = f"{item.id}-{number}"
    view = st.segmented_control(
        t("Which reasons"),
        list(views),
        default=first,
        required=True,
        format_func=views.__getitem__,
        key=f"view-{key}-{t.language}",
        label_visibility="collapsed",
        width="stretch",
    )
    if view == "shown":
        _marked_on_the_wall(snapshot, at, by_state["shown"], act, t)
    if view == "groups":
        remote_groups.show(snapshot, item, groups, by_state["shown"], key, act, t)
        return
    same = {each.id: [m for m in told if m.merged == each.id] for each in read}
    chosen = by_state[str(view)]
    if view == "waiting" and len(chosen) > 1:
        st.button(
            t("Let all {n} through", n=len(chosen)),
            key=f"all-{key}",
            on_click=act,
            args=(store.approve_reasons, snapshot.id, [each.id for each in chosen]),
        )
    page = _page(chosen, f"{view}-{key}", t)
    if not page:
        return
    names = {group.id: group.name for group in groups}
    picked = _pick(page, same, names, item, t)
    _actions(snapshot, str(view), picked, [each.id for each in page], same, act, t)


def _marked_on_the_wall(
    snapshot: Snapshot,
    at: tuple[Item, int],
    shown: Sequence[store.Told],
    act: Act,
    t: Translator,
) -> None:
    """Only reasons of the result that the room looks at can be shown to it."""
    here = (snapshot.here.item, snapshot.here.round)
    if here != (at[0].id, at[1]) or not any(each.marked for each in shown):
        return
    on = snapshot.wall == "marked"
    st.button(
        t("Hide the marked reasons") if on else t("Show the marked reasons on the big screen"),
        key="wall-marked",
        on_click=act,
        args=(store.set_wall, snapshot.id, "" if on else "marked"),
    )


def _page(chosen: Sequence[store.Told], key: str, t: Translator) -> Sequence[store.Told]:
    """A page of the list, of those with the words that are looked for."""
    if len(chosen) > PAGE:
        typed = st.text_input(
            t("Find words"),
            key=f"find-{key}",
            placeholder=t("Find words"),
            label_visibility="collapsed",
        )
        words = typed.casefold().split()
        chosen = [each for each in chosen if all(w in each.text.casefold() for w in words)]
    if not chosen:
        st.html(f"<div class='muted'>{e(t('No reason is like this.'))}</div>")
        return ()
    pages = -(-len(chosen) // PAGE)
    name = f"page-{key}"
    at = min(st.session_state.get(name, 0), pages - 1)
    if pages > 1:
        with st.container(horizontal=True, vertical_alignment="center", key=f"pager-{key}"):
            _turn("◀ " + t("Earlier reasons"), f"{name}-◀", name, at - 1, at == 0)
            last = min((at + 1) * PAGE, len(chosen))
            words_at = t("{a}–{b} of {all}", a=at * PAGE + 1, b=last, all=len(chosen))
            st.html(f"<div class='muted'>{e(words_at)}</div>")
            _turn(t("Later reasons") + " ▶", f"{name}-▶", name, at + 1, at == pages - 1)
    return chosen[at * PAGE : (at + 1) * PAGE]


def _turn(label: str, key: str, name: str, to: int, disabled: bool) -> None:
    def go() -> None:
        st.session_state[name] = to

    st.button(label, key=key, disabled=disabled, on_click=go)


def _pick(
    page: Sequence[store.Told],
    same: dict[int, list[store.Told]],
    names: dict[int, str],
    item: Item,
    t: Translator,
) -> list[store.Told]:
    """The reasons to tick; returns those that are."""
    picked = []
    for each in page:
        also = len(same[each.id])
        under = facts(
            short_name(each.side, item, t),
            t("marked") if each.marked else "",
            names.get(each.group or 0, ""),
            t.n("{n} more says the same", "{n} more say the same", also) if also else "",
        )
        if st.checkbox(f"{plain(each.text)}  \n:small[{plain(under)}]", key=f"pick-{each.id}"):
            picked.append(each)
    return picked


def _actions(
    snapshot: Snapshot,
    view: str,
    picked: Sequence[store.Told],
    page: Sequence[int],
    same: dict[int, list[store.Told]],
    act: Act,
    t: Translator,
) -> None:
    """What can be done with those ticked; every press unticks them."""
    ids = [each.id for each in picked]

    def do(action: "store.Write[..., object]", *values: object) -> None:
        act(action, snapshot.id, *values)
        tick([], ids)

    def tick(on: Sequence[int], off: Sequence[int]) -> None:
        for id in (*on, *off):
            st.session_state[f"pick-{id}"] = id in on

    def press(label: str, key: str, *values: object, off: bool = False) -> None:
        st.button(label, key=f"do-{key}", disabled=off or not ids, on_click=do, args=values)

    if view == "shown" and picked:
        remote_groups.put_together(snapshot, ids, lambda: tick([], ids), act, t)
    with st.container(key="with-picked", horizontal=True):
        if view in ("waiting", "hidden"):
            label = t("Let through") if view == "waiting" else t("Show again")
            press(label, "show", store.approve_reasons, ids)
        if view in ("waiting", "shown"):
            press(t("Hide"), "hide", store.hide_reasons, ids)
        one = picked[0] if len(picked) == 1 else None
        if view == "shown":
            marked = bool(one and one.marked)
            press(
                t("Take the mark off") if marked else t("Mark"),
                "mark",
                store.single_out,
                one and one.id,
                not marked,
                off=one is None,
            )
            if one and same[one.id]:
                press(t("Take apart"), "part", store.part_reasons, one.id)
            else:
                into = max(picked, key=lambda each: len(each.text)).id if picked else 0
                press(
                    t("They say the same"),
                    "merge",
                    store.merge_reasons,
                    into,
                    ids,
                    off=len(picked) < 2,
                )
        everything = len(picked) == len(page)
        st.button(
            t("None of these") if everything else t("All on this page"),
            key="do-all",
            on_click=tick,
            args=([], page) if everything else (page, []),
        )


def _notes(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """What phones wrote when asked what it would take, once the room has gone on from there."""
    found = store.waiting_notes(snapshot.id)
    here = snapshot.here.item
    for item in sorted(snapshot.items, key=lambda each: each.id != here):
        if item.id not in found:
            continue
        title = "" if item.id == here else item.content.text(t.language).title
        st.html(f"<b>{e(facts(t('What it would take'), title))}</b>")
        for id, text in found[item.id]:
            _note(snapshot, id, text, act, t)


def _note(snapshot: Snapshot, id: int, text: str, act: Act, t: Translator) -> None:
    with st.container(key=f"note-waits-{id}", horizontal=True, vertical_alignment="center"):
        st.html(f"<div class='written'>{e(text)}</div>")
        for shown, label in ((True, t("Let through")), (False, t("Hide"))):
            st.button(
                label,
                key=f"let-{id}-{shown}",
                on_click=act,
                args=(store.let_note, snapshot.id, id, shown),
            )
