"""What one phone sees now: a snapshot and the participant's own answers as HTML."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

import store
from i18n import Translator
from phone import alone, asking, pages, reasons, support, takes, wording
from phone.asking import Posted
from phone.drawing import Drawn, Own
from phone.pages import Page
from phone.shelf import Shelf, shelf_of
from workshop.answers import Points, Ranking, Stance
from workshop.dialogue import beside, has_parts, part_words
from workshop.dilemmas import Plain
from workshop.flow import Kind, Phase
from workshop.snapshot import VERBS, Commitment, Item, Snapshot
from workshop.tongues import foreign


def fragment(snapshot: Snapshot, who: store.Person, t: Translator, point: int = 0) -> Page:
    """What fills <main> for this participant at the room's current step.

    `point` is where the participant is in the alone step.
    """
    if snapshot.alone:
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
    key = (t.language, own, behind)
    page = shelf.pages.get(key)
    if page is None:
        page = Page(draw(shelf, who, own, t, behind=behind))
        if not collects or (own == (None,) and snapshot.here.phase is not Phase.RANK):
            shelf.keep(key, page)
    return page


def joining(snapshot: Snapshot, t: Translator) -> Page:
    """The page that asks somebody to take part."""
    shelf = shelf_of(snapshot)
    key = ("join", t.language)
    if key not in shelf.pages:
        text = pages.render(
            "join.html",
            t,
            languages=snapshot.languages,
            code=snapshot.code,
            here=f"/p/{snapshot.code}",
            snapshot=snapshot,
            date=t.date(snapshot.date),
        )
        shelf.pages[key] = Page(text)
    return shelf.pages[key]


def corrected(snapshot: Snapshot, who: store.Person, t: Translator, posted: Posted) -> Page:
    """The current form again, with what was posted and the message beside the field."""
    if snapshot.alone:
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
) -> str:
    """The step for `who`, who has given `own` and stands `behind` these lines."""
    snapshot = shelf.snapshot
    main = _main(shelf, who, own, t, posted, behind)
    if snapshot.closed or snapshot.is_open:  # nothing more to do, or something better
        return main
    return main + pages.suggest_link(snapshot, t)


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
        values["given"] = _given(shelf, own, t)
        return pages.render("closed.html", t, **values)
    if item is None:
        return pages.render("lobby.html", t, count=len(snapshot.items), **values)
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
        form = asking.stance(snapshot, item, own[0], t, posted, snapshot.is_open)
        return pages.render("stance.html", t, **values, **form)
    drawn = _picture(shelf, item, own, t)
    values |= {"drawn": drawn, "svg": Markup(drawn.svg) if drawn else ""}
    values["reasons"] = reasons.offered(snapshot) is not None
    values["told"] = reasons.told(snapshot)
    if phase is Phase.DIALOGUE:
        values |= {"part": part_words(snapshot, t), "parted": has_parts(snapshot)}
        values["beside"] = beside(snapshot)
    return pages.render(f"{phase.value}.html", t, **values)


def _agreed(snapshot: Snapshot) -> tuple[Commitment, ...] | None:
    """All commitments so far, at the step where the group writes them; None elsewhere."""
    content = snapshot.item.content if snapshot.item else None
    if not (isinstance(content, Plain) and content.writes):
        return None
    made = [each for item in snapshot.items for each in item.commitments]
    return tuple(sorted(made, key=lambda each: VERBS.index(each.verb)))


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
    """One dilemma or priority question as the participant keeps it."""

    title: str
    tongue: str
    own: tuple[str, ...]  # a line per round
    room: str


def _given(shelf: Shelf, own: tuple[Own, ...], t: Translator) -> list[Given]:
    rounds = _rounds_shown(shelf.snapshot)
    by_round = {
        (item.id, number): answer for (item, number), answer in zip(rounds, own, strict=True)
    }
    found = []
    for item in shelf.snapshot.items:
        if item.kind is Kind.PLAIN:
            continue
        lines = []
        for number in range(1, item.progress.revealed + 1):
            words = _own_words(item, by_round[item.id, number], t)
            if words:
                lines.append(t("Round {n}: {words}", n=number, words=words))
        room = ""
        if item.progress.revealed:
            room = shelf.gallery.result(item, item.progress.revealed, t, None).picture.title
        title, tongue = item.content.text(t.language).title, foreign(item.content, t.language)
        found.append(Given(title, tongue, tuple(lines), room))
    return found


def _own_words(item: Item, own: Own, t: Translator) -> str:
    if own is None:
        return ""
    if own.skipped:
        return t("you skipped this one")
    if isinstance(own, Stance) and own.place is not None:
        return wording.where_words(own.place, item, t)
    labels = item.priority.text(t.language).options
    if isinstance(own, Points):
        return wording.points_words(own, labels, t)
    assert isinstance(own, Ranking)
    assert own.order is not None
    return t("“{option}” first", option=labels[own.order[0]])
