"""The phone's addresses: everything under /p, and the facilitator's door at /enter."""

import asyncio

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

import store
from i18n import translator
from live import hub
from phone import (
    alone,
    assets,
    clock,
    door,
    giving,
    pages,
    preview,
    reasons,
    steps,
    suggest,
    support,
    tables,
    taking,
    views,
    visit,
)
from phone.streams import EventStream
from settings import secret
from workshop import access
from workshop.errors import Refused
from workshop.snapshot import Snapshot


async def code_entry(request: Request) -> Response:
    """Where to type a code."""
    t = translator(visit.language(request))
    page = pages.render("code.html", t, languages=pages.offered_at(request), **_NOWHERE)
    return pages.html(request, page)


_NOWHERE = {"code": "", "here": "/p/", "message": "", "typed": ""}


async def find_workshop(request: Request) -> Response:
    """The posted code's workshop, or the same page saying that there is none."""
    form = await visit.read_form(request)
    code = access.read_code(form.get("code", ""))
    try:
        visit.stage_of(code)
    except Refused as error:
        t = translator(visit.language(request))
        values = {**_NOWHERE, "message": t(error.message, **error.values), "typed": code}
        page = pages.render("code.html", t, languages=pages.offered_at(request), **values)
        return pages.html(request, page, error.status)
    return pages.see_other(f"/p/{code}")


async def phone(request: Request) -> Response:
    """The join page, or the current step for somebody who has joined."""
    code = visit.code_of(request)
    if request.path_params["code"] != code:
        return pages.see_other(f"/p/{code}")
    snapshot = visit.stage_of(code)
    try:
        who = visit.who_asks(request, snapshot)
    except Refused:
        return _join_page(request, snapshot)
    if snapshot.own_pace and alone.chosen(snapshot, request.query_params.get("point", "")) is None:
        return pages.see_other(steps.point_path(snapshot, alone.first_open(snapshot, who)))
    response = steps.page(request, snapshot, who)
    visit.remember(response, request, code, request.cookies[visit.cookie_name(code)])
    return response


def _join_page(request: Request, snapshot: Snapshot) -> Response:
    if snapshot.closed:
        raise Refused("The workshop is closed.", status=410)
    t = translator(visit.language(request, snapshot.languages))
    return pages.html(request, views.joining(snapshot, t))


async def view(request: Request) -> Response:
    """What fills <main> at the current step, for the script to swap in."""
    snapshot = visit.stage_of(visit.code_of(request))
    who = visit.who_asks(request, snapshot)
    hub.see(snapshot.id, who.id)
    t = translator(visit.language(request, snapshot.languages))
    main = views.fragment(snapshot, who, t, steps.point(request, snapshot, who))
    return pages.html(request, main, headers={"X-Step": snapshot.turn})


async def events(request: Request) -> EventStream:
    """Ticks for a phone that has joined."""
    snapshot = visit.stage_of(visit.code_of(request))
    who = visit.who_asks(request, snapshot)
    return EventStream(snapshot.id, who.id)


async def screen_events(request: Request) -> EventStream:
    """Ticks for a room's screen, opened by its signed link."""
    code = access.screen_code(secret(), request.path_params["signed"])
    if code is None:
        raise Refused("This link does not open a screen.", status=403)
    return EventStream(visit.stage_of(code).id)


async def join(request: Request) -> Response:
    """Make a participant and give this phone its token; somebody who has one keeps it."""
    form = await visit.read_form(request)
    snapshot = visit.stage_of(visit.code_of(request))
    response = pages.see_other(f"/p/{snapshot.code}")
    try:
        visit.who_asks(request, snapshot)
    except Refused:
        try:
            made = store.join.soon(snapshot.id, *tables.joined_as(form))
            token = await asyncio.wrap_future(made)
        except Refused as no:
            if no.field != "people":
                raise
            t = translator(visit.language(request, snapshot.languages))
            page = views.joining(snapshot, t, t(no.message, **no.values))
            return pages.html(request, page, no.status)
        visit.remember(response, request, snapshot.code, token)
    return response


