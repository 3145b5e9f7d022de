"""The order a room ends with: every pair of options weighed, and what shares a place."""

from dataclasses import dataclass

from reports.figures import revealed
from workshop import priorities
from workshop.answers import Ranking
from workshop.flow import Kind
from workshop.pictures import Table
from workshop.snapshot import Item
from workshop.words import Words


@dataclass(frozen=True)
class View:
    """The final order as a table, best first, and how it came about."""

    sentence: str
    table: Table


def view(item: Item, t: Words) -> View | None:
    """By Schulze over the last round with enough answers; None where nothing was ranked."""
    if item.kind is not Kind.PRIORITY:
        return None
    given = [
        [a.given.order for a in round.answers if isinstance(a.given, Ranking) and a.given.order]
        for round in revealed(item)
        if not (round.withheld or item.is_afterwards(round.number))
    ]
    orders = given[-1] if given else []
    if not orders:
        return None
    labels = item.priority.text(t.language).options
    options = tuple(labels)
    ranges = priorities.rank_ranges(orders, options)
    rows = []
    for place, option in enumerate(priorities.schulze(orders, options), 1):
        others = [labels[other] for other in priorities.sharing(ranges, option)]
        rows.append((str(place), labels[option], _certainty(ranges[option], others, t)))
    first = priorities.condorcet_winner(orders, options)
    sentence = (
        t("More people put “{option}” before than behind each of the others.", option=labels[first])
        if first is not None
        else t("No option is put before each of the others by more people than behind it.")
    )
    return View(sentence, Table((t("Place"), t("Option"), t("How sure the place is")), tuple(rows)))


def basis(t: Words) -> str:
    """How the order is made, in words."""
    return t(
        "Every two options are weighed against each other by how many put one before the other "
        "(Schulze's method). Options share a place where a few other answers could have turned "
        "them round."
    )


def _certainty(places: tuple[int, int], others: list[str], t: Words) -> str:
    """ "place 1 to 2; shares a place with “More knowledge”"."""
    best, worst = places
    words = (
        t("place {n}", n=best)
        if best == worst
        else t("place {best} to {worst}", best=best, worst=worst)
    )
    if not others:
        return words
    names = ", ".join(t("“{option}”", option=other) for other in others)
    return t("{place}; shares a place with {options}", place=words, options=names)
