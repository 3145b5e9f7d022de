from statistics import fmean

import pytest

from demo import reasons
from demo.people import Crowd, View
from demo.phone import _spot
from demo.suggestion import SUGGESTION
from workshop.answers import (
    Points,
    Ranking,
    Stance,
    check_points,
    check_ranking,
    check_stance,
)
from workshop.dilemmas import Shape
from workshop.suggestions import Suggested, check_suggestion

CROWD = Crowd(24)
EVERYBODY = range(24)


def xs(views: list[View]) -> list[int]:
    return [view.place[0] for view in views if view.place]


def test_the_same_seed_gives_the_same_room_and_another_seed_another() -> None:
    def room(seed: int) -> list[View]:
        return [Crowd(24, seed).stance(p, 0, 2, 2) for p in EVERYBODY]

    assert room(1) == room(1)
    assert room(1) != room(2)


@pytest.mark.parametrize("people", [1, 2, 6, 24, 300])
@pytest.mark.parametrize("poles", [2, 3])
def test_whatever_the_crowd_says_can_be_stored(people: int, poles: int) -> None:
    crowd = Crowd(people)
    shape = Shape.AXIS if poles == 2 else Shape.TRIANGLE
    for number in (1, 2, 3):
        for person in range(people):
            given: View | None = crowd.stance(person, 1, number, poles)
            while given is not None:
                if given.place is not None:
                    assert len(given.place) == (1 if poles == 2 else 3)
                    assert poles == 2 or sum(given.place) == 100
                stance = Stance(
                    given.place, given.certainty, given.importance, given.reason, given.lens
                )
                check_stance(stance, shape)
                given = given.second


@pytest.mark.parametrize("item", range(6))
def test_a_room_has_two_camps_and_some_in_between(item: int) -> None:
    places = xs([CROWD.stance(p, item, 1, 2) for p in EVERYBODY])
    thirds = [sum(low <= x < high for x in places) for low, high in ((0, 34), (34, 67), (67, 101))]
    assert min(thirds[0], thirds[2]) >= 4
    assert thirds[1] >= 2


@pytest.mark.parametrize("item", range(6))
def test_after_the_dialogue_many_have_moved_and_some_stayed(item: int) -> None:
    before = [CROWD.stance(p, item, 1, 2) for p in EVERYBODY]
    after = [CROWD.stance(p, item, 2, 2) for p in EVERYBODY]
    paired = [(a, b) for a, b in zip(before, after, strict=True) if a.place and b.place]
    moves = [abs(a.place[0] - b.place[0]) for a, b in paired if a.place and b.place]
    assert sum(move > 0 for move in moves) > len(paired) / 2
    assert sum(move > 5 for move in moves) >= len(paired) * 0.3
    assert sum(move == 0 for move in moves) >= 4
    assert any(a.certainty != b.certainty for a, b in paired)


def test_a_few_skip_and_one_or_two_change_their_mind() -> None:
    room = [CROWD.stance(p, 0, 1, 2) for p in EVERYBODY]
    assert sum(view.place is None for view in room) == 2
    assert sum(view.second is not None for view in room) == 1
    small = [Crowd(6).stance(p, 0, 1, 3) for p in range(6)]
    assert sum(view.place is None for view in small) == 1
    assert sum(view.second is not None for view in small) == 1


def test_about_half_write_a_reason_that_fits_their_side_and_none_says_the_same() -> None:
    room = [CROWD.stance(p, 0, 1, 2) for p in EVERYBODY]
    written = [(view.place, view.reason) for view in room if view.reason]
    assert 9 <= len(written) <= 13
    assert len({reason for _, reason in written}) == len(written)
    for place, reason in written:
        assert place is not None
        if reason in reasons.FIRST["da"]:
            assert place[0] < 60
        if reason in reasons.SECOND["da"]:
            assert place[0] > 40


def test_most_who_write_say_what_it_is_about_and_nobody_else() -> None:
    room = [CROWD.stance(p, 0, 1, 2) for p in EVERYBODY]
    assert all(view.reason for view in room if view.lens)
    written = [view for view in room if view.reason]
    assert len(written) / 2 < sum(bool(view.lens) for view in written) < len(written)
    assert len({view.lens for view in written}) >= 3


def test_some_reasons_are_marked_by_many_and_others_by_few() -> None:
    marked = [sum(any(CROWD.mark(p, reason)) for p in EVERYBODY) for reason in range(1, 13)]
    assert min(marked) < len(EVERYBODY) / 3
    assert max(marked) > len(EVERYBODY) / 2


