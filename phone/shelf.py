"""What was made from a snapshot, kept for all the phones that ask for it."""

import time

import store
from live import hub
from phone.drawing import Gallery, Own
from phone.pages import Page
from workshop.answers import Given
from workshop.flow import round_at
from workshop.minority import Minority, minority
from workshop.snapshot import Item, Round, Snapshot

KEPT_HTML = 8_000_000  # characters of finished pages kept per workshop
LIST_KEPT = 1.0  # seconds; less than a phone waits before it looks at a list that moved


class Shelf:
    """What was made from one snapshot; it goes when the snapshot does."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.gallery = Gallery()
        self.pages: dict[tuple[object, ...], Page] = {}
        self.size = 0
        self._answers: dict[tuple[int, int], dict[int, Given]] = {}
        self._taking = frozenset(item.id for item in snapshot.open_items)
        self._nobody: bool | None = None
        self._so_far: Round | None = None
        self._so_far_until = 0.0
        self._smaller: dict[int, Minority | None] = {}

    def keep(self, key: tuple[object, ...], page: Page) -> None:
        if self.size + len(page.text) <= KEPT_HTML:
            self.pages[key] = page
            self.size += len(page.text)

    def is_open(self, item: Item, number: int) -> bool:
        """Whether this round of the item takes answers now."""
        here = round_at(self.snapshot.here, item.stop)
        return item.id in self._taking and number == here

    def own(self, who: store.Person, item: Item, number: int) -> Own:
        """What this participant has given in this round of the item."""
        revealed = self.revealed(item, number)
        if revealed is not None and who.way != "table":
            return revealed.get(who.id)
        round = item.result(number)
        if round is not None and round.answered == 0:
            return None
        if self.is_open(item, number) and self.nobody_answered():
            return None
        return store.own_answer(who, item, number)

    def smaller(self, item: Item) -> Minority | None:
        """The smaller side of a dilemma, worked out once for all phones."""
        if item.id not in self._smaller:
            self._smaller[item.id] = minority(item)
        return self._smaller[item.id]

    def nobody_answered(self) -> bool:
        """Whether the open round has no answer at all, as when a room has just come to it.

        Then a thousand phones need not ask the database for theirs. Every answer is
        announced before its sender hears that it is saved. In the alone step people come
        one by one and several rounds are open: there each asks for their own.
        """
        if self.snapshot.own_pace:
            return False
        if self._nobody is None:
            hub.listen(self.snapshot.id, self._hear)
            seen = store.snapshot(self.snapshot.id)
            self._nobody = seen.answered + seen.beforehand == 0
        return self._nobody

    def so_far(self) -> Round | None:
        """What the room has been shown of the list it follows, at most LIST_KEPT seconds ago.

        While a thousand people answer it moves with every few of them.
        """
        if time.monotonic() >= self._so_far_until:
            self._so_far = store.so_far(self.snapshot.id)
            self._so_far_until = time.monotonic() + LIST_KEPT
        return self._so_far

    def _hear(self, _kind: str) -> None:
        if self._nobody:
            self._nobody = None

    def close(self) -> None:
        hub.forget(self.snapshot.id, self._hear)

    def revealed(self, item: Item, number: int) -> dict[int, Given] | None:
        """Everybody's answers of a revealed round by participant; None when withheld."""
        round = item.result(number)
        if round is None or round.withheld:
            return None
        if (item.id, number) not in self._answers:
            self._answers[item.id, number] = {a.person: a.given for a in round.answers}
        return self._answers[item.id, number]


_shelves: dict[int, Shelf] = {}


def shelf_of(snapshot: Snapshot) -> Shelf:
    shelf = _shelves.get(snapshot.id)
    if shelf is None or shelf.snapshot is not snapshot:
        if len(_shelves) > 50:
            for old in _shelves.values():
                old.close()
            _shelves.clear()
        elif shelf is not None:
            shelf.close()
        shelf = _shelves[snapshot.id] = Shelf(snapshot)
    return shelf
