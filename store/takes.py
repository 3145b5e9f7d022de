"""What it would take: the smaller side of a dilemma is asked, on their own phones."""

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from live import COUNT, STEP
from models import AgendaItem, Note, Stance, Workshop
from store.database import Write, reading, tick
from store.people import Person
from store.reading import stage
from store.rounds import stop_of
from store.workshops import agenda_of, as_it_is, here_of, locked, move
from workshop import flow, personal
from workshop.answers import REASON_LIMIT
from workshop.errors import Refused
from workshop.flow import Phase, Step
from workshop.minority import Minority, minority
from workshop.personal import Personal
from workshop.snapshot import Item


@Write
def ask_takes(session: Session, workshop: int, seen: int, item: int) -> bool:
    """Put the question on the agenda and take the room to it; False when it moved meanwhile.

    Raises Refused before the last result, and where no side is the smaller one.
    """
    row = locked(session, workshop)
    target = session.get(AgendaItem, item)
    if target is None or target.workshop_id != workshop:
        raise Refused("This step is not on the agenda.", status=404)
    if row.step != seen:
        return False
    flow.check_takes(stop_of(target), here_of(row))
    _smaller(workshop, item)
    before = as_it_is(row, agenda_of(session, workshop))
    target.takes = True
    session.flush()
    tick(session, workshop, STEP)
    moved = move.within(session, workshop, seen, Step(item, Phase.TAKES, target.rounds))
    session.refresh(row)
    row.previous = before  # without the question
    return moved


@Write
def write_takes(session: Session, who: Person, item: int, text: str) -> None:
    """Keep what `who` says it would take; nothing takes back what was said. Raises Refused.

    Of a note that waits or was hidden an empty one stays: what comes in its place waits too.
    """
    text = " ".join(text.split())
    if len(text) > REASON_LIMIT:
        raise Refused(
            "The text is longer than {n} characters.", status=422, field="reason", n=REASON_LIMIT
        )
    room = session.get(Workshop, who.workshop)
    if room is None:
        raise Refused("This workshop no longer exists.", status=404)
    here = here_of(room)
    if here == flow.CLOSED:
        raise Refused("The workshop is closed.", status=410)
    if here.item != item or here.phase is not Phase.TAKES:
        raise Refused("This round is closed. Your answer came too late and does not count.")
    if not is_asked(who, item, _smaller(who.workshop, item)):
        raise Refused("Only those who stand on the smaller side are asked this.", status=403)
    kept = session.scalar(select(Note).where(*_by(who, item)))
    try:
        personal.check(text, "reason")
    except Personal as no:
        if kept is not None:  # a phone saves while one types: the beginning of it goes
            kept.text = personal.without(kept.text, no)
            if not kept.text:
                _empty(session, kept)
            session.flush()
        raise
    if not text:
        if kept is not None:
            _empty(session, kept)
    elif kept is None:
        session.add(
            Note(
                workshop_id=who.workshop,
                item_id=item,
                participant_id=who.id,
                kind="takes",
                text=text,
                state="waiting" if room.moderated else "shown",
            )
        )
    elif kept.text != text:
        kept.text = text
        if room.moderated or kept.state == "hidden":
            kept.state = "waiting"
    tick(session, who.workshop, COUNT)


def _empty(session: Session, note: Note) -> None:
    if note.state == "shown":
        session.delete(note)
    else:
        note.text, note.state = "", "hidden"


def is_asked(who: Person, item: int, found: Minority) -> bool:
    """Whether `who`, or anybody at their table, stands on the smaller side."""
    query = select(Stance).where(
        col(Stance.participant_id) == who.id,
        col(Stance.item_id) == item,
        col(Stance.round) == found.round,
    )
    with reading() as session:
        stance = session.scalar(query)
    if stance is None or stance.skipped:
        return False
    if stance.places is not None:
        return any(found.has(at if isinstance(at, list) else [at]) for at in stance.places if at)
    if stance.position is not None:
        return found.has([stance.position])
    return found.has([each or 0.0 for each in (stance.weight_a, stance.weight_b, stance.weight_c)])


def own_takes(who: Person, item: int) -> str:
    """What this participant wrote; "" when nothing."""
    with reading() as session:
        return session.scalar(select(col(Note.text)).where(*_by(who, item))) or ""


def _by(who: Person, item: int) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Note.participant_id) == who.id,
        col(Note.item_id) == item,
        col(Note.kind) == "takes",
    )


def _smaller(workshop: int, item: int) -> Minority:
    asked: Item | None = next((each for each in stage(workshop).items if each.id == item), None)
    found = minority(asked) if asked else None
    if found is None:
        raise Refused("There is no smaller side to ask here.")
    return found
