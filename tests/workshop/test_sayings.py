"""What is said of a result: by the figures as they are shown, true and complete in words."""

import itertools
import re
import statistics
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n import translator
from tests.workshop.picture_sample import axis, triangle
from workshop import hints, pictures, results
from workshop.answers import Stance
from workshop.pictures import PROJECTED, WIDE, Frame, importance
from workshop.snapshot import Item, Round
from workshop.words import as_shown, listed

EN = translator("en")
A, B = "“One person's good life”", "“The good of all”"
people = st.lists(
    st.tuples(st.integers(0, 100), st.integers(0, 100), st.integers(1, 4), st.integers(1, 4)),
    min_size=3,
    max_size=60,
)


@given(st.floats(-1000, 1000), st.integers(0, 2))
def test_a_figure_as_shown_is_the_one_that_is_written(value: float, decimals: int) -> None:
    written = EN.number(value, decimals).replace(",", "")
    assert float(written) == pytest.approx(as_shown(value, decimals))


@pytest.mark.parametrize(
    ("value", "label"),
    [
        (0.32, "together"),
        (0.3249, "together"),
        (0.326, "spread"),
        (0.33, "spread"),
        (0.66, "spread"),
        (0.664, "spread"),
        (0.6651, "divided"),
        (0.67, "divided"),
    ],
)
def test_a_room_is_called_what_its_figure_says(value: float, label: str) -> None:
    assert results.label_of(value) == label


@given(st.floats(0, 1))
def test_no_figure_ever_has_another_label_than_it_should(value: float) -> None:
    shown = int(EN.number(value * 100))
    expected = "together" if shown < 33 else "spread" if shown <= 66 else "divided"
    assert results.label_of(value) == expected


def _sure(round: Round, *certainty: int) -> Round:
    """The round with how sure each is; one figure for all."""
    answers = []
    for at, answer in enumerate(round.answers):
        assert isinstance(answer.given, Stance)
        sure = certainty[at % len(certainty)]
        answers.append(replace(answer, given=replace(answer.given, certainty=sure)))
    return replace(round, answers=tuple(answers))


def _matters(*importances: int, apart: list[int]) -> Item:
    """An axis where everybody stands as given and says how much it matters."""
    item = axis(apart)
    answers = []
    for answer, said in zip(item.results[0].answers, importances, strict=True):
        assert isinstance(answer.given, Stance)
        answers.append(replace(answer, given=replace(answer.given, importance=said)))
    return replace(item, results=(replace(item.results[0], answers=tuple(answers)),))


def test_a_dilemma_lies_on_the_side_of_the_maps_lines_that_its_figures_say() -> None:
    # 2.46 of 4 is written 2.5, and a disagreement of 49.6 is written 50.
    said = [3] * 6 + [2] * 7
    positions = [0] * 3 + [100] * 3 + [50] * 7
    spot, _ = importance.spots([_matters(*said, apart=positions)] * 2, EN)
    room = results.room_of(_matters(*said, apart=positions), 1)
    assert room is not None
    assert (round(sum(said) / 13, 2), spot.importance) == (2.46, 2.5)
    assert spot.field[0]
    assert spot.disagreement == as_shown(room.disagreement, 2)
    for value, apart in ((0.494, False), (0.496, True), (0.5, True)):
        told = importance.Spot(1, "", 3.0, as_shown(value, 2))
        assert told.field[1] is apart


def test_a_hint_goes_by_the_figures_that_it_gives() -> None:
    # The role's middle is 60.4, written 60, and the room's 35.5, written 36: 24 apart as shown.
    far, near = hints._distance((60.4,), (35.5,)), hints._distance((60.5,), (35.6,))
    assert (far, near) == (24, 25)


@pytest.mark.parametrize(
    ("names", "said"), [(["A"], "A"), (["A", "B"], "A og B"), (["A", "B", "C"], "A, B og C")]
)
def test_names_are_listed_as_the_language_does(names: list[str], said: str) -> None:
    assert listed(names, translator("da")) == said


@pytest.mark.parametrize("frame", [WIDE, PROJECTED])
def test_a_strips_sentence_has_the_middle(frame: Frame) -> None:
    assert pictures.result(axis([10, 20, 60, 90]), 1, EN, frame=frame).sentence == (
        f"You are divided: disagreement is 70 of 100. 2 lean towards {A}, 1 leans towards {B},"
        " and 1 stands in between. The group's middle is 40 of 100."
    )


def test_of_a_triangle_the_middle_is_told_by_its_weights() -> None:
    item = triangle([(80.0, 10.0, 10.0), (10.0, 80.0, 10.0), (30.0, 30.0, 40.0)])
    said = pictures.result(item, 1, EN).detail
    assert "The group's middle: The citizens 40, The professionals 40, The politicians 20." in said


def test_on_the_wall_the_three_weights_of_a_middle_do_not_name_the_poles_again() -> None:
    weights = [(80.0, 10.0, 10.0), (10.0, 80.0, 10.0), (30.0, 30.0, 40.0)]
    item = triangle(weights, weights)
    page, wall = (pictures.result(item, 1, EN, frame=frame) for frame in (WIDE, PROJECTED))
    assert "The group's middle: The citizens 40, The professionals 40" in page.detail
    assert "The group's middle, in the same order: 40–40–20." in wall.detail
    assert page.alt == wall.alt


def test_how_a_triangles_middle_moved_names_each_pole_once() -> None:
    before = [(80.0, 10.0, 10.0), (10.0, 80.0, 10.0), (30.0, 30.0, 40.0)]
    after = [(80.0, 10.0, 10.0), (10.0, 60.0, 30.0), (30.0, 30.0, 40.0)]
    for frame in (WIDE, PROJECTED):
        detail = pictures.movement(triangle(before, after), 2, EN, frame=frame).detail
        assert (
            "The middle: The citizens still 40, The professionals from 40 to 33,"
            " The politicians from 20 to 27." in detail
        )


