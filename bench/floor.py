"""The bare floor: a route that commits one row to SQLite per request, and nothing else.

No rules, no cookies, no pages, no other screens. Run with the app's own server settings
(uvicorn with uvloop and httptools) and the app's own pragmas: what an answer costs
here is what no app on this server and this disk can go below without committing
several answers together.
"""

import sqlite3
import sys
from urllib.parse import parse_qs

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route


def make(path: str) -> Starlette:
    """The app over a database file at `path`."""
    database = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        database.execute(f"PRAGMA {pragma}")
    database.execute("CREATE TABLE IF NOT EXISTS answer (id INTEGER PRIMARY KEY, position REAL)")

    async def answer(request: Request) -> Response:
        form = parse_qs((await request.body()).decode("ascii"))
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO answer (position) VALUES (?)", (float(form["position"][0]),))
        database.execute("COMMIT")
        return JSONResponse({"saved": True})

    async def home(_: Request) -> Response:
        return PlainTextResponse("ok")

    return Starlette(routes=[Route("/", home), Route("/answer", answer, methods=["POST"])])


def main() -> None:
    port, path = int(sys.argv[1]), sys.argv[2]
    uvicorn.run(
        make(path),
        host="127.0.0.1",
        port=port,
        loop="uvloop",
        http="httptools",
        ws="none",
        access_log=False,
        log_level="warning",
    )


if __name__ == "__main__":
    main()
