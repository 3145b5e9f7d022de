"""The phone in a real Chromium: saved at once, never lost, following the room, usable by all."""

import time
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

import store
from phone.streams import open_streams
from tests import rooms
from tests.browser.phones import URL, Phone, Server
from tests.store.test_suggestions import new_item
from workshop.answers import SKIP, Ranking, Stance
from workshop.flow import Phase

pytestmark = pytest.mark.browser


@pytest.fixture
def alice(pick_up: Callable[..., Phone]) -> Phone:
    phone = pick_up()
    phone.join()
    return phone


def test_the_knob_comes_with_the_first_press_and_the_answer_is_saved_at_once(alice: Phone) -> None:
    alice.is_at(rooms.AXIS, Phase.STANCE)
    slider = alice.page.locator("input.axis")
    expect(slider).to_have_class("axis blank")
    expect(slider).to_have_attribute("aria-valuetext", "ikke valgt endnu")
    assert alice.own is None
    alice.slide_to(0.2)
    alice.says("Modtaget")
    expect(slider).to_have_class("axis")
    stance = alice.own
    assert isinstance(stance, Stance)
    assert stance.place is not None
    assert 10 <= stance.place[0] <= 25
    expect(slider).to_have_attribute("aria-valuetext", f"{stance.place[0]:.0f} af 100")


def test_a_press_exactly_at_the_middle_counts_too(alice: Phone) -> None:
    alice.is_at(rooms.AXIS, Phase.STANCE)
    alice.slide_to(0.5)
    alice.says("Modtaget")
    assert alice.own == Stance((50.0,))


def test_the_keyboard_alone_gives_a_whole_stance(alice: Phone) -> None:
    alice.is_at(rooms.AXIS, Phase.STANCE)
    alice.page.locator("input.axis").focus()
    assert alice.own is None
    alice.page.keyboard.press("End")
    alice.page.keyboard.press("ArrowLeft")
    alice.page.locator("input[name=certainty]").first.focus()
    alice.page.keyboard.press("ArrowRight")
    alice.page.locator("textarea").focus()
    alice.page.keyboard.type("Hun har boet der i 40 år.")
    expect(alice.page.locator("#left")).to_have_text("25 af 280 tegn")
    alice.page.keyboard.press("Tab")
    alice.says("Modtaget")
    wanted = Stance((99.0,), 2, None, "Hun har boet der i 40 år.")
    expect(alice.page.locator("#status")).to_have_class("status saved")
    assert alice.own == wanted


def test_the_newest_of_many_changes_wins(alice: Phone) -> None:
    alice.is_at(rooms.AXIS, Phase.STANCE)
    slider = alice.page.locator("input.axis")
    slider.focus()
    for _ in range(15):
        alice.page.keyboard.press("ArrowRight")
    alice.says("Modtaget")
    assert alice.own == Stance((65.0,))
    assert len(alice.posts) < 15


def test_certainty_alone_is_not_an_answer_and_is_kept_until_there_is_one(alice: Phone) -> None:
    alice.is_at(rooms.AXIS, Phase.STANCE)
    alice.page.locator("input[name=certainty][value='4']").check()
    alice.says("Sig, hvor du står, så bliver det gemt")
    alice.page.reload()
    expect(alice.page.locator("input[name=certainty][value='4']")).to_be_checked()
    alice.slide_to(0.5)
    alice.says("Modtaget")
    assert alice.own == Stance((50.0,), 4)


def test_the_phone_follows_the_room_within_a_second(alice: Phone) -> None:
    heading = alice.page.locator("h1")
    alice.is_at(rooms.AXIS, Phase.READ)
    expect(heading).to_have_text(alice.room.item.dilemma.text("da").question)
    alice.page.evaluate("scrollTo(0, 400)")
    alice.room.forward()
    began = time.monotonic()
    alice.page.wait_for_selector("#answer", timeout=5000)
    assert time.monotonic() - began < 1
    assert alice.page.evaluate("document.activeElement === document.querySelector('h1')")
    assert alice.page.evaluate("scrollY") == 0
    expect(alice.page.locator("#live")).to_have_text("Værdi · punkt 1 af 3")
    assert alice.page.title().startswith(alice.room.item.dilemma.text("da").question)


