"""A conversation from Polis in the archive."""

import pytest

import store
from store import polis_import
from tests.conftest import ROOT
from tests.pages.conftest import Open, html
from workshop.opinions import opinions


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


@pytest.mark.parametrize(
    ("name", "groups"), [("brexit-consensus", 2), ("london.youth.policing", 0)]
)
def test_an_imported_conversation_has_groups_only_where_they_are_clear(
    name: str, groups: int, database: None
) -> None:
    made = polis_import.import_conversation(*polis_import.load(ROOT / "tests/data/polis" / name))
    found = opinions(store.snapshot(made))
    assert len(found.groups) == groups
    assert bool(found.reason) == (groups == 0)
