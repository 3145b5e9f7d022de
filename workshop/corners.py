"""The four corners of a floor that people go to: the same places on the wall and the phone."""

from dataclasses import dataclass

from workshop.colours import MARKS
from workshop.dilemmas import DilemmaText
from workshop.words import Words


@dataclass(frozen=True)
class Corner:
    """A place on the floor: towards the pole `side` (from 0), or None in the middle."""

    side: int | None
    name: str
    label: str

    @property
    def mark(self) -> str:
        return "●" if self.side is None else MARKS[self.side]


def corners_of(text: DilemmaText, t: Words) -> tuple[Corner, ...]:
    """From one end of an axis to the other; in a triangle its corners, then the middle."""
    labels = [pole.label for pole in text.poles]
    if len(labels) == 3:
        sides = tuple(Corner(side, t("Fully"), label) for side, label in enumerate(labels))
        return (*sides, Corner(None, t("In the middle"), t("All three weigh about the same")))
    left, right = labels
    return (
        Corner(0, t("Fully"), left),
        Corner(0, t("Mostly"), left),
        Corner(1, t("Mostly"), right),
        Corner(1, t("Fully"), right),
    )
