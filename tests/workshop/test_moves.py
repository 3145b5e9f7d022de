"""Pictures of what moved: the same people before and after, each from where they stood."""

import random
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n import translator
from pages.parts import wall_text
from reports import plot
from tests.workshop.picture_sample import axis, mirrored, triangle
from workshop import measures, pictures, results
from workshop.pictures import PROJECTED, TALL, WIDE, Dot, Frame, Picture, flow
from workshop.snapshot import Item

t = translator("en")
FRAMES = [WIDE, PROJECTED, TALL]
Weights = tuple[float, float, float]
few = st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=3, max_size=40)


def moved(moves: Sequence[tuple[float, float]]) -> Item:
    return axis([a for a, _ in moves], [b for _, b in moves])


def draw_moves(n: int) -> list[tuple[int, int]]:
    draw = random.Random(n)
    return [(draw.randint(0, 100), draw.randint(0, 100)) for _ in range(n)]


def draw_weights(n: int, seed: int) -> list[Weights]:
    draw = random.Random(seed)
    found = []
    for _ in range(n):
        a, b, c = (draw.random() ** 2 + 0.01 for _ in range(3))
        found.append((100 * a / (a + b + c), 100 * b / (a + b + c), 100 * c / (a + b + c)))
    return found


def people(picture: Picture) -> list[Dot]:
    return [dot for dot in picture.dots if dot.fill != "ink"]


def strips(picture: Picture) -> tuple[list[Dot], list[Dot]]:
    """The people's dots over the axis above and over the one below, without the arrows' starts."""
    below, above = sorted(line.y1 for line in picture.lines if line.kind == "axis")
    starts = {line.y1 for line in picture.lines if line.kind in ("move", "still")}
    between = min([*starts, *(y for area in picture.areas for _, y in area.corners)])
    return (
        [dot for dot in people(picture) if dot.y > above],
        [dot for dot in people(picture) if below < dot.y < between],
    )


def along(picture: Picture) -> tuple[float, float]:
    """Where the axis begins and how wide it is."""
    line = next(line for line in picture.lines if line.kind == "axis")
    return line.x1, line.x2 - line.x1


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("n", [3, 8, 25, 40, 41, 120, 300])
def test_everybody_is_in_both_strips_where_they_stood(n: int, frame: Frame) -> None:
    moves = draw_moves(n)
    picture = pictures.movement(moved(moves), 2, t, frame=frame)
    assert picture.kind == ("arrows" if n <= 40 else "flow")
    left, wide = along(picture)
    low, high = measures.BETWEEN
    for dots, places in zip(strips(picture), zip(*moves, strict=True), strict=True):
        assert len(dots) == n
        at = [(dot.x - left) / wide * 100 for dot in dots]
        assert sum(x < low for x in at) == sum(x < low for x in places)
        assert sum(x > high for x in at) == sum(x > high for x in places)
    assert len({dot.r for strip in strips(picture) for dot in strip}) == 1
    assert all(s.x >= s.r and s.x + s.r <= 1 for strip in strips(picture) for s in strip)
    assert max(dot.y + dot.r for dot in picture.dots) <= picture.height


@pytest.mark.parametrize("n", [25, 120])
@pytest.mark.parametrize("frame", FRAMES)
def test_both_middles_are_marked_and_named(n: int, frame: Frame) -> None:
    moves = [(x % 101, (x * 3 + 40) % 101) for x in range(n)]
    picture = pictures.movement(moved(moves), 2, t, frame=frame)
    paired = results.shift_of(moved(moves), 2)
    assert paired is not None
    assert paired.shift.middle is not None
    left, wide = along(picture)
    pointers = sorted((dot for dot in picture.dots if dot.fill == "ink"), key=lambda d: -d.y)
    assert [(dot.x - left) / wide * 100 for dot in pointers] == pytest.approx(paired.shift.middle)
    axes = sorted((line.y1 for line in picture.lines if line.kind == "axis"), reverse=True)
    assert [round(a - dot.y, 3) for a, dot in zip(axes, pointers, strict=True)] == [0.014, 0.014]
    said = " ".join(label.text for label in picture.labels)
    for name, middle in zip(("before", "after"), paired.shift.middle, strict=True):
        assert name in said
        assert f"▲ middle {t.number(middle)}" in said


