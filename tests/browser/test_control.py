"""Leading in a real Chromium: keys, two facilitators, the clock, and a process that is killed."""

import re
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from http.client import HTTPException
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

import store
from tests import rooms
from tests.browser.conftest import App, enter, start_app, stop_app
from tests.browser.phones import free_port
from tests.rooms import Room
from workshop.answers import Stance
from workshop.flow import Phase
from workshop.snapshot import Snapshot

pytestmark = pytest.mark.browser

ASKED, SHOWN = "Tag ståsted, første gang", "Se, hvor I står"


def made(app: App, phase: Phase, *contents: str) -> tuple[Room, str]:
    """Three people who have answered 20, 50 and 80, as far as the phase asks for it."""
    store.open_database(f"sqlite:///{app.data / 'staasted.db'}")
    try:
        room = rooms.prepare(*(contents or (rooms.AXIS,)))
        room.join("alice", "bob", "charlie")
        room.go_to(rooms.AXIS, Phase.STANCE)
        for name, place in (("alice", 20), ("bob", 50), ("charlie", 80)):
            room.stand(name, place)
        room.go_to(rooms.AXIS, phase)
        return room, room.snapshot.code
    finally:
        store.close_database()


@pytest.fixture
def facilitator(chrome: Browser, app: App) -> Iterator[BrowserContext]:
    context = chrome.new_context(viewport={"width": 1440, "height": 900})
    enter(context, app).close()
    yield context
    context.close()


LISTENS = "window.staastedKeys?.listens"  # a key that is pressed before is nobody's


def lead(context: BrowserContext, app: App, code: str, heading: str) -> Page:
    page = context.new_page()
    page.goto(f"{app.url}/lead?w={code}")
    expect(page.locator("h1.now")).to_have_text(heading)
    page.wait_for_function(LISTENS)
    return page


def state(app: App, room: Room) -> Snapshot:
    """The workshop as the database has it now, without who is here."""
    store.open_database(f"sqlite:///{app.data / 'staasted.db'}")
    try:
        return store.stage(room.workshop)
    finally:
        store.close_database()


def seconds(page: Page) -> int:
    minutes, rest = page.locator(".clock [role=timer]").inner_text().split(":")
    return int(minutes) * 60 + int(rest)


def test_keys_lead_from_the_remote_and_not_while_somebody_types(
    facilitator: BrowserContext, app: App
) -> None:
    _, code = made(app, Phase.STANCE)
    remote = lead(facilitator, app, code, ASKED)
    remote.locator(".st-key-clock-minutes input").click()
    remote.keyboard.press("ArrowRight")
    remote.keyboard.press("b")
    remote.locator("h1.now").click()
    remote.keyboard.press("PageDown")
    expect(remote.locator("h1.now")).to_have_text(SHOWN)
    expect(remote.locator(".st-key-notice-black")).to_have_count(0)
    remote.keyboard.press("PageUp")
    expect(remote.locator("h1.now")).to_have_text(ASKED)
    remote.keyboard.press("b")
    expect(remote.locator(".st-key-notice-black")).to_be_visible()
    remote.keyboard.press("Escape")
    expect(remote.locator(".st-key-notice-black")).to_have_count(0)
    beside = remote.locator(".st-key-keys-beside")
    expect(beside).to_contain_text("PageDown")
    remote.set_viewport_size({"width": 820, "height": 1180})
    expect(beside).to_be_hidden()
    remote.keyboard.press("?")
    expect(remote.get_by_test_id("stPopoverBody").locator(".keys").first).to_be_visible()


