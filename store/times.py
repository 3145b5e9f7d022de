"""When the link is open before the meeting and after it."""

from sqlmodel import Session

from live import STEP
from store.database import Write, tick
from store.workshops import agenda_of, count_step, here_of, locked
from workshop import flow
from workshop.errors import Refused
from workshop.flow import Kind
from workshop.times import Span, check_times


@Write
def set_times(session: Session, workshop: int, before: Span, after: Span = (None, None)) -> None:
    """Take answers by the link between two times before the meeting, and two after it.

    With an end after it every question is asked once more, for those who could not come;
    without one that step goes. Raises Refused once the workshop is closed, and when the
    step would go while the room is at it.
    """
    check_times(before, after)
    row = locked(session, workshop)
    here = here_of(row)
    if here == flow.CLOSED:
        raise Refused("The workshop is closed.", status=410)
    if here == flow.AFTER and after[1] is None:
        raise Refused("People are answering now. Choose when that ends instead.")
    row.before_from, row.before_until = before
    row.after_from, row.after_until = after
    for item in agenda_of(session, workshop):
        item.after = after[1] is not None and item.kind != Kind.PLAIN
    if row.step:  # the line may have got another end
        count_step(row)
    session.info["forget"] = True
    tick(session, workshop, STEP)
