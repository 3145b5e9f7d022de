"""The agenda ahead of the room: put in, put in order, taken off; and that taken back."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
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
from store.workshops import agenda_of, agenda_row, as_it_is, count_step, here_of, locked
from workshop import control, flow
from workshop.agenda import MAX_ITEMS, DraftItem, enough_to_rank, over_agenda, ranks_agenda
from workshop.dilemmas import Dilemma, Priority
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
    if isinstance(item.content, Priority) and ranks_agenda(item.content):
        item = replace(item, content=over_agenda(item.content, _dilemmas(agenda)))
    if len(agenda) >= MAX_ITEMS:
        raise Refused(
            "The agenda has more than {n} points.", status=422, field="items", n=MAX_ITEMS
        )
    if after is not None:
        wanted = next((at for at, each in enumerate(agenda, 1) if each.id == after), 0)
        if wanted < place or not wanted:
            raise Refused("This step is not on the agenda.", status=404)
        place = wanted
    came = session.get(models.Suggestion, suggestion) if suggestion else None
    before = as_it_is(row, agenda) | {"was": came.state if came else ""}
    taken = take_up(session, workshop, suggestion)
    # The last first, so that no two rows have one position meanwhile.
    for each in reversed(agenda[place:]):
        each.position += 1
        session.flush()
    # Not the place itself: where a point was taken off, the positions have a gap.
    position = (agenda[place - 1].position if place else 0) + 1
    added = agenda_row(workshop, position, item, row.after_until is not None)
    added.suggestion_id = suggestion
    session.add(added)
    session.flush()
    _rank_anew(session, workshop, here)
    _changed(session, row, before | {"added": added.id})
    return taken


def _dilemmas(agenda: Sequence[AgendaItem]) -> list[Dilemma]:
    return [Dilemma.model_validate(r.content) for r in agenda if r.kind == Kind.DILEMMA]


def _rank_anew(session: Session, workshop: int, here: Step) -> None:
    """Give the question over this workshop's dilemmas all of them, unless it has begun."""
    agenda = agenda_of(session, workshop)
    dilemmas = _dilemmas(agenda)
    with suppress(Refused):  # too few or too many of them: what it asked of stays
        for row in _waiting(session, agenda, here):
            question = over_agenda(Priority.model_validate(row.content), dilemmas)
            row.content = question.model_dump(mode="json")
    session.flush()


def _waiting(session: Session, agenda: Sequence[AgendaItem], here: Step) -> list[AgendaItem]:
    """The questions over this workshop's dilemmas that have not begun."""
    return [
        row
        for row in agenda
        if row.kind == Kind.PRIORITY
        and ranks_agenda(Priority.model_validate(row.content))
        and not (row.closed_round or row.id == here.item)
        and not (row.alone and here.phase is Phase.ALONE)
        and not answered(session, row.id or 0, 1)
    ]


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
    left, here = [each for each in agenda if each.id != item], here_of(row)
    if not enough_to_rank(_dilemmas(left)) and _waiting(session, left, here):
        raise Refused(
            "A question ranks this workshop's dilemmas, and takes two at least. Take the question "
            "off first."
        )
    before = as_it_is(row, agenda) | {"off": off.model_dump(mode="json")}
    came = off.suggestion_id
    session.execute(delete(AgendaItem).where(col(AgendaItem.id) == item))
    session.expire_all()
    _set_suggestion(session, came, "waiting")
    if row.frozen and row.frozen["item"] == item:
        row.frozen = None
    _rank_anew(session, workshop, here)
    _changed(session, row, before)
    return True


def _set_suggestion(session: Session, suggestion: int | None, state: str) -> None:
    """What becomes of the suggestion that a point came from, where it still is there."""
    row = session.get(models.Suggestion, suggestion) if suggestion else None
    if row:
        row.state = state


def _changed(session: Session, row: Workshop, before: dict[str, Any]) -> None:
    if row.step:  # in the lobby the workshop has not begun, and can still be prepared
        count_step(row)
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
        row = session.get(AgendaItem, added)
        came = row.suggestion_id if row else None
        session.execute(delete(AgendaItem).where(col(AgendaItem.id) == added))
        session.expire_all()
        _set_suggestion(session, came, before["was"])
        _rank_anew(session, workshop, here_of(locked(session, workshop)))
    if off := before.get("off"):
        after = locked(session, workshop).after_until is not None
        off = off | {"after": after and off["kind"] != Kind.PLAIN}  # it may have been set since
        session.add(AgendaItem(**off))
        session.flush()
        _set_suggestion(session, off["suggestion_id"], "taken")
        _rank_anew(session, workshop, here_of(locked(session, workshop)))
    if order := before.get("order"):
        _put_in_order(session, agenda_of(session, workshop), order)
