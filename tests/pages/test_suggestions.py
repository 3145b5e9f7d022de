"""A suggested dilemma is finished in a short form and goes on the running agenda."""

import dataclasses

import pytest
from streamlit.testing.v1 import AppTest

import store
from pages.parts import taking_up
from tests import rooms
from tests.pages.conftest import Open, html, keys
from workshop.flow import Phase
from workshop.suggestions import Suggested

HARBOUR = Suggested(
    case="Havnebadet i Aarhus er fuldt hver aften, og naboerne på Bassin 7 kan ikke sove. "
    "De unge siger, at det er det eneste sted, hvor det ikke koster noget at være.",
    label_a="De unges sted",
    argument_a="Byen skal også have steder, hvor man må larme lidt.",
    label_b="Naboernes nat",
    argument_b="Den, der skal tidligt op, har også ret til sin by.",
)
BARE = Suggested(
    case="To af os vil have mødet om morgenen, og resten vil have det efter frokost.",
    label_a="Morgen",
    label_b="Frokost",
)


def room_with(*texts: Suggested, at: Phase | None = None) -> rooms.Room:
    """A workshop where Alice has suggested these; led to a phase of its first dilemma."""
    draft = dataclasses.replace(rooms.draft(rooms.AXIS, rooms.TRIANGLE), suggestions=True)
    room = rooms.Room(store.create_workshop(draft))
    room.join("alice")
    for text in texts:
        store.suggest(room.people["alice"], text)
    if at:
        room.go_to(rooms.AXIS, at)
    return room


def opened(room: rooms.Room, open_page: Open, language: str = "en") -> AppTest:
    return open_page("suggestions.py", language, w=room.snapshot.code)


def ids(room: rooms.Room) -> list[int]:
    return [one.id for one in store.suggestions(room.workshop)]


def states(room: rooms.Room) -> list[str]:
    return [one.state for one in store.suggestions(room.workshop)]


def agenda(room: rooms.Room) -> list[str]:
    return [item.content.text("da").title for item in room.snapshot.items]


def label(app: AppTest, begins: str) -> str:
    """The key of the text field whose label begins so."""
    fields = [*app.text_input, *app.text_area]
    return next(str(field.key) for field in fields if field.label.startswith(begins))


def test_nobody_has_suggested_and_the_page_says_how_it_is_done(open_page: Open) -> None:
    app = opened(room_with(), open_page)
    assert [text.value for text in app.markdown] == [
        "Nobody has suggested anything yet. It is done on the phone, at any time."
    ]
    assert keys(app, "button") == ["remote"]


def test_suggesting_is_switched_on_and_off_here(open_page: Open) -> None:
    room = room_with()
    app = opened(room, open_page)
    app.toggle[0].set_value(False).run()
    assert not room.snapshot.suggestions
    assert not app.toggle[0].value
    assert "Switch it on" in app.markdown[0].value
    app.toggle[0].set_value(True).run()
    assert room.snapshot.suggestions


def test_what_waits_stands_first_and_as_it_was_written(open_page: Open) -> None:
    room = room_with(BARE, HARBOUR)
    store.set_aside(room.workshop, ids(room)[0], True)
    text = html(opened(room, open_page))
    assert text.index(HARBOUR.case) < text.index(BARE.case)
    assert "◀ De unges sted</dt><dd>Byen skal" in text
    assert "◀ Morgen</dt><dt class='pole-1'>▶ Frokost</dt></dl>" in text
    assert text.count("Laid aside") == 1


def test_one_is_set_aside_and_taken_back(open_page: Open) -> None:
    room = room_with(HARBOUR)
    app = opened(room, open_page)
    key = f"aside-{ids(room)[0]}"
    app.button(key=key).click().run()
    assert states(room) == ["aside"]
    assert keys(app, "button", "choose") == []
    app.button(key=key).click().run()
    assert states(room) == ["waiting"]
    assert keys(app, "button", "choose") == [f"choose-{ids(room)[0]}"]


