"""The smaller side of a dilemma and what speaks for it, so that a summary never drops it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workshop import results
from workshop.flow import Kind
from workshop.reasons import Marked, Share, Weighed, gather, strongest, weigh
from workshop.sides import side_of
from workshop.snapshot import MIN_ROOM, Item
from workshop.words import Words, listed, mark

# What the facilitator asks the smaller side; the answers are notes of the kind "takes".
WOULD_TAKE = mark("What would it take for you to be able to live with the other choice?")


@dataclass(frozen=True)
class Camp:
    """A side with the fewest people: the pole, and one reason for it ("" when none is written).

    How the reason was chosen: it is the `strongest` by `reasons.strongest`; or the one that
    most marked (`marked` of `seen` who were shown it, where that is MIN_ROOM or more); or, where
    nobody marked one, just one of those that this side `upheld` in the last round, or that was
    ever given for it.
    """

    pole: int
    reason: str = ""
    strongest: bool = False
    marked: int = 0
    seen: int = 0
    upheld: bool = False


@dataclass(frozen=True)
class Minority:
    """The smaller side by the last round that was shown.

    `camps` has more than one entry where sides are equally small, each with `n` people;
    `of` is how many took a stance.
    """

    round: int
    n: int
    of: int
    camps: tuple[Camp, ...]

    def has(self, place: Sequence[float]) -> bool:
        """Whether somebody who stands there is on a smaller side."""
        return side_of(place) in {camp.pole for camp in self.camps}

    @property
    def asked(self) -> int:
        """How many are asked what it would take."""
        return self.n * len(self.camps)


def minority(item: Item, marks: Iterable[Marked] = ()) -> Minority | None:
    """The smaller side of a dilemma; None where fewer than two sides have anybody, or it is hidden.

    Sides are those who lean to a pole in the last revealed round with enough answers; in
    a triangle the smallest corner with anybody in it. Nothing tells whose a reason is:
    without marks, a hash chooses among them.
    """
    if item.kind is not Kind.DILEMMA or item.hidden_from:
        return None
    rounds = [r for r in item.met if r.number <= item.progress.revealed and not r.withheld]
    if not rounds:
        return None
    last = max(round.number for round in rounds)
    room = results.room_of(item, last)
    assert room is not None
    sizes = {pole: n for pole, n in enumerate(room.leaning) if n}
    if len(sizes) < 2:
        return None
    marks, fewest = tuple(marks), min(sizes.values())
    camps = tuple(_camp(item, pole, last, marks) for pole, n in sizes.items() if n == fewest)
    return Minority(last, fewest, room.n, camps)


def smaller(item: Item, found: Minority, t: Words) -> str:
    """The smaller side's pole in quotation marks; several where they are equally small."""
    poles = item.dilemma.text(t.language).poles
    return listed([t("“{pole}”", pole=poles[camp.pole].label) for camp in found.camps], t)


def _camp(item: Item, pole: int, last: int, marks: tuple[Marked, ...]) -> Camp:
    said = [each for each in weigh(item, marks) if each.reason.side == pole]
    if not said:
        return Camp(pole)
    upheld = {reason.text for reason in gather(item, [last]) if reason.side == pole}
    best = strongest(said, pole)
    chosen = best or max(
        said,
        key=lambda each: (
            _told(each).endorsed,
            _told(each).support,
            each.reason.text in upheld,
            len(each.reason.ids),
        ),
    )
    marked = _told(chosen)
    return Camp(
        pole,
        chosen.reason.text,
        best is not None,
        marked.endorsed,
        marked.seen,
        chosen.reason.text in upheld,
    )


def _told(weighed: Weighed) -> Share:
    """What was marked of a reason; nothing while fewer than MIN_ROOM were shown it."""
    return weighed.all if weighed.all.seen >= MIN_ROOM else Share(0, 0)
