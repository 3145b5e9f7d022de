import csv
import io
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n import Translator, translator
from reports import spreadsheet, table_answers, table_csv
from tests.reports.report_sample import (
    AXIS,
    AXIS_ROUNDS,
    RANKING,
    RANKING_ROUNDS,
    TRIANGLE,
    TRIANGLE_ROUNDS,
    at,
    item_of,
    marks,
    order,
    snapshot,
    tri,
    with_ids,
)
from workshop import pictures
from workshop.answers import Given, Stance
from workshop.flow import Kind, Progress

GOLDEN = Path(__file__).parent / "golden"
ENGLISH, DANISH = translator("en"), translator("da")

# A round with two answers, and one nobody has seen: neither may leave a trace.
FEW = {21: at(13.57, 1, 1, "secret-one"), 22: at(86.42, 1, 1, "secret-two")}
TRACES = ("13.57", "13,57", "86.42", "86,42", "secret")


def read(data: bytes) -> list[dict[str, str]]:
    """The table as a spreadsheet reads it."""
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True))


def lines(data: bytes) -> str:
    """A table as the golden files have it: no BOM, LF."""
    return data.decode("utf-8-sig").replace("\r\n", "\n")


def test_the_summary_is_the_golden_text() -> None:
    golden = (GOLDEN / "summary.csv").read_text(encoding="utf-8")
    assert lines(table_csv.summary(snapshot(), ENGLISH)) == golden


def test_the_answers_are_the_golden_text() -> None:
    golden = (GOLDEN / "answers.csv").read_text(encoding="utf-8")
    assert lines(table_answers.answers(snapshot(), ENGLISH, random.Random(1))) == golden


@pytest.mark.parametrize("make", [table_csv.summary, table_answers.answers])
def test_a_table_opens_right_in_danish_excel(make: spreadsheet.Table) -> None:
    data = make(snapshot(), DANISH)
    assert data.startswith(b"\xef\xbb\xbf")
    first, *rows = data.decode("utf-8-sig").split("\r\n")
    assert first.count(";") >= 10
    assert rows[-1] == ""


def test_danish_writes_decimal_commas_and_english_points() -> None:
    danish, english = (read(table_csv.summary(snapshot(), t))[0] for t in (DANISH, ENGLISH))
    assert "50,0" in danish.values()
    assert "50.0" in english.values()
    assert "50.0" not in danish.values()
    cells = [
        [
            cell
            for row in read(table_answers.answers(snapshot(), t, random.Random(1)))
            for cell in row.values()
        ]
        for t in (DANISH, ENGLISH)
    ]
    assert "35,5" in cells[0]
    assert "35.5" in cells[1]


def test_thousands_are_written_without_a_mark() -> None:
    people = {n: order("value", "together", "knowledge") for n in range(700)}
    for t in (DANISH, ENGLISH):
        row = read(table_csv.summary(snapshot(item_of(1, RANKING, people)), t))[0]
        assert "1400" in row.values()


@pytest.mark.parametrize(
    "reason", ["=1+1", "+45 12", "-1 for", "@alle", "\t=1", "\r\n=1", "=HYPERLINK(1;2)", "＝1+1"]
)
def test_a_text_that_looks_like_a_formula_gets_an_apostrophe(reason: str) -> None:
    people = {n: at(50, reason=reason) for n in range(3)}
    rows = read(table_answers.answers(snapshot(item_of(1, AXIS, people)), ENGLISH))
    for row in rows:
        assert row["Round 1: reason"] == "'" + reason.replace("\r\n", "\n")


@pytest.mark.parametrize(("t", "shown"), [(DANISH, "-0,74"), (ENGLISH, "-0.74")])
def test_a_negative_number_stays_a_number(t: Translator, shown: str) -> None:
    people = {n: at(0 if n < 7 else 100 if n < 14 else 30) for n in range(16)}
    row = read(table_csv.summary(snapshot(item_of(1, AXIS, people)), t))[0]
    assert row[t("Agreement (−1 to 1, van der Eijk's A)")] == shown


def test_a_title_is_guarded_as_well() -> None:
    evil = AXIS.model_copy(update={"en": AXIS.text("en").model_copy(update={"title": "=cmd()"})})
    people = {n: at(50) for n in range(3)}
    row = read(table_csv.summary(snapshot(item_of(1, evil, people)), ENGLISH))[0]
    assert row["Title"] == "'=cmd()"


