"""Two methods for the dialogue from end to end: remote, projector and a phone go through them.

One is chosen while preparing, the other on the remote when the room turns out to need it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import App, enter
from workshop.methods import METHODS

pytestmark = pytest.mark.browser

PEOPLE = {"alice": 10, "bob": 50, "charlie": 85}
LISTENING = (
    ("Think alone", "In silence", "Nothing is to be sent"),
    ("One tells, one listens", "until the first one nods", "Do you listen?"),
    ("Swap", "until they nod", "the other way round"),
    ("What we heard", "not one of your own", "not one of your own"),
)
ONE_TWO_FOUR = (
    ("Think alone", "In silence", "Nothing is to be sent"),
    ("Two and two", "Tell each other what you thought", "Tell each other"),
    ("Four and four", "Two pairs together", "Two pairs together"),
    ("All together", "One thing from each group", "One thing from each group"),
)


@dataclass
class Meeting:
    app: App
    lead: Page
    wall: Page
    phones: dict[str, Page]

    def prepare(self, method: str) -> None:
        """An agenda with one dilemma, talked about with `method`."""
        lead = self.lead
        lead.goto(f"{self.app.url}/prepare")
        lead.get_by_label("Title", exact=True).fill("A Thursday in November")
        lead.locator(".st-key-add-one-or-all button").click()
        expect(lead.locator(".st-key-add-one-or-all button")).to_be_disabled()
        if method:
            self.choose(lead.get_by_label("How you talk together"), method)
            expect(lead.locator("main, .stMain")).to_contain_text("Takes 12 minutes.")
        lead.locator(".st-key-save button").click()
        code = lead.locator(".join-code").inner_text().replace(" ", "")
        lead.goto(f"{self.app.url}/lead?w={code}")
        self.wall.goto(self.app.projector(code))
        for phone in self.phones.values():
            phone.goto(f"{self.app.url}/p/{code}")
            phone.locator("main form button.act").click()
            expect(phone.locator("main")).to_have_attribute("data-step", "0")

    def choose(self, field: Locator, option: str) -> None:
        field.fill(option)
        field.press("ArrowDown")
        field.press("Enter")

    def go(self, heading: str) -> None:
        self.lead.locator(".st-key-go button").click()
        expect(self.lead.locator("h1.now")).to_have_text(heading)

    def answer(self) -> None:
        for name, place in PEOPLE.items():
            phone = self.phones[name]
            expect(phone.locator("main")).to_contain_text("How sure are you?")
            phone.locator("input.axis").evaluate(
                "(range, value) => { range.value = value;"
                " range.dispatchEvent(new Event('input', { bubbles: true })); }",
                str(place),
            )
            expect(phone.locator("#status")).to_contain_text("Received")

    def up_to_the_reveal(self) -> None:
        self.go("Read the case")
        self.go("Take a stance, first time")
        self.answer()
        self.go("See where you stand")

    def talk(self, key: str, method: str, parts: tuple[tuple[str, str, str], ...]) -> None:
        """Every part is on all three screens; then the same question is asked again."""
        for number, (title, on_wall, on_phone) in enumerate(parts, 1):
            words = f"Go on: {title}" if number > 1 else "Begin the dialogue"
            expect(self.lead.locator(".st-key-go button")).to_contain_text(words)
            self.go(title)
            expect(self.lead.locator(".say")).to_contain_text("Watch for")
            place = f"{method} · {title} · {number} of 4"
            expect(self.wall.locator(".part small")).to_have_text(place)
            expect(self.wall.locator(".part b")).to_contain_text(on_wall)
            phone = self.phones["alice"]
            expect(phone.locator("h1")).to_have_text(title)
            expect(phone.locator("main")).to_contain_text(on_phone)
            self.counts_down(METHODS[key][number - 1].seconds)
        self.go("Take a stance again")
        for page in (self.wall, self.phones["alice"]):
            expect(page.locator(".clock [role=timer]:visible")).to_have_count(0)
        self.answer()
        self.go("See what moved")

    def counts_down(self, seconds: int) -> None:
        """The part's clock runs on the wall and on the phone: the last minutes of `seconds`."""
        for page in (self.wall, self.phones["alice"]):
            face = page.locator(".clock [role=timer]:visible")
            # From the part's whole time to half a minute less, which a busy machine may take.
            whole = [seconds - late for late in range(31)]
            expect(face).to_have_text(
                re.compile("|".join(f"^{left // 60}:{left % 60:02}$" for left in whole))
            )
            first = face.inner_text()
            expect(face).not_to_have_text(first)  # it goes


@pytest.fixture
def meeting(chrome: Browser, app: App) -> Iterator[Meeting]:
    made: list[BrowserContext] = []
    for width, height in ((820, 1180), (1920, 1080), *[(390, 844)] * len(PEOPLE)):
        context = chrome.new_context(viewport={"width": width, "height": height}, locale="en-GB")
        context.set_default_timeout(15_000)
        context.add_cookies([{"name": "staasted_lang", "value": "en", "url": app.url}])
        made.append(context)
    lead, wall, *phones = made
    pages = dict(zip(PEOPLE, (context.new_page() for context in phones), strict=True))
    yield Meeting(app, enter(lead, app), wall.new_page(), pages)
    for context in made:
        context.close()


def test_listening_in_pairs_is_prepared_and_held(meeting: Meeting) -> None:
    meeting.prepare("Listening in pairs")
    meeting.up_to_the_reveal()
    meeting.talk("listening", "Listening in pairs", LISTENING)


def test_one_two_four_all_is_chosen_on_the_remote_and_held(meeting: Meeting) -> None:
    meeting.prepare("")
    meeting.up_to_the_reveal()
    lead = meeting.lead
    lead.locator(".st-key-panel-agenda button").first.click()
    meeting.choose(lead.get_by_label("How you talk together", exact=True), "1-2-4-All")
    lead.locator(".st-key-set-method button").click()
    expect(lead.locator(".course + .muted")).to_contain_text("Four and four")
    lead.keyboard.press("Escape")
    meeting.talk("one-two-four-all", "1-2-4-All", ONE_TWO_FOUR)
