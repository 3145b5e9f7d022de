"""Steps and rounds taken back: undone, opened again, begun again; what was said is kept."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import delete, insert, inspect, select, update
from sqlmodel import Session, SQLModel, col

import models
from live import STEP
from models import AgendaItem, KeptRound, Workshop
from store import live_list
from store.ahead import take_back
from store.control import going
from store.database import Write, tick
from store.held import answered
from store.kept_rounds import answers_of, copy_answers, keep_round
from store.reading import place_of
from store.rounds import stop_of
from store.support import keep_asked
from store.workshops import agenda_of, as_it_is, count_step, here_of
from workshop import control, flow, methods
from workshop.errors import Refused
from workshop.flow import Kind, Progress, Step

# --- Where the room is -------------------------------------------------------------------------


def _take(session: Session, row: Workshop, to: Step, agenda: list[AgendaItem]) -> None:
    """Let the room stand at `to`, as a step of its own; what is frozen or hidden stays so.

    Except where its round is blind again.
    """
    keep_asked(session, row)
    row.step += 1
    row.stayed = 0
    row.here_item, row.here_phase = to.item, to.phase.value
    row.here_round, row.here_part = to.round, to.part
    row.phase_began = models.now()
    row.timer_ends = row.timer_left = row.pause_until = row.nudged_at = None
    row.previous = None
    row.wall = ""
    frozen = place_of(row.frozen)
    for item in agenda:
        progress = Progress(item.closed_round, item.revealed_round)
        item.hidden_from = control.still_hidden(item.hidden_from, progress)
        if frozen and frozen.item == item.id and frozen.shows_result:
            row.frozen = row.frozen if frozen.round <= item.revealed_round else None
        if frozen and frozen.item == item.id and (row.frozen or {}).get("wall") == "list":
            row.frozen = row.frozen if frozen.round <= item.closed_round else None
    session.info["forget"] = True
    tick(session, row.id or 0, STEP)


@Write
def undo(session: Session, workshop: int, seen: int) -> bool:
    """Take the last step back: where the room was, with its clock, pause and rounds as they were.

    A point that was put in, moved or taken off the agenda, or one more round, is taken back where
    the room is, and nothing else.

    A round that the move closed is open again; if it has been shown, the answers that were
    shown are kept beside it. Where the move opened or began a round again, what had been
    shown is the round again, and what was answered since is kept. Returns False when
    somebody else moved first; raises Refused.
    """
    row = going(session, workshop)
    if row.step != seen:
        return False
    agenda = agenda_of(session, workshop)
    before, to = row.previous, place_of(row.previous)
    if not before or not to:
        raise Refused("There is no step to take back.")
    take_back(session, workshop, before)
    agenda = agenda_of(session, workshop)
    for item in agenda:  # one more round, or a question to the smaller side, goes as it came
        steps = before.get("steps", {}).get(str(item.id))
        rounds, item.takes = steps or (item.rounds, item.takes)
        item.rounds = max(rounds, methods.least_rounds(item.method))  # it may have got one since
    if to not in flow.line_of([stop_of(item) for item in agenda]):
        raise Refused("There is no step to take back.")
    again = before.get("again")
    if to == here_of(row) and not again:  # the room never left: its clock and wall go on
        count_step(row)
        row.previous = None
        session.info["forget"] = True
        tick(session, workshop, STEP)
        return True
    for item in agenda:
        closed, revealed = before["progress"].get(
            str(item.id), [item.closed_round, item.revealed_round]
        )
        for number in range(revealed + 1, item.revealed_round + 1):
            _copy(session, item, number)
        item.closed_round, item.revealed_round = closed, revealed
        if again and again["item"] == item.id:
            _put_back(session, item, again["round"], again["kept_as"], again["how"])
    _take(session, row, to, agenda)
    shown = before.get("wall", "")
    row.wall = "" if shown == "list" else shown  # the room may have seen its result meanwhile
    _set_clock_as_it_was(row, before)
    return True


def _set_clock_as_it_was(row: Workshop, before: dict[str, Any]) -> None:
    """The clock with what was left of it when the room went on, and a pause that is not over."""
    clock, pause = before.get("clock"), before.get("pause")
    now = models.now()
    if clock and clock["runs"]:
        row.timer_ends = now + dt.timedelta(seconds=clock["left"])
    elif clock:
        row.timer_left = round(clock["left"])
    if pause and dt.datetime.fromisoformat(pause) > now:
        row.pause_until = dt.datetime.fromisoformat(pause)


# --- Rounds once more ----------------------------------------------------------------------------


@Write
def reopen_round(session: Session, workshop: int, seen: int, item: int) -> bool:
    """Open the item's last round again, so that people can change what they answered.

    What was shown is kept as it was. Returns False when somebody moved first.
    """

    def keep(target: AgendaItem, number: int) -> int | None:
        return _copy(session, target, number) if number <= target.revealed_round else None

    return _back_to(session, workshop, seen, item, "reopened", keep)


@Write
def restart_round(session: Session, workshop: int, seen: int, item: int) -> bool:
    """Hold the item's last round once more from the beginning; the old answers are kept.

    Returns False when somebody moved first.
    """

    def keep(target: AgendaItem, number: int) -> int:
        return _set_aside(session, target, number, "restarted")

    return _back_to(session, workshop, seen, item, "restarted", keep)


def _back_to(
    session: Session,
    workshop: int,
    seen: int,
    item: int,
    how: str,
    keep: Callable[[AgendaItem, int], int | None],
) -> bool:
    row = going(session, workshop)
    target = session.get(AgendaItem, item)
    if target is None or target.workshop_id != workshop:
        raise Refused("This step is not on the agenda.", status=404)
    if row.step != seen:
        return False
    agenda = agenda_of(session, workshop)
    progress = Progress(target.closed_round, target.revealed_round)
    number = control.round_to_take_up(stop_of(target), here_of(row), progress)
    before = as_it_is(row, agenda)
    kept_as = keep(target, number)
    target.closed_round = min(target.closed_round, number - 1)
    target.revealed_round = min(target.revealed_round, number - 1)
    _take(session, row, control.answering_step(stop_of(target), number), agenda)
    if kept_as is not None:
        before["again"] = {"item": item, "round": number, "kept_as": kept_as, "how": how}
    row.previous = before
    return True


def _set_aside(session: Session, item: AgendaItem, number: int, how: str) -> int:
    """Move a round's answers to a kept round, and say which; nobody has answered it any more.

    Also where nobody had: an answer that is on its way belongs to the go that is over.
    """
    kept_as = keep_round(session, item, number, how).kept_as
    _move(session, item, number, kept_as)
    return kept_as


def _move(session: Session, item: AgendaItem, number: int, to: int) -> None:
    """Give a round's answers and groups of reasons another round's number."""
    answers = answers_of(item)
    of_round = (answers.c.item_id == item.id) & (answers.c.round == number)
    session.execute(update(answers).where(of_round).values(round=to))
    session.execute(
        update(models.ReasonGroup)
        .where(col(models.ReasonGroup.item_id) == item.id, col(models.ReasonGroup.round) == number)
        .values(round=to)
    )
    live_list.go_with(session, item, number, to)


def _copy(session: Session, item: AgendaItem, number: int) -> int:
    """Keep a round's answers, with their reasons, beside those that can now be changed."""
    answers = answers_of(item)
    kept_as = keep_round(session, item, number, "reopened").kept_as
    copy_answers(session, answers, item.id or 0, number, kept_as)
    if item.kind != Kind.DILEMMA:
        live_list.shown_again(session, item, number)
        return kept_as
    of_round = (answers.c.item_id == item.id) & (answers.c.round == number)
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
    return kept_as


