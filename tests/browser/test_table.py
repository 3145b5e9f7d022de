"""One device per table in a real Chromium: a mark each with − and +, saved at once, never lost."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

import store
from tests import rooms
from tests.browser.phones import URL, Phone
from workshop.answers import Places, Ranking
from workshop.flow import Phase

pytestmark = pytest.mark.browser


def sit(phone: Phone, people: int) -> Phone:
    """Join as a table."""
    page = phone.page
    page.goto(f"{URL}/p/{phone.code}")
    page.get_by_text("Are you several sharing this device?").click()
    page.get_by_label("How many are you at the table?").fill(str(people))
    page.get_by_role("button", name="Take part").click()
    expect(page.locator("main[data-step]")).to_be_visible()
    return phone


def more(page: Page, at: int, times: int = 1) -> None:
    row = page.locator(".table .give li").nth(at)
    for _ in range(times):
        row.get_by_role("button").last.click()


def test_a_table_sets_a_mark_for_each_and_sees_its_spread(
    pick_up: Callable[..., Phone],
) -> None:
    table = sit(pick_up("en"), 6)
    assert table.person().people == 6
    table.is_at(rooms.AXIS, Phase.STANCE)
    page = table.page
    table.says("Say where each of you stands, and it is saved")
    more(page, 1, 2)
    table.says("Received")
    more(page, 10, 3)
    expect(page.locator("[data-said]")).to_contain_text("5 of 6 placed.")
    expect(page.locator("[data-said]")).to_contain_text("3 towards “The good of all”")
    expect(page.locator(".table .marks").nth(10)).to_have_text("●●●")
    page.locator("textarea").fill("We all need a bit of both")
    table.says("Received")
    own = table.own
    assert isinstance(own, Places)
    assert sorted(own.people) == [(10.0,)] * 2 + [(100.0,)] * 3
    assert own.reason == "We all need a bit of both"
    page.reload()
    expect(page.locator(".table .marks").nth(10)).to_have_text("●●●")
    more(page, 5, 2)
    table.says("7 placed, but you are 6")
    page.get_by_label("How many are you at the table?").fill("7")
    table.says("Received")
    assert store.ways(table.room.workshop).at_tables == 7
    page.get_by_role("button", name="Skip").click()
    table.says("Received: you skipped this one")
    assert table.own == Places(())


def test_what_a_table_placed_without_a_network_is_sent_later(
    pick_up: Callable[..., Phone],
) -> None:
    table = sit(pick_up("en"), 3)
    table.is_at(rooms.TRIANGLE, Phase.STANCE)
    table.block_answers()
    more(table.page, 0)
    more(table.page, 6, 2)
    table.says("Waiting for the network – kept on the phone")
    table.page.reload()
    expect(table.page.locator(".table .marks").nth(6)).to_have_text("●●")
    table.blocked = False
    table.says("Received")
    own = table.own
    assert isinstance(own, Places)
    assert len(own.people) == 3


def test_a_table_sees_the_room_and_its_own_spread(
    pick_up: Callable[..., Phone],
) -> None:
    table = sit(pick_up("en"), 4)
    table.is_at(rooms.AXIS, Phase.STANCE)
    more(table.page, 0, 3)
    more(table.page, 9)
    table.says("Received")
    table.is_at(rooms.AXIS, Phase.REVEAL)
    expect(table.page.get_by_text("4 answers").first).to_be_visible()
    expect(table.page.locator(".own")).to_contain_text("Your table: 3 towards")


def move_down(page: Page) -> None:
    page.locator(".order li").first.get_by_role("button").last.click()


def heads(page: Page) -> Locator:
    return page.get_by_label("How many are you at the table?")


def test_a_table_goes_through_a_dilemma_and_a_priority_question_to_its_own_page(
    pick_up: Callable[..., Phone],
) -> None:
    table = sit(pick_up("en"), 6)
    page, room = table.page, table.room
    table.is_at(rooms.AXIS, Phase.STANCE)
    more(page, 0, 2)
    more(page, 10, 4)
    table.says("Received")
    table.is_at(rooms.AXIS, Phase.REVEAL)
    expect(page.locator(".own")).to_contain_text("Your table: 2 towards")
    expect(page.locator("svg .dot").first).to_be_visible()
    table.is_at(rooms.AXIS, Phase.RESTANCE)
    more(page, 5, 6)
    table.says("Received")
    table.is_at(rooms.PRIORITY, Phase.RANK)
    expect(page.get_by_text("It counts as your 6 answers.")).to_be_visible()
    move_down(page)
    table.says("Received")
    assert room.snapshot.answered == 6
    table.is_at(rooms.PRIORITY, Phase.RANKING)
    expect(page.get_by_text("6 answers").first).to_be_visible()
    room.close()
    table.shows_the_step()
    expect(page.get_by_text("Round 1: Your table: 2 towards", exact=False)).to_be_visible()
    assert [r.answered for r in room.item_of(rooms.AXIS).results] == [6, 6]
    assert [r.answered for r in room.item_of(rooms.PRIORITY).results] == [6, 0]


def test_a_tables_head_count_is_no_answer_and_goes_with_the_answer_and_with_a_skip(
    pick_up: Callable[..., Phone],
) -> None:
    table = sit(pick_up("en"), 6)
    page, room = table.page, table.room
    table.is_at(rooms.PRIORITY, Phase.RANK)
    heads(page).fill("8")
    expect(page.get_by_text("It counts as your 8 answers.")).to_be_visible()
    move_down(page)  # the first thing that is sent, in the shuffled order but for this
    table.says("Received")
    assert room.snapshot.answered == 8
    assert table.posts == [200]
    with page.expect_response("**/ranking"):
        heads(page).fill("7")
    assert room.snapshot.answered == 7
    table.says("Received")
    page.get_by_role("button", name="Skip").click()
    table.says("Received: you skipped this one")
    with page.expect_response("**/ranking"):
        heads(page).fill("5")
    assert room.snapshot.answered == 5
    table.says("Received: you skipped this one")
    assert table.own == Ranking(None)
    move_down(page)
    table.says("Received")
    assert (room.snapshot.answered, room.snapshot.present) == (5, 5)


@pytest.mark.parametrize("content", [rooms.AXIS, rooms.TRIANGLE, rooms.PRIORITY])
@pytest.mark.parametrize("width", [320, 390])
def test_the_tables_form_is_large_enough_and_axe_finds_nothing(
    content: str,
    width: int,
    pick_up: Callable[..., Phone],
) -> None:
    scheme = "dark" if width == 320 else "light"
    table = sit(pick_up("en", color_scheme=scheme, reduced_motion="reduce"), 8)
    table.page.set_viewport_size({"width": width, "height": 844})
    if content == rooms.PRIORITY:
        table.is_at(content, Phase.RANK)
        move_down(table.page)
    else:
        table.is_at(content, Phase.STANCE)
        more(table.page, 0, 8)
    table.says("Received")
    small = table.page.evaluate(
        """() => [...document.querySelectorAll("main button, summary, input, textarea")]
          .filter((it) => it.checkVisibility({checkOpacity: false}))
          .map((it) => [it.outerHTML.slice(0, 60), it.getBoundingClientRect()])
          .filter(([, box]) => box.width < 44 || box.height < 44)
          .map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
    )
    assert small == []
    assert table.page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(table.page)
    assert found.violations_count == 0, found.generate_report()
