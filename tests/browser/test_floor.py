"""No devices at all: the line-up is pressed on the wall or the remote, or pasted as numbers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

import store
from tests import rooms
from tests.browser.conftest import App, enter
from tests.rooms import Room
from workshop.flow import Phase

pytestmark = pytest.mark.browser


@contextmanager
def database(app: App) -> Iterator[None]:
    store.open_database(f"sqlite:///{app.data / 'staasted.db'}")
    try:
        yield
    finally:
        store.close_database()


def standing(app: App, content: str = rooms.AXIS, people: int = 0) -> tuple[str, int, int]:
    """A workshop whose room is asked to take a stance: code, id and the item's id."""
    with database(app):
        english = replace(rooms.draft(content), languages=("en", "da"))
        room = Room(store.create_workshop(english))
        room.join(*[f"p{n}" for n in range(people)])
        room.go_to(content, Phase.STANCE)
        return room.snapshot.code, room.workshop, room.item.id


def stored(app: App, workshop: int, item: int) -> list[float]:
    with database(app):
        return [place[0] for place in store.floor_places(workshop, item, 1)]


@pytest.fixture
def desk(chrome: Browser, app: App) -> Iterator[Callable[..., BrowserContext]]:
    """A facilitator's browser; in it pages of the app can be opened."""
    made: list[BrowserContext] = []

    def one(**more: Any) -> BrowserContext:
        size: Any = {"width": 1440, "height": 900}
        context = chrome.new_context(**{"viewport": size, "locale": "en-GB", **more})
        made.append(context)
        context.add_cookies([{"name": "staasted_lang", "value": "en", "url": app.url}])
        enter(context, app).close()
        return context

    yield one
    for context in made:
        context.close()


def press(picture: Locator, *positions: float) -> None:
    """Press at positions of 0-100 along the line."""
    for position in positions:
        box = picture.bounding_box()
        assert box
        x = (40 + position * 10) / 1080 * box["width"]
        picture.click(position={"x": x, "y": box["height"] / 2})


def test_the_line_up_is_pressed_on_the_wall_undone_and_shown(
    app: App, desk: Callable[..., BrowserContext]
) -> None:
    code, workshop, item = standing(app)
    context = desk(viewport={"width": 1920, "height": 1080})
    wall = context.new_page()
    wall.goto(app.projector(code))
    line = wall.locator(".line-up svg")
    expect(line).to_be_visible()
    press(line, 10, 20, 20, 90, 95)
    expect(wall.locator(".line-up circle:not(.cursor)")).to_have_count(5)
    expect(wall.get_by_text("5 stand on the floor")).to_be_visible()
    wall.get_by_role("button", name="Undo").click()
    expect(wall.get_by_text("4 stand on the floor")).to_be_visible()
    wall.reload()
    expect(wall.locator(".line-up circle:not(.cursor)")).to_have_count(4)
    assert stored(app, workshop, item) == pytest.approx([10, 20, 20, 90], abs=1)
    lead = context.new_page()
    lead.goto(f"{app.url}/lead?w={code}")
    lead.get_by_role("button", name="Show where we stand").click()
    expect(wall.get_by_text("4 answers", exact=False).first).to_be_visible()
    expect(wall.locator(".line-up")).to_have_count(0)


def test_nobody_but_the_facilitator_can_press_on_the_wall(app: App, chrome: Browser) -> None:
    code, *_ = standing(app)
    context = chrome.new_context(viewport={"width": 1920, "height": 1080})
    wall = context.new_page()
    wall.goto(app.projector(code))
    expect(wall.get_by_text("Stand where you stand")).to_be_visible()
    expect(wall.locator(".line-up")).to_have_count(0)
    context.close()


def take_part(chrome: Browser, app: App, code: str) -> BrowserContext:
    """Somebody's phone, whose page is open."""
    phone = chrome.new_context(viewport={"width": 390, "height": 844}, locale="en-GB")
    page = phone.new_page()
    page.goto(f"{app.url}/p/{code}")
    page.locator("form[data-once] button").click()
    expect(page.locator("main[data-step]")).to_be_visible()
    return phone