def test_a_reload_keeps_what_was_not_sent_and_it_is_sent_once(alice: Phone) -> None:
    alice.is_at(rooms.AXIS, Phase.STANCE)
    alice.block_answers()
    alice.slide_to(0.5)
    alice.page.locator("textarea").fill("Det må ikke blive væk")
    alice.says("Venter på nettet – gemt på telefonen")
    assert alice.own is None
    alice.page.reload()
    expect(alice.page.locator("textarea")).to_have_value("Det må ikke blive væk")
    expect(alice.page.locator("#position")).to_have_value("50")
    alice.blocked = False
    alice.says("Modtaget")
    assert alice.own == Stance((50.0,), reason="Det må ikke blive væk")
    assert alice.posts == [200]
    assert alice.page.evaluate("localStorage.length") == 0


def test_a_lost_network_is_said_and_the_answer_is_sent_when_it_is_back(alice: Phone) -> None:
    alice.is_at(rooms.AXIS, Phase.STANCE)
    alice.slide_to(0.2)
    alice.says("Modtaget")
    alice.page.context.set_offline(True)
    alice.slide_to(0.8)
    alice.says("Venter på nettet – gemt på telefonen")
    alice.page.locator("input[name=certainty][value='3']").check()
    alice.page.context.set_offline(False)
    alice.says("Modtaget")
    stance = alice.own
    assert isinstance(stance, Stance)
    assert stance.place is not None
    assert stance.place[0] > 75
    assert stance.certainty == 3
    assert alice.posts == [200, 200]


def test_a_round_that_closed_meanwhile_says_so_and_the_text_stays(alice: Phone) -> None:
    alice.is_at(rooms.AXIS, Phase.STANCE)
    alice.block_answers()
    alice.slide_to(0.5)
    alice.page.locator("textarea").fill("Jeg nåede det ikke")
    alice.says("Venter på nettet – gemt på telefonen")
    alice.room.forward()
    alice.shows_the_step()
    alice.blocked = False
    note = alice.page.locator(".late")
    expect(note).to_contain_text("Runden lukkede, før dit svar nåede frem. Det tæller ikke med.")
    expect(note).to_contain_text("Jeg nåede det ikke")
    alice.page.reload()
    expect(note).to_contain_text("Jeg nåede det ikke")
    note.get_by_role("button").click()
    expect(note).to_have_count(0)
    alice.page.reload()
    expect(alice.page.locator("h1")).to_be_visible()
    expect(note).to_have_count(0)
    assert alice.posts == [409]


def test_a_draft_of_a_round_that_was_begun_again_stays_out_of_the_new_go(alice: Phone) -> None:
    alice.is_at(rooms.AXIS, Phase.STANCE)
    alice.block_answers()
    alice.slide_to(0.5)
    alice.page.locator("textarea").fill("Fra første gang")
    alice.says("Venter på nettet – gemt på telefonen")
    room, item = alice.room, alice.room.item.id
    room.forward()
    assert store.restart_round(room.workshop, room.snapshot.step, item)
    alice.shows_the_step()
    alice.blocked = False
    expect(alice.page.locator("textarea")).to_have_value("")
    expect(alice.page.locator(".late")).to_contain_text("Fra første gang")
    assert alice.own is None
    assert alice.posts == [409]
    alice.slide_to(0.2)
    alice.says("Modtaget")
    assert room.snapshot.answered == 1


def test_a_swap_of_step_first_sends_what_is_unsent(alice: Phone) -> None:
    alice.is_at(rooms.TRIANGLE, Phase.STANCE)
    alice.block_answers()
    alice.page.locator("details.numbers summary").click()
    alice.page.locator("#a").fill("60")
    alice.says("Venter på nettet – gemt på telefonen")
    alice.blocked = False
    alice.room.back()  # the round stays open
    alice.shows_the_step()
    alice.room.forward()
    alice.shows_the_step()
    alice.says("Modtaget")
    assert alice.own == Stance((100.0, 0.0, 0.0))


