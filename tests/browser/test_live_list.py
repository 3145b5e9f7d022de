"""The list that a room follows while it answers, on a real wall: it moves by five answers."""

import re
from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

import store
from tests import rooms
from tests.browser.conftest import App, enter
from workshop.flow import Phase

pytestmark = pytest.mark.browser

FIRST = ("value", "co-creation", "knowledge")
THEN = ("knowledge", "co-creation", "value")
PEOPLE = 11


class Phone:
    """A phone as plain HTTP that answers a ranking."""

    def __init__(self, app: App, code: str) -> None:
        self.http = httpx.Client(base_url=app.url, follow_redirects=True)
        self.code = code
        self.http.post(f"/p/{code}/join")

    def rank(self, *order: str) -> None:
        page = self.http.get(f"/p/{self.code}").text
        hidden = dict(re.findall(r'name="(item|round)" value="(\d+)"', page))
        answer = self.http.post(
            f"/p/{self.code}/ranking",
            data={**hidden, "order": ",".join(order)},
            headers={"Accept": "application/json"},
        )
        assert answer.json()["saved"]


@pytest.fixture
def code(app: App) -> Iterator[str]:
    """A workshop where the room is asked for an order."""
    store.open_database(f"sqlite:///{app.data / 'staasted.db'}")
    try:
        english = replace(rooms.draft(rooms.PRIORITY, rounds=1), languages=("en", "da"))
        room = rooms.Room(store.create_workshop(english))
        room.go_to(rooms.PRIORITY, Phase.RANK)
        yield room.snapshot.code
    finally:
        store.close_database()


def test_the_list_grows_by_five_and_is_whole_when_it_is_shown(
    app: App, chrome: Browser, code: str
) -> None:
    lead = enter(chrome.new_context(locale="en-GB"), app)
    wall = chrome.new_context(viewport={"width": 1920, "height": 1080}).new_page()
    lead.goto(f"{app.url}/lead?w={code}")
    wall.goto(app.projector(code))
    phones = [Phone(app, code) for _ in range(PEOPLE)]
    for phone in phones[:4]:
        phone.rank(*FIRST)
    expect(wall.locator(".answered")).to_contain_text("4 of 11 have answered")
    lead.locator(".st-key-wall-list button").click()
    comes = "The list comes when 5 phones or tables have answered."
    expect(wall.locator(".answered")).to_contain_text(comes)
    phones[4].rank(*FIRST)
    expect(on_top(wall)).to_have_text("At the top you put “A sharper eye for value”.")
    expect(below(wall)).to_contain_text("So far: 5 answers")
    for phone in phones[5:9]:
        phone.rank(*THEN)
    expect(below(wall)).to_contain_text("9 of 11 have answered")
    expect(below(wall)).to_contain_text("So far: 5 answers")
    phones[0].rank(*THEN)  # the fifth that is new
    expect(below(wall)).to_contain_text("So far: 9 answers")
    expect(on_top(wall)).to_have_text(
        "“More use of what we know” and “A sharper eye for value” share the top place."
    )
    for phone in phones[9:]:
        phone.rank(*FIRST)
    expect(below(wall)).to_contain_text("11 of 11 have answered")
    expect(below(wall)).to_contain_text("So far: 9 answers")
    lead.locator(".st-key-go button").click()
    expect(below(wall)).to_contain_text("11 answers")
    expect(below(wall)).to_contain_text("the list was shown while you answered")
    for page in (lead, wall):
        page.context.close()
    for phone in phones:
        phone.http.close()


def on_top(wall: Page) -> Locator:
    return wall.locator(".finding b")


def below(wall: Page) -> Locator:
    return wall.locator(".basis")
