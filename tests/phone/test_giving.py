"""The page that a phone keeps after the workshop, and how it is forgotten."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

import store
from tests import rooms
from tests.phone.conftest import Visitor, words
from tests.rooms import Room
from workshop.flow import Phase


@pytest.fixture
def alice(room: Room, code: str, visit: Any) -> Visitor:
    phone: Visitor = visit("en")
    assert phone.post(f"/p/{code}/join").status_code == 303
    return phone


@pytest.fixture
def closed(room: Room, alice: Visitor, code: str) -> Room:
    """Alice stood on the left; the group wrote two lines, and the workshop is closed."""
    room.join("bob", "charlie", "dorte")
    room.go_to(rooms.AXIS, Phase.STANCE)
    form = {"item": str(room.item.id), "round": "1", "position": "10"}
    assert alice.script(f"/p/{code}/stance", form).status_code == 200
    for name in ("bob", "charlie", "dorte"):
        room.stand(name, 80)
    room.go_to(rooms.AXIS, Phase.GROUND)
    store.add_note(room.workshop, room.item.id, "agree", "Vi spørger Gunnar først")
    store.add_commitment(room.workshop, room.item.id, "listen", "Vi går derhen", "Ali", "fredag")
    room.close()
    return room


def test_it_keeps_ones_own_the_rooms_and_what_was_written(
    closed: Room, alice: Visitor, code: str
) -> None:
    page = words(alice.get(f"/p/{code}"))
    assert "Round 1: 10 of 100" in page
    assert "disagreement is" in page
    assert "Vi spørger Gunnar først" in page
    assert "Listen: Vi går derhen – Ali – fredag" in page


def test_it_keeps_all_that_one_gave_and_nobody_else_has_it(
    room: Room, alice: Visitor, code: str, visit: Any
) -> None:
    bob = visit("en")
    bob.post(f"/p/{code}/join")
    room.join("charlie", "dorte")
    room.arrive()
    for phone in (alice, bob):
        assert phone.get(f"/p/{code}").status_code == 200
    room.go_to(rooms.AXIS, Phase.STANCE)
    axis = room.item.id
    stance = {"item": str(axis), "round": "1", "position": "10", "certainty": "3"}
    stance |= {"importance": "4", "reason": "Min egen begrundelse", "lens": "duty"}
    assert alice.script(f"/p/{code}/stance", stance).status_code == 200
    other = {"item": str(axis), "round": "1", "position": "60", "reason": "Bobs ord"}
    assert bob.script(f"/p/{code}/stance", other).status_code == 200
    for name in ("charlie", "dorte"):
        room.stand(name, 80)
    room.go_to(rooms.AXIS, Phase.REVEAL)
    mine = [
        shown.id
        for shown in store.reasons_told(room.workshop, axis, 1)
        if shown.text.startswith("Min")
    ]
    store.hide_reasons(room.workshop, mine)  # from the room, and not from oneself
    room.go_to(rooms.AXIS, Phase.GROUND)
    for text in ("Vi spørger først", "Vi skriver det ned"):
        store.add_note(room.workshop, axis, "agree", text)
    stand = {"kind": "note", "line": str(room.item.notes[0].id), "on": "1"}
    assert alice.script(f"/p/{code}/support", stand).status_code == 200
    room.go_to(rooms.PRIORITY, Phase.RANK)
    options = room.item.priority.options
    order = {"item": str(room.item.id), "round": "1", "order": ",".join(options)}
    assert alice.script(f"/p/{code}/ranking", order).status_code == 200
    room.close()

    page = alice.get(f"/p/{code}")
    read = words(page)
    assert "Round 1: 10 of 100" in read
    assert "How sure you were: fairly · How much it matters to you: very" in read
    assert "Min egen begrundelse duty and rules" in read
    assert "Vi spørger først 1 of 4 stands behind this You stand behind this" in read
    assert "Vi skriver det ned 0 of 4 stand behind this" in read
    labels = room.snapshot.items[2].priority.text("en").options
    assert "your order " + " ".join(labels[option] for option in options) in read
    assert page.text.count("<svg") == 1  # the axis: nobody answered the triangle
    theirs = words(bob.get(f"/p/{code}"))
    assert "Bobs ord" in theirs
    assert "Vi spørger først 1 of 4 stands behind this" in theirs
    for own in ("Min egen begrundelse", "How sure you were", "You stand behind", "your order"):
        assert own not in theirs


def test_it_keeps_what_one_wrote_that_it_would_take(
    room: Room, alice: Visitor, code: str, visit: Any
) -> None:
    store.moderate(room.workshop, True)
    room.join("bob", "charlie", "dorte")
    for phase, number in ((Phase.STANCE, "1"), (Phase.RESTANCE, "2")):
        room.go_to(rooms.AXIS, phase)
        form = {"item": str(room.item.id), "round": number, "position": "90"}
        assert alice.script(f"/p/{code}/stance", form).status_code == 200
        for name in ("bob", "charlie", "dorte"):
            room.stand(name, 10)
    room.go_to(rooms.AXIS, Phase.SHIFT)
    assert store.ask_takes(room.workshop, room.snapshot.step, room.item.id)
    form = {"item": str(room.item.id), "round": "takes", "reason": "Ro efter 22"}
    assert alice.script(f"/p/{code}/takes", form).status_code == 200
    room.close()  # it waits for approval still
    assert "What you wrote that it would take Ro efter 22" in words(alice.get(f"/p/{code}"))
    assert "Ro efter 22" not in repr(room.snapshot)


def test_what_is_given_back_stands_there_at_once(closed: Room, alice: Visitor, code: str) -> None:
    assert "What we heard" not in words(alice.get(f"/p/{code}"))
    store.publish(closed.workshop, "At <I> vil spørges", "Vi spørger fra nu af")
    page = alice.get(f"/p/{code}")
    assert "What we heard At &lt;I&gt; vil spørges What was decided Vi spørger fra nu af" in (
        " ".join(words(page.text.replace("&lt;", "&amp;lt;").replace("&gt;", "&amp;gt;")).split())
    )


def test_a_phone_that_is_forgotten_has_no_page_any_more(
    closed: Room, alice: Visitor, code: str, visit: Any
) -> None:
    assert "Forget me on this phone" in words(alice.get(f"/p/{code}"))
    page = alice.post(f"/p/{code}/forget")
    assert "You are forgotten" in words(page)
    assert f"staasted_{code}=" in page.headers["set-cookie"]
    assert alice.get(f"/p/{code}").status_code == 410
    assert closed.snapshot.items[0].results[0].answered == 4


def test_before_the_end_nobody_is_forgotten(room: Room, alice: Visitor, code: str) -> None:
    assert alice.post(f"/p/{code}/forget").status_code == 409
    assert alice.get(f"/p/{code}").status_code == 200


def test_a_foreign_site_cannot_have_somebody_forgotten(
    closed: Room, alice: Visitor, code: str
) -> None:
    answer = alice.post(f"/p/{code}/forget", Origin="https://example.org")
    assert answer.status_code == 403
    assert alice.get(f"/p/{code}").status_code == 200


def test_who_joins_is_told_how_long_it_is_kept(database: None, visit: Any) -> None:
    workshop = store.create_workshop(replace(rooms.draft(rooms.AXIS), kept_months=1))
    page = visit("en").get(f"/p/{store.stage(workshop).code}")
    assert (
        "All of it is deleted after 26 December 2026. If the workshop still goes on then, it is "
        "deleted a week after something last happened in it."
    ) in words(page)


def test_each_visit_renews_how_long_the_phone_remembers(
    closed: Room, alice: Visitor, code: str
) -> None:
    cookie = alice.get(f"/p/{code}").headers["set-cookie"]
    assert cookie.startswith(f"staasted_{code}=")
    assert "Max-Age=34560000" in cookie  # 400 days, the most that browsers take
    assert "HttpOnly" in cookie
    assert "Only this browser can open it" in words(alice.get(f"/p/{code}"))


def test_the_page_goes_when_the_workshop_is_deleted(database: None, visit: Any) -> None:
    today, day = dt.datetime.now().astimezone().date(), dt.timedelta(days=1)
    draft = replace(rooms.draft(rooms.AXIS), date=today, kept_months=1)
    room = Room(store.create_workshop(draft))
    code, phone = room.snapshot.code, visit("en")
    phone.post(f"/p/{code}/join")
    room.go_to(rooms.AXIS, Phase.STANCE)
    form = {"item": str(room.item.id), "round": "1", "position": "10", "reason": "Mine egne ord"}
    assert phone.script(f"/p/{code}/stance", form).status_code == 200
    room.close()
    last = room.snapshot.kept_until
    assert last
    assert store.forget_old(last) == 0
    assert "Mine egne ord" in phone.get(f"/p/{code}").text
    assert store.forget_old(last + day) == 1
    for path in (f"/p/{code}", f"/p/{code}/view"):
        gone = phone.get(path)
        assert gone.status_code == 404
        assert "Mine egne ord" not in gone.text
