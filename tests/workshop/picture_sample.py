"""Items with a room's answers, for the tests of the pictures."""

from collections.abc import Sequence
from dataclasses import replace

from tests.reports.report_sample import AXIS, RANKING, TRIANGLE, item_of
from workshop.answers import Ranking, Stance
from workshop.dilemmas import Dilemma
from workshop.snapshot import Item


def axis(
    *rounds: Sequence[float],
    certainty: Sequence[int | None] = (),
    roles: Sequence[str | None] = (),
    id: int = 1,
    importance: int | None = None,
) -> Item:
    """An item along an axis: everybody's position in each round, person by person."""
    given = [
        {
            person: Stance((float(x),), certainty[person] if certainty else None, importance)
            for person, x in enumerate(positions)
        }
        for positions in rounds
    ]
    return _with_roles(item_of(id, AXIS, *given), roles)


def triangle(
    *rounds: Sequence[tuple[float, float, float]], roles: Sequence[str | None] = ()
) -> Item:
    given = [{person: Stance(w) for person, w in enumerate(weights)} for weights in rounds]
    return _with_roles(item_of(1, TRIANGLE, *given), roles)


def ranked(*orders: tuple[str, ...]) -> Item:
    return item_of(1, RANKING, {person: Ranking(order) for person, order in enumerate(orders)})


def mirrored(item: Item) -> Item:
    """The same room with the poles swapped."""
    content = item.dilemma
    texts = {
        language: text.model_copy(update={"poles": text.poles[::-1]})
        for language in ("da", "en")
        if (text := content.text(language))
    }
    swapped: Dilemma = content.model_copy(update=texts)
    return replace(
        item,
        content=swapped,
        results=tuple(
            replace(
                round,
                answers=tuple(
                    replace(
                        answer, given=replace(answer.given, place=(100 - answer.given.place[0],))
                    )
                    for answer in round.answers
                    if isinstance(answer.given, Stance) and answer.given.place
                ),
            )
            for round in item.results
        ),
    )


def _with_roles(item: Item, roles: Sequence[str | None]) -> Item:
    if not roles:
        return item
    return replace(
        item,
        results=tuple(
            replace(
                round,
                answers=tuple(replace(a, role=roles[a.person]) for a in round.answers),
            )
            for round in item.results
        ),
    )
