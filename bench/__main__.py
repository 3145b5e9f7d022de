"""`python -m bench`: the running app, a bare floor and a page in Streamlit, in one run.

The app is started as a user starts it and driven from this process, over HTTP and
Server-Sent Events on loopback, with the facilitator's remote and the projector open in
a real Chromium. Prints one table and writes bench/results.json. What each figure means,
and what it does not: bench/README.md.
"""

import argparse
import asyncio
import datetime as dt
import importlib.metadata
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]
import uvloop
from playwright.async_api import Browser

from bench import browser as chromium
from bench import polling
from bench.figures import Row, middle, row, table
from bench.http import request
from bench.prepare import OTHER_ROUNDS, ROUNDS
from bench.room import Room
from bench.servers import ROOT, Server, start_app, start_floor, start_polling
from tests import chromium as installed
from workshop import access

TIMES = 3  # how often answers at once are repeated; the table shows the middle run
REVEALS = {300: 20, 1000: 10}  # more of them where a 95th percentile is aimed for
LIMIT = 1200.0  # seconds for everything
MANY = 1000  # the number of phones that the aims are about
SOME = 300  # and the number that is as many as most rooms have
SEEN = "See a result on the projector"
ORDER = "See an order on the projector"
OTHERS = ("See a triangle on the projector", ORDER)
REDRAWS = 10  # of a screen at the most while answers come in over 5 s
JOIN = "Join, all at once"
STEP = "Hear a step"
ANSWERS = "Answers at once"
FLOOR = "Floor: answers at once"


