"""Joining: what is said, what is stored, what the phone gets."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

import store
from phone.routes import routes
from tests import rooms
from tests.phone.conftest import Loop, Visitor, words
from tests.rooms import Room


def test_the_join_page_says_in_danish_what_is_stored(code: str, visit: Any) -> None:
    page = visit("da").get(f"/p/{code}")
    assert page.status_code == 200
    assert '<html lang="da">' in page.text
    assert "Ledermøde, Børn og Unge" in words(page)
    assert (
        "Et tilfældigt nummer på denne telefon og dine svar. Intet navn og ingen e-mail."
        " Facilitatoren kan ikke se, hvem der har svaret hvad." in words(page)
    )


def test_the_join_page_follows_the_browsers_language(code: str, visit: Any) -> None:
    page = visit("en").get(f"/p/{code}")
    assert '<html lang="en">' in page.text
    assert "No name and no e-mail." in words(page)


def test_the_language_switch_is_remembered_and_comes_back_to_the_step(
    alice: Visitor, code: str
) -> None:
    answer = alice.post(f"/p/{code}/language", {"lang": "en"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/p/{code}")
    assert "You are in" in words(alice.get(f"/p/{code}"))


def test_a_language_the_workshop_has_not_is_not_chosen(database: None, visit: Any) -> None:
    draft = rooms.draft(rooms.AXIS)
    only_danish = type(draft)(draft.title, draft.date, ("da",), (), draft.items)
    code = store.stage(store.create_workshop(only_danish)).code
    phone = visit("en")
    phone.post(f"/p/{code}/language", {"lang": "en"})
    page = phone.get(f"/p/{code}")
    assert '<html lang="da">' in page.text
    assert 'name="lang"' not in page.text


def test_joining_stores_a_hash_and_a_role_and_nothing_else(
    database: None, data: Path, visit: Any
) -> None:
    room = rooms.prepare(roles=("Leder", "Borger"))
    code = room.snapshot.code
    phone = visit()
    assert "Også din rolle, hvis du vælger en." in words(phone.get(f"/p/{code}"))
    answer = phone.post(f"/p/{code}/join", {"role": "Borger"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/p/{code}")
    token = phone.client.cookies[f"staasted_{code}"]
    held = sqlite3.connect(data / "staasted.db").execute("SELECT * FROM participant")
    rows = [dict(zip((name for name, *_ in held.description), row, strict=True)) for row in held]
    [kept] = rows
    token_hash = kept.pop("token_hash")
    assert kept.keys() == {"id", "workshop_id", "role", "joined_at", "way", "people"}
    assert (kept["workshop_id"], kept["role"]) == (room.workshop, "Borger")
    assert (kept["way"], kept["people"]) == ("phone", 1)
    assert len(token_hash) == 64
    assert token not in str(rows)


def test_the_cookie_is_for_this_phone_only(code: str, visit: Any) -> None:
    phone = visit()
    cookie = phone.post(f"/p/{code}/join").headers["set-cookie"].lower()
    for part in ("httponly", "samesite=lax", "path=/p", "max-age=34560000"):
        assert part in cookie
    assert "secure" not in cookie
    secured = visit().post(f"/p/{code}/join", **{"X-Forwarded-Proto": "https"})
    assert "secure" in secured.headers["set-cookie"].lower()


def test_a_form_sent_twice_joins_once(alice: Visitor, code: str, room: Room) -> None:
    before = alice.client.cookies[f"staasted_{code}"]
    assert alice.post(f"/p/{code}/join").status_code == 303
    assert alice.client.cookies[f"staasted_{code}"] == before
    assert room.snapshot.joined == 1


def test_a_role_that_is_not_on_the_list_is_refused(code: str, room: Room, visit: Any) -> None:
    page = visit().post(f"/p/{code}/join", {"role": "Konge"})
    assert page.status_code == 422
    assert "Vælg en af rollerne på listen." in words(page)
    assert room.snapshot.joined == 0


@pytest.mark.parametrize("typed", ["{}", "{} ", "{lower}", "{half}"])
def test_a_code_is_found_however_it_is_typed(typed: str, code: str, visit: Any) -> None:
    text = typed.format(code, lower=code.lower(), half=f"{code[:3]}-{code[3:]}")
    answer = visit().post("/p/", {"code": text})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/p/{code}")


def test_an_address_in_small_letters_leads_to_the_workshop(code: str, visit: Any) -> None:
    answer = visit().get(f"/p/{code.lower()}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/p/{code}")


def test_the_code_page_asks_for_the_code_in_both_languages(database: None, visit: Any) -> None:
    assert "Koden på den store skærm" in words(visit("da").get("/p/"))
    assert "The code on the big screen" in words(visit("en").get("/p/"))
    assert visit().get("/p").headers["location"] == "/p/"


def test_a_deleted_workshop_is_gone_and_its_id_is_never_used_again(
    code: str, room: Room, alice: Visitor
) -> None:
    assert alice.get(f"/p/{code}").status_code == 200
    store.delete_workshop(room.workshop)
    again = rooms.prepare()
    assert again.workshop != room.workshop
    assert alice.get(f"/p/{code}").status_code == 404
    assert alice.get(f"/p/{again.snapshot.code}/view").status_code == 401


def test_the_shortcut_past_the_other_middleware_leads_to_the_same_pages(
    code: str, loop: Loop, app: Starlette
) -> None:
    plain = Visitor(loop, Starlette(routes=routes))
    ahead = Visitor(loop, app)
    for path in ("/p", "/p/", f"/p/{code}", f"/p/{code}/view", "/p/x/y/z", "/enter", "/elsewhere"):
        one, other = plain.get(path), ahead.get(path)
        assert (one.status_code, one.text) == (other.status_code, other.text), path
    for visitor in (plain, ahead):
        loop.run(visitor.client.aclose())


def test_who_comes_after_the_end_is_not_sent_round_in_a_ring(
    code: str, room: Room, visit: Any
) -> None:
    room.close()
    page = visit("da").get(f"/p/{code}")
    assert page.status_code == 410
    assert f'href="/p/{code}"' not in page.text
    assert "Skriv en kode" in words(page)


def test_the_facilitators_pages_can_change_the_language_that_a_phone_page_chose(
    alice: Visitor, code: str
) -> None:
    answer = alice.post(f"/p/{code}/language", {"lang": "en"})
    assert "httponly" not in answer.headers["set-cookie"].lower()
