"""The real app in a process of its own, and Chromium to look at it with."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests import chromium
from tests.browser.phones import SIZE, Phone, Server, free_port
from tests.conftest import ROOT
from tests.rooms import Room
from workshop import access

# A condition that comes late on a busy machine is still met; only never is a failure.
expect.set_options(timeout=20_000)


@dataclass(frozen=True)
class App:
    """A running app: its address and its data folder."""

    url: str
    data: Path
    process: "subprocess.Popen[bytes]"

    @property
    def key(self) -> str:
        return (self.data / "facilitator-key").read_text(encoding="ascii").strip()

    def projector(self, code: str) -> str:
        secret = (self.data / "secret").read_text(encoding="ascii").strip()
        return f"{self.url}/projector?w={access.screen_link(secret, code)}"


def start_app(data: Path, port: int | None = None, **more: str) -> App:
    """Start the app as a user does and wait until it answers."""
    port = port or free_port()
    env = {name: v for name, v in os.environ.items() if not name.startswith("STAASTED_")}
    env |= {"STAASTED_DATA": str(data), **more}
    with (data / "app.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"],
            cwd=ROOT,
            env=env,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    url = f"http://127.0.0.1:{port}"
    until = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(f"{url}/p/", timeout=5).close()
            return App(url, data, process)
        except (urllib.error.URLError, OSError):
            if process.poll() is not None or time.monotonic() > until:
                process.kill()
                raise AssertionError((data / "app.log").read_text()) from None
            time.sleep(0.1)


def stop_app(app: App) -> int:
    """Stop the app as a service manager does; returns how it ended."""
    app.process.terminate()
    try:
        return app.process.wait(20)
    except subprocess.TimeoutExpired:
        app.process.kill()
        app.process.wait()
        raise


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    running = start_app(tmp_path_factory.mktemp("app"))
    yield running
    stop_app(running)


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    path = chromium.find()
    assert path, chromium.ADVICE
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*chromium.ARGUMENTS])
        yield browser
        browser.close()


def enter(context: BrowserContext, app: App) -> Page:
    """A facilitator's browser: in by the link that the app printed."""
    page = context.new_page()
    page.goto(f"{app.url}/enter?key={app.key}")
    page.wait_for_selector(".st-key-top-bar")
    return page


@pytest.fixture
def server(room: Room) -> Iterator[Server]:
    """The phones' server, for the room of the tests' own."""
    running = Server()
    yield running
    running.stop()


@pytest.fixture
def pick_up(chrome: Browser, server: Server, room: Room) -> Iterator[Callable[..., Phone]]:
    """Call it for a phone, with its language and what else its browser is to be.

    No page may have had a fault.
    """
    phones: list[Phone] = []

    def one(language: str = "da", **more: Any) -> Phone:
        locale = {"da": "da-DK", "en": "en-GB"}[language]
        context = chrome.new_context(**{"viewport": SIZE, "locale": locale, **more})
        page = context.new_page()
        phone = Phone(page, room, room.snapshot.code)

        def seen(response: Any) -> None:
            if response.request.method == "POST" and response.url.endswith(("stance", "ranking")):
                phone.posts.append(response.status)

        page.on("response", seen)
        page.on("pageerror", lambda error: phone.faults.append(str(error)))
        page.on(
            "console",
            lambda said: phone.faults.append(said.text) if "Security Policy" in said.text else None,
        )
        phones.append(phone)
        return phone

    yield one
    for phone in phones:
        phone.page.context.close()
    assert [fault for phone in phones for fault in phone.faults] == []
