"""Who is missing: counts of those who are here, have answered and skipped, never of a person.

A skip is an answer. What is told of it while a round is open comes in batches, so that the
difference between two looks is never one person's; what is told of a role is under the rules
for small groups. Definitions: docs/measures.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workshop import privacy


@dataclass(frozen=True)
class Present:
    """One phone or table, or the floor: its people, how many answered, and skipped of those."""

    role: str | None
    people: int = 1
    answered: int = 0
    skipped: int = 0


@dataclass(frozen=True)
class Line:
    """Those of a role, or with None all others together.

    `skipped` is None where it may not be told.
    """

    role: str | None
    present: int
    answered: int
    skipped: int | None = None


@dataclass(frozen=True)
class Skips:
    """`skipped` of the first `of` answers."""

    skipped: int
    of: int


@dataclass(frozen=True)
class Attendance:
    """A room's answers to what it is asked now, or was asked last.

    `lines` is empty where no role may stand by itself.
    """

    present: int
    answered: int
    skips: Skips | None
    lines: tuple[Line, ...]


def attendance(
    people: Iterable[Present], skips: Skips | None, revealed: bool = False
) -> Attendance:
    """Count who is here, in roles where that singles out nobody.

    `skips` are those of the whole room that may be told. How many of a role skipped is only
    told of a `revealed` round, and of no role of which all did the same.
    """
    here = tuple(people)
    roles = {one.role for one in here if one.role is not None}
    counts = {role: _heads(here, role) for role in sorted(roles)}
    shown = privacy.visible_segments(counts, _heads(here, None), privacy.K_BREAKDOWN).show
    told = _skipped(here) if revealed else {}
    lines = [_line([one for one in here if one.role == role], role, told) for role in shown]
    lines.sort(key=lambda line: (-line.present, line.role or ""))
    others = [one for one in here if one.role not in shown]
    if lines and others:
        lines.append(_line(others, None, {}))
    return Attendance(
        present=sum(one.people for one in here),
        answered=sum(one.answered for one in here),
        skips=skips,
        lines=tuple(lines),
    )


def _heads(here: Sequence[Present], role: str | None) -> int:
    return sum(one.people for one in here if one.role == role)


def _line(those: Sequence[Present], role: str | None, told: dict[str, int]) -> Line:
    return Line(
        role,
        sum(one.people for one in those),
        sum(one.answered for one in those),
        None if role is None else told.get(role),
    )


def _skipped(here: Sequence[Present]) -> dict[str, int]:
    """How many of each role skipped, where small groups allow it to be told."""
    by_role: dict[str, list[bool]] = {}
    without: list[bool] = []
    for one in here:
        answers = without if one.role is None else by_role.setdefault(one.role, [])
        answers.extend([True] * one.skipped + [False] * (one.answered - one.skipped))
    by_role = {role: answers for role, answers in by_role.items() if answers}
    visible = privacy.visible_answers(by_role, without, privacy.K_BREAKDOWN)
    return {role: sum(by_role[role]) for role in visible.show}


def told_of_skips(before: Skips | None, skipped: int, answered: int) -> Skips | None:
    """What may be told of an open round: what was told `before`, until BATCH more have answered."""
    since = answered - before.of if before else answered
    if since >= privacy.BATCH:
        return Skips(skipped, answered)
    return before if since >= 0 else None
