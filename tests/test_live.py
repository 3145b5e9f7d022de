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
