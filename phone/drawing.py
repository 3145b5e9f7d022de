"""Pictures on the phone: drawn once for the room, with the reader's own mark laid on top.

A small room's picture is laid out anew for each place somebody stands. For a crowd that
would take seconds and 100 KB a phone: there one layout serves everybody, its dots are
drawn as a few paths, and the reader's own dot gets a ring.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from i18n import Translator
from workshop import measures, pictures, svg
from workshop.answers import Given, Stance
from workshop.colours import INK, PALE, POLES, QUIET, diverging, sinks
from workshop.dilemmas import Shape
from workshop.flow import Kind
from workshop.pictures import TALL, Dot, Line, Picture, sayings
from workshop.pictures.arrange import arrange, over
from workshop.snapshot import Item, Round

Own = Given | None
Draw = Callable[..., Picture]  # one of workshop.pictures

CROWD = 60  # people; above that one layout serves everybody
TYPE = 46  # thousandths of the picture's width: 16 px on a phone


@dataclass(frozen=True)
class Drawn:
    """A picture with its SVG; `ringed`: the reader's own dot has a ring, without words."""

    picture: Picture
    svg: str
    ringed: bool = False


@dataclass(frozen=True)
class _Room:
    """A crowd's picture, laid out without any reader."""

    whole: Picture
    rest: Picture  # what is left when the crowd is taken out
    back: str  # the crowd's lines, under everything
    front: str  # the crowd's dots
    alike: dict[str, tuple[list[Dot], measures.Floats]]  # by colour, with their x and y


class Gallery:
    """The pictures of one snapshot; the crowds' layouts are kept."""

    def __init__(self) -> None:
        self._rooms: dict[tuple[object, ...], _Room] = {}
        self._lists: dict[str, tuple[Round, Drawn]] = {}  # by language

    def result(self, item: Item, number: int, t: Translator, own: Own) -> Drawn:
        """Where the room stood in round `number`, and where the reader does."""
        return self._standing(pictures.result, item, number, t, own)

    def spread(self, item: Item, number: int, t: Translator, own: Own) -> Drawn:
        """The same with the room's middle and how far the half around it reaches."""
        return self._standing(pictures.spread, item, number, t, own)

    def so_far(self, item: Item, shown: Round, t: Translator) -> Drawn:
        """What the room has been `shown` of a list that it follows; the newest one is kept."""
        known = self._lists.get(t.language)
        if known is None or known[0] != shown:
            known = shown, _small(pictures.so_far(item, shown, t, TALL))
            self._lists[t.language] = known
        return known[1]

    def _standing(self, draw: Draw, item: Item, number: int, t: Translator, own: Own) -> Drawn:
        if item.kind is Kind.PRIORITY or _people(item, number) <= CROWD:
            return _small(_crop(draw(item, number, t, own, TALL)))
        room = self._room(item, number, t, draw)
        if not isinstance(own, Stance) or own.place is None:
            return Drawn(room.whole, _join(room, room.rest))
        mine = _own_dot(room, item, own.place)
        words = sayings.own_place(own, item.dilemma.text(t.language), t)
        rest = replace(room.rest, dots=(*room.rest.dots, replace(mine, own=True, r=mine.r * 1.3)))
        return Drawn(replace(room.whole, own=words), _join(room, rest), ringed=True)

    def movement(self, item: Item, number: int, t: Translator, before: Own, after: Own) -> Drawn:
        """What moved up to round `number`, the reader's own way among it."""
        if item.kind is Kind.PRIORITY or _people(item, number) <= CROWD:
            return _small(pictures.movement(item, number, t, before, after, TALL))
        room = self._room(item, number, t, pictures.movement)
        words = ""
        if isinstance(before, Stance) and isinstance(after, Stance):
            words = sayings.own_movement((before, after), item.dilemma.text(t.language), t)
        return Drawn(replace(room.whole, own=words), _join(room, room.rest))

    def _room(self, item: Item, number: int, t: Translator, draw: Draw) -> _Room:
        key = (item.id, number, t.language, draw)
        if key not in self._rooms:
            self._rooms[key] = _take_out(_crop(draw(item, number, t, frame=TALL)))
        return self._rooms[key]


def _people(item: Item, number: int) -> int:
    round = item.result(number)
    return len(round.answers) if round else 0


def _crop(picture: Picture) -> Picture:
    """Without the empty space above low stacks of dots."""
    if picture.kind != "strip":
        return picture
    tops = [dot.y + dot.r for dot in picture.dots]
    tops += [label.y + TYPE / svg.WIDTH / 2 for label in picture.labels if label.y is not None]
    return replace(picture, height=max(tops) + 0.02)


def _small(picture: Picture) -> Drawn:
    return Drawn(picture, svg.draw(picture, TYPE))


