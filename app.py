"""The server: Streamlit around `pages/main.py`, the phones' routes, start and stop.

Run it with `streamlit run app.py`.
"""

import asyncio
import contextlib
import datetime as dt
import gc
import importlib
import logging
import signal
import sys
import threading
from collections.abc import AsyncIterator
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config

import demo
import store
from demo import agenda
from i18n import choose, translator
from phone.routes import Ahead, routes
from phone.streams import close_streams
from settings import ROOT, facilitator_key, public_url, secret, settings
from workshop.access import screen_link

DAY = 24 * 3600  # seconds
log = logging.getLogger(__name__)


def _allow_many_phones() -> None:
    """A phone holds a connection open; 1,024 files are too few for a full hall."""
    if sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _load_pandas() -> None:
    """Load what Streamlit loads at its first need, before any screen is there.

    When all screens come back at once after a restart, one of them loads pandas while
    Plotly, in another, takes the half of it that is there for the whole.
    """
    importlib.import_module("pandas")


def _spare_the_collector() -> None:
    """What start-up made stays for good: Python need not look through it again and again.

    Each full collection stops every phone, and a thousand answers would set off many.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def _local() -> str:
    return f"http://localhost:{config.get_option('server.port')}"


def _say_where() -> None:
    """Print where the facilitator and the phones go; the key only when it is new."""
    t = translator("da")
    key, new = facilitator_key()
    print(f"\n  {t('Phones')}:        {public_url(_local())}/p/")
    if new:
        print(f"  {t('Facilitator')}:   {_local()}/enter?key={key}")
        print(f"  {t('The key is kept in {path}.', path=settings().data / 'facilitator-key')}")
    else:
        print(f"  {t('Facilitator')}:   {_local()}/")
    for fault in store.library().faults:
        print(f"  {fault.reason(t)}")
    print(flush=True)


def _begin_demo() -> None:
    """A workshop with simulated participants, as `make demo` asks for."""
    t = translator("da")
    draft = agenda.draft(store.library(), dt.datetime.now().astimezone().date(), t)
    code = store.stage(store.create_workshop(draft, simulated=True)).code
    demo.start(_local(), code, people=agenda.PEOPLE, language=t.language)
    print(f"  {t('Demo, to lead')}:       {_local()}/lead?w={code}")
    wall = f"{_local()}/projector?w={screen_link(secret(), code)}"
    print(f"  {t('Demo, on the wall')}:   {wall}\n", flush=True)


def _say_sorry(_fault: Exception) -> bool:
    """Tell the visitor in their language; Streamlit writes the details to the log."""
    t = translator(choose(st.context.cookies.get("staasted_lang"), None))
    st.error(t("Something went wrong here. Nothing that was saved is lost. Load the page again."))
    return True


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


async def _forget_daily(pause: float = DAY) -> None:
    """Delete what was to be kept no longer: at the start, and then after each `pause` (s)."""
    while True:
        today = dt.datetime.now().astimezone().date()
        try:
            await asyncio.wrap_future(store.forget_old.soon(today))
        except Exception:  # tried again tomorrow: one bad day is not the last one
            log.exception("What was to be kept no longer was not deleted.")
        await asyncio.sleep(pause)


@contextlib.asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any] | None]:
    _allow_many_phones()
    _end_streams_on_stop()
    secret()  # made before anybody needs it
    store.open_database()
    forgetting = asyncio.create_task(_forget_daily())
    _say_where()
    if settings().demo:
        _begin_demo()
    _load_pandas()
    _spare_the_collector()
    yield None
    forgetting.cancel()
    demo.stop()
    await close_streams()
    store.close_database()


if settings().url:
    # Behind a proxy the browser's origin is this address; Streamlit has to know it.
    config.set_option("server.corsAllowedOrigins", [settings().url])

app = st.App(
    ROOT / "pages/main.py",
    lifespan=lifespan,
    routes=routes,
    middleware=[Middleware(Ahead)],
    on_script_error=_say_sorry,
)
