"""The guide and the sheet for the tables, read back from the PDF."""

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import pypdf
import pytest
import segno
from PIL import Image

from i18n import Translator, translator
from reports import guide_pdf
from reports.guide_pdf import Script, Told
from tests.reports.report_sample import snapshot
from workshop import methods, pace
from workshop.flow import Kind
from workshop.snapshot import Snapshot

ADDRESS = "https://staasted.example/p/K7M4QX"
TOLD = Told("Read the case", "Listen to this case.", "Read it aloud.", "about 2 min")
FIRST = Told("Welcome people in", "Scan the code.", "Wait until most are here.", "about 5 min")
LAST = Told("The workshop is closed", "Thank you.", "Say what stays.", "about 2 min")
PPI = 150


def pages(pdf: bytes) -> list[str]:
    return [
        " ".join(page.extract_text().replace("\u200b", "").split())
        for page in pypdf.PdfReader(io.BytesIO(pdf)).pages
    ]


def script(workshop: Snapshot) -> Script:
    return Script([FIRST], {item.id: [TOLD] for item in workshop.items}, [LAST])


def guide(workshop: Snapshot, t: Translator, begins: dt.time | None = None) -> list[str]:
    return pages(guide_pdf.guide(workshop, ADDRESS, script(workshop), t, begins))


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_guide_has_the_agenda_with_times_the_code_and_every_dilemma_with_its_steps(
    language: str,
) -> None:
    t, workshop = translator(language), snapshot()
    first, *others = guide(workshop, t)
    assert "K7M 4QX" in first
    assert "staasted.example/p" in first
    begins = 0
    for item in workshop.items:
        ends = begins + item.minutes
        assert f"{begins // 60}:{begins % 60:02}–{ends // 60}:{ends % 60:02}" in first
        assert item.content.text(language).title in first
        begins = ends
    told = " ".join([first, *others])
    for item in workshop.items:
        text = item.content.text(language)
        for line in (getattr(text, "question", ""), *getattr(text, "prompts", ())):
            assert line in told
        for pole in getattr(text, "poles", ()):
            assert pole.argument in told
            assert f"{t('The price:')} {pole.price}" in told
    assert told.count("Listen to this case. Read it aloud. about 2 min") == len(workshop.items)
    assert "Scan the code. Wait until most are here. about 5 min" in told
    assert "Thank you. Say what stays. about 2 min" in others[-1]


def test_where_the_start_is_known_each_point_has_its_time_of_day() -> None:
    workshop, t = snapshot(), translator("en")
    first, *others = guide(workshop, t, dt.time(23, 50))
    minutes = workshop.items[0].minutes
    assert minutes > 10
    ends = f"0:{minutes - 10:02}"
    assert f"Time Point How 23:50–{ends} 1." in first
    assert f"23:50–{ends} · {minutes} min" in " ".join(others)
    assert "From the start" not in first


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_point_has_its_method_in_a_line_and_what_its_steps_take(language: str) -> None:
    t, workshop = translator(language), snapshot()
    method = "four-corners"
    items = tuple(
        replace(item, method=method, minutes=20) if item.kind is Kind.DILEMMA else item
        for item in workshop.items
    )
    told = " ".join(guide(replace(workshop, items=items), t))
    talked = [item for item in items if methods.talks(item.stop) and item.method]
    assert talked
    line = f"{methods.name_of(method, t)}. {methods.about(method, t)}"
    assert told.count(line) == len(talked)
    for item in talked:
        assert pace.needed(item.stop, method, 20) > 20
        assert pace.told(item.stop, method, 20, t) in told


def test_the_code_on_the_first_page_leads_to_the_workshop() -> None:
    # Dark and light in the printed square are the address's code, module by module.
    data = guide_pdf.guide_data(snapshot(), ADDRESS, script(snapshot()), translator("en"), None)
    drawn = guide_pdf.compiled("guide.typ", data, format="png", ppi=PPI)
    first = Image.open(io.BytesIO(drawn[0])).convert("L")
    wanted = [list(row) for row in segno.make(ADDRESS, error="m").matrix_iter(border=2)]
    left, module = 24 / 25.4 * PPI, 34 / 25.4 * PPI / len(wanted)
    shades: Any = first.load()

    def stands_at(top: int) -> bool:
        return all(
            (shades[int(left + (x + 0.5) * module), int(top + (y + 0.5) * module)] < 128)
            == bool(dark)
            for y, row in enumerate(wanted)
            for x, dark in enumerate(row)
        )

    assert any(stands_at(top) for top in range(first.height // 2))


def test_a_rehearsal_says_so_and_a_meeting_says_how_long_it_is() -> None:
    t = translator("en")
    played = replace(snapshot(), simulated=True, length=75)
    first = guide(played, t)[0]
    assert "A rehearsal" in first
    assert "the meeting lasts 75" in first
    assert "A rehearsal" not in guide(replace(played, simulated=False), t)[0]


def test_texts_with_markup_and_strange_signs_are_printed_as_they_are() -> None:
    workshop = replace(snapshot(), title='#panic() *x* $ ] <b>"a"</b> 🙂')
    first = guide(workshop, translator("da"))[0]
    assert '#panic() *x* $ ] <b>"a"</b> □' in first


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_sheet_for_the_tables_is_one_page_and_tagged(language: str) -> None:
    pdf = guide_pdf.listening(snapshot(), translator(language))
    (page,) = pages(pdf)
    for number in range(1, 6):
        assert f"{number} " in page
    document: Any = pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    assert document["/MarkInfo"]["/Marked"]
    assert document["/Lang"].startswith(language)
