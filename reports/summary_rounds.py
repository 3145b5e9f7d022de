"""The rounds in the stance summary: findings, pictures with their labels, and figures.

Blocks are plain data; `summary.typ` says how each kind of them is set.
"""

from dataclasses import replace
from typing import Any

from i18n import Translator
from reports.figures import importance_of, revealed, round_name, unfollowed
from workshop import pictures, results, roles, svg, ways
from workshop.colours import INK, POLES
from workshop.kept import WHEN, not_told, telling
from workshop.pictures import Picture
from workshop.pictures.arrange import arrange
from workshop.pictures.sayings import not_followed
from workshop.snapshot import Item, Round, Snapshot

Block = dict[str, Any]

# Type in a picture, in thousandths of its width: 10.5 pt on 150 mm.
_TYPE = 25


def heading(level: int, text: str) -> Block:
    return {"kind": "heading", "level": level, "text": text}


def paragraph(text: str) -> Block:
    return {"kind": "text", "text": text}


def small(text: str) -> Block:
    return {"kind": "small", "text": text}


def findings(item: Item, t: Translator) -> list[str]:
    """For the list of contents: what each round showed."""
    return [
        _short_name(item, round, t) + ": " + pictures.result(item, round.number, t).title
        for round in revealed(item)
    ]


def agenda_map(snapshot: Snapshot, t: Translator) -> list[Block]:
    """All dilemmas at once; nothing where too few said how much they matter."""
    picture = pictures.agenda_map(snapshot.items, t)
    return [_picture(picture)] if picture.lines else []


def stances(item: Item, t: Translator) -> list[Block]:
    """The picture of every revealed round, what moved, and the figures of all of them."""
    rounds = revealed(item)
    if not rounds:
        return [small(t("No round of this has been shown."))]
    blocks = _kept(item, t)
    for round in rounds:
        blocks += [
            heading(2, round_name(item, round.number, t)),
            _picture(pictures.result(item, round.number, t)),
            *_ways(item, round, t),
            *_certainty(item, round, t),
        ]
        moved = None if item.is_afterwards(round.number) else results.shift_of(item, round.number)
        if moved is not None:
            blocks += [
                heading(2, _shift_name(round, t)),
                _picture(pictures.movement(item, round.number, t)),
            ]
        elif people := unfollowed(item, round):
            blocks.append(small(not_followed(people, t)))
        blocks += _roles(item, round, t)
    return blocks + _figures(item, rounds, t)


def _kept(item: Item, t: Translator) -> list[Block]:
    """A line for each time that a round was opened or begun again."""
    told, lines = telling(item), []
    for kept in item.kept:
        when = t(WHEN[kept.how], n=kept.round.number, time=t.time(kept.at.astimezone()))
        what = t("What was answered then is in the archive.") if kept in told else not_told(t)
        lines.append(small(f"{when} {what}"))
    return lines


def _ways(item: Item, round: Round, t: Translator) -> list[Block]:
    """In which ways people answered, as far as small groups allow."""
    said = ways.words(item, round.number, t)
    return [small(said)] if said else []


def _short_name(item: Item, round: Round, t: Translator) -> str:
    return t("Afterwards") if item.is_afterwards(round.number) else t("Round {n}", n=round.number)


def _shift_name(round: Round, t: Translator) -> str:
    return t("What moved from round {before} to round {n}", before=round.number - 1, n=round.number)


def _roles(item: Item, round: Round, t: Translator) -> list[Block]:
    """Where each role stood, as far as small groups allow."""
    if roles.breakdown(item, round.number) is None:
        return []
    picture = pictures.by_role(item, round.number, t)
    return [heading(2, t("By role, round {n}", n=round.number)), *_rows(picture)]


def _certainty(item: Item, round: Round, t: Translator) -> list[Block]:
    """Where people stood by how sure they were; nothing where small groups do not allow it."""
    picture = pictures.by_certainty(item, round.number, t)
    if not picture.lines:
        return []
    return [heading(3, t("By certainty, round {n}", n=round.number)), *_rows(picture)]


def _rows(picture: Picture) -> list[Block]:
    """A picture with its figures; only what it says where there are none."""
    if not picture.table.rows:
        return [_picture(picture)]
    rows = [list(row) for row in picture.table.rows]
    table = {"kind": "table", "header": list(picture.table.header), "rows": rows}
    return [_picture(picture), table]


