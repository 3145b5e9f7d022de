"""Workshops: made, changed, deleted, and walked through."""

import datetime as dt
from typing import Any

from sqlalchemy import (
    delete,
    select,
    update,
)
from sqlmodel import Session, col

import models
from live import STEP
from models import AgendaItem, Workshop
from store.database import Write, tick
from store.held import answered, begun_beforehand
from store.reading import timer_of, utc
from store.rounds import stop_of
from store.support import keep_asked
from workshop import access, control, flow, pace
from workshop.agenda import Draft, DraftItem, check_draft
from workshop.errors import Refused
from workshop.flow import Kind, Phase, Progress, Step, Stop
from workshop.keeping import kept_until
from workshop.times import opens_by_itself


def agenda_row(workshop: int, position: int, item: DraftItem, after: bool = False) -> AgendaItem:
    return AgendaItem(
        workshop_id=workshop,
        position=position,
        kind=item.kind,
        minutes=item.minutes,
        rounds=1 if item.kind is Kind.PLAIN else item.rounds,
        alone=item.alone,
        after=after and item.kind is not Kind.PLAIN,
        method=item.method,
        content_id=item.content.id,
        wording_version=item.content.version,
        content=item.content.model_dump(mode="json"),
    )


def _fill(session: Session, workshop: int, draft: Draft) -> None:
    after = locked(session, workshop).after_until is not None
    for position, item in enumerate(draft.items, 1):
        session.add(agenda_row(workshop, position, item, after))
    session.flush()


def unused_code(session: Session) -> str:
    code = access.new_code()
    while session.scalar(select(col(Workshop.id)).where(col(Workshop.code) == code)) is not None:
        code = access.new_code()
    return code


@Write
def create_workshop(session: Session, draft: Draft, simulated: bool = False) -> int:
    """Store a prepared workshop under a new code; returns its id."""
    draft = check_draft(draft)
    row = Workshop(
        code=unused_code(session),
        title=draft.title,
        date=draft.date,
        languages=list(draft.languages),
        roles=list(draft.roles),
        simulated=simulated,
        length=draft.length,
        suggestions=draft.suggestions,
        lenses=list(draft.lenses) or None,
        moderated=draft.moderated,
        kept_until=kept_until(draft.date, draft.kept_months),
    )
    session.add(row)
    session.flush()
    assert row.id is not None
    _fill(session, row.id, draft)
    return row.id


@Write
def change_workshop(session: Session, workshop: int, draft: Draft) -> None:
    """Replace what was prepared; only before the workshop has begun."""
    draft = check_draft(draft)
    row = locked(session, workshop)
    if row.here_phase != Phase.LOBBY or row.step:
        raise Refused("The workshop has begun; its agenda can no longer be replaced.")
    if begun_beforehand(session, workshop):
        raise Refused("People have answered already; the agenda can no longer be replaced.")
    row.title, row.date = draft.title, draft.date
    row.languages, row.roles = list(draft.languages), list(draft.roles)
    row.length, row.suggestions = draft.length, draft.suggestions
    row.lenses = list(draft.lenses) or None
    row.moderated = draft.moderated
    row.kept_until = kept_until(draft.date, draft.kept_months)
    session.execute(delete(AgendaItem).where(col(AgendaItem.workshop_id) == workshop))
    _fill(session, workshop, draft)
    tick(session, workshop, STEP)


@Write
def delete_workshop(session: Session, workshop: int) -> None:
    """Delete a workshop with everything that was said in it."""
    session.delete(locked(session, workshop))
    session.info["forget"] = True
    tick(session, workshop, STEP)


def locked(session: Session, workshop: int) -> Workshop:
    row = session.get(Workshop, workshop, with_for_update=True)
    if row is None:
        raise Refused("This workshop no longer exists.", status=404)
    return row


def here_of(row: Workshop) -> Step:
    return Step(row.here_item, Phase(row.here_phase), row.here_round, row.here_part)


def agenda_of(session: Session, workshop: int) -> list[AgendaItem]:
    return list(
        session.scalars(
            select(AgendaItem)
            .where(col(AgendaItem.workshop_id) == workshop)
            .order_by(col(AgendaItem.position))
        )
    )


def stops_of(row: Workshop, agenda: list[AgendaItem]) -> list[Stop]:
    """The agenda for the flow, with what the link opens in the lobby."""
    times = (row.before_from, row.before_until)
    any_alone = any(item.alone for item in agenda)
    return [stop_of(item, opens_by_itself(times, item.alone, any_alone)) for item in agenda]


def _set_progress(row: AgendaItem, progress: Progress) -> None:
    row.closed_round, row.revealed_round = progress.closed, progress.revealed


