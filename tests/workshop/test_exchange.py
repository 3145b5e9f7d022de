"""Dilemmas as files: what goes out comes in again, and what is broken is named and stays out."""

import io
import struct
import zipfile

import pytest
import yaml

from i18n import translator
from tests.conftest import ROOT
from workshop.dilemmas import Dilemma
from workshop.exchange import (
    MAX_FAULTS,
    MAX_FILES,
    Upload,
    read_uploads,
    same_words,
    to_yaml,
    to_zip,
)
from workshop.library import load_library

BUILT_IN = load_library(ROOT / "dilemmas").dilemmas
OWN = BUILT_IN["one-or-all"].model_copy(update={"id": "our-own"})
GOOD = to_yaml(OWN)
EN, DA = translator("en"), translator("da")


def reasons(upload: Upload) -> list[str]:
    return [fault.reason(EN) for fault in upload.faults]


def ids(upload: Upload) -> list[str]:
    return [found.dilemma.id for found in upload.found]


@pytest.mark.parametrize("id", BUILT_IN)
def test_a_dilemma_comes_back_as_it_went_out(id: str) -> None:
    read = read_uploads([(f"{id}.yaml", to_yaml(BUILT_IN[id]))], BUILT_IN)
    assert read.faults == ()
    assert [found.dilemma for found in read.found] == [BUILT_IN[id]]


def test_all_of_them_come_back_from_one_zip() -> None:
    read = read_uploads([("all.zip", to_zip(BUILT_IN.values()))], BUILT_IN)
    assert read.faults == ()
    assert [found.dilemma for found in read.found] == list(BUILT_IN.values())
    assert read.found[0].file == "all.zip/answer-for-others.yaml"


def test_a_file_is_written_to_be_read_by_people() -> None:
    lines = GOOD.decode().splitlines()
    assert lines[:7] == [
        "id: our-own",
        "anchor: value",
        "kind: axis",
        "pages: [4]",
        "version: 1",
        "da:",
        "  title: Den ene eller alle?",
    ]
    assert "  case: >-" in lines
    assert "    - label: Den enkeltes gode liv" in lines
    assert max(map(len, lines)) < 120


@pytest.mark.parametrize(
    "change",
    [
        {"title": "no"},
        {"title": "2026"},
        {"title": "- : #"},
        {"question": "Hvad siger »folk«, når 'de' får \"nej\": ja?"},
        {"case": "Hun bor her.\n\nHan bor der, og de to vil gerne tale om det: når? # snart"},
        {"case": "ord " * 30 + "\n  indrykket\nog mere"},
        {"keywords": ["ja, nej", "[a]", "null"]},
        {"standpoint": "", "keywords": []},
    ],
)
def test_any_text_survives_the_way_out_and_in(change: dict[str, object]) -> None:
    fields = OWN.model_dump(mode="json")
    fields["da"] |= change
    odd = Dilemma.model_validate(fields)
    read = read_uploads([("odd.yaml", to_yaml(odd))])
    assert read.faults == ()
    assert read.found[0].dilemma == odd


def test_a_dilemma_in_one_language_comes_back_in_one_language() -> None:
    danish = OWN.model_copy(update={"en": None, "pages": ()})
    out = to_yaml(danish).decode()
    assert "\nen:" not in out
    assert "pages" not in out
    assert read_uploads([("one.yaml", out.encode())]).found[0].dilemma == danish


def test_the_same_dilemmas_give_the_same_zip() -> None:
    assert to_zip([OWN]) == to_zip([OWN])


def test_two_wordings_are_the_same_words_when_only_the_version_differs() -> None:
    assert same_words(OWN, OWN.model_copy(update={"version": 7}))
    assert not same_words(OWN, OWN.model_copy(update={"en": None}))


def with_text(old: str, new: str) -> bytes:
    text = GOOD.decode()
    assert old in text
    return text.replace(old, new, 1).encode()


