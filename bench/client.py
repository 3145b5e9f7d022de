"""Phones as connections: a conversation of requests, which may end in an event stream."""

import asyncio
from collections.abc import Callable
from typing import cast

from bench.http import Events, Malformed, Reader, Response

PATIENCE = 60.0  # seconds until a phone gives up

Address = tuple[str, int]
Heard = Callable[[str, str], None]


class Connection(asyncio.Protocol):
    """One connection, kept alive from request to request as a browser does."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._reader = Reader()
        self._answer: asyncio.Future[Response] | None = None
        self._heard: Heard | None = None
        self._events = Events()

    @classmethod
    async def open(cls, address: Address) -> "Connection":
        """Connect. Raises OSError or TimeoutError."""
        async with asyncio.timeout(PATIENCE):
            _, made = await asyncio.get_running_loop().create_connection(cls, *address)
        return made

    async def ask(self, data: bytes) -> Response:
        """Send a request and wait for the whole answer.

        Raises OSError, Malformed or TimeoutError when none came.
        """
        assert self._transport is not None
        self._reader = Reader()
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(data)
        async with asyncio.timeout(PATIENCE):
            return await self._answer

    def listen(self, data: bytes, heard: Heard) -> None:
        """Ask for an event stream and call `heard(event, data)` for each event from now on."""
        assert self._transport is not None
        self._reader, self._answer, self._heard = Reader(), None, heard
        self._transport.write(data)

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop has its own class

    def data_received(self, data: bytes) -> None:
        try:
            self._reader.feed(data)
        except Malformed as fault:
            self._fail(fault)
            self.close()
            return
        if self._heard is not None:
            if self._reader.status == 200:
                for kind, value in self._events.feed(self._reader.take()):
                    self._heard(kind, value)
            if self._reader.complete or self._reader.status != 200:
                self.close()
        elif self._reader.complete:
            self._succeed()

    def connection_lost(self, exc: Exception | None) -> None:
        try:
            self._reader.end()
        except Malformed as fault:
            self._fail(exc or fault)
        else:
            self._succeed()

    def _succeed(self) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(self._reader.response())

    def _fail(self, fault: Exception) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(fault)


async def ask(address: Address, data: bytes) -> Response:
    """One request over a new connection, as by a phone whose last one timed out long ago.

    Raises OSError, Malformed or TimeoutError when no whole answer came.
    """
    connection = await Connection.open(address)
    try:
        return await connection.ask(data)
    finally:
        connection.close()
