"""The picture of a room's order."""

from workshop import results
from workshop.answers import Ranking
from workshop.pictures import sayings
from workshop.pictures.model import Frame, Label, Line, Marks, Picture, Table
from workshop.snapshot import Item
from workshop.words import Words


def order(item: Item, number: int, t: Words, own: Ranking | None, frame: Frame) -> Picture:
    found = results.ranking_of(item, number)
    round = item.result(number)
    assert found is not None
    assert round is not None
    labels = item.priority.text(t.language).options
    most = found.n * (len(labels) - 1)
    marks = Marks()
    row = min(frame.row, frame.rows / len(labels))
    height = row * len(labels)
    for index, (option, points) in enumerate(found.points.items()):
        top = height - index * row
        marks.labels.append(
            Label(
                f"{found.places[option]}.  {labels[option]}",
                0.0,
                "start",
                "option",
                y=top - row * 0.36,
            )
        )
        marks.labels.append(
            Label(
                t.number(points, 1 if points % 1 else 0),
                1.0,
                "end",
                "option",
                y=top - row * 0.36,
            )
        )
        y = top - row * 0.8
        marks.lines.append(Line(0.0, y, 1.0, y, "still"))
        if points:
            marks.lines.append(Line(0.0, y, points / most, y, "bar"))
    title, detail = _order_words(found, labels, t)
    shares = len(set(found.places.values())) < len(found.places)
    rows = tuple(
        (str(found.places[o]), labels[o], t.number(p, 1 if p % 1 else 0))
        for o, p in found.points.items()
    )
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
        detail=detail + (" " + t("The same number means a shared place.") if shares else ""),
        basis=sayings.basis(round.answered, round.skipped, t)
        + " · "
        + t(
            "first of {n} gives {points} points, last gives 0",
            n=len(labels),
            points=len(labels) - 1,
        ),
        alt=t("The options in the room's order, with a bar for the points.") + f" {title} {detail}",
        table=Table((t("Place"), t("Option"), t("Points")), rows),
        dots=(),
        lines=tuple(marks.lines),
        labels=tuple(marks.labels),
        own=mine,
    )


def _order_words(found: results.Order, labels: dict[str, str], t: Words) -> tuple[str, str]:
    first = [labels[o] for o, place in found.places.items() if place == 1]
    rest = [labels[o] for o, place in found.places.items() if place != 1]
    if len(first) > 1:
        title = t(
            "At the top you share between {options}.", options=", ".join(f"“{o}”" for o in first)
        )
    else:
        title = t("At the top you put “{option}”.", option=first[0])
    detail = t("Next comes “{option}”.", option=rest[0]) if rest else ""
    return title, detail
