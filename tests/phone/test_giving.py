"""The page that a phone keeps after the workshop, and how it is forgotten."""

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
    assert "All of it is deleted after 26 December 2026." in words(page)
