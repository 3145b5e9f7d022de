"""Puts a workshop into a new data folder before the app starts: `python -m bench.prepare`.

Runs in a process of its own with the app's STAASTED_DATA and uses the store as the
pages do. Prints the code of the workshop under test and of one to warm up with.
"""

import datetime as dt

import store
from workshop.agenda import Draft, DraftItem
from workshop.dilemmas import Shape

ROUNDS = 5  # of each dilemma, as many as one can have
OTHER_ROUNDS = 3  # of a triangle and of an order, which come first
POINTS = 5  # dilemmas: rounds for a reveal that is each a first one, and for answers spread


def main() -> None:
    store.open_database()
    library = store.library()
    axes = [each for each in library.dilemmas.values() if each.kind is Shape.AXIS]
    triangle = next(each for each in library.dilemmas.values() if each.kind is Shape.TRIANGLE)
    others = (triangle, library.priorities["aarhus-goals"])
    draft = Draft(
        title="Bench",
        date=dt.datetime.now(dt.UTC).date(),
        languages=("da", "en"),
        roles=(),
        items=(
            *(DraftItem(content, 20, OTHER_ROUNDS) for content in others),
            *(DraftItem(content, 20, ROUNDS) for content in axes[:POINTS]),
        ),
    )
    for _ in range(2):
        print(store.stage(store.create_workshop(draft)).code)
    store.close_database()


if __name__ == "__main__":
    main()
