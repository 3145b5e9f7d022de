"""Tables for a spreadsheet: the figures of every round, and the answers behind them.

UTF-8 with BOM, semicolons, CRLF and, in Danish, decimal commas: what Danish Excel opens
right with a double click.
"""

import csv
import io
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from reports.figures import importance_of, plain_number, revealed
from reports.minority import Marks
from workshop import results, ways
from workshop.answers import Given, Points, Ranking, Stance
from workshop.dilemmas import Shape
from workshop.flow import Kind
from workshop.kept import HOW, as_it_was
from workshop.minority import minority, smaller
from workshop.points import points_of
from workshop.roles import Part, breakdown
from workshop.snapshot import MIN_ROOM, Item, Round, Snapshot
from workshop.tongues import only_in
from workshop.words import Words


class Table(Protocol):
    """What `summary` and `answers` are."""

    def __call__(self, snapshot: Snapshot, t: Words) -> bytes: ...


_Row = dict[str, str]
# What one person gave, by round and by way of taking part ("" where that may not be told).
_Rounds = dict[tuple[int, str], Given]

# A spreadsheet reads a cell that begins so as a formula, or drops the first character.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def summary(snapshot: Snapshot, t: Words, marks: Marks | None = None) -> bytes:
    """One row per item and revealed round, with the figures the screens show.

    A round with fewer than 3 answers has its counts and no figures. A share of a ranking
    stands as option, points and place, in the room's order; of 100 points as option, place,
    median, the middle half and mean. The smaller side stands in the
    last round's row, with the reason that `marks` (of reasons, by item) say is strongest.
    Under a round follow the roles and the ways of taking part that may be shown, in rows of
    their own.
    """
    rows = [
        row
        for number, item in enumerate(snapshot.items, 1)
        for round in revealed(item)
        for row in (
            _summary_row(item, number, round, t) | _minority_row(item, round, t, marks or {}),
            *_role_rows(item, number, round, t),
            *_way_rows(item, number, round, t),
            *_kept_rows(item, number, round, t),
        )
    ]
    shown = [item for item in snapshot.items if revealed(item)]
    return write(_summary_columns(shown, t), rows)


def answers(snapshot: Snapshot, t: Words, rng: random.Random | None = None) -> bytes:
    """One row per item and participant, a group of columns per round.

    Who is who cannot be seen: a participant's number is drawn anew for every item, the
    rows are shuffled, and no role is given. A row joins what one person answered in
    several rounds, except where fewer than 3 answered in just those rounds and ways (somebody
    who came late would be known by it): `_unlinked` then sets rounds in rows of their own.
    `rng` is for tests; by default the operating system's randomness shuffles.
    """
    rng = rng or random.SystemRandom()
    shown = [item for item in snapshot.items if any(not r.withheld for r in revealed(item))]
    rows = []
    for item in shown:
        number = snapshot.items.index(item) + 1
        people = _unlinked(_by_person(item), rng)
        rng.shuffle(people)
        for person, given in enumerate(people, 1):
            rows.append(_answer_row(item, number, person, given, t))
    return write(_answer_columns(shown, t), rows)


# --- The summary's rows ------------------------------------------------------------


def _summary_columns(items: Sequence[Item], t: Words) -> dict[str, str]:
    """Column keys with their headings; as many option columns as the longest ranking needs."""
    poles = (1, 2, 3)
    options = max(map(_option_count, items), default=0)
    shown = any(_parts(item, round) for item in items for round in revealed(item))
    roles = {"role": t("Role")} if shown else {}
    several = any(_by_way(item, round) for item in items for round in revealed(item))
    ways_ = {"way": t("Way of taking part")} if several else {}
    columns = {
        **_item_columns(items, t),
        "round": t("Round"),
        **({"kept": t("Taken up again")} if any(item.kept for item in items) else {}),
        **roles,
        **ways_,
        "answers": t("Answers"),
        "skipped": t("Skipped"),
        "median": t("Median (0-100)"),
        **{f"weight{i}": t("Mean weight, pole {i}", i=i) for i in poles},
        "d": t("Disagreement (0-100)"),
    }
    for i in poles:
        columns |= {
            f"pole{i}": t("Pole {i}", i=i),
            f"leaning{i}": t("Lean towards pole {i}", i=i),
        }
    columns |= {
        "between": t("In between"),
        "certainty": t("Certainty (mean of 1-4)"),
        "importance": t("Importance (mean of 1-4)"),
        "paired": t("Answered both times"),
        **{f"toward{i}": t("Moved towards pole {i}", i=i) for i in poles},
        "stayed": t("Stayed"),
        "only_before": t("Only before"),
        "only_after": t("Only after"),
        **_unfollowed_columns(items, t),
        "d_before": t("Disagreement before, those who answered both times"),
        "d_after": t("Disagreement after, those who answered both times"),
        "certainty_before": t("Certainty before, those who answered both times"),
        "certainty_after": t("Certainty after, those who answered both times"),
        "minority": t("Smaller side"),
        "minority_reason": t("A reason of the smaller side"),
    }
    for i in range(1, options + 1):
        columns |= {
            f"option{i}": t("Option {i}", i=i),
            f"points{i}": t("Points {i}", i=i),
            f"place{i}": t("Place {i}", i=i),
        }
    for i in range(
        1, max((_option_count(item) for item in items if _in_points(item)), default=0) + 1
    ):
        columns |= {
            f"median{i}": t("Median {i}", i=i),
            f"low{i}": t("Middle half from {i}", i=i),
            f"high{i}": t("Middle half to {i}", i=i),
            f"mean{i}": t("Mean {i}", i=i),
        }
    return columns


