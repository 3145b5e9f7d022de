"""The stance summary: a tagged PDF/UA-1 document, set with typst from `summary.typ`."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import typst

from i18n import Translator
from reports import final_order, minority, reasons, support
from reports.characters import UNDRAWN, drawable, fonts
from reports.figures import importance_of, revealed
from reports.minority import Marks
from workshop import access, pictures, results, roles, svg, ways
from workshop.colours import INK, MARKS, POLES
from workshop.dilemmas import Dilemma
from workshop.flow import Kind
from workshop.minority import WOULD_TAKE
from workshop.names import ANCHOR_NAMES, VERB_NAMES
from workshop.pictures import Picture
from workshop.pictures.arrange import arrange
from workshop.polis import is_statement
from workshop.snapshot import MIN_ROOM, NOTE_KINDS, VERBS, Item, Round, Snapshot
from workshop.tongues import language_of, only_in
from workshop.words import mark

_Block = dict[str, Any]

_TEMPLATE = Path(__file__).with_name("summary.typ")
REGIONS = {"da": "DK", "en": "GB"}
_NOTES = {
    "agree": mark("What you agree to stand on"),
    "disagree": mark("What you still disagree about"),
    "takes": mark("What it would take"),
    "note": mark("Notes"),
}

# Type in a picture, in thousandths of its width: 10.5 pt on 150 mm.
_TYPE = 25


def summary(snapshot: Snapshot, t: Translator, marks: Marks | None = None) -> bytes:
    """The workshop's stance summary as a PDF, in t's language.

    `marks` are what participants marked among the reasons, by item; without them the
    smaller sides are quoted all the same.
    """
    data = drawable(_document(snapshot, t, marks or {}))
    data["title"] = data["title"].strip() or data["kicker"]  # nothing of it could be drawn
    if UNDRAWN in json.dumps(data["items"], ensure_ascii=False):
        data["basis"].append(
            t(
                "{sign} stands for a character that this document's type does not have; "
                "the table of answers has it.",
                sign=UNDRAWN,
            )
        )
    return typst.compile(
        _TEMPLATE,
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"data": json.dumps(data)},
        font_paths=fonts(),
        ignore_system_fonts=True,
    )


# --- The document ------------------------------------------------------------------


def _document(snapshot: Snapshot, t: Translator, marks: Marks) -> dict[str, Any]:
    """All that the template shows, as plain data."""
    joined = t.n("{n} participant", "{n} participants", snapshot.joined)
    code = t("Code {code}", code=access.spoken_code(snapshot.code))
    numbered = [
        (number, item)
        for number, item in enumerate(snapshot.items, 1)
        if item.kind is not Kind.PLAIN or item.notes or item.commitments
    ]
    return {
        "title": snapshot.title,
        "lang": t.language,
        "region": REGIONS[t.language],
        "date": {
            "year": snapshot.date.year,
            "month": snapshot.date.month,
            "day": snapshot.date.day,
        },
        "page_of": t("Page {page} of {pages}", page="{page}", pages="{pages}"),
        "kicker": t("Ståsted · Stance summary"),
        "facts": f"{t.date(snapshot.date)} · {joined} · {code}",
        "simulated": t("A demonstration: the answers are made up by a program.")
        if snapshot.simulated
        else "",
        "basis": [
            t(
                "The figures rest on the answers given in the room. They say something about "
                "those who were there, not about anybody else. Individuals are not shown: "
                "answers have no names, and a round with fewer than {n} answers has no picture.",
                n=MIN_ROOM,
            ),
            t(
                "Disagreement is how far two random participants stand from each other on "
                "average: 0 when all stand at one point, 100 when the room is split evenly "
                "between the poles. A move counts when it is more than 5 of 100."
            ),
        ],
        "contents": t("Contents"),
        "map_title": t("The dilemmas on a map"),
        "map": _agenda_map(snapshot, t),
        "items": [
            *_given_back(snapshot, t),
            *(_item(snapshot, item, number, t, marks) for number, item in numbered),
        ],
    }


def _given_back(snapshot: Snapshot, t: Translator) -> list[_Block]:
    """What the facilitator published, before everything else; nothing while nothing is."""
    texts = ((t("What we heard"), snapshot.heard), (t("What was decided"), snapshot.decided))
    blocks = [
        block
        for title, text in texts
        if text
        for block in (_heading(2, title), *map(_text, filter(None, text.split("\n"))))
    ]
    if not (snapshot.published_at and blocks):
        return []
    return [
        {
            "lang": t.language,
            "region": REGIONS[t.language],
            "kicker": t("From the facilitator"),
            "title": t("What we heard and what was decided"),
            "question": "",
            "findings": [],
            "blocks": blocks,
        }
    ]


def _item(snapshot: Snapshot, item: Item, number: int, t: Translator, marks: Marks) -> _Block:
    place = t("item {n} of {m}", n=number, m=len(snapshot.items))
    language = language_of(item.content, t.language)
    written_in = {"lang": language, "region": REGIONS[language]}
    if item.kind is Kind.DILEMMA:
        dilemma, told = item.dilemma, item.dilemma.text(t.language)
        anchor = "" if is_statement(dilemma) else t(ANCHOR_NAMES[dilemma.anchor])
        kicker = (anchor, place, only_in(dilemma, t))
        return written_in | {
            "kicker": " · ".join(filter(None, kicker)),
            "title": told.title,
            "question": told.question,
            "findings": _findings(item, t),
            "blocks": [
                _text(told.case) | {"told": True},
                _poles(item, t),
                *_minority(item, t, marks),
                *_stances(item, t),
                *_reasons(item, t, marks),
                *_written(snapshot, item, t),
                *_standpoint(dilemma, t),
            ],
        }
    if item.kind is Kind.PRIORITY:
        asked = item.priority.text(t.language)
        return written_in | {
            "kicker": t("Priorities") + f" · {place}",
            "title": asked.title,
            "question": asked.question,
            "findings": _findings(item, t),
            "blocks": [
                _text(asked.intro),
                *_rankings(item, t),
                *_final_order(item, t),
                *_written(snapshot, item, t),
            ],
        }
    plain = item.content.text(t.language)
    return written_in | {
        "kicker": place,
        "title": plain.title,
        "question": "",
        "findings": [],
        "blocks": _written(snapshot, item, t),
    }


def _findings(item: Item, t: Translator) -> list[str]:
    """For the list of contents: what each round showed."""
    return [
        _short_name(item, round, t) + ": " + pictures.result(item, round.number, t).title
        for round in revealed(item)
    ]


def _agenda_map(snapshot: Snapshot, t: Translator) -> list[_Block]:
    """All dilemmas at once; nothing where too few said how much they matter."""
    picture = pictures.agenda_map(snapshot.items, t)
    return [_picture(picture)] if picture.lines else []


def _heading(level: int, text: str) -> _Block:
    return {"kind": "heading", "level": level, "text": text}


def _text(text: str) -> _Block:
    return {"kind": "text", "text": text}


def _small(text: str) -> _Block:
    return {"kind": "small", "text": text}


def _standpoint(dilemma: Dilemma, t: Translator) -> list[_Block]:
    """What the compass says; a dilemma from somewhere else may have nothing here."""
    said = dilemma.text(t.language).standpoint
    if not said:
        return []
    pages = ", ".join(map(str, dilemma.pages))
    source = t.n(
        "Aarhuskompasset, page {pages}",
        "Aarhuskompasset, pages {pages}",
        len(dilemma.pages),
        pages=pages,
    )
    return [
        _heading(2, t("What the compass says")),
        {
            "kind": "standpoint",
            "text": said,
            "source": source if pages else "",
            "told": True,
        },
    ]


def _poles(item: Item, t: Translator) -> _Block:
    return {
        "kind": "poles",
        "told": True,
        "poles": [
            {"label": pole.label, "argument": pole.argument, "mark": sign, "colour": colour}
            for pole, sign, colour in zip(
                item.dilemma.text(t.language).poles, MARKS, POLES, strict=False
            )
        ],
    }


# --- Rounds ------------------------------------------------------------------------


def _stances(item: Item, t: Translator) -> list[_Block]:
    """The picture of every revealed round, what moved, and the figures of all of them."""
    rounds = revealed(item)
    if not rounds:
        return [_small(t("No round of this has been shown."))]
    blocks = []
    for round in rounds:
        blocks += [
            _heading(2, _round_name(item, round, t)),
            _picture(pictures.result(item, round.number, t)),
            *_ways(item, round, t),
            *_certainty(item, round, t),
        ]
        moved = None if item.is_afterwards(round.number) else results.shift_of(item, round.number)
        if moved is not None:
            blocks += [
                _heading(2, _shift_name(round, t)),
                _picture(pictures.movement(item, round.number, t)),
            ]
        blocks += _roles(item, round, t)
    return blocks + _figures(item, rounds, t)


def _ways(item: Item, round: Round, t: Translator) -> list[_Block]:
    """In which ways people answered, as far as small groups allow."""
    said = ways.words(item, round.number, t)
    return [_small(said)] if said else []


def _round_name(item: Item, round: Round, t: Translator) -> str:
    if item.is_afterwards(round.number):
        return t("Afterwards: what those said who answered by the link")
    if round.number == 1:
        return t("Round 1: where you stood before the dialogue")
    return t("Round {n}: where you stood after the dialogue", n=round.number)


def _short_name(item: Item, round: Round, t: Translator) -> str:
    return t("Afterwards") if item.is_afterwards(round.number) else t("Round {n}", n=round.number)


def _shift_name(round: Round, t: Translator) -> str:
    return t("What moved from round {before} to round {n}", before=round.number - 1, n=round.number)


def _roles(item: Item, round: Round, t: Translator) -> list[_Block]:
    """Where each role stood, as far as small groups allow."""
    if roles.breakdown(item, round.number) is None:
        return []
    picture = pictures.by_role(item, round.number, t)
    return [_heading(2, t("By role, round {n}", n=round.number)), *_rows(picture)]


def _certainty(item: Item, round: Round, t: Translator) -> list[_Block]:
    """Where people stood by how sure they were; nothing where small groups do not allow it."""
    picture = pictures.by_certainty(item, round.number, t)
    if not picture.lines:
        return []
    return [_heading(3, t("By certainty, round {n}", n=round.number)), *_rows(picture)]


def _rows(picture: Picture) -> list[_Block]:
    """A picture with its figures; only what it says where there are none."""
    if not picture.table.rows:
        return [_picture(picture)]
    rows = [list(row) for row in picture.table.rows]
    table = {"kind": "table", "header": list(picture.table.header), "rows": rows}
    return [_picture(picture), table]


def _figures(item: Item, rounds: tuple[Round, ...], t: Translator) -> list[_Block]:
    """The screens' own tables side by side, and how much the dilemma matters."""
    shown = [round for round in rounds if not round.withheld]
    if not shown:
        return []
    columns = []
    for round in shown:
        table = pictures.result(item, round.number, t).table
        column = {row[0]: row[1] for row in table.rows}
        importance = importance_of(round)
        if importance is not None:
            column[t("Importance (mean of 1-4)")] = t.number(importance, 1)
        columns.append(column)
    names = dict.fromkeys(name for column in columns for name in column)
    blocks = [
        _heading(2, t("The figures")),
        {
            "kind": "table",
            "header": [t("Figure"), *(_short_name(item, round, t) for round in shown)],
            "rows": [[name, *(column.get(name, "–") for column in columns)] for name in names],
        },
    ]
    for round in shown:
        paired = None if item.is_afterwards(round.number) else results.shift_of(item, round.number)
        if paired is not None:
            table = pictures.movement(item, round.number, t).table
            both, *others = table.rows
            apart = [
                (t("Only before"), t.number(paired.only_before), ""),
                (t("Only after"), "", t.number(paired.only_after)),
            ]
            blocks += [
                _heading(3, _shift_name(round, t)),
                {
                    "kind": "table",
                    "header": list(table.header),
                    "rows": [list(row) for row in (both, *apart, *others)],
                },
            ]
    return blocks


