"""A phone number is held back on the phone; reasons come and go as the facilitator decides.

Four phones; the facilitator stands with a tablet.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import App
from tests.browser.gathering import Gathering, gathering, stand_at

pytestmark = pytest.mark.browser

SAID = {
    "alice": (10, "She has lived there for 40 years"),
    "bob": (20, "Ask her first"),
    "charlie": (80, "The neighbour must sleep as well"),
    "dorte": (90, "A deal is a deal"),
}
STAND = {name: place for name, (place, _) in SAID.items()}


@pytest.fixture
def room(chrome: Browser, app: App) -> Iterator[Gathering]:
    with gathering(chrome, app, STAND, moderated=True) as found:
        yield found


def pick(lead: Page, text: str, press: str) -> None:
    """Tick a reason on the tablet and press a button under the list."""
    row = lead.locator("[class*=st-key-pick-]", has_text=text)
    row.locator("label").click()
    button = lead.locator(f".st-key-do-{press} button")
    expect(button).to_be_enabled()
    button.click()


def test_what_is_personal_is_held_back_and_reasons_come_and_go(room: Gathering) -> None:
    room.go("Read the case")
    room.go("Take a stance, first time")
    alice = room.phones["alice"]
    held_back(alice)
    for name, (place, reason) in SAID.items():
        stand(room.phones[name], place, reason)
    room.go("See where you stand")

    # Nothing is on any phone, and the facilitator reads what waits.
    expect(alice.locator("main")).to_contain_text("You are divided")
    expect(alice.locator(".others")).to_be_hidden()
    expect(room.lead.locator(".waits")).to_have_text("4 wait")
    room.lead.get_by_role("button", name="Reasons", exact=True).click()
    pick(room.lead, "The neighbour must sleep", "show")
    expect(alice.locator(".reasons li")).to_have_count(1)
    expect(alice.locator(".reasons")).to_contain_text("The neighbour must sleep")
    expect(room.lead.locator("[class*=st-key-pick-]")).to_have_count(3)

    # The popover stays open, the rest is let through at once.
    room.lead.get_by_role("button", name="Let all 3 through").click()
    expect(alice.locator(".reasons li")).to_have_count(3)

    # Hidden again while she looks: it goes.
    room.lead.get_by_text("Shown", exact=True).click()
    pick(room.lead, "The neighbour must sleep", "hide")
    expect(alice.locator(".reasons")).not_to_contain_text("The neighbour must sleep")
    expect(alice.locator(".reasons li")).to_have_count(2)

    # One is marked and shown to the room; two are put together under a name.
    pick(room.lead, "A deal is a deal", "mark")
    room.lead.locator(".st-key-wall-marked button").click()
    expect(room.wall.locator(".grouped.marked")).to_contain_text("A deal is a deal")
    for text in ("She has lived there", "Ask her first"):
        room.lead.locator("[class*=st-key-pick-]", has_text=text).locator("label").click()
    room.lead.get_by_label("Name of a group").fill("Her own home")
    room.lead.get_by_role("button", name="Put 2 reasons in this group").click()
    room.lead.get_by_text("Groups", exact=True).click()
    room.lead.locator(".st-key-wall-groups button").click()
    expect(room.wall.locator(".grouped h3")).to_have_text("Her own home")


def held_back(phone: Page) -> None:
    """She writes a friend's number: she is told why, and it stays on her phone alone."""
    stand(phone, 10, "")
    field = phone.locator("#reason")
    field.press_sequentially("Ask Kim on 23 45 67 89", delay=30)
    error = phone.locator("[data-error=reason]")
    expect(error).to_contain_text("looks like a phone number")
    expect(phone.locator("#status")).not_to_have_class("status saved")
    expect(field).to_have_value("Ask Kim on 23 45 67 89")
    expect(field).to_have_attribute("aria-invalid", "true")


def stand(phone: Page, place: int, reason: str) -> None:
    stand_at(phone, place)
    phone.locator("#reason").fill(reason)
    phone.locator("#reason").blur()
    expect(phone.locator("#status")).to_have_text("Received")
