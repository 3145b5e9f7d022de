"""The projector while the smaller side is asked what it would take.

Who: the whole room, in two quiet minutes. What they see first: the question, then the
strongest reason of those who are asked; how many have written, and never what or who.
"""

import streamlit as st

from i18n import Translator
from pages.parts import wall_frame
from pages.parts.desk import e
from reports import minority as view
from workshop.colours import MARKS
from workshop.minority import WOULD_TAKE, minority, smaller
from workshop.snapshot import Item, Snapshot


def show(snapshot: Snapshot, item: Item, t: Translator) -> None:
    """The scene "What would it take?"."""
    marks = wall_frame.marks(snapshot, item)
    st.html(f"<div class='question'>{e(t(WOULD_TAKE))}</div>")
    found = minority(item, marks)
    if found is None:
        return
    poles = smaller(item, found, t)
    if len(found.camps) == 1:
        asked = t.n(
            "{n} of {of} leans towards {pole} and is asked now.",
            "{n} of {of} lean towards {pole} and are asked now.",
            found.n,
            of=found.of,
            pole=poles,
        )
    else:
        asked = (
            t("Equally many lean towards {poles}. Both sides are asked now.", poles=poles)
            if len(found.camps) == 2
            else t("Equally many lean towards {poles}. All three sides are asked now.", poles=poles)
        )
    st.html(f"<div class='big'>{e(asked)}</div>")
    told = view.view(item, t, {item.id: marks})
    quotes = [quote for quote in told.quotes if quote.reason] if told else []
    if quotes:
        columns = "".join(
            f"<div class='pole pole-{quote.pole}'><h3>{MARKS[quote.pole]} {e(quote.lead)}</h3>"
            f"<p>{e(quote.reason)}</p></div>"
            for quote in quotes
        )
        st.html(f"<div class='poles of-{len(quotes)}'>{columns}</div>")
    words = t.n("{n} has written", "{n} have written", snapshot.taken)
    if snapshot.elsewhere:
        words = ""
    rest = ""
    if found.asked < found.of:
        rest = t("Everybody else: what could you give, so that they can live with it?")
    st.html(f"<div class='answered'><b role='status'>{e(words)}</b><span>{e(rest)}</span></div>")
