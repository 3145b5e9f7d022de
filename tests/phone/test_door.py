"""The facilitator's door: the key opens it, guessing closes it for a minute."""

from collections.abc import Iterator
from typing import Any

import pytest

from phone import door
from settings import facilitator_key, secret
from tests.phone.conftest import words
from workshop import access


@pytest.fixture(autouse=True)
def nobody_has_guessed() -> Iterator[None]:
    door._wrong.clear()
    yield
    door._wrong.clear()


def test_the_printed_link_opens_and_leaves_no_key_in_the_address(
    database: None, visit: Any
) -> None:
    facilitator = visit()
    answer = facilitator.get(f"/enter?key={facilitator_key()[0]}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = facilitator.client.cookies["staasted_key"]
    assert access.is_facilitator(secret(), facilitator_key()[0], cookie)
    assert facilitator_key()[0] not in cookie
    for part in ("httponly", "samesite=lax", "path=/", "max-age=2592000"):
        assert part in answer.headers["set-cookie"].lower()


def test_the_form_opens_and_goes_on_to_where_one_was_going(database: None, visit: Any) -> None:
    facilitator = visit()
    page = facilitator.get("/enter?next=/lead")
    assert page.status_code == 200
    assert "Facilitatornøglen" in words(page)
    assert 'name="next" value="/lead"' in page.text
    answer = facilitator.post("/enter", {"key": facilitator_key()[0], "next": "/lead?w=3"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/lead?w=3")


@pytest.mark.parametrize(
    "away", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "lead"]
)
def test_the_door_leads_nowhere_else(away: str, database: None, visit: Any) -> None:
    answer = visit().post("/enter", {"key": facilitator_key()[0], "next": away})
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize(
    ("language", "said"),
    [("da", "Det er ikke facilitatornøglen."), ("en", "This is not the facilitator key.")],
)
def test_a_wrong_key_is_refused_in_words(
    language: str, said: str, database: None, visit: Any
) -> None:
    facilitator = visit(language)
    page = facilitator.post("/enter", {"key": "nøgle"})
    assert page.status_code == 403
    assert said in words(page)
    assert "staasted_key" not in facilitator.client.cookies


def test_after_ten_wrong_keys_everybody_waits_a_minute(
    database: None, visit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr(door, "_now", lambda: now)
    for _ in range(10):
        assert visit().get("/enter?key=wrong").status_code == 403
    page = visit().post("/enter", {"key": facilitator_key()[0]})
    assert page.status_code == 429
    assert page.headers["retry-after"] == "60"
    assert "For mange forkerte nøgler." in words(page)
    now += 61
    assert visit().post("/enter", {"key": facilitator_key()[0]}).status_code == 303


def test_a_key_from_another_site_is_not_tried(database: None, visit: Any) -> None:
    answer = visit().post("/enter", {"key": facilitator_key()[0]}, Origin="https://x.example")
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_the_password_from_the_settings_is_the_key(
    data: Any, visit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from settings import settings

    monkeypatch.setenv("STAASTED_PASSWORD", "rød grød")
    settings.cache_clear()
    facilitator_key.cache_clear()
    assert visit().post("/enter", {"key": "rød grød"}).status_code == 303
