"""/p/CODE/support: a participant stands behind a line that the group wrote, or no longer does.

Who uses it, when: everybody's phone, while the room writes down its common ground and what
it will do. A button under each line; the big screen says how many have pressed it.
"""

import asyncio

from starlette.requests import Request
from starlette.responses import Response

import store
from live import hub
from phone import answers, pages, visit
from workshop.errors import Refused
from workshop.flow import Phase
from workshop.snapshot import Snapshot


def offered(snapshot: Snapshot) -> bool:
    """Whether the phones show lines to stand behind now."""
    return snapshot.here.phase in (Phase.GROUND, Phase.SHOW)


async def press(request: Request) -> Response:
    """Keep what a button says; without the script the step comes back with it pressed."""
    form = await visit.read_form(request)
    snapshot = visit.stage_of(visit.code_of(request))
    who = visit.who_asks(request, snapshot)
    hub.see(snapshot.id, who.id)
    kind, line = form.get("kind", ""), answers.number_in(form, "line")
    if kind not in ("note", "commitment"):
        raise Refused("This form could not be read.", status=422)
    await asyncio.wrap_future(store.support.soon(who, kind, line, form.get("on") == "1"))
    if visit.wants_json(request):
        return pages.json({"saved": True})
    return pages.see_other(f"/p/{snapshot.code}#{kind}-{line}")
