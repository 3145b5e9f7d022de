"""Preparing: from an empty form to a code; nothing typed is lost on the way."""

import datetime as dt
from html import escape
from typing import Any

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
from workshop.agenda import Draft, DraftItem
from workshop.dilemmas import Dilemma, Plain
from workshop.flow import Kind
from workshop.snapshot import Snapshot


def saved() -> list[Snapshot]:
    return [store.snapshot(entry.id) for entry in store.overviews()]


def only_saved() -> Snapshot:
    (one,) = saved()
    return one


def agenda_buttons(app: AppTest) -> list[str]:
    """The page's buttons without those of the times and of the rehearsal."""
    others = ("FormSubmitter:times", "rehearse")
    return [key for key in keys(app, "button") if not key.startswith(others)]


def add(app: AppTest, *names: str) -> None:
    for name in names:
        app.button(key=f"add-{name}").click().run()


def fields(app: AppTest, kind: str, ends: str) -> list[Any]:
    """The widgets of a kind whose key ends so: `minutes`, `rounds`, `alone` of each item."""
    return [one for one in getattr(app, kind) if (one.key or "").endswith(f"-{ends}")]


def minutes(app: AppTest) -> list[Any]:
    """The minutes fields of the agenda, from its first item on."""
    return fields(app, "number_input", "minutes")


def length(app: AppTest) -> Any:
    """The field for the meeting's length."""
    (one,) = fields(app, "number_input", "length")
    return one


def press(app: AppTest, item: int, what: str) -> None:
    """Press Up, Down or Remove of the item that is number `item` on the agenda."""
    key = minutes(app)[item - 1].key.removesuffix("minutes") + what
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
    minutes(app)[0].set_value(40).run()
    fields(app, "selectbox", "rounds")[1].set_value(3).run()
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
    assert agenda_buttons(app) == ["card-lead", "change", "save-template"]


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
    first, last = (field.key.removesuffix("minutes") for field in minutes(app))
    assert app.button(key=f"{first}up").disabled
    assert app.button(key=f"{last}down").disabled


def test_minutes_follow_their_item_and_add_up(open_page: Open) -> None:
    app = open_page("prepare.py")
    add(app, rooms.AXIS, "break")
    minutes(app)[0].set_value(50).run()
    assert "<p class='total'>60 minutes in all (1 h)</p>" in html(app)
    press(app, 1, "down")
    assert [field.value for field in minutes(app)] == [10, 50]
    press(app, 1, "remove")
    assert "<p class='total'>50 minutes in all</p>" in html(app)


def method(app: AppTest) -> Any:
    """How the first item is talked about."""
    return next(one for one in app.selectbox if "-dialogue-" in (one.key or ""))


def test_a_point_whose_steps_take_longer_says_so_and_is_given_the_minutes(open_page: Open) -> None:
    app = open_page("prepare.py")
    add(app, rooms.AXIS)
    minutes(app)[0].set_value(20).run()
    assert "<p class='muted small'>The steps take about 20 of 20 minutes.</p>" in html(app)
    assert fields(app, "button", "fit") == []
    method(app).set_value("listening").run()
    assert "<p class='note small'>The steps take about 29 of 20 minutes.</p>" in html(app)
    [give] = fields(app, "button", "fit")
    assert give.label == "Give it 29 minutes"
    give.click().run()
    assert [field.value for field in minutes(app)] == [29]
    assert "<p class='muted small'>The steps take about 29 of 29 minutes.</p>" in html(app)
    assert "29 minutes in all" in html(app)
    assert fields(app, "button", "fit") == []


def test_a_delphi_round_brings_a_second_round_and_keeps_it(open_page: Open) -> None:
    app = open_page("prepare.py")
    add(app, rooms.AXIS)
    title(app).set_value("Stille").run()  # type: ignore[attr-defined]
    fields(app, "selectbox", "rounds")[0].set_value(1).run()
    method(app).set_value("delphi").run()
    [rounds] = fields(app, "selectbox", "rounds")
    assert (rounds.value, rounds.options) == (2, ["2", "3"])
    assert "It brings a second round, in which all answer again." in html(app)
    save(app)
    assert [(item.method, item.rounds) for item in only_saved().items] == [("delphi", 2)]


