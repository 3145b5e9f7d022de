"""Pictures in a triangle: points and paths."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from workshop import measures, results
from workshop.answers import Stance
from workshop.colours import MARKS, PALE, POLES
from workshop.dilemmas import DilemmaText
from workshop.pictures import sayings
from workshop.pictures.model import Dot, Frame, Label, Line, Marks, Picture, Way
from workshop.snapshot import Item
from workshop.words import Words

_Ints = NDArray[np.int_]

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
    cross, basis = "✚ " + t("the group's middle"), [sayings.basis(round.answered, round.skipped, t)]
    if frame.brief:  # a wall has no room under the poles' names
        basis.append(cross)
    else:
        marks.labels.append(Label(cross, 0.5, "middle", "note", row=2))
    if own and own.place:
        marks.labels.append(Label("◉ " + t("you stand here"), 0.5, "middle", "own", row=3))
    title = sayings.finding(room, t)
    detail = sayings.standing(item, number, room, t, frame.brief)
    return Picture(
        kind="triangle",
        height=side * math.sqrt(3) / 2,
        title=title,
        detail=detail,
        basis=" · ".join(basis) + crowded(len(weights), t),
        alt=t(
            "Where people stand in a triangle between “{a}”, “{b}” and “{c}”.",
            a=text.poles[0].label,
            b=text.poles[1].label,
            c=text.poles[2].label,
        )
        + f" {title} {sayings.standing(item, number, room, t)}",
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


def _poles(weights: ArrayLike) -> _Ints:
    """The pole each leans to, -1 for none."""
    given = np.asarray(weights, float)
    poles: _Ints = np.where(given.max(axis=1) > 50, given.argmax(axis=1), -1)
    return poles


# Colour and shape of a dot by its pole; the last is -1.
_LOOKS = ((POLES[0], "left"), (POLES[1], "right"), (POLES[2], "up"), (PALE, "circle"))


def _draw_points(
    marks: Marks,
    weights: Sequence[tuple[float, ...]],
    side: float,
    own: tuple[float, ...] | None,
    centre: float = 0.5,
) -> list[Dot]:
    """One dot per person, moved to the nearest free place so that all can be counted.

    Of more than CROWD people dots could not be told apart: there each cell has one, as
    large as the people in it are many. Returns the dot of each person.
    """
    crowd = len(weights) > CROWD
    poles = _poles(weights)
    spots, regions, r = _places(poles, side)
    cells = np.empty(len(weights), int)
    flat = measures.plane(weights) * side + (0.5 - side / 2, 0.0)
    order = np.array(sorted(range(len(weights)), key=weights.__getitem__))
    for pole in (-1, 0, 1, 2):
        people = order[poles[order] == pole]
        free = np.flatnonzero(regions == pole)
        if len(people):
            cells[people] = free[_settle(flat[people], spots[free], crowd)]
    held = np.bincount(cells, minlength=len(spots))
    mine = cells[weights.index(own)] if own in weights else -1
    sizes = (r * np.sqrt(held / held.max())).tolist()
    found: dict[int, Dot] = {}
    for cell, pole in zip(cells[order].tolist(), poles[order].tolist(), strict=True):
        if cell not in found:
            x, y = spots[cell].tolist()
            look = _LOOKS[pole]
            found[cell] = Dot(x + centre - 0.5, y, sizes[cell], *look, own=cell == mine)
    marks.dots += found.values()
    return [found[cell] for cell in cells.tolist()]


def _places(poles: _Ints, side: float) -> tuple[measures.Floats, _Ints, float]:
    """Places for dots that are as large as can be, with room for each pole's people in its part.

    Returns places, shape (n, 2), the pole of each, and the radius.
    """
    if len(poles) > CROWD:
        r = side / CELLS / 2
        return *_grid(side, r), r
    area = math.sqrt(3) / 4 * side * side
    needed = np.bincount(poles + 1, minlength=4)
    people = max(len(poles), 2 * int(needed.max()))  # each part is a quarter of the triangle
    r = min(0.02, math.sqrt(area * 0.42 / (people * 2 * math.sqrt(3))))
    while True:
        spots, regions = _grid(side, r)
        if (np.bincount(regions + 1, minlength=4) >= needed).all():
            return spots, regions, r
        r *= 0.96


def _settle(people: measures.Floats, places: measures.Floats, shared: bool) -> _Ints:
    """Which place each person gets, one after the other: the nearest that is free, or `shared`.

    Those who stand in one place, one after the other in `people`, are given theirs at once.
    """
    new = np.append(True, (people[1:] != people[:-1]).any(axis=1))
    starts = np.flatnonzero(new)
    sizes = np.diff(np.append(starts, len(people)))
    x, y = (
        np.subtract.outer(people[starts, at], places[:, at]).astype(np.float32) for at in (0, 1)
    )
    apart = x * x + y * y
    if shared:
        nearest: _Ints = np.repeat(apart.argmin(axis=1), sizes)
        return nearest
    taken = np.zeros(len(places), np.float32)
    found = np.empty(len(people), int)
    for start, size, away in zip(starts.tolist(), sizes.tolist(), apart, strict=True):
        away += taken
        at = away.argmin() if size == 1 else away.argpartition(size - 1)[:size]
        found[start : start + size] = at
        taken[at] = math.inf
    return found


def crowded(n: int, t: Words) -> str:
    """What a dot's size says, for what the figures rest on; "" where a dot is a person."""
    return " · " + t("the larger the mark, the more people") if n > CROWD else ""


def _grid(side: float, r: float) -> tuple[measures.Floats, _Ints]:
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
    return spots, _poles(weights)


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
        moved = measures.is_move(measures.distances(pair.before.place, pair.after.place))[0]
        marks.lines.append(Line(*start, *end, "move" if moved else "still", own=is_mine))
        fill, shape = _LOOKS[int(_poles([pair.before.place])[0])]
        marks.dots.append(Dot(*start, r, fill, shape, own=is_mine))
        marks.ways.append(Way(*start, *end, r, fill, shape))
    return side * math.sqrt(3) / 2


def draw_pair(
    marks: Marks, paired: results.Paired, text: DilemmaText, t: Words, frame: Frame
) -> float:
    """The same people before (left) and after (right): for more than paths can show."""
    side = min(frame.triangle, 0.44)
    ends = []
    for words, given, centre in (
        (t("before"), [pair.before for pair in paired.pairs], side / 2),
        (t("after"), [pair.after for pair in paired.pairs], 1 - side / 2),
    ):
        _draw_edges(marks, side, centre)
        ends.append(_draw_points(marks, results.places(given), side, None, centre))
        marks.labels.append(Label(words, centre, "middle", "note", row=1))
    for start, end in zip(*ends, strict=True):
        marks.ways.append(Way(start.x, start.y, end.x, end.y, start.r, start.fill, start.shape))
    for pole, x, anchor in ((0, 0.0, "start"), (2, 0.5, "middle"), (1, 1.0, "end")):
        words = f"{MARKS[pole]} {text.poles[pole].label}"
        marks.labels.append(Label(words, x, anchor, f"pole-{pole}", row=2))
    return side * math.sqrt(3) / 2
