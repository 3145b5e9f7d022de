"""Dilemmas in a real browser: what others will see, and files from the disk."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.conftest import App, enter
from tests.conftest import ROOT
from workshop.dilemmas import Dilemma
from workshop.exchange import to_yaml
from workshop.library import load_library

pytestmark = pytest.mark.browser

LIBRARY = load_library(ROOT / "dilemmas").dilemmas


@pytest.fixture(params=["da", "en"])
def page(request: pytest.FixtureRequest, app: App, chrome: Browser) -> Iterator[Page]:
    context = chrome.new_context(viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": "staasted_lang", "value": request.param, "url": app.url}])
    yield enter(context, app)
    context.close()


def test_the_longest_dilemmas_fit_on_the_wall_and_stand_beside_their_phone(
    page: Page, app: App
) -> None:
    language = page.evaluate("document.cookie").split("staasted_lang=")[1][:2]
    for shape in ("axis", "triangle"):
        longest = max(
            (d for d in LIBRARY.values() if d.kind == shape),
            key=lambda d: len(d.text(language).question) + len(d.text(language).case),
        )
        page.goto(f"{app.url}/dilemmas?d={longest.id}")
        wall = page.locator(".wall")
        for scene in range(3):
            page.locator("[class*='st-key-scene-'] button").nth(scene).click()
            expect(wall.locator((".case", ".answered", ".prompts")[scene])).to_be_visible()
            box = wall.bounding_box()
            assert box is not None
            assert box["height"] == pytest.approx(box["width"] * 9 / 16, abs=2)
        frame = page.frame_locator("iframe[src*='/p/preview/']")
        expect(frame.locator("h1")).to_have_text(longest.text(language).question)
        frame.locator("nav a").click()
        expect(frame.locator("form#answer")).to_have_attribute("inert", "")


def fullest(shape: str) -> Dilemma:
    """As many and as long words as the format takes, seven letters each on average."""
    words = ["borgere", "kommune", "hverdag", "ansvar", "nærvær", "det", "rettigheder"]

    def text(count: int) -> str:
        return " ".join(words[i % len(words)] for i in range(count))

    poles = [
        {"label": f"Den lange vej {i}", "argument": text(30), "price": text(25)}
        for i in range(2 if shape == "axis" else 3)
    ]
    told = {
        "title": "Den fulde",
        "question": text(20),
        "case": text(110),
        "poles": poles,
        "prompts": [text(25)] * 3,
    }
    raw = {"id": f"fullest-{shape}", "anchor": "value", "kind": shape, "da": told}
    return Dilemma.model_validate(raw)


@pytest.mark.parametrize("shape", ["axis", "triangle"])
@pytest.mark.parametrize("page", ["da"], indirect=True)
def test_the_fullest_dilemma_that_the_format_takes_fits_on_the_wall(
    page: Page, app: App, shape: str
) -> None:
    dilemma = fullest(shape)
    page.goto(f"{app.url}/dilemmas?files=1")
    page.set_input_files(
        ".st-key-upload input",
        [FilePayload(name="full.yaml", mimeType="application/yaml", buffer=to_yaml(dilemma))],
    )
    page.locator(".st-key-import button").click()
    expect(page.locator(".st-key-import")).to_have_count(0)
    page.goto(f"{app.url}/dilemmas?d={dilemma.id}")
    wall = page.locator(".wall")
    for scene in range(3):
        page.locator("[class*='st-key-scene-'] button").nth(scene).click()
        expect(wall.locator((".case", ".answered", ".prompts")[scene])).to_be_visible()
        box = wall.bounding_box()
        assert box is not None
        assert box["height"] == pytest.approx(box["width"] * 9 / 16, abs=2), scene


def test_files_are_looked_through_in_the_visitors_language(page: Page, app: App) -> None:
    danish = "staasted_lang=da" in page.evaluate("document.cookie")
    page.goto(f"{app.url}/dilemmas?files=1")
    expect(
        page.get_by_role("button", name="Vælg filer" if danish else "Choose files")
    ).to_be_visible()
    own = LIBRARY["one-or-all"].model_copy(update={"id": "taken-in"})
    page.set_input_files(
        ".st-key-upload input",
        [
            FilePayload(name="mine.yaml", mimeType="application/yaml", buffer=to_yaml(own)),
            FilePayload(name="large.yaml", mimeType="application/yaml", buffer=b"#" * 10_000_000),
        ],
    )
    expect(page.locator(".fault")).to_have_text(
        "large.yaml: er større end 64 KB" if danish else "large.yaml: is larger than 64 KB"
    )
    expect(page.locator(".entry-line")).to_have_count(1)
