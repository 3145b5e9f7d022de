"""What a room's screens count besides answers; only numbers, never who."""

from sqlalchemy import func, select
from sqlmodel import Session, col

from models import Note


def taken(session: Session, item: int | None) -> int:
    """How many phones have written what it would take for an item."""
    query = select(func.count()).where(
        col(Note.item_id) == item,
        col(Note.kind) == "takes",
        col(Note.participant_id).is_not(None),
    )
    return session.scalar(query) or 0
