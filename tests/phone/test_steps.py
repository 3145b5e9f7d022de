"""What a phone shows at each step of a workshop, and what it never shows."""

import random
from dataclasses import replace
from typing import Any

import pytest

import store
from tests import rooms
from tests.phone.conftest import Visitor, words
from tests.rooms import NAMES, Room
from workshop.agenda import DraftItem
from workshop.dilemmas import Dilemma, Plain
from workshop.flow import Phase

PLACES = {"bob": 13, "charlie": 23, "dorte": 87, "erik": 77, "fatima": 67}


def say(room: Room, phone: Visitor, **fields: str) -> None:
    """Answer in the open round as the form does."""
    here = room.snapshot
    form = "stance" if here.here.phase is not Phase.RANK else "ranking"
    sent = {"item": str(here.here.item), "round": str(here.here.round), "do": "save", **fields}
    assert phone.script(f"/p/{here.code}/{form}", sent).status_code == 200


def view(room: Room, phone: Visitor) -> str:
    """The fragment the script swaps in; it is what the whole page shows."""
    here = room.snapshot
    answer = phone.get(f"/p/{here.code}/view")
    assert answer.status_code == 200
    assert answer.headers["x-step"] == str(here.step)
    whole = phone.get(f"/p/{here.code}").text
    assert f'<main data-step="{here.step}">' in whole
    assert words(answer.text) in words(whole)
    return answer.text


def test_the_lobby_says_that_one_is_in_and_what_will_happen(room: Room, alice: Visitor) -> None:
    text = words(view(room, alice))
    assert "Du er med" in text
    assert "3 punkter på dagsordenen" in text


def test_reading_shows_the_case_and_both_poles_with_their_price(room: Room, alice: Visitor) -> None:
    room.go_to(rooms.AXIS, Phase.READ)
    text = words(view(room, alice))
    dilemma = room.item.dilemma.text("da")
    assert "Værdi · punkt 1 af 3" in text
    for part in (dilemma.question, dilemma.case, *(p.argument for p in dilemma.poles)):
        assert part in text
    assert all(pole.price in text for pole in dilemma.poles)


def test_a_step_is_in_each_visitors_own_language(
    room: Room, alice: Visitor, code: str, visit: Any
) -> None:
    english = visit("en")
    english.post(f"/p/{code}/join")
    room.go_to(rooms.AXIS, Phase.STANCE)
    assert room.item.dilemma.text("da").question in words(view(room, alice))
    assert room.item.dilemma.text("en").question in words(view(room, english))
    assert "How sure are you?" in view(room, english)


@pytest.mark.parametrize("steps", range(11))
def test_no_others_position_is_on_a_phone_before_the_reveal(
    steps: int, room: Room, alice: Visitor
) -> None:
    # Places that stand nowhere else in a page: 13.37 and the like.
    room.join(*NAMES[1:6])
    seen_before: set[str] = set()
    for _ in range(steps):
        here = room.snapshot
        if here.here.phase in (Phase.STANCE, Phase.RESTANCE) and here.here.item == 1:
            for place, name in enumerate(NAMES[1:6]):
                room.stand(name, 13.37 + place, reason=f"hemmelighed-{here.here.round}")
            if here.here.round == 1:
                seen_before.add(view(room, alice))
        room.forward()
    page = view(room, alice)
    revealed = {r.number for item in room.snapshot.items for r in item.results}
    for number in (1, 2):
        assert f"hemmelighed-{number}" not in page
    if not revealed:
        assert "<circle" not in page
        assert not any(f"{13.37 + i:.2f}" in page for i in range(5))
    assert not any("hemmelighed" in text or "13" in words(text) for text in seen_before)


def test_a_closed_round_shows_ones_own_answer_read_only(room: Room, alice: Visitor) -> None:
    room.go_to(rooms.AXIS, Phase.STANCE)
    say(room, alice, position="28", certainty="3", importance="4", reason="Hun har boet der.")
    room.forward()
    room.back()
    page = view(room, alice)
    text = words(page)
    assert "Runden er lukket. Du står på 28 af 100, tættest på »Den enkeltes gode liv«." in text
    assert "Hvor sikker er du? Nogenlunde" in text
    assert "Hvor vigtigt er det for dig? Meget" in text
    assert "Hun har boet der." in text
    assert "<form" not in page


def test_a_closed_round_says_so_to_who_did_not_answer(room: Room, alice: Visitor) -> None:
    room.go_to(rooms.AXIS, Phase.STANCE)
    room.forward()
    room.back()
    assert "Runden er lukket. Du svarede ikke i denne runde." in words(view(room, alice))


@pytest.fixture
def answered(room: Room, alice: Visitor) -> Room:
    """Alice stands at 33; the others have answered too; the room sees the reveal."""
    room.join(*PLACES)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name, place in PLACES.items():
        room.stand(name, place, certainty=2)
    say(room, alice, position="33", certainty="3")
    room.forward()
    return room


