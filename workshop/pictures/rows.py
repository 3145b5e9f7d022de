"""Parts of a room beside each other: a row each for roles or for how sure people are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from workshop import certainty, measures, privacy, results, roles
from workshop.answers import Stance
from workshop.colours import MARKS, PALE
from workshop.dilemmas import DilemmaText, Shape
from workshop.pictures import sayings, triangle
from workshop.pictures.arrange import CHARACTER, free_place
from workshop.pictures.model import Dot, Frame, Label, Line, Marks, Picture, Table
from workshop.snapshot import Answer, Item
from workshop.words import Words, as_shown, listed

ROW = 1.75  # height of a row, in sizes of type; twice that where the words stand above
BRIEF = 230  # letters that a wall has room for where the parts' middles are told
BESIDE = 510  # letters of title and weights that a wall has room for beside a triangle
TALL = 0.205  # height of the rows on a wall, which has the finding below them
OTHERS = 2  # parts equally far away, or at the same end, that are named
KEYS = "ABCDEFGHIJKLMNOP"  # what marks a role in a triangle; letters, for figures are counts


@dataclass(frozen=True)
class Part:
    """Where some of a room stand; `half` is their middle half, for those who may have one."""

    name: str
    n: int
    middle: tuple[float, ...]
    half: tuple[float, float] | None
    disagreement: float


def part(name: str, places: Sequence[tuple[float, ...]]) -> Part:
    """Sum up the places of a part; its middle half only on an axis and from K_DISTRIBUTION."""
    room = measures.room(places, ())
    half = None
    if len(room.middle) == 1 and len(places) >= privacy.K_DISTRIBUTION:
        half = measures.middle_half([place[0] for place in places])
    return Part(name, room.n, room.middle, half, room.disagreement)


def by_role(item: Item, number: int, t: Words, frame: Frame) -> Picture:
    """Where each role stands, as far as small groups allow (roles.breakdown)."""
    found = roles.breakdown(item, number)
    if found is None or not found.parts:
        return _nothing(
            t("No role can be shown by itself."),
            _needed(t) if found else "",
        )
    role_of = {answer.person: answer.role for answer in _answers(item, number)}
    places: dict[str, list[tuple[float, ...]]] = {shown.role: [] for shown in found.parts}
    for person, stance in _stances(item, number):
        if stance.place and (role := role_of[person]) in places:
            places[role].append(stance.place)
    parts = [part(name, given) for name, given in places.items()]
    rest = ""
    if found.rest:
        rest = t(
            "{rest} of {n} answers stand in no role shown here: none was given, or they are "
            "too few, too alike, or could be worked out from the others.",
            rest=found.rest,
            n=found.total,
        )
    title = _roles_apart(item, parts, t)
    return _picture(item, parts, title, rest, t("Role"), found.total, t, frame)


def by_certainty(item: Item, number: int, t: Words, frame: Frame) -> Picture:
    """Where people stand by how sure they are, as far as small groups allow."""
    names = {
        4: t("Completely sure"),
        3: t("Fairly sure"),
        2: t("A little sure"),
        1: t("Not at all sure"),
    }
    found = certainty.by_certainty(item, number)
    if not found.shown:
        return _nothing(
            t("How sure you are cannot be shown beside where you stand."),
            _needed(t),
        )
    parts = [part(names[level], places) for level, places in found.shown]
    told = [int(as_shown(each.disagreement * 100)) for each in parts]
    far, near = max(told), min(told)
    if far - near < sayings.APART:
        title = t("You stand about as far apart however sure you are.")
    else:
        furthest, nearest = (
            [each.name.lower() for each, d in zip(parts, told, strict=True) if d == at]
            for at in (far, near)
        )
        title = t(
            "Furthest apart stand those who are {far}, closest those who are {near}:"
            " disagreement {a} against {b}.",
            far=_either(furthest, t),
            near=_either(nearest, t),
            a=far,
            b=near,
        )
    rest = ""
    if found.rest:
        rest = t(
            "{rest} of {n} answers are in no row: it was not said how sure, or they are "
            "too few, too alike, or could be worked out from the others.",
            rest=found.rest,
            n=found.total,
        )
    return _picture(item, parts, title, rest, t("How sure"), found.total, t, frame)


def _either(names: Sequence[str], t: Words) -> str:
    """ "“A”", "“A” or “B”", "“A”, “B” or “C”": each by itself, not together."""
    *first, last = (t("“{name}”", name=name) for name in names)
    return t("{first} or {last}", first=", ".join(first), last=last) if first else last


def _answers(item: Item, number: int) -> tuple[Answer, ...]:
    round = item.result(number)
    return round.answers if round else ()


def _stances(item: Item, number: int) -> list[tuple[int, Stance]]:
    round = item.result(number)
    return results.stances(round) if round else []


def _needed(t: Words) -> str:
    """What a part needs to be shown: the same of all parts, for the reason itself would tell."""
    return t(
        "It takes at least {k} answers that are not too alike and cannot be worked out "
        "from the others.",
        k=privacy.K_BREAKDOWN,
    )


def _nothing(title: str, detail: str) -> Picture:
    return Picture("none", 0.0, title, detail, "", "", Table((), ()))


def _roles_apart(item: Item, parts: Sequence[Part], t: Words) -> str:
    """How far apart the roles' middles are."""
    if len(parts) == 1:
        return t("Of the roles only “{role}” can be shown.", role=parts[0].name)
    gap, pairs = _furthest(parts, item.dilemma.kind)
    shown = t.number(gap)
    if gap < sayings.APART:
        return t("The roles stand close: at most {n} of 100 between their middles.", n=shown)
    if len(pairs) == 1:
        [(one, other)] = pairs
        return t(
            "Furthest from each other stand “{a}” and “{b}”: {n} of 100 between their middles.",
            a=one.name,
            b=other.name,
            n=shown,
        )
    both = [each for each in pairs[0] if all(each in pair for pair in pairs)]
    if both and len(pairs) <= OTHERS:
        others = [a if b is both[0] else b for a, b in pairs]
        return t(
            "Furthest from “{a}” stand {others}: {n} of 100 between their middles.",
            a=both[0].name,
            others=listed([t("“{name}”", name=each.name) for each in others], t),
            n=shown,
        )
    return t(
        "{pairs} pairs of roles stand furthest from each other: {n} of 100 between their middles.",
        pairs=len(pairs),
        n=shown,
    )


