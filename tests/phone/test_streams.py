"""Ticks to phones and screens: the step at once and on every move, counts for screens only."""

import asyncio
import concurrent.futures
import contextlib
import re
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from starlette.applications import Starlette

import store
from live import hub
from phone import streams
from settings import secret
from tests import rooms
from tests.phone.conftest import Loop, Visitor
from tests.rooms import Room
from workshop import access
from workshop.answers import Stance
from workshop.flow import Phase


class Stream:
    """An open event stream, driven as a server does it."""

    def __init__(self, loop: Loop, app: Starlette, path: str, cookie: str = "") -> None:
        self.loop = loop
        self.text = ""
        self.status = 0
        self.headers: dict[bytes, bytes] = {}
        self.ended = False
        self.stuck = False  # takes nothing more, as a phone in a tunnel
        self._changed = asyncio.Condition()
        self._gone = asyncio.Event()
        self._sent = False
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": b"",
            "headers": [(b"host", b"testserver"), (b"cookie", cookie.encode())],
            "server": ("testserver", 80),
            "client": ("127.0.0.1", 1),
        }
        self._task = asyncio.run_coroutine_threadsafe(self._serve(app, scope), loop.loop)

    async def _serve(self, app: Starlette, scope: dict[str, Any]) -> None:
        await app(scope, self._receive, self._send)

    async def _receive(self) -> dict[str, Any]:
        if not self._sent:
            self._sent = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        if self.stuck:
            await asyncio.Event().wait()
        async with self._changed:
            if message["type"] == "http.response.start":
                self.status, self.headers = message["status"], dict(message["headers"])
            else:
                self.text += message["body"].decode()
                self.ended = not message["more_body"]
            self._changed.notify_all()

    def wait_for(self, met: Callable[["Stream"], Any]) -> None:
        async def waiting() -> None:
            async with self._changed:
                await self._changed.wait_for(lambda: met(self))

        try:
            self.loop.run(asyncio.wait_for(waiting(), 10))
        except TimeoutError:
            raise AssertionError(f"only heard: {self.text!r}") from None

    @property
    def steps(self) -> list[int]:
        return [int(n) for n in re.findall(r"event: step\ndata: (-?\d+)\n\n", self.text)]

    @property
    def counts(self) -> int:
        return self.text.count("event: count\n")

    def hang_up(self) -> None:
        self.loop.loop.call_soon_threadsafe(self._gone.set)
        with contextlib.suppress(concurrent.futures.CancelledError):
            self._task.result(10)


def wait_until(met: Callable[[], Any]) -> None:
    until = time.monotonic() + 10
    while not met():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.005)


@pytest.fixture
def open_stream(loop: Loop, app: Starlette) -> Iterator[Callable[..., Stream]]:
    opened: list[Stream] = []

    def one(path: str, phone: Visitor | None = None) -> Stream:
        cookies = phone.client.cookies if phone else {}
        text = "; ".join(f"{name}={value}" for name, value in cookies.items())
        opened.append(Stream(loop, app, path, text))
        opened[-1].wait_for(lambda stream: stream.status)
        return opened[-1]

    yield one
    for stream in opened:
        if not stream._task.done():
            stream.hang_up()


@pytest.fixture
def screen_path(code: str) -> str:
    return f"/p/screen/{access.screen_link(secret(), code)}"


def test_a_phone_hears_the_step_at_once_and_at_every_move(
    room: Room, code: str, alice: Visitor, open_stream: Callable[..., Stream]
) -> None:
    stream = open_stream(f"/p/{code}/events", alice)
    assert stream.status == 200
    assert stream.headers[b"content-type"] == b"text/event-stream; charset=utf-8"
    assert stream.headers[b"cache-control"] == b"no-store"
    assert stream.headers[b"x-accel-buffering"] == b"no"
    stream.wait_for(lambda s: s.steps == [0])
    room.forward()
    stream.wait_for(lambda s: s.steps == [0, 1])
    room.forward()
    stream.wait_for(lambda s: s.steps == [0, 1, 2])
    assert re.match(r"retry: \d+\n\n", stream.text)


