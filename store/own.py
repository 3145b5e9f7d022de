"""What is written here: own dilemmas with their wordings, own templates."""

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, select, tuple_
from sqlmodel import Session, col

import models
from models import AgendaItem, OwnDilemma, Wording, Workshop
from settings import settings
from store.database import Write, reading
from workshop.agenda import Draft, DraftItem, check_draft
from workshop.dilemmas import Dilemma, Plain, Priority
from workshop.errors import Refused
from workshop.flow import Kind
from workshop.library import Library, load_library

MAX_UNFINISHED = 64 * 1024  # characters
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class Own:
    """An own dilemma: its newest wording, and what is typed and not saved as one yet."""

    key: str
    wording: Dilemma | None
    unfinished: dict[str, Any] | None
    changed_at: dt.datetime
    used: int  # workshops that have it on their agenda, in any wording, without rehearsals


@dataclass(frozen=True)
class OwnTemplate:
    id: int
    name: str
    draft: Draft


def library() -> Library:
    """All that a workshop can be made of: the built-in dilemmas, then one's own."""
    built_in = load_library(settings().dilemmas)
    own = {
        own.key: own.wording
        for own in own_dilemmas()
        if own.wording and own.key not in built_in.dilemmas
    }
    return Library(
        {**built_in.dilemmas, **own},
        built_in.priorities,
        built_in.faults,
        built_in.templates,
        frozenset(own),
    )


def own_dilemmas() -> tuple[Own, ...]:
    """Everything that was written here, the newest change first."""
    with reading() as session:
        return _owns(session)


def own_dilemma(key: str) -> Own:
    """One of them; raises Refused (404)."""
    with reading() as session:
        found = _owns(session, key)
    if not found:
        raise _gone()
    return found[0]


def _gone() -> Refused:
    return Refused("This dilemma no longer exists.", status=404)


def _owns(session: Session, key: str | None = None) -> tuple[Own, ...]:
    newest = select(col(Wording.key), func.max(col(Wording.version))).group_by(col(Wording.key))
    wordings = {
        row.key: Dilemma.model_validate(row.content)
        for row in session.scalars(
            select(Wording).where(
                tuple_(col(Wording.key), col(Wording.version)).in_(newest),
                col(Wording.key) == (key or Wording.key),
            )
        )
    }
    uses = session.execute(
        select(col(AgendaItem.content_id), func.count(col(AgendaItem.workshop_id).distinct()))
        .join(Workshop, col(Workshop.id) == col(AgendaItem.workshop_id))
        .where(
            col(AgendaItem.content_id).in_(select(col(OwnDilemma.key))),
            col(Workshop.simulated).is_(False),
        )
        .group_by(col(AgendaItem.content_id))
    )
    used = {row[0]: row[1] for row in uses}
    rows = session.scalars(
        select(OwnDilemma)
        .where(col(OwnDilemma.key) == (key or OwnDilemma.key))
        .order_by(col(OwnDilemma.changed_at).desc(), col(OwnDilemma.key))
    )
    return tuple(
        Own(row.key, wordings.get(row.key), row.unfinished, row.changed_at, used.get(row.key, 0))
        for row in rows
    )


def wordings(key: str) -> tuple[Dilemma, ...]:
    """All wordings of an own dilemma, the oldest first."""
    with reading() as session:
        rows = session.scalars(
            select(Wording).where(col(Wording.key) == key).order_by(col(Wording.version))
        )
        return tuple(Dilemma.model_validate(row.content) for row in rows)


@Write
def begin_dilemma(session: Session, raw: dict[str, Any]) -> str:
    """Begin an own dilemma with these fields, checked or not; returns its key."""
    key = "own-" + "".join(secrets.choice(_LETTERS) for _ in range(6))
    session.add(OwnDilemma(key=key, unfinished=_bounded({**raw, "id": key})))
    return key


@Write
def keep_unfinished(session: Session, key: str, raw: dict[str, Any] | None) -> None:
    """Keep what is being typed, as it is; None throws it away."""
    row = session.get(OwnDilemma, key)
    if row is None:
        raise _gone()
    row.unfinished = raw if raw is None else _bounded({**raw, "id": key})
    row.changed_at = models.now()


