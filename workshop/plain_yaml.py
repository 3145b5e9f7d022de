"""YAML as dilemmas are written in it: fields, lists, texts and numbers, nothing else."""

from typing import Any

import yaml

from workshop.faults import Fault, fault
from workshop.words import mark

MAX_FILE_BYTES = 64 * 1024
MAX_DEPTH = 8  # mappings and lists in each other; a dilemma has four


def read_yaml(name: str, data: bytes) -> dict[str, Any] | Fault:
    """The fields of a file, or why it cannot be read. Never raises, whatever the bytes."""
    broken = _look_through(name, data)
    if broken is not None:
        return broken
    try:
        raw = yaml.load(data.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    # A date or number that there is not: the reader builds values of its own from texts.
    except (yaml.YAMLError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return fault(name, "-", mark("has a value that cannot be read"))
    if not isinstance(raw, dict):
        return fault(name, "-", mark("must be a mapping of fields"))
    return raw


def _look_through(name: str, data: bytes) -> Fault | None:
    """Why a file is not YAML as a dilemma is written: nothing is built while it is looked through.

    Aliases can make a small file enormous, tags ask for other things than texts and
    numbers, and whoever writes a key twice loses one of them.
    """
    if len(data) > MAX_FILE_BYTES:
        return fault(name, "-", mark("is larger than {n} KB"), n=MAX_FILE_BYTES // 1024)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return fault(name, "-", mark("is not UTF-8 text"))
    if "\0" in text:  # UTF-16 without its mark decodes, with a zero between the letters
        return fault(name, "-", mark("is not UTF-8 text"))
    try:
        return _walk(name, text)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, int(error.position)) + 1
        return fault(name, "-", mark("line {n}: has a character that is not text"), n=line)
    except yaml.MarkedYAMLError as error:
        n = _line(error.problem_mark)
        return fault(name, "-", mark("line {n}: this is not how YAML is written"), n=n)


def _line(place: Any) -> int:
    """The line of one of the reader's marks, from 1."""
    return place.line + 1 if place else 1


def _walk(name: str, text: str) -> Fault | None:
    open_: list[_Open] = []  # the mappings and lists around this place
    documents = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        told = _told(event, open_)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            told = told or (mark("line {n}: a second document begins here"), {})
        if told:
            message, values = told
            return fault(name, "-", message, n=_line(event.start_mark), **values)
        if isinstance(event, yaml.CollectionEndEvent):
            open_.pop()
        elif isinstance(event, yaml.NodeEvent):
            if open_:
                open_[-1].count += 1
            if isinstance(event, yaml.CollectionStartEvent):
                open_.append(_Open(isinstance(event, yaml.MappingStartEvent)))
    return None


class _Open:
    """A mapping or list that has begun: how many things stood in it, which keys."""

    def __init__(self, mapping: bool) -> None:
        self.mapping = mapping
        self.count = 0
        self.keys: set[str] = set()


def _told(event: yaml.Event, open_: list[_Open]) -> tuple[str, dict[str, object]] | None:
    """What is wrong with one event, if anything."""
    if isinstance(event, yaml.AliasEvent):
        name = shown(str(event.anchor))
        return mark("line {n}: aliases (*{name}) are not allowed"), {"name": name}
    tag = getattr(event, "tag", None)
    if tag is not None:
        return mark("line {n}: tags ({name}) are not allowed"), {"name": shown(tag)}
    if isinstance(event, yaml.CollectionStartEvent) and len(open_) >= MAX_DEPTH:
        return mark("line {n}: goes deeper than {most} levels"), {"most": MAX_DEPTH}
    if isinstance(event, yaml.NodeEvent) and open_ and open_[-1].mapping:
        around = open_[-1]
        if around.count % 2 == 0:  # a key
            if not isinstance(event, yaml.ScalarEvent):
                return mark("line {n}: the name of a field must be a word"), {}
            if event.value in around.keys:
                return mark("line {n}: the field {name} stands twice"), {"name": shown(event.value)}
            around.keys.add(event.value)
    return None


def shown(name: str) -> str:
    """A name from outside as it can be shown: short, and without what is not text."""
    plain = "".join(c if c.isprintable() else "?" for c in name)
    return plain if len(plain) <= 90 else f"{plain[:60]}…{plain[-25:]}"
