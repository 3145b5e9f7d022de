"""Ticks reach those who listen, from any thread; presence is who is here."""

import asyncio
import threading

import pytest

import live
from live import COUNT, STEP, Hub


def test_a_tick_from_another_thread_reaches_the_loop() -> None:
    async def scene() -> list[str]:
        hub, heard, done = Hub(), [], asyncio.Event()

        def listener(kind: str) -> None:
            heard.append(kind)
            if len(heard) == 2:
                done.set()

        hub.listen(1, listener)
        for workshop, kind in ((2, STEP), (1, STEP), (1, COUNT)):
            threading.Thread(target=hub.announce, args=(workshop, kind)).start()
        await asyncio.wait_for(done.wait(), 10)
        hub.forget(1, listener)
        hub.announce(1, STEP)
        await asyncio.sleep(0)
        return heard

    assert sorted(asyncio.run(scene())) == [COUNT, STEP]


def test_a_loop_that_has_ended_is_no_fault() -> None:
    hub = Hub()

    async def listen() -> None:
        hub.listen(1, lambda kind: None)

    asyncio.run(listen())
    hub.announce(1, STEP)


def test_a_phone_is_present_while_any_of_its_streams_is_open() -> None:
    hub = Hub()
    hub.arrive(1, 7)
    hub.arrive(1, 7)
    hub.leave(1, 7)
    assert hub.present(1) == {7}
    hub.leave(1, 7)
    assert hub.present(1) == frozenset()


def test_a_phone_without_a_stream_is_present_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    hub, clock = Hub(), [1000.0]
    monkeypatch.setattr("live.time.monotonic", lambda: clock[0])
    hub.see(1, 7)
    assert hub.present(1) == {7}
    clock[0] += live.SEEN_FOR + 1
    assert hub.present(1) == frozenset()


def test_a_newcomer_without_a_stream_is_announced_once() -> None:
    async def scene() -> list[str]:
        hub = Hub()
        heard: list[str] = []
        hub.listen(1, heard.append)
        for _ in range(3):
            hub.see(1, 7)
        await asyncio.sleep(0)
        return heard

    assert asyncio.run(scene()) == [COUNT]


# --- The wall before the remote ------------------------------------------------------------------

NEVER = 600.0  # seconds: whoever waits so long has not been let go


def test_the_remote_waits_until_the_wall_has_drawn_the_next_step() -> None:
    hub, order, waits = Hub(), list[str](), threading.Event()
    hub.drew(1, 4)

    def remote() -> None:
        waits.set()
        assert hub.let_wall_first(1, 4, NEVER)
        order.append("remote")

    thread = threading.Thread(target=remote)
    thread.start()
    assert waits.wait(10)
    hub.drew(1, 4)  # somebody answered: the wall is drawn anew, at the same step
    hub.drew(2, 5)
    order.append("wall")
    hub.drew(1, 5)
    thread.join(10)
    assert order == ["wall", "remote"]


def test_the_remote_waits_for_no_wall_that_is_not_there_or_has_drawn_already() -> None:
    hub = Hub()
    assert not hub.let_wall_first(1, 4, NEVER)
    hub.drew(1, 5)
    assert not hub.let_wall_first(1, 4, NEVER)
    hub.empty()
    assert not hub.let_wall_first(1, 5, NEVER)


def test_a_wall_that_was_closed_is_waited_for_once() -> None:
    hub = Hub()
    hub.drew(1, 4)
    assert not hub.let_wall_first(1, 4, 0.01)
    assert not hub.let_wall_first(1, 5, NEVER)
