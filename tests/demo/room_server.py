"""A server with the phones' routes whose room is moved by lines on its standard input.

Run as `python -m tests.demo.room_server PORT [alone] [points]` with STAASTED_DATA set. Prints one
JSON object per line: first {"code": ...}, then an answer to each command: `state`, `next`
(one step forward), `takes` (ask the smaller side), `note TEXT` (common ground), `support` (how
often somebody stands behind a line), `answers` (what is stored of the item the room is at),
`answers ID`, `marks` (how many of that item's reasons somebody marked), `questions` (their ids)
or `suggestions`.
"""

import asyncio
import contextlib
import datetime as dt
import json
import sqlite3
import sys
import threading
from collections.abc import AsyncIterator
from dataclasses import asdict, replace
from typing import Any

import uvicorn
from starlette.applications import Starlette

import store
from phone.routes import routes
from phone.streams import close_streams
from settings import settings
from workshop import flow
from workshop.agenda import Draft, DraftItem
from workshop.dilemmas import Plain, PlainText
from workshop.flow import Kind


def make(alone: bool, points: bool) -> int:
    """A workshop with an axis, a triangle and a priority question.

    `alone`: answered before the meeting; `points`: the question gets 100 points.
    """
    library = store.library()
    question = library.priorities["anchors"]
    if points:
        question = question.model_copy(update={"method": "points"})
    items: tuple[DraftItem, ...] = (
        DraftItem(library.dilemmas["who-shows-up"], 10, 2),
        DraftItem(library.dilemmas["who-defines-value"], 10, 1),
        DraftItem(question, 10, 1),
    )
    if alone:
        words = PlainText(title="Velkommen", text="Tag en kop kaffe.")
        welcome = DraftItem(Plain(id="welcome", da=words, en=words), 1)
        items = tuple(replace(item, alone=True) for item in (welcome, *items))
    today = dt.datetime.now(dt.UTC).date()
    draft = Draft("Demo", today, ("da", "en"), (), items, suggestions=alone)
    return store.create_workshop(draft, simulated=True)


def answers(item: int) -> list[dict[str, Any]]:
    """The stored rows of one item, with their reasons."""
    path = settings().data / "staasted.db"
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as reading:
        reading.row_factory = sqlite3.Row
        stances = reading.execute(
            "SELECT stance.*, reason.text AS reason, reason.lens FROM stance"
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
    if command == "suggestions":
        return [asdict(each.text) for each in store.suggestions(workshop)]
    if command == "questions":
        return [item.id for item in snapshot.items if item.kind is not Kind.PLAIN]
    if command == "takes":
        assert snapshot.item is not None
        store.ask_takes(workshop, snapshot.step, snapshot.item.id)
        return snapshot.step
    if command.startswith("note "):
        assert snapshot.item is not None
        return store.add_note(workshop, snapshot.item.id, "agree", command.removeprefix("note "))
    if command == "support":
        return sum(count for _, _, count in snapshot.support)
    if command == "marks":
        assert snapshot.item is not None
        made = store.marks(snapshot.item.id)
        return len({mark.reason for mark in made if mark.moves or mark.good})
    if command.startswith("answers "):
        return answers(int(command.split()[1]))
    if command == "answers":
        assert snapshot.item is not None
        return answers(snapshot.item.id)
    return {
        "phase": snapshot.here.phase,
        "round": snapshot.here.round,
        "joined": snapshot.joined,
        "present": snapshot.present,
        "answered": snapshot.answered,
        "taken": snapshot.taken,
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
    workshop = await asyncio.to_thread(make, "alone" in sys.argv, "points" in sys.argv)
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
