"""The questions that a good facilitator would ask of whoever has a dilemma to tell.

Who: somebody who knows a hard choice from their work and has not written one before. What
they see first: what happened? Each question has a line of help and an example in its field.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from i18n import NAMES, Translator, translator
from pages.parts import desk, stage_words, writing
from pages.parts.desk import e
from pages.parts.writing import Raw
from workshop.colours import MARKS
from workshop.dilemmas import LIMITS, MAX_LABEL, Anchor
from workshop.fairness import Hint, count
from workshop.faults import Fault
from workshop.words import mark


@dataclass
class Held:
    """What this browser has of a dilemma: its fields, and what the page showed of them."""

    key: str
    raw: Raw = field(default_factory=dict)
    shown: dict[str, Any] = field(default_factory=dict)  # by the key of a field on the page
    unsaved: bool = False
    tried: bool = False  # somebody has pressed Save, so that empty fields are told too
    pressed: bool = False  # saving was chosen another way than by Save
    overtaken: bool = False  # another wording was saved while this one was written
    said: str = ""  # what the last press did
    third: dict[str, Raw] = field(default_factory=dict)  # a side that was taken away


@dataclass(frozen=True)
class Ask:
    """One question of the guide: its short name, the question, a line of help, an example."""

    name: str
    question: str
    help: str
    example: str = ""


CASE = Ask(
    mark("The case"),
    mark("What happened?"),
    mark(
        "Who is in it, where are they, and what has to be decided by when? "
        "Tell it as you would to a colleague, with names."
    ),
    mark(
        "Svend is 81 and has just moved into a care home in Viby. His family asks if his old dog "
        "can live with him. Two neighbours on the corridor are afraid of dogs ..."
    ),
)
QUESTION = Ask(
    mark("Question"),
    mark("What has to be chosen?"),
    mark("One question that every side can answer, and that leans to none of them."),
    mark("What should weigh the most when one person and the community need different things?"),
)
SIDES = (mark("One side"), mark("The other side"), mark("The third side"))
LABEL = (mark("Name"), mark("What is it called?"), mark("A name that those who hold it would use."))
ARGUMENT = (
    mark("What is good about it"),
    mark("What is good about it?"),
    mark("Its best argument. Those who hold it should say: yes, that is my view."),
)
PRICE = (
    mark("What it costs"),
    mark("What does it cost?"),
    mark("Every choice costs somebody something. Whom, and what?"),
)
# An example for each side: a name, an argument, a price.
EXAMPLES = (
    (
        mark("One person's good life"),
        mark("When we know what makes the difference for someone, we should make room for it."),
        mark("Others have to give up something they care about too."),
    ),
    (
        mark("The good of all"),
        mark("We share the house, and everyone should feel safe in it."),
        mark("One person may lose what means everything to him."),
    ),
    (
        mark("The family decides"),
        mark("They know him best and will be there when nobody else is."),
        mark("The staff carry out what they had no say in."),
    ),
)
PROMPT = Ask(
    mark("Prompt"),
    mark("What should the room talk about?"),
    mark("Three things to ask each other. One of them asks what would make you move."),
    mark("What would Svend or his neighbours have to tell you before you shifted?"),
)
TITLE = Ask(
    mark("Title"),
    mark("What should it be called on the agenda?"),
    mark("Short, and as fair as the rest."),
    mark("One person or everyone?"),
)
KEYWORDS = Ask(
    mark("Keywords"),
    mark("Which words should it be found by?"),
    mark("You may leave it empty. Put commas between them."),
    mark("care home, community, older people"),
)
STANDPOINT = Ask(
    mark("Standpoint"),
    mark("What does the compass say, or your own strategy?"),
    mark("You may leave it empty. The room sees it after the second round only."),
    mark("Begin by asking and listening. If you still cannot agree, say openly why you chose."),
)
ANCHORS = {
    Anchor.VALUE: mark("What is of value, and for whom"),
    Anchor.CO_CREATION: mark("Who does it, and who has a say in it"),
    Anchor.KNOWLEDGE: mark("What we count, ask about and learn from"),
}

OPTIONAL = ("price", "standpoint", "keywords")
Slots = dict[str, Any]  # by path: where the count, the fault and the hints of a field stand


def show(held: Held, change: Callable[..., None], t: Translator) -> tuple[Raw, Slots]:
    """The whole guide; what it holds when this returns, and a place below each field.

    `change(held, how)` is called with what a button does to the fields.
    """
    raw = writing.tidy(held.raw)
    slots: Slots = {}
    form = _Form(held, raw, slots, t)
    form.text("case", CASE, height=190)
    form.text("question", QUESTION)
    for i in range(len(raw[writing.languages(raw)[0]]["poles"])):
        _side(form, i, t)
    if raw["kind"] == "axis":
        button = t("Add a third side (a triangle)")
        st.button(button, key="third", on_click=change, args=(held, _give_third))
    else:
        button = t("Take the third side away")
        st.button(button, key="no-third", on_click=change, args=(held, _take_third))
    _prompts(form, t)
    form.text("title", TITLE)
    _anchor(form, t)
    form.text("keywords", KEYWORDS)
    form.text("standpoint", STANDPOINT, height=100)
    return raw, slots


def _give_third(held: Held) -> Raw:
    return writing.with_third_side(held.raw, held.third)


def _take_third(held: Held) -> Raw:
    held.third = writing.third_side(held.raw)
    return writing.without_third_side(held.raw)


@dataclass(frozen=True)
class _Form:
    held: Held
    raw: Raw
    slots: Slots
    t: Translator

    def synced(self, name: str, value: Any) -> str:
        """The key of a field that shows `value` unless somebody has just typed there."""
        key = f"{self.held.key}-{name}"
        if key not in st.session_state or st.session_state[key] == self.held.shown.get(key):
            st.session_state[key] = value
        return key

    def took(self, key: str, path: str, value: Any) -> None:
        self.held.shown[key] = st.session_state[key]
        writing.put(self.raw, path, value)

    def text(self, tail: str, ask: Ask, height: int | None = None, level: int = 2) -> None:
        """A question, and below it its field in each language, side by side."""
        with st.container(key=f"ask-{tail.replace('.', '-')}", gap="xsmall"):
            if ask.question:
                tag = f"h{level}"
                st.html(
                    f"<{tag} class='ask'>{e(self.t(ask.question))}</{tag}>"
                    f"<p class='muted'>{e(self.t(ask.help))}</p>"
                )
            for language, column in self.beside():
                with column:
                    self._field(f"{language}.{tail}", tail, ask, language, height)

    def beside(self) -> Iterator[tuple[str, Any]]:
        """Each language it is written in, with its column.

        One language has a column too: a field that changed its place when the second language
        is added would lose what is being typed in it.
        """
        found = writing.languages(self.raw)
        return zip(found, st.columns(len(found)), strict=True)

    def _field(self, path: str, tail: str, ask: Ask, language: str, height: int | None) -> None:
        two = len(writing.languages(self.raw)) > 1
        t, value = self.t, writing.get(self.raw, path)
        listed = isinstance(value, list)
        key = self.synced(path, ", ".join(value) if listed else value)
        more: dict[str, Any] = {
            "key": key,
            "placeholder": _such_as(ask.example, translator(language)),
            "label_visibility": "visible" if two or not ask.question else "collapsed",
        }
        label = f"{t(ask.name)} ({NAMES[language]})" if two else t(ask.name)
        with st.container(key=f"field-{path.replace('.', '-')}", gap="xxsmall"):
            if tail.endswith(("label", "title", "keywords")):
                typed = st.text_input(label, **more)
            else:
                typed = st.text_area(label, height=height or "content", **more)
            self.slots[path] = st.container(gap="xxsmall")
        words = [word.strip() for word in (typed or "").split(",") if word.strip()]
        self.took(key, path, words if listed else typed or "")


def _such_as(example: str, t: Translator) -> str:
    """The example, in the language that is written in the field."""
    return t("For example: {example}", example=t(example))


def _side(form: _Form, i: int, t: Translator) -> None:
    """One side: its name, what is good about it, what it costs."""
    with st.container(key=f"side-{i}"):
        st.html(
            f"<h2 class='ask pole-{i}'><span aria-hidden='true'>{MARKS[i]}</span>"
            f" {e(t(SIDES[i]))}</h2>"
        )
        for tail, ask, example in zip(
            writing.POLE, (LABEL, ARGUMENT, PRICE), EXAMPLES[i], strict=True
        ):
            form.text(f"poles.{i}.{tail}", Ask(*ask, example), level=3)


def _prompts(form: _Form, t: Translator) -> None:
    for i in range(writing.PROMPTS):
        first = i == 0
        form.text(
            f"prompts.{i}",
            Ask(
                t("Prompt {n}", n=i + 1),
                PROMPT.question if first else "",
                PROMPT.help if first else "",
                PROMPT.example,
            ),
        )


def _anchor(form: _Form, t: Translator) -> None:
    with st.container(key="field-anchor", gap="xsmall"):
        st.html(f"<h2 class='ask'>{e(t('Which anchor does it belong to?'))}</h2>")
        # The browser keeps the labels, so another language is another field.
        key = form.synced(f"anchor-{t.language}", form.raw["anchor"])
        chosen = st.radio(
            t("Anchor"),
            [anchor.value for anchor in Anchor],
            index=None,
            format_func=lambda name: stage_words.anchor(name, t),
            captions=[t(ANCHORS[anchor]) for anchor in Anchor],
            key=key,
            label_visibility="collapsed",
        )
        form.slots["anchor"] = st.container(gap="xxsmall")
        form.took(key, "anchor", chosen)


def place(path: str, raw: Raw, t: Translator) -> str:
    """Where a fault or a hint is, in words: "◀ What it costs (English)"."""
    language, *way = path.split(".")
    names = {
        "case": CASE.name,
        "question": QUESTION.name,
        "title": TITLE.name,
        "standpoint": STANDPOINT.name,
        "keywords": KEYWORDS.name,
        "label": LABEL[0],
        "argument": ARGUMENT[0],
        "price": PRICE[0],
    }
    if not way:
        return t("Anchor") if path == "anchor" else path
    name = t(names.get(way[-1], PROMPT.name))
    if way[0] == "poles":
        name = f"{MARKS[int(way[1])]} {name}"
    return f"{name} ({NAMES[language]})" if len(writing.languages(raw)) > 1 else name


def below(
    slots: Slots, raw: Raw, faults: dict[str, Fault], hints: list[Hint], t: Translator
) -> None:
    """Under each field its count or its fault, and what there is to look at again."""
    for path, slot in slots.items():
        with slot:
            if path in faults:
                why = faults[path].why(t)
                st.error(f"{why[:1].upper()}{why[1:]}")
            else:
                st.html(f"<p class='muted small'>{e(counted(path, raw, t))}</p>")
            for hint in hints:
                if hint.field == path:
                    st.html(f"<p class='write-hint'>{e(hint.words(t))}</p>")


def counted(path: str, raw: Raw, t: Translator) -> str:
    """ "34 of 10-110 words"; nothing for what is not counted."""
    *_, last = path.split(".")
    limit = "prompt" if last.isdigit() else last
    if limit not in LIMITS:
        return ""
    text = writing.get(raw, path)
    least, most = LIMITS[limit]
    said = t("{n} of {least}-{most} words", n=count(text), least=least, most=most)
    if limit == "label":
        return desk.facts(said, t("{n} of {most} characters", n=len(text.strip()), most=MAX_LABEL))
    return desk.facts(said, t("may be empty") if limit in OPTIONAL else "")
