"""The picture of a room's order: points as bars, and the places each option could have."""

import textwrap

from workshop import priorities, results
from workshop.answers import Ranking
from workshop.pictures import sayings
from workshop.pictures.arrange import CHARACTER
from workshop.pictures.model import Frame, Label, Line, Marks, Picture, Table
from workshop.snapshot import Item
from workshop.words import Words, listed

PLACE, SCALE = 0.022, 0.11  # widths of a place and of the whole scale of places, at the most
BARS = 0.72  # where the bars begin at the latest
LETTERS = 0.92  # the type of an option's words, as a share of the frame's
BELOW = 150  # letters about what is below the top that a wall has room for
NAMED = 3  # options that the title names when they share the top place


def order(item: Item, number: int, t: Words, own: Ranking | None, frame: Frame) -> Picture:
    found = results.ranking_of(item, number)
    assert found is not None
    labels = item.priority.text(t.language).options
    marks = Marks()
    height = (_draw_beside if frame.beside else _draw_above)(marks, found, labels, t, frame)
    title, detail = _order_words(found, labels, t, frame)
    mine = ""
    if own is not None:
        mine = (
            t("You skipped this one.")
            if own.order is None
            else t("You put “{first}” first.", first=labels[own.order[0]])
        )
    return Picture(
        kind="ranking",
        height=height,
        title=title,
        detail=detail,
        basis=sayings.ranked_basis(item, number, t)
        + " · "
        + t(
            "first of {n} gives {points} points, last gives 0",
            n=len(labels),
            points=len(labels) - 1,
        ),
        alt=t("The options in the room's order, with a bar for the points.")
        + f" {_told_in_order(found, labels, t)} {title} {detail}",
        table=_table(found, labels, t),
        lines=tuple(marks.lines),
        labels=tuple(marks.labels),
        type=frame.type,
        own=mine,
    )


def _told_in_order(found: results.Order, labels: dict[str, str], t: Words) -> str:
    """ "A (12), B (9), C (3).": whoever does not see the bars hears them."""
    bars = (f"{labels[o]} ({_points_words(n, t)})" for o, n in found.points.items())
    return ", ".join(bars) + "."


def _range_words(places: tuple[int, int]) -> str:
    """ "2" or "2–4"."""
    best, worst = places
    return f"{best}" if best == worst else f"{best}–{worst}"


def _points_words(points: float, t: Words) -> str:
    return t.number(points, 1 if points % 1 else 0)


def _draw_beside(
    marks: Marks, found: results.Order, labels: dict[str, str], t: Words, frame: Frame
) -> float:
    """A row per option: its places in figures and as a mark, its words, its bar, its points."""
    letter = CHARACTER * LETTERS * frame.type
    row = min(frame.row, frame.rows / len(labels))
    height = row * len(labels)
    widest = max(len(_range_words(places)) for places in found.ranges.values())
    scale = words = (widest + 1) * letter * 0.9
    wide = max(map(len, labels.values())) * letter * 0.9 + frame.type / 2
    place = min(PLACE, SCALE / len(labels))
    drawn = len(labels) * place + frame.type * 0.7
    if words + drawn + wide <= BARS:  # the longest words need the room; the figures tell it too
        words += drawn
    else:
        place = 0.0
    bar = min(words + wide, BARS)
    figures = max(len(_points_words(points, t)) for points in found.points.values())
    end = 1 - (figures + 1) * letter
    for index, (option, points) in enumerate(found.points.items()):
        y = height - (index + 0.5) * row
        places = _range_words(found.ranges[option])
        for text, x, anchor in (
            (places, 0.0, "start"),
            (labels[option], words, "start"),
            (_points_words(points, t), 1.0, "end"),
        ):
            marks.labels.append(Label(text, x, anchor, "option", y=y))
        if place:
            _draw_range(marks, found.ranges[option], len(labels), scale, place, y)
        _draw_bar(marks, points / found.most, bar, end, y)
    return height


def _draw_range(
    marks: Marks, places: tuple[int, int], of: int, left: float, wide: float, y: float
) -> None:
    """The places an option could have, over a rule from the first place to the last."""
    best, worst = places
    marks.lines.append(Line(left, y, left + of * wide, y, "edge"))
    marks.lines.append(Line(left + (best - 1) * wide, y, left + worst * wide, y, "range"))


def _draw_above(
    marks: Marks, found: results.Order, labels: dict[str, str], t: Words, frame: Frame
) -> float:
    """The words above the bar, in two lines where they are long: for a narrow screen."""
    line = 1.25 * frame.type
    fits = int(0.84 / (CHARACTER * LETTERS * frame.type))
    texts = {
        option: textwrap.wrap(f"{_range_words(found.ranges[option])}  {labels[option]}", fits)
        for option in found.points
    }
    high = {option: len(lines) * line + 0.045 for option, lines in texts.items()}
    height = top = sum(high.values())
    for option, points in found.points.items():
        for at, text in enumerate(texts[option]):
            marks.labels.append(Label(text, 0.0, "start", "option", y=top - (at + 0.5) * line))
        figure = _points_words(points, t)
        marks.labels.append(Label(figure, 1.0, "end", "option", y=top - 0.5 * line))
        _draw_bar(marks, points / found.most, 0.0, 1.0, top - high[option] + 0.033)
        top -= high[option]
    return height


