""" "Workshop X changed": ticks without data, who is here, and what the wall has drawn.

A tick says only that something is to be read again, so a lost one is harmless.
STEP is heard by everybody; COUNT (somebody answered or arrived) only by the room's
screens, so that 1,000 answers do not wake 1,000 phones.
"""

import asyncio
import threading
import time
from collections import Counter
from collections.abc import Callable

STEP = "step"
COUNT = "count"

SEEN_FOR = 600.0  # seconds a phone without an open stream still counts as present

Listener = Callable[[str], None]


class Hub:
    """Listeners and presence per workshop; every method may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: dict[int, dict[Listener, asyncio.AbstractEventLoop]] = {}
        self._connected: dict[int, Counter[int]] = {}
        self._seen: dict[int, dict[int, float]] = {}
        self._drawn: dict[int, int] = {}
        self._wall = threading.Condition(self._lock)

    def listen(self, workshop: int, listener: Listener) -> None:
        """Call `listener(kind)` in the running loop on every tick of `workshop`."""
        with self._lock:
            self._listeners.setdefault(workshop, {})[listener] = asyncio.get_running_loop()

    def forget(self, workshop: int, listener: Listener) -> None:
        with self._lock:
            self._listeners.get(workshop, {}).pop(listener, None)

    def announce(self, workshop: int, kind: str) -> None:
        """Wake the listeners of `workshop`; one hand-over per event loop."""
        with self._lock:
            listeners = dict(self._listeners.get(workshop, {}))
        for loop in set(listeners.values()):
            mine = [listener for listener, its in listeners.items() if its is loop]
            if not loop.is_closed():
                loop.call_soon_threadsafe(_call_all, mine, kind)

    def arrive(self, workshop: int, participant: int) -> None:
        """A phone's stream opened."""
        with self._lock:
            self._connected.setdefault(workshop, Counter())[participant] += 1
            self._seen.setdefault(workshop, {})[participant] = time.monotonic()

    def leave(self, workshop: int, participant: int) -> None:
        """A phone's stream ended: it is no longer present unless another one is open."""
        with self._lock:
            open_streams = self._connected.get(workshop, Counter())
            open_streams[participant] -= 1
            if open_streams[participant] <= 0:
                del open_streams[participant]
                self._seen.get(workshop, {}).pop(participant, None)

    def see(self, workshop: int, participant: int) -> None:
        """A phone asked for something; counts as present for a while without a stream."""
        now = time.monotonic()
        with self._lock:
            seen = self._seen.setdefault(workshop, {})
            new = seen.get(participant, -SEEN_FOR) < now - SEEN_FOR
            seen[participant] = now
        if new:
            self.announce(workshop, COUNT)

    def empty(self) -> None:
        """Nobody is here any more: the database with these workshops is closed."""
        with self._lock:
            self._connected.clear()
            self._seen.clear()
            self._drawn.clear()

    def present(self, workshop: int) -> frozenset[int]:
        """The participants who are here now."""
        since = time.monotonic() - SEEN_FOR
        with self._lock:
            seen = {p for p, at in self._seen.get(workshop, {}).items() if at >= since}
            return frozenset(seen | self._connected.get(workshop, Counter()).keys())

    def drew(self, workshop: int, step: int) -> None:
        """A projector has drawn this step."""
        with self._wall:
            self._drawn[workshop] = step
            self._wall.notify_all()

    def let_wall_first(self, workshop: int, seen: int, patience: float) -> bool:
        """Wait until a projector that stood at step `seen` has drawn another.

        At most `patience` seconds; not at all where none stands there. Returns whether one
        has drawn while we waited.
        """
        with self._wall:
            if self._drawn.get(workshop) != seen:
                return False
            return self._wall.wait_for(lambda: self._drawn.get(workshop) != seen, patience)


def _call_all(listeners: list[Listener], kind: str) -> None:
    for listener in listeners:
        listener(kind)


hub = Hub()
