"""Reasons whose words are changed after the room saw others in their place."""

from sqlalchemy import Connection, bindparam, delete, exists, or_, select, update
from sqlmodel import col

from models import AgendaItem, KeptRound, Reason, ReasonView, Stance

# Whether anything of an item was ever shown; before that nothing was marked or hidden.
WAS_SHOWN = or_(
    col(AgendaItem.revealed_round) > 0,
    exists().where(col(KeptRound.item_id) == col(AgendaItem.id)),
)

_HIDDEN = (
    select(col(Reason.text))
    .join(Stance, col(Stance.id) == col(Reason.stance_id))
    .where(
        col(Stance.participant_id) == bindparam("participant"),
        col(Stance.item_id) == bindparam("item"),
        col(Reason.state) == "hidden",
    )
)
_OTHER_WORDS = (
    select(col(Reason.id), col(Stance.item_id), col(Stance.round))
    .join(Stance, col(Stance.id) == col(Reason.stance_id))
    .where(col(Reason.stance_id) == bindparam("stance"), col(Reason.text) != bindparam("text"))
)


def state_of(connection: Connection, participant: int, item: int, text: str, otherwise: str) -> str:
    """The state of somebody's words, who may have something hidden on the item.

    The same words are hidden again, in whichever round and also after the field was empty;
    others wait, also where nothing else does. With nothing hidden the state is `otherwise`.
    """
    hidden = set(connection.scalars(_HIDDEN, {"participant": participant, "item": item}))
    if not hidden:
        return otherwise
    return "hidden" if text in hidden else "waiting"


def forget_marks(connection: Connection, stance: int, text: str) -> None:
    """What was marked of the reason's old words, or merged into them, is not so of others.

    What was merged in a kept round stays as the room saw it.
    """
    found = connection.execute(_OTHER_WORDS, {"stance": stance, "text": text}).first()
    if found is None:
        return
    id, item, number = found
    connection.execute(delete(ReasonView).where(col(ReasonView.reason_id) == id))
    of_round = select(col(Stance.id)).where(
        col(Stance.item_id) == item, col(Stance.round) == number
    )
    connection.execute(
        update(Reason)
        .where(col(Reason.merged_into) == id, col(Reason.stance_id).in_(of_round))
        .values(merged_into=None)
    )
