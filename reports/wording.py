"""Which language a text is in: a dilemma may be written in one only, and then says so."""

from workshop.dilemmas import Content, Dilemma
from workshop.words import Words


def language_of(content: Content, wanted: str) -> str:
    """The language of `content.text(wanted)`: the wanted one, else the one there is."""
    if isinstance(content, Dilemma) and not content.has(wanted):
        return content.languages[0]
    return wanted


def only_in(content: Content, t: Words) -> str:
    """ "Only written in Danish" where t's language is missing, else ""."""
    found = language_of(content, t.language)
    if found == t.language:
        return ""
    return {"da": t("Only written in Danish"), "en": t("Only written in English")}[found]
