"""Puts a workshop into a new data folder before the app starts: `python -m bench.prepare`.

Runs in a process of its own with the app's STAASTED_DATA and uses the store as the
pages do. Prints the code of the workshop under test and of one to warm up with.
"""

import datetime as dt

import store
from workshop.agenda import Draft, DraftItem

DILEMMA = "who-shows-up"
ROUNDS = 5  # three for answers at once, one for answers spread, one to spare


def main() -> None:
    store.open_database()
    content = store.library().dilemmas[DILEMMA]
    draft = Draft(
        title="Bench",
        date=dt.datetime.now(dt.UTC).date(),
        languages=("da", "en"),
        roles=(),
        items=(DraftItem(content, 20, ROUNDS),),
    )
    for _ in range(2):
        print(store.stage(store.create_workshop(draft)).code)
    store.close_database()


if __name__ == "__main__":
    main()
