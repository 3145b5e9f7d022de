"""The format of what a room talks about: dilemmas, priority questions, plain steps.

The same frozen models are read from `dilemmas/*.yaml` and stored, as they were,
with every workshop that used them.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeVar

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError

from workshop.words import Words, mark

MAX_FILE_BYTES = 64 * 1024


class Anchor(StrEnum):
    VALUE = "value"
    CO_CREATION = "co-creation"
    KNOWLEDGE = "knowledge"


class Shape(StrEnum):
    AXIS = "axis"
    TRIANGLE = "triangle"


def _words(least: int, most: int) -> AfterValidator:
    def check(text: str) -> str:
        count = len(text.split())
        if not least <= count <= most:
            raise PydanticCustomError(
                "words",
                "has {count} words; between {least} and {most} are allowed",
                {"count": count, "least": least, "most": most},
            )
        return text

    return AfterValidator(check)


def _plain(text: str) -> str:
    if "<" in text or ">" in text or any(ord(c) < 32 and c not in "\n" for c in text):
        raise PydanticCustomError("plain", "must be plain text without HTML", {})
    return text


Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_plain)
]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Pages = Annotated[tuple[Annotated[int, Field(ge=1, le=8)], ...], Field(min_length=1)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Pole(_Frozen):
    """One legitimate answer, with its best argument and what it costs."""

    label: Annotated[Text, StringConstraints(max_length=26), _words(1, 4)]
    argument: Annotated[Text, _words(4, 30)]
    price: Annotated[Text, _words(3, 25)]


class DilemmaText(_Frozen):
    """A dilemma in one language."""

    title: Annotated[Text, _words(1, 5)]
    question: Annotated[Text, _words(3, 20)]
    case: Annotated[Text, _words(60, 110)]
    poles: tuple[Pole, ...]
    prompts: Annotated[
        tuple[Annotated[Text, _words(3, 25)], ...], Field(min_length=3, max_length=3)
    ]
    standpoint: Annotated[Text, _words(5, 60)]
    keywords: Annotated[tuple[Text, ...], Field(min_length=1, max_length=10)]


class Dilemma(_Frozen):
    """A question with two poles (axis) or three (triangle), in both languages."""

    id: Id
    anchor: Anchor
    kind: Shape
    pages: Pages
    version: Annotated[int, Field(ge=1)]
    da: DilemmaText
    en: DilemmaText

    @model_validator(mode="after")
    def _poles_fit(self) -> Self:
        wanted = 2 if self.kind is Shape.AXIS else 3
        for language in ("da", "en"):
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

    def text(self, language: str) -> DilemmaText:
        return self.en if language == "en" else self.da


class PriorityText(_Frozen):
    """A priority question in one language; `options` maps option ids to labels."""

    title: Annotated[Text, _words(1, 5)]
    question: Annotated[Text, _words(3, 20)]
    intro: Annotated[Text, _words(5, 50)]
    options: dict[Id, Annotated[Text, StringConstraints(max_length=60)]] = Field(
        default_factory=dict
    )


class Priority(_Frozen):
    """A question answered by putting options in order.

    `options` is the ids in their given order, or "agenda": this workshop's own
    dilemmas, filled in when the workshop is made.
    """

    id: Id
    pages: Pages
    version: Annotated[int, Field(ge=1)]
    options: Annotated[tuple[Id, ...], Field(min_length=2, max_length=12)] | Literal["agenda"]
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

    def over(self, dilemmas: "list[Dilemma]") -> "Priority":
        """This question with the agenda's dilemmas as its options, where it asks for that."""
        if self.options != "agenda":
            return self
        filled = self.model_dump(mode="json")
        filled["options"] = [dilemma.id for dilemma in dilemmas]
        for language in ("da", "en"):
            filled[language]["options"] = {d.id: d.text(language).title for d in dilemmas}
        return Priority.model_validate(filled)


class PlainText(_Frozen):
    title: Annotated[Text, StringConstraints(max_length=60)]
    text: Annotated[str, StringConstraints(strip_whitespace=True, max_length=400)] = ""


