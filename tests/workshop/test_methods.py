"""The methods of a dialogue: their words, their parts on the line, what can be changed when."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n import translator
from tests.workshop.picture_sample import axis, triangle
from workshop import lenses, methods, pictures
from workshop.corners import corners_of
from workshop.errors import Refused
from workshop.flow import Kind, Phase, Step, Stop, line_of
from workshop.methods import METHODS, Part
from workshop.words import as_shown

T = translator("en")
PARTS = [(method, part) for method, parts in METHODS.items() for part in parts]
DILEMMA = Stop(1, Kind.DILEMMA, parts=4)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("method", "part"), PARTS)
def test_every_part_has_words_that_can_be_read_standing(
    method: str, part: Part, language: str
) -> None:
    t = translator(language)
    said = methods.said(part, lenses.names((), t), t)
    for text in (said.title, said.wall, said.phone, said.say, said.do, said.watch):
        assert text
        assert "{" not in text
        assert len(text) <= 140, text
    assert len(said.wall) <= 100, said.wall  # two lines on the wall
    assert methods.name_of(method, t)
    assert methods.about(method, t)


def test_the_facilitators_own_standpoints_are_asked_about_by_their_names() -> None:
    duty = METHODS["standpoints"][0]
    ours = methods.said(duty, lenses.names((), T), T)
    assert "never do" in ours.wall
    own = methods.said(duty, lenses.names(("law", "money", "people"), T), T, own=True)
    assert own.title == "Seen from “law”"
    assert own.wall == own.phone == "What speaks for each side, seen from “law”?"


def test_a_standpoint_has_a_short_name_where_there_is_no_room() -> None:
    assert methods.short_name("standpoints", 1, T) == "Standpoint 2"
    assert methods.short_name("standpoints", 3, T) == "Choose what weighs most"


def test_a_part_that_is_no_more_is_the_last_one() -> None:
    assert methods.part_at("pairs", 7).key == "all"
    assert methods.part_at("", 3).key == "all"


def test_what_has_no_sides_is_not_lined_up() -> None:
    for method in ("corners", "four-corners"):
        assert method in methods.offered(Kind.DILEMMA)
        assert method not in methods.offered(Kind.PRIORITY)
    assert methods.offered(Kind.PLAIN) == ()


def test_the_line_up_keeps_its_key_and_its_parts_beside_the_four_corners() -> None:
    assert methods.name_of("corners", T) == "Line-up on the floor"
    assert [part.key for part in METHODS["corners"]] == ["go", "ends", "middle", "move"]
    assert methods.name_of("four-corners", T) == "Four corners"
    assert methods.seconds_of("four-corners") == 780


def test_an_axis_has_two_corners_for_each_side_and_a_triangle_one_and_a_middle() -> None:
    sides = axis([10, 20, 30]).dilemma.text("en")
    left, right = (pole.label for pole in sides.poles)
    assert [(it.mark, it.name, it.label) for it in corners_of(sides, T)] == [
        ("◀", "Fully", left),
        ("◀", "Mostly", left),
        ("▶", "Mostly", right),
        ("▶", "Fully", right),
    ]
    three = triangle([(90, 5, 5)] * 3).dilemma.text("en")
    assert [(it.mark, it.name, it.side) for it in corners_of(three, T)] == [
        ("◀", "Fully", 0),
        ("▶", "Fully", 1),
        ("▲", "Fully", 2),
        ("●", "In the middle", None),
    ]


def test_a_method_can_be_changed_until_the_dialogue_begins() -> None:
    agenda, line = [DILEMMA], line_of([DILEMMA])
    first = line.index(Step(1, Phase.DIALOGUE, 1, 0))
    for here in line[:first]:
        methods.check_change(agenda, here, DILEMMA, "pairs")
    for here in line[first:]:
        with pytest.raises(Refused, match="has begun"):
            methods.check_change(agenda, here, DILEMMA, "pairs")


def test_a_point_without_a_dialogue_has_no_method() -> None:
    order = Stop(1, Kind.PRIORITY, rounds=1)
    with pytest.raises(Refused, match="no dialogue"):
        methods.check_change([order], line_of([order])[0], order, "pairs")
    with pytest.raises(Refused, match="not known"):
        methods.check_change([order], line_of([order])[0], order, "corners")


def test_a_delphi_round_shows_the_middle_and_the_middle_half() -> None:
    item = axis([10, 20, 30, 40, 80])
    picture = pictures.spread(item, 1, T)
    assert picture.title == "The group's middle is 30 of 100."
    assert picture.detail.startswith("3 of 5 stand between 20 and 40: the thick line.")
    [line] = [line for line in picture.lines if line.kind == "bar"]
    assert (line.x1, line.x2) == (0.2, 0.4)
    assert picture.table.rows[-1] == ("The middle half (0-100)", "20.0–40.0")


@given(st.lists(st.integers(0, 200).map(lambda x: x / 2), min_size=3, max_size=40))
def test_a_delphi_rounds_count_is_what_its_limits_say(x: list[float]) -> None:
    detail = pictures.spread(axis(x), 1, T).detail
    shown = [as_shown(each) for each in x]
    if found := re.match(r"(\d+) of (\d+) stand between (\d+) and (\d+)", detail):
        n, of, low, high = map(int, found.groups())
        assert (n, of) == (sum(low <= each <= high for each in shown), len(x))
        assert 2 * n >= of


def test_a_delphi_round_says_of_two_camps_what_its_marks_say() -> None:
    picture = pictures.spread(axis([5, 6, 7, 8, 9, 91, 92, 93, 94, 95]), 1, T)
    assert [line for line in picture.lines if line.kind == "bracket"]
    assert "You stand in two camps: disagreement is" in picture.detail
    assert picture.alt.endswith(f"{picture.title} {picture.detail}")
    for said in ("disagreement is", "middle is"):
        assert picture.alt.count(said) == 1


def test_a_room_in_one_place_has_no_half_to_draw() -> None:
    picture = pictures.spread(axis([40, 40, 40]), 1, T)
    assert picture.detail.startswith("3 of 3 stand right there.")


def test_too_few_answers_have_no_spread() -> None:
    assert pictures.spread(axis([10, 20]), 1, T).kind == "none"