def _unfollowed_columns(items: Sequence[Item], t: Words) -> dict[str, str]:
    """Only where somebody stood at a table or on the floor."""
    people = [results.unfollowed(i, r.number) for i in items for r in revealed(i) if _stood(i)]
    if not any(map(any, people)):
        return {}
    return {"unfollowed": t("At tables or on the floor, cannot be followed")}


def _stood(item: Item) -> bool:
    return item.kind is Kind.DILEMMA


def _summary_row(item: Item, number: int, round: Round, t: Words) -> _Row:
    row = _item_row(item, number, t) | {
        "round": str(round.number),
        "answers": str(round.answered - round.skipped),
        "skipped": str(round.skipped),
    }
    if item.kind is Kind.PRIORITY:
        return row | _order_row(item, round, t)
    for i, pole in enumerate(item.dilemma.text(t.language).poles, 1):
        row[f"pole{i}"] = pole.label
    return row | _room_row(item, round, t) | _shift_row(item, round, t)


def _room_row(item: Item, round: Round, t: Words) -> _Row:
    room = results.room_of(item, round.number)
    if room is None:
        return {}
    row = {
        "d": plain_number(t, room.disagreement * 100),
        "between": str(room.between),
        "certainty": _mean(room.certainty, t),
        "importance": _mean(importance_of(round), t),
    }
    for i, count in enumerate(room.leaning, 1):
        row[f"leaning{i}"] = str(count)
    return row | _middle(room.middle, t)


def _middle(middle: Sequence[float], t: Words) -> _Row:
    if len(middle) == 1:
        return {"median": plain_number(t, middle[0], 1)}
    return {f"weight{i}": plain_number(t, weight, 1) for i, weight in enumerate(middle, 1)}


def _shift_row(item: Item, round: Round, t: Words) -> _Row:
    paired = None if item.is_afterwards(round.number) else results.shift_of(item, round.number)
    if paired is None:
        return {}
    shift = paired.shift
    row = {"unfollowed": str(paired.unfollowed[1])} if any(paired.unfollowed) else {}
    row |= {
        "paired": str(shift.n),
        "stayed": str(shift.stayed),
        "only_before": str(paired.only_before),
        "only_after": str(paired.only_after),
        "d_before": plain_number(t, shift.disagreement[0] * 100),
        "d_after": plain_number(t, shift.disagreement[1] * 100),
    }
    if paired.certainty:
        row["certainty_before"] = _mean(paired.certainty[0], t)
        row["certainty_after"] = _mean(paired.certainty[1], t)
    for i, count in enumerate(shift.toward, 1):
        row[f"toward{i}"] = str(count)
    return row


def _parts(item: Item, round: Round) -> tuple[Part, ...]:
    found = breakdown(item, round.number)
    return found.parts if found else ()


def _role_rows(item: Item, number: int, round: Round, t: Words) -> list[_Row]:
    """The roles that may be shown; the row above them, without a role, is the whole room."""
    rows = []
    for part in _parts(item, round):
        row = _item_row(item, number, t) | {
            "round": str(round.number),
            "role": part.role,
            "answers": str(part.n),
            "d": plain_number(t, part.disagreement * 100),
        }
        rows.append(row | _middle(part.middle, t))
    return rows


