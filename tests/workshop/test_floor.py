"""Numbers that somebody pastes for a line-up: any separators, and a clear word when not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.dilemmas import Shape
from workshop.errors import Refused
from workshop.floor import read_places


@pytest.mark.parametrize(
    "text",
    [
        "10 20 30",
        "10,20,30",
        "10, 20, 30",
        "10;20;30",
        "10\n20\n30\n",
        "10\t20\t30",
        " 10 | 20 / 30 ",
        "10%, 20%, 30%",
        ", 10, 20, 30,",
        "10\n20\n,30",
    ],
)
def test_any_separator_will_do(text: str) -> None:
    assert read_places(text, Shape.AXIS) == ((10.0,), (20.0,), (30.0,))


def test_a_column_of_a_danish_spreadsheet_keeps_its_decimals() -> None:
    assert read_places("12,5\r\n40\r\n99,9", Shape.AXIS) == ((12.5,), (40.0,), (99.9,))
    assert read_places("12.5 40", Shape.AXIS) == ((12.5,), (40.0,))


def test_in_a_triangle_each_person_has_three() -> None:
    assert read_places("100 0 0\n20 30 50", Shape.TRIANGLE) == ((100, 0, 0), (20, 30, 50))
    with pytest.raises(Refused, match="three numbers"):
        read_places("100 0", Shape.TRIANGLE)


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [("10 twenty", 2, "twenty"), ("10; 101", 2, "101"), ("-1", 1, "-1"), ("1 2 nan", 3, "nan")],
)
def test_what_cannot_be_read_is_named(text: str, at: int, word: str) -> None:
    with pytest.raises(Refused) as no:
        read_places(text, Shape.AXIS)
    assert (no.value.values["at"], no.value.values["word"]) == (at, word)


@pytest.mark.parametrize("text", ["", "  ", ",", ";;"])
def test_nothing_is_said_to_be_nothing(text: str) -> None:
    with pytest.raises(Refused):
        read_places(text, Shape.AXIS)


def test_a_line_up_has_an_end() -> None:
    with pytest.raises(Refused, match="at most"):
        read_places("1 " * 501, Shape.AXIS)


@given(st.lists(st.integers(0, 100), min_size=1, max_size=40), st.sampled_from([" ", ",", "; "]))
def test_what_is_written_is_read(numbers: list[int], between: str) -> None:
    text = between.join(map(str, numbers))
    assert read_places(text, Shape.AXIS) == tuple((float(n),) for n in numbers)
