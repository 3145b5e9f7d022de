"""What is kept beside the answers of an agenda's items, read for all of them at once.

A step is read anew before any screen hears of it, so its price is a part of every press.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from models import Commitment, KeptRound, Note, Ranking, Reason, ReasonGroup, Stance
from store.live_list import LIVE
from workshop.snapshot import Group

_ITEMS: Any = bindparam("items", expanding=True)
_SEEN = (col(Reason.state) == "shown", col(Reason.merged_into).is_(None))
_NOTES = (
    select(Note)
    .where(col(Note.item_id).in_(_ITEMS), col(Note.state) == "shown")
    .order_by(col(Note.id))
)
_COMMITMENTS = (
    select(Commitment).where(col(Commitment.item_id).in_(_ITEMS)).order_by(col(Commitment.id))
)
_KEPT = select(KeptRound).where(col(KeptRound.item_id).in_(_ITEMS)).order_by(col(KeptRound.id))
_FOLLOWED = (
    select(col(KeptRound.id))
    .join(
        Ranking,
        (col(Ranking.item_id) == col(KeptRound.item_id))
        & (col(Ranking.round) == col(KeptRound.kept_as)),
    )
    .where(col(KeptRound.item_id).in_(_ITEMS), col(KeptRound.how) == LIVE)
    .distinct()
)
_GROUPED = (
    select(
        col(ReasonGroup.item_id),
        col(ReasonGroup.id),
        col(ReasonGroup.round),
        col(ReasonGroup.name),
        col(Reason.id),
    )
    .join(Reason, col(Reason.group_id) == col(ReasonGroup.id))
    .where(col(ReasonGroup.item_id).in_(_ITEMS), *_SEEN)
    .order_by(col(ReasonGroup.id))
)
_SINGLED = (
    select(col(Stance.item_id), col(Stance.round), col(Reason.id))
    .join(Reason, col(Reason.stance_id) == col(Stance.id))
    .where(col(Stance.item_id).in_(_ITEMS), col(Reason.marked), *_SEEN)
)


@dataclass
class Beside:
    """Of one item, all rounds, also blind ones: what may be shown of it, its reader decides.

    `singled` are (round, reason) that the facilitator marked; `kept` without what was shown of
    rounds that were `followed`.
    """

    notes: list[Note] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    kept: list[KeptRound] = field(default_factory=list)
    followed: set[int] = field(default_factory=set)
    groups: dict[int, Group] = field(default_factory=dict)
    singled: list[tuple[int, int]] = field(default_factory=list)


def beside(session: Session, items: Iterable[int]) -> dict[int, Beside]:
    """By item; for one without anything an empty one."""
    found: dict[int, Beside] = defaultdict(Beside)
    these = {"items": list(items)}
    for note in session.scalars(_NOTES, these):
        found[note.item_id or 0].notes.append(note)
    for made in session.scalars(_COMMITMENTS, these):
        found[made.item_id or 0].commitments.append(made)
    kept = list(session.scalars(_KEPT, these))
    shown = set(session.scalars(_FOLLOWED, these)) if kept else set()
    for each in kept:
        if each.how != LIVE:
            found[each.item_id].kept.append(each)
        elif each.id in shown:
            found[each.item_id].followed.add(each.round)
    for item, id, number, name, reason in session.execute(_GROUPED, these):
        groups = found[item].groups
        known = groups.get(id) or Group(id, number, name, frozenset())
        groups[id] = replace(known, reasons=known.reasons | {reason})
    for item, number, reason in session.execute(_SINGLED, these):
        found[item].singled.append((number, reason))
    return found
