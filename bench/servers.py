"""The servers under test, each in a process of its own, and what they cost."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil  # type: ignore[import-untyped]

from bench.client import Address, ask
from bench.http import Malformed, request

ROOT = Path(__file__).parent.parent
HOST = "127.0.0.1"
START = 40.0  # seconds a server may take to answer its first request
STOP = 15.0


@dataclass(frozen=True)
class Server:
    """A running server."""

    process: "subprocess.Popen[bytes]"
    port: int
    log: Path

    @property
    def address(self) -> Address:
        return (HOST, self.port)

    @property
    def host(self) -> str:
        return f"{HOST}:{self.port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}"

    def _family(self) -> list[psutil.Process]:
        first = psutil.Process(self.process.pid)
        return [first, *first.children(recursive=True)]

    def cpu(self) -> float:
        """CPU seconds used so far, by all of its processes."""
        return sum(sum(p.cpu_times()[:2]) for p in self._family())

    def memory(self) -> int:
        """Resident bytes now."""
        return int(sum(p.memory_info().rss for p in self._family()))

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(STOP)
        except subprocess.TimeoutExpired:
            print(f"{self.url} did not stop within {STOP:.0f} s of SIGTERM; killed")
            self.process.kill()
            self.process.wait()


async def start(
    command: Sequence[str], port: int, ready: str, folder: Path, env: Mapping[str, str]
) -> Server:
    """Run a Python module as a server and wait until it answers `ready` with 200.

    Raises RuntimeError with the end of its log when it does not.
    """
    log = folder / f"{port}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env={**os.environ, **env},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    server = Server(process, port, log)
    question = request("GET", server.host, ready)
    try:
        async with asyncio.timeout(START):
            while process.poll() is None:
                try:
                    if (await ask(server.address, question)).status == 200:
                        return server
                except (OSError, Malformed):
                    pass  # not listening yet
                await asyncio.sleep(0.05)
    except TimeoutError:
        server.stop()
    said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
    raise RuntimeError(f"{' '.join(command)} did not start:\n{said}")


async def start_app(port: int, folder: Path) -> Server:
    """The real app, as a user starts it, with its data in `folder`."""
    return await start(
        ["-m", "streamlit", "run", "app.py", *_streamlit_options(port)],
        port,
        "/p/",
        folder,
        {"STAASTED_DATA": str(folder)},
    )


async def start_floor(port: int, folder: Path) -> Server:
    """The bare floor (bench/floor.py) with its database in `folder`."""
    return await start(
        ["-m", "bench.floor", str(port), str(folder / "floor.db")], port, "/", folder, {}
    )


async def start_polling(port: int, folder: Path, tuned: bool = False) -> Server:
    """The participant page made in Streamlit (bench/polling_page.py).

    With Streamlit's own defaults, or `tuned`: without the collection that it forces after
    each run, as .streamlit/config.toml here turns it off for the app.
    """
    collect = f"--runner.postScriptGC={'false' if tuned else 'true'}"
    return await start(
        ["-m", "streamlit", "run", "bench/polling_page.py", *_streamlit_options(port), collect],
        port,
        "/_stcore/health",
        folder,
        {"BENCH_DATABASE": str(folder / "polling.db")},
    )


def _streamlit_options(port: int) -> list[str]:
    return [
        f"--server.port={port}",
        f"--server.address={HOST}",
        "--server.headless=true",
        "--browser.gatherUsageStats=false",
        "--server.fileWatcherType=none",
    ]
