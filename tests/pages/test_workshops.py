"""Home: what is planned, what is under way, and what is asked before anything is lost."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import settings
import store
from demo import agenda
from i18n import translator
from tests import rooms
from tests.pages.conftest import Open, html, keys
from workshop.agenda import check_draft
from workshop.dilemmas import Shape
from workshop.library import Library


def code_of(room: rooms.Room) -> str:
    return room.snapshot.code


def test_an_empty_list_says_what_to_do(open_page: Open) -> None:
    app = open_page("workshops.py")
    assert [text.value for text in app.markdown] == [
        "There is nothing here yet. Make a new workshop, or try it with simulated participants: "
        "it takes a minute."
    ]
    assert keys(app, "button") == ["new", "demo"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "26 November 2026 · {code} · Lobby"),
        ("da", "26. november 2026 · {code} · Lobby"),
    ],
)
def test_a_planned_workshop_stands_with_its_date_code_and_place(
    room: rooms.Room, open_page: Open, language: str, line: str
) -> None:
    code = code_of(room)
    app = open_page("workshops.py", language)
    spoken = f"{code[:3]}\u00a0{code[3:]}"
    assert (
        "<h3 class='title'>Ledermøde, Børn og Unge</h3>"
        f"<p class='muted'>{line.format(code=spoken)}</p>"
    ) in html(app).splitlines()
    assert keys(app, "button") == [
        "new",
        "demo",
        f"lead-{code}",
        f"change-{code}",
        f"rehearse-{code}",
        f"delete-{code}",
    ]


def test_what_has_begun_comes_first_and_can_no_longer_be_changed(
    room: rooms.Room, open_page: Open
) -> None:
    begun = rooms.prepare(rooms.AXIS)
    begun.forward()
    app = open_page("workshops.py")
    first, second = code_of(begun), code_of(room)
    assert keys(app, "button")[2:] == [
        f"lead-{first}",
        f"delete-{first}",
        f"lead-{second}",
        f"change-{second}",
        f"rehearse-{second}",
        f"delete-{second}",
    ]
    assert f"{first[:3]}\u00a0{first[3:]} · Point 1 of 1" in html(app)


def test_a_closed_workshop_is_in_the_archive_instead(room: rooms.Room, open_page: Open) -> None:
    room.close()
    app = open_page("workshops.py")
    assert keys(app, "button") == ["new", "demo"]
    assert [link.label for link in app.page_link][-1] == "1 closed workshop in the archive"


@pytest.mark.parametrize(("button", "heading"), [("lead", "Welcome people in"), ("change", "")])
def test_a_workshops_buttons_lead_to_that_workshop(
    room: rooms.Room, open_page: Open, button: str, heading: str
) -> None:
    app = open_page("workshops.py")
    app.button(key=f"{button}-{code_of(room)}").click().run()
    assert app.query_params == {"w": code_of(room)}
    assert (heading or "Ledermøde, Børn og Unge") in html(app)
    assert keys(app, "button", "new") == []


def delete(room: rooms.Room, open_page: Open) -> AppTest:
    app = open_page("workshops.py")
    return app.button(key=f"delete-{code_of(room)}").click().run()


def test_deleting_asks_first_and_says_what_is_lost(room: rooms.Room, open_page: Open) -> None:
    room.join("alice", "bob")
    app = delete(room, open_page)
    assert [text.value for text in app.markdown][-2:] == [
        "The answers and reasons of 2 participants will be gone, and with them the agenda, the "
        "notes and the commitments.",
        "This cannot be undone.",
    ]
    assert store.find(code_of(room)) == room.workshop


def test_a_workshop_is_kept_when_one_thinks_again(room: rooms.Room, open_page: Open) -> None:
    app = delete(room, open_page)
    app.button(key="keep").click().run()
    assert keys(app, "button", "really") == []
    assert [entry.id for entry in store.overviews()] == [room.workshop]


def test_a_workshop_is_gone_once_deleting_is_confirmed(room: rooms.Room, open_page: Open) -> None:
    other = rooms.prepare(rooms.TRIANGLE)
    app = delete(room, open_page)
    app.button(key="really-delete").click().run()
    assert [entry.id for entry in store.overviews()] == [other.workshop]
    assert keys(app, "button", "delete-") == [f"delete-{code_of(other)}"]


def test_a_title_is_shown_as_it_was_written(open_page: Open) -> None:
    draft = rooms.draft(rooms.AXIS)
    title = "<img src=x> **Mål** & :smile: $x$"
    store.create_workshop(type(draft)(title, draft.date, draft.languages, (), draft.items))
    app = open_page("workshops.py")
    assert "<h3 class='title'>&lt;img src=x&gt; **Mål** &amp; :smile: $x$</h3>" in html(app)


def test_a_broken_dilemma_file_is_named_with_its_fault(
    data: Path, monkeypatch: pytest.MonkeyPatch, open_page: Open
) -> None:
    folder = data / "dilemmas"
    shutil.copytree(settings.ROOT / "dilemmas", folder)
    (folder / "broken.yaml").write_text("id: broken\nanchor: <b>\n", encoding="utf-8")
    monkeypatch.setenv("STAASTED_DILEMMAS", str(folder))
    settings.settings.cache_clear()
    app = open_page("workshops.py", "da")
    faults = store.library().faults
    assert faults
    assert [warning.value for warning in app.warning] == [
        translator("da")("These dilemma files cannot be read and are left out:")
    ]
    shown = [piece for piece in html(app).splitlines() if piece.startswith("<p class='fault'>")]
    assert shown == [
        f"<p class='fault'>{escaped(fault.reason(translator('da')))}</p>" for fault in faults
    ]


def escaped(text: str) -> str:
    for plain, safe in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("'", "&#x27;")):
        text = text.replace(plain, safe)
    return text


def test_a_visitor_without_the_key_sees_no_workshop(
    room: rooms.Room, open_page: Open, cookies: dict[str, str]
) -> None:
    assert "Ledermøde" in html(open_page("workshops.py"))
    del cookies["staasted_key"]
    app = AppTest.from_file(str(settings.ROOT / "pages" / "main.py"), default_timeout=30).run()
    shown = html(app) + "".join(text.value for text in app.markdown)
    assert "Ledermøde" not in shown
    assert code_of(room)[:3] not in shown
    assert keys(app, "button", "lead") == []


@pytest.mark.parametrize(
    ("language", "title"), [("da", "Demo 26. november 2026"), ("en", "Demo 26 November 2026")]
)
def test_the_demo_has_one_of_each_kind_in_the_newcomers_language(
    database: None, data: Path, thursday: dt.date, language: str, title: str
) -> None:
    draft = check_draft(agenda.draft(store.library(), thursday, translator(language)))
    assert [item.content.id for item in draft.items] == [
        rooms.AXIS,
        rooms.TRIANGLE,
        rooms.PRIORITY,
    ]
    assert (draft.title, draft.languages[0]) == (title, language)


def test_the_demo_makes_do_with_another_dilemma_of_the_same_shape(
    database: None, data: Path, thursday: dt.date
) -> None:
    whole = store.library()
    rest = {name: d for name, d in whole.dilemmas.items() if name != rooms.AXIS}
    draft = agenda.draft(Library(rest, {}, ()), thursday, translator("da"))
    shapes = [item.content.kind for item in draft.items if hasattr(item.content, "kind")]
    assert shapes == [Shape.AXIS, Shape.TRIANGLE]
