"""Is a dilemma fair to all its sides? Hints for whoever writes it; none of them forbids anything.

The sides are compared with each other: how much room each gets, how each is spoken of,
whether question and case lean to one of them. Word lists and limits are rules of thumb,
set so that the built-in dilemmas give close to no hint.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from workshop.dilemmas import ADVISED_CASE, Dilemma
from workshop.readability import MOST, lix
from workshop.words import Words, mark

# One side is clearly longer than another: so many times as long, and so many words more.
LONGER_TIMES, LONGER_WORDS = 1.5, 6
# The same for the sides' names, in characters.
NAME_TIMES, NAME_CHARACTERS = 2.0, 10
# Words of praise less words of blame: so far apart, two sides are not spoken of alike. One
# harsh word is no tone.
TONE_APART, TONE_HARSH = 3, 2
# A text of fewer words has no readability to speak of.
READABILITY_FROM = 15

# Words that push or judge. A star stands for any ending: "naiv*" is naiv, naivt, naivitet.
LOADED = {
    "da": """bare, blot, selvfølgelig, naturligvis, indlysende, åbenlyst, tydeligvis, simpelthen,
        utvivlsomt, såkald*, enhver kan se, som alle ved, sund fornuft, ingen kan være uenig,
        naiv*, bureaukrat*, kontrolfreak*, kontroltyran*, stivsind*, stædig*, hysteri*,
        latterlig*, tåbelig*, tosse*, dum, dumt, dumme, dumhed, idiot*, ansvarsløs*,
        uansvarlig*, egois*, fanati*, pladder*, paragrafrytter*, regelrytter*, skrankepave*,
        djøf*, papirnusser*, rigid*, gammeldags, bagstræver*, blåøjet, blåøjede, verdensfjern*,
        kynisk*, kynisme*, koldhjertet, koldhjertede, hovedløs*, urealistisk*, utopi*,
        fodslæb*, forstokke*, overformynder*, tidsspild*, pseudo*, forkælet, forkælede, doven,
        dovne, dovenskab, brokke*, pylret, pylrede, krævementalitet*, smålig*, fantast*,
        detailstyr*, spild af tid, spild af penge""",
    "en": """merely, simply, obviously, obvious, naturally, undoubtedly, so-called, of course,
        as everyone knows, as everybody knows, anyone can see, anybody can see, common sense,
        no one can disagree, needless to say, naive*, naïve*, bureaucra*, ridicul*, silly,
        stupid*, foolish*, idiot*, stubborn*, hysteri*, rigid*, selfish*, egois*, fanati*,
        cynic*, utopia*, unrealistic*, reckless*, irresponsib*, lazy, laziness, backward,
        old-fashioned, spoilt, spoiled, micromanag*, cold-hearted*, penny-pinch*, clueless*,
        pseudo*, petty, control freak*, red tape, box ticking, box-ticking, nanny state,
        waste of time, waste of money, ivory tower""",
}
PRAISE = {
    "da": """god, godt, gode, bedre, bedst, bedste, tryg, trygt, trygge, tryghed, stærk, stærkt,
        stærke, klog, klogt, kloge, retfærdig*, fri, frit, frie, frihed, varm, varmt, varme, ægte,
        værdig*, modig*, effektiv*, smidig*, dygtig*, ordentlig*, glad, glade, stolt, stolte,
        tillid""",
    "en": """good, better, best, safe, safely, strong*, wise, wisely, fair, fairly, free, freely,
        freedom, warm*, genuine, dignity, brave*, efficient*, skilled, happy, proud, trust,
        decent*""",
}
BLAME = {
    "da": """dårlig*, værre, værst, svag*, farlig*, kold, koldt, kolde, langsom*, tung, tungt,
        tunge, stiv, stift, stive, utryg*, uretfærdig*, ufri, forkert*, fejl, spild, spilder,
        spildt, ligegyldig*, kedelig*, grådig*, skade, skader, skadelig*, ødelægge*, ødelagt,
        svigt*, hård*, usikker*, tabt, taber, mistillid""",
    "en": """bad, badly, worse, worst, weak*, dangerous*, cold*, slow*, heavy, unsafe, unfair*,
        wrong*, mistake*, waste, wastes, wasted, wasteful, careless*, boring, greedy, harm, harms,
        harmful, destroy*, fail, fails, failure*, harsh*, insecure, lost, loses, distrust""",
}

_YES_NO = {
    "da": "skal|bør|burde|er|kan|kunne|har|vil|ville|må|mener|synes",
    "en": "should|shall|is|are|can|could|do|does|did|has|have|must|may|will|would|ought",
}
# "Bør vi ikke ...?", "Shouldn't we ...?": the answer is in the question.
_BEGINS = r"(?:^|[,.:;?–]\s*)"
_LEANING = {
    "da": rf"{_BEGINS}(?:{_YES_NO['da']})\s+\w+\s+(?:så\s+|da\s+)?ikke\b",
    "en": rf"\b(?:{_YES_NO['en']})n[’']t\s+\w+|{_BEGINS}(?:{_YES_NO['en']})\s+\w+\s+not\b",
}
# Words in a name that do not say which side it is.
_EMPTY = {
    "da": "den det de en et at der som til for med uden efter eller over på af og i vi vores",
    "en": "the a an and or of to in on for with without after over our we that this more than",
}


@dataclass(frozen=True)
class Hint:
    """Something to look at again. `field` is like a fault's: "da.poles.0.price"."""

    field: str
    message: str
    values: tuple[tuple[str, object], ...] = ()

    def words(self, t: Words) -> str:
        return t(self.message, **dict(self.values))


