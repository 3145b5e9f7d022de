"""The table of what the group wrote."""

import csv
import io
from dataclasses import replace

from i18n import translator
from reports import table_answers, table_csv
from reports.written_csv import written
from tests.reports.report_sample import snapshot, with_asked
from workshop.flow import CLOSED


def test_each_line_has_a_row_and_says_how_many_stand_behind_it() -> None:
    sample = snapshot()
    made = next(item.commitments for item in sample.items if item.commitments)
    lead = next(each for each in made if each.verb == "lead")
    told = with_asked(sample, 9)
    told = replace(told, here=CLOSED, support=(("commitment", lead.id, 4),))
    text = written(told, translator("en")).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    found = {row["Text"]: row for row in rows}
    assert found["Svare familien"] | {"Point": "", "Title": ""} == {
        "Point": "",
        "Title": "",
        "What it is": "Lead",
        "Text": "Svare familien",
        "Who": "Hanne",
        "When": "fredag",
        "Stand behind it, or see it so": "4",
        "Of": "9",
    }
    assert found["Vi spørger Svend først"]["Stand behind it, or see it so"] == "0"
    assert found["Om én aftale kan brydes"]["Stand behind it, or see it so"] == "0"
    assert found["At naboen spørges"]["What it is"] == "What it would take"


def test_what_was_not_measured_has_no_figure() -> None:
    for asked in (None, 2):
        told = written(with_asked(snapshot(), asked), translator("en")).decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(told), delimiter=";"))
        assert {(row["Stand behind it, or see it so"], row["Of"]) for row in rows} == {("", "")}


def test_each_table_says_in_every_row_that_a_program_answered() -> None:
    for table in (table_csv.summary, table_answers.answers, written):
        for simulated in (True, False):
            told = table(replace(snapshot(), simulated=simulated), translator("en"))
            head, *rows = csv.reader(io.StringIO(told.decode("utf-8-sig")), delimiter=";")
            assert rows
            assert (head[0] == "Simulated") is simulated
            assert all((row[0] == "made up by a program") is simulated for row in rows)
