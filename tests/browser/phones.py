"""The phone's routes on a server of their own, and a participant's browser on them."""

import asyncio
import socket
import threading
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from playwright.sync_api import Page, Route, expect
from starlette.applications import Starlette

import store
from phone.routes import routes
from phone.streams import close_streams
from tests.rooms import Room
from workshop.answers import Given
from workshop.flow import Phase


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


PORT = free_port()
URL = f"http://127.0.0.1:{PORT}"
SIZE: Any = {"width": 390, "height": 844}


class Server:
    """The phone's routes on a real server in a thread of its own."""

    def __init__(self) -> None:
        @asynccontextmanager
        async def lifespan(_app: Starlette) -> Any:
            self.loop = asyncio.get_running_loop()
            yield

        app = Starlette(routes=routes, lifespan=lifespan)
        config = uvicorn.Config(app, port=PORT, log_level="warning", lifespan="on")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            assert self._thread.is_alive(), f"port {PORT} is taken"
            time.sleep(0.01)

    def end_streams(self) -> None:
        asyncio.run_coroutine_threadsafe(close_streams(), self.loop).result(10)

    def stop(self) -> None:
        self._server.should_exit = True
        self.end_streams()
        self._thread.join(20)
        assert not self._thread.is_alive()


@dataclass
class Phone:
    """A participant's browser and what its network has seen."""

    page: Page
    room: Room
    code: str
    posts: list[int] = field(default_factory=list)  # statuses of answered POSTs
    faults: list[str] = field(default_factory=list)
    blocked: bool = False

    def join(self) -> None:
        self.page.goto(f"{URL}/p/{self.code}")
        self.page.locator("form[data-once] button").click()
        expect(self.page.locator("main[data-step]")).to_be_visible()

    def person(self) -> store.Person:
        name = f"staasted_{self.code}"
        [token] = [
            c["value"] for c in self.page.context.cookies(f"{URL}/p") if c.get("name") == name
        ]
        return store.person(str(token), self.room.workshop)

    @property
    def own(self) -> Given | None:
        return store.own_answer(self.person(), self.room.item, self.room.snapshot.here.round)

    def is_at(self, content: str, phase: Phase, number: int | None = None) -> None:
        """Take the room there and wait until the phone shows it."""
        self.room.go_to(content, phase, number)
        self.shows_the_step()

    def shows_the_step(self) -> None:
        expect(self.page.locator("main")).to_have_attribute("data-step", self.room.snapshot.turn)

    def says(self, words: str) -> None:
        expect(self.page.locator("#status")).to_have_text(words)

    def slide_to(self, share: float) -> None:
        slider = self.page.locator("input.axis")
        slider.scroll_into_view_if_needed()
        size = slider.bounding_box()
        assert size
        slider.click(position={"x": size["width"] * share, "y": size["height"] / 2})

    def block_answers(self) -> None:
        """The network swallows what is posted."""

        def handle(route: Route) -> None:
            if self.blocked and route.request.method == "POST":
                route.abort("internetdisconnected")
            else:
                route.continue_()

        self.blocked = True
        self.page.route("**/p/*/*", handle)
