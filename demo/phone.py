"""One simulated phone: joins, follows the room's steps, answers what it is asked.

It is a client like any other: the same addresses, cookies and forms as a real phone,
and no knowledge but what the page it is shown says.
"""

import asyncio
import contextlib
import ssl
from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

import httpx

from demo.forms import Form, read_form, read_forms, read_links
from demo.people import Crowd, View
from demo.suggestion import SUGGESTION

ANSWER_OVER = 6.0  # seconds within which a room has answered
SECOND_THOUGHT = 3.0  # seconds until somebody changes it
WRITING = 12.0  # seconds in which a suggestion is written
READING = 8.0  # seconds in which what others wrote is read
GIVE_UP = 30.0  # seconds without a server
JSON = {"Accept": "application/json"}


class Gone(Exception):
    """The workshop is closed or deleted, or the server is: this phone is done."""


class Unwelcome(Exception):
    """There is no way in: no such workshop, or it is closed, or no server."""


class Phone:
    """A participant, or a table with one phone."""

    def __init__(
        self,
        url: str,
        code: str,
        people: tuple[int, ...],
        crowd: Crowd,
        context: ssl.SSLContext,
        pace: float = 1.0,
    ) -> None:
        self._code = code
        self._pace = pace  # of pauses: 1 as in a room, less for somebody in a hurry
        self._people = people  # one, or those who share it at a table
        self._person = people[0]
        self._crowd = crowd
        self._items: list[str] = []  # in the order the room came to them
        self._answered: set[tuple[str, str]] = set()
        self._answering: asyncio.Task[None] | None = None
        self._suggesting: asyncio.Task[None] | None = None
        self._reading: asyncio.Task[None] | None = None
        self._read: set[str] = set()  # reasons
        self._lines: dict[tuple[str, str], asyncio.Task[None]] = {}  # of common ground
        self._client = httpx.AsyncClient(
            base_url=url,
            headers={"Accept-Language": crowd.language, "User-Agent": "staasted-demo"},
            timeout=httpx.Timeout(20, read=60),  # a heartbeat comes every 15 seconds
            verify=context,
            trust_env=False,
        )

    async def take_part(self, after: float) -> None:
        """Join after some seconds and stay until the workshop is closed.

        Raises Unwelcome when it cannot join.
        """
        await asyncio.sleep(after)
        try:
            await self._join()
            with contextlib.suppress(Gone):
                await self._follow()
        finally:
            tasks = (self._answering, self._suggesting, self._reading, *self._lines.values())
            for task in tasks:
                if task:
                    task.cancel()
            await self._client.aclose()

    async def _join(self) -> None:
        try:
            page = await self._first_page()
            form = read_form(page.text, "/join")
            if page.status_code != 200 or form is None:
                raise Unwelcome(f"{page.url} answered {page.status_code}: nothing to join there")
            role = self._crowd.choice(self._person, form.choices.get("role", [""]))
            given = {**form.hidden, "role": role}
            if len(self._people) > 1 and "people" in form.names:
                given["people"] = str(len(self._people))
            joined = await self._client.post(form.action, data=given)
        except httpx.TransportError as fault:
            raise Unwelcome(f"{self._client.base_url} cannot be reached ({fault})") from None
        if joined.status_code != 303:
            raise Unwelcome(f"{joined.url} answered {joined.status_code}")

    async def _first_page(self) -> httpx.Response:
        """The join page; waits a while for a server that is just starting."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + GIVE_UP
        while True:
            try:
                return await self._client.get(f"/p/{self._code}")
            except httpx.ConnectError:
                if loop.time() > deadline:
                    raise
            await asyncio.sleep(0.5)

    async def _follow(self) -> None:
        """Read the step again at each tick; come back when the stream ends."""
        lost_since: float | None = None
        clock = asyncio.get_running_loop().time
        while True:
            try:
                async for _ in self._ticks():
                    lost_since = None
                    await self._look()
            except httpx.HTTPError:
                lost_since = lost_since or clock()
                if clock() - lost_since > GIVE_UP:
                    raise Gone("the server is gone") from None
            await asyncio.sleep(1)

    async def _ticks(self) -> AsyncIterator[str]:
        """The data of each `step` event."""
        event = ""
        async with self._client.stream("GET", f"/p/{self._code}/events") as stream:
            if stream.status_code in (401, 404, 410):
                raise Gone(f"the stream answered {stream.status_code}")
            stream.raise_for_status()
            async for line in stream.aiter_lines():
                name, _, value = line.partition(":")
                if name == "event":
                    event = value.strip()
                elif name == "data" and event == "step":
                    yield value.strip()

    async def _look(self) -> None:
        """See what is asked now, and answer it if it is new."""
        view = await self._client.get(f"/p/{self._code}/view")
        if view.status_code in (401, 404, 410):
            raise Gone(f"the step answered {view.status_code}")
        view.raise_for_status()
        self._suggest_where_asked(view.text)
        self._read_where_shown(view.text)
        self._stand_where_written(view.text)
        form = _question(view.text)
        leads_on = _next(view.text) is not None  # a point of those that are answered alone
        busy = self._answering is not None and not self._answering.done()
        if (leads_on and busy) or (form is not None and _asked(form) in self._answered):
            return
        if self._answering:
            self._answering.cancel()
        if form is not None or leads_on:
            self._answering = asyncio.create_task(self._work_through(view.text))
        else:
            await self._leave_if_closed()

    async def _work_through(self, page: str) -> None:
        """Answer what this page asks, and go where it leads on to, at one's own pace."""
        while True:
            form = _question(page)
            if form is not None and _asked(form) not in self._answered:
                self._answered.add(_asked(form))
                await self._answer(form, *_asked(form))
            ahead = _next(page)
            if ahead is None:
                return
            try:
                page = (await self._client.get(ahead)).text
            except httpx.TransportError:  # the next tick finds where to go on
                return
            self._suggest_where_asked(page)

    def _suggest_where_asked(self, page: str) -> None:
        """One of the room suggests a dilemma, once, where the page has the way to it."""
        ways = [link.href for link in read_links(page) if link.href.endswith("/suggest")]
        if ways and self._suggesting is None and self._crowd.suggests(self._person):
            self._suggesting = asyncio.create_task(self._suggest(ways[0]))

    async def _suggest(self, way: str) -> None:
        await asyncio.sleep(WRITING * self._pace)
        with contextlib.suppress(httpx.TransportError):
            form = read_form((await self._client.get(way)).text, "/suggest")
            if form is not None:
                await self._send(form, SUGGESTION[self._crowd.language])

    def _read_where_shown(self, page: str) -> None:
        """Read what others wrote, where the page has the way to it."""
        ways = [link.href for link in read_links(page) if link.href.endswith("/reasons")]
        if ways and (self._reading is None or self._reading.done()):
            self._reading = asyncio.create_task(self._mark(ways[0]))

    async def _mark(self, way: str) -> None:
        """Mark some of the reasons there that were not read before."""
        await asyncio.sleep(self._crowd.pause(self._person, -1, 0, READING * self._pace))
        with contextlib.suppress(httpx.TransportError):
            for form in read_forms((await self._client.get(way)).text, "/reasons"):
                reason = form.hidden["reason"]
                if reason in self._read:
                    continue
                self._read.add(reason)
                moves, good = self._crowd.mark(self._person, int(reason))
                if moves or good:
                    marks = {"moves": "1" if moves else "", "good": "1" if good else ""}
                    await self._send(form, marks)

    def _stand_where_written(self, page: str) -> None:
        """Look at each line that the group writes, once."""
        for form in read_forms(page, "/support"):
            line = form.hidden["kind"], form.hidden["line"]
            if line not in self._lines and form.hidden["on"] == "1":
                self._lines[line] = asyncio.create_task(self._stand(form, *line))

    async def _stand(self, form: Form, kind: str, line: str) -> None:
        """Stand behind the line, or not."""
        await asyncio.sleep(self._crowd.pause(self._person, -2, int(line), READING * self._pace))
        if self._crowd.supports(self._person, kind, int(line)):
            await self._send(form, {})

    async def _leave_if_closed(self) -> None:
        """A closed workshop takes nobody in: its join page, asked for as a stranger, is gone."""
        self._client.cookies, kept = httpx.Cookies(), self._client.cookies
        try:
            page = await self._client.get(f"/p/{self._code}")
        finally:
            self._client.cookies = kept
        if page.status_code == 410:
            raise Gone("the workshop is closed")

    async def _answer(self, form: Form, item: str, number: str) -> None:
        if item not in self._items:
            self._items.append(item)
        at = self._items.index(item)
        most = ANSWER_OVER * self._pace
        if form.action.endswith("/takes"):
            await asyncio.sleep(self._crowd.pause(self._person, at, 0, WRITING * self._pace))
            words = self._crowd.takes(self._person, at)
            if words:
                await self._send(form, {"reason": words, "do": "save"})
            return
        await asyncio.sleep(self._crowd.pause(self._person, at, int(number), most))
        if form.action.endswith("/ranking"):
            options = form.hidden["order"].split(",")
            order = self._crowd.ranking(self._person, at, int(number), options)
            given = {"do": "skip"} if order is None else {"order": ",".join(order), "do": "save"}
            await self._send(form, given)
            return
        if form.action.endswith("/points"):
            fields = sorted(name for name in form.names if name.startswith("points."))
            points = self._crowd.points(self._person, at, int(number), fields)
            shared = {field: str(n) for field, n in (points or {}).items()}
            await self._send(form, {**shared, "do": "save" if points else "skip"})
            return
        if form.action.endswith("/table"):
            await self._send(form, self._table(form, at, int(number)))
            return
        poles = 3 if "c" in form.names else 2
        view = self._crowd.stance(self._person, at, int(number), poles)
        await self._send(form, _fields(view))
        if view.second is not None:
            await asyncio.sleep(SECOND_THOUGHT * self._pace)
            await self._send(form, _fields(view.second))

    def _table(self, form: Form, at: int, number: int) -> dict[str, str]:
        """A mark for each of those at the table who takes a stance."""
        spots = sum(name.startswith("at.") for name in form.names)
        poles = 2 if spots > 7 else 3
        views = [self._crowd.stance(each, at, number, poles) for each in self._people]
        marks = Counter(_spot(view.place) for view in views if view.place is not None)
        if not marks:
            return {"do": "skip"}
        reason = next((view.reason for view in views if view.reason), "")
        counts = {f"at.{spot}": str(count) for spot, count in marks.items()}
        return {**counts, "people": str(len(self._people)), "reason": reason, "do": "save"}

    async def _send(self, form: Form, given: dict[str, str]) -> None:
        """Post the form; once more when the network failed, since the same again is harmless."""
        for wait in (1.0, 3.0, 0.0):
            with contextlib.suppress(httpx.TransportError):
                await self._client.post(form.action, data={**form.hidden, **given}, headers=JSON)
                return
            await asyncio.sleep(wait)


_ASKED = ("stance", "table", "ranking", "points", "takes")


def _question(page: str) -> Form | None:
    forms = (read_form(page, f"/{name}") for name in _ASKED)
    return next((form for form in forms if form is not None), None)


def _asked(form: Form) -> tuple[str, str]:
    return form.hidden["item"], form.hidden["round"]


def _next(page: str) -> str | None:
    return next((link.href for link in read_links(page) if link.rel == "next"), None)


def _spot(place: tuple[int, ...]) -> int:
    """Which of a table's places is nearest: every ten of a line; a corner, between, the middle."""
    if len(place) == 1:
        return round(place[0] / 10)
    if max(place) > 60:
        return place.index(max(place))
    least = place.index(min(place))
    return 5 - least if place[least] < 20 else 6


def _fields(view: View) -> dict[str, str]:
    """A view as the form's fields."""
    if view.place is None:
        return {"do": "skip"}
    names = ("position",) if len(view.place) == 1 else ("a", "b", "c")
    fields: dict[str, Any] = dict(zip(names, view.place, strict=True))
    fields |= {"certainty": view.certainty, "importance": view.importance}
    return {
        **{k: str(v) for k, v in fields.items()},
        "reason": view.reason,
        "lens": view.lens,
        "do": "save",
    }
