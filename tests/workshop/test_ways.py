"""Results by way: what may be shown alone, and how many cannot be followed between rounds."""

from dataclasses import replace

import pytest

from i18n import translator
from tests.rooms import Room
from workshop import pictures, results, ways
from workshop.answers import Stance
from workshop.flow import Progress
from workshop.snapshot import Answer, Item, Round

EN = translator("en")


@pytest.fixture
def item(room: Room) -> Item:
    return room.snapshot.items[0]


def answers(first: int, *places: float, way: str = "phone") -> list[Answer]:
    """People from number `first` up; below 0 for those nobody can follow."""
    step = -1 if first < 0 else 1
    return [
        Answer(first + step * at, None, Stance((place,)), way=way)
        for at, place in enumerate(places)
    ]


def asked(item: Item, *rounds: list[Answer]) -> Item:
    told = tuple(
        Round(number, len(given), 0, tuple(given)) for number, given in enumerate(rounds, 1)
    )
    return replace(item, results=told, progress=Progress(len(told), len(told)))


def test_a_way_is_shown_alone_from_eight_and_never_leaves_a_few(item: Item) -> None:
    many = answers(1, *range(0, 90, 10))
    table = answers(-1, *range(10, 100, 10), way="table")
    few = answers(-50, 1, 2, 3, way="floor")
    found = ways.counted(asked(item, many + table), 1)
    assert found == ways.Counted((("phone", 9), ("table", 9)), 18, 0)
    found = ways.counted(asked(item, many + table + few), 1)
    assert found is not None
    assert len(found.ways) == 1  # else the three on the floor are what is left
    assert found.rest >= 8
    assert ways.of_way(asked(item, many + table + few), 1, "floor") is None
    alone = ways.of_way(asked(item, many + table), 1, "table")
    assert alone is not None
    room = results.room_of(alone, 1)
    assert room is not None
    assert (room.n, room.middle) == (9, (50.0,))


def test_a_way_of_one_mind_is_shown_only_as_part_of_the_whole(item: Item) -> None:
    same = answers(-1, *[30] * 10, way="floor")
    found = ways.counted(asked(item, answers(1, *range(0, 90, 10)) + same), 1)
    assert found is not None
    assert found.ways == ()


def test_a_way_less_a_role_or_a_certainty_is_never_a_few(item: Item) -> None:
    phones = answers(1, *range(0, 91, 7)[:13])
    table = answers(-1, *range(10, 90, 10), way="table")
    assert ways.counted(asked(item, phones + table), 1) == ways.Counted(
        (("phone", 13), ("table", 8)), 21, 0
    )
    for role in ("Leder", None):
        told = [
            replace(each, role="Medarbejder" if role and at > 9 else role)
            if role
            else replace(each, given=replace(each.given, certainty=3 if at % 2 else 4))
            for at, each in enumerate(phones)
            if isinstance(each.given, Stance)
        ]
        if role is None:  # both levels can be shown, and three on phones gave none
            told[-3:] = phones[-3:]
        found = ways.counted(asked(item, told + table), 1)
        assert found is not None
        assert (found.ways, found.rest) == ((), 21)
        assert ways.of_way(asked(item, told + table), 1, "phone") is None


def test_where_all_took_part_in_one_way_there_is_nothing_to_choose(item: Item) -> None:
    one = asked(item, answers(1, *range(0, 90, 10)))
    assert ways.counted(one, 1) is None
    assert ways.used((one,)) == ()
    assert ways.of_way(one, 1, "phone") == one


def test_what_came_afterwards_is_read_alone_and_is_not_where_the_room_ended(item: Item) -> None:
    meeting = answers(1, *range(0, 90, 10))
    after = answers(20, 100, 100, 99, way="after")
    asked_three = replace(asked(item, meeting, meeting, after), after=True)
    assert ways.used((asked_three,)) == ("phone", "after")
    assert [round.number for round in asked_three.met] == [1, 2]
    alone = ways.of_way(asked_three, 3, "after")
    assert alone is not None
    assert results.room_of(alone, 3) is not None


def test_how_many_cannot_be_followed_is_said_and_they_are_not_counted_as_gone(item: Item) -> None:
    before = answers(1, 10, 20, 30, 40) + answers(-1, 5, 6, 7, way="table")
    later = answers(1, 50, 20, 30) + answers(-1000, 5, 6, 7, 8, way="table")
    moved = asked(item, before, later)
    paired = results.shift_of(moved, 2)
    assert paired is not None
    assert (paired.only_before, paired.only_after, paired.unfollowed) == (1, 0, (3, 4))
    basis = pictures.movement(moved, 2, EN).basis
    assert basis == (
        "3 answered both times · 1 only before · "
        "3 before and 4 after, at tables or on the floor, cannot be followed · "
        "a move is more than 5 of 100"
    )


def test_a_room_that_nobody_can_follow_still_sees_where_it_stands_now(item: Item) -> None:
    floor = asked(
        item,
        answers(-1, 0, 0, 100, 100, way="floor"),
        answers(-1000, 40, 50, 50, 60, way="floor"),
    )
    drawn = pictures.movement(floor, 2, EN)
    assert drawn.kind == "strip"
    assert "Before, disagreement was 100. The middle is still 50." in drawn.detail
    assert drawn.basis == (
        "4 answers · too few answered both times to show what moved · "
        "4 at tables or on the floor cannot be followed"
    )


def test_a_room_of_others_than_before_sees_where_it_stands_now(item: Item) -> None:
    others = asked(item, answers(1, 0, 0, 100, 100), answers(3, 40, 50, 50, 60))
    drawn = pictures.movement(others, 2, EN)
    assert drawn.kind == "strip"
    assert "Before, disagreement was 100. The middle is still 50." in drawn.detail
    assert drawn.basis == "4 answers · too few answered both times to show what moved"
    few = replace(others, results=(others.results[0], Round(2, 2, 0, ())))
    assert pictures.movement(few, 2, EN).kind == "none"
