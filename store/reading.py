"""Workshops as they are read: frozen values, blind where the room is to be blind."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

import models
from live import hub
from models import AgendaItem, Participant, Workshop
from store import counts, heads
from store.beside import Beside, beside
from store.database import opened, read_ahead, reading
from store.live_list import live
from store.rounds import content, followed_round, revealed_round, stop_of
from workshop import control
from workshop.errors import Refused
from workshop.flow import (
    AFTER,
    ALONE,
    CLOSED,
    LOBBY,
    Kind,
    Phase,
    Progress,
    Step,
    line_of,
    round_at,
    takes_told,
)
from workshop.keeping import closed_until
from workshop.snapshot import Commitment, Item, Kept, Mark, Moment, Note, Round, Snapshot, Timer
from workshop.support import offered
from workshop.times import opens_by_itself, window


@dataclass(frozen=True)
class Overview:
    """A line in a list of workshops."""

    id: int
    code: str
    title: str
    date: dt.date
    phase: Phase
    simulated: bool
    items: int
    joined: int
    closed_at: dt.datetime | None


def overviews() -> tuple[Overview, ...]:
    """All workshops, the newest date first."""
    items = (
        select(func.count())
        .where(col(AgendaItem.workshop_id) == Workshop.id)
        .correlate(Workshop)
        .scalar_subquery()
    )
    joined = (
        select(func.coalesce(func.sum(col(Participant.people)), 0))
        .where(col(Participant.workshop_id) == Workshop.id)
        .correlate(Workshop)
        .scalar_subquery()
    )
    query = select(Workshop, items, joined).order_by(
        col(Workshop.date).desc(), col(Workshop.id).desc()
    )
    with reading() as session:
        return tuple(
            Overview(
                id=w.id or 0,
                code=w.code,
                title=w.title,
                date=w.date,
                phase=Phase(w.here_phase),
                simulated=w.simulated,
                items=count,
                joined=people,
                closed_at=w.closed_at,
            )
            for w, count, people in session.execute(query)
        )


def find(code: str) -> int:
    """The id of the workshop with this code; raises Refused (404) when there is none."""
    with reading() as session:
        found = session.scalar(select(col(Workshop.id)).where(col(Workshop.code) == code))
    if found is None:
        raise Refused("There is no workshop with the code {code}.", status=404, code=code)
    return found


@read_ahead
def stage(workshop: int) -> Snapshot:
    """The workshop without counts: what changes only when the room takes a step, or in its time."""
    database = opened()
    with database.lock:
        known = database.stages.get(workshop)
        generation = database.generation
    if known is not None and not (known.link_turns and known.link_turns <= models.now()):
        return known
    while True:
        with reading() as session:
            built = _build(session, workshop)
        with database.lock:
            if generation == database.generation:
                database.stages[workshop] = built
                break
            generation = database.generation  # a step was announced while we read
    if built.link_turns:
        database.bell.set(workshop, built.link_turns)
    return built


def snapshot(workshop: int) -> Snapshot:
    """The workshop as every screen may see it now. Raises Refused (404) when it is gone."""
    built = stage(workshop)
    with reading() as session:
        joined = heads.joined(session, workshop)
        several = heads.several(session, workshop)
        floor = heads.floor(session, workshop)
        answered = [
            heads.answered(session, item.id, item.kind, round_at(built.here, item.stop))
            for item in built.open_items
        ]
        beforehand = _beforehand(session, built)
        waiting = session.scalar(
            select(func.count()).where(
                col(models.Suggestion.workshop_id) == workshop,
                col(models.Suggestion.state) == "waiting",
            )
        )
        support = counts.support(session, workshop)
        taken = counts.taken(session, built.here.item) if built.here.phase is Phase.TAKES else 0
        shown = _so_far(session, built)
    present = hub.present(workshop)
    reached = sum(several.get(each, 1) for each in present if each != floor)
    if built.in_lobby and built.link == "open":
        present -= beforehand.keys()  # who answers now is at home
    if not built.in_lobby:
        away = {person for person in beforehand if person not in present}
        beforehand = {p: n for each in answered for p, n in each.items() if p in away}
        answered = [{p: n for p, n in each.items() if p not in away} for each in answered]
        present = present.union(*answered)
    if floor and not (built.alone or built.afterwards):
        present |= {floor}
    finished = set.intersection(*map(set, answered)) if answered else set[int]()
    return replace(
        built,
        joined=joined,
        present=sum(several.get(person, 1) for person in present),
        answered=sum(min(each[person] for each in answered) for person in finished),
        beforehand=sum(beforehand.values()),
        waiting=waiting or 0,
        taken=taken,
        support=support,
        reached=reached if offered(built) else 0,
        so_far=shown,
    )


def so_far(workshop: int) -> Round | None:
    """What the room has been shown of a priority question that it follows and still answers."""
    built = stage(workshop)
    if not built.follows_list:
        return None
    with reading() as session:
        return _so_far(session, built)


def _beforehand(session: Session, built: Snapshot) -> dict[int, int]:
    """Who answered before the meeting what the room is at, each with how many people that is."""
    if built.in_lobby:
        return heads.beforehand(session, [item.id for item in built.items])
    if built.own_pace or not built.is_open or built.here.round != 1:
        return {}
    return heads.beforehand(session, [item.id for item in built.open_items])


def _build(session: Session, workshop: int) -> Snapshot:
    row = session.get(Workshop, workshop)
    if row is None:
        raise Refused("This workshop no longer exists.", status=404)
    items = session.scalars(
        select(AgendaItem)
        .where(col(AgendaItem.workshop_id) == workshop)
        .order_by(col(AgendaItem.position))
    ).all()
    here = Step(row.here_item, Phase(row.here_phase), row.here_round, row.here_part)
    stops = [stop_of(item) for item in items]
    said = beside(session, [stop.id for stop in stops])
    built = [
        _build_item(item, said[stop.id], takes_told(stops, here, stop))
        for item, stop in zip(items, stops, strict=True)
    ]
    frozen, previous = place_of(row.frozen), place_of(row.previous)
    before = (utc(row.before_from), utc(row.before_until))
    any_alone = any(item.alone for item in built)
    built = [
        replace(
            item,
            before=item.kind is not Kind.PLAIN and opens_by_itself(before, item.alone, any_alone),
        )
        for item in built
    ]
    now = models.now()
    after = (utc(row.after_from), utc(row.after_until))
    asked = window(here.phase, before, after)
    in_lobby = here == LOBBY and any(item.before for item in built)
    by_link = in_lobby or here in (ALONE, AFTER)
    return Snapshot(
        id=workshop,
        code=row.code,
        title=row.title,
        date=row.date,
        languages=tuple(row.languages),
        roles=tuple(row.roles),
        simulated=row.simulated,
        step=row.step,
        stayed=row.stayed,
        here=here,
        items=tuple(built),
        phase_began=row.phase_began,
        length=row.length,
        suggestions=row.suggestions,
        lenses=tuple(row.lenses or ()),
        wall=row.wall,
        dark_wall=row.dark_wall,
        black=row.black,
        line_up=row.line_up,
        moderated=row.moderated,
        hints=row.hints,
        timer=timer_of(row),
        pause_until=utc(row.pause_until),
        frozen=frozen if frozen and control.may_stay(stops, frozen) else None,
        frozen_wall=(row.frozen or {}).get("wall", ""),
        frozen_at=_moment(row.frozen),
        previous=previous if previous in line_of(stops) else None,
        nudged_at=utc(row.nudged_at),
        before=before,
        after=after,
        link=asked.state(now) if by_link else "",
        link_turns=asked.turns(now) if by_link else None,
        kept_until=_until(row),
        heard=row.heard,
        decided=row.decided,
        published_at=utc(row.published_at),
        support=counts.support(session, workshop) if here == CLOSED else (),
    )


def utc(moment: dt.datetime | None) -> dt.datetime | None:
    """A stored moment; SQLite gives UTC without saying so."""
    return moment and moment.replace(tzinfo=moment.tzinfo or dt.UTC)


def day_of(moment: dt.datetime) -> dt.date:
    """The day of a stored moment, where the server is."""
    return (utc(moment) or moment).astimezone().date()


def _until(row: Workshop) -> dt.date | None:
    """The last day that a workshop is kept, as far as it is known already."""
    if row.kept_until is None or row.closed_at is None or row.simulated:
        return row.kept_until
    return closed_until(row.kept_until, day_of(row.closed_at))


def timer_of(row: Workshop) -> Timer | None:
    if row.timer_ends is None and row.timer_left is None:
        return None
    return Timer(utc(row.timer_ends), row.timer_left)


def place_of(kept: dict[str, Any] | None) -> Step | None:
    """The step in what `previous` or `frozen` of a workshop's row holds."""
    if kept is None:
        return None
    return Step(kept["item"], Phase(kept["phase"]), kept["round"], kept["part"])


