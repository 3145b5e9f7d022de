"""How many stand behind a line that the group wrote: the same words on screen and in the PDF."""

from i18n import Translator
from workshop.snapshot import Snapshot


def behind(snapshot: Snapshot, kind: str, line: int) -> int:
    """How many stand behind a "note" or "commitment"."""
    return next((n for what, id, n in snapshot.support if (what, id) == (kind, line)), 0)


def people(snapshot: Snapshot) -> int:
    """Out of how many: who is here, and once the workshop is closed who took part."""
    return snapshot.joined if snapshot.closed else snapshot.present


def words(snapshot: Snapshot, kind: str, line: int, t: Translator) -> str:
    """ "12 of 18 stand behind this"; "" while nobody does."""
    n = behind(snapshot, kind, line)
    if not n:
        return ""
    of = max(n, people(snapshot))
    return t.n("{n} of {of} stands behind this", "{n} of {of} stand behind this", n, of=of)