def _bounded(raw: dict[str, Any]) -> dict[str, Any]:
    if len(repr(raw)) > MAX_UNFINISHED:
        raise Refused("is larger than {n} KB", status=413, n=MAX_UNFINISHED // 1024)
    return raw


@Write
def save_dilemma(session: Session, dilemma: Dilemma, seen: int | None) -> Dilemma:
    """Save a wording; `seen` is the version it was written from, None for the first.

    A wording that a workshop has used stays as it is and gets a successor; one that
    nobody used is replaced by it. Every saving that changes a word gets the next number,
    so that no two people save over each other unnoticed. Raises Refused: 422 for the id
    of a built-in dilemma, 409 when somebody else saved meanwhile.
    """
    if dilemma.id in load_library(settings().dilemmas).dilemmas:
        raise Refused("A built-in dilemma has this id.", status=422, field="id")
    owner = session.get(OwnDilemma, dilemma.id, with_for_update=True)
    last = session.scalar(
        select(Wording)
        .where(col(Wording.key) == dilemma.id)
        .order_by(col(Wording.version).desc())
        .limit(1)
    )
    if (last.version if last else None) != seen:
        raise Refused("Somebody saved another wording meanwhile.")
    if owner is None:
        owner = OwnDilemma(key=dilemma.id, unfinished=None)
        session.add(owner)
        session.flush()
    owner.unfinished = None
    owner.changed_at = models.now()
    if last is None:
        return _add_wording(session, dilemma, 1)
    same = dilemma.model_copy(update={"version": last.version})
    if same == Dilemma.model_validate(last.content):
        return same
    if not _is_used(session, dilemma.id, last.version):
        session.delete(last)
        session.flush()
    return _add_wording(session, dilemma, last.version + 1)


def _add_wording(session: Session, dilemma: Dilemma, version: int) -> Dilemma:
    saved = dilemma.model_copy(update={"version": version})
    session.add(Wording(key=saved.id, version=version, content=saved.model_dump(mode="json")))
    return saved


def _is_used(session: Session, key: str, version: int) -> bool:
    """Whether a workshop has this wording; a rehearsal, which has a copy of it, does not count."""
    return (
        session.scalar(
            select(col(AgendaItem.id))
            .join(Workshop, col(Workshop.id) == col(AgendaItem.workshop_id))
            .where(
                col(AgendaItem.content_id) == key,
                col(AgendaItem.wording_version) == version,
                col(Workshop.simulated).is_(False),
            )
            .limit(1)
        )
        is not None
    )


@Write
def delete_dilemma(session: Session, key: str) -> None:
    """Delete an own dilemma; workshops that used it keep their text."""
    session.execute(delete(OwnDilemma).where(col(OwnDilemma.key) == key))


# Own templates hold the texts too, for the day a dilemma is no longer in the library.
_KINDS: dict[Kind, type[Dilemma] | type[Priority] | type[Plain]] = {
    Kind.DILEMMA: Dilemma,
    Kind.PRIORITY: Priority,
    Kind.PLAIN: Plain,
}


@Write
def save_template(session: Session, name: str, draft: Draft) -> int:
    """Save an agenda to begin other workshops with; returns its id. Raises Refused."""
    name = " ".join(name.split())
    if not name:
        raise Refused("Give the template a name.", status=422, field="name")
    if len(name) > 80:
        raise Refused("At most {n} characters.", status=422, field="name", n=80)
    draft = check_draft(draft)
    row = models.OwnTemplate(
        name=name,
        length=draft.length,
        suggestions=draft.suggestions,
        lenses=list(draft.lenses) or None,
        languages=list(draft.languages),
        roles=list(draft.roles),
        items=[
            {
                "kind": item.kind.value,
                "content": item.content.model_dump(mode="json"),
                "minutes": item.minutes,
                "rounds": item.rounds,
                "alone": item.alone,
                "method": item.method,
            }
            for item in draft.items
        ],
    )
    session.add(row)
    session.flush()
    assert row.id is not None
    return row.id


def templates() -> tuple[OwnTemplate, ...]:
    """The agendas that were saved, the newest first."""
    query = select(models.OwnTemplate).order_by(col(models.OwnTemplate.id).desc())
    with reading() as session:
        return tuple(
            OwnTemplate(row.id or 0, row.name, _draft(row)) for row in session.scalars(query)
        )


def _draft(row: models.OwnTemplate) -> Draft:
    items = tuple(
        DraftItem(
            _KINDS[Kind(item["kind"])].model_validate(item["content"]),
            item["minutes"],
            item["rounds"],
            item["alone"],
            item.get("method", ""),
        )
        for item in row.items
    )
    return Draft(
        title=row.name,
        date=row.saved_at.date(),
        languages=tuple(row.languages),
        roles=tuple(row.roles),
        items=items,
        length=row.length,
        suggestions=row.suggestions,
        lenses=tuple(row.lenses or ()),
    )


@Write
def delete_template(session: Session, template: int) -> None:
    session.execute(delete(models.OwnTemplate).where(col(models.OwnTemplate.id) == template))