def _by_way(item: Item, round: Round) -> tuple[tuple[str, int], ...]:
    found = ways.counted(item, round.number)
    if found:
        return found.ways
    answered = (("after", len(round.answers)),) if round.answers else ()
    return answered if item.is_afterwards(round.number) else ()


def _way_rows(item: Item, number: int, round: Round, t: Words) -> list[_Row]:
    """The ways that may be shown; the row above them, without a way, is everybody."""
    rows = []
    for way, n in _by_way(item, round):
        alone = ways.of_way(item, round.number, way)
        if alone is None:
            continue
        row = _item_row(item, number, t) | {
            "round": str(round.number),
            "way": ways.name(way, t),
            "answers": str(n),
        }
        room = results.room_of(alone, round.number) if item.kind is Kind.DILEMMA else None
        if room is not None:
            row |= {"d": plain_number(t, room.disagreement * 100)} | _middle(room.middle, t)
        rows.append(row)
    return rows


def _kept_rows(item: Item, number: int, round: Round, t: Words) -> list[_Row]:
    """The round as it was each time before it was opened or begun again."""
    rows = []
    for kept in item.kept:
        if kept.round.number == round.number:
            was = as_it_was(item, kept)
            row = _summary_row(was, number, kept.round, t)
            rows.append(row | {"kept": t(HOW[kept.how])})
    return rows


def _minority_row(item: Item, round: Round, t: Words, marks: Marks) -> _Row:
    found = minority(item, marks.get(item.id, ()))
    if found is None or found.round != round.number:
        return {}
    return {
        "minority": smaller(item, found, t),
        "minority_reason": "\n".join(camp.reason for camp in found.camps if camp.reason),
    }


def _order_row(item: Item, round: Round, t: Words) -> _Row:
    if _in_points(item):
        return _shares_row(item, round, t)
    order = results.ranking_of(item, round.number)
    if order is None:
        return {}
    labels = item.priority.text(t.language).options
    row = {}
    for i, (option, points) in enumerate(order.points.items(), 1):
        row[f"option{i}"] = labels[option]
        row[f"points{i}"] = plain_number(t, points, 1 if points % 1 else 0)
        row[f"place{i}"] = str(order.places[option])
    return row


def _shares_row(item: Item, round: Round, t: Words) -> _Row:
    """What the room gave its 100 points to, in the room's order."""
    shares = points_of(item, round.number)
    if shares is None:
        return {}
    labels = item.priority.text(t.language).options
    row: _Row = {}
    for i, share in enumerate(shares.options, 1):
        row |= {
            f"option{i}": labels[share.option],
            f"place{i}": str(share.place),
            f"median{i}": _exact(share.median, t),
            f"low{i}": _exact(share.low, t),
            f"high{i}": _exact(share.high, t),
            f"mean{i}": plain_number(t, share.mean, 1),
        }
    return row


def _mean(value: float | None, t: Words) -> str:
    return "" if value is None else plain_number(t, value, 1)


# --- The answers' rows -------------------------------------------------------------


def _answer_columns(items: Sequence[Item], t: Words) -> dict[str, str]:
    """Only the columns that some item can fill."""
    numbers = sorted({r.number for item in items for r in revealed(item) if not r.withheld})
    axis, triangle, ranking = (
        any(_kind(item) == kind for item in items) for kind in ("axis", "triangle", "ranking")
    )
    columns = _item_columns(items, t) | {"person": t("Participant (drawn anew for every item)")}
    options = max((_option_count(item) for item in items if _in_points(item)), default=0)
    columns |= {f"option{i}": t("Option {i}", i=i) for i in range(1, options + 1)}
    told = {r.number for item in items for r in revealed(item) if _by_way(item, r)}
    for n in numbers:
        if n in told:
            columns[f"way.{n}"] = t("Round {n}: way of taking part", n=n)
        for i in range(1, options + 1):
            columns[f"given{i}.{n}"] = t("Round {n}: points to option {i}", n=n, i=i)
        if axis:
            columns[f"position.{n}"] = t("Round {n}: position (0-100)", n=n)
        if triangle:
            for i in (1, 2, 3):
                columns[f"weight{i}.{n}"] = t("Round {n}: weight, pole {i}", n=n, i=i)
        if ranking:
            columns[f"order.{n}"] = t("Round {n}: order, best first", n=n)
        if axis or triangle:
            columns |= {
                f"certainty.{n}": t("Round {n}: certainty (1-4)", n=n),
                f"importance.{n}": t("Round {n}: importance (1-4)", n=n),
                f"reason.{n}": t("Round {n}: reason", n=n),
            }
    return columns


