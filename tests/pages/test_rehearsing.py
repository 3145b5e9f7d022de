"""A rehearsal begins wherever one prepares, is marked on every screen, and goes in one press."""

from dataclasses import dataclass, field

import pytest
from streamlit.testing.v1 import AppTest

import demo
import settings
import store
from i18n import translator
from pages.parts import files
from tests import rooms
from tests.pages.conftest import Open, html, keys
from tests.rooms import Room
from workshop import access
from workshop.flow import LOBBY


@dataclass
class Started:
    """Whom the page asked to join; they come in a process of their own (tests/demo)."""

    codes: list[str] = field(default_factory=list)

    def start(
        self, url: str, code: str, people: int = 0, language: str = "", tables: int = 0
    ) -> None:
        assert url.startswith("http://127.0.0.1:")
        assert (people, language, tables) == (24, "da", 2)
        self.codes.append(code)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    started = Started()
    monkeypatch.setattr(demo, "start", started.start)
    return started


def rehearsal(room: Room) -> Room:
    return Room(store.rehearse(room.workshop, "Prøve: Ledermøde"))


@pytest.mark.parametrize(
    ("page", "query"),
    [("workshops.py", {}), ("lead.py", {"w": ""}), ("prepare.py", {"w": "", "ready": "1"})],
)
def test_it_begins_from_the_list_the_lobby_and_what_is_prepared(
    open_page: Open, room: Room, started: Started, page: str, query: dict[str, str]
) -> None:
    code = room.snapshot.code
    app = open_page(page, **{name: value or code for name, value in query.items()})
    app.button(key=f"rehearse-{code}").click().run()
    (copy,) = [entry for entry in store.overviews() if entry.simulated]
    assert started.codes == [copy.code]
    words = translator("da")
    assert copy.title == words("Rehearsal: {title}", title="Ledermøde, Børn og Unge")
    assert app.query_params["w"] == copy.code
    assert "<b class='simulated'>Simulated</b>" in html(app)
    assert room.snapshot.here == LOBBY


def test_every_screen_says_that_it_is_simulated(open_page: Open, room: Room) -> None:
    copy = rehearsal(room)
    code = copy.snapshot.code
    link = access.screen_link(settings.secret(), code)
    while True:
        assert "Simulated" in html(open_page("lead.py", w=code))
        assert "Simuleret" in html(open_page("projector.py", w=link))
        if copy.snapshot.closed:
            break
        copy.forward()
    assert "simulated" in html(open_page("archive.py", w=code))


def test_a_real_workshop_says_nothing_of_the_kind(open_page: Open, room: Room) -> None:
    link = access.screen_link(settings.secret(), room.snapshot.code)
    for page, address in (("lead.py", room.snapshot.code), ("projector.py", link)):
        assert "class='simulated'" not in html(open_page(page, w=address))


def test_one_press_deletes_it_in_the_list_and_on_the_remote(open_page: Open, room: Room) -> None:
    for page in ("workshops.py", "lead.py"):
        copy = rehearsal(room)
        code = copy.snapshot.code
        app = open_page(page, w=code) if page == "lead.py" else open_page(page)
        app.button(key=f"delete-rehearsal-{code}").click().run()
        assert [entry.code for entry in store.overviews()] == [room.snapshot.code]


def test_one_press_deletes_a_closed_one_in_the_archive(open_page: Open, room: Room) -> None:
    copy = rehearsal(room)
    copy.close()
    app = open_page("archive.py")
    app.button(key=f"delete-rehearsal-{copy.snapshot.code}").click().run()
    assert [entry.code for entry in store.overviews()] == [room.snapshot.code]


def test_what_was_rehearsed_is_not_rehearsed_again_nor_what_has_begun(
    open_page: Open, room: Room
) -> None:
    copy = rehearsal(room)
    room.forward()
    app = open_page("workshops.py")
    assert keys(app, "button", "rehearse-") == []
    assert keys(open_page("lead.py", w=copy.snapshot.code), "button", "rehearse-") == []


def archived(app: AppTest) -> list[str]:
    return [link.label for link in app.page_link if "in the archive" in link.label]


def test_the_archives_figures_count_no_rehearsal(open_page: Open, room: Room) -> None:
    rehearsal(room).close()
    app = open_page("workshops.py")
    assert archived(app) == ["Simulated workshops in the archive"]
    rooms.prepare().close()
    app = open_page("workshops.py")
    assert archived(app) == ["1 closed workshop in the archive"]


def test_a_program_has_no_groups_of_opinion(
    open_page: Open, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr("pages.parts.saved_opinions.show", lambda *given: asked.append(given))
    copy = rehearsal(room)
    for played in (copy, room):
        played.close()
        open_page("archive.py", w=played.snapshot.code)
    assert len(asked) == 1


def test_the_files_of_a_rehearsal_and_the_suggestions_say_that_it_is_one(
    open_page: Open, room: Room
) -> None:
    copy = rehearsal(room)
    assert "<b class='simulated'>Simulated</b>" in html(
        open_page("suggestions.py", w=copy.snapshot.code)
    )
    assert "class='simulated'" not in html(open_page("suggestions.py", w=room.snapshot.code))
    t = translator("da")
    for played in (copy, room):
        names = [file.name for file in files.downloads(played.snapshot, t, t)]
        assert len(names) == 4
        assert all(name.startswith("simuleret-") is (played is copy) for name in names)


def test_the_list_says_when_a_rehearsal_goes(open_page: Open, room: Room) -> None:
    until = rehearsal(room).snapshot.kept_until
    assert until
    said = f"Deleted by itself after {translator('en').date(until)}."
    assert html(open_page("workshops.py")).count(said) == 1
