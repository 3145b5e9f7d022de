"""Which short texts say nearly the same, by the words and parts of words they share.

Only ever a suggestion: putting short texts together by machine is unreliable (measures.md),
so somebody who has read them names, changes and accepts. Pure, and cheap for 1,000 texts.
"""

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

SAME, ALIKE = 0.8, 0.3  # of 1: from where two texts may be duplicates, or belong together
MOST = 8  # groups that are suggested at once
_WIDTH = 2048  # places that parts of words are hashed to
_ENDINGS = ("erne", "ene", "ers", "er", "en", "et", "es", "e", "s", "ing")
# Words that say nothing of what a text is about; "ikke" and "not" turn it round, so they stay.
_LITTLE = """
af alle alt and andre are at be bliver but by da de dem den denne der deres det dette dig din do
dog du eller en end er et for fordi fra få får gør ham han har have havde hele her hos hun hvad
hvem hver hvis hvor hvordan i if in ind is it its jeg kan kommer kun man mange med meget men mere
mig min mit må ned nogen noget nok nu når of og også om on op or os over på selv sig siger sin
skal skulle so som synes så that the their them there they this to ud uden under var ved vi vil
was we what when who will with would you være været
"""
_COMMON = frozenset(_LITTLE.split())


def duplicates(texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Indices of texts that say nearly the same, the largest set first."""
    return _sets(texts, SAME)


def groups(texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Indices of texts that may belong together, the largest set first; at most MOST sets."""
    return _sets(texts, ALIKE)[:MOST]


def common_word(texts: Sequence[str], among: Sequence[str]) -> str:
    """A word that at least half of `texts` share and few others `among` have; "" if none."""
    inside = Counter(stem for text in texts for stem in {_stem(w) for w in _words(text)})
    everywhere = Counter(stem for text in among for stem in {_stem(w) for w in _words(text)})
    fit = [stem for stem, n in inside.items() if n > 1 and 2 * n >= len(texts)]
    if not fit:
        return ""
    best = max(fit, key=lambda stem: (inside[stem] ** 2 / max(everywhere[stem], 1), stem))
    said = Counter(word for text in texts for word in _words(text) if _stem(word) == best)
    return min(said, key=lambda word: (-said[word], len(word), word)).capitalize()


def _sets(texts: Sequence[str], least: float) -> tuple[tuple[int, ...], ...]:
    """Texts around the one that most are like; each text is in one set at most."""
    if len(texts) < 2:
        return ()
    near = _likeness(texts)
    close = near >= least
    left = np.ones(len(texts), dtype=bool)
    found = []
    while True:
        counts = (close & left).sum(axis=1) * left
        seed = int(counts.argmax())
        if counts[seed] < 2:
            break
        members = np.flatnonzero(close[seed] & left)
        found.append(tuple(int(n) for n in members))
        left[members] = False
    return tuple(sorted(found, key=lambda each: (-len(each), each)))


def _likeness(texts: Sequence[str]) -> NDArray[np.float32]:
    """The cosine of every pair's rare words and parts of words, 0-1; empty texts are like none."""
    counts = np.zeros((len(texts), _WIDTH), dtype=np.float32)
    for row, text in enumerate(texts):
        for part in _parts(text):
            counts[row, zlib.crc32(part.encode(errors="surrogatepass")) % _WIDTH] += 1.0
    having = (counts > 0).sum(axis=0)
    weights = np.log1p(counts) * np.log((1 + len(texts)) / (1 + having) + 1.0)
    lengths = np.linalg.norm(weights, axis=1, keepdims=True)
    unit = weights / np.where(lengths > 0, lengths, 1.0)
    alike = unit @ unit.T
    np.fill_diagonal(alike, 1.0)
    return np.asarray(alike, dtype=np.float32)


def _parts(text: str) -> list[str]:
    """Word stems, each also as its three letters in a row, and pairs of neighbours."""
    stems = [_stem(word) for word in _words(text)]
    letters = [stem[i : i + 3] for stem in stems for i in range(len(stem) - 2)]
    return [*stems, *stems, *letters, *(f"{a} {b}" for a, b in pairwise(stems))]


def _words(text: str) -> list[str]:
    found = re.findall(r"[^\W_]+", text.casefold())
    return [word for word in found if word not in _COMMON and len(word) > 1]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word
