"""Until the reveal no distribution reaches anybody: every byte to every screen is looked at.

Erik answers by the link before the meeting, three people in it. Everything the server sends
meanwhile to the remote, the projector, the lists, the other phones and every event stream is
recorded; then the room is shown the result, and what the result says must not be in any of
the recordings.
"""

import base64
import datetime as dt
import json
import re
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, expect

import store
from i18n import translator
from tests import rooms
from tests.browser.conftest import App, enter
from workshop import access, pictures
from workshop.flow import Phase

pytestmark = pytest.mark.browser

PLACES = {"erik": 29.71, "alice": 13.37, "bob": 41.83, "charlie": 86.61}
REASONS = {
    "erik": "Jeg har nattevagt",
    "alice": "Hun kender sin egen have",
    "bob": "Vejen er smal",
    "charlie": "Alle skal frem",
}


class Recording:
    """Bytes sent to somebody."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._bytes = bytearray()

    def add(self, data: bytes | str) -> None:
        with self._lock:
            self._bytes += data.encode() if isinstance(data, str) else data

    def holds(self, needle: bytes) -> bool:
        """Also where it is within an image that is sent as text."""
        with self._lock:
            sent = bytes(self._bytes).replace(rb"\u002f", b"/")
        images = re.findall(rb"image/svg\+xml;base64,([A-Za-z0-9+/=]+)", sent)
        return any(needle in each for each in (sent, *map(base64.b64decode, images)))

    def __len__(self) -> int:
        return len(self._bytes)


class Screen:
    """A browser whose web socket frames and HTTP answers are all recorded."""

    def __init__(self, chrome: Browser, folder: Path, name: str, width: int, height: int) -> None:
        self.recording = Recording()
        self._har = folder / f"{name}.har"
        self.context = chrome.new_context(
            viewport={"width": width, "height": height},
            record_har_path=self._har,
            record_har_content="embed",
            record_har_url_filter=re.compile(r"^(?!.*/static/).*$"),
        )
        self.context.on(
            "page",
            lambda page: page.on(
                "websocket", lambda socket: socket.on("framereceived", self.recording.add)
            ),
        )

    def close(self) -> None:
        """Only now are the HTTP answers written down."""
        self.context.close()
        entries = json.loads(self._har.read_text(encoding="utf-8"))["log"]["entries"]
        assert entries
        for entry in entries:
            content = entry["response"]["content"]
            text = content.get("text", "")
            coded = content.get("encoding") == "base64"
            self.recording.add(base64.b64decode(text) if coded else text)


class Phone:
    """A phone as plain HTTP: what it is sent is recorded to the last byte."""

    def __init__(self, app: App, code: str) -> None:
        self.http = httpx.Client(base_url=app.url, follow_redirects=True)
        self.recording = Recording()
        self.code = code
        self.note(self.http.get(f"/p/{code}"))
        self.note(self.http.post(f"/p/{code}/join"))

    @property
    def cookies(self) -> str:
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.http.cookies.jar)

    def note(self, answer: httpx.Response) -> httpx.Response:
        self.recording.add(answer.content + str(answer.headers).encode())
        return answer

    def read(self) -> str:
        self.note(self.http.get(f"/p/{self.code}"))
        return self.note(self.http.get(f"/p/{self.code}/view")).text

    def stand(self, place: float, reason: str, page: str | None = None) -> None:
        hidden = dict(re.findall(r'name="(item|round)" value="(\d+)"', page or self.read()))
        answer = self.note(
            self.http.post(
                f"/p/{self.code}/stance",
                data={**hidden, "position": str(place), "certainty": "4", "reason": reason},
                headers={"Accept": "application/json"},
            )
        )
        assert answer.json()["saved"]


@contextmanager
def listening(app: App, path: str, cookies: str, recording: Recording) -> Iterator[None]:
    """Record an event stream, off the wire, for as long as the block lasts."""
    host = urlsplit(app.url).netloc
    over = threading.Event()
    with socket.create_connection(("127.0.0.1", urlsplit(app.url).port or 80)) as wire:
        wire.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookies}\r\n\r\n".encode())
        recording.add(wire.recv(65536))
        wire.settimeout(0.1)

        def listen() -> None:
            while not over.is_set():
                with suppress(TimeoutError):
                    recording.add(wire.recv(65536))

        thread = threading.Thread(target=listen)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()


def test_no_byte_of_a_distribution_is_sent_before_the_reveal(
    chrome: Browser, app: App, data: Path, tmp_path: Path
) -> None:
    store.open_database(f"sqlite:///{app.data / 'staasted.db'}")
    try:
        blind(chrome, app, rooms.prepare(rooms.AXIS), tmp_path)
    finally:
        store.close_database()


def blind(chrome: Browser, app: App, room: rooms.Room, folder: Path) -> None:
    code = room.snapshot.code
    now = dt.datetime.now(dt.UTC)
    store.set_times(room.workshop, (now, now + dt.timedelta(hours=1)))
    remote = Screen(chrome, folder, "remote", 820, 1180)
    wall = Screen(chrome, folder, "projector", 1920, 1080)
    lead = enter(remote.context, app)
    lead.goto(f"{app.url}/lead?w={code}")
    projector = wall.context.new_page()
    projector.goto(app.projector(code))
    phones = {name: Phone(app, code) for name in (*PLACES, "dorte")}
    asked = phones["erik"].note(phones["erik"].http.get(f"/p/{code}?point=1")).text
    phones["erik"].stand(PLACES["erik"], REASONS["erik"], asked)
    expect(lead.locator(".counts")).to_contain_text("har svaret på forhånd")
    expect(projector.locator(".count")).to_contain_text("1 har svaret på forhånd")
    for phone in phones.values():
        phone.read()
    for heading in ("Læs sagen", "Tag ståsted, første gang"):
        lead.locator(".st-key-go button").click()
        expect(lead.locator("h1.now")).to_have_text(heading)

    secret = (app.data / "secret").read_text(encoding="ascii").strip()
    streams = Recording()
    dorte = phones["dorte"]
    screen = f"/p/screen/{access.screen_link(secret, code)}"
    with (
        listening(app, screen, "", streams),
        listening(app, f"/p/{code}/events", dorte.cookies, dorte.recording),
    ):
        for name, place in PLACES.items():
            if name != "erik":
                phones[name].stand(place, REASONS[name])
        # Erik has come after all, so he is one of those who are here.
        expect(projector.locator(".answered")).to_contain_text("4 af 5 har svaret")
        expect(lead.locator(".counts")).to_contain_text("4 af 5")
        for phone in phones.values():
            phone.read()
    for path in ("", "archive", f"archive?w={code}", f"prepare?w={code}"):
        page = remote.context.new_page()
        page.goto(f"{app.url}/{path}")
        expect(page.locator("h1").first).to_be_visible()
        page.close()
    projector.reload()  # Dorte's stream has ended, so she is no longer here
    expect(projector.locator(".answered")).to_contain_text("4 af 4 har svaret")
    for browser in (remote, wall):
        browser.close()
    before = {"remote": remote.recording, "projector": wall.recording, "streams": streams}
    before |= {name: phone.recording for name, phone in phones.items()}
    assert [who for who, recording in before.items() if not len(recording)] == []

    # Now the room is shown the result; what it says is what must not have been said.
    shown = Screen(chrome, folder, "shown", 1920, 1080)
    lead = enter(shown.context, app)
    lead.goto(f"{app.url}/lead?w={code}")
    lead.locator(".st-key-go button").click()
    expect(lead.locator("h1.now")).to_have_text("Se, hvor I står")
    projector = shown.context.new_page()
    projector.goto(app.projector(code))
    expect(projector.locator(".finding")).to_be_visible()
    shown.close()
    for phone in phones.values():
        phone.http.close()
    store.close_database()
    store.open_database(f"sqlite:///{app.data / 'staasted.db'}")
    assert room.snapshot.here.phase is Phase.REVEAL
    picture = pictures.result(room.item, 1, translator("da"))
    said = [
        picture.title,
        picture.detail,
        *(dot.fill for dot in picture.dots if dot.fill[0] == "#"),
    ]
    assert len(said) == 2 + len(PLACES)
    for needle in said:
        assert shown.recording.holds(needle.encode()), f"a leak would be seen: {needle}"
    middle = next(row[1] for row in picture.table.rows if "," in row[1])
    for who, recording in before.items():
        for needle in (*said, middle):
            assert not recording.holds(needle.encode()), (who, needle)
        for name, place in PLACES.items():
            if name != who:
                for needle in (f"{place}", f"{place}".replace(".", ","), REASONS[name]):
                    assert not recording.holds(needle.encode()), (who, needle)
                for packed in (struct.pack("<d", place), struct.pack("<f", place)):
                    assert not recording.holds(packed), (who, place)
