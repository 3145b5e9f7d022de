"""A server with the phones' routes whose room is moved by lines on its standard input.

Run as `python -m tests.demo.room_server PORT` with STAASTED_DATA set. Prints one JSON
object per line: first {"code": ...}, then an answer to each command: `state`, `next`
(one step forward) or `answers` (what is stored of the item the room is at).
"""

import asyncio
import contextlib
import datetime as dt
import json
import sqlite3
import sys
import threading
from collections.abc import AsyncIterator
from typing import Any

import uvicorn
from starlette.applications import Starlette

import store
from phone.routes import routes
from phone.streams import close_streams
from settings import settings
from workshop import flow
from workshop.agenda import Draft, DraftItem


def make() -> int:
    """A workshop with an axis, a triangle and a ranking."""
    library = store.library()
    items = (
        DraftItem(library.dilemmas["who-shows-up"], 10, 2),
        DraftItem(library.dilemmas["who-defines-value"], 10, 1),
        DraftItem(library.priorities["anchors"], 10, 1),
    )
    today = dt.datetime.now(dt.UTC).date()
    return store.create_workshop(Draft("Demo", today, ("da", "en"), (), items), simulated=True)


def answers(item: int) -> list[dict[str, Any]]:
    """The stored rows of one item, with their reasons."""
    path = settings().data / "staasted.db"
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as reading:
        reading.row_factory = sqlite3.Row
        stances = reading.execute(
            "SELECT stance.*, reason.text AS reason FROM stance"
            " LEFT JOIN reason ON reason.stance_id = stance.id WHERE item_id = ?",
            (item,),
        )
        rankings = reading.execute("SELECT * FROM ranking WHERE item_id = ?", (item,))
        return [dict(row) for row in (*stances, *rankings)]


def obey(workshop: int, command: str) -> object:
    snapshot = store.snapshot(workshop)
    if command == "next":
        stops = [item.stop for item in snapshot.items]
        store.move(workshop, snapshot.step, flow.step_after(stops, snapshot.here))
        snapshot = store.snapshot(workshop)
    if command == "answers":
        assert snapshot.item is not None
        return answers(snapshot.item.id)
    return {
        "phase": snapshot.here.phase,
        "round": snapshot.here.round,
        "joined": snapshot.joined,
        "present": snapshot.present,
        "answered": snapshot.answered,
    }


def say(answer: object) -> None:
    sys.stdout.write(f"{json.dumps(answer)}\n")
    sys.stdout.flush()


def listen(workshop: int) -> None:
    for line in sys.stdin:
        say(obey(workshop, line.strip()))


@contextlib.asynccontextmanager
async def lifespan(_: Starlette) -> AsyncIterator[None]:
    store.open_database()
    workshop = await asyncio.to_thread(make)
    say({"code": store.stage(workshop).code})
    threading.Thread(target=listen, args=(workshop,), daemon=True).start()
    yield
    await close_streams()
    store.close_database()


if __name__ == "__main__":
    uvicorn.run(
        Starlette(routes=routes, lifespan=lifespan),
        host="127.0.0.1",
        port=int(sys.argv[1]),
        log_level="warning",
    )
