"""A show of hands on the remote: counted by two facilitators, undone, and not for 100 points."""

from typing import Any

import pytest

import store
from tests import rooms
from tests.pages.conftest import Open, html
from tests.rooms import Room
from workshop.flow import Phase


@pytest.fixture
def asked(database: None) -> Room:
    room = rooms.prepare(rooms.PRIORITY)
    room.go_to(rooms.PRIORITY, Phase.RANK)
    return room


def hands(room: Room) -> dict[str, int]:
    return store.floor_hands(room.workshop, room.item.id, 1)


def fields(app: Any) -> list[Any]:
    return [field for field in app.number_input if field.label.startswith("Hands for")]


def undo(app: Any) -> Any:
    return next(button for button in app.button if (button.key or "").startswith("hands-undo"))


def test_hands_are_counted_on_the_remote_and_undone(asked: Room, open_page: Open) -> None:
    first, second = tuple(asked.item.priority.options)[:2]
    app = open_page("lead.py", w=asked.snapshot.code)
    assert undo(app).disabled
    fields(app)[0].set_value(6).run()
    fields(app)[1].set_value(3).run()
    fields(app)[0].set_value(7).run()
    assert hands(asked) == {first: 7, second: 3}
    assert "10 hands counted" in html(app)
    undo(app).click().run()
    assert hands(asked) == {first: 6, second: 3}
    assert [field.value for field in fields(app)[:2]] == [6, 3]


def test_what_another_facilitator_counted_stays_and_is_shown(asked: Room, open_page: Open) -> None:
    first, second = tuple(asked.item.priority.options)[:2]
    app = open_page("lead.py", w=asked.snapshot.code)
    fields(app)[0].set_value(2).run()
    store.take_hands(asked.workshop, asked.item.id, 1, first, 2, 5)
    fields(app)[0].set_value(3).run()  # by somebody who has not seen the five
    assert hands(asked) == {first: 5}
    assert fields(app)[0].value == 5
    fields(app)[0].set_value(6).run()
    fields(app)[1].set_value(1).run()
    assert hands(asked) == {first: 6, second: 1}


def test_100_points_are_not_given_by_hands_and_the_remote_says_so(
    database: None, open_page: Open
) -> None:
    room = rooms.prepare(rooms.PRIORITY, points=True)
    room.go_to(rooms.PRIORITY, Phase.RANK)
    app = open_page("lead.py", w=room.snapshot.code)
    assert fields(app) == []
    assert "not give 100 points" in html(app)
