"""Leading: the clock, the pause, what the screens show, the agenda ahead."""

import datetime as dt
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

import models
from live import STEP
from models import AgendaItem, Workshop
from store import counts, live_list
from store.database import Write, tick
from store.reading import timer_of
from store.reasons import marked
from store.rounds import stop_of
from store.support import keep_asked
from store.workshops import here_of, locked
from workshop import control
from workshop.errors import Refused
from workshop.flow import CLOSED, Phase, Progress, Step, is_open
from workshop.snapshot import Mark, Timer

# --- The clock ---------------------------------------------------------------------------


def _set_timer(session: Session, row: Workshop, timer: Timer | None) -> None:
    row.timer_ends = timer.ends if timer else None
    row.timer_left = timer.left if timer else None
    tick(session, row.id or 0, STEP)


def going(session: Session, workshop: int) -> Workshop:
    """The workshop's row while it goes on; raises Refused."""
    row = locked(session, workshop)
    if here_of(row) == CLOSED:
        raise Refused("The workshop is closed.")
    return row


@Write
def start_timer(session: Session, workshop: int, seconds: int) -> None:
    """Let a clock run down for the step that the room is at; raises Refused."""
    row = going(session, workshop)
    _set_timer(session, row, control.started(seconds, models.now()))


@Write
def add_time(session: Session, workshop: int, seconds: int = control.MINUTE) -> None:
    """Give the clock more time, whether it runs, is halted or is over."""
    row = going(session, workshop)
    _set_timer(session, row, control.longer(timer_of(row), seconds, models.now()))


@Write
def halt_timer(session: Session, workshop: int, halt: bool = True) -> None:
    """Stop the clock where it is, or let it go on from there."""
    row = going(session, workshop)
    timer = timer_of(row)
    if timer is not None:
        change = control.halted if halt else control.resumed
        _set_timer(session, row, change(timer, models.now()))


@Write
def remove_timer(session: Session, workshop: int) -> None:
    """Take the clock off all screens."""
    _set_timer(session, going(session, workshop), None)


# --- What the room sees ------------------------------------------------------------------


@Write
def pause(session: Session, workshop: int, minutes: int | None) -> None:
    """A break of so many minutes on all screens; None ends it. A clock that runs is halted.

    Phones that can answer now keep their form; the others show the break.
    """
    row = going(session, workshop)
    if minutes is not None and not 0 < minutes <= control.LONGEST_PAUSE:
        raise Refused("A pause takes 1 minute to 8 hours.", status=422, field="minutes")
    now = models.now()
    timer = timer_of(row)
    if minutes is not None and timer is not None:
        _set_timer(session, row, control.halted(timer, now))
    if (row.pause_until is None) != (minutes is None):
        _turn_over(row)
    row.pause_until = None if minutes is None else now + dt.timedelta(minutes=minutes)
    tick(session, workshop, STEP)


@Write
def show_list(session: Session, workshop: int, item: int) -> None:
    """Let the room follow on the projector how a priority question is answered, while it is.

    Until the next step, or until `set_wall` puts the list away. Raises Refused where the room
    is not answering this, or its result was hidden.
    """
    row = going(session, workshop)
    here = here_of(row)
    target = session.get(AgendaItem, item)
    if target is None or here.item != item or here.phase is not Phase.RANK:
        raise Refused("This step is not on the agenda.", status=404)
    progress = Progress(target.closed_round, target.revealed_round)
    if not is_open(here, stop_of(target), here.round, progress):
        raise Refused("This round is closed.")
    if target.hidden_from:
        raise Refused("The result is hidden for a while.")
    live_list.begin(session, target, here.round)
    if row.frozen is None:
        live_list.renew(session, item, here.round)
    row.wall = "list"
    tick(session, workshop, STEP)


@Write
def make_black(session: Session, workshop: int, black: bool) -> None:
    """Show nothing on the projector, whatever the room does; or light it again.

    What the projector showed stands behind it, and what is hidden stays hidden.
    """
    locked(session, workshop).black = black
    tick(session, workshop, STEP)


@Write
def hide_result(session: Session, workshop: int, item: int, hide: bool) -> None:
    """Take the result that the room has before it off all screens; or show it again.

    It stays hidden wherever the room goes, with the results of the rounds after it. Raises
    Refused where the item has no result before the room.
    """
    row = going(session, workshop)
    target = session.get(AgendaItem, item)
    if target is None or target.workshop_id != workshop:
        raise Refused("This step is not on the agenda.", status=404)
    number = 0
    if hide:
        here, progress = here_of(row), Progress(target.closed_round, target.revealed_round)
        number = control.result_before_the_room(here, progress) if here.item == item else 0
        if not number:
            raise Refused("There is no result to hide in this step.")
        number = min(number, target.hidden_from or number)
    if target.hidden_from != number:
        target.hidden_from = number
        _turn_over(row)
    tick(session, workshop, STEP)


def _turn_over(row: Workshop) -> None:
    """Have the phones draw their page anew; a page that somebody writes on stays."""
    here = here_of(row)
    if row.step and not here.collects and here.phase is not Phase.TAKES:
        row.step += 1
        row.stayed = 0


@Write
def freeze(session: Session, workshop: int, stay: bool) -> None:
    """Let the projector stay at what it shows now, whatever the room does; or follow again."""
    row = going(session, workshop)
    here = here_of(row)
    keep_asked(session, row)
    row.frozen = _as_shown(session, row, here) if stay else None
    if not stay and here.item is not None:
        live_list.renew(session, here.item, here.round)
    tick(session, workshop, STEP)


def _as_shown(session: Session, row: Workshop, here: Step) -> dict[str, Any]:
    """The place, and what is seen there: the wall must not change while it is frozen."""
    of_workshop = col(models.Note.workshop_id) == row.id
    notes = session.scalars(
        select(models.Note).where(of_workshop, col(models.Note.state) == "shown")
    )
    made = session.scalars(
        select(models.Commitment).where(col(models.Commitment.workshop_id) == row.id)
    )
    agenda = session.scalars(select(AgendaItem).where(col(AgendaItem.workshop_id) == row.id))
    marks: tuple[Mark, ...] = ()
    if here.item is not None and (row.wall == "reasons" or here.phase is Phase.TAKES):
        marks = marked(session, here.item)
    return {
        "item": here.item,
        "phase": here.phase.value,
        "round": here.round,
        "part": here.part,
        "wall": row.wall,
        "notes": [[n.id, n.kind, n.text, n.asked] for n in sorted(notes, key=lambda n: n.id or 0)],
        "commitments": [
            [c.id, c.verb, c.text, c.who, c.due, c.asked]
            for c in sorted(made, key=lambda c: c.id or 0)
        ],
        "support": counts.support(session, row.id or 0),
        "revealed": {str(item.id): item.revealed_round for item in agenda},
        "marks": [[m.reason, m.person, m.moves, m.good] for m in marks],
    }
