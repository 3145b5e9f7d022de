"""Tables with one device, and in which ways a workshop's people take part."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

import models
from live import hub
from models import Participant
from store import heads
from store.answers import check_open, keep_stance, taking_back
from store.database import Write, reading
from store.people import Person
from store.rounds import content
from workshop.answers import Places, Stance, check_places, middle_first
from workshop.dilemmas import Dilemma, Shape
from workshop.errors import Refused

HERE_FOR = dt.timedelta(minutes=30)


@Write
def take_places(
    session: Session,
    who: Person,
    item: int,
    number: int,
    given: Places,
    people: int | None = None,
    go: int | None = None,
) -> None:
    """Save where the people of a table stand in an open round.

    `people`: how many they are now, where that has changed.
    """
    if who.way != "table":
        raise Refused("This is for a table with one device.", status=422)
    count = heads.now_at(who, people)

    def keep(text: str) -> None:
        checked = check_places(replace(given, reason=text), shape_of(item), count)
        stance = Stance(None, reason=text, lens=given.lens)
        keep_stance(session, who, item, number, stance, stored(middle_first(checked), count))
        heads.keep(session, who, count)

    with taking_back(session, who, item, number, keep):
        check_places(given, shape_of(item), count)
    check_open(session, who, item, number, go)
    keep(given.reason)


@dataclass(frozen=True)
class Ways:
    """How a workshop's people take part: phones, tables, people at tables, on the floor."""

    phones: int
    tables: int
    at_tables: int
    on_floor: int


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


def devices_here(workshop: int) -> bool:
    """Whether a phone or a table's device is here, or has answered in the last HERE_FOR.

    One that was tried and put away is not here; phones that sleep between two questions are.
    """
    if hub.present(workshop):
        return True
    since = models.now() - HERE_FOR
    with reading() as session:
        return any(
            session.scalar(
                select(col(answers.id))
                .join(Participant, col(Participant.id) == col(answers.participant_id))
                .where(
                    col(Participant.workshop_id) == workshop,
                    col(answers.way).in_(("phone", "table")),
                    col(answers.saved_at) >= since,
                )
                .limit(1)
            )
            is not None
            for answers in (models.Stance, models.Ranking)
        )


def shape_of(item: int) -> Shape:
    """The shape of a dilemma on the agenda; raises Refused."""
    asked = content(item)
    if not isinstance(asked, Dilemma):
        raise Refused("This step is not on the agenda.", status=404)
    return asked.kind


def stored(given: Places, people: int) -> list[Any]:
    """As `Stance.places` has them; a table that skips is so many who skip."""
    if given.skipped:
        return [None] * people
    return [place[0] if len(place) == 1 else list(place) for place in given.people]
