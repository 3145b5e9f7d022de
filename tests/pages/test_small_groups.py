"""One rule for small groups: page, wall, phone and every file show the same roles, or none."""

import csv
import io
from collections.abc import Iterator

import pypdf
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

import settings
from i18n import translator
from pages.parts import files
from phone.routes import Ahead, routes
from tests import rooms
from tests.pages.conftest import Open, html
from tests.phone.conftest import Loop, Visitor, words
from workshop import access
from workshop.flow import Phase

# Figures that nothing else has: B's middle is 48.3, A's 7.
PLACES = {
    "Anlæg": (3, 7, 11),
    "Børnehuse": (12.5, 41.3, 47.5, 49.1, 59.7, 61.9),
    "": (71, 73, 79, 83),
}
MIDDLE = {"Anlæg": "7.0", "Børnehuse": "48.3"}


@pytest.fixture
def loop() -> Iterator[Loop]:
    running = Loop()
    yield running
    running.close()


def held(*roles: str) -> rooms.Room:
    """A room that sees its first result; people have these roles, "" is none."""
    room = rooms.prepare(rooms.AXIS, rounds=1, roles=("Anlæg", "Børnehuse"))
    people = [(f"{role}{n}", role, x) for role in roles for n, x in enumerate(PLACES[role])]
    for name, role, _ in people:
        room.join(name, role=role or None)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name, _, x in people:
        room.stand(name, x)
    room.forward()
    return room


def everywhere(room: rooms.Room, open_page: Open, loop: Loop) -> dict[str, str]:
    """All that can be seen of a result or taken home, as text."""
    link = access.screen_link(settings.secret(), room.snapshot.code)
    shown = {"wall": html(open_page("projector.py", "en", w=link))}
    phone = Visitor(loop, Starlette(routes=routes, middleware=[Middleware(Ahead)]), "en")
    phone.post(f"/p/{room.snapshot.code}/join", {"role": "Anlæg"})  # sees it, has not answered
    shown["phone"] = words(phone.get(f"/p/{room.snapshot.code}/view"))
    loop.run(phone.client.aclose())
    room.close()
    shown["page"] = html(open_page("archive.py", "en", w=room.snapshot.code))
    t = translator("en")
    for file in files.downloads(room.snapshot, t, t):
        made = file.make()
        if file.key == "pdf":
            pages = pypdf.PdfReader(io.BytesIO(made)).pages
            shown[file.key] = " ".join(" ".join(p.extract_text().split()) for p in pages)
        else:
            shown[file.key] = made.decode("utf-8-sig")
    return shown


@pytest.mark.parametrize(
    ("roles", "visible", "total", "rest"),
    [
        (("Anlæg", "Børnehuse"), (), 9, None),
        (("Anlæg", "Børnehuse", ""), ("Børnehuse",), 13, 7),
        (("Børnehuse", ""), (), 10, None),
    ],
)
def test_a_small_role_is_nowhere_and_can_not_be_worked_out(
    roles: tuple[str, ...],
    visible: tuple[str, ...],
    total: int,
    rest: int | None,
    open_page: Open,
    loop: Loop,
) -> None:
    shown = everywhere(held(*roles), open_page, loop)
    for where, text in shown.items():
        for role, middle in MIDDLE.items():
            by_role = where in ("page", "pdf", "figures") and role in visible
            assert (role in text) == by_role, (where, role)
            assert (middle in text) == by_role, (where, role)
    for where in ("page", "pdf"):
        assert f"{total} answers" in shown[where]
        if rest is not None:
            assert f"{rest} of {total} answers stand in no role shown here" in shown[where]
        else:
            assert "No role can be shown by itself." in shown[where]
            assert (
                "at least 5 answers that are not too alike and cannot be worked out" in shown[where]
            )
    rows = list(csv.DictReader(io.StringIO(shown["figures"]), delimiter=";"))
    assert [(row.get("Role", ""), row["Answers"]) for row in rows] == [
        ("", str(total)),
        *((role, "6") for role in visible),
    ]


def test_two_large_roles_are_both_shown_and_a_unanimous_one_is_not(open_page: Open) -> None:
    room = rooms.prepare(rooms.AXIS, rounds=1, roles=("Anlæg", "Børnehuse", "Cykler"))
    places = {"Anlæg": (5, 15, 25, 35, 45), "Børnehuse": (90,) * 6, "Cykler": (50, 60, 70, 80, 90)}
    people = [
        (f"{role}{n}", role, x) for role, those in places.items() for n, x in enumerate(those)
    ]
    for name, role, _ in people:
        room.join(name, role=role)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name, _, x in people:
        room.stand(name, x)
    room.close()
    page = html(open_page("archive.py", "en", w=room.snapshot.code))
    assert "Børnehuse" not in page
    assert "<th scope='row'>Anlæg</th><td>5</td><td>25.0</td>" in page
    assert "Of the roles only “Anlæg” can be shown." in page
    assert "Cykler" not in page  # else the six who all said 90 could be worked out
