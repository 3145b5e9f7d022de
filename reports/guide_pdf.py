"""What the facilitator prints: the guide to one workshop, and a sheet for the tables.

Both are tagged PDF/UA-1 documents, set with typst from `guide.typ` and `listening.typ`.
"""

import datetime as dt
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import segno
import typst

from i18n import Translator
from reports.characters import drawable, fonts
from reports.summary_pdf import REGIONS
from workshop import access, methods, pace
from workshop.colours import MARKS, POLES
from workshop.flow import Kind
from workshop.names import ANCHOR_NAMES
from workshop.polis import is_statement
from workshop.snapshot import Item, Snapshot
from workshop.tongues import language_of, only_in

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Told:
    """One step as the facilitator leads it, and in words how long it takes."""

    step: str
    say: str
    watch: str
    time: str


@dataclass(frozen=True)
class Script:
    """What is said and done: until the first point, in each by its item's id, after the last."""

    first: Sequence[Told]
    items: Mapping[int, Sequence[Told]]
    last: Sequence[Told]


def guide(
    snapshot: Snapshot, address: str, script: Script, t: Translator, begins: dt.time | None = None
) -> bytes:
    """The guide to a prepared workshop as a PDF, in t's language.

    `address` is where participants come in. Times are by the clock where it is said when the
    meeting `begins`, else from 0:00.
    """
    return _set("guide.typ", guide_data(snapshot, address, script, t, begins))


def listening(snapshot: Snapshot, t: Translator) -> bytes:
    """A page for the tables: how to listen, what to ask, lines to write on."""
    return _set("listening.typ", _listening(snapshot.title, snapshot.date, t))


def compiled(template: str, data: Mapping[str, Any], **options: Any) -> Any:
    """`template` set with `data` by typst, with its own `options` (format, ppi, ...)."""
    return typst.compile(
        _HERE / template,
        sys_inputs={"data": json.dumps(drawable(data))},
        font_paths=fonts(),
        ignore_system_fonts=True,
        **options,
    )


def _set(template: str, data: Mapping[str, Any]) -> bytes:
    pdf: bytes = compiled(template, data, format="pdf", pdf_standards="ua-1")
    return pdf


def _paper(title: str, date: dt.date, t: Translator) -> dict[str, Any]:
    return {
        "title": title.strip() or t("Workshop"),
        "lang": t.language,
        "region": REGIONS[t.language],
        "date": {"year": date.year, "month": date.month, "day": date.day},
        "page_of": t("Page {page} of {pages}", page="{page}", pages="{pages}"),
    }


def guide_data(
    snapshot: Snapshot, address: str, script: Script, t: Translator, begins: dt.time | None
) -> dict[str, Any]:
    """All that `guide.typ` sets."""
    minutes = sum(item.minutes for item in snapshot.items)
    spans = _spans(snapshot, begins)
    code = access.spoken_code(snapshot.code)
    return _paper(snapshot.title, snapshot.date, t) | {
        "kicker": t("Ståsted · Guide for whoever leads"),
        "facts": f"{t.date(snapshot.date)} · {t('{n} min', n=minutes)}",
        "simulated": t("A rehearsal: the participants are played by a program.")
        if snapshot.simulated
        else "",
        "join": {
            "svg": _qr(address),
            "alt": t("QR code to {url}", url=address),
            "scan": t("Scan the code, or go to"),
            "address": address.rsplit("/", 1)[0].split("://", 1)[-1],
            "type": t("and type"),
            "code": code,
        },
        "agenda": _agenda(snapshot, spans, begins, t),
        "before": {
            "title": t("Before people come"),
            "entries": [
                t("Open the remote on your own screen and the projector on the big one."),
                t("Scan the code yourself: does the first page come up on the room's network?"),
                t("Stand at the back. Can you read the question on the wall from there?"),
                t("Lay the sheet about listening on the tables, with something to write with."),
                t("Know who writes down what you agree on, if it is not you."),
            ],
        },
        "remember": {
            "title": t("All the way through"),
            "entries": [
                t("No answer is the right one. You are there for the talk, not for a result."),
                t("Hear the ends first and the middle after them. Ask those who stayed, too."),
                t("Thank for a view that few hold. It is the one the room lacks."),
                t("When somebody asks what you think: ask what makes them wonder."),
            ],
        },
        "words": {
            "price": t("The price:"),
            "prompts": t("Questions for the dialogue"),
            "method": t("How you talk together"),
            "steps": t("Step by step"),
            "header": [t("Step"), t("Say"), t("Look after"), t("Time")],
            "own": t("Your own notes"),
        },
        "first": {"title": t("Until the first point"), "steps": _steps(script.first)},
        "last": {"title": t("After the last point"), "steps": _steps(script.last)},
        "items": [
            _item(item, number, snapshot, span, script.items.get(item.id, ()), t)
            for number, (item, span) in enumerate(zip(snapshot.items, spans, strict=True), 1)
        ],
    }