def _moment(frozen: dict[str, Any] | None) -> Moment | None:
    """What there was when the projector was frozen; None where it follows."""
    if frozen is None or "revealed" not in frozen:
        return None
    return Moment(
        tuple(Note(*note) for note in frozen["notes"]),
        tuple(Commitment(*made) for made in frozen["commitments"]),
        tuple((kind, line, count) for kind, line, count in frozen["support"]),
        {int(item): number for item, number in frozen["revealed"].items()},
        tuple(Mark(*mark) for mark in frozen["marks"]),
    )


def shown_up_to(row: AgendaItem) -> int:
    """The last round that screens may show: revealed, and not hidden since."""
    return min(row.revealed_round, row.hidden_from - 1) if row.hidden_from else row.revealed_round


def _build_item(row: AgendaItem, beside: Beside, told: bool) -> Item:
    """`told`: also what phones wrote when they were asked what it would take."""
    assert row.id is not None
    seen = shown_up_to(row)
    notes = (note for note in beside.notes if told or note.participant_id is None)
    return Item(
        id=row.id,
        kind=Kind(row.kind),
        minutes=row.minutes,
        rounds=row.rounds,
        content=content(row.id),
        progress=Progress(row.closed_round, row.revealed_round),
        alone=row.alone,
        after=row.after,
        hidden_from=row.hidden_from,
        takes=row.takes,
        method=row.method,
        kept=tuple(_kept(row, [each for each in beside.kept if each.round <= seen])),
        # Also while they are blind: what is late is known by it.
        restarts=tuple(each.round for each in beside.kept if each.how == "restarted"),
        followed=frozenset(number for number in beside.followed if number <= seen),
        groups=tuple(group for group in beside.groups.values() if group.round <= seen),
        singled=frozenset(reason for number, reason in beside.singled if number <= seen),
        results=tuple(
            revealed_round(row, n, sum(each.round == n for each in beside.kept))
            for n in range(1, seen + 1)
        ),
        notes=tuple(Note(n.id or 0, n.kind, n.text, n.asked) for n in notes),
        commitments=tuple(
            Commitment(c.id or 0, c.verb, c.text, c.who, c.due, c.asked) for c in beside.commitments
        ),
    )


def _kept(row: AgendaItem, kept: list[models.KeptRound]) -> Iterator[Kept]:
    """Rounds as they were before they were restarted or reopened; shown with the round."""
    for each in kept:
        round = replace(revealed_round(row, each.kept_as), number=each.round)
        if round.answered:
            yield Kept(each.how, utc(each.at) or each.at, round)


def _so_far(session: Session, built: Snapshot) -> Round | None:
    """What the room has seen of a round where it, or a frozen projector, stands; else None."""
    at = built.frozen or built.here
    item = next((item for item in built.items if item.id == at.item), None)
    if at.phase is not Phase.RANK or item is None or item.hides(at.round):
        return None
    kept, row = live(session, item.id, at.round), session.get(AgendaItem, item.id)
    return followed_round(row, kept) if row and kept else None
