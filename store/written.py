"""What the group writes down together."""

from sqlalchemy import (
    delete,
)
from sqlmodel import Session, col

import models
from live import STEP
from models import AgendaItem
from store.database import Write, tick
from workshop.errors import Refused
from workshop.snapshot import (
    NOTE_KINDS,
    VERBS,
)

TEXT_LIMIT = 400


def _line(text: str, field: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise Refused("Write something first.", status=422, field=field)
    if len(text) > TEXT_LIMIT:
        raise Refused(
            "The text is longer than {n} characters.", status=422, field=field, n=TEXT_LIMIT
        )
    return text


def _short(text: str) -> str:
    return " ".join(text.split())[:80]


@Write
def add_note(session: Session, workshop: int, item: int, kind: str, text: str) -> None:
    """Write down what the group says about an item; also afterwards, in the archive."""
    if kind not in NOTE_KINDS:
        raise ValueError(f"kind must be one of {NOTE_KINDS}, got {kind!r}")
    text = _line(text, "text")
    _check_item(session, workshop, item)
    session.add(models.Note(workshop_id=workshop, item_id=item, kind=kind, text=text))
    tick(session, workshop, STEP)


@Write
def add_commitment(
    session: Session, workshop: int, item: int, verb: str, text: str, who: str, due: str
) -> None:
    """Write down what happens next, by whom and when."""
    if verb not in VERBS:
        raise ValueError(f"verb must be one of {VERBS}, got {verb!r}")
    text = _line(text, "text")
    who, due = _short(who), _short(due)
    _check_item(session, workshop, item)
    session.add(
        models.Commitment(
            workshop_id=workshop, item_id=item, verb=verb, text=text, who=who, due=due
        )
    )
    tick(session, workshop, STEP)


@Write
def change_note(session: Session, workshop: int, note: int, text: str) -> None:
    """Give a note of the group other words; nobody stands behind those yet. Raises Refused."""
    row = session.get(models.Note, note)
    if row is None or row.workshop_id != workshop:
        raise _gone()
    if row.participant_id is not None:
        raise Refused("What somebody wrote on a phone is in their own words.")
    _reword(session, row, {"text": _line(text, "text")})


@Write
def change_commitment(
    session: Session, workshop: int, commitment: int, verb: str, text: str, who: str, due: str
) -> None:
    """Change what happens next; nobody stands behind what it says now. Raises Refused."""
    if verb not in VERBS:
        raise ValueError(f"verb must be one of {VERBS}, got {verb!r}")
    row = session.get(models.Commitment, commitment)
    if row is None or row.workshop_id != workshop:
        raise _gone()
    said = {"verb": verb, "text": _line(text, "text"), "who": _short(who), "due": _short(due)}
    _reword(session, row, said)


def _reword(session: Session, row: models.Note | models.Commitment, said: dict[str, str]) -> None:
    """The same words change nothing; others take along who stood behind the old ones."""
    if all(getattr(row, name) == value for name, value in said.items()):
        return
    for name, value in said.items():
        setattr(row, name, value)
    row.asked = None
    kind = models.Support.note_id if isinstance(row, models.Note) else models.Support.commitment_id
    session.execute(delete(models.Support).where(col(kind) == row.id))
    tick(session, row.workshop_id, STEP)


def _gone() -> Refused:
    return Refused("This line is no longer there.", status=404)


@Write
def remove_note(session: Session, workshop: int, note: int) -> None:
    session.execute(
        delete(models.Note).where(
            col(models.Note.id) == note, col(models.Note.workshop_id) == workshop
        )
    )
    tick(session, workshop, STEP)


@Write
def remove_commitment(session: Session, workshop: int, commitment: int) -> None:
    session.execute(
        delete(models.Commitment).where(
            col(models.Commitment.id) == commitment,
            col(models.Commitment.workshop_id) == workshop,
        )
    )
    tick(session, workshop, STEP)


def _check_item(session: Session, workshop: int, item: int) -> None:
    row = session.get(AgendaItem, item)
    if row is None or row.workshop_id != workshop:
        raise Refused("This step is not on the agenda.", status=404)
