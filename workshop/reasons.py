"""What a room makes of its own reasons: who is shown which, and which ones reach across.

Formulas and thresholds: docs/measures.md. Nothing here knows who wrote what but by a number.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Protocol

from workshop import results
from workshop.dilemmas import poles_of
from workshop.flow import Kind
from workshop.measures import MIN_VIEWS, bridging, support
from workshop.sides import side_of
from workshop.snapshot import MIN_ROOM, Item, Round

SAMPLE = 6  # reasons on one phone: what is read in the minutes before the dialogue
OWN_VIEWS = 2  # of the author's side, before a reason can be the strongest of that side
_PRIME = (1 << 61) - 1


def sample(
    reasons: Sequence[tuple[int, int | None, int]],
    person: int,
    own: frozenset[int],
    most: int = SAMPLE,
) -> tuple[int, ...]:
    """Which reasons one phone is shown: the least seen first, every pole in turn.

    Parameters: reasons, (id, the pole its author leans to or None in between, times
    seen) of one round; `own` are this person's, never shown. Returns at most `most`
    ids. Where two are seen alike, a hash of person and reason decides: no reason
    stands first for everybody, and the same phone is always given the same.
    """
    # A thousand phones ask at once, each about a thousand reasons: a cheap hash, two powers.
    start = pow(person * 2654435761 + 1, 3, _PRIME)
    waiting: dict[int | None, list[tuple[int, int, int]]] = {}
    for id, side, seen in reasons:
        if id not in own:
            waiting.setdefault(side, []).append((seen, pow(id + start, 5, _PRIME), id))
    # The best of each side, the next one last.
    lines = {side: nsmallest(most, those)[::-1] for side, those in waiting.items()}
    chosen: list[int] = []
    while len(chosen) < most and any(lines.values()):
        # A turn: one of each pole that has any left, first the pole with the least seen.
        # What stands in between is no side: it is shown as often as the others, not more.
        turn = sorted((side for side in lines if lines[side]), key=lambda side: lines[side][-1])
        poles: list[int | None] = [side for side in turn if side is not None]
        if poles and None in turn and lines[None][-1][0] > lines[poles[0]][-1][0]:
            turn = poles
        left = most - len(chosen)
        if len(turn) > left:  # the last places go to who stands at a pole
            turn.sort(key=lambda side: side is None)
        chosen += [lines[side].pop()[2] for side in turn[:left]]
    return tuple(chosen)


class Marked(Protocol):
    """That `person` was shown a reason, and what they marked; `snapshot.Mark` is one."""

    @property
    def reason(self) -> int: ...

    @property
    def person(self) -> int: ...

    @property
    def moves(self) -> bool: ...

    @property
    def good(self) -> bool: ...


@dataclass(frozen=True)
class Reason:
    """What one person wrote, on the side they stood on.

    `ids` are its ids in the rounds in which it was written in the same words.
    """

    ids: frozenset[int]
    text: str
    side: int | None


@dataclass(frozen=True)
class Share:
    """Of `seen` people who were shown a reason, `endorsed` marked it in one way or both."""

    endorsed: int
    seen: int

    @property
    def support(self) -> float:
        return support(self.endorsed, self.seen)


@dataclass(frozen=True)
class Weighed:
    """A reason and what those who were shown it marked.

    `sides` are those who leaned to each pole; `all` has those in between as well.
    `bridging` is None while it may not be ranked.
    """

    reason: Reason
    all: Share
    sides: tuple[Share, ...]
    bridging: float | None

    @property
    def own(self) -> Share:
        """Those who lean as the author does."""
        side = self.reason.side
        return Share(0, 0) if side is None else self.sides[side]

    @property
    def other(self) -> Share:
        """Those who lean to another pole than the author; nobody where that leans to none."""
        if self.reason.side is None:
            return Share(0, 0)
        others = [share for pole, share in enumerate(self.sides) if pole != self.reason.side]
        return Share(sum(o.endorsed for o in others), sum(o.seen for o in others))


def gather(item: Item, numbers: Collection[int] | None = None) -> tuple[Reason, ...]:
    """The reasons of a dilemma's revealed rounds (default: all), in an order that tells nothing.

    What one person wrote in several of them in the same words stands once, where that
    person stood last.
    """
    said: dict[tuple[int, str], Reason] = {}
    for round in _rounds(item, numbers):
        ids = {answer.person: answer.reason for answer in round.answers}
        for person, stance in results.stances(round):
            text, id = " ".join(stance.reason.split()), ids[person]
            if not text or stance.place is None:
                continue
            before = said.get((person, text))
            known = before.ids if before else frozenset()
            known |= frozenset() if id is None else {id}
            said[person, text] = Reason(known, text, side_of(stance.place))
    return tuple(sorted(said.values(), key=_shuffled))


def weigh(
    item: Item, marks: Iterable[Marked], numbers: Collection[int] | None = None
) -> tuple[Weighed, ...]:
    """The same reasons with what was marked; first those that reach across, the best first.

    A bridging score needs MIN_VIEWS from each side that can give as many of every reason, and two
    such sides: nobody is shown their own, so a side that can has one person more. Who was shown
    the same words twice counts once, on the side they stood on last.
    """
    if item.kind is not Kind.DILEMMA:
        return ()
    poles = range(poles_of(item.dilemma.kind))
    stood = {
        (round.number, person): side_of(stance.place or ())
        for round in _rounds(item, numbers)
        for person, stance in results.stances(round)
    }
    people = Counter(side for _, side in {(person, side) for (_, person), side in stood.items()})
    large = [pole for pole in poles if people[pole] > MIN_VIEWS]
    round_of = {
        answer.reason: round.number for round in _rounds(item, numbers) for answer in round.answers
    }
    seen: dict[int, list[Marked]] = {}
    for one in marks:
        seen.setdefault(one.reason, []).append(one)
    found = []
    for reason in gather(item, numbers):
        where: dict[int, int | None] = {}
        endorsed: set[int] = set()
        for id in sorted(reason.ids, key=lambda id: round_of[id]):
            for one in seen.get(id, ()):
                where[one.person] = stood.get((round_of[id], one.person))
                if one.moves or one.good:
                    endorsed.add(one.person)
        sides = tuple(_share(where, endorsed, pole) for pole in poles)
        ranked = len(large) > 1 and all(sides[pole].seen >= MIN_VIEWS for pole in large)
        score = bridging([(sides[p].endorsed, sides[p].seen) for p in large]) if ranked else None
        found.append(Weighed(reason, Share(len(endorsed), len(where)), sides, score))
    return tuple(sorted(found, key=lambda each: -(each.bridging or 0.0)))


def _share(where: Mapping[int, int | None], endorsed: Collection[int], pole: int) -> Share:
    theirs = [person for person, side in where.items() if side == pole]
    return Share(sum(person in endorsed for person in theirs), len(theirs))


def strongest(weighed: Sequence[Weighed], pole: int) -> Weighed | None:
    """The reason for a pole that its own side supports most; None while too few have said.

    By (a + 1) / (n + 2) over the author's side. At least OWN_VIEWS of that side and MIN_ROOM
    people in all were shown it, and somebody of that side marked it.
    """
    fit = [
        each
        for each in weighed
        if each.reason.side == pole
        and each.own.seen >= OWN_VIEWS
        and each.all.seen >= MIN_ROOM
        and each.own.endorsed
    ]
    return max(fit, key=lambda each: (each.own.support, each.own.seen), default=None)


def across(weighed: Sequence[Weighed]) -> Weighed | None:
    """The reason most supported by those who lean to another pole than its author.

    By (a + 1) / (n + 2) over them. At least MIN_ROOM of them were shown it, and somebody of
    them marked it; else None.
    """
    fit = [each for each in weighed if each.other.seen >= MIN_ROOM and each.other.endorsed]
    return max(fit, key=lambda each: (each.other.support, each.other.seen), default=None)


def _rounds(item: Item, numbers: Collection[int] | None) -> list[Round]:
    shown = [
        round
        for round in item.results
        if round.number <= item.progress.revealed and (numbers is None or round.number in numbers)
    ]
    return sorted(shown, key=lambda round: round.number)


def _shuffled(reason: Reason) -> bytes:
    """An order that tells nothing of who wrote first, the same at every look."""
    return hashlib.sha256(reason.text.encode(errors="surrogatepass")).digest()
