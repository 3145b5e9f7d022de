"""The projector's look: laid out for 1920 by 1080, scaled to what the projector has.

Its ground is light, as a bright room needs it, or dark, as a dark hall does. The facilitator
chooses; what the projector's own computer prefers does not count.
"""

import re
from functools import cache
from pathlib import Path

import streamlit as st

from workshop.colours import DARK, LIGHT, Theme

_STYLE = Path(__file__).parent / "projector.css"


@cache
def scaled(sheet: Path) -> str:
    """A style sheet with every length times --zoom; charts are drawn to size instead."""
    text = sheet.read_text(encoding="utf-8")
    return re.sub(r"(-?\d+)px", r"calc(\1px * var(--zoom, 1))", text)


def style() -> None:
    """The style sheet, on light ground until a workshop's own is known."""
    st.html(f"<style>{_rule(':where(:root,.stApp)', dark=False)}{scaled(_STYLE)}</style>")


def block(kind: str, inner: str, language: str = "") -> None:
    """A piece of the wall; `language` where it may be another than the wall's."""
    lang = f" lang='{language}'" if language else ""
    st.html(f"<div class='{kind}'{lang}>{inner}</div>")


def tokens(theme: Theme) -> str:
    """The theme's colours as the declarations that the wall's style sheets read."""
    poles = "".join(f"--pole-{at}:{colour};" for at, colour in enumerate(theme.poles))
    return (
        f"--paper:{theme.paper};--ink:{theme.ink};--muted:{theme.muted};--line:{theme.line};"
        f"--act:{theme.act};{poles}"
    )


@cache
def ground(dark: bool) -> str:
    """The rule that makes the wall light or dark, whatever the browser prefers."""
    return _rule(":root,.stApp", dark)


def _rule(where: str, dark: bool) -> str:
    scheme, theme = ("dark", DARK) if dark else ("light", LIGHT)
    return f"{where}{{color-scheme:{scheme} !important;{tokens(theme)}}}"
