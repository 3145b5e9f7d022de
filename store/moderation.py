"""Looking after what participants wrote: let through, hidden, marked, merged, put together.

Only what has been revealed can be looked after: the facilitator sees no reason before the
room could. All of it is live: phones and screens read again.
"""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Row, func, select, update
from sqlmodel import Session, col

import models
from live import STEP
from models import AgendaItem, Reason, ReasonGroup
from store.database import Write, reading, tick
from store.kept_rounds import FIRST_KEPT
from store.reading import stage
from store.rounds import revealed_round
from store.workshops import locked
from workshop.errors import Refused
from workshop.flow import Kind, takes_told
from workshop.sides import side_of

NAME_LIMIT = 60  # characters of a group's name


@dataclass(frozen=True)
class Told:
    """A reason of a revealed round as the facilitator looks after it, also one nobody sees.

    `state` is "shown", "waiting" or "hidden"; `side` the pole its author leans to, None in
    between; `merged` the id of the reason it is read as; `group` the id of its group.
    """

    id: int
    text: str
    side: int | None
    lens: str
    state: str
    marked: bool
    merged: int | None
    group: int | None


def reasons_told(workshop: int, item: int, number: int) -> tuple[Told, ...]:
    """All reasons of a revealed round, in an order that tells nothing of who wrote first.

    Nothing while the round is blind, or withheld because too few answered.
    """
    with reading() as session:
        row = session.get(AgendaItem, item)
        if row is None or row.workshop_id != workshop or row.kind != Kind.DILEMMA:
            return ()
        if not 0 < number <= row.revealed_round or revealed_round(row, number).withheld:
            return ()
        query = (
            select(Reason, models.Stance)
            .join(models.Stance, col(models.Stance.id) == col(Reason.stance_id))
            .where(col(models.Stance.item_id) == item, col(models.Stance.round) == number)
        )
        found = [_told(each) for each in session.execute(query)]
    return tuple(sorted(found, key=_shuffled))


def _told(row: Row[Reason, models.Stance]) -> Told:
    reason, stance = row
    if stance.places:  # a table's reason is read as its first one's
        first = stance.places[0]
        place = tuple(first) if isinstance(first, list) else (first,)
    elif stance.position is not None:
        place = (stance.position,)
    else:
        place = (stance.weight_a or 0.0, stance.weight_b or 0.0, stance.weight_c or 0.0)
    return Told(
        id=reason.id or 0,
        text=reason.text,
        side=side_of(place),
        lens=reason.lens,
        state=reason.state,
        marked=reason.marked,
        merged=reason.merged_into,
        group=reason.group_id,
    )


def _shuffled(each: Told) -> tuple[bytes, int]:
    return hashlib.sha256(each.text.encode(errors="surrogatepass")).digest(), each.id


def waiting_reasons(workshop: int) -> dict[tuple[int, int], int]:
    """How many reasons wait in each revealed round that has some: by (item, round).

    A round that is withheld has none: nobody will ever see them.
    """
    query = (
        select(col(models.Stance.item_id), col(models.Stance.round), func.count())
        .join(Reason, col(Reason.stance_id) == col(models.Stance.id))
        .join(AgendaItem, col(AgendaItem.id) == col(models.Stance.item_id))
        .where(
            col(AgendaItem.workshop_id) == workshop,
            col(Reason.state) == "waiting",
            col(Reason.merged_into).is_(None),
        )
        .group_by(col(models.Stance.item_id), col(models.Stance.round))
    )
    seen = {
        (item.id, round.number)
        for item in stage(workshop).items
        for round in item.results
        if not round.withheld
    }
    with reading() as session:
        return {
            (item, number): count
            for item, number, count in session.execute(query)
            if (item, number) in seen
        }


