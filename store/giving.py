"""Giving something back: what was heard and decided, and what is forgotten again."""

import datetime as dt

from sqlalchemy import select
from sqlmodel import Session, col

import models
from live import COUNT, STEP
from models import Participant, Workshop
from store.database import Write, tick
from store.people import Person
from store.reading import utc
from store.workshops import locked
from workshop import access
from workshop.errors import Refused
from workshop.flow import Phase

GIVEN_LIMIT = 4000  # characters of each of the two texts


@Write
def publish(session: Session, workshop: int, heard: str, decided: str) -> None:
    """Give back what was heard and decided; two empty texts take it back. Raises Refused.

    It stands at once on the private pages of those who took part.
    """
    row = locked(session, workshop)
    if row.here_phase != Phase.CLOSED:
        raise Refused("This can be given back once the workshop is closed.")
    heard, decided = _text(heard, "heard"), _text(decided, "decided")
    row.heard, row.decided = heard, decided
    row.published_at = models.now() if heard or decided else None
    tick(session, workshop, STEP)


def _text(text: str, field: str) -> str:
    text = text.replace("\r\n", "\n").strip()
    if len(text) > GIVEN_LIMIT:
        raise Refused(
            "The text is longer than {n} characters.", status=422, field=field, n=GIVEN_LIMIT
        )
    return text


@Write
def forget_me(session: Session, who: Person) -> None:
    """Cut the link between a phone and its answers: nobody can find their own again.

    What was answered stays in the room's figures. Only once the workshop is closed, so
    that nobody answers twice.
    """
    room = session.get(Workshop, who.workshop)
    row = session.get(Participant, who.id)
    if room is None or row is None:
        raise Refused("This workshop no longer exists.", status=404)
    if room.here_phase != Phase.CLOSED:
        raise Refused("You can be forgotten once the workshop is closed.")
    row.token_hash = access.hash_token(access.new_token())
    session.info["forget"] = True  # who holds which token is remembered
    tick(session, who.workshop, COUNT)


@Write
def forget_old(session: Session, today: dt.date) -> int:
    """Delete the workshops whose last day has passed; returns how many.

    One that goes on is deleted once it is closed; one that never began is not while there
    are still people to answer by its link.
    """
    passed = session.scalars(select(Workshop).where(col(Workshop.kept_until) < today)).all()
    old = [row for row in passed if _is_over(row, today)]
    for row in old:
        assert row.id is not None
        tick(session, row.id, STEP)
        session.delete(row)
    if old:
        session.info["forget"] = True
    return len(old)


def _is_over(row: Workshop, today: dt.date) -> bool:
    """Whether the workshop is closed, or never began and is no longer waited for."""
    if row.here_phase == Phase.CLOSED:
        return True
    times = (utc(row.before_until), utc(row.after_until))
    return row.step == 0 and all(at is None or at.astimezone().date() < today for at in times)
