"""What a room's screens count besides answers; only numbers, never who."""

from sqlalchemy import func, select
from sqlmodel import Session, col

from models import Note, Participant, Support


def taken(session: Session, item: int | None) -> int:
    """How many phones have written what it would take for an item."""
    query = select(func.count()).where(
        col(Note.item_id) == item,
        col(Note.kind) == "takes",
        col(Note.participant_id).is_not(None),
        col(Note.text) != "",
    )
    return session.scalar(query) or 0


def support(session: Session, workshop: int) -> tuple[tuple[str, int, int], ...]:
    """Behind which lines of a workshop how many people stand; a table's are all its people."""
    query = (
        select(col(Support.note_id), col(Support.commitment_id), func.sum(col(Participant.people)))
        .join(Participant, col(Participant.id) == col(Support.participant_id))
        .where(col(Participant.workshop_id) == workshop)
        .group_by(col(Support.note_id), col(Support.commitment_id))
        .order_by(col(Support.note_id), col(Support.commitment_id))
    )
    return tuple(
        ("note", note, count) if note is not None else ("commitment", made, count)
        for note, made, count in session.execute(query)
    )
