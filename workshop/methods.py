"""Methods for the dialogue: what a room does in which order, and for how long."""

from collections.abc import Mapping
from dataclasses import dataclass

from workshop import method_words as words
from workshop.words import Words


@dataclass(frozen=True)
class Part:
    """One part of a method; `seconds` are its time, 0 where the facilitator decides."""

    key: str
    seconds: int
    words: words.Spoken


@dataclass(frozen=True)
class Said:
    """A part's texts in the reader's language."""

    title: str
    wall: str
    phone: str
    say: str
    do: str
    watch: str


PLENARY = "plenary"
DELPHI = "delphi"
METHODS: dict[str, tuple[Part, ...]] = {
    PLENARY: (Part("all", 0, words.ALL),),
    "pairs": (
        Part("think", 60, words.THINK),
        Part("pairs", 360, words.PAIRS),
        Part("all", 300, words.PAIRS_ALL),
    ),
    "one-two-four-all": (
        Part("think", 60, words.THINK),
        Part("pairs", 120, words.TWO),
        Part("fours", 240, words.FOUR),
        Part("all", 300, words.FOUR_ALL),
    ),
    "listening": (
        Part("think", 60, words.THINK),
        Part("first", 240, words.FIRST),
        Part("second", 240, words.SECOND),
        Part("all", 180, words.HEARD),
    ),
    "corners": (
        Part("go", 90, words.GO),
        Part("ends", 240, words.ENDS),
        Part("middle", 180, words.MIDDLE),
        Part("move", 120, words.MOVE),
    ),
    "standpoints": (
        Part("duty", 240, words.DUTY),
        Part("consequence", 240, words.CONSEQUENCE),
        Part("care", 240, words.CARE),
        Part("choose", 180, words.CHOOSE),
    ),
    DELPHI: (Part("spread", 120, words.SPREAD), Part("write", 180, words.WRITE)),
}
# What is done with a question that has no sides: an order or 100 points.
SIDELESS = (PLENARY, "pairs", "one-two-four-all", "listening")


def parts_of(method: str) -> tuple[Part, ...]:
    """A method's parts; one that is not known (or "") is talked about all together."""
    return METHODS.get(method, METHODS[PLENARY])


def offered(sides: bool) -> tuple[str, ...]:
    """The methods that fit a question: one with `sides`, or an order or points without."""
    return tuple(METHODS) if sides else SIDELESS


def seconds_of(method: str) -> int:
    """How long a method takes in all, beside what the facilitator decides."""
    return sum(part.seconds for part in parts_of(method))


def name_of(method: str, t: Words) -> str:
    return t(words.ABOUT[method or PLENARY].name)


def about(method: str, t: Words) -> str:
    """What a method is good for."""
    return t(words.ABOUT[method or PLENARY].about)


def said(part: Part, lenses: Mapping[str, str], t: Words, own: bool = False) -> Said:
    """A part's texts. `lenses` are the standpoints' names (`reasons.lens_names`).

    `own`: they are the facilitator's, so that what our three ask about may not fit.
    """
    given = part.words
    wall = given.own if own and given.own else given.wall
    phone = given.phone or wall
    lens = lenses.get(part.key, "")
    title, wall, phone, say, do, watch = (
        t(text, lens=lens) for text in (given.title, wall, phone, given.say, given.do, given.watch)
    )
    return Said(title, wall, phone, say, do, watch)
