"""A closed workshop's items as they were: question, pictures, figures, reasons."""

import base64
from collections.abc import Callable
from functools import partial

import streamlit as st

import store
from i18n import Translator
from pages.parts import desk, reason_list, saved_kept, saved_minority, saved_order, stage_words
from pages.parts.desk import e, facts
from pages.parts.meter import meter
from reports import plot, reasons
from reports.figures import revealed, round_name
from workshop import pictures, results, roles, svg, ways
from workshop.colours import DARK, LIGHT, MARKS
from workshop.flow import Kind
from workshop.pictures import Picture
from workshop.polis import is_statement
from workshop.reasons import weigh
from workshop.snapshot import Item
from workshop.tongues import language_of, only_in

WIDTH = 720  # px; narrower screens get the phone's drawing, which fits any width
PEN = 0.5  # of the projector's lines, on a picture less than half as wide


def at_a_glance(items: tuple[Item, ...], t: Translator) -> str:
    """Every question with what its last round that was answered showed, as a list."""
    lines = []
    for number, item in enumerate(items, 1):
        rounds = revealed(item)
        if item.kind is Kind.PLAIN or not rounds:
            continue
        rounds = tuple(r for r in rounds if not item.is_afterwards(r.number)) or rounds
        last = next((r for r in reversed(rounds) if not r.withheld), rounds[-1])
        found = pictures.result(item, last.number, t).title
        title = item.content.text(t.language).title
        lines.append(
            f"<li><span class='number'>{number}</span><b>{e(title)}</b><br>{e(found)}</li>"
        )
    return f"<ul class='glance'>{''.join(lines)}</ul>" if lines else ""


def agenda_map(items: tuple[Item, ...], t: Translator) -> None:
    """All dilemmas at once, where enough said how much they matter."""
    draw = partial(pictures.agenda_map, items, t)
    if draw().lines:
        with st.container(key="agenda-map"):
            desk.section(t("The dilemmas on a map"), level=2)
            picture(draw, "map", t)


def show(item: Item, number: int, t: Translator, lenses: tuple[str, ...] = ()) -> None:
    """Question, rounds, shifts and reasons of one item; `lenses` are the workshop's own names."""
    text = item.content.text(t.language)
    kicker = t("Point {n}", n=number)
    if item.kind is Kind.PLAIN:
        st.html(f"<p class='muted kicker'>{e(kicker)}</p><h2 class='plain'>{e(text.title)}</h2>")
        return
    anchor = ""
    if item.kind is Kind.DILEMMA and not is_statement(item.dilemma):
        anchor = stage_words.anchor(item.dilemma.anchor, t)
    kicker = facts(kicker, anchor, text.title, only_in(item.content, t))
    question = getattr(text, "question", "")
    language = language_of(item.content, t.language)
    st.html(
        f"<p class='muted kicker'>{e(kicker)}</p>"
        f"<h2 class='question' lang='{language}'>{e(question)}</h2>"
    )
    with st.expander(
        t("Read the case and the poles") if item.kind is Kind.DILEMMA else t("Read the options"),
        type="compact",
    ):
        _text(item, t)
    saved_minority.show(item, t)
    rounds = revealed(item)
    if not rounds:
        st.html(f"<p>{e(t('No round of this has been shown.'))}</p>")
    for round in rounds:
        desk.section(round_name(item, round.number, t), level=3)
        picture(partial(pictures.result, item, round.number, t), f"{item.id}-{round.number}", t)
        _ways(item, round.number, t)
        if item.kind is Kind.DILEMMA:
            _certainty(item, round.number, t)
        if _moved(item, round.number):
            desk.section(shift_name(round.number, t), level=3)
            moved = partial(pictures.movement, item, round.number, t)
            picture(moved, f"{item.id}-{round.number}-moved", t)
        if item.kind is Kind.DILEMMA and roles.breakdown(item, round.number) is not None:
            desk.section(t("By role, round {n}", n=round.number), level=3)
            by_role = partial(pictures.by_role, item, round.number, t)
            picture(by_role, f"{item.id}-{round.number}-roles", t)
    saved_kept.show(item, picture, t)
    saved_order.show(item, t)
    if item.kind is Kind.DILEMMA:
        _reasons(item, t, lenses)


def _ways(item: Item, number: int, t: Translator) -> None:
    """In which ways people answered, as far as small groups allow."""
    said = ways.words(item, number, t)
    if said:
        st.html(f"<p class='muted small'>{e(said)}</p>")


