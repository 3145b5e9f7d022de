"""A table of what the group wrote: one row per line, with how many stand behind it."""

from i18n import Translator
from reports.spreadsheet import write
from workshop.names import NOTE_NAMES, VERB_NAMES
from workshop.snapshot import NOTE_KINDS, VERBS, Snapshot
from workshop.support import Line, behind


def written(snapshot: Snapshot, t: Translator) -> bytes:
    """Notes by kind and commitments by verb, point by point; who can be stood behind says so."""
    columns = {
        "number": t("Point"),
        "item": t("Title"),
        "kind": t("What it is"),
        "text": t("Text"),
        "who": t("Who"),
        "due": t("When"),
        "behind": t("Stand behind it, or see it so"),
        "of": t("Of"),
    }
    rows = []
    for number, item in enumerate(snapshot.items, 1):
        about = {"number": str(number), "item": item.content.text(t.language).title}
        for note in sorted(item.notes, key=lambda note: NOTE_KINDS.index(note.kind)):
            row = about | {"kind": t(NOTE_NAMES[note.kind]), "text": note.text}
            rows.append(row | _support(snapshot, note))
        for made in sorted(item.commitments, key=lambda made: VERBS.index(made.verb)):
            row = about | {"kind": t(VERB_NAMES[made.verb]), "text": made.text}
            row |= {"who": made.who, "due": made.due}
            rows.append(row | _support(snapshot, made))
    return write(snapshot, columns, rows, t)


def _support(snapshot: Snapshot, line: Line) -> dict[str, str]:
    """Both empty where it was not measured."""
    found = behind(snapshot, line)
    return {"behind": str(found.n), "of": str(found.of)} if found else {}
