"""The ready-made workshops: who they are for, what is in them, and that the time is enough."""

import hashlib
import re

import pytest

from tests.conftest import ROOT
from workshop.agenda import DraftItem
from workshop.dilemmas import Anchor, Dilemma, Plain, Shape
from workshop.flow import Kind
from workshop.library import load_library
from workshop.readability import lix
from workshop.templates import Template

LIBRARY = load_library(ROOT / "dilemmas")
ALL = [pytest.param(template, id=name) for name, template in LIBRARY.templates.items()]
TEAM, LEADERS, HALF_DAY, PRE_READ = (
    "team-meeting",
    "leaders-workshop",
    "half-day",
    "pre-read",
)


def items(name: str) -> tuple[DraftItem, ...]:
    return items_of(LIBRARY.templates[name])


def items_of(template: Template) -> tuple[DraftItem, ...]:
    return template.draft_items(LIBRARY.dilemmas, LIBRARY.priorities)


def dilemmas(name: str) -> list[Dilemma]:
    return [item.content for item in items(name) if isinstance(item.content, Dilemma)]


def breaks(name: str) -> list[str]:
    titles = [item.content.en.title for item in items(name) if isinstance(item.content, Plain)]
    return [title for title in titles if "break" in title.lower()]


def test_the_four_ready_made_workshops_are_there() -> None:
    assert LIBRARY.faults == ()
    assert {name: one.minutes for name, one in LIBRARY.templates.items()} == {
        TEAM: 45,
        LEADERS: 120,
        HALF_DAY: 210,
        PRE_READ: 15,
    }


@pytest.mark.parametrize("template", ALL)
def test_everything_in_a_template_is_in_the_library(template: Template) -> None:
    assert len(items_of(template)) == len(template.items)


@pytest.mark.parametrize("template", ALL)
def test_the_minutes_fit_the_meeting_and_leave_a_little_air(template: Template) -> None:
    air = template.minutes - sum(item.minutes for item in template.items)
    assert 2 <= air <= template.minutes * 0.15


@pytest.mark.parametrize("template", ALL)
def test_each_point_gets_the_time_it_takes(template: Template) -> None:
    for item in items_of(template):
        if item.kind is Kind.DILEMMA and not item.alone:
            assert item.rounds == 2
            assert 18 <= item.minutes <= 30
        elif item.alone:
            assert item.minutes <= 4, "one person, on a phone"


def test_a_team_meeting_has_two_dilemmas() -> None:
    assert len(dilemmas(TEAM)) == 2


def test_a_leaders_workshop_has_each_anchor_a_ranking_a_break_and_ends_with_commitments() -> None:
    assert [dilemma.anchor for dilemma in dilemmas(LEADERS)] == list(Anchor)
    first, *_, ranking, last = items(LEADERS)
    assert first.kind is Kind.PLAIN
    assert ranking.content.id == "this-workshop"
    assert isinstance(last.content, Plain)
    assert last.content.writes
    assert len(breaks(LEADERS)) == 1


def test_a_half_day_has_five_dilemmas_from_all_anchors_and_a_triangle() -> None:
    found = dilemmas(HALF_DAY)
    assert len(found) == 5
    assert Shape.TRIANGLE in {dilemma.kind for dilemma in found}
    assert {dilemma.anchor for dilemma in found} == set(Anchor)
    assert all(item.minutes >= 25 for item in items(HALF_DAY) if item.kind is Kind.DILEMMA)
    assert len(breaks(HALF_DAY)) == 2
    *_, ranking, last = items(HALF_DAY)
    assert ranking.kind is Kind.PRIORITY
    assert isinstance(last.content, Plain)
    assert last.content.writes


def test_nobody_sits_for_more_than_an_hour_and_a_half_without_a_break() -> None:
    for name in LIBRARY.templates:
        sitting = 0
        for item in items(name):
            if isinstance(item.content, Plain) and "break" in item.content.en.title.lower():
                sitting = 0
                continue
            sitting += item.minutes
            assert sitting <= 90, name


def test_a_pre_read_is_answered_alone_and_has_no_dialogue() -> None:
    greeting, *questions = items(PRE_READ)
    assert isinstance(greeting.content, Plain)
    assert all(item.alone and item.rounds == 1 for item in questions)
    assert greeting.alone
    assert {dilemma.anchor for dilemma in dilemmas(PRE_READ)} == set(Anchor)


def words(template: Template, language: str) -> list[str]:
    """Every text of a template's own in one language."""
    text = template.text(language)
    steps = [item.step for item in template.items if item.step]
    shown = [step.en if language == "en" else step.da for step in steps]
    return [text.title, text.about, *(part for one in shown for part in (one.title, one.text))]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("template", ALL)
def test_a_template_is_written_plainly_in_both_languages(template: Template, language: str) -> None:
    texts = words(template, language)
    assert all(texts[:2])
    assert not any("!" in text for text in texts)
    for text in filter(None, texts[1:]):
        if len(text.split()) > 8:
            assert lix(text) <= 40, text
    other = words(template, "da" if language == "en" else "en")
    assert [bool(text) for text in texts] == [bool(text) for text in other]


def test_no_run_of_eight_words_is_the_sources() -> None:
    source = set((ROOT / "tests/data/source-runs.txt").read_text().split())
    for template in LIBRARY.templates.values():
        said = re.findall(r"\w+", " ".join(words(template, "da")).lower())
        for start in range(len(said) - 7):
            run = " ".join(said[start : start + 8])
            assert hashlib.sha256(run.encode()).hexdigest()[:12] not in source, (template.id, run)
