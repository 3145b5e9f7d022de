"""How long a workshop is kept: until its facilitator deletes it, or some months after its day.

One that still goes on when its last day has passed is kept a week longer than anything last
happened in it, so that nothing is deleted under a room that works, and nothing is kept for
ever because nobody closed it.
"""

import calendar
import datetime as dt

MONTHS = (0, 1, 3, 12)  # 0: until somebody deletes it
QUIET = 7  # days without anything happening, after which one that goes on is over
REHEARSAL = 7  # days that a rehearsal is kept


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


def closed_until(until: dt.date, closed: dt.date) -> dt.date:
    """The last day of a closed workshop that was to be kept `until` a day.

    One that was closed later than that is kept for a week, so that its people get their page.
    """
    return until if closed <= until else closed + dt.timedelta(days=QUIET)


def going_until(until: dt.date, happened: dt.date, opened: dt.date | None) -> dt.date:
    """The last day of one that is not closed, as things are.

    `happened` is the day when something last happened in it, `opened` the last day that its
    link takes answers, where that is set.
    """
    return max(until, happened + dt.timedelta(days=QUIET), opened or until)
