"""The workshop that a newcomer tries: short, with one of each kind of question."""

import datetime as dt

from i18n import LANGUAGES, Translator
from workshop.agenda import Draft, DraftItem
from workshop.dilemmas import Dilemma, Shape
from workshop.library import Library

PEOPLE = 24


def draft(library: Library, today: dt.date, t: Translator) -> Draft:
    """An axis, a triangle and a priority question, as far as the library has them.

    The language of `t` comes first, so that it stands on the projector.
    """
    dilemmas = [_first(library, Shape.AXIS, "one-or-all")]
    dilemmas.append(_first(library, Shape.TRIANGLE, "who-defines-value"))
    items = [DraftItem(dilemma, 10, 2) for dilemma in dilemmas if dilemma]
    question = library.priorities.get("anchors")
    if question:
        items.append(DraftItem(question, 5, 1))
    languages = sorted(LANGUAGES, key=lambda language: language != t.language)
    title = t("Demo {date}", date=t.date(today))
    return Draft(title, today, tuple(languages), (), tuple(items), suggestions=True)


def _first(library: Library, shape: Shape, wanted: str) -> Dilemma | None:
    """The dilemma `wanted`, else the first of that shape."""
    fitting = {d.id: d for d in library.dilemmas.values() if d.kind is shape}
    return fitting.get(wanted) or next(iter(fitting.values()), None)
