"""Phones without a browser: real routes, a real database, requests made in a thread."""

import asyncio
import html
import re
import threading
from collections.abc import Coroutine, Iterator
from typing import Any, TypeVar

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from phone.routes import Ahead, routes
from phone.streams import close_streams
from tests.rooms import Room

R = TypeVar("R")
HERE = "http://testserver"
LANGUAGE = {"da": "da-DK,da;q=0.9", "en": "en-GB,en;q=0.9"}


class Loop:
    """An event loop in a thread of its own, as a server has it."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, doing: Coroutine[Any, Any, R]) -> R:
        return asyncio.run_coroutine_threadsafe(doing, self.loop).result(20)

    def close(self) -> None:
        self.run(close_streams())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()


class Visitor:
    """A phone without script: keeps its cookies, follows no redirect by itself."""

    def __init__(self, loop: Loop, app: Starlette, language: str = "da") -> None:
        self._loop = loop
        self.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app, raise_app_exceptions=False),
            base_url=HERE,
            headers={"Accept-Language": LANGUAGE[language], "Accept": "text/html"},
        )

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self._loop.run(self.client.get(path, headers=headers))

    def post(
        self, path: str, data: dict[str, str] | bytes | None = None, **headers: str
    ) -> httpx.Response:
        """A form as a browser posts it: with its Origin."""
        headers = {"Origin": HERE, **headers}
        if isinstance(data, bytes):
            return self._loop.run(self.client.post(path, content=data, headers=headers))
        return self._loop.run(self.client.post(path, data=data or {}, headers=headers))

    def script(self, path: str, data: dict[str, str]) -> httpx.Response:
        """A form as the page's script posts it."""
        return self.post(path, data, Accept="application/json")


def words(page: httpx.Response | str) -> str:
    """A page's text as it is read: without tags, entities resolved, spaces single."""
    text = page if isinstance(page, str) else page.text
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


@pytest.fixture
def loop() -> Iterator[Loop]:
    running = Loop()
    yield running
    running.close()


@pytest.fixture
def app() -> Starlette:
    return Starlette(routes=routes, middleware=[Middleware(Ahead)])


@pytest.fixture
def visit(loop: Loop, app: Starlette) -> Iterator[Any]:
    """Call it for one more visitor in a language."""
    made: list[Visitor] = []

    def one(language: str = "da") -> Visitor:
        made.append(Visitor(loop, app, language))
        return made[-1]

    yield one
    for visitor in made:
        loop.run(visitor.client.aclose())


@pytest.fixture
def code(room: Room) -> str:
    return room.snapshot.code


@pytest.fixture
def alice(room: Room, code: str, visit: Any) -> Visitor:
    """Alice has joined the room, in Danish."""
    phone: Visitor = visit()
    assert phone.post(f"/p/{code}/join").status_code == 303
    return phone
