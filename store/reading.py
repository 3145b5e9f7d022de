"""Reads: frozen values, blind where the room is to be blind."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import (
    Row,
    Select,
    Table,
    bindparam,
    func,
    select,
)
from sqlmodel import Session, SQLModel, col

import models
from live import hub
from models import AgendaItem, Participant, Workshop
from store import counts, heads
from store.database import opened, read_ahead, reading, remembered
from workshop import access
from workshop.answers import SKIP, Given, Places, Points, Ranking, Stance
from workshop.control import split_wall
from workshop.dilemmas import Content, Dilemma, Plain, Priority
from workshop.errors import Refused
from workshop.flow import Kind, Phase, Progress, Step, round_at, takes_told
from workshop.snapshot import (
    MIN_ROOM,
    Answer,
    Commitment,
    Group,
    Item,
    Kept,
    Note,
    Round,
    Snapshot,
    Timer,
)

MOST_AT_ONE = 1000  # people whose places one stance can have

_CONTENT: dict[Kind, TypeAdapter[Any]] = {
    Kind.DILEMMA: TypeAdapter(Dilemma),
    Kind.PRIORITY: TypeAdapter(Priority),
    Kind.PLAIN: TypeAdapter(Plain),
}


@dataclass(frozen=True)
class Overview:
    """A line in a list of workshops."""

    id: int
    code: str
    title: str
    date: dt.date
    phase: Phase
    simulated: bool
    items: int
    joined: int
    closed_at: dt.datetime | None


@dataclass(frozen=True)
class Person:
    """A participant as the server knows one."""

    id: int
    workshop: int
    role: str | None
    way: str = "phone"
    people: int = 1


def overviews() -> tuple[Overview, ...]:
    """All workshops, the newest date first."""
    items = (
        select(func.count())
        .where(col(AgendaItem.workshop_id) == Workshop.id)
        .correlate(Workshop)
        .scalar_subquery()
    )
    joined = (
        select(func.coalesce(func.sum(col(Participant.people)), 0))
        .where(col(Participant.workshop_id) == Workshop.id)
        .correlate(Workshop)
        .scalar_subquery()
    )
    query = select(Workshop, items, joined).order_by(
        col(Workshop.date).desc(), col(Workshop.id).desc()
    )
    with reading() as session:
        return tuple(
            Overview(
                id=w.id or 0,
                code=w.code,
                title=w.title,
                date=w.date,
                phase=Phase(w.here_phase),
                simulated=w.simulated,
                items=count,
                joined=people,
                closed_at=w.closed_at,
            )
            for w, count, people in session.execute(query)
        )


def find(code: str) -> int:
    """The id of the workshop with this code; raises Refused (404) when there is none."""
    with reading() as session:
        found = session.scalar(select(col(Workshop.id)).where(col(Workshop.code) == code))
    if found is None:
        raise Refused("There is no workshop with the code {code}.", status=404, code=code)
    return found


@read_ahead
def stage(workshop: int) -> Snapshot:
    """The workshop without counts: what changes only when the room takes a step."""
    database = opened()
    with database.lock:
        known = database.stages.get(workshop)
        generation = database.generation
    if known is not None:
        return known
    with reading() as session:
        built = _build(session, workshop)
    with database.lock:
        if generation == database.generation:  # nothing was announced while we read
            database.stages[workshop] = built
    return built


def snapshot(workshop: int) -> Snapshot:
    """The workshop as every screen may see it now. Raises Refused (404) when it is gone."""
    built = stage(workshop)
    with reading() as session:
        joined = heads.joined(session, workshop)
        several = heads.several(session, workshop)
        floor = heads.floor(session, workshop)
        answered = [
            heads.answered(session, item.id, item.kind, round_at(built.here, item.stop))
            for item in built.open_items
        ]
        waiting = session.scalar(
            select(func.count()).where(
                col(models.Suggestion.workshop_id) == workshop,
                col(models.Suggestion.state) == "waiting",
            )
        )
        support = counts.support(session, workshop)
        taken = counts.taken(session, built.here.item) if built.here.phase is Phase.TAKES else 0
    present = hub.present(workshop).union(*answered)
    if floor and not (built.alone or built.afterwards):
        present |= {floor}
    finished = set.intersection(*map(set, answered)) if answered else set[int]()
    return replace(
        built,
        joined=joined,
        present=sum(several.get(person, 1) for person in present),
        answered=sum(min(each[person] for each in answered) for person in finished),
        waiting=waiting or 0,
        taken=taken,
        support=support,
    )


def _build(session: Session, workshop: int) -> Snapshot:
    row = session.get(Workshop, workshop)
    if row is None:
        raise Refused("This workshop no longer exists.", status=404)
    items = session.scalars(
        select(AgendaItem)
        .where(col(AgendaItem.workshop_id) == workshop)
        .order_by(col(AgendaItem.position))
    ).all()
    here = Step(row.here_item, Phase(row.here_phase), row.here_round, row.here_part)
    built = [_build_item(session, item) for item in items]
    stops = [item.stop for item in built]
    return Snapshot(
        id=workshop,
        code=row.code,
        title=row.title,
        date=row.date,
        languages=tuple(row.languages),
        roles=tuple(row.roles),
        simulated=row.simulated,
        step=row.step,
        here=here,
        items=tuple(
            _with_notes(session, item, takes_told(stops, here, item.stop)) for item in built
        ),
        phase_began=row.phase_began,
        length=row.length,
        suggestions=row.suggestions,
        lenses=tuple(row.lenses or ()),
        wall=split_wall(row.wall)[1],
        curtain=split_wall(row.wall)[0],
        moderated=row.moderated,
        hints=row.hints,
        timer=_timer(row),
        pause_until=utc(row.pause_until),
        frozen=_place(row.frozen),
        frozen_wall=(row.frozen or {}).get("wall", ""),
        previous=_place(row.previous),
        nudged_at=utc(row.nudged_at),
        before=(utc(row.before_from), utc(row.before_until)),
        after_until=utc(row.after_until),
        kept_until=row.kept_until,
        heard=row.heard,
        decided=row.decided,
        published_at=utc(row.published_at),
    )


def utc(moment: dt.datetime | None) -> dt.datetime | None:
    """A stored moment; SQLite gives UTC without saying so."""
    return moment and moment.replace(tzinfo=moment.tzinfo or dt.UTC)


def _timer(row: Workshop) -> Timer | None:
    if row.timer_ends is None and row.timer_left is None:
        return None
    return Timer(utc(row.timer_ends), row.timer_left)


def _place(kept: dict[str, Any] | None) -> Step | None:
    if kept is None:
        return None
    return Step(kept["item"], Phase(kept["phase"]), kept["round"], kept["part"])


def _build_item(session: Session, row: AgendaItem) -> Item:
    assert row.id is not None
    kind = Kind(row.kind)
    commitments = session.scalars(
        select(models.Commitment)
        .where(col(models.Commitment.item_id) == row.id)
        .order_by(col(models.Commitment.id))
    )
    return Item(
        id=row.id,
        kind=kind,
        minutes=row.minutes,
        rounds=row.rounds,
        content=content(row.id),
        progress=Progress(row.closed_round, row.revealed_round),
        alone=row.alone,
        after=row.after,
        takes=row.takes,
        method=row.method,
        kept=_kept(session, row),
        groups=_groups(session, row),
        singled=_singled(session, row),
        results=tuple(_round(row.id, kind, n) for n in range(1, row.revealed_round + 1)),
        commitments=tuple(Commitment(c.id or 0, c.verb, c.text, c.who, c.due) for c in commitments),
    )


def _with_notes(session: Session, item: Item, told: bool) -> Item:
    """With what was written; `told`: also what phones wrote when asked what it would take."""
    query = (
        select(models.Note)
        .where(col(models.Note.item_id) == item.id, col(models.Note.state) == "shown")
        .order_by(col(models.Note.id))
    )
    notes = [note for note in session.scalars(query) if told or note.participant_id is None]
    return replace(item, notes=tuple(Note(n.id or 0, n.kind, n.text) for n in notes))


def _groups(session: Session, row: AgendaItem) -> tuple[Group, ...]:
    """What the facilitator put together in the revealed rounds, with what may be seen of it."""
    rows = session.execute(
        select(models.ReasonGroup, col(models.Reason.id))
        .join(models.Reason, col(models.Reason.group_id) == col(models.ReasonGroup.id))
        .where(
            col(models.ReasonGroup.item_id) == row.id,
            col(models.ReasonGroup.round) <= row.revealed_round,
            col(models.Reason.state) == "shown",
            col(models.Reason.merged_into).is_(None),
        )
        .order_by(col(models.ReasonGroup.id))
    )
    found: dict[int, Group] = {}
    for group, reason in rows:
        known = found.get(group.id) or Group(group.id, group.round, group.name, frozenset())
        found[group.id] = replace(known, reasons=known.reasons | {reason})
    return tuple(found.values())


def _singled(session: Session, row: AgendaItem) -> frozenset[int]:
    """The reasons of the revealed rounds that the facilitator marked and that may be seen."""
    query = (
        select(col(models.Reason.id))
        .join(models.Stance, col(models.Stance.id) == col(models.Reason.stance_id))
        .where(
            col(models.Stance.item_id) == row.id,
            col(models.Stance.round) <= row.revealed_round,
            col(models.Reason.marked),
            col(models.Reason.state) == "shown",
            col(models.Reason.merged_into).is_(None),
        )
    )
    return frozenset(id for id in session.scalars(query) if id is not None)


def _kept(session: Session, row: AgendaItem) -> tuple[Kept, ...]:
    """Rounds as they were before they were restarted or reopened; shown with the round."""
    rows = session.scalars(
        select(models.KeptRound)
        .where(
            col(models.KeptRound.item_id) == row.id,
            col(models.KeptRound.round) <= row.revealed_round,
        )
        .order_by(col(models.KeptRound.id))
    )
    kept = []
    for each in rows:
        round = replace(_round(each.item_id, Kind(row.kind), each.kept_as), number=each.round)
        kept.append(Kept(each.how, each.at.replace(tzinfo=dt.UTC), round))
    return tuple(kept)


def revealed_round(row: AgendaItem, number: int) -> Round:
    """A round that the caller knows to be revealed."""
    assert row.id is not None
    return _round(row.id, Kind(row.kind), number)


@remembered(512)
def _round(item: int, kind: Kind, number: int) -> Round:
    """One revealed round; too few answers are counted, not shown.

    Only closed rounds are revealed and those never change, so each is read once.
    """
    given = list(_answers(item, kind, number))
    shown = tuple(answer for answer in given if not answer.given.skipped)
    return Round(
        number=number,
        answered=len(given),
        skipped=len(given) - len(shown),
        answers=shown if len(shown) >= MIN_ROOM else (),
    )


def _answers(item: int, kind: Kind, number: int) -> Iterator[Answer]:
    table = _stances if kind is Kind.DILEMMA else _rankings
    query = (
        select(table, col(Participant.role))
        .join(Participant, col(Participant.id) == table.c.participant_id)
        .where(table.c.item_id == item, table.c.round == number)
        .order_by(table.c.participant_id)
    )
    if kind is Kind.DILEMMA:
        query = query.add_columns(*_SAID).outerjoin(_reasons, _reasons.c.stance_id == table.c.id)
    points = _in_points(content(item))
    with opened().engine.connect() as connection:
        for row in connection.execute(query):
            if kind is Kind.DILEMMA and row.places is not None:
                yield from _several(row)
                continue
            said = kind is Kind.DILEMMA and row.state == "shown" and row.merged_into is None
            given = _given(kind, row, points)
            if isinstance(given, Stance) and not said:
                given = replace(given, reason="", lens="")
            reason = row.reason_id if said else None
            yield Answer(row.participant_id, row.role, given, reason, row.way)


def _several(row: Row[Any]) -> Iterator[Answer]:
    """The people of a table or on the floor; the reason they gave together goes with the first."""
    said = row.state == "shown" and row.merged_into is None
    for number, place in enumerate(row.places):
        if place is None:  # they skipped it
            yield Answer(-(row.id * MOST_AT_ONE + number), row.role, SKIP, None, row.way)
            continue
        at = tuple(place) if isinstance(place, list) else (place,)
        first = said and number == 0
        given = Stance(
            tuple(map(float, at)),
            reason=(row.text or "") if first else "",
            lens=(row.lens or "") if first else "",
        )
        person = -(row.id * MOST_AT_ONE + number)
        yield Answer(person, row.role, given, row.reason_id if first else None, row.way)


def _in_points(asked: Content) -> bool:
    return isinstance(asked, Priority) and asked.method == "points"


def _given(kind: Kind, row: Row[Any], points: bool) -> Given:
    if kind is Kind.DILEMMA:
        return _stance(row) if row.places is None else _places(row)
    if points:
        return Points(None if row.points is None else tuple(row.points.items()))
    return Ranking(None if row.skipped else tuple(row.ranked))


def _stance(row: Row[Any]) -> Stance:
    place: tuple[float, ...] | None = None
    if not row.skipped and row.position is not None:
        place = (row.position,)
    elif not row.skipped:
        place = (row.weight_a or 0.0, row.weight_b or 0.0, row.weight_c or 0.0)
    return Stance(place, row.certainty, row.importance, row.text or "", row.lens or "")


def _places(row: Row[Any]) -> Places:
    people = (tuple(p) if isinstance(p, list) else (p,) for p in row.places if p is not None)
    return Places(tuple(people), row.text or "", row.lens or "")


@remembered(2048)
def content(item: int) -> Content:
    """An item's frozen text. What changes one says so (`forget`)."""
    with reading() as session:
        row = session.get(AgendaItem, item)
        if row is None:
            raise Refused("This step is not on the agenda.", status=404)
        content: Content = _CONTENT[Kind(row.kind)].validate_python(row.content)
        return content


