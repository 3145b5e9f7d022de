"""Before over after along one axis: two strips of dots, and between them arrows or bands."""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop import measures, results
from workshop.answers import Stance
from workshop.colours import diverging
from workshop.dilemmas import DilemmaText
from workshop.pictures import axis, flow, piles
from workshop.pictures.arrange import CHARACTER
from workshop.pictures.model import Frame, Label, Line, Marks, Way
from workshop.words import Words

ARROWS_UP_TO = 40  # people; above that bands are easier to read
STRIP, CROWDED = 0.19, 0.24  # shares of the height that a strip has, with arrows and with bands
POINTER = 0.026  # height of the pointer under the strip above
AIR = 0.008

Move = tuple[float, float]  # one person's place before and after, 0-100


@dataclass(frozen=True)
class _Stage:
    """How the picture is divided; the axis of the strip below lies at 0."""

    left: float  # where the axes begin: the strips' names stand before them
    name: float  # height of a name above its strip, where it does not stand before it
    strip: float
    between: float

    @property
    def wide(self) -> float:
        return 1 - self.left

    @property
    def floor(self) -> float:
        """The lower edge of what is between."""
        return self.strip + self.name + AIR

    @property
    def before(self) -> float:
        """The axis of the strip above."""
        return self.floor + self.between + POINTER

    @property
    def height(self) -> float:
        return self.before + self.strip + self.name

    def x(self, position: float) -> float:
        return self.left + position / 100 * self.wide


def draw(
    marks: Marks,
    paired: results.Paired,
    text: DilemmaText,
    t: Words,
    own: tuple[Stance, Stance] | None,
    frame: Frame,
) -> tuple[str, float, int]:
    """The same people before and after.

    Returns the picture's kind, its height, and how many people a dot stands for at most.
    """
    moves = [
        (pair.before.place[0], pair.after.place[0])
        for pair in paired.pairs
        if pair.before.place and pair.after.place
    ]
    middles = paired.shift.middle
    assert middles is not None  # along an axis
    mine = None
    if own and own[0].place and own[1].place:
        move = (own[0].place[0], own[1].place[0])
        mine = moves.index(move) if move in moves else None
    few = len(moves) <= ARROWS_UP_TO
    names = [
        (words, t("▲ middle {m}", m=t.number(middle)))
        for words, middle in zip((t("before"), t("after")), middles, strict=True)
    ]
    left = name = 0.0
    if frame.beside:
        letters = max(map(len, (*names[0], *names[1], t("▲ middle {m}", m=100))))
        left = (letters + 1) * CHARACTER * 0.85 * frame.type
    else:
        name = frame.type * 1.2
    free = frame.moved - POINTER - AIR - 2 * name
    strip = free * (STRIP if few else CROWDED)
    stage = _Stage(left, name, strip, free - 2 * strip)
    piled = piles.pile(list(zip(*moves, strict=True)), strip / stage.wide, frame.dot / stage.wide)
    ends = []
    for room, floor, words, middle in zip(
        piled.rooms, (stage.before, 0.0), names, middles, strict=True
    ):
        ends.append(_draw_strip(marks, room, piled.r * stage.wide, floor, stage, mine))
        axis.point_at(marks, stage.x(middle), floor, "ink")
        _name(marks, words, floor, stage, frame)
    for (x1, y1), (x2, y2), (start, _) in zip(*ends, moves, strict=True):
        look = diverging(start / 100), piles.LEANS[piles.part(start)]
        marks.ways.append(Way(x1, y1, x2, y2, piled.r * stage.wide, *look))
    for edge in measures.BETWEEN:
        marks.lines.append(Line(stage.x(edge), -AIR, stage.x(edge), stage.before + AIR, "tick"))
    axis.label_poles(marks, text, 1, stage.left)
    if few:
        _draw_arrows(marks, moves, mine, stage, frame)
        return "arrows", stage.height, piled.people
    flow.draw(marks, flow.parts(paired), (stage.left, 1.0), (stage.floor, stage.between), frame)
    return "flow", stage.height, piled.people


def _draw_strip(
    marks: Marks,
    room: Sequence[piles.Spot],
    r: float,
    floor: float,
    stage: _Stage,
    mine: int | None,
) -> list[tuple[float, float]]:
    """The dots over their axis; returns where each person stands."""
    where: dict[int, tuple[float, float]] = {}
    for spot in room:
        x, y = stage.x(spot.x * 100), floor + spot.y * stage.wide
        own = mine in spot.members
        marks.dots.append(axis.person(x, y, r, spot.position, own))
        where |= dict.fromkeys(spot.members, (x, y))
    marks.lines.append(Line(stage.left, floor, 1.0, floor, "axis"))
    return [where[person] for person in range(len(where))]


def _name(marks: Marks, words: tuple[str, str], floor: float, stage: _Stage, frame: Frame) -> None:
    if stage.name:
        at = floor + stage.strip + stage.name / 2
        marks.labels.append(Label(" · ".join(words), 0.0, "start", "note", at))
        return
    for line, word in enumerate(words):
        at = floor + frame.type * (1.1 - line * 1.12)  # both within a strip of one dot
        marks.labels.append(Label(word, 0.0, "start", "note", at))


def _draw_arrows(
    marks: Marks, moves: Sequence[Move], mine: int | None, stage: _Stage, frame: Frame
) -> None:
    """Everybody's own arrow, sorted by where it starts."""
    gap = stage.between / len(moves)
    r = min(0.008, max(gap * 0.45, frame.type * 0.18))
    top = stage.floor + stage.between
    for at, person in enumerate(sorted(range(len(moves)), key=moves.__getitem__)):
        before, after = moves[person]
        y = top - (at + 0.5) * gap
        x1, x2 = stage.x(before), stage.x(after)
        kind = "move" if measures.is_move(abs(after - before)) else "still"
        marks.lines.append(Line(x1, y, x2, y, kind, own=person == mine))
        marks.dots.append(axis.person(x1, y, r, before, person == mine))
