"""What one phone sees now: a snapshot and the participant's own answers as HTML."""

import datetime as dt
from dataclasses import replace
from typing import Any

from markupsafe import Markup

import store
from i18n import Translator
from phone import (
    alone,
    asking,
    clock,
    kept,
    list_so_far,
    pages,
    reasons,
    stands,
    support,
    tables,
    takes,
    wording,
)
from phone.asking import Posted
from phone.drawing import Drawn, Own
from phone.pages import Page
from phone.shelf import Shelf, shelf_of
from workshop.answers import Places, Points, Ranking, Stance
from workshop.corners import corners_of
from workshop.dialogue import beside, has_parts, part_words
from workshop.flow import Kind, Phase
from workshop.snapshot import VERBS, Commitment, Item, Snapshot
from workshop.tongues import foreign


def fragment(snapshot: Snapshot, who: store.Person, t: Translator, point: int = 0) -> Page:
    """What fills <main> for this participant at the room's current step.

    `point` is where the participant is in the alone step.
    """
    if snapshot.own_pace:
        return alone.fragment(snapshot, who, t, point)
    if snapshot.here.phase is Phase.TAKES:
        return takes.fragment(snapshot, who, t)
    shelf = shelf_of(snapshot)
    rounds = _rounds_shown(snapshot)
    own = tuple(shelf.own(who, item, number) for item, number in rounds)
    collects = snapshot.here.collects
    if not (collects or snapshot.closed):
        own = tuple(_bare(answer) for answer in own)
    behind = frozenset[store.Line]()
    if support.offered(snapshot) or snapshot.closed:
        behind = store.own_support(who)
    said = store.own_words(who) if snapshot.closed else kept.NOBODY
    before = alone.given_before(snapshot, who)
    key = (t.language, own, behind, who.people, before, said)
    page = shelf.pages.get(key)
    if page is None:
        page = Page(draw(shelf, who, own, t, behind=behind, before=before, said=said))
        if not collects or (own == (None,) and snapshot.here.phase is not Phase.RANK):
            shelf.keep(key, page)
    return page


def joining(snapshot: Snapshot, t: Translator, message: str = "") -> Page:
    """The page that asks somebody to take part; `message`: what was wrong with a table's form."""
    shelf = shelf_of(snapshot)
    times = alone.times(snapshot, t)
    key = ("join", t.language, message)
    if key not in shelf.pages:
        text = pages.render(
            "join.html",
            t,
            languages=snapshot.languages,
            code=snapshot.code,
            here=f"/p/{snapshot.code}",
            snapshot=snapshot,
            date=t.date(snapshot.date),
            until=_day(snapshot.kept_until, t),
            message=message,
            **times,
        )
        shelf.pages[key] = Page(text)
    return shelf.pages[key]


def corrected(snapshot: Snapshot, who: store.Person, t: Translator, posted: Posted) -> Page:
    """The current form again, with what was posted and the message beside the field."""
    if snapshot.own_pace:
        return alone.corrected(snapshot, who, t, posted)
    if snapshot.here.phase is Phase.TAKES:
        return takes.fragment(snapshot, who, t, posted)
    shelf = shelf_of(snapshot)
    own = tuple(shelf.own(who, item, number) for item, number in _rounds_shown(snapshot))
    return Page(draw(shelf, who, own, t, posted))


def _rounds_shown(snapshot: Snapshot) -> tuple[tuple[Item, int], ...]:
    """The items and rounds of which this step shows the participant's own answer."""
    here, item = snapshot.here, snapshot.item
    if snapshot.closed:
        return tuple(
            (item, number)
            for item in snapshot.items
            for number in range(1, item.progress.revealed + 1)
        )
    if item is None or here.phase in (Phase.READ, Phase.SHOW):
        return ()
    if here.phase is Phase.GROUND:
        last = item.progress.revealed
        return ((item, last),) if last else ()
    if here.phase is Phase.SHIFT:
        return ((item, here.round - 1), (item, here.round))
    if here.phase is Phase.RANK and here.round > 1:
        return ((item, here.round - 1), (item, here.round))
    return ((item, here.round),)


def _keys(snapshot: Snapshot) -> list[tuple[int, int]]:
    """Item and round of each own answer that this step shows."""
    return [(item.id, number) for item, number in _rounds_shown(snapshot)]


def _bare(answer: Own) -> Own:
    """Only what a result shows of one's own answer, so that many phones share a page."""
    if isinstance(answer, Stance):
        return Stance(answer.place)
    if isinstance(answer, Places):
        return Places(answer.people)
    if isinstance(answer, Ranking) and answer.order:
        return Ranking(answer.order[:1])
    if isinstance(answer, Points) and answer.given:
        most = max(points for _, points in answer.given)
        return Points(tuple(each for each in answer.given if each[1] == most))
    return answer


