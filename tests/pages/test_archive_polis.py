"""A conversation from Polis in the archive."""

import store
from store import polis_import
from tests.conftest import ROOT
from tests.pages.conftest import Open, html


def test_an_imported_conversation_opens_in_the_archive(open_page: Open) -> None:
    folder = ROOT / "tests/data/polis/london.youth.policing"
    made = store.stage(polis_import.import_conversation(*polis_import.load(folder)))
    app = open_page("archive.py", "da", w=made.code)
    shown = html(app)
    assert f"<h1>{made.title}</h1>" in shown
    assert "Fra Polis" in shown
    assert "Er I enige: To provide incentives and to allow for true change to be made." in shown
    assert "Samskabelse" not in shown, "an anchor that nobody gave it"
    asked = [item for item in made.items if item.results and not item.results[0].withheld]
    assert len(app.get("plotly_chart")) >= len(asked) > 30
