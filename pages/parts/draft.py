"""What is being prepared: plain dicts that live in the session, a Draft for the store.

A form is {"id", "title", "date", "length", "languages", "roles", "suggestions", "lenses",
"items", "made", "begun", "begins"}; its items are {"key", "kind", "content", "minutes", "rounds",
"alone", "method"} with `content` as it is stored and the dialogue's `method`. `begun` is what the
agenda began with, {"name", "items"}, the name empty for an empty agenda, or None while nothing is
chosen; `begins` counts how often one was chosen. Nothing here knows Streamlit.
"""

import copy
import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import ValidationError

from i18n import translator
from workshop import methods
from workshop.agenda import Draft, DraftItem, check_draft
from workshop.answers import LENSES
from workshop.dilemmas import Content, Dilemma, Plain, Priority
from workshop.errors import Refused
from workshop.flow import Kind
from workshop.keeping import months_kept
from workshop.library import Library
from workshop.snapshot import Snapshot
from workshop.words import LANGUAGES, mark

Form = dict[str, Any]
Entry = dict[str, Any]

ROUNDS = (1, 2, 3)
MINUTES = {Kind.DILEMMA: 25, Kind.PRIORITY: 15, Kind.PLAIN: 10}

# What must be alike for two forms to be saved alike, beside the items.
FIELDS = (
    *("title", "date", "length", "languages", "roles", "suggestions", "lenses", "moderated"),
    "kept_months",
)

# The plain steps on offer: title and words, in English here and in Danish in the catalogue.
STEPS = {
    "welcome": (
        mark("Welcome"),
        mark("Today we listen before we answer. No answer is the right one."),
    ),
    "break": (mark("Break"), ""),
    "commitments": (mark("Commitments"), mark("What do we do, who does it, and when?")),
    "closing": (mark("Closing"), mark("What do you take home with you from today?")),
}
WRITING = "commitments"  # the one of them at which the group writes


def blank(number: int, language: str, today: dt.date) -> Form:
    """An empty form; `number` tells its fields from those of any form before it."""
    return {
        "id": f"form-{number}",
        "title": "",
        "date": today,
        "length": None,
        "languages": [language],
        "roles": [],
        "suggestions": False,
        "moderated": False,
        "kept_months": 0,
        "lenses": [""] * len(LENSES),
        "items": [],
        "made": 0,
        "begun": None,
        "begins": 0,
    }


def form_of(snapshot: Snapshot, number: int, date: dt.date | None = None) -> Form:
    """A form with what a workshop was prepared with, on `date` if given."""
    form = blank(number, snapshot.language, date or snapshot.date)
    form |= {
        "title": snapshot.title,
        "length": snapshot.length,
        "languages": list(snapshot.languages),
        "roles": list(snapshot.roles),
        "suggestions": snapshot.suggestions,
        "moderated": snapshot.moderated,
        "kept_months": months_kept(snapshot.date, snapshot.kept_until),
    }
    form["lenses"] = list(snapshot.lenses) or form["lenses"]
    for item in snapshot.items:
        add(form, item.content, item.minutes, item.rounds, item.alone, item.method)
    return form


def begin_with(
    form: Form,
    library: Library,
    name: str,
    items: Iterable[DraftItem] = (),
    length: int | None = None,
) -> None:
    """Put a ready-made agenda in the place of the form's own; the other fields are kept."""
    form["items"] = []
    for item in items:
        add(form, item.content, item.minutes, item.rounds, item.alone, item.method)
    if length is not None:
        form["length"] = length
    renew(form, library)
    form["begins"] += 1
    form["begun"] = {"name": name, "items": _contents(form)}


def renew(form: Form, library: Library) -> None:
    """Give every dilemma and question the library's wording of today, which is what is saved."""
    for entry in form["items"]:
        if entry["kind"] != Kind.PLAIN:
            entry["content"] = _content(entry, form, library).model_dump(mode="json")


def touched(form: Form) -> bool:
    """Whether somebody has worked on the agenda since it began."""
    began = form["begun"]["items"] if form["begun"] else []
    return _contents(form) != began


def same(one: Form, other: Form) -> bool:
    """Whether two forms would be saved alike."""
    return all(one[name] == other[name] for name in FIELDS) and _contents(one) == _contents(other)


def _contents(form: Form) -> list[Entry]:
    """The items without what tells their fields apart, as they are now."""
    return [
        copy.deepcopy({name: value for name, value in entry.items() if name != "key"})
        for entry in form["items"]
    ]


def kind_of(content: Content) -> Kind:
    return DraftItem(content, 1).kind


