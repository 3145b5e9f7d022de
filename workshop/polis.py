"""Reads a Polis conversation's export, and words it as dilemmas.

The export has `comments.csv`, `votes.csv` and `summary.csv`; what is read here is their text.
"""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from workshop.dilemmas import LIMITS, Anchor, Dilemma, Shape

Floats = NDArray[np.float64]
AGREE, PASS, DISAGREE = 1, 0, -1
_PREFIX = "polis-"  # of a statement's id as a dilemma


@dataclass(frozen=True)
class Statement:
    """A comment that the others voted on."""

    id: int
    text: str


@dataclass(frozen=True, eq=False)
class Conversation:
    """A conversation as it was voted on.

    `people`: the voters' ids, rows of `votes`; `votes`: shape (people, statements), 1 agree,
    0 pass, -1 disagree, NaN not seen; `began`: the day of the first vote (UTC).
    """

    topic: str
    url: str
    began: dt.date
    statements: tuple[Statement, ...]
    people: tuple[int, ...]
    votes: Floats


def read(comments: str, votes: str, summary: str = "") -> Conversation:
    """A conversation from the text of its files.

    Statements come in the order of their ids, without those that moderation took out. A
    voter's last vote on a statement counts. Raises ValueError, in words, for a file that
    is not what it should be.
    """
    statements = {
        row["comment-id"]: Statement(row["comment-id"], text)
        for row, text in _rows(
            "comments.csv", comments, ("comment-id", "moderated"), "comment-body"
        )
        if row["moderated"] != -1
    }
    given = sorted(
        (
            row
            for row, _ in _rows("votes.csv", votes, ("timestamp", "comment-id", "voter-id", "vote"))
        ),
        key=lambda row: row["timestamp"],
    )
    if not statements or not given:
        raise ValueError("the conversation has no statements or no votes")
    if wrong := {row["vote"] for row in given} - {AGREE, PASS, DISAGREE}:
        raise ValueError(f"votes.csv: a vote is 1, 0 or -1, found {min(wrong)}")
    column = {number: i for i, number in enumerate(sorted(statements))}
    line = {number: i for i, number in enumerate(sorted({row["voter-id"] for row in given}))}
    matrix = np.full((len(line), len(column)), np.nan)
    for row in given:
        if row["comment-id"] in column:
            matrix[line[row["voter-id"]], column[row["comment-id"]]] = row["vote"]
    about = dict(row for row in csv.reader(io.StringIO(summary)) if len(row) == 2)
    return Conversation(
        topic=clean(about.get("topic", "")),
        url=clean(about.get("url", "")),
        began=dt.datetime.fromtimestamp(given[0]["timestamp"] / 1000, dt.UTC).date(),
        statements=tuple(statements[number] for number in column),
        people=tuple(line),
        votes=matrix,
    )


def _rows(
    name: str, text: str, numbers: tuple[str, ...], words: str = ""
) -> Iterator[tuple[dict[str, int], str]]:
    """Each row's numbers and its text, cleaned."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    missing = {*numbers, *([words] if words else [])} - set(rows.fieldnames or ())
    if missing:
        raise ValueError(f"{name}: no column {', '.join(sorted(missing))}")
    for row in rows:
        try:
            found = {column: int(row[column]) for column in numbers}
        except (TypeError, ValueError):
            raise ValueError(f"{name}, line {rows.line_num}: not a whole number") from None
        yield found, clean(row[words] or "") if words else ""


def clean(text: str) -> str:
    """As one line of plain text: no control characters, no HTML."""
    return re.sub(r"[\s\x00-\x1f]+", " ", text.translate({ord("<"): "‹", ord(">"): "›"})).strip()


def positions(votes: ArrayLike) -> Floats:
    """Votes as positions on an axis from agree to disagree: 0, 50 (pass) and 100; NaN stays."""
    result: Floats = 50 - 50 * np.asarray(votes, dtype=float)
    return result


@dataclass(frozen=True)
class _Frame:
    """What the format asks for beside the comment itself, which stays in its own language."""

    question: str
    origin: str
    poles: tuple[tuple[str, str], tuple[str, str]]  # label, argument
    prompts: tuple[str, str, str]


_FRAMES = {
    "da": _Frame(
        "Er I enige:",
        "Det skrev en deltager i samtalen på Polis, og de andre stemte om det.",
        (("Enig", "Jeg er enig i det, der står."), ("Uenig", "Jeg er uenig i det, der står.")),
        (
            "Hvad taler for udsagnet?",
            "Hvad taler imod udsagnet?",
            "Hvad ville få jer til at skifte mening?",
        ),
    ),
    "en": _Frame(
        "Do you agree:",
        "Somebody in the conversation on Polis wrote this, and the others voted on it.",
        (
            ("Agree", "I agree with what it says."),
            ("Disagree", "I disagree with what it says."),
        ),
        (
            "What speaks for the statement?",
            "What speaks against the statement?",
            "What would make you change your mind?",
        ),
    ),
}


def as_dilemma(statement: Statement, conversation: str) -> Dilemma:
    """A statement as a dilemma with the poles agree and disagree, within the format's limits.

    Title and question are the comment cut short; the case holds all of it (of a comment of
    more than 110 words the first ones). `conversation` (letters a-z, digits, hyphens) makes
    the id differ from that of other conversations' statements.
    """
    return Dilemma.model_validate(
        {
            "id": f"{_PREFIX}{conversation[:40].strip('-')}-{statement.id}",
            "anchor": Anchor.CO_CREATION,
            "kind": Shape.AXIS,
            **{language: _text(statement.text, frame) for language, frame in _FRAMES.items()},
        }
    )


def is_statement(dilemma: Dilemma) -> bool:
    """Whether it was made of a statement: the anchor that the format asks for is not its own."""
    return dilemma.id.startswith(_PREFIX)


def _text(comment: str, frame: _Frame) -> dict[str, object]:
    least, most = LIMITS["case"]
    case = shorten(comment, most)
    if len(case.split()) < least:
        case = f"{case}\n\n{frame.origin}".strip()
    left = LIMITS["question"][1] - len(frame.question.split())
    return {
        "title": shorten(comment, LIMITS["title"][1]) or "…",
        "question": f"{frame.question} {shorten(comment, left)}".strip(),
        "case": case,
        "poles": [{"label": label, "argument": argument} for label, argument in frame.poles],
        "prompts": frame.prompts,
    }


def shorten(text: str, words: int) -> str:
    """The first `words` words, with … where some are left out."""
    found = text.split()
    return " ".join(found[:words]).rstrip(".,;:") + "…" if len(found) > words else " ".join(found)
