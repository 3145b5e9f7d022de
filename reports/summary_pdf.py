"""The stance summary: a tagged PDF/UA-1 document, set with typst from `summary.typ`."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typst

from i18n import Translator
from reports import final_order, minority, reasons
from reports.characters import UNDRAWN, drawable, fonts
from reports.minority import Marks
from reports.summary_rounds import (
    Block,
    agenda_map,
    findings,
    heading,
    paragraph,
    rankings,
    small,
    stances,
)
from workshop import access, lenses, support
from workshop.colours import MARKS, POLES
from workshop.dilemmas import Dilemma
from workshop.flow import Kind
from workshop.minority import WOULD_TAKE
from workshop.names import ANCHOR_NAMES, NOTE_NAMES, VERB_NAMES
from workshop.polis import is_statement
from workshop.snapshot import MIN_ROOM, NOTE_KINDS, VERBS, Item, Snapshot
from workshop.support import Line
from workshop.tongues import language_of, only_in

_TEMPLATE = Path(__file__).with_name("summary.typ")
REGIONS = {"da": "DK", "en": "GB"}


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


def _rests_on(snapshot: Snapshot, t: Translator) -> str:
    asked = [item for item in snapshot.items if item.kind is Kind.DILEMMA]
    if asked and all(is_statement(item.dilemma) for item in asked):
        return t(
            "The figures rest on the votes in the conversation that was brought in. They say "
            "something about those who voted, not about anybody else. Individuals are not shown: "
            "votes have no names, and a statement with fewer than {n} of them has no picture.",
            n=MIN_ROOM,
        )
    return t(
        "The figures rest on the answers given in the room. They say something about "
        "those who were there, not about anybody else. Individuals are not shown: "
        "answers have no names, and a round with fewer than {n} answers has no picture.",
        n=MIN_ROOM,
    )


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
            _rests_on(snapshot, t),
            t(
                "Disagreement is how far two random participants stand from each other on "
                "average: 0 when all stand at one point, 100 when the room is split evenly "
                "between the poles. A move counts when it is more than 5 of 100."
            ),
        ],
        "contents": t("Contents"),
        "map_title": t("The dilemmas on a map"),
        "map": agenda_map(snapshot, t),
        "items": [
            *_given_back(snapshot, t),
            *(_item(snapshot, item, number, t, marks) for number, item in numbered),
        ],
    }


def _given_back(snapshot: Snapshot, t: Translator) -> list[Block]:
    """What the facilitator published, before everything else; nothing while nothing is."""
    texts = ((t("What we heard"), snapshot.heard), (t("What was decided"), snapshot.decided))
    blocks = [
        block
        for title, text in texts
        if text
        for block in (heading(2, title), *map(paragraph, filter(None, text.split("\n"))))
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


def _item(snapshot: Snapshot, item: Item, number: int, t: Translator, marks: Marks) -> Block:
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
            "findings": findings(item, t),
            "blocks": [
                paragraph(told.case) | {"told": True},
                _poles(item, t),
                *_minority(item, t, marks),
                *stances(item, t),
                *_reasons(item, snapshot.lenses, t, marks),
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
            "findings": findings(item, t),
            "blocks": [
                paragraph(asked.intro),
                *rankings(item, t),
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


def _final_order(item: Item, t: Translator) -> list[Block]:
    view = final_order.view(item, t)
    if view is None:
        return []
    rows = [list(row) for row in view.table.rows]
    return [
        heading(2, t("The final order")),
        paragraph(view.sentence),
        {"kind": "places", "header": list(view.table.header), "rows": rows},
        small(final_order.basis(t)),
    ]


def _standpoint(dilemma: Dilemma, t: Translator) -> list[Block]:
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
        heading(2, t("What the compass says")),
        {
            "kind": "standpoint",
            "text": said,
            "source": source if pages else "",
            "told": True,
        },
    ]


def _poles(item: Item, t: Translator) -> Block:
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


# --- What people wrote ---------------------------------------------------------------


def _minority(item: Item, t: Translator, marks: Marks) -> list[Block]:
    """The smaller side before the pictures, so that nobody reads past it."""
    view = minority.view(item, t, marks)
    if view is None:
        return []
    voices = [
        {"kind": "voice", "lead": said.lead, "text": said.reason, "colour": POLES[said.pole]}
        for said in view.quotes
    ]
    return [heading(2, t("Minority view")), paragraph(view.sentence), *voices]


def _reasons(item: Item, own: Sequence[str], t: Translator, marks: Marks) -> list[Block]:
    """Reasons by the side they stood on, and what each side wrote about."""
    sides = reasons.by_side(item, t, marks.get(item.id, ()))
    blocks = [heading(2, t("Reasons"))] if sides else []
    for side in sides:
        blocks += [heading(3, side.name), {"kind": "list", "entries": list(side.texts)}]
    for number, rows in lenses.by_round(item, own, t):
        title = t("The same choice for different reasons")
        if item.progress.revealed > 1:
            title = f"{title} · {t('Round {n}', n=number)}"
        entries = [row.sentence for row in rows]
        blocks += [heading(3, title), {"kind": "list", "entries": entries}]
    groups = reasons.groups(item, t, marks.get(item.id, ()))
    if groups:
        blocks += [heading(2, t("Reasons in groups")), small(t(reasons.WHO_GROUPED))]
    for group in groups:
        blocks += [heading(3, group.name), {"kind": "list", "entries": list(group.texts)}]
    return blocks


def _written(snapshot: Snapshot, item: Item, t: Translator) -> list[Block]:
    """What the group wrote down: common ground, disagreement, notes, commitments."""
    blocks = []
    for kind in NOTE_KINDS:
        entries = [
            _behind(note.text, snapshot, note, t) for note in item.notes if note.kind == kind
        ]
        if entries:
            blocks.append(heading(2, t(NOTE_NAMES[kind])))
            if kind == "takes":
                blocks.append(small(t(WOULD_TAKE)))
            blocks.append({"kind": "list", "entries": entries})
    rows = [
        [
            t(VERB_NAMES[verb]),
            _behind(made.text, snapshot, made, t),
            made.who,
            made.due,
        ]
        for verb in VERBS
        for made in item.commitments
        if made.verb == verb
    ]
    if rows:
        blocks += [
            heading(2, t("What happens next")),
            {
                "kind": "agreements",
                "header": [t("Verb"), t("Commitment"), t("Who"), t("When")],
                "rows": rows,
            },
        ]
    return blocks


def _behind(text: str, snapshot: Snapshot, line: Line, t: Translator) -> str:
    """A line of the group and, where one can stand behind it, how many do."""
    words = support.words(snapshot, line, t)
    return f"{text} ({words})" if words else text
