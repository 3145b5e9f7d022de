"""Hints for whoever writes a dilemma: what leans is found, what is fair is left in peace."""

import copy
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n import translator
from tests.conftest import ROOT
from workshop.dilemmas import Dilemma
from workshop.fairness import BLAME, LOADED, PRAISE, Hint, hints
from workshop.library import load_library
from workshop.readability import lix

LIBRARY = load_library(ROOT / "dilemmas").dilemmas

CASE = {
    "da": """Maja er 16 og går i klubben i Gellerup hver dag efter skole. Nu vil hun holde åbent
        til klokken ti om fredagen, og otte andre unge vil gerne hjælpe. Lederen, Ole, er glad for
        deres lyst. Men naboen Kirsten har små børn og skal op klokken fem. Sidste år blev der
        larmet på vejen, og nogen ringede til politiet. Ole skal svare de unge på torsdag.""",
    "en": """Maja is 16 and goes to the club in Gellerup every day after school. Now she wants to
        keep it open until ten on Fridays, and eight other young people would like to help. Ole,
        who runs the club, likes their spirit. But Kirsten next door has small children and gets up
        at five. Last year there was noise in the street, and someone called the police. Ole has to
        give the young people an answer on Thursday.""",
}
FAIR: dict[str, dict[str, Any]] = {
    "da": {
        "title": "Åbent eller ro?",
        "question": "Hvad skal veje tungest, når de unge vil noget, som naboerne mærker?",
        "case": CASE["da"],
        "poles": [
            {
                "label": "De unges aften",
                "argument": "De unge vil selv tage ansvar. Det lærer man kun ved at få lov.",
                "price": "Naboerne får mindre søvn og skal bære, at det kan gå galt.",
            },
            {
                "label": "Naboernes ro",
                "argument": "Alle på vejen skal kunne sove. Det er også deres kvarter.",
                "price": "De unge hører et nej til noget, de selv har fundet på.",
            },
        ],
        "prompts": ["Hvem mangler her?", "Hvad ved du om det?", "Hvad ville flytte dig?"],
        "standpoint": "",
        "keywords": [],
    },
    "en": {
        "title": "Open or quiet?",
        "question": "What should weigh the most when the young want something neighbours notice?",
        "case": CASE["en"],
        "poles": [
            {
                "label": "Their own night",
                "argument": "They want to take charge themselves. You only learn it by being let.",
                "price": "The people next door sleep less and live with what goes amiss.",
            },
            {
                "label": "A quiet street",
                "argument": "Everyone in the street should be able to sleep. It is theirs too.",
                "price": "The young hear a no to something they thought up themselves.",
            },
        ],
        "prompts": ["Who is missing here?", "What do you know of it?", "What would move you?"],
        "standpoint": "",
        "keywords": [],
    },
}


def changed(language: str, **fields: object) -> dict[str, Any]:
    """The fair dilemma with other words: `poles_0_label="..."`, `case="..."`."""
    raw: dict[str, Any] = {"kind": "axis", language: copy.deepcopy(FAIR[language])}
    for path, value in fields.items():
        place: Any = raw[language]
        *way, last = path.split("_")
        for step in way:
            place = place[int(step)] if step.isdigit() else place[step]
        place[int(last) if last.isdigit() else last] = value
    return raw


def told(raw: dict[str, Any], language: str) -> dict[str, str]:
    """What is remarked upon, by field."""
    return {hint.field: hint.words(translator("en")) for hint in hints(raw, language)}


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_fair_dilemma_is_left_in_peace(language: str) -> None:
    assert told(changed(language), language) == {}


