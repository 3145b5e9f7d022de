"""The breakdown by role in words and as a table, for the page, the PDF and the CSV."""

from dataclasses import dataclass

from workshop.pictures import Table
from workshop.privacy import K_BREAKDOWN
from workshop.roles import Breakdown, breakdown
from workshop.snapshot import Item
from workshop.words import Words


@dataclass(frozen=True)
class View:
    """What is said of the roles of a round; no table where none may be shown."""

    sentence: str
    table: Table | None


def view(item: Item, number: int, t: Words) -> View | None:
    """The roles of a revealed round; None where nobody gave a role."""
    found = breakdown(item, number)
    if found is None:
        return None
    if not found.parts:
        return View(
            t(
                "No role can be shown by itself: that takes {k} answers, "
                "and nobody may be found by subtraction.",
                k=K_BREAKDOWN,
            ),
            None,
        )
    return View(_sentence(found, t), _table(item, found, t))


def _sentence(found: Breakdown, t: Words) -> str:
    if not found.rest:
        return t("All {n} answers stand in one of these roles.", n=found.total)
    return t(
        "{rest} of {n} answers stand in no role shown here: "
        "the role is too small, or none was given.",
        rest=found.rest,
        n=found.total,
    )


def _table(item: Item, found: Breakdown, t: Words) -> Table:
    """A row per role: answers, the middle, disagreement; the whole room is in the figures."""
    poles = item.dilemma.text(t.language).poles
    middle = (
        [t("Middle (0-100)")]
        if len(poles) == 2
        else [t("Middle: {pole}", pole=pole.label) for pole in poles]
    )
    header = (t("Role"), t("Answers"), *middle, t("Disagreement"))
    rows = tuple(
        (
            part.role,
            t.number(part.n),
            *(t.number(value, 1) for value in part.middle),
            t.number(part.disagreement * 100),
        )
        for part in found.parts
    )
    return Table(header, rows)