async def choose_language(request: Request) -> Response:
    """Remember the visitor's language; ?at= is where to come back to within a workshop."""
    form = await visit.read_form(request)
    back = f"/p/{visit.code_of(request)}" if "code" in request.path_params else "/p/"
    at = request.query_params.get("at", "")
    if at in ("suggest", "reasons"):
        back += f"/{at}"
    elif at.isascii() and at.isdigit():
        back += f"?point={at}"
    response = pages.see_other(back)
    wanted = form.get("lang", "")
    if wanted in pages.offered_at(request):
        response.set_cookie(
            visit.LANGUAGE_COOKIE,
            wanted,
            max_age=visit.LONGEST,
            path="/",
            secure=visit.is_https(request),
            samesite="lax",  # not HttpOnly: the facilitator's pages set it too
        )
    return response


async def back(request: Request) -> Response:
    """An address that only takes forms was opened, as after a reload: back to the step."""
    return pages.see_other(f"/p/{visit.code_of(request)}")


async def slash(request: Request) -> Response:
    return RedirectResponse("/p/", status_code=308)


async def refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return pages.refusal(request, error)


async def http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        response = pages.refusal(request, Refused("This address does not take that.", status=405))
        response.headers.update(error.headers or {})
        return response
    return pages.refusal(request, Refused("There is nothing at this address.", status=404))


async def fault(request: Request, error: Exception) -> Response:
    """Our own mistake: it goes to the log, the visitor gets a plain sentence."""
    return pages.refusal(
        request, Refused("Something went wrong here. Try again in a moment.", status=500)
    )


_app = Starlette(
    routes=[
        Route("/preview/{dilemma}", preview.preview, methods=["GET"]),  # no code is "preview"
        # What a whole room asks for at once stands first.
        Route("/{code}/view", view, methods=["GET"]),
        Route("/{code}/stance", taking.stance, methods=["POST"]),
        Route("/{code}/reasons", reasons.read, methods=["GET"]),
        Route("/{code}/reasons", reasons.mark, methods=["POST"]),
        Route("/{code}/events", events, methods=["GET"]),
        Route("/{code}/clock", clock.left, methods=["GET"]),
        Route("/{code}/join", join, methods=["POST"]),
        Route("/", code_entry, methods=["GET"]),
        Route("/", find_workshop, methods=["POST"]),
        Route("/language", choose_language, methods=["POST"]),
        Route("/static/{name}", assets.serve, methods=["GET"]),
        Route("/screen/{signed}", screen_events, methods=["GET"]),
        Route("/{code}/table", taking.table, methods=["POST"]),
        Route("/{code}/ranking", taking.ranking, methods=["POST"]),
        Route("/{code}/points", taking.points, methods=["POST"]),
        Route("/{code}/takes", taking.takes, methods=["POST"]),
        Route("/{code}/support", support.press, methods=["POST"]),
        Route("/{code}/forget", giving.forget, methods=["POST"]),
        Route("/{code}/language", choose_language, methods=["POST"]),
        Route("/{code}/suggest", suggest.open_form, methods=["GET"]),
        Route("/{code}/suggest", suggest.send, methods=["POST"]),
        Route("/{code}", phone, methods=["GET"]),
        *(
            Route(f"/{{code}}/{name}", back, methods=["GET"])
            for name in (
                "stance",
                "table",
                "ranking",
                "points",
                "takes",
                "support",
                "forget",
                "join",
                "language",
            )
        ),
    ],
    exception_handlers={Refused: refused, HTTPException: http_error, Exception: fault},
)

routes: list[BaseRoute] = [
    Route("/p", slash, methods=["GET"]),
    Mount("/p", app=_app),
    Route("/enter", door.enter, methods=["GET", "POST"]),
]


class Ahead:
    """Middleware: what is for the phones goes straight to them.

    Around the routes Streamlit has sessions and packing of its own, which cost a phone's
    request as much again as answering it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith("/p/"):
            scope = {**scope, "root_path": scope.get("root_path", "") + "/p"}
            await _app(scope, receive, send)
        else:
            await self._app(scope, receive, send)
