"""Makes an archived workshop of a Polis conversation: `python -m store.polis_import FILE`."""

import argparse
import re
import sys
from pathlib import Path

import numpy as np
from sqlalchemy import insert, select
from sqlmodel import Session, SQLModel, col

import models
from live import STEP
from models import Participant, Workshop
from store import close_database, open_database, stage
from store.database import Write, tick
from store.workshops import agenda_row, unused_code
from workshop import access, polis
from workshop.agenda import DraftItem
from workshop.dilemmas import Plain
from workshop.flow import CLOSED
from workshop.polis import Conversation

TITLE = 120  # characters, as for any workshop
BATCH = 5000  # stances a statement


@Write
def import_conversation(session: Session, conversation: Conversation, name: str) -> int:
    """Store a conversation as a closed workshop, everything revealed; returns its id.

    An agenda that is led has at most MAX_ITEMS points and so passes `check_draft`; this one
    is only read, and has as many as there were statements. `name` tells the statements'
    ids from those of other conversations.
    """
    now = models.now()
    title = conversation.topic or name
    row = Workshop(
        code=unused_code(session),
        title=title if len(title) <= TITLE else title[: TITLE - 1].rstrip() + "…",
        date=conversation.began,
        languages=["da", "en"],
        roles=[],
        step=1,
        here_phase=CLOSED.phase,
        closed_at=now,
    )
    session.add(row)
    session.flush()
    assert row.id is not None
    first = agenda_row(row.id, 1, DraftItem(_origin(conversation, name), 1, 1))
    asked = [
        agenda_row(row.id, at, DraftItem(polis.as_dilemma(statement, name), 1, 1))
        for at, statement in enumerate(conversation.statements, start=2)
    ]
    for item in asked:
        item.closed_round = item.revealed_round = 1
    session.add_all([first, *asked])
    session.flush()
    people = _participants(session, row.id, len(conversation.people))
    stances = [
        {
            "participant_id": people[person],
            "item_id": asked[statement].id,
            "round": 1,
            "skipped": False,
            "position": float(polis.positions(conversation.votes[person, statement])),
            "saved_at": now,
        }
        for person, statement in np.argwhere(~np.isnan(conversation.votes)).tolist()
    ]
    table = SQLModel.metadata.tables["stance"]
    for start in range(0, len(stances), BATCH):
        session.connection().execute(insert(table), stances[start : start + BATCH])
    tick(session, row.id, STEP)
    return row.id


def _participants(session: Session, workshop: int, count: int) -> list[int]:
    """That many participants whom no phone belongs to; their ids."""
    session.connection().execute(
        insert(SQLModel.metadata.tables["participant"]),
        [
            {
                "workshop_id": workshop,
                "token_hash": access.hash_token(access.new_token()),
                "joined_at": models.now(),
            }
            for _ in range(count)
        ],
    )
    found = select(col(Participant.id)).where(col(Participant.workshop_id) == workshop)
    return [number for number in session.scalars(found.order_by(col(Participant.id))) if number]


def _origin(conversation: Conversation, name: str) -> Plain:
    """The step that says where all this comes from."""
    n, m = len(conversation.people), len(conversation.statements)
    link = conversation.url[:200] or name
    return Plain.model_validate(
        {
            "id": "polis",
            "da": {
                "title": "Fra Polis",
                "text": f"{n} deltagere og {m} udsagn fra en samtale på Polis: {link}. Enig står "
                "ved den ene pol, uenig ved den anden, “pass” midt imellem.",
            },
            "en": {
                "title": "From Polis",
                "text": f"{n} participants and {m} statements of a conversation on Polis: {link}. "
                "Agree stands at one pole, disagree at the other, “pass” midway.",
            },
        }
    )


def load(path: Path) -> tuple[Conversation, str]:
    """A conversation and its short name, from the export's folder or a file in it.

    Raises ValueError, in words, when files are missing or not what they should be.
    """
    folder = path.resolve() if path.is_dir() else path.resolve().parent

    def text(name: str) -> str:
        try:
            return (folder / name).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            raise ValueError(f"{name} is not UTF-8 text") from None
        except FileNotFoundError:
            raise ValueError(f"there is no {name} in {folder}") from None

    summary = text("summary.csv") if (folder / "summary.csv").exists() else ""
    name = re.sub(r"[^a-z0-9]+", "-", folder.name.lower()).strip("-") or "conversation"
    return polis.read(text("comments.csv"), text("votes.csv"), summary), name


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m store.polis_import",
        description="Makes an archived workshop of a Polis conversation's export.",
    )
    parser.add_argument("file", type=Path, help="the export's folder, or its votes.csv")
    given = parser.parse_args(arguments)
    try:
        conversation, name = load(given.file)
    except ValueError as fault:
        sys.exit(f"polis: {fault}")
    open_database()
    try:
        made = stage(import_conversation(conversation, name))
    finally:
        close_database()
    print(
        f"“{made.title}” is in the archive: {len(conversation.statements)} statements, "
        f"{len(conversation.people)} participants. Open /archive?w={made.code}"
    )


if __name__ == "__main__":
    main()