@pytest.mark.parametrize("size", [(390, 844), (1440, 900)])
def test_a_panel_has_room_and_nothing_sticks_out(
    size: tuple[int, int], facilitator: BrowserContext, app: App
) -> None:
    _, code = made(app, Phase.REVEAL)
    remote = lead(facilitator, app, code, SHOWN)
    remote.set_viewport_size({"width": size[0], "height": size[1]})
    assert remote.get_by_test_id("stMain").evaluate("it => it.scrollWidth <= it.clientWidth")
    for name in ("wall", "people", "agenda"):
        remote.locator(f".st-key-panel-{name} button").first.click()
        panel = remote.get_by_test_id("stPopoverBody")
        expect(panel).to_be_in_viewport(ratio=1)
        remote.wait_for_function(  # once all of it is drawn
            """() => {
              const it = document.querySelector("[data-testid=stPopoverBody]");
              return it.offsetHeight >= Math.min(it.scrollHeight, innerHeight * 0.75);
            }"""
        )
        remote.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
        remote.keyboard.press("Escape")
        expect(panel).to_be_hidden()


def test_every_screen_is_led_by_keys_also_with_a_panel_open(
    facilitator: BrowserContext, app: App
) -> None:
    _, code = made(app, Phase.REVEAL)
    remote = lead(facilitator, app, code, SHOWN)
    remote.keyboard.press("1")
    panel = remote.get_by_test_id("stPopoverBody")
    expect(panel.locator(".st-key-wall-freeze")).to_be_visible()
    for key, name in (("f", "frozen"), ("h", "hidden"), ("p", "pause")):
        remote.keyboard.press(key)
        expect(remote.locator(f".st-key-notice-{name}")).to_be_visible()
    panel.locator(".st-key-pause-minutes input").click()
    remote.keyboard.press("f")  # typed, so that nothing happens
    remote.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    remote.locator("h1.now").click()
    remote.keyboard.press("t")
    expect(remote.locator(".clock [role=timer]")).to_have_text(re.compile(r"^4:\d\d$"))
    expect(remote.locator(".st-key-notice-frozen")).to_be_visible()
    remote.keyboard.press("+")
    expect(remote.locator(".clock [role=timer]")).to_have_text(re.compile(r"^5:\d\d$"))
    remote.keyboard.press("u")
    expect(remote.locator("h1.now")).to_have_text(ASKED)


def test_what_is_hidden_is_on_no_screen_until_it_is_shown(
    facilitator: BrowserContext, chrome: Browser, app: App
) -> None:
    _, code = made(app, Phase.REVEAL)
    remote = lead(facilitator, app, code, SHOWN)
    wall, phone = chrome.new_page(), chrome.new_context(locale="da-DK").new_page()
    wall.goto(app.projector(code))
    expect(wall.locator(".finding")).to_be_visible()
    phone.goto(f"{app.url}/p/{code}")
    phone.locator("form button.act").click()
    expect(phone.locator("main svg").first).to_be_visible()
    remote.keyboard.press("h")
    expect(wall.locator(".question")).to_have_text("Resultatet er skjult et øjeblik")
    remote.keyboard.press("b")
    expect(wall.locator(".black")).to_have_count(1)
    remote.keyboard.press("Escape")
    expect(wall.locator(".question")).to_have_text("Resultatet er skjult et øjeblik")
    expect(phone.locator("h1")).to_have_text("Resultatet er skjult et øjeblik")
    remote.keyboard.press("f")
    expect(remote.locator(".st-key-notice-frozen")).to_be_visible()
    remote.keyboard.press("PageDown")
    expect(phone.locator("main")).to_contain_text("Tal om det")
    expect(phone.locator("main")).to_contain_text("Resultatet er skjult et øjeblik")
    expect(phone.locator("main svg")).to_have_count(0)
    expect(wall.locator(".question")).to_have_text("Resultatet er skjult et øjeblik")
    expect(wall.locator(".finding")).to_have_count(0)
    remote.keyboard.press("h")
    expect(wall.locator(".finding")).to_be_visible()  # frozen there
    expect(phone.locator("main svg").first).to_be_visible()
    phone.context.close()
    wall.close()


