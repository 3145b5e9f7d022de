"""/p/CODE/stance, /ranking, /points and /takes: an answer is read, kept and acknowledged.

Who uses it, when: everybody's phone, many at once, while a round is open.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response

import store
from i18n import translator
from live import hub
from phone import alone, answers, pages, steps, tables, visit
from phone.asking import Posted
from workshop.answers import Places, Points, Ranking, Stance
from workshop.dilemmas import Shape
from workshop.errors import Refused
from workshop.flow import Kind, Phase, round_at
from workshop.snapshot import Snapshot

G = TypeVar("G", Stance, Ranking, Points, Places)


async def stance(request: Request) -> Response:
    """Save where a participant stands."""

    def read(form: dict[str, str], snapshot: Snapshot, item: int) -> Stance:
        return answers.stance_from(form, _shape(snapshot, item))

    def keep(
        who: store.Person, item: int, number: int, given: Stance, _people: int | None, go: int
    ) -> Future[None]:
        return store.take_stance.soon(who, item, number, given, go)

    return await _take(request, read, keep)


async def ranking(request: Request) -> Response:
    """Save a participant's order."""
    read = answers.ranking_from
    return await _take(request, lambda form, *_: read(form), store.take_ranking.soon)


async def points(request: Request) -> Response:
    """Save how a participant gives 100 points."""
    read = answers.points_from
    return await _take(request, lambda form, *_: read(form), store.take_points.soon)


async def table(request: Request) -> Response:
    """Save where the people of a table stand, and how many they are."""

    def read(form: dict[str, str], snapshot: Snapshot, item: int) -> Places:
        return tables.places_from(form, _shape(snapshot, item))

    return await _take(request, read, store.take_places.soon)


async def takes(request: Request) -> Response:
    """Keep what somebody on the smaller side writes; an empty field takes it back."""
    form = await visit.read_form(request)
    request.state.reason = form.get("reason", "")
    snapshot = visit.stage_of(visit.code_of(request))
    who = visit.who_asks(request, snapshot)
    hub.see(snapshot.id, who.id)
    item = answers.number_in(form, "item")
    try:
        text = answers.text_in(form.get("reason", ""))
        await asyncio.wrap_future(store.write_takes.soon(who, item, text))
    except Refused as error:
        asked = snapshot.here.phase is Phase.TAKES
        if error.field is None or visit.wants_json(request) or not asked:
            raise
        t = translator(visit.language(request, snapshot.languages))
        posted = Posted(form, error.field, t(error.message, **error.values))
        return steps.page(request, snapshot, who, posted, error.status)
    if visit.wants_json(request):
        return pages.json({"saved": True, "step": visit.stage_of(snapshot.code).turn})
    return pages.see_other(f"/p/{snapshot.code}")


async def _take(
    request: Request,
    read: Callable[[dict[str, str], Snapshot, int], G],
    keep: Callable[[store.Person, int, int, G, int | None, int], Future[None]],
) -> Response:
    """Keep what `read` finds in the posted form, given where the room is and the item's id.

    `keep` is also told how many a table says that it is, and to which go of the round it answers.
    """
    form = await visit.read_form(request)
    request.state.reason = form.get("reason", "")  # what was typed is not lost with an error
    snapshot = visit.stage_of(visit.code_of(request))
    who = visit.who_asks(request, snapshot)
    try:
        item, number, go = answers.which(form)
        _check_go(snapshot, item, number, go)
        people = tables.people_in(form) if who.way == "table" else None
        given = read(form, snapshot, item)
        await asyncio.wrap_future(keep(who, item, number, given, people, go))
    except Refused as error:
        return _not_accepted(request, snapshot, who, form, error)
    return _saved(request, snapshot, form)


def _check_go(snapshot: Snapshot, item: int, number: int, go: int) -> None:
    """Raise Refused for an answer to a go of the round that is over."""
    if any(each.id == item and each.go(number) != go for each in snapshot.items):
        raise Refused("This round was begun again. Your answer is from before and does not count.")


def _shape(snapshot: Snapshot, number: int) -> Shape:
    item = next((item for item in snapshot.items if item.id == number), None)
    if item is None or item.kind is not Kind.DILEMMA:
        raise Refused("This step is not on the agenda.", status=404)
    return item.dilemma.kind


def _saved(request: Request, snapshot: Snapshot, form: dict[str, str]) -> Response:
    if visit.wants_json(request):
        return pages.json({"saved": True, "step": visit.stage_of(snapshot.code).turn})
    if (
        snapshot.own_pace
    ):  # without the script: on to the next point, but not from a half-made order
        point = alone.point_of(snapshot, int(form["item"]))
        return pages.see_other(steps.point_path(snapshot, point if "move" in form else point + 1))
    return pages.see_other(f"/p/{snapshot.code}")


def _not_accepted(
    request: Request, snapshot: Snapshot, who: store.Person, form: dict[str, str], error: Refused
) -> Response:
    """Without the script: the form again with what was in it, if it can still be sent."""
    asked = [
        (str(item.id), str(round_at(snapshot.here, item.stop))) for item in snapshot.open_items
    ]
    current = (form.get("item"), form.get("round", "").partition(".")[0]) in asked
    if visit.wants_json(request) or error.field is None or not current:
        raise error
    t = translator(visit.language(request, snapshot.languages))
    posted = Posted(form, error.field, pages.said(error, t))
    return steps.page(request, snapshot, who, posted, error.status)
