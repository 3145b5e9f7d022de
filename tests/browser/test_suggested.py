"""A participant suggests a dilemma on a phone; the facilitator takes it up while people talk."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import App, enter

pytestmark = pytest.mark.browser

CASE = (
    "Havnebadet er fuldt hver aften, og naboerne på Bassin 7 kan ikke sove. "
    "De unge siger, at det er det eneste sted, hvor det ikke koster noget at være."
)
TO_GROUND = (
    "See where you stand",
    "Talk together",
    "Take a stance again",
    "See what moved",
    "Find common ground",
)


@dataclass
class Cast:
    app: App
    code: str
    lead: Page
    desk: Page
    projector: Page
    phone: Page

    def go(self, heading: str) -> None:
        self.lead.locator(".st-key-go button").click()
        expect(self.lead.locator("h1.now")).to_have_text(heading)
        self.lead.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")

    def suggest(self, one: str, other: str, case: str = CASE) -> None:
        """With the phone's own form."""
        self.phone.goto(f"{self.app.url}/p/{self.code}/suggest")
        self.phone.locator("[name=case]").fill(case)
        self.phone.locator("[name=label_a]").fill(one)
        self.phone.locator("[name=argument_a]").fill("Byen skal have steder, hvor man må larme.")
        self.phone.locator("[name=label_b]").fill(other)
        self.phone.locator("main form button.act").click()
        expect(self.phone.locator("main")).to_contain_text(f"{one} / {other}")

    def field(self, label: str) -> "re.Pattern[str]":
        return re.compile(f"^{label} ")


@pytest.fixture
def cast(chrome: Browser, app: App) -> Iterator[Cast]:
    contexts: list[BrowserContext] = []

    def context(width: int, height: int) -> BrowserContext:
        made = chrome.new_context(viewport={"width": width, "height": height}, locale="en-GB")
        made.add_cookies([{"name": "staasted_lang", "value": "en", "url": app.url}])
        made.set_default_timeout(15_000)
        contexts.append(made)
        return made

    lead, desk = enter(context(820, 1180), app), enter(context(1440, 900), app)
    code = prepare(lead, app)
    lead.goto(f"{app.url}/lead?w={code}")
    projector, phone = context(1920, 1080).new_page(), context(390, 844).new_page()
    projector.goto(app.projector(code))
    phone.goto(f"{app.url}/p/{code}")
    phone.locator("main form button.act").click()
    yield Cast(app, code, lead, desk, projector, phone)
    for made in contexts:
        made.close()


def prepare(page: Page, app: App) -> str:
    """A workshop with one dilemma, and a step where the group agrees on something."""
    page.goto(f"{app.url}/prepare")
    page.get_by_label("Title", exact=True).fill("Open evening in Hasle")
    page.locator(".st-key-add-one-or-all button").click()
    expect(page.locator(".st-key-add-one-or-all button")).to_be_disabled()
    page.get_by_role("tab").nth(4).click()
    page.locator(".st-key-add-commitments button").click()
    expect(page.locator("[class*='-minutes'] input")).to_have_count(2)
    page.locator(".st-key-save button").click()
    return page.locator(".join-code").inner_text().replace(" ", "")


