"""Whose turn it is to draw: the room looks up first."""

from live import hub

PATIENCE = 0.3  # seconds that the remote waits for a projector, which may have been closed


def wall_drew(workshop: int, step: int) -> None:
    """A projector has drawn this step of the workshop."""
    hub.drew(workshop, step)


def let_wall_first(workshop: int, seen: int) -> None:
    """Wait until a projector that stood at step `seen` has drawn what came after it.

    Both are drawn on one core: what the remote shows would stand between press and picture.
    """
    hub.let_wall_first(workshop, seen, PATIENCE)
