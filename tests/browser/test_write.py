"""Writing a dilemma in a real browser: seen while it is written, kept, saved, found again."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import App, enter
from tests.workshop.test_fairness import FAIR

pytestmark = pytest.mark.browser


@pytest.fixture(params=["da", "en"])
def page(request: pytest.FixtureRequest, app: App, chrome: Browser) -> Iterator[Page]:
    context = chrome.new_context(viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": "staasted_lang", "value": request.param, "url": app.url}])
    yield enter(context, app)
    context.close()


def language_of(page: Page) -> str:
    return "da" if "staasted_lang=da" in page.evaluate("document.cookie") else "en"


def write(page: Page, path: str, text: str) -> None:
    """Fill in a field and leave it; `text` is on the server when the count has followed."""
    field = page.locator(f".st-key-field-{path}")
    box = field.locator("textarea, input")
    box.fill(text)
    box.press("Tab")
    expect(field.locator(".small")).to_contain_text(f"{len(text.split())} ")


def begin(page: Page, app: App) -> str:
    """Begin a dilemma; returns its key."""
    page.goto(f"{app.url}/write")
    page.locator(".st-key-begin-writing button").click()
    page.wait_for_url("**/write?d=own-*")
    return page.url.split("d=")[1]


def test_a_dilemma_is_seen_while_it_is_written_and_found_when_it_is_saved(
    page: Page, app: App
) -> None:
    language = language_of(page)
    text = FAIR[language]
    key = begin(page, app)
    wall = page.locator(".wall")
    write(page, f"{language}-case", " ".join(text["case"].split()))
    expect(wall.locator(".case")).to_contain_text("Gellerup")
    write(page, f"{language}-question", text["question"])
    expect(wall.locator(".question")).to_have_text(text["question"])
    for i, pole in enumerate(text["poles"]):
        for name, words in pole.items():
            write(page, f"{language}-poles-{i}-{name}", words)
        expect(wall.locator(f".pole-{i}")).to_contain_text(pole["label"])
    expect(page.locator(".write-hint")).to_have_count(0)

    # An unfair word is remarked upon where it stands, and again where the sides are compared.
    unfair = text["poles"][1]["argument"] + (
        " Selvfølgelig." if language == "da" else " Obviously."
    )
    write(page, f"{language}-poles-1-argument", unfair)
    expect(page.locator(f".st-key-field-{language}-poles-1-argument .write-hint")).to_be_visible()
    expect(page.locator(".st-key-seen .write-hint li")).to_have_count(1)

    # The browser is closed before anything is saved.
    page.reload()
    expect(page.locator(f".st-key-field-{language}-poles-1-argument textarea")).to_have_value(
        unfair
    )
    page.locator(".st-key-seen-how button").nth(1).click()
    frame = page.frame_locator("iframe[src*='/p/preview/']")
    expect(frame.locator("h1")).to_have_text(text["question"])

    write(page, f"{language}-title", text["title"])
    expect(page.locator("h1")).to_have_text(text["title"])
    page.locator(".st-key-save button").click()
    expect(page.locator(".st-key-field-anchor [role=alert]")).to_be_visible()
    page.locator(".st-key-field-anchor label").filter(has=page.locator("input")).nth(1).click()
    expect(page.locator(".st-key-field-anchor [role=alert]")).to_have_count(0)
    page.locator(".st-key-save button").click()
    expect(page.locator(".st-key-write-bar .saved")).to_contain_text("version 1")
    page.locator(".st-key-see button").click()
    page.wait_for_url(f"**/dilemmas?d={key}")
    expect(page.locator("h1")).to_have_text(text["title"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_save_is_always_in_sight(page: Page, app: App, scheme: str) -> None:
    language = language_of(page)
    other = "en" if language == "da" else "da"
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    axe = Axe()

    def check(where: str) -> None:
        found = axe.run(page, {"include": [[".stMain"]]})
        assert found.violations_count == 0, f"{where}: {found.generate_report()}"

    page.goto(f"{app.url}/write")
    expect(page.locator(".write-three li")).to_have_count(3)
    check("the beginning")
    begin(page, app)
    save = page.locator(".st-key-save button")
    expect(save).to_be_in_viewport()
    page.locator(f".st-key-add-{other} button").click()
    # While Streamlit draws anew, a field may for a moment be there twice.
    expect(page.locator(f".st-key-field-{other}-question textarea")).to_have_count(1)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    write(page, f"{language}-question", "Hvorfor ikke bare? Why simply not!")
    expect(page.locator(".write-hint").first).to_be_visible()
    save.click()
    expect(page.locator(f".st-key-field-{other}-case [role=alert]")).to_be_visible()
    check("two languages, hints and faults")
    for width, height in ((390, 844), (820, 1180), (1440, 900)):
        page.set_viewport_size({"width": width, "height": height})
        expect(save).to_be_in_viewport()
        wider = page.evaluate("document.querySelector('.stMain').scrollWidth")
        assert wider <= width
