"""Reasons among participants: who is shown which, and what they marked."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session, col

import models
from live import COUNT
from models import AgendaItem, ReasonView
from store.database import Write, reading, tick
from store.reading import Person, revealed_round
from workshop.answers import Stance
from workshop.errors import Refused
from workshop.reasons import sample
from workshop.sides import side_of
from workshop.snapshot import Answer


@dataclass(frozen=True)
class ReasonShown:
    """A reason as one phone is shown it; `side` is the pole its author leans to."""

    id: int
    text: str
    side: int | None
    lens: str
    moves: bool
    good: bool


@dataclass(frozen=True)
class Mark:
    """That `person` was shown `reason`, and what they marked."""

    reason: int
    person: int
    moves: bool
    good: bool


@Write
def reason_sample(session: Session, who: Person, item: int, number: int) -> tuple[ReasonShown, ...]:
    """The reasons of a revealed round that this phone is shown, at most six.

    What a phone was once given it keeps. Raises Refused (404) while the round is blind.
    """
    said = _said(session, who, item, number)
    kept = session.execute(
        select(col(ReasonView.reason_id), col(ReasonView.moves), col(ReasonView.good))
        .where(col(ReasonView.participant_id) == who.id, col(ReasonView.reason_id).in_(said))
        .order_by(col(ReasonView.id))
    ).all()
    marked = {row[0]: (row[1], row[2]) for row in kept}
    if not marked:
        times = session.execute(
            select(col(ReasonView.reason_id), func.count())
            .where(col(ReasonView.reason_id).in_(said))
            .group_by(col(ReasonView.reason_id))
        ).all()
        seen = {row[0]: row[1] for row in times}
        own = frozenset(id for id, answer in said.items() if answer.person == who.id)
        offered = [(id, _side(answer), seen.get(id, 0)) for id, answer in said.items()]
        for id in sample(offered, who.id, own):
            session.add(ReasonView(participant_id=who.id, reason_id=id))
            marked[id] = (False, False)
        session.flush()
    return tuple(_shown(id, said[id], *marks) for id, marks in marked.items())


def _said(session: Session, who: Person, item: int, number: int) -> dict[int, Answer]:
    row = session.get(AgendaItem, item)
    if row is None or row.workshop_id != who.workshop or row.revealed_round < number:
        raise Refused("This round has not been shown yet.", status=404)
    given = revealed_round(row, number).answers
    return {answer.reason: answer for answer in given if answer.reason is not None}


def _side(answer: Answer) -> int | None:
    given = answer.given
    return side_of(given.place) if isinstance(given, Stance) and given.place else None


def _shown(id: int, answer: Answer, moves: bool, good: bool) -> ReasonShown:
    assert isinstance(answer.given, Stance)
    return ReasonShown(id, answer.given.reason, _side(answer), answer.given.lens, moves, good)


@Write
def mark_reason(session: Session, who: Person, reason: int, moves: bool, good: bool) -> None:
    """Keep what a participant marks; raises Refused (404) for one they were not shown."""
    row = session.scalar(
        select(ReasonView).where(
            col(ReasonView.participant_id) == who.id, col(ReasonView.reason_id) == reason
        )
    )
    if row is None:
        raise Refused("This reason is not on your phone.", status=404)
    row.moves, row.good = moves, good
    tick(session, who.workshop, COUNT)


def marks(item: int) -> tuple[Mark, ...]:
    """Who was shown which reason of an item, and what they marked."""
    query = (
        select(ReasonView)
        .join(models.Reason, col(models.Reason.id) == col(ReasonView.reason_id))
        .join(models.Stance, col(models.Stance.id) == col(models.Reason.stance_id))
        .where(col(models.Stance.item_id) == item)
        .order_by(col(ReasonView.id))
    )
    with reading() as session:
        return tuple(
            Mark(row.reason_id, row.participant_id, row.moves, row.good)
            for row in session.scalars(query)
        )
