"""The smaller side is asked on its phones what it would take; the room sees it a step later.

Alice alone writes; Bob waits with the others and sees nothing before the facilitator goes on.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import App
from tests.browser.gathering import Gathering, gathering

pytestmark = pytest.mark.browser

STAND = {"alice": 10, "bob": 90, "charlie": 85, "dorte": 80}
SAID = "That somebody asks her before each evening"


@pytest.fixture
def room(chrome: Browser, app: App) -> Iterator[Gathering]:
    with gathering(chrome, app, STAND) as found:
        yield found


def test_the_smaller_side_is_asked_and_heard(room: Gathering) -> None:
    lead, wall = room.lead, room.wall
    alice, bob = room.phones["alice"], room.phones["bob"]
    room.go_to("See what moved")
    lead.get_by_text("Ask the smaller side: what would it take?").click()
    lead.locator(".st-key-ask-takes button").click()
    expect(lead.locator("h1.now")).to_have_text("What would it take?")
    expect(wall.locator(".question")).to_contain_text("What would it take for you")
    expect(wall.locator(".answered b")).to_have_text("0 have written")
    expect(alice.locator("h1")).to_contain_text("What would it take for you")
    expect(alice.locator("main")).to_contain_text("You are few")
    expect(bob.locator("main")).to_contain_text("what could you give")
    expect(bob.locator("textarea")).to_have_count(0)

    alice.context.set_offline(True)
    alice.locator("textarea").fill(SAID)
    expect(alice.locator("#status")).to_contain_text("Waiting for the network")
    alice.context.set_offline(False)
    expect(alice.locator("#status")).to_have_text("Received")
    alice.reload()
    expect(alice.locator("textarea")).to_have_value(SAID)
    expect(wall.locator(".answered b")).to_have_text("1 has written")
    expect(lead.locator(".counts").last).to_contain_text("1 of 1 has written")
    for page in (wall, lead, bob):
        expect(page.locator("body")).not_to_contain_text(SAID)

    lead.locator(".st-key-go button").click()
    expect(lead.locator("h1.now")).to_have_text("Find common ground")
    expect(wall.locator(".ground li")).to_have_text([SAID])
    expect(bob.locator("main")).to_contain_text(SAID)
