"""One layout per picture: an item's result as marks, words and a table.

A picture is 1 wide and `height` high, y upwards; Plotly on the pages, SVG on the phone
and in the PDF draw the same marks, so that they cannot disagree.
"""

from collections.abc import Sequence
from dataclasses import replace

from workshop import results
from workshop.answers import Given, Points, Ranking, Stance
from workshop.dilemmas import Shape
from workshop.flow import Kind
from workshop.pictures import (
    axis,
    flow,
    importance,
    moves,
    points,
    ranking,
    rows,
    sayings,
    triangle,
)
from workshop.pictures import spread as spreads
from workshop.pictures.model import (
    PROJECTED,
    TALL,
    WIDE,
    Area,
    Dot,
    Frame,
    Label,
    Line,
    Marks,
    Picture,
    Table,
)
from workshop.pictures.sayings import place_words
from workshop.privacy import BATCH
from workshop.snapshot import Item, Round
from workshop.words import Words

__all__ = [
    "PROJECTED",
    "TALL",
    "WIDE",
    "Area",
    "Dot",
    "Frame",
    "Label",
    "Line",
    "Picture",
    "Table",
    "agenda_map",
    "by_certainty",
    "by_role",
    "movement",
    "place_words",
    "result",
    "so_far",
    "spread",
]


def result(
    item: Item,
    number: int,
    t: Words,
    own: Given | None = None,
    frame: Frame = WIDE,
) -> Picture:
    """The picture of a revealed round; of too few answers, or of a hidden one, only words."""
    if item.hides(number):
        return sayings.hidden(t)
    round = item.result(number)
    if round is None or round.withheld:
        return sayings.too_few(round, t)
    if item.kind is Kind.PRIORITY and item.priority.method == "points":
        return points.shares(item, number, t, own if isinstance(own, Points) else None, frame)
    if item.kind is Kind.PRIORITY:
        return ranking.order(item, number, t, own if isinstance(own, Ranking) else None, frame)
    mine = own if isinstance(own, Stance) else None
    if item.dilemma.kind is Shape.AXIS:
        return axis.strip(item, number, t, mine, frame)
    return triangle.points(item, number, t, mine, frame)


def so_far(item: Item, shown: Round, t: Words, frame: Frame = WIDE) -> Picture:
    """What the room has been `shown` of a priority question that it still answers."""
    drawn = result(replace(item, results=(shown,)), shown.number, t, frame=frame)
    moves = t("The list moves when at least {n} answers are new.", n=BATCH)
    return replace(drawn, detail=moves, basis=f"{t('So far')}: {drawn.basis}")


def spread(
    item: Item, number: int, t: Words, own: Given | None = None, frame: Frame = WIDE
) -> Picture:
    """A dilemma's revealed round with its middle and how far the half around it reaches."""
    round = item.result(number)
    if round is None or round.withheld or item.kind is Kind.PRIORITY:
        return result(item, number, t, own, frame)
    mine = own if isinstance(own, Stance) else None
    draw = spreads.strip if item.dilemma.kind is Shape.AXIS else spreads.points
    return draw(item, number, t, mine, frame)


def movement(
    item: Item,
    number: int,
    t: Words,
    own_before: Given | None = None,
    own_after: Given | None = None,
    frame: Frame = WIDE,
) -> Picture:
    """The picture of what moved between round `number` - 1 and `number`.

    A ranking has no paired movement yet: its picture is the later round's.
    """
    if item.kind is Kind.PRIORITY or item.hides(number):
        return result(item, number, t, own_after, frame)
    paired = results.shift_of(item, number)
    if paired is None:
        return _unfollowed(item, number, t, own_after, frame)
    own = None
    if isinstance(own_before, Stance) and isinstance(own_after, Stance):
        own = (own_before, own_after)
    marks = Marks()
    text = item.dilemma.text(t.language)
    people = 1
    if item.dilemma.kind is Shape.AXIS:
        kind, height, people = moves.draw(marks, paired, text, t, own, frame)
    elif len(paired.pairs) <= moves.ARROWS_UP_TO:
        kind, height = "paths", triangle.draw_paths(marks, paired, text, own, frame)
    else:
        kind, height = "pair", triangle.draw_pair(marks, paired, text, t, frame)
    title, detail = sayings.moved(paired, text, t), sayings.before_and_after(paired, text, t)
    table, bands = sayings.movement_table(paired, text, t), ""
    if kind == "flow":
        went = flow.bands(flow.parts(paired), text, t)
        detail = flow.sentence(flow.parts(paired), text, t, frame.brief) + " " + detail
        table = replace(table, rows=(*table.rows, *((name, "", t.number(n)) for name, n in went)))
        bands = " " + "; ".join(f"{name}: {n}" for name, n in went) + "."
    return Picture(
        kind=kind,
        height=height,
        title=title,
        detail=detail,
        basis=sayings.paired_basis(paired, t, frame.brief)
        + axis.crowded(people, t)
        + (triangle.crowded(len(paired.pairs), t) if kind == "pair" else ""),
        alt=t("Each person's stance before and after the dialogue.") + f" {title} {detail}{bands}",
        table=table,
        dots=tuple(marks.dots),
        lines=tuple(marks.lines),
        labels=tuple(marks.labels),
        own=sayings.own_movement(own, text, t) if own else "",
        areas=tuple(marks.areas),
        ways=tuple(marks.ways),
        disagreement=paired.shift.disagreement[1],
        disagreement_before=paired.shift.disagreement[0],
    )


def _unfollowed(item: Item, number: int, t: Words, own: Given | None, frame: Frame) -> Picture:
    """Where the room stands now, where too few can be followed from round to round."""
    people = results.unfollowed(item, number)
    room = results.room_of(item, number)
    if room is None:
        return sayings.too_few(item.result(number), t)
    drawn = result(item, number, t, own, frame)
    before = sayings.apart(room, results.room_of(item, number - 1), t)
    basis = [drawn.basis, t("too few answered both times to show what moved")]
    if any(people):
        basis.append(sayings.not_followed(people, t))
    return replace(drawn, detail=f"{drawn.detail} {before}".strip(), basis=" · ".join(basis))


def by_role(item: Item, number: int, t: Words, frame: Frame = WIDE) -> Picture:
    """Where each role stands in a revealed round, as far as small groups allow."""
    return rows.by_role(item, number, t, frame)


def by_certainty(item: Item, number: int, t: Words, frame: Frame = WIDE) -> Picture:
    """Where people stand in a revealed round by how sure they are."""
    return rows.by_certainty(item, number, t, frame)


def agenda_map(items: Sequence[Item], t: Words, frame: Frame = WIDE) -> Picture:
    """The dilemmas by how much they matter and how far apart the room stands."""
    return importance.draw(items, t, frame)
