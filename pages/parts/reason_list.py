"""A dilemma's reasons as a list: by where their authors stand and by what they are about.

Shared by the remote, while the room talks, and the archive, long after.
"""

from collections.abc import Sequence

import streamlit as st

from i18n import Translator
from pages.parts import desk
from pages.parts.desk import e
from reports import reasons
from workshop.answers import LENSES
from workshop.measures import MIN_VIEWS
from workshop.reasons import Lenses, Weighed, lens_names, lenses
from workshop.snapshot import Item

FEW = 6  # reasons that are read as they are, without filters


def show(
    weighed: Sequence[Weighed], item: Item, own: Sequence[str], key: str, t: Translator
) -> None:
    """Reasons in the order given, side by side, with two filters where there are many.

    `own` are the facilitator's names of the lenses. Those are told of only where enough
    reasons have one.
    """
    counted = lenses(each.reason for each in weighed)
    names = lens_names(own, t)
    side = lens = ""
    if len(weighed) > FEW:
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
    st.html("".join(_side(side, found, item, t) for side in reasons.sides_of(item)))
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
    shown = dict(counted.sides)
    rows = [
        (reasons.short_name(side, item, t), *(str(n) for n in shown[side]))
        for side in reasons.sides_of(item)
        if side in shown
    ]
    rows.append((t("All"), *(str(n) for n in counted.all)))
    return desk.table(("", *(names[lens] for lens in LENSES)), tuple(rows))


def _side(side: int | None, found: Sequence[Weighed], item: Item, t: Translator) -> str:
    lines = ""
    for each in found:
        if each.reason.side == side:
            singled = t("marked by the facilitator") if each.reason.ids & item.singled else ""
            under = desk.facts(reasons.marked(each.all, t), singled)
            small = f"<br><span class='muted small'>{e(under)}</span>" if under else ""
            lines += f"<li>{e(each.reason.text)}{small}</li>"
    if not lines:
        return ""
    return f"<h4 class='side'>{e(reasons.name(side, item, t))}</h4><ul class='reasons'>{lines}</ul>"