def _rankings(item: Item, t: Translator) -> list[_Block]:
    rounds = revealed(item)
    if not rounds:
        return [_small(t("No round of this has been shown."))]
    blocks = []
    for round in rounds:
        picture = pictures.result(item, round.number, t)
        blocks.append(_heading(2, _short_name(item, round, t)))
        if item.priority.method == "points":
            blocks += _rows(picture)
            continue
        if not round.withheld:
            bars = [line.x2 for line in picture.lines if line.kind == "bar"]
            rows = [list(row) for row in picture.table.rows]
            blocks.append(
                {
                    "kind": "ranking",
                    "header": list(picture.table.header),
                    "rows": rows,
                    "shares": bars + [0.0] * (len(rows) - len(bars)),  # no points, no bar
                }
            )
        blocks.append(_finding(picture))
    return blocks


def _final_order(item: Item, t: Translator) -> list[_Block]:
    view = final_order.view(item, t)
    if view is None:
        return []
    rows = [list(row) for row in view.table.rows]
    return [
        _heading(2, t("The final order")),
        _text(view.sentence),
        {"kind": "places", "header": list(view.table.header), "rows": rows},
        _small(final_order.basis(t)),
    ]


def _finding(picture: Picture) -> _Block:
    """What a picture says in words, without the picture."""
    return {
        "kind": "picture",
        "title": picture.title,
        "detail": picture.detail,
        "basis": picture.basis,
        "svg": "",
    }


