"""Plays browsers on the Streamlit page of bench/polling_page.py, over Streamlit's own protocol.

Each visitor keeps a websocket open, sends the rerun every two seconds that a browser
sends for `run_every`, and a rerun with the slider's new value for an answer. An answer
is acknowledged when the rerun that shows it has finished.
"""

import asyncio
import math
import random
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from time import perf_counter

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from bench.figures import Row, row
from bench.servers import Server, start_polling

PATIENCE = 30.0
ARRIVE_OVER = 4.0  # seconds over which the visitors open the page
SPREAD = 5.0


class Visitor:
    """One browser."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._socket: ClientConnection | None = None
        self._fragment = ""
        self._slider = ""
        self._page = ""
        self._value: float | None = None
        self._ready = asyncio.Event()
        self._shown = ""  # what the page said in the run that is going on
        self._waiting: dict[str, asyncio.Future[float]] = {}
        self._tasks: list[asyncio.Task[None]] = []

    async def enter(self, server: Server) -> None:
        """Open the page and wait until its first run has finished."""
        self._socket = await connect(
            f"ws://{server.host}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            origin=server.url,  # type: ignore[arg-type]
            max_size=None,
            open_timeout=PATIENCE,
        )
        self._tasks.append(asyncio.create_task(self._read()))
        await self._rerun(fragment=False)
        await asyncio.wait_for(self._ready.wait(), PATIENCE)
        self._tasks.append(asyncio.create_task(self._poll()))

    async def leave(self) -> None:
        for task in self._tasks:
            task.cancel()
        if self._socket is not None:
            await self._socket.close()

    def shows(self, text: str) -> "asyncio.Future[float]":
        """Resolves to the moment a run that showed `text` had finished."""
        future: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self._waiting[text] = future
        return future

    async def answer(self, value: int) -> float:
        """Move the slider; returns the seconds until the page has said so."""
        begun = perf_counter()
        done = self.shows(f"Modtaget: {value}")
        self._value = float(value)
        await self._rerun()
        return await asyncio.wait_for(done, PATIENCE) - begun

    async def _rerun(self, fragment: bool = True, auto: bool = False) -> None:
        message = BackMsg()
        state = message.rerun_script
        state.query_string = ""
        state.page_script_hash = self._page
        if fragment:
            state.fragment_id = self._fragment
            state.is_auto_rerun = auto
        if self._value is not None:
            widget = state.widget_states.widgets.add()
            widget.id = self._slider
            widget.double_array_value.data.append(self._value)
        assert self._socket is not None
        await self._socket.send(message.SerializeToString())

    async def _poll(self) -> None:
        while True:
            await asyncio.sleep(2.0)
            await self._rerun(auto=True)

    async def _read(self) -> None:
        assert self._socket is not None
        async for data in self._socket:
            message = ForwardMsg()
            message.ParseFromString(data if isinstance(data, bytes) else data.encode())
            self._hear(message)

    def _hear(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._page = message.new_session.page_script_hash
            self._shown = ""
        elif kind == "auto_rerun":
            self._fragment = message.auto_rerun.fragment_id
        elif kind == "delta" and message.delta.HasField("new_element"):
            element = message.delta.new_element
            if element.HasField("slider"):
                self._slider = element.slider.id
            elif element.HasField("markdown"):
                self._shown += f"{element.markdown.body}\n"
            elif element.HasField("heading"):
                self._shown += f"{element.heading.body}\n"
        elif kind == "script_finished":
            self._finish()

    def _finish(self) -> None:
        if self._slider and self._fragment:
            self._ready.set()
        for text in [text for text in self._waiting if text in self._shown]:
            future = self._waiting.pop(text)
            if not future.done():
                future.set_result(perf_counter())
        self._shown = ""


def _positions(visitors: Sequence[Visitor], salt: int) -> list[int]:
    """A new position for each, other than the slider's start at 50."""
    return [(visitor.number * 7 + salt) % 49 for visitor in visitors]


async def _answers(
    what: str, server: Server, database: Path, visitors: Sequence[Visitor], salt: int, over: float
) -> Row:
    draw = random.Random(salt)
    positions = _positions(visitors, salt)

    async def one(visitor: Visitor, value: int) -> float:
        await asyncio.sleep(draw.uniform(0, over) if over else 0)
        return await visitor.answer(value)

    cpu, begun = server.cpu(), perf_counter()
    waits = await asyncio.gather(
        *(one(v, value) for v, value in zip(visitors, positions, strict=True)),
        return_exceptions=True,
    )
    wall = perf_counter() - begun
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as reading:
        kept = Counter(int(value) for (value,) in reading.execute("SELECT position FROM answer"))
    return row(
        what,
        len(visitors),
        [w for w in waits if isinstance(w, float)],
        wall,
        cpu=server.cpu() - cpu,
        lost=(Counter(positions) - kept).total(),
    )


async def _step(what: str, server: Server, database: Path, visitors: Sequence[Visitor]) -> Row:
    heard = [visitor.shows("(2)") for visitor in visitors]
    cpu, begun = server.cpu(), perf_counter()
    with closing(sqlite3.connect(database, isolation_level=None)) as writing:
        writing.execute("INSERT INTO room VALUES (2)")
    ends = await asyncio.gather(
        *(asyncio.wait_for(h, PATIENCE) for h in heard), return_exceptions=True
    )
    # Runs that the next poll cuts short can go on so for ever: then the step is never seen.
    waits = [end - begun for end in ends if isinstance(end, float)]
    lost = len(visitors) - len(waits)
    wall = math.inf if lost else max(waits)
    return row(what, len(visitors), waits, wall, server.cpu() - cpu, lost=lost)


async def run(port: int, folder: Path, phones: int, tuned: bool) -> list[Row]:
    """The page with `phones` visitors: opening it, a step, answers at once and spread."""
    name = "Streamlit page, tuned" if tuned else "Streamlit page"
    server = await start_polling(port, folder, tuned)
    database = folder / "polling.db"
    visitors = [Visitor(number) for number in range(phones + 1)]
    first, visitors = visitors[0], visitors[1:]
    try:
        await first.enter(server)  # imports and makes the tables
        await first.leave()
        return [
            await _open(f"{name}: open it, over 4 s", server, visitors),
            await _step(f"{name}: hear a step", server, database, visitors),
            await _answers(f"{name}: answers at once", server, database, visitors, 3, 0),
            await _answers(f"{name}: answers over 5 s", server, database, visitors, 11, SPREAD),
        ]
    finally:
        await asyncio.gather(*(visitor.leave() for visitor in visitors), return_exceptions=True)
        server.stop()


async def _open(what: str, server: Server, visitors: Sequence[Visitor]) -> Row:
    memory, cpu, begun = server.memory(), server.cpu(), perf_counter()

    async def enter(visitor: Visitor, pause: float) -> float:
        await asyncio.sleep(pause)
        started = perf_counter()
        await visitor.enter(server)
        return perf_counter() - started

    phones = len(visitors)
    waits = await asyncio.gather(
        *(enter(v, ARRIVE_OVER * i / phones) for i, v in enumerate(visitors))
    )
    return row(
        what,
        phones,
        waits,
        perf_counter() - begun,
        cpu=server.cpu() - cpu,
        kilobytes_a_phone=(server.memory() - memory) / 1024 / phones,
    )
