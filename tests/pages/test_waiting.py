"""What nobody could see while the room met: it can be looked after later."""

import datetime as dt

import pytest

import store
from tests import rooms
from tests.pages.conftest import Open, html, keys
from tests.rooms import NAMES, Room
from workshop import flow
from workshop.answers import Stance
from workshop.flow import AFTER, Phase

SAID = "Det sagde jeg hjemmefra"


def answer_afterwards(room: Room, *names: str) -> int:
    """The room meets; then these answer the first point by the link. Returns its id."""
    store.set_times(
        room.workshop, (None, None), (None, dt.datetime.now(dt.UTC) + dt.timedelta(hours=1))
    )
    room.join(*NAMES)
    while room.snapshot.here != AFTER:
        room.forward()
    item = room.snapshot.open_items[0]
    for name in names:
        said = Stance((20,), reason=f"{SAID}, siger {name}")
        store.take_stance(room.people[name], item.id, item.rounds + 1, said)
    return item.id


def ask_takes(room: Room) -> int:
    """Alice and Bob stand on the smaller side and say what it would take. Returns the point's id.

    The room is still at the question.
    """
    room.join(*NAMES)
    for phase in (Phase.STANCE, Phase.RESTANCE):
        room.go_to(rooms.AXIS, phase)
        for name, place in zip(NAMES, (90, 80, 10, 10, 20, 20, 50), strict=False):
            room.stand(name, place)
    room.go_to(rooms.AXIS, Phase.SHIFT)
    seen, item = room.snapshot, room.item.id
    assert store.ask_takes(room.workshop, seen.step, item)
    store.write_takes(room.people["alice"], item, "At vi spørger Gunnar")
    store.write_takes(room.people["bob"], item, "Ro efter klokken 22")
    return item


@pytest.fixture
def moderated(room: Room) -> Room:
    store.moderate(room.workshop, True)
    return room


def test_reasons_given_after_the_meeting_are_let_through_in_the_archive(
    moderated: Room, open_page: Open
) -> None:
    item = answer_afterwards(moderated, *NAMES[:4])
    moderated.forward()
    app = open_page("archive.py", w=moderated.snapshot.code)
    assert "4 texts wait for you" in html(app)
    assert "until you let it through" in html(app).lower()
    told = {each.text: each.id for each in store.reasons_told(moderated.workshop, item, 3)}
    app.checkbox(key=f"pick-{told[f'{SAID}, siger alice']}").check().run()
    app.button(key="do-hide").click().run()
    assert "3 texts wait for you" in html(app)
    app.button(key=f"all-{item}-3").click().run()
    assert "wait for you" not in html(app)
    read = html(app)
    assert f"{SAID}, siger bob" in read
    assert f"{SAID}, siger alice" not in read
    assert f"{SAID}, siger bob" in repr(moderated.snapshot)


def test_the_round_where_something_waits_comes_first_in_the_archive(
    moderated: Room, open_page: Open
) -> None:
    item = answer_afterwards(moderated, *NAMES[:3])
    last = moderated.snapshot.open_items[1]
    for name in NAMES[:3]:
        store.take_stance(
            moderated.people[name], last.id, last.rounds + 1, Stance((50, 25, 25), None, None)
        )
    moderated.forward()
    app = open_page("archive.py", w=moderated.snapshot.code)
    [of] = keys(app, "selectbox", "of-")
    assert app.selectbox(key=of).value == (item, 3)
    assert any("Afterwards" in words for words in app.selectbox(key=of).options)


def test_what_is_shown_can_still_be_hidden_in_the_archive(room: Room, open_page: Open) -> None:
    item = answer_afterwards(room, *NAMES[:3])
    room.forward()
    app = open_page("archive.py", w=room.snapshot.code)
    assert "wait for you" not in html(app)
    [first, *_] = store.reasons_told(room.workshop, item, 3)
    app.checkbox(key=f"pick-{first.id}").check().run()
    app.button(key="do-hide").click().run()
    assert first.text not in repr(room.snapshot)


def test_nothing_of_too_few_answers_can_be_looked_after(moderated: Room, open_page: Open) -> None:
    answer_afterwards(moderated, *NAMES[:2])
    moderated.forward()
    app = open_page("archive.py", w=moderated.snapshot.code)
    assert SAID not in html(app)
    assert "wait for you" not in html(app)
    assert keys(app, "checkbox", "pick-") == []


def test_while_people_answer_afterwards_nothing_of_it_is_on_the_remote(
    moderated: Room, open_page: Open
) -> None:
    answer_afterwards(moderated, *NAMES[:4])
    app = open_page("lead.py", w=moderated.snapshot.code)
    assert SAID not in html(app)
    assert store.waiting_reasons(moderated.workshop) == {}


def test_notes_of_a_point_that_was_left_wait_on_the_remote_at_any_later_step(
    moderated: Room, open_page: Open
) -> None:
    item = ask_takes(moderated)
    app = open_page("lead.py", w=moderated.snapshot.code)
    assert keys(app, "button", "let-") == []
    assert "Gunnar" not in html(app)
    moderated.go_to(rooms.TRIANGLE, Phase.STANCE)
    app = open_page("lead.py", w=moderated.snapshot.code)
    assert "At vi spørger Gunnar" in html(app)
    [(first, _), (second, _)] = store.waiting_notes(moderated.workshop)[item]
    app.button(key=f"let-{first}-True").click().run()
    app.button(key=f"let-{second}-False").click().run()
    assert keys(app, "button", "let-") == []
    [note] = moderated.snapshot.items[0].notes
    assert note.text == "At vi spørger Gunnar"


def test_going_back_to_the_question_takes_the_notes_out_of_sight(moderated: Room) -> None:
    item = ask_takes(moderated)
    assert store.waiting_notes(moderated.workshop) == {}
    moderated.forward()
    assert len(store.waiting_notes(moderated.workshop)[item]) == 2
    moderated.back()
    assert store.waiting_notes(moderated.workshop) == {}


def test_notes_that_still_wait_when_the_workshop_closes_are_let_through_in_the_archive(
    moderated: Room, open_page: Open
) -> None:
    item = ask_takes(moderated)
    assert store.move(moderated.workshop, moderated.snapshot.step, flow.CLOSED)
    app = open_page("archive.py", w=moderated.snapshot.code)
    assert "2 texts wait for you" in html(app)
    [(first, _), _] = store.waiting_notes(moderated.workshop)[item]
    app.button(key=f"let-{first}-True").click().run()
    assert "1 text waits for you" in html(app)
    [note] = moderated.snapshot.items[0].notes
    assert note.text == "At vi spørger Gunnar"


def test_where_nobody_was_asked_for_a_reason_there_is_nothing_to_look_after(
    database: None, open_page: Open
) -> None:
    room = rooms.prepare(rooms.PRIORITY)
    room.close()
    app = open_page("archive.py", w=room.snapshot.code)
    assert "Look after" not in " ".join(each.label for each in app.expander)
