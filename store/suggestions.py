"""Dilemmas that participants suggest."""

import datetime as dt
from dataclasses import asdict, dataclass, replace

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session, col

import models
from live import COUNT, STEP
from models import Workshop
from store.database import Write, reading, tick
from store.people import Person
from workshop.errors import Refused
from workshop.flow import Phase
from workshop.suggestions import Suggested, check_suggestion

MAX_EACH = 5
STATES = ("waiting", "taken", "aside", "merged")


@dataclass(frozen=True)
class Suggestion:
    """What somebody suggested, and what became of it: one of STATES.

    `merged` is the id of the one that says the same, and is read in its place.
    """

    id: int
    text: Suggested
    state: str
    made_at: dt.datetime
    marked: bool = False
    merged: int | None = None


@Write
def suggest(session: Session, who: Person, suggested: Suggested) -> int:
    """Keep a participant's dilemma for the facilitator; returns its id. Raises Refused."""
    suggested = check_suggestion(suggested)
    row = session.get(Workshop, who.workshop)
    if row is None:
        raise Refused("This workshop no longer exists.", status=404)
    if row.here_phase == Phase.CLOSED:
        raise Refused("The workshop is closed.", status=410)
    if not row.suggestions:
        raise Refused("This workshop takes no suggestions.")
    own = session.scalar(select(func.count()).where(_by(who)))
    if (own or 0) >= MAX_EACH:
        raise Refused("You have suggested {n} dilemmas; that is the most.", n=MAX_EACH)
    kept = models.Suggestion(
        workshop_id=who.workshop, participant_id=who.id, text=asdict(suggested)
    )
    session.add(kept)
    session.flush()
    tick(session, who.workshop, COUNT)
    assert kept.id is not None
    return kept.id


def _by(who: Person) -> ColumnElement[bool]:
    return col(models.Suggestion.participant_id) == who.id


def suggestions(workshop: int) -> tuple[Suggestion, ...]:
    """All suggestions of a workshop, the oldest first."""
    return _read(col(models.Suggestion.workshop_id) == workshop)


def own_suggestions(who: Person) -> tuple[Suggestion, ...]:
    """What this participant suggested, the oldest first; a merged one goes where its like goes."""
    became = {each.id: each.state for each in suggestions(who.workshop)}
    return tuple(
        replace(each, state=became.get(each.merged or 0, "waiting"))
        if each.state == "merged"
        else each
        for each in _read(_by(who))
    )


def _read(wanted: ColumnElement[bool]) -> tuple[Suggestion, ...]:
    query = select(models.Suggestion).where(wanted).order_by(col(models.Suggestion.id))
    with reading() as session:
        return tuple(
            Suggestion(
                row.id or 0,
                Suggested(**row.text),
                row.state,
                row.made_at,
                row.marked,
                row.merged_into,
            )
            for row in session.scalars(query)
        )


def _of(session: Session, workshop: int, suggestion: int) -> models.Suggestion:
    row = session.get(models.Suggestion, suggestion, with_for_update=True)
    if row is None or row.workshop_id != workshop:
        raise Refused("This suggestion no longer exists.", status=404)
    return row


@Write
def set_aside(session: Session, workshop: int, suggestion: int, aside: bool) -> None:
    """Put a suggestion aside, or take it back; one that was taken up stays taken."""
    row = _of(session, workshop, suggestion)
    if row.state in ("waiting", "aside"):
        row.state = "aside" if aside else "waiting"
    tick(session, workshop, COUNT)


@Write
def mark_suggestion(session: Session, workshop: int, suggestion: int, on: bool) -> None:
    """Mark a suggestion as one to come back to, or take the mark off."""
    _of(session, workshop, suggestion).marked = on
    tick(session, workshop, COUNT)


@Write
def merge_suggestions(session: Session, workshop: int, into: int, one: int) -> None:
    """Read `one` as the suggestion `into`, which says the same; both must be waiting."""
    target, row = _of(session, workshop, into), _of(session, workshop, one)
    if into == one or (target.state, row.state) != ("waiting", "waiting"):
        raise Refused("Only suggestions that wait can be read as one.")
    target.marked = target.marked or row.marked
    for each in (row, *_merged_into(session, row)):
        each.state, each.merged_into = "merged", into
    tick(session, workshop, COUNT)


@Write
def part_suggestions(session: Session, workshop: int, into: int) -> None:
    """Read what was merged into a suggestion as suggestions of their own again."""
    for each in _merged_into(session, _of(session, workshop, into)):
        each.state, each.merged_into = "waiting", None
    tick(session, workshop, COUNT)


def _merged_into(session: Session, row: models.Suggestion) -> list[models.Suggestion]:
    query = select(models.Suggestion).where(col(models.Suggestion.merged_into) == row.id)
    return list(session.scalars(query))


@Write
def allow_suggestions(session: Session, workshop: int, allowed: bool) -> None:
    """Whether participants may suggest dilemmas from now on."""
    row = session.get(Workshop, workshop)
    if row is None:
        raise Refused("This workshop no longer exists.", status=404)
    row.suggestions = allowed
    tick(session, workshop, STEP)


def take_up(session: Session, workshop: int, suggestion: int | None) -> bool:
    """Mark a suggestion as taken; raises Refused when another screen has taken it."""
    if suggestion is None:
        return True
    row = _of(session, workshop, suggestion)
    if row.state == "taken":
        raise Refused("This suggestion is on the agenda already.")
    if row.state == "merged":
        raise Refused("This suggestion is read as another one. Take up that one.")
    row.state = "taken"
    return True
