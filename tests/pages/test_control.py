"""What the facilitator can do beside going on, on the remote and afterwards in the archive."""

import csv
import datetime as dt
import io
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import store
from i18n import translator
from live import hub
from pages.parts import shortcuts, taking_up
from reports import table_csv
from tests import rooms
from tests.pages.conftest import Open, html, keys
from tests.rooms import Room
from workshop.dilemmas import PlainText
from workshop.flow import AFTER, Kind, Phase

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
    assert "Round 1 is hidden on all screens until you show it." in told
    assert "The big screen stays at “Reveal”." in told
    assert "Pause until" in told
    for name in ("hidden", "frozen", "pause"):
        app.button(key=f"end-{name}").click().run()
    now = shown.snapshot
    assert (now.item and now.item.hidden_from, now.frozen, now.pause_until) == (0, None, None)


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


def test_the_agenda_ahead_is_changed(shown: Room, open_page: Open) -> None:
    app = open_page("lead.py", w=shown.snapshot.code)
    app.button(key="later").click().run()
    assert [i.content.id for i in shown.snapshot.items][1:] == [rooms.PRIORITY, rooms.TRIANGLE]
    app.button(key="earlier").click().run()
    assert [i.content.id for i in shown.snapshot.items][1:] == [rooms.TRIANGLE, rooms.PRIORITY]
    app.button(key="take-off").click().run()
    assert [i.content.id for i in shown.snapshot.items][1:] == [rooms.PRIORITY]
    app.button(key="skip").click().run()
    assert shown.item.content.id == rooms.PRIORITY


def put_in(shown: Room, open_page: Open) -> AppTest:
    app = open_page("lead.py", w=shown.snapshot.code)
    app.session_state["put-in"] = True  # the fold, which AppTest cannot open
    return app.run()


def field(app: AppTest, kind: str, begins: str) -> Any:
    [found] = [w for w in getattr(app, kind) if w.key and w.key.startswith(begins)]
    return found


def test_a_break_with_words_of_its_own_is_put_in_next(shown: Room, open_page: Open) -> None:
    app = put_in(shown, open_page)
    field(app, "text_input", "put-in-break-da-title").set_value("Kaffe")
    field(app, "text_area", "put-in-break-en-text").set_value("Coffee in the hall")
    field(app, "number_input", "put-in-minutes").set_value(15)
    app.button(key="put-it-in").click().run()
    new = shown.snapshot.items[1]
    assert (new.kind, new.minutes, new.content.text("da").title) == (Kind.PLAIN, 15, "Kaffe")
    assert new.content.text("en") == PlainText(title="Break", text="Coffee in the hall")
    app = put_in(shown, open_page)
    field(app, "text_input", "put-in-break-da-title").set_value(" ")
    app.button(key="put-it-in").click().run()
    assert [toast.value for toast in app.toast] == ["Give this step a title."]
    assert len(shown.snapshot.items) == 4


def test_the_same_dilemma_is_put_in_once_more_with_rounds_and_a_method(
    shown: Room, open_page: Open
) -> None:
    app = put_in(shown, open_page)
    field(app, "selectbox", "put-in-what").set_value(f"again-{rooms.AXIS}").run()
    last = shown.snapshot.items[-1].id
    field(app, "selectbox", "put-in-where").set_value(last)
    field(app, "selectbox", "put-in-rounds").set_value(3).run()
    field(app, "selectbox", "put-in-method").set_value("pairs").run()
    app.button(key="put-it-in").click().run()
    new = shown.snapshot.items[-1]
    assert (new.content.id, new.rounds, new.method) == (rooms.AXIS, 3, "pairs")
    shown.go_to(rooms.PRIORITY, Phase.RANK)
    shown.go_to(rooms.AXIS, Phase.STANCE)
    assert shown.item.id == new.id


def test_a_dilemma_of_the_library_is_put_in_where_the_facilitator_says(
    shown: Room, open_page: Open
) -> None:
    app = put_in(shown, open_page)
    used = {item.content.id for item in shown.snapshot.items}
    offered = next(name for name in store.library().dilemmas if name not in used)
    field(app, "selectbox", "put-in-what").set_value(offered).run()
    field(app, "selectbox", "put-in-where").set_value(shown.snapshot.items[1].id).run()
    app.button(key="put-it-in").click().run()
    assert [item.content.id for item in shown.snapshot.items][2] == offered


def test_the_facilitator_jumps_to_a_later_step(shown: Room, open_page: Open) -> None:
    app = open_page("lead.py", w=shown.snapshot.code)
    to = next(step for step in shown.snapshot.line if step.phase is Phase.GROUND)
    field(app, "selectbox", "jump-").set_value(to).run()
    app.button(key="jump").click().run()
    assert shown.snapshot.here == to


def test_after_the_meeting_the_agenda_ahead_is_empty_and_a_new_point_goes_last(
    room: Room, open_page: Open
) -> None:
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)
    store.set_times(room.workshop, (None, None), (None, soon))
    while room.snapshot.here != AFTER:
        room.forward()
    app = open_page("lead.py", w=room.snapshot.code)
    assert not [button.key for button in app.button if button.key in ("later", "take-off")]
    assert list(taking_up.where(room.snapshot, translator("en"))) == [taking_up.NEXT]


