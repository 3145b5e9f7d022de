"""The format of what a room talks about: dilemmas, priority questions, plain steps.

The same frozen models are read from `dilemmas/*.yaml` and stored, as they were,
with every workshop that used them.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from workshop.faults import Fault, fault
from workshop.plain_yaml import read_yaml
from workshop.words import LANGUAGES, mark

MAX_LABEL = 26  # characters
MAX_OPTIONS = 12

# Words a text may have. A case that lets people see it before them has ADVISED_CASE or more.
LIMITS: dict[str, tuple[int, int]] = {
    "title": (1, 5),
    "question": (3, 20),
    "case": (10, 110),
    "label": (1, 4),
    "argument": (4, 30),
    "price": (3, 25),
    "prompt": (3, 25),
    "standpoint": (5, 60),
}
ADVISED_CASE = 60


class Anchor(StrEnum):
    VALUE = "value"
    CO_CREATION = "co-creation"
    KNOWLEDGE = "knowledge"


class Shape(StrEnum):
    AXIS = "axis"
    TRIANGLE = "triangle"


def _words(least: int, most: int, optional: bool = False) -> AfterValidator:
    def check(text: str) -> str:
        count = len(text.split())
        if not least <= count <= most and not (optional and count == 0):
            raise PydanticCustomError(
                "words",
                "has {count} words; between {least} and {most} are allowed",
                {"count": count, "least": least, "most": most},
            )
        return text

    return AfterValidator(check)


def is_plain(text: str) -> bool:
    """Whether there is no HTML and no control character in it."""
    return not ("<" in text or ">" in text or any(ord(c) < 32 and c != "\n" for c in text))


def _plain(text: str) -> str:
    if not is_plain(text):
        raise PydanticCustomError("plain", "must be plain text without HTML", {})
    return text


MaybeText = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_plain)]
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_plain)
]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Pages = tuple[Annotated[int, Field(ge=1, le=8)], ...]


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Filed(Frozen):
    """What has a file of its own in the library."""

    id: Id


class Pole(Frozen):
    """One legitimate answer, with its best argument and what it costs."""

    label: Annotated[Text, StringConstraints(max_length=MAX_LABEL), _words(*LIMITS["label"])]
    argument: Annotated[Text, _words(*LIMITS["argument"])]
    price: Annotated[MaybeText, _words(*LIMITS["price"], optional=True)] = ""


class DilemmaText(Frozen):
    """A dilemma in one language."""

    title: Annotated[Text, _words(*LIMITS["title"])]
    question: Annotated[Text, _words(*LIMITS["question"])]
    case: Annotated[Text, _words(*LIMITS["case"])]
    poles: tuple[Pole, ...]
    prompts: Annotated[
        tuple[Annotated[Text, _words(*LIMITS["prompt"])], ...], Field(min_length=3, max_length=3)
    ]
    standpoint: Annotated[MaybeText, _words(*LIMITS["standpoint"], optional=True)] = ""
    keywords: Annotated[tuple[Text, ...], Field(max_length=10)] = ()


class Dilemma(Filed):
    """A question with two poles (axis) or three (triangle), in one language or both.

    `pages` are the compass's; a dilemma from somewhere else has none.
    """

    anchor: Anchor
    kind: Shape
    pages: Pages = ()
    version: Annotated[int, Field(ge=1)] = 1
    da: DilemmaText | None = None
    en: DilemmaText | None = None

    @model_validator(mode="after")
    def _poles_fit(self) -> Self:
        if not self.languages:
            raise PydanticCustomError("no-language", "needs at least one language", {})
        wanted = poles_of(self.kind)
        for language in self.languages:
            found = len(self.text(language).poles)
            if found != wanted:
                raise PydanticCustomError(
                    "poles",
                    "{kind} needs {wanted} poles, found {found}",
                    {
                        "kind": f"{language}: {self.kind.value}",
                        "wanted": wanted,
                        "found": found,
                    },
                )
        return self

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is written in, Danish first."""
        return tuple(name for name in LANGUAGES if self.has(name))

    def has(self, language: str) -> bool:
        return getattr(self, language) is not None

    def text(self, language: str) -> DilemmaText:
        """The text in `language`; in the other one where it is missing."""
        first, other = (self.en, self.da) if language == "en" else (self.da, self.en)
        found = first or other
        assert found is not None
        return found


def poles_of(kind: Shape) -> int:
    return 2 if kind is Shape.AXIS else 3


def sketch(raw: dict[str, Any]) -> Dilemma:
    """A dilemma from unfinished fields, unchecked, empty where something is missing."""
    kind = Shape(raw.get("kind") or Shape.AXIS)
    texts: dict[str, Any] = {
        name: _sketch_text(raw[name], poles_of(kind))
        for name in LANGUAGES
        if raw.get(name) is not None
    }
    return Dilemma.model_construct(
        id=str(raw.get("id") or ""),
        anchor=Anchor(raw.get("anchor") or Anchor.VALUE),
        kind=kind,
        pages=tuple(raw.get("pages") or ()),
        version=raw.get("version") or 1,
        **(texts or {"da": _sketch_text({}, poles_of(kind))}),
    )