def _picture(picture: Picture) -> _Block:
    """Marks as SVG; labels apart, so that they are text in the document's own type."""
    if not picture.lines:
        return _finding(picture)
    picture = replace(picture, height=_top(picture))
    placed = arrange(picture, _TYPE / svg.WIDTH)
    row = _TYPE * 1.35
    above = placed.above * row
    floor = above + svg.MARGIN + picture.height * svg.WIDTH  # where the picture's y is 0
    labels = []
    for label in placed.labels:
        if label.y is not None:
            y = floor - label.y * svg.WIDTH + _TYPE * 0.35  # the type's middle at the point
        elif label.row < 0:
            y = above + svg.MARGIN * 0.5 + (label.row + 1) * row
        else:
            y = floor + 18 + label.row * row
        pole = label.role.startswith("pole")
        labels.append(
            {
                "text": label.text,
                "x": label.x * svg.WIDTH,
                "y": y,
                "anchor": label.anchor,
                "size": _TYPE,
                "strong": pole or label.role == "count",
                "colour": POLES[int(label.role[-1])] if pole else INK,
            }
        )
    return _finding(picture) | {
        "svg": svg.draw(picture, labels=False),
        "alt": picture.alt,
        "width": svg.WIDTH,
        "margin": svg.MARGIN,
        "height": floor + 18 + placed.below * row + _TYPE * 0.4,
        "tall": picture.height * svg.WIDTH + 2 * svg.MARGIN + 14,
        "shift": above,
        "labels": labels,
    }


