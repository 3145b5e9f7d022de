"""How a dilemma looks to others before anybody is there: projector, phone, both languages.

Who: whoever chooses or writes a dilemma at a desk. What they see first: the question and
the case, as large beside each other as the room will see them.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from i18n import NAMES, Translator, translator
from pages.parts import stage_words, visitor, wall_text
from pages.parts.desk import e, facts
from pages.parts.projector_look import tokens
from workshop.colours import LIGHT, MARKS
from workshop.dilemmas import Dilemma, DilemmaText, Priority
from workshop.tongues import language_of, only_in

_FOLDER = Path(__file__).parent
PHONE = (390, 640)  # px: a phone's width, and as much of its height as fits beside the wall
EXAMPLE = (14, 24)  # how many have answered on a wall where nobody is


@cache
def _style() -> str:
    """The projector's own rules inside .wall, with its pixels as small as the column asks."""
    projector = (_FOLDER / "projector.css").read_text(encoding="utf-8")
    small = re.sub(r"(-?\d+)px", r"calc(\1 * var(--px))", projector)
    own = (_FOLDER / "preview.css").read_text(encoding="utf-8")
    return f".wall {{ {tokens(LIGHT)} {small} }}\n{own}"


def style() -> None:
    st.html(f"<style>{_style()}</style>")


def projector(dilemma: Dilemma, language: str, t: Translator) -> None:
    """The wall in `language`; a switch above it goes through the three scenes."""
    style()
    names = {
        "reading": t("Reading"),
        "stance": t("Taking a stance"),
        "talking": t("Talking"),
    }
    chosen = st.segmented_control(
        t("What the room is doing"),
        list(names),
        default="reading",
        required=True,
        format_func=names.__getitem__,
        # The browser keeps the labels, so another language is another switch.
        key=f"scene-{dilemma.id}-{language}-{t.language}",
        label_visibility="collapsed",
    )
    ends = t("The projector ends here: the text is too long for it.")
    st.html(wall(dilemma, str(chosen), ends, translator(language)))


def wall(dilemma: Dilemma, scene: str, ends: str, t: Translator) -> str:
    """One scene as HTML, in the language of `t`; `scene` is reading, stance or talking.

    `ends` stands where the projector's picture ends, should the text be longer.
    """
    text = dilemma.text(t.language)
    drawn, below = _SCENES[scene](text, t)
    kind = "wall counting" if below else "wall"
    address = visitor.base_url().split("://", 1)[-1] + "/p"
    place = facts(stage_words.anchor(dilemma.anchor, t), only_in(dilemma, t))
    return (
        f"<div class='wall-frame'><div class='{kind}' lang='{language_of(dilemma, t.language)}'>"
        f"<div class='where'><span>{e(place)}</span>"
        f"<span>{e(address)}</span></div>"
        f"<div class='{wall_text.question(text.question)}'>"
        f"{_or_blank(text.question, t('The question'))}</div>"
        f"{drawn}{below}<div class='edge'><span>{e(ends)}</span></div></div></div>"
    )


def _reading(text: DilemmaText, t: Translator) -> tuple[str, str]:
    case = f"<div class='{wall_text.case(text)}'><p>{_or_blank(text.case, t('The case'))}</p></div>"
    return case + _poles(text, t, arguments=False), ""


def _stance(text: DilemmaText, t: Translator) -> tuple[str, str]:
    n, everybody = EXAMPLE
    return _poles(text, t, arguments=True), (
        f"<div class='answered'><b>{e(t('{n} of {all} have answered', n=n, all=everybody))}</b>"
        f"<span>{e(t('Answer on your phone. Nobody sees anything before it is shown to all.'))}"
        "</span></div>"
    )


def _talking(text: DilemmaText, t: Translator) -> tuple[str, str]:
    prompts = "".join(f"<li>{e(prompt)}</li>" for prompt in text.prompts if prompt)
    return f"<div class='{wall_text.prompts(text)}'><ol>{prompts}</ol></div>", ""


_SCENES: dict[str, Callable[[DilemmaText, Translator], tuple[str, str]]] = {
    "reading": _reading,
    "stance": _stance,
    "talking": _talking,
}


