"""Ready-made agendas: to begin a new workshop with, and to keep one's own.

Who: the facilitator who makes a new workshop and does not want to begin from nothing, or
who has an agenda that worked and will be used again. What they see first: the four
ready-made workshops side by side, each with what it is for, its points and its length.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st

import store
from i18n import Translator
from pages.parts import deleting, desk, draft
from pages.parts.agenda_editor import seeded
from pages.parts.desk import e, facts
from pages.parts.draft import Form
from workshop.agenda import DraftItem
from workshop.errors import Refused
from workshop.flow import Kind
from workshop.library import Library
from workshop.templates import Template

MAX_NAME = 60  # characters


@dataclass(frozen=True)
class Choice:
    """Something to begin with; `name` stands in `?template=`, `own` is a kept template's id."""

    name: str
    title: str
    about: str
    items: tuple[DraftItem, ...] = ()
    length: int | None = None
    own: int | None = None


def choices(library: Library, t: Translator) -> Iterator[Choice]:
    """The ready-made ones, then our own."""
    for given in sorted(library.templates.values(), key=_order):
        text = given.text(t.language)
        items = given.draft_items(library.dilemmas, library.priorities)
        yield Choice(given.id, text.title, text.about, items, given.minutes)
    for kept in store.templates():
        agenda = kept.draft
        asked = [item.content for item in agenda.items if item.kind is not Kind.PLAIN]
        about = " · ".join(content.text(t.language).title for content in asked)
        yield Choice(f"own-{kept.id}", kept.name, about, agenda.items, agenda.length, kept.id)


def _order(template: Template) -> tuple[bool, int, str]:
    """Meetings by their length, then what is answered without one."""
    alone = all(item.alone for item in template.items)
    return alone, template.minutes, template.id


def named(name: str, library: Library, t: Translator) -> Choice | None:
    return next((one for one in choices(library, t) if one.name == name), None)


def begin(form: Form, choice: Choice, library: Library) -> None:
    draft.begin_with(form, library, choice.name, choice.items, choice.length)


def show(form: Form, library: Library, t: Translator) -> Choice | None:
    """What a new workshop can begin with, folded away once something is on the agenda.

    Returns the one that was pressed now; `choose` is to follow when the whole form is read.
    """
    empty = Choice("", t("An empty agenda"), t("Choose every point from the library yourself."))
    offered = [*choices(library, t), empty]
    begun = form["begun"]
    if not begun and not form["items"]:
        desk.section(t("Begin with"))
        return _grid(offered, t)
    chosen = next((one for one in offered if begun and one.name == begun["name"]), None)
    if chosen:
        st.html(f"<p class='muted'>{e(t('Begun with: {title}', title=chosen.title))}</p>")
    with st.expander(t("Begin with something else"), type="compact"):
        return _grid(offered, t)


def _grid(offered: list[Choice], t: Translator) -> Choice | None:
    pressed = None
    with st.container(key="templates"):
        for choice in offered:
            name = choice.name or "empty"
            with st.container(key=f"template-{name}", gap="xsmall"):
                st.html(
                    f"<h3 class='title'>{e(choice.title)}</h3><p>{e(choice.about)}</p>"
                    f"<p class='muted small'>{e(size(choice, t))}</p>"
                )
                with st.container(horizontal=True, key=f"choose-{name}"):
                    if st.button(t("Begin with this"), key=f"begin-{name}"):
                        pressed = choice
                    if choice.own is not None and st.button(
                        t("Delete"), key=f"forget-{choice.own}", type="tertiary"
                    ):
                        _ask_forget(choice.own, choice, t)
    return pressed


def choose(form: Form, choice: Choice, library: Library, t: Translator) -> None:
    """Begin with it; asks first where somebody has worked on the agenda."""
    if draft.touched(form):
        _ask_replace(form, choice, library, t)
    else:
        begin(form, choice, library)
        st.rerun()


def size(choice: Choice, t: Translator) -> str:
    """ "8 points · 120 minutes · our own template"; nothing for an empty agenda."""
    if not choice.items:
        return ""
    minutes = choice.length or sum(item.minutes for item in choice.items)
    return facts(
        t.n("{n} point", "{n} points", len(choice.items)),
        t.n("{n} minute", "{n} minutes", minutes),
        t("our own template") if choice.own is not None else "",
    )


def _ask_replace(form: Form, choice: Choice, library: Library, t: Translator) -> None:
    @st.dialog(t("Replace the agenda?"))
    def dialog() -> None:
        st.html(f"<p><b>{e(choice.title)}</b></p>")
        st.write(
            t(
                "What you have put on the agenda will be gone. Title, date, languages and roles "
                "stay as they are."
            )
        )
        with st.container(horizontal=True):
            if st.button(t("Keep my agenda"), key="keep-agenda", type="primary"):
                st.rerun()
            if st.button(
                t("Replace it"),
                key="replace-agenda",
                on_click=begin,
                args=(form, choice, library),
            ):
                st.rerun()

    dialog()


def _ask_forget(own: int, choice: Choice, t: Translator) -> None:
    deleting.confirm(
        t("Delete this template?"),
        f"<b>{e(choice.title)}</b>",
        (t("Workshops that began with it stay as they are. This cannot be undone."),),
        lambda: store.delete_template(own),
        t,
        keep=t("Keep it"),
        keys=("keep-it", "really-forget"),
        to_list=False,
    )


def keep(form: Form, library: Library, t: Translator) -> None:
    """Save the agenda as a template, under a name that is the workshop's title to begin with."""
    with st.popover(t("Save the agenda as a template")):
        st.write(
            t(
                "The points with their minutes and rounds are saved, and the meeting's length. "
                "No answers are."
            )
        )
        title = form["title"].strip()[:MAX_NAME]
        name = st.text_input(
            t("Name of the template"),
            max_chars=MAX_NAME,
            key=seeded(f"{form['id']}-{title}-template-name", title),
        )
        if not st.button(t("Save the template"), key="save-template", type="primary"):
            return
        try:
            # The template's name stands in for the workshop's title, which may be missing yet.
            ready = draft.checked(form | {"title": name.strip() or "-"}, library)
            store.save_template(name, ready)
        except Refused as no:
            st.error(t("Not saved. {reason}", reason=t(no.message, **no.values)))
            return
        words = t(
            "Saved as the template “{name}”. You find it when you make a new workshop.",
            name=name.strip(),
        )
        st.html(f"<p class='saved' role='status'>{e(words)}</p>")