def test_html_in_a_suggestion_from_before_is_only_text(open_page: Open) -> None:
    room = room_with(dataclasses.replace(HARBOUR, label_a="A & B"))
    assert "◀ A &amp; B</dt>" in html(opened(room, open_page))


def test_in_two_presses_it_is_the_next_point_of_a_running_workshop(open_page: Open) -> None:
    room = room_with(HARBOUR, at=Phase.DIALOGUE)
    before = agenda(room)
    app = opened(room, open_page)
    app.button(key=f"choose-{ids(room)[0]}").click().run()
    app.button(key="put-it-on").click().run()
    assert not app.exception
    title = "De unges sted"
    assert [before[0], before[1]] == [agenda(room)[0], agenda(room)[2]]
    assert agenda(room)[1].startswith(title)
    assert states(room) == ["taken"]
    assert f"“{agenda(room)[1]}” is now point 2 of 3." in html(app)
    new = room.snapshot.items[1]
    assert new.dilemma.languages == ("da",)
    assert len(new.dilemma.text("da").prompts) == 3
    assert (new.minutes, new.rounds) == (20, 2)
    app.button(key="remote").click().run()
    assert "Point 1 of 3" in html(app)


def test_before_the_workshop_it_goes_after_the_other_dilemmas(open_page: Open) -> None:
    room = room_with(HARBOUR)
    app = opened(room, open_page)
    app.button(key=f"choose-{ids(room)[0]}").click().run()
    app.button(key="put-it-on").click().run()
    assert agenda(room)[2].startswith("De unges sted")
    assert "is now point 3 of 3." in html(app)
    app.run()
    assert "is now point" not in html(app)  # told once


def test_the_places_offered_are_those_ahead_of_the_room(open_page: Open) -> None:
    room = room_with(HARBOUR, at=Phase.READ)
    first, second = (item.content.text("en").title for item in room.snapshot.items)
    app = opened(room, open_page)
    app.button(key=f"choose-{ids(room)[0]}").click().run()
    where = next(field for field in app.selectbox if field.label == "Where on the agenda")
    assert where.options == [f"Next, right after “{first}”", f"After point 2: {second}"]
    assert where.value == taking_up.NEXT
    where.select(where.options[1]).run()
    app.button(key="put-it-on").click().run()
    assert agenda(room)[2].startswith("De unges sted")


def test_a_fault_stands_beside_its_field_and_nothing_is_lost(open_page: Open) -> None:
    room = room_with(BARE, at=Phase.READ)
    app = opened(room, open_page)
    app.button(key=f"choose-{ids(room)[0]}").click().run()
    assert "class='fault'" not in html(app)  # what is empty is only told after a try
    app.text_input(key=label(app, "Title")).set_value("One two three four five six").run()
    assert "has 6 words; between 1 and 5 are allowed" in html(app)
    app.button(key="put-it-on").click().run()
    assert [error.value for error in app.error] == [
        "Not put on the agenda yet: look at what is marked above."
    ]
    assert html(app).count("is empty") == 2  # both sides lack their best reason
    assert agenda(room) == [item.content.text("da").title for item in room.snapshot.items]
    assert len(agenda(room)) == 2
    assert app.text_input(key=label(app, "Title")).value == "One two three four five six"


def test_what_is_typed_in_one_waits_while_another_is_looked_at(open_page: Open) -> None:
    room = room_with(HARBOUR, BARE)
    one, other = ids(room)
    app = opened(room, open_page)
    app.button(key=f"choose-{one}").click().run()
    app.text_input(key=label(app, "Question")).set_value("Hvem har byen om natten?").run()
    app.button(key=f"choose-{other}").click().run()
    assert app.text_input(key=label(app, "Question")).value != "Hvem har byen om natten?"
    app.button(key=f"choose-{one}").click().run()
    assert app.text_input(key=label(app, "Question")).value == "Hvem har byen om natten?"


