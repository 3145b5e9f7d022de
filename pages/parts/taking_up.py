"""The short form between a suggestion and the agenda, with what was written filled in."""

from typing import Any

import streamlit as st

import store
from i18n import NAMES, Translator, translator
from pages.parts import desk, preview, stage_words
from pages.parts.agenda_editor import seeded
from pages.parts.desk import e
from workshop.agenda import DraftItem
from workshop.colours import MARKS
from workshop.dilemmas import LIMITS, MAX_LABEL, Anchor, Dilemma, check, sketch
from workshop.errors import Refused
from workshop.faults import Fault
from workshop.flow import AFTER, Kind
from workshop.snapshot import Snapshot
from workshop.suggestions import DEFAULT_PROMPTS, to_raw

Form = dict[str, Any]  # a raw dilemma's fields, and how it goes on the agenda
Slots = dict[str, Any]  # where a fault of a field is to be shown

MINUTES = 20
NEXT = 0  # among the places; Streamlit takes None for "nothing chosen"


def choose(suggestion: int | None) -> None:
    """Open the form of this suggestion, or none; what was typed in it is kept."""
    st.session_state["chosen-suggestion"] = suggestion
    st.session_state.pop("went-on", None)


def form_of(snapshot: Snapshot, suggestion: "store.Suggestion") -> Form:
    """What was typed here before, else what the participant wrote."""
    forms: dict[int, Form] = st.session_state.setdefault("suggested-forms", {})
    if suggestion.id not in forms:
        language = snapshot.language
        raw = to_raw(suggestion.text, language, translator(language))
        forms[suggestion.id] = {
            "id": f"suggested-{suggestion.id}",
            "anchor": raw["anchor"],
            "language": language,
            "text": raw[language],
            "minutes": MINUTES,
            "after": _start(snapshot),
            "keep": False,
            "tried": False,
        }
    return forms[suggestion.id]


def _start(snapshot: Snapshot) -> int:
    """Next; before the workshop has begun, after the dilemmas that are there."""
    if snapshot.item:
        return NEXT
    dilemmas = [item.id for item in snapshot.items if item.kind is Kind.DILEMMA]
    return dilemmas[-1] if dilemmas else NEXT


def raw_of(form: Form) -> dict[str, Any]:
    """The fields of a dilemma, with prompts in its language."""
    t = translator(form["language"])
    prompts = [t(prompt) for prompt in DEFAULT_PROMPTS]
    return {
        "id": form["id"],
        "anchor": form["anchor"],
        "kind": "axis",
        "version": 1,
        form["language"]: form["text"] | {"prompts": prompts},
    }


def show(snapshot: Snapshot, suggestion: "store.Suggestion", t: Translator) -> None:
    """The form, the large button, and how it will look."""
    form = form_of(snapshot, suggestion)
    slots: Slots = {}
    with st.container(key="taking-up"):
        with st.container(key="other-suggestions"):
            st.button(
                t("◀ All suggestions"), key="all", type="tertiary", on_click=choose, args=(None,)
            )
        _told(form, snapshot.languages, slots, t)
        _sides(form, slots, t)
        _place(form, snapshot, slots, t)
        # The step as it was shown, so that a move in between is noticed.
        pressed = st.button(
            t("Put it on the agenda"),
            key="put-it-on",
            type="primary",
            width="stretch",
            on_click=_remember,
            args=(snapshot.step,),
        )
        told = st.empty()
        form["tried"] = form["tried"] or pressed
        checked = check(Dilemma, form["id"], raw_of(form))
        faults = checked if isinstance(checked, list) else []
        _say(faults, form, slots, t)
        if pressed and isinstance(checked, Dilemma):
            try:
                _put_on(snapshot, suggestion, form, checked)
            except Refused as no:
                told.error(t(no.message, **no.values))
        elif pressed:
            told.error(t("Not put on the agenda yet: look at what is marked above."))
        desk.section(t("On the projector"), level=3)
        preview.projector(sketch(raw_of(form)), form["language"], t)


def _remember(step: int) -> None:
    st.session_state["seen-step"] = step


def _put_on(
    snapshot: Snapshot, suggestion: "store.Suggestion", form: Form, dilemma: Dilemma
) -> None:
    """One store call; then where it went. Raises Refused, also when the room moved."""
    if form["keep"]:
        dilemma = dilemma.model_copy(update={"id": store.begin_dilemma(raw_of(form))})
    item = DraftItem(dilemma, form["minutes"])
    seen = st.session_state.pop("seen-step")
    try:
        after = form["after"] or None
        if not store.insert_item(snapshot.id, seen, item, after, suggestion.id):
            raise Refused(
                "The room moved on in the meantime. What you wrote is still here: look at where "
                "it goes, and press again."
            )
    except Refused:
        if form["keep"]:
            store.delete_dilemma(dilemma.id)
        raise
    if form["keep"]:
        store.save_dilemma(dilemma, None)
    st.session_state["suggested-forms"].pop(suggestion.id)
    choose(None)
    st.session_state["went-on"] = dilemma.id
    st.rerun()


