"""The workshop's course: no illegal step, there and back again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop import flow
from workshop.errors import Refused
from workshop.flow import CLOSED, LOBBY, Kind, Phase, Progress, Step, Stop

agendas = st.lists(
    st.tuples(st.sampled_from(Kind), st.integers(1, flow.MAX_ROUNDS)), max_size=6
).map(lambda items: [Stop(i, kind, rounds) for i, (kind, rounds) in enumerate(items, 1)])


def test_a_dilemma_with_two_rounds_walks_through_the_phases() -> None:
    assert flow.steps_of(Stop(1, Kind.DILEMMA, 2)) == (
        Step(1, Phase.READ),
        Step(1, Phase.STANCE, 1),
        Step(1, Phase.REVEAL, 1),
        Step(1, Phase.DIALOGUE, 1),
        Step(1, Phase.RESTANCE, 2),
        Step(1, Phase.SHIFT, 2),
        Step(1, Phase.GROUND),
    )


def test_a_dilemma_with_one_round_still_has_a_dialogue() -> None:
    assert [step.phase for step in flow.steps_of(Stop(1, Kind.DILEMMA, 1))] == [
        Phase.READ,
        Phase.STANCE,
        Phase.REVEAL,
        Phase.DIALOGUE,
        Phase.GROUND,
    ]


def test_a_priority_question_is_read_ranked_and_shown() -> None:
    assert [step.phase for step in flow.steps_of(Stop(1, Kind.PRIORITY, 1))] == [
        Phase.READ,
        Phase.RANK,
        Phase.RANKING,
    ]


def test_a_priority_question_can_have_a_second_round() -> None:
    assert [(s.phase, s.round) for s in flow.steps_of(Stop(1, Kind.PRIORITY, 2))][2:] == [
        (Phase.RANKING, 1),
        (Phase.DIALOGUE, 1),
        (Phase.RANK, 2),
        (Phase.RANKING, 2),
    ]


@given(agendas)
def test_forward_from_the_lobby_reaches_closed_through_every_step_once(agenda: list[Stop]) -> None:
    here, seen = LOBBY, [LOBBY]
    while here != CLOSED:
        here = flow.step_after(agenda, here)
        seen.append(here)
    assert tuple(seen) == flow.line_of(agenda)
    assert len(set(seen)) == len(seen)


@given(agendas, st.data())
def test_forward_and_back_return_to_the_same_place(agenda: list[Stop], data: st.DataObject) -> None:
    line = flow.line_of(agenda)
    here = data.draw(st.sampled_from(line[:-2] or line[:1]))
    after = flow.step_after(agenda, here)
    if after != CLOSED:
        assert flow.step_before(agenda, after) == here


@given(agendas)
def test_the_ends_refuse_to_go_further(agenda: list[Stop]) -> None:
    with pytest.raises(Refused):
        flow.step_before(agenda, LOBBY)
    with pytest.raises(Refused):
        flow.step_after(agenda, CLOSED)
    with pytest.raises(Refused):
        flow.step_before(agenda, CLOSED)


@given(agendas, st.data())
def test_a_step_that_is_not_on_the_agenda_cannot_be_reached(
    agenda: list[Stop], data: st.DataObject
) -> None:
    line = flow.line_of(agenda)
    here = data.draw(st.sampled_from(line[:-1]))
    stranger = Step(len(agenda) + 1, Phase.READ)
    with pytest.raises(Refused):
        flow.check_move(agenda, here, stranger)
    for to in line:
        flow.check_move(agenda, here, to)


@given(agendas, st.lists(st.integers(0, 60), max_size=40))
def test_wherever_the_facilitator_goes_a_revealed_round_is_closed(
    agenda: list[Stop], jumps: list[int]
) -> None:
    """A round's result is never out while the round takes answers."""
    line = flow.line_of(agenda)
    progress = {stop.id: Progress() for stop in agenda}
    here = LOBBY
    for jump in jumps:
        to = line[jump % (len(line) - 1)]  # anywhere but closed
        for item in progress:
            if item == here.item:
                progress[item] = flow.progress_after(agenda, here, to, progress[item])
            if item == to.item:
                progress[item] = flow.progress_on_entry(to, progress[item])
        here = to
        for item, known in progress.items():
            assert known.revealed <= known.closed
            for number in range(1, known.revealed + 1):
                assert not flow.is_open(here, item, number, known)


def test_leaving_a_round_backwards_keeps_it_open() -> None:
    agenda = [Stop(1, Kind.DILEMMA, 2)]
    stance = Step(1, Phase.STANCE, 1)
    assert flow.progress_after(agenda, stance, Step(1, Phase.READ), Progress()) == Progress(0, 0)
    assert flow.progress_after(agenda, stance, Step(1, Phase.REVEAL, 1), Progress()) == Progress(
        1, 0
    )


def test_one_more_round_can_be_added_at_the_last_result_only() -> None:
    stop = Stop(1, Kind.DILEMMA, 2)
    flow.check_another_round(stop, Step(1, Phase.SHIFT, 2))
    for here in (Step(1, Phase.REVEAL, 1), Step(1, Phase.GROUND), Step(2, Phase.SHIFT, 2)):
        with pytest.raises(Refused):
            flow.check_another_round(stop, here)
    full = Stop(1, Kind.DILEMMA, flow.MAX_ROUNDS)
    with pytest.raises(Refused):
        flow.check_another_round(full, Step(1, Phase.SHIFT, flow.MAX_ROUNDS))
