"""A rehearsal from the first press to the last: led, marked on every screen, counted nowhere."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

import store
from tests import rooms
from tests.browser.conftest import App, enter
from workshop.flow import Phase

pytestmark = pytest.mark.browser

MARK = "Simuleret"


def prepared(app: App) -> tuple[str, str]:
    """The codes of a workshop to rehearse and of one that was held and closed."""
    store.open_database(f"sqlite:///{app.data / 'staasted.db'}")
    try:
        held = rooms.prepare(rooms.AXIS, rounds=1)
        held.join("alice", "bob", "charlie")
        held.go_to(rooms.AXIS, Phase.STANCE)
        for place, name in enumerate(held.people):
            held.stand(name, 30.0 * place)
        held.close()
        return rooms.prepare(rooms.AXIS, rounds=1).snapshot.code, held.snapshot.code
    finally:
        store.close_database()


def figures(page: Page, app: App, held: str) -> tuple[str, str]:
    """What the archive counts: of how many workshops, and of the one that was held."""
    page.goto(f"{app.url}/")
    closed = page.locator(".st-key-closed-link")
    expect(closed).to_contain_text("i arkivet")
    counted = closed.inner_text()
    page.goto(f"{app.url}/archive")
    row = page.locator(f".st-key-row-{held} .muted")
    expect(row).to_be_visible()
    return counted, row.inner_text()


def onward(remote: Page) -> None:
    """The large button, until it has taken the room on."""
    before = remote.locator("h1.now").inner_text()
    remote.locator(".st-key-go button").click()
    expect(remote.locator("h1.now")).not_to_have_text(before)
    remote.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")


def test_a_rehearsal_is_led_marked_kept_apart_and_deleted(chrome: Browser, app: App) -> None:
    code, held = prepared(app)
    context = chrome.new_context(viewport={"width": 1440, "height": 1000}, locale="da-DK")
    remote = enter(context, app)
    before = figures(remote, app, held)

    remote.goto(f"{app.url}/lead?w={code}")
    remote.locator(f".st-key-rehearse-{code} button").click()
    expect(remote.locator(".st-key-remote-head .simulated")).to_have_text(MARK)
    copy = re.findall(r"w=(\w+)", remote.url)[0]
    assert copy != code
    here = remote.locator(".counts b").first
    expect(here).to_have_text("24", timeout=60_000)  # all of them have come

    wall = chrome.new_context(viewport={"width": 1920, "height": 1080}).new_page()
    wall.goto(app.projector(copy))
    mark = wall.locator(".where .simulated")
    expect(mark).to_have_text(MARK)
    phone = chrome.new_context(locale="da-DK", viewport={"width": 390, "height": 844}).new_page()
    phone.goto(f"{app.url}/p/{copy}")
    expect(phone.locator(".played")).to_contain_text(MARK)
    phone.locator("main form button.act").click()
    expect(phone.locator("main")).to_have_attribute("data-step", "0")

    while remote.locator("h1.now").inner_text() != "Tag ståsted, første gang":
        onward(remote)
    expect(phone.locator("input.axis")).to_be_visible()
    phone.locator("input.axis").press("ArrowRight")
    enough = re.compile(r"(1[5-9]|2\d) af 2\d")
    expect(wall.locator(".answered")).to_have_text(enough, timeout=60_000)
    onward(remote)
    expect(wall.locator(".finding")).to_be_visible()
    expect(mark).to_have_text(MARK)
    expect(phone.locator("main .finding")).to_be_visible()
    expect(phone.locator(".played")).to_contain_text(MARK)
    remote.locator(".st-key-wall-reasons button").click()
    expect(wall.locator(".said-reasons")).to_be_visible()
    expect(mark).to_have_text(MARK)
    remote.locator(".st-key-panel-wall button").first.click()
    remote.locator(".st-key-wall-pause button").click()
    expect(wall.locator(".pause")).to_be_visible()
    expect(mark).to_have_text(MARK)
    remote.locator(".st-key-end-pause button").click()
    expect(wall.locator(".pause")).to_have_count(0)

    while remote.locator(".st-key-close button, .st-key-really-close button").count() == 0:
        onward(remote)
    remote.locator(".st-key-go button").click()
    remote.locator(".st-key-really-close button").click()
    expect(phone.locator("h1")).to_have_text("Tak, fordi du var med")
    expect(phone.locator(".played")).to_contain_text(MARK)

    assert figures(remote, app, held) == before
    apart = remote.locator("h2.section", has_text=MARK)
    expect(apart).to_be_visible()
    row = remote.locator(f".st-key-row-{copy}")
    tops = [box["y"] for each in (apart, row) if (box := each.bounding_box())]
    assert len(tops) == 2
    assert tops == sorted(tops)
    row.locator(f".st-key-delete-rehearsal-{copy} button").click()
    expect(remote.locator(".st-key-begin")).to_be_visible()
    remote.goto(f"{app.url}/archive")
    expect(remote.locator(f".st-key-row-{held}")).to_be_visible()
    expect(remote.locator(f".st-key-row-{copy}")).to_have_count(0)
    phone.reload()
    expect(phone.locator("body")).not_to_contain_text("Tak, fordi du var med")
    for one in (context, wall.context, phone.context):
        one.close()