class Bench:
    """One run; `rows` are in the table, `all` has every repetition."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.machine = facts()
        self.rows: list[Row] = []
        self.all: list[Row] = []
        self.visits: dict[str, dict[str, int]] = {}
        self.redraws: dict[int, int] = {}

    def keep(self, rows: Sequence[Row]) -> None:
        self.all += rows
        self.rows.append(middle(rows))

    async def app(self, browser: Browser, phones: int, folder: Path) -> None:
        """The real app and the bare floor, side by side, with so many phones."""
        codes = subprocess.run(
            [sys.executable, "-m", "bench.prepare"],
            cwd=ROOT,
            env={**os.environ, "STAASTED_DATA": str(folder)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split()
        app = await start_app(self.port, folder)
        floor = await start_floor(self.port + 1, folder)
        try:
            await self._run(browser, app, floor, folder, codes[0], codes[1], phones)
        finally:
            app.stop()
            floor.stop()

    async def _run(
        self,
        browser: Browser,
        app: Server,
        floor: Server,
        folder: Path,
        code: str,
        spare: str,
        phones: int,
    ) -> None:
        key = (folder / "facilitator-key").read_text(encoding="ascii").strip()
        if "Ståsted" not in self.visits:
            self.visits["Ståsted"] = await chromium.first_visit(browser, f"{app.url}/p/{code}")
        warm = Room(app, spare, 10)
        await warm.join()
        warm.leave()
        remote = await chromium.Remote.open(browser, app.url, key, code)
        secret = (folder / "secret").read_text(encoding="ascii").strip()
        projector = await chromium.open_projector(
            browser, app.url, access.screen_link(secret, code)
        )
        room = Room(app, code, phones)
        database = folder / "staasted.db"
        await chromium.watch(projector)
        steps, results, answers, bare, seen = [], [], [], [], []
        orders: list[Row] = []
        clicked = 0.0

        async def go() -> float:
            nonlocal clicked
            clicked = await remote.go()
            return clicked

        self.keep([await room.join()])
        others: dict[str, list[float]] = {what: [] for what in OTHERS}
        for what in OTHERS:
            for turn in range(OTHER_ROUNDS):
                while await room.asked() is None:
                    await room.step(STEP, remote.go, database)
                if what == ORDER and turn == 1:
                    orders.append(await room.order("Orders over 5 s", 5.0, turn))
                elif what == ORDER and turn == OTHER_ROUNDS - 1:
                    await remote.follow_list()
                    orders.append(await room.order("The same, the list followed", 5.0, turn))
                else:
                    await room.answer_other(turn)
                await room.step(STEP, go, database)
                others[what].append(await chromium.painted(projector) - clicked)
        steps.append(await room.step(STEP, remote.go, database))  # to the case
        turns = REVEALS.get(phones, TIMES)
        for turn in range(turns):
            if turn and turn % ROUNDS == 0:  # over to the next point's case
                steps.append(await room.step(STEP, remote.go, database))
            steps.append(await room.step(STEP, remote.go, database))  # to the question
            bare.append(await _floor(floor, phones, 0, turn))
            answers.append(await room.answer(ANSWERS, database, 0, turn))
            results.append(await room.step("Hear a result", go, database))
            seen.append(await chromium.painted(projector) - clicked)
            steps.append(await room.step(STEP, remote.go, database))  # to what comes after it
        while await room.asked() is None:
            await room.step(STEP, remote.go, database)
        await chromium.count_redraws(projector)
        spread = await room.answer("Answers over 5 s", database, 5.0, turns)
        self.redraws[phones] = await chromium.redraws(projector, phones)
        for pairs in (steps, results):
            for rows in zip(*pairs, strict=True):
                self.keep(rows)
        self.keep([row(SEEN, phones, seen, max(seen))])
        for what, waits in others.items():
            self.keep([row(what, phones, waits, max(waits))])
        self.keep(answers)
        for line in orders:
            self.keep([line])
        self.keep(bare)
        self.keep([spread])
        self.keep([await _floor(floor, phones, 5.0, turns)])
        room.leave()
        await projector.context.close()

    async def streamlit(
        self, browser: Browser, phones: int, folder: Path, tuned: bool = False
    ) -> None:
        """The participant page in Streamlit."""
        if "Streamlit page" not in self.visits:
            server = await start_polling(self.port + 2, folder)
            try:
                self.visits["Streamlit page"] = await chromium.first_visit(browser, server.url)
            finally:
                server.stop()
            (folder / "polling.db").unlink(missing_ok=True)
        try:
            for line in await polling.run(self.port + 2, folder, phones, tuned):
                self.keep([line])
        except TimeoutError:  # the app's own figures are not lost with it
            print(f"  The page did not open for {phones} phones in its time.", flush=True)

    def ratios(self) -> dict[str, float]:
        """Answers at once as a multiple of the floor, by number of phones."""
        wall = {(r.what, r.phones): r.wall for r in self.rows}
        return {
            str(phones): round(wall[ANSWERS, phones] / wall[FLOOR, phones], 2)
            for what, phones in wall
            if what == ANSWERS
        }

    def verdicts(self) -> list[str]:
        """What was aimed for with 1,000 phones, and what came out."""
        found = {line.what: line for line in self.rows if line.phones == MANY}
        if not found:
            return []
        some = {line.what: line for line in self.rows if line.phones == SOME}
        lost = sum(line.lost or 0 for line in self.all if not line.what.startswith("Streamlit"))
        outcomes = [
            ("1,000 answers at once, seconds", found[ANSWERS].wall, 1.5),
            ("the same as a multiple of the floor", self.ratios()[str(MANY)], 1.6),
            ("1,000 joins at once, seconds", found[JOIN].wall, 4.0),
            ("a step seen by 95 % of 1,000 phones, seconds", found[STEP].p95, 0.5),
            ("a result drawn on the projector for 1,000, seconds", found[SEEN].p95, 1.0),
            ("answers and joins lost", float(lost), 0.0),
        ]
        if some:
            what = "a result drawn on the projector for 300, seconds"
            outcomes.append((what, some[SEEN].p95, 0.4))
        for phones, count in self.redraws.items():
            what = f"redraws of the projector while {phones:,} answer in 5 s"
            outcomes.append((what, float(count), float(REDRAWS)))
        return [
            f"{'reached' if value <= aim else 'MISSED '}  {what}: {value:.2f} (aim: {aim:g})"
            for what, value, aim in outcomes
        ]

    def results(self) -> dict[str, Any]:
        return {
            "machine": self.machine,
            "ratio_to_floor": self.ratios(),
            "aims": self.verdicts(),
            "redraws": self.redraws,
            "first_visit": self.visits,
            "rows": [line.as_json() for line in self.rows],
            "repetitions": [line.as_json() for line in self.all],
        }


async def _floor(server: Server, phones: int, over: float, seed: int) -> Row:
    """The same number of answers, of the same size, to the bare floor."""
    requests = [
        request(
            "POST",
            server.host,
            "/answer",
            form={
                "item": "1",
                "round": "1",
                "position": str(number % 101),
                "certainty": "2",
                "importance": "3",
                "reason": "Det kommer an på, hvem der bor ved torvet." if number % 2 else "",
                "do": "save",
            },
            cookie="staasted_K7M4QX=" + 32 * "x",
            accept="application/json",
        )
        for number in range(phones)
    ]
    cpu = server.cpu()
    waits, wall, _ = await Room.send(server, requests, over, seed)
    what = "Floor: answers over 5 s" if over else FLOOR
    return row(what, phones, waits, wall, cpu=server.cpu() - cpu, lost=phones - len(waits))


def _pace() -> float:
    begun, total = time.perf_counter(), 0
    for number in range(10_000_000):
        total += number
    return time.perf_counter() - begun


def facts() -> dict[str, Any]:
    """The machine and the versions the figures belong to."""
    packages = ("streamlit", "starlette", "uvicorn", "uvloop", "httptools", "SQLAlchemy")
    return {
        "date": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "load_before": round(os.getloadavg()[0], 1),  # what others ran on them
        "ten_million_additions": round(_pace(), 2),  # seconds: how fast this machine is now
        "memory_gb": round(psutil.virtual_memory().total / 2**30, 1),
        "system": platform.platform(),
        "python": platform.python_version(),
        **{name: importlib.metadata.version(name) for name in packages},
    }


def _open_more_files() -> None:
    """A thousand phones are two thousand connections; servers started here inherit it."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