def test_a_black_screen_stays_black_when_the_room_goes_on(
    facilitator: BrowserContext, app: App
) -> None:
    _, code = made(app, Phase.STANCE)
    wall = facilitator.new_page()
    wall.goto(app.projector(code))
    expect(wall.locator(".answered")).to_be_visible()
    wall.wait_for_function(LISTENS)
    wall.keyboard.press("b")
    expect(wall.locator(".black")).to_have_count(1)
    remote = lead(facilitator, app, code, ASKED)
    remote.keyboard.press("PageDown")
    expect(remote.locator("h1.now")).to_have_text(SHOWN)
    expect(remote.locator(".st-key-notice-black")).to_be_visible()
    expect(wall.locator(".black")).to_have_count(1)
    wall.keyboard.press("Escape")
    expect(wall.locator(".finding")).to_be_visible()


def test_the_room_sees_when_the_pause_is_over(
    facilitator: BrowserContext, chrome: Browser, app: App
) -> None:
    _, code = made(app, Phase.DIALOGUE)
    remote = lead(facilitator, app, code, "Tal sammen")
    wall = chrome.new_page()
    wall.goto(app.projector(code))
    remote.keyboard.press("p")
    expect(wall.locator(".pause")).to_have_text(re.compile(r"Vi fortsætter kl\. \d"))
    expect(wall.locator(".st-key-pause-clock [role=timer]")).to_have_text(re.compile(r"^14:\d\d$"))
    remote.keyboard.press("p")
    expect(wall.locator(".pause")).to_have_count(0)
    wall.close()


def set_clock(app: App, room: Room, seconds: int) -> None:
    """In the database only: the screens see it when they next read."""
    store.open_database(f"sqlite:///{app.data / 'staasted.db'}")
    try:
        store.start_timer(room.workshop, seconds)
    finally:
        store.close_database()


def test_the_last_minute_and_the_end_are_told_on_every_screen_and_move_nobody(
    facilitator: BrowserContext, chrome: Browser, app: App
) -> None:
    room, code = made(app, Phase.STANCE)
    remote = lead(facilitator, app, code, ASKED)
    wall, phone = chrome.new_page(), chrome.new_context(locale="da-DK").new_page()
    wall.goto(app.projector(code))
    phone.goto(f"{app.url}/p/{code}")
    phone.locator("form button.act").click()
    expect(phone.locator("#answer")).to_be_visible()
    screens = (remote, wall, phone)
    for seconds, words in ((70, "Et minut tilbage"), (8, "Tiden er gået")):
        set_clock(app, room, seconds)
        remote.keyboard.press("f")  # all screens read anew
        for page in screens:
            face = page.locator(".clock [role=timer]")
            expect(face).to_have_text(re.compile(r"^1:0\d$" if seconds > 60 else r"^0:0[1-8]$"))
        for page in screens:
            expect(page.locator(".clock [role=status]").last).to_have_text(words)
    for page in screens:
        expect(page.locator(".clock [role=timer]")).to_have_text("0:00")
        expect(page.locator(".clock")).to_contain_text("Tiden er gået")
    for page in (remote, wall):
        expect(page.locator(".clock.over")).to_be_visible()
    expect(remote.locator("h1.now")).to_have_text(ASKED)
    expect(phone.locator("#answer")).to_be_visible()
    phone.context.close()
    wall.close()


def test_a_presenter_remote_works_on_the_facilitators_own_projector_only(
    facilitator: BrowserContext, chrome: Browser, app: App
) -> None:
    _, code = made(app, Phase.STANCE)
    wall, guest = facilitator.new_page(), chrome.new_page()
    for page in (wall, guest):
        page.goto(app.projector(code))
        expect(page.locator(".answered")).to_be_visible()
    guest.keyboard.press("PageDown")
    guest.keyboard.press("b")
    wall.keyboard.press(".")
    expect(guest.locator(".black")).to_have_count(1)
    expect(wall.locator(".black")).to_have_count(1)
    wall.keyboard.press("Escape")
    expect(guest.locator(".answered")).to_be_visible()
    wall.keyboard.press("PageDown")
    expect(wall.locator(".finding")).to_be_visible()
    expect(guest.locator(".finding")).to_be_visible()
    guest.close()


