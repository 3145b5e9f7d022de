"""Texts that say nearly the same, and texts that may belong together."""

import time

from workshop import similar

HOUSE = [
    "Naboerne kan ikke sove om natten",
    "naboerne kan ikke sove om natten!",
    "Han har ret til at bestemme selv over sit eget liv",
    "Det er hans ret at bestemme over livet",
    "Naboen sover ikke, når der er fest om natten",
    "Kommunen har ikke råd",
    "",
]


def test_the_same_words_are_duplicates_whatever_the_case_and_the_stops() -> None:
    assert similar.duplicates(HOUSE) == ((0, 1),)


def test_texts_about_one_thing_may_belong_together() -> None:
    found = similar.groups(HOUSE)
    assert (2, 3) in found
    assert any({0, 1, 4} <= set(each) for each in found)
    assert all(5 not in each and 6 not in each for each in found)


def test_each_text_is_in_one_set_at_most() -> None:
    found = [index for each in similar.groups(HOUSE * 3) for index in each]
    assert len(found) == len(set(found))


def test_a_group_is_named_by_a_word_that_most_of_it_share() -> None:
    assert similar.common_word([HOUSE[2], HOUSE[3]], HOUSE) in ("Bestemme", "Ret", "Livet", "Liv")
    assert similar.common_word(["Kommunen", "Naboen"], HOUSE) == ""


def test_nothing_is_like_nothing() -> None:
    assert similar.groups([]) == ()
    assert similar.groups(["alene"]) == ()
    assert similar.groups(["", "  ", "!"]) == ()
    assert similar.duplicates(["og", "men"]) == ()


def test_the_order_of_the_texts_decides_nothing() -> None:
    backwards = similar.groups(HOUSE[::-1])
    sets = {frozenset(HOUSE[::-1][i] for i in each) for each in backwards}
    assert sets == {frozenset(HOUSE[i] for i in each) for each in similar.groups(HOUSE)}


def test_a_thousand_reasons_take_less_than_a_second() -> None:
    texts = [f"{HOUSE[n % 6]} {n % 97} {n % 13}" for n in range(1000)]
    began = time.process_time()
    similar.groups(texts)
    assert time.process_time() - began < 1.0
