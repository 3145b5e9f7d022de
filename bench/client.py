"""Phones as connections: one request each, or an event stream that stays open."""

import asyncio
from collections.abc import Callable
from typing import cast

from bench.http import Events, Malformed, Reader, Response

PATIENCE = 60.0  # seconds until a phone gives up

Address = tuple[str, int]


class _Exchange(asyncio.Protocol):
    """Sends a request as soon as the connection stands; its answer resolves `done`."""

    def __init__(self, data: bytes, done: "asyncio.Future[Response]") -> None:
        self._data = data
        self._done = done
        self._reader = Reader()
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop has its own class
        self._transport.write(self._data)

    def data_received(self, data: bytes) -> None:
        try:
            self._reader.feed(data)
        except Malformed as fault:
            self._fail(fault)
        self._finish()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._done.done():
            return
        try:
            self._reader.end()
        except Malformed as fault:
            self._fail(exc or fault)
        self._finish()

    def _finish(self) -> None:
        if self._reader.complete and not self._done.done():
            self._done.set_result(self._reader.response())
            assert self._transport is not None
            self._transport.close()

    def _fail(self, fault: Exception) -> None:
        if not self._done.done():
            self._done.set_exception(fault)
        if self._transport is not None:
            self._transport.close()


async def ask(address: Address, data: bytes) -> Response:
    """Send one request over a new connection, as a phone does whose last one timed out.

    Raises OSError, Malformed or TimeoutError when no whole answer came.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Response] = loop.create_future()
    async with asyncio.timeout(PATIENCE):
        await loop.create_connection(lambda: _Exchange(data, done), *address)
        return await done


class Stream(asyncio.Protocol):
    """An open event stream; calls `heard(event, data)` for each event."""

    def __init__(self, data: bytes, heard: Callable[[str, str], None]) -> None:
        self._data = data
        self._heard = heard
        self._reader = Reader()
        self._events = Events()
        self._transport: asyncio.Transport | None = None
        self.ended = asyncio.Event()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop has its own class
        self._transport.write(self._data)

    def data_received(self, data: bytes) -> None:
        self._reader.feed(data)
        if self._reader.status == 200:
            for kind, value in self._events.feed(self._reader.take()):
                self._heard(kind, value)
        if self._reader.complete or self._reader.status not in (0, 200):
            self.close()

    def connection_lost(self, exc: Exception | None) -> None:
        self.ended.set()

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()


async def listen(address: Address, data: bytes, heard: Callable[[str, str], None]) -> Stream:
    """Open an event stream; returns when the connection stands. Raises OSError."""
    loop = asyncio.get_running_loop()
    _, stream = await loop.create_connection(lambda: Stream(data, heard), *address)
    return stream
