"""A conversation from Polis becomes a closed workshop like any other."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import store
from store import polis_import
from tests.conftest import ROOT
from workshop.flow import Kind, Phase
from workshop.snapshot import Snapshot

POLIS = ROOT / "tests/data/polis"


@pytest.fixture
def london(database: None) -> Snapshot:
    conversation, name = polis_import.load(POLIS / "london.youth.policing")
    return store.snapshot(polis_import.import_conversation(conversation, name))


def test_it_is_closed_with_a_title_a_day_and_everybody_who_voted(london: Snapshot) -> None:
    assert london.closed
    assert london.title.startswith("What is the best way to engage more young people")
    assert str(london.date) == "2022-07-27"
    assert london.joined == 26
    (listed,) = store.overviews()
    assert (listed.phase, listed.items, listed.joined) == (Phase.CLOSED, 37, 26)
    assert listed.closed_at is not None


def test_it_says_first_where_it_comes_from(london: Snapshot) -> None:
    origin = london.items[0].content.text("en")
    assert origin.title == "From Polis"
    assert "26 participants and 36 statements" in origin.text  # type: ignore[union-attr]
    assert "https://pol.is/9xxwa9jpkm" in origin.text  # type: ignore[union-attr]


def test_every_vote_is_a_stance_and_an_unseen_statement_is_none(london: Snapshot) -> None:
    conversation, _ = polis_import.load(POLIS / "london.youth.policing")
    asked = [item for item in london.items if item.kind is Kind.DILEMMA]
    assert len(asked) == len(conversation.statements) == 36
    for item, votes in zip(asked, conversation.votes.T, strict=True):
        (only,) = item.results
        voted = votes[~np.isnan(votes)]
        assert (only.answered, only.skipped) == (len(voted), 0)
        places = [answer.given.place for answer in only.answers]  # type: ignore[union-attr]
        assert places == [(50.0 - 50 * vote,) for vote in voted]


def test_seventy_statements_are_more_than_an_agenda_has_and_come_along(database: None) -> None:
    conversation, name = polis_import.load(POLIS / "scoop-hivemind.ubi" / "votes.csv")
    made = store.snapshot(polis_import.import_conversation(conversation, name))
    assert len(made.items) == 71
    assert sum(item.results[0].answered for item in made.items[1:]) == int(
        (~np.isnan(conversation.votes)).sum()
    )


def test_the_command_says_where_it_is(data: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "store.polis_import", POLIS / "london.youth.policing"],
        cwd=ROOT,
        env={"STAASTED_DATA": str(data), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "36 statements, 26 participants. Open /archive?w=" in done.stdout
    assert done.stderr == ""
    store.open_database()
    try:
        assert [found.title[:20] for found in store.overviews()] == ["What is the best way"]
    finally:
        store.close_database()


def test_the_command_says_what_is_missing(data: Path, tmp_path: Path) -> None:
    (tmp_path / "comments.csv").write_text("comment-id,moderated,comment-body\n1,1,Trees\n")
    with pytest.raises(SystemExit, match=r"polis: there is no votes\.csv in "):
        polis_import.main([str(tmp_path)])
    (tmp_path / "votes.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(SystemExit, match=r"polis: votes\.csv is not UTF-8 text"):
        polis_import.main([str(tmp_path / "votes.csv")])
    with pytest.raises(SystemExit, match=r"polis: there is no comments\.csv in "):
        polis_import.main([str(tmp_path / "nowhere" / "votes.csv")])
