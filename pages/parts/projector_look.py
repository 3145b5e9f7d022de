"""The projector's style sheet: laid out for 1920 by 1080, scaled to what the projector has."""

import re
from functools import cache
from pathlib import Path

import streamlit as st

_STYLE = Path(__file__).parent / "projector.css"


@cache
def _scaled() -> str:
    """The style sheet with every length times --zoom; charts are drawn to size instead."""
    text = _STYLE.read_text(encoding="utf-8")
    return re.sub(r"(-?\d+)px", r"calc(\1px * var(--zoom, 1))", text)


def style() -> None:
    st.html(f"<style>{_scaled()}</style>")
