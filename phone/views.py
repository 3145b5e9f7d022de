"""What one phone sees now: a snapshot and the participant's own answers as HTML."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

import store
from i18n import Translator
from phone import alone, asking, clock, pages, reasons, stands, support, tables, takes, wording
from phone.asking import Posted
from phone.drawing import Drawn, Own
from phone.pages import Page
from phone.shelf import Shelf, shelf_of
from workshop.answers import Places, Points, Ranking, Stance
from workshop.corners import corners_of
from workshop.dialogue import beside, has_parts, part_words
from workshop.dilemmas import Plain
from workshop.flow import Kind, Phase
from workshop.snapshot import NOTE_KINDS, VERBS, Commitment, Item, Snapshot
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
    if not collects:
        own = tuple(_bare(answer) for answer in own)
    behind = store.own_support(who) if support.offered(snapshot) else frozenset()
    before = alone.given_before(snapshot, who)
    key = (t.language, own, behind, who.people, before)
    page = shelf.pages.get(key)
    if page is None:
        page = Page(draw(shelf, who, own, t, behind=behind, before=before))
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
) -> str:
    """The step for `who`, who has given `own` and stands `behind` these lines.

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
        else _main(shelf, who, own, t, posted, behind)
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
) -> str:
    snapshot, phase = shelf.snapshot, shelf.snapshot.here.phase
    item = snapshot.item
    values: dict[str, Any] = {"code": snapshot.code, "kicker": wording.kicker(snapshot, t)}
    if snapshot.closed:
        values |= {"given": _given(shelf, own, t), "until": _day(snapshot.kept_until, t)}
        values |= {"heard": snapshot.heard, "decided": snapshot.decided}
        values["published"] = _day(snapshot.published_at, t)
        return pages.render("closed.html", t, **values)
    assert item is not None
    values |= {"item": item, "text": item.content.text(t.language), "round": snapshot.here.round}
    values["tongue"] = foreign(item.content, t.language)
    values |= {"agreed": _agreed(snapshot), "verbs": wording.verbs(t), "behind": behind}
    values["nudged"] = snapshot.nudged_at.isoformat() if snapshot.nudged_at else ""
    if phase in (Phase.SHOW, Phase.READ):
        template = {Kind.PLAIN: "show", Kind.PRIORITY: "question", Kind.DILEMMA: "read"}[item.kind]
        return pages.render(f"{template}.html", t, **values)
    if phase is Phase.RANK:
        template, form = asking.order(item, who, own, posted, snapshot.is_open)
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
    content = snapshot.item.content if snapshot.item else None
    if not (isinstance(content, Plain) and content.writes):
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


@dataclass(frozen=True)
class Given:
    """One point as the participant keeps it; only some are `asked`, all can be written about."""

    title: str
    tongue: str
    asked: bool
    own: tuple[str, ...]  # a line per round
    room: str
    notes: dict[str, list[str]]  # by their kind
    made: list[str]  # what happens next


def _day(moment: dt.date | None, t: Translator) -> str:
    if isinstance(moment, dt.datetime):
        moment = moment.astimezone().date()
    return t.date(moment) if moment else ""


def _given(shelf: Shelf, own: tuple[Own, ...], t: Translator) -> list[Given]:
    rounds = _rounds_shown(shelf.snapshot)
    by_round = {
        (item.id, number): answer for (item, number), answer in zip(rounds, own, strict=True)
    }
    found = []
    for item in shelf.snapshot.items:
        asked = item.kind is not Kind.PLAIN
        if not (asked or item.notes or item.commitments):
            continue
        lines = []
        for number in range(1, item.progress.revealed + 1):
            words = _own_words(item, by_round[item.id, number], t)
            if words:
                later = item.is_afterwards(number)
                lines.append(
                    t("Afterwards: {words}", words=words)
                    if later
                    else t("Round {n}: {words}", n=number, words=words)
                )
        room = ""
        if item.progress.revealed:
            shown = [r.number for r in item.results if not r.withheld and r.number <= item.rounds]
            last = shown[-1] if shown else min(item.progress.revealed, item.rounds)
            room = shelf.gallery.result(item, last, t, None).picture.title
        title, tongue = item.content.text(t.language).title, foreign(item.content, t.language)
        notes = {kind: [n.text for n in item.notes if n.kind == kind] for kind in NOTE_KINDS}
        verbs = wording.verbs(t)
        made = [
            f"{verbs[it.verb]}: {it.text}" + "".join(f" – {x}" for x in (it.who, it.due) if x)
            for it in item.commitments
        ]
        found.append(Given(title, tongue, asked, tuple(lines), room, notes, made))
    return found


def _own_words(item: Item, own: Own, t: Translator) -> str:
    if own is None:
        return ""
    if own.skipped:
        return t("you skipped this one")
    if isinstance(own, Places):
        return tables.spread(own, item, t)
    if isinstance(own, Stance) and own.place is not None:
        return wording.where_words(own.place, item, t)
    labels = item.priority.text(t.language).options
    if isinstance(own, Points):
        return wording.points_words(own, labels, t)
    assert isinstance(own, Ranking)
    assert own.order is not None
    return t("“{option}” first", option=labels[own.order[0]])
