"""Groups of reasons in the leader's PDF, under the names the facilitator gave."""

import io
from dataclasses import replace

import pypdf
import pytest

from i18n import translator
from reports import reasons, summary_pdf
from tests.reports.report_sample import AXIS, at, item_of, snapshot, with_ids
from workshop.snapshot import Group, Item


@pytest.fixture
def item() -> Item:
    """Four reasons; two of them and one that nobody may see are in a group."""
    said = ("Det larmer", "Vi sover ikke", "Ret er ret", "Spørg hende")
    given = {person: at(20.0 * person, reason=text) for person, text in enumerate(said)}
    made = with_ids(item_of(1, AXIS, given))
    ids = {said[answer.person]: answer.reason or 0 for answer in made.results[0].answers}
    night = Group(1, 1, "Natten", frozenset({ids["Det larmer"], ids["Vi sover ikke"], 9999}))
    empty = Group(2, 1, "Ingen", frozenset({9999}))
    return replace(made, groups=(empty, night))


def test_a_group_has_the_reasons_that_may_be_seen_and_an_empty_one_is_left_out(item: Item) -> None:
    t = translator("en")
    [group] = reasons.groups(item, t)
    assert group.name == "Natten"
    assert sorted(group.texts) == ["Det larmer", "Vi sover ikke"]


def test_the_pdf_has_the_groups_after_the_sides(item: Item) -> None:
    t = translator("en")
    document = pypdf.PdfReader(io.BytesIO(summary_pdf.summary(snapshot(item), t)))
    text = " ".join(" ".join(page.extract_text() for page in document.pages).split())
    after = text[text.index("Reasons in groups") :]
    assert "Natten" in after
    assert after.index("Natten") < after.index("Det larmer")
    assert "Spørg hende" not in after
    assert "Ingen" not in text
