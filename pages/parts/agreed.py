"""What was agreed, in words and under the compass's four verbs, as the screens show it."""

from collections.abc import Iterable

from workshop.snapshot import VERBS, Commitment, Item


def words(made: Commitment) -> str:
    """ "Visit Hasle – Ali, Friday"."""
    extra = ", ".join(filter(None, (made.who, made.due)))
    return made.text + (f" – {extra}" if extra else "")


def by_verb(items: Iterable[Item]) -> dict[str, list[Commitment]]:
    """All that was agreed at these items, under the compass's four verbs."""
    made = [one for item in items for one in item.commitments]
    return {verb: [one for one in made if one.verb == verb] for verb in VERBS}
