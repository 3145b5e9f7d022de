"""A dilemma of one's own: written with help, checked, sent once, and followed."""

from dataclasses import fields
from typing import Any

import pytest

import store
from tests import rooms
from tests.phone.conftest import Visitor, words
from tests.phone.test_alone import at_home, prepare
from tests.rooms import Room
from workshop.agenda import DraftItem
from workshop.flow import Phase
from workshop.suggestions import Suggested

CASE = (
    "En mor ringer hver dag til skolen om sin søn. Læreren vil gerne hjælpe, men der går"
    " tid fra de andre børn i klassen."
)
WHOLE = {
    "case": CASE,
    "label_a": "Drengen",
    "argument_a": "Han får den ro, han har brug for.",
    "label_b": "Klassen",
    "argument_b": "De andre får også deres lærer.",
    "question": "Hvem skal læreren bruge timen på?",
}
LINK = "Suggest a dilemma from your own work"


@pytest.fixture
def room(database: None) -> Room:
    room = rooms.prepare()
    store.allow_suggestions(room.workshop, True)
    return room


@pytest.fixture
def eva(room: Room, code: str, visit: Any) -> Visitor:
    """Eva has joined, in English."""
    phone: Visitor = visit("en")
    assert phone.post(f"/p/{code}/join").status_code == 303
    return phone


def kept(room: Room) -> list[Suggested]:
    return [each.text for each in store.suggestions(room.workshop)]


def test_the_form_asks_for_what_a_dilemma_is_made_of_and_says_who_sees_it(
    room: Room, eva: Visitor, code: str
) -> None:
    page = eva.get(f"/p/{code}/suggest")
    text = words(page)
    assert page.status_code == 200
    assert "Only the facilitator sees it until it is taken up." in text
    for asked in ("What happened, or what are you facing?", "One side", "What must be chosen?"):
        assert asked in text
    for limit in (
        "10 to 110 words",
        "At most 4 words and 26 characters",
        "At most 30 words",
        "At most 20 words",
    ):
        assert limit in text
    for field in fields(Suggested):
        assert f'name="{field.name}"' in page.text
        assert f'aria-describedby="{field.name}-limit {field.name}-error"' in page.text


def test_what_is_sent_is_kept_and_said_to_be_received(room: Room, eva: Visitor, code: str) -> None:
    sent = eva.post(f"/p/{code}/suggest", WHOLE)
    assert (sent.status_code, sent.headers["location"]) == (303, f"/p/{code}/suggest?sent=1")
    assert kept(room) == [Suggested(**WHOLE)]
    page = eva.get(sent.headers["location"])
    text = words(page)
    assert text.index("Received") < text.index("Waiting") < text.index("En mor ringer")
    assert "data-received" in page.text  # the script forgets what was typed
    assert "<textarea" not in page.text
    assert f'href="/p/{code}"' in page.text
    assert "Suggest one more" in text
    again = eva.get(f"/p/{code}/suggest")
    assert "data-received" not in again.text
    assert CASE in words(again)
    assert f">{CASE}</textarea>" not in again.text


def test_the_sides_names_and_the_case_are_enough(room: Room, eva: Visitor, code: str) -> None:
    least = {name: WHOLE[name] for name in ("case", "label_a", "label_b")}
    assert eva.post(f"/p/{code}/suggest", least).status_code == 303
    assert kept(room) == [Suggested(**least)]
    assert "Drengen / Klassen" in words(eva.get(f"/p/{code}/suggest?sent=1"))


def test_the_same_again_is_one_suggestion(room: Room, eva: Visitor, code: str) -> None:
    for _ in range(2):
        sent = eva.post(f"/p/{code}/suggest", {**WHOLE, "case": f"  {CASE}\r\n"})
        assert sent.headers["location"].endswith("?sent=1")
    assert len(kept(room)) == 1


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("case", "", "Write something here."),
        ("case", "For kort til en sag", "Write at least 10 words."),
        ("case", "ord " * 111, "At most 110 words; this has 111."),
        ("case", CASE + " <script>alert(1)</script>", "Plain text only, without < and >."),
        ("label_a", "", "Write something here."),
        ("label_a", "et navn med fem ord", "At most 4 words; this has 5."),
        ("label_b", "x" * 27, "At most 26 characters."),
        ("argument_a", "ord " * 31, "At most 30 words; this has 31."),
        ("argument_b", "<b>fed</b>", "Plain text only"),
        ("question", "ord " * 21, "At most 20 words; this has 21."),
        ("case", "x" * 20_000 + " og" * 10, "characters."),
    ],
)
def test_a_fault_stands_beside_its_field_and_everything_typed_is_kept(
    name: str, text: str, said: str, room: Room, eva: Visitor, code: str
) -> None:
    page = eva.post(f"/p/{code}/suggest", {**WHOLE, name: text})
    assert page.status_code == 422
    assert kept(room) == []
    beside = page.text.partition(f'id="{name}-error"')[2].partition("</p>")[0]
    assert said in words(f"<p{beside}")
    assert page.text.count('aria-invalid="true"') == 1
    assert "<script>alert" not in page.text
    assert "<b>fed" not in page.text
    for other, typed in WHOLE.items():
        if other != name:
            assert f">{typed}</textarea>" in page.text or f'value="{typed}"' in page.text


