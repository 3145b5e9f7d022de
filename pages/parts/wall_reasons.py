"""The projector while the facilitator shows reasons: what the room wrote, at most one each.

Who: the room, while it talks about its result. What they see first: the strongest reason
for each side as that side marked it, and the one most supported by the other side. No
names; the figures are people who marked it.
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import streamlit as st

import store
from i18n import Translator
from pages.parts.desk import e
from reports import reasons
from workshop.flow import Kind, Phase
from workshop.reasons import Weighed, across, gather, strongest, weigh
from workshop.snapshot import Item, Snapshot
from workshop.tongues import language_of

SHORT, LONG = 60, 150  # characters of the longest reason: all are set larger, or smaller
_STYLE = Path(__file__).parent / "wall_reasons.css"
_SHOWN_AT = (Phase.REVEAL, Phase.DIALOGUE, Phase.SHIFT)


def can_show(snapshot: Snapshot) -> bool:
    """Whether the room is where reasons can be shown, and somebody wrote one."""
    item = snapshot.item
    return (
        item is not None
        and item.kind is Kind.DILEMMA
        and snapshot.here.phase in _SHOWN_AT
        and bool(gather(item, (snapshot.here.round,)))
    )


@cache
def _scaled() -> str:
    text = _STYLE.read_text(encoding="utf-8")
    return re.sub(r"(-?\d+)px", r"calc(\1px * var(--zoom, 1))", text)


def show(snapshot: Snapshot, item: Item, t: Translator) -> None:
    """The scene "What you wrote"."""
    weighed = weigh(item, store.marks(item.id), (snapshot.here.round,))
    poles = range(len(item.dilemma.text(t.language).poles))
    best = [strongest(weighed, pole) for pole in poles]
    bridge = across(weighed)
    st.html(f"<style>{_scaled()}</style>")
    title = e(t("What you wrote"))
    if not any(best) and bridge is None:
        words = t(
            "Read on your phone what others wrote, and mark what speaks to you. The reasons "
            "that are marked most come here."
        )
        st.html(
            f"<div class='question'>{title}</div><div class='big' role='status'>{e(words)}</div>"
        )
        return
    cards = [_card(pole, best[pole], bridge, item, t) for pole in poles]
    if bridge is not None and bridge not in best:
        cards.append(_bridge(bridge, item, t))
    size = _size([*best, bridge])
    basis = e(t("Marked on the phones as “this moves me” or “a good argument”."))
    if size == "long":  # the room below is needed
        st.html(f"<div class='question said-head'>{title}<span>{basis}</span></div>")
    else:
        st.html(f"<div class='question'>{title}</div>")
        st.html(f"<div class='basis'><span>{basis}</span></div>")
    st.html(f"<div class='said-reasons {size} of-{len(poles)}'>{''.join(cards)}</div>")


def _size(shown: Sequence[Weighed | None]) -> str:
    longest = max(len(each.reason.text) for each in shown if each)
    return "short" if longest <= SHORT else "long" if longest > LONG else "medium"


def _card(
    pole: int, best: Weighed | None, bridge: Weighed | None, item: Item, t: Translator
) -> str:
    title = t("Strongest for {pole}", pole=reasons.short_name(pole, item, t))
    if best is None:
        words = t("Not enough have marked a reason here yet")
        inner = f"<p class='none'>{e(words)}</p>"
    else:
        also = best is bridge and _across_words(item, t)
        inner = _said(best, item, t, also or "")
    language = language_of(item.content, t.language)
    return f"<section class='pole-{pole}'><h3 lang='{language}'>{e(title)}</h3>{inner}</section>"


def _bridge(bridge: Weighed, item: Item, t: Translator) -> str:
    stands = reasons.short_name(bridge.reason.side, item, t)
    title = t("{across} – from {pole}", across=_across_words(item, t), pole=stands)
    whole = " whole" if len(item.dilemma.text(t.language).poles) == 2 else ""
    return (
        f"<section class='across{whole}'><h3>{e(title)}</h3>{_said(bridge, item, t, '')}</section>"
    )


def _across_words(item: Item, t: Translator) -> str:
    if len(item.dilemma.text(t.language).poles) == 2:
        return t("Most supported by the other side")
    return t("Most supported by the other sides")


def _said(weighed: Weighed, item: Item, t: Translator, also: str) -> str:
    count = reasons.marked(weighed.all, t)
    under = " · ".join(filter(None, (count, also)))
    return f"<p>{e(weighed.reason.text)}</p><p class='count'>{e(under)}</p>"
