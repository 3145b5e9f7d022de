"""One facilitator, one projector and six phones run a whole workshop, from the agenda to the PDF.

Alice reloads in the middle, Bob changes his mind, Dorte loses the network and gets it
back, Erik skips, Fatima has no JavaScript. The figures are the same everywhere.
"""

import base64
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdf
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from i18n import translator
from tests.browser.conftest import App, enter

pytestmark = pytest.mark.browser

NAMES = ("alice", "bob", "charlie", "dorte", "erik", "fatima")
AXIS_FINDING = "I er delte: uenigheden er 70 af 100."
AXIS_LEANINGS = "2 hælder til »Den enkeltes gode liv«, 2 hælder til »Fællesskabets bedste«"
MOVED = (
    "1 rykkede mod »Den enkeltes gode liv«, 1 mod »Fællesskabets bedste«, og 3 af de 5, der "
    "svarede begge gange, blev stående."
)
SPREAD = "Uenigheden gik fra 70 til 47."
TRIANGLE_FINDING = "uenigheden er 100 af 100"


@dataclass
class Cast:
    app: App
    lead: Page
    projector: Page
    phones: dict[str, Page]
    code: str

    def go(self, heading: str) -> None:
        """Press the large button; the remote's heading says where the room is then."""
        self.lead.locator(".st-key-go button").click()
        expect(self.lead.locator("h1.now")).to_have_text(heading)

    def phones_show(self, words: str) -> None:
        """Every phone follows by itself; the one without JavaScript reloads."""
        for name, phone in self.phones.items():
            if name == "fatima":
                phone.reload()
            expect(phone.locator("main")).to_contain_text(words)

    def stand(self, name: str, position: int, certainty: int = 3, reason: str = "") -> None:
        phone = self.phones[name]
        if name == "fatima":
            phone.locator("input[name=position]").fill(str(position))
            phone.locator("button[value=save]").click()
        else:
            # The range is what people touch; the keyboard reaches it too.
            phone.locator("input.axis").evaluate(
                "(range, value) => { range.value = value;"
                " range.dispatchEvent(new Event('input', { bubbles: true })); }",
                str(position),
            )
            phone.locator(f"input[name=certainty][value='{certainty}']").check(force=True)
            if reason:
                phone.locator("textarea").fill(reason)
        if phone.evaluate("navigator.onLine"):
            self.received(name)

    def weigh(self, name: str, *weights: int) -> None:
        phone = self.phones[name]
        if name != "fatima":
            phone.locator("details.numbers").evaluate("it => { it.open = true; }")
        for field, weight in zip("abc", weights, strict=True):
            phone.locator(f"input[name={field}]").fill(str(weight))
        if name == "fatima":
            phone.locator("button[value=save]").click()
        self.received(name)

    def rank(self, name: str, first: str) -> None:
        """Move an option to the top with its button."""
        phone = self.phones[name]
        up = phone.locator(f"button[value='{first}:up']")
        if up.is_disabled():  # the shuffle put it there: saving is a choice too
            phone.locator("button[value=save]").click()
        while up.is_enabled():
            up.click()
        self.received(name)

    def received(self, name: str) -> None:
        expect(self.phones[name].locator("#status")).to_contain_text("Modtaget")


@pytest.fixture
def cast(chrome: Browser, app: App) -> Iterator[Cast]:
    contexts: list[BrowserContext] = []

    def context(width: int, height: int, script: bool = True) -> BrowserContext:
        made = chrome.new_context(
            viewport={"width": width, "height": height},
            locale="da-DK",
            java_script_enabled=script,
            accept_downloads=True,
        )
        made.set_default_timeout(15_000)
        contexts.append(made)
        return made

    facilitator = enter(context(820, 1180), app)
    code = prepare(facilitator, app)
    facilitator.goto(f"{app.url}/lead?w={code}")
    projector = context(1920, 1080).new_page()
    projector.goto(app.projector(code))
    phones = {name: context(390, 844, script=name != "fatima").new_page() for name in NAMES}
    yield Cast(app, facilitator, projector, phones, code)
    for made in contexts:
        made.close()