@pytest.mark.parametrize(
    ("minutes", "length", "words"),
    [
        (1, None, "1 minute in all"),
        (59, None, "59 minutes in all"),
        (95, None, "95 minutes in all (1 h 35 min)"),
        (44, 45, "44 of 45 minutes – 1 minute left"),
        (95, 120, "95 of 120 minutes (1 h 35 min) – 25 minutes left"),
        (120, 120, "120 of 120 minutes (2 h) – it fits exactly"),
        (46, 45, "46 of 45 minutes – 1 minute too many"),
        (135, 120, "135 of 120 minutes (2 h 15 min) – 15 minutes too many"),
    ],
)
def test_the_total_is_said_in_hours_and_beside_the_meetings_length(
    minutes: int, length: int | None, words: str
) -> None:
    assert total_words(minutes, length, translator("en")) == words


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
    minutes(app)[0].set_value(33).run()
    words = [field for field in app.text_input if (field.key or "").endswith("en-title")]
    words[0].set_value("Tour of the house").run()
    save(app)
    assert len(app.error) == 2
    app.selectbox[0].set_value(("en", "da")).run()
    app.segmented_control(key="language-switch").set_value("da").run()
    assert [fault.value for fault in app.exception] == []
    assert app.date_input[0].value == dt.date(2026, 12, 1)
    assert app.selectbox[0].value == ("en", "da")
    assert [field.value for field in minutes(app)] == [33, 10]
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
    title_da, title_en = app.text_input[1:3]
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
    assert [field.value for field in minutes(app)] == [20, 20, 20]
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
    assert agenda_buttons(app) == ["card-lead", "save-template"]
    assert [field.label for field in app.text_input] == ["Name of the template"]


def test_a_workshop_that_begins_while_it_is_changed_stays_as_it_is(
    open_page: Open, room: rooms.Room
) -> None:
    app = open_page("prepare.py", w=room.snapshot.code)
    app.text_input[0].set_value("Too late").run()
    room.forward()
    save(app)
    assert room.snapshot.title == "Ledermøde, Børn og Unge"
    assert agenda_buttons(app) == ["card-lead", "save-template"]


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


READY_MADE = {
    "team-meeting": 45,
    "leaders-workshop": 120,
    "half-day": 210,
    "pre-read": 15,
}


def begin(app: AppTest, name: str) -> None:
    app.button(key=f"begin-{name}").click().run()


def own(*languages: str, key: str = "own-abc234", **more: object) -> Dilemma:
    """A dilemma of our own, saved, written in these languages only."""
    raw = store.library().dilemmas[rooms.AXIS].model_dump(mode="json")
    missing = {language: None for language in ("da", "en") if language not in languages}
    return store.save_dilemma(
        Dilemma.model_validate({**raw, **missing, "id": key, "pages": (), **more}), None
    )


def keep_as_template(app: AppTest, name: str) -> None:
    (field,) = fields(app, "text_input", "template-name")
    field.set_value(name).run()
    app.button(key="save-template").click().run()


def test_a_new_workshop_begins_with_a_choice(open_page: Open) -> None:
    app = open_page("prepare.py")
    assert keys(app, "button", "begin-") == [
        "begin-team-meeting",
        "begin-leaders-workshop",
        "begin-half-day",
        "begin-pre-read",
        "begin-empty",
    ]
    shown = html(app)
    assert "<h2 class='section'>Begin with</h2>" in shown
    assert "<h3 class='title'>Leaders&#x27; workshop</h3>" in shown
    assert "<p class='muted small'>7 points · 120 minutes</p>" in shown
    begin(app, "empty")
    assert "Begun with: An empty agenda" in html(app)
    assert agenda(app) == []


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", READY_MADE)
def test_a_workshop_is_made_from_a_ready_made_one(
    open_page: Open, name: str, language: str
) -> None:
    app = open_page("prepare.py", language)
    app.text_input[0].set_value("Torsdag").run()
    app.multiselect[0].set_value(["Nabo"]).run()
    begin(app, name)
    library = store.library()
    wanted = library.templates[name].draft_items(library.dilemmas, library.priorities)
    assert agenda(app) == [escape(item.content.text(language).title) for item in wanted]
    assert length(app).value == READY_MADE[name]
    save(app)
    made = only_saved()
    assert (made.title, made.languages, made.roles) == ("Torsdag", (language,), ("Nabo",))
    assert made.length == READY_MADE[name]
    assert [
        (item.minutes, item.rounds, item.alone, writes(item.content)) for item in made.items
    ] == [
        (
            item.minutes,
            1 if item.kind is Kind.PLAIN else item.rounds,
            item.alone,
            writes(item.content),
        )
        for item in wanted
    ]


