"""The projector while the facilitator shows reasons: what the room wrote, at most one each.

Who: the room, while it talks about its result. What they see first: the strongest reason
for each side as that side marked it, and the one most supported by the other side; under
them what each side writes about, where enough have said. No names; the figures are people.
"""

from collections.abc import Sequence
from math import ceil
from pathlib import Path

import streamlit as st

from i18n import Translator
from pages.parts import wall_frame
from pages.parts.desk import e
from pages.parts.projector_look import scaled
from reports import reasons
from workshop import lenses
from workshop.flow import Kind, Phase
from workshop.reasons import Weighed, across, gather, strongest, weigh
from workshop.sides import short_name
from workshop.snapshot import Item, Snapshot
from workshop.tongues import language_of

# Characters of the longest reason: up to the first all are set larger, over the second smaller.
SIZES = (60, 150)
SIZES_ABOVE_LINES = {2: (30, 90), 3: (20, 60)}  # by the number of poles, with lines below
LINES = 3  # for which there is room below
LINE = 105  # characters in one, at 34 px
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


def show(snapshot: Snapshot, item: Item, t: Translator) -> None:
    """The scene "What you wrote"."""
    weighed = weigh(item, wall_frame.marks(snapshot, item), (snapshot.here.round,))
    poles = range(len(item.dilemma.text(t.language).poles))
    best = [strongest(weighed, pole) for pole in poles]
    bridge = across(weighed)
    st.html(f"<style>{scaled(_STYLE)}</style>")
    title = e(t("What you wrote"))
    about = _about(snapshot, item, t)
    if not any(best) and bridge is None:
        words = t(
            "Read on your phone what others wrote, and mark what speaks to you. The reasons "
            "that are marked most come here."
        )
        st.html(
            f"<div class='question'>{title}</div><div class='big' role='status'>{e(words)}</div>"
            + about
        )
        return
    cards = [_card(pole, best[pole], bridge, item, t) for pole in poles]
    if bridge is not None and bridge not in best:
        cards.append(_bridge(bridge, item, t))
    size = _size([*best, bridge], SIZES_ABOVE_LINES[len(poles)] if about else SIZES)
    basis = e(t("Marked on the phones as “this moves me” or “a good argument”."))
    if size == "long":  # the room below is needed
        st.html(f"<div class='question said-head'>{title}<span>{basis}</span></div>")
    else:
        st.html(f"<div class='question'>{title}</div>")
        st.html(f"<div class='basis'><span>{basis}</span></div>")
    st.html(f"<div class='said-reasons {size} of-{len(poles)}'>{''.join(cards)}</div>{about}")


def _about(snapshot: Snapshot, item: Item, t: Translator) -> str:
    """The same choice for different reasons: a sentence for each pole that may be told of.

    One for the whole room where they would not fit (the facilitator's own names are long).
    """
    rows = lenses.rows(item, snapshot.here.round, snapshot.lenses, t)
    told = lenses.in_short(rows)
    if sum(ceil(len(row.sentence) / LINE) for row in told) > LINES:
        told = rows[-1:]
    lines = "".join(f"<p>{e(row.sentence)}</p>" for row in told)
    return f"<div class='said-about'>{lines}</div>" if lines else ""


def _size(shown: Sequence[Weighed | None], sizes: tuple[int, int]) -> str:
    longest = max(len(each.reason.text) for each in shown if each)
    short, medium = sizes
    return "short" if longest <= short else "medium" if longest <= medium else "long"


def _card(
    pole: int, best: Weighed | None, bridge: Weighed | None, item: Item, t: Translator
) -> str:
    title = t("Strongest for {pole}", pole=short_name(pole, item, t))
    if best is None:
        words = t("Not enough have marked a reason here yet")
        inner = f"<p class='none'>{e(words)}</p>"
    else:
        also = best is bridge and _across_words(item, t)
        inner = _said(best, item, t, also or "")
    language = language_of(item.content, t.language)
    return f"<section class='pole-{pole}'><h3 lang='{language}'>{e(title)}</h3>{inner}</section>"


def _bridge(bridge: Weighed, item: Item, t: Translator) -> str:
    stands = short_name(bridge.reason.side, item, t)
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
