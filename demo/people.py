"""What a simulated room thinks: pure, and the same again for the same seed.

Two loose camps with some in between; after the dialogue most move a little, many
towards each other, some not at all. Who skips and who has second thoughts is dealt
out rather than left to chance, so that a small room shows it too.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from demo import reasons
from workshop.answers import LENSES

AXIS_CAMPS = (20.0, 80.0, 50.0)  # where the first camp, the second and those between stand
TABLE = 4  # people at one
SHARE_FIRST, SHARE_SECOND = 0.42, 0.38  # the rest is in between


@dataclass(frozen=True)
class View:
    """What one participant gives in one round.

    `place` is (x,) with x in 0-100 on an axis, three weights that sum to 100 in a
    triangle, None when skipped. `second` is what the same person changes it to
    shortly after, for the one or two who do. `lens` is what the reason is about, where
    there is one and its author says so.
    """

    place: tuple[int, ...] | None
    certainty: int | None = None
    importance: int | None = None
    reason: str = ""
    lens: str = ""
    second: "View | None" = None


@dataclass(frozen=True)
class Crowd:
    """So many people with one seed. `item` counts the agenda's questions from 0."""

    people: int
    seed: int = 1
    language: str = "da"

    def stance(self, person: int, item: int, number: int, poles: int) -> View:
        """Where `person` (0-) stands on a dilemma with two or three poles, in round `number`."""
        place, certainty, importance, reason = self._mind(person, item, number, poles)
        order = self._shuffled("answers", item, number)
        skipping = max(1, self.people // 12)
        if person in order[:skipping]:
            return View(place=None)
        lens = self._lens(person, item, number) if reason else ""
        view = View(place, certainty, importance, reason, lens)
        doubting = max(1, self.people // 16)
        if person in order[skipping : skipping + doubting]:
            turned = _towards(place, _middle(poles), 0.6)
            second = View(turned, max(1, certainty - 1), importance, reason, lens)
            view = replace(view, second=second)
        return view

    def ranking(
        self, person: int, item: int, number: int, options: Sequence[str]
    ) -> tuple[str, ...] | None:
        """`person`'s order of the options, best first; None when skipped.

        The room leans a shared way, so that a picture appears; in a later round some
        swap two neighbours.
        """
        if person in self._shuffled("answers", item, number)[: max(1, self.people // 12)]:
            return None
        shared = sorted(options, key=lambda o: self._draw(item, "option", o).random())
        weight = {option: 0.6**place for place, option in enumerate(shared)}
        draw = self._draw(person, item, "ranking")
        # Exponential races: an option with twice the weight is twice as likely to be first.
        order = sorted(options, key=lambda option: draw.expovariate(weight[option]))
        for later in range(2, number + 1):
            again = self._draw(person, item, "ranking", later)
            if len(order) > 1 and again.random() < 0.4:
                at = again.randrange(len(order) - 1)
                order[at], order[at + 1] = order[at + 1], order[at]
        return tuple(order)

    def points(
        self, person: int, item: int, number: int, options: Sequence[str]
    ) -> dict[str, int] | None:
        """How `person` gives 100 points, in steps of 5; None when skipped.

        Most goes to what stands first in the person's own order, little or nothing to what
        stands last; some give much to one thing, others a little to many.
        """
        order = self.ranking(person, item, number, options)
        if order is None:
            return None
        fade = self._draw(person, item, "points").uniform(0.35, 0.8)
        wanted = [fade**place for place in range(len(order))]
        given = [int(20 * each / sum(wanted)) * 5 for each in wanted]
        given[0] += 100 - sum(given)
        return dict(zip(order, given, strict=True))

    def seats(self, tables: int) -> list[tuple[int, ...]]:
        """Who shares a phone: each has one, but for the last, who sit at `tables` of TABLE."""
        alone = max(0, self.people - tables * TABLE)
        rest = range(alone, self.people, TABLE)
        shared = [tuple(range(at, min(at + TABLE, self.people))) for at in rest]
        return [(person,) for person in range(alone)] + shared

    def takes(self, person: int, item: int) -> str:
        """What it would take for `person` to live with the other choice; some write nothing."""
        draw = self._draw(person, item, "takes")
        return draw.choice(reasons.TAKES[self.language]) if draw.random() < 0.8 else ""

    def supports(self, person: int, kind: str, line: int) -> bool:
        """Whether `person` stands behind a line that the group wrote; to some lines most do."""
        most = self._draw("line", kind, line).uniform(0.4, 0.95)
        return self._draw(person, kind, line).random() < most

    def choice(self, person: int, options: Sequence[str]) -> str:
        """One of the options, such as a role."""
        return self._draw(person, "choice").choice(options)

    def mark(self, person: int, reason: int) -> tuple[bool, bool]:
        """Whether the reason with this id moves `person`, and whether it is a good argument.

        Some reasons speak to many of the room, on every side; others to few.
        """
        appeal = self._draw("appeal", reason).uniform(0.1, 0.7)
        draw = self._draw(person, reason, "mark")
        return draw.random() < appeal / 2, draw.random() < appeal

    def suggests(self, person: int) -> bool:
        """Whether this is the one who suggests a dilemma."""
        return person == self._shuffled("suggests")[0]

    def pause(self, person: int, item: int, number: int, most: float) -> float:
        """Seconds before this person answers."""
        return self._draw(person, item, number, "pause").uniform(0.3, 1) * most

    def _lens(self, person: int, item: int, number: int) -> str:
        """What most authors say that their reason is about."""
        draw = self._draw(person, item, number, "lens")
        return draw.choice(LENSES) if draw.random() < 0.8 else ""

    def _draw(self, *what: object) -> random.Random:
        return random.Random(f"{self.seed}/{what}")

    def _shuffled(self, *what: object) -> list[int]:
        """The people in an order of their own for each purpose."""
        order = list(range(self.people))
        self._draw(*what).shuffle(order)
        return order

    def _camp(self, person: int, item: int, poles: int) -> int:
        """0, 1 (and 2 in a triangle) for a pole's camp, -1 for those in between."""
        at = (self._shuffled("camps", item).index(person) + 0.5) / self.people
        shares = (SHARE_FIRST, SHARE_SECOND) if poles == 2 else (0.36, 0.28, 0.2)
        for camp, share in enumerate(shares):
            if at < share:
                return camp
            at -= share
        return -1

    @lru_cache(maxsize=4096)  # noqa: B019 - a frozen value that lives as long as the demo
    def _mind(
        self, person: int, item: int, number: int, poles: int
    ) -> tuple[tuple[int, ...], int, int, str]:
        """Place, certainty, importance and reason, before skips and second thoughts."""
        draw = self._draw(person, item, number)
        if number <= 1:
            return self._first(draw, person, item, poles)
        place, certainty, importance, _ = self._mind(person, item, number - 1, poles)
        # Dealt, so that a small room has all three: who stays, who comes nearer, who leaves.
        fate = (self._shuffled("moves", item, number).index(person) + 0.5) / self.people
        moved = place
        if 0.28 < fate < 0.85:  # some of the way towards what this dialogue brought out
            moved = _towards(place, self._pull(item, poles), draw.uniform(0.15, 0.5))
        elif fate > 0.85:  # further out, or over to another pole
            moved = _towards(place, _pole(draw.randrange(poles), poles), draw.uniform(0.2, 0.5))
        certainty = min(4, max(1, certainty + draw.choice((-1, 0, 0, 1, 1))))
        pool = reasons.STAYED if moved == place else reasons.MOVED
        reason = draw.choice(pool[self.language]) if draw.random() < 0.4 else ""
        return moved, certainty, importance, reason

    def _pull(self, item: int, poles: int) -> tuple[float, ...]:
        """Where the dialogue draws people: often the middle, at times a little to one side."""
        draw = self._draw("pull", item)
        aside = _pole(draw.randrange(poles), poles)
        middle = _middle(poles)
        share = draw.choice((0.0, 0.15, 0.3))
        return tuple(m + (a - m) * share for m, a in zip(middle, aside, strict=True))

    def _first(
        self, draw: random.Random, person: int, item: int, poles: int
    ) -> tuple[tuple[int, ...], int, int, str]:
        camp = self._camp(person, item, poles)
        if poles == 2:
            centre = AXIS_CAMPS[camp]
            x = draw.gauss(centre, 10 if camp >= 0 else 7)
            place: tuple[int, ...] = (round(min(98.0, max(2.0, x))),)
        else:
            weights = [draw.gammavariate(2.2 if pole == camp else 0.6, 1) for pole in range(3)]
            if camp < 0:
                weights = [draw.gammavariate(9, 1) for _ in range(3)]
            place = _whole([weight / sum(weights) * 100 for weight in weights])
        certainty = draw.choice((1, 2, 2, 3) if camp < 0 else (2, 3, 3, 4))
        importance = draw.choice((2, 3, 3, 4, 4))
        pools = (reasons.FIRST, reasons.SECOND, reasons.FIRST if person % 2 else reasons.SECOND)
        pool = (reasons.BETWEEN if camp < 0 else pools[camp])[self.language]
        # Dealt rather than drawn: two people rarely write the very same sentence.
        order = list(pool)
        self._draw("reasons", item, camp).shuffle(order)
        reason = order[person // 2 % len(order)] if person % 2 == item % 2 else ""
        return place, certainty, importance, reason


def _middle(poles: int) -> tuple[float, ...]:
    return (50.0,) if poles == 2 else (100 / 3,) * 3


def _pole(pole: int, poles: int) -> tuple[float, ...]:
    if poles == 2:
        return (100.0 * pole,)
    return tuple(100.0 if each == pole else 0.0 for each in range(3))


def _towards(place: tuple[int, ...], goal: tuple[float, ...], share: float) -> tuple[int, ...]:
    moved = [a + (b - a) * share for a, b in zip(place, goal, strict=True)]
    return (round(moved[0]),) if len(moved) == 1 else _whole(moved)


def _whole(weights: Sequence[float]) -> tuple[int, ...]:
    """Whole numbers that still sum to 100: the largest takes what rounding leaves."""
    whole = [round(weight) for weight in weights]
    whole[whole.index(max(whole))] += 100 - sum(whole)
    return tuple(whole)
