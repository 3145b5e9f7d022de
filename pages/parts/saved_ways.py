"""The archive by the way people took part: the choice, and the pictures of one way alone.

Who: a leader who asks whether those who were not in the room see it differently. What they
see first: the whole room; a way alone is one press away.
"""

from functools import partial

import streamlit as st

from i18n import Translator
from pages.parts import desk, saved_results
from pages.parts.desk import e
from reports.figures import revealed, round_name
from workshop import pictures, ways
from workshop.flow import Kind
from workshop.privacy import K_DISTRIBUTION
from workshop.snapshot import Item, Snapshot


def choose(snapshot: Snapshot, t: Translator) -> str:
    """Which way to read, "" for everybody; the choice is there where one can be read alone."""
    offered = ways.used(snapshot.items)
    if not offered:
        return ""
    with st.container(key="by-way"):
        chosen = st.segmented_control(
            t("Whose answers"),
            ("", *offered),
            default="",
            format_func=lambda way: ways.name(way, t) if way else t("All"),
            key=f"way-{t.language}",
        )
        help = t(
            "A way of taking part is shown alone where at least {n} answered in it.",
            n=K_DISTRIBUTION,
        )
        st.html(f"<p class='muted small'>{e(help)}</p>")
    return chosen or ""


def show(item: Item, number: int, way: str, t: Translator) -> None:
    """The rounds of one item as those of one way answered them."""
    if item.kind is Kind.PLAIN:
        return
    text = item.content.text(t.language)
    st.html(
        f"<p class='muted kicker'>{e(t('Point {n}', n=number))}</p>"
        f"<h2 class='question'>{e(getattr(text, 'question', text.title))}</h2>"
    )
    shown = False
    for round in revealed(item):
        alone = ways.of_way(item, round.number, way)
        if alone is None:
            continue
        shown = True
        desk.section(round_name(item, round.number, t), level=3)
        draw = partial(pictures.result, alone, round.number, t)
        saved_results.picture(draw, f"{item.id}-{round.number}-{way}", t)
    if not shown:
        words = t("“{way}” cannot be shown alone here.", way=ways.name(way, t))
        st.html(f"<p>{e(words)}</p>")
