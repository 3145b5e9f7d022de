"""A dilemma's reasons as a list: by where their authors stand and by what they are about.

Shared by the remote, while the room talks, and the archive, long after.
"""

from collections.abc import Collection, Sequence

import streamlit as st

from i18n import Translator
from pages.parts import desk
from pages.parts.desk import e
from reports import reasons
from workshop import lenses
from workshop.lenses import Row
from workshop.measures import MIN_VIEWS
from workshop.reasons import Weighed
from workshop.sides import short_name, sides_of
from workshop.snapshot import Item

FEW = 6  # reasons that are read as they are, without filters


def show(
    weighed: Sequence[Weighed],
    item: Item,
    numbers: Collection[int] | None,
    own: Sequence[str],
    key: str,
    t: Translator,
) -> None:
    """Reasons in the order given, side by side, with two filters where there are many.

    `numbers` are the rounds they are from (default: all), `own` the facilitator's names of
    the lenses. Those are told of only where small groups allow it.
    """
    beside = lenses.beside(item, numbers)
    side = lens = ""
    if len(weighed) > FEW:
        side, lens = _filters(item, lenses.names(own, t) if beside else {}, key, t)
    for number, rows in lenses.by_round(item, own, t, numbers):
        heading = t("The same choice for different reasons")
        if item.progress.revealed > 1:
            heading = f"{heading} · {t('Round {n}', n=number)}"
        st.html(f"<p class='muted small'>{e(heading)}</p>{_table(rows, own, t)}")
    found = [
        each
        for each in weighed
        if side in ("", str(each.reason.side))
        and (not lens or any(beside.get(id) == lens for id in each.reason.ids))
    ]
    if not found:
        st.html(f"<p>{e(t('No reason is like this.'))}</p>")
        return
    st.html("".join(_side(side, found, item, t) for side in sides_of(item)))
    if any(each.bridging is not None for each in weighed):
        words = t(
            "First stand the reasons that are marked on every side; each side has seen them at "
            "least {n} times.",
            n=MIN_VIEWS,
        )
        st.html(f"<p class='muted small'>{e(words)}</p>")


def _filters(item: Item, names: dict[str, str], key: str, t: Translator) -> tuple[str, str]:
    """What is asked for: a side ("" is all, "None" in between) and a lens ("" is all)."""
    sides = {"": t("All sides")}
    sides |= {str(side): short_name(side, item, t) for side in sides_of(item)}
    with st.container(horizontal=True):
        side = st.selectbox(
            t("Where the author stands"),
            list(sides),
            format_func=sides.__getitem__,
            key=f"{key}-{item.id}-side-{t.language}",
        )
        lens = ""
        if names:
            about = {"": t("Everything")} | names
            lens = st.selectbox(
                t("What it is mostly about"),
                list(about),
                format_func=about.__getitem__,
                key=f"{key}-{item.id}-lens-{t.language}",
            )
    return side, lens


def _table(rows: Sequence[Row], own: Sequence[str], t: Translator) -> str:
    cells = tuple((row.who, *map(str, row.counts)) for row in rows)
    return desk.table(("", *lenses.names(own, t).values()), cells)


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
