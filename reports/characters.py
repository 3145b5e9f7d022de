"""Which characters a PDF can show: those that typst's own fonts have.

PDF/UA-1 refuses a text that no font can draw, so that one emoji in a reason would stop
the whole report. What is shown instead is a box.
"""

import re
import unicodedata
from functools import cache
from typing import Any

import typst

UNDRAWN = "□"

_LONG_WORD = re.compile(r"\S{30,}")
_BREAK = "\u200b"  # a line may break here

# The characters in typst 0.15.2's own fonts (a test draws them all), without scripts that
# need combining marks; those, like control characters, are never let through.
_RANGES = """
20-377 37a-37f 384-38a 38c 38e-3a1 3a3-4ff 510-513 51a-51d 531-556 559-58a 58d-58f 5be-5c6
5d0-5ea 5ef-5f4 606-60c 61b 61f 621-63a 640-66d 674 679-67b 67e-680 683-684 686-687 691 698 6a4
6a9 6af 6be 6cc 6f0-6f9 e3f 10d0-10ff 13a0-13f5 13f8-13fd 1d00-1f15 1f18-1f1d 1f20-1f45
1f48-1f4d 1f50-1f57 1f59 1f5b 1f5d 1f5f-1f7d 1f80-1fb4 1fb6-1fc4 1fc6-1fd3 1fd6-1fdb 1fdd-1fef
1ff2-1ff4 1ff6-1ffe 2000-2040 2042 2044-2052 2054-205f 2070-2071 2074-208e 2090-209c 20a0-20c0
2100-211e 2120 2122 2124 2126-2151 2153-2184 2189 2190-23ff 2422-2423 2460-262f 2638-268b
2690-269c 26a0-26a7 26aa-26b2 2701-2704 2706-2709 270c-2727 2729-274b 274d 274f-2752 2756
2758-275e 2761-277f 2794 2798-27af 27b1-2b73 2b76-2b95 2b97-2bff 2c60-2cf3 2cf9-2cff 2e02-2e05
2e08-2e0a 2e17-2e18 2e1f 2e22-2e25 2e2e 3000 3012 3016-3017 301a-301b 3030 3036 306e a46a-a46b
a640-a641 a648-a649 a656-a657 a708-a716 a71b-a727 a72d a730 a735 a765 a789-a78e a790-a791 a793
a7aa a7f8-a7f9 ab52 ab66 ab70-abbf fb00-fb06 fb13-fb17 fb1d-fb36 fb38-fb3c fb3e fb40-fb41
fb43-fb44 fb46-fb4f fb52-fb81 fb8a-fb95 fb9e-fb9f fbaa-fbad fbe8-fbe9 fbfc-fbff fe66 fe70-fe74
fe76-fefc 1d106-1d107 1d400-1d454 1d456-1d49c 1d49e-1d49f 1d4a2 1d4a5-1d4a6 1d4a9-1d4ac
1d4ae-1d4b9 1d4bb 1d4bd-1d4c3 1d4c5-1d505 1d507-1d50a 1d50d-1d514 1d516-1d51c 1d51e-1d539
1d53b-1d53e 1d540-1d544 1d546 1d54a-1d550 1d552-1d6a5 1d6a8-1d7cb 1d7ce-1d7ff 1f12f 1f6d1
1f780-1f7d8 1f7e0-1f7eb 1f800-1f80b 1f810-1f847 1f850-1f859 1f860-1f887 1f890-1f8ad 1f8b0-1f8b1
"""


def _characters(ranges: str) -> frozenset[str]:
    found: set[str] = set()
    for part in ranges.split():
        first, _, last = part.partition("-")
        found.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(c for c in found if unicodedata.category(c)[0] not in "CM")


DRAWN = _characters(_RANGES)


@cache
def fonts() -> typst.Fonts:
    """Only typst's own fonts, so that a report looks the same wherever it was made."""
    return typst.Fonts(include_system_fonts=False)


def drawable(value: Any) -> Any:
    """The same data with a box for each run of characters that the fonts do not have."""
    if isinstance(value, dict):
        return {key: entry if key == "svg" else drawable(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [drawable(entry) for entry in value]
    return _text(value) if isinstance(value, str) else value


def _text(text: str) -> str:
    out: list[str] = []
    for character in unicodedata.normalize("NFC", text.replace("\t", " ")):
        if character in DRAWN or character == "\n":
            out.append(character)
        elif _leaves_a_gap(character) and out[-1:] != [UNDRAWN]:
            out.append(UNDRAWN)
    return _LONG_WORD.sub(lambda word: _BREAK.join(re.findall(".{1,15}", word[0])), "".join(out))


def _leaves_a_gap(character: str) -> bool:
    """Marks of direction, joiners and accents that stand apart are left out in silence."""
    return unicodedata.category(character) not in ("Cc", "Cf", "Mn", "Me")
