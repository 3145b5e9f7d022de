"""What reasons are about, by side and by round, in the files."""

import csv
import io
from dataclasses import replace

import pypdf

from i18n import translator
from reports import summary_pdf, table_csv
from tests.reports.report_sample import AXIS, item_of, snapshot
from workshop.answers import Stance
from workshop.snapshot import Snapshot

DANISH, ENGLISH = translator("da"), translator("en")
FIRST = (10, "duty", 4), (10, "care", 2), (90, "consequence", 3), (90, "care", 2)
SECOND = (10, "duty", 3), (10, "care", 3), (90, "consequence", 1), (90, "care", 1)


def held(*rounds: tuple[tuple[int, str, int], ...], own: tuple[str, ...] = ()) -> Snapshot:
    """A workshop of which the people have these places and lenses."""
    given = [
        dict(
            enumerate(
                Stance((place,), reason=f"because of {lens} {n}", lens=lens)
                for place, lens, many in one
                for n in range(many)
            )
        )
        for one in rounds
    ]
    return replace(snapshot(item_of(1, AXIS, *given)), lenses=own)


def document(workshop: Snapshot, language: str) -> str:
    pdf = summary_pdf.summary(workshop, translator(language))
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_the_table_has_the_sides_that_may_be_told_of_under_their_round() -> None:
    workshop = held(FIRST, SECOND, own=("lov", "økonomi", "mennesker"))
    text = table_csv.summary(workshop, DANISH).decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    names = (
        "Runde",
        "Begrundelser fra",
        "Begrundelser om lov",
        "Begrundelser om økonomi",
        "Begrundelser om mennesker",
    )
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("1", "", "", "", ""),
        ("1", "◀ Den enkeltes gode liv", "4", "0", "2"),
        ("1", "▶ Fællesskabets bedste", "0", "3", "2"),
        ("1", "Alle", "4", "3", "4"),
        ("2", "", "", "", ""),
        ("2", "Alle", "3", "1", "4"),
    ]


def test_a_table_has_no_columns_about_lenses_where_none_may_be_told_of() -> None:
    table = table_csv.summary(held(SECOND[2:]), ENGLISH).decode("utf-8-sig")
    assert "Reasons" not in table


def test_the_summary_says_for_each_round_what_each_side_wrote_about() -> None:
    text = document(held(FIRST, SECOND), "en")
    first = text.index("The same choice for different reasons · Round 1")
    second = text.index("The same choice for different reasons · Round 2")
    left = "Of those who lean towards ◀ One person's good life: 4 write about duty, 2 about care."
    assert first < text.index(left) < second
    assert text.count("Of those who lean towards ◀") == 1
    assert second < text.index(
        "In the whole room: 3 write about duty, 1 about consequences, 4 about care."
    )
    alone = document(held(FIRST), "da")
    assert "Samme valg af forskellige grunde" in alone
    assert "Samme valg af forskellige grunde ·" not in alone
    assert "hælder til ▶ Fællesskabets bedste: 3 skriver om følger, 2 om omsorg." in alone


def test_the_summary_says_nothing_of_a_few() -> None:
    assert "The same choice" not in document(held(SECOND[2:]), "en")