def writes(content: object) -> bool:
    return isinstance(content, Plain) and content.writes


def test_a_template_is_begun_with_from_a_link(open_page: Open) -> None:
    app = open_page("prepare.py", template="team-meeting")
    assert len(agenda(app)) == 4
    assert "Begun with: Team meeting" in html(app)
    assert keys(app, "button", "start-over") == []
    app = open_page("prepare.py", template="no-such")
    assert [text.value for text in app.warning] == ["This template no longer exists."]
    assert agenda(app) == []


def test_an_untouched_template_is_replaced_at_once(open_page: Open) -> None:
    app = open_page("prepare.py")
    begin(app, "team-meeting")
    begin(app, "pre-read")
    assert len(agenda(app)) == 5
    assert length(app).value == 15


def test_an_agenda_that_was_changed_is_only_replaced_when_one_says_so(open_page: Open) -> None:
    app = open_page("prepare.py")
    app.text_input[0].set_value("Torsdag").run()
    begin(app, "team-meeting")
    minutes(app)[1].set_value(33).run()
    begin(app, "half-day")
    assert [field.value for field in minutes(app)] == [2, 33, 18, 3]
    app.button(key="keep-agenda").click().run()
    assert [field.value for field in minutes(app)] == [2, 33, 18, 3]
    begin(app, "half-day")
    app.button(key="replace-agenda").click().run()
    assert len(agenda(app)) == 10
    assert (length(app).value, app.text_input[0].value) == (210, "Torsdag")


def test_what_was_picked_by_hand_is_not_replaced_unasked(open_page: Open) -> None:
    app = open_page("prepare.py")
    add(app, rooms.AXIS)
    begin(app, "team-meeting")
    assert agenda(app) == ["One person or everyone?"]
    assert keys(app, "button", "replace") == ["replace-agenda"]


def test_an_agenda_is_kept_as_a_template_and_begun_with(open_page: Open) -> None:
    app = open_page("prepare.py")
    add(app, rooms.TRIANGLE, rooms.AXIS, "this-workshop")
    length(app).set_value(90).run()
    fields(app, "checkbox", "alone")[1].check().run()
    keep_as_template(app, "  Torsdagsmøde ")
    assert "Saved as the template “Torsdagsmøde”." in html(app)
    assert saved() == []
    (kept,) = store.templates()
    assert kept.name == "Torsdagsmøde"

    app = open_page("prepare.py", "da")
    assert f"begin-own-{kept.id}" in keys(app, "button", "begin-")
    assert "<h3 class='title'>Torsdagsmøde</h3>" in html(app)
    begin(app, f"own-{kept.id}")
    assert (length(app).value, len(agenda(app))) == (90, 3)
    begin(app, "pre-read")
    assert len(agenda(app)) == 5, "an own template that nobody changed is replaced at once"
    begin(app, f"own-{kept.id}")
    app.text_input[0].set_value("Torsdag").run()
    save(app)
    made = only_saved()
    assert [(item.content.id, item.alone) for item in made.items] == [
        (rooms.TRIANGLE, False),
        (rooms.AXIS, True),
        ("this-workshop", False),
    ]
    assert made.items[2].priority.options == (rooms.TRIANGLE, rooms.AXIS)


def test_a_template_needs_a_name_and_a_sound_agenda(open_page: Open) -> None:
    app = open_page("prepare.py")
    assert "save-template" not in keys(app, "button")
    add(app, rooms.AXIS)
    keep_as_template(app, " ")
    assert [fault.value for fault in app.error] == ["Not saved. Give the template a name."]
    app = open_page("prepare.py")
    add(app, "this-workshop")
    keep_as_template(app, "Fredag")
    assert [fault.value for fault in app.error] == [
        "Not saved. Ranking the workshop's own dilemmas takes at least two of them."
    ]
    assert store.templates() == ()


