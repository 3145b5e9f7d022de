"""Personal data that is held back before it is stored: it would say who somebody is.

Danish CPR numbers, phone numbers, e-mail addresses, and names after hr., fru, frk., Mr, Mrs
and Ms. Where a number can be read in two ways, what a person would write of a case decides:
years, amounts, times, paragraphs and case numbers pass. Nothing here knows a register of
names: it catches slips, not intent.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from workshop.errors import Refused
from workshop.words import mark

# Why, with what was found; beside the field, in the reader's language.
WHY = {
    "cpr": mark(
        "“{found}” looks like a CPR number. Nobody is to be recognised here: take it out, or "
        "write it in another way, and the rest is received."
    ),
    "phone": mark(
        "“{found}” looks like a phone number. Nobody is to be recognised here: take it out, or "
        "write it in another way, and the rest is received."
    ),
    "mail": mark(
        "“{found}” looks like an e-mail address. Nobody is to be recognised here: take it out, "
        "or write it in another way, and the rest is received."
    ),
    "name": mark(
        "“{found}” looks like somebody's name. Nobody is to be recognised here: write who they "
        "are instead, such as “a neighbour”, and the rest is received."
    ),
}


@dataclass(frozen=True)
class Found:
    """Something personal in a text: a key of WHY, and where it begins and ends."""

    kind: str
    text: str
    begin: int
    end: int


class Personal(Refused):
    """The refusal of a text with something personal in it; `written` is that text."""

    def __init__(self, found: Found, written: str, field: str) -> None:
        super().__init__(WHY[found.kind], status=422, field=field, found=found.text)
        self.found = found
        self.written = written


def check(text: str, field: str) -> None:
    """Raise Personal (422) when `text` has something personal in it."""
    found = find(text)
    if found is not None:
        raise Personal(found, text, field)


def find(text: str) -> Found | None:
    """The first of what is personal in `text`, or None."""
    found = chain(_cpr(text), _phones(text), _mails(text), _names(text))
    return min(found, key=lambda each: each.begin, default=None)


def without(stored: str, refused: Personal) -> str:
    """What may stay of a text that was stored while `refused` was being typed.

    A phone saves as one types, so the first digits of a number can be there already.
    """
    alike = 0
    for one, other in zip(stored, refused.written, strict=False):
        if one != other:
            break
        alike += 1
    begin = refused.found.begin
    if alike <= begin:
        return stored
    return (stored[:begin] + stored[min(alike, refused.found.end) :]).strip()


# --- CPR numbers: six digits that are a date, then four

_GAP = r"[ \u00a0\u2009\u202f]"
_DASH = r"[-\u2010-\u2015]"
_PART = r"[ ./\-\u2010-\u2015]?"
_CPR = re.compile(
    rf"(?<!\d)(?P<day>\d\d)(?P<between>{_PART})(?P<month>\d\d)(?P<then>{_PART})"
    rf"(?P<year>(?:18|19|20)?\d\d)(?P<gap>{_GAP}?(?:{_DASH}|/)?{_GAP}?)(?P<last>\d{{4}})(?!\d)"
)
_SAYS_CPR = re.compile(r"(?:cpr|person)[-. ]*(?:nr|nummer\w*)?[.: ]*$", re.I)
_CASE = re.compile(  # what stands before a number that is a case's or a company's
    r"(?<!\w)(?:sags?|journal|j|cvr|case|ref)[-. ]*(?:nr|nummer|no|number)?[.: ]*$", re.I
)


def _cpr(text: str) -> Iterator[Found]:
    for match in _CPR.finditer(text):
        day, month, year = (int(match[name]) for name in ("day", "month", "year"))
        years = [year] if year > 99 else [century + year for century in (1800, 1900, 2000)]
        if any(_is_date(day, month, each) for each in years) and not _is_other(text, match):
            yield _found("cpr", match)


def _is_other(text: str, match: re.Match[str]) -> bool:
    """Whether this is a case's number, or a day with a time or an amount after it."""
    before = text[: match.start()]
    if _SAYS_CPR.search(before):
        return False
    if match[0].isdigit() or "/" in match["gap"]:
        return bool(_CASE.search(before))
    parted = match["between"] or match["then"]
    other = _is_time(match["last"]) or _is_amount(text, match)
    return bool(parted and match["gap"].isspace() and other)


def _is_time(four: str) -> bool:
    return four[:2] < "24" and four[2:] < "60"


