"""Parts of a room beside each other, and the map of an agenda."""

import random

import pytest

from i18n import translator
from tests.workshop.picture_sample import axis, mirrored, triangle
from workshop import pictures
from workshop.pictures import PROJECTED, TALL, WIDE, Frame

t = translator("en")
FRAMES = [WIDE, PROJECTED, TALL]
LOW, HIGH = [10, 12, 14, 16, 18, 20, 22, 24], [60, 70, 75, 80, 85]


def roles(*sizes: tuple[str | None, int]) -> list[str | None]:
    return [role for role, n in sizes for _ in range(n)]


def test_roles_are_told_by_their_middle_and_the_larger_one_by_its_middle_half() -> None:
    item = axis([*LOW, *HIGH], roles=roles(("Citizen", 8), ("Leader", 5)))
    picture = pictures.by_role(item, 1, t)
    assert picture.title == (
        "Furthest from each other stand “Citizen” and “Leader”: 58 of 100 between their middles."
    )
    assert picture.detail == "Citizen (8) at 17, half of them from 13 to 21; Leader (5) at 75."
    assert picture.table.rows == (
        ("Citizen", "8", "17.0", "13–21", "11"),
        ("Leader", "5", "75.0", "", "20"),
    )
    assert sum(line.kind == "range" for line in picture.lines) == 1
    assert sum(line.kind == "middle" for line in picture.lines) == 2


def test_roles_that_are_as_far_away_are_named_too() -> None:
    low, high = [6, 8, 10, 12, 14], [86, 88, 90, 92, 94]
    names = roles(("Citizen", 5), ("Leader", 5), ("Politician", 5))
    assert pictures.by_role(axis([*high, *high, *low], roles=names), 1, t).title == (
        "Furthest from “Politician” stand “Citizen” and “Leader”: 80 of 100 between their middles."
    )
    names += roles(("Teacher", 5))
    assert pictures.by_role(axis([*high, *high, *low, *low], roles=names), 1, t).title == (
        "4 pairs of roles stand furthest from each other: 80 of 100 between their middles."
    )


def test_ends_that_many_roles_share_are_told_on_the_wall_without_one_of_them_as_the_end() -> None:
    low, high = [6, 8, 10, 12, 14], [86, 88, 90, 92, 94]
    names = [f"{at}: a role with a name as long as anybody will write" for at in range(6)]
    places = [*low, *low, *low, *high, *high, 50, 51, 52, 53, 54]
    item = axis(places, roles=roles(*((name, 5) for name in names)))
    assert pictures.by_role(item, 1, t, PROJECTED).detail == (
        f"Their middles lie from 10 (3 of them) to 90 (“{names[3]}” and “{names[4]}”)."
    )


def test_parts_that_are_as_far_apart_are_named_too() -> None:
    divided, together = [0, 100] * 4, [50, 52] * 3
    item = axis(
        [*divided, *divided, *together, *together], certainty=[3] * 8 + [4] * 8 + [1] * 6 + [2] * 6
    )
    assert pictures.by_certainty(item, 1, t).title == (
        "Furthest apart stand those who are “completely sure” or “fairly sure”, closest those who"
        " are “a little sure” or “not at all sure”: disagreement 100 against 2."
    )


@pytest.mark.parametrize("frame", FRAMES)
def test_a_small_role_and_what_it_could_be_subtracted_from_are_hidden(frame: Frame) -> None:
    item = axis([*LOW, *HIGH], roles=roles(("Citizen", 8), ("Leader", 4), (None, 1)))
    picture = pictures.by_role(item, 1, t, frame)
    assert "Leader" not in picture.alt + str(picture.table) + str(picture.labels)
    assert "5 of 13 answers stand in no role shown here" in picture.detail
    hidden = axis([*LOW[:6], *HIGH[:3]], roles=roles(("A", 3), ("B", 6)))
    nothing = pictures.by_role(hidden, 1, t, frame)
    assert (nothing.kind, nothing.lines, nothing.dots) == ("none", (), ())


def test_a_role_of_one_mind_is_hidden() -> None:
    item = axis([30] * 6 + [*LOW], roles=roles(("Leader", 6), ("Citizen", 8)))
    assert pictures.by_role(item, 1, t).kind == "none"


@pytest.mark.parametrize("language", ["en", "da"])
def test_why_a_part_is_hidden_is_said_in_the_same_words_whatever_the_reason(language: str) -> None:
    words = translator(language)
    alike = axis([30] * 6 + [*LOW], roles=roles(("Leader", 6), ("Citizen", 8)))
    few = axis([*LOW[:6], *HIGH[:3]], roles=roles(("A", 3), ("B", 6)))
    sure = axis([*LOW], certainty=[4] * 8)
    said = {pictures.by_role(item, 1, words).detail for item in (alike, few)}
    assert len(said | {pictures.by_certainty(sure, 1, words).detail}) == 1


