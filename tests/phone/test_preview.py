"""The phone's page of a dilemma that nobody answers yet: for the facilitator's eyes only."""

from typing import Any

import pytest

import settings
import store
from tests.phone.conftest import Visitor, words
from workshop import access
from workshop.dilemmas import Dilemma, Shape

LIBRARY_PAGE = "/p/preview/one-or-all"


@pytest.fixture
def facilitator(database: None, visit: Any) -> Visitor:
    phone: Visitor = visit()
    key = settings.facilitator_key()[0]
    phone.client.cookies.set("staasted_key", access.facilitator_pass(settings.secret(), key))
    return phone


@pytest.mark.parametrize("cookie", [None, "", "guessed", "IjEyMyI.abc"])
@pytest.mark.parametrize("path", [LIBRARY_PAGE, "/p/preview/no-such", "/p/preview/stance"])
def test_without_the_facilitators_cookie_there_is_nothing_to_see(
    database: None, visit: Any, cookie: str | None, path: str
) -> None:
    phone = visit("en")
    if cookie is not None:
        phone.client.cookies.set("staasted_key", cookie)
    page = phone.get(path)
    assert page.status_code == 403
    assert "This page is for the facilitator." in words(page)
    assert "Svend" not in page.text


@pytest.mark.parametrize("path", ["/p/preview/no-such", "/p/preview/view", "/p/preview/x?v=1"])
def test_a_dilemma_that_is_not_there_is_404(facilitator: Visitor, path: str) -> None:
    page = facilitator.get(path)
    assert page.status_code == 404
    assert "<h1>" in page.text


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_page_is_the_phones_own_in_the_language_asked_for(
    facilitator: Visitor, language: str
) -> None:
    text = store.library().dilemmas["one-or-all"].text(language)
    page = facilitator.get(f"{LIBRARY_PAGE}?lang={language}")
    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.text
    assert text.case in words(page)
    assert all(pole.price in words(page) for pole in text.poles)


def test_every_dilemma_has_both_its_scenes(facilitator: Visitor) -> None:
    for dilemma in store.library().dilemmas.values():
        page = facilitator.get(f"/p/preview/{dilemma.id}?lang=da&scene=stance")
        assert page.status_code == 200
        assert '<form id="answer"' in page.text
        pad = 'class="pad' in page.text
        assert pad is (dilemma.kind is Shape.TRIANGLE)


def test_the_page_may_stand_in_our_frame_and_its_form_goes_nowhere(facilitator: Visitor) -> None:
    for path in (LIBRARY_PAGE, "/p/preview/no-such"):
        policy = facilitator.get(path).headers["content-security-policy"]
        assert "frame-ancestors 'self'" in policy
        assert "form-action 'none'" in policy
        assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in facilitator.get("/p/").headers["content-security-policy"]
    page = facilitator.get(f"{LIBRARY_PAGE}?scene=stance")
    assert "data-code" not in page.text  # the script that saves and follows does not begin
    assert facilitator.post("/p/preview/stance", {"position": "3"}).status_code in (404, 405)


def test_only_with_a_mark_what_is_not_finished_is_shown(facilitator: Visitor) -> None:
    saved = store.library().dilemmas["one-or-all"].model_copy(update={"id": "vores-hund"})
    store.save_dilemma(saved, None)
    raw = saved.model_dump(mode="json")
    raw["da"]["question"] = "Må hunden <b>blive</b>?"
    store.keep_unfinished("vores-hund", raw)
    assert "Må hunden" not in facilitator.get("/p/preview/vores-hund?lang=da").text
    page = facilitator.get("/p/preview/vores-hund?lang=da&v=1")
    assert "Må hunden &lt;b&gt;blive&lt;/b&gt;?" in page.text
    assert '?lang=da&amp;scene=stance&amp;v=1"' in page.text  # the other scene shows it, too


@pytest.mark.parametrize("kind", ["axis", "triangle"])
@pytest.mark.parametrize("scene", ["read", "stance", "other"])
def test_hardly_anything_written_is_shown_all_the_same(
    facilitator: Visitor, kind: str, scene: str
) -> None:
    key = store.begin_dilemma({"kind": kind})
    assert facilitator.get(f"/p/preview/{key}?lang=en&scene={scene}&v=1").status_code == 200
    assert facilitator.get(f"/p/preview/{key}").status_code == 404  # no wording yet


def test_a_missing_language_is_said(facilitator: Visitor) -> None:
    danish: Dilemma = (
        store.library().dilemmas["one-or-all"].model_copy(update={"id": "vores-hund", "en": None})
    )
    store.save_dilemma(danish, None)
    page = facilitator.get("/p/preview/vores-hund?lang=en")
    assert "Only written in Danish" in words(page)
    assert danish.text("da").case in words(page)
    assert "Only written" not in words(facilitator.get("/p/preview/vores-hund?lang=da"))
