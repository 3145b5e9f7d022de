"""The look of the facilitator's pages; the projector has its own style sheet."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from i18n import Translator
from pages.parts import visitor

ICON = Path(__file__).parent / "icon.svg"
_STYLE = Path(__file__).parent / "pages.css"


def page() -> None:
    """The style sheet of the facilitator's pages."""
    st.html(_STYLE)


def top_bar(t: Translator, current: Any, pages: Sequence[Any]) -> None:
    """Ståsted, where one can go, the language."""
    with st.container(key="top-bar", horizontal=True, vertical_alignment="center"):
        st.html("<strong class='brand'>Ståsted</strong>")
        for entry in pages:
            st.page_link(entry, label=entry.title, disabled=entry is current)
        st.space("stretch")
        visitor.language_switch()
