"""The facilitator's pages with a whole workshop on them: axe finds nothing, light or dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

import store
from tests import rooms
from tests.browser.conftest import App, enter
from tests.rooms import NAMES
from workshop.flow import Phase

pytestmark = pytest.mark.browser


def held(app: App) -> tuple[str, str]:
    """The codes of a room that looks at its result and of one that has closed."""
    store.open_database(f"sqlite:///{app.data / 'staasted.db'}")
    try:
        codes = []
        for closed in (False, True):
            room = rooms.prepare(rooms.AXIS, rooms.TRIANGLE, rooms.PRIORITY, rounds=1)
            room.join(*NAMES)
            room.go_to(rooms.AXIS, Phase.STANCE)
            for at, name in enumerate(NAMES):
                room.stand(
                    name, 12.0 * at, certainty=1 + at % 4, importance=3, reason=f"Fordi {at}"
                )
            room.go_to(rooms.AXIS, Phase.REVEAL)
            if closed:
                store.add_note(room.workshop, room.item.id, "agree", "Vi spørger først")
                room.go_to(rooms.TRIANGLE, Phase.STANCE)
                for at, name in enumerate(NAMES):
                    room.stand(name, 20.0 + 10 * at, 30, 30)
                room.go_to(rooms.PRIORITY, Phase.RANK)
                for at, name in enumerate(NAMES):
                    options = list(room.item.priority.options)
                    room.rank(name, *options[at % 3 :], *options[: at % 3])
                room.close()
            codes.append(room.snapshot.code)
        return codes[0], codes[1]
    finally:
        store.close_database()


def check(page: Page, where: str) -> None:
    # While the page is being made anew, what is old on it is pale.
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    expect(page.locator("[data-stale=true]")).to_have_count(0)
    found = Axe().run(page, {"include": [[".stMain"]]})
    assert found.violations_count == 0, f"{where}: {found.generate_report()}"


@pytest.mark.parametrize(("language", "scheme"), [("da", "light"), ("en", "dark")])
def test_axe_finds_nothing_on_the_remote_and_in_the_archive(
    chrome: Browser, app: App, language: str, scheme: str
) -> None:
    here, closed = held(app)
    dark = scheme == "dark"
    context = chrome.new_context(
        viewport={"width": 1440, "height": 900}, color_scheme="dark" if dark else "light"
    )
    context.add_cookies([{"name": "staasted_lang", "value": language, "url": app.url}])
    page = enter(context, app)
    page.goto(f"{app.url}/lead?w={here}")
    expect(page.locator(".st-key-onward button")).to_be_visible()
    check(page, "the remote")
    for name in ("wall", "people", "reasons", "agenda"):
        page.locator(f".st-key-panel-{name} button").first.click()
        panel = page.get_by_test_id("stPopoverBody")
        expect(panel).to_be_visible()
        found = Axe().run(page, {"include": [["[data-testid=stPopoverBody]"]]})
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"
        page.keyboard.press("Escape")
        expect(panel).to_have_count(0)
    page.goto(f"{app.url}/archive?w={closed}")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    check(page, "the archive")
    context.close()
