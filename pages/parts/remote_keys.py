"""The keys of the remote, in a list.

Who: the facilitator with a keyboard or a presenter remote. What they see first: the keys
of the large button.
"""

import streamlit as st

from i18n import Translator
from pages.parts.desk import e


def show(t: Translator) -> None:
    """Each key with what it does."""
    keys = (
        ("PageDown, →", t("the large button")),
        ("PageUp, ←", t("back")),
        ("B, .", t("black screen, and light again")),
        ("Esc", t("light the black screen")),
        ("D", t("the figures, on the projector")),
    )
    rows = "".join(f"<tr><th scope='row'>{key}</th><td>{words}</td></tr>" for key, words in keys)
    words = t(
        "The same keys and a presenter remote work on the projector, when you have opened it in "
        "this browser. No key closes the workshop."
    )
    st.html(f"<table class='keys'>{rows}</table><p class='muted'>{e(words)}</p>")
