"""A list of priorities that the room follows while it answers.

What the room has been shown of a round is kept beside it (a KeptRound that is "live"), so that
no screen, also after a restart, shows more. It moves on once privacy.BATCH answers differ from
what was shown, so that no two lists tell what one participant answered. A table is one of them,
and so is the floor: it is one order, and whose it is can be seen in the room.
"""

from functools import partial
from typing import Any

from sqlalchemy import delete, exists, func, insert, literal, select
from sqlmodel import Session, SQLModel, col

import models
from models import AgendaItem, KeptRound, Workshop
from store.kept_rounds import copy_answers, keep_round
from workshop.privacy import BATCH

LIVE = "live"
_answers = SQLModel.metadata.tables["ranking"]
_TOLD = ("ranked", "points", "people", "hands")  # of an answer, what a list is made of

# In a query of a workshop and one of its items: whether the list of the round it is at moves on.
FOLLOWED = exists().where(
    col(Workshop.frozen).is_(None),
    col(KeptRound.item_id) == col(AgendaItem.id),
    col(KeptRound.round) == col(Workshop.here_round),
    col(KeptRound.how) == LIVE,
)


def live(session: Session, item: int, number: int) -> KeptRound | None:
    """What the room has been shown of a round that it follows; None where it follows none."""
    return session.scalar(
        select(KeptRound).where(
            col(KeptRound.item_id) == item,
            col(KeptRound.round) == number,
            col(KeptRound.how) == LIVE,
        )
    )


def begin(session: Session, item: AgendaItem, number: int) -> None:
    """Let the room follow a round, from what it was shown of it before it was opened again."""
    assert item.id is not None
    if live(session, item.id, number) is None:
        last = session.scalar(
            select(KeptRound)
            .where(
                col(KeptRound.item_id) == item.id,
                col(KeptRound.round) == number,
                col(KeptRound.how) != "undone",
            )
            .order_by(col(KeptRound.id).desc())
            .limit(1)
        )
        kept = keep_round(session, item, number, LIVE)
        if last is not None and last.how == "reopened":
            copy_answers(session, _answers, item.id, last.kept_as, kept.kept_as)


def renew_at_end(session: Session, item: int, number: int) -> None:
    """Renew once, when all answers of this transaction are written."""
    session.info["at_end"]["live", item] = partial(renew, session, item, number)


def renew(session: Session, item: int, number: int) -> None:
    """Let the list that is shown move on, where enough has changed since."""
    kept = live(session, item, number)
    if kept is None:
        return
    written = _written_since(session, item, number, kept.kept_as)
    if len(written) < BATCH:
        return
    now, was = (_read(session, item, each, written) for each in (number, kept.kept_as))
    if sum(now.get(person) != was.get(person) for person in written) < BATCH:
        return
    if _in_the_room(session, item, number) < BATCH:
        return
    of_item = (_answers.c.item_id == item) & _answers.c.participant_id.in_(written)
    session.execute(delete(_answers).where(of_item, _answers.c.round == kept.kept_as))
    names = [c.name for c in _answers.columns if c.name not in ("id", "round")]
    session.execute(
        insert(_answers).from_select(
            [*names, "round"],
            select(*(_answers.c[name] for name in names), literal(kept.kept_as)).where(
                of_item, _answers.c.round == number
            ),
        )
    )
    kept.at = models.now()


def shown_again(session: Session, item: AgendaItem, number: int) -> None:
    """The whole round was shown: what is told after it, is told from there."""
    assert item.id is not None
    kept = live(session, item.id, number)
    if kept is not None:
        of_round = (_answers.c.item_id == item.id) & (_answers.c.round == kept.kept_as)
        session.execute(delete(_answers).where(of_round))
        copy_answers(session, _answers, item.id, number, kept.kept_as)
        kept.at = models.now()


def go_with(session: Session, item: AgendaItem, number: int, to: int) -> None:
    """What was shown of a round's answers goes with them to another round."""
    kept = live(session, item.id or 0, number)
    if kept is not None:
        kept.round = to
        session.flush()


def drop(session: Session, item: AgendaItem, number: int) -> None:
    """Forget what was shown of a go that nobody answered."""
    kept = live(session, item.id or 0, number)
    if kept is not None:
        of_round = (_answers.c.item_id == item.id) & (_answers.c.round == kept.kept_as)
        session.execute(delete(_answers).where(of_round))
        session.delete(kept)
        session.flush()


def _written_since(session: Session, item: int, number: int, kept_as: int) -> list[int]:
    """Whose answers were written, also unchanged, or taken away since they were shown."""
    found: set[int] = set()
    for one, other in ((number, kept_as), (kept_as, number)):
        these, those = _answers.alias("these"), _answers.alias("those")
        same = (
            (those.c.participant_id == these.c.participant_id)
            & (those.c.item_id == these.c.item_id)
            & (those.c.round == other)
            & (those.c.saved_at == these.c.saved_at)
        )
        found |= set(
            session.scalars(
                select(these.c.participant_id)
                .outerjoin(those, same)
                .where(these.c.item_id == item, these.c.round == one, those.c.id.is_(None))
            )
        )
    return sorted(found)


def _in_the_room(session: Session, item: int, number: int) -> int:
    """How many have answered who are here: the others were told that the room is asked first."""
    query = select(func.count()).where(
        _answers.c.item_id == item, _answers.c.round == number, _answers.c.way != "before"
    )
    return session.scalar(query) or 0


def _read(session: Session, item: int, number: int, people: list[int]) -> dict[int, Any]:
    """What each of these people tells the list; who skipped tells it nothing."""
    query = select(_answers.c.participant_id, *(_answers.c[name] for name in _TOLD)).where(
        _answers.c.item_id == item,
        _answers.c.round == number,
        _answers.c.participant_id.in_(people),
        _answers.c.skipped.is_(False),
    )
    return {person: tuple(told) for person, *told in session.execute(query)}