LONG = {
    "da": "De unge vil selv tage ansvar, og det lærer man kun ved at få lov. De har prøvet det før "
    "uden at nogen tog skade af det.",
    "en": "They want to take charge themselves, and that is learned by being let. They have done "
    "it before and nobody was worse off for it.",
}
UNFAIR = {
    "a longer argument": (
        {"poles_0_argument": LONG},
        "poles.0.argument",
        "This side gets 2",
    ),
    "a longer price": (
        {"poles_1_price": LONG},
        "poles.1.price",
        "This side gets 2",
    ),
    "a longer name": (
        {
            "poles_0_label": {"da": "De unges helt egen aften", "en": "Their independent evenings"},
            "poles_1_label": {"da": "Ro", "en": "Quiet"},
        },
        "poles.0.label",
        "This name is much longer",
    ),
    "a price on one side only": (
        {"poles_1_price": {"da": "", "en": " "}},
        "poles.1.price",
        "Another side has a price",
    ),
    "a judging word": (
        {
            "poles_1_argument": {
                "da": "Det er naivt at tro, at alle på vejen kan sove, når det sker.",
                "en": "It is naïve to think that everyone can sleep while it goes on.",
            }
        },
        "poles.1.argument",
        "pushes or judges",
    ),
    "a judging word with an ending": (
        {"poles_1_label": {"da": "Bureaukraternes ro", "en": "Bureaucratic quiet"}},
        "poles.1.label",
        "pushes or judges",
    ),
    "a pushing word in the case": (
        {
            "case": {
                lang: f"{text} De vil selvfølgelig of course mere." for lang, text in CASE.items()
            }
        },
        "case",
        "pushes or judges",
    ),
    "a shout": (
        {
            "poles_0_argument": {
                "da": "De unge vil selv tage ansvar! Det lærer man kun ved at få lov.",
                "en": "They want to take charge themselves! You only learn it by being let.",
            }
        },
        "poles.0.argument",
        "An exclamation mark",
    ),
    "praise here and blame there": (
        {
            "poles_0_argument": {
                "da": "Det er modigt og klogt, og det giver en tryg vej for os alle her.",
                "en": "It is brave and wise, and it gives us all a safe street to live in.",
            },
            "poles_1_argument": {
                "da": "En kold og kedelig vej, hvor ligegyldige folk tæller timerne.",
                "en": "A cold and boring street where careless people count the hours at night.",
            },
        },
        "poles.1.argument",
        "This side is spoken of less kindly",
    ),
    "a question that names one side": (
        {
            "question": {
                "da": "Hvor meget skal naboernes ro betyde for os?",
                "en": "How much should a quiet street mean to us?",
            }
        },
        "question",
        "The question names one side only",
    ),
    "a question with its answer in it": (
        {
            "question": {
                "da": "Når de unge vil noget, bør vi så ikke sige ja?",
                "en": "When young people want something, shouldn’t we say yes?",
            }
        },
        "question",
        "The question has its answer in it",
    ),
    "a yes or no with a push": (
        {
            "question": {
                "da": "Skal vi bare lade de unge larme?",
                "en": "Should we simply let the young make noise?",
            }
        },
        "question",
        "It can be answered by yes or no",
    ),
    "a case in one side's words": (
        {
            "case": {
                "da": CASE["da"] + " Hvad er naboernes ro værd?",
                "en": CASE["en"] + " A quiet street.",
            }
        },
        "case",
        "The case uses the word of one side only",
    ),
    "a short case": (
        {
            "case": {
                "da": "Maja vil holde åbent om fredagen.",
                "en": "Maja wants it open on Fridays.",
            }
        },
        "case",
        "The case has 6 words. From 60 words on",
    ),
    "a heavy case": (
        {
            "case": {
                "da": "Ungdomsklubbens åbningstider forudsætter ledelsesmæssig stillingtagen " * 9,
                "en": "Organisational considerations concerning extended opening arrangements " * 9,
            }
        },
        "case",
        "Heavy to hear read aloud (LIX ",
    ),
}


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", UNFAIR)
def test_what_leans_is_found_where_it_stands(name: str, language: str) -> None:
    fields, field, words = UNFAIR[name]
    found = told(
        changed(language, **{path: text[language] for path, text in fields.items()}), language
    )
    assert list(found) == [f"{language}.{field}"]
    assert words in found[f"{language}.{field}"]


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("da", "Hvad skal vi ikke gøre, når naboerne sover?"),  # asks openly, with an "ikke" in it
        ("da", "Skal naboernes ro eller de unges aften veje tungest?"),  # names both
        ("en", "What should we not do while people sleep?"),
        ("en", "Should a quiet street or their own night weigh the most?"),
    ],
)
def test_an_open_question_is_left_in_peace(language: str, question: str) -> None:
    assert told(changed(language, question=question), language) == {}


