"""The only place that opens a database session.

Reads return frozen values; writes ask `workshop` whether they are allowed, commit,
and announce. All writes of the process pass through one thread that commits whatever
has queued up as one transaction: a thousand answers at once cost a handful of
durable commits, and a caller hears back only after its own is on disk.
"""

import datetime as dt
import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

import alembic.command
import alembic.config
from pydantic import TypeAdapter
from sqlalchemy import (
    Connection,
    Engine,
    Row,
    Select,
    Table,
    bindparam,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel, col

import models
from live import COUNT, STEP, hub
from models import AgendaItem, Participant, Workshop
from settings import ROOT, settings
from workshop import access, flow
from workshop.agenda import Draft, check_draft
from workshop.answers import Ranking, Stance, check_ranking, check_stance
from workshop.dilemmas import Content, Dilemma, Library, Plain, Priority, load_library
from workshop.errors import Refused
from workshop.flow import Kind, Phase, Progress, Step, Stop
from workshop.snapshot import (
    MIN_ROOM,
    NOTE_KINDS,
    VERBS,
    Answer,
    Commitment,
    Item,
    Note,
    Round,
    Snapshot,
)

P = ParamSpec("P")
R = TypeVar("R")

MAX_BATCH = 256
MAX_PARTICIPANTS = 2000
TEXT_LIMIT = 400

_CONTENT: dict[Kind, TypeAdapter[Any]] = {
    Kind.DILEMMA: TypeAdapter(Dilemma),
    Kind.PRIORITY: TypeAdapter(Priority),
    Kind.PLAIN: TypeAdapter(Plain),
}


class _Database:
    """An open database: an engine for reads and the one thread that writes."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        with self.engine.execution_options(writes=True).connect() as connection:
            config = alembic.config.Config(str(ROOT / "alembic.ini"))
            config.attributes["connection"] = connection
            alembic.command.upgrade(config, "head")
        self.stages: dict[int, Snapshot] = {}
        self.generation = 0
        self.lock = threading.Lock()
        self._jobs: queue.SimpleQueue[tuple[Callable[[Session], Any], Future[Any]] | None] = (
            queue.SimpleQueue()
        )
        self._thread = threading.Thread(target=self._work, name="store-writer", daemon=True)
        self._thread.start()

    def submit(self, job: Callable[[Session], R]) -> "Future[R]":
        future: Future[R] = Future()
        self._jobs.put((job, future))
        return future

    def close(self) -> None:
        """Finish what is queued, then let go of the database."""
        self._jobs.put(None)
        self._thread.join()
        self.engine.dispose()

    def _work(self) -> None:
        while (first := self._jobs.get()) is not None:
            batch = [first]
            ended = False
            while len(batch) < MAX_BATCH and not self._jobs.empty():
                following = self._jobs.get()
                if following is None:
                    ended = True
                    break
                batch.append(following)
            if not self._commit(batch):
                for entry in batch:  # find the one at fault; the others are saved
                    self._commit([entry])
            if ended:
                return

    def _commit(self, batch: list[tuple[Callable[[Session], Any], Future[Any]]]) -> bool:
        """One transaction for the batch; False when it has to be tried one by one."""
        outcomes: list[tuple[Any, Refused | None]] = []
        ticks: set[tuple[int, str]] = set()
        try:
            with Session(self.engine.execution_options(writes=True)) as session:
                session.info["ticks"] = ticks
                for job, _ in batch:
                    try:
                        outcomes.append((job(session), None))
                    except Refused as no:  # guards come before the first write
                        outcomes.append((None, no))
                session.commit()
                if session.info.get("deleted"):
                    _who.cache_clear()
        except BaseException as fault:
            if len(batch) > 1:
                return False
            batch[0][1].set_exception(fault)
            return True
        self._announce(ticks)
        for (_, future), (value, refusal) in zip(batch, outcomes, strict=True):
            if refusal is None:
                future.set_result(value)
            else:
                future.set_exception(refusal)
        return True

    def _announce(self, ticks: set[tuple[int, str]]) -> None:
        for workshop, kind in ticks:
            if kind == STEP:
                with self.lock:
                    self.generation += 1
                    self.stages.pop(workshop, None)
        for workshop, kind in ticks:
            hub.announce(workshop, kind)


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": 10})
    if engine.url.database:
        Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy says BEGIN, below
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A write that starts as a read cannot be upgraded once somebody else wrote.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


_database: _Database | None = None


def open_database(url: str | None = None) -> None:
    """Open and migrate the database (default: STAASTED_DATABASE)."""
    global _database
    if _database is not None:
        raise RuntimeError("the database is already open")
    _database = _Database(url or settings().database)


def close_database() -> None:
    global _database
    if _database is not None:
        _database.close()
        _database = None
    _who.cache_clear()
    _content.cache_clear()


def _open() -> _Database:
    if _database is None:
        raise RuntimeError("the database is not open: call store.open_database() first")
    return _database


@contextmanager
def _reading() -> Iterator[Session]:
    with Session(_open().engine) as session:
        yield session


class Write(Generic[P, R]):
    """A write: call it and wait, or `soon()` for a future that resolves once committed."""

    def __init__(self, job: Callable[Concatenate[Session, P], R]) -> None:
        self._job = job
        self.__doc__ = job.__doc__

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        return self.soon(*args, **kwargs).result()

    def soon(self, *args: P.args, **kwargs: P.kwargs) -> "Future[R]":
        return _open().submit(lambda session: self._job(session, *args, **kwargs))


def _tick(session: Session, workshop: int, kind: str) -> None:
    session.info["ticks"].add((workshop, kind))


# --- Reading -----------------------------------------------------------------------


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


def library() -> Library:
    """The built-in dilemmas and priority questions, and the files that could not be read."""
    return load_library(settings().dilemmas)


def overviews() -> tuple[Overview, ...]:
    """All workshops, the newest date first."""
    items = (
        select(func.count())
        .where(col(AgendaItem.workshop_id) == Workshop.id)
        .correlate(Workshop)
        .scalar_subquery()
    )
    joined = (
        select(func.count())
        .where(col(Participant.workshop_id) == Workshop.id)
        .correlate(Workshop)
        .scalar_subquery()
    )
    query = select(Workshop, items, joined).order_by(
        col(Workshop.date).desc(), col(Workshop.id).desc()
    )
    with _reading() as session:
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
    with _reading() as session:
        found = session.scalar(select(col(Workshop.id)).where(col(Workshop.code) == code))
    if found is None:
        raise Refused("There is no workshop with the code {code}.", status=404, code=code)
    return found


def stage(workshop: int) -> Snapshot:
    """The workshop without counts: what changes only when the room takes a step."""
    database = _open()
    with database.lock:
        known = database.stages.get(workshop)
        generation = database.generation
    if known is not None:
        return known
    with _reading() as session:
        built = _build(session, workshop)
    with database.lock:
        if generation == database.generation:  # nothing was announced while we read
            database.stages[workshop] = built
    return built


def snapshot(workshop: int) -> Snapshot:
    """The workshop as every screen may see it now. Raises Refused (404) when it is gone."""
    built = stage(workshop)
    with _reading() as session:
        joined = session.scalar(
            select(func.count()).where(col(Participant.workshop_id) == workshop)
        )
        answered: set[int] = set()
        if built.is_open and built.item is not None:
            table = models.Stance if built.item.kind is Kind.DILEMMA else models.Ranking
            answered = set(
                session.scalars(
                    select(col(table.participant_id)).where(
                        col(table.item_id) == built.item.id,
                        col(table.round) == built.here.round,
                    )
                )
            )
    present = hub.present(workshop) | answered
    return replace(built, joined=joined or 0, present=len(present), answered=len(answered))


def _build(session: Session, workshop: int) -> Snapshot:
    row = session.get(Workshop, workshop)
    if row is None:
        raise Refused("This workshop no longer exists.", status=404)
    items = session.scalars(
        select(AgendaItem)
        .where(col(AgendaItem.workshop_id) == workshop)
        .order_by(col(AgendaItem.position))
    ).all()
    return Snapshot(
        id=workshop,
        code=row.code,
        title=row.title,
        date=row.date,
        languages=tuple(row.languages),
        roles=tuple(row.roles),
        simulated=row.simulated,
        step=row.step,
        here=Step(row.here_item, Phase(row.here_phase), row.here_round),
        items=tuple(_build_item(session, item) for item in items),
        phase_began=row.phase_began,
    )


def _build_item(session: Session, row: AgendaItem) -> Item:
    assert row.id is not None
    kind = Kind(row.kind)
    notes = session.scalars(
        select(models.Note).where(col(models.Note.item_id) == row.id).order_by(col(models.Note.id))
    )
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
        content=_content(row.id),
        progress=Progress(row.closed_round, row.revealed_round),
        results=tuple(
            _round(session, row.id, kind, number) for number in range(1, row.revealed_round + 1)
        ),
        notes=tuple(Note(n.id or 0, n.kind, n.text) for n in notes),
        commitments=tuple(Commitment(c.id or 0, c.verb, c.text, c.who, c.due) for c in commitments),
    )


def _round(session: Session, item: int, kind: Kind, number: int) -> Round:
    """One revealed round; too few answers are counted, not shown."""
    given = [
        Answer(person, role, answer)
        for person, role, answer in _answers(session, item, kind, number)
    ]
    shown = tuple(answer for answer in given if not answer.given.skipped)
    return Round(
        number=number,
        answered=len(given),
        skipped=len(given) - len(shown),
        answers=shown if len(shown) >= MIN_ROOM else (),
    )


def _answers(
    session: Session, item: int, kind: Kind, number: int
) -> Iterator[tuple[int, str | None, Stance | Ranking]]:
    table = models.Stance if kind is Kind.DILEMMA else models.Ranking
    query = (
        select(table, col(Participant.role))
        .join(Participant, col(Participant.id) == table.participant_id)
        .where(col(table.item_id) == item, col(table.round) == number)
        .order_by(col(table.participant_id))
    )
    if kind is Kind.PRIORITY:
        for row, role in session.execute(query):
            yield row.participant_id, role, Ranking(None if row.skipped else tuple(row.order))
        return
    with_reason = query.add_columns(col(models.Reason.text)).outerjoin(
        models.Reason, col(models.Reason.stance_id) == models.Stance.id
    )
    for row, role, reason in session.execute(with_reason):
        yield row.participant_id, role, _stance(row, reason)


def _stance(row: models.Stance | Row[Any], reason: str | None) -> Stance:
    place: tuple[float, ...] | None = None
    if not row.skipped and row.position is not None:
        place = (row.position,)
    elif not row.skipped:
        place = (row.weight_a or 0.0, row.weight_b or 0.0, row.weight_c or 0.0)
    return Stance(place, row.certainty, row.importance, reason or "")


@lru_cache(maxsize=2048)
def _content(item: int) -> Content:
    """An item's frozen text; it never changes while the item exists."""
    with _reading() as session:
        row = session.get(AgendaItem, item)
        if row is None:
            raise Refused("This step is not on the agenda.", status=404)
        content: Content = _CONTENT[Kind(row.kind)].validate_python(row.content)
        return content


# A thousand phones read these at once: plain statements, a quarter of the ORM's cost.
_TOKEN = select(col(Participant.id), col(Participant.workshop_id), col(Participant.role)).where(
    col(Participant.token_hash) == bindparam("token_hash")
)


def _of_one_person(table: Table) -> Select[Any]:
    return select(table).where(
        table.c.participant_id == bindparam("participant"),
        table.c.item_id == bindparam("item"),
        table.c.round == bindparam("round"),
    )


_stances, _rankings, _reasons = (
    SQLModel.metadata.tables[name] for name in ("stance", "ranking", "reason")
)
_OWN = {
    Kind.DILEMMA: _of_one_person(_stances)
    .add_columns(_reasons.c.text)
    .outerjoin(_reasons, _reasons.c.stance_id == _stances.c.id),
    Kind.PRIORITY: _of_one_person(_rankings),
}


@lru_cache(maxsize=20_000)
def _who(token_hash: str) -> Person:
    with _open().engine.connect() as connection:
        row = connection.execute(_TOKEN, {"token_hash": token_hash}).first()
    if row is None:
        raise Refused("This phone has not joined the workshop yet.", status=401)
    return Person(row.id, row.workshop_id, row.role)


def person(token: str, workshop: int) -> Person:
    """Who holds `token` in `workshop`; raises Refused (401) when nobody does."""
    found = _who(access.hash_token(token))
    if found.workshop != workshop:
        raise Refused("This phone has not joined the workshop yet.", status=401)
    return found


def own_answer(person: Person, item: Item, number: int) -> Stance | Ranking | None:
    """What this participant gave in this round, also while it is blind to others."""
    values = {"participant": person.id, "item": item.id, "round": number}
    with _open().engine.connect() as connection:
        row = connection.execute(_OWN[item.kind], values).first()
    if row is None:
        return None
    if item.kind is Kind.PRIORITY:
        return Ranking(None if row.skipped else tuple(row.ranked))
    return _stance(row, row.text)


# --- Writing -----------------------------------------------------------------------


def _fill(session: Session, workshop: int, draft: Draft) -> None:
    for position, item in enumerate(draft.items, 1):
        session.add(
            AgendaItem(
                workshop_id=workshop,
                position=position,
                kind=item.kind,
                minutes=item.minutes,
                rounds=1 if item.kind is Kind.PLAIN else item.rounds,
                content_id=item.content.id,
                wording_version=item.content.version,
                content=item.content.model_dump(mode="json"),
            )
        )
    session.flush()


@Write
def create_workshop(session: Session, draft: Draft, simulated: bool = False) -> int:
    """Store a prepared workshop under a new code; returns its id."""
    draft = check_draft(draft)
    code = access.new_code()
    while session.scalar(select(col(Workshop.id)).where(col(Workshop.code) == code)) is not None:
        code = access.new_code()
    row = Workshop(
        code=code,
        title=draft.title,
        date=draft.date,
        languages=list(draft.languages),
        roles=list(draft.roles),
        simulated=simulated,
    )
    session.add(row)
    session.flush()
    assert row.id is not None
    _fill(session, row.id, draft)
    return row.id


@Write
def change_workshop(session: Session, workshop: int, draft: Draft) -> None:
    """Replace what was prepared; only before the workshop has begun."""
    draft = check_draft(draft)
    row = _locked(session, workshop)
    if row.here_phase != Phase.LOBBY or row.step:
        raise Refused("The workshop has begun; its agenda can no longer be replaced.")
    row.title, row.date = draft.title, draft.date
    row.languages, row.roles = list(draft.languages), list(draft.roles)
    session.execute(delete(AgendaItem).where(col(AgendaItem.workshop_id) == workshop))
    _fill(session, workshop, draft)
    _tick(session, workshop, STEP)


@Write
def delete_workshop(session: Session, workshop: int) -> None:
    """Delete a workshop with everything that was said in it."""
    session.delete(_locked(session, workshop))
    session.info["deleted"] = True
    _tick(session, workshop, STEP)


def _locked(session: Session, workshop: int) -> Workshop:
    row = session.get(Workshop, workshop, with_for_update=True)
    if row is None:
        raise Refused("This workshop no longer exists.", status=404)
    return row


def _agenda(session: Session, workshop: int) -> list[AgendaItem]:
    return list(
        session.scalars(
            select(AgendaItem)
            .where(col(AgendaItem.workshop_id) == workshop)
            .order_by(col(AgendaItem.position))
        )
    )


def _stop(row: AgendaItem) -> Stop:
    return Stop(row.id or 0, Kind(row.kind), row.rounds)


def _set_progress(row: AgendaItem, progress: Progress) -> None:
    row.closed_round, row.revealed_round = progress.closed, progress.revealed


@Write
def move(session: Session, workshop: int, seen: int, to: Step) -> bool:
    """Take the room to `to`, if it still is where the caller saw it (`seen`: the step count).

    Returns False when somebody else moved first; then nothing changes. Raises Refused
    when `to` is not allowed.
    """
    row = session.get(Workshop, workshop)
    if row is None:
        raise Refused("This workshop no longer exists.", status=404)
    agenda = _agenda(session, workshop)
    stops = [_stop(item) for item in agenda]
    here = Step(row.here_item, Phase(row.here_phase), row.here_round)
    if row.step != seen:
        return False
    flow.check_move(stops, here, to)
    moved = session.execute(
        update(Workshop)
        .where(col(Workshop.id) == workshop, col(Workshop.step) == seen)
        .values(
            step=seen + 1,
            here_item=to.item,
            here_phase=to.phase,
            here_round=to.round,
            phase_began=models.now(),
            closed_at=models.now() if to == flow.CLOSED else None,
        )
        .execution_options(synchronize_session=False)
    )
    if moved.rowcount != 1:  # type: ignore[attr-defined]
        return False
    for item in agenda:
        progress = Progress(item.closed_round, item.revealed_round)
        if item.id == here.item:
            progress = flow.progress_after(stops, here, to, progress)
        if item.id == to.item:
            progress = flow.progress_on_entry(to, progress)
        if to == flow.CLOSED:
            progress = flow.progress_at_end(progress)
        _set_progress(item, progress)
    _tick(session, workshop, STEP)
    return True


@Write
def add_round(session: Session, workshop: int, seen: int, item: int) -> bool:
    """Give the item the room is at one more round; False when somebody moved first."""
    row = _locked(session, workshop)
    target = session.get(AgendaItem, item)
    if target is None or target.workshop_id != workshop:
        raise Refused("This step is not on the agenda.", status=404)
    if row.step != seen:
        return False
    here = Step(row.here_item, Phase(row.here_phase), row.here_round)
    flow.check_another_round(_stop(target), here)
    target.rounds += 1
    row.step += 1
    _tick(session, workshop, STEP)
    return True


# A room joins at once, too.
_JOINED = select(func.count()).where(col(Participant.workshop_id) == bindparam("workshop"))
_JOIN = insert(SQLModel.metadata.tables["participant"])


@Write
def join(session: Session, workshop: int, role: str | None = None) -> str:
    """A new participant; returns the token that only this phone will hold."""
    row = session.get(Workshop, workshop)
    if row is None:
        raise Refused("This workshop no longer exists.", status=404)
    if row.here_phase == Phase.CLOSED:
        raise Refused("The workshop is closed.", status=410)
    if role is not None and role not in row.roles:
        raise Refused("Choose one of the roles on the list.", status=422, field="role")
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
            "joined_at": models.now(),
        },
    )
    _tick(session, workshop, COUNT)
    return token