def _is_date(day: int, month: int, year: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


# --- Phone numbers: eight digits as Danes group them, or a country's code and as many as it has

_LAND = rf"(?:(?:\+|\b00)45|\(\+45\)){_GAP}?{_DASH}?"
_SEPARATED = rf"(?:\d\d({_GAP}|\.|{_DASH})\d\d\2\d\d\2\d\d)"
_GROUPED = (
    rf"(?:\d{{4}}(?:{_GAP}|{_DASH})\d{{4}}|\d\d{_GAP}\d{{3}}{_GAP}\d{{3}}"
    rf"|\d{{3}}{_GAP}\d\d{_GAP}\d{{3}})"
)
_PHONE = re.compile(
    rf"(?<![\d.,/])(?:({_LAND}{_GAP}?)|(?<!\d))(?:\d{{8}}|{_SEPARATED}|{_GROUPED})(?!\d)"
)
_ABROAD = re.compile(rf"(?<!\w)(?:\+|00)(?!45)[1-9]\d{{0,2}}(?:{_GAP}?{_DASH}?\d){{7,11}}(?!\d)")
_CALL = re.compile(r"(?:tlf|telefon|mobil|phone|mobile|ring|call)\w*[ .:]*(?:nr|no)?[ .:]*$", re.I)
_NUMBER_OF = re.compile(  # what else a number can be of
    r"(?<!\w)(?:id|kl|§|art|nr|no|postn\w*)[-. ]*(?:nr|nummer|no|number)?[.: ]*$", re.I
)
_ROW_OF = re.compile(r"(?<!\w)(?:klasse\w*|paragraf\w*|trin\w*|alder\w*|årgang\w*)[.: ]*$", re.I)
_YEARS_AFTER = re.compile(rf"{_GAP}?års?\b", re.I)
_AMOUNT_BEFORE = re.compile(r"(?:kr|dkk|kroner|eur|€|\$|£)[. ]*$", re.I)
_AMOUNT_AFTER = re.compile(
    r"[ \u00a0]?(?:,-|,\d\d\b|[.,]-|%|€|kr\b|kroner\b|dkk\b|eur|mio|mia|million|procent|percent)",
    re.I,
)


def _phones(text: str) -> Iterator[Found]:
    for match in _PHONE.finditer(text):
        if match[1] or _CALL.search(text[: match.start()]) or not _counts(text, match):
            yield _found("phone", match)
    for match in _ABROAD.finditer(text):
        thousands = re.fullmatch(rf"\+\d{{1,3}}(?:{_GAP}\d{{3}})*{_GAP}000", match[0])
        if not thousands and not _is_amount(text, match):
            yield _found("phone", match)


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether these eight digits are an amount, a date, years or a case's number."""
    written, before = match[0], text[: match.start()]
    digits = re.sub(r"\D", "", written)
    if digits[0] == "0" or digits.endswith("000") or _is_amount(text, match):
        return True
    if _CASE.search(before) or _NUMBER_OF.search(before) or re.search(rf"\d{_DASH}$", before):
        return True
    if written == digits:
        day_first = _is_day(digits[:2], digits[2:4], digits[4:])
        return day_first or _is_day(digits[6:], digits[4:6], digits[:4])
    parts = re.findall(r"\d+", written)
    if len(parts) == 4:
        return _is_row(text, match, [int(part) for part in parts])
    if len(parts) == 3:  # an amount has its thousands apart
        return len(parts[0]) == 2 and digits.endswith("00")
    return _is_range(parts, written[4] not in " \u00a0\u2009\u202f")


def _is_row(text: str, match: re.Match[str], numbers: list[int]) -> bool:
    """Whether four numbers of two digits count upwards, as ages, forms and paragraphs do."""
    steps = [after - before for before, after in pairwise(numbers)]
    if min(steps) < 1:
        return False
    named = _ROW_OF.search(text[: match.start()]) or _YEARS_AFTER.match(text[match.end() :])
    return bool(named) or max(steps) < 10


def _is_range(halves: list[str], dash: bool) -> bool:
    """Whether two numbers of four digits are years, round numbers, or times one after another."""
    if all(_is_year(half) for half in halves) or all(half.endswith("00") for half in halves):
        return True
    rising = dash and halves[0] < halves[1]
    return rising and (
        all(half.endswith("0") for half in halves) or all(_is_time(half) for half in halves)
    )


def _is_amount(text: str, match: re.Match[str]) -> bool:
    after, before = text[match.end() :], text[: match.start()]
    return bool(_AMOUNT_AFTER.match(after) or _AMOUNT_BEFORE.search(before))


def _is_day(day: str, month: str, year: str) -> bool:
    return _is_year(year) and _is_date(int(day), int(month), int(year))


def _is_year(four: str) -> bool:
    return four[:2] in ("19", "20")


# --- E-mail addresses, also as people write them around a filter

_MAIL = re.compile(
    r"[\w.+-]*\w(?:@| ?[(\[](?:at|snabel-?a)[)\]] ?| snabel-?a )\w[\w-]*(?:\.\w+)*", re.I
)


def _mails(text: str) -> Iterator[Found]:
    for match in _MAIL.finditer(text):
        yield _found("mail", match)


# --- Names after a title. HR, MS and MR in capitals are not titles.

_NAME = re.compile(
    r"\b(?:[Hh]r|[Ff]ru|[Ff]rk|[Ff]røken|[Mm]r|[Mm]rs|[Mm]s)\b\.?[ \u00a0]+"
    r"(?:[^\W\d_]\.[ \u00a0]*)*([^\W\d_][^\W\d_'’-]+(?:-[^\W\d_]+)*)"
)
_OFFICES = frozenset(
    (
        *("danmark", "danmarks", "formand", "borgmester", "rådmand", "ordstyrer", "minister"),
        *("statsminister", "dommer", "chair", "chairman", "mayor", "president", "speaker", "og"),
        *("direktør", "næstformand", "forkvinde"),
    )
)


def _names(text: str) -> Iterator[Found]:
    for match in _NAME.finditer(text):
        name = match[1]
        if name[0].isupper() and not {name.casefold(), _bare(name)} & _OFFICES:
            yield _found("name", match)


def _bare(name: str) -> str:
    """An office without its ending: "Borgmesteren" is one, too."""
    return re.sub(r"e?n?s?$", "", name.casefold())


def _found(kind: str, match: re.Match[str]) -> Found:
    return Found(kind, match[0].strip(), match.start(), match.end())
