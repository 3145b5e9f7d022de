"""A fixed workshop for the reports' tests: an axis, a triangle, a ranking, two rounds each."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workshop.answers import Points, Ranking, Stance
from workshop.dilemmas import (
    Anchor,
    Content,
    Dilemma,
    DilemmaText,
    Plain,
    PlainText,
    Pole,
    Priority,
    PriorityText,
    Shape,
)
from workshop.flow import CLOSED, Kind, Progress
from workshop.snapshot import MIN_ROOM, Answer, Commitment, Item, Note, Round, Snapshot

Given = Mapping[int, Stance | Ranking | Points]  # what each person gave

_CASE_DA = (
    "Svend er flyttet på plejehjem i Viby. Hans gamle hund bor hos datteren, og når den er med på "
    "besøg, spiser og fortæller Svend igen. Nu spørger familien, om hunden må bo hos ham. Naboen "
    "på gangen er bange for hunde, og en anden har astma. Sidste år blev beboerne enige om et hus "
    "uden dyr. Lederen skal svare familien på fredag, og hun vil gerne høre jer først."
)
_CASE_EN = (
    "Svend has moved into a care home in Viby. His old dog lives with his daughter, and when she "
    "brings it along, Svend eats and tells stories again. Now the family asks if the dog may live "
    "with him. A neighbour is afraid of dogs, and another has asthma. Last year the residents "
    "agreed on a house without animals. The manager must answer on Friday, and wants to hear you."
)


def _text(title: str, question: str, case: str, poles: Sequence[str], danish: bool) -> DilemmaText:
    argument = (
        "Et godt liv leves af ét menneske ad gangen, og det skal der være plads til."
        if danish
        else "A good life is lived by one person at a time, and there should be room for that."
    )
    return DilemmaText(
        title=title,
        question=question,
        case=case,
        poles=tuple(
            Pole(
                label=pole,
                argument=argument,
                price="andre giver afkald" if danish else "others give up",
            )
            for pole in poles
        ),
        prompts=("Hvad tænker du her?", "Hvem mangler vi her?", "Hvad kan flytte dig?"),
        standpoint=(
            "Kompasset vælger ikke side her: begynd med at spørge og lytte."
            if danish
            else "The compass does not take sides here: begin by asking and listening."
        ),
        keywords=("hund",),
    )


AXIS = Dilemma(
    id="dog",
    anchor=Anchor.VALUE,
    kind=Shape.AXIS,
    pages=(4,),
    version=1,
    da=_text(
        "Den ene eller alle?",
        "Hvad skal veje tungest, når én borger og fællesskabet vil hver sit?",
        _CASE_DA,
        ("Den enkeltes gode liv", "Fællesskabets bedste"),
        True,
    ),
    en=_text(
        "One person or everyone?",
        "What should weigh the most when one person and the community differ?",
        _CASE_EN,
        ("One person's good life", "The good of all"),
        False,
    ),
)
TRIANGLE = Dilemma(
    id="club",
    anchor=Anchor.CO_CREATION,
    kind=Shape.TRIANGLE,
    pages=(5, 6),
    version=1,
    da=_text(
        "Hvem afgør værdi?",
        "Hvem skal have mest at sige, når vi ikke er enige?",
        _CASE_DA,
        ("Borgerne", "Fagfolkene", "Politikerne"),
        True,
    ),
    en=_text(
        "Who decides what matters?",
        "Whose view should weigh the most when we cannot agree?",
        _CASE_EN,
        ("The citizens", "The professionals", "The politicians"),
        False,
    ),
)
RANKING = Priority(
    id="effort",
    pages=(2, 3),
    version=1,
    options=("value", "together", "knowledge"),
    da=PriorityText(
        title="De tre holdepunkter",
        question="Hvor har vi mest brug for at flytte os?",
        intro="Sæt det øverst, hvor der er længst vej for jer.",
        options={
            "value": "Mere blik for værdi",
            "together": "Mere sammen",
            "knowledge": "Mere viden",
        },
    ),
    en=PriorityText(
        title="The three anchors",
        question="Where do we most need to move?",
        intro="Put first where you have the longest way to go.",
        options={
            "value": "An eye for value",
            "together": "More together",
            "knowledge": "More knowledge",
        },
    ),
)
WELCOME = Plain(id="welcome", da=PlainText(title="Velkommen"), en=PlainText(title="Welcome"))


def at(
    x: float, certainty: int | None = None, importance: int | None = None, reason: str = ""
) -> Stance:
    return Stance((x,), certainty, importance, reason)


def tri(a: float, b: float, c: float, certainty: int | None = None, reason: str = "") -> Stance:
    return Stance((a, b, c), certainty, None, reason)


def order(*options: str) -> Ranking:
    return Ranking(options)


def round_of(number: int, given: Given) -> Round:
    """A revealed round as `store` builds it: skips counted, too few answers withheld."""
    answers = tuple(
        Answer(person, "role-never-shown", one) for person, one in given.items() if not one.skipped
    )
    return Round(
        number=number,
        answered=len(given),
        skipped=len(given) - len(answers),
        answers=answers if len(answers) >= MIN_ROOM else (),
    )


def item_of(id: int, content: Content, *rounds: Given) -> Item:
    kind = (
        Kind.DILEMMA
        if isinstance(content, Dilemma)
        else Kind.PRIORITY
        if isinstance(content, Priority)
        else Kind.PLAIN
    )
    return Item(
        id=id,
        kind=kind,
        minutes=20,
        rounds=2,
        content=content,
        progress=Progress(len(rounds), len(rounds)),
        results=tuple(round_of(n, given) for n, given in enumerate(rounds, 1)),
    )


@dataclass(frozen=True)
class Mark:
    """A mark as `store` gives it: a reason's id, who was shown it, and that it moved them."""

    reason: int
    person: int = 0
    moves: bool = True
    good: bool = False


