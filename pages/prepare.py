"""Prepare: from an idea to a code that people can join with.

Who: the facilitator, at a desk some days before, or ten minutes before because a point
has to go. What they see first: the ready-made workshops to begin with, then title and date
to fill in, the library beside the agenda; for one that is made, its code, link and QR code.
"""

from typing import Any

import streamlit as st

import store
from i18n import Translator, translator
from pages.parts import (
    agenda_editor,
    desk,
    draft,
    join_card,
    keeping,
    library_picker,
    open_times,
    printing,
    rehearsing,
    templates,
    visitor,
)
from pages.parts.agenda_editor import seeded
from pages.parts.desk import e
from pages.parts.draft import Form
from workshop import methods
from workshop.access import read_code
from workshop.agenda import MAX_LENGTH, MAX_LENS, MAX_ROLES, MIN_LENGTH
from workshop.errors import Refused
from workshop.flow import Kind
from workshop.lenses import names as lens_names
from workshop.library import Library
from workshop.snapshot import Snapshot
from workshop.tongues import only_written
from workshop.words import mark

# Which languages, and which of them stands on the projector and in reports.
LANGUAGES = {
    ("da",): mark("Danish"),
    ("en",): mark("English"),
    ("da", "en"): mark("Danish and English, Danish on the projector"),
    ("en", "da"): mark("English and Danish, English on the projector"),
}

ROLES = (
    mark("Citizen"),
    mark("Employee or professional"),
    mark("Leader"),
    mark("Politician"),
    mark("Volunteer or association"),
    mark("Company"),
    mark("Other"),
)


def page(t: Translator) -> None:
    desk.style()
    try:
        snapshot = asked_for("w")
        again = asked_for("again")
    except Refused as no:
        desk.heading(t("Prepare"))
        st.warning(t(no.message, **no.values))
        return
    library = store.library()
    if snapshot is None:
        desk.heading(t("Prepare a workshop"))
        if "template" in st.query_params and asked_template(library, t) is None:
            st.warning(t("This template no longer exists."))
        edit(None, again, library, t)
        return
    ready = "ready" in st.query_params
    desk.heading(snapshot.title, t("Ready for {date}", date=t.date(snapshot.date)) if ready else "")
    join_card.show(snapshot.code, t)
    open_times.line(snapshot, t)
    printing.show(snapshot, t)
    begun = bool(snapshot.step or snapshot.beforehand)
    if not begun and not ready:
        edit(snapshot, None, library, t)
        return
    if snapshot.step:
        st.info(t("The workshop has begun; its agenda can no longer be replaced."))
    elif begun:
        st.info(t("People have answered already; the agenda can no longer be replaced."))
    summary(snapshot, t)
    if not snapshot.closed:
        with st.expander(t("Answering by the link"), key="open-times"):
            open_times.show(snapshot, act, t)
    with st.container(key="after-summary", horizontal=True):
        if not begun and st.button(t("Change the workshop"), key="change"):
            del st.query_params["ready"]
            st.rerun()
        if not snapshot.step and not snapshot.simulated:
            rehearsing.button(snapshot.id, snapshot.code, t)
        templates.keep(draft.form_of(snapshot, 0), library, t)


def act(action: "store.Write[..., object]", *values: object) -> None:
    """One press, one store call; a no is said."""
    t = visitor.words()
    try:
        action(*values)
    except Refused as no:
        st.toast(t(no.message, **no.values))


def asked_for(name: str) -> Snapshot | None:
    """The workshop named in the address; raises Refused when there is none with that code."""
    code = read_code(st.query_params.get(name, ""))
    return store.snapshot(store.find(code)) if code else None


def summary(snapshot: Snapshot, t: Translator) -> None:
    """The agenda to look at."""
    desk.section(t("Agenda"))
    items = ""
    for item in snapshot.items:
        alone = t("answered alone") if item.kind is not Kind.PLAIN else t("read alone")
        # Questions and plain steps are in both languages.
        written = item.dilemma.languages if item.kind is Kind.DILEMMA else snapshot.languages
        only = draft.only_in(written, snapshot.languages)
        about = desk.facts(
            t("{n} min", n=item.minutes),
            alone if item.alone else "",
            methods.name_of(item.method, t) if item.method else "",
            only_written(only, t) if only else "",
        )
        title = item.content.text(t.language).title
        items += f"<li>{e(title)} <span class='muted'>{e(about)}</span></li>"
    total = agenda_editor.total_words(
        sum(item.minutes for item in snapshot.items), snapshot.length, t
    )
    allowed = (
        f"<p class='muted'>{e(t('Participants may suggest dilemmas from their own work.'))}</p>"
        if snapshot.suggestions
        else ""
    )
    st.html(f"<ol class='agenda'>{items}</ol><p class='total'>{e(total)}</p>{allowed}")


