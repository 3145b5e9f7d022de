"""The points answered alone: at one's own pace, blind, kept, and then the meeting."""

from dataclasses import replace
from typing import Any

import pytest

import store
from tests import rooms
from tests.phone.conftest import Visitor, words
from tests.rooms import Room
from workshop.agenda import DraftItem
from workshop.answers import Given, Ranking, Stance
from workshop.dilemmas import Plain, PlainText
from workshop.flow import Phase

WELCOME = Plain(
    id="welcome",
    da=PlainText(title="Før du begynder", text="Tag en kop kaffe."),
    en=PlainText(title="Before you begin", text="Have a cup of coffee."),
)


def prepare(*, rounds: int = 2, welcome: bool = False, suggestions: bool = False) -> Room:
    """An axis, a triangle and a ranking to be answered alone, and a break at the meeting."""
    drafted = rooms.draft(rounds=rounds)
    found = rooms.draft(rooms.AXIS, rooms.TRIANGLE, rooms.PRIORITY).items
    items = [replace(item, rounds=rounds, alone=True) for item in found]
    if welcome:
        items.insert(0, DraftItem(WELCOME, 1, alone=True))
    last = Plain(id="break", da=PlainText(title="Pause"), en=PlainText(title="Break"))
    items.append(DraftItem(last, 10))
    return Room(
        store.create_workshop(replace(drafted, items=tuple(items), suggestions=suggestions))
    )


@pytest.fixture
def room(database: None) -> Room:
    return prepare()


@pytest.fixture
def anna(room: Room, code: str, visit: Any) -> Visitor:
    """Anna has joined from home, in English, and the points are open."""
    return at_home(room, visit)


def at_home(room: Room, visit: Any, language: str = "en") -> Visitor:
    phone: Visitor = visit(language)
    assert phone.post(f"/p/{room.snapshot.code}/join").status_code == 303
    if room.snapshot.in_lobby:
        room.forward()
    return phone


def person(room: Room, phone: Visitor) -> store.Person:
    return store.person(phone.client.cookies[f"staasted_{room.snapshot.code}"], room.workshop)


def own(room: Room, phone: Visitor, point: int) -> Given | None:
    return store.own_answer(person(room, phone), room.snapshot.alone_items[point - 1], 1)


def form(room: Room, point: int, **fields: str) -> dict[str, str]:
    item = room.snapshot.alone_items[point - 1]
    return {"item": str(item.id), "round": "1", "do": "save", **fields}


def answer(room: Room, phone: Visitor, *points: int) -> None:
    """As the script saves."""
    given = {
        1: ("stance", {"position": "28", "reason": "Hun har boet der."}),
        2: ("stance", {"a": "60", "b": "20", "c": "20"}),
        3: ("ranking", {"order": "value,knowledge,co-creation"}),
    }
    for point in points:
        to, fields = given[point]
        said = phone.script(f"/p/{room.snapshot.code}/{to}", form(room, point, **fields))
        assert said.json() == {"saved": True, "step": room.snapshot.turn}


def test_the_link_opens_the_first_point_with_case_price_and_form_on_one_page(
    room: Room, anna: Visitor, code: str
) -> None:
    opened = anna.get(f"/p/{code}")
    assert (opened.status_code, opened.headers["location"]) == (303, f"/p/{code}?point=1")
    page = anna.get(opened.headers["location"])
    text, dilemma = words(page), room.snapshot.alone_items[0].dilemma.text("en")
    assert "Point 1 of 3" in text
    for part in (dilemma.question, dilemma.case):
        assert part in text
    for pole in dilemma.poles:
        assert pole.argument in text
        assert pole.price in text
    assert "Read the case again" not in text
    assert 'action="/p/' + code + '/stance"' in page.text
    assert f'rel="next" href="/p/{code}?point=2">Next</a>' in page.text
    assert 'rel="prev"' not in page.text


def test_each_point_has_its_place_and_the_last_leads_to_the_list(
    room: Room, anna: Visitor, code: str
) -> None:
    triangle, ranking = (anna.get(f"/p/{code}?point={n}") for n in (2, 3))
    assert "Point 2 of 3" in words(triangle)
    assert f'href="/p/{code}?point=1">Back</a>' in triangle.text
    assert 'name="c"' in triangle.text
    assert "Point 3 of 3" in words(ranking)
    assert room.snapshot.alone_items[2].priority.text("en").intro in words(ranking)
    assert f'href="/p/{code}?point=4">See all your answers</a>' in ranking.text