def _poles(text: DilemmaText, t: Translator, arguments: bool) -> str:
    poles = "".join(
        f"<div class='pole pole-{i}'><h3>{MARKS[i]} {_or_blank(pole.label, t('The name'))}</h3>"
        + (f"<p>{e(pole.argument)}</p>" if arguments and pole.argument else "")
        + "</div>"
        for i, pole in enumerate(text.poles)
    )
    return f"<div class='poles of-{len(text.poles)}'>{poles}</div>"


def _or_blank(text: str, name: str) -> str:
    """The text, or pale what will stand there."""
    return e(text) if text else f"<span class='blank'>{e(name)}</span>"


def phone(dilemma_id: str, language: str, t: Translator, *, unfinished_mark: str = "") -> None:
    """The real phone page in a frame. With a mark it shows what is not finished yet; another
    mark loads it anew."""
    query = {"lang": language} | ({"v": unfinished_mark} if unfinished_mark else {})
    width, height = PHONE
    with st.container(key=f"phone-{dilemma_id}-{language}", width=width):
        st.iframe(
            f"/p/preview/{dilemma_id}?{urlencode(query)}",
            height=height,
            alt=t("How it looks on a phone"),
        )


def both_languages(content: Dilemma | Priority, t: Translator) -> None:
    """Danish and English beside each other, field by field; says where one is missing."""
    style()
    if isinstance(content, Dilemma):
        written = {name: _fields(content, name, t) for name in NAMES if content.has(name)}
    else:
        written = {name: _asked(content, name, t) for name in NAMES}
    names = "".join(f"<p>{e(NAMES[name])}</p>" for name in NAMES)
    rows = "".join(
        f"<h4>{e(title)}</h4><div class='pair'>"
        + "".join(_cell(written.get(name), title, name, t) for name in NAMES)
        + "</div>"
        for title in next(iter(written.values()))
    )
    st.html(f"<div class='twins'><div class='pair names'>{names}</div>{rows}</div>")


def missing(t: Translator) -> dict[str, str]:
    """What is said where a language is not there."""
    return {"da": t("Not written in Danish yet"), "en": t("Not written in English yet")}


def _cell(fields: dict[str, str] | None, title: str, language: str, t: Translator) -> str:
    """One field in one language; where nothing is written, the first row says so."""
    if fields is not None:
        name = f"<p class='of'>{e(NAMES[language])}</p>"
        return f"<div lang='{language}'>{name}{fields[title] or '–'}</div>"
    first = title == t("Title")
    return f"<div class='muted'>{f'<p>{e(missing(t)[language])}</p>' if first else ''}</div>"


def _fields(dilemma: Dilemma, language: str, t: Translator) -> dict[str, str]:
    """Every field of one language as HTML, by the name it has on the page."""
    text, words = dilemma.text(language), translator(language)
    found = {
        t("Title"): _paragraph(text.title),
        t("Question"): _paragraph(text.question),
        t("The case"): _paragraph(text.case),
    }
    for i, pole in enumerate(text.poles):
        label = f"<p class='pole pole-{i}'>{MARKS[i]} {e(pole.label or '–')}</p>"
        price = words("The price: {price}", price=pole.price) if pole.price else ""
        found[t("Pole {n}", n=i + 1)] = (
            label + _paragraph(pole.argument) + (price and f"<p class='muted'>{e(price)}</p>")
        )
    found[t("To talk about")] = _list("ol", text.prompts)
    found[t("What the compass says")] = _paragraph(text.standpoint)
    found[t("Keywords")] = _paragraph(", ".join(text.keywords))
    return found


def _asked(question: Priority, language: str, t: Translator) -> dict[str, str]:
    text = question.text(language)
    own = translator(language)("The dilemmas on this agenda")
    return {
        t("Title"): _paragraph(text.title),
        t("Question"): _paragraph(text.question),
        t("Introduction"): _paragraph(text.intro),
        t("What is put in order"): _list("ul", tuple(text.options.values()) or (own,)),
    }


def _paragraph(text: str) -> str:
    return f"<p>{e(text)}</p>" if text else ""


def _list(tag: str, lines: tuple[str, ...]) -> str:
    items = "".join(f"<li>{e(line)}</li>" for line in lines if line)
    return items and f"<{tag}>{items}</{tag}>"