def with_ids(item: Item) -> Item:
    """The same item with an id for every reason: the round times 100 plus the person."""

    def numbered(round: Round) -> Round:
        return replace(
            round,
            answers=tuple(replace(a, reason=round.number * 100 + a.person) for a in round.answers),
        )

    return replace(item, results=tuple(map(numbered, item.results)))


def marks(text: str, item: Item) -> list[Mark]:
    """Three people's marks of the reason with this text in the first round."""
    said = item.results[0].answers
    reason = next(
        100 + answer.person
        for answer in said
        if isinstance(answer.given, Stance) and answer.given.reason == text
    )
    return [Mark(reason, person) for person in (1, 2, 3)]


AXIS_ROUNDS: tuple[Given, Given] = (
    {
        11: at(5, 4, 4, "=1+1 er ikke en formel"),
        12: at(20, 3, 3, "Han trives; det kan ses"),
        13: at(35.5, 2, 4, 'Hun sagde "ja"'),
        14: at(50, 1, 2),
        15: at(70, 3, 3, "To linjer\r\nher"),
        16: at(90, 4, 1, "Huset er alles"),
        17: at(100, 4, None, "@alle"),
        18: Stance(None),
    },
    {
        11: at(30, 3, 4, "Jeg blev i tvivl"),
        12: at(22, 3, 3, "Han trives; det kan ses"),
        13: at(50, 2, 4),
        14: at(52, 2, 2),
        15: at(55, 2, 3, "-1 for reglen"),
        16: at(60, 3, 1),
        18: at(45, 1, 1, "Kom med her"),
    },
)
TRIANGLE_ROUNDS: tuple[Given, Given] = (
    {
        11: tri(80, 10, 10, 4, "De lever livet"),
        12: tri(60, 30, 10, 3),
        13: tri(33.34, 33.33, 33.33, 1, "Alle tre"),
        14: tri(10, 70, 20, 2, "De ved noget"),
        15: tri(0, 20, 80, 3),
        16: tri(20, 20, 60, 3),
    },
    {
        11: tri(50, 40, 10, 3),
        12: tri(60, 30, 10, 3),
        13: tri(20, 60, 20, 2),
        14: tri(10, 70, 20, 3),
        15: tri(0, 50, 50, 2),
        16: tri(40, 20, 40, 2, "Jeg hørte noget nyt"),
    },
)
RANKING_ROUNDS: tuple[Given, Given] = (
    {
        11: order("value", "together", "knowledge"),
        12: order("together", "value", "knowledge"),
        13: order("together", "knowledge", "value"),
        14: order("knowledge"),
        15: Ranking(None),
    },
    {
        11: order("together", "value", "knowledge"),
        12: order("together", "value", "knowledge"),
        13: order("together", "knowledge", "value"),
    },
)


def snapshot(*items: Item, title: str = "Ledermøde i Sundhed og Omsorg") -> Snapshot:
    """The sample workshop, closed; or one with the given items."""
    if not items:
        axis = replace(
            item_of(2, AXIS, *AXIS_ROUNDS),
            notes=(
                Note(1, "agree", "Vi spørger Svend først"),
                Note(2, "disagree", "Om én aftale kan brydes"),
                Note(3, "note", "Ring til datteren"),
                Note(4, "takes", "At naboen spørges"),
            ),
            commitments=(
                Commitment(1, "lead", "Svare familien", "Hanne", "fredag"),
                Commitment(2, "listen", "Spørge naboerne", "Ali", "i morgen"),
            ),
        )
        items = (
            item_of(1, WELCOME),
            axis,
            item_of(3, TRIANGLE, *TRIANGLE_ROUNDS),
            item_of(4, RANKING, *RANKING_ROUNDS),
        )
    return Snapshot(
        id=1,
        code="K7M4QX",
        title=title,
        date=dt.date(2026, 11, 24),
        languages=("da", "en"),
        roles=("role-never-shown",),
        simulated=False,
        step=20,
        here=CLOSED,
        items=items,
        joined=8,
    )


def with_asked(workshop: Snapshot, asked: int | None) -> Snapshot:
    """The same where so many could stand behind each of the group's lines."""
    items = (
        replace(
            item,
            notes=tuple(replace(note, asked=asked) for note in item.notes),
            commitments=tuple(replace(made, asked=asked) for made in item.commitments),
        )
        for item in workshop.items
    )
    return replace(workshop, items=tuple(items))