def _top(picture: Picture) -> float:
    """How high the marks reach: few people leave a strip's upper part empty."""
    return max(
        *(dot.y + dot.r for dot in picture.dots),
        *(max(line.y1, line.y2) for line in picture.lines),
        *(label.y + _TYPE / svg.WIDTH for label in picture.labels if label.y is not None),
        0.0,
    )


# --- What people wrote ---------------------------------------------------------------


def _minority(item: Item, t: Translator, marks: Marks) -> list[_Block]:
    """The smaller side before the pictures, so that nobody reads past it."""
    view = minority.view(item, t, marks)
    if view is None:
        return []
    voices = [
        {"kind": "voice", "lead": said.lead, "text": said.reason, "colour": POLES[said.pole]}
        for said in view.quotes
    ]
    return [_heading(2, t("Minority view")), _text(view.sentence), *voices]


def _reasons(item: Item, t: Translator, marks: Marks) -> list[_Block]:
    """Reasons by the side they stood on."""
    sides = reasons.by_side(item, t, marks.get(item.id, ()))
    blocks = [_heading(2, t("Reasons"))] if sides else []
    for side in sides:
        blocks += [_heading(3, side.name), {"kind": "list", "entries": list(side.texts)}]
    groups = reasons.groups(item, t, marks.get(item.id, ()))
    if groups:
        blocks += [_heading(2, t("Reasons in groups")), _small(t(reasons.WHO_GROUPED))]
    for group in groups:
        blocks += [_heading(3, group.name), {"kind": "list", "entries": list(group.texts)}]
    return blocks


def _written(snapshot: Snapshot, item: Item, t: Translator) -> list[_Block]:
    """What the group wrote down: common ground, disagreement, notes, commitments."""
    blocks = []
    for kind in NOTE_KINDS:
        entries = [
            _behind(note.text, snapshot, "note", note.id, t)
            for note in item.notes
            if note.kind == kind
        ]
        if entries:
            blocks.append(_heading(2, t(_NOTES[kind])))
            if kind == "takes":
                blocks.append(_small(t(WOULD_TAKE)))
            blocks.append({"kind": "list", "entries": entries})
    rows = [
        [
            t(VERB_NAMES[verb]),
            _behind(made.text, snapshot, "commitment", made.id, t),
            made.who,
            made.due,
        ]
        for verb in VERBS
        for made in item.commitments
        if made.verb == verb
    ]
    if rows:
        blocks += [
            _heading(2, t("What happens next")),
            {
                "kind": "agreements",
                "header": [t("Verb"), t("Commitment"), t("Who"), t("When")],
                "rows": rows,
            },
        ]
    return blocks


def _behind(text: str, snapshot: Snapshot, kind: str, line: int, t: Translator) -> str:
    """A line of the group and, where somebody has said so, how many stand behind it."""
    words = support.words(snapshot, kind, line, t)
    return f"{text} ({words})" if words else text
