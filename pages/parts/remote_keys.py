"""The keys of the remote, in a list.

Who: the facilitator with a keyboard or a presenter remote. What they see first: the keys
of the large button.
"""

import streamlit as st

from i18n import Translator


def show(t: Translator) -> None:
    """Each key with what it does."""
    keys = (
        ("PageDown, →", t("the large button")),
        ("PageUp, ←", t("back")),
        ("B", t("black screen, and back")),
        ("Esc", t("leave the black screen")),
    )
    rows = "".join(f"<tr><th scope='row'>{key}</th><td>{words}</td></tr>" for key, words in keys)
    st.html(f"<table class='keys'>{rows}</table>")
