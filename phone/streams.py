"""Server-Sent Events: a tick to every phone when the room moves, to screens also counts.

A tick carries what page is to be shown (`Snapshot.turn`) and nothing else; whoever hears it reads
again. Each open stream costs one task that sleeps until it is woken.
"""

import asyncio
import random
from contextlib import suppress

from starlette.types import Receive, Scope, Send

import store
from live import COUNT, STEP, hub
from settings import PROCESS
from workshop.errors import Refused

HEARTBEAT = 15.0  # seconds
BEATS = (16, 24)  # heartbeats after which a stream ends by itself: 4 to 6 minutes
COUNT_AFTER = 0.1  # seconds; answers that come at once are counted together
# Seconds; the second when there are many phones to serve. Either way a screen draws at most ten
# times while a room answers for five seconds, with the last count, which comes after them.
COUNT_EVERY = (0.7, 1.0)
MANY = 100  # open streams
LIST_EVERY = (2.0, 4.0)  # seconds between a phone's looks at a list that moves while people answer
LOOK_UP = 0.4  # seconds; a result comes on the wall before a thousand phones ask for it
ARRIVALS_EVERY = 0.1  # seconds; a room that comes in at once is announced together
SERVER = PROCESS.encode()
GONE = -1  # the step of a workshop that was deleted

_open: set["EventStream"] = set()
_announced: dict[int, asyncio.AbstractEventLoop] = {}


class EventStream:
    """One open stream, an ASGI answer. A phone's has its `participant`, a screen's has none."""

    def __init__(self, workshop: int, participant: int | None = None) -> None:
        self.workshop = workshop
        self.participant = participant
        self.over = False
        self.lost = False  # the other end hung up
        self._task: asyncio.Task[None] | None = None
        self._said: list[bytes] = []
        self._wake = asyncio.Event()
        self._counts = 0
        self._next_count = 0.0
        self._count_due: asyncio.TimerHandle | None = None
        self._step_due: asyncio.TimerHandle | None = None
        self._list_due: asyncio.TimerHandle | None = None
        self._follows = False  # a phone that shows a list which moves while people answer
        self._moved = False  # that list, perhaps, since the phone was told to wait
        self._beats_left = random.randint(*BEATS)
        self._beat_due: asyncio.TimerHandle | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._loop = asyncio.get_running_loop()
        self._task = asyncio.current_task()
        headers = [
            (b"content-type", b"text/event-stream; charset=utf-8"),
            (b"cache-control", b"no-store"),
            (b"x-accel-buffering", b"no"),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        watcher = self._loop.create_task(_hung_up(receive))
        watcher.add_done_callback(self._hang_up)
        hub.listen(self.workshop, self._hear)
        _open.add(self)
        self._arrive()
        # Phones come back spread out when all were cut off at once.
        self._say(f"retry: {random.randint(500, 2500)}\n\n".encode())
        if self.participant is None:
            self._say(b"event: server\ndata: %s\n\n" % SERVER)
        self._say_step()
        self._beat_due = self._loop.call_later(HEARTBEAT, self._beat)
        try:
            while not (self.over and not self._said):
                await self._wake.wait()
                self._wake.clear()
                if self.lost:
                    break
                said, self._said = b"".join(self._said), []
                if said:
                    await send({"type": "http.response.body", "body": said, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            hub.forget(self.workshop, self._hear)
            _open.discard(self)
            self._beat_due.cancel()
            for due in (self._count_due, self._step_due, self._list_due):
                if due:
                    due.cancel()
            watcher.cancel()
            self._leave()

    def end(self) -> None:
        """Say what is still to be said and close; EventSource comes back by itself."""
        self.over = True
        self._wake.set()

    def cut(self) -> None:
        if self._task:
            self._task.cancel()

    def _say(self, words: bytes) -> None:
        self._said.append(words)
        self._wake.set()

    def _say_step(self) -> None:
        if self._step_due:
            self._step_due.cancel()
            self._step_due = None
        try:
            stage = store.stage(self.workshop)
            step, self._follows = stage.turn, stage.follows_list
        except Refused:
            step = str(GONE)
            self.over = True
        self._say(f"event: step\ndata: {step}\n\n".encode())

    def _may_wait(self) -> bool:
        if self.participant is None:
            return False
        with suppress(Refused):
            return store.stage(self.workshop).here.shows_result
        return False

    def _hear(self, kind: str) -> None:
        if kind == STEP and self._may_wait():
            if self._step_due is None:
                self._step_due = self._loop.call_later(LOOK_UP, self._say_step)
        elif kind == STEP:
            self._say_step()
        elif self.participant is None and kind == COUNT and self._count_due is None:
            due = max(self._loop.time() + COUNT_AFTER, self._next_count)
            self._count_due = self._loop.call_at(due, self._say_count)
        elif self.participant is not None and kind == COUNT and self._follows:
            self._look_at_list()

    def _look_at_list(self) -> None:
        """Let the phone look in a while, and once more where the list moves until then."""
        self._moved = self._list_due is not None
        if not self._moved:
            self._list_due = self._loop.call_later(random.uniform(*LIST_EVERY), self._say_list)

    def _say_list(self) -> None:
        self._list_due = None
        self._say_step()
        if self._moved and self._follows:
            self._look_at_list()

    def _say_count(self) -> None:
        self._count_due = None
        self._next_count = self._loop.time() + COUNT_EVERY[len(_open) > MANY]
        self._counts += 1
        self._say(b"event: count\ndata: %d\n\n" % self._counts)

    def _beat(self) -> None:
        self._beats_left -= 1
        if self._beats_left <= 0:
            self.end()
            return
        self._say(b":\n\n")
        self._beat_due = self._loop.call_later(HEARTBEAT, self._beat)

    def _hang_up(self, watcher: "asyncio.Task[None]") -> None:
        if not watcher.cancelled():
            self.lost = True
            self._wake.set()

    def _arrive(self) -> None:
        if self.participant is not None:
            hub.arrive(self.workshop, self.participant)
            announce_count(self._loop, self.workshop)

    def _leave(self) -> None:
        if self.participant is not None:
            hub.leave(self.workshop, self.participant)
            if not self.lost:  # we ended it: the phone is on its way back
                hub.see(self.workshop, self.participant)
            announce_count(self._loop, self.workshop)


def announce_count(loop: asyncio.AbstractEventLoop, workshop: int) -> None:
    """Tell the screens soon that somebody came or went, once for all who do it together."""
    if _announced.get(workshop) is loop:
        return
    _announced[workshop] = loop

    def tell() -> None:
        _announced.pop(workshop, None)
        hub.announce(workshop, COUNT)

    loop.call_later(ARRIVALS_EVERY, tell)


async def _hung_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def open_streams() -> int:
    return len(_open)


def end_streams() -> None:
    """End all streams; call it in their event loop."""
    for stream in list(_open):
        stream.end()


async def close_streams(patience: float = 2.0) -> None:
    """End all streams, and cut off those that do not end within `patience` seconds."""
    end_streams()
    deadline = asyncio.get_running_loop().time() + patience
    while _open and asyncio.get_running_loop().time() < deadline:
        await asyncio.sleep(0.01)
    for stream in list(_open):
        stream.cut()
