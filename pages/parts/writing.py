"""A dilemma in the making: plain fields as YAML has them, tidy enough to be drawn.

A raw dilemma is {"anchor", "kind", "version", "pages", "da", "en"}; a language that it is not
written in is None, the version is that of the wording one began from, None for a new one.
A path is like a fault's field: "da.poles.0.label". Nothing here knows Streamlit.
"""

import copy
from collections.abc import Iterator
from typing import Any

from i18n import translator
from workshop.dilemmas import Anchor, Dilemma, Shape, check, poles_of
from workshop.faults import Fault
from workshop.suggestions import DEFAULT_PROMPTS
from workshop.words import LANGUAGES

Raw = dict[str, Any]

TEXTS = ("case", "question", "title", "standpoint")
POLE = ("label", "argument", "price")
PROMPTS = len(DEFAULT_PROMPTS)


def blank(language: str) -> Raw:
    """A new dilemma in one language, with prompts to begin from."""
    return tidy({language: {"prompts": default_prompts(language)}})


def default_prompts(language: str) -> list[str]:
    return [translator(language)(prompt) for prompt in DEFAULT_PROMPTS]


def tidy(raw: Raw) -> Raw:
    """The same fields, all of them there and each of its kind; what is too much is cut off."""
    kind = Shape(raw["kind"]) if raw.get("kind") in set(Shape) else Shape.AXIS
    return {
        "anchor": raw["anchor"] if raw.get("anchor") in set(Anchor) else None,
        "kind": kind.value,
        "version": raw.get("version"),
        "pages": _listed(raw, "pages"),
        **{name: _tidy_text(raw.get(name), poles_of(kind)) for name in LANGUAGES},
    }


def _tidy_text(given: Any, poles: int) -> Raw | None:
    if not isinstance(given, dict):
        return None
    found = [pole if isinstance(pole, dict) else {} for pole in _listed(given, "poles")]
    prompts = [str(prompt or "") for prompt in _listed(given, "prompts")]
    return {
        **{name: str(given.get(name) or "") for name in TEXTS},
        "poles": [
            {name: str(pole.get(name) or "") for name in POLE}
            for pole in (found + [{}] * poles)[:poles]
        ],
        "prompts": (prompts + [""] * PROMPTS)[:PROMPTS],
        "keywords": [str(word) for word in _listed(given, "keywords")],
    }


def _listed(given: Raw, name: str) -> list[Any]:
    found = given.get(name)
    return list(found) if isinstance(found, list | tuple) else []


def of_wording(wording: Dilemma) -> Raw:
    return tidy(wording.model_dump(mode="json"))


def languages(raw: Raw) -> list[str]:
    """The languages it is written in, Danish first."""
    return [name for name in LANGUAGES if raw[name] is not None]


def get(raw: Raw, path: str) -> Any:
    """What stands at `path`; raises KeyError or IndexError where there is no such field."""
    place: Any = raw
    for step in path.split("."):
        place = place[int(step)] if isinstance(place, list) else place[step]
    return place


def put(raw: Raw, path: str, value: Any) -> None:
    *way, last = path.split(".")
    place: Any = get(raw, ".".join(way)) if way else raw
    place[int(last) if isinstance(place, list) else last] = value


def is_empty(value: Any) -> bool:
    return not (value.strip() if isinstance(value, str) else value)


def has_text(raw: Raw, language: str) -> bool:
    """Whether somebody has written in this language more than what was given."""
    given = default_prompts(language)
    written = [value for path, value in _texts(raw[language]) if not is_empty(value)]
    return any(value not in given for value in written)


def _texts(text: Raw) -> Iterator[tuple[str, Any]]:
    for name in (*TEXTS, "keywords"):
        yield name, text[name]
    for i, pole in enumerate(text["poles"]):
        yield from ((f"poles.{i}.{name}", pole[name]) for name in POLE)
    yield from ((f"prompts.{i}", prompt) for i, prompt in enumerate(text["prompts"]))


def with_language(raw: Raw, language: str) -> Raw:
    """Also written in `language`, empty to begin with."""
    return tidy({**raw, language: {"prompts": default_prompts(language)}})


def without_language(raw: Raw, language: str) -> Raw:
    return {**raw, language: None}


def with_third_side(raw: Raw, third: dict[str, Raw]) -> Raw:
    """A triangle; `third` may hold, by language, the side that was taken away before."""
    fuller = copy.deepcopy(raw)
    for language in languages(raw):
        fuller[language]["poles"].append(third.get(language, {}))
    return tidy({**fuller, "kind": Shape.TRIANGLE.value})


def without_third_side(raw: Raw) -> Raw:
    return tidy({**raw, "kind": Shape.AXIS.value})


def third_side(raw: Raw) -> dict[str, Raw]:
    """The third side by language, to have it again."""
    return {name: raw[name]["poles"][2] for name in languages(raw) if raw["kind"] == "triangle"}


def checked(key: str, raw: Raw) -> Dilemma | dict[str, Fault]:
    """The dilemma to save, else the first fault of each field by its path."""
    fields = {name: value for name, value in raw.items() if name != "version" and value is not None}
    found = check(Dilemma, key, {**fields, "id": key})
    if isinstance(found, Dilemma):
        return found
    faults: dict[str, Fault] = {}
    for fault in found:
        # A keyword at fault is told beside the keywords.
        where, _, rest = fault.field.partition(".keywords.")
        faults.setdefault(f"{where}.keywords" if rest else fault.field, fault)
    return faults


def shown(raw: Raw, faults: dict[str, Fault], tried: bool) -> dict[str, Fault]:
    """The faults to tell now: an empty field is left in peace until somebody wants to save."""
    return {path: fault for path, fault in faults.items() if tried or not _waits(raw, path)}


def _waits(raw: Raw, path: str) -> bool:
    try:
        return is_empty(get(raw, path))
    except (KeyError, IndexError, ValueError):
        return True
