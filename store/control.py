"""Leading: the clock, the pause, what the projector shows, steps and rounds taken back."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from sqlalchemy import Table, delete, func, insert, literal, select, update
from sqlmodel import Session, SQLModel, col

import models
from live import STEP
from models import AgendaItem, KeptRound, Workshop
from store.database import Write, tick
from store.held import answered, written
from store.reading import utc
from store.workshops import agenda_of, here_of, locked, stop_of
from workshop import control, flow
from workshop.errors import Refused
from workshop.flow import CLOSED, Kind, Phase, Progress, Step
from workshop.snapshot import Timer

FIRST_KEPT = 100  # kept rounds are numbered from here, above all rounds that can be held

# --- The clock ---------------------------------------------------------------------------


def _timer_of(row: Workshop) -> Timer | None:
    if row.timer_ends is None and row.timer_left is None:
        return None
    return Timer(utc(row.timer_ends), row.timer_left)


def _set_timer(session: Session, row: Workshop, timer: Timer | None) -> None:
    row.timer_ends = timer.ends if timer else None
    row.timer_left = timer.left if timer else None
    tick(session, row.id or 0, STEP)


def _going(session: Session, workshop: int) -> Workshop:
    """The workshop's row while it goes on; raises Refused."""
    row = locked(session, workshop)
    if here_of(row) == CLOSED:
        raise Refused("The workshop is closed.")
    return row


@Write
def start_timer(session: Session, workshop: int, seconds: int) -> None:
    """Let a clock run down for the step that the room is at; raises Refused."""
    row = _going(session, workshop)
    _set_timer(session, row, control.started(seconds, models.now()))


@Write
def add_time(session: Session, workshop: int, seconds: int = control.MINUTE) -> None:
    """Give the clock more time, whether it runs, is halted or is over."""
    row = _going(session, workshop)
    _set_timer(session, row, control.longer(_timer_of(row), seconds, models.now()))


@Write
def halt_timer(session: Session, workshop: int, halt: bool = True) -> None:
    """Stop the clock where it is, or let it go on from there."""
    row = _going(session, workshop)
    timer = _timer_of(row)
    if timer is not None:
        change = control.halted if halt else control.resumed
        _set_timer(session, row, change(timer, models.now()))


@Write
def remove_timer(session: Session, workshop: int) -> None:
    """Take the clock off all screens."""
    _set_timer(session, _going(session, workshop), None)


# --- What the room sees ------------------------------------------------------------------


@Write
def pause(session: Session, workshop: int, minutes: int | None) -> None:
    """A break of so many minutes on all screens; None ends it. A clock that runs is halted.

    Phones that can answer now keep their form; the others show the break.
    """
    row = _going(session, workshop)
    if minutes is not None and not 0 < minutes <= control.LONGEST_PAUSE:
        raise Refused("A pause takes 1 minute to 8 hours.", status=422, field="minutes")
    now = models.now()
    timer = _timer_of(row)
    if minutes is not None and timer is not None:
        _set_timer(session, row, control.halted(timer, now))
    if (row.pause_until is None) != (minutes is None):
        _turn_over(row)
    row.pause_until = None if minutes is None else now + dt.timedelta(minutes=minutes)
    tick(session, workshop, STEP)


@Write
def draw_curtain(session: Session, workshop: int, curtain: str) -> None:
    """Make the projector "black", or take the result off all screens ("hidden"); "" undoes both.

    What the projector showed stands behind it.
    """
    if curtain not in control.CURTAINS:
        raise ValueError(f"curtain must be one of {control.CURTAINS}, got {curtain!r}")
    row = locked(session, workshop)
    before, wall = control.split_wall(row.wall)
    if curtain == "hidden" and not here_of(row).shows_result:
        raise Refused("There is no result to hide in this step.")
    if "hidden" in (before, curtain) and before != curtain:
        _turn_over(row)
    row.wall = control.join_wall(curtain, wall)
    tick(session, workshop, STEP)


