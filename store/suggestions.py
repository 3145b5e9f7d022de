"""Dilemmas that participants suggest."""

import datetime as dt
from dataclasses import asdict, dataclass

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
STATES = ("waiting", "taken", "aside")


@dataclass(frozen=True)
class Suggestion:
    """What somebody suggested, and what became of it: one of STATES."""

    id: int
    text: Suggested
    state: str
    made_at: dt.datetime


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
    """What this participant suggested, the oldest first."""
    return _read(_by(who))


def _read(wanted: ColumnElement[bool]) -> tuple[Suggestion, ...]:
    query = select(models.Suggestion).where(wanted).order_by(col(models.Suggestion.id))
    with reading() as session:
        return tuple(
            Suggestion(row.id or 0, Suggested(**row.text), row.state, row.made_at)
            for row in session.scalars(query)
        )


@Write
def set_aside(session: Session, workshop: int, suggestion: int, aside: bool) -> None:
    """Put a suggestion aside, or take it back; one that was taken up stays taken."""
    row = session.get(models.Suggestion, suggestion)
    if row is None or row.workshop_id != workshop:
        raise Refused("This suggestion no longer exists.", status=404)
    if row.state != "taken":
        row.state = "aside" if aside else "waiting"
    tick(session, workshop, COUNT)


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
    row = session.get(models.Suggestion, suggestion, with_for_update=True)
    if row is None or row.workshop_id != workshop:
        raise Refused("This suggestion no longer exists.", status=404)
    if row.state == "taken":
        raise Refused("This suggestion is on the agenda already.")
    row.state = "taken"
    return True