def test_no_key_closes_the_workshop(facilitator: BrowserContext, app: App) -> None:
    _, code = made(app, Phase.GROUND)
    remote = lead(facilitator, app, code, "Find fælles ståsted")
    expect(remote.locator(".st-key-close button")).to_be_visible()
    remote.keyboard.press("PageDown")
    expect(remote.get_by_test_id("stToast")).to_be_visible()
    expect(remote.locator(".st-key-close button")).to_be_visible()


def test_a_wrong_press_is_taken_back_and_all_screens_follow(
    facilitator: BrowserContext, chrome: Browser, app: App
) -> None:
    _, code = made(app, Phase.STANCE)
    remote = lead(facilitator, app, code, ASKED)
    wall = chrome.new_page()
    wall.goto(app.projector(code))
    remote.locator(".st-key-onward button").click()
    expect(wall.locator(".finding")).to_be_visible()
    remote.locator(".st-key-undo button").click()
    expect(remote.locator("h1.now")).to_have_text(ASKED)
    expect(wall.locator(".answered")).to_contain_text("3 af 3")
    expect(remote.locator(".st-key-undo button")).to_be_disabled()
    wall.close()


def test_a_round_is_taken_up_again_when_the_facilitator_was_asked_and_that_undone(
    facilitator: BrowserContext, chrome: Browser, app: App
) -> None:
    _, code = made(app, Phase.REVEAL)
    remote = lead(facilitator, app, code, SHOWN)
    wall = chrome.new_page()
    wall.goto(app.projector(code))
    for name, answered in (("restart", "0 af"), ("reopen", "3 af 3")):
        remote.keyboard.press("4")
        remote.locator(f".st-key-{name} button").click()
        asks = remote.get_by_role("dialog").filter(has=remote.locator(".st-key-really-again"))
        expect(asks.last).to_contain_text("stiller det hele tilbage")
        remote.keyboard.press("PageDown")  # nothing: a question is open
        expect(wall.locator(".finding")).to_be_visible()
        remote.locator(".st-key-really-again button").click()
        expect(remote.locator("h1.now")).to_have_text(ASKED)
        expect(asks).to_have_count(0)  # a key that is pressed beside a question is nobody's
        expect(wall.locator(".answered")).to_contain_text(answered)
        remote.keyboard.press("u")
        expect(remote.locator("h1.now")).to_have_text(SHOWN)
        expect(wall.locator(".finding")).to_be_visible()
    wall.close()


def test_what_is_left_is_put_in_another_order_taken_off_put_back_and_skipped(
    facilitator: BrowserContext, chrome: Browser, app: App
) -> None:
    room, code = made(app, Phase.REVEAL, rooms.AXIS, rooms.TRIANGLE, rooms.PRIORITY)
    first, second, third = (rooms.AXIS, rooms.TRIANGLE, rooms.PRIORITY)
    remote = lead(facilitator, app, code, SHOWN)
    wall = chrome.new_page()
    wall.goto(app.projector(code))
    head = remote.locator("#now")

    def agenda_after(act: Callable[[], None]) -> list[str]:
        """Which points the agenda has when the remote has heard of it."""
        before = head.get_attribute("data-step")
        act()
        expect(head).not_to_have_attribute("data-step", before or "")
        return [item.content.id for item in state(app, room).items]

    # With a key, so that the panel stays open: a press beside it would close it.
    undo = partial(remote.keyboard.press, "u")
    remote.keyboard.press("4")
    assert agenda_after(remote.locator(".st-key-later button").click) == [first, third, second]
    assert agenda_after(undo) == [first, second, third]
    assert agenda_after(remote.locator(".st-key-take-off button").click) == [first, third]
    assert agenda_after(undo) == [first, second, third]
    expect(head).to_have_text(SHOWN)
    expect(wall.locator(".finding")).to_be_visible()
    remote.keyboard.press("s")
    expect(head).to_have_text("Læs sagen")
    expect(wall.locator(".where")).to_contain_text("punkt 2 af 3")
    remote.keyboard.press("u")
    expect(head).to_have_text(SHOWN)
    wall.close()