def test_with_phones_in_the_room_the_line_up_is_entered_on_the_remote_only(
    app: App, chrome: Browser, desk: Callable[..., BrowserContext]
) -> None:
    code, workshop, item = standing(app)
    phones = [take_part(chrome, app, code) for _ in range(2)]
    context = desk()
    wall, lead = context.new_page(), context.new_page()
    wall.goto(app.projector(code))
    expect(wall.locator(".answered")).to_be_visible()
    expect(wall.locator(".line-up")).to_have_count(0)
    lead.goto(f"{app.url}/lead?w={code}")
    lead.get_by_text("Who stands on the floor").click()
    press(lead.locator(".line-up svg"), 0, 50, 100)
    expect(lead.get_by_text("3 people on the floor")).to_be_visible()
    expect(wall.locator(".answered")).to_contain_text("3 of 5")
    assert stored(app, workshop, item) == pytest.approx([0, 50, 100], abs=1)
    assert wall.locator("circle").count() == 0
    for phone in phones:
        phone.close()


def test_a_phone_that_was_tried_and_put_away_leaves_the_wall_to_the_line_up(
    app: App, chrome: Browser, desk: Callable[..., BrowserContext]
) -> None:
    code, *_ = standing(app)
    phone = take_part(chrome, app, code)
    wall = desk(viewport={"width": 1920, "height": 1080}).new_page()
    wall.goto(app.projector(code))
    expect(wall.locator(".answered")).to_contain_text("0 of 1")
    expect(wall.locator(".line-up")).to_have_count(0)
    phone.close()
    # Nothing is announced when a phone goes; the wall sees it with the next thing that is.
    lead = desk().new_page()
    lead.goto(f"{app.url}/lead?w={code}")
    press(lead.locator(".line-up svg"), 50)
    expect(wall.locator(".line-up circle.last")).to_have_count(1)
    expect(wall.get_by_text("1 stands on the floor")).to_be_visible()


def test_the_facilitator_takes_the_line_up_to_the_wall_and_away_whoever_is_here(
    app: App, chrome: Browser, desk: Callable[..., BrowserContext]
) -> None:
    code, *_ = standing(app)
    phone = take_part(chrome, app, code)
    context = desk(viewport={"width": 1920, "height": 1080})
    wall, lead = context.new_page(), context.new_page()
    wall.goto(app.projector(code))
    expect(wall.locator(".answered")).to_contain_text("0 of 1")
    lead.goto(f"{app.url}/lead?w={code}")
    lead.get_by_text("Who stands on the floor").click()
    lead.get_by_role("button", name="Enter it on the big screen as well").click()
    press(wall.locator(".line-up svg"), 30)
    expect(wall.locator(".answered")).to_contain_text("1 of 2")
    expect(lead.get_by_text("Those with a device see the line-up", exact=False)).to_be_visible()
    expect(lead.locator(".line-up circle.last")).to_have_count(1)
    lead.get_by_role("button", name="Take it off the big screen").click()
    expect(wall.locator(".line-up")).to_have_count(0)
    phone.close()


def test_two_who_mark_at_once_lose_nothing_and_each_undoes_their_own(
    app: App, desk: Callable[..., BrowserContext]
) -> None:
    code, workshop, item = standing(app)
    context = desk(viewport={"width": 1920, "height": 1080})
    wall, lead = context.new_page(), context.new_page()
    wall.goto(app.projector(code))
    lead.goto(f"{app.url}/lead?w={code}")
    lines = [page.locator(".line-up svg") for page in (wall, lead)]
    for line in lines:
        expect(line).to_be_visible()
    for at in range(6):  # none of them waits to see what the other has done
        press(lines[0], 10 + at)
        press(lines[1], 80 + at)
    for page in (wall, lead):
        expect(page.locator(".line-up circle:not(.cursor)")).to_have_count(12)
    wall.locator(".line-up").get_by_role("button", name="Undo").click()
    lead.locator(".line-up").get_by_role("button", name="Undo").click()
    for page in (wall, lead):
        expect(page.locator(".line-up circle:not(.cursor)")).to_have_count(10)
    expect(wall.get_by_text("10 stand on the floor")).to_be_visible()
    assert sorted(stored(app, workshop, item)) == pytest.approx(
        [10, 11, 12, 13, 14, 80, 81, 82, 83, 84], abs=1
    )


def test_the_line_is_walked_with_the_arrow_keys_and_they_do_not_move_the_room(
    app: App, desk: Callable[..., BrowserContext]
) -> None:
    code, workshop, item = standing(app)
    wall = desk(viewport={"width": 1920, "height": 1080}).new_page()
    wall.goto(app.projector(code))
    line = wall.get_by_role("slider", name="Where the next person stands")
    line.focus()
    expect(line).to_have_attribute("aria-valuenow", "50")
    expect(line).to_have_attribute("aria-valuetext", "50: In between")
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "Shift+ArrowLeft"):
        line.press(key)
    expect(line).to_have_attribute("aria-valuenow", "64")
    expect(line).to_have_attribute("aria-valuetext", "64: The good of all ▶")
    line.press("Enter")
    line.press("Home")
    line.press("Enter")
    line.press("End")
    line.press(" ")
    expect(wall.get_by_text("3 stand on the floor")).to_be_visible()
    expect(line).to_be_focused()  # what is stored is drawn, and the keys go on
    line.press("Backspace")
    expect(wall.get_by_text("2 stand on the floor")).to_be_visible()
    assert stored(app, workshop, item) == [64, 0]
    found = Axe().run(wall, {"include": [[".stMain"]]})
    assert found.violations_count == 0, found.generate_report()


