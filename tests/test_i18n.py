"""Every text in every language; numbers and dates as the language writes them."""

import datetime as dt
import string

import pytest
from babel.messages.pofile import read_po

from i18n import FOLDER, choose, translator
from i18n.messages import extract
from workshop.words import as_shown


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_text_in_the_code_is_in_danish_and_nothing_else_is() -> None:
    with (FOLDER / "da.po").open("rb") as file:
        danish = read_po(file, locale="da")
    wanted = {message.id for message in extract() if message.id}
    known = {message.id for message in danish if message.id}
    assert wanted - known == set(), "missing in da.po: run `make messages` and translate"
    assert known - wanted == set(), "stale in da.po: run `make messages`"
    untranslated = [m.id for m in danish if m.id and (not m.string or not all(m.string) or m.fuzzy)]
    assert untranslated == []


def test_a_translation_has_the_fields_of_its_text() -> None:
    with (FOLDER / "da.po").open("rb") as file:
        danish = read_po(file, locale="da")
    for message in danish:
        if message.id:
            ids = [message.id] if isinstance(message.id, str) else list(message.id)
            texts = [message.string] if isinstance(message.string, str) else message.string or ()
            assert {frozenset(fields(x)) for x in texts} == {frozenset(fields(x)) for x in ids}


@pytest.mark.parametrize(("language", "shown"), [("da", "1.234,5"), ("en", "1,234.5")])
def test_numbers_are_written_as_the_language_does(language: str, shown: str) -> None:
    assert translator(language).number(1234.5, 1) == shown


def test_halves_are_rounded_up_as_people_do() -> None:
    t = translator("en")
    assert [t.number(value) for value in (0.5, 1.5, 2.5, 71.5)] == ["1", "2", "3", "72"]
    assert t.number(2.45, 1) == "2.5"


@pytest.mark.parametrize(("language", "shown"), [("da", "0,00"), ("en", "0.00")])
def test_what_is_written_as_zero_has_no_sign(language: str, shown: str) -> None:
    assert translator(language).number(-0.004, 2) == shown
    assert str(as_shown(-0.004, 2)) == "0.0"


def test_dates_are_written_as_the_language_does() -> None:
    day = dt.date(2026, 11, 26)
    assert translator("da").date(day) == "26. november 2026"
    assert translator("en").date(day) == "26 November 2026"


@pytest.mark.parametrize(
    ("wanted", "accepted", "offered", "chosen"),
    [
        (None, None, ("da", "en"), "da"),
        ("en", "da", ("da", "en"), "en"),
        (None, "en-GB,en;q=0.9", ("da", "en"), "en"),
        (None, "de,en;q=0.5", ("da", "en"), "en"),
        ("en", None, ("da",), "da"),
        ("xx", "xx", ("da", "en"), "da"),
    ],
)
def test_the_language_is_the_visitors_among_those_offered(
    wanted: str | None, accepted: str | None, offered: tuple[str, ...], chosen: str
) -> None:
    assert choose(wanted, accepted, offered) == chosen
