"""What the rules need of a language; `i18n.Translator` is the real one."""

from collections.abc import Sequence
from typing import Protocol


class Words(Protocol):
    """Turns English message ids into the reader's language."""

    @property
    def language(self) -> str: ...

    def __call__(self, message: str, /, **values: object) -> str:
        """Translate `message` and fill in `{name}` fields."""
        ...

    def n(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Translate by number; `{n}` is the count."""
        ...

    def number(self, value: float, decimals: int = 0) -> str:
        """Write a number as the language does: 2.9 is "2,9" in Danish."""
        ...


LANGUAGES = ("da", "en")


def as_shown(value: float, decimals: int = 0) -> float:
    """A figure as `Words.number` writes it: what is said of it goes by what can be read.

    Rounded half away from zero, as people do it.
    """
    rounded: float = int(abs(value) * 10**decimals + 0.5 + 1e-9) / 10**decimals
    return -rounded if value < 0 and rounded else rounded  # never -0


def listed(names: Sequence[str], t: Words) -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(names) == 1:
        return names[0]
    return t("{first} and {last}", first=", ".join(names[:-1]), last=names[-1])


def mark(message: str) -> str:
    """Mark a message id for the catalogues where it is not translated on the spot."""
    return message
