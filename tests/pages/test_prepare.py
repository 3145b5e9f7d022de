"""Preparing: from an empty form to a code; nothing typed is lost on the way."""

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

import settings
import store
from i18n import translator
from pages.parts import draft
from pages.parts.agenda_editor import total_words
from pages.parts.join_card import qr
from tests import rooms
from tests.pages.conftest import Open, html, keys
from workshop.access import screen_code
from workshop.dilemmas import Plain
from workshop.flow import Kind
from workshop.snapshot import Snapshot


def saved() -> list[Snapshot]:
    return [store.snapshot(entry.id) for entry in store.overviews()]


def only_saved() -> Snapshot:
    (one,) = saved()
    return one


def add(app: AppTest, *names: str) -> None:
    for name in names:
        app.button(key=f"add-{name}").click().run()


def press(app: AppTest, item: int, what: str) -> None:
    """Press Up, Down or Remove of the item that is number `item` on the agenda."""
    key = keys(app, "number_input")[item - 1].removesuffix("minutes") + what
    app.button(key=key).click().run()


def agenda(app: AppTest) -> list[str]:
    """The titles on the agenda as they stand."""
    return [
        piece.split("</span> ")[1].split("</h3>")[0]
        for piece in html(app).splitlines()
        if piece.startswith("<h3 class='entry'><span class='number'>")
    ]


def title(app: AppTest) -> object:
    return app.text_input[0]


def save(app: AppTest) -> None:
    app.button(key="save").click().run()


def test_a_workshop_is_made_as_it_was_filled_in(open_page: Open) -> None:
    app = open_page("prepare.py", "da")
    app.text_input[0].set_value("Ledermøde").run()
    app.date_input[0].set_value(dt.date(2026, 12, 1)).run()
    app.selectbox[0].set_value(("en", "da")).run()
    add(app, rooms.TRIANGLE, rooms.AXIS, rooms.PRIORITY, "break")
    app.number_input[0].set_value(40).run()
    rounds = [box for box in app.selectbox if (box.key or "").endswith("rounds")]
    rounds[1].set_value(3).run()
    app.multiselect[0].set_value(["Citizen", "Nabo"]).run()
    save(app)
    made = only_saved()
    assert (made.title, made.date, made.languages, made.roles) == (
        "Ledermøde",
        dt.date(2026, 12, 1),
        ("en", "da"),
        ("Citizen", "Nabo"),
    )
    assert [(i.content.id, i.kind, i.minutes, i.rounds) for i in made.items] == [
        (rooms.TRIANGLE, Kind.DILEMMA, 40, 2),
        (rooms.AXIS, Kind.DILEMMA, 25, 3),
        (rooms.PRIORITY, Kind.PRIORITY, 15, 1),
        ("break", Kind.PLAIN, 10, 1),
    ]
    assert app.query_params == {"w": made.code, "ready": "1"}


def test_after_saving_the_code_the_link_and_the_screen_are_there(open_page: Open) -> None:
    app = open_page("prepare.py")
    app.text_input[0].set_value("Ledermøde").run()
    add(app, rooms.AXIS)
    save(app)
    code = only_saved().code
    assert f"<p class='join-code'>{code[:3]} {code[3:]}</p>" in html(app)
    assert [block.value for block in app.code] == [f"http://{host()}:8501/p/{code}"]
    (link,) = app.link_button
    assert link.label == "Open the projector"
    path, signed = link.url.split("?w=")
    assert (path, screen_code(settings.secret(), signed)) == ("/projector", code)
    assert keys(app, "button") == ["card-lead", "change"]


def host() -> str:
    return settings.network_address()


def test_the_qr_code_is_black_on_white_and_says_where_it_leads() -> None:
    image = qr("http://host/p/K7M4QX", translator("en"))
    assert "alt='QR code to http://host/p/K7M4QX'" in image
    assert "%23fff" in image
    assert "%23000" in image


def test_the_agenda_is_put_in_order_with_up_down_and_remove(open_page: Open) -> None:
    app = open_page("prepare.py")
    add(app, rooms.AXIS, "break", rooms.PRIORITY)
    assert agenda(app) == ["One person or everyone?", "Break", "The three anchors"]
    press(app, 3, "up")
    assert agenda(app) == ["One person or everyone?", "The three anchors", "Break"]
    press(app, 1, "down")
    assert agenda(app) == ["The three anchors", "One person or everyone?", "Break"]
    press(app, 1, "remove")
    assert agenda(app) == ["One person or everyone?", "Break"]
    first, last = keys(app, "number_input")
    assert app.button(key=first.replace("minutes", "up")).disabled
    assert app.button(key=last.replace("minutes", "down")).disabled


