"""Who is asking, in which language, and with what: the edge of every phone request."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request
from starlette.responses import Response

import i18n
import store
from settings import settings
from workshop import access
from workshop.errors import Refused
from workshop.snapshot import Snapshot

LONGEST = 400 * 24 * 3600  # seconds that browsers keep a cookie at most
BODY_LIMIT = 64 * 1024  # bytes
LANGUAGE_COOKIE = "staasted_lang"

# Code -> workshop id. A code is never given to another workshop while this process lives
# without `stage` telling: an id can be used again once its workshop is deleted.
_ids: dict[str, int] = {}


def stage_of(code: str) -> Snapshot:
    """The workshop with this code; raises Refused (404) when there is none."""
    known = _ids.get(code)
    if known is not None:
        try:
            snapshot = store.stage(known)
            if snapshot.code == code:
                return snapshot
        except Refused:
            pass
        del _ids[code]
    found = store.find(code)
    snapshot = store.stage(found)
    _ids[code] = found
    return snapshot


def cookie_name(code: str) -> str:
    return f"staasted_{code}"


def remember(response: Response, request: Request, code: str, token: str) -> None:
    """Let the phone keep its token, as long from now on as a browser keeps anything."""
    response.set_cookie(
        cookie_name(code),
        token,
        max_age=LONGEST,
        path="/p",
        secure=is_https(request),
        httponly=True,
        samesite="lax",
    )


def who_asks(request: Request, snapshot: Snapshot) -> store.Person:
    """The participant behind this phone; raises Refused (401) when it has not joined."""
    token = request.cookies.get(cookie_name(snapshot.code))
    if not token:
        raise Refused("This phone has not joined the workshop yet.", status=401)
    return store.person(token, snapshot.id)


def language(request: Request, offered: tuple[str, ...] = i18n.LANGUAGES) -> str:
    """The language to answer in: the visitor's choice, the browser's, the first offered."""
    return i18n.choose(
        request.cookies.get(LANGUAGE_COOKIE), request.headers.get("accept-language"), offered
    )


def wants_json(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")


def is_https(request: Request) -> bool:
    forwarded: str = request.headers.get("x-forwarded-proto", "")
    return request.url.scheme == "https" or forwarded.split(",")[0].strip() == "https"


def check_origin(request: Request) -> None:
    """Raise Refused (403) when another site's page made the browser send this.

    Clients that are not browsers send neither header and have no cookie to steal.
    """
    origin = request.headers.get("origin")
    if origin is None:
        foreign = request.headers.get("sec-fetch-site") == "cross-site"
    else:
        ours = {request.headers.get("host"), urlsplit(settings().url or "").netloc}
        foreign = urlsplit(origin).netloc not in ours - {None, ""}
    if foreign:
        raise Refused("This was sent from another website and was not accepted.", status=403)


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a posted form, at most 64 KB of it.

    Raises Refused: 403 for a foreign Origin, 413 for too much, 415 for another type,
    422 for what cannot be read.
    """
    check_origin(request)
    declared = request.headers.get("content-length", "0")
    if not declared.isdigit() or int(declared) > BODY_LIMIT:
        raise _too_much()
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_LIMIT:
            raise _too_much()
    if body and not request.headers.get("content-type", "").startswith(
        "application/x-www-form-urlencoded"
    ):
        raise Refused("This form could not be read.", status=415)
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=40))
    except ValueError:  # UnicodeDecodeError is one
        raise Refused("This form could not be read.", status=422) from None


def _too_much() -> Refused:
    return Refused("This is more than the server takes at once.", status=413)


def code_of(request: Request) -> str:
    """The workshop code in the path, as it is stored."""
    return access.read_code(request.path_params["code"])


def local_path(form: Mapping[str, str]) -> str:
    """Where to go next: a path on this server, never another site."""
    wanted = form.get("next", "/")
    ours = wanted.startswith("/") and not wanted.startswith("//")
    plain = all(c.isprintable() and c != "\\" for c in wanted)
    return wanted if ours and plain else "/"
