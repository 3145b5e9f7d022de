"""What all tests share: a real database, people with stories, a Chromium."""

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

import settings
import store
from tests import rooms

ROOT = Path(__file__).parent.parent

# A busy machine is no fault of the code: what has to be fast is timed where it is.
hypothesis.settings.register_profile("staasted", deadline=None)
hypothesis.settings.load_profile("staasted")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: while Chromium is open, its event loop is the main thread's."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of its own, with settings read anew."""
    for name in list(os.environ):
        if name.startswith("STAASTED_") and name != "STAASTED_CHROMIUM":
            monkeypatch.delenv(name)
    monkeypatch.setenv("STAASTED_DATA", str(tmp_path))
    for cached in (settings.settings, settings.secret, settings.facilitator_key):
        cached.cache_clear()
    yield tmp_path
    for cached in (settings.settings, settings.secret, settings.facilitator_key):
        cached.cache_clear()


@pytest.fixture
def database(data: Path) -> Iterator[None]:
    """A fresh SQLite database, migrated and open."""
    store.open_database()
    yield
    store.close_database()


@pytest.fixture
def thursday() -> dt.date:
    return dt.date(2026, 11, 26)


@pytest.fixture
def room(database: None) -> rooms.Room:
    """A prepared workshop: an axis, a triangle and a priority question, two rounds each."""
    return rooms.prepare()
