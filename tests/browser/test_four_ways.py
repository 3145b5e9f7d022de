"""One first round, four ways: a phone in the room, a table, the floor, and somebody beforehand."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import store
from tests import rooms
from tests.browser.conftest import App, enter
from tests.browser.phones import SIZE
from tests.rooms import Room
from workshop.answers import Stance

pytestmark = pytest.mark.browser

HOUR = dt.timedelta(hours=1)
OTHERS = range(7)  # beside the one whose phone is seen here: a way is told from 8


@contextmanager
def database(app: App) -> Iterator[None]:
    store.open_database(f"sqlite:///{app.data / 'staasted.db'}")
    try:
        yield
    finally:
        store.close_database()


def prepare(app: App) -> Room:
    now = dt.datetime.now(dt.UTC)
    with database(app):
        english = replace(rooms.draft(rooms.AXIS, rounds=1), languages=("en", "da"))
        room = Room(store.create_workshop(english))
        store.set_times(room.workshop, (now - HOUR, now + HOUR))
    return room


def seven(app: App, room: Room, kind: str) -> None:
    """Seven more of a kind answer the first round where the room is."""
    with database(app):
        names = [f"{kind}{n}" for n in OTHERS]
        room.join(*names)
        for at, name in enumerate(names):
            stance = Stance((10.0 * at,))
            store.take_stance(room.people[name], room.snapshot.items[0].id, 1, stance)


def slide(page: Page, share: float) -> None:
    slider = page.locator("input.axis")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    slider.click(position={"x": box["width"] * share, "y": box["height"] / 2})
    expect(page.locator("#status")).to_have_text("Received")


def press(lead: Page, heading: str) -> None:
    """The large button, until the remote stands at what it takes the room to."""
    lead.locator(".st-key-go button").click()
    expect(lead.locator("h1.now")).to_have_text(heading)
    lead.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")


def test_all_four_count_in_one_first_round_and_can_be_read_by_it(app: App, chrome: Browser) -> None:
    room = prepare(app)
    with database(app):
        code = room.snapshot.code

    def phone() -> Page:
        page = chrome.new_context(viewport=SIZE, locale="en-GB").new_page()
        page.goto(f"{app.url}/p/{code}")
        return page

    def joined(page: Page) -> Page:
        page.locator("form[data-once] button").click()
        expect(page.locator("main[data-step]")).to_be_visible()
        return page

    desk_size: Any = {"width": 1440, "height": 900}
    desk = chrome.new_context(viewport=desk_size, locale="en-GB")
    desk.add_cookies([{"name": "staasted_lang", "value": "en", "url": app.url}])
    lead = enter(desk, app)

    home = joined(phone())
    expect(home.locator("h1")).to_have_text("Can you not come to the meeting?")
    home.get_by_role("link", name="Begin with point 1").click()
    slide(home, 0.3)
    home.context.close()
    seven(app, room, "home")

    lead.goto(f"{app.url}/lead?w={code}")
    expect(lead.locator(".counts")).to_contain_text("8answered beforehand")
    wall = desk.new_page()
    wall.goto(app.projector(code))
    expect(wall.locator(".count")).to_contain_text("8 answered beforehand")
    press(lead, "Read the case")
    press(lead, "Take a stance, first time")

    here = joined(phone())
    slide(here, 0.8)
    seven(app, room, "here")
    table = phone()
    table.get_by_text("Are you several sharing this device?").click()
    table.get_by_label("How many are you at the table?").fill("8")
    joined(table)
    for at, times in ((1, 5), (9, 3)):
        for _ in range(times):
            table.locator(".table .give li").nth(at).get_by_role("button").last.click()
    expect(table.locator("#status")).to_have_text("Received")
    lead.get_by_text("Paste numbers").click()
    lead.get_by_label("A number each", exact=False).fill("5 15 25 35 65 75 85 95")
    lead.get_by_role("button", name="Use these numbers").click()
    expect(wall.locator(".answered")).to_contain_text("24 of 24 have answered · 8 beforehand")
    expect(lead.locator(".counts")).to_contain_text("24 of 24")

    press(lead, "See where you stand")
    expect(wall.get_by_text("32 answers", exact=False).first).to_be_visible()
    press(lead, "Talk together")
    press(lead, "Find common ground")
    lead.locator(".st-key-go button").click()
    lead.locator(".st-key-really-close button").click()
    expect(lead.get_by_text("Open the results")).to_be_visible()
    archive = desk.new_page()
    archive.goto(f"{app.url}/archive?w={code}")
    told = (
        "On a phone in the room: 8 · At a table with one device: 8 · On the floor: 8 · "
        "Beforehand: 8"
    )
    expect(archive.get_by_text(told)).to_be_visible()
    archive.get_by_role("radio", name="Beforehand").or_(
        archive.get_by_role("button", name="Beforehand")
    ).first.click()
    expect(archive.get_by_text("8 answers", exact=False).first).to_be_visible()
    for page in (here, table):
        page.context.close()
    desk.close()