def _own_dot(room: _Room, item: Item, place: tuple[float, ...]) -> Dot:
    """The reader's dot: dots with the same place are alike, so any of them will do.

    A dot that stands for several people has the colour of one of them.
    """
    if item.dilemma.kind is Shape.AXIS:
        colour = diverging(place[0] / 100)
        if colour in room.alike:
            return room.alike[colour][0][0]
        everybody = [dot for dots, _ in room.alike.values() for dot in dots]
        return min(everybody, key=lambda dot: abs(dot.x - place[0] / 100))
    pole = next((POLES[i] for i, weight in enumerate(place) if weight > 50), PALE)
    dots, spots = room.alike[pole]
    spot = measures.plane([place])[0] * TALL.triangle + (0.5 - TALL.triangle / 2, 0)
    return dots[int(((spots - spot) ** 2).sum(axis=1).argmin())]


def _in_crowd(mark: Dot | Line) -> bool:
    if isinstance(mark, Line):
        return mark.kind in ("move", "still")
    return mark.fill not in ("ink", "own")


def _take_out(picture: Picture) -> _Room:
    """Draw the crowd of a picture as a few paths, in the coordinates `svg.draw` uses."""
    rows = arrange(picture, TYPE / svg.WIDTH).above * TYPE * 1.3
    top = svg.MARGIN + over(picture) * svg.WIDTH + rows
    base = top + picture.height * svg.WIDTH
    dots = [dot for dot in picture.dots if _in_crowd(dot)]
    lines = [line for line in picture.lines if _in_crowd(line)]
    rest = replace(
        picture,
        dots=tuple(dot for dot in picture.dots if not _in_crowd(dot)),
        lines=tuple(line for line in picture.lines if not _in_crowd(line)),
    )
    by_fill: dict[str, list[Dot]] = defaultdict(list)
    for dot in sorted(dots, key=lambda dot: dot.y):
        by_fill[dot.fill].append(dot)
    alike = {fill: (same, np.array([(d.x, d.y) for d in same])) for fill, same in by_fill.items()}
    return _Room(picture, rest, _draw_lines(lines, base), _draw_dots(dots, base), alike)


def _draw_lines(lines: list[Line], base: float) -> str:
    parts = []
    for kind, colour in (("still", QUIET), ("move", INK)):
        d = "".join(
            f"M{_round(line.x1 * svg.WIDTH)} {_round(base - line.y1 * svg.WIDTH)}"
            f"L{_round(line.x2 * svg.WIDTH)} {_round(base - line.y2 * svg.WIDTH)}"
            for line in lines
            if line.kind == kind
        )
        if d:
            parts.append(f'<path class="{kind}" d="{d}" stroke="{colour}" stroke-width="2"/>')
    return "".join(parts)


def _draw_dots(dots: list[Dot], base: float) -> str:
    """Circles as points of a thick round line, an ink one under a coloured one."""
    groups: dict[tuple[str, str, float], list[str]] = defaultdict(list)
    for dot in dots:
        at = f"{_round(dot.x * svg.WIDTH)} {_round(base - dot.y * svg.WIDTH)}"
        groups[dot.shape, dot.fill, dot.r * svg.WIDTH].append(at)
    edges: dict[float, list[str]] = defaultdict(list)
    parts = []
    for (shape, fill, r), spots in groups.items():
        edge = min(2.0, r * 0.12)
        deep = sinks(fill)
        if shape == "circle":
            d = "".join(f"M{at}h0" for at in spots)
            edges[r].append(d)
            name = ' class="deep"' if deep else ""
            parts.append(
                f'<path{name} d="{d}" stroke="{fill}" stroke-width="{2 * r - edge:.1f}"'
                ' stroke-linecap="round"/>'
            )
            continue
        outline = svg.outline(shape, r)
        d = "".join(f"M{at}{outline}" for at in spots)
        name = "dot deep" if deep else "dot"
        parts.append(
            f'<path class="{name}" d="{d}" fill="{fill}" stroke="{INK}" stroke-width="{edge:.2f}"/>'
        )
    under = [
        f'<path class="rim" d="{"".join(ds)}" stroke="{INK}"'
        f' stroke-width="{2 * r + min(2.0, r * 0.12):.1f}" stroke-linecap="round"/>'
        for r, ds in edges.items()
    ]
    return "".join(under + parts)


def _round(value: float) -> str:
    """Thousandths of the width are a third of a pixel on a phone."""
    return f"{value:.0f}"


_FIRST_DOT = re.compile(r"<(?!svg|line|polygon class=\"head)")


def _join(room: _Room, rest: Picture) -> str:
    """The rest's SVG with the crowd's lines before its lines and the dots before its dots."""
    drawn = svg.draw(rest, TYPE)
    if not drawn:
        return ""
    opened = drawn.index(">") + 1
    match = _FIRST_DOT.search(drawn, opened)
    first = match.start() if match else len(drawn) - len("</svg>")
    return drawn[:opened] + room.back + drawn[opened:first] + room.front + drawn[first:]