def test_the_same_middle_held_with_less_certainty_is_a_result() -> None:
    before, after = [20, 40, 60, 80], [40, 20, 80, 60]
    item = axis(before, after)
    first, second = item.results
    item = replace(item, results=(_sure(first, 4), _sure(second, 2)))
    said = "The middle is still 50, and you are less sure of it: 2.0 against 4.0 of 4."
    assert said in pictures.movement(item, 2, EN).detail
    turned = replace(item, results=(_sure(first, 1), _sure(second, 2)))
    assert "you are more sure of it: 2.0 against 1.0" in pictures.movement(turned, 2, EN).detail
    same = replace(item, results=(_sure(first, 2), _sure(second, 2)))
    detail = pictures.movement(same, 2, EN).detail
    assert "The middle is still 50. You are as sure as before: 2.0 of 4." in detail


def test_what_moved_says_how_many_answered_both_times() -> None:
    item = axis([10, 20, 60, 90], [50, 20, 60])
    assert pictures.movement(item, 2, EN).title == (
        f"0 moved towards {A}, 1 towards {B}, and 2 of the 3 who answered both times stayed."
    )


People = list[tuple[int, int, int, int]]


def _both(room: People) -> tuple[list[int], list[int]]:
    """Everybody's position before and after."""
    return [each[0] for each in room], [each[1] for each in room]


def _sureness(room: People) -> tuple[list[int], list[int]]:
    return [each[2] for each in room], [each[3] for each in room]


def _apart(positions: list[int]) -> float:
    """Disagreement, counted pair by pair."""
    pairs = sum(abs(a - b) for a, b in itertools.combinations(positions, 2))
    return pairs / (100 * (len(positions) ** 2 // 4)) * 100


def _figures(pattern: str, said: str) -> tuple[list[str], str]:
    """The numbers that a sentence has where the pattern has #, and what is left of the sentence."""
    found = re.search(re.escape(pattern).replace(r"\#", r"(\d+(?:\.\d+)?)"), said)
    assert found, (pattern, said)
    return [*found.groups()], said.replace(found.group(), "")


@given(people, st.sampled_from([WIDE, PROJECTED]))
def test_every_number_in_a_rounds_sentence_is_the_rooms_own(room: People, frame: Frame) -> None:
    positions = [each[0] for each in room]
    picture = pictures.result(
        axis(positions, certainty=[each[2] for each in room]), 1, EN, frame=frame
    )
    d, left = _figures("disagreement is # of 100", picture.sentence)
    assert d == [EN.number(_apart(positions))]
    low, high = sum(x < 40 for x in positions), sum(x > 60 for x in positions)
    lean = ["leans" if n == 1 else "lean" for n in (low, high)]
    stand = "stands" if len(room) - low - high == 1 else "stand"
    counts, left = _figures(
        f"# {lean[0]} towards {A}, # {lean[1]} towards {B}, and # {stand} in between.", left
    )
    assert [int(n) for n in counts] == [low, high, len(room) - low - high]
    middle, left = _figures("The group's middle is # of 100.", left)
    assert middle == [EN.number(statistics.median(positions))]
    if "stand further apart than" in left:
        pattern = "sure: # against #." if "than the sure" in left else "unsure: # against #."
        told, left = _figures(pattern, left)
        sides = ([x for x, _, c, _ in room if c > 2], [x for x, _, c, _ in room if c < 3])
        assert sorted(told) == sorted(EN.number(_apart(side)) for side in sides)
    assert not re.search(r"\d", left)


@given(people, st.sampled_from([WIDE, PROJECTED]))
def test_every_number_in_the_sentence_on_what_moved_is_the_rooms_own(
    room: People, frame: Frame
) -> None:
    item = axis([each[0] for each in room], [each[1] for each in room])
    first, second = item.results
    item = replace(
        item,
        results=(
            _sure(first, *(each[2] for each in room)),
            _sure(second, *(each[3] for each in room)),
        ),
    )
    picture = pictures.movement(item, 2, EN, frame=frame)
    before, after = _both(room)
    low = sum(b < a - 5 for a, b in zip(before, after, strict=True))
    high = sum(b > a + 5 for a, b in zip(before, after, strict=True))
    told, left = _figures(
        f"# moved towards {A}, # towards {B}, and # of the # who answered both times stayed.",
        picture.sentence,
    )
    assert [int(n) for n in told] == [low, high, len(room) - low - high, len(room)]
    for same, changed, figure, two, decimals in (
        ("Disagreement is still #.", "Disagreement went from # to #.", _apart, _both(room), 0),
        ("middle is still #", "middle went from # to #", statistics.median, _both(room), 0),
        ("before: # of 4", "# against # of 4", statistics.mean, _sureness(room), 1),
    ):
        written = [EN.number(float(figure(values)), decimals) for values in two]
        told, left = _figures(same if written[0] == written[1] else changed, left)
        assert sorted(told) == sorted(set(written))
    if picture.kind == "flow" and frame is WIDE:
        said = f"Towards {A} lean #, before #; towards {B} #, before #; in between stand #,"
        told, left = _figures(said + " before #.", left)
        assert [int(n) for n in told[:4]] == [
            sum(x < 40 for x in after),
            sum(x < 40 for x in before),
            sum(x > 60 for x in after),
            sum(x > 60 for x in before),
        ]
    assert not re.search(r"\d", left)