def test_the_reveal_is_a_sentence_a_picture_a_table_and_ones_own_place(
    answered: Room, alice: Visitor
) -> None:
    page = view(answered, alice)
    text = words(page)
    assert "3 hælder til »Den enkeltes gode liv«, 3 hælder til »Fællesskabets bedste«" in text
    assert "du står her" in text
    assert "Du står på 33 af 100." in text
    assert "6 svar" in text
    assert page.count(' class="dot') == 6
    assert page.count(' class="dot own"') == 1
    assert '<th scope="col">' in page
    assert '<th scope="row">' in page
    assert "<caption>" in page
    assert 'role="img" aria-label="' in page


def test_whoever_skipped_sees_the_room_without_a_place_of_their_own(
    answered: Room, code: str, visit: Any
) -> None:
    late = visit()
    late.post(f"/p/{code}/join")
    page = view(answered, late)
    assert page.count(' class="dot"') == 6
    assert "du står her" not in words(page)


def test_two_answers_make_no_picture(room: Room, alice: Visitor) -> None:
    room.join("bob")
    room.go_to(rooms.AXIS, Phase.STANCE)
    say(room, alice, position="33")
    room.stand("bob", 71)
    room.forward()
    page = view(room, alice)
    assert "For få svar til et billede." in words(page)
    assert "<svg" not in page
    assert "71" not in words(page)


def test_the_dialogue_has_the_prompts_first_and_the_result_below(
    answered: Room, alice: Visitor
) -> None:
    answered.forward()
    text = words(view(answered, alice))
    prompts = answered.item.dilemma.text("da").prompts
    places = [text.index(prompt) for prompt in prompts]
    assert places == sorted(places)
    assert places[-1] < text.index("Du står på 33 af 100.")


def test_the_second_stance_starts_empty_and_the_shift_shows_ones_own_way(
    answered: Room, alice: Visitor
) -> None:
    answered.go_to(rooms.AXIS, Phase.RESTANCE)
    page = view(answered, alice)
    assert "Du har hørt de andre. Hvor står du nu?" in words(page)
    assert 'value="33"' not in page
    for name, place in PLACES.items():
        answered.stand(name, place)
    say(answered, alice, position="58")
    answered.forward()
    text = words(view(answered, alice))
    assert "Du stod på 33 af 100 og står nu på 58 af 100." in text
    assert "Hvad flyttede sig under dialogen?" in text


def test_common_ground_has_what_was_written_and_what_the_compass_says(
    answered: Room, alice: Visitor
) -> None:
    standpoint = answered.item.dilemma.text("da").standpoint
    item = answered.item.id
    store.add_note(answered.workshop, item, "agree", "Vi spørger <naboerne> først.")
    store.add_commitment(answered.workshop, item, "listen", "Besøge gangen", "Hanne", "fredag")
    while answered.snapshot.here.phase is not Phase.GROUND:
        assert standpoint not in words(view(answered, alice))
        answered.forward()
    page = view(answered, alice)
    assert standpoint in words(page)
    assert "Vi spørger &lt;naboerne&gt; først." in page
    assert "Besøge gangen" in words(page)
    assert "(Hanne, fredag)" in words(page)
    store.add_note(answered.workshop, item, "disagree", "Hvor længe man må vente")
    assert "Hvor længe man må vente" in words(view(answered, alice))


def test_a_result_step_reached_without_answers_says_so(room: Room, alice: Visitor) -> None:
    for phase in (Phase.REVEAL, Phase.DIALOGUE, Phase.SHIFT, Phase.GROUND):
        room.go_to(rooms.TRIANGLE, phase)
        assert "<svg" not in view(room, alice)
    room.go_to(rooms.PRIORITY, Phase.RANKING)
    assert "For få svar" in words(view(room, alice))


def test_the_triangle_has_three_numbers_and_no_starting_value(room: Room, alice: Visitor) -> None:
    room.go_to(rooms.TRIANGLE, Phase.STANCE)
    page = view(room, alice)
    for name in ("a", "b", "c"):
        assert f'<input id="{name}" name="{name}" type="number"' in page
    numbers = [tag for tag in page.split("<") if 'type="number"' in tag]
    assert all('value=""' in tag for tag in numbers)


def test_the_ranking_says_the_rooms_order_and_ones_own_first(room: Room, alice: Visitor) -> None:
    room.join("bob", "charlie")
    room.go_to(rooms.PRIORITY, Phase.RANK)
    room.rank("bob", "value", "knowledge", "co-creation")
    room.rank("charlie", "value", "co-creation", "knowledge")
    say(room, alice, order="knowledge,value,co-creation")
    room.forward()
    text = words(view(room, alice))
    assert "»Mere blik for værdi«" in text
    assert "Du satte »Mere brug af det, vi ved« øverst." in text


