"""The projector where the group writes: common ground after a dilemma, or what happens next.

Who: the whole room, while the facilitator writes what they say. What they see first: the
question, and below it columns that grow line by line; under each line how many stand behind
it. Where a column is full, the newest lines are shown.
"""

import math
from dataclasses import dataclass

import streamlit as st

from i18n import Translator
from pages.parts import agreed, stage_words
from pages.parts.desk import e
from workshop.snapshot import Commitment, Item, Snapshot
from workshop.support import words
from workshop.tongues import language_of

GAP = 0.5  # lines between two of them
MOST = 4  # lines of one; longer ones are cut off in the style sheet
MOST_TAKES = 8  # what it would take is told as it was written


@dataclass(frozen=True)
class Said:
    """A line of the group; `behind` says how many stand behind it, "" where nobody can."""

    text: str
    behind: str = ""


@dataclass(frozen=True)
class Column:
    """What was said under a title; `most` is how many lines of the wall one of it may fill."""

    title: str
    said: list[Said]
    most: int = MOST


@dataclass(frozen=True)
class Room:
    """Columns of a kind: characters in a line, and lines in a column."""

    kind: str
    letters: int
    lines: float


THREE = Room("ground", 29, 8.5)
TIGHT = Room("ground of-4 tight", 24, 9.0)  # above what the compass says
ALONE = Room("ground of-1", 78, 7.0)  # what it would take, before anything else is written
FOUR = Room("ground of-4", 24, 11.0)


def ground(snapshot: Snapshot, item: Item, t: Translator) -> None:
    """The scene "What can we stand on together?"."""
    text = item.dilemma.text(t.language)
    st.html(f"<div class='question'>{e(t('What can we stand on together?'))}</div>")
    made = [
        _made(snapshot, made, f"{stage_words.verb(made.verb, t)}: ", t) for made in item.commitments
    ]
    columns = [
        Column(t("We agree"), _notes(snapshot, item, "agree", t)),
        Column(t("We still disagree"), _notes(snapshot, item, "disagree", t)),
        Column(t("What happens next"), made),
    ]
    takes = _notes(snapshot, item, "takes", t)
    told = Column(t("What it would take"), takes, MOST_TAKES)
    if not takes:
        side_by_side(columns, THREE, t)
    elif any(column.said for column in columns):
        side_by_side([*columns[:2], told, columns[2]], TIGHT, t)
    else:
        side_by_side([told], ALONE, t)
    if text.standpoint:
        said = f"<b>{e(t('What the compass says'))}:</b> "
        language = language_of(item.content, t.language)
        st.html(
            f"<div class='basis'><span>{said}<span lang='{language}'>{e(text.standpoint)}</span>"
            "</span></div>"
        )


def commitments(snapshot: Snapshot, t: Translator) -> None:
    """All that was agreed, under the compass's four verbs."""
    made = agreed.by_verb(snapshot.items).items()
    columns = [
        Column(stage_words.verb(verb, t), [_made(snapshot, one, "", t) for one in of])
        for verb, of in made
    ]
    side_by_side(columns, FOUR, t)


def _notes(snapshot: Snapshot, item: Item, kind: str, t: Translator) -> list[Said]:
    return [Said(note.text, words(snapshot, note, t)) for note in item.notes if note.kind == kind]


def _made(snapshot: Snapshot, made: Commitment, verb: str, t: Translator) -> Said:
    return Said(verb + agreed.words(made), words(snapshot, made, t))


def side_by_side(columns: list[Column], room: Room, t: Translator) -> None:
    """What was written, in columns: the newest that there is room for, and how many more."""
    sections = ""
    for column in columns:
        said = newest(column, room)
        lines = "".join(_line(line) for line in said)
        if len(said) < len(column.said):
            before = len(column.said) - len(said)
            more = t.n("and {n} earlier one", "and {n} earlier ones", before)
            lines += f"<li class='more'>{e(more)}</li>"
        long = " class='whole'" if column.most > MOST else ""
        sections += f"<section{long}><h3>{e(column.title)}</h3><ul>{lines}</ul></section>"
    st.html(f"<div class='{room.kind}'>{sections}</div>")


def newest(column: Column, room: Room) -> list[Said]:
    """As many of the last lines as there is room for below each other, in their order."""
    left = room.lines
    for at in range(len(column.said) - 1, -1, -1):
        line = column.said[at]
        left -= min(column.most, math.ceil(len(line.text) / room.letters)) + GAP
        left -= math.ceil(len(line.behind) / room.letters)
        if left < 0:
            return column.said[at + 1 :]
    return column.said


def _line(line: Said) -> str:
    behind = f"<b>{e(line.behind)}</b>" if line.behind else ""
    return f"<li><span>{e(line.text)}</span>{behind}</li>"
