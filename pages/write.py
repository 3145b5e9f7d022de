"""Write a dilemma of one's own, or change one.

Who: the facilitator, or a colleague with a hard choice from their own work, at a desk. What
they see first: what makes a dilemma, in three lines; then the first question, what happened,
with the projector's picture beside it filling up as they write.
"""

import contextlib
from collections.abc import Callable
from pathlib import Path

import streamlit as st

import store
from i18n import NAMES, Translator
from pages.parts import desk, preview, visitor, writing, writing_form, writing_side
from pages.parts.desk import e
from pages.parts.writing import Raw
from pages.parts.writing_form import Held
from workshop.dilemmas import Dilemma
from workshop.errors import Refused
from workshop.fairness import hints
from workshop.faults import Fault

PLACES = 4  # so many fields at fault are named
_STYLE = Path(__file__).parent / "parts" / "writing.css"


def page(t: Translator) -> None:
    desk.style()
    st.html(_STYLE)
    key = st.query_params.get("d")
    if key is None:
        begin(t)
        return
    try:
        own = store.own_dilemma(key)
    except Refused as no:
        not_ours(key, no, t)
        return
    with st.container(key="writing"):
        edit(own, t)


# --- The ways in


def begin(t: Translator) -> None:
    """What makes a dilemma, and a button."""
    desk.heading(t("Write a dilemma"))
    lines = (
        t("A dilemma is a choice where decent people can stand on either side."),
        t("It happens to somebody, somewhere. Tell it so that people see it before them."),
        t("There is something good about each side, and each of them has its price."),
    )
    st.html(f"<ol class='write-three'>{''.join(f'<li>{e(line)}</li>' for line in lines)}</ol>")
    with st.container(key="begin", horizontal=True):
        if st.button(t("Begin"), key="begin-writing", type="primary"):
            go_on(store.begin_dilemma(writing.blank(t.language)))
        if st.button(t("See the dilemmas that are there"), key="to-list"):
            st.switch_page("dilemmas.py")
    begun = [own for own in store.own_dilemmas() if own.unfinished is not None]
    if begun:
        desk.section(t("Begun and not saved yet"))
    for own in begun:
        with st.container(key=f"row-{own.key}", horizontal=True, vertical_alignment="center"):
            name = title_of(writing.tidy(own.unfinished or {}), t)
            st.html(f"<h3 class='entry'>{e(name)}</h3>")
            if st.button(t("Go on writing"), key=f"go-on-{own.key}"):
                go_on(own.key)


def go_on(key: str) -> None:
    st.query_params["d"] = key
    st.rerun()


def title_of(raw: Raw, t: Translator) -> str:
    """Its title in one's own language, else in the other; else its question."""
    texts = [raw[name] for name in sorted(writing.languages(raw), key=lambda n: n != t.language)]
    written = [text[name].strip() for name in ("title", "question") for text in texts]
    return next(filter(None, written), t("A new dilemma"))


def not_ours(key: str, no: Refused, t: Translator) -> None:
    """A dilemma of the compass, or none at all: what can be done instead."""
    held = st.session_state.get("writing", {}).get(key)
    built_in = store.library().dilemmas.get(key)
    if built_in:
        text = built_in.text(t.language)
        desk.heading(text.title, text.question)
        st.info(t("This one comes with Ståsted and stays as it is. You can write your own of it."))
    else:
        desk.heading(t("Write a dilemma"))
        st.warning(t(no.message, **no.values))
    with st.container(key="begin", horizontal=True):
        if built_in and st.button(t("Make my own version"), key="copy", type="primary"):
            go_on(store.begin_dilemma(copy_of(built_in)))
        if held and st.button(t("Keep what I wrote as a new dilemma"), key="anew", type="primary"):
            go_on(store.begin_dilemma({**held.raw, "version": None}))
        if st.button(t("All dilemmas"), key="to-list"):
            st.switch_page("dilemmas.py")


def copy_of(dilemma: Dilemma) -> Raw:
    """Its texts, to write on; the compass's pages stay with the compass's own."""
    return {**writing.of_wording(dilemma), "version": None, "pages": []}


# --- Writing


