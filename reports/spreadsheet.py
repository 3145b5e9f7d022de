"""What the tables for a spreadsheet share: how a file is written, what an item is called.

UTF-8 with BOM, semicolons, CRLF and, in Danish, decimal commas: what Danish Excel opens
right with a double click.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from typing import Protocol

from workshop.dilemmas import Shape
from workshop.flow import Kind
from workshop.snapshot import Item, Snapshot
from workshop.tongues import only_in
from workshop.words import Words

Row = dict[str, str]

# A spreadsheet reads a cell that begins so as a formula, or drops the first character.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"-[0-9]+([.,][0-9]+)?")


class Table(Protocol):
    """What `table_csv.summary` and `table_answers.answers` are."""

    def __call__(self, snapshot: Snapshot, t: Words) -> bytes: ...


def item_columns(items: Iterable[Item], t: Words) -> dict[str, str]:
    """A column about the language only where a text lacks the table's own."""
    columns = {
        "item": t("Item no."),
        "title": t("Title"),
        "question": t("Question"),
        "kind": t("Kind"),
    }
    if any(only_in(item.content, t) for item in items):
        columns["language"] = t("Language")
    return columns


def kind_of(item: Item) -> str:
    if item.kind is Kind.PRIORITY:
        return "points" if in_points(item) else "ranking"
    return "axis" if item.dilemma.kind is Shape.AXIS else "triangle"


def item_row(item: Item, number: int, t: Words) -> Row:
    content = item.priority if item.kind is Kind.PRIORITY else item.dilemma
    text = content.text(t.language)
    kinds = {
        "axis": t("axis"),
        "triangle": t("triangle"),
        "ranking": t("ranking"),
        "points": t("100 points"),
    }
    row = {
        "item": str(number),
        "title": text.title,
        "question": text.question,
        "kind": kinds[kind_of(item)],
    }
    other = only_in(content, t)
    return row | {"language": other} if other else row


def in_points(item: Item) -> bool:
    return item.kind is Kind.PRIORITY and item.priority.method == "points"


def option_count(item: Item) -> int:
    return len(item.priority.options) if item.kind is Kind.PRIORITY else 0


def write(snapshot: Snapshot, columns: Mapping[str, str], rows: Iterable[Row], t: Words) -> bytes:
    """The rows under their headings, by the columns' keys; a row may leave some out.

    Where a program answered, a first column says so in every row, however it is sorted or cut.
    """
    if snapshot.simulated:
        columns = {"simulated": t("Simulated"), **columns}
        rows = [{**row, "simulated": t("made up by a program")} for row in rows]
    target = io.StringIO(newline="")
    writer = csv.DictWriter(target, list(columns), restval="", delimiter=";")
    writer.writerow({key: _safe(heading) for key, heading in columns.items()})
    for row in rows:
        writer.writerow({key: _safe(cell) for key, cell in row.items()})
    return target.getvalue().encode("utf-8-sig", errors="replace")


def _safe(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula, with line breaks inside as LF."""
    cell = cell.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    harmless = not cell.startswith(_FORMULA) or _NUMBER.fullmatch(cell)
    return cell if harmless else f"'{cell}"