def _draw_bar(marks: Marks, share: float, start: float, end: float, y: float) -> None:
    marks.lines.append(Line(start, y, end, y, "still"))
    if share:
        marks.lines.append(Line(start, y, start + share * (end - start), y, "bar"))


def _names(options: list[str], labels: dict[str, str], t: Words) -> str:
    return listed([t("“{option}”", option=labels[option]) for option in options], t)


def _order_words(
    found: results.Order, labels: dict[str, str], t: Words, frame: Frame
) -> tuple[str, str]:
    """Who is at the top, alone or together; who is preferred to each of the others; who shares."""
    first, *_ = found.points
    top = [option for option in found.points if found.ranges[option][0] == 1]
    rest = [option for option in found.points if option not in top]
    shares = any(priorities.sharing(found.ranges, option) for option in found.points)
    if not rest:
        title = t("All {n} share a place: the order is open.", n=len(top))
    elif len(top) == 1:
        title = t("At the top you put “{option}”.", option=labels[first])
    elif len(top) <= NAMED:
        title = t("{options} share the top place.", options=_names(top, labels, t))
    else:
        most = [option for option in top if found.points[option] == found.points[first]]
        title = t("{n} options share the top place.", n=len(top))
        if len(most) <= NAMED:
            title = t.n(
                "{all} options share the top place; {options} has the most points.",
                "{all} options share the top place; {options} have the most points.",
                len(most),
                all=len(top),
                options=_names(most, labels, t),
            )
    detail = []
    if found.preferred is not None:
        detail.append(
            t(
                "“{option}” is preferred to each of the others, two by two.",
                option=labels[found.preferred],
            )
        )
    if rest:
        detail += _below(found, top, rest, labels, t, frame)
    if shares:
        detail.append(t("Those who share a place could change with a few other answers."))
    return title, sayings.fitting(title, detail, frame)


def _below(
    found: results.Order,
    top: list[str],
    rest: list[str],
    labels: dict[str, str],
    t: Words,
    frame: Frame,
) -> list[str]:
    """What comes next, and who shares a place there; only how many on a wall, where it is long."""
    ranges = {option: found.ranges[option] for option in found.points}  # as they are drawn
    groups = [g for g in priorities.groups_sharing(ranges) if not set(g) <= set(top)]
    said = _in_full(groups, rest, labels, t)
    if frame.brief and len(" ".join(said)) > BELOW:
        share = [option for option in rest if any(option in group for group in groups)]
        level = [option for option in rest if found.points[option] == found.points[rest[0]]]
        following = (
            t("Next comes “{option}”.", option=labels[rest[0]])
            if len(level) == 1
            else t("Next come {n} with as many points.", n=len(level))
            if len(level) > NAMED
            else t("Next come {options}, with as many points.", options=_names(level, labels, t))
        )
        return [
            following,
            t(
                "Below the top {n} of {all} options share a place with another.",
                n=len(share),
                all=len(rest),
            ),
        ]
    return said


def _in_full(
    groups: list[tuple[str, ...]], rest: list[str], labels: dict[str, str], t: Words
) -> list[str]:
    """What comes next, and everybody who shares a place below the top."""
    said = []
    if groups and rest[0] in groups[0] and set(groups[0]) <= set(rest):
        said.append(
            t("Next come {options}, which share a place.", options=_names([*groups[0]], labels, t))
        )
        groups = groups[1:]
    else:
        said.append(t("Next comes “{option}”.", option=labels[rest[0]]))
    said += [t("{options} share a place.", options=_names([*group], labels, t)) for group in groups]
    return said


def _table(found: results.Order, labels: dict[str, str], t: Words) -> Table:
    """The order by points, the places each option could have, and whom it shares one with."""
    rows = tuple(
        (
            str(found.places[option]),
            labels[option],
            _points_words(points, t),
            _range_words(found.ranges[option]),
            _sharing_words(found, option, labels, t),
        )
        for option, points in found.points.items()
    )
    header = (t("Place by points"), t("Option"), t("Points"), t("Places"), t("Shares a place with"))
    return Table(header, rows)


def _sharing_words(found: results.Order, option: str, labels: dict[str, str], t: Words) -> str:
    others = priorities.sharing(found.ranges, option)
    if len(others) > 1 and len(others) == len(labels) - 1:
        return t("all the others")
    if len(others) > NAMED:  # which ones stands in the column before
        return t("{n} others", n=len(others))
    return _names([*others], labels, t) if others else t("none")
