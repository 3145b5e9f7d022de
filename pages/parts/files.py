"""What can be fetched from a closed workshop, and what the files are called."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import store
from i18n import Translator
from reports import summary_pdf, table_answers, table_csv, written_csv
from reports.minority import Marks
from workshop.snapshot import Snapshot
from workshop.words import mark

_SPELT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss"})


def file_name(title: str, date: dt.date, what: str, ending: str) -> str:
    """ "ledermoede-2026-11-24-resume.pdf": letters and digits that every system takes."""
    short = _plain(title)[:60].strip("-") or "workshop"
    return f"{short}-{date.isoformat()}-{_plain(what)}.{ending}"


def _plain(text: str) -> str:
    """ "Ledermøde, Børn & Unge" is "ledermoede-boern-unge"."""
    spelt = unicodedata.normalize("NFC", text).lower().translate(_SPELT)
    parts = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", parts))


@dataclass(frozen=True)
class Download:
    key: str
    label: str
    name: str
    mime: str
    make: Callable[[], bytes]


def marks(snapshot: Snapshot) -> Marks:
    """What participants marked among the reasons, by item."""
    return {item.id: store.marks(item.id) for item in snapshot.items}


def downloads(snapshot: Snapshot, t: Translator, words: Translator) -> tuple[Download, ...]:
    """The files of a workshop in the language of `words`, named on the page by `t`."""

    def one(key: str, label: str, what: str, mime: str, make: Callable[[], bytes]) -> Download:
        ending = "pdf" if mime == "application/pdf" else "csv"
        title = f"{words('Simulated')} {snapshot.title}" if snapshot.simulated else snapshot.title
        name = file_name(title, snapshot.date, words(what), ending)
        return Download(key, label, name, mime, make)

    return (
        one(
            "pdf",
            t("Stance summary (PDF)"),
            mark("summary"),
            "application/pdf",
            lambda: summary_pdf.summary(snapshot, words, marks(snapshot)),
        ),
        one(
            "figures",
            t("Figures (CSV)"),
            mark("figures"),
            "text/csv",
            lambda: table_csv.summary(snapshot, words, marks(snapshot)),
        ),
        one(
            "answers",
            t("Answers (CSV)"),
            mark("answers"),
            "text/csv",
            lambda: table_answers.answers(snapshot, words),
        ),
        one(
            "written",
            t("What you wrote (CSV)"),
            mark("written"),
            "text/csv",
            lambda: written_csv.written(snapshot, words),
        ),
    )