def _by_person(item: Item) -> list[_Rounds]:
    people: dict[int, _Rounds] = {}
    for round in revealed(item):
        told = dict(_by_way(item, round))
        for answer in round.answers:
            if not answer.given.skipped:
                key = (round.number, answer.way if answer.way in told else "")
                people.setdefault(answer.person, {})[key] = answer.given
    return list(people.values())


def _unlinked(people: Iterable[_Rounds], rng: random.Random) -> list[_Rounds]:
    """The same answers in rows of which at least MIN_ROOM have the same rounds and ways filled.

    A rare combination is taken apart. A rare single round (one came late) is hidden
    among rows taken apart at random. Ends because every turn takes rows apart.
    """
    rows = list(people)
    rng.shuffle(rows)  # so that which ones are taken apart says nothing
    while True:
        sizes = Counter(tuple(row) for row in rows)
        rare = next((kind for kind, n in sizes.items() if n < MIN_ROOM and len(kind) > 1), None)
        if rare:
            chosen = [row for row in rows if tuple(row) == rare]
        else:
            lonely = next((kind for kind, n in sizes.items() if n < MIN_ROOM), None)
            linked = [row for row in rows if lonely and len(row) > 1 and lonely[0] in row]
            if not lonely or not linked:
                return rows
            chosen = linked[: MIN_ROOM - sizes[lonely]]
        apart = [{number: given} for row in chosen for number, given in row.items()]
        rows = [row for row in rows if all(row is not one for one in chosen)] + apart


def _answer_row(item: Item, number: int, person: int, rounds: _Rounds, t: Words) -> _Row:
    row = _item_row(item, number, t) | {"person": str(person)}
    for (n, way), given in rounds.items():
        if way:
            row[f"way.{n}"] = ways.name(way, t)
        if isinstance(given, Points):
            labels = item.priority.text(t.language).options
            for i, (option, points_to) in enumerate(given.given or (), 1):
                row |= {f"option{i}": labels[option], f"given{i}.{n}": str(points_to)}
            continue
        if isinstance(given, Ranking):
            labels = item.priority.text(t.language).options
            row[f"order.{n}"] = " > ".join(labels[option] for option in given.order or ())
            continue
        if not isinstance(given, Stance):
            continue
        place = given.place or ()
        if len(place) == 1:
            row[f"position.{n}"] = _exact(place[0], t)
        else:
            row |= {f"weight{i}.{n}": _exact(weight, t) for i, weight in enumerate(place, 1)}
        row[f"certainty.{n}"] = "" if given.certainty is None else str(given.certainty)
        row[f"importance.{n}"] = "" if given.importance is None else str(given.importance)
        row[f"reason.{n}"] = given.reason
    return row


def _exact(value: float, t: Words) -> str:
    """A stored number with as many decimals (0-2) as it has."""
    decimals = next((d for d in (0, 1) if abs(value - round(value, d)) < 0.001), 2)
    return plain_number(t, value, decimals)


# --- Both ---------------------------------------------------------------------------


def _item_columns(items: Iterable[Item], t: Words) -> dict[str, str]:
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


def _kind(item: Item) -> str:
    if item.kind is Kind.PRIORITY:
        return "points" if _in_points(item) else "ranking"
    return "axis" if item.dilemma.kind is Shape.AXIS else "triangle"


def _item_row(item: Item, number: int, t: Words) -> _Row:
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
        "kind": kinds[_kind(item)],
    }
    other = only_in(content, t)
    return row | {"language": other} if other else row


def _in_points(item: Item) -> bool:
    return item.kind is Kind.PRIORITY and item.priority.method == "points"


def _option_count(item: Item) -> int:
    return len(item.priority.options) if item.kind is Kind.PRIORITY else 0


def write(columns: Mapping[str, str], rows: Iterable[_Row]) -> bytes:
    """The rows under their headings, by the columns' keys; a row may leave some out."""
    target = io.StringIO(newline="")
    writer = csv.DictWriter(target, list(columns), restval="", delimiter=";")
    writer.writerow({key: _safe(heading) for key, heading in columns.items()})
    for row in rows:
        writer.writerow({key: _safe(cell) for key, cell in row.items()})
    return target.getvalue().encode("utf-8-sig", errors="replace")


def _safe(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula, with line breaks inside as LF."""
    cell = cell.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
