"""How long a workshop is kept."""

import datetime as dt

import pytest

from workshop.keeping import MONTHS, kept_until, months_kept


@pytest.mark.parametrize(
    ("date", "months", "until"),
    [
        (dt.date(2026, 11, 26), 1, dt.date(2026, 12, 26)),
        (dt.date(2026, 11, 30), 3, dt.date(2027, 2, 28)),
        (dt.date(2028, 1, 31), 1, dt.date(2028, 2, 29)),
        (dt.date(2026, 12, 1), 12, dt.date(2027, 12, 1)),
    ],
)
def test_it_is_kept_to_the_same_day_of_a_later_month(
    date: dt.date, months: int, until: dt.date
) -> None:
    assert kept_until(date, months) == until


def test_without_a_choice_it_is_kept_until_somebody_deletes_it() -> None:
    assert kept_until(dt.date(2026, 11, 26), 0) is None


@pytest.mark.parametrize("months", MONTHS)
def test_what_was_chosen_can_be_told_from_the_day(months: int) -> None:
    date = dt.date(2026, 11, 30)
    assert months_kept(date, kept_until(date, months)) == months
