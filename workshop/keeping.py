"""How long a workshop is kept: until its facilitator deletes it, or some months after its day."""

import calendar
import datetime as dt

MONTHS = (0, 1, 3, 12)  # 0: until somebody deletes it


def kept_until(date: dt.date, months: int) -> dt.date | None:
    """The last day of a workshop of `date` that is kept for some months; None for 0.

    The same day of the month, or the month's last where it is shorter.
    """
    if not months:
        return None
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return dt.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))


def months_kept(date: dt.date, until: dt.date | None) -> int:
    """Which of MONTHS was chosen; the nearest where the date was changed meanwhile."""
    if until is None:
        return 0
    return min(MONTHS[1:], key=lambda months: abs((kept_until(date, months) or date) - until))
