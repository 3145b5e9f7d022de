"""Waiting times summed up, and the table they are printed in."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest-rank percentile: the smallest value that `share` (0-1) of them do not exceed.

    Raises ValueError when there are no values.
    """
    if not values:
        raise ValueError("no values to take a percentile of")
    return sorted(values)[max(1, math.ceil(share * len(values))) - 1]


@dataclass(frozen=True)
class Row:
    """One line of the table. Times in seconds; None where it does not apply.

    `wall` is from the first request's start until the last one is acknowledged.
    """

    what: str
    phones: int
    n: int
    median: float
    p95: float
    most: float
    wall: float
    cpu: float | None = None
    kilobytes_a_phone: float | None = None
    lost: int | None = None

    def as_json(self) -> dict[str, Any]:
        """As plain JSON, which has no infinity: what never happened is null."""
        return {k: _plain(v) for k, v in asdict(self).items()}


def _plain(value: object) -> object:
    if not isinstance(value, float):
        return value
    return round(value, 4) if math.isfinite(value) else None


def row(
    what: str,
    phones: int,
    waits: Sequence[float],
    wall: float,
    cpu: float | None = None,
    kilobytes_a_phone: float | None = None,
    lost: int | None = None,
) -> Row:
    """Sum up the waits of one run; when nobody was answered the times are infinite."""
    known = waits or [math.inf]
    return Row(
        what=what,
        phones=phones,
        n=len(waits),
        median=percentile(known, 0.5),
        p95=percentile(known, 0.95),
        most=max(known),
        wall=wall,
        cpu=cpu,
        kilobytes_a_phone=kilobytes_a_phone,
        lost=lost,
    )


def middle(rows: Sequence[Row]) -> Row:
    """Of repeated runs the one in the middle by `wall` (the slower of the two when even)."""
    return sorted(rows, key=lambda r: r.wall)[len(rows) // 2]


HEADER = ("", "phones", "median", "95 %", "max", "all done", "CPU", "KB/phone", "lost")


def _seconds(value: float | None) -> str:
    if value is None:
        return "–"
    if math.isinf(value):
        return "never"
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s"


def _cells(line: Row) -> tuple[str, ...]:
    memory = line.kilobytes_a_phone
    return (
        line.what,
        str(line.phones),
        _seconds(line.median),
        _seconds(line.p95),
        _seconds(line.most),
        _seconds(line.wall),
        "–" if line.cpu is None else f"{line.cpu:.2f} s",
        "–" if memory is None else f"{memory:.0f}",
        "–" if line.lost is None else str(line.lost),
    )


def table(rows: Sequence[Row]) -> str:
    """The rows as text in aligned columns."""
    lines = [HEADER, *(_cells(line) for line in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEADER))]
    text = [
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]
    return "\n".join([text[0], "─" * (sum(widths) + 2 * len(widths) - 2), *text[1:]])
