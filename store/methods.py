"""How a point's dialogue is held, changed while the meeting is on."""

from sqlmodel import Session

from live import STEP
from models import AgendaItem
from store.database import Write, tick
from store.rounds import stop_of
from store.workshops import agenda_of, check_no_answers_after, here_of, locked
from workshop import methods
from workshop.errors import Refused
from workshop.flow import Phase


@Write
def set_method(session: Session, workshop: int, item: int, method: str) -> None:
    """Hold the dialogue of `item` with `method`; raises Refused once it has begun.

    A round is added where the method needs one more.
    """
    row = locked(session, workshop)
    target = session.get(AgendaItem, item)
    if target is None or target.workshop_id != workshop:
        raise Refused("This step is not on the agenda.", status=404)
    agenda = [stop_of(each) for each in agenda_of(session, workshop)]
    methods.check_change(agenda, here_of(row), stop_of(target), method or methods.PLENARY)
    while target.rounds < methods.least_rounds(method):
        check_no_answers_after(session, target)
        target.rounds += 1
    target.method = "" if method == methods.PLENARY else method
    # The room went back from this dialogue: a part it was at may be there no more.
    before = row.previous
    if before and before["item"] == item and before["phase"] == Phase.DIALOGUE:
        row.previous = None
    if row.frozen and row.frozen["item"] == item and row.frozen["phase"] == Phase.DIALOGUE:
        row.frozen = {**row.frozen, "part": 0}
    tick(session, workshop, STEP)