def test_minutes_follow_their_item_and_add_up(open_page: Open) -> None:
    app = open_page("prepare.py")
    add(app, rooms.AXIS, "break")
    app.number_input[0].set_value(50).run()
    assert "<p class='total'>60 minutes in all (1 h)</p>" in html(app)
    press(app, 1, "down")
    assert [field.value for field in app.number_input] == [10, 50]
    press(app, 1, "remove")
    assert "<p class='total'>50 minutes in all</p>" in html(app)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(1, "1 minute in all"), (59, "59 minutes in all"), (95, "95 minutes in all (1 h 35 min)")],
)
def test_a_long_time_is_also_said_in_hours(minutes: int, words: str) -> None:
    assert total_words(minutes, translator("en")) == words


def test_what_is_on_the_agenda_cannot_be_added_twice_but_a_break_can(open_page: Open) -> None:
    app = open_page("prepare.py")
    add(app, rooms.AXIS, "break", "break")
    assert app.button(key=f"add-{rooms.AXIS}").disabled
    assert agenda(app) == ["One person or everyone?", "Break", "Break"]


def test_a_fault_stands_beside_its_field_and_beside_the_button(open_page: Open) -> None:
    app = open_page("prepare.py")
    add(app, rooms.AXIS)
    save(app)
    assert [fault.value for fault in app.error] == [
        "Give the workshop a title.",
        "Not saved. Give the workshop a title.",
    ]
    beside = app.get_by_key("about-title")
    assert [fault.value for fault in beside.error] == ["Give the workshop a title."]
    assert saved() == []
    app.text_input[0].set_value("Ledermøde").run()
    assert [fault.value for fault in app.error] == []


def test_an_empty_agenda_is_refused_at_the_agenda(open_page: Open) -> None:
    app = open_page("prepare.py")
    app.text_input[0].set_value("Ledermøde").run()
    save(app)
    assert [fault.value for fault in app.error] == [
        "Put at least one dilemma on the agenda.",
        "Not saved. Put at least one dilemma on the agenda.",
    ]


def test_a_failed_save_and_another_language_lose_nothing(open_page: Open) -> None:
    app = open_page("prepare.py")
    app.date_input[0].set_value(dt.date(2026, 12, 1)).run()
    add(app, rooms.AXIS, "own")
    app.number_input[0].set_value(33).run()
    words = [field for field in app.text_input if (field.key or "").endswith("en-title")]
    words[0].set_value("Tour of the house").run()
    save(app)
    assert len(app.error) == 2
    app.selectbox[0].set_value(("en", "da")).run()
    app.segmented_control(key="language-switch").set_value("da").run()
    assert [fault.value for fault in app.exception] == []
    assert app.date_input[0].value == dt.date(2026, 12, 1)
    assert app.selectbox[0].value == ("en", "da")
    assert [field.value for field in app.number_input] == [33, 10]
    app.text_input[0].set_value("Ledermøde").run()
    save(app)
    made = only_saved()
    assert (made.date, made.languages, [item.minutes for item in made.items]) == (
        dt.date(2026, 12, 1),
        ("en", "da"),
        [33, 10],
    )
    plain = made.items[1].content
    assert isinstance(plain, Plain)
    assert plain.en.title == "Tour of the house"


def test_the_words_of_a_plain_step_are_asked_for_in_each_language(open_page: Open) -> None:
    app = open_page("prepare.py")
    app.selectbox[0].set_value(("da", "en")).run()
    app.text_input[0].set_value("Ledermøde").run()
    add(app, "welcome")
    title_da, title_en = app.text_input[1:]
    text_da, text_en = app.text_area
    assert [field.label for field in (title_da, title_en, text_da, text_en)] == [
        "Title (Dansk)",
        "Title (English)",
        "Text (Dansk)",
        "Text (English)",
    ]
    title_da.set_value("Goddag").run()
    app.text_area[1].set_value("Coffee is ready.").run()
    save(app)
    plain = only_saved().items[0].content
    assert isinstance(plain, Plain)
    assert (plain.da.title, plain.en.title, plain.en.text) == (
        "Goddag",
        "Welcome",
        "Coffee is ready.",
    )


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ("  ", "Give this step a title."),
        ("<b>", "The words of this step are too long, or have < or > in them."),
    ],
)
def test_the_words_of_a_plain_step_are_checked(open_page: Open, given: str, fault: str) -> None:
    app = open_page("prepare.py")
    app.text_input[0].set_value("Ledermøde").run()
    add(app, "welcome")
    app.text_input[1].set_value(given).run()
    save(app)
    assert [error.value for error in app.error] == [fault, f"Not saved. {fault}"]
    assert app.text_input[1].value == given
    assert saved() == []


