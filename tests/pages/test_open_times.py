"""The facilitator sets when the link is open, in Prepare and on the remote, and sees it said."""

import datetime as dt

import pytest

import settings
import store
from tests.pages.conftest import Open, html
from tests.phone.test_alone import prepare
from tests.rooms import Room
from workshop import access
from workshop.flow import AFTER, ALONE

HOUR = dt.timedelta(hours=1)


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def on_the_clock(day: int) -> dt.datetime:
    """A morning in March 2031 as the field has it: on this machine's clock."""
    return dt.datetime.fromisoformat(f"2031-03-{day:02}T09:00")


@pytest.fixture
def room(database: None) -> Room:
    return prepare()


@pytest.mark.parametrize(("page", "query"), [("prepare.py", {"ready": "1"}), ("lead.py", {})])
def test_the_times_are_set_and_asked_for_again_as_they_are(
    page: str, query: dict[str, str], room: Room, open_page: Open
) -> None:
    app = open_page(page, w=room.snapshot.code, **query)
    asked = {field.label: field for field in app.datetime_input}
    begins = on_the_clock(4)
    asked["Answers from"].set_value(begins)
    asked["Answers until"].set_value(begins + dt.timedelta(days=2))
    opens, closes = begins + dt.timedelta(days=7), begins + dt.timedelta(days=9)
    asked["Afterwards, answers from"].set_value(opens)
    asked["Afterwards, answers until"].set_value(closes)
    next(b for b in app.button if b.label == "Save the times").click().run()
    seen = room.snapshot
    assert seen.before == (
        begins.astimezone(dt.UTC),
        (begins + dt.timedelta(days=2)).astimezone(dt.UTC),
    )
    assert seen.after == (opens.astimezone(dt.UTC), closes.astimezone(dt.UTC))
    assert AFTER in seen.line
    app = open_page(page, w=seen.code, **query)
    held = {field.label: field.value for field in app.datetime_input}
    assert (held["Answers from"], held["Afterwards, answers from"]) == (begins, opens)


def test_times_that_cannot_be_are_refused_in_words(room: Room, open_page: Open) -> None:
    app = open_page("lead.py", w=room.snapshot.code)
    asked = {field.label: field for field in app.datetime_input}
    asked["Answers from"].set_value(on_the_clock(4))
    asked["Answers until"].set_value(on_the_clock(3))
    next(b for b in app.button if b.label == "Save the times").click().run()
    assert [said.value for said in app.toast] == ["The answers close before they open."]
    assert room.snapshot.before == (None, None)


def test_the_remote_and_the_wall_say_when_answers_are_taken(room: Room, open_page: Open) -> None:
    room.forward()
    assert room.snapshot.here == ALONE
    store.set_times(room.workshop, (now() + HOUR, now() + 2 * HOUR), (None, now() + 3 * HOUR))
    assert "Answers from" in html(open_page("lead.py", w=room.snapshot.code))
    store.set_times(room.workshop, (None, now() - HOUR), (None, now() + 3 * HOUR))
    assert "Answers closed" in html(open_page("lead.py", w=room.snapshot.code))
    while room.snapshot.here != AFTER:
        room.forward()
    page = html(open_page("lead.py", w=room.snapshot.code))
    assert "After the meeting" in page
    assert "Answers until" in page
    store.set_times(room.workshop, (None, None), (now() + HOUR, now() + 2 * HOUR))
    code = room.snapshot.code
    early = html(open_page("lead.py", w=code))
    assert "Answers from" in early
    assert "They can answer by the same link, when it opens." in early
    wall = access.screen_link(settings.secret(), code)
    store.set_times(room.workshop, (None, None), (None, now() - HOUR))
    late = html(open_page("lead.py", w=code))
    assert "The time for answers has gone." in late
    assert "They can answer now" not in late
    store.set_times(room.workshop, (None, None), (now() + HOUR, now() + 2 * HOUR))
    assert "Svar fra" in html(open_page("projector.py", w=wall))  # in the workshop's language


def test_a_form_that_was_open_meanwhile_has_the_times_that_somebody_else_set(
    room: Room, open_page: Open
) -> None:
    app = open_page("lead.py", w=room.snapshot.code)
    begins = on_the_clock(4).astimezone(dt.UTC)
    store.set_times(room.workshop, (begins, None))
    app.run()
    next(b for b in app.button if b.label == "Save the times").click().run()
    assert room.snapshot.before == (begins, None)
