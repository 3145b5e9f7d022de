"""Who stands behind what the group wrote: pressed on the phones, so that it is counted."""

from sqlalchemy import delete, select
from sqlmodel import Session, col

from live import COUNT
from models import Commitment, Note, Support, Workshop
from store.database import Write, reading, tick
from store.people import Person
from workshop.errors import Refused
from workshop.flow import Phase

Line = tuple[str, int]  # "note" or "commitment", and its id


@Write
def support(session: Session, who: Person, kind: str, line: int, on: bool) -> None:
    """Keep that `who` stands behind a line, or no longer does; the same again changes nothing.

    Lines are commitments and notes about what the group agrees on. Raises Refused.
    """
    room = session.get(Workshop, who.workshop)
    if room is None:
        raise Refused("This workshop no longer exists.", status=404)
    if room.here_phase == Phase.CLOSED:
        raise Refused("The workshop is closed.", status=410)
    column = col(Support.note_id if kind == "note" else Support.commitment_id)
    row: Note | Commitment | None
    row = session.get(Note, line) if kind == "note" else session.get(Commitment, line)
    if row is None or row.workshop_id != who.workshop or not _stands(row):
        raise Refused("This line is no longer there.", status=404)
    own = (col(Support.participant_id) == who.id, column == line)
    if not on:
        session.execute(delete(Support).where(*own))
    elif session.scalar(select(Support).where(*own)) is None:
        session.add(Support(participant_id=who.id, **{f"{kind}_id": line}))
    tick(session, who.workshop, COUNT)


def _stands(row: Note | Commitment) -> bool:
    return isinstance(row, Commitment) or (row.kind == "agree" and row.state == "shown")


def own_support(who: Person) -> frozenset[Line]:
    """The lines that this participant stands behind."""
    query = select(col(Support.note_id), col(Support.commitment_id)).where(
        col(Support.participant_id) == who.id
    )
    with reading() as session:
        return frozenset(
            ("note", note) if note is not None else ("commitment", made)
            for note, made in session.execute(query)
        )
