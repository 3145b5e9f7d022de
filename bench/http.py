"""Just enough HTTP/1.1 and Server-Sent Events to play a thousand phones from one core."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

# What a phone's browser sends along; the server has to read it, so it belongs to the cost.
BROWSER = (
    "User-Agent: Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 "
    "(KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36\r\n"
    "Accept-Encoding: gzip, deflate, br\r\n"
    "Accept-Language: da-DK,da;q=0.9,en;q=0.6\r\n"
)


@dataclass(frozen=True)
class Response:
    """A whole answer; header names in lower case, `sent` is its size in bytes on the wire."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    sent: int


def request(
    method: str,
    host: str,
    path: str,
    *,
    form: Mapping[str, str] | None = None,
    cookie: str = "",
    accept: str = "*/*",
) -> bytes:
    """One request as a phone's browser would send it; with `form`, a posted form."""
    lines = f"{method} {path} HTTP/1.1\r\nHost: {host}\r\n{BROWSER}Accept: {accept}\r\n"
    if cookie:
        lines += f"Cookie: {cookie}\r\n"
    if form is None:
        return f"{lines}\r\n".encode("ascii")
    body = urlencode(form)
    return (
        f"{lines}Origin: http://{host}\r\nSec-Fetch-Site: same-origin\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}"
    ).encode("ascii")


class Malformed(ValueError):
    """The server sent something that is not HTTP/1.1."""


class Reader:
    """Reads one response from whatever pieces arrive.

    `complete` turns true when the body is; a body without a length ends with the
    connection (`end()`). `take()` hands out what has arrived of a body that goes on.
    """

    def __init__(self) -> None:
        self.status = 0
        self.headers: dict[str, str] = {}
        self.complete = False
        self.received = 0
        self._raw = bytearray()
        self._body = bytearray()
        self._left: int | None = None  # bytes still missing of the body or of the chunk
        self._chunked = False

    def feed(self, data: bytes) -> None:
        """Take the next piece. Raises Malformed."""
        self.received += len(data)
        self._raw += data
        if not self.status and not self._read_head():
            return
        if self._chunked:
            self._read_chunks()
            return
        self._body += self._raw
        self._raw.clear()
        if self._left is not None and len(self._body) >= self._left:
            self.complete = True

    def end(self) -> None:
        """The connection closed. Raises Malformed when the response was cut off."""
        if self.complete:
            return
        if not self.status or self._chunked or self._left is not None:
            raise Malformed(f"the connection closed after {self.received} bytes")
        self.complete = True

    def take(self) -> bytes:
        """The body that has arrived since last time."""
        piece = bytes(self._body)
        self._body.clear()
        return piece

    def response(self) -> Response:
        return Response(self.status, self.headers, bytes(self._body), self.received)

    def _read_head(self) -> bool:
        head, found, rest = self._raw.partition(b"\r\n\r\n")
        if not found:
            return False
        first, *lines = head.decode("latin-1").split("\r\n")
        version, _, status = first.partition(" ")
        if not version.startswith("HTTP/1.") or not status[:3].isdigit():
            raise Malformed(f"not a status line: {first!r}")
        self.status = int(status[:3])
        for line in lines:
            name, _, value = line.partition(":")
            self.headers[name.strip().lower()] = value.strip()
        self._raw = rest
        self._chunked = self.headers.get("transfer-encoding", "").lower() == "chunked"
        if not self._chunked and "content-length" in self.headers:
            self._left = int(self.headers["content-length"])
        if self.status in (204, 304):
            self._left = 0
        return True

    def _read_chunks(self) -> None:
        while not self.complete:
            if self._left is None:
                size, found, rest = self._raw.partition(b"\r\n")
                if not found:
                    return
                try:
                    self._left = int(size.split(b";")[0], 16)
                except ValueError:
                    raise Malformed(f"not a chunk size: {bytes(size)!r}") from None
                self._raw = rest
            if len(self._raw) < self._left + 2:  # the chunk and the line end behind it
                return
            self._body += self._raw[: self._left]
            del self._raw[: self._left + 2]
            self.complete = self._left == 0
            self._left = None


@dataclass
class Events:
    """Splits an event stream into (event, data); comments are heartbeats and left out."""

    _rest: bytes = field(default=b"", init=False)

    def feed(self, data: bytes) -> list[tuple[str, str]]:
        found = []
        *blocks, self._rest = (self._rest + data).replace(b"\r\n", b"\n").split(b"\n\n")
        for block in blocks:
            kind, values = "message", []
            for line in block.decode("utf-8").split("\n"):
                name, _, value = line.partition(":")
                if name == "event":
                    kind = value.strip()
                elif name == "data":
                    values.append(value.removeprefix(" "))
            if values:
                found.append((kind, "\n".join(values)))
        return found