def test_an_objection_stands_beside_its_field(alice: Phone) -> None:
    alice.is_at(rooms.AXIS, Phase.STANCE)
    alice.page.locator("details.numbers summary").click()
    alice.page.locator("#position").fill("140")
    error = alice.page.locator("#position-error")
    expect(error).to_have_text("Ståstedet skal være mellem 0 og 100.")
    expect(alice.page.locator("#position")).to_have_attribute("aria-invalid", "true")
    alice.page.locator("#position").fill("40")
    alice.says("Modtaget")
    expect(error).to_have_text("")
    assert alice.own == Stance((40.0,))


def test_a_number_that_is_not_finished_is_not_sent_in_pieces(alice: Phone) -> None:
    alice.is_at(rooms.AXIS, Phase.STANCE)
    alice.slide_to(0.5)
    alice.says("Modtaget")
    bodies: list[str] = []
    alice.page.on("request", lambda it: bodies.append(it.post_data or ""))
    reason = alice.page.locator("textarea")
    reason.press_sequentially("Spørg Kim")
    alice.says("Modtaget")
    reason.press_sequentially(" på 23 45 6")
    reason.press_sequentially("7 89", delay=700)  # as one types who looks it up meanwhile
    alice.page.keyboard.press("Tab")
    expect(alice.page.locator("[data-error=reason]")).to_contain_text("ligner et telefonnummer")
    assert [body for body in bodies if "23+45" in body and "23+45+67+89" not in body] == []
    assert [body for body in bodies if "23+45+67+89" in body] != []
    assert isinstance(alice.own, Stance)
    assert "23" not in alice.own.reason
    reason.fill("Spørg Kim selv")
    reason.blur()
    alice.says("Modtaget")


def test_a_skip_is_received_and_can_be_taken_back(alice: Phone) -> None:
    alice.is_at(rooms.AXIS, Phase.STANCE)
    alice.slide_to(0.5)
    alice.says("Modtaget")
    alice.page.get_by_role("button", name="Spring over").click()
    alice.says("Modtaget: du sprang over")
    expect(alice.page.locator("input.axis")).to_have_class("axis blank")
    assert alice.own == SKIP
    alice.slide_to(0.5)
    alice.says("Modtaget")
    assert alice.own == Stance((50.0,))


def touch(page: Page, *points: tuple[float, float]) -> None:
    """A finger that goes down at the first point, moves through the others and lifts."""
    session = page.context.new_cdp_session(page)
    for index, (x, y) in enumerate(points):
        session.send(
            "Input.dispatchTouchEvent",
            {
                "type": "touchMove" if index else "touchStart",
                "touchPoints": [{"x": x, "y": y}],
            },
        )
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize(
    ("content", "selector"), [(rooms.AXIS, "input.axis"), (rooms.TRIANGLE, ".pad")]
)
def test_scrolling_over_the_picture_is_no_answer_and_a_tap_is(
    content: str, selector: str, pick_up: Callable[..., Phone]
) -> None:
    phone = pick_up(has_touch=True, is_mobile=True)
    phone.join()
    phone.is_at(content, Phase.STANCE)
    area = phone.page.locator(selector)
    area.evaluate("(it) => it.scrollIntoView({block: 'center'})")
    box = area.bounding_box()
    assert box
    x, y = box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.6
    touch(phone.page, *((x, y - step * 15) for step in range(14)))
    expect(phone.page.locator("#status")).not_to_have_text("Modtaget")
    numbers = phone.page.locator("input[type=number]")
    assert all(number.input_value() == "" for number in numbers.all())
    area.evaluate("(it) => it.scrollIntoView({block: 'center'})")
    box = area.bounding_box()
    assert box
    touch(phone.page, (box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.6))
    phone.says("Modtaget")
    assert isinstance(phone.own, Stance)


