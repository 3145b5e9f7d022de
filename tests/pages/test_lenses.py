"""The same choice for different reasons: wall, phone, remote, archive and files say the same."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import pypdf
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

import settings
import store
from i18n import translator
from pages.parts import files
from phone.routes import Ahead, routes
from tests import rooms
from tests.pages.conftest import Open, html
from tests.phone.conftest import Loop, Visitor, words
from workshop import access
from workshop.answers import Stance
from workshop.flow import Phase

LEFT, RIGHT = "◀ One person's good life", "▶ The good of all"
SAYS_LEFT = f"Of those who lean towards {LEFT}: 4 write about duty, 2 about care."
SAYS_RIGHT = f"Of those who lean towards {RIGHT}: 3 write about consequences, 2 about care."
SAYS_ALL = "In the whole room: 4 write about duty, 3 about consequences, 4 about care."
MANY = ("duty",) * 4 + ("care",) * 2, ("consequence",) * 3 + ("care",) * 2


@pytest.fixture
def loop() -> Iterator[Loop]:
    running = Loop()
    yield running
    running.close()


def held(left: tuple[str, ...], right: tuple[str, ...]) -> rooms.Room:
    """A room that sees its first result; the reasons of both sides are about these lenses."""
    draft = replace(rooms.draft(rooms.AXIS, rounds=1), languages=("en", "da"))
    room = rooms.Room(store.create_workshop(draft))
    people = [(10.0, lens) for lens in left] + [(90.0, lens) for lens in right]
    names = [f"person {n}" for n in range(len(people))]
    room.join(*names)
    room.go_to(rooms.AXIS, Phase.STANCE)
    item = room.item.id
    for name, (place, lens) in zip(names, people, strict=True):
        stance = Stance((place,), reason=f"{name} wrote", lens=lens)
        store.take_stance(room.people[name], item, 1, stance)
    room.forward()
    return room


def everywhere(room: rooms.Room, open_page: Open, loop: Loop) -> dict[str, str]:
    """All that tells of reasons, as text; the archive and the files after the meeting."""
    code = room.snapshot.code
    store.set_wall(room.workshop, "reasons")
    link = access.screen_link(settings.secret(), code)
    shown = {"wall": html(open_page("projector.py", "en", w=link))}
    phone = Visitor(loop, Starlette(routes=routes, middleware=[Middleware(Ahead)]), "en")
    phone.post(f"/p/{code}/join")
    shown["phone"] = words(phone.get(f"/p/{code}/reasons"))
    loop.run(phone.client.aclose())
    remote = open_page("lead.py", "en", w=code)
    remote.session_state[f"reasons-{room.snapshot.step}"] = True
    shown["remote"] = html(remote.run())
    room.close()
    shown["archive"] = html(open_page("archive.py", "en", w=code))
    t = translator("en")
    for file in files.downloads(room.snapshot, t, t):
        made = file.make()
        if file.key == "pdf":
            pages = pypdf.PdfReader(io.BytesIO(made)).pages
            shown[file.key] = " ".join(" ".join(p.extract_text().split()) for p in pages)
        else:
            shown[file.key] = made.decode("utf-8-sig")
    return {where: unescape(text) for where, text in shown.items()}


def cells(table: str) -> list[tuple[str, ...]]:
    """The rows of the figures that tell of lenses."""
    rows = csv.DictReader(io.StringIO(table), delimiter=";")
    names = ("Reasons from", *(f"Reasons about {n}" for n in ("duty", "consequences", "care")))
    return [tuple(row[name] for name in names) for row in rows if row.get(names[0])]


def line(who: str, *counts: int) -> str:
    return f"<th scope='row'>{who}</th>" + "".join(f"<td>{n}</td>" for n in counts)


def test_all_screens_and_files_say_the_same_of_both_sides(open_page: Open, loop: Loop) -> None:
    shown = everywhere(held(*MANY), open_page, loop)
    for where in ("wall", "phone", "pdf"):
        assert shown[where].count(SAYS_LEFT) == 1, where
        assert shown[where].count(SAYS_RIGHT) == 1, where
    assert SAYS_ALL in shown["pdf"]
    for where in ("remote", "archive"):
        for row in (line(LEFT, 4, 0, 2), line(RIGHT, 0, 3, 2), line("All", 4, 3, 4)):
            assert row in shown[where], where
    assert cells(shown["figures"]) == [
        (LEFT, "4", "0", "2"),
        (RIGHT, "0", "3", "2"),
        ("All", "4", "3", "4"),
    ]
    for side in (LEFT, RIGHT):  # beside each of the six that this phone is shown
        assert f"{side} · " in shown["phone"]


def test_a_small_side_is_only_in_the_whole(open_page: Open, loop: Loop) -> None:
    left = ("duty",) * 4 + ("consequence",) * 3
    shown = everywhere(held(left, ("care",) * 4), open_page, loop)
    whole = "In the whole room: 4 write about duty, 3 about consequences, 4 about care."
    for where in ("wall", "phone", "pdf"):
        assert shown[where].count(whole) == 1, where
    for where in ("remote", "archive"):
        assert line("All", 4, 3, 4) in shown[where], where
    assert cells(shown["figures"]) == [("All", "4", "3", "4")]
    for where, text in shown.items():
        assert "Of those who lean" not in text, where
        assert " · care" not in text, where
        assert line(LEFT, 4, 3, 0) not in text, where
        assert line(RIGHT, 0, 0, 4) not in text, where


def test_with_too_few_tags_nothing_is_said_anywhere(open_page: Open, loop: Loop) -> None:
    shown = everywhere(held(("duty", "care", "", ""), ("care", "duty", "", "")), open_page, loop)
    for where, text in shown.items():
        for said in ("write about", "In the whole room", "Reasons about", "The same choice"):
            assert said not in text, where
        assert " · care" not in text, where
        assert " · duty" not in text, where


def test_only_what_may_stand_beside_a_reason_can_be_asked_for(open_page: Open) -> None:
    room = held((*MANY[0], "duty"), ("care",) * 5)
    app = open_page("lead.py", "en", w=room.snapshot.code)
    step = room.snapshot.step
    app.session_state[f"reasons-{step}"] = True
    app.run()
    key = f"lead-{step}-{room.item.id}"
    assert [one.key for one in app.selectbox if one.key and one.key.startswith(key)] == [
        f"{key}-side-en"  # the right is of one mind, so the left would tell of it
    ]
