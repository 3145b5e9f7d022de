"""Beside the guide: how the room will see it, and whether it is fair to all its sides."""

import json
import zlib

import streamlit as st

from i18n import NAMES, Translator
from pages.parts import desk, preview, writing, writing_form
from pages.parts.desk import e
from pages.parts.writing import Raw
from pages.parts.writing_form import Held
from workshop.colours import MARKS
from workshop.dilemmas import sketch
from workshop.fairness import Hint, count


def language_of(raw: Raw, key: str, t: Translator) -> str:
    """Which language to look at: one's own where it is written; a switch where there are two."""
    found = writing.languages(raw)
    start = t.language if t.language in found else found[0]
    if len(found) == 1:
        return start
    chosen = st.segmented_control(
        t("Show it in"),
        found,
        default=start,
        required=True,
        format_func=NAMES.__getitem__,
        key=f"seen-in-{key}-{t.language}",
        label_visibility="collapsed",
    )
    return str(chosen)


def show(held: Held, hints: list[Hint], t: Translator) -> None:
    raw = held.raw
    with st.container(key="seen-how", horizontal=True, vertical_alignment="center"):
        names = {"projector": t("On the projector"), "phone": t("On a phone")}
        chosen = st.segmented_control(
            t("See it"),
            list(names),
            default="projector",
            required=True,
            format_func=names.__getitem__,
            key=f"seen-on-{t.language}",
            label_visibility="collapsed",
        )
        language = language_of(raw, held.key, t)
    if chosen == "phone":
        mark = f"{zlib.crc32(json.dumps(raw).encode()):x}" if held.unsaved else ""
        preview.phone(held.key, language, t, unfinished_mark=mark)
    else:
        preview.projector(sketch({**raw, "id": held.key}), language, t)
    fairness(raw, language, hints, t)


def fairness(raw: Raw, language: str, hints: list[Hint], t: Translator) -> None:
    """The sides beside each other in words, and where there is something to look at again."""
    st.html(f"<h2 class='ask'>{e(t('Is it fair?'))}</h2>")
    poles = raw[language]["poles"]
    names = [f"{MARKS[i]} {pole['label'].strip()}" for i, pole in enumerate(poles)]
    rows = tuple(
        (t(ask[0]), *(str(count(pole[name])) for pole in poles))
        for name, ask in (("argument", writing_form.ARGUMENT), ("price", writing_form.PRICE))
    )
    st.html(desk.table((t("Number of words"), *names), rows))
    if not all(pole["label"].strip() and pole["argument"].strip() for pole in poles):
        said = t("When the sides are written, they are compared here.")
        if not hints:
            st.html(f"<p class='muted'>{e(said)}</p>")
            return
    if not hints:
        st.html(f"<p role='status'>{e(t('Nothing to remark.'))}</p>")
        return
    said = t.n(
        "{n} thing to look at again, beside its field. It is a hint: you decide.",
        "{n} things to look at again, beside their fields. They are hints: you decide.",
        len(hints),
    )
    places = dict.fromkeys(writing_form.place(hint.field, raw, t) for hint in hints)
    where = "".join(f"<li>{e(place)}</li>" for place in places)
    st.html(f"<div class='write-hint' role='status'><p>{e(said)}</p><ul>{where}</ul></div>")