# --- What was kept put back --------------------------------------------------------------------


def _put_back(session: Session, item: AgendaItem, number: int, kept_as: int, how: str) -> None:
    """Make what was kept the round again; what was answered since is kept in its place."""
    if how == "restarted":
        _set_aside_if_any(session, item, number)
        live_list.drop(session, item, number)
        _move(session, item, kept_as, number)
        changed = False
    else:
        changed = _exchange(session, item, number, kept_as)
    kept = (col(KeptRound.item_id) == item.id) & (col(KeptRound.kept_as) == kept_as)
    if changed:
        session.execute(update(KeptRound).where(kept).values(how="undone", at=models.now()))
        return
    answers = answers_of(item)
    copies = (answers.c.item_id == item.id) & (answers.c.round == kept_as)
    session.execute(delete(answers).where(copies))
    session.execute(delete(KeptRound).where(kept))


def _set_aside_if_any(session: Session, item: AgendaItem, number: int) -> None:
    if answered(session, item.id or 0, number):
        _set_aside(session, item, number, "undone")


_TOLD = (
    "text",
    "lens",
    "state",
    "marked",
    "merged_into",
)  # what a reason says and what became of it


def _exchange(session: Session, item: AgendaItem, number: int, kept_as: int) -> bool:
    """Change places with what was shown: the rows stay, because marks and groups hang on them.

    Returns whether anybody had answered otherwise since.
    """
    session.flush()
    now, was = (_rows(session, item, each) for each in (number, kept_as))
    changed = False
    for person, row in now.items():
        if person not in was:
            row.round = kept_as
            changed = True
            continue
        other = was[person]
        columns = [
            c.name
            for c in answers_of(item).columns
            if c.name not in ("id", "participant_id", "item_id", "round", "saved_at")
        ]
        mapped = [_attribute(type(row), name) for name in columns]
        changed |= _swap(row, other, mapped)
        if item.kind == Kind.DILEMMA:
            changed |= _swap_reasons(session, row.id, other.id)
    for person in was.keys() - now.keys():  # taken back since, as marks on the floor can be
        was[person].round = number
        changed = True
    session.flush()
    return changed


def _rows(session: Session, item: AgendaItem, number: int) -> dict[int, Any]:
    table: Any = models.Stance if item.kind == Kind.DILEMMA else models.Ranking
    query = select(table).where(table.item_id == item.id, table.round == number)
    return {row.participant_id: row for row in session.scalars(query)}


def _attribute(table: Any, column: str) -> str:
    """The attribute that a column is mapped to: `Ranking.order` is the column "ranked"."""
    return str(inspect(table).get_property_by_column(table.__table__.c[column]).key)


def _swap(one: Any, other: Any, names: Sequence[str]) -> bool:
    """Exchange these values of two rows; whether they differed."""
    first = {name: getattr(one, name) for name in names}
    second = {name: getattr(other, name) for name in names}
    for name in names:
        setattr(one, name, second[name])
        setattr(other, name, first[name])
    return first != second


def _swap_reasons(session: Session, one: int, other: int) -> bool:
    of = {
        reason.stance_id: reason
        for reason in session.scalars(
            select(models.Reason).where(col(models.Reason.stance_id).in_((one, other)))
        )
    }
    if len(of) == 2:
        return _swap(of[one], of[other], _TOLD)
    for stance, reason in of.items():
        reason.stance_id = other if stance == one else one
    return bool(of)