def test_the_middle_half_of_a_part_holds_half_of_it() -> None:
    given = [10, 20, 30, 40, 50, 60, 70, 80, 90, 95]
    [each, _] = pictures.by_role(
        axis([*given, *HIGH], roles=roles(("Citizen", 10), ("Leader", 5))), 1, t
    ).table.rows
    low, high = map(int, each[3].split("–"))
    assert sum(low <= x <= high for x in given) >= 5


def test_swapping_the_poles_mirrors_the_rows() -> None:
    item = axis([*LOW, *HIGH], roles=roles(("Citizen", 8), ("Leader", 5)))
    one, other = (pictures.by_role(i, 1, t, TALL) for i in (item, mirrored(item)))
    spans = [
        sorted((line.kind, round(line.x1, 6), round(line.x2, 6), line.y1) for line in one.lines),
        sorted(
            (line.kind, round(1 - line.x2, 6), round(1 - line.x1, 6), line.y1)
            for line in other.lines
        ),
    ]
    assert spans[0] == spans[1]


def test_roles_in_a_triangle_are_spots_with_letters() -> None:
    weights = [(80.0, 10.0 + i, 10.0 - i) for i in range(5)] + [
        (5.0, 5.0 + i, 90.0 - i) for i in range(5)
    ]
    item = triangle(weights, roles=roles(("Citizen", 5), ("Leader", 5)))
    picture = pictures.by_role(item, 1, t)
    assert {"A", "B", "A Citizen (5)", "B Leader (5)"} <= {label.text for label in picture.labels}
    assert "Leader (5): The citizens 5" in picture.detail


def test_on_the_wall_the_words_tell_each_middle_while_there_is_room() -> None:
    item = axis([*LOW, *HIGH], roles=roles(("Citizen", 8), ("Leader", 5)))
    assert pictures.by_role(item, 1, t, PROJECTED).detail == (
        "The middle of each and its middle half: Citizen (8) 17, 13–21; Leader (5) 75."
    )
    six = [f"Role {letter}" for letter in "ABCDEF"]
    places = [at * 15 + step for at in range(6) for step in range(5)]
    item = axis(places, roles=roles(*[(role, 5) for role in six]))
    assert pictures.by_role(item, 1, t, PROJECTED).detail == (
        "The middle of each: Role A (5) 2, Role B (5) 17, Role C (5) 32, Role D (5) 47,"
        " Role E (5) 62, Role F (5) 77."
    )
    wordy = [f"Role of the {letter * 17}" for letter in "ABCDEF"]
    item = axis(places, roles=roles(*[(role, 5) for role in wordy]))
    assert pictures.by_role(item, 1, t, PROJECTED).detail == (
        "The middle of each: "
        + ", ".join(f"{role} {2 + 15 * at}" for at, role in enumerate(wordy))
        + "."
    )
    long = [f"Role of the {letter * 30}" for letter in "ABCDEF"]
    item = axis(places, roles=roles(*[(role, 5) for role in long]))
    assert pictures.by_role(item, 1, t, PROJECTED).detail == (
        f"Their middles lie from 2 (“{long[0]}”) to 77 (“{long[-1]}”)."
    )
    weights = [(80.0, 10.0 + i, 10.0 - i) for i in range(5)] + [
        (5.0, 5.0 + i, 90.0 - i) for i in range(5)
    ]
    lettered = triangle(weights, roles=roles(("Citizen", 5), ("Leader", 5)))
    picture = pictures.by_role(lettered, 1, t, PROJECTED)
    assert picture.detail == (
        "Their weights for “The citizens” – “The professionals” – “The politicians”:"
        " A Citizen (5) 80–12–8, B Leader (5) 5–7–88."
    )
    many = [f"Role of the {letter * 48}" for letter in "ABCDEF"]
    spread = [
        (float(5 + 15 * at + i), float(90 - 15 * at - i), 5.0) for at in range(6) for i in range(5)
    ]
    crowded = triangle(spread, roles=roles(*[(role, 5) for role in many]))
    told = pictures.by_role(crowded, 1, t, PROJECTED)
    assert f"“{many[0]}” 7–88–5, “{many[-1]}” 82–13–5." in told.detail  # the ends, in figures
    assert all(f"{key} {role}" in told.detail for key, role in zip("ABCDEF", many, strict=True))
    assert {label.text for label in picture.labels if label.role == "inside"} == {"A", "B"}
    assert not any(label.role == "note" for label in picture.labels)
    assert "Leader (5): The citizens 5" in picture.alt