def waiting_notes(workshop: int) -> dict[int, tuple[tuple[int, str], ...]]:
    """What phones wrote it would take and nobody has let through: (id, text), by item.

    Only of items where the room has gone on from the question.
    """
    room = stage(workshop)
    stops = [item.stop for item in room.items]
    told = {stop.id for stop in stops if takes_told(stops, room.here, stop)}
    query = (
        select(models.Note)
        .where(col(models.Note.workshop_id) == workshop, col(models.Note.state) == "waiting")
        .order_by(col(models.Note.id))
    )
    found: dict[int, tuple[tuple[int, str], ...]] = {}
    with reading() as session:
        for note in session.scalars(query):
            if note.item_id in told:
                found[note.item_id] = (*found.get(note.item_id, ()), (note.id or 0, note.text))
    return found


@Write
def moderate(session: Session, workshop: int, on: bool) -> None:
    """Whether reasons wait from now on, also those of rounds that nobody has seen yet.

    What has been seen stays as it is; what waits in a round that was shown goes on waiting.
    """
    row = locked(session, workshop)
    row.moderated = on
    before, after = ("shown", "waiting") if on else ("waiting", "shown")
    blind = (
        select(col(models.Stance.id))
        .join(AgendaItem, col(AgendaItem.id) == col(models.Stance.item_id))
        .where(
            col(AgendaItem.workshop_id) == workshop,
            col(models.Stance.round) > col(AgendaItem.revealed_round),
            col(models.Stance.round) < FIRST_KEPT,
        )
    )
    session.execute(
        update(Reason)
        .where(col(Reason.stance_id).in_(blind), col(Reason.state) == before)
        .values(state=after)
        .execution_options(synchronize_session=False)
    )
    _changed(session, workshop)


@Write
def approve_reasons(session: Session, workshop: int, ids: Collection[int]) -> None:
    """Let reasons be seen. Raises Refused (404) for one that may not be looked after."""
    _set(session, _own(session, workshop, ids), "shown")
    _changed(session, workshop)


@Write
def hide_reasons(session: Session, workshop: int, ids: Collection[int]) -> None:
    """Take reasons off every screen and out of every file; their stances stay."""
    _set(session, _own(session, workshop, ids), "hidden")
    _changed(session, workshop)


def _set(session: Session, reasons: Iterable[Reason], state: str) -> None:
    """Give them a state, and with them the same words of the same person on the same item.

    Those may stand in another round, or in one that was kept when it was opened again.
    """
    for reason in reasons:
        stance = session.get(models.Stance, reason.stance_id)
        assert stance is not None
        alike = (
            select(Reason)
            .join(models.Stance, col(models.Stance.id) == col(Reason.stance_id))
            .where(
                col(models.Stance.participant_id) == stance.participant_id,
                col(models.Stance.item_id) == stance.item_id,
                col(Reason.text) == reason.text,
            )
        )
        for each in session.scalars(alike):
            each.state = state


@Write
def single_out(session: Session, workshop: int, reason: int, on: bool) -> None:
    """Mark a reason as one to talk about, or take the mark off."""
    for each in _own(session, workshop, (reason,)):
        each.marked = on
    _changed(session, workshop)


@Write
def merge_reasons(session: Session, workshop: int, into: int, ids: Collection[int]) -> None:
    """Read `ids` as the reason `into`, which says the same; their marks count as its own."""
    target, *_ = _own(session, workshop, (into,))
    others = [each for each in _own(session, workshop, ids) if each.id != into]
    rounds = {_round_of(session, each) for each in (target, *others)}
    if len(rounds) != 1 or target.merged_into is not None:
        raise Refused("Only reasons of one round can be merged.")
    gone = [each.id for each in others]
    for each in others:
        each.merged_into = into
        target.marked = target.marked or each.marked
    session.execute(
        update(Reason).where(col(Reason.merged_into).in_(gone)).values(merged_into=into)
    )
    _changed(session, workshop)


@Write
def part_reasons(session: Session, workshop: int, into: int) -> None:
    """Read what was merged into a reason as reasons of their own again."""
    _own(session, workshop, (into,))
    session.execute(update(Reason).where(col(Reason.merged_into) == into).values(merged_into=None))
    _changed(session, workshop)