def draw(
    shelf: Shelf,
    who: store.Person,
    own: tuple[Own, ...],
    t: Translator,
    posted: Posted | None = None,
    behind: frozenset[store.Line] = frozenset(),
    before: int = 0,
    said: store.Said = kept.NOBODY,
) -> str:
    """The step for `who`, who has given `own`, stands `behind` these lines and has `said` this.

    `before`: how many questions they answered before the meeting, while it has not begun.
    """
    snapshot = shelf.snapshot
    above = clock.strip(snapshot, t)
    instead = clock.instead(snapshot, t)
    if instead is not None:
        return above + instead
    main = above + (
        _lobby(snapshot, before, t)
        if snapshot.in_lobby
        else _main(shelf, who, own, t, posted, behind, said)
    )
    if snapshot.closed or snapshot.is_open:  # nothing more to do, or something better
        return main
    return main + pages.suggest_link(snapshot, t)


def _lobby(snapshot: Snapshot, before: int, t: Translator) -> str:
    return pages.render(
        "lobby.html",
        t,
        kicker=wording.kicker(snapshot, t),
        count=len(snapshot.items),
        done=before,
        questions=sum(item.before for item in snapshot.items),
        **alone.times(snapshot, t),
    )


def _main(
    shelf: Shelf,
    who: store.Person,
    own: tuple[Own, ...],
    t: Translator,
    posted: Posted | None,
    behind: frozenset[store.Line],
    said: store.Said,
) -> str:
    snapshot, phase = shelf.snapshot, shelf.snapshot.here.phase
    item = snapshot.item
    values: dict[str, Any] = {"code": snapshot.code, "kicker": wording.kicker(snapshot, t)}
    if snapshot.closed:
        by_round = dict(zip(_keys(snapshot), own, strict=True))
        values |= {"given": kept.points(shelf, by_round, said, behind, t)}
        values["until"] = _day(snapshot.kept_until, t)
        values |= {"heard": snapshot.heard, "decided": snapshot.decided}
        values["published"] = _day(snapshot.published_at, t)
        return pages.render("closed.html", t, **values)
    assert item is not None
    values |= {"item": item, "text": item.content.text(t.language), "round": snapshot.here.round}
    values["tongue"] = foreign(item.content, t.language)
    values |= {"agreed": _agreed(snapshot), "verbs": wording.verbs(t), "behind": behind}
    values["people"] = who.people
    values["nudged"] = snapshot.nudged_at.isoformat() if snapshot.nudged_at else ""
    if phase in (Phase.SHOW, Phase.READ):
        template = {Kind.PLAIN: "show", Kind.PRIORITY: "question", Kind.DILEMMA: "read"}[item.kind]
        return pages.render(f"{template}.html", t, **values)
    if phase is Phase.RANK:
        template, form = asking.order(item, who, own, posted, snapshot.is_open)
        values["so_far"] = list_so_far.part(shelf, item, own[-1], t)
        return pages.render(template, t, **values, **form)
    if phase in (Phase.STANCE, Phase.RESTANCE):
        template, form = stands.asked(snapshot, item, who, own[0], t, posted, snapshot.is_open)
        return pages.render(template, t, **values, **form)
    drawn = _of_table(_picture(shelf, item, own, t), item, own[-1], t)
    values |= {"drawn": drawn, "svg": Markup(drawn.svg) if drawn else ""}
    values["reasons"] = reasons.offered(snapshot) is not None
    values["told"] = reasons.told(snapshot)
    if phase is Phase.DIALOGUE:
        values |= {"part": part_words(snapshot, t), "parted": has_parts(snapshot)}
        values["beside"] = beside(snapshot)
        if values["beside"] == "corners":
            values["corners"] = corners_of(item.dilemma.text(t.language), t)
    return pages.render(f"{phase.value}.html", t, **values)


def _agreed(snapshot: Snapshot) -> tuple[Commitment, ...] | None:
    """All commitments so far, at the step where the group writes them; None elsewhere."""
    if snapshot.item is None or not snapshot.item.writes:
        return None
    made = [each for item in snapshot.items for each in item.commitments]
    return tuple(sorted(made, key=lambda each: VERBS.index(each.verb)))


def _of_table(drawn: Drawn | None, item: Item, own: Own, t: Translator) -> Drawn | None:
    """The picture with a table's own people in words: no one mark is theirs."""
    if drawn is None or not isinstance(own, Places):
        return drawn
    words = t("You skipped this one.") if own.skipped else tables.spread(own, item, t)
    return replace(drawn, picture=replace(drawn.picture, own=words))


def _picture(shelf: Shelf, item: Item, own: tuple[Own, ...], t: Translator) -> Drawn | None:
    here, gallery = shelf.snapshot.here, shelf.gallery
    if here.phase is Phase.SHIFT:
        return gallery.movement(item, here.round, t, own[0], own[1])
    if here.phase is Phase.DIALOGUE and beside(shelf.snapshot) == "spread":
        return gallery.spread(item, here.round, t, own[0])
    if here.phase is Phase.GROUND:
        last = item.progress.revealed
        return gallery.result(item, last, t, own[0]) if last else None
    return gallery.result(item, here.round, t, own[0])


def _day(moment: dt.date | None, t: Translator) -> str:
    if isinstance(moment, dt.datetime):
        moment = moment.astimezone().date()
    return t.date(moment) if moment else ""
