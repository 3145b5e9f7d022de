"""How heavy a text is to read, by Björnsson's LIX: under 30 easy, over 40 for a trained reader."""

import re

MOST = 40  # what is read aloud to a room stays at or under this

_SENTENCE_END = re.compile(r"[.:?!]+(?:\s|$)")


def lix(text: str) -> float:
    """Words per sentence, plus the per cent of words that have more than six letters.

    0.0 for a text without words.
    """
    words = re.findall(r"\w+", text)
    if not words:
        return 0.0
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    return len(words) / sentences + 100 * sum(len(word) > 6 for word in words) / len(words)