def test_semicolons_quotes_and_line_breaks_stay_in_their_cell() -> None:
    reason = 'first; second "third"\nfourth, æøå 😀'
    people = {n: at(50, reason=reason) for n in range(3)}
    rows = read(table_answers.answers(snapshot(item_of(1, AXIS, people)), ENGLISH))
    assert [row["Round 1: reason"] for row in rows] == [reason] * 3


@pytest.mark.parametrize("number", [1, 2])
def test_the_figures_are_those_of_the_screens(number: int) -> None:
    rows = {
        (row["Item no."], row["Round"]): row for row in read(table_csv.summary(snapshot(), ENGLISH))
    }
    for place, item in enumerate(snapshot().items, 1):
        if item.kind is Kind.PLAIN:
            continue
        row = rows[str(place), str(number)]
        table = pictures.result(item, number, ENGLISH).table
        if item.kind is Kind.PRIORITY:
            for i, told in enumerate(table.rows, 1):
                heads = (f"{name} {i}" for name in ("Place", "Option", "Points"))
                assert tuple(row[head] for head in heads) == told[:3]
                places = dict.fromkeys(row[f"Places {i} {end}"] for end in ("from", "to"))
                assert "–".join(places) == told[3]
            continue
        poles = {pole.label: i for i, pole in enumerate(item.dilemma.text("en").poles, 1)}
        columns = {
            "The group's middle (median, 0-100)": "Median (0-100)",
            **{
                f"The group's middle: {pole}": f"Mean weight, pole {i}" for pole, i in poles.items()
            },
            **{f"Lean towards “{pole}”": f"Lean towards pole {i}" for pole, i in poles.items()},
        }
        for name, value in table.rows:
            assert row[columns.get(name, name)] == value, name


def test_the_shift_is_that_of_the_screens() -> None:
    row = read(table_csv.summary(snapshot(), ENGLISH))[1]
    moved = pictures.movement(snapshot().items[1], 2, ENGLISH)
    table = {name: (before, after) for name, before, after in moved.table.rows}
    assert row["Answered both times"] == table["Answered both times"][1]
    assert row["Stayed"] == table["Stayed"][1]
    for i, pole in enumerate(AXIS.text("en").poles, 1):
        assert row[f"Moved towards pole {i}"] == table[f"Moved towards “{pole.label}”"][1]
    for name, column in (
        ("Disagreement (0-100)", "Disagreement"),
        ("Certainty (mean of 1-4)", "Certainty"),
    ):
        assert table[name] == (
            row[f"{column} before, those who answered both times"],
            row[f"{column} after, those who answered both times"],
        )
    assert (row["Only before"], row["Only after"]) == ("1", "1")


def test_the_smaller_side_stands_in_the_last_rounds_row_with_its_strongest_reason() -> None:
    people = {n: at(80) for n in range(4)} | {7: at(10, reason="=quiet"), 8: at(15, reason="loud")}
    item = item_of(1, AXIS, people, people)
    for marked, said in (("=quiet", "'=quiet"), ("loud", "loud")):
        row = read(table_csv.summary(snapshot(with_ids(item)), ENGLISH, {1: marks(marked, item)}))
        assert [(r["Smaller side"], r["A reason of the smaller side"]) for r in row] == [
            ("", ""),
            ("“One person's good life”", said),
        ]


def test_no_role_is_in_any_table() -> None:
    for make in (table_csv.summary, table_answers.answers):
        assert b"role" not in make(snapshot(), ENGLISH)


def test_a_round_with_too_few_answers_leaves_its_counts_and_nothing_else() -> None:
    withheld = snapshot(item_of(1, AXIS, AXIS_ROUNDS[0], FEW))
    second = read(table_csv.summary(withheld, ENGLISH))[1]
    named = {
        "Item no.",
        "Title",
        "Question",
        "Kind",
        "Round",
        "Answers",
        "Skipped",
        "Pole 1",
        "Pole 2",
    }
    assert (second["Round"], second["Answers"]) == ("2", "2")
    assert not [name for name, cell in second.items() if cell and name not in named]
    data = table_answers.answers(withheld, ENGLISH)
    assert len(read(data)) == 7
    assert b"Round 2" not in data


def test_importance_is_a_mean_only_of_enough() -> None:
    for said, shown in ((2, ""), (3, "4.0")):
        people = {n: at(50, importance=4 if n < said else None) for n in range(5)}
        row = read(table_csv.summary(snapshot(item_of(1, AXIS, people)), ENGLISH))[0]
        assert row["Importance (mean of 1-4)"] == shown