def test_the_triangle_takes_a_press_a_drag_and_numbers(alice: Phone) -> None:
    alice.is_at(rooms.TRIANGLE, Phase.STANCE)
    pad, knob = alice.page.locator(".pad"), alice.page.locator(".knob")
    expect(knob).to_be_hidden()
    box = pad.bounding_box()
    assert box
    pad.click(position={"x": box["width"] * 0.5, "y": box["height"] * 0.62})
    alice.says("Modtaget")
    expect(knob).to_be_visible()
    middle = alice.own
    assert isinstance(middle, Stance)
    assert middle.place is not None
    assert all(25 < weight < 42 for weight in middle.place)
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box
    alice.page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.62)
    alice.page.mouse.down()
    alice.page.mouse.move(box["x"] + 2, box["y"] + box["height"] - 2, steps=5)
    alice.page.mouse.up()
    expect(alice.page.locator("#a")).to_have_value("100")
    alice.page.locator("details.numbers summary").click()
    alice.page.locator("#b").fill("100")
    expect(alice.page.locator("#status")).to_have_class("status saved")
    assert alice.own == Stance((50.0, 50.0, 0.0))


def test_the_order_is_set_by_keyboard_and_said_aloud(alice: Phone) -> None:
    alice.is_at(rooms.PRIORITY, Phase.RANK)
    rows = alice.page.locator(".order li")
    first = rows.nth(0).get_attribute("data-id")
    words = rows.nth(0).locator("span").first.inner_text()
    down = rows.nth(0).get_by_role("button", name="ned")
    expect(rows.nth(0).get_by_role("button", name="op")).to_be_disabled()
    down.focus()
    alice.page.keyboard.press("Enter")
    expect(alice.page.locator("#live")).to_have_text(f"{words} er nu nummer 2 af 3")
    expect(rows.nth(1)).to_have_attribute("data-id", str(first))
    assert alice.page.evaluate("document.activeElement.value") == f"{first}:down"
    alice.page.keyboard.press("Enter")
    expect(alice.page.locator("#live")).to_have_text(f"{words} er nu nummer 3 af 3")
    assert alice.page.evaluate("document.activeElement.value") == f"{first}:up"
    alice.says("Modtaget")
    own = alice.own
    assert isinstance(own, Ranking)
    assert own.order is not None
    assert own.order[2] == first


def test_a_shuffled_order_can_be_kept_as_it_is(alice: Phone) -> None:
    alice.is_at(rooms.PRIORITY, Phase.RANK)
    order = alice.page.locator("input[name=order]").input_value()
    keep = alice.page.get_by_role("button", name="Gem rækkefølgen")
    keep.click()
    alice.says("Modtaget")
    expect(keep).to_be_hidden()
    assert alice.own == Ranking(tuple(order.split(",")))


def test_everything_works_without_the_script(pick_up: Callable[..., Phone]) -> None:
    phone = pick_up(java_script_enabled=False)
    page = phone.page
    page.goto(f"{URL}/p/")
    page.get_by_label("Koden på den store skærm").fill(phone.code.lower())
    page.get_by_role("button", name="Videre").click()
    page.get_by_role("button", name="Deltag").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du er med")
    phone.room.go_to(rooms.AXIS, Phase.STANCE)
    page.reload()
    expect(page.locator("input.axis")).to_be_hidden()
    page.get_by_label("Fra 0 til 100").fill("28")
    page.locator("input[name=certainty][value='3']").check()
    page.get_by_label("Hvorfor?").fill("Uden script")
    page.get_by_role("button", name="Gem mit ståsted").click()
    phone.says("Modtaget")
    assert phone.own == Stance((28.0,), 3, None, "Uden script")
    page.get_by_role("button", name="English").click()
    phone.says("Received")
    phone.room.go_to(rooms.TRIANGLE, Phase.STANCE)
    page.reload()
    expect(page.locator(".pad")).to_be_hidden()
    page.get_by_label("The citizens").last.fill("3")
    page.get_by_label("The politicians").last.fill("1")
    page.get_by_role("button", name="Save where I stand").click()
    phone.says("Received")
    assert phone.own == Stance((75.0, 0.0, 25.0))
    phone.room.go_to(rooms.PRIORITY, Phase.RANK)
    page.reload()
    first = page.locator(".order li").nth(0).get_attribute("data-id")
    page.locator(".order li").nth(0).get_by_role("button", name="down").click()
    phone.says("Received")
    expect(page.locator(".order li").nth(1)).to_have_attribute("data-id", str(first))
    assert isinstance(phone.own, Ranking)


