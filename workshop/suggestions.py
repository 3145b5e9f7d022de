"""A dilemma from a participant's own work: a few fields, finished by the facilitator."""

from dataclasses import asdict, dataclass
from typing import Any

from workshop import personal
from workshop.dilemmas import LIMITS, MAX_LABEL, is_plain
from workshop.errors import Refused
from workshop.words import Words, mark

DEFAULT_PROMPTS = (
    mark("What do you know from your own work that speaks for the other side?"),
    mark("Whom does it cost something, and what?"),
    mark("What would have to happen before you shifted?"),
)


@dataclass(frozen=True)
class Suggested:
    """What a participant wrote. The sides have names; the rest of them may be empty."""

    case: str
    question: str = ""
    label_a: str = ""
    argument_a: str = ""
    label_b: str = ""
    argument_b: str = ""


_REQUIRED = ("case", "label_a", "label_b")


def check_suggestion(given: Suggested) -> Suggested:
    """The suggestion as it is stored; raises Refused (422) naming the field at fault."""
    fields = {name: " ".join(text.split()) for name, text in asdict(given).items()}
    for name, text in fields.items():
        if not text:
            if name in _REQUIRED:
                raise Refused("Write something here.", status=422, field=name)
            continue
        least, most = LIMITS[name.removesuffix("_a").removesuffix("_b")]
        count = len(text.split())
        if name in _REQUIRED and count < least:
            raise Refused("Write at least {n} words.", status=422, field=name, n=least)
        if count > most:
            raise Refused(
                "At most {n} words; this has {count}.", status=422, field=name, n=most, count=count
            )
        if name.startswith("label") and len(text) > MAX_LABEL:
            raise Refused("At most {n} characters.", status=422, field=name, n=MAX_LABEL)
        if len(text) > 60 * most:  # words without end
            raise Refused("At most {n} characters.", status=422, field=name, n=60 * most)
        if not is_plain(text):
            raise Refused("Plain text only, without < and >.", status=422, field=name)
        personal.check(text, name)
    return Suggested(**fields)


def to_raw(suggested: Suggested, language: str, t: Words) -> dict[str, Any]:
    """The fields of a dilemma to finish: what was written, and what can be guessed."""
    sides = ((suggested.label_a, suggested.argument_a), (suggested.label_b, suggested.argument_b))
    title = t("{one} or {other}?", one=suggested.label_a, other=suggested.label_b)
    fits = len(title.split()) <= LIMITS["title"][1]
    return {
        "anchor": "value",
        "kind": "axis",
        "version": 1,
        language: {
            "title": title if fits else suggested.label_a,
            "question": suggested.question or t("What should weigh the most here?"),
            "case": suggested.case,
            "poles": [{"label": label, "argument": words, "price": ""} for label, words in sides],
            "prompts": [t(prompt) for prompt in DEFAULT_PROMPTS],
            "standpoint": "",
            "keywords": [],
        },
    }
