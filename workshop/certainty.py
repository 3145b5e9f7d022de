"""Where people stand by how sure they are, as far as small groups allow: one rule for all."""

from dataclasses import dataclass

from workshop import privacy, results
from workshop.snapshot import Item

LEVELS = (4, 3, 2, 1)  # "completely sure" to "not at all sure"


@dataclass(frozen=True)
class Levels:
    """The places of those of each level that may be shown; `rest` of `total` are in none.

    `shown` is empty where fewer than two levels may be: then there is nothing to compare.
    """

    shown: tuple[tuple[int, tuple[tuple[float, ...], ...]], ...]
    total: int
    rest: int


def by_certainty(item: Item, number: int) -> Levels:
    """Which levels of a revealed round may be shown: `privacy.visible_answers`, K_BREAKDOWN."""
    round = item.result(number)
    said: dict[str, list[tuple[float, ...]]] = {str(level): [] for level in LEVELS}
    silent: list[tuple[float, ...]] = []
    for _, stance in results.stances(round) if round else []:
        assert stance.place is not None
        (said[str(stance.certainty)] if stance.certainty else silent).append(stance.place)
    visible = privacy.visible_answers(said, silent, privacy.K_BREAKDOWN)
    if len(visible.show) < 2:
        return Levels((), visible.total, visible.total)
    shown = tuple((int(level), tuple(said[level])) for level in visible.show)
    return Levels(shown, visible.total, visible.rest)
