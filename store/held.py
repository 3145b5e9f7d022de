"""What a point of the agenda holds already: answers, and what was written at it."""

from sqlalchemy import select
from sqlmodel import Session, col

from models import Commitment, Note, Ranking, Stance


def answered(session: Session, item: int, number: int | None = None) -> bool:
    """Whether anybody has answered it, in round `number` or in any, kept ones too."""
    for answers in (Stance, Ranking):
        query = select(col(answers.id)).where(col(answers.item_id) == item)
        if number is not None:
            query = query.where(col(answers.round) == number)
        if session.scalar(query.limit(1)) is not None:
            return True
    return False


def written(session: Session, item: int) -> bool:
    """Whether the group or a phone has written notes or commitments at it."""
    return any(
        session.scalar(select(col(lines.id)).where(col(lines.item_id) == item).limit(1)) is not None
        for lines in (Note, Commitment)
    )