def _qr(address: str) -> str:
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", border=2, dark="#1D1B20", xmldecl=False)
    return drawn.getvalue().decode()


def _spans(snapshot: Snapshot, begins: dt.time | None) -> list[str]:
    """ "13:45–14:05" by the clock, or "0:45–1:05" since the meeting began, for each item."""
    at = begins.hour * 60 + begins.minute if begins else 0
    spans = []
    for item in snapshot.items:
        ends = at + item.minutes
        hours = [(minute // 60 % 24 if begins else minute // 60) for minute in (at, ends)]
        spans.append(f"{hours[0]}:{at % 60:02}–{hours[1]}:{ends % 60:02}")
        at = ends
    return spans


def _agenda(
    snapshot: Snapshot, spans: Sequence[str], begins: dt.time | None, t: Translator
) -> dict[str, Any]:
    rows = []
    for number, (item, span) in enumerate(zip(snapshot.items, spans, strict=True), 1):
        rounds = "" if item.kind is Kind.PLAIN else t.n("{n} round", "{n} rounds", item.rounds)
        alone = t("answered alone") if item.alone and item.kind is not Kind.PLAIN else ""
        method = methods.name_of(item.method, t) if methods.talks(item.stop) else ""
        about = " · ".join(filter(None, (rounds, alone, method)))
        rows.append([span, f"{number}. {_title(item, t)}", about])
    minutes, length = sum(item.minutes for item in snapshot.items), snapshot.length
    total = t("{n} min in all", n=minutes)
    if length is not None:
        total = t("{n} min in all; the meeting lasts {length}.", n=minutes, length=length)
    return {
        "title": t("Agenda"),
        "header": [t("Time") if begins else t("From the start"), t("Point"), t("How")],
        "rows": rows,
        "total": total,
    }


def _steps(told: Sequence[Told]) -> list[list[str]]:
    return [[each.step, each.say, each.watch, each.time] for each in told]


def _title(item: Item, t: Translator) -> str:
    title: str = item.content.text(t.language).title
    return title


def _item(
    item: Item, number: int, snapshot: Snapshot, span: str, told: Sequence[Told], t: Translator
) -> dict[str, Any]:
    language = language_of(item.content, t.language)
    place = t("item {n} of {m}", n=number, m=len(snapshot.items))
    minutes = t("{n} min", n=item.minutes)
    kicker = [place, span, minutes, only_in(item.content, t)]
    block: dict[str, Any] = {
        "lang": language,
        "region": REGIONS[language],
        "title": _title(item, t),
        "question": "",
        "text": "",
        "poles": [],
        "options": [],
        "prompts": [],
        "method": {},
        "steps": _steps(told),
        "pace": pace.told(item.stop, item.method, item.minutes, t),
    }
    if methods.talks(item.stop):
        block["method"] = {
            "name": methods.name_of(item.method, t),
            "about": methods.about(item.method, t),
        }
    if item.kind is Kind.DILEMMA:
        text = item.dilemma.text(t.language)
        if not is_statement(item.dilemma):
            kicker.insert(0, t(ANCHOR_NAMES[item.dilemma.anchor]))
        block |= {
            "question": text.question,
            "text": text.case,
            "prompts": list(text.prompts),
            "poles": [
                {
                    "label": pole.label,
                    "argument": pole.argument,
                    "price": pole.price,
                    "mark": sign,
                    "colour": colour,
                }
                for pole, sign, colour in zip(text.poles, MARKS, POLES, strict=False)
            ],
        }
    elif item.kind is Kind.PRIORITY:
        asked = item.priority.text(t.language)
        block |= {
            "question": asked.question,
            "text": asked.intro,
            "options": list(asked.options.values()),
        }
    else:
        block["text"] = getattr(item.content.text(t.language), "text", "")
    return block | {"kicker": " · ".join(filter(None, kicker))}


def _listening(title: str, date: dt.date, t: Translator) -> dict[str, Any]:
    rules = (
        (
            t("One speaks at a time"),
            t("The others put their own answer aside until the sentence has ended."),
        ),
        (
            t("Say back what you heard"),
            t("“What matters to you is …” Then ask: “Did I get that right?”"),
        ),
        (
            t("Ask before you answer"),
            t("A question you do not know the answer to opens more than a good argument."),
        ),
        (
            t("Give the other side its best reason"),
            t("Say it in your own words, until those who hold it nod."),
        ),
        (
            t("Let it be quiet"),
            t("Count to five when somebody stops. The best often comes after that."),
        ),
    )
    return _paper(t("This is how we listen"), date, t) | {
        "kicker": title,
        "lead": t("You are here to understand each other, not to agree or to win."),
        "rules": [{"name": name, "text": text} for name, text in rules],
        "ask": {
            "title": t("Questions that help"),
            "entries": [
                t("When did you meet this yourself?"),
                t("What would be lost if we went the other way?"),
                t("What are you least sure of?"),
                t("What would make you move a little?"),
            ],
        },
        "keep": t("What I heard that I had not thought of"),
    }
