"""Every kind of picture, on each screen, has its finding, its sentence, its alt and its table."""

import re

import pytest

from tests.reports.test_contrast import KINDS, TALLS, WALLS, WIDES
from workshop.pictures import Picture

SCREENS = pytest.mark.parametrize(
    "picture_of", [WIDES, WALLS, TALLS], ids=["page", "wall", "phone"]
)


@KINDS
@SCREENS
def test_a_picture_has_all_its_words(kind: str, picture_of: dict[str, Picture]) -> None:
    picture = picture_of[kind]
    assert picture.title.endswith((".", "?"))
    assert picture.detail.endswith(".")
    assert picture.basis
    assert picture.title in picture.alt
    assert len(picture.alt) > len(picture.title)
    assert len(picture.table.rows) > 1
    assert all(len(row) == len(picture.table.header) for row in picture.table.rows)


@KINDS
def test_the_walls_sentence_has_the_figures_of_the_pages(kind: str) -> None:
    """What is told on the wall is told without the picture: no figure is left to the marks."""

    def figures(picture: Picture) -> set[str]:
        return set(re.findall(r"\d+(?:,\d+)?", picture.sentence))

    wall, page = WALLS[kind], WIDES[kind]
    assert not figures(page) - figures(wall), f"{wall.sentence} | {page.sentence}"
