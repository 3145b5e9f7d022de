"""Priority questions and their answers, made without a store."""

from collections.abc import Sequence

from workshop.answers import Points
from workshop.dilemmas import Priority
from workshop.flow import Kind, Progress
from workshop.snapshot import Answer, Item, Round


def asked_for_points(labels: Sequence[str]) -> Priority:
    """A question that 100 points are given to; its options are o0, o1 and so on."""
    options = {f"o{at}": label for at, label in enumerate(labels)}
    text = {
        "title": "What counts",
        "question": "What counts the most?",
        "intro": "Give your points to what counts the most.",
        "options": options,
    }
    raw = {"id": "what-counts", "pages": (), "version": 1, "options": tuple(options)}
    return Priority.model_validate({**raw, "method": "points", "da": text, "en": text})


def with_points(given: Sequence[Sequence[int]], labels: Sequence[str], shown: bool = True) -> Item:
    """An item with one round in which people gave these points and one more skipped."""
    asked = asked_for_points(labels)
    answers = tuple(
        Answer(at, None, Points(tuple(zip(asked.options, row, strict=True))))
        for at, row in enumerate(given)
    )
    round = Round(1, len(given) + 1, 1, answers if shown else ())
    return Item(1, Kind.PRIORITY, 10, 1, asked, Progress(1, 1), (round,))
