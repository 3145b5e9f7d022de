"""Every picture can be seen on light and on dark ground: its marks, and its words."""

import base64
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from i18n import translator
from phone.drawing import Gallery
from reports import plot
from tests.conftest import ROOT
from tests.reports.report_sample import snapshot
from tests.workshop.picture_sample import axis, triangle
from tests.workshop.priorities import with_points
from workshop import pictures, svg
from workshop.answers import Points, Stance
from workshop.colours import DARK, INK, LIGHT, READ, SEEN, Theme, contrast, diverging, sinks
from workshop.pictures import PROJECTED, TALL, WIDE, Frame, Picture
from workshop.snapshot import Item

t = translator("da")
_, AXIS, TRIANGLE, RANKING = snapshot().items
PLACES = [(x * 7) % 101 for x in range(200)]
HALF = [(x % 101, (100 - x % 101) / 2, (100 - x % 101) / 2) for x in range(0, 700, 7)]
WEIGHTS = [((a, b, c), (b, a, c), (b, c, a))[x % 3] for x, (a, b, c) in enumerate(HALF)]
ROOMS = [
    axis(PLACES[:60], certainty=[1 + x % 4 for x in range(60)], roles=["Leder", "Borger"] * 30)
]
DILEMMAS = [
    axis(places, id=id, importance=importance)
    for id, (places, importance) in enumerate(
        [(PLACES[:20], 4), ([50] * 19 + [51], 4), (PLACES[:20], 1), ([30] * 19 + [31], 1)], 1
    )
]


def drawn(frame: Frame) -> dict[str, Picture]:
    """A picture of every kind, as small rooms and as crowds have it, the reader's own in some."""
    few, crowd, corners = PLACES[:30], axis(PLACES, PLACES[::-1]), triangle(WEIGHTS, WEIGHTS[::-1])
    own = Stance((float(few[3]),))
    points = with_points([(50, 30, 20), (20, 30, 50), (0, 0, 100), (50, 30, 20)], ("A", "B", "C"))
    mine = Points(tuple(zip(points.priority.options, (50, 30, 20), strict=True)))
    half = triangle(WEIGHTS[:20], WEIGHTS[20:40])
    camps = axis([2] * 20 + [50] * 3 + [98] * 20)
    return {
        "strip": pictures.result(axis(few), 1, t, own, frame),
        "strip of a crowd": pictures.result(axis(PLACES), 1, t, frame=frame),
        "strip of two camps": pictures.result(camps, 1, t, frame=frame),
        "arrows": pictures.movement(axis(few, few[::-1]), 2, t, own, own, frame),
        "flow": pictures.movement(crowd, 2, t, frame=frame),
        "triangle": pictures.result(half, 1, t, Stance(WEIGHTS[0]), frame),
        "triangle of a crowd": pictures.result(triangle(WEIGHTS * 2), 1, t, frame=frame),
        "paths": pictures.movement(half, 2, t, frame=frame),
        "pair": pictures.movement(corners, 2, t, frame=frame),
        "ranking": pictures.result(RANKING, 1, t, frame=frame),
        "points": pictures.result(points, 1, t, mine, frame),
        "roles": pictures.by_role(ROOMS[0], 1, t, frame),
        "roles in a triangle": pictures.by_role(_roles(half), 1, t, frame),
        "certainty": pictures.by_certainty(ROOMS[0], 1, t, frame),
        "map": pictures.agenda_map(DILEMMAS, t, frame),
        "spread": pictures.spread(axis(few), 1, t, frame=frame),
        "spread in a triangle": pictures.spread(half, 1, t, frame=frame),
    }


def _roles(item: Item) -> Item:
    rounds = tuple(
        replace(
            round,
            answers=tuple(
                replace(a, role=("Leder", "Borger")[a.person % 2]) for a in round.answers
            ),
        )
        for round in item.results
    )
    return replace(item, results=rounds)


WIDES, WALLS, TALLS = drawn(WIDE), drawn(PROJECTED), drawn(TALL)
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
KINDS = pytest.mark.parametrize("kind", list(WIDES))


def test_every_kind_of_picture_is_looked_at_here() -> None:
    assert all(picture.lines for each in (WIDES, WALLS, TALLS) for picture in each.values())
    kinds = {picture.kind for picture in WIDES.values()}
    code = "".join(p.read_text("utf-8") for p in (ROOT / "workshop/pictures").glob("*.py"))
    assert kinds | {"none"} == set(re.findall(r'(?:kind(?:=|, height = )|return )"(\w+)"', code))


def seen(colours: list[str], theme: Theme, what: str) -> None:
    """One of a mark's colours at least, outline or fill, stands out from the ground."""
    best = max(contrast(colour, theme.paper) for colour in colours)
    assert best >= SEEN, f"{what}: {colours} on {theme.paper} is {best:.2f}:1"


def read(colour: str, ground: str, text: str) -> None:
    found = contrast(colour, ground)
    assert found >= READ, f"“{text}”: {colour} on {ground} is {found:.2f}:1"


def in_svg(drawing: str, theme: Theme) -> None:
    for mark in ElementTree.fromstring(drawing).iter():
        kind = mark.get("class", "")
        if kind.startswith("inside"):  # on a mark, which `inside` looks at
            continue
        if mark.tag.endswith("text"):
            read(mark.get("fill", ""), theme.paper, mark.text or "")
        elif kind != "halo" and not mark.tag.endswith("svg"):
            colours = [mark.get(name, "") for name in ("fill", "stroke")]
            seen([c for c in colours if c.startswith("#")], theme, f"{mark.tag} {kind}")


