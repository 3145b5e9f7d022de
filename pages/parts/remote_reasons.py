"""The reasons on the remote: shown on the big screen or not, read, sorted and counted.

Who: the facilitator while the room talks. What they see first: the button for the big
screen; behind a fold all reasons, those that reach across first, by where their authors
stand and by what they are about.
"""

from collections.abc import Callable

import streamlit as st

import store
from i18n import Translator
from pages.parts import desk, wall_reasons
from pages.parts.desk import e, facts
from reports import reasons
from workshop.answers import LENSES
from workshop.measures import MIN_VIEWS
from workshop.reasons import Lenses, Weighed, gather, lens_names, lenses, weigh
from workshop.snapshot import Item, Snapshot

Act = Callable[..., None]  # one press: a store call and its values


def show(snapshot: Snapshot, item: Item, act: Act, t: Translator) -> None:
    """The button and the list, where the room has a result and somebody wrote why."""
    if not wall_reasons.can_show(snapshot):
        return
    shown = snapshot.wall == "reasons"
    with st.container(key="wall", horizontal=True, vertical_alignment="center"):
        st.button(
            t("Hide the reasons") if shown else t("Show reasons on the big screen"),
            key="wall-reasons",
            on_click=act,
            args=(store.set_wall, snapshot.id, "" if shown else "reasons"),
        )
        if shown:
            st.html(f"<div class='muted'>{e(t('They are on the big screen now.'))}</div>")
    rounds = (snapshot.here.round,)
    words = t.n("Read {n} reason", "Read {n} reasons", len(gather(item, rounds)))
    fold = st.expander(words, type="compact", key=f"reasons-{snapshot.step}", on_change="rerun")
    if fold.open:  # a thousand are not drawn anew at every mark for nobody
        with fold:
            weighed = weigh(item, store.marks(item.id), rounds)
            listed(weighed, item, snapshot.lenses, f"lead-{snapshot.step}", t)


def listed(
    weighed: tuple[Weighed, ...], item: Item, own: tuple[str, ...], key: str, t: Translator
) -> None:
    """Reasons with two filters; `own` are the facilitator's names of the lenses.

    The lenses are offered only where enough reasons have one.
    """
    counted = lenses(each.reason for each in weighed)
    names = lens_names(own, t)
    side, lens = _filters(item, counted, names, key, t)
    if counted:
        st.html(f"<p class='muted small'>{e(t('The same choice for different reasons'))}</p>")
        st.html(_table(counted, item, names, t))
    found = [
        each
        for each in weighed
        if side in ("", str(each.reason.side)) and lens in ("", each.reason.lens)
    ]
    if not found:
        st.html(f"<p>{e(t('No reason is like this.'))}</p>")
        return
    st.html("<ul class='reasons'>" + "".join(_line(each, item, t) for each in found) + "</ul>")
    if any(each.bridging is not None for each in weighed):
        words = t(
            "First stand the reasons that are marked on every side; each side has seen them at "
            "least {n} times.",
            n=MIN_VIEWS,
        )
        st.html(f"<p class='muted small'>{e(words)}</p>")


def _filters(
    item: Item, counted: Lenses | None, names: dict[str, str], key: str, t: Translator
) -> tuple[str, str]:
    """What is asked for: a side ("" is all, "None" in between) and a lens ("" is all)."""
    sides = {"": t("All sides")}
    sides |= {str(side): reasons.short_name(side, item, t) for side in reasons.sides_of(item)}
    with st.container(horizontal=True):
        side = st.selectbox(
            t("Where the author stands"),
            list(sides),
            format_func=sides.__getitem__,
            key=f"{key}-{item.id}-side-{t.language}",
        )
        lens = ""
        if counted:
            about = {"": t("Everything")} | names
            lens = st.selectbox(
                t("What it is mostly about"),
                list(about),
                format_func=about.__getitem__,
                key=f"{key}-{item.id}-lens-{t.language}",
            )
    return side, lens


def _table(counted: Lenses, item: Item, names: dict[str, str], t: Translator) -> str:
    rows = [
        (reasons.short_name(side, item, t), *(str(n) for n in counts))
        for side, counts in counted.sides
    ]
    rows.append((t("All"), *(str(n) for n in counted.all)))
    return desk.table(("", *(names[lens] for lens in LENSES)), tuple(rows))


def _line(weighed: Weighed, item: Item, t: Translator) -> str:
    under = facts(reasons.short_name(weighed.reason.side, item, t), reasons.marked(weighed.all, t))
    return f"<li>{e(weighed.reason.text)}<br><span class='muted small'>{e(under)}</span></li>"
