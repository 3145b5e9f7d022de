"""Certainty beside position in the leader's PDF, where small groups allow it."""

import io

import pypdf
import pytest

from i18n import Translator, translator
from reports import summary_pdf
from tests.reports.report_sample import snapshot
from tests.workshop.picture_sample import axis
from workshop import pictures

SURE, UNSURE = [5, 10, 90, 95, 97, 99], [40, 45, 48, 50, 52, 60]
LEVELS = [4] * 6 + [2] * 6


def lines(t: Translator, *levels: int) -> str:
    item = axis([*SURE, *UNSURE], certainty=levels)
    document = pypdf.PdfReader(io.BytesIO(summary_pdf.summary(snapshot(item), t)))
    return " ".join(" ".join(page.extract_text() for page in document.pages).split())


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_pdf_has_it_under_the_result_with_its_figures(language: str) -> None:
    t = translator(language)
    text = lines(t, *LEVELS)
    picture = pictures.by_certainty(axis([*SURE, *UNSURE], certainty=LEVELS), 1, t)
    heading = t("By certainty, round {n}", n=1)
    assert text.count(heading) == 1
    under = text[text.index(heading) :]
    assert picture.title in under
    for row in picture.table.rows:
        assert " ".join(cell for cell in row if cell) in under


def test_the_pdf_is_silent_where_too_few_are_as_sure() -> None:
    t = translator("en")
    assert "By certainty" not in lines(t, *[4] * 9, 2, 2, 2)