def prepare(page: Page, app: App) -> str:
    """The facilitator makes the agenda: an axis, a triangle and a ranking in two rounds."""
    page.goto(f"{app.url}/prepare")
    page.get_by_label("Titel", exact=True).fill("Ledermøde i november")
    for content in ("one-or-all", "who-defines-value"):
        page.locator(f".st-key-add-{content} button").click()
        expect(page.locator(f".st-key-add-{content} button")).to_be_disabled()
    page.get_by_role("tab").nth(3).click()
    page.locator(".st-key-add-anchors button").click()
    expect(page.locator(".st-key-add-anchors button")).to_be_disabled()
    expect(page.locator("[class*='-rounds'] input")).to_have_count(3)
    rounds = page.locator("[class*='-rounds'] input").last
    rounds.fill("2")
    rounds.press("ArrowDown")
    rounds.press("Enter")
    expect(page.locator("[class*='-rounds'] input").last).to_have_value("2")
    page.locator(".st-key-save button").click()
    return page.locator(".join-code").inner_text().replace(" ", "")


def people_in(projector: Page) -> int:
    """How many marks of people the picture on the wall has; they are an image of their own."""
    image = projector.locator(".st-key-above .imagelayer image")
    expect(image).to_have_count(1)
    address = image.evaluate("it => it.href.baseVal")
    drawn = base64.b64decode(address.partition("base64,")[2]).decode()
    return drawn.count("M")


def test_a_whole_workshop_from_the_agenda_to_the_pdf(cast: Cast) -> None:
    join(cast)
    axis(cast)
    triangle(cast)
    ranking(cast)
    cast.lead.locator(".st-key-go button").click()
    cast.lead.locator(".st-key-really-close button").click()
    expect(cast.lead.locator("h1.now")).to_have_text("Workshoppen er lukket")
    cast.phones_show("Tak, fordi du var med")
    exports(cast)


def join(cast: Cast) -> None:
    for phone in cast.phones.values():
        phone.goto(f"{cast.app.url}/p/")
        phone.locator("input[name=code]").fill(cast.code.lower())
        phone.locator("main button").first.click()
        expect(phone.locator("main")).to_contain_text("Ledermøde i november")
        phone.locator("main form button.act").click()
        expect(phone.locator("main")).not_to_contain_text("Ingen navne")
    expect(cast.projector.locator(".count")).to_contain_text("6 er her")
    expect(cast.lead.locator(".counts")).to_contain_text("6")


def axis(cast: Cast) -> None:
    cast.go("Læs sagen")
    expect(cast.projector.locator(".question")).to_contain_text("Hvad skal veje tungest")
    cast.phones_show("Svend")
    cast.go("Tag ståsted, første gang")
    cast.phones_show("Hvor sikker er du?")
    cast.stand("alice", 10, reason="Hun har boet der i 40 år")
    cast.phones["alice"].reload()
    expect(cast.phones["alice"].locator("textarea")).to_have_value("Hun har boet der i 40 år")
    expect(cast.phones["alice"].locator("input[name=position]")).to_have_value(
        re.compile(r"10(\.0)?")
    )
    cast.stand("bob", 20)
    cast.stand("bob", 30)
    cast.stand("charlie", 80)
    dorte = cast.phones["dorte"]
    dorte.context.set_offline(True)
    cast.stand("dorte", 90, reason="Naboen skal også kunne sove")
    expect(dorte.locator("#status")).not_to_contain_text("Modtaget")
    cast.phones["erik"].locator("button[value=skip]").click()
    cast.received("erik")
    cast.stand("fatima", 55)
    expect(cast.projector.locator(".answered")).to_contain_text("5 af ")
    dorte.context.set_offline(False)
    cast.received("dorte")
    expect(cast.projector.locator(".answered")).to_contain_text("6 af 6 har svaret")
    expect(cast.lead.locator(".counts")).to_contain_text("6 af 6")

    cast.go("Se, hvor I står")
    finding = cast.projector.locator(".finding")
    expect(finding).to_contain_text(AXIS_FINDING)
    expect(finding).to_contain_text(f"{AXIS_LEANINGS}, og 1 står imellem.")
    expect(cast.projector.locator(".basis")).to_contain_text("5 svar · 1 sprang over")
    assert people_in(cast.projector) == 5
    cast.phones_show(AXIS_FINDING)
    expect(cast.phones["alice"].locator("p.own")).to_contain_text("Du står på 10 af 100")
    expect(cast.phones["alice"].locator("figure svg text.own")).to_have_text("du står her")
    cast.phones["alice"].locator("summary", has_text="tabel").click()
    expect(cast.phones["alice"].locator("table")).to_contain_text("55")

    cast.go("Tal sammen")
    expect(cast.projector.locator(".prompts li")).to_have_count(3)
    cast.go("Tag ståsted igen")
    cast.phones_show("Hvor sikker er du?")
    for name, position in zip(NAMES, (40, 30, 60, 90, 50, 55), strict=True):
        cast.stand(name, position, certainty=2)
    cast.go("Se, hvad der flyttede sig")
    expect(finding).to_contain_text(MOVED)
    expect(finding).to_contain_text(SPREAD)
    expect(cast.projector.locator(".basis")).to_contain_text("5 svarede begge gange · 1 kun efter")
    cast.phones_show(MOVED)
    cast.go("Find fælles ståsted")
    cast.lead.get_by_label("Med gruppens egne ord").fill("Vi spørger altid først")
    cast.lead.get_by_role("button", name="Skriv det ned").click()
    expect(cast.projector.locator(".ground")).to_contain_text("Vi spørger altid først")
    for name in NAMES[:5]:
        expect(cast.phones[name].locator("main")).to_contain_text("Vi spørger altid først")