def form_for(
    snapshot: Snapshot | None, again: Snapshot | None, library: Library, t: Translator
) -> Form:
    """What was typed here before, else a new form."""
    forms: dict[str, Form] = st.session_state.setdefault("forms", {})
    template = asked_template(library, t)
    if snapshot:
        name = snapshot.code
    elif again:
        name = f"again {again.code}"
    else:
        name = f"template {template.name}" if template else "new"
    if name not in forms:
        number = st.session_state["forms-made"] = st.session_state.get("forms-made", 0) + 1
        forms[name] = _begin(number, snapshot, again, library, t)
        forms[name]["name"] = name
    draft.renew(forms[name], library)
    return forms[name]


def asked_template(library: Library, t: Translator) -> templates.Choice | None:
    """The template named in the address, if there is one of that name."""
    name = st.query_params.get("template", "")
    return templates.named(name, library, t) if name else None


def _begin(
    number: int,
    snapshot: Snapshot | None,
    again: Snapshot | None,
    library: Library,
    t: Translator,
) -> Form:
    if snapshot:
        return draft.form_of(snapshot, number)
    if again:
        return draft.form_of(again, number, desk.today())
    form = draft.blank(number, t.language, desk.today())
    template = asked_template(library, t)
    if template:
        templates.begin(form, template, library)
    return form


def start_over(name: str) -> None:
    st.session_state["forms"].pop(name, None)


def edit(
    snapshot: Snapshot | None, again: Snapshot | None, library: Library, t: Translator
) -> None:
    form = form_for(snapshot, again, library, t)
    fresh = _begin(0, snapshot, again, library, t)
    draft.renew(fresh, library)
    slots: dict[str, Any] = {}
    chosen = templates.show(form, library, t) if snapshot is None and again is None else None
    about(form, slots, t)
    with st.container(key="two-sides"):
        left, right = st.columns([1, 1], gap="large")
        with left:
            desk.section(t("Library"))
            library_picker.show(form, library, t)
        with right:
            desk.section(t("Agenda"))
            agenda_editor.show(form, slots, t)
    roles(form, slots, t)
    suggestions(form, t)
    moderation(form, t)
    keeping.choose(form, seeded(f"{form['id']}-kept-{t.language}", form["kept_months"]), t)
    lenses(form, slots, t)
    with st.container(key="save-bar", horizontal=True, vertical_alignment="center"):
        pressed = st.button(
            t("Save the changes") if snapshot else t("Save and get the code"),
            key="save",
            type="primary",
        )
        if form["items"]:
            templates.keep(form, library, t)
        if not draft.same(form, fresh):
            with st.popover(t("Undo the changes") if snapshot else t("Start over")):
                st.write(t("What you have written here since it was last saved will be gone."))
                st.button(
                    t("Yes, undo"), key="start-over", on_click=start_over, args=(form["name"],)
                )
    if chosen:  # here the form holds what was typed last
        templates.choose(form, chosen, library, t)
    told = st.empty()
    form["tried"] = form.get("tried", False) or pressed
    try:
        ready = draft.checked(form, library) if form["tried"] else None
        if pressed and ready:
            save(form, snapshot, ready)
    except Refused as no:
        words = t(no.message, **no.values)
        told.error(t("Not saved. {reason}", reason=words))
        if no.field in slots:
            slots[no.field].error(words)


def save(form: Form, snapshot: Snapshot | None, ready: draft.Draft) -> None:
    """One store call; then the join card. Raises Refused."""
    if snapshot:
        store.change_workshop(snapshot.id, ready)
        code = snapshot.code
    else:
        code = store.stage(store.create_workshop(ready)).code
    start_over(form["name"])
    st.switch_page("prepare.py", query_params={"w": code, "ready": "1"})


