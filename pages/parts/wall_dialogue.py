"""The projector while the room talks together: what to do now, and what it is about.

Who: the whole room, for minutes at a time, most of it turned to each other. What they see
first when they look up: what to do in this part; under it what helps to do it.
"""

from pathlib import Path

import streamlit as st

from i18n import Translator
from pages.parts import stage_words, wall_picture, wall_text
from pages.parts.desk import e, facts
from pages.parts.projector_look import block, scaled
from workshop import lenses, methods, pictures
from workshop.answers import LENSES
from workshop.colours import MARKS
from workshop.corners import corners_of
from workshop.dialogue import beside, has_parts, part_words
from workshop.flow import Kind
from workshop.snapshot import Item, Snapshot
from workshop.tongues import language_of

LONG = 62  # characters of an instruction that still takes two lines in full size
BESIDE = 860  # px of a triangle with the finding beside it, under what to do
_STYLE = Path(__file__).parent / "wall_dialogue.css"


def show(snapshot: Snapshot, item: Item, zoom: float, t: Translator) -> None:
    """The dialogue's scene: plain, or the part of its method that the room is at."""
    st.html(f"<style>{scaled(_STYLE)}</style>")
    text = item.content.text(t.language)
    question = getattr(text, "question", text.title)
    lang = language_of(item.content, t.language)
    said = part_words(snapshot, t)
    if said is None or not has_parts(snapshot):
        block(wall_text.question(question), e(question), lang)
        _prompts(item, "", t)
        return
    of = t("{n} of {all}", n=snapshot.here.part + 1, all=len(methods.parts_of(item.method)))
    where = facts(methods.name_of(item.method, t), said.title, of)
    size = " tight" if beside(snapshot) == "spread" else ""
    if not size and (beside(snapshot) == "corners" or len(said.wall) > LONG):
        size = " long"
    block(f"asked{size}", e(question), lang)
    block(f"part{size}", f"<small>{e(where)}</small><b role='status'>{e(said.wall)}</b>")
    match beside(snapshot):
        case "sides":
            _sides(item, lang, t)
        case "corners":
            _corners(item, lang, t)
        case "standpoints":
            _standpoints(snapshot, item, t)
        case "spread":
            _spread(snapshot, item, zoom, t)
        case _:
            _prompts(item, " under", t)


def _prompts(item: Item, more: str, t: Translator) -> None:
    """What the dilemma gives to talk about; for an order or points one question for all."""
    if item.kind is Kind.DILEMMA:
        text = item.dilemma.text(t.language)
        prompts = "".join(f"<li>{e(prompt)}</li>" for prompt in text.prompts)
        language = language_of(item.content, t.language)
        block(f"{wall_text.prompts(text)}{more}", f"<ol>{prompts}</ol>", language)
    elif stage_words.takes_points(item):
        block(f"big{more}", e(t("Talk about it: what surprises you in where the points go?")))
    else:
        block(f"big{more}", e(t("Talk about it: what surprises you in the order?")))


def _sides(item: Item, lang: str, t: Translator) -> None:
    """The sides from left to right, as they lie on the floor."""
    if item.kind is not Kind.DILEMMA:
        _prompts(item, " under", t)
        return
    poles = item.dilemma.text(t.language).poles
    sections = "".join(
        f"<div class='pole pole-{i}'><h3>{MARKS[i]} {e(pole.label)}</h3>"
        f"<p>{e(pole.argument)}</p></div>"
        for i, pole in enumerate(poles)
    )
    block(f"poles of-{len(poles)} under", sections, lang)


def _corners(item: Item, lang: str, t: Translator) -> None:
    """The floor seen from above, with what each place on it stands for."""
    places = corners_of(item.dilemma.text(t.language), t)
    sections = ""
    for at, place in enumerate(places):
        side = "between" if place.side is None else f"pole-{place.side}"
        own = "" if place.side is None else f" lang='{lang}'"
        sections += (
            f"<section class='{side} at-{at}'><h3>{place.mark} {e(place.name)}</h3>"
            f"<p{own}>{e(place.label)}</p></section>"
        )
    shape = "triangle" if any(place.side is None for place in places) else "axis"
    block(f"corners of-{shape}", sections)


def _standpoints(snapshot: Snapshot, item: Item, t: Translator) -> None:
    """The three standpoints, the one that the room stands at with a thick frame."""
    names = lenses.names(snapshot.lenses, t)
    now = methods.part_at(item.method, snapshot.here.part).key
    own = bool(snapshot.lenses)
    sections = ""
    for part in methods.parts_of(item.method)[: len(LENSES)]:
        asks = methods.said(part, names, t, own).wall
        here = part.key == now
        words = t("You are here now") if here else asks
        sections += (
            f"<section{' class=now' if here else ''}><h3>{e(_capital(names[part.key]))}</h3>"
            f"<p>{e(words)}</p></section>"
        )
    block("standing", sections)
    poles = item.dilemma.text(t.language).poles
    labels = "".join(
        f"<div class='pole pole-{i}'><h3>{MARKS[i]} {e(pole.label)}</h3></div>"
        for i, pole in enumerate(poles)
    )
    language = language_of(item.content, t.language)
    block(f"poles of-{len(poles)} under standing-sides", labels, language)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _spread(snapshot: Snapshot, item: Item, zoom: float, t: Translator) -> None:
    """The revealed round again, with its middle and the middle half."""
    picture = pictures.spread(item, snapshot.here.round, t, frame=pictures.PROJECTED)
    wall_picture.show(snapshot, picture, "spread", [picture], zoom, t, aside=BESIDE)
