"""The wall in a real Chromium: figures on D, dots that move, how sure they are, dark ground."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

import store
from tests import rooms
from tests.browser.conftest import App, enter
from tests.rooms import Room
from workshop.colours import DARK, LIGHT, Theme
from workshop.flow import Phase

pytestmark = pytest.mark.browser

BEFORE = (5, 10, 90, 95, 97, 99, 40, 45, 48, 50, 52, 60)
AFTER = (20, 10, 70, 95, 60, 99, 40, 65, 48, 50, 32, 60)
# Counts the sheets of moving dots as they are laid on the page.
WATCH = """
window.sheets = 0;
new MutationObserver((changes) => {
  for (const change of changes)
    for (const node of change.addedNodes)
      if (node.nodeName === "CANVAS" && node.parentNode === document.body) window.sheets += 1;
}).observe(document, { childList: true, subtree: true });
"""


def held(app: App, phase: Phase) -> tuple[str, int]:
    """Twelve people who answered, six of them completely sure; their code and step."""
    store.open_database(f"sqlite:///{app.data / 'staasted.db'}")
    try:
        room = rooms.prepare(rooms.AXIS)
        names = [f"p{number}" for number in range(len(BEFORE))]
        room.join(*names)
        room.go_to(rooms.AXIS, Phase.STANCE)
        answer(room, BEFORE)
        if phase is Phase.SHIFT:
            room.go_to(rooms.AXIS, Phase.RESTANCE)
            answer(room, AFTER)
        room.go_to(rooms.AXIS, phase)
        return room.snapshot.code, room.snapshot.step
    finally:
        store.close_database()


def answer(room: Room, places: tuple[int, ...]) -> None:
    for number, place in enumerate(places):
        room.stand(f"p{number}", place, certainty=4 if number < 6 else 2)


@pytest.fixture
def project(chrome: Browser, app: App) -> Iterator[Callable[..., Page]]:
    """Open a workshop's projector and wait until it shows the picture of this step."""
    contexts = []

    def one(code: str, step: int, **more: Any) -> Page:
        context = chrome.new_context(viewport={"width": 1920, "height": 1080}, **more)
        contexts.append(context)
        wall = context.new_page()
        wall.add_init_script(WATCH)
        wall.goto(app.projector(code))
        picture = wall.locator(f".st-key-picture-{step} .js-plotly-plot .main-svg").first
        expect(picture).to_be_visible()
        wall.wait_for_function("step => window.staastedWall?.step === step", arg=step)
        return wall

    yield one
    for context in contexts:
        context.close()


def test_d_shows_the_figures_and_hides_them_again(app: App, project: Callable[..., Page]) -> None:
    wall = project(*held(app, Phase.REVEAL))
    tables = wall.locator(".tables table")
    expect(tables).to_have_count(2)
    expect(tables.first).to_be_hidden()
    wall.keyboard.press("d")
    expect(tables.first).to_be_visible()
    expect(tables.first).to_contain_text("12")
    expect(tables.nth(1)).to_contain_text("Helt sikker")
    wall.keyboard.press("Shift+D")
    expect(tables.first).to_be_hidden()


def test_d_is_a_letter_while_one_types_and_the_browsers_own_with_ctrl(
    app: App, project: Callable[..., Page]
) -> None:
    wall = project(*held(app, Phase.REVEAL))
    tables = wall.locator(".tables table")
    wall.evaluate("document.body.append(document.createElement('textarea'))")
    typed = wall.locator("body > textarea")
    typed.press("d")
    expect(typed).to_have_value("d")
    expect(tables.first).to_be_hidden()
    typed.evaluate("it => it.remove()")
    wall.keyboard.press("Control+d")
    expect(tables.first).to_be_hidden()
    wall.keyboard.press("d")
    expect(tables.first).to_be_visible()


def test_dots_go_from_before_to_after_and_leave_the_picture_as_it_is(
    app: App, project: Callable[..., Page]
) -> None:
    code, step = held(app, Phase.SHIFT)
    wall = project(code, step)
    wall.wait_for_function("window.sheets === 1")
    expect(wall.locator("body > canvas")).to_have_count(0)
    expect(wall.locator(f".st-key-picture-{step} .js-plotly-plot")).to_be_visible()
    wall.reload()
    wall.wait_for_function("window.sheets === 1")


def test_nothing_moves_where_the_viewer_asked_for_less_movement(
    app: App, project: Callable[..., Page]
) -> None:
    wall = project(*held(app, Phase.SHIFT), reduced_motion="reduce")
    assert wall.evaluate("window.sheets") == 0


def test_a_result_that_nothing_moved_to_has_no_moving_dots(
    app: App, project: Callable[..., Page]
) -> None:
    wall = project(*held(app, Phase.REVEAL))
    assert wall.evaluate("window.sheets") == 0


