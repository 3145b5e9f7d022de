"""What every report shares: which rounds it may tell of, and figures the screens lack.

Whatever a screen shows too is taken from `workshop.results` and `workshop.pictures`.
"""

from workshop import results, ways
from workshop.flow import Kind
from workshop.polis import is_statement
from workshop.snapshot import MIN_ROOM, Item, Round
from workshop.words import Words


def revealed(item: Item) -> tuple[Round, ...]:
    """The rounds a report may tell of, in order.

    A snapshot has no others; a report is passed on, so it looks once more.
    """
    shown = [round for round in item.results if round.number <= item.progress.revealed]
    return tuple(sorted(shown, key=lambda round: round.number))


def round_name(item: Item, number: int, t: Words) -> str:
    """What stands over a round; of an import there was no dialogue before or after it."""
    if item.is_afterwards(number):
        return t("Afterwards: what those said who answered by the link")
    if item.kind is Kind.DILEMMA and is_statement(item.dilemma):
        return t("What was answered")
    if item.kind is Kind.PRIORITY:
        return t("Round {n}", n=number)
    if number == 1:
        return t("Round 1: where you stood before the dialogue")
    return t("Round {n}: where you stood after the dialogue", n=number)


def by_way(item: Item, round: Round) -> tuple[tuple[str, int], ...]:
    """How many answered in each way that a table may tell of; none where it may tell of no way."""
    found = ways.counted(item, round.number)
    if found:
        return found.ways
    answered = (("after", len(round.answers)),) if round.answers else ()
    return answered if item.is_afterwards(round.number) else ()


def importance_of(round: Round) -> float | None:
    """How much the dilemma matters, mean of 1-4; None when fewer than MIN_ROOM said."""
    said = [stance.importance for _, stance in results.stances(round)]
    known = [value for value in said if value is not None]
    return sum(known) / len(known) if len(known) >= MIN_ROOM else None


def unfollowed(item: Item, round: Round) -> tuple[int, int] | None:
    """How many (before, after) stood at tables or on the floor; None where it was nobody.

    Also None where nobody is followed at all: in a first round, of an order, and afterwards.
    """
    before = item.result(round.number - 1)
    if item.kind is not Kind.DILEMMA or before is None or item.is_afterwards(round.number):
        return None
    people = results.unfollowed(item, round.number)
    return people if any(people) else None


def plain_number(t: Words, value: float, decimals: int = 0) -> str:
    """A number as the screens round it, without thousands marks, for a spreadsheet."""
    return t.number(value, decimals).replace("." if t.language == "da" else ",", "")


def exact_number(t: Words, value: float) -> str:
    """A stored number with as many decimals (0-2) as it has."""
    decimals = next((d for d in (0, 1) if abs(value - round(value, d)) < 0.001), 2)
    return plain_number(t, value, decimals)
