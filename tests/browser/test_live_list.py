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
WAIT = 20_000  # milliseconds; a phone looks at the list some seconds after it moved


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


def test_the_list_comes_under_the_answer_on_a_phone_and_leaves_it_alone(
    app: App, chrome: Browser, code: str
) -> None:
    lead = enter(chrome.new_context(locale="en-GB"), app)
    phone = chrome.new_context(locale="en-GB", viewport={"width": 390, "height": 844}).new_page()
    lead.goto(f"{app.url}/lead?w={code}")
    phone.goto(f"{app.url}/p/{code}")
    phone.locator("form[data-once] button").click()
    others = [Phone(app, code) for _ in range(PEOPLE - 1)]
    lead.locator(".st-key-wall-list button").click()
    told = phone.locator("section[data-fresh]")
    for each in others[:5]:
        each.rank(*FIRST)
    store_it = phone.get_by_role("button", name="Save this order")
    expect(store_it).to_be_visible()
    expect(told).to_be_empty()
    store_it.click()
    expect(told).to_contain_text("So far: 5 answers", timeout=WAIT)
    expect(told.locator("svg[role=img]")).to_be_visible()
    phone.locator(".order li").last.get_by_role("button", name="up").click()
    order = phone.locator(".order").inner_text()
    expect(phone.locator("#status")).to_have_text("Received")
    for each in others[5:]:
        each.rank(*THEN)
    expect(told).to_contain_text("So far: 10 answers", timeout=WAIT)
    assert phone.locator(".order").inner_text() == order
    focused = phone.evaluate("document.activeElement.name")
    assert focused == "move", "who moves an option with the keyboard stays there"
    lead.locator(".st-key-wall-list button").click()
    expect(told).to_be_empty()
    for page in (lead, phone):
        page.context.close()
    for each in others:
        each.http.close()
