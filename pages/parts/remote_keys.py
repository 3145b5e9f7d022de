"""The keys of the remote: all in a list, and each quietly on its button.

Who: the facilitator with a keyboard or a presenter remote. What they see first: the keys
of the large button. Beside the remote where there is room for it, else in a panel.
"""

from functools import cache

import streamlit as st

from i18n import Translator
from pages.parts import shortcuts
from pages.parts.desk import e


def show(t: Translator) -> None:
    """Each key with what it does."""
    st.html(_list(t))


@cache  # a translator for each language
def _list(t: Translator) -> str:
    tables = ""
    for title, keys in shortcuts.GROUPS:
        rows = "".join(
            f"<tr><th scope='row'>{_caps(key.shown)}</th><td>{e(t(key.words))}</td></tr>"
            for key in keys
        )
        tables += f"<table class='keys'><caption>{e(t(title))}</caption>{rows}</table>"
    words = (
        t(
            "The same keys and a presenter remote work on the projector, when you have opened it "
            "in this browser. No key closes the workshop, and none works while you type."
        ),
        t("What takes a choice first is in the panels: open one with its key, then Tab."),
    )
    said = "".join(f"<p class='muted small'>{e(each)}</p>" for each in words)
    return f"{tables}{said}"


def beside(t: Translator) -> None:
    """The list in the margin of a wide window; it can be scrolled by keyboard."""
    with st.container(key="keys-beside"):
        st.html(
            f"<div class='keys-beside' tabindex='0' role='region' aria-label='{e(t('Keys'))}'>"
            f"{_list(t)}</div>"
        )


def on_buttons() -> None:
    """Each button's key on it, for whoever has a keyboard."""
    st.html(_signs())


@cache
def _signs() -> str:
    signs = "".join(
        f".st-key-{name} button::after {{ content: '{_sign(key.shown)}' / ''; }}\n"
        for key in shortcuts.KEYS
        for name in key.buttons
    )
    buttons = ", ".join(
        f".st-key-{name} button::after" for key in shortcuts.KEYS for name in key.buttons
    )
    return f"<style>@media (min-width: 641px) {{ {signs} {buttons} {{ {_KBD} }} }}</style>"


_KBD = (
    "font-size: .7rem; font-weight: 600; line-height: 1.2; margin-left: .5rem; opacity: .6;"
    " padding: 0 .28rem; border: 1px solid currentColor; border-radius: .25rem;"
)


def _caps(shown: str) -> str:
    return " ".join(f"<kbd>{e(each)}</kbd>" for each in shown.split())


def _sign(shown: str) -> str:
    """One of a key's names is enough on a button: the arrow, the letter."""
    return shown.split()[-1 if shown.startswith("Page") else 0]
