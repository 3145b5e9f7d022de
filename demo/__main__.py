"""`python -m demo --url http://127.0.0.1:8501 --code K7M4QX --people 24 --language da`."""

import argparse
import asyncio
import contextlib
import signal
import ssl
import sys

from demo.people import Crowd
from demo.phone import Phone, Unwelcome

ARRIVE_OVER = 4.0  # seconds
LIMIT = 2 * 3600.0


async def run(url: str, code: str, crowd: Crowd, pace: float = 1.0, tables: int = 0) -> None:
    """Play the crowd, some at `tables`, until the workshop is closed, SIGTERM, or for two hours.

    Raises an ExceptionGroup of Unwelcome when somebody cannot join.
    """
    loop = asyncio.get_running_loop()
    me = asyncio.current_task()
    assert me is not None
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows ends the process itself
            loop.add_signal_handler(number, me.cancel)
    context = ssl.create_default_context()  # slow to make: one for all
    seats = crowd.seats(tables)
    phones = [Phone(url, code, those, crowd, context, pace) for those in seats]
    with contextlib.suppress(TimeoutError, asyncio.CancelledError):
        async with asyncio.timeout(LIMIT), asyncio.TaskGroup() as group:
            for place, phone in enumerate(phones):
                group.create_task(phone.take_part(ARRIVE_OVER * pace * place / len(phones)))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m demo", description="Simulated participants.")
    parser.add_argument("--url", required=True, help="where the app runs")
    parser.add_argument("--code", required=True, help="the workshop's code")
    parser.add_argument("--people", type=int, default=24)
    parser.add_argument("--language", choices=("da", "en"), default="da")
    parser.add_argument("--seed", type=int, default=1, help="the same seed: the same room")
    parser.add_argument("--pace", type=float, default=1.0, help="of all pauses; 0.1 is in a hurry")
    parser.add_argument("--tables", type=int, default=0, help="with one phone each")
    given = parser.parse_args()
    crowd = Crowd(given.people, given.seed, given.language)
    try:
        asyncio.run(run(given.url.rstrip("/"), given.code.upper(), crowd, given.pace, given.tables))
    except* Unwelcome as group:
        print(f"demo: {group.exceptions[0]}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
