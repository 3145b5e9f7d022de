"""When answers are taken by the link before and after the meeting. Pure: now is given."""

import datetime as dt
from dataclasses import dataclass

from workshop.errors import Refused
from workshop.flow import Phase

Moment = dt.datetime | None
Span = tuple[Moment, Moment]  # from, until


@dataclass(frozen=True)
class Window:
    """From when and until when (aware datetimes) answers are taken; None is without a limit."""

    begins: Moment = None
    ends: Moment = None

    def state(self, now: dt.datetime) -> str:
        """ "early", "open" or "late"."""
        if self.begins is not None and now < self.begins:
            return "early"
        return "late" if self.ends is not None and now >= self.ends else "open"

    def turns(self, now: dt.datetime) -> Moment:
        """When the state changes next; None where it stays as it is."""
        return min((at for at in (self.begins, self.ends) if at and now < at), default=None)


ALWAYS = Window()


def window(phase: Phase, before: Span, after: Span) -> Window:
    """When answers are taken in a phase."""
    if phase in (Phase.LOBBY, Phase.ALONE):
        return Window(*before)
    return Window(*after) if phase is Phase.AFTER else ALWAYS


def opens_by_itself(before: Span, alone: bool, any_alone: bool) -> bool:
    """Whether round 1 of a question is answered by the link while the room is in the lobby.

    With a time before the meeting it is: of the questions that are marked `alone`, where some
    are; else of all.
    """
    return before != (None, None) and (alone or not any_alone)


def check_times(before: Span, after: Span) -> None:
    """Raise Refused unless the times follow each other."""
    for name, (begins, ends) in (("before_until", before), ("after_until", after)):
        if begins is not None and ends is not None and begins >= ends:
            raise Refused("The answers close before they open.", status=422, field=name)
    begins, ends = after
    if begins is not None and ends is None:
        raise Refused(
            "Choose also until when those who could not come can answer.",
            status=422,
            field="after_until",
        )
    if before[1] is not None and ends is not None and ends <= before[1]:
        raise Refused(
            "What is answered afterwards closes before the meeting.",
            status=422,
            field="after_until",
        )


def check_now(window: Window, now: dt.datetime) -> None:
    """Raise Refused when no answers are taken at `now`."""
    match window.state(now):
        case "early":
            raise Refused("The answers are not open yet. Your answer does not count.")
        case "late":
            raise Refused("The answers are closed. Your answer came too late and does not count.")
