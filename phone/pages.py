"""Templates into answers: HTML or JSON, with the headers every one of them carries."""

import gzip
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

import i18n
from i18n import Translator, translator
from phone import visit
from phone.assets import asset
from workshop.access import spoken_code
from workshop.errors import Refused
from workshop.meter import LIMITS, meter
from workshop.snapshot import Snapshot
from workshop.tongues import only_written

# `same-origin`, not `no-referrer`: with the latter browsers send "Origin: null" with our
# own forms, and the check against foreign origins would have to let that through.
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self'; base-uri 'none';"
    " form-action 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Vary": "Cookie, Accept-Language, Accept, Accept-Encoding",
}

_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.globals.update(asset=asset, names=i18n.NAMES, spoken=spoken_code)
_environment.globals.update(only_written=only_written, meter=meter, limits=LIMITS)
# What most pages are without: a way through points, a foreign tongue, a place to come back to,
# a reminder, a list that the room follows.
_environment.globals.update(way=None, tongue="", query="", nudged="", so_far="")
_templates = {name: _environment.get_template(name) for name in _environment.list_templates()}


def render(template: str, t: Translator, /, **values: Any) -> str:
    """A template's text in the language of `t`."""
    return _templates[template].render(t=t, n=t.n, lang=t.language, **values)


def words_for_script(t: Translator) -> dict[str, str]:
    """What the script may have to say."""
    return {
        "saved": t("Received"),
        "skipped": t("Received: you skipped this one"),
        "waiting": t("Waiting for the network – kept on the phone"),
        "place": t("Say where you stand, and it is saved"),
        "sending": t("Sending …"),
        "late": t("The round closed before your answer arrived. It does not count."),
        "text": t("You wrote:"),
        "ok": t("OK"),
        "none": t("not chosen yet"),
        "of": t("{n} of 100"),
        "left": t("{n} of 280 characters"),
        "moved": t("{option} is now number {place} of {all}"),
    }


class Page:
    """Finished HTML, packed at most once, however many phones take it.

    The server around us would pack each answer anew, at its slowest setting.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.whole: Page | None = None  # of a fragment: the page around it
        self._packed = b""

    @property
    def packed(self) -> bytes:
        if not self._packed:
            self._packed = gzip.compress(self.text.encode(), 4, mtime=0)
        return self._packed


def packs(request: Request) -> bool:
    """Whether the other end unpacks gzip."""
    return "gzip" in request.headers.get("accept-encoding", "")


def html(
    request: Request,
    page: Page | str,
    status: int = 200,
    headers: dict[str, str] | None = None,
) -> Response:
    page = Page(page) if isinstance(page, str) else page
    every = {**_HEADERS, "Content-Type": "text/html; charset=utf-8", **(headers or {})}
    if packs(request):
        return Response(page.packed, status, headers={**every, "Content-Encoding": "gzip"})
    return Response(page.text, status, headers=every)


def json(content: dict[str, object], status: int = 200) -> Response:
    return JSONResponse(content, status, headers=_HEADERS)


def step(
    request: Request,
    snapshot: Snapshot,
    t: Translator,
    main: Page,
    status: int = 200,
    query: str = "",
) -> Response:
    """A whole page around what fills <main>; `query` says which page it is to come back to."""
    if main.whole is None:
        main.whole = Page(
            render(
                "step.html",
                t,
                languages=snapshot.languages,
                code=snapshot.code,
                here=f"/p/{snapshot.code}",
                query=query,
                snapshot=snapshot,
                words=words_for_script(t),
                main=Markup(main.text),
            )
        )
    return html(request, main.whole, status)


def suggest_link(snapshot: Snapshot, t: Translator) -> str:
    """The way to a suggestion of one's own, where the workshop takes them."""
    return render("suggestlink.html", t, code=snapshot.code, suggest=snapshot.suggestions)


def see_other(path: str) -> Response:
    return Response(status_code=303, headers={**_HEADERS, "Location": path})


def offered_at(request: Request) -> tuple[str, ...]:
    """The languages of the workshop the request is about, else all."""
    if "code" in request.path_params:
        try:
            return visit.stage_of(visit.code_of(request)).languages
        except Refused:
            pass
    return i18n.LANGUAGES


def said(error: Refused, t: Translator) -> str:
    """What an error says to a visitor."""
    words = t(error.message, **error.values)
    return f"{t(error.received)} {words}" if error.received else words


def refusal(request: Request, error: Refused) -> Response:
    """An error as the visitor can read it: JSON for the script, else a page."""
    offered = offered_at(request)
    t = translator(visit.language(request, offered))
    message = said(error, t)
    if visit.wants_json(request):
        return json({"error": message, "field": error.field}, error.status)
    code = visit.code_of(request) if "code" in request.path_params else ""
    known = code if offered != i18n.LANGUAGES or error.status != 404 else ""
    if error.status == 410 and visit.cookie_name(code) not in request.cookies:
        known = ""  # whoever did not take part is shown nothing of a closed workshop
    page = render(
        "error.html",
        t,
        languages=offered,
        here=f"/p/{known}" if known else "/p/",
        code=known,
        message=message,
        lost=getattr(request.state, "reason", ""),
    )
    return html(request, page, error.status)
