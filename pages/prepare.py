"""Prepare: from an idea to a code that people can join with.

Who: the facilitator, at a desk some days before, or ten minutes before because a point
has to go. What they see first: the title and date to fill in, the library beside the
agenda; for a workshop that is already made, its code, link and QR code.
"""

from typing import Any

import streamlit as st

import store
from i18n import Translator, translator
from pages.parts import agenda_editor, desk, draft, join_card, library_picker, visitor
from pages.parts.agenda_editor import seeded
from pages.parts.desk import e
from pages.parts.draft import Form
from workshop.access import read_code
from workshop.agenda import MAX_ROLES
from workshop.errors import Refused
from workshop.snapshot import Snapshot
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
    if snapshot is None:
        desk.heading(t("Prepare a workshop"))
        edit(None, again, t)
        return
    ready = "ready" in st.query_params
    desk.heading(snapshot.title, t("Ready for {date}", date=t.date(snapshot.date)) if ready else "")
    join_card.show(snapshot.code, t)
    if snapshot.step:
        st.info(t("The workshop has begun; its agenda can no longer be replaced."))
        summary(snapshot, t)
    elif ready:
        summary(snapshot, t)
        if st.button(t("Change the workshop"), key="change"):
            del st.query_params["ready"]
            st.rerun()
    else:
        edit(snapshot, None, t)


def asked_for(name: str) -> Snapshot | None:
    """The workshop named in the address; raises Refused when there is none with that code."""
    code = read_code(st.query_params.get(name, ""))
    return store.stage(store.find(code)) if code else None


def summary(snapshot: Snapshot, t: Translator) -> None:
    """The agenda to look at."""
    desk.section(t("Agenda"))
    items = "".join(
        f"<li>{e(item.content.text(t.language).title)}"
        f" <span class='muted'>{e(t('{n} min', n=item.minutes))}</span></li>"
        for item in snapshot.items
    )
    total = agenda_editor.total_words(sum(item.minutes for item in snapshot.items), t)
    st.html(f"<ol class='agenda'>{items}</ol><p class='total'>{e(total)}</p>")


def form_for(snapshot: Snapshot | None, again: Snapshot | None, t: Translator) -> Form:
    """What was typed here before, else a new form."""
    forms: dict[str, Form] = st.session_state.setdefault("forms", {})
    name = snapshot.code if snapshot else f"again {again.code}" if again else "new"
    if name not in forms:
        number = st.session_state["forms-made"] = st.session_state.get("forms-made", 0) + 1
        forms[name] = _begin(number, snapshot, again, t)
        forms[name]["name"] = name
    return forms[name]


def _begin(number: int, snapshot: Snapshot | None, again: Snapshot | None, t: Translator) -> Form:
    if snapshot:
        return draft.form_of(snapshot, number)
    if again:
        return draft.form_of(again, number, desk.today())
    return draft.blank(number, t.language, desk.today())


def start_over(name: str) -> None:
    st.session_state["forms"].pop(name, None)


def edit(snapshot: Snapshot | None, again: Snapshot | None, t: Translator) -> None:
    form = form_for(snapshot, again, t)
    fresh = _begin(0, snapshot, again, t)
    slots: dict[str, Any] = {}
    library = store.library()
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
    with st.container(key="save-bar", horizontal=True, vertical_alignment="center"):
        pressed = st.button(
            t("Save the changes") if snapshot else t("Save and get the code"),
            key="save",
            type="primary",
        )
        if not draft.same(form, fresh):
            with st.popover(t("Undo the changes") if snapshot else t("Start over")):
                st.write(t("What you have written here since it was last saved will be gone."))
                st.button(
                    t("Yes, undo"), key="start-over", on_click=start_over, args=(form["name"],)
                )
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
    """Title, date, languages."""
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


page(visitor.words())
