"""/enter: the facilitator's door. Whoever shows the key gets a signed cookie."""

import hmac
import time
from collections import deque
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from i18n import LANGUAGES, translator
from phone import pages, visit
from settings import facilitator_key, secret
from workshop import access
from workshop.errors import Refused

COOKIE = "staasted_key"
KEPT = 30 * 24 * 3600  # seconds
WRONG_A_MINUTE = 10

_wrong: deque[float] = deque()
_now = time.monotonic


async def enter(request: Request) -> Response:
    """GET shows the form; GET ?key= or POST key= opens the door."""
    try:
        if request.method == "POST":
            return _open(request, await visit.read_form(request))
        if "key" in request.query_params:
            return _open(request, request.query_params)
        return _form(request, request.query_params)
    except Refused as error:
        return _form(request, request.query_params, error)


def _open(request: Request, form: Mapping[str, str]) -> Response:
    now = _now()
    while _wrong and _wrong[0] <= now - 60:
        _wrong.popleft()
    if len(_wrong) >= WRONG_A_MINUTE:
        error = Refused("Too many wrong keys. Wait a minute and try again.", status=429)
        return _form(request, form, error)
    key = facilitator_key()[0]
    if not hmac.compare_digest(form.get("key", "").strip().encode(), key.encode()):
        _wrong.append(now)
        error = Refused("This is not the facilitator key.", status=403, field="key")
        return _form(request, form, error)
    response = pages.see_other(visit.local_path(form))
    response.set_cookie(
        COOKIE,
        access.facilitator_pass(secret(), key),
        max_age=KEPT,
        path="/",
        secure=visit.is_https(request),
        httponly=True,
        samesite="lax",
    )
    return response


def _form(request: Request, form: Mapping[str, str], error: Refused | None = None) -> Response:
    t = translator(visit.language(request))
    page = pages.render(
        "enter.html",
        t,
        languages=LANGUAGES,
        code="",
        here="",
        next=visit.local_path(form),
        error=t(error.message, **error.values) if error else "",
    )
    return pages.html(
        request, page, error.status if error else 200, {"Retry-After": "60"} if _full() else {}
    )


def _full() -> bool:
    return len(_wrong) >= WRONG_A_MINUTE