@pytest.mark.parametrize("wanted", ["0", "5", "-1", "99999", "x", "1.5", "²", ""])
def test_an_address_that_names_no_point_opens_the_first_unanswered(
    wanted: str, room: Room, anna: Visitor, code: str
) -> None:
    answer(room, anna, 1)
    opened = anna.get(f"/p/{code}?point={wanted}")
    assert (opened.status_code, opened.headers["location"]) == (303, f"/p/{code}?point=2")


def test_the_script_sees_the_point_that_its_address_names(
    room: Room, anna: Visitor, code: str
) -> None:
    for point in (1, 2, 3, 4):
        part = anna.get(f"/p/{code}/view?point={point}")
        assert part.headers["x-step"] == str(room.snapshot.step)
        assert words(part) in words(anna.get(f"/p/{code}?point={point}"))
    answer(room, anna, 1)
    assert "Point 2 of 3" in words(anna.get(f"/p/{code}/view"))


def test_coming_back_opens_the_first_unanswered_point_and_at_last_the_list(
    room: Room, anna: Visitor, code: str
) -> None:
    for points, goes_on in (((), 1), ((2,), 1), ((1,), 3), ((3,), 4)):
        answer(room, anna, *points)
        assert anna.get(f"/p/{code}").headers["location"] == f"/p/{code}?point={goes_on}"


def test_saving_without_the_script_goes_on_to_the_next_point(
    room: Room, anna: Visitor, code: str
) -> None:
    saved = anna.post(f"/p/{code}/stance", form(room, 1, position="28", reason="Hun bor der."))
    assert (saved.status_code, saved.headers["location"]) == (303, f"/p/{code}?point=2")
    assert own(room, anna, 1) == Stance((28.0,), reason="Hun bor der.")
    skipped = anna.post(f"/p/{code}/stance", {**form(room, 2), "do": "skip"})
    assert skipped.headers["location"] == f"/p/{code}?point=3"
    order = "value,co-creation,knowledge"
    moving = {k: v for k, v in form(room, 3, order=order).items() if k != "do"}
    moved = anna.post(f"/p/{code}/ranking", {**moving, "move": "knowledge:up"})
    assert moved.headers["location"] == f"/p/{code}?point=3"
    kept = anna.post(f"/p/{code}/ranking", form(room, 3, order=order))
    assert kept.headers["location"] == f"/p/{code}?point=4"
    assert own(room, anna, 3) == Ranking(tuple(order.split(",")))


def test_a_point_opened_again_shows_what_was_given_and_can_be_changed(
    room: Room, anna: Visitor, code: str
) -> None:
    answer(room, anna, 1)
    page = anna.get(f"/p/{code}?point=1")
    assert 'value="28"' in page.text
    assert "Received" in words(page)
    assert "Hun har boet der.</textarea>" in page.text
    anna.script(f"/p/{code}/stance", form(room, 1, position="61"))
    assert own(room, anna, 1) == Stance((61.0,))
    assert 'value="61"' in anna.get(f"/p/{code}?point=1").text


def test_the_list_says_what_is_answered_skipped_and_left_and_when_the_meeting_is(
    room: Room, anna: Visitor, code: str
) -> None:
    answer(room, anna, 1)
    anna.script(f"/p/{code}/stance", {**form(room, 2), "do": "skip"})
    page = anna.get(f"/p/{code}?point=4")
    text = words(page)
    titles = [item.content.text("en").title for item in room.snapshot.alone_items]
    assert "You have answered 2 of 3" in text
    states = ("answered", "skipped", "not yet")
    for title, state in zip(titles, states, strict=True):
        assert f"{title} {state}" in text
    assert f'href="/p/{code}?point=3">Go on with point 3</a>' in page.text
    assert "26 November 2026" in text
    answer(room, anna, 3)
    done = words(anna.get(f"/p/{code}?point=4"))
    assert "You have answered all 3" in done
    assert "Go on" not in done
    assert room.snapshot.answered == 1