class Plain(_Frozen):
    """A plain step: welcome, break, closing."""

    id: Id
    version: int = 1
    da: PlainText
    en: PlainText

    def text(self, language: str) -> PlainText:
        return self.en if language == "en" else self.da


Content = Dilemma | Priority | Plain
M = TypeVar("M", Dilemma, Priority)


@dataclass(frozen=True)
class Fault:
    """Why a file was left out: its name, the field, the reason in the reader's language."""

    file: str
    field: str
    message: str
    values: tuple[tuple[str, object], ...] = ()

    def reason(self, t: Words) -> str:
        return f"{self.file}: {self.field}: {t(self.message, **dict(self.values))}"


def _fault(file: str, field: str, message: str, **values: object) -> Fault:
    return Fault(file, field, message, tuple(values.items()))


# pydantic's error types, each with our words for it.
_REASONS = {
    "missing": mark("is missing"),
    "extra_forbidden": mark("is not a field of this format"),
    "words": mark("has {count} words; between {least} and {most} are allowed"),
    "plain": mark("must be plain text without HTML"),
    "poles": mark("{kind} needs {wanted} poles, found {found}"),
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


@dataclass(frozen=True)
class Library:
    """What could be read, and what could not."""

    dilemmas: dict[str, Dilemma]
    priorities: dict[str, Priority]
    faults: tuple[Fault, ...]


class _UniqueKeyLoader(yaml.SafeLoader):
    """Safe YAML without aliases (bombs) and without a key written twice."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            event: Any = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(
                None, None, "aliases are not allowed", event.start_mark
            )
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} stands twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)


def parse(model: type[M], name: str, data: bytes) -> M | list[Fault]:
    """Read one file; on failure every fault with its field and reason."""
    if len(data) > MAX_FILE_BYTES:
        return [_fault(name, "-", mark("is larger than {n} KB"), n=MAX_FILE_BYTES // 1024)]
    try:
        raw = yaml.load(data.decode("utf-8"), Loader=_UniqueKeyLoader)
    except UnicodeDecodeError:
        return [_fault(name, "-", mark("is not UTF-8 text"))]
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        place = getattr(error, "problem_mark", None)
        where = f"{place.line + 1}" if place else "-"
        problem = str(getattr(error, "problem", None) or "-")
        return [_fault(name, where, mark("is not valid YAML ({problem})"), problem=problem)]
    if not isinstance(raw, dict):
        return [_fault(name, "-", mark("must be a mapping of fields"))]
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        return [
            _fault(
                name,
                ".".join(map(str, e["loc"])) or "-",
                _REASONS.get(e["type"], mark("is not valid")),
                **e.get("ctx", {}),
            )
            for e in error.errors()
        ]


def load_library(folder: Path) -> Library:
    """Read every file of `dilemmas/`; a broken one is left out and named."""
    faults: list[Fault] = []

    def read(model: type[M], where: Path) -> dict[str, M]:
        found: dict[str, M] = {}
        for path in sorted(where.glob("*.yaml")):
            parsed = parse(model, path.name, path.read_bytes())
            if isinstance(parsed, list):
                faults.extend(parsed)
            elif parsed.id != path.stem:
                faults.append(
                    _fault(path.name, "id", mark("must be the file's name: {name}"), name=path.stem)
                )
            else:
                found[parsed.id] = parsed
        return found

    dilemmas = read(Dilemma, folder)
    priorities = read(Priority, folder / "priorities")
    return Library(dilemmas, priorities, tuple(faults))


def write_schemas(folder: Path) -> None:
    """Write the JSON Schemas with which editors complete and check the files."""
    for name, model in (("dilemma", Dilemma), ("priority", Priority)):
        schema = json.dumps(model.model_json_schema(), indent=2, ensure_ascii=False)
        (folder / f"{name}.schema.json").write_text(schema + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(__file__).parent.parent / "dilemmas")
