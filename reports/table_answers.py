"""A table for a spreadsheet: the single answers of every item, and nobody to be known by them."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from reports.figures import by_way, exact_number, revealed
from reports.spreadsheet import Row, in_points, item_columns, item_row, kind_of, option_count, write
from workshop import certainty, ways
from workshop.answers import Given, Points, Ranking, Stance
from workshop.flow import Kind
from workshop.snapshot import MIN_ROOM, Item, Snapshot
from workshop.words import Words

# What one person gave, by round and by way of taking part ("" where that may not be told).
_Rounds = dict[tuple[int, str], Given]


def answers(snapshot: Snapshot, t: Words, rng: random.Random | None = None) -> bytes:
    """One row per item and participant, a group of columns per round.

    Who is who cannot be seen: a participant's number is drawn anew for every item, the
    rows are shuffled, and no role is given. A row joins what one person answered in
    several rounds, except where fewer than 3 answered in just those rounds and ways (somebody
    who came late would be known by it): `_unlinked` then sets rounds in rows of their own.
    How sure people are, and how much it matters, stands in a row only where enough chose that
    degree (`certainty.beside_places`) and the row has no way. `rng` is for tests; by default
    the operating system's randomness shuffles.
    """
    rng = rng or random.SystemRandom()
    shown = [item for item in snapshot.items if any(not r.withheld for r in revealed(item))]
    rows = []
    for item in shown:
        number = snapshot.items.index(item) + 1
        people = _unlinked(_by_person(item), rng)
        rng.shuffle(people)
        degrees = {
            round.number: certainty.beside_places(item, round.number)
            for round in revealed(item)
            if item.kind is Kind.DILEMMA
        }
        for person, given in enumerate(people, 1):
            rows.append(_answer_row(item, number, person, given, degrees, t))
    return write(snapshot, _answer_columns(shown, t), rows, t)


def _answer_columns(items: Sequence[Item], t: Words) -> dict[str, str]:
    """Only the columns that some item can fill."""
    numbers = sorted({r.number for item in items for r in revealed(item) if not r.withheld})
    axis, triangle, ranking = (
        any(kind_of(item) == kind for item in items) for kind in ("axis", "triangle", "ranking")
    )
    columns = item_columns(items, t) | {"person": t("Participant (drawn anew for every item)")}
    options = max((option_count(item) for item in items if in_points(item)), default=0)
    columns |= {f"option{i}": t("Option {i}", i=i) for i in range(1, options + 1)}
    told = {r.number for item in items for r in revealed(item) if by_way(item, r)}
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
        told = dict(by_way(item, round))
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


def _answer_row(
    item: Item,
    number: int,
    person: int,
    rounds: _Rounds,
    degrees: Mapping[int, tuple[frozenset[int], frozenset[int]]],
    t: Words,
) -> Row:
    row = item_row(item, number, t) | {"person": str(person)}
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
            row[f"position.{n}"] = exact_number(t, place[0])
        else:
            row |= {f"weight{i}.{n}": exact_number(t, weight) for i, weight in enumerate(place, 1)}
        # A degree that few chose is told of nobody, nor any beside the way they took part.
        for name, told in zip(("certainty", "importance"), degrees[n], strict=True):
            degree = getattr(given, name)
            row[f"{name}.{n}"] = str(degree) if degree in told and not way else ""
        row[f"reason.{n}"] = given.reason
    return row
