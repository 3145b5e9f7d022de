"""The agenda in the making: its order, minutes, rounds, and the words of plain steps."""

from collections.abc import Callable, MutableMapping
from typing import Any

import streamlit as st

from i18n import NAMES, Translator
from pages.parts import draft, stage_words
from pages.parts.desk import e
from pages.parts.draft import Entry, Form
from workshop import methods, pace
from workshop.flow import Kind, Stop
from workshop.tongues import only_written

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
    if any(entry["kind"] != Kind.PLAIN for entry in items):
        help = t(
            "Tick what each one is to answer alone, on their own phone and in their own time, "
            "before you meet."
        )
        st.html(f"<p class='muted small'>{e(help)}</p>")
    for number, entry in enumerate(items, 1):
        with st.container(key=f"entry-{entry['key']}", gap="xsmall"):
            _item(form, entry, number, slots, t)
    slots["items"] = st.empty()
    total = total_words(draft.minutes(form), form["length"], t)
    st.html(f"<p class='total'>{e(total)}</p>")


def total_words(minutes: int, length: int | None, t: Translator) -> str:
    """ "95 minutes in all (1 h 35 min)"; with a length how much of it that is.

    "95 of 120 minutes (1 h 35 min) – 25 minutes left".
    """
    hours = _hours(minutes, t)
    if length is None:
        return t.n("{n} minute in all", "{n} minutes in all", minutes) + hours
    used = t("{n} of {length} minutes", n=minutes, length=length) + hours
    left = length - minutes
    if left > 0:
        rest = t.n("{n} minute left", "{n} minutes left", left)
    elif left < 0:
        rest = t.n("{n} minute too many", "{n} minutes too many", -left)
    else:
        rest = t("it fits exactly")
    return f"{used} – {rest}"


def _hours(minutes: int, t: Translator) -> str:
    """ " (1 h 35 min)"; nothing below an hour."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return ""
    if not rest:
        return f" ({t('{hours} h', hours=hours)})"
    return f" ({t('{hours} h {minutes} min', hours=hours, minutes=rest)})"


def _item(form: Form, entry: Entry, number: int, slots: Slots, t: Translator) -> None:
    key, title = entry["key"], draft.title_of(entry, t.language)
    st.html(
        f"<h3 class='entry'><span class='number'>{number}</span> {e(title)}</h3>"
        f"<p class='muted small'>{e(_kind(entry, t))}</p>{_missing(entry, form, t)}"
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
                range(methods.least_rounds(entry["method"]), most + 1),
                key=seeded(f"{key}-rounds", entry["rounds"]),
                width=90,
            )
        with st.container(horizontal=True, width="content", gap="xsmall"):
            _order_buttons(form, key, number, t)
    if entry["kind"] == Kind.PRIORITY:
        _method(entry, t)
    plain = entry["kind"] == Kind.PLAIN
    if not plain or _may_be_read_alone(entry, form):
        _alone(entry, plain, t)
    _dialogue(entry, t)
    _pace(entry, t)
    if plain:
        _words(entry, form["languages"], slots, t)


def _method(entry: Entry, t: Translator) -> None:
    """Whether a priority question is ranked or gets points."""
    names = {"rank": t("Put in order"), "points": t("Give 100 points")}
    # A label is kept under its key, so that one has the language in it.
    key = f"{entry['key']}-method-{t.language}"
    entry["content"]["method"] = st.radio(
        t("How it is answered"),
        names,
        format_func=names.__getitem__,
        horizontal=True,
        key=seeded(key, entry["content"]["method"]),
        help=t(
            "Where people have no device, a show of hands can say what comes first. "
            "Points cannot be given by hands."
        ),
    )


def _dialogue(entry: Entry, t: Translator) -> None:
    """How a point is talked about, where it is; a choice stays while it is not."""
    kind = Kind(entry["kind"])
    if not methods.talks(Stop(0, kind, entry["rounds"], entry["alone"])):
        return
    key = f"{entry['key']}-dialogue-{t.language}"
    entry["method"] = st.selectbox(
        t("How you talk together"),
        ["", *(name for name in methods.offered(kind) if name != methods.PLENARY)],
        format_func=lambda name: methods.name_of(name, t),
        key=seeded(key, entry["method"]),
        on_change=_talk_so,
        args=(entry, key),
        width=300,
    )
    st.html(f"<p class='muted small'>{e(method_words(entry['method'], t))}</p>")


def _talk_so(entry: Entry, key: str) -> None:
    """A method brings the rounds that it needs, before the rounds are drawn."""
    entry["method"] = st.session_state[key]
    least = methods.least_rounds(entry["method"])
    if entry["rounds"] < least:
        entry["rounds"] = st.session_state[f"{entry['key']}-rounds"] = least


def method_words(method: str, t: Translator) -> str:
    """What a method is good for, how long it takes, and the rounds that it brings."""
    words = methods.about(method, t)
    minutes = round(methods.seconds_of(method) / 60)
    if minutes:
        words += " " + t.n("Takes {n} minute.", "Takes {n} minutes.", minutes)
    if methods.least_rounds(method) > 1:
        words += " " + t("It brings a second round, in which all answer again.")
    return words


def _pace(entry: Entry, t: Translator) -> None:
    """What the point's steps take together, and a way out where its minutes are too few."""
    stop = Stop(0, Kind(entry["kind"]), entry["rounds"], entry["alone"])
    method, minutes = entry["method"], entry["minutes"]
    words = pace.told(stop, method, minutes, t)
    if not words:
        return
    fits = pace.fits(stop, method, minutes)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f"<p class='{'muted' if fits else 'note'} small'>{e(words)}</p>", width="content")
        if not fits:
            needed = pace.needed(stop, method, minutes)
            st.button(
                t("Give it {n} minutes", n=needed),
                key=f"{entry['key']}-fit",
                on_click=_give,
                args=(entry, needed),
            )


