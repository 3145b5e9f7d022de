"""The page of the step a participant is at, which before the meeting is one of its points."""

from starlette.requests import Request
from starlette.responses import Response

import store
from i18n import translator
from live import hub
from phone import alone, pages, views, visit
from phone.asking import Posted
from workshop.snapshot import Snapshot


def page(
    request: Request,
    snapshot: Snapshot,
    who: store.Person,
    posted: Posted | None = None,
    status: int = 200,
) -> Response:
    """The whole page, or its form again with what was posted."""
    hub.see(snapshot.id, who.id)
    t = translator(visit.language(request, snapshot.languages))
    at = point(request, snapshot, who, posted)
    if posted:
        main = views.corrected(snapshot, who, t, posted)
    else:
        main = views.fragment(snapshot, who, t, at)
    query = f"?at={at}" if at else ""
    return pages.step(request, snapshot, t, main, status, query)


def point(
    request: Request, snapshot: Snapshot, who: store.Person, posted: Posted | None = None
) -> int:
    """Which of the points that are answered alone is meant; 0 in every other step."""
    if not snapshot.own_pace:
        return 0
    if posted:
        return alone.point_of(snapshot, int(posted.fields["item"]))
    wanted = alone.chosen(snapshot, request.query_params.get("point", ""))
    return wanted or alone.first_open(snapshot, who)


def point_path(snapshot: Snapshot, point: int) -> str:
    return f"/p/{snapshot.code}?point={point}"
