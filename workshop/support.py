"""How many stand behind what the group wrote, out of how many who could say so.

Lines to stand behind are what the group agrees on, and commitments; of what it still disagrees
about one says that one sees it so too, so that the disagreement is counted as well. While the
phones show a line, those who are here with a phone or at a table can press; when the room goes
on, as many as were there then is kept with the line. The same words stand on all screens and
in all files (docs/measures.md).
"""

from dataclasses import dataclass

from workshop.flow import Phase
from workshop.snapshot import MIN_ROOM, Commitment, Note, Snapshot
from workshop.words import Words

Line = Note | Commitment
SUPPORTED = ("agree", "disagree")  # kinds of notes


@dataclass(frozen=True)
class Behind:
    """`n` people stand behind a line, `of` could have said so (at least MIN_ROOM)."""

    n: int
    of: int


def can_stand(line: Line) -> bool:
    """Whether this is a kind of line that one can stand behind."""
    return isinstance(line, Commitment) or line.kind in SUPPORTED


def offered(snapshot: Snapshot) -> tuple[Line, ...]:
    """The lines that the phones show to stand behind now."""
    item = snapshot.item
    if item is None:
        return ()
    if snapshot.here.phase is Phase.GROUND:
        return (*(note for note in item.notes if can_stand(note)), *item.commitments)
    return tuple(made for each in snapshot.items for made in each.commitments if item.writes)


def asked(snapshot: Snapshot, line: Line) -> int | None:
    """How many could say that they stand behind a line; None when nobody was ever asked."""
    now = snapshot.reached if line in offered(snapshot) else None
    known = [count for count in (line.asked, now) if count is not None]
    return max(known) if known else None


def behind(snapshot: Snapshot, line: Line) -> Behind | None:
    """How many stand behind a line; None where nobody was asked, or fewer than MIN_ROOM."""
    of = asked(snapshot, line)
    if of is None or not can_stand(line):
        return None
    kind = "commitment" if isinstance(line, Commitment) else "note"
    n = next((n for what, id, n in snapshot.support if (what, id) == (kind, line.id)), 0)
    of = max(n, of)
    return Behind(n, of) if of >= MIN_ROOM else None


def words(snapshot: Snapshot, line: Line, t: Words) -> str:
    """ "12 of 18 stand behind this", also of 0; "" for what nobody can stand behind."""
    if not can_stand(line):
        return ""
    found = behind(snapshot, line)
    disputed = isinstance(line, Note) and line.kind == "disagree"
    if found and disputed:
        return t.n("{n} of {of} sees it so too", "{n} of {of} see it so too", found.n, of=found.of)
    if found:
        return t.n(
            "{n} of {of} stands behind this",
            "{n} of {of} stand behind this",
            found.n,
            of=found.of,
        )
    if asked(snapshot, line) is None:
        if disputed:  # there was a time when nobody could press here
            return ""
        return t("written afterwards: nobody was asked")
    return t("not measured: fewer than {n} could press", n=MIN_ROOM)
