"""The step's clock and the pause on a phone, above what the step is about."""

import datetime as dt

from starlette.requests import Request
from starlette.responses import Response

from i18n import Translator
from phone import pages, visit
from workshop import control
from workshop.flow import Phase
from workshop.snapshot import Snapshot


def strip(snapshot: Snapshot, t: Translator, writes: bool = False) -> str:
    """The clock's place, always there, so that a clock can come while somebody writes.

    `writes`: whoever has this page can write on it, also in a pause.
    """
    timer = snapshot.timer
    values: dict[str, object] = {"code": snapshot.code, "timer": "", "until": "", "pause": ""}
    values["writes"] = writes or snapshot.is_open
    if timer and not snapshot.pause_until:
        values["timer"] = f"{timer.ends} {timer.left}"  # another one when it is changed
        values["until"] = t.time(timer.ends.astimezone()) if timer.ends else ""
    if snapshot.pause_until and _stays(snapshot):
        values["pause"] = t.time(snapshot.pause_until.astimezone())
    return pages.render("clock.html", t, **values)


def _stays(snapshot: Snapshot) -> bool:
    """Whether the page stays in a pause, because some may be writing."""
    return snapshot.is_open or snapshot.here.phase is Phase.TAKES


def instead(snapshot: Snapshot, t: Translator) -> str | None:
    """What stands instead of the step: a pause, a result that is hidden; None where nothing does.

    Whoever can answer keeps the form, also in a pause.
    """
    if snapshot.pause_until and not _stays(snapshot):
        until = t.time(snapshot.pause_until.astimezone())
        return pages.render("pause.html", t, until=until, hidden=False)
    if snapshot.hides_result:
        return pages.render("pause.html", t, until="", hidden=True)
    return None


async def left(request: Request) -> Response:
    """The seconds that are left, as the server's clock has it; null where none runs."""
    snapshot = visit.stage_of(visit.code_of(request))
    timer = snapshot.timer
    seconds = control.time_left(timer, dt.datetime.now(dt.UTC)) if timer else None
    return pages.json({"left": seconds, "runs": bool(timer and timer.ends)})
