"""Rehearsals: a copy of a workshop that simulated participants answer."""

import datetime as dt

from sqlmodel import Session

from models import AgendaItem, Workshop
from store.database import Write
from store.workshops import agenda_of, locked, unused_code
from workshop.keeping import REHEARSAL


@Write
def rehearse(session: Session, workshop: int, title: str) -> int:
    """A simulated copy of what was prepared, from its beginning; returns its id.

    Nothing that anybody answered or wrote is copied. Times between which it is open are not
    either: a rehearsal is now. It is deleted by itself after REHEARSAL days.
    """
    row = locked(session, workshop)
    copy = Workshop(
        code=unused_code(session),
        title=title,
        date=row.date,
        languages=list(row.languages),
        roles=list(row.roles),
        simulated=True,
        length=row.length,
        suggestions=row.suggestions,
        lenses=row.lenses,
        moderated=row.moderated,
        hints=row.hints,
        kept_until=dt.datetime.now().astimezone().date() + dt.timedelta(days=REHEARSAL),
    )
    session.add(copy)
    session.flush()
    assert copy.id is not None
    for item in agenda_of(session, workshop):
        session.add(
            AgendaItem(
                workshop_id=copy.id,
                position=item.position,
                kind=item.kind,
                minutes=item.minutes,
                rounds=item.rounds,
                alone=item.alone,
                after=item.after,
                method=item.method,
                content_id=item.content_id,
                wording_version=item.wording_version,
                content=item.content,
            )
        )
    return copy.id
