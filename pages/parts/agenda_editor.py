"""The agenda in the making: its order, minutes, rounds, and the words of plain steps."""

from collections.abc import Callable, MutableMapping
from typing import Any

import streamlit as st

from i18n import NAMES, Translator
from pages.parts import draft, stage_words
from pages.parts.desk import e
from pages.parts.draft import Entry, Form
from workshop.flow import Kind

Slots = MutableMapping[str, Any]  # where a fault of a field is to be shown


def seeded(key: str, value: Any) -> str:
    """The key of a field that starts with `value`; what is typed there stays."""
    if key not in st.session_state:
        st.session_state[key] = value
    return key


def show(form: Form, slots: Slots, t: Translator) -> None:
    """Every item with its fields; `form` holds what was typed when this returns."""
    items = form["items"]
    if not items:
        st.html(f"<p class='muted'>{e(t('Nothing yet. Add dilemmas from the library.'))}</p>")
    for number, entry in enumerate(items, 1):
        with st.container(key=f"entry-{entry['key']}", gap="xsmall"):
            _item(form, entry, number, slots, t)
    slots["items"] = st.empty()
    st.html(f"<p class='total'>{e(total_words(draft.minutes(form), t))}</p>")


def total_words(minutes: int, t: Translator) -> str:
    """ "95 minutter i alt (1 t. 35 min.)"."""
    text = t.n("{n} minute in all", "{n} minutes in all", minutes)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return text
    if not rest:
        return f"{text} ({t('{hours} h', hours=hours)})"
    return f"{text} ({t('{hours} h {minutes} min', hours=hours, minutes=rest)})"


def _item(form: Form, entry: Entry, number: int, slots: Slots, t: Translator) -> None:
    key, title = entry["key"], draft.title_of(entry, t.language)
    st.html(
        f"<h3 class='entry'><span class='number'>{number}</span> {e(title)}</h3>"
        f"<p class='muted small'>{e(_kind(entry, t))}</p>"
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        entry["minutes"] = st.number_input(
            t("Minutes"),
            min_value=1,
            max_value=480,
            step=5,
            key=seeded(f"{key}-minutes", entry["minutes"]),
            width=130,
        )
        if entry["kind"] != Kind.PLAIN:
            most = max(*draft.ROUNDS, entry["rounds"])
            entry["rounds"] = st.selectbox(
                t("Rounds"),
                range(1, most + 1),
                key=seeded(f"{key}-rounds", entry["rounds"]),
                width=90,
            )
        with st.container(horizontal=True, width="content", gap="xsmall"):
            _order_buttons(form, key, number, t)
    if entry["kind"] == Kind.PLAIN:
        _words(entry, form["languages"], slots, t)


def _order_buttons(form: Form, key: str, number: int, t: Translator) -> None:
    def button(label: str, what: str, off: bool, then: Callable[..., None], *args: object) -> None:
        st.button(label, key=f"{key}-{what}", disabled=off, on_click=then, args=(form, key, *args))

    button(t("Up"), "up", number == 1, draft.move, -1)
    button(t("Down"), "down", number == len(form["items"]), draft.move, 1)
    button(t("Remove"), "remove", False, draft.remove)


def _kind(entry: Entry, t: Translator) -> str:
    content = entry["content"]
    match Kind(entry["kind"]):
        case Kind.DILEMMA:
            return f"{t('Dilemma')} · {stage_words.anchor(content['anchor'], t)}"
        case Kind.PRIORITY:
            return t("Priority question")
        case _:
            return t("Plain step")


def _words(entry: Entry, languages: list[str], slots: Slots, t: Translator) -> None:
    """What stands on the screens, once in each of the workshop's languages."""
    key = entry["key"]
    with st.expander(t("The words on the screens"), type="compact"):
        for language in languages:
            words = entry["content"][language]
            of = f" ({NAMES[language]})" if len(languages) > 1 else ""
            words["title"] = st.text_input(
                t("Title") + of,
                max_chars=60,
                key=seeded(f"{key}-{language}-title", words["title"]),
            )
            words["text"] = st.text_area(
                t("Text") + of,
                max_chars=400,
                height=90,
                key=seeded(f"{key}-{language}-text", words["text"]),
            )
    for language in languages:
        slots[f"{key}-{language}"] = st.empty()
