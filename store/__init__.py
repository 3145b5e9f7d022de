"""The only place that opens a database session.

Reads return frozen values; writes ask `workshop` whether they are allowed, commit,
and announce. All writes of the process pass through one thread that commits whatever
has queued up as one transaction: a thousand answers at once cost a handful of
durable commits, and a caller hears back only after its own is on disk.
"""

from store.answers import MAX_PARTICIPANTS, join, take_points, take_ranking, take_stance
from store.database import Write, close_database, open_database, reading
from store.own import (
    Own,
    OwnTemplate,
    begin_dilemma,
    delete_dilemma,
    delete_template,
    keep_unfinished,
    library,
    own_dilemma,
    own_dilemmas,
    save_dilemma,
    save_template,
    templates,
    wordings,
)
from store.reading import (
    Overview,
    Person,
    find,
    overviews,
    own_answer,
    person,
    snapshot,
    stage,
)
from store.reasons import Mark, ReasonShown, mark_reason, marks, reason_sample
from store.suggestions import (
    MAX_EACH,
    Suggestion,
    allow_suggestions,
    own_suggestions,
    set_aside,
    suggest,
    suggestions,
)
from store.workshops import (
    add_round,
    change_workshop,
    create_workshop,
    delete_workshop,
    insert_item,
    move,
    set_wall,
)
from store.written import (
    TEXT_LIMIT,
    add_commitment,
    add_note,
    remove_commitment,
    remove_note,
)

__all__ = [
    "MAX_EACH",
    "MAX_PARTICIPANTS",
    "TEXT_LIMIT",
    "Mark",
    "Overview",
    "Own",
    "OwnTemplate",
    "Person",
    "ReasonShown",
    "Suggestion",
    "Write",
    "add_commitment",
    "add_note",
    "add_round",
    "allow_suggestions",
    "begin_dilemma",
    "change_workshop",
    "close_database",
    "create_workshop",
    "delete_dilemma",
    "delete_template",
    "delete_workshop",
    "find",
    "insert_item",
    "join",
    "keep_unfinished",
    "library",
    "mark_reason",
    "marks",
    "move",
    "open_database",
    "overviews",
    "own_answer",
    "own_dilemma",
    "own_dilemmas",
    "own_suggestions",
    "person",
    "reading",
    "reason_sample",
    "remove_commitment",
    "remove_note",
    "save_dilemma",
    "save_template",
    "set_aside",
    "set_wall",
    "snapshot",
    "stage",
    "suggest",
    "suggestions",
    "take_points",
    "take_ranking",
    "take_stance",
    "templates",
    "wordings",
]