def test_in_a_triangle_each_pole_has_its_people() -> None:
    places = [CROWD.stance(p, 2, 1, 3).place for p in EVERYBODY]
    known = [place for place in places if place]
    for pole in range(3):
        assert sum(place[pole] == max(place) for place in known) >= 2
    assert 20 < fmean(place[0] for place in known) < 60


def test_rankings_name_each_option_once_and_lean_a_shared_way() -> None:
    options = ("a", "b", "c", "d", "e", "f")
    orders = [CROWD.ranking(p, 3, 1, options) for p in EVERYBODY]
    assert orders.count(None) == 2
    known = [order for order in orders if order]
    for order in known:
        check_ranking(Ranking(order), options)
        assert set(order) == set(options)
    mean = {option: fmean(order.index(option) for order in known) for option in options}
    assert max(mean.values()) - min(mean.values()) > 1.5
    again = [CROWD.ranking(p, 3, 2, options) for p in EVERYBODY]
    assert 0 < sum(a != b for a, b in zip(orders, again, strict=True) if a and b) < 20


@pytest.mark.parametrize("count", [2, 6, 12])
def test_points_are_100_in_steps_of_5_and_lean_a_shared_way(count: int) -> None:
    options = [f"option-{at}" for at in range(count)]
    room = [CROWD.points(p, 3, 1, options) for p in EVERYBODY]
    assert room.count(None) == 2
    known = [points for points in room if points]
    for points in known:
        assert set(points) == set(options)
        check_points(Points(tuple(points.items())), options)
    mean = {option: fmean(points[option] for points in known) for option in options}
    assert max(mean.values()) - min(mean.values()) > 5
    assert len({tuple(points.values()) for points in known}) > 2
    again = [CROWD.points(p, 3, 2, options) for p in EVERYBODY]
    assert 0 < sum(a != b for a, b in zip(room, again, strict=True) if a and b) < 20


@pytest.mark.parametrize("texts", [reasons.FIRST, reasons.SECOND])
def test_each_side_has_reasons_enough_in_both_languages(texts: dict[str, tuple[str, ...]]) -> None:
    assert len(texts["da"]) == len(texts["en"]) >= 12
    for written in texts.values():
        assert len(set(written)) == len(written)
        assert all(len(text) <= 120 for text in written)


def test_a_crowd_writes_in_its_language() -> None:
    english = {reason for pool in (reasons.FIRST, reasons.SECOND) for reason in pool["en"]}
    english |= set(reasons.BETWEEN["en"])
    room = [Crowd(24, language="en").stance(p, 0, 1, 2) for p in EVERYBODY]
    assert {view.reason for view in room if view.reason} <= english


@pytest.mark.parametrize("language", ["da", "en"])
def test_one_of_a_room_suggests_a_dilemma_that_is_accepted(language: str) -> None:
    for people in (1, 6, 24):
        assert sum(Crowd(people).suggests(person) for person in range(people)) == 1
    suggested = Suggested(**SUGGESTION[language])
    assert check_suggestion(suggested) == suggested


def test_the_last_share_a_phone_at_tables() -> None:
    assert CROWD.seats(0) == [(person,) for person in EVERYBODY]
    assert CROWD.seats(2)[-3:] == [(15,), (16, 17, 18, 19), (20, 21, 22, 23)]
    assert Crowd(6).seats(2) == [(0, 1, 2, 3), (4, 5)]


def test_a_tables_mark_is_set_at_the_nearest_place() -> None:
    assert [_spot((x,)) for x in (0, 4, 6, 94, 97, 100)] == [0, 0, 1, 9, 10, 10]
    corners = [(90, 5, 5), (10, 80, 10), (0, 10, 90)]
    between = [(50, 45, 5), (45, 10, 45), (0, 50, 50)]
    assert [_spot(place) for place in (*corners, *between, (34, 33, 33))] == [0, 1, 2, 3, 4, 5, 6]


def test_what_it_would_take_can_be_stored_and_some_say_nothing() -> None:
    said = [CROWD.takes(person, 0) for person in EVERYBODY]
    assert "" in said
    assert {*said} - {""} <= {*reasons.TAKES["da"]}
    assert all(len(text) <= 240 for texts in reasons.TAKES.values() for text in texts)


def test_some_stand_behind_a_line_and_some_do_not() -> None:
    stood = sum(CROWD.supports(person, "note", 3) for person in EVERYBODY)
    assert 0 < stood <= 24
