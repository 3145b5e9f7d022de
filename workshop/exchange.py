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

from workshop.dilemmas import Dilemma, parse
from workshop.faults import Fault, fault
from workshop.plain_yaml import MAX_FILE_BYTES, shown
from workshop.words import mark

MAX_ZIP_BYTES = 2 * 1024 * 1024
MAX_FILES = 200  # in one zip, and in one upload
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
        faults.append(fault(shown(files[MAX_FILES][0]), "-", many, found=len(files), n=MAX_FILES))
    for name, data in files[:MAX_FILES]:
        read = _read_zip if name.lower().endswith(".zip") else _read_file
        for each in read(shown(name), data):
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


def _read_file(name: str, data: bytes) -> list[Found | Fault]:
    """The one dilemma of a YAML file, or its faults."""
    if not name.lower().endswith((".yaml", ".yml")):
        return [fault(name, "-", mark("is neither .yaml nor .zip"))]
    parsed = parse(Dilemma, name, data)
    if isinstance(parsed, Dilemma):
        return [Found(name, parsed)]
    if len(parsed) > MAX_FAULTS:
        more = fault(name, "-", mark("has {n} more faults"), n=len(parsed) - MAX_FAULTS)
        return [*parsed[:MAX_FAULTS], more]
    return [*parsed]


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
    name = f"{archive_name}/{shown(member.filename)}"
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
