"""A room of people for the tests: Alice and the others, who join, answer and move."""

import datetime as dt
from dataclasses import dataclass, field

import store
from live import hub
from workshop import flow
from workshop.agenda import Draft, DraftItem
from workshop.answers import Points, Ranking, Stance
from workshop.dilemmas import Dilemma, Priority
from workshop.flow import Phase, Step
from workshop.snapshot import Item, Snapshot

NAMES = ("alice", "bob", "charlie", "dorte", "erik", "fatima", "gerda", "hassan")
AXIS, TRIANGLE, PRIORITY = "one-or-all", "who-defines-value", "anchors"


@dataclass
class Room:
    workshop: int
    people: dict[str, store.Person] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    @property
    def snapshot(self) -> Snapshot:
        return store.snapshot(self.workshop)

    @property
    def item(self) -> Item:
        item = self.snapshot.item
        assert item is not None
        return item

    def item_of(self, content: str) -> Item:
        """The agenda's item with this content id, wherever the room is."""
        return next(item for item in self.snapshot.items if item.content.id == content)

    def join(self, *names: str, role: str | None = None) -> None:
        for name in names:
            self.tokens[name] = store.join(self.workshop, role)
            self.people[name] = store.person(self.tokens[name], self.workshop)

    def arrive(self, *names: str) -> None:
        """These are here with their phones; without names all who have joined."""
        for name in names or self.people:
            hub.see(self.workshop, self.people[name].id)

    def forward(self) -> Step:
        seen = self.snapshot
        to = flow.step_after([item.stop for item in seen.items], seen.here)
        assert store.move(self.workshop, seen.step, to)
        return to

    def back(self) -> Step:
        seen = self.snapshot
        to = flow.step_before([item.stop for item in seen.items], seen.here)
        assert store.move(self.workshop, seen.step, to)
        return to

    def go_to(self, content: str, phase: Phase, round: int | None = None) -> None:
        """Walk forward to a phase of the item with this content id."""
        while True:
            here = self.snapshot
            if (
                here.item
                and here.item.content.id == content
                and here.here.phase is phase
                and round in (None, here.here.round)
            ):
                return
            self.forward()

    def close(self) -> None:
        while not self.snapshot.closed:
            self.forward()

    def stand(
        self,
        name: str,
        *place: float,
        certainty: int | None = None,
        importance: int | None = None,
        reason: str = "",
    ) -> None:
        """Take a stance in the open round; no place is a skip."""
        here = self.snapshot.here
        assert here.item is not None
        store.take_stance(
            self.people[name],
            here.item,
            here.round,
            Stance(place or None, certainty, importance, reason),
        )

    def rank(self, name: str, *order: str) -> None:
        here = self.snapshot.here
        assert here.item is not None
        store.take_ranking(self.people[name], here.item, here.round, Ranking(order or None))

    def give(self, name: str, *points: int) -> None:
        """Give points to the options in their order; none is a skip."""
        here = self.snapshot.here
        assert here.item is not None
        given = tuple(zip(self.item.priority.options, points, strict=True)) if points else None
        store.take_points(self.people[name], here.item, here.round, Points(given))


def draft(
    *contents: str, rounds: int = 2, roles: tuple[str, ...] = (), points: bool = False
) -> Draft:
    """An agenda of the library's; with `points` its priority questions take 100 points."""
    library = store.library()
    known: dict[str, Dilemma | Priority] = {**library.dilemmas, **library.priorities}
    if points:
        asked = {"method": "points"}
        known |= {q.id: q.model_copy(update=asked) for q in library.priorities.values()}
    return Draft(
        title="Ledermøde, Børn og Unge",
        date=dt.date(2026, 11, 26),
        languages=("da", "en"),
        roles=roles,
        items=tuple(DraftItem(known[name], 20, rounds) for name in contents),
    )


def prepare(
    *contents: str, rounds: int = 2, roles: tuple[str, ...] = (), points: bool = False
) -> Room:
    chosen = contents or (AXIS, TRIANGLE, PRIORITY)
    return Room(store.create_workshop(draft(*chosen, rounds=rounds, roles=roles, points=points)))