def _furthest(parts: Sequence[Part], shape: Shape) -> tuple[float, list[tuple[Part, Part]]]:
    """How far the middles are from each other at the most, and the pairs that are as far."""
    pairs = [(_gap(a, b, shape), (a, b)) for i, a in enumerate(parts) for b in parts[i + 1 :]]
    most = max(gap for gap, _ in pairs)
    return most, [pair for gap, pair in pairs if gap == most]


def _gap(a: Part, b: Part, shape: Shape) -> float:
    """Between the middles as they are shown, in points of 100."""
    if shape is Shape.AXIS:
        return abs(as_shown(a.middle[0]) - as_shown(b.middle[0]))
    one, other = measures.plane([a.middle, b.middle])
    return as_shown(float(np.hypot(*(one - other))) * 100)


def _picture(
    item: Item,
    parts: Sequence[Part],
    title: str,
    rest: str,
    heading: str,
    total: int,
    t: Words,
    frame: Frame,
) -> Picture:
    text = item.dilemma.text(t.language)
    marks = Marks()
    if frame.brief and item.dilemma.kind is Shape.AXIS:
        frame = replace(frame, type=min(frame.type, TALL / len(parts)))
    if item.dilemma.kind is Shape.AXIS:
        height = _draw_rows(marks, parts, text, frame)
        where = "; ".join(_where(each, t) for each in parts) + "."
        middle: tuple[str, ...] = (t("Middle (0-100)"), t("Middle half"))
    else:
        height = _draw_triangle(marks, parts, text, frame)
        where = "; ".join(
            f"{each.name} ({each.n}): {sayings.place_words(each.middle, text, t)}" for each in parts
        )
        where += "."
        middle = tuple(t("Middle: {pole}", pole=pole.label) for pole in text.poles)
    shown = where
    if frame.brief:  # in a triangle the letters need their words
        axis = item.dilemma.kind is Shape.AXIS
        shown = _middles(parts, t) if axis else _weights(parts, text, t, BESIDE - len(title))
    legend = t("tick: the middle · bar: the middle half") if item.dilemma.kind is Shape.AXIS else ""
    basis = t.n("{n} answer", "{n} answers", total)
    return Picture(
        kind="rows" if item.dilemma.kind is Shape.AXIS else "triangle",
        height=height,
        title=title,
        detail=f"{shown} {rest}".strip(),
        basis=" · ".join(each for each in (basis, legend) if each),
        alt=f"{title} {where} {rest}".strip(),
        table=Table(
            (heading, t("Answers"), *middle, t("Disagreement")),
            tuple(_cells(each, t) for each in parts),
        ),
        dots=tuple(marks.dots),
        lines=tuple(marks.lines),
        labels=tuple(marks.labels),
        type=frame.type if item.dilemma.kind is Shape.AXIS else 0.0,
    )


