"""A room along an axis: everybody as a dot."""

from collections.abc import Sequence

from workshop import measures, results
from workshop.answers import Stance
from workshop.colours import MARKS, diverging
from workshop.dilemmas import DilemmaText
from workshop.pictures import piles, sayings
from workshop.pictures.model import Dot, Frame, Label, Line, Marks, Picture
from workshop.snapshot import Item
from workshop.words import Words


def strip(item: Item, number: int, t: Words, own: Stance | None, frame: Frame) -> Picture:
    room = results.room_of(item, number)
    round = item.result(number)
    assert room is not None
    assert round is not None
    text = item.dilemma.text(t.language)
    marks = Marks()
    given = [stance for _, stance in results.stances(round)]
    positions = [place[0] for place in results.places(given)]
    mine = own.place[0] if own and own.place else None
    camps = measures.two_camps(positions)
    over = frame.type * 1.9 if camps else 0.0
    people = _draw_dots(marks, positions, frame.strip - over, frame.dot, mine)
    if camps:
        _draw_camps(marks, room.leaning, frame)
    _draw_axis(marks, 0.0)
    _draw_middle(marks, room.middle[0], t("the group's middle"))
    if mine is not None:
        _mark(marks, _across(mine), t("you stand here"), "own", 2)
    label_poles(marks, text, 1 if mine is None else 3)
    title = sayings.finding(room, t, camps)
    detail = sayings.standing(item, number, room, t)
    return Picture(
        kind="strip",
        height=frame.strip,
        title=title,
        detail=detail,
        basis=sayings.basis(round.answered, round.skipped, t) + crowded(people, t),
        alt=t(
            "One dot per person along a line from “{a}” (0) to “{b}” (100); the middle is {m}.",
            a=text.poles[0].label,
            b=text.poles[1].label,
            m=t.number(room.middle[0], 1),
        )
        + f" {title} {detail}",
        table=sayings.room_table(item, number, room, t),
        dots=tuple(marks.dots),
        lines=tuple(marks.lines),
        labels=tuple(marks.labels),
        own=sayings.own_place(own, text, t),
        disagreement=room.disagreement,
    )


def _across(position: float) -> float:
    """0-100 to the picture's width."""
    return position / 100


def _draw_dots(
    marks: Marks,
    positions: Sequence[float],
    height: float,
    least: float,
    own: float | None,
) -> int:
    """One dot per person, piled up; returns how many people a dot is at the most."""
    piled = piles.pile([positions], height, least)
    mine = positions.index(own) if own in positions else None
    for spot in piled.rooms[0]:
        marks.dots.append(person(spot.x, spot.y, piled.r, spot.position, mine in spot.members))
    return piled.people


def person(x: float, y: float, r: float, position: float, own: bool = False) -> Dot:
    """Somebody's mark: colour and shape say the position (0-100), wherever it is drawn."""
    return Dot(x, y, r, diverging(position / 100), piles.LEANS[piles.part(position)], own)


def crowded(people: int, t: Words) -> str:
    """What a dot says, for what the figures rest on; "" where a dot is a person."""
    return " · " + t.n("a dot: one person", "a dot: up to {n} people", people) if people > 1 else ""


def _draw_camps(marks: Marks, leaning: Sequence[int], frame: Frame) -> None:
    """A bracket over those who lean to each pole, with how many they are.

    That there are two camps is measured in thirds of the scale; whom the bracket spans are
    the dots outside "in between", so that one can count them and find them in the words.
    """
    low, high = (_across(edge) for edge in measures.BETWEEN)
    for pole in (0, 1):
        camp = [dot for dot in marks.dots if (dot.x > high if pole else dot.x < low)]
        left, right = min(d.x - d.r for d in camp), max(d.x + d.r for d in camp)
        y = max(dot.y + dot.r for dot in camp) + frame.type * 0.5
        foot = y - frame.type * 0.3
        marks.lines.append(Line(left, y, right, y, "bracket"))
        marks.lines.append(Line(left, y, left, foot, "bracket"))
        marks.lines.append(Line(right, y, right, foot, "bracket"))
        words = f"{leaning[1]} {MARKS[1]}" if pole else f"{MARKS[0]} {leaning[0]}"
        middle = (left + right) / 2
        marks.labels.append(Label(words, middle, "middle", f"pole-{pole}", y + frame.type * 0.75))


def _draw_axis(marks: Marks, y: float) -> None:
    marks.lines.append(Line(0.0, y, 1.0, y, "axis"))
    for edge in measures.BETWEEN:
        marks.lines.append(Line(_across(edge), y - 0.008, _across(edge), y + 0.008, "tick"))


def _draw_middle(marks: Marks, middle: float, words: str) -> None:
    _mark(marks, _across(middle), words, "note", 1)


def _mark(marks: Marks, x: float, words: str, role: str, row: int) -> None:
    """A pointer under the axis with its words; the words stay inside the picture."""
    point_at(marks, x, 0.0, "own" if role == "own" else "ink")
    anchor = "start" if x < 0.15 else "end" if x > 0.85 else "middle"
    marks.labels.append(Label(words, x, anchor, role, row=row))


def point_at(marks: Marks, x: float, floor: float, fill: str) -> None:
    """A pointer under the axis at `floor`; `fill`: ink or own."""
    marks.dots.append(Dot(x, floor - 0.014, 0.011, fill, "up"))


def label_poles(marks: Marks, text: DilemmaText, row: int, left: float = 0.0) -> None:
    a, b = (pole.label for pole in text.poles)
    marks.labels.append(Label(f"{MARKS[0]} {a}", left, "start", "pole-0", row=row))
    marks.labels.append(Label(f"{b} {MARKS[1]}", 1.0, "end", "pole-1", row=row))