def test_a_suggestion_becomes_the_rooms_next_dilemma(cast: Cast) -> None:
    cast.go("Read the case")
    desk = cast.desk
    desk.goto(f"{cast.app.url}/suggestions?w={cast.code}")
    expect(desk.locator(".stMain")).to_contain_text("Nobody has suggested anything.")
    desk.get_by_text("Participants may suggest dilemmas").click()
    expect(desk.locator(".stMain")).to_contain_text("It is done on the phone, at any time.")
    expect(cast.lead.locator(".st-key-waiting")).to_contain_text("Participants may suggest")

    cast.suggest("De unges sted", "Naboernes nat")
    expect(desk.locator("[class*=st-key-suggestion-waiting]")).to_contain_text(CASE)
    expect(cast.lead.locator(".st-key-waiting")).to_contain_text("1 suggested dilemma waits")

    desk.get_by_role("button", name="Take it up").click()
    title = desk.get_by_label(cast.field("Title"))
    title.fill("Bad om natten")
    question = desk.get_by_label(cast.field("Question"))
    question.fill("Hvem har byen ")

    # Another one comes while the facilitator is typing, and the room moves on.
    cast.suggest("Morgen", "Frokost")
    expect(desk.locator("[class*=st-key-suggestion-waiting]")).to_have_count(2)
    cast.go("Take a stance, first time")
    question.press_sequentially("om natten?")
    expect(question).to_have_value("Hvem har byen om natten?")
    expect(title).to_have_value("Bad om natten")

    desk.locator(".st-key-put-it-on button").click()
    expect(desk.locator(".st-key-taking-up")).to_contain_text("is empty")
    reason = desk.get_by_label(cast.field("The best reason for it")).nth(1)
    reason.fill("Den, der skal tidligt op, har også ret til sin by.")
    desk.locator(".st-key-put-it-on button").click()
    dialog = desk.get_by_role("dialog")
    expect(dialog).to_contain_text("“Bad om natten” is now point 2 of 3.")
    dialog.get_by_role("button", name="Back to the workshop").click()
    expect(desk.locator(".remote-head, .st-key-remote-head")).to_contain_text("Open evening")
    expect(cast.lead.locator(".stMain")).to_contain_text("Point 1 of 3")

    cast.phone.goto(f"{cast.app.url}/p/{cast.code}")
    for heading in (*TO_GROUND, "Read the case"):
        cast.go(heading)
    expect(cast.projector.locator(".question")).to_contain_text("Hvem har byen om natten?")
    expect(cast.projector.locator(".case")).to_contain_text(CASE)
    expect(cast.phone.locator("main")).to_contain_text(CASE)
    cast.go("Take a stance, first time")
    expect(cast.projector.locator(".poles")).to_contain_text("Naboernes nat")
    expect(cast.phone.locator("input.axis")).to_be_visible()


def test_two_that_say_the_same_are_read_as_one(cast: Cast) -> None:
    desk = cast.desk
    desk.goto(f"{cast.app.url}/suggestions?w={cast.code}")
    desk.get_by_label("Participants may suggest dilemmas").check(force=True)
    expect(cast.phone.locator("a[href*=suggest]")).to_be_visible()
    cast.suggest("De unges sted", "Naboernes nat")
    cast.suggest("Havnebad", "Ro om natten")
    waiting = desk.locator("[class*=st-key-suggestion-waiting]")
    expect(waiting).to_have_count(2)
    last = waiting.filter(has_text="Ro om natten")
    last.get_by_role("button", name="Mark").click()
    expect(waiting.first).to_contain_text("★ marked")
    expect(waiting.first).to_contain_text("Ro om natten")
    waiting.last.get_by_role("button", name="Says the same as").click()
    desk.get_by_role("button", name="Havnebad / Ro om natten").click()
    expect(waiting).to_have_count(1)
    expect(waiting).to_contain_text("1 more says the same")
    expect(cast.lead.locator(".st-key-waiting")).to_contain_text("1 suggested dilemma waits")
    cast.phone.reload()
    expect(cast.phone.locator(".given").filter(has_text="De unges sted")).to_contain_text("Waiting")
    waiting.get_by_role("button", name="Take apart").click()
    expect(waiting).to_have_count(2)


def test_what_the_group_agrees_at_a_step_of_its_own_is_on_the_projector(cast: Cast) -> None:
    for heading in ("Read the case", "Take a stance, first time", *TO_GROUND, "On the screen now"):
        cast.go(heading)
    cast.lead.get_by_label("What we will do").fill("Ask the neighbours first")
    cast.lead.get_by_role("button", name="Make it a commitment").click()
    listen = cast.projector.locator(".ground section").first
    expect(listen).to_contain_text("Listen")
    expect(listen.locator("li")).to_contain_text("Ask the neighbours first")
    expect(listen.locator("li")).to_contain_text("not measured: fewer than 3 could press")
    expect(cast.lead.locator("[class*=st-key-line-commitment]")).to_contain_text("Listen: Ask")