# Answers come a thousand at a time, so their statements are built once.
_WHERE_ROOM_IS = (
    select(
        col(Workshop.here_item),
        col(Workshop.here_phase),
        col(Workshop.here_round),
        col(AgendaItem.closed_round),
    )
    .join(AgendaItem, col(AgendaItem.workshop_id) == Workshop.id)
    .where(
        col(Workshop.id) == bindparam("workshop"),
        col(AgendaItem.id) == bindparam("item"),
    )
    .with_for_update(read=True, of=Workshop)
)
_FORGET_REASON = delete(models.Reason).where(col(models.Reason.stance_id) == bindparam("stance"))


def _upsert(table: type[SQLModel], *keys: str) -> Callable[[Connection, dict[str, Any]], int]:
    """A statement per dialect that inserts a row or replaces the one with the same keys."""
    target = SQLModel.metadata.tables[str(table.__tablename__)]
    statements = {}
    for dialect in (sqlite, postgresql):
        insert = dialect.insert(target)
        statements[dialect.__name__.rpartition(".")[2]] = insert.on_conflict_do_update(
            index_elements=keys,
            set_={
                column.name: insert.excluded[column.name]
                for column in target.columns
                if column.name not in (*keys, "id")
            },
        ).returning(target.c.id)

    def save(connection: Connection, values: dict[str, Any]) -> int:
        return int(connection.execute(statements[connection.dialect.name], values).scalar_one())

    return save


