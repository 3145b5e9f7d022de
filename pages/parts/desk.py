"""What the facilitator's three pages at the desk share: workshops, prepare, archive."""

import datetime as dt
import html
import re
from pathlib import Path

import streamlit as st

from i18n import Translator
from workshop.access import spoken_code

_STYLE = Path(__file__).parent / "desk.css"
_SPECIAL = re.compile(r"([!-/:-@\[-`{-~])")  # what Markdown takes as its own


def style() -> None:
    st.html(_STYLE)


def e(text: object) -> str:
    """Text that people wrote, safe inside HTML."""
    return html.escape(str(text))


def plain(text: str) -> str:
    """A participant's words as Streamlit's labels show them: as they are, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def today() -> dt.date:
    return dt.datetime.now().astimezone().date()


def heading(title: str, under: str = "") -> None:
    """The page's own h1; `title` may be anybody's words."""
    below = f"<p class='under'>{e(under)}</p>" if under else ""
    st.html(f"<h1>{e(title)}</h1>{below}")


def section(title: str, level: int = 2, under: str = "") -> None:
    below = f"<p class='muted'>{e(under)}</p>" if under else ""
    st.html(f"<h{level} class='section'>{e(title)}</h{level}>{below}")


def facts(*parts: str) -> str:
    """ "24. november 2026 · 12 deltagere", without what is empty."""
    return " · ".join(filter(None, parts))


def code(code: str) -> str:
    """A code as it is read aloud, kept on one line."""
    return spoken_code(code).replace(" ", "\u00a0")


def simulated(yes: bool, t: Translator) -> str:
    return t("simulated") if yes else ""


def table(header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    """A real table, so that it can be read aloud and copied; an empty corner is no header."""
    head = "".join(f"<th scope='col'>{e(cell)}</th>" if cell else "<td></td>" for cell in header)
    body = "".join(
        f"<tr><th scope='row'>{e(first)}</th>"
        + "".join(f"<td>{e(cell)}</td>" for cell in rest)
        + "</tr>"
        for first, *rest in rows
    )
    return f"<table class='figures'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
