"""How sure people are, beside their roles and ways: none tells with another of a few."""

import itertools
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n import translator
from tests.workshop.picture_sample import axis
from workshop import certainty, pictures, privacy, roles, ways
from workshop.snapshot import Item, Round

EN = translator("en")
person = st.tuples(
    st.sampled_from((0, 20, 50, 80, 100)),
    st.sampled_from((4, 3, 2, 1, None)),
    st.sampled_from(("A", "B", "C", None)),
    st.sampled_from(("phone", "table")),
)
CELLS = [(level, role, way) for level in (4, 2) for role in "AB" for way in ("phone", "table")]


def filled(sizes: list[int]) -> list[tuple[int, int | None, str | None, str]]:
    """A room of as many in each cell of certainty, role and way, spread over the scale."""
    return [
        (at * 17 % 101, *cell)
        for cell, size in zip(CELLS, sizes, strict=True)
        for at in range(size)
    ]


# Rooms as they come, and rooms of a few large cells, where most parts are shown.
rooms = st.one_of(
    st.lists(person, min_size=3, max_size=60),
    st.lists(st.sampled_from((0, 0, 0, 2, 6, 8)), min_size=8, max_size=8)
    .filter(lambda sizes: sum(sizes) >= 3)
    .map(filled),
)


def room(people: list[tuple[int, int | None, str | None, str]]) -> Item:
    item = axis(
        [place for place, *_ in people],
        certainty=[sure for _, sure, *_ in people],
        roles=[role for _, _, role, _ in people],
    )
    (round,) = item.results
    answers = tuple(replace(a, way=people[a.person][3]) for a in round.answers)
    return replace(item, results=(replace(round, answers=answers),))


def unions(parts: Iterable[frozenset[int]]) -> list[frozenset[int]]:
    kept = list(parts)
    return [
        frozenset[int]().union(*some)
        for size in range(len(kept) + 1)
        for some in itertools.combinations(kept, size)
    ]


def published(item: Item) -> list[list[frozenset[int]]]:
    """Every division of the room that a screen or a file shows, with what is left of the room."""
    everybody = frozenset(range(len(item.results[0].answers)))
    counted = ways.counted(item, 1)
    by_way = [
        [at for at, answer in enumerate(item.results[0].answers) if answer.way == way]
        for way, _ in (counted.ways if counted else ())
    ]
    divisions = [roles.shown(item, 1), *certainty.shown(item, 1), by_way]
    found = []
    for division in divisions:
        parts = [frozenset(part) for part in division]
        if parts:
            rest = everybody.difference(*parts)
            found.append([*parts, rest] if rest else parts)
    return found


@given(rooms)
@settings(deadline=None)
def test_no_two_of_role_certainty_and_way_tell_of_a_few_or_of_one_mind(
    people: list[tuple[int, int | None, str | None, str]],
) -> None:
    item = room(people)
    said = [place for place, *_ in people]
    everybody = frozenset(range(len(people)))
    for one_division, other_division in itertools.combinations(published(item), 2):
        for one in unions(one_division):
            for other in unions(other_division):
                differ = one ^ other
                assert not 0 < len(differ) < privacy.K_BREAKDOWN
                if one in (everybody, frozenset()) or (other - one and one - other):
                    continue
                assert not privacy.is_disclosure([said[at] for at in differ])


def sixteen(sure: int) -> Item:
    """Eight of each role; of the first role `sure` are completely sure, all others a little."""
    places = [5, 15, 25, 35, 45, 55, 65, 75] * 2
    levels = [4] * sure + [2] * (16 - sure)
    return axis(places, certainty=levels, roles=["A"] * 8 + ["B"] * 8)


def test_how_sure_people_are_gives_way_to_the_roles() -> None:
    item = sixteen(6)  # the role without its sure would be two people
    shown = roles.breakdown(item, 1)
    assert shown is not None
    assert [part.role for part in shown.parts] == ["A", "B"]
    assert certainty.by_certainty(item, 1).shown == ()
    assert certainty.sides(item, 1) is None
    assert pictures.by_certainty(item, 1, EN).kind == "none"
    alone = replace(item, results=(_without_roles(item),))
    assert [level for level, _ in certainty.by_certainty(alone, 1).shown] == [4, 2]


def test_where_they_cut_the_room_alike_both_are_told() -> None:
    item = sixteen(8)
    shown = roles.breakdown(item, 1)
    assert shown is not None
    assert len(shown.parts) == 2
    assert [level for level, _ in certainty.by_certainty(item, 1).shown] == [4, 2]
    assert certainty.sides(item, 1) is not None


def test_the_sure_without_the_completely_sure_are_never_a_few() -> None:
    spread = [5, 15, 25, 35, 45, 55, 65, 75]
    levels = [4] * 8 + [3] * 2 + [2] * 8
    item = axis([*spread, 20, 60, *spread], certainty=levels)
    # With two who are fairly sure, one level more is hidden, and no level is left to compare.
    assert certainty.by_certainty(item, 1).shown == ()
    assert certainty.sides(item, 1) is not None
    with_silent = axis(
        [*spread, 20, 60, *spread, 10, 40, 90], certainty=[*levels, None, None, None]
    )
    assert [level for level, _ in certainty.by_certainty(with_silent, 1).shown] == [4, 2]
    assert certainty.sides(with_silent, 1) is None


@pytest.mark.parametrize("way", ["phone", "table"])
def test_of_one_way_alone_neither_roles_nor_certainty_are_told(way: str) -> None:
    spread = [5, 15, 25, 35, 45, 55, 65, 75, 85, 95]
    item = room([(x, 4 if x < 50 else 2, None, w) for w in ("phone", "table") for x in spread * 2])
    alone = ways.of_way(item, 1, way)
    assert alone is not None
    assert certainty.by_certainty(item, 1).shown
    assert certainty.by_certainty(alone, 1).shown == ()
    assert certainty.sides(alone, 1) is None
    assert roles.breakdown(alone, 1) is None


def _without_roles(item: Item) -> Round:
    (round,) = item.results
    return replace(round, answers=tuple(replace(a, role=None) for a in round.answers))