def test_a_degree_that_few_chose_is_in_no_row_nor_any_beside_a_way() -> None:
    sure = {person: at(5.0 + 4 * person, 4 if person % 2 else 2, 3) for person in range(20)}
    few = sure | {0: at(9.0, 1, 4), 2: at(17.0, 1, 4), 4: at(25.0, None, None)}
    whole = replace(snapshot(), items=(item_of(1, AXIS, sure),))
    told = read(table_answers.answers(whole, ENGLISH))
    assert Counter(row["Round 1: certainty (1-4)"] for row in told) == {"4": 10, "2": 10}
    assert Counter(row["Round 1: importance (1-4)"] for row in told) == {"3": 20}
    told = read(table_answers.answers(replace(whole, items=(item_of(1, AXIS, few),)), ENGLISH))
    # Two are few, so a level more is told of nobody: else they could be worked out.
    assert "1" not in {row["Round 1: certainty (1-4)"] for row in told}
    assert "4" not in {row["Round 1: importance (1-4)"] for row in told}
    [round] = whole.items[0].results
    halves = tuple(
        replace(answer, way="table" if answer.person < 10 else "phone") for answer in round.answers
    )
    mixed = replace(whole.items[0], results=(replace(round, answers=halves),))
    told = read(table_answers.answers(replace(whole, items=(mixed,)), ENGLISH))
    assert Counter(row["Round 1: way of taking part"] for row in told) == {
        "On a phone in the room": 10,
        "At a table with one device": 10,
    }
    assert {row["Round 1: certainty (1-4)"] for row in told} == {""}


def test_too_few_answers_are_not_shown_even_if_a_snapshot_had_them() -> None:
    for t in (ENGLISH, DANISH):
        data = table_answers.answers(snapshot(item_of(1, AXIS, FEW)), t)
        assert read(data) == []
        assert not [trace for trace in TRACES if trace.encode() in data]


def test_a_round_that_is_not_revealed_never_appears() -> None:
    three = FEW | {23: at(77.77, 1, 1, "secret-three")}
    item = replace(item_of(1, AXIS, AXIS_ROUNDS[0], three), progress=Progress(closed=2, revealed=1))
    for make in (table_csv.summary, table_answers.answers):
        data = make(snapshot(item), ENGLISH)
        assert not [trace for trace in (*TRACES, "77.77") if trace.encode() in data]
        assert read(data)


def test_an_agenda_without_answers_gives_only_headings() -> None:
    blank = snapshot(item_of(1, AXIS), item_of(2, RANKING))
    for make in (table_csv.summary, table_answers.answers):
        assert read(make(blank, ENGLISH)) == []
        assert b"Item no." in make(blank, ENGLISH)


@pytest.mark.parametrize("make", [table_csv.summary, table_answers.answers])
def test_a_text_in_one_language_is_named_where_the_other_was_wanted(
    make: spreadsheet.Table,
) -> None:
    danish = AXIS.model_copy(update={"en": None})
    workshop = snapshot(item_of(1, danish, *AXIS_ROUNDS), item_of(2, TRIANGLE, *TRIANGLE_ROUNDS))
    rows = read(make(workshop, ENGLISH))
    assert {(row["Item no."], row["Language"]) for row in rows} == {
        ("1", "Only written in Danish"),
        ("2", ""),
    }
    assert rows[0]["Title"] == danish.text("da").title
    assert DANISH("Language") not in read(make(workshop, DANISH))[0]


def test_a_skip_gives_no_row() -> None:
    people = {n: at(50) for n in range(3)} | {4: Stance(None), 5: Stance(None)}
    assert len(read(table_answers.answers(snapshot(item_of(1, AXIS, people)), ENGLISH))) == 3


def test_a_partial_ranking_lists_what_was_ranked() -> None:
    rows = read(table_answers.answers(snapshot(item_of(1, RANKING, RANKING_ROUNDS[0])), ENGLISH))
    orders = {row["Round 1: order, best first"] for row in rows}
    assert "More knowledge" in orders
    assert "An eye for value > More together > More knowledge" in orders


def test_weights_are_exact() -> None:
    people = {n: tri(33.34, 33.33, 33.33) for n in range(3)}
    row = read(table_answers.answers(snapshot(item_of(1, TRIANGLE, people)), DANISH))[0]
    assert list(row.values()).count("33,33") == 2
    assert "33,34" in row.values()


# --- Nobody can be followed ----------------------------------------------------------


