"""A bell for workshops whose link opens or closes by itself: one thread, which sleeps till then."""

import datetime as dt
import threading
from collections.abc import Callable

LONGEST = 60.0  # seconds of sleep: a clock that was set, or a machine that slept, is noticed


class Bell:
    """Calls `ring(workshop)` in a thread of its own when a moment has come."""

    def __init__(self, ring: Callable[[int], None]) -> None:
        self._ring = ring
        self._moments: dict[int, dt.datetime] = {}
        self._changed = threading.Condition()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="store-bell", daemon=True)
        self._thread.start()

    def set(self, workshop: int, moment: dt.datetime) -> None:
        """Ring at this moment too; one that comes earlier stays, and who hears it reads again."""
        with self._changed:
            known = self._moments.get(workshop)
            self._moments[workshop] = min(known, moment) if known else moment
            self._changed.notify()

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        while (due := self._wait()) is not None:
            for workshop in due:
                self._ring(workshop)

    def _wait(self) -> list[int] | None:
        """The workshops whose moment has come; None once the bell is closed."""
        with self._changed:
            while not self._closed:
                now = dt.datetime.now(dt.UTC)
                due = [workshop for workshop, at in self._moments.items() if at <= now]
                if due:
                    for workshop in due:
                        del self._moments[workshop]
                    return due
                soonest = min(self._moments.values(), default=None)
                left = (soonest - now).total_seconds() if soonest else None
                self._changed.wait(left if left is None else min(LONGEST, left))
        return None
