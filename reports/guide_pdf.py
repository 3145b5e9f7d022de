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
from workshop import access
from workshop.colours import MARKS, POLES
from workshop.flow import Kind
from workshop.names import ANCHOR_NAMES
from workshop.polis import is_statement
from workshop.snapshot import Item, Snapshot
from workshop.tongues import language_of, only_in

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Told:
    """One step as the facilitator leads it; `minutes` are 0 where nobody has said how many."""

    step: str
    say: str
    watch: str
    minutes: float = 0


def guide(
    snapshot: Snapshot, address: str, steps: Mapping[int, Sequence[Told]], t: Translator
) -> bytes:
    """The guide to a prepared workshop as a PDF, in t's language.

    `address` is where participants come in, `steps` what is said and done by item id.
    """
    return _set("guide.typ", _guide(snapshot, address, steps, t))


def listening(snapshot: Snapshot, t: Translator) -> bytes:
    """A page for the tables: how to listen, what to ask, lines to write on."""
    return _set("listening.typ", _listening(snapshot.title, snapshot.date, t))


def _set(template: str, data: dict[str, Any]) -> bytes:
    return typst.compile(
        _HERE / template,
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"data": json.dumps(drawable(data))},
        font_paths=fonts(),
        ignore_system_fonts=True,
    )


def _paper(title: str, date: dt.date, t: Translator) -> dict[str, Any]:
    return {
        "title": title.strip() or t("Workshop"),
        "lang": t.language,
        "region": REGIONS[t.language],
        "date": {"year": date.year, "month": date.month, "day": date.day},
        "page_of": t("Page {page} of {pages}", page="{page}", pages="{pages}"),
    }


def _guide(
    snapshot: Snapshot, address: str, steps: Mapping[int, Sequence[Told]], t: Translator
) -> dict[str, Any]:
    minutes = sum(item.minutes for item in snapshot.items)
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
        "agenda": _agenda(snapshot, t),
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
            "prompts": t("Questions for the dialogue"),
            "steps": t("Step by step"),
            "header": [t("Step"), t("Say"), t("Look after"), t("Time")],
            "own": t("Your own notes"),
        },
        "items": [
            _item(item, number, snapshot, steps.get(item.id, ()), t)
            for number, item in enumerate(snapshot.items, 1)
        ],
    }


def _qr(address: str) -> str:
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", border=2, dark="#1D1B20", xmldecl=False)
    return drawn.getvalue().decode()


def _agenda(snapshot: Snapshot, t: Translator) -> dict[str, Any]:
    rows, begins = [], 0
    for number, item in enumerate(snapshot.items, 1):
        ends = begins + item.minutes
        rounds = "" if item.kind is Kind.PLAIN else t.n("{n} round", "{n} rounds", item.rounds)
        alone = t("answered alone") if item.alone and item.kind is not Kind.PLAIN else ""
        about = " · ".join(filter(None, (rounds, alone)))
        rows.append([_span(begins, ends), f"{number}. {_title(item, t)}", about])
        begins = ends
    length = snapshot.length
    total = t("{n} min in all", n=begins)
    if length is not None:
        total = t("{n} min in all; the meeting lasts {length}.", n=begins, length=length)
    return {
        "title": t("Agenda"),
        "header": [t("From the start"), t("Point"), t("How")],
        "rows": rows,
        "total": total,
    }


def _span(begins: int, ends: int) -> str:
    """ "0:45–1:05": hours and minutes since the meeting began."""
    return "–".join(f"{at // 60}:{at % 60:02}" for at in (begins, ends))


def _title(item: Item, t: Translator) -> str:
    title: str = item.content.text(t.language).title
    return title


def _item(
    item: Item, number: int, snapshot: Snapshot, told: Sequence[Told], t: Translator
) -> dict[str, Any]:
    language = language_of(item.content, t.language)
    place = t("item {n} of {m}", n=number, m=len(snapshot.items))
    minutes = t("{n} min", n=item.minutes)
    kicker = [place, minutes, only_in(item.content, t)]
    block: dict[str, Any] = {
        "lang": language,
        "region": REGIONS[language],
        "title": _title(item, t),
        "question": "",
        "text": "",
        "poles": [],
        "options": [],
        "prompts": [],
        "steps": [[each.step, each.say, each.watch, _time(each.minutes, t)] for each in told],
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
                {"label": pole.label, "argument": pole.argument, "mark": sign, "colour": colour}
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


def _time(minutes: float, t: Translator) -> str:
    if not minutes:
        return ""
    return t("{n} min", n=t.number(minutes, 0 if minutes == int(minutes) else 1))


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
