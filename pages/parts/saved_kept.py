"""In the archive: a round as it was before it was opened or begun again.

Who: whoever reads the results and wants to know what the room first saw. What they see
first: that there was an earlier go, and when; its picture behind a fold, or why it has none.
"""

from collections.abc import Callable
from functools import partial

import streamlit as st

from i18n import Translator
from pages.parts import stage_words
from pages.parts.desk import e
from workshop import pictures
from workshop.kept import HOW, as_it_was, not_told, telling
from workshop.pictures.sayings import basis
from workshop.snapshot import Item


def show(item: Item, picture: Callable[..., None], t: Translator) -> None:
    """Each kept round of the item, marked as what it is; `picture` draws as the archive does."""
    told = telling(item)
    for number, kept in enumerate(item.kept):
        when = t.time(stage_words.local(kept.at))
        words = t("Round {n}, {how} ({time})", n=kept.round.number, how=t(HOW[kept.how]), time=when)
        if kept not in told:
            counts = basis(kept.round.answered, kept.round.skipped, t)
            st.html(f"<p class='muted small'>{e(words)}: {e(counts)}. {e(not_told(t))}</p>")
            continue
        with st.expander(words, type="compact"):
            was = as_it_was(item, kept)
            draw = partial(pictures.result, was, kept.round.number, t)
            picture(draw, f"{item.id}-kept-{number}", t)
