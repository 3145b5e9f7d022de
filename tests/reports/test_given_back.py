"""What the facilitator gave back, and who stands behind the group's lines, in the summary."""

import datetime as dt
from dataclasses import replace

from tests.reports.report_sample import snapshot, with_asked
from tests.reports.test_summary_pdf import ENGLISH, document, lines, text
from workshop.flow import CLOSED

PUBLISHED = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)


def test_what_was_heard_and_decided_stands_before_the_points() -> None:
    given = replace(
        snapshot(), heard="Three things.\nAnd one more.", decided="", published_at=PUBLISHED
    )
    said = lines(document(given, ENGLISH))
    assert "What we heard and what was decided" in said
    assert said.index("Three things.") < said.index("And one more.")
    assert "What was decided" not in said


def test_nothing_is_said_of_it_before_it_is_given_back() -> None:
    assert "What we heard" not in text(document(replace(snapshot(), heard="A draft")))


def test_a_line_says_how_many_stand_behind_it() -> None:
    made = next(item.commitments[0] for item in snapshot().items if item.commitments)
    given = with_asked(replace(snapshot(), here=CLOSED), 9)
    said = text(document(replace(given, support=(("commitment", made.id, 4),))))
    assert "4 of 9 stand behind this" in said
    assert "Vi spørger Svend først (0 of 9 stand behind this)" in said


def test_a_line_that_was_not_measured_does_not_look_agreed() -> None:
    said = text(document(with_asked(snapshot(), 2), ENGLISH))
    assert "Vi spørger Svend først (not measured: fewer than 3 could press)" in said
    assert "stand behind" not in said
    assert "Vi spørger Svend først (written afterwards: nobody was asked)" in text(
        document(with_asked(snapshot(), None), ENGLISH)
    )
