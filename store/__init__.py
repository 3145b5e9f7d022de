"""The only place that opens a database session.

Reads return frozen values; writes ask `workshop` whether they are allowed, commit,
and announce. All writes of the process pass through one thread that commits whatever
has queued up as one transaction: a thousand answers at once cost a handful of
durable commits, and a caller hears back only after its own is on disk.
"""

from store.answers import MAX_PARTICIPANTS, join, take_ranking, take_stance
from store.database import Write, close_database, open_database, reading
from store.reading import (
    Overview,
    Person,
    find,
    library,
    overviews,
    own_answer,
    person,
    snapshot,
    stage,
)
from store.workshops import add_round, change_workshop, create_workshop, delete_workshop, move
from store.written import (
    TEXT_LIMIT,
    add_commitment,
    add_note,
    remove_commitment,
    remove_note,
)

__all__ = [
    "MAX_PARTICIPANTS",
    "TEXT_LIMIT",
    "Overview",
    "Person",
    "Write",
    "add_commitment",
    "add_note",
    "add_round",
    "change_workshop",
    "close_database",
    "create_workshop",
    "delete_workshop",
    "find",
    "join",
    "library",
    "move",
    "open_database",
    "overviews",
    "own_answer",
    "person",
    "reading",
    "remove_commitment",
    "remove_note",
    "snapshot",
    "stage",
    "take_ranking",
    "take_stance",
]
