"""Answers as they are read: a revealed round for everybody, one's own for its participant."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, Select, Table, bindparam, func, select, union_all
from sqlmodel import SQLModel, col

from models import AgendaItem, KeptRound, Participant
from store.database import opened, reading, remembered
from store.people import Person
from workshop.answers import SKIP, Given, Places, Points, Ranking, Stance
from workshop.dilemmas import Content, Dilemma, Plain, Priority
from workshop.errors import Refused
from workshop.flow import Kind, Stop
from workshop.methods import parts_of
from workshop.snapshot import MIN_ROOM, Answer, Item, Round

MOST_AT_ONE = 1000  # people whose places one stance can have

_CONTENT: dict[Kind, TypeAdapter[Any]] = {
    Kind.DILEMMA: TypeAdapter(Dilemma),
    Kind.PRIORITY: TypeAdapter(Priority),
    Kind.PLAIN: TypeAdapter(Plain),
}

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


@remembered(2048)
def content(item: int) -> Content:
    """An item's frozen text. What changes one says so (`forget`)."""
    with reading() as session:
        row = session.get(AgendaItem, item)
        if row is None:
            raise Refused("This step is not on the agenda.", status=404)
        content: Content = _CONTENT[Kind(row.kind)].validate_python(row.content)
        return content


def stop_of(row: AgendaItem, before: bool = False) -> Stop:
    """The item for the flow; `before` is needed where the room may be in the lobby."""
    parts = len(parts_of(row.method))
    return Stop(
        row.id or 0, Kind(row.kind), row.rounds, row.alone, parts, row.takes, row.after, before
    )


def revealed_round(row: AgendaItem, number: int, taken_up: int = 0) -> Round:
    """A round that the caller knows to be revealed, for the last time after it was `taken_up`."""
    assert row.id is not None
    return _round(row.id, Kind(row.kind), number, taken_up)


def followed_round(row: AgendaItem, kept: KeptRound) -> Round:
    """What the room has been shown of a round that it follows while it answers."""
    assert row.id is not None
    shown = _followed(row.id, Kind(row.kind), kept.kept_as, kept.at)
    return replace(shown, number=kept.round)


@remembered(16)
def _followed(item: int, kind: Kind, number: int, at: dt.datetime) -> Round:
    """Read once for each time `at` that it moved on."""
    return _read_round(item, kind, number)


@remembered(512)
def _round(item: int, kind: Kind, number: int, taken_up: int) -> Round:
    """One revealed round; too few answers are counted, not shown.

    Only closed rounds are revealed and those never change, so each is read once for each time
    that it was taken up again: whoever reads late reads another one than the next reveal.
    """
    return _read_round(item, kind, number)


def _read_round(item: int, kind: Kind, number: int) -> Round:
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
            if kind is Kind.PRIORITY and (row.hands is not None or row.people != 1):
                yield from _together(row, points)
                continue
            given = _given(kind, row, points)
            if isinstance(given, Stance) and not said:
                given = replace(given, reason="", lens="")
            reason = row.reason_id if said else None
            yield Answer(row.participant_id, row.role, given, reason, row.way)


def head(answer: int, number: int) -> int:
    """The number of one of the people whom a table's answer, or the floor's, is of."""
    return -(answer * MOST_AT_ONE + number)


def _several(row: Row[Any]) -> Iterator[Answer]:
    """The people of a table or on the floor; the reason they gave together goes with the first."""
    said = row.state == "shown" and row.merged_into is None
    for number, place in enumerate(row.places):
        if place is None:  # they skipped it
            yield Answer(head(row.id, number), row.role, SKIP, None, row.way)
            continue
        at = tuple(place) if isinstance(place, list) else (place,)
        first = said and number == 0
        given = Stance(
            tuple(map(float, at)),
            reason=(row.text or "") if first else "",
            lens=(row.lens or "") if first else "",
        )
        person = head(row.id, number)
        yield Answer(person, row.role, given, row.reason_id if first else None, row.way)


def _together(row: Row[Any], points: bool) -> Iterator[Answer]:
    """A table's answer once for each of its people, or each hand in the room for its option."""
    if row.hands is None:
        given = [_given(Kind.PRIORITY, row, points)] * row.people
    else:
        given = [Ranking((option,)) for option, n in row.hands.items() for _ in range(n)]
    for number, each in enumerate(given):
        yield Answer(head(row.id, number), row.role, each, None, row.way)


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


def _of_one_person(table: Table) -> Select[Any]:
    return select(table).where(
        table.c.participant_id == bindparam("participant"),
        table.c.item_id == bindparam("item"),
        table.c.round == bindparam("round"),
    )


# A thousand phones read these at once: plain statements, a quarter of the ORM's cost.
_OWN = {
    Kind.DILEMMA: _of_one_person(_stances)
    .add_columns(*_SAID)
    .outerjoin(_reasons, _reasons.c.stance_id == _stances.c.id),
    Kind.PRIORITY: _of_one_person(_rankings),
}


_GIVEN_BEFORE = select(func.count()).select_from(
    union_all(
        *(
            select(table.c.item_id).where(
                table.c.participant_id == bindparam("participant"),
                table.c.round == 1,
                table.c.way == "before",
            )
            for table in (_stances, _rankings)
        )
    ).subquery()
)


def given_before(person: Person) -> int:
    """How many questions this participant has answered by the link before the meeting."""
    with opened().engine.connect() as connection:
        found = connection.execute(_GIVEN_BEFORE, {"participant": person.id})
        return int(found.scalar_one())


def own_answer(person: Person, item: Item, number: int) -> Given | None:
    """What this participant gave in this round, also while it is blind to others."""
    values = {"participant": person.id, "item": item.id, "round": number}
    with opened().engine.connect() as connection:
        row = connection.execute(_OWN[item.kind], values).first()
    if row is None:
        return None
    return _given(item.kind, row, _in_points(item.content))
