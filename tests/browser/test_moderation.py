"""A phone number is held back on the phone; reasons come and go as the facilitator decides.

Four phones; the facilitator stands with a tablet.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import App, enter

pytestmark = pytest.mark.browser

SAID = {
    "alice": (10, "She has lived there for 40 years"),
    "bob": (20, "Ask her first"),
    "charlie": (80, "The neighbour must sleep as well"),
    "dorte": (90, "A deal is a deal"),
}


@dataclass
class Room:
    lead: Page
    projector: Page
    phones: dict[str, Page]

    def go(self, heading: str) -> None:
        self.lead.locator(".st-key-onward button").click()
        expect(self.lead.locator("h1.now")).to_have_text(heading)

    def pick(self, text: str, press: str) -> None:
        """Tick a reason on the tablet and press a button under the list."""
        row = self.lead.locator("[class*=st-key-pick-]", has_text=text)
        row.locator("label").click()
        button = self.lead.locator(f".st-key-do-{press} button")
        expect(button).to_be_enabled()
        button.click()


@pytest.fixture
def room(chrome: Browser, app: App) -> Iterator[Room]:
    contexts: list[BrowserContext] = []

    def context(width: int, height: int) -> BrowserContext:
        made = chrome.new_context(viewport={"width": width, "height": height}, locale="en-GB")
        made.set_default_timeout(15_000)
        made.add_cookies([{"name": "staasted_lang", "value": "en", "url": app.url}])
        contexts.append(made)
        return made

    lead = enter(context(820, 1180), app)
    lead.goto(f"{app.url}/prepare")
    lead.get_by_label("Title", exact=True).fill("A Thursday in November")
    lead.locator(".st-key-add-one-or-all button").click()
    expect(lead.locator(".st-key-add-one-or-all button")).to_be_disabled()
    lead.get_by_text("Reasons wait until you let them through").click()
    lead.locator(".st-key-save button").click()
    code = lead.locator(".join-code").inner_text().replace(" ", "")
    lead.goto(f"{app.url}/lead?w={code}")
    projector = context(1920, 1080).new_page()
    projector.goto(app.projector(code))
    phones = {name: context(390, 844).new_page() for name in SAID}
    for phone in phones.values():
        phone.goto(f"{app.url}/p/{code}")
        phone.locator("main form button.act").click()
        expect(phone.locator("main")).to_have_attribute("data-step", "0")
    yield Room(lead, projector, phones)
    for made in contexts:
        made.close()


def test_what_is_personal_is_held_back_and_reasons_come_and_go(room: Room) -> None:
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
    room.pick("The neighbour must sleep", "show")
    expect(alice.locator(".reasons li")).to_have_count(1)
    expect(alice.locator(".reasons")).to_contain_text("The neighbour must sleep")
    expect(room.lead.locator("[class*=st-key-pick-]")).to_have_count(3)

    # The popover stays open, the rest is let through at once.
    room.lead.get_by_role("button", name="Let all 3 through").click()
    expect(alice.locator(".reasons li")).to_have_count(3)

    # Hidden again while she looks: it goes.
    room.lead.get_by_text("Shown", exact=True).click()
    room.pick("The neighbour must sleep", "hide")
    expect(alice.locator(".reasons")).not_to_contain_text("The neighbour must sleep")
    expect(alice.locator(".reasons li")).to_have_count(2)

    # One is marked and shown to the room; two are put together under a name.
    room.pick("A deal is a deal", "mark")
    room.lead.locator(".st-key-wall-marked button").click()
    expect(room.projector.locator(".grouped.marked")).to_contain_text("A deal is a deal")
    for text in ("She has lived there", "Ask her first"):
        room.lead.locator("[class*=st-key-pick-]", has_text=text).locator("label").click()
    room.lead.get_by_label("Name of a group").fill("Her own home")
    room.lead.get_by_role("button", name="Put 2 reasons in this group").click()
    room.lead.get_by_text("Groups", exact=True).click()
    room.lead.locator(".st-key-wall-groups button").click()
    expect(room.projector.locator(".grouped h3")).to_have_text("Her own home")


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
    expect(phone.locator("main")).to_contain_text("How sure are you?")
    phone.locator("input.axis").evaluate(
        "(range, value) => { range.value = value;"
        " range.dispatchEvent(new Event('input', { bubbles: true })); }",
        str(place),
    )
    phone.locator("#reason").fill(reason)
    phone.locator("#reason").blur()
    expect(phone.locator("#status")).to_have_text("Received")
