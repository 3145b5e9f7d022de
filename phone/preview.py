"""/p/preview/<id>: a dilemma as phones will show it, for the facilitator who chooses or writes.

Who: the facilitator, in a frame beside the projector's picture. What they see first: the
case as participants read it; a press away, the form. Nothing can be sent from here.
"""

import datetime as dt
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

import store
from i18n import LANGUAGES, Translator, translator
from phone import pages, views, visit
from phone.door import COOKIE
from phone.shelf import Shelf
from settings import facilitator_key, secret
from workshop import access
from workshop.dilemmas import Dilemma, sketch
from workshop.errors import Refused
from workshop.flow import Kind, Phase, Progress, Step
from workshop.snapshot import Item, Snapshot

# The page may stand in a frame of ours, and its form goes nowhere.
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self'; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'self'"
}
_SCENES = {"read": Step(1, Phase.READ), "stance": Step(1, Phase.STANCE, 1)}
_NOBODY = store.Person(0, 0, None)


async def preview(request: Request) -> Response:
    """The dilemma's page; ?lang= its language, ?scene=stance the form, ?v= what is unfinished."""
    wanted = request.query_params.get("lang")
    t = translator(wanted if wanted in LANGUAGES else visit.language(request))
    try:
        _check_facilitator(request)
        page, status = _page(request, _dilemma(request), t), 200
    except Refused as error:
        page = pages.render(
            "preview_refused.html", t, languages=(), message=t(error.message, **error.values)
        )
        status = error.status
    return pages.html(request, page, status, _HEADERS)


def _check_facilitator(request: Request) -> None:
    if not access.is_facilitator(secret(), facilitator_key()[0], request.cookies.get(COOKIE)):
        raise Refused("This page is for the facilitator.", status=403)


def _dilemma(request: Request) -> Dilemma:
    """The library's wording, or with ?v= what has been written since; raises Refused (404)."""
    key = request.path_params["dilemma"]
    if "v" in request.query_params:
        raw = store.own_dilemma(key).unfinished
        if raw is not None:
            return sketch(raw)
    found = store.library().dilemmas.get(key)
    if found is None:
        raise Refused("There is no such dilemma.", status=404)
    return found


def _page(request: Request, dilemma: Dilemma, t: Translator) -> str:
    asked = request.query_params.get("scene", "")
    scene = asked if asked in _SCENES else "read"
    kept = {name: request.query_params[name] for name in ("v",) if name in request.query_params}
    main = views.draw(Shelf(_room(dilemma, _SCENES[scene])), _NOBODY, (None,), t)
    return pages.render(
        "preview.html",
        t,
        languages=(),
        scene=scene,
        addresses={
            name: "?" + urlencode({"lang": t.language, "scene": name, **kept}) for name in _SCENES
        },
        main=Markup(main),
    )


def _room(dilemma: Dilemma, here: Step) -> Snapshot:
    """A workshop with this dilemma alone and nobody in it."""
    item = Item(1, Kind.DILEMMA, 25, 2, dilemma, Progress())
    return Snapshot(
        id=0,
        code="preview",
        title="",
        date=dt.date.min,
        languages=dilemma.languages,
        roles=(),
        simulated=False,
        step=0,
        here=here,
        items=(item,),
    )
