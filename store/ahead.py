"""The agenda ahead of the room: put in, put in order, taken off; and that taken back."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, col

import models
from live import STEP
from models import AgendaItem, Workshop
from store.control import going
from store.database import Write, tick
from store.held import answered, written
from store.rounds import stop_of
from store.suggestions import take_up
from store.workshops import agenda_of, agenda_row, as_it_is, here_of, locked
from workshop import control, flow
from workshop.agenda import MAX_ITEMS, DraftItem, ranks_agenda
from workshop.dilemmas import MAX_OPTIONS, Dilemma, Priority
from workshop.errors import Refused
from workshop.flow import Kind, Phase, Step


@Write
def insert_item(
    session: Session,
    workshop: int,
    seen: int,
    item: DraftItem,
    after: int | None,
    suggestion: int | None = None,
) -> bool:
    """Put `item` on a running agenda, after the agenda item `after` or, with None, next.

    Never before where the room is. The suggestion it came from is marked as taken, and
    the question that ranks the workshop's own dilemmas gets the new one too while nobody
    has come to it or answered it. Returns False when the room moved meanwhile; raises Refused.
    """
    row = locked(session, workshop)
    if row.step != seen:
        return False
    agenda = agenda_of(session, workshop)
    here = here_of(row)
    place = flow.first_place([stop_of(each) for each in agenda], here)
    if len(agenda) >= MAX_ITEMS:
        raise Refused(
            "The agenda has more than {n} points.", status=422, field="items", n=MAX_ITEMS
        )
    if after is not None:
        wanted = next((at for at, each in enumerate(agenda, 1) if each.id == after), 0)
        if wanted < place or not wanted:
            raise Refused("This step is not on the agenda.", status=404)
        place = wanted
    taken = take_up(session, workshop, suggestion)
    # The last first, so that no two rows have one position meanwhile.
    for each in reversed(agenda[place:]):
        each.position += 1
        session.flush()
    # Not the place itself: where a point was taken off, the positions have a gap.
    position = (agenda[place - 1].position if place else 0) + 1
    added = agenda_row(workshop, position, item, row.after_until is not None)
    before = as_it_is(row, agenda)
    session.add(added)
    session.flush()
    _rank_anew(session, workshop, here)
    _changed(session, row, before | {"added": added.id, "suggestion": suggestion})
    return taken


def _rank_anew(session: Session, workshop: int, here: Step) -> None:
    """Give the question over this workshop's dilemmas all of them, unless it has begun."""
    agenda = agenda_of(session, workshop)
    dilemmas = [Dilemma.model_validate(r.content) for r in agenda if r.kind == Kind.DILEMMA]
    for row in agenda:
        if row.kind != Kind.PRIORITY or row.closed_round or row.id == here.item:
            continue
        if (row.alone and here.phase is Phase.ALONE) or answered(session, row.id or 0, 1):
            continue
        question = Priority.model_validate(row.content)
        if ranks_agenda(question) and len({d.id for d in dilemmas}) <= MAX_OPTIONS:
            row.content = question.over(dilemmas).model_dump(mode="json")


@Write
def reorder(session: Session, workshop: int, seen: int, wanted: list[int]) -> bool:
    """Put the items that are left in the `wanted` order of their ids.

    Returns False when somebody moved first; raises Refused when these are not what is left.
    """
    row = going(session, workshop)
    if row.step != seen:
        return False
    agenda = agenda_of(session, workshop)
    order = control.reordered([stop_of(item) for item in agenda], here_of(row), wanted)
    before = as_it_is(row, agenda) | {"order": [item.id for item in agenda]}
    _put_in_order(session, agenda, order)
    _changed(session, row, before)
    return True


def _put_in_order(session: Session, agenda: Sequence[AgendaItem], order: Sequence[int]) -> None:
    by_id = {item.id: item for item in agenda}
    for position, item in enumerate(order, 1):  # aside first: no two rows have one position
        by_id[item].position = -position
    session.flush()
    for item in order:
        by_id[item].position *= -1
    session.flush()


@Write
def take_off(session: Session, workshop: int, seen: int, item: int) -> bool:
    """Take an item that the room has not come to off the agenda.

    Returns False when somebody moved first; raises Refused when it has been answered, or
    something was written at it: the room may have gone back from it.
    """
    row = going(session, workshop)
    if row.step != seen:
        return False
    agenda = agenda_of(session, workshop)
    stops = [stop_of(each) for each in agenda]
    closed = any(each.id == item and each.closed_round for each in agenda)
    if closed or not control.comes_later(stops, here_of(row), item):
        raise Refused("Only a point that nobody has answered can be taken off the agenda.")
    if answered(session, item) or written(session, item):
        raise Refused("Something was answered or written here already. The point stays.")
    if len(agenda) == 1:
        raise Refused("The agenda needs at least one point.")
    off = next(each for each in agenda if each.id == item)
    before = as_it_is(row, agenda) | {"off": off.model_dump(mode="json")}
    session.execute(delete(AgendaItem).where(col(AgendaItem.id) == item))
    session.expire_all()
    _changed(session, row, before)
    return True


def _changed(session: Session, row: Workshop, before: dict[str, Any]) -> None:
    if row.step:  # in the lobby the workshop has not begun, and can still be prepared
        row.step += 1
        row.previous = before
    session.info["forget"] = True
    tick(session, row.id or 0, STEP)


def take_back(session: Session, workshop: int, before: dict[str, Any]) -> None:
    """Undo what the last change did to the agenda; nothing where it was another kind of change.

    Raises Refused where somebody has answered or written at what was put in.
    """
    if added := before.get("added"):
        if answered(session, added) or written(session, added):
            raise Refused("Something was answered or written here already. The point stays.")
        session.execute(delete(AgendaItem).where(col(AgendaItem.id) == added))
        session.expire_all()
        taken = before.get("suggestion")
        if taken and (row := session.get(models.Suggestion, taken)):
            row.state = "waiting"
        _rank_anew(session, workshop, here_of(locked(session, workshop)))
    if off := before.get("off"):
        session.add(AgendaItem(**off))
        session.flush()
    if order := before.get("order"):
        _put_in_order(session, agenda_of(session, workshop), order)