def _turn_over(row: Workshop) -> None:
    """Have the phones draw their page anew; a page that somebody writes on stays."""
    if row.step and not here_of(row).collects:
        row.step += 1


@Write
def freeze(session: Session, workshop: int, stay: bool) -> None:
    """Let the projector stay at what it shows now, whatever the room does; or follow again."""
    row = _going(session, workshop)
    here = here_of(row)
    wall = control.split_wall(row.wall)[1]
    row.frozen = {**_place(here), "wall": wall} if stay else None
    tick(session, workshop, STEP)


def _place(step: Step) -> dict[str, Any]:
    return {
        "item": step.item,
        "phase": step.phase.value,
        "round": step.round,
        "part": step.part,
    }


# --- Steps and rounds taken back -----------------------------------------------------------


def _take(session: Session, row: Workshop, to: Step) -> None:
    """Let the room stand at `to`, as a step of its own that cannot be taken back."""
    row.step += 1
    row.here_item, row.here_phase = to.item, to.phase.value
    row.here_round, row.here_part = to.round, to.part
    row.phase_began = models.now()
    row.timer_ends = row.timer_left = row.pause_until = row.nudged_at = None
    row.previous = row.frozen = None
    row.wall = ""
    session.info["forget"] = True
    tick(session, row.id or 0, STEP)


@Write
def undo(session: Session, workshop: int, seen: int) -> bool:
    """Take the last move back: where the room was, with the rounds as they were.

    A round that the move closed is open again; if it has been shown, the answers that were
    shown are kept beside it. Returns False when somebody else moved first; raises Refused.
    """
    row = _going(session, workshop)
    if row.step != seen:
        return False
    agenda = agenda_of(session, workshop)
    before = row.previous
    to = before and Step(before["item"], Phase(before["phase"]), before["round"], before["part"])
    if not before or not to or to not in flow.line_of([stop_of(item) for item in agenda]):
        raise Refused("There is no step to take back.")
    for item in agenda:
        closed, revealed = before["progress"].get(
            str(item.id), [item.closed_round, item.revealed_round]
        )
        for number in range(revealed + 1, item.revealed_round + 1):
            _copy(session, item, number)
        item.closed_round, item.revealed_round = closed, revealed
    _take(session, row, to)
    return True


@Write
def reopen_round(session: Session, workshop: int, seen: int, item: int) -> bool:
    """Open the item's last round again, so that people can change what they answered.

    What was shown is kept as it was. Returns False when somebody moved first.
    """

    def keep(target: AgendaItem, number: int) -> None:
        if number <= target.revealed_round:
            _copy(session, target, number)

    return _back_to(session, workshop, seen, item, keep)


@Write
def restart_round(session: Session, workshop: int, seen: int, item: int) -> bool:
    """Hold the item's last round once more from the beginning; the old answers are kept.

    Returns False when somebody moved first.
    """
    return _back_to(
        session, workshop, seen, item, lambda target, number: _set_aside(session, target, number)
    )


def _back_to(
    session: Session,
    workshop: int,
    seen: int,
    item: int,
    keep: Callable[[AgendaItem, int], None],
) -> bool:
    row = _going(session, workshop)
    target = session.get(AgendaItem, item)
    if target is None or target.workshop_id != workshop:
        raise Refused("This step is not on the agenda.", status=404)
    if row.step != seen:
        return False
    progress = Progress(target.closed_round, target.revealed_round)
    number = control.round_to_take_up(stop_of(target), here_of(row), progress)
    keep(target, number)
    target.closed_round = min(target.closed_round, number - 1)
    target.revealed_round = min(target.revealed_round, number - 1)
    _take(session, row, control.answering_step(stop_of(target), number))
    return True


def _answers_of(item: AgendaItem) -> Table:
    name = "stance" if item.kind == Kind.DILEMMA else "ranking"
    return SQLModel.metadata.tables[name]


