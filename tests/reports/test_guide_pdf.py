"""The guide and the sheet for the tables, read back from the PDF."""

import io
from dataclasses import replace
from typing import Any

import pypdf
import pytest

from i18n import Translator, translator
from reports import guide_pdf
from reports.guide_pdf import Told
from tests.reports.report_sample import snapshot
from workshop.snapshot import Snapshot

ADDRESS = "https://staasted.example/p/K7M4QX"
TOLD = Told("Read the case", "Listen to this case.", "Read it aloud.", 2.5)


def pages(pdf: bytes) -> list[str]:
    return [
        " ".join(page.extract_text().replace("\u200b", "").split())
        for page in pypdf.PdfReader(io.BytesIO(pdf)).pages
    ]


def guide(workshop: Snapshot, t: Translator) -> list[str]:
    steps = {item.id: [TOLD] for item in workshop.items}
    return pages(guide_pdf.guide(workshop, ADDRESS, steps, t))


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
    assert told.count("Listen to this case.") == len(workshop.items)
    assert ("2,5 min" if language == "da" else "2.5 min") in told


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