def test_a_fault_stands_beside_its_field_on_the_same_point_with_the_text_kept(
    room: Room, anna: Visitor, code: str
) -> None:
    page = anna.post(f"/p/{code}/stance", form(room, 1, position="140", reason="Det her"))
    assert page.status_code == 422
    assert "Point 1 of 3" in words(page)
    assert "must be between 0 and 100." in words(page)
    assert 'value="140"' in page.text
    assert "Det her</textarea>" in page.text
    triangle = anna.post(f"/p/{code}/stance", form(room, 2, reason="Uden sted"))
    assert triangle.status_code == 422
    assert "Point 2 of 3" in words(triangle)
    assert "Say where you stand first." in words(triangle)


def test_what_others_answer_is_on_no_page(room: Room, anna: Visitor, code: str) -> None:
    room.join("bob", "charlie", "dorte")
    axis, triangle, ranking = room.snapshot.alone_items
    for at, name in enumerate(("bob", "charlie", "dorte")):
        who = room.people[name]
        store.take_stance(who, axis.id, 1, Stance((13.37 + at,), reason="hemmelighed"))
        store.take_stance(who, triangle.id, 1, Stance((81.5, 9.25, 9.25), reason="hemmelighed"))
        store.take_ranking(who, ranking.id, 1, Ranking(("knowledge", "value", "co-creation")))
    for path in ("", "/view", *(f"?point={n}" for n in (1, 2, 3, 4)), "/view?point=4"):
        page = anna.get(f"/p/{code}{path}").text
        for told in ("hemmelighed", "13.37", "14.37", "81.5", "9.25", "<figure", "3 answers"):
            assert told not in page
    assert anna.get(f"/p/{code}").headers["location"].endswith("?point=1")


def test_two_phones_at_the_same_point_do_not_share_an_answer(
    room: Room, anna: Visitor, code: str, visit: Any
) -> None:
    bo = at_home(room, visit)
    pages = [anna.get(f"/p/{code}?point=1"), bo.get(f"/p/{code}?point=1")]
    assert pages[0].text == pages[1].text
    answer(room, anna, 1)
    assert "Hun har boet der." in anna.get(f"/p/{code}?point=1").text
    assert bo.get(f"/p/{code}?point=1").text == pages[1].text
    assert own(room, bo, 1) is None
    assert anna.get(f"/p/{code}?point=2").text != anna.get(f"/p/{code}?point=1").text


def test_a_text_among_the_points_is_a_page_and_is_read_before_the_question_after_it(
    database: None, visit: Any
) -> None:
    room = prepare(welcome=True)
    anna, code = at_home(room, visit), room.snapshot.code
    page = anna.get(anna.get(f"/p/{code}").headers["location"])
    assert "Point 1 of 4" in words(page)
    assert "Have a cup of coffee." in words(page)
    assert "<textarea" not in page.text
    assert f'rel="next" href="/p/{code}?point=2"' in page.text
    anna.script(f"/p/{code}/stance", form(room, 2, position="28"))
    assert anna.get(f"/p/{code}").headers["location"].endswith("?point=3")
    listed = words(anna.get(f"/p/{code}?point=5"))
    assert "You have answered 1 of 3" in listed
    assert "Before you begin to read" in listed


def test_texts_alone_need_no_answers(database: None, visit: Any) -> None:
    drafted = replace(rooms.draft(), items=(DraftItem(WELCOME, 1, alone=True),))
    room = Room(store.create_workshop(drafted))
    anna, code = at_home(room, visit), room.snapshot.code
    assert anna.get(f"/p/{code}").headers["location"].endswith("?point=1")
    assert "You have read it all" in words(anna.get(f"/p/{code}?point=2"))


def test_an_answer_after_the_points_were_closed_is_told_and_its_text_kept(
    room: Room, anna: Visitor, code: str
) -> None:
    late = form(room, 1, position="28", reason="Jeg nåede det ikke")
    room.forward()
    said = anna.script(f"/p/{code}/stance", late)
    assert said.status_code == 409
    assert "came too late and does not count" in said.json()["error"]
    page = anna.post(f"/p/{code}/stance", late)
    assert page.status_code == 409
    assert "Jeg nåede det ikke" in words(page)
    assert own(room, anna, 1) is None