def edit(own: store.Own, t: Translator) -> None:
    held = hold(own, t)
    top = st.container()
    two = len(writing.languages(held.raw)) > 1
    with st.container(key="two-sides"):
        left, right = st.columns([3, 2] if two else [1, 1], gap="large")
    with left:
        raw, slots = writing_form.show(held, change, t)
    trouble = keep(held, own, raw)
    with top:
        desk.heading(title_of(raw, t))
        in_languages(held, t)
    found = writing.checked(held.key, raw)
    faults = found if isinstance(found, dict) else {}
    told = [hint for language in writing.languages(raw) for hint in hints(raw, language)]
    # In the order of the guide, whatever order they were found in.
    order = {path: number for number, path in enumerate(slots)}
    faults = dict(sorted(faults.items(), key=lambda one: order.get(one[0], len(order))))
    told.sort(key=lambda hint: order[hint.field])
    with right, st.container(key="seen"):
        writing_side.show(held, told, t)
    with st.container(key="write-bar", gap="xsmall"):
        overtaken(held, own, t)
        pressed = bar(held, own, trouble, t) or held.pressed
        said = st.empty()
    if pressed:
        held.tried, held.pressed = True, False
        if isinstance(found, Dilemma):
            save(held, found, held.raw["version"], own.used, t)
        else:
            said.error(not_saved(faults, raw, t))
    writing_form.below(slots, raw, writing.shown(raw, faults, held.tried), told, t)


def hold(own: store.Own, t: Translator) -> Held:
    """What is kept on the server, and what this browser knows of it.

    Where somebody saved or threw away while this browser had more to keep, that stays here.
    """
    all_held: dict[str, Held] = st.session_state.setdefault("writing", {})
    held = all_held.setdefault(own.key, Held(own.key))
    saved = writing.of_wording(own.wording) if own.wording else None
    if own.unfinished is not None:
        held.raw = writing.tidy(own.unfinished)
        if saved is None:
            held.raw["version"] = None  # nothing to have begun from
    elif not held.unsaved or held.raw == saved:
        held.raw = saved or writing.blank(t.language)
    else:
        held.overtaken = saved is not None
    if not writing.languages(held.raw):
        held.raw = writing.with_language(held.raw, t.language)
    if saved and held.raw["version"] != saved["version"]:
        held.overtaken = True
    return held


def keep(held: Held, own: store.Own, raw: Raw) -> Refused | None:
    """Keep what is typed, so that a closed browser loses nothing; what refused it."""
    saved = writing.of_wording(own.wording) if own.wording else None
    held.unsaved = raw != saved
    if raw != held.raw:
        held.said = ""
    held.raw = raw
    kept = None if own.unfinished is None else writing.tidy(own.unfinished)
    wanted = raw if held.unsaved else None
    try:
        if kept != wanted:
            store.keep_unfinished(held.key, wanted)
    except Refused as no:
        return no
    return None


def change(held: Held, how: Callable[[Held], Raw]) -> None:
    """What a button does to the fields."""
    held.raw = how(held)
    with contextlib.suppress(Refused):  # deleted meanwhile: the page says so
        store.keep_unfinished(held.key, held.raw)


def in_languages(held: Held, t: Translator) -> None:
    """Which languages it is written in, what that means for readers, and what can be done."""
    found = writing.languages(held.raw)
    said = {
        ("da",): t(
            "Written in Danish only. Those who read English will see it in Danish, and are told so."
        ),
        ("en",): t(
            "Written in English only. Those who read Danish will see it in English, "
            "and are told so."
        ),
        ("da", "en"): t("Written in Danish and in English. Each reads it in their own language."),
    }
    also = {"da": t("Also write it in Danish"), "en": t("Also write it in English")}
    away = {"da": t("Take the Danish text away"), "en": t("Take the English text away")}
    with st.container(key="in-languages", horizontal=True, vertical_alignment="center"):
        st.html(f"<p class='muted'>{e(said[tuple(found)])}</p>")
        for language in NAMES:
            if language not in found:
                add = _with(language)
                st.button(also[language], key=f"add-{language}", on_click=change, args=(held, add))
            elif len(found) > 1:
                _take_away(held, language, away[language], t)


def _take_away(held: Held, language: str, label: str, t: Translator) -> None:
    """A button; where somebody has written in that language it asks first."""
    without = _without(language)
    name = f"remove-{language}"
    if not writing.has_text(held.raw, language):
        st.button(label, key=name, type="tertiary", on_click=change, args=(held, without))
        return
    with st.popover(label, key=f"ask-{name}", type="tertiary"):
        st.write(t("What is written in it will be gone."))
        st.button(t("Yes, take it away"), key=name, on_click=change, args=(held, without))


def _with(language: str) -> Callable[[Held], Raw]:
    return lambda held: writing.with_language(held.raw, language)


def _without(language: str) -> Callable[[Held], Raw]:
    return lambda held: writing.without_language(held.raw, language)


