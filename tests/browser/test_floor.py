"""No devices at all: the line-up is pressed on the wall or the remote, or pasted as numbers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
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
    expect(wall.locator(".line-up circle")).to_have_count(5)
    expect(wall.get_by_text("5 stand on the floor")).to_be_visible()
    wall.get_by_role("button", name="Undo").click()
    expect(wall.get_by_text("4 stand on the floor")).to_be_visible()
    wall.reload()
    expect(wall.locator(".line-up circle")).to_have_count(4)
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


def test_with_phones_in_the_room_the_line_up_is_entered_on_the_remote_only(
    app: App, desk: Callable[..., BrowserContext]
) -> None:
    code, workshop, item = standing(app, people=2)
    context = desk()
    wall, lead = context.new_page(), context.new_page()
    wall.goto(app.projector(code))
    expect(wall.locator(".answered")).to_be_visible()
    expect(wall.locator(".line-up")).to_have_count(0)
    lead.goto(f"{app.url}/lead?w={code}")
    lead.get_by_text("Who stands on the floor").click()
    press(lead.locator(".line-up svg"), 0, 50, 100)
    expect(lead.get_by_text("3 people on the floor")).to_be_visible()
    expect(wall.locator(".answered")).to_contain_text("3 of 3")
    assert stored(app, workshop, item) == pytest.approx([0, 50, 100], abs=1)
    assert wall.locator("circle").count() == 0


def paste(lead: Page, numbers: str) -> None:
    lead.get_by_label("A number each", exact=False).fill(numbers)
    lead.get_by_role("button", name="Use these numbers").click()


def test_numbers_are_pasted_and_what_cannot_be_read_is_said(
    app: App, desk: Callable[..., BrowserContext]
) -> None:
    code, workshop, item = standing(app)
    lead = desk().new_page()
    lead.goto(f"{app.url}/lead?w={code}")
    lead.get_by_text("Paste numbers").click()
    paste(lead, "12; 40; 140")
    expect(lead.get_by_text("Number 3 is 140; it must be between 0 and 100.")).to_be_visible()
    paste(lead, "12; 40\n99,5")
    expect(lead.get_by_text("3 people on the floor")).to_be_visible()
    expect(lead.locator(".line-up circle")).to_have_count(3)
    assert stored(app, workshop, item) == [12, 40, 99.5]


def test_in_a_triangle_a_press_weighs_the_three(
    app: App, desk: Callable[..., BrowserContext]
) -> None:
    code, workshop, item = standing(app, rooms.TRIANGLE)
    wall = desk(viewport={"width": 1920, "height": 1080}).new_page()
    wall.goto(app.projector(code))
    picture = wall.locator(".line-up svg")
    expect(picture).to_be_visible()
    box = picture.bounding_box()
    assert box
    picture.click(position={"x": box["width"] / 2, "y": box["height"] * 0.94})
    expect(wall.get_by_text("1 stands on the floor")).to_be_visible()
    with database(app):
        [place] = store.floor_places(workshop, item, 1)
    assert place == pytest.approx((50, 50, 0), abs=4)
