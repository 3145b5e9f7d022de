"""A room of phones on the real app: they join, hear steps, and answer."""

import asyncio
import datetime as dt
import random
import sqlite3
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from contextlib import closing
from pathlib import Path
from time import perf_counter, time

from bench.client import Connection, ask
from bench.figures import Row, row
from bench.http import Malformed, request
from bench.servers import Server
from demo.forms import Form, read_form

SPREAD = 5.0  # seconds
PATIENCE = 60.0
REASON = "Det kommer an på, hvem der bor ved torvet, og hvad de selv har lyst til."

Failure = (OSError, Malformed, TimeoutError)


class Phone:
    """One participant's phone, after its page's script."""

    def __init__(self, server: Server, code: str, number: int) -> None:
        self.number = number
        self._server = server
        self._code = code
        self._connection: Connection | None = None
        self._cookie = ""
        self.step = -1  # the latest one whose fragment was read
        self.seen_at = 0.0
        self.failures: list[str] = []
        self._heard = asyncio.Event()
        self._views: set[asyncio.Task[None]] = set()
        self._following = False

    def _get(self, path: str, accept: str = "*/*") -> bytes:
        return request(
            "GET", self._server.host, f"/p/{self._code}{path}", cookie=self._cookie, accept=accept
        )

    async def join(self) -> None:
        """Open the join page, press the button, be shown the step, hear the first tick.

        One connection, which a browser keeps alive through all of it.
        """
        host = self._server.host
        self._connection = connection = await Connection.open(self._server.address)
        _expect((await connection.ask(self._get("", "text/html"))).status, 200)
        joined = await connection.ask(
            request("POST", host, f"/p/{self._code}/join", form={}, accept="text/html")
        )
        _expect(joined.status, 303)
        self._cookie = joined.headers["set-cookie"].partition(";")[0]
        _expect((await connection.ask(self._get("", "text/html"))).status, 200)
        connection.listen(self._get("/events", "text/event-stream"), self._hear)
        await asyncio.wait_for(self._heard.wait(), PATIENCE)

    def _hear(self, kind: str, data: str) -> None:
        """As the page's script does: on a tick, read the fragment again."""
        if kind != "step":
            return
        self._heard.set()
        if self._following:
            task = asyncio.get_running_loop().create_task(self._view())
            self._views.add(task)
            task.add_done_callback(self._views.discard)

    def follow(self) -> None:
        """From now on read the fragment at each tick (the first tick told what the page shows)."""
        self._following = True

    async def _view(self) -> None:
        try:
            answer = await ask(self._server.address, self._get("/view"))
            _expect(answer.status, 200)
        except Failure as fault:
            self.failures.append(repr(fault))
            return
        self.step = int(answer.headers["x-step"])
        self.seen_at = time()

    async def fragment(self) -> bytes:
        """The current step's fragment, uncompressed."""
        plain = self._get("/view").replace(b"Accept-Encoding: gzip, deflate, br\r\n", b"")
        return (await ask(self._server.address, plain)).body

    def stance(self, asked: Form, place: dict[str, str]) -> bytes:
        """The request that this phone's Save button makes; about half give a reason."""
        about = {
            "certainty": str(1 + self.number % 4),
            "importance": str(1 + self.number % 3),
            "reason": REASON if self.number % 2 else "",
        }
        return self._save("stance", asked, place | about)

    def order(self, asked: Form) -> bytes:
        """The same for an order of the options: those it begins with, turned by some."""
        options = asked.hidden["order"].split(",")
        turn = self.number % len(options)
        return self._save("ranking", asked, {"order": ",".join(options[turn:] + options[:turn])})

    def _save(self, path: str, asked: Form, given: dict[str, str]) -> bytes:
        return request(
            "POST",
            self._server.host,
            f"/p/{self._code}/{path}",
            form={"item": asked.hidden["item"], "round": asked.hidden["round"], **given}
            | {"do": "save"},
            cookie=self._cookie,
            accept="application/json",
        )

    def leave(self) -> None:
        if self._connection is not None:
            self._connection.close()


def _expect(status: int, wanted: int) -> None:
    if status != wanted:
        raise Malformed(f"status {status}, wanted {wanted}")


async def _timed(
    doings: Sequence[Callable[[], Awaitable[None]]], over: float, seed: int
) -> tuple[list[float], float, list[str]]:
    """Run all, at once or with starts drawn evenly over some seconds.

    Returns the waits of those that went well, the time until all were done, the faults.
    At once each wait is counted from the common start: queueing in the load is included.
    """
    draw = random.Random(seed)
    waits: list[float] = []
    faults: list[str] = []
    begun = perf_counter()

    async def one(do: Callable[[], Awaitable[None]], pause: float) -> None:
        if pause:
            await asyncio.sleep(pause)
        started = perf_counter() if over else begun
        try:
            await do()
        except Failure as fault:
            faults.append(repr(fault))
        else:
            waits.append(perf_counter() - started)

    await asyncio.gather(*(one(do, draw.uniform(0, over) if over else 0) for do in doings))
    return waits, perf_counter() - begun, faults


def weights(number: int) -> dict[str, str]:
    """A place in the triangle, most of them towards one corner."""
    corner = "abc"[number % 3]
    return {name: str(60 + number % 31 if name == corner else number % 17) for name in "abc"}


