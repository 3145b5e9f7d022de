"""Methods for the dialogue: what a room does in which order, and for how long."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """One part of a method; `seconds` are its time, 0 where the facilitator decides."""

    key: str
    seconds: int


PLENARY = "plenary"
METHODS: dict[str, tuple[Part, ...]] = {
    PLENARY: (Part("all", 0),),
    "pairs": (Part("think", 60), Part("pairs", 360), Part("all", 300)),
    "one-two-four-all": (
        Part("think", 60),
        Part("pairs", 120),
        Part("fours", 240),
        Part("all", 300),
    ),
    "listening": (
        Part("think", 60),
        Part("first", 240),
        Part("second", 240),
        Part("all", 180),
    ),
    "corners": (Part("go", 90), Part("ends", 240), Part("middle", 180), Part("move", 120)),
    "standpoints": (
        Part("duty", 240),
        Part("consequence", 240),
        Part("care", 240),
        Part("choose", 180),
    ),
    "delphi": (Part("spread", 120), Part("write", 180)),
}


def parts_of(method: str) -> tuple[Part, ...]:
    """A method's parts; one that is not known (or "") is talked about all together."""
    return METHODS.get(method, METHODS[PLENARY])
