"""Pictures in a triangle: points and paths."""

import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from workshop import measures, results
from workshop.answers import Stance
from workshop.colours import MARKS, PALE, POLES
from workshop.dilemmas import DilemmaText
from workshop.pictures import sayings
from workshop.pictures.model import Dot, Frame, Label, Line, Marks, Picture, Way
from workshop.snapshot import Item
from workshop.words import Words

CROWD = 1200  # people; up to here each has a dot that can be told from its neighbours
CELLS = 15  # along a side, for a crowd


def points(item: Item, number: int, t: Words, own: Stance | None, frame: Frame) -> Picture:
    room = results.room_of(item, number)
    round = item.result(number)
    assert room is not None
    assert round is not None
    text = item.dilemma.text(t.language)
    marks = Marks()
    weights = results.places([stance for _, stance in results.stances(round)])
    side = frame.triangle
    draw_frame(marks, text, side)
    _draw_points(marks, weights, side, own.place if own else None)
    _cross(marks, room.middle, side)
    marks.labels.append(Label("✚ " + t("the group's middle"), 0.5, "middle", "note", row=2))
    if own and own.place:
        marks.labels.append(Label("◉ " + t("you stand here"), 0.5, "middle", "own", row=3))
    title = sayings.finding(room, t)
    sure = sayings.sure_and_unsure([stance for _, stance in results.stances(round)], t)
    detail = f"{sayings.leanings(room, text, t)} {sure}".strip()
    return Picture(
        kind="triangle",
        height=side * math.sqrt(3) / 2,
        title=title,
        detail=detail,
        basis=sayings.basis(round.answered, round.skipped, t) + crowded(len(weights), t),
        alt=t(
            "Where people stand in a triangle between “{a}”, “{b}” and “{c}”.",
            a=text.poles[0].label,
            b=text.poles[1].label,
            c=text.poles[2].label,
        )
        + f" {title} {detail}",
        table=sayings.room_table(item, number, room, t),
        dots=tuple(marks.dots),
        lines=tuple(marks.lines),
        labels=tuple(marks.labels),
        own=sayings.own_place(own, text, t),
        disagreement=room.disagreement,
    )


def spot(weights: Sequence[float], side: float, centre: float = 0.5) -> tuple[float, float]:
    """Barycentric weights to a point of the picture."""
    x, y = measures.plane([weights])[0]
    return (centre + (float(x) - 0.5) * side, float(y) * side)


def _draw_edges(marks: Marks, side: float, centre: float = 0.5) -> None:
    corners = [spot(weights, side, centre) for weights in ((1, 0, 0), (0, 1, 0), (0, 0, 1))]
    for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
        marks.lines.append(Line(x1, y1, x2, y2, "edge"))
    # Beyond these lines a pole has more than half of the weight.
    for pole in range(3):
        ends = []
        for other in range(3):
            if other != pole:
                weights = [0.0, 0.0, 0.0]
                weights[pole] = weights[other] = 50.0
                ends.append(spot(weights, side, centre))
        marks.lines.append(Line(*ends[0], *ends[1], "tick"))


def draw_frame(marks: Marks, text: DilemmaText, side: float) -> float:
    """The triangle with its poles; returns its height."""
    _draw_edges(marks, side)
    a, b, c = (pole.label for pole in text.poles)
    marks.labels.append(Label(f"{MARKS[0]} {a}", 0.5 - side / 2, "middle", "pole-0", row=1))
    marks.labels.append(Label(f"{b} {MARKS[1]}", 0.5 + side / 2, "middle", "pole-1", row=1))
    marks.labels.append(Label(f"{MARKS[2]} {c}", 0.5, "middle", "pole-2", row=-1))
    return side * math.sqrt(3) / 2


def _nearest(weights: Sequence[float]) -> int | None:
    return next((pole for pole in range(3) if weights[pole] > 50), None)


def _draw_points(
    marks: Marks,
    weights: Sequence[Sequence[float]],
    side: float,
    own: Sequence[float] | None,
    centre: float = 0.5,
) -> None:
    """One dot per person, moved to the nearest free place so that all can be counted.

    Of more than CROWD people dots could not be told apart: there each cell has one, as
    large as the people in it are many.
    """
    crowd = len(weights) > CROWD
    area = math.sqrt(3) / 4 * side * side
    r = min(0.02, math.sqrt(area * 0.42 / (len(weights) * 2 * math.sqrt(3))))
    if crowd:
        r = side / CELLS / 2
    spots, regions = _grid(side, r)
    # Free places by the pole they lean to; one that is taken moves infinitely far away.
    free = {pole: spots[regions == pole].copy() for pole in (0, 1, 2, -1)}
    cells: dict[tuple[int, int], list[Sequence[float]]] = defaultdict(list)
    given = sorted(tuple(w) for w in weights)
    flat = measures.plane(given) * side + (0.5 - side / 2, 0.0)
    taken = spots.tolist()
    which = {tuple(spot): at for at, spot in enumerate(taken)}
    for place, at in zip(given, flat, strict=True):
        nearest = _nearest(place)
        pole = -1 if nearest is None else nearest
        part = free[pole]
        if math.isinf(_closest(part, at)[0]):  # that part is full
            part = min(free.values(), key=lambda other: _closest(other, at)[0])
        best = _closest(part, at)[1]
        cells[which[tuple(part[best].tolist())], pole].append(place)
        if not crowd:
            part[best] = math.inf
    most = max(map(len, cells.values()))
    left = tuple(own) if own else None
    for (cell, pole), people in cells.items():
        x, y = taken[cell]
        mine = left in people
        if mine:
            left = None
        marks.dots.append(
            Dot(
                x + centre - 0.5,
                y,
                r * math.sqrt(len(people) / most),
                PALE if pole < 0 else POLES[pole],
                "circle" if pole < 0 else ("left", "right", "up")[pole],
                own=mine,
            )
        )


