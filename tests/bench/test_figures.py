import math

import pytest

from bench.figures import middle, percentile, row, table


def test_a_percentile_is_a_value_that_occurred() -> None:
    values = [float(n) for n in range(100, 0, -1)]
    assert percentile(values, 0.5) == 50
    assert percentile(values, 0.95) == 95
    assert percentile(values, 1) == 100
    assert percentile([7.0], 0.5) == 7
    assert percentile([1.0, 2.0, 3.0], 0.95) == 3


def test_a_percentile_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)


def test_a_row_sums_up_the_waits() -> None:
    line = row("Answers", 4, [0.1, 0.4, 0.2, 0.3], wall=0.5, cpu=0.25, lost=0)
    assert (line.n, line.median, line.p95, line.most, line.wall) == (4, 0.2, 0.4, 0.4, 0.5)


def test_a_run_in_which_nobody_was_answered_does_not_look_fast() -> None:
    line = row("Answers", 4, [], wall=60.0, lost=4)
    assert math.isinf(line.median)
    assert "never" in table([line])
    assert line.as_json()["median"] is None


def test_of_repeated_runs_the_middle_one_is_shown() -> None:
    runs = [row("x", 1, [wall], wall) for wall in (0.9, 0.1, 0.5)]
    assert middle(runs).wall == 0.5


def test_the_table_has_a_line_per_row_in_aligned_columns() -> None:
    lines = table(
        [
            row("Join", 30, [0.0123], 0.0123, kilobytes_a_phone=41.6),
            row("Answers at once", 1000, [1.5], 1.5, cpu=0.701, lost=0),
        ]
    ).splitlines()
    assert len(lines) == 4
    assert lines[2].split() == ["Join", "30", *3 * ["12", "ms"], "12", "ms", "–", "42", "–"]
    assert lines[3].endswith("1.50 s  1.50 s  1.50 s    1.50 s  0.70 s         –     0")
