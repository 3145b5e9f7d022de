"""A workshop as it is prepared, checked before it is stored."""

import datetime as dt
from dataclasses import dataclass

from workshop.dilemmas import Content, Dilemma, Priority
from workshop.errors import Refused
from workshop.flow import MAX_ROUNDS, Kind
from workshop.words import LANGUAGES

MAX_ITEMS = 40
MAX_ROLES = 12


@dataclass(frozen=True)
class DraftItem:
    content: Content
    minutes: int
    rounds: int = 2

    @property
    def kind(self) -> Kind:
        if isinstance(self.content, Dilemma):
            return Kind.DILEMMA
        return Kind.PRIORITY if isinstance(self.content, Priority) else Kind.PLAIN


@dataclass(frozen=True)
class Draft:
    """What the facilitator has filled in."""

    title: str
    date: dt.date
    languages: tuple[str, ...]
    roles: tuple[str, ...]
    items: tuple[DraftItem, ...]

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
    for item in draft.items:
        if not 1 <= item.minutes <= 480 or not 1 <= item.rounds <= MAX_ROUNDS:
            raise Refused("Minutes or rounds are out of range.", status=422, field="items")
    roles = tuple(dict.fromkeys(role.strip() for role in draft.roles if role.strip()))
    if len(roles) > MAX_ROLES or any(len(role) > 40 for role in roles):
        raise Refused(
            "At most {n} roles, each of at most 40 characters.",
            status=422,
            field="roles",
            n=MAX_ROLES,
        )
    dilemmas = [item.content for item in draft.items if isinstance(item.content, Dilemma)]
    items = []
    for item in draft.items:
        content = item.content
        if isinstance(content, Priority) and content.options == "agenda":
            if len(dilemmas) < 2:
                raise Refused(
                    "Ranking the workshop's own dilemmas takes at least two of them.",
                    status=422,
                    field="items",
                )
            content = content.over(list({d.id: d for d in dilemmas}.values()))
        items.append(DraftItem(content, item.minutes, item.rounds))
    return Draft(title, draft.date, draft.languages, roles, tuple(items))
