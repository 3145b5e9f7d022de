"""What a point of the agenda holds already: answers, and what was written at it."""

from sqlalchemy import select
from sqlmodel import Session, col

from models import AgendaItem, Commitment, Note, Ranking, Stance


def answered(session: Session, item: int, number: int | None = None) -> bool:
    """Whether anybody has answered it, in round `number` or in any, kept ones too."""
    for answers in (Stance, Ranking):
        query = select(col(answers.id)).where(col(answers.item_id) == item)
        if number is not None:
            query = query.where(col(answers.round) == number)
        if session.scalar(query.limit(1)) is not None:
            return True
    return False


def begun_beforehand(session: Session, workshop: int) -> set[int]:
    """The items of which round 1 was answered by the link before the meeting."""
    found: set[int] = set()
    for answers in (Stance, Ranking):
        query = (
            select(col(answers.item_id))
            .distinct()
            .join(AgendaItem, col(AgendaItem.id) == col(answers.item_id))
            .where(
                col(AgendaItem.workshop_id) == workshop,
                col(answers.round) == 1,
                col(answers.way) == "before",
            )
        )
        found |= set(session.scalars(query))
    return found


def written(session: Session, item: int) -> bool:
    """Whether the group or a phone has written notes or commitments at it."""
    return any(
        session.scalar(select(col(lines.id)).where(col(lines.item_id) == item).limit(1)) is not None
        for lines in (Note, Commitment)
    )