class Room:
    """All phones of one run."""

    def __init__(self, server: Server, code: str, phones: int) -> None:
        self._server = server
        self._code = code
        self._phones = [Phone(server, code, number) for number in range(phones)]

    async def join(self) -> Row:
        """All join at the same instant."""
        memory, cpu = self._server.memory(), self._server.cpu()
        waits, wall, faults = await _timed([phone.join for phone in self._phones], 0, 0)
        _tell("join", faults)
        for phone in self._phones:
            phone.follow()
        return row(
            "Join, all at once",
            len(self._phones),
            waits,
            wall,
            cpu=self._server.cpu() - cpu,
            kilobytes_a_phone=(self._server.memory() - memory) / 1024 / len(self._phones),
            lost=len(self._phones) - len(waits),
        )

    async def step(
        self, what: str, go: Callable[[], Awaitable[float]], database: Path
    ) -> tuple[Row, Row]:
        """The facilitator presses the button: until each phone has read the new fragment.

        Two rows of the same step: counted from the click in the facilitator's browser, and
        from the moment the server wrote down the move.
        """
        before = max(phone.step for phone in self._phones)
        cpu = self._server.cpu()
        clicked = await go()
        deadline = clicked + PATIENCE
        late = set(self._phones)
        while late and time() < deadline:
            await asyncio.sleep(0.01)
            late = {phone for phone in late if phone.step <= before}
        cpu = self._server.cpu() - cpu
        _tell(what, [fault for phone in self._phones for fault in phone.failures])
        for phone in self._phones:
            phone.failures.clear()
        seen = [phone.seen_at for phone in self._phones if phone not in late]
        rows = []
        for name, begun in ((what, clicked), (f"{what}, from the move", self._moved_at(database))):
            waits = [at - begun for at in seen]
            wall = max(waits, default=0.0)
            rows.append(row(name, len(self._phones), waits, wall, cpu=cpu, lost=len(late)))
        return rows[0], rows[1]

    def _moved_at(self, database: Path) -> float:
        """The clock time at which the server wrote down the latest move."""
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as reading:
            (began,) = reading.execute(
                "SELECT phase_began FROM workshop WHERE code = ?", (self._code,)
            ).fetchone()
        return dt.datetime.fromisoformat(began).replace(tzinfo=dt.UTC).timestamp()

    async def asked(self) -> Form | None:
        """The form that the phones have before them; None where nothing is asked."""
        page = (await self._phones[0].fragment()).decode("utf-8")
        return read_form(page, "/stance") or read_form(page, "/ranking")

    async def answer_other(self, seed: int) -> None:
        """All answer with three weights or an order, whichever is asked; nothing is timed."""
        asked = await self.asked()
        if asked is None:
            raise RuntimeError("the phones are not asked anything now")
        if "order" in asked.hidden:
            requests = [phone.order(asked) for phone in self._phones]
        else:
            requests = [
                phone.stance(asked, weights(phone.number * 37 + seed)) for phone in self._phones
            ]
        _, _, faults = await self.send(self._server, requests, 0, seed)
        if faults:
            raise RuntimeError(f"{len(faults)} answers failed, the first with {faults[0]}")

    async def order(self, what: str, over: float, seed: int) -> Row:
        """All put the options of the open question in an order, over so many seconds."""
        asked = await self.asked()
        if asked is None or "order" not in asked.hidden:
            raise RuntimeError("the phones are not asked for an order now")
        cpu = self._server.cpu()
        requests = [phone.order(asked) for phone in self._phones]
        waits, wall, faults = await self.send(self._server, requests, over, seed)
        _tell(what, faults)
        cpu = self._server.cpu() - cpu
        return row(what, len(self._phones), waits, wall, cpu=cpu, lost=len(faults))

    async def answer(self, what: str, database: Path, over: float, seed: int) -> Row:
        """All answer the open question; each answer has its own connection."""
        asked = await self.asked()
        if asked is None:
            raise RuntimeError("the phones are not asked anything now")
        form = asked.hidden
        sent = [(phone.number * 37 + seed) % 101 for phone in self._phones]
        requests = [
            phone.stance(asked, {"position": str(position)})
            for phone, position in zip(self._phones, sent, strict=True)
        ]
        cpu = self._server.cpu()
        waits, wall, faults = await self.send(self._server, requests, over, seed)
        cpu = self._server.cpu() - cpu
        _tell(what, faults)
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as reading:
            kept = Counter(
                int(position)
                for (position,) in reading.execute(
                    "SELECT position FROM stance WHERE item_id = ? AND round = ?",
                    (int(form["item"]), int(form["round"])),
                )
            )
        lost = (Counter(sent) - kept).total()
        return row(what, len(self._phones), waits, wall, cpu=cpu, lost=lost)

    @staticmethod
    async def send(
        server: Server, requests: Sequence[bytes], over: float, seed: int
    ) -> tuple[list[float], float, list[str]]:
        """Send prepared answers; used for the app and for the floor alike."""

        def sending(data: bytes) -> Callable[[], Awaitable[None]]:
            async def send() -> None:
                _expect((await ask(server.address, data)).status, 200)

            return send

        return await _timed([sending(data) for data in requests], over, seed)

    def leave(self) -> None:
        for phone in self._phones:
            phone.leave()


def _tell(what: str, faults: Sequence[str]) -> None:
    for fault, count in Counter(faults).most_common(3):
        print(f"  {what}: {count} failed with {fault}")
