"""What the server does by itself, beside answering."""

import asyncio
import datetime as dt
import logging
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

import app
import models
import store
from settings import ROOT
from store.database import opened
from tests import rooms

STARTED = """
import asyncio, sys, app
async def start():
    async with app.lifespan(None):
        print("pandas" in sys.modules)
asyncio.run(start())
"""


def test_nothing_that_screens_share_is_loaded_by_two_of_them_at_once(tmp_path: Path) -> None:
    started = subprocess.run(
        [sys.executable, "-c", STARTED],
        cwd=ROOT,
        env=os.environ | {"STAASTED_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert started.stdout.splitlines()[-1] == "True"


def test_a_day_when_forgetting_fails_is_logged_and_the_next_one_forgets(
    data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def days() -> None:
        forgetting = asyncio.create_task(app._forget_daily(0.01))
        async with asyncio.timeout(20):
            while not caplog.records:  # the database is not open
                await asyncio.sleep(0.01)
            store.open_database()
            draft = rooms.draft(rooms.AXIS)
            day = dt.date(2020, 1, 1)
            store.create_workshop(replace(draft, date=day, kept_months=1))
            with opened().engine.execution_options(writes=True).begin() as connection:
                old = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
                connection.execute(update(models.Workshop).values(created_at=old))
            while store.overviews() and not forgetting.done():
                await asyncio.sleep(0.01)
        assert not forgetting.done()
        forgetting.cancel()

    with caplog.at_level(logging.ERROR, logger="app"):
        try:
            asyncio.run(days())
            assert store.overviews() == ()
        finally:
            store.close_database()