def test_a_frozen_projector_stays_while_the_room_goes_on(
    facilitator: BrowserContext, chrome: Browser, app: App
) -> None:
    _, code = made(app, Phase.REVEAL)
    remote = lead(facilitator, app, code, SHOWN)
    wall = chrome.new_page()
    wall.goto(app.projector(code))
    remote.locator(".st-key-panel-wall button").first.click()
    remote.locator(".st-key-wall-freeze button").click()
    expect(remote.locator(".st-key-notice-frozen")).to_be_visible()
    remote.keyboard.press("Escape")
    remote.locator(".st-key-onward button").click()
    expect(remote.locator("h1.now")).not_to_have_text(SHOWN)
    expect(wall.locator(".finding")).to_be_visible()
    remote.locator(".st-key-end-frozen button").click()
    expect(wall.locator(".finding")).to_have_count(0)
    wall.close()


def test_two_facilitators_lead_one_room(
    facilitator: BrowserContext, chrome: Browser, app: App
) -> None:
    _, code = made(app, Phase.STANCE)
    other = chrome.new_context()
    enter(other, app).close()
    one, two = (lead(context, app, code, ASKED) for context in (facilitator, other))
    one.locator(".st-key-clock-start button").click()
    expect(two.locator(".clock [role=timer]")).to_have_text(re.compile(r"^[45]:\d\d$"))
    two.locator(".st-key-clock-more button").click()
    expect(one.locator(".clock [role=timer]")).to_have_text(re.compile(r"^[56]:\d\d$"))
    at = one.evaluate("Date.now() + 3000")
    for page in (one, two):  # both press at once: the room goes one step
        page.locator(".st-key-onward button").evaluate(
            "(it, at) => void setTimeout(() => it.click(), at - Date.now())", at
        )
    for page in (one, two):
        expect(page.locator("h1.now")).to_have_text(SHOWN)
    two.locator(".st-key-panel-wall button").first.click()
    two.locator(".st-key-wall-pause button").click()
    expect(one.locator(".st-key-notice-pause")).to_be_visible()
    one.locator(".st-key-end-pause button").click()
    expect(two.locator(".st-key-notice-pause")).to_have_count(0)
    other.close()


def test_a_process_killed_in_a_timed_round_comes_back_with_the_same_clock(
    chrome: Browser, tmp_path: Path
) -> None:
    port = free_port()
    app = start_app(tmp_path, port)
    room, code = made(app, Phase.STANCE)
    facilitator = chrome.new_context()
    enter(facilitator, app).close()
    remote = lead(facilitator, app, code, ASKED)
    wall, phone = chrome.new_page(), chrome.new_context(locale="da-DK").new_page()
    wall.goto(app.projector(code))
    phone.goto(f"{app.url}/p/{code}")
    phone.locator("form button.act").click()
    phone.locator("textarea[name=reason]").fill("Halvt skrevet, da det skete")
    remote.locator(".st-key-clock-start button").click()
    screens = (remote, wall, phone)
    for page in screens:
        expect(page.locator(".clock [role=timer]")).to_have_text(re.compile(r"^4:\d\d$"))
    before = state(app, room)
    assert before.timer
    assert before.timer.ends
    ends = time.monotonic() + seconds(wall)

    app.process.kill()
    app.process.wait()
    app = start_app(tmp_path, port)
    assert state(app, room) == before  # the clock ends at the very same moment
    fresh = lead(facilitator, app, code, ASKED)  # the facilitator's browser was closed
    expect(wall.locator(".answered")).to_contain_text("har svaret", timeout=60_000)
    wall.reload()
    try:
        for page in (fresh, remote, wall, phone):
            face = page.locator(".clock [role=timer]")
            expect(face).to_have_text(re.compile(r"^\d:\d\d$"), timeout=60_000)
        expect(remote.locator("h1.now")).to_have_text(ASKED, timeout=60_000)
        for page in (fresh, remote, wall, phone):  # a slow machine is told the time left late
            assert abs(seconds(page) - (ends - time.monotonic())) <= 5
        expect(phone.locator("textarea[name=reason]")).to_have_value("Halvt skrevet, da det skete")
        fresh.locator(".st-key-clock-more button").click()
        expect(phone.locator(".clock [role=timer]")).to_have_text(re.compile(r"^[45]:\d\d$"))
        expect(phone.locator("textarea[name=reason]")).to_have_value("Halvt skrevet, da det skete")
    finally:
        for context in (facilitator, wall.context, phone.context):
            context.close()
        stop_app(app)


