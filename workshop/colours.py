"""The look's tokens, on light ground and on dark."""

from dataclasses import dataclass
from functools import lru_cache

PAPER, INK, MUTED, LINE = "#FBF9F4", "#1D1B20", "#57525F", "#D9D4CA"
ACT = "#1F5F5B"
QUIET = "#8B8592"  # at least 3:1 on light and on dark ground
SEEN, READ = 3.0, 4.5  # contrast (WCAG 2) from which a mark is seen, and a text is read

# Poles. The third is at least 33 CIELAB units from the first two and 4.5:1 on paper,
# also in simulated protanopia, deuteranopia and tritanopia.
POLES = ("#B35806", "#542788", "#1560D4")
MARKS = ("◀", "▶", "▲")

PALE = "#F7F2EA"


@dataclass(frozen=True)
class Theme:
    """The colours of a ground; `poles` are for text."""

    paper: str
    ink: str
    muted: str
    line: str
    act: str
    poles: tuple[str, str, str]

    def mark(self, fill: str) -> str:
        """A mark's colour; one that would sink into dark ground is lightened until it is seen."""
        return fill if self is LIGHT else _lightened(fill, self.paper, self.ink)


LIGHT = Theme(PAPER, INK, MUTED, LINE, ACT, POLES)
DARK = Theme(
    "#16151A", "#F3F0EA", "#B9B3C2", "#3A3742", "#7FBFB9", ("#F1A340", "#B7A9DB", "#7FB0F5")
)


def sinks(fill: str) -> bool:
    """Whether a mark of this colour is hardly seen on dark ground as it is."""
    return contrast(fill, DARK.paper) < SEEN


def contrast(one: str, other: str) -> float:
    """How far two colours ("#RRGGBB") stand apart in lightness, 1-21 (WCAG 2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=4096)
def _luminance(colour: str) -> float:
    parts = [channel / 255 for channel in _channels(colour)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@lru_cache(maxsize=4096)
def _lightened(fill: str, ground: str, ink: str) -> str:
    steps = (_between(fill, ink, part / 20) for part in range(21))
    return next(colour for colour in steps if contrast(colour, ground) >= SEEN)


def _channels(colour: str) -> tuple[int, int, int]:
    r, g, b = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return r, g, b


def _between(one: str, other: str, part: float) -> str:
    mixed = (
        round(a + (b - a) * part) for a, b in zip(_channels(one), _channels(other), strict=True)
    )
    return "#{:02X}{:02X}{:02X}".format(*mixed)


_SCALE = ("#B35806", "#F1A340", PALE, "#998EC3", "#542788")


@lru_cache(maxsize=4096)
def diverging(shade: float) -> str:
    """A colour of the PuOr scale: 0 is the first pole, 0.5 pale, 1 the second pole."""
    at = min(max(shade, 0.0), 1.0) * (len(_SCALE) - 1)
    low = min(int(at), len(_SCALE) - 2)
    return _between(_SCALE[low], _SCALE[low + 1], at - low)
