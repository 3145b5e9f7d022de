"""Dilemmas as files, out and in: one as YAML, many as a zip.

What comes in is read to the end before anything is kept. A file at fault is refused by
itself, with its field and the reason; those beside it can still be imported.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from workshop.dilemmas import MAX_FILE_BYTES, Dilemma, Fault, fault, parse
from workshop.words import mark

MAX_ZIP_BYTES = 2 * 1024 * 1024
MAX_FILES = 200  # in one zip, and in one upload
MAX_DEPTH = 8  # mappings and lists in each other; a dilemma has four
MAX_FAULTS = 12  # told of one file
LINE = 100  # characters of a line of YAML


@dataclass(frozen=True)
class Found:
    """A dilemma that can be imported, and the file it stands in."""

    file: str
    dilemma: Dilemma


@dataclass(frozen=True)
class Upload:
    """What some files hold: what can be imported, and why the rest cannot."""

    found: tuple[Found, ...]
    faults: tuple[Fault, ...]


# --- Out


class _Writer(yaml.SafeDumper):
    """Block style with lists set in, as the files of `dilemmas/` are written."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        return super().increase_indent(flow, False)


def _write_text(writer: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else ">" if len(text) > LINE - 20 else None
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


class _Flow(list[Any]):
    """A list on one line."""


_Writer.add_representer(str, _write_text)
_Writer.add_representer(
    _Flow,
    lambda writer, items: writer.represent_sequence(
        "tag:yaml.org,2002:seq", items, flow_style=True
    ),
)


def to_yaml(dilemma: Dilemma) -> bytes:
    """A dilemma as `dilemmas/*.yaml` has it; what is empty is left out."""
    fields = _filled(dilemma.model_dump(mode="json"))
    for place in (fields, fields.get("da", {}), fields.get("en", {})):
        for name in ("pages", "keywords"):
            if name in place:
                place[name] = _Flow(place[name])
    text = yaml.dump(fields, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=LINE)
    return str(text).encode()


def _filled(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {name: _filled(each) for name, each in value.items()}
        return {name: each for name, each in kept.items() if each not in (None, "", [])}
    if isinstance(value, list):
        return [_filled(each) for each in value]
    return value


def to_zip(dilemmas: Iterable[Dilemma]) -> bytes:
    """One file a dilemma, `<id>.yaml`; the same dilemmas give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for dilemma in dilemmas:
            member = zipfile.ZipInfo(f"{dilemma.id}.yaml")
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, to_yaml(dilemma))
    return packed.getvalue()


# --- In


def read_uploads(
    files: Sequence[tuple[str, bytes]], built_in: Mapping[str, Dilemma] | None = None
) -> Upload:
    """What (name, data) pairs of .yaml, .yml and .zip hold.

    The ids of `built_in` are taken, except by the very same text.
    """
    found: list[Found] = []
    faults: list[Fault] = []
    if len(files) > MAX_FILES:
        many = mark("is one of {found} files; {n} at a time is the most")
        faults.append(fault(_shown(files[MAX_FILES][0]), "-", many, found=len(files), n=MAX_FILES))
    for name, data in files[:MAX_FILES]:
        read = _read_zip if name.lower().endswith(".zip") else _read_file
        for each in read(_shown(name), data):
            if isinstance(each, Fault):
                faults.append(each)
            else:
                found.append(each)
    return _without_twins(found, faults, built_in or {})


def same_words(one: Dilemma, other: Dilemma) -> bool:
    """Whether two dilemmas differ in nothing but the version."""
    return one.model_copy(update={"version": other.version}) == other


def _without_twins(
    found: list[Found], faults: list[Fault], built_in: Mapping[str, Dilemma]
) -> Upload:
    first: dict[str, Found] = {}
    for each in found:
        id = each.dilemma.id
        if id in first:
            twice = mark("the same id stands in {other}")
            faults.append(fault(each.file, "id", twice, other=first[id].file))
        elif id in built_in and not same_words(each.dilemma, built_in[id]):
            taken = mark("is one of the compass's own; give your dilemma another id")
            faults.append(fault(each.file, "id", taken))
        else:
            first[id] = each
    return Upload(tuple(first.values()), tuple(faults))


def _shown(name: str) -> str:
    """A file's name as it can be shown: short, and without what is not text."""
    plain = "".join(c if c.isprintable() else "?" for c in name)
    return plain if len(plain) <= 90 else f"{plain[:60]}…{plain[-25:]}"


def _read_file(name: str, data: bytes) -> list[Found | Fault]:
    """The one dilemma of a YAML file, or its faults."""
    if not name.lower().endswith((".yaml", ".yml")):
        return [fault(name, "-", mark("is neither .yaml nor .zip"))]
    broken = _scan(name, data)
    if broken is not None:
        return [broken]
    parsed = parse(Dilemma, name, data)
    if isinstance(parsed, Dilemma):
        return [Found(name, parsed)]
    if "problem" in dict(parsed[0].values):  # a date or number that there is not
        return [fault(name, "-", mark("has a value that cannot be read"))]
    if len(parsed) > MAX_FAULTS:
        more = fault(name, "-", mark("has {n} more faults"), n=len(parsed) - MAX_FAULTS)
        return [*parsed[:MAX_FAULTS], more]
    return [*parsed]


def _scan(name: str, data: bytes) -> Fault | None:
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
        name = _shown(str(event.anchor))
        return mark("line {n}: aliases (*{name}) are not allowed"), {"name": name}
    tag = getattr(event, "tag", None)
    if tag is not None:
        return mark("line {n}: tags ({name}) are not allowed"), {"name": _shown(tag)}
    if isinstance(event, yaml.CollectionStartEvent) and len(open_) >= MAX_DEPTH:
        return mark("line {n}: goes deeper than {most} levels"), {"most": MAX_DEPTH}
    if isinstance(event, yaml.NodeEvent) and open_ and open_[-1].mapping:
        around = open_[-1]
        if around.count % 2 == 0:  # a key
            if not isinstance(event, yaml.ScalarEvent):
                return mark("line {n}: the name of a field must be a word"), {}
            if event.value in around.keys:
                return mark("line {n}: the field {name} stands twice"), {
                    "name": _shown(event.value)
                }
            around.keys.add(event.value)
    return None


_UNPACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What a zip that was damaged, or made to do damage, has been seen to raise.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


def _read_zip(name: str, data: bytes) -> list[Found | Fault]:
    """The dilemmas of a zip, or its faults; never unpacked to disk, never more than asked for."""
    if len(data) > MAX_ZIP_BYTES:
        return [fault(name, "-", mark("is larger than {n} MB"), n=MAX_ZIP_BYTES // 1024**2)]
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGED:
        return [fault(name, "-", mark("cannot be opened as a zip file"))]
    with archive:
        members = [member for member in archive.infolist() if not _passed_over(member.filename)]
        if len(members) > MAX_FILES:
            many = mark("has {found} files; {n} is the most")
            return [fault(name, "-", many, found=len(members), n=MAX_FILES)]
        if not members:
            return [fault(name, "-", mark("has no files in it"))]
        return [each for member in members for each in _read_member(name, archive, member)]


def _passed_over(path: str) -> bool:
    """Folders, and what a Mac adds by itself."""
    return path.endswith(("/", ".DS_Store")) or path.startswith("__MACOSX/")


def _read_member(
    archive_name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo
) -> list[Found | Fault]:
    name = f"{archive_name}/{_shown(member.filename)}"
    refusal = next((why for test, why in _REFUSED if test(member)), None)
    if refusal:
        return [fault(name, "-", refusal)]
    if member.file_size > MAX_FILE_BYTES:
        return [fault(name, "-", mark("is larger than {n} KB"), n=MAX_FILE_BYTES // 1024)]
    try:
        with archive.open(member) as packed:
            data = packed.read(MAX_FILE_BYTES + 1)  # the size it declares may be a lie
    except _DAMAGED:
        return [fault(name, "-", mark("is damaged"))]
    return _read_file(name, data)


def _leads_away(path: str) -> bool:
    return path.startswith(("/", "\\")) or ":" in path or ".." in path.replace("\\", "/").split("/")


_REFUSED: tuple[tuple[Callable[[zipfile.ZipInfo], bool], str], ...] = (
    (
        lambda member: _leads_away(member.filename),
        mark("has a name that leads out of the zip file"),
    ),
    (lambda member: bool(member.flag_bits & 0x1), mark("is locked with a password")),
    (
        lambda member: member.filename.lower().endswith(".zip"),
        mark("is a zip file inside a zip file"),
    ),
    (
        lambda member: not member.filename.lower().endswith((".yaml", ".yml")),
        mark("is neither .yaml nor .zip"),
    ),
    (
        lambda member: member.compress_type not in _UNPACKED,
        mark("is packed in a way that is not opened here"),
    ),
)