def _keep(session: Session, item: AgendaItem, number: int, how: str) -> int:
    """Make a kept round; returns the number that its answers have from now on."""
    last = session.scalar(
        select(func.max(col(KeptRound.kept_as))).where(col(KeptRound.item_id) == item.id)
    )
    kept_as = max(FIRST_KEPT, (last or 0) + 1)
    session.add(KeptRound(item_id=item.id or 0, round=number, kept_as=kept_as, how=how))
    session.flush()
    return kept_as


def _set_aside(session: Session, item: AgendaItem, number: int) -> None:
    """Move a round's answers to a kept round; nobody has answered the round any more.

    Also where nobody had: an answer that is on its way belongs to the go that is over.
    """
    answers = _answers_of(item)
    of_round = (answers.c.item_id == item.id) & (answers.c.round == number)
    kept_as = _keep(session, item, number, "restarted")
    session.execute(update(answers).where(of_round).values(round=kept_as))
    session.execute(
        update(models.ReasonGroup)
        .where(col(models.ReasonGroup.item_id) == item.id, col(models.ReasonGroup.round) == number)
        .values(round=kept_as)
    )


def _copy(session: Session, item: AgendaItem, number: int) -> None:
    """Keep a round's answers, with their reasons, beside those that can now be changed."""
    answers = _answers_of(item)
    kept_as = _keep(session, item, number, "reopened")
    names = [c.name for c in answers.columns if c.name not in ("id", "round")]
    of_round = (answers.c.item_id == item.id) & (answers.c.round == number)
    session.execute(
        insert(answers).from_select(
            [*names, "round"],
            select(*(answers.c[name] for name in names), literal(kept_as)).where(of_round),
        )
    )
    if item.kind != Kind.DILEMMA:
        return
    reasons = SQLModel.metadata.tables["reason"]
    copies = answers.alias("copies")
    said = [c.name for c in reasons.columns if c.name not in ("id", "stance_id", "group_id")]
    session.execute(
        insert(reasons).from_select(
            ["stance_id", *said],
            select(copies.c.id, *(reasons.c[name] for name in said))
            .join(answers, answers.c.id == reasons.c.stance_id)
            .join(
                copies,
                (copies.c.participant_id == answers.c.participant_id)
                & (copies.c.item_id == answers.c.item_id)
                & (copies.c.round == kept_as),
            )
            .where(of_round),
        )
    )


# --- The agenda ahead ------------------------------------------------------------------------


@Write
def reorder(session: Session, workshop: int, seen: int, wanted: list[int]) -> bool:
    """Put the items that are left in the `wanted` order of their ids.

    Returns False when somebody moved first; raises Refused when these are not what is left.
    """
    row = _going(session, workshop)
    if row.step != seen:
        return False
    agenda = agenda_of(session, workshop)
    order = control.reordered([stop_of(item) for item in agenda], here_of(row), wanted)
    by_id = {item.id: item for item in agenda}
    for position, item in enumerate(order, 1):  # aside first: no two rows have one position
        by_id[item].position = -position
    session.flush()
    for item in order:
        by_id[item].position *= -1
    _changed(session, row)
    return True


@Write
def take_off(session: Session, workshop: int, seen: int, item: int) -> bool:
    """Take an item that the room has not come to off the agenda.

    Returns False when somebody moved first; raises Refused when it has been answered, or
    something was written at it: the room may have gone back from it.
    """
    row = _going(session, workshop)
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
    session.execute(delete(AgendaItem).where(col(AgendaItem.id) == item))
    session.expire_all()
    _changed(session, row)
    return True


def _changed(session: Session, row: Workshop) -> None:
    if row.step:  # in the lobby the workshop has not begun, and can still be prepared
        row.step += 1
    session.info["forget"] = True
    tick(session, row.id or 0, STEP)