def _words(name: str, limit: str, t: Translator) -> str:
    least, most = LIMITS[limit]
    if limit == "price":
        return t("{name} ({least}-{most} words, if you like)", name=name, least=least, most=most)
    return t("{name} ({least}-{most} words)", name=name, least=least, most=most)


def _most(limit: str) -> int:
    """Characters that a field takes: more than its words need, as where it was suggested."""
    return LIMITS[limit][1] * 60


def _told(form: Form, languages: tuple[str, ...], slots: Slots, t: Translator) -> None:
    """Title, question, case."""
    name, text = form["id"], form["text"]
    if len(languages) > 1:
        form["language"] = st.segmented_control(
            t("Written in"),
            languages,
            required=True,
            format_func=NAMES.__getitem__,
            key=seeded(f"{name}-language", form["language"]),
        )
    text["title"] = st.text_input(
        _words(t("Title"), "title", t),
        max_chars=_most("title"),
        key=seeded(f"{name}-title", text["title"]),
    )
    slots["title"] = st.empty()
    text["question"] = st.text_input(
        _words(t("Question"), "question", t),
        max_chars=_most("question"),
        key=seeded(f"{name}-question", text["question"]),
    )
    slots["question"] = st.empty()
    text["case"] = st.text_area(
        _words(t("The case"), "case", t),
        max_chars=_most("case"),
        height=190,
        key=seeded(f"{name}-case", text["case"]),
    )
    slots["case"] = st.empty()


def _sides(form: Form, slots: Slots, t: Translator) -> None:
    """Both sides beside each other."""
    names = (t("One side"), t("The other side"))
    for i, column in enumerate(st.columns(2)):
        pole = form["text"]["poles"][i]
        with column:
            st.html(f"<p class='pole-{i}'><b>{MARKS[i]} {e(names[i])}</b></p>")
            pole["label"] = st.text_input(
                _words(t("The side's name"), "label", t),
                max_chars=MAX_LABEL,
                key=seeded(f"{form['id']}-label-{i}", pole["label"]),
            )
            slots[f"poles.{i}.label"] = st.empty()
            for field, label in (
                ("argument", t("The best reason for it")),
                ("price", t("What it costs")),
            ):
                pole[field] = st.text_area(
                    _words(label, field, t),
                    max_chars=_most(field),
                    height=110,
                    key=seeded(f"{form['id']}-{field}-{i}", pole[field]),
                )
                slots[f"poles.{i}.{field}"] = st.empty()


def _place(form: Form, snapshot: Snapshot, slots: Slots, t: Translator) -> None:
    """Where it goes on the agenda, how long it takes, under which anchor."""
    name = form["id"]
    places = where(snapshot, t)
    after = form["after"] if form["after"] in places else NEXT
    form["after"] = st.selectbox(
        t("Where on the agenda"),
        list(places),
        format_func=places.__getitem__,
        # The browser keeps the chosen label, so other places are another field.
        key=seeded(f"{name}-after-{snapshot.step}-{len(places)}-{t.language}", after),
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        form["minutes"] = st.number_input(
            t("Minutes"),
            min_value=1,
            max_value=480,
            step=5,
            key=seeded(f"{name}-minutes", form["minutes"]),
            width=140,
        )
        form["anchor"] = st.selectbox(
            t("Anchor"),
            [anchor.value for anchor in Anchor],
            format_func=lambda anchor: stage_words.anchor(anchor, t),
            key=seeded(f"{name}-anchor-{t.language}", form["anchor"]),
            width=220,
        )
    slots["anchor"] = st.empty()
    form["keep"] = st.checkbox(
        t("Also keep it among our own dilemmas"), key=seeded(f"{name}-keep", form["keep"])
    )


def where(snapshot: Snapshot, t: Translator) -> dict[int, str]:
    """The places ahead of the room: the item it comes after, or NEXT, in words."""
    titles = [item.content.text(t.language).title for item in snapshot.items]
    at = len(titles) if snapshot.here == AFTER else snapshot.item_number
    first = t("Next, right after “{title}”", title=titles[at - 1]) if at else t("First")
    return {
        NEXT: first,
        **{
            item.id: t("After point {n}: {title}", n=n, title=titles[n - 1])
            for n, item in enumerate(snapshot.items, 1)
            if n > at
        },
    }


def _say(faults: list[Fault], form: Form, slots: Slots, t: Translator) -> None:
    """Each fault under its field; what is still empty only after the first try."""
    for fault in faults:
        field = fault.field.removeprefix(f"{form['language']}.")
        if field in slots and (form["tried"] or _filled(form["text"], field)):
            words = f"<p class='fault' role='alert'>{e(fault.why(t))}</p>"
            slots[field].html(words)


def _filled(text: dict[str, Any], field: str) -> bool:
    found: Any = text
    for part in field.split("."):
        found = found[int(part)] if part.isdigit() else found.get(part, "")
    return bool(str(found).strip())