async def _main(arguments: argparse.Namespace) -> None:
    bench = Bench(arguments.port)
    async with asyncio.timeout(LIMIT), chromium.chromium(arguments.chromium) as browser:
        for phones in arguments.phones:
            print(f"The app and the floor with {phones} phones ...", flush=True)
            with tempfile.TemporaryDirectory(prefix="staasted-bench-") as folder:
                await bench.app(browser, phones, Path(folder))
        for tuned in (False, True):
            for phones in arguments.streamlit:
                print(f"A Streamlit page with {phones} phones ...", flush=True)
                with tempfile.TemporaryDirectory(prefix="staasted-bench-") as folder:
                    await bench.streamlit(browser, phones, Path(folder), tuned)
    print()
    print(table(bench.rows))
    print()
    for line in bench.verdicts():
        print(line)
    for page, visit in bench.visits.items():
        size = visit["bytes"] / 1024
        print(f"First visit, {page}: {size:.0f} KB in {visit['requests']} requests.")
    arguments.out.write_text(
        json.dumps(bench.results(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    print(f"Written to {arguments.out}.")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--phones", type=int, nargs="*", default=[30, 300, 1000])
    parser.add_argument("--streamlit", type=int, nargs="*", default=[30, 50])
    parser.add_argument("--port", type=int, default=8620, help="this one and the next two")
    parser.add_argument("--out", type=Path, default=ROOT / "bench" / "results.json")
    arguments = parser.parse_args()
    arguments.chromium = installed.find()
    if arguments.chromium is None:
        sys.exit(installed.ADVICE)
    _open_more_files()
    uvloop.run(_main(arguments))


if __name__ == "__main__":
    main()
