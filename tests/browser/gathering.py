"""A facilitator, a projector and a few phones at one dilemma, in one Chromium."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import App, enter


@dataclass
class Gathering:
    code: str
    lead: Page
    wall: Page
    phones: dict[str, Page]
    stand: Mapping[str, int]  # where each phone stands in every round

    def go(self, heading: str) -> None:
        """One step on, to the one with this heading."""
        self.lead.locator(".st-key-go button").click()
        expect(self.lead.locator("h1.now")).to_have_text(heading)

    def go_to(self, heading: str) -> None:
        """Walk to a step; on the way everybody takes their stance."""
        now = self.lead.locator("h1.now")
        while now.inner_text() != heading:
            before = now.inner_text()
            if before.startswith("Take a stance"):
                for name, place in self.stand.items():
                    stand_at(self.phones[name], place)
                    expect(self.phones[name].locator("#status")).to_contain_text("Received")
            self.lead.locator(".st-key-go button").click()
            expect(now).not_to_have_text(before)


@contextmanager
def gathering(
    chrome: Browser,
    app: App,
    stand: Mapping[str, int],
    *,
    moderated: bool = False,
    without_script: Collection[str] = (),
) -> Iterator[Gathering]:
    """A workshop with one axis dilemma; everybody in `stand` has joined, all in English."""
    contexts: list[BrowserContext] = []

    def context(width: int, height: int, script: bool = True) -> BrowserContext:
        made = chrome.new_context(
            viewport={"width": width, "height": height},
            locale="en-GB",
            java_script_enabled=script,
        )
        made.set_default_timeout(15_000)
        made.add_cookies([{"name": "staasted_lang", "value": "en", "url": app.url}])
        contexts.append(made)
        return made

    lead = enter(context(820, 1180), app)
    lead.goto(f"{app.url}/prepare")
    lead.get_by_label("Title", exact=True).fill("A Thursday in November")
    lead.locator(".st-key-add-one-or-all button").click()
    expect(lead.locator(".st-key-add-one-or-all button")).to_be_disabled()
    if moderated:
        lead.get_by_text("Reasons wait until you let them through").click()
    lead.locator(".st-key-save button").click()
    code = lead.locator(".join-code").inner_text().replace(" ", "")
    lead.goto(f"{app.url}/lead?w={code}")
    wall = context(1920, 1080).new_page()
    wall.goto(app.projector(code))
    phones = {name: context(390, 844, name not in without_script).new_page() for name in stand}
    for phone in phones.values():
        phone.goto(f"{app.url}/p/{code}")
        phone.locator("main form button.act").click()
        expect(phone.locator("main")).to_have_attribute("data-step", "0")
    yield Gathering(code, lead, wall, phones, stand)
    for made in contexts:
        made.close()


def stand_at(phone: Page, place: int) -> None:
    expect(phone.locator("main")).to_contain_text("How sure are you?")
    phone.locator("input.axis").evaluate(
        "(range, value) => { range.value = value;"
        " range.dispatchEvent(new Event('input', { bubbles: true })); }",
        str(place),
    )