def test_roles_are_offered_in_the_workshops_first_language(open_page: Open) -> None:
    app = open_page("prepare.py", "en")
    assert app.multiselect[0].value == []
    assert app.multiselect[0].options[0] == "Citizen"
    app.selectbox[0].set_value(("da", "en")).run()
    assert app.multiselect[0].options[0] == translator("da")("Citizen")


def test_a_planned_workshop_can_be_changed(open_page: Open, room: rooms.Room) -> None:
    code = room.snapshot.code
    app = open_page("prepare.py", w=code)
    assert app.text_input[0].value == "Ledermøde, Børn og Unge"
    assert app.selectbox[0].value == ("da", "en")
    assert [field.value for field in app.number_input] == [20, 20, 20]
    press(app, 1, "remove")
    app.text_input[0].set_value("Møde").run()
    save(app)
    changed = only_saved()
    assert (changed.id, changed.code, changed.title) == (room.workshop, code, "Møde")
    assert [item.content.id for item in changed.items] == [rooms.TRIANGLE, rooms.PRIORITY]
    assert app.query_params == {"w": code, "ready": "1"}
    app.button(key="change").click().run()
    assert app.text_input[0].value == "Møde"


def test_the_agendas_own_dilemmas_are_ranked_as_they_are_after_a_change(open_page: Open) -> None:
    room = rooms.prepare(rooms.AXIS, rooms.TRIANGLE, "this-workshop")
    app = open_page("prepare.py", w=room.snapshot.code)
    add(app, "who-shows-up")
    save(app)
    assert only_saved().items[2].priority.options == (rooms.AXIS, rooms.TRIANGLE, "who-shows-up")


def test_a_workshop_that_has_begun_can_only_be_looked_at(open_page: Open, room: rooms.Room) -> None:
    room.forward()
    app = open_page("prepare.py", w=room.snapshot.code)
    assert [text.value for text in app.info] == [
        "The workshop has begun; its agenda can no longer be replaced."
    ]
    assert keys(app, "button") == ["card-lead"]
    assert len(app.text_input) == 0


def test_a_workshop_that_begins_while_it_is_changed_stays_as_it_is(
    open_page: Open, room: rooms.Room
) -> None:
    app = open_page("prepare.py", w=room.snapshot.code)
    app.text_input[0].set_value("Too late").run()
    room.forward()
    save(app)
    assert room.snapshot.title == "Ledermøde, Børn og Unge"
    assert keys(app, "button") == ["card-lead"]


def test_an_unknown_code_is_said(open_page: Open) -> None:
    app = open_page("prepare.py", w="ZZZZZZ")
    assert [text.value for text in app.warning] == ["There is no workshop with the code ZZZZZZ."]
    assert keys(app, "button") == []


def test_an_agenda_used_again_makes_a_new_workshop(open_page: Open, room: rooms.Room) -> None:
    room.close()
    app = open_page("prepare.py", again=room.snapshot.code)
    assert app.text_input[0].value == "Ledermøde, Børn og Unge"
    assert app.date_input[0].value != room.snapshot.date
    save(app)
    new, old = sorted(saved(), key=lambda one: one.closed)
    assert old.id == room.workshop
    assert new.code != old.code
    assert [item.content for item in new.items] == [item.content for item in old.items]


def test_what_was_typed_is_there_when_one_comes_back(open_page: Open) -> None:
    app = open_page("prepare.py")
    app.text_input[0].set_value("Halvt færdig").run()
    add(app, rooms.AXIS)
    app.switch_page("workshops.py").run()
    app.switch_page("prepare.py").run()
    assert app.text_input[0].value == "Halvt færdig"
    assert agenda(app) == ["One person or everyone?"]
    app.button(key="start-over").click().run()
    assert app.text_input[0].value == ""
    assert agenda(app) == []


def test_after_saving_the_next_new_workshop_begins_empty(open_page: Open) -> None:
    app = open_page("prepare.py")
    app.text_input[0].set_value("Ledermøde").run()
    add(app, rooms.AXIS)
    save(app)
    app.query_params.clear()
    app.run()
    assert app.text_input[0].value == ""
    assert agenda(app) == []


def test_a_dilemma_that_left_the_library_can_still_be_saved_again(room: rooms.Room) -> None:
    library = store.library()
    form = draft.form_of(room.snapshot, 1)
    without = type(library)({}, {}, ())
    assert draft.checked(form, without) == draft.checked(form, library)


def test_a_form_is_the_same_until_something_is_changed(room: rooms.Room) -> None:
    one, other = draft.form_of(room.snapshot, 1), draft.form_of(room.snapshot, 2)
    assert draft.same(one, other)
    draft.move(other, other["items"][0]["key"], 1)
    assert not draft.same(one, other)
