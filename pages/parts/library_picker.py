"""The library: dilemmas by anchor, priority questions, plain steps; each can be put on."""

import streamlit as st

from i18n import Translator
from pages.parts import draft, stage_words
from pages.parts.desk import e, facts
from pages.parts.draft import Form
from workshop.colours import MARKS
from workshop.dilemmas import Anchor, Dilemma, Priority, Shape
from workshop.library import Library
from workshop.tongues import only_written


def show(form: Form, library: Library, t: Translator) -> None:
    """Tabs to pick from; a press puts something last on the agenda."""
    names = [stage_words.anchor(anchor, t) for anchor in Anchor]
    *anchors, questions, steps = st.tabs([*names, t("Priorities"), t("Plain steps")])
    taken = draft.on_agenda(form)
    for anchor, tab in zip(Anchor, anchors, strict=True):
        found = [d for d in library.dilemmas.values() if d.anchor is anchor]
        with tab:
            if not found:
                st.write(t("The library has no dilemma under this anchor."))
            for dilemma in found:
                about = facts(
                    kind_words(dilemma, t),
                    t("our own") if dilemma.id in library.own else "",
                    _missing(form, dilemma, t),
                )
                _dilemma(form, dilemma, about, dilemma.id in taken, t)
    with questions:
        for question in library.priorities.values():
            _question(form, question, question.id in taken, t)
    with steps:
        st.html(f"<p class='muted'>{e(t('You can write the words yourself on the agenda.'))}</p>")
        with st.container(horizontal=True):
            for name in draft.STEPS:
                _add_button(form, draft.plain_step(name), name, t(draft.STEPS[name][0]))
            _add_button(form, draft.own_step(), "own", t("Own step"))


def kind_words(dilemma: Dilemma, t: Translator) -> str:
    return t("Axis, two poles") if dilemma.kind is Shape.AXIS else t("Triangle, three poles")


def _missing(form: Form, dilemma: Dilemma, t: Translator) -> str:
    """That it is not there in all the workshop's languages."""
    only = draft.only_in(dilemma.languages, form["languages"])
    return only_written(only, t) if only else ""


def _dilemma(form: Form, dilemma: Dilemma, about: str, taken: bool, t: Translator) -> None:
    text = dilemma.text(t.language)
    with st.container(key=f"offer-{dilemma.id}", gap="xsmall"):
        _head(form, dilemma, text.title, text.question, about, taken, t)
        with st.expander(t("Read the case and the poles"), type="compact"):
            poles = "".join(
                f"<dt class='pole-{i}'>{MARKS[i]} {e(pole.label)}</dt><dd>{e(pole.argument)}</dd>"
                + _price(pole.price, t)
                for i, pole in enumerate(text.poles)
            )
            st.html(f"<p>{e(text.case)}</p><dl class='poles'>{poles}</dl>")


def _price(price: str, t: Translator) -> str:
    words = t("The price: {price}", price=price)
    return f"<dd class='muted'>{e(words)}</dd>" if price else ""


def _question(form: Form, question: Priority, taken: bool, t: Translator) -> None:
    text = question.text(t.language)
    with st.container(key=f"offer-{question.id}", gap="xsmall"):
        _head(form, question, text.title, text.question, t("Put in order"), taken, t)
        with st.expander(t("Read the options"), type="compact"):
            options = "".join(f"<li>{e(label)}</li>" for label in text.options.values())
            own = f"<li>{e(t('The dilemmas on this agenda'))}</li>"
            st.html(f"<p>{e(text.intro)}</p><ul>{options or own}</ul>")


def _head(
    form: Form,
    content: Dilemma | Priority,
    title: str,
    question: str,
    kind: str,
    taken: bool,
    t: Translator,
) -> None:
    with st.container(horizontal=True, wrap=False):
        st.html(
            f"<h3 class='entry'>{e(title)}</h3><p>{e(question)}</p>"
            f"<p class='muted small'>{e(kind)}</p>"
        )
        _add_button(form, content, content.id, t("On the agenda") if taken else t("Add"), taken)


def _add_button(
    form: Form, content: draft.Content, name: str, label: str, off: bool = False
) -> None:
    st.button(
        label,
        key=f"add-{name}",
        disabled=off,
        on_click=draft.add,
        args=(form, content),
    )
