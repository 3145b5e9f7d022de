"""What Plotly is given is valid, and is the picture's marks."""

import base64
import re

import plotly.graph_objects as go
import pytest

from i18n import translator
from reports import plot
from tests.reports.report_sample import snapshot
from tests.workshop.picture_sample import axis
from workshop import pictures, svg
from workshop.colours import LIGHT
from workshop.pictures import PROJECTED, Picture

t = translator("da")
_, AXIS, TRIANGLE, RANKING = snapshot().items
CROWD = axis(list(range(100)), [(x * 7) % 101 for x in range(100)])
PICTURES = [
    pictures.result(AXIS, 1, t),
    pictures.movement(AXIS, 2, t),
    pictures.result(TRIANGLE, 1, t),
    pictures.movement(TRIANGLE, 2, t),
    pictures.result(RANKING, 1, t),
    pictures.movement(CROWD, 2, t, frame=PROJECTED),
    pictures.result(axis([(x * 7) % 101 for x in range(200)]), 1, t),
]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.kind)
@pytest.mark.parametrize("dark", [False, True])
def test_a_figure_is_valid_although_nobody_checks_it_on_the_way(
    picture: Picture, dark: bool
) -> None:
    drawn = plot.figure(picture, 720, dark=dark)
    given = drawn.to_dict()
    checked = go.Figure(given).to_dict()
    assert given["layout"].pop("template") == {}
    del checked["layout"]["template"]  # a figure without one is given Plotly's own
    assert checked == given


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.kind)
def test_every_dot_and_label_of_the_picture_is_drawn(picture: Picture) -> None:
    drawn = plot.figure(picture, 720).to_dict()
    dots = [x for trace in drawn["data"] if trace["mode"] == "markers" for x in trace["x"]]
    for image in drawn["layout"].get("images", ()):
        crowd = base64.b64decode(image["source"].partition(",")[2]).decode()
        dots += re.findall("M", crowd)
    assert len(dots) == len(picture.dots)
    texts = [note["text"] for note in drawn["layout"].get("annotations", ())]
    for trace in drawn["data"]:
        texts += trace["text"] if trace["mode"] == "text" else ()
    plain = [re.sub("</?b>", "", text) for text in texts]
    assert sorted(plain) == sorted(label.text for label in picture.labels)
    filled = [trace for trace in drawn["data"] if trace.get("fill") == "toself"]
    corners = [
        (trace["fillcolor"], *corner)
        for trace in filled
        for corner in zip(trace["x"], trace["y"], strict=True)
        if corner != (None, None)
    ]
    assert sorted(corners) == sorted(
        (LIGHT.mark(area.fill), *corner)
        for area in picture.areas
        for corner in (*area.corners, area.corners[0])
    )
    assert len(filled) == len({area.fill for area in picture.areas})


def test_a_marks_shape_is_the_same_in_an_svg_and_in_a_figure() -> None:
    picture = pictures.result(axis([10, 20, 50, 80, 90, 95]), 1, t)
    [image] = plot.figure(picture, 720).to_dict()["layout"]["images"]
    crowd = base64.b64decode(image["source"].partition(",")[2]).decode()
    r = picture.dots[0].r * svg.WIDTH
    for shape, n in (("left", 2), ("right", 3)):
        assert crowd.count(svg.outline(shape, r)) == n
        assert svg.draw(picture).count(svg.outline(shape, r)) == n


@pytest.mark.parametrize(("shape", "x", "y"), [("left", -1, 0), ("right", 1, 0), ("up", 0, -1)])
def test_a_mark_has_its_tip_towards_the_pole(shape: str, x: int, y: int) -> None:
    tip = [float(value) for value in re.findall(r"m(\S+) (\S+?)l", svg.outline(shape, 10))[0]]
    assert tip == pytest.approx([10.18 * x, 10.18 * y])


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.kind)
def test_every_arrow_has_a_head_where_it_ends(picture: Picture) -> None:
    drawn = plot.figure(picture, 720).to_dict()
    ends = [
        (x, y)
        for trace in drawn["data"]
        if trace["mode"] == "lines+markers"
        for x, y, size in zip(trace["x"], trace["y"], trace["marker"]["size"], strict=True)
        if size
    ]
    assert sorted(ends) == sorted(
        (line.x2, line.y2) for line in picture.lines if line.kind == "move"
    )
