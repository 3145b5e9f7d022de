"""A table for a spreadsheet: the figures of every round, as the screens show them."""

from collections.abc import Sequence

from reports.figures import by_way, exact_number, importance_of, plain_number, revealed, unfollowed
from reports.minority import Marks
from reports.spreadsheet import Row, in_points, item_columns, item_row, option_count, write
from workshop import lenses, results, ways
from workshop.dilemmas import Shape
from workshop.flow import Kind
from workshop.kept import HOW, as_it_was, telling
from workshop.minority import minority, smaller
from workshop.points import points_of
from workshop.roles import Part, breakdown
from workshop.snapshot import Item, Round, Snapshot
from workshop.words import Words


def summary(snapshot: Snapshot, t: Words, marks: Marks | None = None) -> bytes:
    """One row per item and revealed round, with the figures the screens show.

    A round with fewer than 3 answers has its counts and no figures. A share of a ranking
    stands as option, points, place and the places it could have, in the room's order; of 100
    points as option, place, median, the middle half and mean. The smaller side stands in the
    last round's row, with the reason that `marks` (of reasons, by item) say is strongest.
    Under a round follow the roles and the ways of taking part that may be shown, and what the
    reasons of each side are about, in rows of their own.
    """
    rows = [
        row
        for number, item in enumerate(snapshot.items, 1)
        for round in revealed(item)
        for row in (
            _summary_row(item, number, round, t) | _minority_row(item, round, t, marks or {}),
            *_role_rows(item, number, round, t),
            *_way_rows(item, number, round, t),
            *_lens_rows(item, number, round, snapshot.lenses, t),
            *_kept_rows(item, number, round, t),
        )
    ]
    shown = [item for item in snapshot.items if revealed(item)]
    return write(snapshot, _summary_columns(shown, snapshot.lenses, t), rows, t)


def _triangle(items: Sequence[Item]) -> bool:
    return any(i.kind is Kind.DILEMMA and i.dilemma.kind is Shape.TRIANGLE for i in items)