def _middles(parts: Sequence[Part], t: Words) -> str:
    """Where the parts' middles are, in as few words as a wall has room for."""
    sized = [f"{each.name} ({each.n}) {t.number(each.middle[0])}" for each in parts]
    halves = [f"{told}{_half(each, t)}" for told, each in zip(sized, parts, strict=True)]
    plain = [f"{each.name} {t.number(each.middle[0])}" for each in parts]
    for every in (
        t("The middle of each and its middle half: {middles}.", middles="; ".join(halves))
        if halves != sized
        else "",
        t("The middle of each: {middles}.", middles=", ".join(sized)),
        t("The middle of each: {middles}.", middles=", ".join(plain)),
    ):
        if 0 < len(every) <= BRIEF:
            return every
    at = {each: as_shown(each.middle[0]) for each in parts}
    low, high = min(at.values()), max(at.values())
    return t(
        "Their middles lie from {low} ({a}) to {high} ({b}).",
        low=t.number(low),
        a=_who([each.name for each in parts if at[each] == low], t),
        high=t.number(high),
        b=_who([each.name for each in parts if at[each] == high], t),
    )


def _half(each: Part, t: Words) -> str:
    """ ", 13–21"; "" of a part that is too small to have one."""
    return f", {'–'.join(map(t.number, each.half))}" if each.half else ""


def _who(names: Sequence[str], t: Words) -> str:
    """The parts at an end; only how many where they are more than a few."""
    if len(names) > OTHERS:
        return t("{n} of them", n=len(names))
    return listed([t("“{name}”", name=name) for name in names], t)


def _weights(parts: Sequence[Part], text: DilemmaText, t: Words, room: int) -> str:
    """The parts' weights in a triangle: the poles once, then figures in their order.

    In at most `room` letters; of more only the two ends have figures, and all their letter.
    """
    poles = " – ".join(t("“{pole}”", pole=pole.label) for pole in text.poles)

    def told(names: Sequence[str], those: Sequence[Part]) -> str:
        weights = ["–".join(map(t.number, each.middle)) for each in those]
        shown = ", ".join(f"{name} {w}" for name, w in zip(names, weights, strict=True))
        return t("Their weights for {poles}: {parts}.", poles=poles, parts=shown)

    lettered = [f"{key} {each.name}" for key, each in zip(KEYS, parts, strict=False)]
    for names in (_keyed(parts), lettered):
        every = told(names, parts)
        if len(every) <= room:
            return every
    furthest = _furthest(parts, Shape.TRIANGLE)[1][0]  # the title is about these two
    ends = told([t("“{role}”", role=each.name) for each in furthest], furthest)
    return f"{ends} {', '.join(lettered)}."