def test_the_triangle_is_walked_with_the_arrow_keys(
    app: App, desk: Callable[..., BrowserContext]
) -> None:
    code, workshop, item = standing(app, rooms.TRIANGLE)
    wall = desk(viewport={"width": 1920, "height": 1080}).new_page()
    wall.goto(app.projector(code))
    pad = wall.get_by_role("application", name="Where the next person stands")
    pad.focus()
    for _ in range(20):
        pad.press("ArrowUp")
    pad.press("Enter")
    for key in (*["ArrowDown"] * 20, *["ArrowRight"] * 20, "Enter"):
        pad.press(key)
    expect(wall.get_by_text("2 stand on the floor")).to_be_visible()
    with database(app):
        assert store.floor_places(workshop, item, 1) == ((0, 0, 100), (0, 100, 0))


def counted(lead: Page, at: int, hands: int) -> None:
    """Type how many hands an option has."""
    field = lead.get_by_label("Hands for", exact=False).nth(at)
    field.fill(str(hands))
    field.press("Enter")


def test_a_room_without_any_device_goes_through_two_rounds_and_a_show_of_hands(
    app: App, desk: Callable[..., BrowserContext]
) -> None:
    with database(app):
        draft = rooms.draft(rooms.AXIS, rooms.PRIORITY)
        room = Room(store.create_workshop(replace(draft, languages=("en", "da"))))
        code = room.snapshot.code
    context = desk(viewport={"width": 1920, "height": 1080})
    wall, lead = context.new_page(), context.new_page()
    wall.goto(app.projector(code))
    lead.goto(f"{app.url}/lead?w={code}")
    go = lead.locator(".st-key-go button")

    def until(phase: str) -> None:
        """Press the large button until the wall is at a phase."""
        while not wall.locator(f".st-key-scene-{phase}").count():
            step = wall.locator("[class*='st-key-scene-']").first.get_attribute("class")
            go.click()
            expect(wall.locator("[class*='st-key-scene-']").first).not_to_have_class(step or "")

    until("stance")
    press(wall.locator(".line-up svg"), 10, 20, 30, 80)
    wall.get_by_role("slider").press("Enter")  # one more at 80, with the keys
    expect(wall.get_by_text("5 stand on the floor")).to_be_visible()
    wall.get_by_role("button", name="Undo").click()
    expect(wall.get_by_text("4 stand on the floor")).to_be_visible()
    until("reveal")
    expect(wall.get_by_text("4 answers", exact=False).first).to_be_visible()
    until("restance")
    expect(wall.get_by_text("Stand where you stand")).to_be_visible()
    press(wall.locator(".line-up svg"), 40, 50, 50, 60, 90)
    expect(wall.get_by_text("5 stand on the floor")).to_be_visible()
    until("shift")
    expect(wall.get_by_text("5 answers", exact=False).first).to_be_visible()
    until("rank")
    expect(wall.get_by_text("Put up a hand")).to_be_visible()
    counted(lead, 0, 6)
    expect(wall.get_by_text("6 hands counted")).to_be_visible()
    counted(lead, 1, 3)
    expect(lead.get_by_text("9 hands counted")).to_be_visible()
    lead.locator("[class*='st-key-row-hands']").nth(0).get_by_test_id("stNumberInputStepUp").click()
    expect(lead.get_by_text("10 hands counted")).to_be_visible()
    lead.locator("[class*='st-key-hands-undo'] button").click()
    expect(wall.get_by_text("9 hands counted")).to_be_visible()
    expect(wall.get_by_text("6", exact=True)).to_have_count(0)  # blind until it is shown
    until("ranking")
    expect(wall.get_by_text("9 answers", exact=False).first).to_be_visible()
    with database(app):
        room.close()
        rounds = [[r.answered for r in item.results] for item in room.snapshot.items]
        assert rounds == [[4, 5], [9, 0]]  # nobody was asked a second time
        assert {a.way for i in room.snapshot.items for r in i.results for a in r.answers} == {
            "floor"
        }