CROWD = 100


def standing_still(app: App) -> tuple[Room, Room, Room]:
    """A dialogue at its second part, black and frozen; a halted clock in a pause; a full hall."""
    store.open_database(f"sqlite:///{app.data / 'staasted.db'}")
    try:
        draft = rooms.draft(rooms.AXIS)
        method = tuple(replace(item, method="one-two-four-all") for item in draft.items)
        talk = Room(store.create_workshop(replace(draft, items=method)))
        talk.join("alice", "bob", "charlie")
        talk.go_to(rooms.AXIS, Phase.STANCE)
        for name, place in (("alice", 20), ("bob", 50), ("charlie", 80)):
            talk.stand(name, place)
        talk.go_to(rooms.AXIS, Phase.REVEAL)
        store.freeze(talk.workshop, True)
        talk.go_to(rooms.AXIS, Phase.DIALOGUE)
        talk.forward()
        store.make_black(talk.workshop, True)
        halted = rooms.prepare(rooms.AXIS)
        halted.go_to(rooms.AXIS, Phase.READ)
        store.start_timer(halted.workshop, 300)
        store.pause(halted.workshop, 10)
        hall = rooms.prepare(rooms.AXIS)
        hall.join(*map(str, range(CROWD)))
        hall.go_to(rooms.AXIS, Phase.STANCE)
        return talk, halted, hall
    finally:
        store.close_database()


def test_a_process_killed_in_a_burst_of_answers_keeps_every_answer_and_place(
    chrome: Browser, tmp_path: Path
) -> None:
    port = free_port()
    app = start_app(tmp_path, port)
    talk, halted, hall = standing_still(app)
    code, item = state(app, hall).code, state(app, hall).items[0].id
    before = [state(app, room) for room in (talk, halted)]
    assert [each.black for each in before] == [True, False]
    assert before[0].here.part == 1
    assert before[0].timer
    assert before[0].frozen
    assert before[1].pause_until
    received: list[int] = []

    def answer(place: int) -> None:
        form = {"item": item, "round": 1, "position": place}
        cookie = f"staasted_{code}={hall.tokens[str(place)]}"
        request = urllib.request.Request(
            f"{app.url}/p/{code}/stance",
            urllib.parse.urlencode(form).encode(),
            {"Cookie": cookie, "Accept": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as reply:
                assert b"true" in reply.read()
        except (HTTPException, OSError):
            return  # nobody was told that it is saved
        received.append(place)
        if len(received) == CROWD // 3:
            app.process.kill()

    with ThreadPoolExecutor(8) as crowd:
        list(crowd.map(answer, range(CROWD)))
    app.process.wait()
    assert CROWD // 3 <= len(received) < CROWD

    app = start_app(tmp_path, port)
    try:
        assert [state(app, room) for room in (talk, halted)] == before
        store.open_database(f"sqlite:///{app.data / 'staasted.db'}")
        for place in received:
            kept = store.own_answer(hall.people[str(place)], hall.item, 1)
            assert kept == Stance((float(place),))
        store.close_database()
        context = chrome.new_context()
        enter(context, app).close()
        remote = lead(context, app, before[1].code, "Læs sagen")
        expect(remote.locator(".st-key-notice-pause")).to_be_visible()
        expect(remote.locator(".clock.halted [role=timer]")).to_have_text("5:00")
        wall = context.new_page()
        wall.goto(app.projector(before[0].code))
        expect(wall.locator(".black")).to_have_count(1)
        wall.wait_for_function(LISTENS)
        wall.keyboard.press("Escape")  # light again, it stays at the result
        expect(wall.locator(".finding")).to_be_visible()
        context.close()
    finally:
        stop_app(app)
