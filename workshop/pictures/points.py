"""The picture of a room's points: what the one in the middle gives, the middle half, everybody."""

import textwrap
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workshop import points
from workshop.answers import ALL_POINTS, POINTS_STEP, Points
from workshop.colours import QUIET
from workshop.pictures import sayings
from workshop.pictures.arrange import CHARACTER
from workshop.pictures.model import (
    PROJECTED,
    TALL,
    WIDE,
    Dot,
    Frame,
    Label,
    Line,
    Marks,
    Picture,
    Table,
)
from workshop.pictures.piles import PEOPLE_PER_DOT
from workshop.points import Share, Shares
from workshop.snapshot import Item
from workshop.words import Words, listed

MOST_DOTS = 600  # in all rows; above that a dot stands for several people

_LETTERS = 0.95  # an option's letters, as a share of the frame's type
_COLUMN = 0.5  # of the width, for words beside the dots where they can have two lines
_ROW = 0.07  # the highest row beside its words
_ROWS_WITH_SCALE = 10  # beside; with more rows the figures have to do
_NAMED = 3  # options in a sentence


@dataclass(frozen=True)
class _Pen:
    """Half the width of a bar as it is drawn, and the smallest dot's radius."""

    bar: float
    least: float


_PENS = {PROJECTED: _Pen(0.0036, 0.0014), WIDE: _Pen(0.0085, 0.003), TALL: _Pen(0.006, 0.006)}


def shares(item: Item, number: int, t: Words, own: Points | None, frame: Frame) -> Picture:
    """A row per option: the median as a bar, the middle half as a line, everybody as a dot."""
    found = points.points_of(item, number)
    assert found is not None
    labels = item.priority.text(t.language).options
    marks = Marks()
    mine = dict(own.given) if own and own.given else {}
    height, people = _draw(marks, found, labels, mine, frame, t)
    title, said = _finding(found, labels, t)
    detail = sayings.fitting(title, said, frame)
    dot = t.n("a dot: one person", "a dot: up to {n} people", people)
    legend = t("bar: the group's middle · line: the middle half")
    return Picture(
        kind="points",
        height=height,
        title=title,
        detail=detail,
        basis=f"{sayings.ranked_basis(item, number, t)} · {legend} · {dot}",
        alt=t(
            "A row per option, in the room's order: a bar for the group's middle, a line for the"
            " middle half of the room, and everybody as a dot."
        )
        + f" {title} {sayings.fitting(title, said, WIDE)}",
        table=_table(found, labels, t),
        dots=tuple(marks.dots),
        lines=tuple(marks.lines),
        labels=tuple(marks.labels),
        type=frame.type,
        own=own_words(own, labels, t),
    )


# --- The marks ---------------------------------------------------------------------


@dataclass(frozen=True)
class _Scale:
    """Points to the picture's width: a column for each step of 5, as far as anybody gave."""

    left: float
    column: float
    columns: int

    def x(self, given: float) -> float:
        return self.left + (given / POINTS_STEP + 0.5) * self.column

    @property
    def most(self) -> int:
        return (self.columns - 1) * POINTS_STEP


@dataclass(frozen=True)
class _Layout:
    """How the rows are divided: the words in lines, where the dots begin, how high things are."""

    words: tuple[list[str], ...]
    line: float
    left: float
    row: float  # 0 where the words stand above the dots: then each is as high as it needs
    dots: float
    scale: float  # the row with the scale's ends; 0 is none


def _lay_out(texts: Sequence[str], width: float, frame: Frame, pen: _Pen) -> _Layout:
    """`width` is what words and dots have together."""
    letter = 0.95 * CHARACTER * _LETTERS * frame.type
    line = 1.25 * _LETTERS * frame.type
    if not frame.beside:
        words = tuple(_wrap(text, width / letter) for text in texts)
        return _Layout(words, line, 0.0, 0.0, 0.075, line)
    scale = line if len(texts) <= _ROWS_WITH_SCALE else 0.0
    row = min(_ROW, (frame.rows - scale) / len(texts))
    words = tuple(_wrap(text, _COLUMN / letter) for text in texts)
    needed = max(map(len, words)) * line
    if frame != PROJECTED:  # a page can be scrolled
        row = max(row, needed)
    elif needed > row:
        words = tuple([text] for text in texts)
    left = max(len(part) for parts in words for part in parts) * letter + frame.type / 2
    return _Layout(words, line, min(left, 0.8 * width), row, row - 4 * pen.bar, scale)


def _wrap(text: str, characters: float) -> list[str]:
    return textwrap.wrap(text, max(int(characters), 12), break_long_words=False)