def _summary_columns(items: Sequence[Item], own: Sequence[str], t: Words) -> dict[str, str]:
    """Column keys with their headings; as many option columns as the longest ranking needs."""
    poles = (1, 2, 3)
    options = max(map(option_count, items), default=0)
    shown = any(_parts(item, round) for item in items for round in revealed(item))
    roles = {"role": t("Role")} if shown else {}
    several = any(by_way(item, round) for item in items for round in revealed(item))
    ways_ = {"way": t("Way of taking part")} if several else {}
    columns = {
        **item_columns(items, t),
        "round": t("Round"),
        **({"kept": t("Taken up again")} if any(item.kept for item in items) else {}),
        **roles,
        **ways_,
        "answers": t("Answers"),
        "skipped": t("Skipped"),
        "median": t("Median (0-100)"),
        **{f"weight{i}": t("Mean weight, pole {i}", i=i) for i in poles},
        "d": t("Disagreement (0-100)"),
        **({"a": t("Agreement (−1 to 1, van der Eijk's A)")} if _gathered(items) else {}),
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
        **({"toward_two": t("Moved towards two poles alike")} if _triangle(items) else {}),
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
        **_lens_columns(items, own, t),
    }
    for i in range(1, options + 1):
        columns |= {
            f"option{i}": t("Option {i}", i=i),
            f"points{i}": t("Points {i}", i=i),
            f"place{i}": t("Place {i}", i=i),
        }
    for i in range(1, max((option_count(i) for i in items if not in_points(i)), default=0) + 1):
        columns |= {
            f"best{i}": t("Places {i} from", i=i),
            f"worst{i}": t("Places {i} to", i=i),
        }
    for i in range(
        1, max((option_count(item) for item in items if in_points(item)), default=0) + 1
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
    if not any(unfollowed(item, round) for item in items for round in revealed(item)):
        return {}
    return {
        "unfollowed_before": t("At tables or on the floor before, cannot be followed"),
        "unfollowed_after": t("At tables or on the floor after, cannot be followed"),
    }


def _lens_columns(items: Sequence[Item], own: Sequence[str], t: Words) -> dict[str, str]:
    """Only where a round has enough reasons of which the author said what they are about."""
    if not any(lenses.by_round(item, own, t) for item in items):
        return {}
    about = enumerate(lenses.short_names(own, t).values(), 1)
    return {
        "reasons_of": t("Reasons from"),
        **{f"lens{i}": t("Reasons about {lens}", lens=lens) for i, lens in about},
    }


def _lens_rows(item: Item, number: int, round: Round, own: Sequence[str], t: Words) -> list[Row]:
    """What the reasons of each side that may be told of are about, and those of all."""
    return [
        item_row(item, number, t)
        | {"round": str(round.number), "reasons_of": row.who}
        | {f"lens{i}": str(n) for i, n in enumerate(row.counts, 1)}
        for row in lenses.rows(item, round.number, own, t)
    ]


def _gathered(items: Sequence[Item]) -> bool:
    """Whether a room was large enough for its agreement."""
    return any(
        results.agreement_of(item, round.number) is not None
        for item in items
        if item.kind is Kind.DILEMMA
        for round in revealed(item)
    )


def _counts(item: Item, number: int, round: Round, t: Words) -> Row:
    return item_row(item, number, t) | {
        "round": str(round.number),
        "answers": str(round.answered - round.skipped),
        "skipped": str(round.skipped),
    }


def _summary_row(item: Item, number: int, round: Round, t: Words) -> Row:
    row = _counts(item, number, round, t)
    if item.kind is Kind.PRIORITY:
        return row | _order_row(item, round, t)
    for i, pole in enumerate(item.dilemma.text(t.language).poles, 1):
        row[f"pole{i}"] = pole.label
    return row | _room_row(item, round, t) | _shift_row(item, round, t)


def _room_row(item: Item, round: Round, t: Words) -> Row:
    room = results.room_of(item, round.number)
    if room is None:
        return {}
    row = {
        "d": plain_number(t, room.disagreement * 100),
        "between": str(room.between),
        "certainty": _mean(room.certainty, t),
        "importance": _mean(importance_of(round), t),
    }
    if (gathered := results.agreement_of(item, round.number)) is not None:
        row["a"] = plain_number(t, gathered, 2)
    for i, count in enumerate(room.leaning, 1):
        row[f"leaning{i}"] = str(count)
    return row | _middle(room.middle, t)


def _middle(middle: Sequence[float], t: Words) -> Row:
    if len(middle) == 1:
        return {"median": plain_number(t, middle[0], 1)}
    return {f"weight{i}": plain_number(t, weight, 1) for i, weight in enumerate(middle, 1)}


def _shift_row(item: Item, round: Round, t: Words) -> Row:
    people = unfollowed(item, round)
    row: Row = {}
    if people:
        row = {"unfollowed_before": str(people[0]), "unfollowed_after": str(people[1])}
    paired = None if item.is_afterwards(round.number) else results.shift_of(item, round.number)
    if paired is None:
        return row
    shift = paired.shift
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
    if len(shift.toward) > 2:
        row["toward_two"] = str(shift.between)
    return row


def _parts(item: Item, round: Round) -> tuple[Part, ...]:
    found = breakdown(item, round.number)
    return found.parts if found else ()


def _role_rows(item: Item, number: int, round: Round, t: Words) -> list[Row]:
    """The roles that may be shown; the row above them, without a role, is the whole room."""
    rows = []
    for part in _parts(item, round):
        row = item_row(item, number, t) | {
            "round": str(round.number),
            "role": part.role,
            "answers": str(part.n),
            "d": plain_number(t, part.disagreement * 100),
        }
        rows.append(row | _middle(part.middle, t))
    return rows


def _way_rows(item: Item, number: int, round: Round, t: Words) -> list[Row]:
    """The ways that may be shown; the row above them, without a way, is everybody."""
    rows = []
    for way, n in by_way(item, round):
        alone = ways.of_way(item, round.number, way)
        if alone is None:
            continue
        row = item_row(item, number, t) | {
            "round": str(round.number),
            "way": ways.name(way, t),
            "answers": str(n),
        }
        room = results.room_of(alone, round.number) if item.kind is Kind.DILEMMA else None
        if room is not None:
            row |= {"d": plain_number(t, room.disagreement * 100)} | _middle(room.middle, t)
        rows.append(row)
    return rows


def _kept_rows(item: Item, number: int, round: Round, t: Words) -> list[Row]:
    """The round as it was each time before it was opened or begun again.

    Only its counts where its figures, beside the others, would tell of a few.
    """
    told = telling(item)
    rows = []
    for kept in item.kept:
        if kept.round.number == round.number:
            tell = _summary_row if kept in told else _counts
            row = tell(as_it_was(item, kept), number, kept.round, t)
            rows.append(row | {"kept": t(HOW[kept.how])})
    return rows


def _minority_row(item: Item, round: Round, t: Words, marks: Marks) -> Row:
    found = minority(item, marks.get(item.id, ()))
    if found is None or found.round != round.number:
        return {}
    return {
        "minority": smaller(item, found, t),
        "minority_reason": "\n".join(camp.reason for camp in found.camps if camp.reason),
    }


def _order_row(item: Item, round: Round, t: Words) -> Row:
    if in_points(item):
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
        best, worst = order.ranges[option]
        row |= {f"best{i}": str(best), f"worst{i}": str(worst)}
    return row


def _shares_row(item: Item, round: Round, t: Words) -> Row:
    """What the room gave its 100 points to, in the room's order."""
    shares = points_of(item, round.number)
    if shares is None:
        return {}
    labels = item.priority.text(t.language).options
    row: Row = {}
    for i, share in enumerate(shares.options, 1):
        row |= {
            f"option{i}": labels[share.option],
            f"place{i}": str(share.place),
            f"median{i}": exact_number(t, share.median),
            f"low{i}": exact_number(t, share.low),
            f"high{i}": exact_number(t, share.high),
            f"mean{i}": plain_number(t, share.mean, 1),
        }
    return row


def _mean(value: float | None, t: Words) -> str:
    return "" if value is None else plain_number(t, value, 1)
