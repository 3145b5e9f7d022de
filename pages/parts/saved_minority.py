"""The smaller side of a closed workshop's dilemma, and what it would take for it."""

import streamlit as st

import store
from i18n import Translator
from pages.parts import desk
from pages.parts.desk import e
from reports import minority
from workshop.colours import MARKS
from workshop.snapshot import Item


def show(item: Item, t: Translator) -> None:
    """At the top of the result, so that nobody reads past it."""
    view = minority.view(item, t, {item.id: store.marks(item.id)})
    if view is None:
        return
    desk.section(t("Minority view"), level=3)
    st.html(f"<p>{e(view.sentence)}</p>" + "".join(_quote(quote) for quote in view.quotes))


def _quote(quote: minority.Quote) -> str:
    said = f"<blockquote class='voice'>{e(quote.reason)}</blockquote>" if quote.reason else ""
    sign = f"<span class='pole-{quote.pole}' aria-hidden='true'>{MARKS[quote.pole]}</span>"
    return f"<p class='muted voice-lead'>{sign} {e(quote.lead)}</p>{said}"
