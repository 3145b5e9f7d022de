"""The points that are answered alone, before the meeting or after it, at the reader's own pace.

Who uses it, when, what they see first: somebody at home, days before, with a link. They
see point 1 of so many: the case and the form on one page, and a large Next. Where the link is
for those only who cannot come, they first see that, so that who comes can leave it.
"""

from dataclasses import dataclass
from typing import Any

import store
from i18n import Translator
from phone import asking, pages, stands, wording
from phone.asking import Posted
from phone.drawing import Own
from phone.pages import Page
from phone.shelf import Shelf, shelf_of
from workshop.flow import Kind, round_at
from workshop.snapshot import Item, Snapshot
from workshop.tongues import foreign


@dataclass(frozen=True)
class Way:
    """Where the reader is: point 1 to `count`; one past the last is the list of them all."""

    point: int
    count: int


@dataclass(frozen=True)
class Line:
    """One point in the list; `state` is "answered", "skipped", "text" or "" for not yet."""

    point: int
    title: str
    tongue: str
    state: str


def chosen(snapshot: Snapshot, wanted: str) -> int | None:
    """The point that an address asks for; None when it asks for none there is."""
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 4):
        return None
    return int(wanted) if 1 <= int(wanted) <= len(snapshot.own_pace_items) + 1 else None


def round_of(snapshot: Snapshot, item: Item) -> int:
    """The round that is answered at one's own pace: the first, or one after the last."""
    return round_at(snapshot.here, item.stop)


def times(snapshot: Snapshot, t: Translator) -> dict[str, Any]:
    """When answers are taken, in words: what the pages of this step say beside their own."""
    window, link = snapshot.window, snapshot.link
    return {
        "after": snapshot.afterwards,
        "absent": snapshot.for_absent,
        "link": link,
        "begins": wording.moment(window.begins, t) if window.begins and link == "early" else "",
        "ends": wording.moment(window.ends, t) if window.ends and link else "",
    }


def point_of(snapshot: Snapshot, item: int) -> int:
    """The point at which the item with this id is answered; the list when it is not one."""
    points = [each.id for each in snapshot.own_pace_items]
    return points.index(item) + 1 if item in points else len(points) + 1


def first_open(snapshot: Snapshot, who: store.Person) -> int:
    """Where somebody goes on who comes back: the first question without an answer.

    A text right before it is read again; when nothing is left it is the list, and so it is
    until somebody has begun who may be on the way to the meeting.
    """
    shelf, points = shelf_of(snapshot), snapshot.own_pace_items
    if snapshot.link != "open" or (snapshot.for_absent and not given_before(snapshot, who)):
        return len(points) + 1
    if all(item.kind is Kind.PLAIN for item in points):
        return 1
    for number, item in enumerate(points, 1):
        if not shelf.is_open(item, round_of(snapshot, item)):
            continue
        if shelf.own(who, item, round_of(snapshot, item)) is None:
            while number > 1 and points[number - 2].kind is Kind.PLAIN:
                number -= 1
            return number
    return len(points) + 1


def given_before(snapshot: Snapshot, who: store.Person) -> int:
    """How many of the questions this phone has answered in the lobby."""
    return store.given_before(who) if snapshot.in_lobby and snapshot.link else 0


def fragment(snapshot: Snapshot, who: store.Person, t: Translator, point: int) -> Page:
    """What fills <main> at this point, or the list after the last one."""
    shelf = shelf_of(snapshot)
    if point > len(snapshot.own_pace_items) or snapshot.link == "early":
        return Page(_list(shelf, who, t))
    item = snapshot.own_pace_items[point - 1]
    own = None if item.kind is Kind.PLAIN else shelf.own(who, item, round_of(snapshot, item))
    key = ("alone", t.language, point, who.people)
    alike = own is None and item.kind is not Kind.PRIORITY  # an order is shuffled for each
    page = shelf.pages.get(key) if alike else None
    if page is None:
        page = Page(_draw(shelf, who, point, own, t))
        if alike:
            shelf.keep(key, page)
    return page


def corrected(snapshot: Snapshot, who: store.Person, t: Translator, posted: Posted) -> Page:
    """A point's form again, with what was posted and the message beside the field."""
    point = point_of(snapshot, int(posted.fields["item"]))
    shelf, item = shelf_of(snapshot), snapshot.own_pace_items[point - 1]
    own = shelf.own(who, item, round_of(snapshot, item))
    return Page(_draw(shelf, who, point, own, t, posted))


def _draw(
    shelf: Shelf,
    who: store.Person,
    point: int,
    own: Own,
    t: Translator,
    posted: Posted | None = None,
) -> str:
    snapshot = shelf.snapshot
    item, count = snapshot.own_pace_items[point - 1], len(snapshot.own_pace_items)
    values = {
        "code": snapshot.code,
        "kicker": t("Point {n} of {all}", n=point, all=count),
        "item": item,
        "text": item.content.text(t.language),
        "tongue": foreign(item.content, t.language),
        "round": round_of(snapshot, item),
        "way": Way(point, count),
    }
    is_open = shelf.is_open(item, round_of(snapshot, item)) and snapshot.link == "open"
    if item.kind is Kind.PLAIN:
        return pages.render("show.html", t, **values)
    if item.kind is Kind.PRIORITY:
        template, form = asking.order(item, who, (own,), posted, is_open)
        return pages.render(template, t, **values, **form)
    template, form = stands.asked(snapshot, item, who, own, t, posted, is_open)
    return pages.render(template, t, **values, **form)


def _list(shelf: Shelf, who: store.Person, t: Translator) -> str:
    snapshot = shelf.snapshot
    lines = [
        Line(
            number,
            item.content.text(t.language).title,
            foreign(item.content, t.language),
            _state(shelf, who, item),
        )
        for number, item in enumerate(snapshot.own_pace_items, 1)
    ]
    questions = [line for line in lines if line.state != "text"]
    listed = pages.render(
        "alone.html",
        t,
        code=snapshot.code,
        kicker=snapshot.title,
        lines=lines,
        done=sum(line.state != "" for line in questions),
        questions=len(questions),
        left=next((line.point for line in questions if not line.state), 0),
        open=(bool(snapshot.open_items) or not questions) and snapshot.link == "open",
        date=t.date(snapshot.date),
        **times(snapshot, t),
    )
    return listed + pages.suggest_link(snapshot, t)


def _state(shelf: Shelf, who: store.Person, item: Item) -> str:
    if item.kind is Kind.PLAIN:
        return "text"
    own = shelf.own(who, item, round_of(shelf.snapshot, item))
    if own is None:
        return ""
    return "skipped" if own.skipped else "answered"
