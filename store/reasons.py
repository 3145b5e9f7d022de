"""Reasons among participants: who is shown which, and what they marked."""

from dataclasses import dataclass, replace

from sqlalchemy import bindparam, func, insert, select
from sqlmodel import Session, SQLModel, col

import models
from live import COUNT
from models import AgendaItem, ReasonView
from store.database import Write, reading, tick
from store.people import Person
from store.reading import shown_up_to
from store.rounds import head, revealed_round
from workshop.answers import Stance
from workshop.errors import Refused
from workshop.reasons import SAMPLE, sample
from workshop.sides import side_of
from workshop.snapshot import Answer, Mark


@dataclass(frozen=True)
class ReasonShown:
    """A reason as one phone is shown it; `side` is the pole its author leans to."""

    id: int
    text: str
    side: int | None
    moves: bool
    good: bool


# A thousand phones ask within two seconds, so the statements are built once.
_KEPT = (
    select(col(ReasonView.reason_id), col(ReasonView.moves), col(ReasonView.good))
    .where(col(ReasonView.participant_id) == bindparam("participant"))
    .order_by(col(ReasonView.id))
)
_TIMES = (
    select(col(ReasonView.reason_id), func.count())
    .join(models.Reason, col(models.Reason.id) == col(ReasonView.reason_id))
    .join(models.Stance, col(models.Stance.id) == col(models.Reason.stance_id))
    .where(
        col(models.Stance.item_id) == bindparam("item"),
        col(models.Stance.round) == bindparam("round"),
    )
    .group_by(col(ReasonView.reason_id))
)
_TABLES = select(
    col(models.Stance.id),
    col(models.Stance.participant_id),
    col(models.Stance.round),
    col(models.Stance.places),
).where(col(models.Stance.item_id) == bindparam("item"), col(models.Stance.places).is_not(None))
_READ_AS = func.coalesce(col(models.Reason.merged_into), col(models.Reason.id))
_AUTHORS = (
    select(_READ_AS, col(models.Stance.participant_id))
    .join(models.Stance, col(models.Stance.id) == col(models.Reason.stance_id))
    .where(col(models.Stance.item_id) == bindparam("item"))
)
_OF_TABLE = (
    select(_READ_AS)
    .join(models.Stance, col(models.Stance.id) == col(models.Reason.stance_id))
    .where(col(models.Stance.participant_id) == bindparam("participant"))
)
_SHOW = insert(SQLModel.metadata.tables["reason_view"]).values(moves=False, good=False)


@Write
def reason_sample(session: Session, who: Person, item: int, number: int) -> tuple[ReasonShown, ...]:
    """The reasons of a revealed round that this phone is shown, at most six.

    What a phone was once given it keeps, while it may be seen. Raises Refused (404) while the
    round is blind.
    """
    row = session.get(AgendaItem, item)
    if row is None or row.workshop_id != who.workshop or shown_up_to(row) < number:
        raise Refused("This round has not been shown yet.", status=404)
    offer = _offer(session, row, number)
    connection = session.connection()
    kept = connection.execute(_KEPT, {"participant": who.id}).all()
    marked = {id: (moves, good) for id, moves, good in kept if id in offer.said}
    if len(marked) < SAMPLE:  # more are there once the facilitator lets them through
        own = frozenset(id for id, authors in offer.authors.items() if who.id in authors)
        if who.way == "table":  # its people have numbers of their own in each round
            own = frozenset(connection.scalars(_OF_TABLE, {"participant": who.id}))
        reasons = [(id, side, offer.seen[id]) for id, side in offer.sides.items()]
        more = sample(reasons, who.id, own | marked.keys(), SAMPLE - len(marked))
        for id in more:
            marked[id] = (False, False)
            offer.seen[id] += 1
        if more:
            seen_at = models.now()
            connection.execute(
                _SHOW,
                [{"participant_id": who.id, "reason_id": id, "seen_at": seen_at} for id in more],
            )
    return tuple(_shown(id, offer.said[id], *marks) for id, marks in marked.items())


@dataclass
class _Offer:
    """A round's reasons, how often each was shown so far, and who wrote what is read as each."""

    said: dict[int, Answer]
    authors: dict[int, set[int]]
    sides: dict[int, int | None]
    seen: dict[int, int]


def _offer(session: Session, row: AgendaItem, number: int) -> _Offer:
    """Read once for all who ask in one transaction: a whole room comes at the same moment."""
    offers: dict[tuple[int | None, int], _Offer] = session.info.setdefault("offers", {})
    key = (row.id, number)
    if key not in offers:
        given = revealed_round(row, number).answers
        said = {answer.reason: answer for answer in given if answer.reason is not None}
        times = session.execute(_TIMES, {"item": row.id, "round": number})
        seen = dict.fromkeys(said, 0) | {id: count for id, count in times if id in said}
        sides = {id: _side(answer) for id, answer in said.items()}
        offers[key] = _Offer(said, _authors(session, row.id), sides, seen)
    return offers[key]


def _authors(session: Session, item: int | None) -> dict[int, set[int]]:
    """Whose words are read as each reason of an item: its author's, and those merged into it."""
    found: dict[int, set[int]] = {}
    for reason, person in session.execute(_AUTHORS, {"item": item}):
        found.setdefault(reason, set()).add(person)
    return found


def _side(answer: Answer) -> int | None:
    given = answer.given
    return side_of(given.place) if isinstance(given, Stance) and given.place else None


def _shown(id: int, answer: Answer, moves: bool, good: bool) -> ReasonShown:
    assert isinstance(answer.given, Stance)
    return ReasonShown(id, answer.given.reason, _side(answer), moves, good)


@Write
def mark_reason(session: Session, who: Person, reason: int, moves: bool, good: bool) -> None:
    """Keep what a participant marks; raises Refused (404) for one they were not shown."""
    row = session.scalar(
        select(ReasonView).where(
            col(ReasonView.participant_id) == who.id, col(ReasonView.reason_id) == reason
        )
    )
    if row is None:
        raise Refused("This reason is not on your phone.", status=404)
    row.moves, row.good = moves, good
    tick(session, who.workshop, COUNT)


def marks(item: int) -> tuple[Mark, ...]:
    """Who was shown which reason of an item, and what they marked.

    What was marked of a reason that is read as another one was marked of that one, but not by
    those whose own words are read as it. What a table
    was shown and marked was so by each of its people, where they stood.
    """
    with reading() as session:
        return marked(session, item)


def marked(session: Session, item: int) -> tuple[Mark, ...]:
    """`marks`, as a transaction sees them."""
    query = (
        select(
            _READ_AS,
            col(ReasonView.participant_id),
            col(models.Stance.round),
            col(ReasonView.moves),
            col(ReasonView.good),
        )
        .join(models.Reason, col(models.Reason.id) == col(ReasonView.reason_id))
        .join(models.Stance, col(models.Stance.id) == col(models.Reason.stance_id))
        .where(col(models.Stance.item_id) == item)
        .order_by(col(ReasonView.id))
    )
    found: dict[tuple[int, int], Mark] = {}
    authors = _authors(session, item)
    tables = {
        (row.participant_id, row.round): [head(row.id, at) for at in range(len(row.places))]
        for row in session.execute(_TABLES, {"item": item})
    }
    for reason, who, number, moves, good in session.execute(query):
        if who in authors.get(reason, ()):
            continue  # what they had marked became their own when the two were merged
        for person in tables.get((who, number), [who]):
            before = found.get((reason, person), Mark(reason, person, False, False))
            found[reason, person] = replace(
                before, moves=moves or before.moves, good=good or before.good
            )
    return tuple(found.values())
