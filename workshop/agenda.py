"""A workshop as it is prepared, checked before it is stored."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workshop.answers import LENSES
from workshop.dilemmas import MAX_OPTIONS, Content, Dilemma, Priority
from workshop.errors import Refused
from workshop.flow import MAX_ROUNDS, Kind
from workshop.keeping import MONTHS
from workshop.methods import least_rounds, offered
from workshop.words import LANGUAGES

MAX_ITEMS = 40
MAX_ROLES = 12
MAX_LENS = 24  # characters
MIN_LENGTH, MAX_LENGTH = 5, 960  # minutes a meeting may last


@dataclass(frozen=True)
class DraftItem:
    """A point of the agenda; `alone`: its first round is answered before the meeting.

    `method` is the dialogue's (workshop.methods.METHODS, "" for plain plenary).
    """

    content: Content
    minutes: int
    rounds: int = 2
    alone: bool = False
    method: str = ""

    @property
    def kind(self) -> Kind:
        if isinstance(self.content, Dilemma):
            return Kind.DILEMMA
        return Kind.PRIORITY if isinstance(self.content, Priority) else Kind.PLAIN


@dataclass(frozen=True)
class Draft:
    """What the facilitator has filled in; `length` is the minutes that the meeting has."""

    title: str
    date: dt.date
    languages: tuple[str, ...]
    roles: tuple[str, ...]
    items: tuple[DraftItem, ...]
    length: int | None = None
    suggestions: bool = False
    lenses: tuple[str, ...] = ()  # the facilitator's own three, instead of LENSES
    moderated: bool = False  # whether reasons and suggestions wait for approval
    kept_months: int = 0  # after its date, one of keeping.MONTHS; 0: until it is deleted

    @property
    def minutes(self) -> int:
        return sum(item.minutes for item in self.items)


def check_draft(draft: Draft) -> Draft:
    """The draft as it is to be stored; raises Refused naming the field at fault."""
    title = draft.title.strip()
    if not title:
        raise Refused("Give the workshop a title.", status=422, field="title")
    if len(title) > 120:
        raise Refused("The title is longer than {n} characters.", status=422, field="title", n=120)
    if not draft.languages or not set(draft.languages) <= set(LANGUAGES):
        raise Refused("Choose at least one language.", status=422, field="languages")
    if not draft.items:
        raise Refused("Put at least one dilemma on the agenda.", status=422, field="items")
    if len(draft.items) > MAX_ITEMS:
        raise Refused(
            "The agenda has more than {n} points.", status=422, field="items", n=MAX_ITEMS
        )
    if draft.kept_months not in MONTHS:
        raise Refused("Choose one of the answers.", status=422, field="kept_months")
    if draft.length is not None and not MIN_LENGTH <= draft.length <= MAX_LENGTH:
        raise Refused(
            "A meeting lasts between {least} and {most} minutes.",
            status=422,
            field="length",
            least=MIN_LENGTH,
            most=MAX_LENGTH,
        )
    for item in draft.items:
        if not 1 <= item.minutes <= 480 or not 1 <= item.rounds <= MAX_ROUNDS:
            raise Refused("Minutes or rounds are out of range.", status=422, field="items")
        if item.method and item.method not in offered(item.kind):
            raise Refused("This method is not known.", status=422, field="items")
        if item.rounds < least_rounds(item.method):
            raise Refused(
                "A Delphi round takes two rounds: one before it and one after.",
                status=422,
                field="items",
            )
    roles = tuple(dict.fromkeys(role.strip() for role in draft.roles if role.strip()))
    if len(roles) > MAX_ROLES or any(len(role) > 40 for role in roles):
        raise Refused(
            "At most {n} roles, each of at most 40 characters.",
            status=422,
            field="roles",
            n=MAX_ROLES,
        )
    lenses = tuple(lens.strip() for lens in draft.lenses if lens.strip())
    if len(lenses) not in (0, len(LENSES)) or any(len(lens) > MAX_LENS for lens in lenses):
        raise Refused(
            "Give three names of at most {n} characters each, or none.",
            status=422,
            field="lenses",
            n=MAX_LENS,
        )
    own = tuple(item.content for item in draft.items if isinstance(item.content, Dilemma))
    items = []
    for item in draft.items:
        if isinstance(item.content, Priority) and ranks_agenda(item.content):
            item = replace(item, content=over_agenda(item.content, own))
        items.append(item)
    return replace(draft, title=title, roles=roles, lenses=lenses, items=tuple(items))


def over_agenda(question: Priority, dilemmas: Sequence[Dilemma]) -> Priority:
    """The question over these dilemmas of the workshop; Refused where they are too few or many."""
    if not enough_to_rank(dilemmas):
        raise Refused(
            "Ranking the workshop's own dilemmas takes at least two of them.",
            status=422,
            field="items",
        )
    if len({each.id for each in dilemmas}) > MAX_OPTIONS:
        raise Refused(
            "A ranking has at most {n} options; the agenda has more dilemmas.",
            status=422,
            field="items",
            n=MAX_OPTIONS,
        )
    return question.over(dilemmas)


def enough_to_rank(dilemmas: Iterable[Dilemma]) -> bool:
    return len({each.id for each in dilemmas}) > 1


def ranks_agenda(question: Priority) -> bool:
    """Whether its options are the workshop's own dilemmas."""
    return question.options == "agenda" or question.over_agenda
