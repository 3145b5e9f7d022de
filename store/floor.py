"""The floor: those without a device, whom the facilitator places or counts for all of them.

Two facilitators may do so at once. So a mark adds one person or takes one back, and what
replaces a figure or a whole line-up says which one it has seen.
"""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import exists, func, select
from sqlmodel import Session, col

from live import COUNT, STEP
from models import KeptRound, Participant, Ranking, Stance
from store import heads
from store.answers import check_open, keep_order, keep_stance, moves_list, options_of
from store.database import Write, reading, tick
from store.live_list import LIVE
from store.people import Person
from store.rounds import MOST_AT_ONE
from store.tables import shape_of, stored
from store.workshops import locked
from workshop import access
from workshop.answers import MAX_FLOOR, SKIP, Places, check_places
from workshop.errors import Refused
from workshop.floor import Mark, Place, marked

assert MAX_FLOOR < MOST_AT_ONE

A = TypeVar("A", Stance, Ranking)


@Write
def mark_floor(
    session: Session, workshop: int, item: int, number: int, marks: Sequence[Mark]
) -> None:
    """Set people on the floor in an open round, or take some back; the others stay."""
    shape = shape_of(item)
    checked = [
        Mark(check_places(Places((mark.place,)), shape, 1).people[0], mark.back) for mark in marks
    ]
    _check_open(session, workshop, item, number)
    places = marked(_places(session, workshop, item, number), checked)
    _check_size(len(places))
    _keep_places(session, workshop, item, number, places)


@Write
def take_floor(
    session: Session,
    workshop: int,
    item: int,
    number: int,
    places: Sequence[Place],
    seen: Sequence[Place] = (),
) -> None:
    """Save how the whole room stands on the floor in an open round; none takes it back.

    Raises Refused (409) where the line-up is not what was `seen` any more.
    """
    _check_size(len(places))
    given = check_places(Places(tuple(places)), shape_of(item), MAX_FLOOR)
    _check_open(session, workshop, item, number)
    if _places(session, workshop, item, number) != tuple(seen):
        raise Refused(
            "Somebody else has changed the line-up. Look at it, and send your numbers again.",
            status=409,
        )
    _keep_places(session, workshop, item, number, given.people)


@Write
def take_hands(
    session: Session, workshop: int, item: int, number: int, option: str, seen: int, hands: int
) -> None:
    """Save how many hands put an option first in an open round, where `seen` were counted.

    Raises Refused (409) where somebody has counted since, (422) for too many hands or for
    a question that is not answered by an order.
    """
    options = options_of(item, "rank")
    if option not in options or hands < 0:
        raise Refused("The order must name each option once.", status=422, field="order")
    _check_open(session, workshop, item, number)
    counted = _hands(session, workshop, item, number)
    before = counted.get(option, 0)
    if before != seen:
        raise Refused("Somebody else has counted: {n} hands now.", status=409, n=before)
    counted[option] = hands
    _check_size(sum(counted.values()))
    who = _floor(session, workshop)
    if any(counted.values()):
        up = {each: counted[each] for each in options if counted.get(each)}
        values = {"hands": up, "people": sum(up.values())}
        keep_order(session, who, item, number, values)
    else:
        _take_back(session, Ranking, who.id, item, number)
        moves_list(session, who, item, number)
    _count(session, who)


@Write
def put_line_up(session: Session, workshop: int, on_wall: bool) -> None:
    """Enter the line-up on the projector as well, or on the remote only, whoever is here."""
    locked(session, workshop).line_up = on_wall
    tick(session, workshop, STEP)


def floor_places(workshop: int, item: int, number: int) -> tuple[Place, ...]:
    """The line-up as the facilitator has entered it, also while the round is blind to others."""
    with reading() as session:
        return _places(session, workshop, item, number)


def floor_hands(workshop: int, item: int, number: int) -> dict[str, int]:
    """The hands that the facilitator has counted for each option; blind to others as above."""
    with reading() as session:
        return _hands(session, workshop, item, number)


def _places(session: Session, workshop: int, item: int, number: int) -> tuple[Place, ...]:
    row = _of_floor(session, Stance, workshop, item, number)
    places = row.places if row else None
    return tuple(tuple(place) if isinstance(place, list) else (place,) for place in places or ())


def _hands(session: Session, workshop: int, item: int, number: int) -> dict[str, int]:
    row = _of_floor(session, Ranking, workshop, item, number)
    return dict(row.hands or {}) if row else {}


def _of_floor(
    session: Session, answers: type[A], workshop: int, item: int, number: int
) -> A | None:
    return session.scalar(
        select(answers)
        .join(Participant, col(Participant.id) == col(answers.participant_id))
        .where(
            col(Participant.workshop_id) == workshop,
            col(Participant.way) == "floor",
            col(answers.item_id) == item,
            col(answers.round) == number,
        )
        .execution_options(populate_existing=True)  # answers are saved past the session
    )


def _check_open(session: Session, workshop: int, item: int, number: int) -> None:
    check_open(session, Person(0, workshop, None, "floor"), item, number)


def _check_size(people: int) -> None:
    if people > MAX_FLOOR:
        raise Refused("A line-up has at most {n} people.", status=422, field="places", n=MAX_FLOOR)


def _floor(session: Session, workshop: int) -> Person:
    """Whoever speaks for the floor; made where nobody does, with a token that nobody holds."""
    found = heads.floor(session, workshop)
    if found is None:
        hashed = access.hash_token(access.new_token())
        row = Participant(workshop_id=workshop, token_hash=hashed, way="floor", people=0)
        session.add(row)
        session.flush()
        assert row.id is not None
        found = row.id
    return Person(found, workshop, None, "floor")


def _keep_places(
    session: Session, workshop: int, item: int, number: int, places: tuple[Place, ...]
) -> None:
    """In the order they were entered, so that undo takes the last."""
    who = _floor(session, workshop)
    if places:
        keep_stance(session, who, item, number, SKIP, stored(Places(places), 0))
    else:
        _take_back(session, Stance, who.id, item, number)
    _count(session, who)


def _take_back(
    session: Session, answers: type[A], participant: int, item: int, number: int
) -> None:
    row = session.scalar(
        select(answers).where(
            col(answers.participant_id) == participant,
            col(answers.item_id) == item,
            col(answers.round) == number,
        )
    )
    if row is not None:
        session.delete(row)
        session.flush()


def _count(session: Session, who: Person) -> None:
    """The floor is as many as stand there or put a hand up in the round with the most."""
    placed = select(col(Stance.places)).where(col(Stance.participant_id) == who.id)
    shown = exists().where(  # what was shown of a round is no round of its own
        col(KeptRound.item_id) == col(Ranking.item_id),
        col(KeptRound.kept_as) == col(Ranking.round),
        col(KeptRound.how) == LIVE,
    )
    counted = select(func.max(col(Ranking.people))).where(
        col(Ranking.participant_id) == who.id, ~shown
    )
    row = session.get(Participant, who.id)
    assert row is not None
    row.people = max(
        session.scalar(counted) or 0,
        max((len(places or ()) for places in session.scalars(placed)), default=0),
    )
    tick(session, who.workshop, COUNT)