def test_a_double_press_joins_once(pick_up: Callable[..., Phone]) -> None:
    phone = pick_up()
    phone.page.goto(f"{URL}/p/{phone.code}")
    phone.page.locator("form[data-once] button").dblclick()
    expect(phone.page.locator("main[data-step]")).to_be_visible()
    assert phone.room.snapshot.joined == 1


def test_what_the_room_writes_appears_without_moving_the_reader(alice: Phone) -> None:
    alice.is_at(rooms.AXIS, Phase.GROUND)
    alice.page.locator("h1").evaluate("(it) => { it.id = 'kept'; it.focus(); }")
    store.add_note(alice.room.workshop, alice.room.item.id, "agree", "Vi spørger naboerne først")
    expect(alice.page.get_by_text("Vi spørger naboerne først")).to_be_visible()
    assert alice.page.evaluate("document.activeElement.id") == "kept"


def test_the_phone_comes_back_after_the_server_ended_its_stream(
    alice: Phone, server: Server
) -> None:
    server.end_streams()
    assert open_streams() == 0
    alice.is_at(rooms.AXIS, Phase.STANCE)
    alice.slide_to(0.5)
    alice.says("Modtaget")


def test_the_language_is_changed_in_the_middle_of_an_answer_and_nothing_is_lost(
    alice: Phone,
) -> None:
    alice.is_at(rooms.AXIS, Phase.STANCE)
    alice.block_answers()
    alice.slide_to(0.5)
    alice.page.locator("textarea").fill("Midt i det hele")
    alice.says("Venter på nettet – gemt på telefonen")
    alice.blocked = False
    alice.page.get_by_role("button", name="English").click()
    alice.says("Received")
    expect(alice.page.locator("textarea")).to_have_value("Midt i det hele")
    assert alice.own == Stance((50.0,), reason="Midt i det hele")


def test_who_is_typing_goes_on_while_the_agenda_is_changed(alice: Phone) -> None:
    alice.is_at(rooms.AXIS, Phase.STANCE)
    alice.slide_to(0.5)
    alice.page.evaluate(
        """code => {
          let heard = 0;
          const source = new EventSource(`/p/${code}/events`);
          source.addEventListener("step", () => document.body.dataset.heard = ++heard);
        }""",
        alice.code,
    )
    expect(alice.page.locator("body")).to_have_attribute("data-heard", "1")
    box = alice.page.locator("textarea")
    box.press_sequentially("Det må ")
    room = alice.room
    last = room.snapshot.items[-1].id
    assert store.insert_item(room.workshop, room.snapshot.step, new_item(), last)
    expect(alice.page.locator("body")).to_have_attribute("data-heard", "2")
    box.press_sequentially("ikke blive ", delay=60)
    assert store.undo(room.workshop, room.snapshot.step)
    expect(alice.page.locator("body")).to_have_attribute("data-heard", "3")
    alice.page.keyboard.type("væk igen", delay=60)  # wherever the focus is
    expect(box).to_have_value("Det må ikke blive væk igen")
    alice.says("Modtaget")
    assert alice.own == Stance((50.0,), reason="Det må ikke blive væk igen")


