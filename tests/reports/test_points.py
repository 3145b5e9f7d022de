"""100 points in the files: median, middle half and mean per option, everybody's points."""

import csv
import io
import random
from typing import Any

import pypdf
import pytest

from i18n import Translator, translator
from reports import summary_pdf, table_answers, table_csv
from tests.reports.report_sample import RANKING, RANKING_ROUNDS, item_of, snapshot
from workshop.answers import Points
from workshop.dilemmas import Priority
from workshop.snapshot import Item

ENGLISH, DANISH = translator("en"), translator("da")
OPTIONS = tuple(RANKING.options)
ASKED = RANKING.model_copy(update={"method": "points"})
GIVEN: list[tuple[int, ...]] = [(50, 30, 20), (30, 70, 0), (35, 45, 20), (0, 100, 0), (30, 30, 40)]


def points(*given: int) -> Points:
    return Points(tuple(zip(OPTIONS, given, strict=True)))


def asked(*rounds: list[tuple[int, ...]], of: Priority = ASKED) -> Item:
    """The question with these points, and one more person who skipped."""
    return item_of(
        4,
        of,
        *(
            {at: points(*row) for at, row in enumerate(given, 11)} | {99: Points(None)}
            for given in rounds
        ),
    )


def read(data: bytes) -> list[dict[str, str]]:
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True))


def pdf_text(*items: Item, t: Translator = ENGLISH) -> str:
    document = pypdf.PdfReader(io.BytesIO(summary_pdf.summary(snapshot(*items), t)))
    return " ".join(" ".join(page.extract_text() for page in document.pages).split())


def test_the_summary_has_median_middle_half_and_mean_in_the_rooms_order() -> None:
    [row] = read(table_csv.summary(snapshot(asked(GIVEN)), ENGLISH))
    labels = ASKED.text("en").options
    assert (row["Kind"], row["Answers"], row["Skipped"]) == ("100 points", "5", "1")
    names = ("Option", "Place", "Median", "Middle half from", "Middle half to", "Mean")
    figures = [tuple(row[f"{name} {i}"] for name in names) for i in (1, 2, 3)]
    assert figures == [
        (labels[OPTIONS[1]], "1", "45", "30", "70", "55.0"),
        (labels[OPTIONS[0]], "2", "30", "30", "35", "29.0"),
        (labels[OPTIONS[2]], "3", "20", "0", "20", "16.0"),
    ]
    assert row["Points 1"] == ""  # those are a ranking's


def test_a_table_without_points_has_no_column_for_them() -> None:
    for table in (table_csv.summary, table_answers.answers):
        [first, *_] = read(table(snapshot(item_of(4, RANKING, *RANKING_ROUNDS)), ENGLISH))
        assert not [name for name in first if "Median 1" in name or "points to" in name]


def test_the_answers_have_a_column_for_every_option() -> None:
    rows = read(table_answers.answers(snapshot(asked(GIVEN)), ENGLISH, random.Random(1)))
    labels = ASKED.text("en").options
    assert all([row[f"Option {i}"] for i in (1, 2, 3)] == list(labels.values()) for row in rows)
    found = [tuple(int(row[f"Round 1: points to option {i}"]) for i in (1, 2, 3)) for row in rows]
    assert sorted(found) == sorted(GIVEN)


@pytest.mark.parametrize("t", [ENGLISH, DANISH])
def test_the_document_has_the_finding_and_the_table(t: Translator) -> None:
    text = pdf_text(asked(GIVEN, GIVEN[:3]), t=t)
    labels = ASKED.text(t.language).options
    for word in (labels[OPTIONS[1]], "30–70", t.number(55, 1)):
        assert word in text
    assert t("The middle half of you give it {low} to {high}.", low="30", high="70") in text
    assert t("Round {n}", n=2) in text


@pytest.mark.parametrize("table", [table_csv.summary, table_answers.answers])
def test_too_few_points_leave_no_trace(table: Any) -> None:
    few = asked([(85, 15, 0), (15, 85, 0)])
    text = table(snapshot(few), ENGLISH).decode()
    assert "85" not in text
    assert "85" not in pdf_text(few)
