"""Conversations from Polis, read as they were voted on."""

import csv
import datetime as dt
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.polis_import import load
from workshop import polis
from workshop.dilemmas import Dilemma

POLIS = Path(__file__).parents[1] / "data/polis"
NAMES = ("brexit-consensus", "london.youth.policing", "scoop-hivemind.ubi")

COMMENTS = """\
timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1,x,7,0,1,0,1,"Trees, please"
1,x,3,0,1,0,0,"Two
lines with <b>tags</b>\t"
1,x,5,0,1,0,-1,Spam
"""
VOTES = """\
timestamp,datetime,comment-id,voter-id,vote
3000,x,3,9,-1
1000,x,3,9,1
1000,x,7,9,0
2000,x,7,4,1
2000,x,5,4,1
"""


def test_the_last_vote_of_a_voter_on_a_statement_counts_wherever_it_stands() -> None:
    read = polis.read(COMMENTS, VOTES)
    assert read.people == (4, 9)
    np.testing.assert_array_equal(read.votes, [[np.nan, 1], [-1, 0]])


def test_statements_are_plain_lines_without_those_that_were_taken_out() -> None:
    read = polis.read(COMMENTS, VOTES)
    assert read.statements == (
        polis.Statement(3, "Two lines with ‹b›tags‹/b›"),
        polis.Statement(7, "Trees, please"),
    )


def test_the_topic_and_the_day_come_along() -> None:
    read = polis.read(COMMENTS, VOTES, 'topic,"Trees, or not?"\nurl,https://pol.is/x\nviews,3\n')
    assert (read.topic, read.url) == ("Trees, or not?", "https://pol.is/x")
    assert read.began == dt.date(1970, 1, 1)


@pytest.mark.parametrize("name", NAMES)
def test_a_real_conversation_is_read_as_its_own_table_has_it(name: str) -> None:
    conversation, _ = load(POLIS / name)
    with (POLIS / name / "participants-votes.csv").open(encoding="utf-8") as file:
        table = {int(row["participant"]): row for row in csv.DictReader(file)}
    assert set(conversation.people) == set(table)
    for person, votes in zip(conversation.people, conversation.votes, strict=True):
        row = [table[person][str(statement.id)] for statement in conversation.statements]
        np.testing.assert_array_equal(votes, [float(vote) if vote else np.nan for vote in row])


def test_agree_pass_and_disagree_are_positions_on_an_axis() -> None:
    np.testing.assert_array_equal(polis.positions([1, 0, -1, np.nan]), [0, 50, 100, np.nan])


@pytest.mark.parametrize(
    ("comments", "votes", "fault"),
    [
        ("a,b\n1,2\n", VOTES, "comments.csv: no column comment-body, comment-id, moderated"),
        (COMMENTS, "", "votes.csv: no column comment-id, timestamp, vote, voter-id"),
        (COMMENTS, VOTES + "4,x,3,?,1\n", "votes.csv, line 7: not a whole number"),
        (COMMENTS, VOTES + "4,x,3\n", "votes.csv, line 7: not a whole number"),
        (COMMENTS, VOTES + "4,x,3,1,5\n", "a vote is 1, 0 or -1, found 5"),
        (COMMENTS, VOTES.splitlines()[0], "no statements or no votes"),
        ("", VOTES, "comments.csv: no column"),
    ],
)
def test_a_file_that_is_something_else_is_said(comments: str, votes: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        polis.read(comments, votes)


def test_a_long_comment_is_cut_in_the_title_and_the_question_and_whole_in_the_case() -> None:
    comment = " ".join(f"word{n}" for n in range(30)) + "."
    text = polis.as_dilemma(polis.Statement(12, comment), "trees").text("da")
    assert text.title == "word0 word1 word2 word3 word4…"
    assert text.question == "Er I enige: " + " ".join(f"word{n}" for n in range(17)) + "…"
    assert text.case == comment
    assert [pole.label for pole in text.poles] == ["Enig", "Uenig"]


def test_a_short_comment_becomes_a_case_by_what_it_is() -> None:
    made = polis.as_dilemma(polis.Statement(12, "Trees, please."), "trees")
    assert made.id == "polis-trees-12"
    assert made.text("en").question == "Do you agree: Trees, please."
    assert made.text("en").case.startswith("Trees, please.\n\nSomebody in the conversation")
    assert [pole.label for pole in made.text("en").poles] == ["Agree", "Disagree"]


@given(st.text(max_size=1000), st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True))
def test_every_comment_fits_the_format(body: str, name: str) -> None:
    made = polis.as_dilemma(polis.Statement(1, polis.clean(body)), name)
    assert Dilemma.model_validate(made.model_dump(mode="json")) == made


@pytest.mark.parametrize("name", NAMES)
def test_every_real_comment_fits_the_format_and_keeps_all_its_words(name: str) -> None:
    conversation, short = load(POLIS / name)
    for statement in conversation.statements:
        made = polis.as_dilemma(statement, short)
        assert made.text("en").case.startswith(statement.text)
        assert Dilemma.model_validate(made.model_dump(mode="json")) == made
