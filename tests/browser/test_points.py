"""100 points in a real Chromium: by keyboard alone, by buttons, kept when the network is gone."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from tests import rooms
from tests.browser.phones import Phone
from tests.browser.test_table import sit
from tests.rooms import Room
from workshop.answers import Points
from workshop.flow import Phase

pytestmark = pytest.mark.browser


@pytest.fixture
def room(database: None) -> Room:
    return rooms.prepare(rooms.PRIORITY, points=True)


@pytest.fixture
def asked(pick_up: Callable[..., Phone]) -> Callable[..., Phone]:
    """Call it for a phone at the points, in English, with the buttons there."""

    def one(**more: Any) -> Phone:
        phone = pick_up("en", **more)
        phone.join()
        phone.is_at(rooms.PRIORITY, Phase.RANK)
        expect(phone.page.locator(".give button").first).to_be_visible()
        return phone

    return one


@pytest.fixture
def alice(asked: Callable[..., Phone]) -> Phone:
    return asked()


def field(phone: Phone, at: int) -> Locator:
    return phone.page.locator(".give input").nth(at)


def given(phone: Phone) -> list[int] | None:
    """What is saved, in the order in which the options stand on this phone."""
    own = phone.own
    if not isinstance(own, Points) or own.given is None:
        return None
    names = [field(phone, at).get_attribute("name") or "" for at in range(3)]
    return [dict(own.given)[name.removeprefix("points.")] for name in names]


def test_the_keyboard_alone_gives_100_points(alice: Phone) -> None:
    keys = alice.page.keyboard
    alice.says("100 left to give – it is saved when all 100 are given")
    field(alice, 0).focus()
    keys.type("60")
    alice.says("40 left to give – it is saved when all 100 are given")
    keys.press("Tab")
    expect(field(alice, 1)).to_be_focused()
    for _ in range(7):
        keys.press("ArrowUp")
    alice.says("5 left to give – it is saved when all 100 are given")
    assert alice.own is None
    keys.press("Tab")
    keys.type("5")
    alice.says("Received")
    assert given(alice) == [60, 35, 5]
    keys.press("Tab")
    expect(alice.page.get_by_role("button", name="Skip")).to_be_focused()
    keys.press("Enter")
    alice.says("Received: you skipped this one")
    assert alice.own == Points(None)
    expect(field(alice, 0)).to_have_value("")


def test_buttons_go_in_steps_of_5_and_say_the_number(alice: Phone) -> None:
    field(alice, 0).fill("90")
    name = alice.page.locator(".give label").first.inner_text()
    more = alice.page.get_by_role("button", name=f"More points to “{name}”")
    fewer = alice.page.get_by_role("button", name=f"Fewer points to “{name}”")
    size = more.bounding_box()
    assert size
    assert min(size["width"], size["height"]) >= 44
    more.click()
    expect(alice.page.locator("#live")).to_have_text(f"95 to “{name}”")
    more.click()
    alice.says("Received")
    assert given(alice) == [100, 0, 0]
    more.click()
    expect(field(alice, 0)).to_have_value("100")
    fewer.click()
    alice.says("5 left to give – it is saved when all 100 are given")
    field(alice, 1).fill("15")
    alice.says("10 too many – it is saved when it is 100")
    assert given(alice) == [100, 0, 0]
    fewer.click()
    fewer.click()
    alice.says("Received")
    assert given(alice) == [85, 15, 0]


def test_33_is_told_beside_its_field_and_not_saved(alice: Phone) -> None:
    field(alice, 0).fill("33")
    field(alice, 1).fill("67")
    field(alice, 1).press("Tab")
    told = "Give points in steps of 5, between 0 and 100."
    alice.says(told)
    for at in (0, 1):
        expect(field(alice, at)).to_have_attribute("aria-invalid", "true")
        expect(alice.page.locator(".give .error").nth(at)).to_have_text(told)
    assert alice.own is None
    field(alice, 0).press("ArrowUp")
    expect(field(alice, 0)).to_have_value("35")
    field(alice, 1).fill("65")
    alice.says("Received")
    field(alice, 1).press("Tab")
    expect(field(alice, 0)).to_have_attribute("aria-invalid", "false")
    assert given(alice) == [35, 65, 0]


def test_a_draft_stays_on_the_phone_and_is_sent_when_it_is_whole_and_the_network_back(
    alice: Phone,
) -> None:
    field(alice, 0).fill("65")
    alice.says("35 left to give – it is saved when all 100 are given")
    alice.page.reload()
    expect(field(alice, 0)).to_have_value("65")
    alice.says("35 left to give – it is saved when all 100 are given")
    assert alice.own is None
    alice.page.context.set_offline(True)
    field(alice, 2).fill("35")
    alice.says("Waiting for the network – kept on the phone")
    alice.page.context.set_offline(False)
    alice.says("Received")
    assert given(alice) == [65, 0, 35]
    assert alice.page.evaluate("localStorage.length") == 0


def test_a_whole_draft_survives_a_reload(alice: Phone) -> None:
    alice.block_answers()
    field(alice, 1).fill("100")
    alice.says("Waiting for the network – kept on the phone")
    alice.page.reload()
    expect(field(alice, 1)).to_have_value("100")
    alice.blocked = False
    alice.says("Received")
    assert given(alice) == [0, 100, 0]


def test_the_second_round_starts_from_nothing(alice: Phone) -> None:
    field(alice, 1).fill("100")
    alice.says("Received")
    alice.is_at(rooms.PRIORITY, Phase.RANK, 2)
    expect(field(alice, 1)).to_have_value("")
    alice.says("100 left to give – it is saved when all 100 are given")


def test_without_a_script_it_is_a_plain_form(pick_up: Callable[..., Phone], room: Room) -> None:
    phone = pick_up("en", java_script_enabled=False)
    phone.join()
    room.go_to(rooms.PRIORITY, Phase.RANK)
    phone.page.reload()
    expect(phone.page.locator(".give button").first).to_be_hidden()
    field(phone, 0).fill("33")
    save = phone.page.get_by_role("button", name="Save my points")
    save.click()
    error = phone.page.locator(".give .error").first
    expect(error).to_have_text("Give points in steps of 5, between 0 and 100.")
    expect(field(phone, 0)).to_have_value("33")
    field(phone, 0).fill("100")
    save.click()
    phone.says("Received")
    assert given(phone) == [100, 0, 0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(asked: Callable[..., Phone], scheme: str) -> None:
    phone = asked(color_scheme=scheme)
    field(phone, 0).fill("33")
    field(phone, 0).press("Tab")
    found = Axe().run(phone.page)
    assert found.violations_count == 0, found.generate_report()


def test_a_table_gives_100_points_for_all_who_sit_there(pick_up: Callable[..., Phone]) -> None:
    table = sit(pick_up("en"), 4)
    table.is_at(rooms.PRIORITY, Phase.RANK)
    expect(table.page.get_by_text("It counts as your 4 answers.")).to_be_visible()
    field(table, 0).fill("100")
    table.says("Received")
    assert table.room.snapshot.answered == 4
    table.is_at(rooms.PRIORITY, Phase.RANKING)
    expect(table.page.get_by_text("4 answers").first).to_be_visible()
