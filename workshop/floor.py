"""A line-up on the floor: marks that are set and taken back, or numbers typed or pasted."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workshop.answers import MAX_FLOOR
from workshop.dilemmas import Shape
from workshop.errors import Refused

Place = tuple[float, ...]


@dataclass(frozen=True)
class Mark:
    """One person more at a place of the line-up, or one taken `back` from it."""

    place: Place
    back: bool = False


def marked(places: Sequence[Place], marks: Iterable[Mark]) -> tuple[Place, ...]:
    """The line-up after the marks, one after the other.

    Several people can mark at once: each mark is about one person, and leaves the others'
    where they are. Of those at a place the last goes; who is gone already need not go again.
    """
    line = list(places)
    for mark in marks:
        if not mark.back:
            line.append(mark.place)
            continue
        there = [at for at, place in enumerate(line) if _alike(place, mark.place)]
        if there:
            del line[there[-1]]
    return tuple(line)


def _alike(one: Place, other: Place) -> bool:
    return all(abs(a - b) < 0.05 for a, b in zip(one, other, strict=True))


_BETWEEN = re.compile(r"[\s;|/]+|,(?=\s|$)|^,")
_COMMA = re.compile(r",+")


def read_places(text: str, shape: Shape) -> tuple[Place, ...]:
    """The places in a text, one number (0-100) each on an axis, three weights in a triangle.

    Spaces, line ends, semicolons, strokes and commas stand between numbers; a comma inside a
    number is a decimal one where the text has another separator as well. Raises Refused
    naming what cannot be read.
    """
    words = [word.strip(",") for word in _BETWEEN.split(text.strip())]
    words = [word for word in words if word]
    if len(words) == 1:  # nothing but commas between them
        words = [word for word in _COMMA.split(words[0]) if word]
    numbers = [_number(word, at) for at, word in enumerate(words, 1)]
    size = 1 if shape is Shape.AXIS else 3
    if not numbers:
        raise Refused("Write at least one number.", status=422, field="places")
    if len(numbers) % size:
        raise Refused(
            "Each person has three numbers; {n} cannot be shared out.",
            status=422,
            field="places",
            n=len(numbers),
        )
    places = tuple(tuple(numbers[at : at + size]) for at in range(0, len(numbers), size))
    if len(places) > MAX_FLOOR:
        raise Refused("A line-up has at most {n} people.", status=422, field="places", n=MAX_FLOOR)
    return places


def _number(word: str, at: int) -> float:
    try:
        value = float(word.replace(",", ".").removesuffix("%"))
    except ValueError:
        raise Refused(
            "Number {at} is “{word}”, which is not a number.",
            status=422,
            field="places",
            at=at,
            word=word[:20],
        ) from None
    if not 0 <= value <= 100:  # also "nan"
        raise Refused(
            "Number {at} is {word}; it must be between 0 and 100.",
            status=422,
            field="places",
            at=at,
            word=word[:20],
        )
    return value
