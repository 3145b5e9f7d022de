"""Find the Chromium that the browser tests drive; `python -m tests.chromium` sees to one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# What Chromium is told: no sandbox (root in containers), no requests of its own.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-component-update",
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

ADVICE = (
    "No Chromium was found for the browser tests. Install one with:\n"
    "  sudo apt-get install chromium          (Debian, Ubuntu)\n"
    "  .venv/bin/python -m playwright install chromium   (where the network has it)\n"
    "or name one in STAASTED_CHROMIUM."
)


def find() -> str | None:
    """The path of a Chromium: STAASTED_CHROMIUM, playwright's own download, the system's."""
    given = os.environ.get("STAASTED_CHROMIUM")
    if given:
        return given if Path(given).exists() else None
    return _downloaded() or next(filter(None, map(shutil.which, NAMES)), None)


def _downloaded() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def main() -> int:
    if find():
        return 0
    # Where the network has playwright's own download, that is the simplest way.
    subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"], check=False, timeout=600
    )
    if find():
        return 0
    sys.stderr.write(ADVICE + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