@pytest.mark.parametrize(
    ("language", "word"),
    [("da", "fribare"), ("da", "dumper"), ("en", "simplyfied"), ("en", "pettycash")],
)
def test_a_word_within_another_is_not_that_word(language: str, word: str) -> None:
    argument = FAIR[language]["poles"][0]["argument"].replace(".", f" {word}.", 1)
    assert told(changed(language, poles_0_argument=argument), language) == {}


@pytest.mark.parametrize("language", ["da", "en"])
def test_what_is_not_written_yet_is_not_remarked_upon(language: str) -> None:
    assert hints({}, language) == ()
    assert hints({language: None}, language) == ()
    assert hints({language: {}}, language) == ()
    assert hints({language: {"poles": [{}, {}]}}, language) == ()
    begun = {"poles": [FAIR[language]["poles"][0], {"label": "", "argument": "", "price": ""}]}
    assert hints({language: begun}, language) == ()


@pytest.mark.parametrize("listed", [LOADED, PRAISE, BLAME], ids=["loaded", "praise", "blame"])
def test_no_word_stands_twice_in_a_list(listed: dict[str, str]) -> None:
    for language in ("da", "en"):
        entries = [" ".join(entry.split()) for entry in listed[language].split(",")]
        assert "" not in entries
        assert [entry for entry, n in Counter(entries).items() if n > 1] == []


def test_the_library_gives_close_to_no_hint() -> None:
    """24 dilemmas in two languages, and these two remarks, both true and both bearable."""
    found = {
        (dilemma.id, hint.field)
        for dilemma in LIBRARY.values()
        for language in ("da", "en")
        for hint in hints(dilemma, language)
    }
    assert found == {
        ("who-defines-value", "en.poles.2.price"),  # 22 words beside 13
        ("worth-the-effort", "da.question"),  # "få mange med" is the name of one side
    }


SOME = """vi skal naboernes ro De unges aften bare naivt god kold dårlig bedst fejl ! . quiet
    street safe weak obviously brave wrong A organisationsudvikling the"""
WORDS = st.sampled_from(SOME.split())
TEXT = st.lists(WORDS, max_size=24).map(" ".join)
SIDES = st.lists(
    st.fixed_dictionaries({"label": TEXT, "argument": TEXT, "price": TEXT}), min_size=2, max_size=3
)


@given(SIDES, TEXT, TEXT, st.sampled_from(["da", "en"]), st.randoms(use_true_random=False))
def test_swapping_the_sides_swaps_the_hints_and_nothing_else(
    sides: list[dict[str, str]], question: str, case: str, language: str, random: Any
) -> None:
    order = list(range(len(sides)))
    random.shuffle(order)
    text = {"question": question, "case": case, "poles": sides}
    swapped = {**text, "poles": [sides[i] for i in order]}

    def at_its_new_place(hint: Hint) -> Hint:
        _, *way = hint.field.split(".")
        if way[0] != "poles":
            return hint
        field = f"{language}.poles.{order.index(int(way[1]))}.{way[2]}"
        return Hint(field, hint.message, hint.values)

    before = hints({language: text}, language)
    after = hints({language: swapped}, language)
    assert Counter(map(at_its_new_place, before)) == Counter(after)


@pytest.mark.parametrize("dilemma", LIBRARY.values(), ids=lambda d: d.id)
def test_a_dilemma_and_its_fields_get_the_same_hints(dilemma: Dilemma) -> None:
    raw = dilemma.model_dump(mode="json")
    for language in ("da", "en"):
        assert hints(dilemma, language) == hints(raw, language)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("", 0),
        ("Vi går.", 2),
        ("Kommunen bygger.", 2 + 50),  # one of two words is longer than six letters
        ("Vi går nu. Du kan gå med os.", 4),
    ],
)
def test_readability_is_words_a_sentence_and_long_words_a_hundred(text: str, figure: float) -> None:
    assert lix(text) == figure
