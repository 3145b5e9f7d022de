"""The dilemmas of an agenda by how much they matter and how far apart the room stands."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from workshop import results
from workshop.flow import Kind
from workshop.pictures.arrange import CHARACTER, free_place
from workshop.pictures.model import Dot, Frame, Label, Line, Marks, Picture, Table
from workshop.snapshot import MIN_ROOM, Item
from workshop.words import Words, as_shown

NEEDED = 2  # dilemmas below which there is nothing to compare
MATTERS = 2.5  # importance (mean of 1-4) from which a dilemma is important
BRIEF = 260  # letters under a map on a wall
MIXED = 190  # where only the first field is told by its titles
LISTED = 14  # dilemmas whose titles it has room for beside the map
APART = 0.5  # disagreement (0-1) from which a room stands apart


@dataclass(frozen=True)
class Spot:
    """One dilemma: its number on the agenda, title, importance (1-4), disagreement (0-1).

    Both figures are as they are shown, so that it lies on the side of a line that they say.
    """

    number: int
    title: str
    importance: float
    disagreement: float

    @property
    def field(self) -> tuple[bool, bool]:
        """Whether it is important, and whether the room stands apart on it."""
        return self.importance >= MATTERS, self.disagreement >= APART


def spots(items: Sequence[Item], t: Words) -> tuple[Spot, ...]:
    """The dilemmas with enough answers, by the last round that has them."""
    found = []
    for number, item in enumerate(items, 1):
        if item.kind is not Kind.DILEMMA:
            continue
        for round in sorted(item.met, key=lambda round: -round.number):
            room = results.room_of(item, round.number)
            given = [stance.importance for _, stance in results.stances(round)]
            said = [value for value in given if value is not None]
            if room is not None and len(said) >= MIN_ROOM:
                title = item.content.text(t.language).title
                importance = as_shown(sum(said) / len(said), 1)
                found.append(Spot(number, title, importance, as_shown(room.disagreement, 2)))
                break
    return tuple(found)


def draw(items: Sequence[Item], t: Words, frame: Frame) -> Picture:
    """Disagreement from left to right, importance upwards, four fields with their words."""
    found = spots(items, t)
    if len(found) < NEEDED:
        title = t("There is no map of the agenda yet.")
        detail = t(
            "It takes {n} dilemmas of which at least {k} said how much they matter.",
            n=NEEDED,
            k=MIN_ROOM,
        )
        return Picture("none", 0.0, title, detail, "", "", Table((), ()))
    fields = {
        (True, True): t("Talk more"),
        (True, False): t("Act"),
        (False, True): t("Watch"),
        (False, False): t("Let go"),
    }
    marks = Marks()
    height, type = _draw(marks, found, fields, t, frame)
    title, detail = _words(found, fields, t, frame.brief)
    full = " ".join(_words(found, fields, t, brief=False))
    return Picture(
        kind="map",
        height=height,
        title=title,
        detail=detail,
        basis=t(
            "important: {m} or more of 4 · far apart: {d} or more of 100",
            m=t.number(MATTERS, 1),
            d=50,
        ),
        alt=t("A map: to the right the room stands further apart, upwards it matters more.")
        + f" {full}",
        table=Table(
            (t("Dilemma"), t("Importance (mean of 1-4)"), t("Disagreement (0-100)"), t("Field")),
            tuple(
                (
                    f"{spot.number}. {spot.title}",
                    t.number(spot.importance, 1),
                    t.number(spot.disagreement * 100),
                    fields[spot.field],
                )
                for spot in found
            ),
        ),
        dots=tuple(marks.dots),
        lines=tuple(marks.lines),
        labels=tuple(marks.labels),
        type=type,
    )


def _words(
    found: Sequence[Spot], fields: dict[tuple[bool, bool], str], t: Words, brief: bool
) -> tuple[str, str]:
    """What to talk more about, and the other fields: by title, on a full wall by number."""

    def told(field: tuple[bool, bool], full: bool) -> str:
        spots = [spot for spot in found if spot.field == field]
        if full:
            return ", ".join(t("“{title}”", title=spot.title) for spot in spots)
        return ", ".join(str(spot.number) for spot in spots)

    def title(full: bool) -> str:
        most = told((True, True), full)
        if not most:
            return t("Nothing is both important to you and far apart.")
        return t("Important and far apart: {titles}.", titles=most)

    def detail(full: bool) -> str:
        others = {field: name for field, name in fields.items() if field != (True, True)}
        said = {name: told(field, full) for field, name in others.items()}
        return " ".join(f"{name}: {those}." for name, those in said.items() if those)

    for full, others_too in ((True, True), (True, False), (False, False)):
        words = title(full), detail(others_too)
        if not brief or sum(map(len, words)) <= (BRIEF if others_too else MIXED):
            break
    return words


def _draw(
    marks: Marks,
    found: Sequence[Spot],
    fields: dict[tuple[bool, bool], str],
    t: Words,
    frame: Frame,
) -> tuple[float, float]:
    """Draw the map and what its numbers stand for; returns the height and the type's."""
    size = frame.type
    wide = 0.56 if frame.beside else 1.0
    tall = frame.triangle * 0.72 if frame.beside else 0.72
    letters = int((0.4 if frame.beside else 1.0) / (CHARACTER * size * 0.95))
    legend = [textwrap.wrap(f"{s.number}  {s.title}", letters) for s in found]
    if frame.brief:  # the wall cannot be scrolled, and has the finding below
        tall = frame.rows - 0.015
        legend = [
            [textwrap.shorten(f"{s.number} {s.title}", letters, placeholder="…")] for s in found
        ]
        if len(found) > LISTED:
            more = t("and {n} more, see the figures", n=len(found) - LISTED + 1)
            legend = [*legend[: LISTED - 1], [more]]
    lines = [(line, at == 0) for entry in legend for at, line in enumerate(entry)]
    pitch = min(size * 1.35, tall / len(lines)) if frame.brief else size * 1.35
    under = 0.0 if frame.beside else len(lines) * pitch + size * 1.5
    height = max(tall, len(lines) * pitch) if frame.beside else tall + under
    floor = height - tall
    middle = _up(MATTERS, floor, tall, size)
    marks.lines += [
        Line(0.0, floor, wide, floor, "axis"),
        Line(0.0, floor, 0.0, height, "axis"),
        Line(0.0, middle, wide, middle, "tick"),
        Line(wide * APART, floor, wide * APART, height, "tick"),
    ]
    for (matters, apart), name in fields.items():
        x = wide - size * 0.3 if apart else size * 0.4
        y = height - size * 0.7 if matters else floor + size * 0.7
        marks.labels.append(Label(name, x, "end" if apart else "start", "note", y))
    r = size * 0.78
    taken: list[tuple[float, float]] = []
    for spot in found:
        x = r + spot.disagreement * (wide - 2 * r)  # half of the way is half of the width
        y = _up(spot.importance, floor, tall, size)
        matters, apart = spot.field
        across = (wide * APART, wide - r) if apart else (r, wide * APART)
        least, most = _up(1, floor, tall, size), _up(4, floor, tall, size)
        upwards = (middle, most) if matters else (least, middle)
        x, y = free_place((x, y), r, across, upwards, taken)  # never in another field
        taken.append((x, y))
        marks.dots.append(Dot(x, y, r, "#F7F2EA"))
        marks.labels.append(Label(str(spot.number), x, "middle", "inside", y))
    left, top = (wide + 0.04, height) if frame.beside else (0.0, floor - size * 1.5)
    for at, (line, first) in enumerate(lines):
        x = left if first else left + size * 1.1
        marks.labels.append(Label(line, x, "start", "option", top - (at + 0.5) * pitch))
    words = t("further apart") + " ▶"
    marks.labels.append(Label(words, wide, "end", "note", floor - size * 0.7))
    marks.labels.append(Label("▲ " + t("matters more"), 0.0, "start", "note", floor - size * 0.7))
    return height, min(size, pitch)


def _up(importance: float, floor: float, tall: float, size: float) -> float:
    """Where an importance of 1-4 is; over and under it is room for the fields' words."""
    words = 2.1 * size
    return floor + words + (importance - 1) / 3 * (tall - 2 * words)