def test_a_deleted_workshop_is_said_in_words(alice: Phone) -> None:
    store.delete_workshop(alice.room.workshop)
    expect(alice.page.locator("h1")).to_have_text(f"Der er ingen workshop med koden {alice.code}.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_axe_finds_nothing_on_any_step(
    language: str, scheme: str, pick_up: Callable[..., Phone]
) -> None:
    phone = pick_up(language, color_scheme=scheme, reduced_motion="reduce")
    others = ("bob", "charlie", "dorte")
    axe = Axe()

    def check(where: str) -> None:
        found = axe.run(phone.page)
        assert found.violations_count == 0, f"{where}: {found.generate_report()}"

    phone.page.goto(f"{URL}/p/")
    check("code")
    phone.page.goto(f"{URL}/p/QQQQQQ")
    check("error")
    phone.page.goto(f"{URL}/enter")
    check("enter")
    phone.page.goto(f"{URL}/p/{phone.code}")
    check("join")
    phone.join()
    check("lobby")
    phone.room.join(*others)
    places = {rooms.AXIS: ((10,), (50,), (90,)), rooms.TRIANGLE: ((9, 1, 1), (1, 9, 1), (1, 1, 9))}
    for content in (rooms.AXIS, rooms.TRIANGLE):
        phone.is_at(content, Phase.READ)
        check("read")
        phone.is_at(content, Phase.STANCE)
        check(f"{content} blank")
        phone.page.locator("details.numbers summary").click()
        phone.page.locator("#position, #a").fill("140")
        expect(phone.page.locator(".where .error")).not_to_have_text("")
        check(f"{content} error")
        phone.page.locator("#position, #a").fill("40")
        phone.page.locator("input[name=certainty]").first.check()
        expect(phone.page.locator("#status")).to_have_class("status saved")
        check(f"{content} saved")
        for name, place in zip(others, places[content], strict=True):
            phone.room.stand(name, *place)
        phone.is_at(content, Phase.REVEAL)
        for summary in phone.page.locator("summary").all():
            summary.click()
        check(f"{content} reveal")
        phone.is_at(content, Phase.DIALOGUE)
        check("dialogue")
        phone.is_at(content, Phase.RESTANCE)
        phone.page.locator("details.numbers summary").click()
        phone.page.locator("#position, #a").fill("20")
        expect(phone.page.locator("#status")).to_have_class("status saved")
        for name, place in zip(others, reversed(places[content]), strict=True):
            phone.room.stand(name, *place)
        phone.is_at(content, Phase.SHIFT)
        for summary in phone.page.locator("summary").all():
            summary.click()
        check(f"{content} shift")
        if content == rooms.AXIS:
            step = phone.room.snapshot.step
            assert store.ask_takes(phone.room.workshop, step, phone.room.item.id)
            phone.shows_the_step()
            check("takes")
        phone.is_at(content, Phase.GROUND)
        check("ground")
    phone.is_at(rooms.PRIORITY, Phase.RANK)
    check("rank")
    for name in others:
        phone.room.rank(name, *phone.room.item.priority.options)
    phone.is_at(rooms.PRIORITY, Phase.RANKING)
    check("ranking")
    phone.room.close()
    phone.shows_the_step()
    for summary in phone.page.locator("summary").all():
        summary.click()
    check("closed")


@pytest.mark.parametrize("width", [320, 390])
def test_what_can_be_pressed_is_large_enough_and_nothing_sticks_out(
    width: int, pick_up: Callable[..., Phone]
) -> None:
    phone = pick_up("en", has_touch=True)
    phone.page.set_viewport_size({"width": width, "height": 844})
    phone.join()
    for content, phase in (
        (rooms.AXIS, Phase.STANCE),
        (rooms.TRIANGLE, Phase.STANCE),
        (rooms.PRIORITY, Phase.RANK),
    ):
        phone.is_at(content, phase)
        for summary in phone.page.locator("summary").all():
            summary.click()
        small = phone.page.evaluate(
            """() => [...document.querySelectorAll("button, summary, input, textarea, a")]
              .filter((it) => it.checkVisibility({checkOpacity: false}))
              .map((it) => [it.outerHTML.slice(0, 60), it.getBoundingClientRect()])
              .filter(([, box]) => box.width < 44 || box.height < 44)
              .map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
        )
        assert small == []
        assert phone.page.evaluate("document.documentElement.scrollWidth") <= width
