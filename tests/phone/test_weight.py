"""How much a phone has to fetch, what it may do, and that nobody else is asked."""

import re
from pathlib import Path
from typing import Any

import pytest

import store
from phone.assets import asset
from tests import rooms
from tests.phone.conftest import Visitor
from tests.rooms import Room
from workshop.flow import Phase

SCRIPT = 15_000  # bytes
KEEPING = 1_000  # the suggestion's own
PART = 3_000  # what one kind of step has of its own
FIRST_VISIT = 60_000
KEPT_POINT = 12_000  # of the page that is kept, and what is around its points
KEPT_REST = 4_000

FOLDER = Path(__file__).parents[2] / "phone"


def fetched(phone: Visitor, path: str) -> dict[str, int]:
    """The bytes of a page and of everything it names, uncompressed."""
    page = phone.get(path)
    sizes = {path: len(page.content)}
    for address in re.findall(r'(?:src|href)="([^"]+)"', page.text):
        if "/static/" in address:
            sizes[address] = len(phone.get(address).content)
    return sizes


def test_the_script_is_small() -> None:
    assert (FOLDER / "static" / "phone.js").stat().st_size < SCRIPT
    assert (FOLDER / "static" / "keep.js").stat().st_size < KEEPING
    for name in ("points.js", "reasons.js", "clock.js", "table.js", "support.js", "people.js"):
        assert (FOLDER / "static" / name).stat().st_size < PART


def test_a_first_visit_is_small(room: Room, code: str, visit: Any) -> None:
    phone = visit()
    first = fetched(phone, f"/p/{code}")
    assert {name.rpartition(".")[2][:2] for name in first if "/static/" in name} == {
        "cs",
        "js",
        "sv",
    }
    assert sum(first.values()) < FIRST_VISIT
    phone.post(f"/p/{code}/join")
    room.go_to(rooms.TRIANGLE, Phase.STANCE)
    assert sum(first.values()) + len(phone.get(f"/p/{code}").content) < FIRST_VISIT


def test_the_page_that_is_kept_stays_light(database: None, visit: Any) -> None:
    """A point has the room's picture and one's own answers, of sixty people."""
    room = rooms.prepare(rooms.AXIS, rooms.TRIANGLE, rooms.PRIORITY)
    code = room.snapshot.code
    phone = visit("en")
    phone.post(f"/p/{code}/join")
    names = [str(n) for n in range(59)]
    room.join(*names)
    for content, phase in ((rooms.AXIS, Phase.STANCE), (rooms.TRIANGLE, Phase.STANCE)):
        room.go_to(content, phase)
        three = content == rooms.TRIANGLE
        form = {"item": str(room.item.id), "round": "1", "reason": "x" * 280}
        form |= {"a": "20", "b": "30", "c": "50"} if three else {"position": "33"}
        assert phone.script(f"/p/{code}/stance", form).status_code == 200
        for n, name in enumerate(names):
            room.stand(name, *((n, 59 - n, 41) if three else (n * 1.6,)))
    room.close()
    page = phone.get(f"/p/{code}", **{"Accept-Encoding": "gzip"})
    assert page.text.count("<svg") == 2
    assert len(page.content) < 2 * KEPT_POINT + KEPT_REST
    assert int(page.headers["content-length"]) < 2 * KEPT_POINT / 4 + KEPT_REST / 2


def test_nothing_is_fetched_from_anybody_else(room: Room, alice: Visitor, code: str) -> None:
    store.allow_suggestions(room.workshop, True)
    for path in ("/p/", f"/p/{code}", f"/p/{code}/suggest", "/enter"):
        page = alice.get(path).text
        named = re.findall(r'(?:src|href|action)="([^"]+)"', page)
        assert named
        assert all(address.startswith("/") and not address.startswith("//") for address in named)
        assert not re.search(r"<script(?! src=)|<style|\bstyle=|\bon\w+=", page)
    for name in (
        "phone.js",
        "keep.js",
        "points.js",
        "reasons.js",
        "clock.js",
        "table.js",
        "support.js",
        "people.js",
        "forget.js",
        "phone.css",
    ):
        assert "//" not in re.sub(
            r"^\s*//.*|\s// .*", "", (FOLDER / "static" / name).read_text(), flags=re.M
        ).replace("http://www.w3.org", "")


@pytest.mark.parametrize("path", ["/p/", "/p/{code}", "/p/{code}/view", "/enter", "/p/QQQQQQ"])
def test_every_page_carries_the_same_guards(path: str, alice: Visitor, code: str) -> None:
    headers = alice.get(path.format(code=code)).headers
    policy = headers["content-security-policy"]
    for rule in ("default-src 'self'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert rule in policy
    assert "unsafe" not in policy
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


def test_the_styles_and_script_are_kept_a_year_under_a_name_of_their_content(
    visit: Any, database: None
) -> None:
    phone = visit()
    for name, kind in (("phone.css", "text/css"), ("phone.js", "text/javascript")):
        answer = phone.get(asset(name))
        assert answer.headers["content-type"].startswith(kind)
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.content == (FOLDER / "static" / name).read_bytes()
        assert phone.get(f"/p/static/{name}?v=old").headers["cache-control"] == "no-cache"
    assert phone.get("/p/static/..%2Froutes.py").status_code == 404
    assert phone.get("/p/static/nothing.css").status_code == 404


def test_a_page_is_packed_for_who_unpacks_it_and_plain_for_who_does_not(
    room: Room, alice: Visitor, code: str
) -> None:
    room.go_to(rooms.TRIANGLE, Phase.STANCE)
    for path in (f"/p/{code}", f"/p/{code}/view", asset("phone.js"), "/p/QQQQQQ"):
        packed = alice.get(path, **{"Accept-Encoding": "gzip, deflate, br"})
        plain = alice.get(path, **{"Accept-Encoding": "identity"})
        assert packed.headers["content-encoding"] == "gzip"
        assert "content-encoding" not in plain.headers
        assert packed.content == plain.content  # the client has unpacked it
        assert int(packed.headers["content-length"]) < int(plain.headers["content-length"])
        assert "Accept-Encoding" in plain.headers["vary"]