def _certainty(item: Item, number: int, t: Translator) -> None:
    """Where people stood by how sure they were, where small groups allow it."""
    by_certainty = partial(pictures.by_certainty, item, number, t)
    if by_certainty().lines:
        desk.section(t("By certainty, round {n}", n=number), level=3)
        picture(by_certainty, f"{item.id}-{number}-sure", t)


def _moved(item: Item, number: int) -> bool:
    """Whether what moved up to this round can be told; what came afterwards stands alone."""
    if item.kind is not Kind.DILEMMA or item.is_afterwards(number):
        return False
    return results.shift_of(item, number) is not None


def shift_name(number: int, t: Translator) -> str:
    return t("What moved from round {before} to round {n}", before=number - 1, n=number)


def picture(draw: Callable[..., Picture], key: str, t: Translator) -> None:
    """A picture with its sentence, what it rests on, and its table on demand."""
    drawn = draw(frame=pictures.WIDE)
    if drawn.lines:
        dark = st.context.theme.type == "dark"
        with st.container(key=f"wide-picture-{key}"):
            st.plotly_chart(
                plot.figure(drawn, WIDTH, dark=dark, pen=PEN),
                width="content",
                key=f"figure-{key}",
                config={"displayModeBar": False, "staticPlot": True},
                theme=None,
                alt=drawn.alt,
            )
        tall = draw(frame=pictures.TALL)
        st.html(f"<img class='narrow-picture' src='{_source(tall, dark)}' alt='{e(drawn.alt)}'>")
    st.html(
        f"<p class='finding'><b>{e(drawn.title)}</b> {e(drawn.detail)}</p>{meter(drawn, t)}"
        f"<p class='muted small'>{e(drawn.basis)}</p>"
    )
    if drawn.table.rows:
        with st.expander(t("The figures"), type="compact"):
            st.html(desk.table(drawn.table.header, drawn.table.rows))


def _source(drawn: Picture, dark: bool) -> str:
    """The phone's drawing as an image's source; Streamlit takes `<svg>` out of HTML."""
    drawing = svg.draw(drawn, theme=DARK if dark else LIGHT).replace(
        "<svg ", "<svg font-family='sans-serif' ", 1
    )
    return "data:image/svg+xml;base64," + base64.b64encode(drawing.encode()).decode()


def _text(item: Item, t: Translator) -> None:
    """What the room read then, in the wording of then."""
    if item.kind is Kind.PRIORITY:
        asked = item.priority.text(t.language)
        options = "".join(f"<li>{e(label)}</li>" for label in asked.options.values())
        st.html(f"<p>{e(asked.intro)}</p><ul>{options}</ul>")
        return
    told = item.dilemma.text(t.language)
    language = language_of(item.content, t.language)
    st.html(f"<p lang='{language}'>{e(told.case)}</p>{poles(item, t)}")


def poles(item: Item, t: Translator) -> str:
    language = language_of(item.content, t.language)
    lines = ""
    for i, pole in enumerate(item.dilemma.text(t.language).poles):
        lines += (
            f"<dt class='pole-{i}' lang='{language}'>{MARKS[i]} {e(pole.label)}</dt>"
            f"<dd lang='{language}'>{e(pole.argument)}</dd>"
        )
        if pole.price:
            lines += f"<dd class='muted'>{e(t('The price: {price}', price=pole.price))}</dd>"
    return f"<dl class='poles'>{lines}</dl>"


def _reasons(item: Item, t: Translator, lenses: tuple[str, ...]) -> None:
    weighed = weigh(item, store.marks(item.id))
    if not weighed:
        return
    desk.section(t("Reasons"), level=3)
    with st.container(key=f"reasons-{item.id}"):
        reason_list.show(weighed, item, None, lenses, "saved", t)
        _groups(item, t)


def _groups(item: Item, t: Translator) -> None:
    """What the facilitator put together."""
    found = reasons.groups(item, t, store.marks(item.id))
    if not found:
        return
    desk.section(t("Reasons in groups"), level=3, under=t(reasons.WHO_GROUPED))
    text = ""
    for group in found:
        lines = "".join(f"<li>{e(each)}</li>" for each in group.texts)
        text += f"<h4 class='side'>{e(group.name)}</h4><ul class='reasons'>{lines}</ul>"
    st.html(text)