def crowded(n: int, t: Words) -> str:
    """What a dot's size says, for what the figures rest on; "" where a dot is a person."""
    return " · " + t("the larger the mark, the more people") if n > CROWD else ""


def _closest(places: measures.Floats, at: measures.Floats) -> tuple[float, int]:
    """The square of the distance to the nearest of `places`, and which it is."""
    if not len(places):
        return math.inf, -1
    x, y = places[:, 0] - at[0], places[:, 1] - at[1]
    squares = x * x + y * y
    best = int(squares.argmin())
    return float(squares[best]), best


def _grid(side: float, r: float) -> tuple[measures.Floats, NDArray[np.int_]]:
    """Hexagonal places for dots of radius r inside the triangle, and the pole each leans to.

    Returns places, shape (n, 2), and poles, shape (n,), -1 for none.
    """
    height = side * math.sqrt(3) / 2
    step = 2 * r * 1.04
    rows = []
    for row in range(max(1, int(height / (math.sqrt(3) * r * 1.04)))):
        y = r + row * math.sqrt(3) * r * 1.04
        count = int(side * (1 - y / height) / step)
        x = 0.5 + (np.arange(count) - (count - 1) / 2) * step
        rows.append(np.column_stack((x, np.full(count, y))))
    spots = np.concatenate(rows)
    c = spots[:, 1] / height * 100
    b = (100 - c) / 2 + (spots[:, 0] - 0.5) / side * 100
    weights = np.column_stack((100 - b - c, b, c))
    return spots, np.where(weights.max(axis=1) > 50, weights.argmax(axis=1), -1)


def _cross(marks: Marks, weights: Sequence[float], side: float) -> None:
    x, y = spot(weights, side)
    marks.dots.append(Dot(x, y, 0.016, "ink", "cross"))


def draw_paths(
    marks: Marks,
    paired: results.Paired,
    text: DilemmaText,
    own: tuple[Stance, Stance] | None,
    frame: Frame,
) -> float:
    """Everybody's way through the triangle, from the dot to the arrow's head."""
    side = frame.triangle
    draw_frame(marks, text, side)
    r = min(0.011, 0.05 / math.sqrt(len(paired.pairs)))
    mine = [own] if own else []
    for pair in paired.pairs:
        if pair.before.place is None or pair.after.place is None:
            continue
        start, end = spot(pair.before.place, side), spot(pair.after.place, side)
        is_mine = bool(mine) and (pair.before.place, pair.after.place) == (
            mine[0][0].place,
            mine[0][1].place,
        )
        if is_mine:
            mine.clear()
        moved = math.dist(start, end) > 0.05 * side
        marks.lines.append(Line(*start, *end, "move" if moved else "still", own=is_mine))
        pole = _nearest(pair.before.place)
        fill = PALE if pole is None else POLES[pole]
        marks.dots.append(Dot(*start, r, fill, own=is_mine))
        marks.ways.append(Way(*start, *end, r, fill))
    return side * math.sqrt(3) / 2


def draw_pair(
    marks: Marks, item: Item, number: int, text: DilemmaText, t: Words, frame: Frame
) -> float:
    """The round before to the left of the round after: for more people than paths can show."""
    side = min(frame.triangle, 0.44)
    height = side * math.sqrt(3) / 2
    for words, shown, centre in (
        (t("before"), number - 1, side / 2),
        (t("after"), number, 1 - side / 2),
    ):
        round = item.result(shown)
        assert round is not None
        given = results.places([stance for _, stance in results.stances(round)])
        _draw_edges(marks, side, centre)
        _draw_points(marks, given, side, None, centre)
        marks.labels.append(Label(words, centre, "middle", "note", row=1))
    for pole, x, anchor in ((0, 0.0, "start"), (2, 0.5, "middle"), (1, 1.0, "end")):
        words = f"{MARKS[pole]} {text.poles[pole].label}"
        marks.labels.append(Label(words, x, anchor, f"pole-{pole}", row=2))
    return height
