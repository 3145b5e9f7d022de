"""Phones stand behind what the group writes; afterwards they keep a page, or are forgotten."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import App
from tests.browser.gathering import Gathering, gathering

pytestmark = pytest.mark.browser

STAND = {"alice": 10, "bob": 90, "charlie": 85, "dorte": 80}
AGREED = "We ask her before we decide"


@pytest.fixture
def room(chrome: Browser, app: App) -> Iterator[Gathering]:
    with gathering(chrome, app, STAND) as found:
        yield found


def test_a_line_is_stood_behind_and_a_page_is_kept(room: Gathering, app: App) -> None:
    lead, wall = room.lead, room.wall
    alice, bob = room.phones["alice"], room.phones["bob"]
    room.go_to("Find common ground")
    lead.get_by_label("In the group's words").fill(AGREED)
    lead.get_by_role("button", name="Write it down").first.click()
    for phone in (alice, bob):
        phone.get_by_role("button", name="I stand behind this").click()
        expect(phone.locator(".stand .status")).to_have_text("Received")
    expect(wall.locator(".ground li")).to_contain_text("2 of 4 stand behind this")
    expect(lead.locator(".written").first).to_contain_text("2 of 4 stand behind this")
    bob.get_by_role("button", name="I stand behind this").click()
    expect(wall.locator(".ground li")).to_contain_text("1 of 4 stands behind this")
    alice.reload()
    pressed = alice.get_by_role("button", name="I stand behind this")
    expect(pressed).to_have_attribute("aria-pressed", "true")

    lead.locator(".st-key-go button").click()
    lead.locator(".st-key-really-close button").click()
    expect(alice.locator("h1")).to_have_text("Thank you for taking part")
    expect(alice.locator("main")).to_contain_text(AGREED)
    expect(alice.locator("main p.own").first).to_contain_text("10 of 100")
    archive = lead.context.new_page()
    archive.goto(f"{app.url}/archive?w={room.code}")
    archive.locator(".st-key-publishing summary").click()
    archive.get_by_label("What we heard").fill("That you want to be asked")
    archive.get_by_role("button", name="Give it back to those who took part").click()
    expect(alice.locator("main")).to_contain_text("That you want to be asked")

    alice.get_by_text("Forget me on this phone").click()
    alice.get_by_role("button", name="Forget me").click()
    expect(alice.locator("h1")).to_have_text("You are forgotten")
    alice.goto(f"{app.url}/p/{room.code}")
    expect(alice.locator("body")).to_contain_text("The workshop is closed.")
    expect(bob.locator("main p.own").first).to_contain_text("90 of 100")
