"""What reasons are about: the same choice for different reasons, as far as small groups allow."""

from dataclasses import replace

import pytest

from i18n import translator
from tests.reports.report_sample import AXIS, TRIANGLE, item_of, with_ids
from workshop import lenses
from workshop.answers import Stance
from workshop.lenses import Lenses, count
from workshop.snapshot import Item

DANISH, ENGLISH = translator("da"), translator("en")
PLACES = {0: (10.0,), None: (50.0,), 1: (90.0,)}

Given = tuple[int | None, str, int]  # side, lens, how many


def tagged(*given: Given) -> list[tuple[int | None, str]]:
    return [(side, lens) for side, lens, n in given for _ in range(n)]


def stances(*given: Given) -> dict[int, Stance]:
    return {
        person: Stance(PLACES[side], reason=f"because {person}", lens=lens)
        for person, (side, lens) in enumerate(tagged(*given), 1)
    }


def said(*rounds: tuple[Given, ...]) -> Item:
    return with_ids(item_of(1, AXIS, *(stances(*given) for given in rounds)))


LEFT: tuple[Given, ...] = ((0, "duty", 4), (0, "care", 2))
RIGHT: tuple[Given, ...] = ((1, "consequence", 3), (1, "care", 2))


def test_the_same_choice_for_different_reasons_is_counted_per_side() -> None:
    reasons = tagged(*LEFT, *RIGHT)
    assert count(reasons) == Lenses(all=(4, 3, 4), sides=((0, (4, 0, 2)), (1, (0, 3, 2))))


def test_a_small_side_or_one_of_a_single_lens_is_only_part_of_the_whole() -> None:
    assert count(tagged((0, "duty", 4))) is None
    small = count(tagged((0, "duty", 4), (0, "care", 3), (1, "care", 2)))
    assert small == Lenses(all=(4, 0, 5), sides=())  # else 2 could be worked out
    single = count(tagged((0, "duty", 6), (1, "care", 3), (1, "duty", 3)))
    assert single is not None
    assert single.sides == ()
    assert count(tagged((0, "", 20))) is None


def test_each_side_is_a_sentence_in_the_readers_language_and_then_the_whole() -> None:
    between: tuple[Given, ...] = ((None, "duty", 1), (None, "care", 4))
    item = said((*LEFT, *between, *RIGHT))
    assert [row.sentence for row in lenses.rows(item, 1, (), ENGLISH)] == [
        "Of those who lean towards ◀ One person's good life: 4 write about duty, 2 about care.",
        "Of those in between: 1 writes about duty, 4 about care.",
        "Of those who lean towards ▶ The good of all: 3 write about consequences, 2 about care.",
        "In the whole room: 5 write about duty, 3 about consequences, 8 about care.",
    ]
    danish = lenses.rows(item, 1, ("lov", "økonomi", "mennesker"), DANISH)
    assert danish[0].sentence == (
        "Blandt dem, der hælder til ◀ Den enkeltes gode liv: 4 skriver om lov, 2 om mennesker."
    )
    assert [(row.who, row.counts) for row in danish] == [
        ("◀ Den enkeltes gode liv", (4, 0, 2)),
        ("Står imellem", (1, 0, 4)),
        ("▶ Fællesskabets bedste", (0, 3, 2)),
        ("Alle", (5, 3, 8)),
    ]


def test_in_short_the_poles_are_told_of_or_else_the_whole() -> None:
    both = lenses.rows(said((*LEFT, *RIGHT)), 1, (), ENGLISH)
    assert [row.pole for row in lenses.in_short(both)] == [0, 1]
    one = lenses.rows(said(((0, "duty", 4), (0, "care", 3), (1, "care", 2))), 1, (), ENGLISH)
    assert [row.who for row in lenses.in_short(one)] == ["All"]
    assert lenses.in_short(lenses.rows(said(((0, "duty", 4),)), 1, (), ENGLISH)) == ()


def test_the_three_sides_of_a_triangle_each_have_a_sentence() -> None:
    weights = ((80.0, 10.0, 10.0), (10.0, 80.0, 10.0), (10.0, 10.0, 80.0))
    given = {
        n: Stance(weights[n % 3], reason=f"because {n}", lens="duty" if n < 6 else "care")
        for n in range(15)
    }
    rows = lenses.rows(item_of(1, TRIANGLE, given), 1, (), ENGLISH)
    assert [row.who[0] for row in rows] == ["◀", "▶", "▲", "A"]
    assert [row.counts for row in rows] == [(2, 0, 3)] * 3 + [(6, 0, 9)]


def test_rounds_stand_apart_so_that_no_few_can_be_told_by_what_was_added() -> None:
    item = said((*LEFT, *RIGHT), ((0, "care", 1), (1, "care", 2)))
    assert [number for number, _ in lenses.by_round(item, (), ENGLISH)] == [1]
    both = said((*LEFT, *RIGHT), (*LEFT, *RIGHT))
    assert [number for number, _ in lenses.by_round(both, (), ENGLISH)] == [1, 2]
    assert [number for number, _ in lenses.by_round(both, (), ENGLISH, (2,))] == [2]


def test_a_word_stands_beside_a_reason_only_where_its_side_is_told_of() -> None:
    item = said((*LEFT, *RIGHT, (None, "duty", 4), (None, "care", 2), (0, "", 3)))
    told = lenses.beside(item)
    assert len(told) == 17  # 6, 5 and 6; three wrote without
    assert told[101] == "duty"
    small = said((*LEFT, *LEFT, (1, "consequence", 5), (1, "care", 1), (None, "care", 2)))
    beside = set(lenses.beside(small))
    assert beside == set(range(101, 113))  # the left; the right went with the two in between
    assert lenses.beside(said(((0, "duty", 2), (1, "care", 2)))) == {}


@pytest.mark.parametrize("revealed", [0, 1])
def test_a_round_that_is_not_shown_yet_says_nothing(revealed: int) -> None:
    item = said((*LEFT, *RIGHT))
    hidden = replace(item, progress=replace(item.progress, revealed=revealed))
    assert bool(lenses.rows(hidden, 1, (), ENGLISH)) is bool(revealed)
    assert bool(lenses.beside(hidden, (1,))) is bool(revealed)