def about(form: Form, slots: dict[str, Any], t: Translator) -> None:
    """Title, date, length, languages."""
    name = form["id"]
    with st.container(key="about", horizontal=True, vertical_alignment="top"):
        with st.container(key="about-title"):
            form["title"] = st.text_input(
                t("Title"), max_chars=120, key=seeded(f"{name}-title", form["title"])
            )
            slots["title"] = st.empty()
        with st.container(key="about-date"):
            chosen = st.date_input(
                t("Date"),
                key=seeded(f"{name}-date", form["date"]),
                format="DD.MM.YYYY" if t.language == "da" else "DD/MM/YYYY",
            )
            form["date"] = chosen or form["date"]
        with st.container(key="about-length"):
            # What is answered alone is no meeting.
            all_alone = form["items"] and all(entry["alone"] for entry in form["items"])
            form["length"] = st.number_input(
                t("It takes one person (minutes)")
                if all_alone
                else t("The meeting lasts (minutes)"),
                min_value=MIN_LENGTH,
                max_value=MAX_LENGTH,
                value=None,
                step=5,
                key=seeded(f"{name}-{form['begins']}-length", form["length"]),
                placeholder=t("If you like"),
            )
            slots["length"] = st.empty()
        with st.container(key="about-languages"):
            form["languages"] = list(
                st.selectbox(
                    t("Languages"),
                    list(LANGUAGES),
                    format_func=lambda given: t(LANGUAGES[given]),
                    # The browser keeps the chosen label, so another language is another field.
                    key=seeded(f"{name}-languages-{t.language}", tuple(form["languages"])),
                )
            )
            slots["languages"] = st.empty()


def roles(form: Form, slots: dict[str, Any], t: Translator) -> None:
    desk.section(
        t("Roles"),
        under=t(
            "A participant may choose one of these, or none. Few and broad roles protect people: "
            "whoever is alone in a role can be recognised."
        ),
    )
    words = translator(form["languages"][0])  # as the participants will read them
    form["roles"] = st.multiselect(
        t("Roles"),
        [words(role) for role in ROLES],
        key=seeded(f"{form['id']}-roles", form["roles"]),
        accept_new_options=True,
        max_selections=MAX_ROLES,
        placeholder=t("No roles. Choose some, or write your own"),
        label_visibility="collapsed",
    )
    slots["roles"] = st.empty()


def suggestions(form: Form, t: Translator) -> None:
    with st.container(key="may-suggest", gap="xsmall"):
        form["suggestions"] = st.checkbox(
            t("Participants may suggest dilemmas from their own work"),
            key=seeded(f"{form['id']}-suggestions", form["suggestions"]),
        )
        help = t(
            "They write on the phone, before or during the workshop. Only you see it, and you "
            "choose what goes on the agenda."
        )
        st.html(f"<p class='muted'>{e(help)}</p>")


def moderation(form: Form, t: Translator) -> None:
    """Whether reasons wait for the facilitator."""
    with st.container(key="may-wait", gap="xsmall"):
        form["moderated"] = st.checkbox(
            t("Reasons wait until you let them through"),
            key=seeded(f"{form['id']}-moderated", form["moderated"]),
        )
        help = t(
            "You read them on the remote once their round has been shown. CPR numbers, phone "
            "numbers, e-mail addresses and names after a title are always held back on the phone."
        )
        st.html(f"<p class='muted'>{e(help)}</p>")


def lenses(form: Form, slots: dict[str, Any], t: Translator) -> None:
    """The facilitator's own three names for what a reason may be about."""
    usual = lens_names((), translator(form["languages"][0]))  # as the participants will read them
    with st.expander(t("What reasons are about, in words of your own"), type="compact"):
        help = t(
            "Whoever writes a reason may say what it is mostly about: {one}, {two}, or {three}. "
            "Write three names here to ask with those instead.",
            **dict(zip(("one", "two", "three"), usual.values(), strict=True)),
        )
        st.html(f"<p class='muted'>{e(help)}</p>")
        with st.container(key="lens-names", horizontal=True):
            form["lenses"] = [
                st.text_input(
                    t("Name {n}", n=n),
                    max_chars=MAX_LENS,
                    key=seeded(f"{form['id']}-lens-{n}", written),
                    placeholder=name,
                )
                for n, (written, name) in enumerate(
                    zip(form["lenses"], usual.values(), strict=True), 1
                )
            ]
    slots["lenses"] = st.empty()


page(visitor.words())