@given(few)
@settings(deadline=None, max_examples=40)
def test_up_to_40_people_everybody_has_an_arrow_sorted_by_its_start(
    moves: list[tuple[int, int]],
) -> None:
    picture = pictures.movement(moved(moves), 2, t, frame=PROJECTED)
    left, wide = along(picture)
    arrows = sorted(
        (line for line in picture.lines if line.kind in ("move", "still")), key=lambda a: -a.y1
    )
    drawn = [(round((a.x1 - left) / wide * 100), round((a.x2 - left) / wide * 100)) for a in arrows]
    assert drawn == sorted(moves)
    assert all(a.y1 == a.y2 for a in arrows)
    assert all(upper.y1 > lower.y1 for upper, lower in pairwise(arrows))
    assert [a.kind == "move" for a in arrows] == [abs(b - a) > 5 for a, b in sorted(moves)]
    above, below = strips(picture)
    assert min(d.y - d.r for d in above) > arrows[0].y1 > arrows[-1].y1
    assert arrows[-1].y1 > max(d.y + d.r for d in below)


@given(few, st.sampled_from(FRAMES))
@settings(deadline=None, max_examples=40)
def test_strips_and_arrows_are_mirrored_when_the_poles_are_swapped(
    moves: list[tuple[int, int]], frame: Frame
) -> None:
    one, other = (
        pictures.movement(item, 2, t, frame=frame)
        for item in (moved(moves), mirrored(moved(moves)))
    )
    left, wide = along(one)

    def across(x: float, mirror: bool) -> float:
        share = (x - left) / wide
        return round(1 - share if mirror else share, 6)

    for mine, theirs in zip(strips(one), strips(other), strict=True):
        assert Counter((across(d.x, False), round(d.y, 6)) for d in mine) == Counter(
            (across(d.x, True), round(d.y, 6)) for d in theirs
        )
    ways = [
        Counter(
            (across(line.x1, mirror), across(line.x2, mirror), line.kind)
            for line in picture.lines
            if line.kind in ("move", "still")
        )
        for picture, mirror in ((one, False), (other, True))
    ]
    assert ways[0] == ways[1]