def test_when_the_room_moves_in_between_all_that_was_typed_stays(open_page: Open) -> None:
    room = room_with(HARBOUR, at=Phase.READ)
    app = opened(room, open_page)
    app.button(key=f"choose-{ids(room)[0]}").click().run()
    app.text_input(key=label(app, "Title")).set_value("Bad om natten").run()
    room.forward()
    app.button(key="put-it-on").click().run()
    assert app.error[0].value.startswith("The room moved on in the meantime.")
    assert len(agenda(room)) == 2
    assert store.own_dilemmas() == ()
    assert app.text_input(key=label(app, "Title")).value == "Bad om natten"
    app.button(key="put-it-on").click().run()
    assert agenda(room)[1] == "Bad om natten"


@pytest.mark.parametrize("language", ["da", "en"])
def test_it_is_written_in_the_language_chosen(open_page: Open, language: str) -> None:
    room = room_with(HARBOUR, at=Phase.READ)
    app = opened(room, open_page, language)
    app.button(key=f"choose-{ids(room)[0]}").click().run()
    app.segmented_control[-2].set_value("en").run()
    app.button(key="put-it-on").click().run()
    made = room.snapshot.items[1].dilemma
    assert made.languages == ("en",)
    assert made.text("en").prompts[1] == "Whom does it cost something, and what?"


def test_it_can_be_kept_among_our_own_dilemmas(open_page: Open) -> None:
    room = room_with(HARBOUR, at=Phase.READ)
    app = opened(room, open_page)
    app.button(key=f"choose-{ids(room)[0]}").click().run()
    app.checkbox[0].check().run()
    app.button(key="put-it-on").click().run()
    (own,) = store.own_dilemmas()
    assert own.unfinished is None
    assert own.wording == room.snapshot.items[1].content
    assert own.wording.id == own.key


def test_one_that_another_screen_has_taken_is_not_put_on_twice(open_page: Open) -> None:
    room = room_with(HARBOUR, at=Phase.READ)
    first, second = opened(room, open_page), opened(room, open_page)
    for app in (first, second):
        app.button(key=f"choose-{ids(room)[0]}").click().run()
    first.button(key="put-it-on").click().run()
    second.button(key="put-it-on").click().run()
    assert len(agenda(room)) == 3
    assert not second.exception
    assert "On the agenda" in html(second)


def test_a_closed_workshop_only_shows_what_was_suggested(open_page: Open) -> None:
    room = room_with(HARBOUR)
    room.close()
    app = opened(room, open_page)
    assert HARBOUR.case in html(app)
    assert keys(app, "button") == ["remote"]
    assert len(app.toggle) == 0


def test_a_closed_workshop_without_any_says_only_that(open_page: Open) -> None:
    room = room_with()
    room.close()
    assert [text.value for text in opened(room, open_page).markdown] == [
        "Nobody suggested anything."
    ]


def test_without_a_code_one_chooses_the_workshop(open_page: Open) -> None:
    room = room_with(HARBOUR)
    app = open_page("suggestions.py")
    app.button(key=f"workshop-{room.snapshot.code}").click().run()
    assert HARBOUR.case in html(app)


def test_an_unknown_code_is_said(open_page: Open) -> None:
    app = open_page("suggestions.py", w="ZZZZZZ")
    assert [text.value for text in app.warning] == ["There is no workshop with the code ZZZZZZ."]


def test_alike_are_read_as_one_marked_first_and_parted_again(open_page: Open) -> None:
    room = room_with(HARBOUR, BARE)
    first, second = ids(room)
    app = opened(room, open_page)
    app.button(key=f"mark-{second}").click().run()
    assert "★ marked" in html(app)
    assert html(app).index(BARE.case) < html(app).index(HARBOUR.case)
    app.button(key=f"same-{first}-{second}").click().run()
    assert states(room) == ["merged", "waiting"]
    assert [expander.label for expander in app.expander] == ["1 more says the same"]
    assert f"choose-{first}" not in keys(app, "button")
    assert HARBOUR.case in html(app)
    app.button(key=f"part-{second}").click().run()
    assert states(room) == ["waiting", "waiting"]