def test_a_workshop_under_way_gives_a_template(open_page: Open, room: rooms.Room) -> None:
    room.forward()
    app = open_page("prepare.py", w=room.snapshot.code)
    keep_as_template(app, "Som sidst")
    assert "Saved as the template “Som sidst”." in html(app)
    (kept,) = store.templates()
    assert [item.content for item in kept.draft.items] == [
        item.content for item in room.snapshot.items
    ]


def test_a_closed_workshop_gives_a_template_from_its_agenda(
    open_page: Open, room: rooms.Room
) -> None:
    room.close()
    app = open_page("prepare.py", again=room.snapshot.code)
    (field,) = fields(app, "text_input", "template-name")
    assert field.value == "Ledermøde, Børn og Unge"
    app.button(key="save-template").click().run()
    (kept,) = store.templates()
    assert (kept.name, len(kept.draft.items)) == ("Ledermøde, Børn og Unge", 3)


def test_an_own_template_is_deleted_when_one_is_sure(open_page: Open, room: rooms.Room) -> None:
    kept = store.save_template("Som sidst", rooms.draft(rooms.AXIS))
    app = open_page("prepare.py")
    app.button(key=f"forget-{kept}").click().run()
    assert [one.id for one in store.templates()] == [kept]
    app.button(key="really-forget").click().run()
    assert store.templates() == ()
    assert keys(app, "button", "begin-own") == []
    assert only_saved().id == room.workshop


def test_the_minutes_are_held_up_against_the_meetings_length(open_page: Open) -> None:
    app = open_page("prepare.py")
    app.text_input[0].set_value("Torsdag").run()
    add(app, rooms.AXIS)
    length(app).set_value(20).run()
    assert "<p class='total'>25 of 20 minutes – 5 minutes too many</p>" in html(app)
    length(app).set_value(60).run()
    assert "<p class='total'>25 of 60 minutes – 35 minutes left</p>" in html(app)
    save(app)
    assert only_saved().length == 60
    assert "<p class='total'>25 of 60 minutes – 35 minutes left</p>" in html(app)
    again = open_page("prepare.py", w=only_saved().code)
    assert length(again).value == 60
    length(again).set_value(None).run()
    assert "<p class='total'>25 minutes in all</p>" in html(again)
    save(again)
    assert only_saved().length is None


def test_what_is_answered_alone_and_may_be_suggested_is_kept(open_page: Open) -> None:
    app = open_page("prepare.py")
    app.text_input[0].set_value("Torsdag").run()
    add(app, "welcome", rooms.AXIS, rooms.PRIORITY)
    assert len(fields(app, "checkbox", "alone")) == 2, "nothing to greet to yet"
    fields(app, "checkbox", "alone")[0].check().run()
    assert "Round 1 is answered before you meet." in html(app)
    fields(app, "selectbox", "rounds")[0].set_value(1).run()
    assert "With one round there is no dialogue" in html(app)
    fields(app, "checkbox", "alone")[0].check().run()
    assert "It is shown on the phones before the questions" in html(app)
    (may,) = fields(app, "checkbox", "suggestions")
    may.check().run()
    save(app)
    made = only_saved()
    assert [(item.alone, item.rounds) for item in made.items] == [(True, 1), (True, 1), (False, 1)]
    assert made.suggestions
    assert "answered alone" in html(app)
    assert "Participants may suggest dilemmas from their own work." in html(app)

    again = open_page("prepare.py", w=made.code)
    assert [box.value for box in fields(again, "checkbox", "alone")] == [True, True, False]
    fields(again, "checkbox", "alone")[2].check().run()
    fields(again, "checkbox", "suggestions")[0].uncheck().run()
    save(again)
    changed = only_saved()
    assert [item.alone for item in changed.items] == [True, True, True]
    assert not changed.suggestions


def test_a_pre_read_asks_for_the_time_one_person_needs(open_page: Open) -> None:
    app = open_page("prepare.py")
    assert length(app).label == "The meeting lasts (minutes)"
    begin(app, "pre-read")
    assert (length(app).label, length(app).value) == ("It takes one person (minutes)", 15)
    press(app, 5, "remove")
    add(app, rooms.AXIS)
    assert (length(app).label, length(app).value) == ("The meeting lasts (minutes)", 15)


