"""What the facilitator can do beside going on, on the remote and afterwards in the archive."""

import csv
import datetime as dt
import io

import pytest

import store
from i18n import translator
from pages.parts import taking_up
from reports import table_csv
from tests import rooms
from tests.pages.conftest import Open, html, keys
from tests.rooms import Room
from workshop.flow import AFTER, Phase

THREE = ("alice", "bob", "charlie")


@pytest.fixture
def shown(room: Room) -> Room:
    """Three people see their first round."""
    room.join(*THREE)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name, place in zip(THREE, (10.0, 50.0, 90.0), strict=True):
        room.stand(name, place)
    room.forward()
    return room


def test_undo_is_there_after_a_step_and_opens_the_round_again(shown: Room, open_page: Open) -> None:
    app = open_page("lead.py", w=shown.snapshot.code)
    app.button(key="undo").click().run()
    assert shown.snapshot.is_open
    assert app.button(key="undo").disabled


def test_what_is_out_of_the_ordinary_is_told_with_its_way_back(
    shown: Room, open_page: Open
) -> None:
    app = open_page("lead.py", w=shown.snapshot.code)
    app.button(key="wall-hide").click().run()
    app.button(key="wall-freeze").click().run()
    app.button(key="wall-pause").click().run()
    told = html(app)
    assert "The result is hidden" in told
    assert "The big screen stays at “Reveal”." in told
    assert "Pause until" in told
    for name in ("hidden", "frozen", "pause"):
        app.button(key=f"end-{name}").click().run()
    now = shown.snapshot
    assert (now.curtain, now.frozen, now.pause_until) == ("", None, None)


def test_a_panel_is_made_when_it_is_opened_and_kept_until_the_room_goes_on(
    shown: Room, open_page: Open
) -> None:
    app = open_page("lead.py", w=shown.snapshot.code)

    def after(panel_open: bool) -> list[str]:
        app.session_state["panel-wall"] = panel_open
        return [each for each in keys(app.run(), "button", "wall-") if each == "wall-freeze"]

    shown.forward()
    assert after(False) == []
    assert after(True) == ["wall-freeze"]
    assert after(False) == ["wall-freeze"]
    shown.forward()
    assert after(False) == []


def test_a_clock_is_set_and_taken_away(shown: Room, open_page: Open) -> None:
    app = open_page("lead.py", w=shown.snapshot.code)
    app.number_input(key="clock-minutes").set_value(2).run()
    app.button(key="clock-start").click().run()
    app.button(key="clock-halt").click().run()
    timer = shown.snapshot.timer
    assert timer
    assert timer.left in (118, 119, 120)
    app.button(key="clock-away").click().run()
    assert shown.snapshot.timer is None


def test_the_agenda_ahead_is_changed_and_something_put_in(shown: Room, open_page: Open) -> None:
    app = open_page("lead.py", w=shown.snapshot.code)
    app.button(key="later").click().run()
    assert [i.content.id for i in shown.snapshot.items][1:] == [rooms.PRIORITY, rooms.TRIANGLE]
    app.button(key="earlier").click().run()
    assert [i.content.id for i in shown.snapshot.items][1:] == [rooms.TRIANGLE, rooms.PRIORITY]
    app.button(key="take-off").click().run()
    assert [i.content.id for i in shown.snapshot.items][1:] == [rooms.PRIORITY]
    app.button(key="skip").click().run()
    assert shown.item.content.id == rooms.PRIORITY


def test_after_the_meeting_the_agenda_ahead_is_empty_and_a_new_point_goes_last(
    room: Room, open_page: Open
) -> None:
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)
    store.set_times(room.workshop, (None, None), soon)
    while room.snapshot.here != AFTER:
        room.forward()
    app = open_page("lead.py", w=room.snapshot.code)
    assert not [button.key for button in app.button if button.key in ("later", "take-off")]
    assert list(taking_up.where(room.snapshot, translator("en"))) == [taking_up.NEXT]


def test_the_archive_and_the_table_say_which_round_was_opened_again(
    shown: Room, open_page: Open
) -> None:
    store.reopen_round(shown.workshop, shown.snapshot.step, shown.item.id)
    shown.stand("alice", 100.0)
    shown.close()
    app = open_page("archive.py", w=shown.snapshot.code)
    labels = [fold.label for fold in app.expander]
    assert any("Round 1, as it was before it was opened again" in label for label in labels)
    table = table_csv.summary(shown.snapshot, translator("en")).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table), delimiter=";"))
    first = rows[:2]
    assert [row["Taken up again"] for row in first] == ["", "as it was before it was opened again"]
    assert [row["Median (0-100)"] for row in first] == ["90.0", "50.0"]