def _sketch_text(given: dict[str, Any], poles: int) -> DilemmaText:
    def words(fields: dict[str, Any], *names: str) -> dict[str, Any]:
        return {name: str(fields.get(name) or "") for name in names}

    sides = [*(given.get("poles") or ()), {}, {}, {}][:poles]
    return DilemmaText.model_construct(
        **words(given, "title", "question", "case", "standpoint"),
        poles=tuple(
            Pole.model_construct(**words(side, "label", "argument", "price")) for side in sides
        ),
        prompts=tuple(str(prompt or "") for prompt in given.get("prompts") or ()),
        keywords=tuple(str(word) for word in given.get("keywords") or ()),
    )


class PriorityText(Frozen):
    """A priority question in one language; `options` maps option ids to labels."""

    title: Annotated[Text, _words(1, 5)]
    question: Annotated[Text, _words(3, 20)]
    intro: Annotated[Text, _words(5, 50)]
    options: dict[Id, Annotated[Text, StringConstraints(max_length=60)]] = Field(
        default_factory=dict
    )


class Priority(Filed):
    """A question answered by putting options in order.

    `options` is the ids in their given order, or "agenda": this workshop's own
    dilemmas, filled in when the workshop is made.
    """

    pages: Pages
    version: Annotated[int, Field(ge=1)]
    options: (
        Annotated[tuple[Id, ...], Field(min_length=2, max_length=MAX_OPTIONS)] | Literal["agenda"]
    )
    over_agenda: bool = False  # whether the options were filled in from an agenda
    method: Literal["rank", "points"] = "rank"  # put in order, or give 100 points
    da: PriorityText
    en: PriorityText

    @model_validator(mode="after")
    def _options_have_labels(self) -> Self:
        wanted = set() if self.options == "agenda" else set(self.options)
        if self.options != "agenda" and len(wanted) != len(self.options):
            raise PydanticCustomError("options-twice", "an option stands twice", {})
        for language in ("da", "en"):
            found = set(self.text(language).options)
            if found != wanted:
                raise PydanticCustomError(
                    "options",
                    "{language}.options must name exactly: {wanted}",
                    {"language": language, "wanted": ", ".join(sorted(wanted)) or "-"},
                )
        return self

    def text(self, language: str) -> PriorityText:
        return self.en if language == "en" else self.da

    def over(self, dilemmas: Iterable[Dilemma]) -> "Priority":
        """This question with the agenda's dilemmas as its options."""
        each = list({dilemma.id: dilemma for dilemma in dilemmas}.values())
        filled = self.model_dump(mode="json") | {"over_agenda": True}
        filled["options"] = [dilemma.id for dilemma in each]
        for language in LANGUAGES:
            filled[language]["options"] = {d.id: d.text(language).title for d in each}
        return Priority.model_validate(filled)


class PlainText(Frozen):
    title: Annotated[Text, StringConstraints(max_length=60)]
    text: Annotated[str, StringConstraints(strip_whitespace=True, max_length=400)] = ""


class Plain(Filed):
    """A plain step: welcome, break, closing. Where it `writes`, the group makes commitments."""

    version: int = 1
    writes: bool = False
    da: PlainText
    en: PlainText

    def text(self, language: str) -> PlainText:
        return self.en if language == "en" else self.da


Content = Dilemma | Priority | Plain


M = TypeVar("M", bound=Filed)


# pydantic's error types, each with our words for it.
_REASONS = {
    "missing": mark("is missing"),
    "extra_forbidden": mark("is not a field of this format"),
    "words": mark("has {count} words; between {least} and {most} are allowed"),
    "plain": mark("must be plain text without HTML"),
    "poles": mark("{kind} needs {wanted} poles, found {found}"),
    "one-thing": mark("must be one of: a dilemma, a priority, a step"),
    "no-language": mark("must be written in Danish or English"),
    "options": mark("the option labels must name exactly: {wanted}"),
    "options-twice": mark("an option stands twice"),
    "string_too_long": mark("is longer than {max_length} characters"),
    "string_too_short": mark("is empty"),
    "string_pattern_mismatch": mark("may have only a-z, 0-9 and single hyphens"),
    "string_type": mark("must be text"),
    "enum": mark("must be one of {expected}"),
    "too_short": mark("has {actual_length} entries; {min_length} are needed"),
    "too_long": mark("has {actual_length} entries; {max_length} is the most"),
    "greater_than_equal": mark("must be at least {ge}"),
    "less_than_equal": mark("must be at most {le}"),
    "int_type": mark("must be a whole number"),
    "int_parsing": mark("must be a whole number"),
}


def parse(model: type[M], name: str, data: bytes) -> M | list[Fault]:
    """Read one file; on failure every fault with its field and reason."""
    raw = read_yaml(name, data)
    return [raw] if isinstance(raw, Fault) else check(model, name, raw)


def check(model: type[M], name: str, raw: dict[str, Any]) -> M | list[Fault]:
    """The model of these fields; on failure every fault with its field and reason."""
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        return [
            fault(
                name,
                ".".join(map(str, e["loc"])) or "-",
                _REASONS.get(_kind(e), mark("is not valid")),
                **e.get("ctx", {}),
            )
            for e in error.errors()
        ]


def _kind(error: ErrorDetails) -> str:
    """pydantic's error type; a text that is too long for a rule of ours counts as a text."""
    text = isinstance(error["input"], str)
    return (
        {"too_long": "string_too_long"}.get(error["type"], error["type"]) if text else error["type"]
    )