def _figures(item: Item, rounds: tuple[Round, ...], t: Translator) -> list[Block]:
    """The screens' own tables side by side, and how much the dilemma matters."""
    shown = [round for round in rounds if not round.withheld]
    if not shown:
        return []
    columns = []
    for round in shown:
        table = pictures.result(item, round.number, t).table
        column = {row[0]: row[1] for row in table.rows}
        importance = importance_of(round)
        if importance is not None:
            column[t("Importance (mean of 1-4)")] = t.number(importance, 1)
        columns.append(column)
    names = dict.fromkeys(name for column in columns for name in column)
    blocks = [
        heading(2, t("The figures")),
        {
            "kind": "table",
            "header": [t("Figure"), *(_short_name(item, round, t) for round in shown)],
            "rows": [[name, *(column.get(name, "–") for column in columns)] for name in names],
        },
    ]
    for round in shown:
        paired = None if item.is_afterwards(round.number) else results.shift_of(item, round.number)
        if paired is not None:
            table = pictures.movement(item, round.number, t).table
            both, *others = table.rows
            apart = [
                (t("Only before"), t.number(paired.only_before), ""),
                (t("Only after"), "", t.number(paired.only_after)),
            ]
            blocks += [
                heading(3, _shift_name(round, t)),
                {
                    "kind": "table",
                    "header": list(table.header),
                    "rows": [list(row) for row in (both, *apart, *others)],
                },
            ]
    return blocks


def rankings(item: Item, t: Translator) -> list[Block]:
    """What every revealed round of a priority question showed."""
    rounds = revealed(item)
    if not rounds:
        return [small(t("No round of this has been shown."))]
    blocks = _kept(item, t)
    for round in rounds:
        picture = pictures.result(item, round.number, t)
        blocks.append(heading(2, _short_name(item, round, t)))
        if item.priority.method == "points":
            blocks += _rows(picture)
            continue
        order = results.ranking_of(item, round.number)
        if order is not None:
            blocks.append(
                {
                    "kind": "ranking",
                    "header": list(picture.table.header),
                    "rows": [list(row) for row in picture.table.rows],
                    "shares": [points / order.most for points in order.points.values()],
                }
            )
        blocks.append(_finding(picture))
    return blocks


def _finding(picture: Picture) -> Block:
    """What a picture says in words, without the picture."""
    return {
        "kind": "picture",
        "title": picture.title,
        "detail": picture.detail,
        "basis": picture.basis,
        "svg": "",
    }


def _picture(picture: Picture) -> Block:
    """Marks as SVG; labels apart, so that they are text in the document's own type."""
    if not picture.lines:
        return _finding(picture)
    picture = replace(picture, height=_top(picture))
    placed = arrange(picture, _TYPE / svg.WIDTH)
    row = _TYPE * 1.35
    above = placed.above * row
    floor = above + svg.MARGIN + picture.height * svg.WIDTH  # where the picture's y is 0
    labels = []
    for label in placed.labels:
        if label.y is not None:
            y = floor - label.y * svg.WIDTH + _TYPE * 0.35  # the type's middle at the point
        elif label.row < 0:
            y = above + svg.MARGIN * 0.5 + (label.row + 1) * row
        else:
            y = floor + 18 + label.row * row
        pole = label.role.startswith("pole")
        labels.append(
            {
                "text": label.text,
                "x": label.x * svg.WIDTH,
                "y": y,
                "anchor": label.anchor,
                "size": _TYPE,
                "strong": pole or label.role == "count",
                "colour": POLES[int(label.role[-1])] if pole else INK,
            }
        )
    return _finding(picture) | {
        "svg": svg.draw(picture, labels=False),
        "alt": picture.alt,
        "width": svg.WIDTH,
        "margin": svg.MARGIN,
        "height": floor + 18 + placed.below * row + _TYPE * 0.4,
        "tall": picture.height * svg.WIDTH + 2 * svg.MARGIN + 14,
        "shift": above,
        "labels": labels,
    }


def _top(picture: Picture) -> float:
    """How high the marks reach: few people leave a strip's upper part empty."""
    return max(
        *(dot.y + dot.r for dot in picture.dots),
        *(max(line.y1, line.y2) for line in picture.lines),
        *(label.y + _TYPE / svg.WIDTH for label in picture.labels if label.y is not None),
        0.0,
    )