def _where(each: Part, t: Words) -> str:
    middle = t.number(each.middle[0])
    if each.half is None:
        return t("{name} ({n}) at {m}", name=each.name, n=each.n, m=middle)
    low, high = (t.number(value) for value in each.half)
    return t(
        "{name} ({n}) at {m}, half of them from {low} to {high}",
        name=each.name,
        n=each.n,
        m=middle,
        low=low,
        high=high,
    )


def _cells(each: Part, t: Words) -> tuple[str, ...]:
    middle = [t.number(value, 1) for value in each.middle]
    if len(middle) == 1:
        half = "–".join(t.number(value) for value in each.half) if each.half else ""
        middle.append(half)
    return (each.name, t.number(each.n), *middle, t.number(each.disagreement * 100))


def _draw_rows(marks: Marks, parts: Sequence[Part], text: DilemmaText, frame: Frame) -> float:
    """A line from pole to pole for each part, with its middle half and its middle."""
    letter = CHARACTER * frame.type
    row = frame.type * ROW * (1 if frame.beside else 1.5)
    if frame.brief:
        row = min(row, TALL / len(parts))
    height = row * len(parts)
    words = [f"{each.name} ({each.n})" for each in parts]

    def across(position: float) -> float:
        return left + position / 100 * (1 - left)

    left = min(max(map(len, words)) * letter, 0.4) if frame.beside else 0.0
    for index, (each, name) in enumerate(zip(parts, words, strict=True)):
        bottom = height - (index + 1) * row
        y = bottom + (row * 0.5 if frame.beside else frame.type * 0.6)
        marks.labels.append(
            Label(name, 0.0, "start", "option", y if frame.beside else bottom + row * 0.72)
        )

        marks.lines.append(Line(left, y, 1.0, y, "still"))
        if each.half:
            marks.lines.append(Line(across(each.half[0]), y, across(each.half[1]), y, "range"))
        x, tall = across(each.middle[0]), frame.type * 0.45
        marks.lines.append(Line(x, y - tall, x, y + tall, "middle"))
    marks.lines.append(Line(left, -0.004, 1.0, -0.004, "axis"))
    for edge in measures.BETWEEN:
        x = across(edge)
        marks.lines.append(Line(x, -0.01, x, height, "tick"))
    a, b = (pole.label for pole in text.poles)
    marks.labels.append(Label(f"{MARKS[0]} {a}", left, "start", "pole-0", row=1))
    marks.labels.append(Label(f"{b} {MARKS[1]}", 1.0, "end", "pole-1", row=1))
    return height


def _draw_triangle(marks: Marks, parts: Sequence[Part], text: DilemmaText, frame: Frame) -> float:
    """Each part's mean weights as a lettered spot; what it is stands below, or in the words."""
    height = triangle.draw_frame(marks, text, frame.triangle)
    r = frame.type * (1.2 if frame.brief else 0.7)  # the wall's triangle is half a picture wide
    taken: list[tuple[float, float]] = []
    keyed = _keyed(parts)
    for at, (key, each) in enumerate(zip(KEYS, parts, strict=False)):
        x, y = triangle.spot(each.middle, frame.triangle)
        x, y = free_place((x, y), r, (r, 1 - r), (y, y), taken)
        taken.append((x, y))
        marks.dots.append(Dot(x, y, r, PALE))
        marks.labels.append(Label(key, x, "middle", "inside", y))
        if not frame.brief:
            marks.labels.append(Label(keyed[at], 0.5, "middle", "note", row=2 + at))
    return height


def _keyed(parts: Sequence[Part]) -> list[str]:
    """The parts with the letters that stand for them in a triangle."""
    return [f"{key} {each.name} ({each.n})" for key, each in zip(KEYS, parts, strict=False)]
