"""Before the meeting, in a real Chromium: at one's own pace, kept, and then the room's result."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

import store
from tests.browser.phones import URL, Phone
from tests.phone.test_alone import prepare
from tests.phone.test_suggest import WHOLE
from tests.rooms import Room
from workshop.answers import Given, Stance
from workshop.flow import Phase
from workshop.suggestions import Suggested

pytestmark = pytest.mark.browser


@pytest.fixture
def room(database: None) -> Room:
    """Three questions to answer alone, open for answers, and suggestions allowed."""
    room = prepare(suggestions=True)
    room.forward()
    return room


def is_at_point(page: Page, number: int) -> None:
    expect(page.locator(".kicker")).to_have_text(f"Point {number} of 3")
    assert page.url.endswith(f"?point={number}")


def own(phone: Phone, point: int) -> Given | None:
    return store.own_answer(phone.person(), phone.room.snapshot.alone_items[point - 1], 1)


def press_triangle(page: Page) -> None:
    pad = page.locator(".pad")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box
    pad.click(position={"x": box["width"] * 0.5, "y": box["height"] * 0.62})


def next_point(page: Page) -> None:
    page.locator("a[rel=next]").click()


def test_somebody_answers_over_days_and_sees_the_result_at_the_meeting(
    pick_up: Callable[..., Phone], room: Room
) -> None:
    monday = pick_up("en")
    monday.join()
    is_at_point(monday.page, 1)
    monday.slide_to(0.2)
    monday.says("Received")
    is_at_point(monday.page, 1)  # it goes nowhere by itself
    next_point(monday.page)
    is_at_point(monday.page, 2)
    monday.page.context.set_offline(True)
    press_triangle(monday.page)
    monday.page.locator("textarea").fill("Written in the train")
    monday.says("Waiting for the network – kept on the phone")
    monday.page.context.set_offline(False)
    monday.says("Received")
    monday.page.context.set_offline(True)
    monday.page.locator("textarea").fill("Written in the tunnel")
    monday.says("Waiting for the network – kept on the phone")
    kept = monday.page.context.storage_state()
    monday.page.context.close()

    wednesday = pick_up("en", storage_state=kept)
    wednesday.page.goto(f"{URL}/p/{monday.code}")
    is_at_point(wednesday.page, 3)
    wednesday.page.locator("a[rel=prev]").click()
    is_at_point(wednesday.page, 2)
    wednesday.says("Received")
    expect(wednesday.page.locator("textarea")).to_have_value("Written in the tunnel")
    stance = own(wednesday, 2)
    assert isinstance(stance, Stance)
    assert stance.reason == "Written in the tunnel"
    next_point(wednesday.page)
    wednesday.page.get_by_role("button", name="Save this order").click()
    wednesday.says("Received")
    next_point(wednesday.page)
    expect(wednesday.page.locator("h1")).to_have_text("You have answered all 3")
    expect(wednesday.page.locator(".state")).to_have_text(["answered"] * 3)

    room.join("bob", "charlie")
    axis = room.snapshot.alone_items[0].id
    for name, place in (("bob", 70.0), ("charlie", 90.0)):
        store.take_stance(room.people[name], axis, 1, Stance((place,)))
    assert room.forward().phase is Phase.READ
    wednesday.shows_the_step()
    room.forward()
    wednesday.shows_the_step()
    expect(wednesday.page.get_by_text("You stand at")).to_be_visible()
    expect(wednesday.page.get_by_text("3 answers").first).to_be_visible()
    wednesday.page.reload()  # the address still names a point
    expect(wednesday.page.get_by_text("You stand at")).to_be_visible()


def test_an_answer_that_comes_after_the_points_were_closed_is_told_with_its_text(
    pick_up: Callable[..., Phone], room: Room
) -> None:
    phone = pick_up("en")
    phone.join()
    phone.page.context.set_offline(True)
    phone.slide_to(0.2)
    phone.page.locator("textarea").fill("I was too late")
    phone.says("Waiting for the network – kept on the phone")
    room.forward()
    phone.page.context.set_offline(False)
    phone.shows_the_step()
    late = phone.page.locator(".late")
    expect(late).to_contain_text("It does not count.")
    expect(late).to_contain_text("I was too late")
    assert own(phone, 1) is None


def test_what_was_not_sent_is_sent_from_the_list_which_then_says_so(
    pick_up: Callable[..., Phone],
) -> None:
    phone = pick_up("en")
    phone.join()
    phone.block_answers()
    phone.slide_to(0.2)
    phone.says("Waiting for the network – kept on the phone")
    phone.page.goto(f"{URL}/p/{phone.code}?point=4")
    expect(phone.page.locator(".state")).to_have_text(["not yet"] * 3)
    phone.blocked = False
    expect(phone.page.locator(".state")).to_have_text(["answered", "not yet", "not yet"])
    expect(phone.page.locator("h1")).to_have_text("You have answered 1 of 3")
    assert isinstance(own(phone, 1), Stance)


def test_a_room_that_opens_the_points_takes_its_phones_along(
    pick_up: Callable[..., Phone], room: Room
) -> None:
    room.back()
    phone = pick_up("en")
    phone.join()
    expect(phone.page.locator("h1")).to_have_text("You are in")
    room.forward()
    phone.shows_the_step()
    expect(phone.page.locator(".kicker")).to_have_text("Point 1 of 3")
    phone.slide_to(0.2)
    phone.says("Received")
    next_point(phone.page)
    is_at_point(phone.page, 2)


def test_the_points_work_without_the_script(pick_up: Callable[..., Phone]) -> None:
    phone = pick_up("en", java_script_enabled=False)
    page = phone.page
    page.goto(f"{URL}/p/{phone.code}")
    page.get_by_role("button", name="Take part").click()
    is_at_point(page, 1)
    page.get_by_label("From 0 to 100").fill("28")
    page.get_by_role("button", name="Save where I stand").click()
    is_at_point(page, 2)
    page.get_by_role("button", name="Skip").click()
    is_at_point(page, 3)
    first = page.locator(".order li").nth(0).get_attribute("data-id")
    page.locator(".order li").nth(0).get_by_role("button", name="down").click()
    is_at_point(page, 3)
    expect(page.locator(".order li").nth(1)).to_have_attribute("data-id", str(first))
    next_point(page)
    expect(page.locator("h1")).to_have_text("You have answered all 3")
    expect(page.locator(".state")).to_have_text(["answered", "skipped", "answered"])
    page.get_by_role("link", name="Suggest a dilemma").click()
    for name, text in WHOLE.items():
        page.locator(f"[name={name}]").fill(text)
    page.locator("[name=label_b]").fill("a name of five words")
    page.get_by_role("button", name="Send it").click()
    expect(page.locator("#label_b-error")).to_have_text("At most 4 words; this has 5.")
    page.locator("[name=label_b]").fill(WHOLE["label_b"])
    page.get_by_role("button", name="Send it").click()
    expect(page.locator("h1")).to_have_text("Received")
    page.get_by_role("link", name="Back to the workshop").first.click()
    expect(page.locator("h1")).to_have_text("You have answered all 3")


def test_nothing_typed_in_a_suggestion_is_lost(pick_up: Callable[..., Phone], room: Room) -> None:
    phone = pick_up("en")
    phone.join()
    page = phone.page
    page.goto(f"{URL}/p/{phone.code}/suggest")
    for name, text in WHOLE.items():
        page.locator(f"[name={name}]").fill(text)
    room.forward()  # the room moves on, the form stays
    page.reload()
    for name, text in WHOLE.items():
        expect(page.locator(f"[name={name}]")).to_have_value(text)
    page.get_by_role("button", name="Dansk").click()
    expect(page.locator("[name=case]")).to_have_value(WHOLE["case"])
    page.get_by_role("button", name="English").click()
    page.context.set_offline(True)
    page.get_by_role("button", name="Send it").click()
    kept = page.context.storage_state()
    page.context.close()
    phone = pick_up("en", storage_state=kept)
    page = phone.page
    page.goto(f"{URL}/p/{phone.code}/suggest")
    expect(page.locator("[name=question]")).to_have_value(WHOLE["question"])
    page.get_by_role("button", name="Send it").dblclick()
    expect(page.locator("h1")).to_have_text("Received")
    [sent] = store.suggestions(room.workshop)
    assert sent.text == Suggested(**WHOLE)
    page.get_by_role("link", name="Suggest one more").click()
    expect(page.locator("[name=case]")).to_have_value("")
    assert page.evaluate("Object.keys(localStorage).length") == 0


PAGES = ("?point=1", "?point=2", "?point=3", "?point=4", "/suggest", "/suggest?sent=1")


def everything(phone: Phone) -> Iterator[str]:
    """Visit every page of the points and of a suggestion, and one with a fault."""
    phone.join()
    store.suggest(phone.person(), Suggested(**WHOLE))
    for path in PAGES:
        phone.page.goto(f"{URL}/p/{phone.code}{path}")
        yield path
    phone.page.goto(f"{URL}/p/{phone.code}/suggest")
    phone.page.get_by_role("button").last.click()
    expect(phone.page.locator("#case-error")).not_to_have_text("")
    yield "a fault"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, pick_up: Callable[..., Phone]) -> None:
    phone, axe = pick_up("en", color_scheme=scheme, reduced_motion="reduce"), Axe()
    for path in everything(phone):
        found = axe.run(phone.page)
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"


@pytest.mark.parametrize("width", [320, 390])
def test_what_can_be_pressed_is_large_enough_and_nothing_sticks_out(
    width: int, pick_up: Callable[..., Phone]
) -> None:
    phone = pick_up("en", viewport={"width": width, "height": 844}, has_touch=True)
    for path in everything(phone):
        small = phone.page.evaluate(
            """() => [...document.querySelectorAll("button, summary, input, textarea, a")]
              .filter((it) => it.checkVisibility({checkOpacity: false}))
              .map((it) => [it.outerHTML.slice(0, 60), it.getBoundingClientRect()])
              .filter(([, box]) => box.width < 44 || box.height < 44)
              .map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
        )
        assert small == [], path
        assert phone.page.evaluate("document.documentElement.scrollWidth") <= width, path
