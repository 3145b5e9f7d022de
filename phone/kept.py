"""The page that a phone keeps when the workshop is closed: one's own, the room's, what was written.

Nothing of it is on anybody else's page but where the room stood and what the group wrote.
"""

from dataclasses import dataclass

from markupsafe import Markup

import store
from i18n import Translator
from phone import tables, wording
from phone.drawing import Own
from phone.shelf import Shelf
from workshop import lenses, support
from workshop.answers import Places, Points, Ranking, Stance
from workshop.flow import Kind
from workshop.snapshot import Commitment, Item, Note, Snapshot
from workshop.tongues import foreign

NOBODY = store.Said()


@dataclass(frozen=True)
class Round:
    """What one gave in a round: in a line, beside it, in an order, and why."""

    words: str
    beside: str = ""
    order: tuple[str, ...] = ()
    reason: str = ""
    lens: str = ""


@dataclass(frozen=True)
class Line:
    """What the group wrote; `own`: the participant stands behind it."""

    text: str
    behind: str
    own: bool


@dataclass(frozen=True)
class Point:
    """One point as the participant keeps it; only some are `asked`, all can be written about."""

    title: str
    tongue: str
    asked: bool
    rounds: tuple[Round, ...]
    takes: str  # what they wrote that it would take
    room: str
    svg: Markup
    notes: dict[str, list[Line]]  # by their kind
    made: list[Line]  # what happens next


def points(
    shelf: Shelf,
    own: dict[tuple[int, int], Own],
    said: store.Said,
    behind: frozenset[store.Line],
    t: Translator,
) -> list[Point]:
    """The points of a closed workshop, with what a phone gave by item and round."""
    snapshot = shelf.snapshot
    return [
        _point(shelf, item, own, said, behind, t)
        for item in snapshot.items
        if item.kind is not Kind.PLAIN or item.notes or item.commitments
    ]


def _point(
    shelf: Shelf,
    item: Item,
    own: dict[tuple[int, int], Own],
    said: store.Said,
    behind: frozenset[store.Line],
    t: Translator,
) -> Point:
    snapshot = shelf.snapshot
    rounds = (
        _round(snapshot, item, number, own.get((item.id, number)), said, t)
        for number in range(1, item.progress.revealed + 1)
    )
    room, svg = "", ""
    if item.progress.revealed:
        shown = [r.number for r in item.results if not r.withheld and r.number <= item.rounds]
        last = shown[-1] if shown else min(item.progress.revealed, item.rounds)
        drawn = shelf.gallery.result(item, last, t, own.get((item.id, last)))
        room, svg = drawn.picture.title, drawn.svg
    verbs = wording.verbs(t)
    notes: dict[str, list[Line]] = {"agree": [], "disagree": [], "takes": []}
    for note in item.notes:
        if note.kind in notes:
            notes[note.kind].append(_line(snapshot, note, note.text, behind, t))
    return Point(
        title=item.content.text(t.language).title,
        tongue=foreign(item.content, t.language),
        asked=item.kind is not Kind.PLAIN,
        rounds=tuple(filter(None, rounds)),
        takes=dict(said.takes).get(item.id, ""),
        room=room,
        svg=Markup(svg),
        notes=notes,
        made=[
            _line(snapshot, made, _agreed(made, verbs[made.verb]), behind, t)
            for made in item.commitments
        ],
    )


def _agreed(made: Commitment, verb: str) -> str:
    return f"{verb}: {made.text}" + "".join(f" – {more}" for more in (made.who, made.due) if more)


def _line(
    snapshot: Snapshot,
    line: Note | Commitment,
    text: str,
    behind: frozenset[store.Line],
    t: Translator,
) -> Line:
    kind = "note" if isinstance(line, Note) else "commitment"
    return Line(text, support.words(snapshot, line, t), (kind, line.id) in behind)


def _round(
    snapshot: Snapshot, item: Item, number: int, own: Own, said: store.Said, t: Translator
) -> Round | None:
    if own is None:
        return None
    words = _words(item, own, t)
    words = (
        t("Afterwards: {words}", words=words)
        if item.is_afterwards(number)
        else t("Round {n}: {words}", n=number, words=words)
    )
    if own.skipped:
        return Round(words)
    reason, lens = said.reason(item.id, number)
    about = lenses.names(snapshot.lenses, t).get(lens, "")
    return Round(words, _beside(own, t), _order(item, own, t), reason, about)


def _words(item: Item, own: Own, t: Translator) -> str:
    """Where one stood, in a line."""
    if own is None or own.skipped:
        return t("you skipped this one")
    if isinstance(own, Places):
        return tables.spread(own, item, t)
    if isinstance(own, Stance) and own.place is not None:
        return wording.where_words(own.place, item, t)
    return t("your points") if isinstance(own, Points) else t("your order")


def _beside(own: Own, t: Translator) -> str:
    """How sure one was and how much it matters, where one said so."""
    if not isinstance(own, Stance):
        return ""
    parts = []
    if own.certainty:
        sure = wording.certainties(t)[own.certainty - 1]
        parts.append(t("How sure you were: {words}", words=sure.lower()))
    if own.importance:
        much = wording.importances(t)[own.importance - 1]
        parts.append(t("How much it matters to you: {words}", words=much.lower()))
    return " · ".join(parts)


def _order(item: Item, own: Own, t: Translator) -> tuple[str, ...]:
    """All options in one's own order, or all points that one gave, most first."""
    if isinstance(own, Ranking) and own.order:
        labels = item.priority.text(t.language).options
        return tuple(labels[option] for option in own.order)
    if isinstance(own, Points) and own.given:
        labels = item.priority.text(t.language).options
        most_first = sorted(own.given, key=lambda each: -each[1])
        return tuple(
            t("{option}: {n} points", option=labels[option], n=n) for option, n in most_first
        )
    return ()
