"""The smaller side in words: the same on the archive's page, in the PDF and in the table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from i18n import Translator
from workshop.minority import Camp, Minority, minority, smaller
from workshop.polis import is_statement
from workshop.reasons import Marked
from workshop.snapshot import Item

# What was marked among the reasons, by the item's id; `store.marks` gives it.
Marks = Mapping[int, Iterable[Marked]]


@dataclass(frozen=True)
class Quote:
    """What stands over a reason, and the reason; "" where nobody wrote one."""

    lead: str
    reason: str
    pole: int


@dataclass(frozen=True)
class View:
    """The smaller side as a summary tells it."""

    sentence: str
    quotes: tuple[Quote, ...]


def view(item: Item, t: Translator, marks: Marks) -> View | None:
    """The minority view of a dilemma; None where there is no smaller side to tell of."""
    found = minority(item, marks.get(item.id, ()))
    if found is None:
        return None
    if is_statement(item.dilemma):  # nobody could write a reason
        return View(_sentence(found, item, t), ())
    quotes = tuple(
        Quote(_lead(found, camp, item, t), camp.reason, camp.pole) for camp in found.camps
    )
    return View(_sentence(found, item, t), quotes)


def _sentence(found: Minority, item: Item, t: Translator) -> str:
    poles = smaller(item, found, t)
    if len(found.camps) == 1:
        return t.n(
            "{n} of {of} leans towards {pole} in round {round}: the smaller side.",
            "{n} of {of} lean towards {pole} in round {round}: the smaller side.",
            found.n,
            of=found.of,
            pole=poles,
            round=found.round,
        )
    return t.n(
        "Equally many lean towards {poles} in round {round}: {n} of {of} to each.",
        "Equally many lean towards {poles} in round {round}: {n} of {of} to each.",
        found.n,
        of=found.of,
        poles=poles,
        round=found.round,
    )


def _lead(found: Minority, camp: Camp, item: Item, t: Translator) -> str:
    pole = item.dilemma.text(t.language).poles[camp.pole].label
    if not camp.reason:
        return t("Nobody wrote a reason for “{pole}”.", pole=pole)
    if camp.strongest:
        return t(
            "The strongest reason for “{pole}”: {n} of {seen} who were shown it marked it.",
            pole=pole,
            n=camp.marked,
            seen=camp.seen,
        )
    if camp.marked:
        return t(
            "The reason for “{pole}” that most marked: {n} of {seen} who were shown it.",
            pole=pole,
            n=camp.marked,
            seen=camp.seen,
        )
    if camp.upheld and len(found.camps) == 1:
        return t("One reason from the smaller side:")
    return t("One reason for “{pole}”:", pole=pole)