@KINDS
@THEMES
@pytest.mark.parametrize("picture_of", [WIDES, TALLS], ids=["wide", "tall"])
def test_an_svg_is_seen_on_its_ground(
    kind: str, theme: Theme, picture_of: dict[str, Picture]
) -> None:
    in_svg(svg.draw(picture_of[kind], theme=theme), theme)


@KINDS
@THEMES
@pytest.mark.parametrize("picture_of", [WIDES, WALLS], ids=["page", "wall"])
def test_a_figure_is_seen_on_its_ground(
    kind: str, theme: Theme, picture_of: dict[str, Picture]
) -> None:
    figure: dict[str, Any] = plot.figure(picture_of[kind], 1000, dark=theme is DARK).to_dict()
    for colours, what in marks(figure, theme):
        seen(colours, theme, what)
    layout = figure["layout"]
    words = [(note["font"]["color"], note["text"]) for note in layout.get("annotations", ())]
    for trace in figure["data"]:
        if trace["mode"] == "text":
            words += zip(trace["textfont"]["color"], trace["text"], strict=True)
    assert len(words) == len(picture_of[kind].labels)
    for colour, text in words:
        if colour != INK or theme is LIGHT:
            read(colour, theme.paper, text)
    for image in layout.get("images", ()):
        in_svg(base64.b64decode(image["source"].partition(",")[2]).decode(), theme)


def marks(figure: dict[str, Any], theme: Theme) -> Iterator[tuple[list[str], str]]:
    for trace in figure["data"]:
        if trace["mode"] == "text":
            continue
        line = trace["line"]["color"] if "lines" in trace["mode"] else ""
        if trace["mode"] == "lines+markers":  # an arrow with its head
            yield [trace["marker"]["color"]], "head"
        if trace["mode"] == "markers":
            marker = trace["marker"]
            for fill in marker["color"]:
                yield [fill, marker["line"]["color"]], "dot"
        elif trace.get("fill"):
            yield [trace["fillcolor"], line], "area"
        elif line != theme.paper:  # the halo around a cross
            yield [line], "line"


@KINDS
@THEMES
def test_what_stands_inside_a_mark_is_read_on_it(kind: str, theme: Theme) -> None:
    picture = WALLS[kind]
    fills = [area.fill for area in picture.areas]  # else it stands in the dots
    fills = fills or [dot.fill for dot in picture.dots if dot.fill not in ("ink", "own")]
    if any(label.role == "inside" for label in picture.labels):
        for fill in set(fills):
            read(INK, theme.mark(fill), kind)


@THEMES
def test_a_count_wider_than_its_band_has_the_ground_around_it(theme: Theme) -> None:
    counts = [label.text for label in WALLS["flow"].labels if label.role == "over"]
    assert counts
    figure: dict[str, Any] = plot.figure(WALLS["flow"], 1000, dark=theme is DARK).to_dict()
    on = [note for note in figure["layout"]["annotations"] if note.get("bgcolor") == theme.paper]
    assert sorted(note["text"] for note in on) == sorted(counts)
    texts = ElementTree.fromstring(svg.draw(WALLS["flow"], theme=theme)).iter()
    over = [text for text in texts if text.get("class") == "over"]
    assert sorted(text.text or "" for text in over) == sorted(counts)
    assert {(text.get("stroke"), text.get("paint-order")) for text in over} == {
        (theme.paper, "stroke")
    }


def test_every_shade_that_sinks_into_a_dark_phone_has_the_colour_of_its_pole() -> None:
    css = (ROOT / "phone/static/phone.css").read_text("utf-8")
    pole = re.findall(r"--b: (#\w{6})", css)[1]
    assert contrast(pole, DARK.paper) >= SEEN
    assert "svg .dot.deep { fill: var(--b); }" in css
    assert "svg path.deep:not(.dot) { stroke: var(--b); }" in css
    deep = {place for place in range(101) if sinks(diverging(place / 100))}
    assert deep == set(range(90, 101)), "all on the second pole's side"
    camps = axis([2] * 40 + [50] * 3 + [98] * 40)
    for item in (axis([2, 50, 98]), camps):
        drawn = Gallery().result(item, 1, t, None).svg
        colours = {diverging(place / 100).lower() for place in deep}
        sunken = [
            mark
            for mark in ElementTree.fromstring(drawn).iter()
            if not mark.tag.endswith("text")
            and colours & {mark.get(name, "").lower() for name in ("fill", "stroke")}
        ]
        assert sunken
        assert all("deep" in mark.get("class", "").split() for mark in sunken)


@THEMES
def test_a_crowds_dots_are_told_apart_also_where_their_outline_is_a_hair(theme: Theme) -> None:
    crowd = pictures.result(axis(PLACES), 1, t).dots
    fills = {theme.mark(dot.fill) for dot in crowd if dot.fill != "ink"}
    assert len(fills) > 20
    if theme is DARK:
        assert min(contrast(fill, theme.paper) for fill in fills) >= SEEN


@THEMES
def test_shape_tells_the_poles_of_a_triangle_apart_without_colour(theme: Theme) -> None:
    drawing = svg.draw(WIDES["triangle"], theme=theme)
    assert len(re.findall(r'<path class="dot', drawing)) >= 3
    assert {dot.shape for dot in WIDES["triangle"].dots} == {
        "circle",
        "left",
        "right",
        "up",
        "cross",
    }


@THEMES
def test_words_are_read_well_on_their_ground(theme: Theme) -> None:
    """What decides has 15:1, what stands under it 7:1, what can be pressed and the poles 4.5:1."""
    assert contrast(theme.ink, theme.paper) >= 15
    assert contrast(theme.muted, theme.paper) >= 7
    for colour in (theme.act, *theme.poles):
        assert contrast(colour, theme.paper) >= READ
