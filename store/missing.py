"""Who is missing, and a gentle word to all who have not answered."""

import datetime as dt
import threading
from weakref import WeakKeyDictionary

from sqlalchemy import bindparam, select
from sqlmodel import Session, col

import models
from live import STEP, hub
from models import Participant
from store import heads
from store.database import Database, Write, opened, reading, tick
from store.reading import utc
from store.rounds import stop_of
from store.workshops import agenda_of, here_of, locked
from workshop import flow, missing
from workshop.errors import Refused
from workshop.flow import Kind, Phase, Progress, round_at
from workshop.missing import Attendance, Present, Skips
from workshop.snapshot import Item, Snapshot

NUDGE_EVERY = 60  # seconds

# What was told of an open round's skips, by item and round, while this process lives.
_told: WeakKeyDictionary[Database, dict[tuple[int, int], Skips]] = WeakKeyDictionary()
_lock = threading.Lock()


@Write
def nudge(session: Session, workshop: int) -> None:
    """Show a gentle line on every phone without an answer to the open round.

    Never to a named one; at most every NUDGE_EVERY seconds. Raises Refused.
    """
    row = locked(session, workshop)
    here = here_of(row)
    asked = any(
        flow.is_open(here, stop_of(item), here.round, Progress(item.closed_round))
        for item in agenda_of(session, workshop)
    )
    if not asked or here.phase in (Phase.LOBBY, Phase.ALONE, Phase.AFTER):
        raise Refused("Nobody is asked for an answer now.")
    now, last = models.now(), utc(row.nudged_at)
    if last and now - last < dt.timedelta(seconds=NUDGE_EVERY):
        raise Refused("You have reminded them less than a minute ago.")
    row.nudged_at = now
    tick(session, workshop, STEP)


def attendance(snapshot: Snapshot) -> Attendance:
    """Who is here, has answered and skipped: what is asked now, else the last result's round."""
    here = snapshot.here
    asked = _shown(snapshot)
    asks = snapshot.is_open and not snapshot.in_lobby  # there who comes is welcomed
    if asks:
        asked = tuple((item, round_at(here, item.stop)) for item in snapshot.open_items)
    with reading() as session:
        rows = session.execute(_PEOPLE, {"workshop": snapshot.id}).all()
        given = [_given(session, item, number) for item, number in asked]
        meets = [item.id for item, number in asked if number == 1 and not item.alone]
        before = heads.beforehand(session, [] if snapshot.alone else meets)
    here_now = hub.present(snapshot.id)
    away = {person for person in before if person not in here_now}
    given = [{p: count for p, count in each.items() if p not in away} for each in given]
    came = here_now.union(*given)
    anytime = snapshot.alone or snapshot.afterwards  # each comes when it suits them
    people = []
    for row in rows:
        if anytime or row.id in came or row.way == "floor":
            each = [answers.get(row.id, (0, 0)) for answers in given] or [(0, 0)]
            answered, skipped = (min(count) for count in zip(*each, strict=True))
            people.append(Present(row.role, row.people, answered, skipped))
    counted = Skips(sum(p.skipped for p in people), sum(p.answered for p in people))
    if asks:
        return missing.attendance(people, _in_batches(snapshot, counted))
    return missing.attendance(people, counted if asked else None, revealed=bool(asked))


_PEOPLE = select(
    col(Participant.id), col(Participant.role), col(Participant.people), col(Participant.way)
).where(col(Participant.workshop_id) == bindparam("workshop"))


def _shown(snapshot: Snapshot) -> tuple[tuple[Item, int], ...]:
    """The round of the item the room is at that was shown last."""
    item = snapshot.item
    if item is None or not item.progress.revealed or item.kind is Kind.PLAIN:
        return ()
    return ((item, item.progress.revealed),)


def _given(session: Session, item: Item, number: int) -> dict[int, tuple[int, int]]:
    """By participant: how many people answered, and how many of them skipped."""
    if item.kind is Kind.PRIORITY:
        ordered = select(
            col(models.Ranking.participant_id),
            col(models.Ranking.skipped),
            col(models.Ranking.people),
        ).where(col(models.Ranking.item_id) == item.id, col(models.Ranking.round) == number)
        return {
            person: (people, people if skipped else 0)
            for person, skipped, people in session.execute(ordered)
        }
    stood = select(
        col(models.Stance.participant_id), col(models.Stance.skipped), col(models.Stance.places)
    ).where(col(models.Stance.item_id) == item.id, col(models.Stance.round) == number)
    return {
        person: (1, int(skipped)) if places is None else (len(places), places.count(None))
        for person, skipped, places in session.execute(stood)
    }


def _in_batches(snapshot: Snapshot, counted: Skips) -> Skips | None:
    """What may be told of skips while the room answers one question."""
    item = snapshot.item
    if item is None or not snapshot.is_open:
        return None
    with _lock:
        told = _told.setdefault(opened(), {})
        key = (item.id, snapshot.here.round)
        now = missing.told_of_skips(told.pop(key, None), counted.skipped, counted.of)
        if now is not None:
            told[key] = now
        return now