_save_stance = _upsert(models.Stance, "participant_id", "item_id", "round")
_save_ranking = _upsert(models.Ranking, "participant_id", "item_id", "round")
_save_reason = _upsert(models.Reason, "stance_id")


def _check_open(connection: Connection, who: Person, item: int, number: int) -> None:
    """Raise Refused unless this round takes answers; the row stays locked until commit."""
    found = connection.execute(_WHERE_ROOM_IS, {"workshop": who.workshop, "item": item}).first()
    if found is None:
        raise Refused("This step is not on the agenda.", status=404)
    here = Step(found.here_item, Phase(found.here_phase), found.here_round)
    if here == flow.CLOSED:
        raise Refused("The workshop is closed.", status=410)
    if not flow.is_open(here, item, number, Progress(found.closed_round)):
        raise Refused("This round is closed. Your answer came too late and does not count.")


@Write
def take_stance(session: Session, who: Person, item: int, number: int, stance: Stance) -> None:
    """Save where `who` stands in an open round; the same again changes nothing."""
    content = _content(item)
    if not isinstance(content, Dilemma):
        raise Refused("This step is not on the agenda.", status=404)
    stance = check_stance(stance, content.kind)
    connection = session.connection()
    _check_open(connection, who, item, number)
    place = stance.place or ()
    weights = place if len(place) == 3 else (None, None, None)
    saved = _save_stance(
        connection,
        {
            "participant_id": who.id,
            "item_id": item,
            "round": number,
            "skipped": stance.skipped,
            "position": place[0] if len(place) == 1 else None,
            "weight_a": weights[0],
            "weight_b": weights[1],
            "weight_c": weights[2],
            "certainty": stance.certainty,
            "importance": stance.importance,
            "saved_at": models.now(),
        },
    )
    if stance.reason:
        _save_reason(connection, {"stance_id": saved, "text": stance.reason})
    else:
        connection.execute(_FORGET_REASON, {"stance": saved})
    _tick(session, who.workshop, COUNT)


