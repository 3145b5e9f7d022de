"""Pictures of every screen, in both languages, into docs/screens: `make screenshots`.

The real app, the demo's simulated participants, and one phone of our own among them.
"""

import datetime as dt
import io
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

import store
from i18n import translator
from pages.parts import printing
from reports import guide_pdf
from tests import chromium
from tests.browser.conftest import App, enter, start_app, stop_app
from tests.conftest import ROOT
from tests.rooms import Room
from workshop.agenda import Draft, DraftItem
from workshop.flow import Phase
from workshop.snapshot import Snapshot

TITLES = {"da": "Ledermøde, Børn og Unge", "en": "Leaders' meeting, Children and Youth"}
PEOPLE = 26
OUT = ROOT / "docs/screens"
REMOTE = ("lobby", "1-stance", "1-reveal", "1-ground", "closed")  # where the remote differs most


class Tour:
    """One workshop in one language, photographed on the way."""

    def __init__(self, chrome: Browser, app: App, language: str) -> None:
        self.app = app
        self.t = translator(language)
        self.language = language
        self.folder = OUT / language
        self.folder.mkdir(parents=True, exist_ok=True)
        self.workshop, self.code = self._prepare()
        locale = {"da": "da-DK", "en": "en-GB"}[language]

        def page(width: int, height: int, scale: float = 1) -> Page:
            context = chrome.new_context(
                viewport={"width": width, "height": height},
                device_scale_factor=scale,
                locale=locale,
                reduced_motion="reduce",  # or the dots are caught on their way
            )
            context.set_default_timeout(30_000)
            context.add_cookies([{"name": "staasted_lang", "value": language, "url": app.url}])
            return context.new_page()

        self.wall = page(1920, 1080)
        self.phone = page(390, 844)
        self.desk = enter(page(1440, 900).context, app)
        self.remote = enter(page(820, 1180).context, app)

    def _prepare(self) -> tuple[int, str]:
        library = store.library()
        languages = (self.language, *({"da", "en"} - {self.language}))
        items = (
            DraftItem(library.dilemmas["one-or-all"], 25),
            DraftItem(library.dilemmas["who-defines-value"], 25),
            DraftItem(library.priorities["aarhus-goals"], 15, 1),
        )
        roles = tuple(self.t(role) for role in ("Citizen", "Leader", "Politician"))
        draft = Draft(TITLES[self.language], dt.date(2026, 11, 26), languages, roles, items)
        workshop = store.create_workshop(draft)
        return workshop, store.stage(workshop).code

    @property
    def snapshot(self) -> Snapshot:
        """The room as it is on disk; the app is another process."""
        store.close_database()
        store.open_database(f"sqlite:///{self.app.data / 'staasted.db'}")
        return store.snapshot(self.workshop)

    def shoot(self, page: Page, name: str, full: bool = False) -> None:
        page.wait_for_load_state("load")
        page.wait_for_function(
            "!document.querySelector('[data-testid=stSkeleton], [data-stale=true]')"
            " && [...document.querySelectorAll('.js-plotly-plot')]"
            ".every(plot => plot.querySelector('svg'))"
        )
        page.evaluate("document.fonts.ready")
        self.keep(page.screenshot(full_page=full), name)

    def keep(self, png: bytes, name: str) -> None:
        picture = Image.open(io.BytesIO(png)).convert("RGB")
        # A palette keeps the repository small; the pages have few colours.
        path = self.folder / f"{name}.png"
        picture.quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)

    def go(self) -> Phase:
        """Press the large button and wait until the wall and the phone are there too."""
        seen = self.snapshot.step
        self.remote.locator(".st-key-go button").click()
        while (now := self.snapshot).step == seen:
            self.remote.wait_for_timeout(100)
        expect(self.phone.locator("main")).to_have_attribute("data-step", str(now.step))
        expect(self.wall.locator(f".st-key-scene-{now.here.phase}")).to_be_visible()
        return now.here.phase

    def run(self) -> None:
        self._desk()
        self._library()
        self.phone.goto(f"{self.app.url}/p/")
        self.shoot(self.phone, "phone-code")
        self.phone.goto(f"{self.app.url}/p/{self.code}")
        self.shoot(self.phone, "phone-join", full=True)
        self.phone.locator("main form button.act").click()
        expect(self.phone.locator("main")).to_have_attribute("data-step", "0")
        self.wall.goto(self.app.projector(self.code))
        self.remote.goto(f"{self.app.url}/lead?w={self.code}")
        command = [sys.executable, "-m", "demo", f"--url={self.app.url}", f"--code={self.code}"]
        command += [f"--people={PEOPLE}", f"--language={self.language}", "--pace=0.1"]
        crowd = subprocess.Popen(command, cwd=ROOT)
        try:
            expect(self.wall.locator(".count")).to_contain_text(str(PEOPLE + 1))
            self._everywhere("lobby")
            self._walk()
        finally:
            crowd.terminate()
            crowd.wait()
        self._archive()
        self._guide()
        self._together()
        for page in (self.wall, self.phone, self.desk, self.remote):
            page.context.close()

    def _walk(self) -> None:
        answer: dict[str, Callable[[], None]] = {"axis": self._stand, "triangle": self._weigh}
        number = 0
        while True:
            phase = self.go()
            if phase is Phase.CLOSED:
                break
            now = self.snapshot
            item = now.item
            assert item is not None
            number += phase is Phase.READ
            if now.is_open:
                kind = answer[item.dilemma.kind] if item.kind == "dilemma" else self._rank
                kind()
                full = f"{PEOPLE + 1} {self.t('{n} of {all}', n='', all='').strip()} {PEOPLE + 1}"
                expect(self.wall.locator(".answered")).to_contain_text(full)
            if phase is Phase.GROUND and number == 1:
                self._write_down()
            self._everywhere(f"{number}-{phase}" + ("-again" if now.here.round > 1 else ""))
            if phase is Phase.REVEAL and number == 1:
                self._dark()
            if now.here == now.line[-2]:
                self.remote.locator(".st-key-go button").click()
                self.remote.locator(".st-key-really-close button").click()
                expect(self.remote.locator(".st-key-go a")).to_be_visible()
                expect(self.phone.locator("main .given").first).to_be_visible()
                self._everywhere("closed")
                break

    def _everywhere(self, name: str) -> None:
        self.shoot(self.wall, f"projector-{name}")
        self.shoot(self.phone, f"phone-{name}", full=True)
        if name in REMOTE:
            self.shoot(self.remote, f"lead-{name}")

    def _dark(self) -> None:
        """The wall for a dark hall; the facilitator turns it dark and light again."""
        for scheme in ("dark", "light"):
            self.remote.keyboard.press("i")
            expect(self.wall.locator(".stApp")).to_have_css("color-scheme", scheme)
            if scheme == "dark":
                self.shoot(self.wall, "projector-1-reveal-dark")

    def _stand(self) -> None:
        self.phone.locator("input.axis").evaluate(
            "it => { it.value = 31; it.dispatchEvent(new Event('input', { bubbles: true })); }"
        )
        self._certain()

    def _weigh(self) -> None:
        self.phone.locator("svg.pad").click(position={"x": 150, "y": 190})
        self._certain()

    def _certain(self) -> None:
        self.phone.locator("input[name=certainty][value='3']").check(force=True)
        self.phone.locator("input[name=importance][value='4']").check(force=True)
        expect(self.phone.locator("#status")).to_contain_text(self.t("Received"))

    def _rank(self) -> None:
        self.phone.locator("button[name=move]:enabled").nth(3).click()
        expect(self.phone.locator("#status")).to_contain_text(self.t("Received"))

    def _write_down(self) -> None:
        words = {
            "da": ("Vi spørger altid borgeren først", "Besøge tre plejehjem", "Karin", "før jul"),
            "en": ("We always ask the citizen first", "Visit three care homes", "Karin", "by Yule"),
        }[self.language]
        self.remote.get_by_label(self.t("In the group's words")).fill(words[0])
        self.remote.get_by_role("button", name=self.t("Write it down")).click()
        expect(self.wall.locator(".ground")).to_contain_text(words[0])
        for label, text in zip(("What we will do", "Who", "When"), words[1:], strict=True):
            field = self.remote.get_by_label(self.t(label), exact=True)
            expect(field).to_have_count(1)  # while a form is drawn anew there are two
            field.fill(text)
        self.remote.get_by_role("button", name=self.t("Make it a commitment")).click()
        expect(self.wall.locator(".ground")).to_contain_text(words[1])

    def _library(self) -> None:
        """Finding, looking at and writing a dilemma; a new workshop's beginning."""
        for path, name, wanted in (
            ("prepare", "prepare-new", ".st-key-about"),
            ("dilemmas", "dilemmas", "[class*='st-key-row-']"),
            ("dilemmas?d=one-or-all", "dilemmas-one", ".wall"),
        ):
            self.desk.goto(f"{self.app.url}/{path}")
            expect(self.desk.locator(wanted).first).to_be_visible()
            self.shoot(self.desk, name)
        raw = store.library().dilemmas["who-shows-up"].model_dump(mode="json")
        key = store.begin_dilemma({**raw, "version": 1, "pages": []})
        self.desk.goto(f"{self.app.url}/write?d={key}")
        expect(self.desk.locator(".wall")).to_be_visible()
        self.shoot(self.desk, "write")

    def _desk(self) -> None:
        for path, name in (("", "workshops"), (f"prepare?w={self.code}", "prepare")):
            self.desk.goto(f"{self.app.url}/{path}")
            expect(self.desk.locator(".stMain")).to_contain_text(TITLES[self.language])
            self.shoot(self.desk, name)

    def _archive(self) -> None:
        self.desk.goto(f"{self.app.url}/archive")
        expect(self.desk.locator(f".st-key-open-{self.code}")).to_be_visible()
        self.shoot(self.desk, "archive")
        self.desk.goto(f"{self.app.url}/archive?w={self.code}")
        expect(self.desk.locator(".js-plotly-plot").first).to_be_visible()
        self.shoot(self.desk, "archive-one")
        self.desk.emulate_media(color_scheme="dark")
        self.desk.reload()
        expect(self.desk.locator(".js-plotly-plot").first).to_be_visible()
        self.shoot(self.desk, "archive-one-dark")
        self.desk.emulate_media(color_scheme="light")

    def _guide(self) -> None:
        """The printed guide's page about the first dilemma."""
        workshop = self.snapshot
        address = f"http://staasted.example/p/{workshop.code}"
        script = printing.script(workshop, self.t)
        data = guide_pdf.guide_data(workshop, address, script, self.t, dt.time(13, 0))
        self.keep(guide_pdf.compiled("guide.typ", data, format="png", ppi=110)[1], "guide")

    def _line_up(self) -> str:
        """A room of twelve without devices has gone to its places; the code."""
        languages = (self.language, *({"da", "en"} - {self.language}))
        item = DraftItem(store.library().dilemmas["one-or-all"], 30, method="four-corners")
        workshop = store.create_workshop(
            Draft(TITLES[self.language], dt.date(2026, 11, 26), languages, (), (item,))
        )
        room = Room(workshop)
        room.go_to("one-or-all", Phase.STANCE)
        places = tuple((float(at),) for at in (0, 5, 5, 10, 15, 20, 50, 80, 85, 90, 90, 100))
        store.take_floor(workshop, room.item.id, 1, places)
        return room.snapshot.code

    def _together(self) -> None:
        """Without a phone each: the floor, a table; then hints, panels, a part of a method."""
        code = self._line_up()
        wall = self.remote.context.new_page()  # only in the facilitator's can one press
        wall.set_viewport_size({"width": 1920, "height": 1080})
        wall.goto(self.app.projector(code))
        expect(wall.locator(".line-up circle.last")).to_have_count(1)
        self.shoot(wall, "projector-floor")
        self._table(code)
        self.remote.goto(f"{self.app.url}/lead?w={code}")
        self.remote.locator(".st-key-go button").click()
        expect(self.remote.locator("section.hints")).to_be_visible()
        self.shoot(self.remote, "lead-hints", full=True)
        for name in ("agenda", "people"):
            self.remote.locator(f".st-key-panel-{name} button").first.click()
            expect(self.remote.locator("[data-testid=stPopoverBody]")).to_be_visible()
            self.shoot(self.remote, f"lead-panel-{name}")
            self.remote.keyboard.press("Escape")
            expect(self.remote.locator("[data-testid=stPopoverBody]")).to_have_count(0)
        self.remote.locator(".st-key-go button").click()
        expect(wall.locator(".corners")).to_be_visible()
        expect(self.phone.locator("main .corners")).to_be_visible()
        self.shoot(wall, "projector-method")
        self.shoot(self.phone, "phone-method", full=True)

    def _table(self, code: str) -> None:
        """One device for four people, a mark for each."""
        page = self.phone
        page.goto(f"{self.app.url}/p/{code}")
        page.get_by_text(self.t("Are you several sharing this device?")).click()
        page.get_by_label(self.t("How many are you at the table?")).fill("4")
        page.locator("main form button.act").click()
        for at in (2, 3, 8):
            page.locator(".table .give li").nth(at).get_by_role("button").last.click()
        expect(page.locator("#status")).to_contain_text(self.t("Received"))
        self.shoot(page, "phone-table", full=True)


def main() -> int:
    path = chromium.find()
    if not path:
        sys.stderr.write(chromium.ADVICE + "\n")
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=path, args=[*chromium.ARGUMENTS])
        app = start_app(Path(folder), STAASTED_URL="http://staasted.example")
        try:
            store.open_database(f"sqlite:///{app.data / 'staasted.db'}")
            for language in ("da", "en"):
                Tour(chrome, app, language).run()
                print(f"docs/screens/{language}")
        finally:
            store.close_database()
            stop_app(app)
            chrome.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
