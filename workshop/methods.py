"""Methods for the dialogue: what a room does in which order, and for how long."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshop import flow
from workshop import method_words as words
from workshop.errors import Refused
from workshop.flow import Kind, Phase, Step, Stop
from workshop.words import Words


@dataclass(frozen=True)
class Part:
    """One part of a method; `seconds` are its time, 0 for what the point has left.

    `beside` is what the wall has under the instruction: the dilemma's "prompts", its "sides",
    the four "corners", the three "standpoints", or the "spread" of the answers.
    """

    key: str
    seconds: int
    words: words.Spoken
    beside: str = "prompts"


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
        Part("first", 240, words.FIRST, "sides"),
        Part("second", 240, words.SECOND, "sides"),
        Part("all", 180, words.HEARD),
    ),
    "corners": (  # the line-up; the key is older than the four corners
        Part("go", 90, words.GO, "sides"),
        Part("ends", 240, words.ENDS, "sides"),
        Part("middle", 180, words.MIDDLE, "sides"),
        Part("move", 120, words.MOVE, "sides"),
    ),
    "four-corners": (
        Part("think", 60, words.CORNER, "corners"),
        Part("go", 60, words.TO_CORNER, "corners"),
        Part("corner", 180, words.IN_CORNER, "corners"),
        Part("each", 120, words.EACH_CORNER, "corners"),
        Part("across", 240, words.ACROSS, "corners"),
        Part("move", 120, words.WOULD_MOVE, "corners"),
    ),
    "standpoints": (
        Part("duty", 240, words.DUTY, "standpoints"),
        Part("consequence", 240, words.CONSEQUENCE, "standpoints"),
        Part("care", 240, words.CARE, "standpoints"),
        Part("choose", 180, words.CHOOSE, "standpoints"),
    ),
    DELPHI: (
        Part("spread", 120, words.SPREAD, "spread"),
        Part("write", 180, words.WRITE, "spread"),
    ),
}
# What can be done with a question that has no sides: an order or 100 points.
SIDELESS = (PLENARY, "pairs", "one-two-four-all", "listening")


def parts_of(method: str) -> tuple[Part, ...]:
    """A method's parts; one that is not known (or "") is talked about all together."""
    return METHODS.get(method, METHODS[PLENARY])


def part_at(method: str, number: int) -> Part:
    """The part `number` (from 0); the last one where a method has become shorter meanwhile."""
    parts = parts_of(method)
    return parts[min(number, len(parts) - 1)]


def offered(kind: Kind) -> tuple[str, ...]:
    """The methods that fit a question; none for a plain step."""
    if kind is Kind.PLAIN:
        return ()
    return tuple(METHODS) if kind is Kind.DILEMMA else SIDELESS


def least_rounds(method: str) -> int:
    """The rounds that a method needs: a Delphi round is answered before it and after it."""
    return 2 if method == DELPHI else 1


def talks(stop: Stop) -> bool:
    """Whether a point has a dialogue at all."""
    return any(step.phase is Phase.DIALOGUE for step in flow.steps_of(stop))


def check_change(agenda: Sequence[Stop], here: Step, stop: Stop, method: str) -> None:
    """Raise Refused unless `stop` may still be talked about in another way, with `method`."""
    if method not in offered(stop.kind):
        raise Refused("This method is not known.", status=422, field="method")
    line = flow.line_of(agenda)
    first = next((s for s in line if s.item == stop.id and s.phase is Phase.DIALOGUE), None)
    if first is None:
        raise Refused("This point has no dialogue.")
    if line.index(here) >= line.index(first):
        raise Refused("The dialogue has begun; its method can no longer be changed.")


def seconds_of(method: str) -> int:
    """How long a method takes in all; 0 for one that takes what the point has left."""
    return sum(part.seconds for part in parts_of(method))


def name_of(method: str, t: Words) -> str:
    return t(words.ABOUT[method or PLENARY].name)


def about(method: str, t: Words) -> str:
    """What a method is good for."""
    return t(words.ABOUT[method or PLENARY].about)


def short_name(method: str, number: int, t: Words) -> str:
    """The part `number` (from 0) where there is no room for the standpoints' names."""
    title = part_at(method, number).words.title
    return t("Standpoint {n}", n=number + 1) if title == words.DUTY.title else t(title)


def said(part: Part, lenses: Mapping[str, str], t: Words, own: bool = False) -> Said:
    """A part's texts. `lenses` are the standpoints' names (`lenses.names`).

    `own`: they are the facilitator's, so that what our three ask about may not fit.
    """
    given = part.words
    wall = given.own if own and given.own else given.wall
    phone = wall if own and given.own else given.phone or wall
    lens = lenses.get(part.key, "")
    title, wall, phone, say, do, watch = (
        t(text, lens=lens) for text in (given.title, wall, phone, given.say, given.do, given.watch)
    )
    return Said(title, wall, phone, say, do, watch)
