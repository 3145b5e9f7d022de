"""100 points on the pages: chosen on the agenda, asked for, shown to the room, kept."""

from typing import Any

from streamlit.testing.v1 import AppTest

import settings
import store
from pages.parts import draft
from tests import rooms
from tests.pages.conftest import Open, html
from workshop import access
from workshop.dilemmas import Priority
from workshop.flow import Phase
from workshop.snapshot import Item


def method(app: AppTest) -> Any:
    """The choice of how the agenda's priority question is answered."""
    (one,) = [radio for radio in app.radio if "-method-" in (radio.key or "")]
    return one


def only_item() -> Item:
    (entry,) = store.overviews()
    (item,) = store.snapshot(entry.id).items
    return item


def prepared(open_page: Open, method_of: str) -> AppTest:
    """A new workshop with one priority question, saved."""
    app = open_page("prepare.py")
    next(box for box in app.text_input if "title" in (box.key or "")).set_value("Goals")
    app.button(key=f"add-{rooms.PRIORITY}").click().run()
    method(app).set_value(method_of).run()
    app.button(key="save").click().run()
    assert [fault.value for fault in app.exception] == []
    return app


def wall(room: rooms.Room, open_page: Open) -> AppTest:
    link = access.screen_link(settings.secret(), room.snapshot.code)
    return open_page("projector.py", w=link)


def in_points(rounds: int = 1) -> rooms.Room:
    room = rooms.prepare(rooms.PRIORITY, rounds=rounds, points=True)
    room.join("alice", "bob", "charlie", "dorte")
    return room


def give(room: rooms.Room) -> None:
    for name, points in {
        "alice": (60, 40, 0),
        "bob": (20, 30, 50),
        "charlie": (50, 25, 25),
        "dorte": (40, 40, 20),
    }.items():
        room.give(name, *points)


def test_a_question_is_put_in_order_unless_points_are_chosen(open_page: Open) -> None:
    app = open_page("prepare.py")
    app.button(key=f"add-{rooms.PRIORITY}").click().run()
    assert method(app).value == "rank"
    assert method(app).options == ["Put in order", "Give 100 points"]


def test_the_choice_is_saved_and_still_there_when_the_workshop_is_changed(open_page: Open) -> None:
    prepared(open_page, "points")
    assert only_item().priority.method == "points"
    code = store.overviews()[0].code
    app = open_page("prepare.py", w=code)
    assert method(app).value == "points"
    app.button(key="save").click().run()
    assert only_item().priority.method == "points"
    app = open_page("prepare.py", "da", w=code)
    assert method(app).value == "points"
    method(app).set_value("rank").run()
    app.button(key="save").click().run()
    assert only_item().priority.method == "rank"


def test_the_choice_is_kept_in_a_template(database: None) -> None:
    library = store.library()
    form = draft.blank(1, "en", rooms.draft().date) | {"title": "Goals"}
    draft.add(form, rooms.draft(rooms.PRIORITY, points=True).items[0].content)
    store.save_template("Goals", draft.checked(form, library))
    (kept,) = store.templates()
    other = draft.blank(2, "en", rooms.draft().date) | {"title": "Goals"}
    draft.begin_with(other, library, "own-1", kept.draft.items)
    content = draft.checked(other, library).items[0].content
    assert isinstance(content, Priority)
    assert content.method == "points"


def test_the_workshops_own_dilemmas_can_get_points_too(database: None) -> None:
    room = rooms.prepare(rooms.AXIS, rooms.TRIANGLE, "this-workshop", points=True)
    asked = room.snapshot.items[2].priority
    assert (asked.method, asked.options) == ("points", (rooms.AXIS, rooms.TRIANGLE))


def test_the_remote_says_what_to_do_with_points(open_page: Open) -> None:
    room = in_points(rounds=2)
    room.go_to(rooms.PRIORITY, Phase.READ)
    app = open_page("lead.py", w=room.snapshot.code)
    assert app.button(key="onward").label == "Ask for 100 points\u00a0▶"
    room.forward()
    app = open_page("lead.py", w=room.snapshot.code)
    assert "'>Give 100 points</h1>" in html(app)
    assert "You have 100 points. Give the most to what matters the most." in html(app)
    assert app.button(key="onward").label == "Show the points\u00a0▶"
    room.forward()
    app = open_page("lead.py", w=room.snapshot.code)
    assert "'>See where the points go</h1>" in html(app)
    assert "This is where your points go. What surprises you?" in html(app)
    room.go_to(rooms.PRIORITY, Phase.RANK, 2)
    assert "'>Give 100 points again</h1>" in html(open_page("lead.py", w=room.snapshot.code))


def test_the_room_sees_nothing_before_the_reveal_and_then_median_and_spread(
    open_page: Open,
) -> None:
    room = in_points()
    room.go_to(rooms.PRIORITY, Phase.RANK)
    give(room)
    shown = html(wall(room, open_page))
    assert "100 point" in shown
    assert "class='finding" not in shown
    room.forward()
    app = wall(room, open_page)
    shown = html(app)
    assert "class='finding" in shown
    assert "45" in shown  # the median of 60, 20, 50 and 40
    assert len(app.get("plotly_chart")) == 2  # the warm-up and the picture