def test_an_own_dilemma_stands_in_the_library_and_goes_on_the_agenda(open_page: Open) -> None:
    mine = own("da", "en")
    app = open_page("prepare.py")
    assert "Axis, two poles · our own</p>" in html(app)
    assert "Only written" not in html(app)
    app.text_input[0].set_value("Torsdag").run()
    add(app, mine.id)
    assert app.button(key=f"add-{mine.id}").disabled
    save(app)
    assert only_saved().items[0].content == mine


def test_a_dilemma_in_one_language_says_so_where_the_other_is_read(open_page: Open) -> None:
    mine = own("da")
    app = open_page("prepare.py", "da")
    add(app, mine.id)
    danish = translator("da")
    only = danish("Only written in Danish")
    assert agenda(app) == ["Den ene eller alle?"]
    assert only not in html(app), "the workshop is in Danish, so nothing is missing"
    app.selectbox[0].set_value(("da", "en")).run()
    assert f"{danish('our own')} · {only}</p>" in html(app)
    told = danish("Whoever reads English sees the Danish text.")
    assert f"<p class='note small'>{only}. {told}</p>" in html(app)
    app.segmented_control(key="language-switch").set_value("en").run()
    assert agenda(app) == ["Den ene eller alle?"], "better than no title"
    app.text_input[0].set_value("Torsdag").run()
    save(app)
    assert [fault.value for fault in app.error] == []
    assert only_saved().items[0].content == mine
    assert "25 min · Only written in Danish" in html(app)


def test_a_new_wording_of_an_own_dilemma_is_on_the_agenda_at_once(open_page: Open) -> None:
    mine = own("da")
    friday = dt.date(2026, 11, 27)
    kept = store.save_template(
        "Fredag", Draft("Fredag", friday, ("da",), (), (DraftItem(mine, 20),))
    )
    both = own("da", "en", key="own-xyz567")
    store.save_dilemma(mine.model_copy(update={"en": both.en}), mine.version)
    app = open_page("prepare.py", template=f"own-{kept}")
    assert agenda(app) == ["One person or everyone?"]


def test_all_that_a_form_has_comes_back_from_the_workshop_it_made(database: None) -> None:
    form = draft.blank(1, "da", dt.date(2026, 11, 26)) | {
        "title": "Torsdag",
        "languages": ["da", "en"],
        "length": 90,
        "suggestions": True,
        "roles": ["Nabo"],
    }
    library = store.library()
    draft.add(form, library.dilemmas[rooms.AXIS], 12, 3, True)
    draft.add(form, draft.plain_step("commitments"))
    ready = draft.checked(form, library)
    made = store.snapshot(store.create_workshop(ready))
    assert draft.checked(draft.form_of(made, 2), library) == ready
    assert draft.same(draft.form_of(made, 2), form)
    assert writes(ready.items[1].content)


def lens_fields(app: AppTest) -> list[Any]:
    return [one for one in app.text_input if "-lens-" in (one.key or "")]


def test_a_workshop_may_have_three_words_of_its_own_for_what_reasons_are_about(
    open_page: Open,
) -> None:
    app = open_page("prepare.py")
    app.text_input[0].set_value("Torsdag").run()
    add(app, rooms.AXIS)
    names = lens_fields(app)
    assert [field.placeholder for field in names] == [
        "duty and rules",
        "what comes of it",
        "care for those it concerns",
    ]
    names[0].set_value("Fag").run()
    app.button(key="save").click().run()
    assert any("Give three names of at most 24 characters" in error.value for error in app.error)
    for field, name in zip(lens_fields(app), ("Fag", "Hverdag", "Jura"), strict=True):
        field.set_value(name).run()
    save(app)
    made = only_saved()
    assert made.lenses == ("Fag", "Hverdag", "Jura")

    again = open_page("prepare.py", w=made.code)
    assert [field.value for field in lens_fields(again)] == list(made.lenses)
    for field in lens_fields(again):
        field.set_value("").run()
    save(again)
    assert only_saved().lenses == ()