# A thousand phones read these at once: plain statements, a quarter of the ORM's cost.
_TOKEN = select(
    col(Participant.id),
    col(Participant.workshop_id),
    col(Participant.role),
    col(Participant.way),
    col(Participant.people),
).where(col(Participant.token_hash) == bindparam("token_hash"))


def _of_one_person(table: Table) -> Select[Any]:
    return select(table).where(
        table.c.participant_id == bindparam("participant"),
        table.c.item_id == bindparam("item"),
        table.c.round == bindparam("round"),
    )


_stances, _rankings, _reasons = (
    SQLModel.metadata.tables[name] for name in ("stance", "ranking", "reason")
)
_SAID = (
    _reasons.c.id.label("reason_id"),
    _reasons.c.text,
    _reasons.c.lens,
    _reasons.c.state,
    _reasons.c.merged_into,
)
_OWN = {
    Kind.DILEMMA: _of_one_person(_stances)
    .add_columns(*_SAID)
    .outerjoin(_reasons, _reasons.c.stance_id == _stances.c.id),
    Kind.PRIORITY: _of_one_person(_rankings),
}


@remembered(20_000)
def _who(token_hash: str) -> Person:
    with opened().engine.connect() as connection:
        row = connection.execute(_TOKEN, {"token_hash": token_hash}).first()
    if row is None:
        raise Refused("This phone has not joined the workshop yet.", status=401)
    return Person(row.id, row.workshop_id, row.role, row.way, row.people)


def person(token: str, workshop: int) -> Person:
    """Who holds `token` in `workshop`; raises Refused (401) when nobody does."""
    found = _who(access.hash_token(token))
    if found.workshop != workshop:
        raise Refused("This phone has not joined the workshop yet.", status=401)
    return found


def own_answer(person: Person, item: Item, number: int) -> Given | None:
    """What this participant gave in this round, also while it is blind to others."""
    values = {"participant": person.id, "item": item.id, "round": number}
    with opened().engine.connect() as connection:
        row = connection.execute(_OWN[item.kind], values).first()
    if row is None:
        return None
    return _given(item.kind, row, _in_points(item.content))
