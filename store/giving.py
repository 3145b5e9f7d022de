"""Giving something back: what was heard and decided, and what is forgotten again."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import bindparam, func, select
from sqlmodel import Session, col

import models
from live import COUNT, STEP
from models import Commitment, Note, Participant, Ranking, Reason, Stance, Workshop
from store.database import Write, opened, reading, tick
from store.people import Person
from store.reading import day_of
from store.workshops import locked
from workshop import access
from workshop.errors import Refused
from workshop.flow import Phase
from workshop.keeping import closed_until, going_until

GIVEN_LIMIT = 4000  # characters of each of the two texts


@dataclass(frozen=True)
class Said:
    """What a participant wrote, as they wrote it, also where the room is not shown it."""

    reasons: tuple[tuple[int, int, str, str], ...] = ()  # item, round, text, lens
    takes: tuple[tuple[int, str], ...] = ()  # item, what it would take

    def reason(self, item: int, number: int) -> tuple[str, str]:
        """The reason given in a round and its lens; "" where there is none."""
        for of, round, text, lens in self.reasons:
            if (of, round) == (item, number):
                return text, lens
        return "", ""


_REASONS = (
    select(col(Stance.item_id), col(Stance.round), col(Reason.text), col(Reason.lens))
    .join(Reason, col(Reason.stance_id) == col(Stance.id))
    .where(col(Stance.participant_id) == bindparam("participant"))
)
_TAKES = select(col(Note.item_id), col(Note.text)).where(
    col(Note.participant_id) == bindparam("participant"),
    col(Note.kind) == "takes",
    col(Note.text) != "",
)


def own_words(who: Person) -> Said:
    """What this participant wrote in the workshop, for their own page."""
    asked = {"participant": who.id}
    with opened().engine.connect() as connection:
        return Said(
            tuple((r[0], r[1], r[2], r[3]) for r in connection.execute(_REASONS, asked)),
            tuple((r[0] or 0, r[1]) for r in connection.execute(_TAKES, asked)),
        )


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
    """Delete the workshops whose last day has passed; returns how many."""
    passed = session.scalars(select(Workshop).where(col(Workshop.kept_until) < today)).all()
    old = [row for row in passed if (goes_after(session, row) or today) < today]
    for row in old:
        assert row.id is not None
        tick(session, row.id, STEP)
        session.delete(row)
    if old:
        session.info["forget"] = True
    return len(old)


def kept_to(workshop: int) -> dt.date | None:
    """The last day that a workshop is kept, as things are; None until somebody deletes it."""
    with reading() as session:
        row = session.get(Workshop, workshop)
        return goes_after(session, row) if row is not None else None


def goes_after(session: Session, row: Workshop) -> dt.date | None:
    if row.kept_until is None or row.simulated:
        return row.kept_until
    if row.closed_at is not None:
        return closed_until(row.kept_until, day_of(row.closed_at))
    ends = [day_of(at) for at in (row.before_until, row.after_until) if at is not None]
    return going_until(row.kept_until, _happened(session, row), max(ends, default=None))


def _happened(session: Session, row: Workshop) -> dt.date:
    """The day when something last happened: somebody joined or answered, the room went on."""
    mine = col(Participant.workshop_id) == row.id
    moments = [row.created_at, row.phase_began]
    moments.append(session.scalar(select(func.max(col(Participant.joined_at))).where(mine)))
    for answers in (Stance, Ranking):
        of = col(answers.participant_id) == col(Participant.id)
        last = select(func.max(col(answers.saved_at))).join(Participant, of).where(mine)
        moments.append(session.scalar(last))
    for lines in (Note, Commitment):
        of = col(lines.workshop_id) == row.id
        moments.append(session.scalar(select(func.max(col(lines.created_at))).where(of)))
    return max(day_of(at) for at in moments if at is not None)