def _give(entry: Entry, minutes: int) -> None:
    entry["minutes"] = st.session_state[f"{entry['key']}-minutes"] = minutes


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


def _missing(entry: Entry, form: Form, t: Translator) -> str:
    """For whom a text is missing in their language, and what they see instead."""
    only = draft.only_in(draft.languages_of(entry), form["languages"])
    if only is None:
        return ""
    instead = {
        "da": t("Whoever reads English sees the Danish text."),
        "en": t("Whoever reads Danish sees the English text."),
    }[only]
    return f"<p class='note small'>{e(only_written(only, t))}. {e(instead)}</p>"


def _may_be_read_alone(entry: Entry, form: Form) -> bool:
    """A greeting is, where there are questions to greet to; where the group writes, it meets."""
    if entry["alone"]:
        return True
    return not entry["content"]["writes"] and any(other["alone"] for other in form["items"])


def _alone(entry: Entry, plain: bool, t: Translator) -> None:
    """Whether it is answered on the phones before the meeting, and what follows from it."""
    entry["alone"] = st.checkbox(
        t("Read alone before the meeting") if plain else t("Answered alone before the meeting"),
        key=seeded(f"{entry['key']}-alone", entry["alone"]),
    )
    if not entry["alone"]:
        return
    if plain:
        follows = t("It is shown on the phones before the questions, and not in the meeting.")
    elif entry["rounds"] > 1:
        follows = t("Round 1 is answered before you meet. In the meeting you go on from there.")
    elif entry["kind"] == Kind.DILEMMA:
        follows = t("With one round there is no dialogue; the meeting only sees the result.")
    else:
        follows = t("The meeting only sees the result.")
    st.html(f"<p class='muted small'>{e(follows)}</p>")


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
        entry["content"]["writes"] = st.checkbox(
            t("The group writes its commitments here"),
            key=seeded(f"{key}-writes", entry["content"]["writes"]),
        )
    for language in languages:
        slots[f"{key}-{language}"] = st.empty()
