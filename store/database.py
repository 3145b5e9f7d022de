"""The open database: an engine for reads, one thread for writes, and what is remembered."""

import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, cast

import alembic.command
import alembic.config
from sqlalchemy import (
    Connection,
    Engine,
    create_engine,
    event,
)
from sqlmodel import Session

from live import STEP, hub
from settings import ROOT, settings
from store.bell import Bell
from workshop.errors import Refused
from workshop.snapshot import (
    Snapshot,
)

P = ParamSpec("P")
R = TypeVar("R")

MAX_BATCH = 256


class Database:
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
        self.bell = Bell(lambda workshop: self._announce({(workshop, STEP)}))
        self._jobs: queue.SimpleQueue[tuple[Callable[[Session], Any], Future[Any]] | None] = (
            queue.SimpleQueue()
        )
        self._thread = threading.Thread(target=self._work, name="store-writer", daemon=True)
        self._thread.start()

    def submit(self, job: Callable[[Session], R]) -> "Future[R]":
        future: Future[R] = Future()
        # Whoever waits may be cancelled; the job is done all the same, and its thread lives on.
        future.set_running_or_notify_cancel()
        self._jobs.put((job, future))
        return future

    def close(self) -> None:
        """Finish what is queued, then let go of the database."""
        self.bell.close()
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
                session.info["rooms"] = {}
                session.info["at_end"] = {}
                for job, _ in batch:
                    try:
                        outcomes.append((job(session), None))
                    except Refused as no:  # guards come before the first write
                        outcomes.append((None, no))
                for last in session.info["at_end"].values():  # once, for all of the batch
                    last()
                session.commit()
                if session.info.get("forget"):
                    forget()
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
            if kind == STEP:  # read once here, before a thousand phones ask for it
                for read in _ahead:
                    with suppress(Exception):  # whoever asks meets it themselves
                        read(workshop)
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


_database: Database | None = None
_remembered: list[Callable[[], None]] = []
_forgotten = 0  # how often
_ahead: list[Callable[[int], object]] = []


def remembered(size: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Remember what a reading function found, until something is deleted or hidden."""

    def decorate(read: Callable[P, R]) -> Callable[P, R]:
        kept = lru_cache(maxsize=size)(read)
        _remembered.append(kept.cache_clear)

        @wraps(read)
        def recall(*args: P.args, **kwargs: P.kwargs) -> R:
            while True:
                times = _forgotten
                found = cast(Callable[P, R], kept)(*args, **kwargs)
                if times == _forgotten:
                    return found
                kept.cache_clear()  # it was being read while it changed

        return recall

    return decorate


def read_ahead(read: Callable[[int], R]) -> Callable[[int], R]:
    """Call `read(workshop)` after each step, before anybody hears of it."""
    _ahead.append(read)
    return read


def forget() -> None:
    global _forgotten
    _forgotten += 1
    for clear in _remembered:
        clear()


def open_database(url: str | None = None) -> None:
    """Open and migrate the database (default: STAASTED_DATABASE)."""
    global _database
    if _database is not None:
        raise RuntimeError("the database is already open")
    _database = Database(url or settings().database)


def close_database() -> None:
    global _database
    if _database is not None:
        _database.close()
        _database = None
        hub.empty()
    forget()


def opened() -> Database:
    if _database is None:
        raise RuntimeError("the database is not open: call store.open_database() first")
    return _database


@contextmanager
def reading() -> Iterator[Session]:
    with Session(opened().engine) as session:
        yield session


class Write(Generic[P, R]):
    """A write: call it and wait, or `soon()` for a future that resolves once committed."""

    def __init__(self, job: Callable[Concatenate[Session, P], R]) -> None:
        self._job = job
        self.__doc__ = job.__doc__

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        return self.soon(*args, **kwargs).result()

    def within(self, session: Session, *args: P.args, **kwargs: P.kwargs) -> R:
        """Do it as a part of another write."""
        return self._job(session, *args, **kwargs)

    def soon(self, *args: P.args, **kwargs: P.kwargs) -> "Future[R]":
        return opened().submit(lambda session: self._job(session, *args, **kwargs))


def tick(session: Session, workshop: int, kind: str) -> None:
    session.info["ticks"].add((workshop, kind))
    if kind == STEP:
        session.info["rooms"].clear()  # where the room is, as far as answers had asked
