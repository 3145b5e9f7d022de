"""/p/CODE/suggest: a participant's own dilemma, for the facilitator to take up.

Who uses it, when, what they see first: a participant who has something from their own
work, before the meeting or in a quiet moment of it. They see who will read it, and a
form that asks for what a dilemma is made of. It is a page of its own, which the room's
next step does not swap away.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import fields

from starlette.requests import Request
from starlette.responses import Response

import store
from i18n import Translator, translator
from live import hub
from phone import pages, visit
from phone.asking import Posted
from workshop.dilemmas import LIMITS, MAX_LABEL
from workshop.errors import Refused
from workshop.snapshot import Snapshot
from workshop.suggestions import Suggested, check_suggestion

NAMES = tuple(field.name for field in fields(Suggested))


async def open_form(request: Request) -> Response:
    """The form, and what this participant has sent; ?sent=1 right after sending."""
    snapshot = visit.stage_of(visit.code_of(request))
    who = visit.who_asks(request, snapshot)
    hub.see(snapshot.id, who.id)
    _check_allowed(snapshot)
    return _page(request, snapshot, who)


async def send(request: Request) -> Response:
    """Keep a suggestion; the same again changes nothing."""
    form = await visit.read_form(request)
    given = Suggested(**{name: form.get(name, "") for name in NAMES})
    request.state.reason = "\n".join(form[name] for name in NAMES if form.get(name))
    snapshot = visit.stage_of(visit.code_of(request))
    who = visit.who_asks(request, snapshot)
    hub.see(snapshot.id, who.id)
    _check_allowed(snapshot)
    try:
        given = check_suggestion(given)
        if given not in (own.text for own in store.own_suggestions(who)):
            await asyncio.wrap_future(store.suggest.soon(who, given))
    except Refused as error:
        if error.field is None or visit.wants_json(request):
            raise
        t = translator(visit.language(request, snapshot.languages))
        posted = Posted(form, error.field, t(error.message, **error.values))
        return _page(request, snapshot, who, posted, error.status)
    return pages.see_other(f"/p/{snapshot.code}/suggest?sent=1")


def _check_allowed(snapshot: Snapshot) -> None:
    if snapshot.closed:
        raise Refused("The workshop is closed.", status=410)
    if not snapshot.suggestions:
        raise Refused("This workshop takes no suggestions.")


def _page(
    request: Request,
    snapshot: Snapshot,
    who: store.Person,
    posted: Posted | None = None,
    status: int = 200,
) -> Response:
    t = translator(visit.language(request, snapshot.languages))
    own = store.own_suggestions(who)[::-1]
    page = pages.render(
        "suggest.html",
        t,
        languages=snapshot.languages,
        code=snapshot.code,
        here=f"/p/{snapshot.code}",
        query="?at=suggest",
        title=snapshot.title,
        received=bool(own) and posted is None and "sent" in request.query_params,
        own=own,
        full=len(own) >= store.MAX_EACH,
        most=store.MAX_EACH,
        fields=_fields(posted.fields if posted else {}),
        error={posted.field: posted.message} if posted else {},
        limits=_limits(t),
        max_label=MAX_LABEL,
    )
    return pages.html(request, page, status)


def _fields(form: Mapping[str, str]) -> dict[str, str]:
    return {name: form.get(name, "") for name in NAMES}


def _limits(t: Translator) -> dict[str, str]:
    """How long each field may be, as it stands beside it."""
    least, most = LIMITS["case"]
    return {
        "case": t("{least} to {most} words", least=least, most=most),
        "label": t("At most {n} words and {most} characters", n=LIMITS["label"][1], most=MAX_LABEL),
        "argument": t("At most {n} words", n=LIMITS["argument"][1]),
        "question": t("At most {n} words", n=LIMITS["question"][1]),
    }
