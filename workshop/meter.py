"""Disagreement on its scale from 0 to 100, for a screen to draw beside the finding that says it."""

from dataclasses import dataclass

from workshop.pictures.model import Picture
from workshop.results import DIVIDED, TOGETHER
from workshop.words import Words, as_shown

# Where the scale's parts end: halfway to the next figure, so that none lies on a limit.
LIMITS = (TOGETHER - 0.5, DIVIDED + 0.5)


@dataclass(frozen=True)
class Pointer:
    """A figure as it is shown, 0-100; `words` stand on the outer side of it, "" of a lone one."""

    at: int
    words: str = ""
    left: bool = True  # the side of its words
    before: bool = False


@dataclass(frozen=True)
class Meter:
    """The parts' names from 0 upwards, what is said of it aloud, and one or two pointers."""

    label: str
    parts: tuple[str, str, str]
    pointers: tuple[Pointer, ...]


def meter(picture: Picture, t: Words) -> Meter | None:
    """The meter of a picture; None where it has no disagreement. Neither end is the better one."""
    if picture.disagreement is None:
        return None
    parts = (t("together"), t("spread"), t("divided"))
    now = int(as_shown(picture.disagreement * 100))
    if picture.disagreement_before is None:
        label = t("Disagreement is {d} on a scale from 0 to 100.", d=now)
        return Meter(label, parts, (Pointer(now),))
    before = int(as_shown(picture.disagreement_before * 100))
    label = t(
        "Disagreement on a scale from 0 to 100: {before} before, {after} after.",
        before=before,
        after=now,
    )
    pointers = (
        Pointer(before, t("before"), left=before <= now, before=True),
        Pointer(now, t("after"), left=before > now),
    )
    return Meter(label, parts, pointers)