def test_back_in_the_points_once_they_are_closed_shows_ones_own_answers_only(
    room: Room, anna: Visitor, code: str
) -> None:
    answer(room, anna, 1)
    room.forward()
    room.back()
    assert anna.get(f"/p/{code}").headers["location"].endswith("?point=4")
    listed = words(anna.get(f"/p/{code}?point=4"))
    assert "The answers are closed" in listed
    assert "Go on" not in listed
    mine = anna.get(f"/p/{code}?point=1")
    assert "The round is closed. You stand at 28 of 100" in words(mine)
    assert "<textarea" not in mine.text
    assert 'rel="next"' in mine.text


@pytest.mark.parametrize("rounds", [1, 2])
def test_the_meeting_goes_through_every_step_after_the_points(
    rounds: int, database: None, visit: Any
) -> None:
    room = prepare(rounds=rounds)
    anna, code = at_home(room, visit), room.snapshot.code
    answer(room, anna, 1, 2, 3)
    room.join("bob", "charlie")
    for item in room.snapshot.alone_items:
        for name in ("bob", "charlie"):
            if item.content.id == rooms.PRIORITY:
                order = Ranking(("value", "co-creation", "knowledge"))
                store.take_ranking(room.people[name], item.id, 1, order)
            else:
                place = (71.0,) if item.content.id == rooms.AXIS else (10.0, 80.0, 10.0)
                store.take_stance(room.people[name], item.id, 1, Stance(place))
    shown = {}
    while not room.snapshot.closed:
        room.forward()
        here = room.snapshot.here
        for path in (f"/p/{code}", f"/p/{code}?point=2", f"/p/{code}/view?point=2"):
            page = anna.get(path)
            assert page.status_code == 200, here
        shown[here.item, here.phase, here.round] = words(page)
    axis, triangle, ranking = (item.id for item in room.snapshot.alone_items)
    assert "You stand at 28 of 100." in shown[axis, Phase.REVEAL, 1]
    assert "3 answers" in shown[triangle, Phase.REVEAL, 1]
    assert "first" in shown[ranking, Phase.RANKING, 1]
    if rounds == 2:
        assert "In a moment you see where the room stands." in shown[axis, Phase.READ, 0]
        assert "In a moment you see the room's order." in shown[ranking, Phase.READ, 0]
    assert "Round 1: 28 of 100" in shown[None, Phase.CLOSED, 0]


def test_one_more_round_at_the_reveal_gives_the_phone_its_dialogue(
    database: None, visit: Any
) -> None:
    room = prepare(rounds=1)
    anna, code = at_home(room, visit), room.snapshot.code
    answer(room, anna, 1)
    room.forward()
    assert room.snapshot.here.phase is Phase.REVEAL
    store.add_round(room.workshop, room.snapshot.step, room.item.id)
    room.go_to(rooms.AXIS, Phase.RESTANCE)
    assert "Where do you stand now?" in words(anna.get(f"/p/{code}"))


def test_the_language_is_changed_without_leaving_the_point(
    room: Room, anna: Visitor, code: str
) -> None:
    page = anna.get(f"/p/{code}?point=2").text
    assert f'action="/p/{code}/language?at=2"' in page
    changed = anna.post(f"/p/{code}/language?at=2", {"lang": "da"})
    assert changed.headers["location"] == f"/p/{code}?point=2"
    assert room.snapshot.alone_items[1].dilemma.text("da").question in words(
        anna.get(f"/p/{code}?point=2")
    )
    for strange in ("//elsewhere.example", "2%0d%0aX: y", "²"):
        back = anna.post(f"/p/{code}/language?at={strange}", {"lang": "en"})
        assert back.headers["location"] == f"/p/{code}"


def test_who_joins_is_told_that_there_is_time(room: Room, code: str, visit: Any) -> None:
    stranger = visit("en")
    assert "Soon you are asked" in words(stranger.get(f"/p/{code}"))
    room.forward()
    page = stranger.get(f"/p/{code}?point=2")
    assert "at your own pace" in words(page)
    assert stranger.get(f"/p/{code}/view?point=2").status_code == 401