def _numbers(seed: int) -> tuple[list[str], list[str]]:
    """The participant numbers of one person (by position, by weight) in two items."""
    people = {n: at(float(n)) for n in range(30)}
    again = {n: tri(100 - n, n, 0) for n in range(30)}
    rows = read(
        table_answers.answers(
            snapshot(item_of(1, AXIS, people), item_of(2, TRIANGLE, again)),
            ENGLISH,
            random.Random(seed),
        )
    )
    name = "Participant (drawn anew for every item)"
    by_position = {row["Round 1: position (0-100)"]: row[name] for row in rows}
    by_weight = {row["Round 1: weight, pole 2"]: row[name] for row in rows}
    return [by_position[str(n)] for n in range(30)], [by_weight[str(n)] for n in range(30)]


def test_numbers_cannot_be_linked_across_items_or_to_the_order_of_joining() -> None:
    first, second = _numbers(1)
    assert sorted(map(int, first)) == sorted(map(int, second)) == list(range(1, 31))
    joined = [str(n + 1) for n in range(30)]
    for one, other in ((first, joined), (second, joined), (first, second)):
        assert sum(a == b for a, b in zip(one, other, strict=True)) < 10


def test_rows_stand_in_the_order_of_their_numbers() -> None:
    rows = read(table_answers.answers(snapshot(), ENGLISH))
    for item in ("2", "3", "4"):
        numbers = [int(list(r.values())[4]) for r in rows if r["Item no."] == item]
        assert numbers == list(range(1, len(numbers) + 1))


def test_the_shuffle_is_not_the_same_twice() -> None:
    people = {n: at(float(n)) for n in range(30)}
    workshop = snapshot(item_of(1, AXIS, people))
    assert table_answers.answers(workshop, ENGLISH) != table_answers.answers(workshop, ENGLISH)


def test_one_who_came_late_cannot_be_told_by_the_empty_cell() -> None:
    before = {n: at(float(n)) for n in range(20)}
    after = {n: at(float(n)) for n in range(1, 21)}
    rows = read(table_answers.answers(snapshot(item_of(1, AXIS, before, after)), ENGLISH))
    filled = Counter(
        (bool(row["Round 1: position (0-100)"]), bool(row["Round 2: position (0-100)"]))
        for row in rows
    )
    assert filled == {(True, True): 17, (True, False): 3, (False, True): 3}


_patterns = st.lists(st.sets(st.integers(1, 3), min_size=1).map(sorted), min_size=0, max_size=14)


@given(_patterns, st.integers(0, 3))
def test_rows_taken_apart_keep_every_answer_and_hide_among_three(
    patterns: list[list[int]], seed: int
) -> None:
    people: list[dict[tuple[int, str], Given]] = [
        {(number, "phone"): at(person, reason=str(number)) for number in pattern}
        for person, pattern in enumerate(patterns)
    ]
    sizes = Counter(number for pattern in patterns for number in pattern)
    for number in [n for n, size in sizes.items() if size < 3]:  # withheld rounds
        people = [{n: g for n, g in one.items() if n[0] != number} for one in people]
    people = [one for one in people if one]
    rows = table_answers._unlinked(people, random.Random(seed))
    assert Counter(pair for one in rows for pair in one.items()) == Counter(
        pair for one in people for pair in one.items()
    )
    assert all(size >= 3 for size in Counter(tuple(row) for row in rows).values())


def test_rows_stay_joined_where_enough_answered_the_same_rounds() -> None:
    people: list[dict[tuple[int, str], Given]] = [
        {(1, "phone"): at(n), (2, "phone"): at(n)} for n in range(3)
    ]
    assert len(table_answers._unlinked(people, random.Random(1))) == 3


def test_who_cannot_be_followed_is_counted_before_and_after_also_where_nobody_can() -> None:
    floor = item_of(
        1, AXIS, {-n: at(10 * n) for n in range(1, 6)}, {-n - 99: at(50 + n) for n in range(1, 8)}
    )
    mixed = item_of(
        2,
        AXIS,
        {n: at(10 * abs(n)) for n in range(-2, 4)},
        {n: at(20 * n) for n in range(4)} | {-9: at(3)},
    )
    rows = read(table_csv.summary(snapshot(floor, mixed), ENGLISH))
    columns = [
        f"At tables or on the floor {when}, cannot be followed" for when in ("before", "after")
    ]
    assert [tuple(row[column] for column in columns) for row in rows] == [
        ("", ""),
        ("5", "7"),
        ("", ""),
        ("2", "1"),
    ]
    nobody = read(table_csv.summary(snapshot(), ENGLISH))[0]
    assert not set(columns) & set(nobody)
