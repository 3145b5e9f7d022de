"""The look's tokens, light theme; the dark ones stand with the screens that have one."""

from functools import lru_cache

PAPER, INK, MUTED, LINE = "#FBF9F4", "#1D1B20", "#57525F", "#D9D4CA"
ACT = "#1F5F5B"

# Poles. The third is at least 33 CIELAB units from the first two and 4.5:1 on paper,
# also in simulated protanopia, deuteranopia and tritanopia.
POLES = ("#B35806", "#542788", "#1560D4")
MARKS = ("◀", "▶", "▲")

PALE = "#F7F2EA"
_SCALE = ("#B35806", "#F1A340", PALE, "#998EC3", "#542788")


@lru_cache(maxsize=4096)
def diverging(shade: float) -> str:
    """A colour of the PuOr scale: 0 is the first pole, 0.5 pale, 1 the second pole."""
    at = min(max(shade, 0.0), 1.0) * (len(_SCALE) - 1)
    low = min(int(at), len(_SCALE) - 2)
    part = at - low

    def channel(index: int) -> int:
        a = int(_SCALE[low][index : index + 2], 16)
        b = int(_SCALE[low + 1][index : index + 2], 16)
        return round(a + (b - a) * part)

    return "#{:02X}{:02X}{:02X}".format(*(channel(i) for i in (1, 3, 5)))
