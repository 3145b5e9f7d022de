"""Participants and what they answer."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal_column,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased
from sqlmodel import Session, SQLModel, col

import models
from live import COUNT
from models import AgendaItem, KeptRound, Participant, Workshop
from store import heads, live_list, rewritten
from store.database import Write, tick
from store.people import Person
from store.reading import utc
from store.rounds import content
from workshop import access, flow
from workshop.answers import (
    Points,
    Ranking,
    Stance,
    check_points,
    check_ranking,
    check_stance,
    check_table,
)
from workshop.dilemmas import Dilemma, Priority
from workshop.errors import Refused
from workshop.flow import Kind, Phase, Progress, Step, Stop
from workshop.personal import Personal, without
from workshop.times import check_now, opens_by_itself, window
from workshop.words import mark

MAX_PARTICIPANTS = 2000
_BY_LINK = {
    Phase.LOBBY.value: "before",
    Phase.ALONE.value: "before",
    Phase.AFTER.value: "after",
}
BEGUN_AGAIN = mark("This round was begun again. Your answer is from before and does not count.")
PLACE_RECEIVED = mark("Where you stand is received; the text is not.")

_JOINED = select(func.count()).where(col(Participant.workshop_id) == bindparam("workshop"))
_JOIN = insert(SQLModel.metadata.tables["participant"])


@Write
def join(session: Session, workshop: int, role: str | None = None, people: int = 1) -> str:
    """A new participant, or a table of several `people`; returns the token that it will hold."""
    row = session.get(Workshop, workshop)
    if row is None:
        raise Refused("This workshop no longer exists.", status=404)
    if row.here_phase == Phase.CLOSED:
        raise Refused("The workshop is closed.", status=410)
    if role is not None and role not in row.roles:
        raise Refused("Choose one of the roles on the list.", status=422, field="role")
    if people != 1:
        check_table(people)
    connection = session.connection()
    if connection.execute(_JOINED, {"workshop": workshop}).scalar_one() >= MAX_PARTICIPANTS:
        raise Refused("The workshop is full.", status=409)
    token = access.new_token()
    connection.execute(
        _JOIN,
        {
            "workshop_id": workshop,
            "token_hash": access.hash_token(token),
            "role": role,
            "way": "phone" if people == 1 else "table",
            "people": people,
            "joined_at": models.now(),
        },
    )
    tick(session, workshop, COUNT)
    return token


# Answers come a thousand at a time, so their statements are built once.
_ANY = aliased(AgendaItem)
_WHERE_ROOM_IS = (
    select(
        col(Workshop.here_item),
        col(Workshop.here_phase),
        col(Workshop.here_round),
        col(Workshop.before_from),
        col(Workshop.before_until),
        col(Workshop.after_from),
        col(Workshop.after_until),
        col(Workshop.moderated),
        col(AgendaItem.closed_round),
        col(AgendaItem.kind),
        col(AgendaItem.rounds),
        col(AgendaItem.alone),
        select(func.count())
        .where(col(_ANY.workshop_id) == col(Workshop.id), col(_ANY.alone))
        .correlate(Workshop)
        .scalar_subquery()
        .label("any_alone"),
        col(AgendaItem.after),
        rewritten.WAS_SHOWN.label("was_shown"),
        live_list.FOLLOWED.label("followed"),
        select(func.count())
        .where(
            col(KeptRound.item_id) == col(AgendaItem.id),
            col(KeptRound.round) == col(Workshop.here_round),
            col(KeptRound.how) == "restarted",
        )
        .correlate(AgendaItem, Workshop)
        .scalar_subquery()
        .label("restarts"),
    )
    .join(AgendaItem, col(AgendaItem.workshop_id) == Workshop.id)
    .where(
        col(Workshop.id) == bindparam("workshop"),
        col(AgendaItem.id) == bindparam("item"),
    )
    .with_for_update(read=True, of=Workshop)
)
_FORGET_REASON = delete(models.Reason).where(col(models.Reason.stance_id) == bindparam("stance"))


def _upsert(
    table: type[SQLModel],
    *keys: str,
    kept: Callable[[Any, Any], dict[str, Any]] | None = None,
    told: Sequence[ColumnElement[Any]] = (),
) -> Callable[[Connection, dict[str, Any]], Any]:
    """A statement per dialect that inserts a row or replaces the one with the same keys.

    `kept` says which columns of a row that was there get what, from the old and the new one.
    What it returns has the row's `id`, and what else is to be `told` of it.
    """
    target = SQLModel.metadata.tables[str(table.__tablename__)]
    statements = {}
    for dialect in (sqlite, postgresql):
        insert = dialect.insert(target)
        new = {
            column.name: insert.excluded[column.name]
            for column in target.columns
            if column.name not in (*keys, "id")
        }
        new |= kept(target.c, insert.excluded) if kept else {}
        statements[dialect.__name__.rpartition(".")[2]] = insert.on_conflict_do_update(
            index_elements=keys, set_=new
        ).returning(target.c.id, *told)

    def save(connection: Connection, values: dict[str, Any]) -> Any:
        return connection.execute(statements[connection.dialect.name], values).one()

    return save


def _while_it_says_the_same(was: Any, new: Any) -> dict[str, Any]:
    """What the facilitator did with a reason holds for its words, not for others."""
    same = was.text == new.text
    return {
        "state": case((same, was.state), else_=new.state),
        "marked": case((same, was.marked), else_=new.marked),
        "merged_into": case((same, was.merged_into)),
        "group_id": case((same, was.group_id)),
    }


# As text: SQLAlchemy leaves the table's name out of RETURNING, and then "id" is two columns.
_HAS_REASON: ColumnElement[bool] = literal_column(
    "EXISTS (SELECT 1 FROM reason WHERE reason.stance_id = stance.id)"
)
_save_stance = _upsert(
    models.Stance, "participant_id", "item_id", "round", told=[_HAS_REASON.label("reasoned")]
)
_save_ranking = _upsert(models.Ranking, "participant_id", "item_id", "round")
_save_reason = _upsert(models.Reason, "stance_id", kept=_while_it_says_the_same)


def check_open(
    session: Session, who: Person, item: int, number: int, go: int | None = None
) -> None:
    """Raise Refused unless this round takes answers; the row stays locked until commit.

    `go`: how often the round had been begun again when it was answered, where that is known.
    The answers of one transaction ask once: the room stays where it is until a write of
    the same transaction moves it, and then `tick` forgets.
    """
    rooms: dict[tuple[int, int], Any] = session.info["rooms"]
    key = (who.workshop, item)
    if key not in rooms:
        session.flush()  # what the same transaction has changed of where the room is
        values = {"workshop": who.workshop, "item": item}
        rooms[key] = session.connection().execute(_WHERE_ROOM_IS, values).first()
    found = rooms[key]
    if found is None:
        raise Refused("This step is not on the agenda.", status=404)
    here = Step(found.here_item, Phase(found.here_phase), found.here_round)
    if here == flow.CLOSED:
        raise Refused("The workshop is closed.", status=410)
    times = (utc(found.before_from), utc(found.before_until))
    before = opens_by_itself(times, found.alone, found.any_alone > 0)
    stop = Stop(item, Kind(found.kind), found.rounds, found.alone, after=found.after, before=before)
    if not flow.is_open(here, stop, number, Progress(found.closed_round)):
        raise Refused("This round is closed. Your answer came too late and does not count.")
    if go is not None and number == found.here_round and go != found.restarts:
        raise Refused(BEGUN_AGAIN)
    after = (utc(found.after_from), utc(found.after_until))
    check_now(window(here.phase, times, after), models.now())


def _way(session: Session, who: Person) -> str:
    """How `who` answers now; asked once the round is known to be open.

    A table that answers by the link is read with those who did the same: whether they had
    heard the room says more than what they held. That it is a table its row remembers.
    """
    rooms: dict[tuple[int, int], Any] = session.info["rooms"]
    phase = next(
        (room.here_phase for key, room in rooms.items() if room and key[0] == who.workshop), ""
    )
    return who.way if who.way == "floor" else _BY_LINK.get(phase, who.way)


def _moderated(session: Session, who: Person) -> bool:
    """Whether reasons wait for approval; asked once the round is known to be open."""
    rooms: dict[tuple[int, int], Any] = session.info["rooms"]
    return any(room.moderated for key, room in rooms.items() if key[0] == who.workshop and room)


def _was_shown(session: Session, who: Person, item: int) -> bool:
    """Whether the room has seen a round of the item; asked once the round is known to be open."""
    rooms: dict[tuple[int, int], Any] = session.info["rooms"]
    return bool(rooms[who.workshop, item].was_shown)


@contextmanager
def taking_back(
    session: Session, who: Person, item: int, number: int, keep: Callable[[str], None]
) -> Iterator[None]:
    """Around the check of an answer: with personal data, what is saved of it goes.

    A phone saves while one types, so all of a number but its last digits may be there. This
    is written although the text is refused, and so is the place: `keep` saves it with what
    may stay of the text.
    """
    try:
        yield
    except Personal as no:
        check_open(session, who, item, number)
        reason = session.scalar(
            select(models.Reason)
            .join(models.Stance, col(models.Stance.id) == col(models.Reason.stance_id))
            .where(
                col(models.Stance.participant_id) == who.id,
                col(models.Stance.item_id) == item,
                col(models.Stance.round) == number,
            )
            .execution_options(populate_existing=True)  # answers are saved past the session
        )
        if reason is not None:
            reason.text = without(reason.text, no)
            if not reason.text:
                session.delete(reason)
            session.flush()
        keep(reason.text if reason is not None else "")
        no.received = PLACE_RECEIVED
        raise


@Write
def take_stance(
    session: Session,
    who: Person,
    item: int,
    number: int,
    stance: Stance,
    go: int | None = None,
) -> None:
    """Save where `who` stands in an open round; the same again changes nothing."""
    asked = content(item)
    if not isinstance(asked, Dilemma):
        raise Refused("This step is not on the agenda.", status=404)
    kind = asked.kind

    def keep(text: str) -> None:
        keep_stance(session, who, item, number, check_stance(replace(stance, reason=text), kind))

    with taking_back(session, who, item, number, keep):
        checked = check_stance(stance, kind)
    check_open(session, who, item, number, go)
    keep_stance(session, who, item, number, checked)


def keep_stance(
    session: Session,
    who: Person,
    item: int,
    number: int,
    stance: Stance,
    places: list[Any] | None = None,
) -> None:
    """Write a checked stance, or with `places` those of a table or the floor; once open."""
    connection = session.connection()
    place = stance.place or ()
    weights = place if len(place) == 3 else (None, None, None)
    saved = _save_stance(
        connection,
        {
            "participant_id": who.id,
            "item_id": item,
            "round": number,
            "skipped": stance.skipped and all(place is None for place in places or ()),
            "position": place[0] if len(place) == 1 else None,
            "weight_a": weights[0],
            "weight_b": weights[1],
            "weight_c": weights[2],
            "certainty": stance.certainty,
            "importance": stance.importance,
            "way": _way(session, who),
            "places": places,
            "saved_at": models.now(),
        },
    )
    if stance.reason:
        state = "waiting" if _moderated(session, who) else "shown"
        if _was_shown(session, who, item):
            state = rewritten.state_of(connection, who.id, item, stance.reason, state)
            rewritten.forget_marks(connection, saved.id, stance.reason)
        said = {"stance_id": saved.id, "text": stance.reason, "lens": stance.lens, "state": state}
        _save_reason(connection, said | {"marked": False})
    elif saved.reasoned:
        connection.execute(_FORGET_REASON, {"stance": saved.id})
    tick(session, who.workshop, COUNT)


@Write
def take_ranking(
    session: Session,
    who: Person,
    item: int,
    number: int,
    ranking: Ranking,
    people: int | None = None,
    go: int | None = None,
) -> None:
    """Save a participant's order of the options in an open round; a table's is all its people's.

    `people`: how many a table is now, where that has changed.
    """
    ranking = check_ranking(ranking, options_of(item, "rank"))
    count = heads.now_at(who, people)
    check_open(session, who, item, number, go)
    values = {"skipped": ranking.skipped, "ranked": list(ranking.order or ()), "people": count}
    keep_order(session, who, item, number, values)
    heads.keep(session, who, count)


@Write
def take_points(
    session: Session,
    who: Person,
    item: int,
    number: int,
    points: Points,
    people: int | None = None,
    go: int | None = None,
) -> None:
    """Save how a participant gave 100 points to the options in an open round.

    A table's are given by each of its people; `people` as in `take_ranking`.
    """
    points = check_points(points, options_of(item, "points"))
    count = heads.now_at(who, people)
    check_open(session, who, item, number, go)
    given = None if points.given is None else dict(points.given)
    values = {"skipped": points.skipped, "points": given, "people": count}
    keep_order(session, who, item, number, values)
    heads.keep(session, who, count)


def moves_list(session: Session, who: Person, item: int, number: int) -> None:
    """Let a list that the room follows move on; asked once the round is known to be open."""
    rooms: dict[tuple[int, int], Any] = session.info["rooms"]
    if rooms[who.workshop, item].followed:
        live_list.renew_at_end(session, item, number)


def options_of(item: int, method: str) -> Sequence[str]:
    """The options of a priority question that is answered by `method`; raises Refused."""
    asked = content(item)
    if not isinstance(asked, Priority) or asked.method != method:
        raise Refused("This step is not on the agenda.", status=404)
    return asked.options


def keep_order(
    session: Session, who: Person, item: int, number: int, values: dict[str, Any]
) -> None:
    """Write a checked answer to a priority question: `values` are columns of Ranking."""
    _save_ranking(
        session.connection(),
        {
            "participant_id": who.id,
            "item_id": item,
            "round": number,
            "skipped": False,
            "ranked": [],
            "points": None,
            "hands": None,
            "way": _way(session, who),
            "saved_at": models.now(),
            **values,
        },
    )
    moves_list(session, who, item, number)
    tick(session, who.workshop, COUNT)
