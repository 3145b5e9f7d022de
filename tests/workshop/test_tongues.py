"""Texts in one language only: what somebody reads who wants the other."""

import pytest

from i18n import translator
from tests.reports.report_sample import AXIS, RANKING
from workshop import tongues

DANISH_ONLY = AXIS.model_copy(update={"en": None})


@pytest.mark.parametrize(
    ("wanted", "read", "foreign", "note"),
    [("da", "da", "", ""), ("en", "da", "da", "Only written in Danish")],
)
def test_where_a_text_is_missing_the_other_one_is_read_and_named(
    wanted: str, read: str, foreign: str, note: str
) -> None:
    assert tongues.language_of(DANISH_ONLY, wanted) == read
    assert tongues.foreign(DANISH_ONLY, wanted) == foreign
    assert tongues.only_in(DANISH_ONLY, translator(wanted)) == note


@pytest.mark.parametrize("wanted", ["da", "en"])
def test_what_is_written_in_both_is_read_as_wanted(wanted: str) -> None:
    for content in (AXIS, RANKING):
        assert tongues.language_of(content, wanted) == wanted
        assert tongues.foreign(content, wanted) == ""
        assert tongues.only_in(content, translator(wanted)) == ""
