"""Settings: environment variables that start with STAASTED_, each listed in the README."""

import contextlib
import os
import secrets
import socket
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parent
PROCESS = secrets.token_hex(8)  # a screen that hears of another one has to start anew


@dataclass(frozen=True)
class Settings:
    """How this installation runs."""

    data: Path
    database: str
    password: str | None
    url: str | None
    dilemmas: Path
    demo: bool


@cache
def settings() -> Settings:
    """Read the environment once."""
    data = Path(os.environ.get("STAASTED_DATA", ROOT / "data")).resolve()
    return Settings(
        data=data,
        database=os.environ.get("STAASTED_DATABASE", f"sqlite:///{data / 'staasted.db'}"),
        password=os.environ.get("STAASTED_PASSWORD") or None,
        url=(os.environ.get("STAASTED_URL") or "").rstrip("/") or None,
        dilemmas=Path(os.environ.get("STAASTED_DILEMMAS", ROOT / "dilemmas")).resolve(),
        demo=os.environ.get("STAASTED_DEMO", "") == "1",
    )


def _kept(name: str) -> tuple[str, bool]:
    """A random value kept in the data folder, readable by the owner only; and if it is new."""
    path = settings().data / name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip(), False
    value = secrets.token_urlsafe(32)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(value + "\n")
    return value, True


@cache
def secret() -> str:
    """What cookies and links are signed with."""
    return _kept("secret")[0]


@cache
def facilitator_key() -> tuple[str, bool]:
    """The facilitator key, and whether it was made just now (then it is printed once).

    STAASTED_PASSWORD takes its place when set.
    """
    password = settings().password
    return (password, False) if password else _kept("facilitator-key")


def public_url(seen: str) -> str:
    """Where phones reach this server: STAASTED_URL, else as seen, else this machine's address.

    `seen` is the address in the facilitator's browser; "localhost" there would mean the
    phone itself, so it becomes this machine's address in its network.
    """
    given = settings().url
    if given:
        return given
    parts = urlsplit(seen)
    if parts.hostname not in (None, "localhost", "127.0.0.1", "::1"):
        return f"{parts.scheme}://{parts.netloc}"
    return f"http://{network_address()}:{parts.port or 8501}"


def network_address() -> str:
    """This machine's address in its network; "localhost" when it has none."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # sends nothing: asks which address would be used
        return str(probe.getsockname()[0])
    return "localhost"