def _draw(
    marks: Marks,
    found: Shares,
    labels: dict[str, str],
    mine: dict[str, int],
    frame: Frame,
    t: Words,
) -> tuple[float, int]:
    """Draw all rows; returns the picture's height and how many people a dot stands for."""
    pen = _PENS[frame]
    figure = 5 * CHARACTER * frame.type  # "27.5", with air before it
    texts = [f"{each.place}.  {labels[each.option]}" for each in found.options]
    rows = _lay_out(texts, 1 - figure, frame, pen)
    most = max(each.given[-1] for each in found.options)
    columns = min(max(-(-most // 10) * 10, 20), ALL_POINTS) // POINTS_STEP + 1
    scale = _Scale(rows.left, (1 - figure - rows.left) / columns, columns)
    people, r = _dot_size(found, scale.column, rows.dots, pen.least)
    r = min(r, rows.dots / 5 if frame.beside else 0.014)
    heights = [
        rows.row or len(parts) * rows.line + _pile(each, scale.column, r, people) + 8 * pen.bar
        for each, parts in zip(found.options, rows.words, strict=True)
    ]
    height = top = sum(heights) + rows.scale
    for each, parts, high in zip(found.options, rows.words, heights, strict=True):
        middle, first = top - rows.line / 2, top - rows.line / 2
        if frame.beside:
            middle = top - high / 2
            first = middle + (len(parts) - 1) / 2 * rows.line
        for at, part in enumerate(parts):
            marks.labels.append(Label(part, 0.0, "start", "option", y=first - at * rows.line))
        marks.labels.append(Label(_number(each.median, t), 1.0, "end", "option", y=middle))
        floor = top - high + (1.2 if frame.beside else 4) * pen.bar
        _draw_row(marks, each, floor, scale, pen)
        base = floor + 2.8 * pen.bar
        _draw_dots(marks, each, base, scale, people, r, mine.get(each.option))
        top -= high
    if rows.scale:
        y, words = rows.scale * 0.4, t("{n} points", n=scale.most)
        marks.labels.append(Label("0", scale.x(0), "middle", "note", y=y))
        marks.labels.append(Label(words, 1 - figure, "end", "note", y=y))
    return height, people


def _draw_row(marks: Marks, share: Share, floor: float, scale: _Scale, pen: _Pen) -> None:
    """The bar from nothing to the median, and the middle half over it."""
    start = scale.x(0)
    marks.lines.append(Line(start, floor, scale.x(scale.most), floor, "still"))
    if share.median:
        marks.lines.append(Line(start, floor, scale.x(share.median), floor, "bar"))
    over, low, high = floor + 1.9 * pen.bar, scale.x(share.low), scale.x(share.high)
    for x in (low, high):
        marks.lines.append(Line(x, over - 0.5 * pen.bar, x, over + 0.5 * pen.bar, "axis"))
    if high > low:
        marks.lines.append(Line(low, over, high, over, "axis"))


def _draw_dots(
    marks: Marks,
    share: Share,
    base: float,
    scale: _Scale,
    people: int,
    r: float,
    mine: int | None,
) -> None:
    """Everybody's points, piled up in the column of what they gave."""
    across = _across(scale.column, r)
    for given, count in Counter(share.given).items():
        dots = -(-count // people)
        for at in range(dots):
            level, place = divmod(at, across)
            wide = min(across, dots - level * across)
            x = scale.x(given) + (place - (wide - 1) / 2) * 2 * r
            own = given == mine and at == dots - 1
            marks.dots.append(Dot(x, base + (2 * level + 1) * r, r * 0.92, QUIET, own=own))


def _across(column: float, r: float) -> int:
    """How many dots stand side by side in a column."""
    return max(int(column / (2 * r) + 1e-9), 1)


def _dot_size(found: Shares, column: float, high: float, least: float) -> tuple[int, float]:
    """How many people a dot stands for, and its radius, so that the highest pile fits."""
    piles = [count for each in found.options for count in Counter(each.given).values()]
    for people in PEOPLE_PER_DOT:
        tallest = max(-(-pile // people) for pile in piles)
        across = 1
        while across * int(high * across / column + 1e-9) < tallest:
            across += 1
        r = min(column / across, high) / 2
        if r >= least and sum(-(-pile // people) for pile in piles) <= MOST_DOTS:
            break
    return people, r


def _pile(share: Share, column: float, r: float, people: int) -> float:
    """How high this row's dots reach."""
    highest = max(-(-count // people) for count in Counter(share.given).values())
    return -(-highest // _across(column, r)) * 2 * r


# --- The words ---------------------------------------------------------------------


def _number(value: float, t: Words) -> str:
    return t.number(value, 1 if value % 1 else 0)


def _listed(options: Sequence[Share], labels: dict[str, str], t: Words) -> str:
    return listed([t("“{option}”", option=labels[each.option]) for each in options], t)


def _finding(found: Shares, labels: dict[str, str], t: Words) -> tuple[str, tuple[str, ...]]:
    """What gets the most, and the sentences that complete it."""
    first = found.options[0]
    top = [each for each in found.options if each.median == first.median]
    rest = found.options[len(top) :]
    n, average = _number(first.median, t), _average(found, labels, t)
    if not first.median:
        return t("No option gets points from more than half of you."), (average,)
    if len(top) == 1:
        title = t(
            "{option} gets the most: the group's middle is {n} points.",
            option=_listed(top, labels, t),
            n=n,
        )
        return title, _detail(first, rest, average, labels, t)
    if not rest:
        title = t("Each gets as much: the group's middle is {n} points.", n=n)
        return title, (_spans(top, labels, t) or average,)
    if len(top) <= _NAMED:
        title = t(
            "{options} get the most: the group's middle is {n} points for each.",
            options=_listed(top, labels, t),
            n=n,
        )
    else:
        title = t(
            "{count} options get the most: the group's middle is {n} points for each.",
            count=len(top),
            n=n,
        )
    return title, (_spans(top, labels, t), average)


def _spans(top: Sequence[Share], labels: dict[str, str], t: Words) -> str:
    """How far the room spreads over each of those at the top; "" where they are many."""
    if all(each.low == each.high for each in top):
        return t("At least half of you give each exactly {n}.", n=_number(top[0].low, t))
    if len(top) > _NAMED:
        return ""
    spans = [
        t(
            "“{option}” {low} to {high}",
            option=labels[each.option],
            low=_number(each.low, t),
            high=_number(each.high, t),
        )
        for each in top
    ]
    return t("The middle half of you give {spans}.", spans=listed(spans, t))


def _detail(
    first: Share, rest: Sequence[Share], average: str, labels: dict[str, str], t: Words
) -> tuple[str, ...]:
    """How the room spreads over the first option, and what comes next."""
    low, high = _number(first.low, t), _number(first.high, t)
    if low == high:
        spread = t("At least half of you give it exactly {n}.", n=low)
    else:
        spread = t("The middle half of you give it {low} to {high}.", low=low, high=high)
    if max(each.mean for each in rest) > first.mean:
        return spread, average
    second = [each for each in rest if each.median == rest[0].median]
    if len(second) > _NAMED:
        return (spread,)
    n = _number(second[0].median, t)
    if len(second) == 1:
        follows = t("Next comes {option}: {n} points.", option=_listed(second, labels, t), n=n)
    else:
        follows = t(
            "Next come {options}: {n} points for each.", options=_listed(second, labels, t), n=n
        )
    return spread, follows


def _average(found: Shares, labels: dict[str, str], t: Words) -> str:
    """What gets the most on average; where that is many, only how many."""
    mean = max(each.mean for each in found.options)
    most = [each for each in found.options if each.mean == mean]
    n = t.number(mean, 1 if round(mean, 1) % 1 else 0)
    if len(most) == len(found.options):
        return t("On average each gets as much: {n} points.", n=n)
    if len(most) > _NAMED:
        return t("On average {count} share the most: {n} points.", count=len(most), n=n)
    return t(
        "On average most goes to {options}: {n} points.", options=_listed(most, labels, t), n=n
    )


def own_words(own: Points | None, labels: dict[str, str], t: Words) -> str:
    """What the reader gave the most to."""
    if own is None:
        return ""
    if own.given is None:
        return t("You skipped this one.")
    most = max(n for _, n in own.given)
    names = [t("“{option}”", option=labels[option]) for option, n in own.given if n == most]
    if len(names) == 1:
        return t("You gave the most to {option}: {n} points.", option=names[0], n=most)
    return t("You gave the most to {options}: {n} points each.", options=", ".join(names), n=most)


def _table(found: Shares, labels: dict[str, str], t: Words) -> Table:
    rows = tuple(
        (
            f"{each.place}. {labels[each.option]}",
            _number(each.median, t),
            "–".join(dict.fromkeys((_number(each.low, t), _number(each.high, t)))),
            t.number(each.mean, 1),
        )
        for each in found.options
    )
    return Table((t("Option"), t("Median"), t("Middle half"), t("Mean")), rows)