def triangle(cast: Cast) -> None:
    cast.go("Læs sagen")
    cast.go("Tag ståsted, første gang")
    cast.phones_show("Hvor sikker er du?")
    corners = ((100, 0, 0), (0, 100, 0), (0, 0, 100)) * 2
    for name, weights in zip(NAMES, corners, strict=True):
        cast.weigh(name, *weights)
    cast.go("Se, hvor I står")
    expect(cast.projector.locator(".finding")).to_contain_text(TRIANGLE_FINDING)
    cast.phones_show(TRIANGLE_FINDING)
    cast.go("Tal sammen")
    cast.go("Tag ståsted igen")
    cast.phones_show("Hvor sikker er du?")
    for name in NAMES:
        cast.weigh(name, 0, 100, 0)
    cast.go("Se, hvad der flyttede sig")
    moved = (
        "0 rykkede mod »Borgerne«, 4 mod »Fagfolkene«, 0 mod »Politikerne«, og 2 af de 6, der "
        "svarede begge gange, blev stående."
    )
    expect(cast.projector.locator(".finding")).to_contain_text(moved)
    cast.phones_show(moved)
    cast.go("Find fælles ståsted")


def ranking(cast: Cast) -> None:
    cast.go("Læs sagen")
    for heading, first, words in (
        ("Sæt i rækkefølge", "value", "værdi"),
        ("Sæt i rækkefølge igen", "knowledge", "det, vi ved"),
    ):
        cast.go(heading)
        cast.phones_show("Læs spørgsmålet igen")
        for name in NAMES:
            cast.rank(name, first)
        cast.go("Se rækkefølgen")
        expect(cast.projector.locator(".finding")).to_contain_text("Øverst sætter I")
        expect(cast.projector.locator(".finding")).to_contain_text(words)
        cast.phones_show("Øverst sætter I")
        if first == "value":
            cast.go("Tal sammen")


def exports(cast: Cast) -> None:
    cast.lead.goto(f"{cast.app.url}/archive?w={cast.code}")
    main = cast.lead.locator(".stMain")
    expect(main).to_contain_text(AXIS_FINDING)
    expect(main).to_contain_text(MOVED)
    expect(main).to_contain_text("Hun har boet der i 40 år")

    t = translator("da")
    rows = list(
        csv.DictReader(io.StringIO(fetch(cast, "figures").decode("utf-8-sig")), delimiter=";")
    )
    first, second = rows[0], rows[1]
    figures = {
        t("Answers"): "5",
        t("Skipped"): "1",
        t("Median (0-100)"): "55,0",
        t("Disagreement (0-100)"): "70",
        t("Lean towards pole {i}", i=1): "2",
        t("In between"): "1",
    }
    assert {name: first[name] for name in figures} == figures
    moved = {
        t("Answered both times"): "5",
        t("Moved towards pole {i}", i=1): "1",
        t("Moved towards pole {i}", i=2): "1",
        t("Stayed"): "3",
        t("Only after"): "1",
        t("Disagreement after, those who answered both times"): "47",
    }
    assert {name: second[name] for name in moved} == moved
    answers = fetch(cast, "answers").decode("utf-8-sig")
    assert "Naboen skal også kunne sove" in answers
    assert "Erik" not in answers

    pdf = pypdf.PdfReader(io.BytesIO(fetch(cast, "pdf")))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    for words in (AXIS_FINDING, MOVED, SPREAD, "Vi spørger altid først"):
        assert words in text
    assert str(pdf.root_object["/Lang"]) == "da-DK"
    assert "/StructTreeRoot" in pdf.root_object


def fetch(cast: Cast, name: str) -> bytes:
    with cast.lead.expect_download() as download:
        cast.lead.locator(f".st-key-fetch-{name} button").click()
    return download.value.path().read_bytes()
