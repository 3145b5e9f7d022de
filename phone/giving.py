"""What a participant keeps once the workshop is closed, and the way to be forgotten.

Who uses it, when, what they see first: somebody who took part, the same evening or weeks
later, on the same phone. They see what the facilitator gave back, then each point: where
the room stood, what they gave themselves, what was written. Nobody else can open it.
"""

import asyncio

from starlette.requests import Request
from starlette.responses import Response

import store
from i18n import translator
from phone import pages, visit


async def forget(request: Request) -> Response:
    """Cut the link between this phone and its answers, and say so."""
    await visit.read_form(request)
    snapshot = visit.stage_of(visit.code_of(request))
    who = visit.who_asks(request, snapshot)
    await asyncio.wrap_future(store.forget_me.soon(who))
    t = translator(visit.language(request, snapshot.languages))
    page = pages.render(
        "forgotten.html",
        t,
        languages=snapshot.languages,
        code=snapshot.code,
        here="",
        title=snapshot.title,
    )
    response = pages.html(request, page)
    response.delete_cookie(visit.cookie_name(snapshot.code), path="/p")
    return response
