"""Who stands behind what the group wrote: pressed on the phones, so that it is counted."""

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlmodel import Session, col

from live import COUNT, hub
from models import Commitment, Note, Participant, Support, Workshop
from store.database import Write, reading, tick
from store.people import Person
from store.rounds import content
from workshop.dilemmas import Plain
from workshop.errors import Refused
from workshop.flow import Phase
from workshop.support import SUPPORTED

Line = tuple[str, int]  # "note" or "commitment", and its id


@Write
def support(session: Session, who: Person, kind: str, line: int, on: bool) -> None:
    """Keep that `who` stands behind a line, or no longer does; the same again changes nothing.

    While the phones show the line: afterwards nothing changes in what the wall said.
    Lines are commitments and notes of the kinds SUPPORTED. Raises Refused.
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
    table = type(row)
    here = [col(table.id) == line, *(which for of, which in _offered(room) if of is table)]
    if len(here) == 1 or session.scalar(select(col(table.id)).where(*here)) is None:
        raise Refused("The room has gone on. What you pressed came too late and does not count.")
    own = (col(Support.participant_id) == who.id, column == line)
    if not on:
        session.execute(delete(Support).where(*own))
    elif session.scalar(select(Support).where(*own)) is None:
        session.add(Support(participant_id=who.id, **{f"{kind}_id": line}))
    tick(session, who.workshop, COUNT)


def _stands(row: Note | Commitment) -> bool:
    return isinstance(row, Commitment) or (row.kind in SUPPORTED and row.state == "shown")


def keep_asked(session: Session, room: Workshop) -> None:
    """Before the room goes on: keep with the lines on the phones how many could press.

    A line can be offered again, where everything that was agreed stands together: the most
    who could press at once count.
    """
    lines = _offered(room)
    if not lines:
        return
    here = hub.present(room.id or 0)
    people = session.execute(
        select(col(Participant.id), col(Participant.people)).where(
            col(Participant.workshop_id) == room.id, col(Participant.way) != "floor"
        )
    )
    reached = sum(row.people for row in people if row.id in here)
    for table, which in lines:
        asked = func.coalesce(col(table.asked), 0)
        session.execute(
            update(table)
            .where(which, (col(table.asked).is_(None)) | (asked < reached))
            .values(asked=reached)
            .execution_options(synchronize_session=False)
        )


def _offered(room: Workshop) -> list[tuple[type[Note] | type[Commitment], ColumnElement[bool]]]:
    """The lines that the phones show where the room is, as `workshop.support.offered` has it."""
    item = room.here_item
    if item is None:
        return []
    if room.here_phase == Phase.GROUND:
        said = (col(Note.item_id) == item) & col(Note.kind).in_(SUPPORTED)
        return [(Note, said), (Commitment, col(Commitment.item_id) == item)]
    shown = content(item)
    if isinstance(shown, Plain) and shown.writes:
        return [(Commitment, col(Commitment.workshop_id) == room.id)]
    return []


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