@Write
def group_reasons(session: Session, workshop: int, name: str, ids: Collection[int]) -> int:
    """Put reasons of one round together under a name; returns the group's id.

    A group of that name in the same round takes them in. Raises Refused.
    """
    name = _name(name)
    reasons = _own(session, workshop, ids)
    rounds = {_round_of(session, each) for each in reasons}
    if len(rounds) != 1:
        raise Refused("Choose reasons of one round.", status=422, field="ids")
    item, number = rounds.pop()
    group = session.scalar(
        select(ReasonGroup).where(
            col(ReasonGroup.item_id) == item,
            col(ReasonGroup.round) == number,
            col(ReasonGroup.name) == name,
        )
    )
    if group is None:
        group = ReasonGroup(item_id=item, round=number, name=name)
        session.add(group)
        session.flush()
    assert group.id is not None
    for each in reasons:
        each.group_id = group.id
    _changed(session, workshop)
    return group.id


@Write
def change_group(
    session: Session, workshop: int, group: int, name: str, ids: Collection[int]
) -> None:
    """Give a group another name and exactly these reasons; without any it goes."""
    row = _group(session, workshop, group)
    name = _name(name)
    reasons = _own(session, workshop, ids)
    if {_round_of(session, each) for each in reasons} - {(row.item_id, row.round)}:
        raise Refused("Choose reasons of one round.", status=422, field="ids")
    row.name = name
    _empty(session, group)
    for each in reasons:
        each.group_id = group
    session.flush()
    if not reasons:
        session.delete(row)
    _changed(session, workshop)


@Write
def drop_group(session: Session, workshop: int, group: int) -> None:
    """Take a group away; its reasons stay."""
    row = _group(session, workshop, group)
    _empty(session, group)
    session.delete(row)
    _changed(session, workshop)


@Write
def let_note(session: Session, workshop: int, note: int, shown: bool) -> None:
    """Let a note that waits be seen, or hide it."""
    row = session.get(models.Note, note)
    if row is None or row.workshop_id != workshop:
        raise Refused("This note no longer exists.", status=404)
    row.state = "shown" if shown else "hidden"
    _changed(session, workshop)


def _own(session: Session, workshop: int, ids: Iterable[int]) -> list[Reason]:
    """These reasons of a workshop's revealed rounds; raises Refused (404)."""
    wanted = list(dict.fromkeys(ids))
    query = (
        select(Reason)
        .join(models.Stance, col(models.Stance.id) == col(Reason.stance_id))
        .join(AgendaItem, col(AgendaItem.id) == col(models.Stance.item_id))
        .where(
            col(Reason.id).in_(wanted),
            col(AgendaItem.workshop_id) == workshop,
            col(models.Stance.round) <= col(AgendaItem.revealed_round),
        )
    )
    found = list(session.scalars(query))
    if len(found) != len(wanted):
        raise Refused("This reason is no longer here.", status=404)
    return found


def _round_of(session: Session, reason: Reason) -> tuple[int, int]:
    stance = session.get(models.Stance, reason.stance_id)
    assert stance is not None
    return stance.item_id, stance.round


def _name(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused("Give the group a name.", status=422, field="name")
    if len(name) > NAME_LIMIT:
        raise Refused("At most {n} characters.", status=422, field="name", n=NAME_LIMIT)
    return name


def _group(session: Session, workshop: int, group: int) -> ReasonGroup:
    row = session.get(ReasonGroup, group)
    item = session.get(AgendaItem, row.item_id) if row else None
    if row is None or item is None or item.workshop_id != workshop:
        raise Refused("This group no longer exists.", status=404)
    return row


def _empty(session: Session, group: int) -> None:
    session.execute(update(Reason).where(col(Reason.group_id) == group).values(group_id=None))


def _changed(session: Session, workshop: int) -> None:
    session.info["forget"] = True  # a revealed round is otherwise read once
    tick(session, workshop, STEP)
