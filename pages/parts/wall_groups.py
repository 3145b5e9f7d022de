"""The projector while the facilitator shows groups: what the room's reasons are about.

Who: the room, while it talks about its result. What they see first: the names that the
facilitator gave, the largest group first, each with how many reasons it has and one of them.
"""

from pathlib import Path

import streamlit as st

import store
from i18n import Translator
from pages.parts.desk import e
from pages.parts.projector_look import scaled
from reports import reasons
from workshop.flow import Phase
from workshop.reasons import Reason, Weighed, gather
from workshop.sides import short_name
from workshop.snapshot import Item, Snapshot

SHOWN_AT = (Phase.REVEAL, Phase.DIALOGUE, Phase.SHIFT)
MOST_MARKED = 4
MOST, BIG, MIDDLE = 6, 2, 4  # groups on one wall; up to so many are set larger
_STYLE = Path(__file__).parent / "wall_groups.css"


def asked(snapshot: Snapshot) -> bool:
    """Whether the facilitator shows groups or marked reasons here, and there are some."""
    item, here = snapshot.item, snapshot.here
    if item is None or here.phase not in SHOWN_AT:
        return False
    if snapshot.wall == "groups":
        return any(group.round == here.round for group in item.groups)
    return snapshot.wall == "marked" and bool(_marked(item, here.round))


def show(snapshot: Snapshot, item: Item, t: Translator) -> None:
    """The scene "What your reasons are about", or the marked reasons to talk about."""
    if snapshot.wall == "marked":
        _show_marked(snapshot, item, t)
        return
    grouped = reasons.by_group(item, store.marks(item.id), snapshot.here.round)
    size = _size(len(grouped))
    sections = "".join(_section(name, those, item, t) for name, those in grouped[:MOST])
    rest = len(grouped) - MOST
    more = t.n("{n} more group", "{n} more groups", rest) if rest > 0 else ""
    title = e(t("What your reasons are about"))
    st.html(
        f"<style>{scaled(_STYLE)}</style>"
        f"<div class='question'>{title}</div>"
        f"<div class='grouped {size}' role='status'>{sections}</div>"
        f"<p class='grouped-more'>{e(more)}</p>"
    )


def _size(count: int) -> str:
    return "big" if count <= BIG else "middle" if count <= MIDDLE else "small"


def _section(name: str, those: tuple[Weighed, ...], item: Item, t: Translator) -> str:
    marked = (each.reason for each in those if each.reason.ids & item.singled)
    first = next(marked, those[0].reason)
    count = t.n("{n} reason", "{n} reasons", len(those))
    stands = short_name(first.side, item, t)
    return (
        f"<section><h3>{e(name)}</h3><p class='count'>{e(count)}</p>"
        f"<p>{e(first.text)}</p><p class='count'>{e(stands)}</p></section>"
    )


def _marked(item: Item, number: int) -> list[Reason]:
    return [each for each in gather(item, (number,)) if each.ids & item.singled]


def _show_marked(snapshot: Snapshot, item: Item, t: Translator) -> None:
    found = _marked(item, snapshot.here.round)[:MOST_MARKED]
    size = _size(len(found))
    sections = ""
    for each in found:
        pole = "" if each.side is None else f" class='pole-{each.side}'"
        stands = e(short_name(each.side, item, t))
        sections += f"<section{pole}><p class='count'>{stands}</p><p>{e(each.text)}</p></section>"
    title = e(t("Let us talk about these"))
    st.html(
        f"<style>{scaled(_STYLE)}</style><div class='question'>{title}</div>"
        f"<div class='grouped marked {size}' role='status'>{sections}</div>"
    )
