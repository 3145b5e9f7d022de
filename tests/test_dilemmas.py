"""The dilemmas in the library, and what happens to a file that breaks the format."""

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest

from i18n import translator
from tests.conftest import ROOT
from workshop.dilemmas import ADVISED_CASE, Dilemma, Priority, Shape, check, sketch
from workshop.library import load_library
from workshop.readability import MOST, lix
from workshop.templates import Template

LIBRARY = load_library(ROOT / "dilemmas")
TEXTS = [
    pytest.param(dilemma, language, id=f"{dilemma.id}-{language}")
    for dilemma in LIBRARY.dilemmas.values()
    for language in ("da", "en")
]


def test_every_file_of_the_library_can_be_read() -> None:
    assert LIBRARY.faults == ()
    files = {path.stem for path in (ROOT / "dilemmas").glob("*.yaml")}
    assert LIBRARY.dilemmas.keys() == files


def test_the_ready_made_priority_questions_are_there() -> None:
    assert set(LIBRARY.priorities) == {"aarhus-goals", "anchors", "this-workshop"}
    assert len(LIBRARY.priorities["aarhus-goals"].options) == 6
    assert LIBRARY.priorities["this-workshop"].options == "agenda"


TABLE = {
    "value": """who-defines-value one-or-all open-or-decided clubs-or-self-organised denser-city
        help-or-rehabilitation local-or-city-goals equal-or-individual""",
    "co-creation": """authority-supplier-community rights-or-cocreation best-or-ours
        worth-the-effort who-shows-up edges-or-middle lead-follow-guest dare-or-operate
        answer-for-others""",
    "knowledge": """goals-learning-overload counts-or-stories freedom-or-control
        local-or-comparable now-or-strategy renegotiate-or-hold learning-or-accountability""",
}
TRIANGLES = {
    "who-defines-value",
    "authority-supplier-community",
    "lead-follow-guest",
    "goals-learning-overload",
}


def test_every_dilemma_of_the_compass_is_there_under_its_anchor() -> None:
    found = {(dilemma.anchor.value, id) for id, dilemma in LIBRARY.dilemmas.items()}
    assert found == {(anchor, id) for anchor, ids in TABLE.items() for id in ids.split()}
    assert {id for id, d in LIBRARY.dilemmas.items() if d.kind is Shape.TRIANGLE} == TRIANGLES


@pytest.mark.parametrize(("dilemma", "language"), TEXTS)
def test_a_dilemma_of_the_compass_is_complete(dilemma, language: str) -> None:  # type: ignore[no-untyped-def]
    """What somebody's own may leave out stands in all of these."""
    assert dilemma.pages
    assert dilemma.has(language)
    text = dilemma.text(language)
    assert text.standpoint
    assert text.keywords
    assert len(text.case.split()) >= ADVISED_CASE
    assert all(pole.price for pole in text.poles)


def test_no_run_of_eight_words_is_the_sources() -> None:
    """The source's own runs are kept as hashes, so that the project stands alone."""
    source = set((ROOT / "tests/data/source-runs.txt").read_text().split())
    texts: list[Dilemma | Priority] = [*LIBRARY.dilemmas.values(), *LIBRARY.priorities.values()]
    for dilemma in texts:
        assert dilemma.da is not None
        words = re.findall(r"\w+", dilemma.da.model_dump_json().lower())
        for start in range(len(words) - 7):
            run = " ".join(words[start : start + 8])
            assert hashlib.sha256(run.encode()).hexdigest()[:12] not in source, (dilemma.id, run)


SCHEMAS = [("dilemma", Dilemma), ("priority", Priority), ("template", Template)]


@pytest.mark.parametrize(("name", "model"), SCHEMAS)
def test_the_schema_for_editors_is_the_formats(
    name: str, model: type[Dilemma | Priority | Template]
) -> None:
    """Made anew with `python -m workshop.library`."""
    kept = json.loads((ROOT / f"dilemmas/{name}.schema.json").read_text(encoding="utf-8"))
    assert kept == model.model_json_schema()


@pytest.mark.parametrize(("dilemma", "language"), TEXTS)
def test_a_dilemma_can_be_read_aloud(dilemma, language: str) -> None:  # type: ignore[no-untyped-def]
    text = dilemma.text(language)
    assert lix(text.case) <= MOST
    assert lix(text.standpoint) <= MOST
    assert lix(" ".join(text.prompts)) <= MOST
    for pole in text.poles:
        assert lix(f"{pole.argument} {pole.price}") <= MOST
    poles = [len(f"{pole.argument} {pole.price}".split()) for pole in text.poles]
    assert max(poles) <= 1.5 * min(poles), "the poles get about the same number of words"


