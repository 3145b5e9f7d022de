"""The smaller side is asked on its phones what it would take; the room sees it a step later.

Alice alone writes; Bob waits with the others and sees nothing before the facilitator goes on.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import App, enter

pytestmark = pytest.mark.browser

STAND = {"alice": 10, "bob": 90, "charlie": 85, "dorte": 80}
SAID = "That somebody asks her before each evening"


@pytest.fixture
def open_context(chrome: Browser, app: App) -> Iterator[list[BrowserContext]]:
    made: list[BrowserContext] = []
    for width, height in ((820, 1180), (1920, 1080), *[(390, 844)] * len(STAND)):
        context = chrome.new_context(viewport={"width": width, "height": height}, locale="en-GB")
        context.set_default_timeout(15_000)
        context.add_cookies([{"name": "staasted_lang", "value": "en", "url": app.url}])
        made.append(context)
    yield made
    for context in made:
        context.close()


def test_the_smaller_side_is_asked_and_heard(open_context: list[BrowserContext], app: App) -> None:
    lead = enter(open_context[0], app)
    lead.goto(f"{app.url}/prepare")
    lead.get_by_label("Title", exact=True).fill("A Thursday in November")
    lead.locator(".st-key-add-one-or-all button").click()
    expect(lead.locator(".st-key-add-one-or-all button")).to_be_disabled()
    lead.locator(".st-key-save button").click()
    code = lead.locator(".join-code").inner_text().replace(" ", "")
    lead.goto(f"{app.url}/lead?w={code}")
    wall = open_context[1].new_page()
    wall.goto(app.projector(code))
    phones = dict(zip(STAND, (context.new_page() for context in open_context[2:]), strict=True))
    for phone in phones.values():
        phone.goto(f"{app.url}/p/{code}")
        phone.locator("main form button.act").click()
        expect(phone.locator("main")).to_have_attribute("data-step", "0")

    while lead.locator("h1.now").inner_text() != "See what moved":
        now = lead.locator("h1.now").inner_text()
        if now.startswith("Take a stance"):
            for name, place in STAND.items():
                stand(phones[name], place)
        lead.locator(".st-key-go button").click()
        expect(lead.locator("h1.now")).not_to_have_text(now)

    lead.get_by_text("Ask the smaller side: what would it take?").click()
    lead.locator(".st-key-ask-takes button").click()
    expect(lead.locator("h1.now")).to_have_text("What would it take?")
    expect(wall.locator(".question")).to_contain_text("What would it take for you")
    expect(wall.locator(".answered b")).to_have_text("0 have written")
    alice, bob = phones["alice"], phones["bob"]
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


def stand(phone: Page, place: int) -> None:
    expect(phone.locator("main")).to_contain_text("How sure are you?")
    phone.locator("input.axis").evaluate(
        "(range, value) => { range.value = value;"
        " range.dispatchEvent(new Event('input', { bubbles: true })); }",
        str(place),
    )
    expect(phone.locator("#status")).to_contain_text("Received")
