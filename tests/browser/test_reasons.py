"""Six phones read each other's reasons and mark them; the room sees the strongest of each side.

Alice loses the network while she marks, Fatima has no JavaScript.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import App
from tests.browser.gathering import Gathering, gathering, stand_at

pytestmark = pytest.mark.browser

SAID = {
    "alice": (10, "She has lived there for 40 years"),
    "bob": (20, "Ask her first"),
    "charlie": (30, "Rules can wait"),
    "dorte": (70, "The neighbour must sleep as well"),
    "erik": (80, "A deal is a deal"),
    "fatima": (90, "Everybody’s house has everybody’s rules"),
}
STAND = {name: place for name, (place, _) in SAID.items()}


@pytest.fixture
def room(chrome: Browser, app: App) -> Iterator[Gathering]:
    with gathering(chrome, app, STAND, without_script=("fatima",)) as found:
        yield found


def press(room: Gathering, name: str, text: str, button: str) -> None:
    """Press a button under somebody's reason on this phone, and see that it is kept."""
    reason = room.phones[name].locator(".reasons li", has_text=text)
    reason.get_by_role("button", name=button).click()
    pressed = reason.get_by_role("button", name=button)
    expect(pressed).to_have_attribute("aria-pressed", "true")
    if name != "fatima":
        expect(reason.locator(".status")).to_have_text("Received")


def test_reasons_are_marked_and_the_strongest_of_each_side_is_shown(room: Gathering) -> None:
    room.go("Read the case")
    room.go("Take a stance, first time")
    for name, (place, reason) in SAID.items():
        stand(room.phones[name], name, place, reason)
    room.go("See where you stand")
    read(room)

    room.lead.locator(".st-key-wall-reasons button").click()
    expect(room.wall.locator(".question")).to_have_text("What you wrote")
    expect(room.wall.locator(".big")).to_contain_text("mark what speaks to you")

    alice = room.phones["alice"]
    alice.context.set_offline(True)
    first = alice.locator(".reasons li", has_text="The neighbour")
    first.get_by_role("button", name="This moves me").click()
    expect(first.locator(".status")).to_have_text("Waiting for the network")
    alice.context.set_offline(False)
    expect(first.locator(".status")).to_have_text("Received")
    press(room, "bob", "The neighbour must sleep", "This moves me")
    press(room, "bob", "She has lived there", "A good argument")
    press(room, "charlie", "The neighbour must sleep", "A good argument")
    press(room, "charlie", "She has lived there", "A good argument")
    press(room, "dorte", "A deal is a deal", "A good argument")
    press(room, "fatima", "A deal is a deal", "A good argument")

    cards = room.wall.locator(".said-reasons section")
    expect(cards).to_have_count(3)
    expect(cards.nth(0)).to_contain_text("Strongest for ◀")
    expect(cards.nth(0)).to_contain_text("She has lived there for 40 years")
    expect(cards.nth(0)).to_contain_text("2 of the 5 who saw it marked it")
    expect(cards.nth(1)).to_contain_text("Strongest for ▶")
    expect(cards.nth(1)).to_contain_text("A deal is a deal")
    expect(cards.nth(2)).to_contain_text("Most supported by the other side")
    expect(cards.nth(2)).to_contain_text("The neighbour must sleep as well")
    expect(cards.nth(2)).to_contain_text("3 of the 5 who saw it marked it")

    room.go("Talk together")
    expect(room.wall.locator(".prompts")).to_be_visible()
    expect(cards).to_have_count(0)
    expect(alice.locator(".reasons li")).to_have_count(5)
    pressed = alice.locator("[aria-pressed=true]")
    expect(pressed).to_have_count(1)


def stand(phone: Page, name: str, place: int, reason: str) -> None:
    if name == "fatima":
        phone.reload()
        phone.locator("input[name=position]").fill(str(place))
    else:
        stand_at(phone, place)
    phone.locator("textarea").fill(reason)
    phone.locator("details.lens summary").click()
    phone.locator("input[name=lens][value=care]").check(force=True)
    if name == "fatima":
        phone.locator("button[value=save]").click()
    expect(phone.locator("#status")).to_contain_text("Received")


def read(room: Gathering) -> None:
    """Everybody sees the five others' reasons and never their own; below, nothing is lost."""
    for name, phone in room.phones.items():
        if name == "fatima":
            phone.reload()
            phone.get_by_role("link", name="See what others wrote").click()
        shown = phone.locator(".reasons li")
        expect(shown).to_have_count(5)
        expect(phone.locator(".reasons")).not_to_contain_text(SAID[name][1])
        expect(phone.locator(".reasons button")).to_have_count(10)
        expect(shown.first.locator(".stands")).to_have_text(re.compile("◀|▶"))
