"""Whose turn it is to draw: the room looks up first."""

import time

from live import hub
from store.reading import stage

PATIENCE = 0.3  # seconds that the remote waits for a projector, which may have been closed
PICTURE = 0.15  # seconds more for a result, which the projector's browser draws once it has it


def wall_drew(workshop: int, step: int) -> None:
    """A projector has been given this step of the workshop."""
    hub.drew(workshop, step)


def let_wall_first(workshop: int, seen: int) -> None:
    """Wait until a projector that stood at step `seen` has what came after it.

    The server draws both on one core, and the two browsers are often on one machine: what
    the remote shows would stand between press and picture.
    """
    if hub.let_wall_first(workshop, seen, PATIENCE) and stage(workshop).here.shows_result:
        time.sleep(PICTURE)