def hints(dilemma: Dilemma | Mapping[str, Any], language: str) -> tuple[Hint, ...]:
    """What to look at again in one language of a dilemma, also of an unfinished one.

    Empty where the dilemma is not written in `language`. What is not written yet is not
    remarked upon. Swapping the sides swaps the hints and changes nothing else.
    """
    text = _read(dilemma, language)
    if text is None:
        return ()
    checks = (_case, _question, _lengths, _names, _prices, _tone, _words, _shouting, _heavy)
    return tuple(
        Hint(f"{language}.{hint.field}", hint.message, hint.values)
        for check in checks
        for hint in check(text)
    )


def count(text: str) -> int:
    """Words, as the format's limits count them."""
    return len(text.split())


@dataclass(frozen=True)
class _Pole:
    label: str
    argument: str
    price: str


@dataclass(frozen=True)
class _Text:
    language: str
    case: str
    question: str
    poles: tuple[_Pole, ...]
    prompts: tuple[str, ...]
    title: str

    def fields(self) -> Iterator[tuple[str, str]]:
        """What the room reads before it answers."""
        yield from (("case", self.case), ("question", self.question))
        for i, pole in enumerate(self.poles):
            for name in ("label", "argument", "price"):
                yield f"poles.{i}.{name}", getattr(pole, name)
        yield from ((f"prompts.{i}", prompt) for i, prompt in enumerate(self.prompts))
        yield "title", self.title


def _read(dilemma: Dilemma | Mapping[str, Any], language: str) -> _Text | None:
    raw = dilemma.model_dump() if isinstance(dilemma, Dilemma) else dilemma
    given = raw.get(language)
    if given is None:
        return None

    def of(where: Mapping[str, Any], name: str) -> str:
        return str(where.get(name) or "").strip()

    return _Text(
        language,
        of(given, "case"),
        of(given, "question"),
        tuple(
            _Pole(of(pole, "label"), of(pole, "argument"), of(pole, "price"))
            for pole in given.get("poles") or ()
        ),
        tuple(str(prompt or "") for prompt in given.get("prompts") or ()),
        of(given, "title"),
    )


def _hint(field: str, message: str, **values: object) -> Hint:
    return Hint(field, message, tuple(values.items()))


@cache
def _pattern(listed: str) -> re.Pattern[str]:
    """Any of the listed words and runs of words, as whole words."""
    entries = [" ".join(entry.split()) for entry in listed.split(",")]
    longest_first = sorted(entries, key=len, reverse=True)
    any_of = "|".join(re.escape(entry).replace(r"\*", r"\w*") for entry in longest_first)
    return re.compile(rf"(?<!\w)(?:{any_of})(?!\w)", re.IGNORECASE)


def _listed(words: Mapping[str, str], language: str, text: str) -> list[str]:
    return [found.group().lower() for found in _pattern(words[language]).finditer(text)]


def _yes_or_no(text: _Text) -> bool:
    return bool(re.match(rf"(?:{_YES_NO[text.language]})\b", text.question, re.IGNORECASE))


def _named(text: _Text, where: str) -> set[int]:
    """The sides whose name stands in `where`, whatever its endings; not one within another."""
    heard = _stems(where, text.language)
    names = [_stems(pole.label, text.language) for pole in text.poles]
    return {
        i
        for i, name in enumerate(names)
        if _within(name, heard)
        and not any(_within(name, other) for other in names[:i] + names[i + 1 :])
    }


def _within(name: list[str], heard: list[str]) -> bool:
    """Whether the words of `name` stand side by side in `heard`."""
    width = len(name)
    return width > 0 and any(heard[at : at + width] == name for at in range(len(heard)))


def _stems(text: str, language: str) -> list[str]:
    """Words without their usual endings, roughly: "aftalen" and "aftaler" are the same."""
    endings = "(?:erne|ene|er|en|et|e|s|r)$" if language == "da" else "(?:'s|’s|ing|ed|es|e|s)$"
    words = re.findall(r"\w+(?:['’]s)?", text.lower())
    empty = _EMPTY[language].split()
    return [re.sub(endings, "", w) if len(w) > 4 else w for w in words if w not in empty]