@Write
def move(session: Session, workshop: int, seen: int, to: Step) -> bool:
    """Take the room to `to`, if it still is where the caller saw it (`seen`: the step count).

    Returns False when somebody else moved first; then nothing changes. Raises Refused
    when `to` is not allowed.
    """
    row = session.get(Workshop, workshop)
    if row is None:
        raise Refused("This workshop no longer exists.", status=404)
    agenda = agenda_of(session, workshop)
    stops = stops_of(row, agenda)
    here = here_of(row)
    if row.step != seen:
        return False
    flow.check_move(stops, here, to)
    keep_asked(session, row)
    moved = session.execute(
        update(Workshop)
        .where(col(Workshop.id) == workshop, col(Workshop.step) == seen)
        .values(
            step=seen + 1,
            stayed=0,
            here_item=to.item,
            here_phase=to.phase,
            here_round=to.round,
            here_part=to.part,
            phase_began=models.now(),
            timer_ends=_timer(agenda, to),
            timer_left=None,
            previous=as_it_is(row, agenda),
            pause_until=None,
            nudged_at=None,
            wall="",
            closed_at=models.now() if to == flow.CLOSED else None,
        )
        .execution_options(synchronize_session=False)
    )
    if moved.rowcount != 1:  # type: ignore[attr-defined]
        return False
    beforehand = begun_beforehand(session, workshop)
    for item, stop in zip(agenda, stops, strict=True):
        progress = Progress(item.closed_round, item.revealed_round)
        progress = flow.progress_after(stops, here, to, stop, progress, item.id in beforehand)
        if item.id == to.item:
            progress = flow.progress_on_entry(to, progress)
        if to == flow.CLOSED:
            progress = flow.progress_at_end(progress)
            item.hidden_from = 0
        _set_progress(item, progress)
    tick(session, workshop, STEP)
    return True


def _timer(agenda: list[AgendaItem], to: Step) -> dt.datetime | None:
    """When the part of the dialogue that begins now ends; None in every other step."""
    if to.phase is not Phase.DIALOGUE:
        return None
    item = next(item for item in agenda if item.id == to.item)
    minutes = pace.minutes_of(to, stop_of(item), item.method, item.minutes)
    return models.now() + dt.timedelta(minutes=minutes)


def as_it_is(row: Workshop, agenda: list[AgendaItem]) -> dict[str, Any]:
    """Where the room is, its clock and how its items stand, for taking the next move back."""
    here, timer, pause = here_of(row), timer_of(row), utc(row.pause_until)
    left = timer and control.time_left(timer, models.now())
    return {
        "item": here.item,
        "phase": here.phase.value,
        "round": here.round,
        "part": here.part,
        "progress": {str(each.id): [each.closed_round, each.revealed_round] for each in agenda},
        "clock": timer and {"left": left, "runs": timer.ends is not None},
        "pause": pause and pause.isoformat(),
        "wall": row.wall,
        "steps": {str(each.id): [each.rounds, each.takes] for each in agenda},
    }


def count_step(row: Workshop) -> None:
    """Count a step that leaves the room where it is: a page that somebody writes on stays."""
    here = here_of(row)
    row.step += 1
    writes = here.collects or here.phase in (Phase.TAKES, Phase.ALONE, Phase.AFTER)
    row.stayed = row.stayed + 1 if writes else 0


@Write
def add_round(session: Session, workshop: int, seen: int, item: int) -> bool:
    """Give the item the room is at one more round; False when somebody moved first.

    Raises Refused also when people have answered after the meeting: those answers are
    numbered as the round after the last.
    """
    row = locked(session, workshop)
    target = session.get(AgendaItem, item)
    if target is None or target.workshop_id != workshop:
        raise Refused("This step is not on the agenda.", status=404)
    if row.step != seen:
        return False
    here = here_of(row)
    flow.check_another_round(stop_of(target), here)
    check_no_answers_after(session, target)
    row.previous = as_it_is(row, agenda_of(session, workshop))
    target.rounds += 1
    row.step += 1
    row.stayed = 0
    tick(session, workshop, STEP)
    return True


def check_no_answers_after(session: Session, target: AgendaItem) -> None:
    """Raise Refused where one more round would begin with what was answered afterwards."""
    if answered(session, target.id or 0, target.rounds + 1):
        raise Refused(
            "People have answered once more after the meeting. One more round would begin with "
            "their answers."
        )


WALLS = ("", "reasons", "groups", "marked", "certainty", "roles", "map")


@Write
def set_wall(session: Session, workshop: int, wall: str) -> None:
    """What the projector shows instead of the step, one of WALLS, until the next step."""
    if wall not in WALLS:
        raise ValueError(f"wall must be one of {WALLS}, got {wall!r}")
    row = session.get(Workshop, workshop)
    if row is None:
        raise Refused("This workshop no longer exists.", status=404)
    row.wall = wall
    tick(session, workshop, STEP)


@Write
def darken_wall(session: Session, workshop: int, dark: bool) -> None:
    """Give the projector dark ground, for a dark hall, or light ground; it stays until changed."""
    locked(session, workshop).dark_wall = dark
    tick(session, workshop, STEP)