# --- Saving


def bar(held: Held, own: store.Own, trouble: Refused | None, t: Translator) -> bool:
    """Save, how things stand, and what can be done; whether Save was pressed."""
    if held.overtaken and not trouble:
        return False  # the choice stands above
    pressed = False
    with st.container(key="write-actions", horizontal=True, vertical_alignment="center"):
        if held.unsaved and not held.overtaken:
            pressed = st.button(t("Save"), key="save", type="primary")
        if trouble:
            st.error(t("This is not kept: {reason}", reason=t(trouble.message, **trouble.values)))
        else:
            look = "muted" if held.unsaved else "saved"
            said = e(held.said or standing(held, own, t))
            st.html(f"<p class='{look}' role='status'>{said}</p>")
        if held.unsaved:
            _throw_away(held, own, t)
        else:
            _ways_on(held, t)
    return pressed


def standing(held: Held, own: store.Own, t: Translator) -> str:
    """How things stand with what is on the page."""
    if own.wording is None:
        return t("Not saved yet. What you write is kept as you go.")
    if not held.unsaved:
        return t("Saved as version {n}.", n=own.wording.version)
    said = t("Changed since version {n}. What you write is kept as you go.", n=own.wording.version)
    if own.used:
        said += " " + t("Workshops that have used it keep the wording they had.")
    return said


def _ways_on(held: Held, t: Translator) -> None:
    if st.button(t("See it"), key="see"):
        st.switch_page("dilemmas.py", query_params={"d": held.key})
    if st.button(t("Put it on a workshop"), key="use"):
        st.switch_page("prepare.py")


def _throw_away(held: Held, own: store.Own, t: Translator) -> None:
    label = t("Throw away what I changed") if own.wording else t("Throw it away")
    with st.popover(label, key="throw"):
        st.write(
            t("The last saved wording comes back. What was changed since will be gone.")
            if own.wording
            else t("It was never saved, so all of it will be gone.")
        )
        if st.button(t("Yes, throw it away"), key="really-throw"):
            if own.wording:
                store.keep_unfinished(held.key, None)
                let_go(held)
            else:
                store.delete_dilemma(held.key)
                let_go(held)
                st.query_params.clear()
            st.rerun()


def let_go(held: Held) -> None:
    """This browser takes what the server has."""
    held.unsaved = held.tried = held.overtaken = False
    held.said = ""


def save(held: Held, dilemma: Dilemma, seen: int | None, used: int, t: Translator) -> None:
    """One store call; the page then says what became of it."""
    try:
        saved = store.save_dilemma(dilemma, seen)
    except Refused as no:
        if no.status != 409:
            held.said = t("Not saved. {reason}", reason=t(no.message, **no.values))
        held.overtaken = no.status == 409
        st.rerun()
    let_go(held)
    held.said = t("Saved as version {n}.", n=saved.version)
    if used:
        held.said += " " + t.n(
            "{n} workshop has used it and keeps the wording it had.",
            "{n} workshops have used it and keep the wording they had.",
            used,
        )
    st.rerun()


def not_saved(faults: dict[str, Fault], raw: Raw, t: Translator) -> str:
    """Where to look first."""
    places = [writing_form.place(path, raw, t) for path in faults]
    named = ", ".join(places[:PLACES]) + (" ..." if len(places) > PLACES else "")
    return t.n(
        "Not saved. {n} field needs another look: {places}",
        "Not saved. {n} fields need another look: {places}",
        len(places),
        places=named,
    )


def overtaken(held: Held, own: store.Own, t: Translator) -> None:
    """Somebody saved another wording meanwhile: nothing is lost, and one of them is chosen."""
    if not held.overtaken or own.wording is None:
        return
    st.warning(t("Somebody saved another wording meanwhile. Yours is kept here."))
    with st.container(key="overtaken", horizontal=True, vertical_alignment="center"):
        with st.popover(t("See theirs"), key="theirs", width="content"):
            preview.both_languages(own.wording, t)
        if st.button(t("Save mine on top of it"), key="mine", type="primary"):
            store.keep_unfinished(held.key, {**held.raw, "version": own.wording.version})
            held.overtaken, held.pressed = False, True
            st.rerun()
        with st.popover(t("Go on with theirs"), key="take-theirs"):
            st.write(t("What you have written here since it was last saved will be gone."))
            if st.button(t("Yes, go on with theirs"), key="really-theirs"):
                store.keep_unfinished(held.key, None)
                let_go(held)
                st.rerun()


page(visitor.words())
