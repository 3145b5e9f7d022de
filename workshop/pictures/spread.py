"""A result for a Delphi round: its middle, and how far the half around it reaches."""

from dataclasses import replace

from workshop import measures, results
from workshop.answers import Stance
from workshop.pictures import axis, sayings, triangle
from workshop.pictures.model import Frame, Line, Picture, Table
from workshop.snapshot import Item
from workshop.words import Words, as_shown


def strip(item: Item, number: int, t: Words, own: Stance | None, frame: Frame) -> Picture:
    """The dots along the axis, with a thick line where the middle half stands."""
    picture = axis.strip(item, number, t, own, frame)
    round, room = item.result(number), results.room_of(item, number)
    assert round is not None
    assert room is not None
    positions = [place[0] for place in results.places([s for _, s in results.stances(round)])]
    low, high = measures.middle_half(positions)
    # Whoever reads the limits counts by them.
    read = tuple(as_shown(limit) for limit in (low, high))
    within = sum(read[0] <= as_shown(position) <= read[1] for position in positions)
    title = t("The group's middle is {m} of 100.", m=t.number(room.middle[0]))
    detail = t(
        "{n} of {all} stand between {low} and {high}: the thick line.",
        n=within,
        all=room.n,
        low=t.number(low),
        high=t.number(high),
    )
    if read[0] == read[1]:  # nothing to draw: they are in one place
        detail = t("{n} of {all} stand right there.", n=within, all=room.n)
    detail = f"{detail} {sayings.finding(room, t, measures.two_camps(positions))}"
    text = item.dilemma.text(t.language)
    alt = t(
        "One dot per person along a line from “{a}” (0) to “{b}” (100), and a thick line "
        "where the middle half stands.",
        a=text.poles[0].label,
        b=text.poles[1].label,
    )
    row = (t("The middle half (0-100)"), f"{t.number(low, 1)}–{t.number(high, 1)}")
    return replace(
        picture,
        title=title,
        detail=detail,
        alt=f"{alt} {title} {detail}",
        table=Table(picture.table.header, (*picture.table.rows, row)),
        lines=(*picture.lines, Line(low / 100, 0.0, high / 100, 0.0, "bar")),
    )


def points(item: Item, number: int, t: Words, own: Stance | None, frame: Frame) -> Picture:
    """The points in the triangle; the sentence begins with their middle."""
    picture = triangle.points(item, number, t, own, frame)
    room = results.room_of(item, number)
    assert room is not None
    where = sayings.place_words(room.middle, item.dilemma.text(t.language), t)
    title = t("The group's middle: {place}.", place=where)
    return replace(picture, title=title, detail=sayings.finding(room, t))
