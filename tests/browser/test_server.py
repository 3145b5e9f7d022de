"""Starting, stopping, coming back; who gets in; where requests go."""

import re
import sqlite3
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

import store
from tests import rooms
from tests.browser.conftest import App, enter, start_app, stop_app
from tests.browser.phones import free_port
from tests.conftest import ROOT
from workshop.flow import Phase

pytestmark = pytest.mark.browser

Start = Callable[..., App]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start apps over the same data folder, one after the other; all are ended."""
    started: list[App] = []

    def begin(port: int | None = None, **more: str) -> App:
        started.append(start_app(tmp_path, port, **more))
        return started[-1]

    yield begin
    for app in started:
        if app.process.poll() is None:
            stop_app(app)


def test_the_key_is_printed_once_and_readable_by_the_owner_only(start: Start) -> None:
    app = start()
    log = app.data / "app.log"
    assert f"/enter?key={app.key}" in log.read_text()
    for name in ("facilitator-key", "secret"):
        assert stat.S_IMODE((app.data / name).stat().st_mode) == 0o600
    stop_app(app)
    log.write_text("")
    again = start()
    assert again.key == app.key
    assert app.key not in log.read_text()
    assert "Facilitator" in log.read_text()


def test_a_password_takes_the_keys_place(start: Start, chrome: Browser) -> None:
    app = start(STAASTED_PASSWORD="kaffe og brød")
    page = chrome.new_page(locale="da-DK")
    page.goto(f"{app.url}/enter")
    page.locator("input[name=key]").fill("kaffe uden brød")
    page.locator("main button").click()
    expect(page.locator("main")).to_contain_text("ikke facilitatornøglen")
    page.locator("input[name=key]").fill("kaffe og brød")
    page.locator("main button").click()
    expect(page.locator(".st-key-top-bar")).to_be_visible()
    page.close()


def test_a_broken_dilemma_file_is_told_and_the_app_starts_without_it(
    start: Start, chrome: Browser, tmp_path: Path
) -> None:
    library = tmp_path / "dilemmas"
    library.mkdir()
    good = (ROOT / "dilemmas/one-or-all.yaml").read_text(encoding="utf-8")
    (library / "one-or-all.yaml").write_text(good, encoding="utf-8")
    (library / "two-or-none.yaml").write_text(
        good.replace("id: one-or-all", "id: two-or-none").replace("version: 1", "version: 0"),
        encoding="utf-8",
    )
    app = start(STAASTED_DILEMMAS=str(library))
    told = "two-or-none.yaml: version: skal være mindst 1"
    assert told in (app.data / "app.log").read_text()
    context = chrome.new_context()
    page = enter(context, app)
    expect(page.locator(".stMain")).to_contain_text(told)
    page.goto(f"{app.url}/prepare")
    expect(page.locator(".st-key-add-one-or-all")).to_be_visible()
    expect(page.locator(".st-key-add-two-or-none")).to_have_count(0)
    context.close()


def test_a_server_that_dies_in_a_round_comes_back_to_the_same_place(
    start: Start, chrome: Browser
) -> None:
    port = free_port()
    app = start(port)
    store.open_database(f"sqlite:///{app.data / 'staasted.db'}")
    room = rooms.prepare(rooms.AXIS)
    room.go_to(rooms.AXIS, Phase.STANCE)
    code = room.snapshot.code
    store.close_database()

    phone = chrome.new_context(locale="da-DK").new_page()
    phone.goto(f"{app.url}/p/{code}")
    phone.locator("form button.act").click()
    phone.locator("details.numbers").evaluate("it => { it.open = true; }")
    phone.locator("input[name=position]").fill("30")
    expect(phone.locator("#status")).to_contain_text("Modtaget")
    wall = chrome.new_page()
    wall.goto(app.projector(code))
    expect(wall.locator(".answered")).to_contain_text("1 af 1 har svaret")

    app.process.kill()
    app.process.wait()
    phone.locator("input[name=position]").fill("70")
    expect(phone.locator("#status")).to_contain_text("gemt på telefonen")
    app = start(port)
    expect(phone.locator("#status")).to_contain_text("Modtaget", timeout=60_000)
    expect(wall.locator(".answered")).to_contain_text("1 af 1 har svaret", timeout=60_000)

    facilitator = chrome.new_context()
    lead = enter(facilitator, app)
    lead.goto(f"{app.url}/lead?w={code}")
    expect(lead.locator("h1.now")).to_have_text("Tag ståsted, første gang")
    lead.locator(".st-key-go button").click()
    expect(phone.locator("main")).to_contain_text("For få svar", timeout=60_000)
    expect(wall.locator(".finding")).to_contain_text("For få svar", timeout=60_000)
    # With streams still open the server ends when it is told to.
    assert stop_app(app) is not None
    for context in (facilitator, phone.context, wall.context):
        context.close()
    store.open_database(f"sqlite:///{app.data / 'staasted.db'}")
    [shown] = store.snapshot(room.workshop).items[0].results
    assert (shown.answered, shown.skipped) == (1, 0)
    store.close_database()


@pytest.mark.parametrize("path", ["", "prepare", "lead", "archive"])
def test_without_the_key_a_page_shows_the_way_and_nothing_else(
    chrome: Browser, app: App, path: str
) -> None:
    context = chrome.new_context()
    page = context.new_page()
    page.goto(f"{app.url}/{path}")
    expect(page.locator("h1")).to_have_text("Ståsted")
    expect(page.locator(".stMain")).to_contain_text("Denne del er til facilitatoren")
    expect(page.locator(".st-key-top-bar")).to_have_count(0)
    expect(page.get_by_role("dialog")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("link", ["", "?w=K7M4QX", "?w=IlhEQUhLMyI.mxuVmpPeSayAUrG-SwGuH8XEDNU"])
def test_a_projector_without_our_signature_shows_nothing(
    chrome: Browser, app: App, link: str
) -> None:
    context = chrome.new_context()
    page = context.new_page()
    page.goto(f"{app.url}/projector{link}")
    expect(page.locator(".stMain")).to_contain_text("Denne del er til facilitatoren")
    expect(page.locator(".question")).to_have_count(0)
    context.close()


def test_no_page_asks_anybody_but_this_server(chrome: Browser, app: App) -> None:
    asked: set[str] = set()
    context = chrome.new_context()
    context.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    page = enter(context, app)
    store.open_database(f"sqlite:///{app.data / 'staasted.db'}")
    code = rooms.prepare(rooms.AXIS).snapshot.code
    store.close_database()
    for path in ("", "prepare", f"lead?w={code}", "archive", f"p/{code}", "enter"):
        page.goto(f"{app.url}/{path}", wait_until="networkidle" if "p/" in path else "load")
        expect(page.locator("h1").first).to_be_visible()
    page.goto(app.projector(code))
    expect(page.locator(".question")).to_be_visible()
    asked = {host for host in asked if not re.fullmatch(r"", host)}  # data: and blob:
    assert asked == {urlsplit(app.url).netloc}
    context.close()


def test_the_language_of_a_page_is_declared(chrome: Browser, app: App) -> None:
    context = chrome.new_context()
    page = enter(context, app)
    expect(page.locator("html")).to_have_attribute("lang", "da")
    page.get_by_role("radio", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_text("Where do we stand?")
    page.goto(f"{app.url}/archive")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    context.close()


def test_a_page_that_fails_says_sorry_in_the_visitors_language(
    start: Start, chrome: Browser
) -> None:
    app = start()
    context = chrome.new_context()
    page = enter(context, app)
    with sqlite3.connect(app.data / "staasted.db") as database:
        database.execute("ALTER TABLE workshop RENAME TO lost")
    database.close()
    page.goto(f"{app.url}/archive")
    expect(page.locator(".stMain")).to_contain_text("Her gik noget galt")
    expect(page.locator("body")).not_to_contain_text("Traceback")
    expect(page.locator("body")).not_to_contain_text("sqlite")
    context.close()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1024, 768), (2560, 1440)])
def test_a_picture_fills_the_projector_whatever_its_size(
    chrome: Browser, app: App, width: int, height: int
) -> None:
    store.open_database(f"sqlite:///{app.data / 'staasted.db'}")
    room = rooms.prepare(rooms.AXIS)
    room.join(*rooms.NAMES)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for number, name in enumerate(rooms.NAMES):
        room.stand(name, number * 14)
    room.forward()
    code = room.snapshot.code
    store.close_database()
    context = chrome.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(app.projector(code))
    zoom = min(width / 1920, height / 1080)
    page.wait_for_function(
        """wide => {
          const svg = document.querySelector(".st-key-above svg.main-svg");
          return svg && Math.abs(svg.getBoundingClientRect().width - wide) < 2;
        }""",
        arg=1744 * zoom,
    )
    box = page.locator(".basis").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= height
    finding = page.locator(".finding").bounding_box()
    assert finding is not None
    assert finding["y"] + finding["height"] <= box["y"] + 1
    context.close()
