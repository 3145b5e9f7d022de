"""Personal data that is held back before it is stored: it would say who somebody is.

Danish CPR numbers, phone numbers, e-mail addresses, and names after hr., herr, fru, frk., Mr,
Mrs and Ms. A number passes only where the text says what else it is: an amount, a year, a time,
a paragraph, a case. To be asked once too often costs a rewording; the other way round costs
somebody's anonymity. Nothing here knows a register of names: it catches slips, not intent.
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
    seen = [at for at, character in enumerate(text) if character not in _UNSEEN]
    plain = "".join(text[at] for at in seen).translate(_PLAIN)
    found = chain(_cpr(plain), _phones(plain), _mails(plain), _names(plain))
    first = min(found, key=lambda match: match[1].start(), default=None)
    if first is None:
        return None
    kind, match = first
    begin, end = seen[match.start()], seen[match.end() - 1] + 1
    return Found(kind, text[begin:end].strip(), begin, end)


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


# A text is read as if it had one kind of space, dash, digit and at sign, and nothing unseen.
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_PLAIN = {
    **dict.fromkeys(map(ord, "\n\r\t\u00a0\u2002\u2003\u2009\u202f"), " "),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"), "-"),
    **{0xFF10 + digit: str(digit) for digit in range(10)},
    ord("\uff20"): "@",
    ord("\u2019"): "'",
}
_Match = tuple[str, re.Match[str]]  # a key of WHY, and where

# --- CPR numbers: six digits that are a date, then four

_PART = r"[ ./-]?"
_CPR = re.compile(
    rf"(?<!\d)(?P<day>\d\d)(?P<between>{_PART})(?P<month>\d\d)(?P<then>{_PART})"
    r"(?P<year>(?:18|19|20)?\d\d)(?P<gap> {0,2}[-/._]? {0,2})"
    r"(?P<last>\d{4}|\d\d {1,2}\d\d(?! ?\d))(?!\d)"
)
_SAYS_CPR = re.compile(r"(?:cpr|person)[-. ]*(?:nr|nummer\w*)?[.: ]*$", re.I)
_CASE = re.compile(  # what stands before a number that is a case's or a company's
    r"(?<!\w)(?:sags?|journal|j|cvr|case|ref)[-. ]*(?:nr|nummer|no|number)?[.: ]*$", re.I
)
_MEETS = re.compile(r"(?<!\w)(?:møde\w*|meeting\w*|kl|dato\w*|fra|from)[.: ]*$", re.I)
_REPLACED = 60  # is added to the day in the number of somebody who has no other


def _cpr(text: str) -> Iterator[_Match]:
    for match in _CPR.finditer(text):
        day, month, year = (int(match[name]) for name in ("day", "month", "year"))
        years = [year] if year > 99 else [century + year for century in (1800, 1900, 2000)]
        days = (day, day - _REPLACED)
        a_date = any(_is_date(one, month, each) for one in days for each in years)
        if a_date and not _is_other(text, match):
            yield "cpr", match


def _is_other(text: str, match: re.Match[str]) -> bool:
    """Whether this is a case's number, or a day with a time or an amount after it."""
    before = text[: match.start()]
    if _SAYS_CPR.search(before):
        return False
    if " " in match["last"] and _in_row(text, match):
        return True
    if match[0].isdigit() or "/" in match["gap"]:
        return bool(_CASE.search(before))
    parted = match["between"].strip() or match["then"].strip()
    if not parted or not match["gap"].isspace():
        return False
    a_time = _is_time(match["last"].replace(" ", "")) and _MEETS.search(before)
    return bool(a_time or _is_amount(text, match))


def _in_row(text: str, match: re.Match[str]) -> bool:
    """Whether these pairs of digits go on from others, or are ages, forms or weeks."""
    numbers = [int(part) for part in re.findall(r"\d\d", match[0])]
    goes_on = re.search(r"\d $", text[: match.start()])
    return bool(goes_on) or _is_row(text, match, numbers)


def _is_time(four: str) -> bool:
    return four[:2] < "24" and four[2:] < "60"


