"""Bad input: a clear sentence in the visitor's language, the right status, no traceback."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request

import store
from phone import visit as edge
from tests import rooms
from tests.phone.conftest import Loop, Visitor, words
from tests.rooms import Room
from workshop.flow import Phase


@dataclass
class Scene:
    """A room at its first stance, somebody who has joined, somebody who has not."""

    room: Room
    code: str
    phone: Visitor
    stranger: Visitor
    fields: dict[str, str] = field(default_factory=dict)

    def stance(self, **fields: str) -> httpx.Response:
        return self.phone.post(f"/p/{self.code}/stance", {**self.fields, **fields})


def unknown_code(s: Scene) -> httpx.Response:
    return s.stranger.get("/p/QQQQQQ")


def unknown_code_typed(s: Scene) -> httpx.Response:
    return s.stranger.post("/p/", {"code": "qqq qqq"})


def join_closed(s: Scene) -> httpx.Response:
    s.room.close()
    return s.stranger.post(f"/p/{s.code}/join")


def open_closed(s: Scene) -> httpx.Response:
    s.room.close()
    return s.stranger.get(f"/p/{s.code}")


def stance_closed(s: Scene) -> httpx.Response:
    s.room.close()
    return s.stance(position="50")


def out_of_range(s: Scene) -> httpx.Response:
    return s.stance(position="101")


def below_range(s: Scene) -> httpx.Response:
    return s.stance(position="-1")


def no_number(s: Scene) -> httpx.Response:
    return s.stance(position="midt imellem")


def nan(s: Scene) -> httpx.Response:
    return s.stance(position="nan")


def missing(s: Scene) -> httpx.Response:
    return s.stance()


def certainty(s: Scene) -> httpx.Response:
    return s.stance(position="50", certainty="5")


def too_long(s: Scene) -> httpx.Response:
    return s.stance(position="50", reason="x" * 281)


def foreign(s: Scene) -> httpx.Response:
    return s.phone.post(
        f"/p/{s.code}/stance", {**s.fields, "position": "50"}, Origin="https://elsewhere.example"
    )


def sandboxed(s: Scene) -> httpx.Response:
    return s.phone.post(f"/p/{s.code}/stance", {**s.fields, "position": "50"}, Origin="null")


def no_cookie(s: Scene) -> httpx.Response:
    return s.stranger.post(f"/p/{s.code}/stance", {**s.fields, "position": "50"})


def no_cookie_ranking(s: Scene) -> httpx.Response:
    return s.stranger.post(f"/p/{s.code}/ranking", {**s.fields, "order": "value"})


def no_cookie_view(s: Scene) -> httpx.Response:
    return s.stranger.get(f"/p/{s.code}/view")


def no_cookie_events(s: Scene) -> httpx.Response:
    return s.stranger.get(f"/p/{s.code}/events")


def other_cookie(s: Scene) -> httpx.Response:
    other = rooms.prepare().snapshot.code
    s.stranger.post(f"/p/{other}/join")
    token = s.stranger.client.cookies[f"staasted_{other}"]
    s.stranger.client.cookies.set(f"staasted_{s.code}", token)
    return s.stranger.post(f"/p/{s.code}/stance", {**s.fields, "position": "50"})


def too_much(s: Scene) -> httpx.Response:
    return s.stance(position="50", reason="x" * 70_000)


def not_a_form(s: Scene) -> httpx.Response:
    return s.phone.post(
        f"/p/{s.code}/stance", b'{"position": 50}', **{"Content-Type": "application/json"}
    )


def not_text(s: Scene) -> httpx.Response:
    return s.phone.post(
        f"/p/{s.code}/stance",
        b"position=\xff\xfe",
        **{"Content-Type": "application/x-www-form-urlencoded"},
    )


def no_item(s: Scene) -> httpx.Response:
    return s.stance(position="50", item="9" * 30)


def wrong_item(s: Scene) -> httpx.Response:
    return s.stance(position="50", item="999")


def another_workshops_item(s: Scene) -> httpx.Response:
    other = rooms.prepare(rooms.AXIS)
    return s.stance(position="50", item=str(other.snapshot.items[0].id))


def strange_order(s: Scene) -> httpx.Response:
    s.room.go_to(rooms.PRIORITY, Phase.RANK)
    here = s.room.snapshot.here
    fields = {"item": str(here.item), "round": "1", "order": "value,value,nonsense"}
    return s.phone.post(f"/p/{s.code}/ranking", fields)


SUGGESTED = {
    "case": "En mor ringer hver dag til skolen om sin søn, og læreren har ti minutter.",
    "label_a": "Drengen",
    "label_b": "Klassen",
}


def suggest(s: Scene, phone: Visitor, **more: str) -> httpx.Response:
    store.allow_suggestions(s.room.workshop, True)
    return phone.post(f"/p/{s.code}/suggest", SUGGESTED, **more)


def foreign_suggestion(s: Scene) -> httpx.Response:
    return suggest(s, s.phone, Origin="https://elsewhere.example")


def no_cookie_suggestion(s: Scene) -> httpx.Response:
    return suggest(s, s.stranger)


def no_cookie_suggest_page(s: Scene) -> httpx.Response:
    return s.stranger.get(f"/p/{s.code}/suggest")


def too_large_suggestion(s: Scene) -> httpx.Response:
    store.allow_suggestions(s.room.workshop, True)
    return s.phone.post(f"/p/{s.code}/suggest", {**SUGGESTED, "case": "x" * 70_000})


def suggestion_not_text(s: Scene) -> httpx.Response:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    return s.phone.post(f"/p/{s.code}/suggest", b"case=\xff\xfe", **form)


def suggestion_not_taken(s: Scene) -> httpx.Response:
    return s.phone.post(f"/p/{s.code}/suggest", SUGGESTED)


def suggest_page_not_there(s: Scene) -> httpx.Response:
    return s.phone.get(f"/p/{s.code}/suggest")


def suggestion_closed(s: Scene) -> httpx.Response:
    s.room.close()
    return suggest(s, s.phone)


def suggest_page_closed(s: Scene) -> httpx.Response:
    s.room.close()
    return s.phone.get(f"/p/{s.code}/suggest")


def nowhere(s: Scene) -> httpx.Response:
    return s.stranger.get(f"/p/{s.code}/nothing/here")


def wrong_method(s: Scene) -> httpx.Response:
    return s.stranger.post(f"/p/{s.code}/view")


def wrong_screen(s: Scene) -> httpx.Response:
    return s.stranger.get("/p/screen/IktYRjRRMiI.nonsense")


# What is done, the status, what is said in Danish and in English.
CASES: list[tuple[Callable[[Scene], httpx.Response], int, str, str]] = [
    (unknown_code, 404, "Der er ingen workshop med koden QQQQQQ.", "There is no workshop with"),
    (unknown_code_typed, 404, "Der er ingen workshop med koden QQQQQQ.", "no workshop with"),
    (join_closed, 410, "Workshoppen er lukket.", "The workshop is closed."),
    (open_closed, 410, "Workshoppen er lukket.", "The workshop is closed."),
    (stance_closed, 410, "Workshoppen er lukket.", "The workshop is closed."),
    (out_of_range, 422, "Ståstedet skal være mellem 0 og 100.", "must be between 0 and 100."),
    (below_range, 422, "Ståstedet skal være mellem 0 og 100.", "must be between 0 and 100."),
    (no_number, 422, "Skriv et tal fra 0 til 100.", "Write a number from 0 to 100."),
    (nan, 422, "Ståstedet skal være mellem 0 og 100.", "must be between 0 and 100."),
    (missing, 422, "Sig først, hvor du står.", "Say where you stand first."),
    (certainty, 422, "Vælg et af de fire svar.", "Choose one of the four answers."),
    (too_long, 422, "Begrundelsen er på 281 tegn; den må højst", "is 281 characters"),
    (foreign, 403, "Det blev sendt fra et andet websted", "sent from another website"),
    (sandboxed, 403, "Det blev sendt fra et andet websted", "sent from another website"),
    (no_cookie, 401, "Denne telefon er ikke med i workshoppen endnu.", "has not joined"),
    (no_cookie_ranking, 401, "Denne telefon er ikke med i workshoppen endnu.", "has not joined"),
    (no_cookie_view, 401, "Denne telefon er ikke med i workshoppen endnu.", "has not joined"),
    (no_cookie_events, 401, "Denne telefon er ikke med i workshoppen endnu.", "has not joined"),
    (other_cookie, 401, "Denne telefon er ikke med i workshoppen endnu.", "has not joined"),
    (too_much, 413, "Det er mere, end serveren tager imod på én gang.", "more than the server"),
    (not_a_form, 415, "Formularen kunne ikke læses.", "This form could not be read."),
    (not_text, 422, "Formularen kunne ikke læses.", "This form could not be read."),
    (no_item, 422, "Formularen kunne ikke læses.", "This form could not be read."),
    (wrong_item, 404, "Det trin er ikke på dagsordenen.", "This step is not on the agenda."),
    (another_workshops_item, 404, "Det trin er ikke på", "This step is not on the agenda."),
    (
        strange_order,
        422,
        "Hver mulighed må kun stå én gang",
        "The order must name each option once.",
    ),
    (foreign_suggestion, 403, "Det blev sendt fra et andet websted", "sent from another website"),
    (no_cookie_suggestion, 401, "Denne telefon er ikke med i", "has not joined"),
    (no_cookie_suggest_page, 401, "Denne telefon er ikke med i", "has not joined"),
    (too_large_suggestion, 413, "Det er mere, end serveren tager imod", "more than the server"),
    (suggestion_not_text, 422, "Formularen kunne ikke læses.", "This form could not be read."),
    (suggestion_not_taken, 409, "Der kan ikke foreslås dilemmaer i", "takes no suggestions."),
    (suggest_page_not_there, 409, "Der kan ikke foreslås dilemmaer i", "takes no suggestions."),
    (suggestion_closed, 410, "Workshoppen er lukket.", "The workshop is closed."),
    (suggest_page_closed, 410, "Workshoppen er lukket.", "The workshop is closed."),
    (nowhere, 404, "Der er ikke noget på denne adresse.", "There is nothing at this address."),
    (wrong_method, 405, "Det kan man ikke på denne adresse.", "does not take that."),
    (wrong_screen, 403, "Linket åbner ikke en skærm.", "This link does not open a screen."),
]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0].__name__)
def test_bad_input_gets_a_clear_sentence_and_changes_nothing(
    case: tuple[Callable[[Scene], httpx.Response], int, str, str],
    language: str,
    room: Room,
    code: str,
    visit: Any,
) -> None:
    do, status, danish, english = case
    phone, stranger = visit(language), visit(language)
    phone.post(f"/p/{code}/join")
    room.go_to(rooms.AXIS, Phase.STANCE)
    here = room.snapshot.here
    scene = Scene(room, code, phone, stranger, {"item": str(here.item), "round": "1", "do": "save"})
    page = do(scene)
    assert page.status_code == status
    assert f'<html lang="{language}">' in page.text
    assert (danish if language == "da" else english) in words(page)
    for trace in ("Traceback", 'File "', "sqlalchemy", "Error"):
        assert trace not in page.text
    assert room.snapshot.joined == 1
    assert store.suggestions(room.workshop) == ()
    token = phone.client.cookies[f"staasted_{code}"]
    person = store.person(token, room.workshop)
    given = [
        store.own_answer(person, item, number)
        for item in room.snapshot.items
        for number in range(1, item.rounds + 1)
    ]
    assert given == [None] * len(given)


@pytest.mark.parametrize(
    ("fields", "status", "answer"),
    [
        ({"position": "101"}, 422, {"field": "position"}),
        ({"position": "50", "reason": "x" * 300}, 422, {"field": "reason"}),
        ({"position": "50", "round": "2"}, 409, {"field": None}),
    ],
)
def test_the_script_gets_the_same_errors_as_json(
    fields: dict[str, str],
    status: int,
    answer: dict[str, Any],
    room: Room,
    code: str,
    alice: Visitor,
) -> None:
    room.go_to(rooms.AXIS, Phase.STANCE)
    here = room.snapshot.here
    said = alice.script(f"/p/{code}/stance", {"item": str(here.item), "round": "1", **fields})
    assert said.status_code == status
    assert said.headers["content-type"] == "application/json"
    assert said.json()["field"] == answer["field"]
    assert said.json()["error"].endswith(".")


def test_a_participant_sees_the_closing_page_of_a_closed_workshop(
    room: Room, code: str, alice: Visitor
) -> None:
    room.close()
    page = alice.get(f"/p/{code}")
    assert page.status_code == 200
    assert "Tak, fordi du var med" in words(page)


def test_a_post_from_our_own_public_address_is_accepted(
    room: Room, code: str, visit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Behind a proxy the Host may be the inner one.
    from settings import settings

    monkeypatch.setenv("STAASTED_URL", "https://staasted.example")
    settings.cache_clear()
    assert visit().post(f"/p/{code}/join", Origin="https://staasted.example").status_code == 303
    assert visit().post(f"/p/{code}/join", Origin="https://elsewhere.example").status_code == 403


@pytest.mark.parametrize(("site", "status"), [("cross-site", 403), ("same-origin", 303)])
def test_a_cross_site_request_without_an_origin_is_refused(
    site: str, status: int, code: str, loop: Loop, visit: Any
) -> None:
    posting = visit().client.post(f"/p/{code}/join", headers={"Sec-Fetch-Site": site})
    assert loop.run(posting).status_code == status


def test_our_own_mistake_is_a_plain_sentence(
    room: Room, code: str, alice: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(request: Request, snapshot: object) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(edge, "who_asks", broken)
    page = alice.get(f"/p/{code}/view")
    assert page.status_code == 500
    assert "Noget gik galt hos os. Prøv igen om lidt." in words(page)
    assert "secret detail" not in page.text


def test_a_body_without_a_length_is_cut_off_at_the_limit(
    loop: Loop, app: Starlette, code: str
) -> None:
    async def endless() -> Any:
        async def chunks() -> Any:
            for _ in range(100):
                yield b"x" * 1024

        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://testserver"
        ) as client:
            return await client.post(
                f"/p/{code}/join",
                content=chunks(),
                headers={"Content-Type": "application/x-www-form-urlencoded"},
            )

    assert loop.run(endless()).status_code == 413
