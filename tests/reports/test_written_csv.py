"""The table of what the group wrote."""

import csv
import io
from dataclasses import replace

from i18n import translator
from reports.written_csv import written
from tests.reports.report_sample import snapshot
from workshop.flow import CLOSED


def test_each_line_has_a_row_and_says_how_many_stand_behind_it() -> None:
    sample = snapshot()
    made = next(item.commitments for item in sample.items if item.commitments)
    lead = next(each for each in made if each.verb == "lead")
    told = replace(sample, here=CLOSED, joined=9, support=(("commitment", lead.id, 4),))
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
        "Stand behind it": "4",
        "Of": "9",
    }
    assert found["Vi spørger Svend først"]["Stand behind it"] == "0"
    assert found["Om én aftale kan brydes"]["Stand behind it"] == ""
    assert found["At naboen spørges"]["What it is"] == "What it would take"
