"""A reminder reaches the phones without an answer, says so aloud, and takes nothing typed away."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import store
from store import missing
from tests import rooms
from tests.browser.phones import Phone
from workshop.answers import Stance
from workshop.flow import Phase

pytestmark = pytest.mark.browser

PickUp = Callable[..., Phone]


def test_only_the_phone_without_an_answer_shows_it_and_what_is_typed_stays(
    pick_up: PickUp,
) -> None:
    alice, bob = pick_up("en"), pick_up("en")
    alice.join()
    bob.join()
    alice.is_at(rooms.AXIS, Phase.STANCE)
    bob.slide_to(0.5)
    bob.says("Received")
    reason = alice.page.locator("#reason")
    reason.fill("She has lived there for forty")
    reason.focus()
    line = alice.page.locator(".nudge")
    expect(line).to_be_hidden()
    store.nudge(alice.room.workshop)
    expect(line).to_contain_text("There is still time to answer.")
    assert line.get_attribute("role") == "status"
    expect(line).to_be_in_viewport()
    expect(reason).to_have_value("She has lived there for forty")
    expect(reason).to_be_focused()
    expect(bob.page.locator(".nudge")).to_be_empty()
    found = Axe().run(alice.page)
    assert found.violations_count == 0, found.generate_report()
    alice.page.keyboard.type(" years.")
    alice.slide_to(0.5)
    alice.says("Received")
    expect(line).to_be_hidden()
    assert alice.own == Stance((50.0,), reason="She has lived there for forty years.")


def test_a_second_reminder_is_said_again(pick_up: PickUp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missing, "NUDGE_EVERY", 0)
    alice = pick_up("da")
    alice.join()
    alice.is_at(rooms.PRIORITY, Phase.RANK)
    for _ in range(2):
        line = alice.page.locator(".nudge span")
        before = line.get_attribute("data-at") if line.count() else ""
        store.nudge(alice.room.workshop)
        expect(line).not_to_have_attribute("data-at", before or "")