@Write
def take_ranking(session: Session, who: Person, item: int, number: int, ranking: Ranking) -> None:
    """Save a participant's order of the options in an open round."""
    content = _content(item)
    if not isinstance(content, Priority):
        raise Refused("This step is not on the agenda.", status=404)
    ranking = check_ranking(ranking, content.options)
    connection = session.connection()
    _check_open(connection, who, item, number)
    _save_ranking(
        connection,
        {
            "participant_id": who.id,
            "item_id": item,
            "round": number,
            "skipped": ranking.skipped,
            "ranked": list(ranking.order or ()),
            "saved_at": models.now(),
        },
    )
    _tick(session, who.workshop, COUNT)


def _line(text: str, field: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise Refused("Write something first.", status=422, field=field)
    if len(text) > TEXT_LIMIT:
        raise Refused(
            "The text is longer than {n} characters.", status=422, field=field, n=TEXT_LIMIT
        )
    return text


@Write
def add_note(session: Session, workshop: int, item: int, kind: str, text: str) -> None:
    """Write down what the group says about an item; also afterwards, in the archive."""
    if kind not in NOTE_KINDS:
        raise ValueError(f"kind must be one of {NOTE_KINDS}, got {kind!r}")
    text = _line(text, "text")
    _check_item(session, workshop, item)
    session.add(models.Note(workshop_id=workshop, item_id=item, kind=kind, text=text))
    _tick(session, workshop, STEP)


@Write
def add_commitment(
    session: Session, workshop: int, item: int, verb: str, text: str, who: str, due: str
) -> None:
    """Write down what happens next, by whom and when."""
    if verb not in VERBS:
        raise ValueError(f"verb must be one of {VERBS}, got {verb!r}")
    text = _line(text, "text")
    who, due = " ".join(who.split())[:80], " ".join(due.split())[:80]
    _check_item(session, workshop, item)
    session.add(
        models.Commitment(
            workshop_id=workshop, item_id=item, verb=verb, text=text, who=who, due=due
        )
    )
    _tick(session, workshop, STEP)


@Write
def remove_note(session: Session, workshop: int, note: int) -> None:
    session.execute(
        delete(models.Note).where(
            col(models.Note.id) == note, col(models.Note.workshop_id) == workshop
        )
    )
    _tick(session, workshop, STEP)


@Write
def remove_commitment(session: Session, workshop: int, commitment: int) -> None:
    session.execute(
        delete(models.Commitment).where(
            col(models.Commitment.id) == commitment,
            col(models.Commitment.workshop_id) == workshop,
        )
    )
    _tick(session, workshop, STEP)


def _check_item(session: Session, workshop: int, item: int) -> None:
    row = session.get(AgendaItem, item)
    if row is None or row.workshop_id != workshop:
        raise Refused("This step is not on the agenda.", status=404)
