"""The pages as a browser with the facilitator's cookie sees them, without a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy, StreamlitCookies
from streamlit.testing.v1 import AppTest

import settings
from workshop import access

MAIN = Path(__file__).parent.parent.parent / "pages" / "main.py"
PANELS = ("wall", "people", "reasons", "agenda", "keys")

Open = Callable[..., AppTest]


@pytest.fixture
def cookies(database: None, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The visitor's cookies: AppTest has no browser, so this stands in for one."""
    held: dict[str, str] = {}
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: StreamlitCookies(held)))
    return held


@pytest.fixture
def open_page(cookies: dict[str, str]) -> Open:
    """Open a page as the facilitator: `open_page("archive.py", w="K7M4QX", language="da")`."""
    key = settings.facilitator_key()[0]
    cookies["staasted_key"] = access.facilitator_pass(settings.secret(), key)

    def open_it(page: str, language: str = "en", **query: str) -> AppTest:
        cookies["staasted_lang"] = language
        app = AppTest.from_file(str(MAIN), default_timeout=30).run()
        for name in PANELS:  # folded away on the remote, where AppTest cannot open them
            app.session_state[f"panel-{name}"] = True
        app.switch_page(page)
        app.query_params.update(query)
        app.run()
        assert [fault.value for fault in app.exception] == []
        return app

    return open_it


def html(app: AppTest) -> str:
    """All the page's own HTML, one piece a line."""
    return "\n".join(piece.value for piece in app.html)


def keys(app: AppTest, kind: str, begins: str = "") -> list[str]:
    """The keys of all widgets of a kind that begin so, in the order on the page."""
    return [w.key for w in getattr(app, kind) if w.key and w.key.startswith(begins)]