def test_the_closing_page_keeps_ones_own_answers_and_the_rooms(
    answered: Room, alice: Visitor
) -> None:
    answered.go_to(rooms.AXIS, Phase.RESTANCE)
    say(answered, alice, position="58")
    for name, place in PLACES.items():
        answered.stand(name, place)
    answered.close()
    text = words(view(answered, alice))
    assert "Runde 1: 33 af 100, tættest på »Den enkeltes gode liv«" in text
    assert "Runde 2: 58 af 100, imellem" in text
    assert "uenigheden er" in text
    assert "indtil workshoppen bliver slettet" in text


@pytest.mark.parametrize("content", [rooms.AXIS, rooms.TRIANGLE])
def test_in_a_crowd_everybody_finds_their_own_dot(
    content: str, room: Room, alice: Visitor, code: str
) -> None:
    people = [f"p{i}" for i in range(80)]
    room.join(*people)
    draw = random.Random(3)
    size = 1 if content == rooms.AXIS else 3
    room.go_to(content, Phase.STANCE)
    for name in people:
        room.stand(name, *(draw.randint(1, 99) for _ in range(size)))
    own = {"position": "34"} if size == 1 else {"a": "70", "b": "20", "c": "10"}
    say(room, alice, **own)
    room.forward()
    page = view(room, alice)
    assert page.count(' own"') >= 1
    assert len(page) < 16_000
    assert "81 svar" in words(page)
    assert ("Du står på 34 af 100." if size == 1 else "Borgerne 70") in words(page)
    while room.snapshot.here.phase is not Phase.SHIFT:
        room.forward()
        if room.snapshot.is_open:
            for name in people:
                room.stand(name, *(draw.randint(1, 99) for _ in range(size)))
            say(room, alice, **own)
    assert "Du stod på" in words(view(room, alice))


def test_ones_own_answer_is_there_at_once_also_when_nobody_had_answered(
    room: Room, alice: Visitor, code: str
) -> None:
    room.go_to(rooms.AXIS, Phase.STANCE)
    token = alice.client.cookies[f"staasted_{code}"]
    room.people["alice"] = store.person(token, room.workshop)
    assert "Modtaget" not in words(view(room, alice))
    say(room, alice, position="28")
    assert 'value="28"' in view(room, alice)
    room.forward()
    room.go_to(rooms.AXIS, Phase.RESTANCE)
    assert "Modtaget" not in words(view(room, alice))
    room.stand("alice", 61)  # by another way than the form
    assert 'value="61"' in view(room, alice)


def only_danish() -> Dilemma:
    """A dilemma that somebody has written in Danish, without prices and a standpoint."""
    raw = store.library().dilemmas[rooms.AXIS].model_dump(mode="json")
    raw |= {"id": "own-abc234", "pages": [], "en": None}
    raw["da"] |= {"standpoint": "", "keywords": []}
    for pole in raw["da"]["poles"]:
        pole["price"] = ""
    return Dilemma.model_validate(raw)


def test_a_dilemma_in_another_language_says_so_and_is_read_aloud_in_its_own(
    database: None, visit: Any
) -> None:
    dilemma = only_danish()
    room = Room(store.create_workshop(replace(rooms.draft(), items=(DraftItem(dilemma, 20, 2),))))
    english, danish = visit("en"), visit("da")
    for phone in (english, danish):
        phone.post(f"/p/{room.snapshot.code}/join")
    question = dilemma.text("da").question
    seen = []
    while not room.snapshot.closed:
        room.forward()
        foreign, own = view(room, english), view(room, danish)
        if room.snapshot.item:
            seen.append(room.snapshot.here.phase)
            assert words(foreign).count("Only written in Danish") == 1, seen[-1]
            assert f' lang="da">{question}<' in foreign
            assert question in own
        assert "Only written" not in own
        assert ' lang="da"' not in own.replace('<b lang="da">', "")
        for page in (foreign, own):
            assert "The price:" not in page
            assert "Prisen:" not in page
            assert "What the compass says" not in page
            assert "Det siger kompasset" not in page
    assert seen[-1] is Phase.GROUND
    assert f'<h2 lang="da">{dilemma.text("da").title}</h2>' in view(room, english)


def test_where_the_group_writes_the_phones_show_all_that_was_agreed(
    database: None, visit: Any
) -> None:
    title = {"title": "Hvad gør vi nu?", "text": ""}
    step = Plain.model_validate({"id": "closing", "writes": True, "da": title, "en": title})
    draft = rooms.draft(rooms.AXIS, rounds=1)
    room = Room(store.create_workshop(replace(draft, items=(*draft.items, DraftItem(step, 5, 1)))))
    phone = visit()
    phone.post(f"/p/{room.snapshot.code}/join")
    room.go_to("closing", Phase.SHOW)
    assert "Det sker der nu" not in words(view(room, phone))
    axis, closing = room.snapshot.items
    store.add_commitment(room.workshop, axis.id, "learn", "Spørge tre beboere", "Karin", "fredag")
    store.add_commitment(room.workshop, closing.id, "listen", "Ringe til Svend", "", "")
    text = words(view(room, phone))
    assert text.index("Lytte: Ringe til Svend") < text.index("Lære: Spørge tre beboere")
    assert "(Karin, fredag)" in text