def test_the_remote_puts_how_sure_they_are_on_every_wall_and_the_result_back(
    app: App, chrome: Browser, project: Callable[..., Page]
) -> None:
    code, step = held(app, Phase.SHIFT)
    walls = [project(code, step), project(code, step, reduced_motion="reduce")]
    facilitator = chrome.new_context()
    lead = enter(facilitator, app)
    lead.goto(f"{app.url}/lead?w={code}")
    lead.locator(".st-key-wall-certainty button").click()
    for wall in walls:
        sure = wall.locator(f".st-key-certainty-{step} .js-plotly-plot")
        expect(sure).to_be_visible()
        expect(wall.locator(".finding")).to_contain_text("helt sikker")
        wall.keyboard.press("d")
        expect(wall.locator(".tables table")).to_have_count(1)
        expect(wall.locator(".tables table")).to_be_visible()
        wall.keyboard.press("d")
    sheets = walls[0].evaluate("window.sheets")
    lead.locator(".st-key-wall-certainty button").click()
    for wall in walls:
        expect(wall.locator(f".st-key-picture-{step} .js-plotly-plot")).to_be_visible()
        expect(wall.locator(f".st-key-certainty-{step}")).to_have_count(0)
    assert walls[0].evaluate("window.sheets") == sheets, "the dots went there again"
    facilitator.close()


def parted(app: App) -> tuple[str, int, str]:
    """Two roles apart in two dilemmas; the second one's result is shown: code, step, title."""
    contents = "one-or-all", "equal-or-individual"
    store.open_database(f"sqlite:///{app.data / 'staasted.db'}")
    try:
        room = rooms.prepare(*contents, rounds=1, roles=("Leder", "Borger"))
        for role in ("Leder", "Borger"):
            room.join(*(f"{role}{n}" for n in range(6)), role=role)
        for content, importance in zip(contents, (4, 1), strict=True):
            room.go_to(content, Phase.STANCE)
            for number, name in enumerate(room.people):
                room.stand(name, 5 + 8 * number, importance=importance)
            room.forward()
        title = room.item.content.text("da").title
        return room.snapshot.code, room.snapshot.step, title
    finally:
        store.close_database()


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_remote_puts_the_roles_and_the_map_on_the_wall_and_d_has_their_figures(
    language: str, app: App, chrome: Browser, project: Callable[..., Page]
) -> None:
    code, step, title = parted(app)
    wall = project(code, step, reduced_motion="reduce", color_scheme="light")
    facilitator = chrome.new_context()
    facilitator.add_cookies([{"name": "staasted_lang", "value": language, "url": app.url}])
    lead = enter(facilitator, app)
    lead.goto(f"{app.url}/lead?w={code}")

    def shows(name: str, at: int, words: str) -> None:
        lead.locator(f".st-key-wall-{name} button").click()
        expect(wall.locator(f".st-key-{name}-{at} .js-plotly-plot")).to_be_visible()
        wall.wait_for_function("step => window.staastedWall?.step === step", arg=at)
        wall.keyboard.press("d")
        expect(wall.locator(".tables table")).to_have_count(1)
        expect(wall.locator(".tables table")).to_be_visible()
        expect(wall.locator(".tables table")).to_contain_text(words)
        wall.keyboard.press("d")
        expect(wall.locator(".tables table")).to_be_hidden()

    shows("roles", step, "Borger")
    for _ in ("dialogue", "ground"):
        seen = lead.locator("#now").inner_text()
        lead.locator(".st-key-go button").click()
        expect(lead.locator("#now")).not_to_have_text(seen)
    shows("map", step + 2, title)
    facilitator.close()


def rgb(colour: str) -> str:
    r, g, b = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgb({r}, {g}, {b})"


def stands_on(wall: Page, theme: Theme) -> None:
    """Ground, words and picture have the theme's colours, and axe finds nothing to mend."""
    expect(wall.locator(".stApp")).to_have_css("background-color", rgb(theme.paper))
    for words in (".question", ".finding", ".where b"):
        expect(wall.locator(words).first).to_have_css("color", rgb(theme.ink))
    dot = wall.locator("[class*=st-key-picture] .scatterlayer path.point").last
    expect(dot).to_have_css("stroke", rgb(theme.ink))
    assert wall.evaluate("getComputedStyle(document.querySelector('.stApp')).colorScheme") == (
        "dark" if theme is DARK else "light"
    )
    found = Axe().run(wall)
    assert found.violations_count == 0, found.generate_report()


def test_the_remote_makes_the_wall_dark_and_light_whatever_its_browser_prefers(
    app: App, chrome: Browser, project: Callable[..., Page]
) -> None:
    code, step = held(app, Phase.SHIFT)
    walls = [
        project(code, step, color_scheme="light"),
        project(code, step, color_scheme="dark", reduced_motion="reduce"),
    ]
    for wall in walls:
        stands_on(wall, LIGHT)
    facilitator = chrome.new_context()
    lead = enter(facilitator, app)
    lead.goto(f"{app.url}/lead?w={code}")
    press = lead.locator(".st-key-wall-ground button")
    lead.locator(".st-key-panel-wall button").click()
    press.click()
    for wall in walls:
        stands_on(wall, DARK)
        wall.reload()
        stands_on(wall, DARK)
    assert walls[1].evaluate("window.sheets") == 0
    press.click()
    for wall in walls:
        stands_on(wall, LIGHT)
    facilitator.close()