def test_certainty_is_shown_beside_position_for_levels_with_enough_people() -> None:
    item = axis([*LOW, *HIGH, 50, 51], certainty=[4] * 8 + [2] * 5 + [1] * 2)
    picture = pictures.by_certainty(item, 1, t)
    # Two are too few, so one level more is hidden: else it could be found by subtraction.
    assert picture.kind == "none"
    assert "cannot be shown" in picture.title
    item = axis([*LOW, 50, *HIGH[1:]], certainty=[4] * 8 + [2] * 5)
    picture = pictures.by_certainty(item, 1, t)
    assert picture.title == (
        "Furthest apart stand those who are “a little sure”, closest those who are"
        " “completely sure”: disagreement 27 against 11."
    )
    assert [row[-1] for row in picture.table.rows] == ["11", "27"]
    assert pictures.by_certainty(item, 1, t, PROJECTED).detail == (
        "The middle of each and its middle half: Completely sure (8) 17, 13–21;"
        " A little sure (5) 75."
    )


def test_whether_the_sure_stand_as_far_apart_goes_by_the_figures_as_shown() -> None:
    picture = pictures.by_certainty(axis([*LOW, *HIGH], certainty=[4] * 8 + [2] * 5), 1, t)
    assert [row[-1] for row in picture.table.rows] == ["11", "20"]  # 10.5 and 19.6
    assert picture.title == "You stand about as far apart however sure you are."


def test_the_map_puts_each_dilemma_in_its_field() -> None:
    apart, together = [5, 95] * 4, [48, 50, 52, 51]
    agenda = [
        axis(apart, importance=4, id=1),
        axis(together, importance=4, id=2),
        axis(apart, importance=1, id=3),
        axis(together, importance=2, id=4),
        axis(together, id=5),
    ]
    for frame in FRAMES:
        picture = pictures.agenda_map(agenda, t, frame)
        numbers = {label.text: label for label in picture.labels if label.role == "inside"}
        assert set(numbers) == {"1", "2", "3", "4"}
        for more in ("1", "3"):
            for less in ("2", "4"):
                assert numbers[more].x > numbers[less].x
        assert numbers["1"].y == numbers["2"].y
        assert [row[3] for row in picture.table.rows] == ["Talk more", "Act", "Watch", "Let go"]
    assert picture.title == "Important and far apart: “One person or everyone?”."
    assert picture.detail.startswith("Act: “One person or everyone?”. Watch:")


def test_one_dilemma_is_no_map() -> None:
    picture = pictures.agenda_map([axis([5, 95, 50], importance=4), axis([5, 95], importance=4)], t)
    assert picture.kind == "none"
    assert picture.title == "There is no map of the agenda yet."


def test_twelve_dilemmas_at_the_same_place_stand_beside_each_other() -> None:
    agenda = [axis([5, 95] * 4, importance=4, id=at) for at in range(12)]
    for frame in FRAMES:
        picture = pictures.agenda_map(agenda, t, frame)
        dots = picture.dots
        assert len(dots) == 12
        gaps = [
            ((a.x - b.x) ** 2 + (a.y - b.y) ** 2) ** 0.5 / (2 * a.r)
            for i, a in enumerate(dots)
            for b in dots[:i]
        ]
        assert min(gaps) > 0.98


def test_a_dilemma_is_not_moved_into_another_field_to_make_room() -> None:
    apart, close = [25, 25, 75, 75], [26, 26, 75, 75]  # disagreements of 50 and of 49
    for row in (apart, close):
        agenda = [axis(row, importance=4, id=at) for at in range(4)]
        for frame in FRAMES:
            picture = pictures.agenda_map(agenda, t, frame)
            (middle,) = {
                line.x1 for line in picture.lines if line.kind == "tick" and line.x1 == line.x2
            }
            fields = {dot.x >= middle for dot in picture.dots}
            assert fields == {row is apart}
            assert len({round(dot.x, 6) for dot in picture.dots}) == 4


def test_in_a_triangle_too_full_for_dots_the_marks_hold_everybody() -> None:
    draw = random.Random(2)
    weights = [tuple(draw.random() for _ in range(3)) for _ in range(1300)]
    whole = [
        (a / (a + b + c) * 100, b / (a + b + c) * 100, c / (a + b + c) * 100) for a, b, c in weights
    ]
    picture = pictures.result(triangle(whole), 1, t, frame=PROJECTED)
    marks = [dot for dot in picture.dots if dot.fill != "ink"]
    one = min(dot.r for dot in marks) ** 2
    assert len(marks) < 300
    assert sum(dot.r**2 / one for dot in marks) == pytest.approx(1300)
    assert "the larger the mark, the more people" in picture.basis
    few = pictures.result(triangle(whole[:1000]), 1, t, frame=PROJECTED)
    assert len(few.dots) == 1001