# Each broken file, the field and reason in English, and a part of the Danish.
BROKEN = {
    "an alias bomb": (
        b"a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "-: line 2: aliases (*a) are not allowed",
        "genveje",
    ),
    "deep nesting": (b"[" * 60_000, "-: line 1: goes deeper than 8 levels", "dybere"),
    "deep mappings": (b"{a: " * 9_000, "-: line 1: goes deeper than 8 levels", "dybere"),
    "a python object": (
        b"id: !!python/object/apply:os.system [ls]\n",
        "-: line 1: tags (tag:yaml.org,2002:python/object/apply:os.system) are not allowed",
        "mærker",
    ),
    "a list as a key": (
        b"? [a]\n: b\n",
        "-: line 1: the name of a field must be a word",
        "skal være et ord",
    ),
    "a key twice": (
        GOOD + b"id: again\n",
        f"-: line {GOOD.count(10) + 1}: the field id stands twice",
        "to gange",
    ),
    "two documents": (
        GOOD + b"---\nid: b\n",
        f"-: line {GOOD.count(10) + 1}: a second document begins here",
        "et dokument mere",
    ),
    "not yaml": (b"id: [a\n", "-: line 2: this is not how YAML is written", "sådan skrives"),
    "an unknown version of yaml": (
        b"%YAML 3.0\n---\nid: a\n",
        "-: line 1: this is not how YAML is written",
        "sådan skrives",
    ),
    "a control character": (
        b"id: a\nda: \x07\n",
        "-: line 2: has a character that is not text",
        "ikke er tekst",
    ),
    "an impossible date": (b"id: 2026-99-99\n", "-: has a value that cannot be read", "læses"),
    "an endless number": (
        b"id: " + b"9" * 5_000,
        "-: has a value that cannot be read",
        "læses",
    ),
    "half a letter": (with_text("id: our-own", 'id: "\\ud800"'), "id: is not valid", "gyldigt"),
    "latin-1": (GOOD.decode().encode("latin-1"), "-: is not UTF-8 text", "UTF-8"),
    "utf-16": (GOOD.decode().encode("utf-16"), "-: is not UTF-8 text", "UTF-8"),
    "utf-16 without its mark": (b"i\0d\0:\0 \0a\0", "-: is not UTF-8 text", "UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", "-: is not UTF-8 text", "UTF-8"),
    "65 KB": (GOOD + b"#" * 65_537, "-: is larger than 64 KB", "større end 64 KB"),
    "10 MB": (b"#" * 10_000_000, "-: is larger than 64 KB", "større end 64 KB"),
    "nothing": (b"", "-: must be a mapping of fields", "bestå af felter"),
    "a list": (b"- 1\n", "-: must be a mapping of fields", "bestå af felter"),
    "an unknown field": (
        GOOD + b"winner: a\n",
        "winner: is not a field of this format",
        "ikke et felt",
    ),
    "html": (
        with_text("Den ene eller alle?", "<b>Den ene</b>"),
        "da.title: must be plain text without HTML",
        "uden HTML",
    ),
    "a script in a pole": (
        with_text("label: Den enkeltes gode liv", "label: <script>x"),
        "da.poles.0.label: must be plain text without HTML",
        "uden HTML",
    ),
    "a path for an id": (
        with_text("id: our-own", "id: ../../etc"),
        "id: may have only a-z, 0-9 and single hyphens",
        "a-z",
    ),
    "no language": (
        b"id: a\nanchor: value\nkind: axis\n",
        "-: must be written in Danish or English",
        "dansk eller engelsk",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_with_its_reason_and_the_next_one_is_read(name: str) -> None:
    data, reason, danish = BROKEN[name]
    read = read_uploads([("broken.yaml", data), ("good.yml", GOOD)])
    assert reasons(read) == [f"broken.yaml: {reason}"]
    assert danish in read.faults[0].why(DA)
    assert ids(read) == ["our-own"]


def test_a_byte_order_mark_of_utf_8_is_fine() -> None:
    assert ids(read_uploads([("windows.yaml", b"\xef\xbb\xbf" + GOOD)])) == ["our-own"]


def test_windows_line_ends_are_fine() -> None:
    read = read_uploads([("windows.yaml", GOOD.replace(b"\n", b"\r\n"))])
    assert [found.dilemma for found in read.found] == [OWN]


def test_a_file_with_a_thousand_faults_tells_of_the_first() -> None:
    many = GOOD + b"".join(b"field%d: 1\n" % n for n in range(1_000))
    told = reasons(read_uploads([("many.yaml", many)]))
    assert len(told) == MAX_FAULTS + 1
    assert told[-1] == f"many.yaml: -: has {1_000 - MAX_FAULTS} more faults"


def test_another_kind_of_file_is_refused() -> None:
    read = read_uploads([("notes.docx", GOOD), ("good.yaml", GOOD)])
    assert reasons(read) == ["notes.docx: -: is neither .yaml nor .zip"]
    assert ids(read) == ["our-own"]


def test_the_same_id_twice_in_one_upload_keeps_the_first() -> None:
    read = read_uploads([("a.yaml", GOOD), ("b.zip", zipped({"c.yaml": GOOD}))])
    assert [found.file for found in read.found] == ["a.yaml"]
    assert reasons(read) == ["b.zip/c.yaml: id: the same id stands in a.yaml"]


def test_a_built_in_dilemmas_id_is_taken_unless_the_words_are_the_same() -> None:
    compass = BUILT_IN["one-or-all"]
    other = compass.model_copy(update={"en": None})
    assert ids(read_uploads([("a.yaml", to_yaml(compass))], BUILT_IN)) == ["one-or-all"]
    read = read_uploads([("a.yaml", to_yaml(other))], BUILT_IN)
    assert read.found == ()
    assert reasons(read) == [
        "a.yaml: id: is one of the compass's own; give your dilemma another id"
    ]


def test_more_files_than_one_can_look_through_are_not_read() -> None:
    files = [(f"{n}.yaml", to_yaml(OWN.model_copy(update={"id": f"n{n}"}))) for n in range(3)]
    padding = [(f"pad{n}.txt", b"") for n in range(MAX_FILES - 2)]
    read = read_uploads([*files[:2], *padding, files[2]])
    assert ids(read) == ["n0", "n1"]
    assert reasons(read)[0].startswith("2.yaml: -: is one of 201 files")


def test_names_of_files_are_shown_short_and_as_text() -> None:
    read = read_uploads([("a" * 300 + "\n\x1b[2J.yaml", b"")])
    assert len(read.faults[0].file) < 100
    assert read.faults[0].file.isprintable()


# --- Zip files


def zipped(members: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", how) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("../../etc/passwd.yaml", GOOD, "has a name that leads out of the zip file"),
        ("/etc/passwd.yaml", GOOD, "has a name that leads out of the zip file"),
        ("..\\windows.yaml", GOOD, "has a name that leads out of the zip file"),
        ("C:\\windows.yaml", GOOD, "has a name that leads out of the zip file"),
        ("inner.zip", zipped({"a.yaml": GOOD}), "is a zip file inside a zip file"),
        ("readme.txt", b"Hej", "is neither .yaml nor .zip"),
        ("bomb.yaml", b"\0" * 100_000_000, "is larger than 64 KB"),
        ("utf-16.yaml", GOOD.decode().encode("utf-16"), "is not UTF-8 text"),
    ],
)
def test_a_member_at_fault_is_refused_alone(name: str, data: bytes, reason: str) -> None:
    read = read_uploads([("all.zip", zipped({name: data, "folder/good.yaml": GOOD}))])
    assert reasons(read) == [f"all.zip/{name}: -: {reason}"]
    assert [found.file for found in read.found] == ["all.zip/folder/good.yaml"]


def test_a_member_that_lies_about_its_size_is_read_no_further_than_the_limit() -> None:
    whole = bytearray(zipped({"bomb.yaml": b"#" * 50_000_000, "good.yaml": GOOD}))
    real, claimed = struct.pack("<I", 50_000_000), struct.pack("<I", 1_000)
    assert whole.count(real) == 2
    lying = bytes(whole.replace(real, claimed))
    read = read_uploads([("all.zip", lying)])
    assert len(read.faults) == 1
    assert reasons(read)[0] == "all.zip/bomb.yaml: -: is damaged"
    assert ids(read) == ["our-own"]


def test_a_locked_member_is_refused() -> None:
    whole = bytearray(zipped({"a.yaml": GOOD}))
    central = whole.rindex(b"PK\x01\x02")
    for at in (6, central + 8):  # the flags, in both places where they stand
        whole[at] |= 1
    read = read_uploads([("locked.zip", bytes(whole))])
    assert reasons(read) == ["locked.zip/a.yaml: -: is locked with a password"]


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packing_that_could_ask_for_any_amount_of_memory_is_not_opened(how: int) -> None:
    read = read_uploads([("odd.zip", zipped({"a.yaml": GOOD}, how))])
    assert reasons(read) == ["odd.zip/a.yaml: -: is packed in a way that is not opened here"]


def test_a_zip_with_too_many_files_is_refused() -> None:
    many = {f"{n}.yaml": b"" for n in range(MAX_FILES + 1)}
    read = read_uploads([("many.zip", zipped(many)), ("good.yaml", GOOD)])
    assert reasons(read) == ["many.zip: -: has 201 files; 200 is the most"]
    assert ids(read) == ["our-own"]


def test_a_zip_of_10_mb_is_refused_unopened() -> None:
    large = zipped({"a.yaml": bytes(10_000_000)}, zipfile.ZIP_STORED)
    assert reasons(read_uploads([("large.zip", large)])) == ["large.zip: -: is larger than 2 MB"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "cannot be opened as a zip file"),
        (GOOD, "cannot be opened as a zip file"),
        (zipped({"a.yaml": GOOD})[:-30], "cannot be opened as a zip file"),
        (zipped({}), "has no files in it"),
        (zipped({"folder/": b"", "__MACOSX/a.yaml": b""}), "has no files in it"),
    ],
)
def test_what_is_no_zip_is_refused(data: bytes, reason: str) -> None:
    assert reasons(read_uploads([("all.zip", data)])) == [f"all.zip: -: {reason}"]


def test_a_zip_damaged_at_any_place_never_does_more_than_refuse() -> None:
    whole = zipped({"a.yaml": GOOD, "b.yaml": GOOD})
    for at in range(0, len(whole), 23):
        for value in (0x00, 0xFF):
            damaged = whole[:at] + bytes([value]) + whole[at + 1 :]
            read = read_uploads([("all.zip", damaged)])
            assert read.faults or ids(read) == ["our-own"]


def test_what_is_fetched_has_the_fields_of_the_librarys_files_in_their_order() -> None:
    for path in sorted((ROOT / "dilemmas").glob("*.yaml")):
        built_in = yaml.safe_load(path.read_text(encoding="utf-8"))
        written = yaml.safe_load(to_yaml(BUILT_IN[path.stem]))
        assert written == built_in
        assert list(written) == list(built_in)
        assert list(written["da"]) == list(built_in["da"])
