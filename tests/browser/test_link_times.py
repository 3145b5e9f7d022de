"""Beforehand and afterwards by the same link, in a real Chromium: open between two times."""

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

import store
from tests.browser.phones import URL, Phone
from tests.phone.test_alone import prepare
from tests.rooms import Room
from workshop.answers import Stance
from workshop.flow import AFTER, Phase

pytestmark = pytest.mark.browser

HOUR = dt.timedelta(hours=1)


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@pytest.fixture
def room(database: None) -> Room:
    """Three questions to answer before the meeting and, once more, after it."""
    room = prepare()
    room.forward()
    return room


def test_beforehand_the_link_opens_takes_answers_and_closes(
    pick_up: Callable[..., Phone], room: Room
) -> None:
    store.set_times(room.workshop, (now() + HOUR, now() + 2 * HOUR))
    phone = pick_up("en")
    phone.join()
    expect(phone.page.locator("h1")).to_have_text("The answers are not open yet")
    expect(phone.page.locator(".points a")).to_have_count(0)
    store.set_times(room.workshop, (now() - HOUR, now() + HOUR))
    phone.shows_the_step()  # the page follows by itself
    phone.page.goto(f"{URL}/p/{phone.code}")
    expect(phone.page.locator(".kicker")).to_have_text("Point 1 of 3")
    phone.slide_to(0.2)
    phone.says("Received")
    store.set_times(room.workshop, (None, now() - HOUR))
    phone.page.goto(f"{URL}/p/{phone.code}?point=1")
    expect(phone.page.get_by_text("The round is closed.")).to_be_visible()
    assert room.snapshot.own_pace_items[0].results == ()


def test_an_answer_on_its_way_when_the_link_closes_is_told_to_have_come_too_late(
    pick_up: Callable[..., Phone], room: Room
) -> None:
    phone = pick_up("en")
    phone.join()
    phone.slide_to(0.2)
    phone.says("Received")
    phone.block_answers()
    phone.slide_to(0.8)
    phone.says("Waiting for the network – kept on the phone")
    with_end = (None, now() - HOUR)
    store.set_times(room.workshop, with_end)
    phone.blocked = False
    expect(phone.page.get_by_text("The round is closed.").first).to_be_visible()
    own = store.own_answer(phone.person(), room.snapshot.own_pace_items[0], 1)
    assert isinstance(own, Stance)
    assert own.place == pytest.approx((20.0,), abs=8)


def test_afterwards_somebody_who_could_not_come_answers_and_is_shown_apart(
    pick_up: Callable[..., Phone], room: Room
) -> None:
    store.set_times(room.workshop, (None, None), (None, now() + HOUR))
    room.join("alice", "bob")
    while room.snapshot.here != AFTER:
        room.forward()
    item = room.snapshot.own_pace_items[0]
    for name in ("alice", "bob"):
        store.take_stance(room.people[name], item.id, item.rounds + 1, Stance((70.0,)))
    phone = pick_up("en")
    phone.page.goto(f"{URL}/p/{phone.code}")
    expect(phone.page.get_by_text("The meeting has been held.")).to_be_visible()
    phone.join()
    expect(phone.page.locator(".kicker")).to_have_text("Point 1 of 3")
    phone.slide_to(0.2)
    phone.says("Received")
    for _ in range(3):
        phone.page.locator("a[rel=next]").click()
    expect(phone.page.locator("h1")).to_have_text("You have answered 1 of 3")
    room.forward()
    phone.shows_the_step()
    expect(phone.page.get_by_text("Thank you for taking part")).to_be_visible()
    seen = next(each for each in room.snapshot.items if each.id == item.id)
    last = seen.result(item.rounds + 1)
    assert last is not None
    assert {answer.way for answer in last.answers} == {"after"}


def test_the_link_opens_and_closes_by_itself_on_an_open_page(
    pick_up: Callable[..., Phone], room: Room
) -> None:
    meeting = room.back()
    assert meeting.phase is Phase.LOBBY
    phone = pick_up("en")
    store.set_times(room.workshop, (now() + HOUR, now() + 2 * HOUR))
    phone.join()
    expect(phone.page.get_by_text("You can answer from")).to_be_visible()
    step = room.snapshot.step
    begins = now() + dt.timedelta(seconds=2)
    store.set_times(room.workshop, (begins, begins + HOUR))
    expect(phone.page.locator(".kicker")).to_have_text("Point 1 of 3")
    assert now() >= begins
    phone.slide_to(0.2)
    phone.says("Received")
    ends = now() + dt.timedelta(seconds=2)
    store.set_times(room.workshop, (begins, ends))
    expect(phone.page.locator("h1")).to_have_text("Your answers are received")
    assert now() >= ends
    assert room.snapshot.step == step + 2  # nobody but who set the times
