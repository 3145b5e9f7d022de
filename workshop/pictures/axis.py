"""Pictures along an axis: dots, arrows, two strips."""

from collections import defaultdict
from collections.abc import Sequence

from workshop import measures, results
from workshop.answers import Stance
from workshop.colours import MARKS, diverging
from workshop.dilemmas import DilemmaText
from workshop.pictures import sayings
from workshop.pictures.model import Dot, Frame, Label, Line, Marks, Picture
from workshop.snapshot import Item
from workshop.words import Words


def strip(item: Item, number: int, t: Words, own: Stance | None, frame: Frame) -> Picture:
    room = results.room_of(item, number)
    round = item.result(number)
    assert room is not None
    assert round is not None
    text = item.dilemma.text(t.language)
    marks = Marks()
    positions = [place[0] for place in results.places([s for _, s in results.stances(round)])]
    mine = own.place[0] if own and own.place else None
    _draw_dots(marks, positions, 0.0, frame.strip, mine)
    _draw_axis(marks, 0.0)
    _draw_middle(marks, room.middle[0], t("the group's middle"))
    if mine is not None:
        _mark(marks, _across(mine), t("you stand here"), "own", 2)
    _label_poles(marks, text, 2 if mine is None else 3)
    title, detail = sayings.finding(room, t), sayings.leanings(room, text, t)
    return Picture(
        kind="strip",
        height=frame.strip,
        title=title,
        detail=detail,
        basis=sayings.basis(round.answered, round.skipped, t),
        alt=t(
            "One dot per person along a line from “{a}” (0) to “{b}” (100); the middle is {m}.",
            a=text.poles[0].label,
            b=text.poles[1].label,
            m=t.number(room.middle[0], 1),
        )
        + f" {title} {detail}",
        table=sayings.room_table(item, number, room, t),
        dots=tuple(marks.dots),
        lines=tuple(marks.lines),
        labels=tuple(marks.labels),
        own=sayings.own_place(own, text, t),
    )


def _across(position: float) -> float:
    """0-100 to the picture's width."""
    return position / 100


def _columns(n_columns: int, position: float) -> int:
    """The column of a position; mirrored exactly when the poles are swapped.

    Columns number an odd multiple of 5, so that 40 and 60 fall between two columns:
    everybody "in between" is drawn between the two ticks.
    """
    if position > 50:
        return n_columns - 1 - _columns(n_columns, 100 - position)
    return min(int(position / 100 * n_columns + 1e-9), n_columns // 2)


def _draw_dots(
    marks: Marks, positions: Sequence[float], base: float, height: float, own: float | None
) -> None:
    """One dot per person, stacked in columns; as large as the height allows."""
    for n_columns in (15, 25, 35, 45, 55, 65, 75, 85, 95, 105):
        stacks: dict[int, list[float]] = defaultdict(list)
        for position in sorted(positions):
            stacks[_columns(n_columns, position)].append(position)
        tallest = max(len(stack) for stack in stacks.values())
        if tallest / n_columns <= height:
            break
    step = min(1 / n_columns, height / tallest)
    r = 0.46 / n_columns
    left = [own] if own is not None else []
    for column, stack in sorted(stacks.items()):
        for level, position in enumerate(stack):
            mine = position in left
            if mine:
                left.clear()
            marks.dots.append(
                Dot(
                    x=(column + 0.5) / n_columns,
                    y=base + r * 1.15 + level * step,
                    r=r,
                    fill=diverging(position / 100),
                    own=mine,
                )
            )


def _draw_axis(marks: Marks, y: float) -> None:
    marks.lines.append(Line(0.0, y, 1.0, y, "axis"))
    for edge in measures.BETWEEN:
        marks.lines.append(Line(_across(edge), y - 0.008, _across(edge), y + 0.008, "tick"))


def _draw_middle(marks: Marks, middle: float, words: str) -> None:
    _mark(marks, _across(middle), words, "note", 1)


def _mark(marks: Marks, x: float, words: str, role: str, row: int) -> None:
    """A pointer under the axis with its words; the words stay inside the picture."""
    fill = "own" if role == "own" else "ink"
    marks.dots.append(Dot(x, -0.014, 0.011, fill, "up"))
    anchor = "start" if x < 0.15 else "end" if x > 0.85 else "middle"
    marks.labels.append(Label(words, x, anchor, role, row=row))


def _label_poles(marks: Marks, text: DilemmaText, row: int) -> None:
    a, b = (pole.label for pole in text.poles)
    marks.labels.append(Label(f"{MARKS[0]} {a}", 0.0, "start", "pole-0", row=row))
    marks.labels.append(Label(f"{b} {MARKS[1]}", 1.0, "end", "pole-1", row=row))


def draw_arrows(
    marks: Marks,
    paired: results.Paired,
    text: DilemmaText,
    own: tuple[Stance, Stance] | None,
    frame: Frame,
) -> float:
    """Everybody's own arrow, sorted by where it starts."""
    moves = sorted(
        (pair.before.place[0], pair.after.place[0])
        for pair in paired.pairs
        if pair.before.place and pair.after.place
    )
    mine = [(own[0].place[0], own[1].place[0])] if own and own[0].place and own[1].place else []
    height = frame.strip * 1.25
    gap = height / len(moves)
    r = min(0.008, gap * 0.45)
    for index, (before, after) in enumerate(moves):
        y = height - (index + 0.5) * gap
        is_mine = (before, after) in mine
        if is_mine:
            mine.clear()
        moved = abs(after - before) > 5
        marks.lines.append(
            Line(_across(before), y, _across(after), y, "move" if moved else "still", own=is_mine)
        )
        marks.dots.append(Dot(_across(before), y, r, diverging(before / 100), own=is_mine))
    _draw_axis(marks, -r)
    _label_poles(marks, text, 1)
    return height


def draw_strips(
    marks: Marks, item: Item, number: int, text: DilemmaText, t: Words, frame: Frame
) -> float:
    """The round before above the round after, the same scale."""
    each = frame.strip * 0.5
    gap = frame.strip * 0.2
    for words, shown, base in (
        (t("before"), number - 1, each + gap),
        (t("after"), number, 0.0),
    ):
        round = item.result(shown)
        assert round is not None
        given = results.places([stance for _, stance in results.stances(round)])
        _draw_dots(marks, [place[0] for place in given], base, each, None)
        _draw_axis(marks, base)
        marks.labels.append(Label(words, 0.0, "start", "note", y=base + each + gap * 0.5))
    _label_poles(marks, text, 1)
    return 2 * (each + gap)