def test_a_phone_hears_no_counts_and_a_screen_hears_both(
    room: Room,
    code: str,
    alice: Visitor,
    screen_path: str,
    open_stream: Callable[..., Stream],
) -> None:
    phone = open_stream(f"/p/{code}/events", alice)
    screen = open_stream(screen_path)
    room.join("bob")
    screen.wait_for(lambda s: s.counts)
    room.forward()
    for stream in (phone, screen):
        stream.wait_for(lambda s: s.steps == [0, 1])
    assert phone.counts == 0


def test_a_result_is_on_the_wall_before_the_phones_ask_for_it(
    room: Room,
    code: str,
    alice: Visitor,
    screen_path: str,
    open_stream: Callable[..., Stream],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room.go_to(rooms.AXIS, Phase.STANCE)
    phone, screen = open_stream(f"/p/{code}/events", alice), open_stream(screen_path)
    asked = room.snapshot.step
    monkeypatch.setattr(streams, "LOOK_UP", 3600.0)
    room.forward()  # the result
    screen.wait_for(lambda s: s.steps[-1] == asked + 1)
    assert phone.steps[-1] == asked
    room.forward()  # what follows is not held back, nor by the result that was
    phone.wait_for(lambda s: s.steps[-1] == asked + 2)
    monkeypatch.setattr(streams, "LOOK_UP", 0.01)
    room.back()
    phone.wait_for(lambda s: s.steps[-1] == asked + 3)


def test_a_phone_looks_at_a_list_that_moves_and_once_more_where_it_moved_meanwhile(
    loop: Loop,
    room: Room,
    code: str,
    alice: Visitor,
    screen_path: str,
    open_stream: Callable[..., Stream],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(streams, "LIST_EVERY", (0.5, 0.5))
    room.go_to(rooms.PRIORITY, Phase.RANK)
    phone, screen = open_stream(f"/p/{code}/events", alice), open_stream(screen_path)
    here = room.snapshot.step
    room.join("bob")
    screen.wait_for(lambda s: s.counts)
    wait_until(lambda: streams._announced.get(room.workshop) is not loop.loop)
    assert phone.steps == [here], "no list is followed"
    store.show_list(room.workshop, room.item.id)
    phone.wait_for(lambda s: s.steps == [here, here])
    room.rank("bob", "value")
    room.rank("bob", "knowledge")
    phone.wait_for(lambda s: s.steps == [here] * 4)
    store.set_wall(room.workshop, "")
    phone.wait_for(lambda s: s.steps == [here] * 5)
    room.rank("bob", "value")
    room.forward()
    phone.wait_for(lambda s: s.steps[5:] == [here + 1])


def test_a_tick_carries_nothing_but_a_number(
    room: Room, code: str, alice: Visitor, screen_path: str, open_stream: Callable[..., Stream]
) -> None:
    screen = open_stream(screen_path)
    room.join("bob")
    room.go_to(rooms.AXIS, Phase.STANCE)
    room.stand("bob", 77.25, reason="hemmelighed")
    room.forward()
    last = room.snapshot.step
    screen.wait_for(lambda s: s.steps[-1:] == [last])
    server = f"event: server\ndata: {streams.SERVER.decode()}\n\n"
    assert screen.text.count(server) == 1
    lines = {re.sub(r"-?\d+", "N", line) for line in screen.text.replace(server, "").split("\n")}
    assert lines <= {"", "retry: N", "event: step", "event: count", "data: N", ":"}


def test_counts_are_told_together_and_the_last_one_comes(
    room: Room, screen_path: str, open_stream: Callable[..., Stream]
) -> None:
    screen = open_stream(screen_path)
    began = time.monotonic()
    for number in range(60):
        room.join(f"p{number}")
    screen.wait_for(lambda s: s.counts)
    busy = time.monotonic() - began
    heard = screen.counts
    assert heard <= 1 + busy / streams.COUNT_EVERY[0]
    room.join("last")
    screen.wait_for(lambda s: s.counts > heard)


@pytest.mark.parametrize("phones", [0, streams.MANY + 50])
def test_a_thousand_answers_in_five_seconds_are_at_most_ten_redraws_of_a_screen(
    phones: int,
    loop: Loop,
    room: Room,
    code: str,
    alice: Visitor,
    screen_path: str,
    open_stream: Callable[..., Stream],
) -> None:
    names = [f"p{number}" for number in range(100)]
    room.join(*names)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for _ in range(phones):
        open_stream(f"/p/{code}/events", alice)
    wait_until(lambda: streams._announced.get(room.workshop) is not loop.loop)
    screen = open_stream(screen_path)
    [served] = [stream for stream in streams._open if stream.participant is None]
    item = room.item.id
    pace = threading.Event()
    began = time.monotonic()

    def answer(hand: int) -> None:
        """Every tenth person, ten times each: 100 answers, evenly over five seconds."""
        for turn in range(100):
            pace.wait(max(0.0, began + turn * 0.05 - time.monotonic()))
            who = room.people[names[turn % 10 * 10 + hand]]
            store.take_stance(who, item, 1, Stance((float(turn),)))

    with concurrent.futures.ThreadPoolExecutor(10) as hands:
        list(hands.map(answer, range(10)))
    took = time.monotonic() - began
    wait_until(lambda: served._count_due is None)
    screen.wait_for(lambda s: s.counts == served._counts)
    assert room.snapshot.answered == 100
    assert 3 <= screen.counts <= 10 * max(1.0, took / 5)


def test_an_open_stream_is_somebody_present_and_a_closed_one_is_not(
    room: Room, code: str, alice: Visitor, screen_path: str, open_stream: Callable[..., Stream]
) -> None:
    screen = open_stream(screen_path)
    token = alice.client.cookies[f"staasted_{code}"]
    person = store.person(token, room.workshop).id
    stream = open_stream(f"/p/{code}/events", alice)
    wait_until(lambda: person in hub.present(room.workshop))
    before = screen.counts
    stream.hang_up()
    assert person not in hub.present(room.workshop)
    screen.wait_for(lambda s: s.counts > before)


def test_streams_end_when_the_server_stops(
    loop: Loop, code: str, alice: Visitor, screen_path: str, open_stream: Callable[..., Stream]
) -> None:
    both = [open_stream(f"/p/{code}/events", alice), open_stream(screen_path)]
    began = time.monotonic()
    loop.run(streams.close_streams())
    for stream in both:
        stream.wait_for(lambda s: s.ended)
    assert streams.open_streams() == 0
    assert time.monotonic() - began < 2


def test_a_stream_that_does_not_end_by_itself_is_cut_off(
    loop: Loop, code: str, alice: Visitor, open_stream: Callable[..., Stream]
) -> None:
    stream = open_stream(f"/p/{code}/events", alice)
    stream.stuck = True
    loop.run(streams.close_streams(patience=0.05))
    wait_until(lambda: streams.open_streams() == 0)


def test_a_stream_ends_now_and_then_and_its_phone_stays_present(
    room: Room,
    code: str,
    alice: Visitor,
    open_stream: Callable[..., Stream],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(streams, "HEARTBEAT", 0.01)
    monkeypatch.setattr(streams, "BEATS", (3, 3))
    stream = open_stream(f"/p/{code}/events", alice)
    stream.wait_for(lambda s: s.ended)
    assert stream.text.count(":\n\n") == 2
    token = alice.client.cookies[f"staasted_{code}"]
    assert store.person(token, room.workshop).id in hub.present(room.workshop)


def test_a_deleted_workshop_says_goodbye_and_ends(
    room: Room, code: str, alice: Visitor, open_stream: Callable[..., Stream]
) -> None:
    stream = open_stream(f"/p/{code}/events", alice)
    stream.wait_for(lambda s: s.steps == [0])
    store.delete_workshop(room.workshop)
    stream.wait_for(lambda s: s.ended)
    assert stream.steps == [0, streams.GONE]


def test_a_note_is_a_tick_with_the_same_number(
    room: Room, code: str, alice: Visitor, open_stream: Callable[..., Stream]
) -> None:
    room.go_to(rooms.AXIS, Phase.GROUND)
    step = room.snapshot.step
    stream = open_stream(f"/p/{code}/events", alice)
    stream.wait_for(lambda s: s.steps == [step])
    store.add_note(room.workshop, room.item.id, "agree", "Vi spørger først")
    stream.wait_for(lambda s: s.steps == [step, step])
