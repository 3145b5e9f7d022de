"""The remote: what stands out in the data, who is missing, and the reminder; on no other screen."""

import pytest

import settings
import store
from live import hub
from tests import rooms
from tests.pages.conftest import Open, html
from tests.rooms import Room
from workshop import access
from workshop.flow import Phase

PEOPLE = [f"p{n}" for n in range(12)]
CAMPS = "Two camps: 6 of 12 stand out towards"


@pytest.fixture
def camps(database: None) -> Room:
    """Twelve people, half at each end, at the result."""
    room = rooms.prepare(roles=("Leader", "Citizen"))
    room.join(*PEOPLE[:6], role="Leader")
    room.join(*PEOPLE[6:], role="Citizen")
    room.go_to(rooms.AXIS, Phase.STANCE)
    for n, name in enumerate(PEOPLE):
        room.stand(name, 10 + n % 2 if n < 6 else 90 - n % 2)
    room.forward()
    return room


def test_what_stands_out_is_told_with_its_figure_and_one_suggestion(
    open_page: Open, camps: Room
) -> None:
    shown = html(open_page("lead.py", w=camps.snapshot.code))
    assert "Only for you" in shown
    assert CAMPS in shown
    assert "<b>Let each side say the other&#x27;s best reason until they nod.</b>" in shown
    assert shown.count("<li>") == 2  # and which role stands apart
    assert "<small>Told from 25 of 100 apart.</small>" in shown
    camps.forward()
    assert CAMPS in html(open_page("lead.py", w=camps.snapshot.code))


def test_the_big_screen_never_has_it(open_page: Open, camps: Room) -> None:
    link = access.screen_link(settings.secret(), camps.snapshot.code)
    assert "Two camps" not in html(open_page("projector.py", w=link))


def test_while_people_answer_nothing_is_hinted(open_page: Open, camps: Room) -> None:
    camps.go_to(rooms.AXIS, Phase.RESTANCE)
    assert "Only for you" not in html(open_page("lead.py", w=camps.snapshot.code))


def test_hints_can_be_switched_off_and_on_again(open_page: Open, camps: Room) -> None:
    app = open_page("lead.py", w=camps.snapshot.code)
    app.toggle(key="hints-en-True").set_value(False).run()
    assert not camps.snapshot.hints
    assert CAMPS not in html(app)
    app.toggle(key="hints-en-False").set_value(True).run()
    assert camps.snapshot.hints
    assert CAMPS in html(app)


def test_who_answered_and_has_left_is_not_called_here(open_page: Open, camps: Room) -> None:
    shown = html(open_page("lead.py", w=camps.snapshot.code))
    assert "0 are here · 12 have answered" in shown
    assert "here or answered</th>" in shown
    assert "<th scope='row'>Leader</th><td>6</td><td>6</td>" in shown


def test_who_is_missing_is_counted_and_reminded_all_at_once(open_page: Open, camps: Room) -> None:
    camps.go_to(rooms.AXIS, Phase.RESTANCE)
    for person in camps.people.values():
        hub.see(camps.workshop, person.id)
    for name in PEOPLE[:5]:
        camps.stand(name, 20)
    app = open_page("lead.py", w=camps.snapshot.code)
    assert "7 here have not answered yet" in html(app)
    assert "12 are here · 5 have answered · 0 of them skipped" in html(app)
    assert "<th scope='row'>Citizen</th><td>6</td><td>0</td>" in html(app)
    assert "<th scope='row'>Leader</th><td>6</td><td>5</td>" in html(app)
    app.button(key="nudge").click().run()
    assert camps.snapshot.nudged_at is not None
    assert "7 here have not answered yet · reminded" in html(app)
    app.button(key="nudge").click().run()
    assert [toast.value for toast in app.toast] == [
        "You have reminded them less than a minute ago."
    ]


def test_when_all_have_answered_there_is_nobody_to_remind(open_page: Open, camps: Room) -> None:
    camps.go_to(rooms.AXIS, Phase.RESTANCE)
    for name in PEOPLE:
        camps.stand(name, 20)
    app = open_page("lead.py", w=camps.snapshot.code)
    assert "not answered yet" not in html(app)
    assert app.button(key="nudge").disabled


def test_before_the_meeting_nobody_can_be_reminded(open_page: Open, room: Room) -> None:
    app = open_page("lead.py", w=room.snapshot.code)
    assert "nudge" not in [button.key for button in app.button]
    assert store.stage(room.workshop).in_lobby
