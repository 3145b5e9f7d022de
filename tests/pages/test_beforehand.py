"""Prepare and the remote say when the link is open before the meeting, and for how many."""

import datetime as dt

import pytest

import store
from tests import rooms
from tests.pages.conftest import Open, html
from tests.rooms import Room
from workshop.answers import Stance
from workshop.flow import Phase

HOUR = dt.timedelta(hours=1)


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@pytest.fixture
def room(database: None) -> Room:
    """A meeting whose link is open; alice and bob have answered the first question."""
    room = rooms.prepare()
    store.set_times(room.workshop, (now() - HOUR, now() + HOUR))
    room.join("alice", "bob")
    for name, place in (("alice", 13.37), ("bob", 86.61)):
        store.take_stance(
            room.people[name], room.snapshot.items[0].id, 1, Stance((place,), reason="My own words")
        )
    return room


def test_the_remote_says_that_it_is_open_until_when_and_for_how_many(
    room: Room, open_page: Open
) -> None:
    app = open_page("lead.py", w=room.snapshot.code)
    page = html(app)
    assert "<b>2</b><span>answered beforehand · Answers until" in page
    assert "<b>0</b><span>are here" in page
    assert "Send them the link." in page
    assert [c.value for c in app.code if room.snapshot.code in c.value]
    begin = next(b for b in app.button if b.key == "onward")
    assert begin.label.startswith("Close the answers and begin")
    store.set_times(room.workshop, (now() - 2 * HOUR, now() - HOUR))
    app = open_page("lead.py", w=room.snapshot.code)
    assert "<b>2</b><span>answered beforehand · Answers closed" in html(app)
    assert next(b for b in app.button if b.key == "onward").label.startswith("Begin")


def test_prepare_says_so_too_and_no_longer_offers_to_replace_the_agenda(
    room: Room, open_page: Open
) -> None:
    for query in ({}, {"ready": "1"}):
        app = open_page("prepare.py", w=room.snapshot.code, **query)
        assert "2 answered beforehand" in html(app)
        assert "Answers until" in html(app)
        assert ["answered already" in each.value for each in app.info] == [True]
        assert not [b for b in app.button if b.key in ("change", "save")]


def test_times_before_the_meeting_are_asked_for_where_nothing_is_marked(
    database: None, open_page: Open
) -> None:
    room = rooms.prepare()
    app = open_page("prepare.py", w=room.snapshot.code, ready="1")
    asked = {field.label: field for field in app.datetime_input}
    asked["Answers until"].set_value(dt.datetime.fromisoformat("2031-03-04T09:00"))
    next(b for b in app.button if b.label == "Save the times").click().run()
    assert room.snapshot.link == "open"
    room.forward()
    app = open_page("lead.py", w=room.snapshot.code)
    assert "Answers until" not in {field.label for field in app.datetime_input}
    next(b for b in app.button if b.label == "Save the times").click().run()
    assert room.snapshot.before[1] is not None  # kept, though no longer asked for


def test_while_the_room_answers_who_did_so_beforehand_is_told_apart(
    room: Room, open_page: Open
) -> None:
    room.join("charlie")
    room.go_to(rooms.AXIS, Phase.STANCE)
    page = html(open_page("lead.py", w=room.snapshot.code))
    assert "<b>0 of 0</b><span>have answered" in page
    assert "<b>2</b><span>answered beforehand</span>" in page
    assert "2 answered beforehand" in page  # beside who is missing


def test_no_page_tells_what_was_answered_beforehand_until_it_is_shown(
    room: Room, open_page: Open
) -> None:
    while room.snapshot.here.phase is not Phase.REVEAL:
        for name, query in (("lead.py", {}), ("prepare.py", {"ready": "1"}), ("archive.py", {})):
            page = html(open_page(name, w=room.snapshot.code, **query))
            for needle in ("13.37", "13,37", "86.61", "My own words"):
                assert needle not in page
        room.forward()
