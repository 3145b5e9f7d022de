"""Those without a phone each: tables with one device, and who stands on the floor."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

import models
from live import COUNT
from models import Participant
from store.answers import check_open, keep_stance, taking_back
from store.database import Write, reading, tick
from store.people import Person
from store.rounds import MOST_AT_ONE, content
from workshop import access
from workshop.answers import (
    MAX_FLOOR,
    SKIP,
    Places,
    Stance,
    check_places,
    check_table,
    middle_first,
)
from workshop.dilemmas import Dilemma, Shape
from workshop.errors import Refused

assert MAX_FLOOR < MOST_AT_ONE


@Write
def take_places(
    session: Session, who: Person, item: int, number: int, given: Places, people: int | None = None
) -> None:
    """Save where the people of a table stand in an open round.

    `people`: how many they are now, where that has changed.
    """
    if who.way != "table":
        raise Refused("This is for a table with one device.", status=422)
    if people is not None:
        check_table(people)
    count = people or who.people

    def keep(text: str) -> None:
        checked = check_places(replace(given, reason=text), _shape(item), count)
        stance = Stance(None, reason=text, lens=given.lens)
        keep_stance(session, who, item, number, stance, _stored(middle_first(checked), count))
        if count != who.people:
            _count(session, who.id, count)

    with taking_back(session, who, item, number, keep):
        check_places(given, _shape(item), count)
    check_open(session, who, item, number)
    keep(given.reason)


@Write
def take_floor(
    session: Session, workshop: int, item: int, number: int, places: Sequence[tuple[float, ...]]
) -> None:
    """Save how the room stands on the floor in an open round; none takes the line-up back."""
    given = check_places(Places(tuple(places)), _shape(item), MAX_FLOOR)
    check_open(session, Person(0, workshop, None, "floor"), item, number)
    row = session.scalar(
        select(Participant).where(
            col(Participant.workshop_id) == workshop, col(Participant.way) == "floor"
        )
    )
    if row is None:  # nobody holds this token: the facilitator speaks for the floor
        hashed = access.hash_token(access.new_token())
        row = Participant(workshop_id=workshop, token_hash=hashed, way="floor", people=0)
        session.add(row)
        session.flush()
    assert row.id is not None
    if given.people:  # in the order they were entered, so that undo takes the last
        who = Person(row.id, workshop, None, "floor")
        keep_stance(session, who, item, number, SKIP, _stored(given, 0))
    else:
        _take_back(session, row.id, item, number)
    row.people = _most_placed(session, row.id)
    tick(session, workshop, COUNT)


@dataclass(frozen=True)
class Ways:
    """How a workshop's people take part: phones, tables, people at tables, on the floor."""

    phones: int
    tables: int
    at_tables: int
    on_floor: int

    @property
    def devices(self) -> bool:
        return bool(self.phones or self.tables)


def ways(workshop: int) -> Ways:
    """How many take part in which way."""
    query = (
        select(col(Participant.way), func.count(), func.sum(col(Participant.people)))
        .where(col(Participant.workshop_id) == workshop)
        .group_by(col(Participant.way))
    )
    with reading() as session:
        found = {way: (rows, people) for way, rows, people in session.execute(query)}
    tables, at_tables = found.get("table", (0, 0))
    return Ways(found.get("phone", (0, 0))[0], tables, at_tables, found.get("floor", (0, 0))[1])


def floor_places(workshop: int, item: int, number: int) -> tuple[tuple[float, ...], ...]:
    """The line-up as the facilitator has entered it, also while the round is blind to others."""
    query = (
        select(col(models.Stance.places))
        .join(Participant, col(Participant.id) == col(models.Stance.participant_id))
        .where(
            col(Participant.workshop_id) == workshop,
            col(Participant.way) == "floor",
            col(models.Stance.item_id) == item,
            col(models.Stance.round) == number,
        )
    )
    with reading() as session:
        stored = session.scalar(query) or []
    return tuple(tuple(place) if isinstance(place, list) else (place,) for place in stored)


def _shape(item: int) -> Shape:
    asked = content(item)
    if not isinstance(asked, Dilemma):
        raise Refused("This step is not on the agenda.", status=404)
    return asked.kind


def _stored(given: Places, people: int) -> list[Any]:
    """As `Stance.places` has them; a table that skips is so many who skip."""
    if given.skipped:
        return [None] * people
    return [place[0] if len(place) == 1 else list(place) for place in given.people]


def _count(session: Session, participant: int, people: int) -> None:
    row = session.get(Participant, participant)
    assert row is not None
    row.people = people
    session.info["forget"] = True  # who holds a token is remembered with the count


def _take_back(session: Session, participant: int, item: int, number: int) -> None:
    row = session.scalar(
        select(models.Stance).where(
            col(models.Stance.participant_id) == participant,
            col(models.Stance.item_id) == item,
            col(models.Stance.round) == number,
        )
    )
    if row is not None:
        session.delete(row)
        session.flush()


def _most_placed(session: Session, participant: int) -> int:
    query = select(col(models.Stance.places)).where(
        col(models.Stance.participant_id) == participant
    )
    return max((len(places or ()) for places in session.scalars(query)), default=0)