@pytest.mark.parametrize(("dilemma", "language"), TEXTS)
def test_a_dilemma_shouts_at_nobody(dilemma, language: str) -> None:  # type: ignore[no-untyped-def]
    assert "!" not in dilemma.text(language).model_dump_json()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of two good files, for a third one beside them."""
    for name in ("one-or-all", "counts-or-stories"):
        shutil.copy(ROOT / f"dilemmas/{name}.yaml", tmp_path)
    return tmp_path


GOOD = (ROOT / "dilemmas/who-shows-up.yaml").read_text(encoding="utf-8")
BROKEN = {
    "not yaml": (b"id: [who-shows-up\n", "-", "linje 2: sådan skrives YAML ikke"),
    "not utf-8": (GOOD.encode("latin-1"), "-", "er ikke UTF-8-tekst"),
    "empty": (b"", "-", "skal bestå af felter"),
    "a list": (b"- 1\n- 2\n", "-", "skal bestå af felter"),
    "too large": (b"#" * 70_000, "-", "er større end 64 KB"),
    "a bomb": (b"a: &a [1]\nb: [*a, *a]\n", "-", "linje 2: genveje (*a) er ikke tilladt"),
    "a list as a name": (b"? [a]\n: b\n", "-", "linje 1:"),
    "no date": (b"id: !!timestamp foo\n", "-", "linje 1:"),
    "no such day": (b"id: 2026-13-45\n", "-", "har en værdi, der ikke kan læses"),
    "a field twice": (GOOD.encode() + b"id: again\n", None, "står to gange"),
    "an unknown field": (GOOD.encode() + b"winner: a\n", "winner", "er ikke et felt i formatet"),
    "another id": (
        GOOD.replace("id: who-shows-up", "id: who-hides").encode(),
        "id",
        "skal være filens navn: who-shows-up",
    ),
    "another anchor": (
        re.sub("anchor: .*", "anchor: money", GOOD).encode(),
        "anchor",
        "skal være en af 'value', 'co-creation' or 'knowledge'",
    ),
    "a missing title": (re.sub("\n  title: .*", "", GOOD, count=1).encode(), "da.title", "mangler"),
    "too long a title": (
        re.sub("\n  title: .*", "\n  title: a b c d e f", GOOD, count=1).encode(),
        "da.title",
        "har 6 ord; der må være mellem 1 og 5",
    ),
    "html": (
        re.sub("\n  title: .*", "\n  title: <b>Hej</b>", GOOD, count=1).encode(),
        "da.title",
        "skal være ren tekst uden HTML",
    ),
    "too many poles": (
        GOOD.replace("kind: axis", "kind: triangle").encode(),
        "-",
        "da: triangle skal have 3 poler, men har 2",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_named_and_left_out_and_the_others_stay(folder: Path, name: str) -> None:
    data, field, reason = BROKEN[name]
    (folder / "who-shows-up.yaml").write_bytes(data)
    library = load_library(folder)
    assert set(library.dilemmas) == {"one-or-all", "counts-or-stories"}
    told = library.faults[0].reason(translator("da"))
    assert told.startswith("who-shows-up.yaml: ")
    assert reason in told
    if field is not None:
        assert library.faults[0].field == field
    assert library.faults[0].reason(translator("en")) != told


def own(**changes: object) -> dict[str, object]:
    raw = LIBRARY.dilemmas["one-or-all"].model_dump(mode="json")
    return {**raw, "id": "own-one", "pages": [], **changes}


def test_a_dilemma_can_be_written_in_one_language() -> None:
    found = check(Dilemma, "-", own(da=None))
    assert isinstance(found, Dilemma)
    assert found.languages == ("en",)
    assert found.text("da") == found.text("en") == LIBRARY.dilemmas["one-or-all"].en
    faults = check(Dilemma, "-", own(da=None, en=None))
    assert isinstance(faults, list)
    assert faults[0].why(translator("da")) == "skal være skrevet på dansk eller engelsk"


def test_a_name_with_too_many_letters_is_told_in_letters() -> None:
    raw = own()
    raw["da"]["poles"][0]["label"] = "Fællesskabets allerbedste vej"  # type: ignore[index]
    faults = check(Dilemma, "-", raw)
    assert isinstance(faults, list)
    assert faults[0].why(translator("da")) == "er længere end 26 tegn"


def test_a_fault_names_its_field_also_deep_inside() -> None:
    raw = own()
    raw["da"]["poles"][1]["label"] = "alt for mange ord i et navn"  # type: ignore[index]
    faults = check(Dilemma, "-", raw)
    assert isinstance(faults, list)
    assert [fault.field for fault in faults] == ["da.poles.1.label"]


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"kind": "triangle", "da": {"poles": [{"label": "Den ene"}]}},
        {"da": {"title": None, "prompts": ["Hvorfor?", None]}, "en": {}},
        LIBRARY.dilemmas["who-defines-value"].model_dump(mode="json"),
    ],
)
def test_an_unfinished_dilemma_can_be_looked_at(raw: dict[str, object]) -> None:
    drawn = sketch(raw)
    for language in ("da", "en"):
        text = drawn.text(language)
        assert len(text.poles) == (3 if drawn.kind is Shape.TRIANGLE else 2)
        assert isinstance(text.title, str)
        assert all(isinstance(prompt, str) for prompt in text.prompts)
