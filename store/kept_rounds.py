"""Answers kept beside a round that goes on, as answers of a round from FIRST_KEPT on."""

from sqlalchemy import Table, func, insert, literal, select
from sqlmodel import Session, SQLModel, col

from models import AgendaItem, KeptRound
from workshop.flow import Kind

FIRST_KEPT = 100  # kept rounds are numbered from here, above all rounds that can be held


def answers_of(item: AgendaItem) -> Table:
    name = "stance" if item.kind == Kind.DILEMMA else "ranking"
    return SQLModel.metadata.tables[name]


def keep_round(session: Session, item: AgendaItem, number: int, how: str) -> KeptRound:
    """Make a kept round of round `number`; it has no answers yet."""
    last = session.scalar(
        select(func.max(col(KeptRound.kept_as))).where(col(KeptRound.item_id) == item.id)
    )
    kept_as = max(FIRST_KEPT, (last or 0) + 1)
    kept = KeptRound(item_id=item.id or 0, round=number, kept_as=kept_as, how=how)
    session.add(kept)
    session.flush()
    return kept


def copy_answers(session: Session, answers: Table, item: int, number: int, to: int) -> None:
    """Give round `to` of an item the answers of its round `number`."""
    names = [c.name for c in answers.columns if c.name not in ("id", "round")]
    session.execute(
        insert(answers).from_select(
            [*names, "round"],
            select(*(answers.c[name] for name in names), literal(to)).where(
                answers.c.item_id == item, answers.c.round == number
            ),
        )
    )
