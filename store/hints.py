"""Whether the facilitator is given hints."""

from sqlmodel import Session

from live import STEP
from store.database import Write, tick
from store.workshops import locked


@Write
def allow_hints(session: Session, workshop: int, allowed: bool) -> None:
    """Whether the remote tells what stands out in the data from now on."""
    locked(session, workshop).hints = allowed
    tick(session, workshop, STEP)
