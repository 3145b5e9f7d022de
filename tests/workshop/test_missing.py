"""Who is missing is counted where that singles out nobody; skips of an open round in batches."""

from hypothesis import given
from hypothesis import strategies as st

from workshop.missing import Line, Present, Skips, attendance, told_of_skips
from workshop.privacy import BATCH, K_BREAKDOWN


def people(role: str | None, present: int, answered: int = 0, skipped: int = 0) -> list[Present]:
    return [
        Present(role, answered=int(n < answered), skipped=int(n < skipped)) for n in range(present)
    ]


def test_large_roles_stand_by_themselves_and_the_others_together() -> None:
    here = people("Leader", 6, 4) + people("Citizen", 9, 9) + people("Politician", 2, 1)
    found = attendance([*here, *people(None, 3)], None)
    assert (found.present, found.answered, found.skips) == (20, 14, None)
    assert found.lines == (
        Line("Citizen", 9, 9),
        Line("Leader", 6, 4),
        Line(None, 5, 1),
    )


def test_where_the_rest_would_be_small_the_smallest_role_joins_it() -> None:
    found = attendance(people("Leader", 6, 6) + people("Citizen", 9, 9) + people(None, 1), None)
    assert found.lines == (Line("Citizen", 9, 9), Line(None, 7, 6))


def test_a_small_room_has_no_roles() -> None:
    assert attendance(people("Leader", 3) + people("Citizen", 4), None).lines == ()


def test_a_table_counts_its_people() -> None:
    found = attendance([Present("Citizen", 6, 5, 1), *people(None, 5, 5)], Skips(1, 10))
    assert (found.present, found.answered) == (11, 10)
    assert found.lines[0] == Line("Citizen", 6, 5)


def test_skips_of_a_role_are_told_of_a_shown_round_only_and_never_where_all_did_the_same() -> None:
    here = people("Leader", 6, 6, 2) + people("Citizen", 6, 6, 1)
    assert [line.skipped for line in attendance(here, None).lines] == [None, None]
    assert [line.skipped for line in attendance(here, None, revealed=True).lines] == [1, 2]
    alike = people("Leader", 6, 6, 6) + people("Citizen", 6, 6, 1)
    assert [line.skipped for line in attendance(alike, None, revealed=True).lines] == [None, None]


def test_skips_of_an_open_round_are_told_anew_after_five_answers() -> None:
    told = None
    for answered, skipped in ((4, 1), (5, 1), (6, 2), (9, 3), (10, 3)):
        told = told_of_skips(told, skipped, answered)
        if answered == 4:
            assert told is None
        elif answered < 10:
            assert told == Skips(1, 5)
    assert told == Skips(3, 10)


def test_a_round_that_begins_again_is_told_anew() -> None:
    assert told_of_skips(Skips(3, 10), 0, 2) is None


@given(
    st.lists(
        st.builds(
            Present,
            st.sampled_from(["a", "b", "c", None]),
            st.integers(1, 4),
            st.integers(0, 1),
            st.integers(0, 1),
        ),
        max_size=40,
    )
)
def test_no_line_and_no_difference_is_of_fewer_than_five(here: list[Present]) -> None:
    found = attendance(here, None)
    assert all(line.present >= K_BREAKDOWN for line in found.lines)
    assert not found.lines or sum(line.present for line in found.lines) == found.present


@given(st.lists(st.booleans(), max_size=60))
def test_two_looks_differ_by_five_answers_or_not_at_all(answers: list[bool]) -> None:
    told = None
    for n in range(1, len(answers) + 1):
        now = told_of_skips(told, sum(answers[:n]), n)
        assert now == told or (now is not None and now.of - (told.of if told else 0) >= BATCH)
        told = now
