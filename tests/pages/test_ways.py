"""The archive by the way people took part: one way alone where small groups allow it."""

import csv
import datetime as dt
import io
import random

import pytest

import store
from i18n import translator
from reports import table_answers, table_csv
from tests import rooms
from tests.pages.conftest import Open, html
from tests.rooms import Room
from workshop.answers import Places, Stance
from workshop.flow import Phase

EN = translator("en")


@pytest.fixture
def mixed(database: None) -> Room:
    """Nine phones, two tables of six and two on the floor; one round; closed."""
    room = rooms.prepare(rooms.AXIS, rounds=1)
    names = [f"p{n}" for n in range(9)]
    room.join(*names)
    tables = [store.person(store.join(room.workshop, people=6), room.workshop) for _ in range(2)]
    room.go_to(rooms.AXIS, Phase.STANCE)
    for at, name in enumerate(names):
        room.stand(name, at * 10)
    item = room.item.id
    for who in tables:
        given = tuple((float(place),) for place in (70, 75, 80, 85, 90, 95))
        store.take_places(who, item, 1, Places(given, "We talked first"))
    store.take_floor(room.workshop, item, 1, [(0.0,), (1.0,)])
    room.close()
    return room


def test_the_archive_can_be_read_by_way_where_that_tells_of_nobody(
    mixed: Room, open_page: Open
) -> None:
    app = open_page("archive.py", w=mixed.snapshot.code)
    [choice] = [c for c in app.segmented_control if c.label == "Whose answers"]
    assert choice.options == ["All", "At a table with one device"]
    assert "23 answers" in html(app)
    assert "At a table with one device: 12 · other ways: 11" in html(app)
    choice.set_value("table").run()
    alone = html(app)
    assert "12 answers" in alone
    assert "23 answers" not in alone
    assert "We talked first" not in alone
    assert "Minority view" in alone  # of the whole round, however it is read
    assert "6 of 23" in alone


def rows(file: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.decode("utf-8-sig")), delimiter=";"))


def test_the_tables_have_a_column_for_the_way_as_far_as_it_may_be_told(mixed: Room) -> None:
    told = rows(table_csv.summary(mixed.snapshot, EN))
    assert [(row["Way of taking part"], row["Answers"]) for row in told] == [
        ("", "23"),
        ("At a table with one device", "12"),
    ]
    assert told[1]["Median (0-100)"] == "82.5"
    people = rows(table_answers.answers(mixed.snapshot, EN, random.Random(1)))
    ways = [row["Round 1: way of taking part"] for row in people]
    assert (ways.count("At a table with one device"), ways.count("")) == (12, 11)


def test_one_first_round_that_was_answered_in_four_ways_can_be_read_by_each(
    database: None, open_page: Open
) -> None:
    room = rooms.prepare(rooms.AXIS, rounds=1)
    now, hour = dt.datetime.now(dt.UTC), dt.timedelta(hours=1)
    store.set_times(room.workshop, (now - hour, now + hour))
    home, here = [f"home{n}" for n in range(8)], [f"here{n}" for n in range(8)]
    room.join(*home, *here)
    table = store.person(store.join(room.workshop, people=8), room.workshop)
    item = room.snapshot.items[0].id
    for at, name in enumerate(home):
        store.take_stance(room.people[name], item, 1, Stance((at * 5.0,)))
    room.go_to(rooms.AXIS, Phase.STANCE)
    for at, name in enumerate(here):
        room.stand(name, at * 7)
    eight = tuple((at * 12.0,) for at in range(8))
    store.take_places(table, item, 1, Places(eight))
    store.take_floor(room.workshop, item, 1, eight)
    room.close()
    app = open_page("archive.py", w=room.snapshot.code)
    told = (
        "On a phone in the room: 8 · At a table with one device: 8 · On the floor: 8 · "
        "Beforehand: 8"
    )
    assert told in html(app)
    [choice] = [c for c in app.segmented_control if c.label == "Whose answers"]
    assert choice.options[-1] == "Beforehand"
    choice.set_value("before").run()
    assert "8 answers" in html(app)
