"""From before to after in three parts of the axis: bands as wide as the people in them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workshop import measures, results
from workshop.colours import LINE
from workshop.dilemmas import DilemmaText
from workshop.pictures import piles
from workshop.pictures.model import Area, Frame, Label, Marks
from workshop.words import Words

# The parts from pole to pole: leaning to the first, in between, leaning to the second.
FILLS = ("#F1A340", "#F7F2EA", "#998EC3")
BLOCK = 0.028  # height of the two rows of blocks
STEPS = 16  # corners of a band's side


def parts(paired: results.Paired) -> tuple[tuple[int, int, int], ...]:
    """How many went from each part (row) to each part (column), the same people both times."""
    table = [[0, 0, 0] for _ in range(3)]
    for pair in paired.pairs:
        if pair.before.place and pair.after.place:
            table[piles.part(pair.before.place[0])][piles.part(pair.after.place[0])] += 1
    return tuple((a, b, c) for a, b, c in table)


def sentence(
    table: Sequence[Sequence[int]], text: DilemmaText, t: Words, brief: bool = False
) -> str:
    """What the picture's blocks say, and how many are in another one than before.

    `brief` does not name the poles again, which the title has just named.
    """
    before = [sum(row) for row in table]
    after = [sum(column) for column in zip(*table, strict=True)]
    counts = {f"{part}0": n for part, n in zip("acb", before, strict=True)}
    counts |= {f"{part}1": n for part, n in zip("acb", after, strict=True)}
    across = sum(before) - sum(table[at][at] for at in range(3))
    crossed = t.n(
        "{n} stands in another part than before.",
        "{n} stand in another part than before.",
        across,
    )
    if brief:
        sums = t(
            "In the same order {a1} and {b1} lean there now, before {a0} and {b0};"
            " in between stand {c1}, before {c0}.",
            **counts,
        )
    else:
        a, b = (pole.label for pole in text.poles)
        sums = t(
            "Towards “{a}” lean {a1}, before {a0}; towards “{b}” {b1}, before {b0};"
            " in between stand {c1}, before {c0}.",
            a=a,
            b=b,
            **counts,
        )
    return f"{sums} {crossed}"


def bands(
    table: Sequence[Sequence[int]], text: DilemmaText, t: Words
) -> tuple[tuple[str, int], ...]:
    """What each of the picture's bands is, and how many it holds; without those that are empty."""
    a, b = (t("“{pole}”", pole=pole.label) for pole in text.poles)
    names = (a, t("in between"), b)
    return tuple(
        (
            t("Still {part}", part=names[start])
            if start == end
            else t("From {start} to {end}", start=names[start], end=names[end]),
            table[start][end],
        )
        for start in range(3)
        for end in range(3)
        if table[start][end]
    )


def draw(
    marks: Marks,
    table: Sequence[Sequence[int]],
    across: tuple[float, float],
    upright: tuple[float, float],
    frame: Frame,
) -> None:
    """Blocks of people before over blocks of people after, bands from one to the other.

    `across` is where the axis begins and ends, `upright` the picture's lower edge and its
    height. Blocks stand in their part of the axis, one person as wide as any other. Bands
    of those who stay have the rule's colour, the others that of the part they go to.
    """
    left, right = across
    floor, height = upright
    block = max(BLOCK, frame.type * 1.15)
    edges = [left + (right - left) * at / 100 for at in (0, *measures.BETWEEN, 100)]
    centres = [(a + b) / 2 for a, b in pairwise(edges)]
    slots = [b - a for a, b in pairwise(edges)]
    rows = (floor + height - block, floor)  # the lower edge of each row's blocks
    sums = [[sum(row) for row in table], [sum(column) for column in zip(*table, strict=True)]]
    unit = min(
        slot * 0.9 / size for sizes in sums for slot, size in zip(slots, sizes, strict=True) if size
    )
    starts = [
        [centre - size * unit / 2 for centre, size in zip(centres, sizes, strict=True)]
        for sizes in sums
    ]
    _bands(marks, table, starts, unit, (rows[0], rows[1] + block))
    for y, sizes, at in zip(rows, sums, starts, strict=True):
        for part, size in enumerate(sizes):
            if size:
                marks.areas.append(_box(at[part], y, size * unit, block, FILLS[part]))
            wide = size * unit > frame.type * (0.3 + 0.6 * len(str(size)))
            aside = size * unit / 2 + frame.type * 0.3
            x, anchor = (
                (centres[part] + aside, "start") if size and not wide else (centres[part], "middle")
            )
            role = "inside" if wide else "count"
            marks.labels.append(Label(str(size), x, anchor, role, y + block / 2))
    _counts(marks, table, starts, unit, rows[0], frame)


def _bands(
    marks: Marks,
    table: Sequence[Sequence[int]],
    starts: Sequence[Sequence[float]],
    unit: float,
    ends: tuple[float, float],
) -> None:
    """A band per pair of parts; those who stay lie under those who go."""
    top, bottom = ends
    drawn: list[tuple[bool, Area]] = []
    arrived = list(starts[1])
    bands = {}
    for start in range(3):
        at = starts[0][start]
        for end in range(3):
            bands[start, end] = at
            at += table[start][end] * unit
    for end in range(3):
        for start in range(3):
            width = table[start][end] * unit
            if width:
                x, to = bands[start, end], arrived[end]
                fill = LINE if start == end else FILLS[end]
                drawn.append((start != end, _band(x, to, width, top, bottom, fill)))
            arrived[end] += width
    marks.areas += [area for _, area in sorted(drawn, key=lambda entry: entry[0])]


def _box(x: float, y: float, width: float, height: float, fill: str) -> Area:
    return Area(((x, y), (x + width, y), (x + width, y + height), (x, y + height)), fill)


def _band(x: float, to: float, width: float, top: float, bottom: float, fill: str) -> Area:
    """From `x` at the top to `to` at the bottom, leaving and arriving upright."""
    side = []
    for step in range(STEPS + 1):
        share = step / STEPS
        eased = share * share * (3 - 2 * share)
        side.append((x + (to - x) * eased, top + (bottom - top) * share))
    return Area((*side, *((a + width, b) for a, b in reversed(side))), fill)


def _counts(
    marks: Marks,
    table: Sequence[Sequence[int]],
    starts: Sequence[Sequence[float]],
    unit: float,
    floor: float,
    frame: Frame,
) -> None:
    """How many each band holds, just under where it begins, side by side where it is thin."""
    for start in range(3):
        at = starts[0][start]
        counts = []
        for end in range(3):
            count = table[start][end]
            if count:
                counts.append(_Count(at + count * unit / 2, _room(count, frame), count))
            at += count * unit
        for band in _apart(counts):
            y = floor - frame.type * 0.75  # where a band may already have turned away
            marks.labels.append(Label(str(band.n), band.x, "middle", "over", y))


@dataclass(frozen=True)
class _Count:
    """A band's count: the middle of its text, the width it takes, the number."""

    x: float
    room: float
    n: int


def _room(count: int, frame: Frame) -> float:
    return frame.type * (0.7 + 0.5 * len(str(count)))


def _apart(counts: Sequence[_Count]) -> list[_Count]:
    """The same counts, moved sideways as little as keeps them from touching."""
    moved: list[_Count] = []
    for count in counts:
        last = moved[-1] if moved else None
        least = last.x + (last.room + count.room) / 2 if last else count.x
        moved.append(replace(count, x=max(count.x, least)))
    pushed = sum(new.x - old.x for new, old in zip(moved, counts, strict=True))
    return [replace(count, x=count.x - pushed / len(moved)) for count in moved]
