"""/p/CODE/reasons: what others wrote, a fair sample for each phone, and what it marks.

Who uses it, when, what they see first: a participant who has just seen the result, in the
minutes before the dialogue. They see a few reasons from every side, each with two buttons;
their own stance does not move. With the script the list comes under the result by itself,
a moment later, so that a whole room does not ask at once; without it behind a link.
"""

import asyncio
import zlib
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

import store
from i18n import Translator, translator
from live import hub
from phone import answers, pages, visit, wording
from phone.pages import Page
from workshop.errors import Refused
from workshop.flow import Kind, Phase
from workshop.lenses import beside, in_short, rows, short_names
from workshop.snapshot import Item, Snapshot
from workshop.tongues import foreign

SHOWN_AT = (Phase.REVEAL, Phase.DIALOGUE, Phase.SHIFT)


def offered(snapshot: Snapshot) -> tuple[Item, int] | None:
    """The dilemma and the round whose reasons can be read now; None when there are none.

    A round that is blind, hidden or has too few answers has none.
    """
    here, item = snapshot.here, snapshot.item
    if snapshot.pause_until:
        return None
    if item is None or item.kind is not Kind.DILEMMA or here.phase not in SHOWN_AT:
        return None
    round = item.result(here.round)
    if round is None or all(answer.reason is None for answer in round.answers):
        return None
    return item, here.round


def told(snapshot: Snapshot) -> str | None:
    """A sign of which reasons can be read now: another one when that changes, "" for none.

    None where a page has no place for reasons.
    """
    here, item = snapshot.here, snapshot.item
    if item is None or item.kind is not Kind.DILEMMA or here.phase not in SHOWN_AT:
        return None
    round = item.result(here.round)
    if round is None or round.withheld:
        return None
    ids = [answer.reason for answer in round.answers if answer.reason is not None]
    return f"{zlib.crc32(repr(ids).encode()):x}" if ids else ""


async def read(request: Request) -> Response:
    """This phone's sample: a page, or with ?part=1 what the script puts under the result."""
    snapshot = visit.stage_of(visit.code_of(request))
    who = visit.who_asks(request, snapshot)
    hub.see(snapshot.id, who.id)
    if snapshot.closed:
        raise Refused("The workshop is closed.", status=410)
    found = offered(snapshot)
    if found is None:
        raise Refused("There are no reasons to read right now.")
    item, number = found
    shown = await asyncio.wrap_future(store.reason_sample.soon(who, item.id, number))
    t = translator(visit.language(request, snapshot.languages))
    values = {
        "code": snapshot.code,
        "kicker": wording.kicker(snapshot, t),
        "text": item.dilemma.text(t.language),
        "tongue": foreign(item.content, t.language),
        "shown": shown,
        "people": who.people,
        "about": _about(item, number, snapshot.lenses, shown, t),
        "lines": [row.sentence for row in in_short(rows(item, number, snapshot.lenses, t))],
    }
    if "part" in request.query_params:
        return pages.html(request, pages.render("reasons.html", t, **values))
    page = Page(pages.render("reasonspage.html", t, **values))
    return pages.step(request, snapshot, t, page, query="?at=reasons")


def _about(
    item: Item,
    number: int,
    own: Sequence[str],
    shown: Sequence[store.ReasonShown],
    t: Translator,
) -> dict[int, str]:
    """What a shown reason is about in a word, by its id, where its side may be told of."""
    told, names = beside(item, (number,)), short_names(own, t)
    return {reason.id: names[told[reason.id]] for reason in shown if reason.id in told}


async def mark(request: Request) -> Response:
    """Keep what a participant marks. A button without the script says what it turns over."""
    form = await visit.read_form(request)
    snapshot = visit.stage_of(visit.code_of(request))
    who = visit.who_asks(request, snapshot)
    hub.see(snapshot.id, who.id)
    if snapshot.closed:
        raise Refused("The workshop is closed.", status=410)
    reason = answers.number_in(form, "reason")
    moves, good = (
        (form.get(name) == "1") != (form.get("turn") == name) for name in ("moves", "good")
    )
    await asyncio.wrap_future(store.mark_reason.soon(who, reason, moves, good))
    if visit.wants_json(request):
        return pages.json({"saved": True})
    return pages.see_other(f"/p/{snapshot.code}/reasons#reason-{reason}")