def test_nobody_sends_more_than_five(room: Room, eva: Visitor, code: str, visit: Any) -> None:
    for number in range(5):
        assert eva.post(f"/p/{code}/suggest", {**WHOLE, "label_a": f"Nr {number}"}).is_redirect
    page = eva.get(f"/p/{code}/suggest")
    assert "You have suggested 5 dilemmas; that is the most." in words(page)
    assert "<textarea" not in page.text
    assert "Suggest one more" not in words(eva.get(f"/p/{code}/suggest?sent=1"))
    refused = eva.post(f"/p/{code}/suggest", {**WHOLE, "label_a": "En for meget"})
    assert refused.status_code == 409
    assert "that is the most." in words(refused)
    assert "En for meget" in words(refused)  # what was typed is not lost
    assert len(kept(room)) == 5
    bo = visit("en")
    bo.post(f"/p/{code}/join")
    assert bo.post(f"/p/{code}/suggest", WHOLE).is_redirect


def test_its_fate_is_said_but_not_that_it_was_set_aside(
    room: Room, eva: Visitor, code: str
) -> None:
    for label in ("Første", "Anden"):
        eva.post(f"/p/{code}/suggest", {**WHOLE, "label_a": label})
    first, second = store.suggestions(room.workshop)
    store.set_aside(room.workshop, first.id, True)
    content = store.library().dilemmas["who-shows-up"]
    item = DraftItem(content, 20)
    assert store.insert_item(room.workshop, room.snapshot.step, item, None, second.id)
    text = words(eva.get(f"/p/{code}/suggest"))
    assert "Anden / Klassen The facilitator has put it on the agenda" in text
    assert f"Første / Klassen {CASE}" in text
    assert "Waiting" not in text


def test_others_suggestions_are_on_no_phone(
    room: Room, eva: Visitor, code: str, visit: Any
) -> None:
    eva.post(f"/p/{code}/suggest", WHOLE)
    bo = visit("en")
    bo.post(f"/p/{code}/join")
    for path in ("", "/view", "/suggest", "/suggest?sent=1"):
        assert "En mor ringer" not in bo.get(f"/p/{code}{path}").text
    assert "Received" not in words(bo.get(f"/p/{code}/suggest?sent=1"))


@pytest.mark.parametrize("allowed", [True, False])
def test_the_way_to_it_is_on_every_page_but_a_form_and_the_last(
    allowed: bool, room: Room, eva: Visitor, code: str
) -> None:
    store.allow_suggestions(room.workshop, allowed)
    seen = set()
    while True:
        here = room.snapshot
        page = eva.get(f"/p/{code}/view")
        wanted = allowed and not here.is_open and not here.closed
        assert (LINK in words(page)) == wanted, here.here
        assert (f"/p/{code}/suggest" in page.text) == wanted
        seen.add(here.here.phase)
        if here.closed:
            break
        room.forward()
    assert seen > {Phase.LOBBY, Phase.READ, Phase.REVEAL, Phase.DIALOGUE, Phase.GROUND}


def test_before_the_meeting_it_is_on_the_list_after_the_points(database: None, visit: Any) -> None:
    room = prepare(suggestions=True)
    code = room.snapshot.code
    phone = at_home(room, visit)
    pages = [words(phone.get(f"/p/{code}?point={n}")) for n in (1, 2, 3, 4)]
    assert [LINK in page for page in pages] == [False, False, False, True]


def test_the_ordinary_steps_do_not_read_suggestions(
    room: Room, eva: Visitor, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(_who: object) -> None:
        raise AssertionError("read")

    monkeypatch.setattr(store, "own_suggestions", read)
    for _ in range(8):
        assert eva.get(f"/p/{code}").status_code == 200
        room.forward()


def test_the_language_is_changed_on_the_form_itself(room: Room, eva: Visitor, code: str) -> None:
    assert f'action="/p/{code}/language?at=suggest"' in eva.get(f"/p/{code}/suggest").text
    changed = eva.post(f"/p/{code}/language?at=suggest", {"lang": "da"})
    assert changed.headers["location"] == f"/p/{code}/suggest"


def test_the_page_follows_nothing_and_has_the_guards_of_the_others(
    room: Room, eva: Visitor, code: str
) -> None:
    page = eva.get(f"/p/{code}/suggest")
    assert "data-code" not in page.text  # without it the script neither follows nor swaps
    assert page.headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