def add(
    form: Form,
    content: Content,
    minutes: int | None = None,
    rounds: int | None = None,
    alone: bool = False,
    method: str = "",
) -> None:
    """Put `content` last on the agenda."""
    kind = kind_of(content)
    form["made"] += 1
    form["items"].append(
        {
            "key": f"{form['id']}-{form['made']}",
            "kind": str(kind),
            "content": content.model_dump(mode="json"),
            "minutes": minutes or MINUTES[kind],
            "rounds": max(
                rounds or (2 if kind is Kind.DILEMMA else 1), methods.least_rounds(method)
            ),
            "alone": alone,
            "method": method,
        }
    )


def plain_step(name: str) -> Plain:
    """One of STEPS, with its words in both languages."""
    title, text = STEPS[name]
    words = {
        language: {
            "title": translator(language)(title),
            "text": translator(language)(text) if text else "",
        }
        for language in LANGUAGES
    }
    return Plain.model_validate({"id": name, "writes": name == WRITING, **words})


def own_step() -> Plain:
    """A plain step that the facilitator gives all its words."""
    words = {language: {"title": translator(language)("Own step")} for language in LANGUAGES}
    return Plain.model_validate({"id": "own", **words})


def move(form: Form, key: str, by: int) -> None:
    """Move an item up (-1) or down (1); at the end of the list nothing happens."""
    items = form["items"]
    at = _at(form, key)
    if 0 <= at + by < len(items):
        items[at], items[at + by] = items[at + by], items[at]


def remove(form: Form, key: str) -> None:
    del form["items"][_at(form, key)]


def _at(form: Form, key: str) -> int:
    return [entry["key"] for entry in form["items"]].index(key)


def minutes(form: Form) -> int:
    return sum(entry["minutes"] for entry in form["items"])


def on_agenda(form: Form) -> set[str]:
    """The ids of the dilemmas and questions that are on the agenda."""
    return {entry["content"]["id"] for entry in form["items"] if entry["kind"] != Kind.PLAIN}


def title_of(entry: Entry, language: str) -> str:
    """The title in `language`, or in the other one when it is missing there."""
    content = entry["content"]
    words = content[language] or next(content[other] for other in LANGUAGES if content[other])
    return str(words["title"])


def languages_of(entry: Entry) -> tuple[str, ...]:
    """The languages in which an item is written."""
    return tuple(language for language in LANGUAGES if entry["content"][language])


def only_in(written: Sequence[str], wanted: Sequence[str]) -> str | None:
    """The one language of a text that lacks one of those `wanted`, else None."""
    return None if set(wanted) <= set(written) else written[0]


def checked(form: Form, library: Library) -> Draft:
    """What is to be stored; raises Refused naming the field at fault.

    Fields are those of `check_draft`, and KEY-LANGUAGE for the words of a plain step.
    """
    items = tuple(
        DraftItem(
            _content(entry, form, library),
            entry["minutes"],
            entry["rounds"],
            entry["alone"],
            entry["method"],
        )
        for entry in form["items"]
    )
    return check_draft(
        Draft(
            form["title"],
            form["date"],
            tuple(form["languages"]),
            tuple(form["roles"]),
            items,
            form["length"],
            form["suggestions"],
            tuple(form["lenses"]),
            form["moderated"],
            form["kept_months"],
        )
    )


def _content(entry: Entry, form: Form, library: Library) -> Content:
    """The library's wording of today; the stored one when the library no longer has it."""
    stored = entry["content"]
    match Kind(entry["kind"]):
        case Kind.DILEMMA:
            return library.dilemmas.get(stored["id"]) or Dilemma.model_validate(stored)
        case Kind.PRIORITY:
            question = library.priorities.get(stored["id"]) or Priority.model_validate(stored)
            return question.model_copy(update={"method": stored["method"]})  # chosen here
        case _:
            return plain(entry["content"], form["languages"], entry["key"])


def plain(content: Entry, languages: list[str], key: str) -> Plain:
    """A plain step of the words that were typed; raises Refused naming the field KEY-LANGUAGE."""
    words = copy.deepcopy(content)
    for language in languages:
        if not words[language]["title"].strip():
            raise Refused("Give this step a title.", status=422, field=f"{key}-{language}")
    for language in LANGUAGES:
        if language not in languages:  # nobody will read it; it only has to be there
            words[language] = words[languages[0]] if languages else words[language]
    try:
        return Plain.model_validate(words)
    except ValidationError as error:
        at = {str(fault["loc"][0]) for fault in error.errors()}
        language = next((name for name in languages if name in at), languages[0])
        raise Refused(
            "The words of this step are too long, or have < or > in them.",
            status=422,
            field=f"{key}-{language}",
        ) from None
