"""Which language a text is in: a dilemma may be written in one only, and then says so."""

from workshop.dilemmas import Content, Dilemma
from workshop.words import Words, mark

_ONLY = {"da": mark("Only written in Danish"), "en": mark("Only written in English")}


def language_of(content: Content, wanted: str) -> str:
    """The language of `content.text(wanted)`: the wanted one, else the one there is."""
    if isinstance(content, Dilemma) and not content.has(wanted):
        return content.languages[0]
    return wanted


def foreign(content: Content, wanted: str) -> str:
    """The language of `content.text(wanted)` where that is not the wanted one, else ""."""
    found = language_of(content, wanted)
    return "" if found == wanted else found


def only_in(content: Content, t: Words) -> str:
    """ "Only written in Danish" where t's language is missing, else ""."""
    found = foreign(content, t.language)
    return only_written(found, t) if found else ""


def only_written(language: str, t: Words) -> str:
    """That a text is there in one language only, which is `language`."""
    return t(_ONLY[language])