@pytest.mark.parametrize("n", [8, 40, 41, 1000])
def test_on_the_wall_the_picture_leaves_room_for_the_words(n: int) -> None:
    item = axis(*zip(*draw_moves(n), strict=True), certainty=[3] * n)
    picture = pictures.movement(item, 2, t, frame=PROJECTED)
    drawn = plot.figure(picture, 1744, 44).to_dict()["layout"]["height"]
    # Under the place and a question of one line, over the basis: 735 px of 1080. The meter
    # beside the words takes some 130 letters; `tests/browser/test_wall_room.py` looks.
    small = wall_text.finding(picture) == "finding longest"
    letters, line = (102, 45) if small else (88, 53)
    lines = -(-(len(picture.sentence) + 130) // letters)
    assert drawn + (24 if small else 32) + lines * line <= 735


@pytest.mark.parametrize("frame", [WIDE, PROJECTED, TALL])
def test_who_went_from_which_part_to_which_is_told_without_the_picture(frame: Frame) -> None:
    item = moved([(at * 2, 88 - at * 2) for at in range(45)])
    picture = pictures.movement(item, 2, t, frame=frame)
    assert picture.kind == "flow"
    assert "40 stand in another part than before." in picture.detail
    a, b = (pole.label for pole in item.dilemma.text("en").poles)
    went = {row[0]: row[2] for row in picture.table.rows if row[0].startswith(("From", "Still"))}
    assert went == {
        f"From “{a}” to in between": "6",
        f"From “{a}” to “{b}”": "14",
        "Still in between": "5",
        f"From in between to “{a}”": "6",
        f"From “{b}” to “{a}”": "14",
    }
    assert all(f"{name}: {n}" in picture.alt for name, n in went.items())


@pytest.mark.parametrize("n", [41, 300])
def test_what_the_blocks_say_is_in_the_words(n: int) -> None:
    item = moved(draw_moves(n))
    page, wall = (pictures.movement(item, 2, t, frame=frame) for frame in (WIDE, PROJECTED))
    for words in (page.detail, wall.detail, wall.alt):
        assert "in between stand" in words


def test_ones_own_way_is_marked_in_both_strips_and_among_the_arrows() -> None:
    item = moved([(10, 20), (30, 80), (30, 60), (90, 90)])
    before, after = (item.results[i].answers[2].given for i in (0, 1))
    picture = pictures.movement(item, 2, t, before, after)
    assert [len([d for d in strip if d.own]) for strip in strips(picture)] == [1, 1]
    [arrow] = [line for line in picture.lines if line.own]
    left, wide = along(picture)
    assert [(x - left) / wide for x in (arrow.x1, arrow.x2)] == pytest.approx([0.3, 0.6])


@pytest.mark.parametrize("n", [41, 60, 120, 1000])
def test_bands_are_as_wide_as_the_people_in_them(n: int) -> None:
    moves = draw_moves(n)
    picture = pictures.movement(moved(moves), 2, t, frame=PROJECTED)
    paired = results.shift_of(moved(moves), 2)
    assert paired is not None
    table = flow.parts(paired)
    assert picture.kind == "flow"
    assert sum(map(sum, table)) == len(moves) == len(picture.ways)
    bands = [area for area in picture.areas if len(area.corners) > 4]
    blocks = [area for area in picture.areas if len(area.corners) == 4]
    widths = sorted(area.corners[-1][0] - area.corners[0][0] for area in bands)
    counts = sorted(count for row in table for count in row if count)
    unit = sum(widths) / len(moves)
    assert widths == pytest.approx([count * unit for count in counts])
    assert len(blocks) == 6
    assert all(0 <= x <= 1 for area in picture.areas for x, _ in area.corners)
    counted = Counter(label.text for label in picture.labels if label.text.isdigit())
    sums = [sum(row) for row in table] + [sum(column) for column in zip(*table, strict=True)]
    assert counted == Counter(str(n) for n in counts + sums)
    # Each block stands over its own part of the strips.
    left, wide = along(picture)
    edges = [left + wide * at / 100 for at in (0, *measures.BETWEEN, 100)]
    for block in blocks:
        low, high = min(x for x, _ in block.corners), max(x for x, _ in block.corners)
        assert any(a <= low and high <= b for a, b in pairwise(edges))


def test_a_crowd_that_does_not_fit_a_strip_has_dots_of_several_people_and_says_so() -> None:
    picture = pictures.movement(moved([(50, 50)] * 1000), 2, t, frame=PROJECTED)
    each = int(picture.basis.split(" · a dot: up to ")[1].split()[0])
    assert [len(strip) for strip in strips(picture)] == [-(-1000 // each)] * 2


@pytest.mark.parametrize("n", [3, 25, 40])
def test_paths_go_from_where_each_stood_to_where_each_stands(n: int) -> None:
    before, after = draw_weights(n, 1), draw_weights(n, 2)
    picture = pictures.movement(triangle(before, after), 2, t, frame=PROJECTED)
    assert picture.kind == "paths"
    side = PROJECTED.triangle
    expected: Counter[tuple[float, ...]] = Counter()
    for a, b in zip(before, after, strict=True):
        (x1, y1), (x2, y2) = measures.plane([a, b]) * side
        x1, x2 = x1 + 0.5 - side / 2, x2 + 0.5 - side / 2
        expected[tuple(round(float(v), 6) for v in (x1, y1, x2, y2))] += 1
    drawn = Counter(
        tuple(round(v, 6) for v in (line.x1, line.y1, line.x2, line.y2))
        for line in picture.lines
        if line.kind in ("move", "still")
    )
    assert drawn == expected
    paired = results.shift_of(triangle(before, after), 2)
    assert paired is not None
    assert sum(line.kind == "still" for line in picture.lines) == paired.shift.stayed
    assert len([*people(picture)]) == n


@pytest.mark.parametrize("frame", FRAMES)
def test_the_arrows_in_a_triangle_say_what_the_sentence_does_at_the_threshold(frame: Frame) -> None:
    before = [(100.0 - x, float(x), 0.0) for x in range(0, 80, 2)]
    after = [(a - 5, b + 5, 0.0) for a, b, _ in before]
    picture = pictures.movement(triangle(before, after), 2, t, frame=frame)
    assert "and 40 of the 40 who answered both times stayed" in picture.title
    assert [line.kind for line in picture.lines if line.kind in ("move", "still")] == ["still"] * 40


@pytest.mark.parametrize("n", [41, 300, 1000])
def test_a_pair_of_triangles_holds_the_same_people_twice(n: int) -> None:
    before, after = draw_weights(n, 1), draw_weights(n, 2)
    item = triangle([*before, (90.0, 5.0, 5.0)], after)  # one answered only before
    picture = pictures.movement(item, 2, t, frame=PROJECTED)
    assert picture.kind == "pair"
    for dots, stood in (
        ([d for d in picture.dots if d.x < 0.5], before),
        ([d for d in picture.dots if d.x > 0.5], after),
    ):
        assert len(dots) == n
        leaning = Counter(next((i for i in range(3) if w[i] > 50), -1) for w in stood)
        shapes = Counter(dot.shape for dot in dots)
        assert shapes == Counter(
            {("left", "right", "up", "circle")[pole]: n for pole, n in leaning.items()}
        )


MOVEMENTS = {
    "arrows": moved(draw_moves(25)),
    "flow": moved(draw_moves(150)),
    "paths": triangle(draw_weights(25, 1), draw_weights(25, 2)),
    "pair": triangle(draw_weights(150, 1), draw_weights(150, 2)),
}


@pytest.mark.parametrize("kind", MOVEMENTS)
@pytest.mark.parametrize("frame", FRAMES)
def test_what_moves_begins_at_the_marks_before_and_ends_at_those_after(
    kind: str, frame: Frame
) -> None:
    picture = pictures.movement(MOVEMENTS[kind], 2, t, frame=frame)
    paired = results.shift_of(MOVEMENTS[kind], 2)
    assert paired is not None
    assert picture.kind == kind
    assert len(picture.ways) == len(paired.pairs)
    dots = people(picture)
    if kind == "paths":  # a dot and the tip of its arrow
        before = [(dot.x, dot.y) for dot in dots]
        after = [(line.x2, line.y2) for line in picture.lines if line.kind in ("move", "still")]
    elif kind == "pair":
        before = [(dot.x, dot.y) for dot in dots if dot.x < 0.5]
        after = [(dot.x, dot.y) for dot in dots if dot.x > 0.5]
    else:
        before, after = ([(dot.x, dot.y) for dot in strip] for strip in strips(picture))
    assert Counter((way.x1, way.y1) for way in picture.ways) == Counter(before)
    assert Counter((way.x2, way.y2) for way in picture.ways) == Counter(after)
    looks = {(dot.x, dot.y): (dot.r, dot.fill, dot.shape) for dot in dots}
    assert all(looks[way.x1, way.y1][::2] == (way.r, way.shape) for way in picture.ways)


@pytest.mark.parametrize("kind", ["arrows", "flow"])
def test_each_goes_from_their_own_dot_to_their_own_dot(kind: str) -> None:
    item = MOVEMENTS[kind]
    picture = pictures.movement(item, 2, t, frame=PROJECTED)
    paired = results.shift_of(item, 2)
    assert paired is not None
    left, wide = along(picture)
    for way, pair in zip(picture.ways, paired.pairs, strict=True):
        assert pair.before.place
        assert pair.after.place
        for x, place in ((way.x1, pair.before.place[0]), (way.x2, pair.after.place[0])):
            assert abs((x - left) / wide * 100 - place) < 8


@pytest.mark.parametrize("kind", MOVEMENTS)
def test_ways_in_px_are_where_the_figure_draws_the_marks(kind: str) -> None:
    picture = pictures.movement(MOVEMENTS[kind], 2, t, frame=PROJECTED)
    width, size = 1744, 44
    drawn = plot.figure(picture, width, size).to_dict()["layout"]
    (x0, x1), (y0, y1) = drawn["xaxis"]["range"], drawn["yaxis"]["range"]

    def px(x: float, y: float) -> tuple[float, float]:
        return (
            (x - x0) / (x1 - x0) * drawn["width"],
            drawn["height"] - (y - y0) / (y1 - y0) * drawn["height"],
        )

    for way, (ax, ay, bx, by, r, fill, shape) in zip(
        picture.ways, plot.ways(picture, width, size), strict=True
    ):
        assert px(way.x1, way.y1) == pytest.approx((ax, ay), abs=1)
        assert px(way.x2, way.y2) == pytest.approx((bx, by), abs=1)
        assert r == pytest.approx(way.r / (x1 - x0) * drawn["width"], abs=0.1)
        assert (fill, shape) == (way.fill, way.shape)