@pytest.mark.parametrize(("more", "after", "before"), [(0, "90.0", ""), (4, "100.0", "50.0")])
def test_the_archive_and_the_table_say_which_round_was_opened_again(
    more: int, after: str, before: str, shown: Room, open_page: Open
) -> None:
    """What it showed is told only where that does not tell what a few changed."""
    store.reopen_round(shown.workshop, shown.snapshot.step, shown.item.id)
    others = ("dorte", "erik", "fatima", "gerda")
    shown.join(*others[:more])
    for name in ("alice", *others[:more]):
        shown.stand(name, 100.0)
    shown.close()
    app = open_page("archive.py", w=shown.snapshot.code)
    labels = [fold.label for fold in app.expander]
    words = "Round 1, as it was before it was opened again"
    assert any(words in label for label in labels) == bool(before)
    assert (f"{words} (" in html(app)) == (not before)
    assert ("too few answers differ from another go" in html(app)) == (not before)
    table = table_csv.summary(shown.snapshot, translator("en")).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table), delimiter=";"))
    first = rows[:2]
    assert [row["Taken up again"] for row in first] == ["", "as it was before it was opened again"]
    assert [row["Median (0-100)"] for row in first] == [after, before]
    assert [row["Answers"] for row in first] == [str(3 + more), "3"]


# What is chosen or typed first, or asked about: reached with a panel's key, and told so.
CHOSEN_FIRST = (
    *("jump", "close", "reopen", "restart", "earlier", "later", "take-off", "put-it-in"),
    *("set-method", "suggestions", "rehearse-", "FormSubmitter:", "do-all", "write-takes"),
)


def test_every_button_that_acts_on_the_room_has_a_key_and_stands_in_the_list(
    room: Room, open_page: Open
) -> None:
    room.join(*THREE)
    t, seen = translator("en"), set[str]()
    by_button = {button: key for key in shortcuts.KEYS for button in key.buttons}

    def look() -> None:
        app = open_page("lead.py", w=room.snapshot.code)
        now = room.snapshot
        enabled = {button.key for button in app.button if button.key and not button.disabled}
        chosen = {key for key in enabled if key.startswith(CHOSEN_FIRST)}
        acting = enabled - chosen
        assert acting <= by_button.keys(), "each has a key"
        does = {key.name for key in shortcuts.KEYS if shortcuts.what(key.name, now, now.step, t)}
        assert {by_button[button].name for button in acting} == does - {"light"}
        listed = html(app)
        assert all(f"<td>{key.words}</td>" in listed for key in shortcuts.KEYS)
        seen.update(acting)

    look()
    store.start_timer(room.workshop, 300)
    store.make_black(room.workshop, True)
    store.pause(room.workshop, 5)
    store.freeze(room.workshop, True)
    look()
    store.pause(room.workshop, None)
    store.freeze(room.workshop, False)
    room.go_to(rooms.AXIS, Phase.STANCE)
    hub.see(room.workshop, room.people["charlie"].id)
    room.stand("alice", 10.0, reason="Nattens ro er det første")
    look()
    for name, place in (("bob", 80.0), ("charlie", 90.0)):
        room.stand(name, place)
    room.forward()
    look()
    store.hide_result(room.workshop, room.item.id, True)
    look()
    store.hide_result(room.workshop, room.item.id, False)
    for phase in (Phase.DIALOGUE, Phase.SHIFT, Phase.GROUND):
        room.go_to(rooms.AXIS, phase)
        look()
    room.go_to(rooms.PRIORITY, Phase.RANK)
    look()
    scenes = ("certainty", "roles", "map", "groups", "marked")  # have tests of their own
    never = {f"wall-{name}" for name in scenes}
    panels = {key.buttons[0] for key in shortcuts.PANELS}
    assert by_button.keys() - never - panels - seen == set()


def test_minutes_that_are_typed_just_before_the_press_count(room: Room, open_page: Open) -> None:
    """A browser may send both at once."""
    room.go_to(rooms.AXIS, Phase.STANCE)
    app = open_page("lead.py", w=room.snapshot.code)
    app.number_input(key="clock-minutes").set_value(12)
    app.button(key="clock-start").click().run()
    timer = room.snapshot.timer
    assert timer is not None
    assert timer.ends is not None
    assert (timer.ends - dt.datetime.now(dt.UTC)).total_seconds() > 11 * 60
    app.number_input(key="pause-minutes").set_value(40)
    app.button(key="wall-pause").click().run()
    until = room.snapshot.pause_until
    assert until is not None
    assert (until - dt.datetime.now(dt.UTC)).total_seconds() > 39 * 60


def test_the_smaller_side_is_not_asked_again_while_it_is_asked(room: Room) -> None:
    room.join(*THREE)
    for phase in (Phase.STANCE, Phase.RESTANCE):
        room.go_to(rooms.AXIS, phase)
        for name, place in zip(THREE, (10.0, 90.0, 95.0), strict=True):
            room.stand(name, place)
    room.go_to(rooms.AXIS, Phase.SHIFT)
    t, seen = translator("en"), room.snapshot
    asks = (store.ask_takes, room.workshop, seen.step, room.item.id)
    assert shortcuts.what("takes", seen, seen.step, t) == asks
    store.ask_takes(*asks[1:])
    now = room.snapshot
    assert now.here.phase is Phase.TAKES
    assert shortcuts.what("takes", now, now.step, t) is None
