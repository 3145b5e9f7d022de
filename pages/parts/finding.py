"""What can be found on the Dilemmas page, and what a search means. Knows no Streamlit."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import store
from workshop.dilemmas import Dilemma, Priority, sketch
from workshop.library import Library

COMPASS, OWN, UNFINISHED = "compass", "own", "unfinished"
ORDER = "order"  # the kind of a priority question, beside axis and triangle


@dataclass(frozen=True)
class Entry:
    """A dilemma or priority question; `own` where it was written here."""

    content: Dilemma | Priority
    own: store.Own | None = None

    @property
    def id(self) -> str:
        return self.content.id

    @property
    def dilemma(self) -> Dilemma | None:
        return self.content if isinstance(self.content, Dilemma) else None

    @property
    def kind(self) -> str:
        return self.content.kind.value if isinstance(self.content, Dilemma) else ORDER

    @property
    def sources(self) -> frozenset[str]:
        if self.own is None:
            return frozenset({COMPASS})
        return frozenset({OWN} | ({UNFINISHED} if self.own.unfinished is not None else set()))

    @property
    def only_begun(self) -> bool:
        """Nothing of it is saved as a wording yet."""
        return self.own is not None and self.own.wording is None


@dataclass(frozen=True)
class Search:
    """What is looked for; "" is everything."""

    words: str = ""
    anchor: str = ""
    kind: str = ""
    source: str = ""


def entries(library: Library, owns: Iterable[store.Own]) -> tuple[Entry, ...]:
    """Everything there is: one's own first, the newest change on top, then the compass's."""
    mine = [Entry(own.wording or sketch(own.unfinished or {"id": own.key}), own) for own in owns]
    built_in = [Entry(d) for d in library.dilemmas.values() if d.id not in library.own]
    return (*mine, *built_in, *(Entry(question) for question in library.priorities.values()))


def find(among: Iterable[Entry], search: Search) -> tuple[Entry, ...]:
    """The entries that fit everything that is asked for."""
    wanted = _plain(search.words).split()
    return tuple(
        entry
        for entry in among
        if (not search.kind or entry.kind == search.kind)
        and (not search.source or search.source in entry.sources)
        and (not search.anchor or (entry.dilemma and entry.dilemma.anchor == search.anchor))
        and all(word in _text(entry.content) for word in wanted)
    )


def _text(content: Dilemma | Priority) -> str:
    """All that is written in it, in both languages."""
    if isinstance(content, Priority):
        asked = (content.da, content.en)
        return _plain(
            " ".join(
                part
                for text in asked
                for part in (text.title, text.question, text.intro, *text.options.values())
            )
        )
    parts: list[str] = [content.id]
    for language in content.languages:
        text = content.text(language)
        parts += (text.title, text.question, text.case, text.standpoint)
        parts += (*text.prompts, *text.keywords)
        for pole in text.poles:
            parts += (pole.label, pole.argument, pole.price)
    return _plain(" ".join(parts))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
