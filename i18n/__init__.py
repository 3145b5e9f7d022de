"""Languages: gettext catalogues read with Babel at start, dates and numbers by locale.

Message ids are the English texts, so English needs no catalogue; `da.po` holds the
Danish ones. `make messages` brings it up to date, a test fails on a missing or stale key.
"""

import datetime as dt
import gettext
import io
from functools import cache
from pathlib import Path

from babel import Locale, dates, numbers
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent
LANGUAGES = ("da", "en")
NAMES = {"da": "Dansk", "en": "English"}
_LOCALES = {"da": Locale("da", "DK"), "en": Locale("en", "GB")}


class Translator:
    """Texts, numbers and dates in one language. Satisfies `workshop.words.Words`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._locale = _LOCALES[language]
        self._catalogue = _read(language)

    def __call__(self, message: str, /, **values: object) -> str:
        """Translate `message` and fill in `{name}` fields."""
        text = self._catalogue.gettext(message)
        return text.format_map(values) if values else text

    def n(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Translate by number; `{n}` is the count."""
        return self._catalogue.ngettext(one, many, count).format_map({"n": count, **values})

    def number(self, value: float, decimals: int = 0) -> str:
        """2.94 with one decimal: "2,9" in Danish, "2.9" in English."""
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        # What is written is rounded half away from zero, as people do it.
        rounded = int(abs(value) * 10**decimals + 0.5 + 1e-9) / 10**decimals
        signed = -rounded if value < 0 and rounded else rounded  # never -0
        return str(numbers.format_decimal(signed, format=pattern, locale=self._locale))

    def date(self, day: dt.date) -> str:
        return str(dates.format_date(day, format="long", locale=self._locale))

    def time(self, moment: dt.datetime) -> str:
        return str(dates.format_time(moment, format="short", locale=self._locale))


def _read(language: str) -> gettext.NullTranslations:
    path = FOLDER / f"{language}.po"
    if not path.exists():  # English: the message ids are the texts
        return gettext.NullTranslations()
    with path.open("rb") as source:
        catalogue = read_po(source, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def translator(language: str) -> Translator:
    """The translator for "da" or "en"; anything else gets Danish."""
    return Translator(language if language in LANGUAGES else "da")


def choose(wanted: str | None, accepted: str | None, offered: tuple[str, ...] = LANGUAGES) -> str:
    """The language for a visitor: their own choice, else the browser's, else the first offered.

    `accepted` is an Accept-Language header.
    """
    if wanted in offered:
        return str(wanted)
    for part in (accepted or "").split(","):
        language = part.split(";")[0].strip().lower()[:2]
        if language in offered:
            return language
    return offered[0]
