"""Simulated participants for a demonstration, as a client over the phones' own routes."""

import atexit
import subprocess
import sys
from pathlib import Path

_running: list["subprocess.Popen[bytes]"] = []


def start(
    url: str,
    code: str,
    people: int = 24,
    language: str = "da",
    seed: int = 1,
    pace: float = 1.0,
    tables: int = 0,
) -> "subprocess.Popen[bytes]":
    """Let `people` simulated participants join the workshop with this code.

    Each has a phone, but for the last ones: they share one at `tables` tables.

    They run in a process of their own, which ends with the workshop, with this process
    or after two hours. `url` is where this server can be reached from itself; `pace`
    scales their pauses.
    """
    _running[:] = [process for process in _running if process.poll() is None]
    command = [sys.executable, "-m", "demo", f"--url={url}", f"--code={code}"]
    command += [f"--people={people}", f"--language={language}", f"--seed={seed}"]
    command += [f"--pace={pace}", f"--tables={tables}"]
    process = subprocess.Popen(command, cwd=Path(__file__).parent.parent)
    _running.append(process)
    return process


@atexit.register
def stop() -> None:
    """End what `start` started."""
    for process in _running:
        if process.poll() is None:
            process.terminate()
    for process in _running:
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    _running.clear()