def _is_date(day: int, month: int, year: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


# --- Phone numbers: eight digits as Danes group them, or a country's code and as many as it has

_GAP = r" {1,2}"
_LAND = r"(?:(?:\+|\b00)45|\(\+45\)) ?-?"
_GROUPED = "|".join(
    parting.join(rf"\d{{{size}}}" for size in sizes)
    for parting in (_GAP, r"\.", "-")
    for sizes in ((2, 2, 2, 2), (2, 3, 3), (3, 2, 3), (4, 4))
)
_PHONE = re.compile(rf"(?<![\d.,/])(?:({_LAND} ?)|(?<!\d))(?:\d{{8}}|{_GROUPED})(?!\d)")
_CALLED = re.compile(r"(?<![\d.,/])\d(?:[ .-]{0,2}\d){7}(?!\d)")  # in any parts, where one calls
_BARE_LAND = re.compile(rf"(?<![\d+])45 ?(?:\d{{8}}|{_GROUPED})(?!\d)")  # only where one calls
_ABROAD = re.compile(r"(?<!\w)(?:\+|00)(?!45)[1-9]\d{0,2}(?: {0,2}-?\d){7,11}(?!\d)")
_CALL = re.compile(  # "ring på", "telefonen er", "kontakt mig på nr."
    r"(?:tlf|telefon|mobil|phone|mobile|ring|call|sms|kontakt|contact)\w*"
    r"(?:[ .:]+(?:mig|me|os|us|ham|hende|him|her|til|to|på|on|at|er|is|nr|no|nummer\w*|number))*"
    r"[ .:]*$",
    re.I,
)
_NUMBER_OF = re.compile(  # what else a number can be of
    r"(?<!\w)(?:id|kl|klokken|§|art|postn\w*)[-. ]*(?:nr|nummer|no|number)?[.: ]*$", re.I
)
_ROW_OF = re.compile(
    r"(?<!\w)(?:klasse\w*|paragraf\w*|trin\w*|alder\w*|årgang\w*|uge\w*|weeks?|sel|§+):? *$",
    re.I,
)
_YEARS_AFTER = re.compile(r" {0,2}års?\b", re.I)
_AMOUNT_BEFORE = re.compile(r"(?:kr|dkk|kroner|eur|€|\$|£)[. ]*$", re.I)
_AMOUNT_AFTER = re.compile(  # Mia is somebody, and Kr. can be Kristi
    r" ?(?:,-|,\d\d\b|[.,]-|%|€|(?-i:kr|KR|mia|MIA)\b|kroner\b|dkk\b|eur(?:os?)?\b|mio\b|million"
    r"|procent|percent)",
    re.I,
)


def _phones(text: str) -> Iterator[_Match]:
    for match in _PHONE.finditer(text):
        if match[1] or _CALL.search(text[: match.start()]) or not _counts(text, match):
            yield "phone", match
    for match in chain(_CALLED.finditer(text), _BARE_LAND.finditer(text)):
        if _CALL.search(text[: match.start()]):
            yield "phone", match
    for match in _ABROAD.finditer(text):
        thousands = re.fullmatch(rf"\+\d{{1,3}}(?:{_GAP}\d{{3}})*{_GAP}000", match[0])
        if not thousands and not _is_amount(text, match):
            yield "phone", match


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether these eight digits are an amount, a date, years or a case's number."""
    written, before = match[0], text[: match.start()]
    digits = re.sub(r"\D", "", written)
    if digits[0] == "0" or _is_amount(text, match):
        return True
    if _CASE.search(before) or _NUMBER_OF.search(before) or re.search(r"\d-$", before):
        return True
    if written == digits:
        day_first = _is_day(digits[:2], digits[2:4], digits[4:])
        year_first = _is_day(digits[6:], digits[4:6], digits[:4])
        return day_first or year_first or digits.endswith("0000")
    parts = re.findall(r"\d+", written)
    if len(parts) == 4:
        if "-" in written and sum(map(int, parts)) == 100:  # shares
            return True
        return _is_row(text, match, [int(part) for part in parts])
    if len(parts) == 3:  # an amount has its thousands apart
        return len(parts[0]) == 2 and (digits.endswith("00") or "." in written)
    return _is_range(parts, "-" in written)


def _is_row(text: str, match: re.Match[str], numbers: list[int]) -> bool:
    """Whether numbers of two digits are told to be ages, forms, weeks or paragraphs."""
    upwards = all(before < after for before, after in pairwise(numbers))
    named = _ROW_OF.search(text[: match.start()]) or _YEARS_AFTER.match(text[match.end() :])
    return upwards and bool(named)


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

_HOSTS = r"(?:gmail|hotmail|outlook|live|yahoo|icloud|protonmail|mail)\.\w+"
_MAIL = re.compile(
    r"[\w.+-]*\w(?:(?:@| ?[(\[](?:at|a|snabel-?a)[)\]] ?| snabel[- ]?a )\w[\w-]*(?:\.\w+)*"
    rf"| @ ?\w[\w-]*(?:\.\w+)+|@ \w[\w-]*(?:\.\w+)+| at {_HOSTS})",
    re.I,
)


def _mails(text: str) -> Iterator[_Match]:
    for match in _MAIL.finditer(text):
        yield "mail", match


# --- Names after a title. HR, MS and MR in capitals are titles before a name in capitals only.

_WORD = r"[^\W\d_]"
_PARTICLE = r"(?:(?:de|la|le|von|van|der|den|al|el|af|di|du|del|ter) +|al-|[OoDd]')"
_NAME = re.compile(
    r"\b(?P<title>[Hh]r|[Hh]err|[Ff]ru|FRU|[Ff]rk|FRK|[Ff]røken|[Ff]r|[Mm]r|[Mm]rs|MRS|[Mm]s|HR|MR|MS)\b"
    rf"(?P<dot>\. *| +)[\"'“”„»«*_(]?(?:{_WORD}\. *)*"
    rf"(?P<name>{_PARTICLE}*{_WORD}'?{_WORD}+(?:-{_WORD}+)*)"
    rf"(?=(?P<more> +{_WORD}{_WORD}+)?)"
)
_ACRONYMS = frozenset(("HR", "MR", "MS"))
_OFFICES = frozenset(
    (
        *("danmark", "danmarks", "formand", "borgmester", "rådmand", "ordstyrer", "minister"),
        *("statsminister", "dommer", "chair", "chairman", "mayor", "president", "speaker", "og"),
        *("direktør", "næstformand", "forkvinde", "and", "eller", "or"),
    )
)

# What names also in lower case.
_TITLES = frozenset(("hr", "herr", "fru", "frk", "frøken", "mr", "mrs"))
_SOMEBODYS = re.compile(  # "min fru": she is nobody's title
    r"(?:^|\W)(?:en|ens|min|din|sin|hans|hendes|vores|jeres|deres|my|our|the|vor) +$", re.I
)
_GOES_ON = frozenset(  # what a sentence goes on with after "fru", or "hr" for those who hire
    (
        *("af", "alene", "altid", "aldrig", "at", "bag", "blev", "bliver", "bor", "bruger"),
        *("der", "det", "efter", "en", "er", "et", "for", "fordi", "fra", "får", "fik", "gik"),
        *("går", "gør", "ham", "han", "har", "havde", "her", "hjemme", "hos", "hun", "hvad"),
        *("hvis", "hvor", "ikke", "ind", "ja", "kan", "kom", "kommer", "kunne", "man", "med"),
        *("men", "mener", "mente", "må", "nej", "nok", "nu", "når", "også", "om", "op", "over"),
        *("på", "sagde", "selv", "sidder", "siger", "skal", "skulle", "som", "spurgte"),
        *("synes", "så", "tager", "ud", "uden", "under", "var", "ved", "vi", "vil", "ville"),
        *("bør", "burde", "før", "inden", "til", "mens", "kun", "bare", "lige", "helst", "gerne"),
        *("afgør", "arbejder", "beslutter", "bestemmer", "deler", "finder", "forstår", "følger"),
        *("fortæller", "foreslår", "giver", "hjælper", "holder", "hører", "håndterer", "inddrages"),
        *("kender", "klarer", "laver", "lytter", "lægger", "løser", "oplever", "overtager"),
        *("passer", "peger", "prøver", "ringer", "rådgiver", "sender", "ser", "sikrer", "skaber"),
        *("skriver", "spiller", "spørger", "står", "stiller", "styrer", "støtter", "svarer"),
        *("taler", "trækker", "tror", "tænker", "undersøger", "vurderer", "vælger", "venter"),
        *("viser", "ønsker", "lederen", "ledelsen", "ledere", "alle", "jeg", "de", "i", "og"),
        *("says", "said", "is", "was", "has", "will", "who", "with", "hold", "kæmper", "mangler"),
    )
)
_HIRES = re.compile(
    r"(?:afdeling|arbejd|chef|folk|konsulent|medarbejd|møde|område|opgave|partner|politik|"
    r"proces|sag|stab|strategi|syste|team|ting|department|people|policy)",
    re.I,
)

_PROGRAMS = frozenset(("teams", "word", "excel", "office", "outlook"))  # Ms Teams
_BEGINS = frozenset(  # a sentence after "fr." that is Friday
    (
        *("alle", "vi", "jeg", "du", "han", "hun", "de", "den", "det", "der", "man", "ingen"),
        *("nogle", "her", "nu", "så", "men", "derfor", "hvis", "når", "hvad", "hvem", "hvor"),
    )
)


def _names(text: str) -> Iterator[_Match]:
    at = 0
    while match := _NAME.search(text, at):
        if _is_named(match):
            yield "name", match
        at = match.end("dot")  # "hr. og fru Jensen": the next title is within this one


def _is_named(match: re.Match[str]) -> bool:
    title, name, dotted = match["title"], match["name"], "." in match["dot"]
    if title in _ACRONYMS:
        return dotted and name.isupper() and len(name) > 2
    if title.casefold() == "ms" and name.casefold() in _PROGRAMS:
        return False
    after_a_day = match.string[: match.start()].endswith("-")  # "man.-fr."
    if title.casefold() == "fr" and (after_a_day or name.casefold() in _BEGINS):
        return False
    if {name.casefold(), _bare(name)} & _OFFICES:
        after = (match["more"] or "").strip()
        return after[:1].isupper()  # "Fru borgmester Hansen"
    if any(part[:1].isupper() for part in re.split(r"[ '-]", name)):
        return True
    if dotted:
        return title not in ("Fr", "fr") and not title.isupper()
    return _is_named_in_lower_case(match)


def _is_named_in_lower_case(match: re.Match[str]) -> bool:
    """Whether a word after "fru" or "hr", as a phone writes them, is a name after all."""
    title, name = match["title"].casefold(), match["name"].casefold()
    if title not in _TITLES or _SOMEBODYS.search(match.string[: match.start()]):
        return False
    return name not in _GOES_ON and not (title == "hr" and _HIRES.match(name))


def _bare(name: str) -> str:
    """An office without its ending: "Borgmesteren" is one, too."""
    return re.sub(r"e?n?s?$", "", name.casefold())
