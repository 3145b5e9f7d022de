"""The server: Streamlit around `pages/main.py`, the phones' routes, start and stop.

Run it with `streamlit run app.py`.
"""

import asyncio
import contextlib
import signal
import sys
import threading
from collections.abc import AsyncIterator
from typing import Any

import streamlit as st
from streamlit import config

import store
from i18n import translator
from phone.routes import routes
from phone.streams import close_streams
from settings import ROOT, facilitator_key, public_url, settings


def _allow_many_phones() -> None:
    """A phone holds a connection open; 1,024 files are too few for a full hall."""
    if sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _say_where() -> None:
    t = translator("da")
    key, new = facilitator_key()
    local = f"http://localhost:{config.get_option('server.port')}"
    print(f"\n  {t('Phones')}:        {public_url(local)}/p/")
    if new:
        print(f"  {t('Facilitator')}:   {local}/enter?key={key}")
        print(f"  {t('The key is kept in {path}.', path=settings().data / 'facilitator-key')}\n")
    else:
        print(f"  {t('Facilitator')}:   {local}/\n")
    for fault in store.library().faults:
        print(f"  {fault.reason(t)}")
    sys.stdout.flush()


def _end_streams_on_stop() -> None:
    """End the phones' streams when the server is told to stop.

    The server waits for open connections before it ends the lifespan, so that would be
    too late; the signal goes on to whoever handled it before.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        before = signal.getsignal(number)

        def stop(number: int, frame: Any, before: Any = before) -> None:
            loop.call_soon_threadsafe(lambda: asyncio.ensure_future(close_streams()))
            if callable(before):
                before(number, frame)

        signal.signal(number, stop)


@contextlib.asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any] | None]:
    _allow_many_phones()
    _end_streams_on_stop()
    store.open_database()
    _say_where()
    yield None
    await close_streams()
    store.close_database()


app = st.App(ROOT / "pages/main.py", lifespan=lifespan, routes=routes)