def _one_sided(text: _Text, named: set[int]) -> str | None:
    """The name of the side that alone is named."""
    if len(named) != 1 or not all(pole.label for pole in text.poles) or len(text.poles) < 2:
        return None
    return text.poles[next(iter(named))].label


def _case(text: _Text) -> Iterator[Hint]:
    words = count(text.case)
    if 0 < words < ADVISED_CASE:
        yield _hint(
            "case",
            mark(
                "The case has {count} words. From {advised} words on, people see it before them: "
                "who, where, what has to be chosen by when?"
            ),
            count=words,
            advised=ADVISED_CASE,
        )
    alone = _one_sided(text, _named(text, text.case))
    if alone is not None:
        yield _hint(
            "case",
            mark("The case uses the word of one side only: “{name}”. Tell it without."),
            name=alone,
        )


def _question(text: _Text) -> Iterator[Hint]:
    if re.search(_LEANING[text.language], text.question, re.IGNORECASE):
        yield _hint(
            "question",
            mark("The question has its answer in it. Ask so that both sides can answer."),
        )
    alone = _one_sided(text, _named(text, text.question))
    if alone is not None:
        yield _hint(
            "question",
            mark("The question names one side only: “{name}”. Name both, or none."),
            name=alone,
        )
    if _yes_or_no(text):
        for word in _listed(LOADED, text.language, text.question):
            yield _hint(
                "question",
                mark("It can be answered by yes or no, and “{word}” says which."),
                word=word,
            )


def _lengths(text: _Text) -> Iterator[Hint]:
    for name in ("argument", "price"):
        lengths = [count(getattr(pole, name)) for pole in text.poles]
        if len(lengths) < 2 or not all(lengths):
            continue
        least = min(lengths)
        for i, length in enumerate(lengths):
            if length > LONGER_TIMES * least and length - least >= LONGER_WORDS:
                yield _hint(
                    f"poles.{i}.{name}",
                    mark(
                        "This side gets {count} words here, another one {least}. "
                        "Give them about the same room."
                    ),
                    count=length,
                    least=least,
                )


def _names(text: _Text) -> Iterator[Hint]:
    lengths = [len(pole.label) for pole in text.poles]
    if len(lengths) < 2 or not all(lengths):
        return
    least = min(lengths)
    for i, length in enumerate(lengths):
        if length > NAME_TIMES * least and length - least >= NAME_CHARACTERS:
            yield _hint(
                f"poles.{i}.label",
                mark("This name is much longer than another one. Names of a kind weigh the same."),
            )


def _prices(text: _Text) -> Iterator[Hint]:
    if not any(pole.price for pole in text.poles):
        return
    for i, pole in enumerate(text.poles):
        if pole.argument and not pole.price:
            yield _hint(
                f"poles.{i}.price",
                mark("Another side has a price and this one has none. Nothing good is free."),
            )


def _tone(text: _Text) -> Iterator[Hint]:
    sides = [f"{pole.label}. {pole.argument} {pole.price}" for pole in text.poles]
    praise = [len(_listed(PRAISE, text.language, side)) for side in sides]
    blame = [len(_listed(BLAME, text.language, side)) for side in sides]
    tones = [good - bad for good, bad in zip(praise, blame, strict=True)]
    kindest = max(tones, default=0)
    for i, tone in enumerate(tones):
        if kindest > 0 > tone and kindest - tone >= TONE_APART and blame[i] >= TONE_HARSH:
            yield _hint(
                f"poles.{i}.argument",
                mark(
                    "This side is spoken of less kindly than another one: {blame} harsh and "
                    "{praise} kind words. Would somebody who holds it say it like that?"
                ),
                blame=blame[i],
                praise=praise[i],
            )


def _words(text: _Text) -> Iterator[Hint]:
    for field, written in text.fields():
        if field == "question" and _yes_or_no(text):
            continue  # said with the question
        for word in dict.fromkeys(_listed(LOADED, text.language, written)):
            yield _hint(
                field,
                mark("“{word}” pushes or judges. Is there a plainer word?"),
                word=word,
            )


def _shouting(text: _Text) -> Iterator[Hint]:
    for field, written in text.fields():
        if "!" in written:
            yield _hint(field, mark("An exclamation mark pushes. A full stop is enough."))


def _heavy(text: _Text) -> Iterator[Hint]:
    sides = ((f"poles.{i}.argument", f"{p.argument} {p.price}") for i, p in enumerate(text.poles))
    for field, written in (("case", text.case), *sides):
        heaviness = lix(written)
        if count(written) >= READABILITY_FROM and heaviness > MOST:
            yield _hint(
                field,
                mark(
                    "Heavy to hear read aloud (LIX {lix}; {most} is the most). "
                    "Shorter sentences and shorter words help."
                ),
                lix=round(heaviness + 0.5),
                most=MOST,
            )
