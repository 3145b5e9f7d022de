"""How many people take part: a table is as many as sit at it, the floor as many as stand on it."""

from sqlalchemy import Executable, bindparam, func, select, union
from sqlmodel import Session, col

from models import Participant, Ranking, Stance
from store.people import Person
from workshop.answers import check_table
from workshop.flow import Kind

# The room's screens ask after every answer, so the statements are built once.
_JOINED = select(func.coalesce(func.sum(col(Participant.people)), 0)).where(
    col(Participant.workshop_id) == bindparam("workshop")
)
_SEVERAL = select(col(Participant.id), col(Participant.people)).where(
    col(Participant.workshop_id) == bindparam("workshop"), col(Participant.people) != 1
)
_FLOOR = select(col(Participant.id)).where(
    col(Participant.workshop_id) == bindparam("workshop"), col(Participant.way) == "floor"
)
# `expanding`: the items are bound as a list.
_BEFORE: Executable = union(
    *(
        select(col(answers.participant_id), col(Participant.people))
        .join(Participant, col(Participant.id) == col(answers.participant_id))
        .where(
            col(answers.item_id).in_(bindparam("items", expanding=True)),
            col(answers.round) == 1,
            col(answers.way) == "before",
        )
        for answers in (Stance, Ranking)
    )
)
_STOOD: Executable = select(
    col(Stance.participant_id),
    func.coalesce(func.json_array_length(col(Stance.places)), 1).label("heads"),
).where(col(Stance.item_id) == bindparam("item"), col(Stance.round) == bindparam("round"))
_ORDERED: Executable = select(
    col(Ranking.participant_id), col(Ranking.people).label("heads")
).where(col(Ranking.item_id) == bindparam("item"), col(Ranking.round) == bindparam("round"))


def joined(session: Session, workshop: int) -> int:
    """How many people have joined."""
    return session.scalar(_JOINED, {"workshop": workshop}) or 0


def several(session: Session, workshop: int) -> dict[int, int]:
    """The participants who are not one person, and how many they are."""
    rows = session.execute(_SEVERAL, {"workshop": workshop})
    return {row.id: row.people for row in rows}


def floor(session: Session, workshop: int) -> int | None:
    """The participant who stands for the floor; None where nobody was placed there."""
    return session.scalar(_FLOOR, {"workshop": workshop})


def beforehand(session: Session, items: list[int]) -> dict[int, int]:
    """Who answered round 1 of any of these items before the meeting, and how many each is."""
    rows = session.execute(_BEFORE, {"items": items})
    return {row.participant_id: row.people for row in rows}


def answered(session: Session, item: int, kind: Kind, number: int) -> dict[int, int]:
    """Who answered a round, each with how many people that is.

    Of those at a table or on the floor the placed ones count; a table that gives an order
    gives it for all who sat there then.
    """
    query = _STOOD if kind is Kind.DILEMMA else _ORDERED
    rows = session.execute(query, {"item": item, "round": number})
    return {row.participant_id: row.heads for row in rows}


def now_at(who: Person, people: int | None) -> int:
    """For how many `who` answers, who may say that they are `people` now; raises Refused (422)."""
    if who.way != "table" or people is None:
        return who.people
    check_table(people)
    return people


def keep(session: Session, who: Person, people: int) -> None:
    """Keep how many a table is from now on; what it has answered stays as it was counted."""
    if people == who.people:
        return
    row = session.get(Participant, who.id)
    assert row is not None
    row.people = people
    session.info["forget"] = True  # who holds a token is remembered with the count
