"""The workshop's course: no illegal step, there and back again."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop import flow
from workshop.errors import Refused
from workshop.flow import AFTER, ALONE, CLOSED, LOBBY, Kind, Phase, Progress, Step, Stop

agendas = st.lists(
    st.tuples(st.sampled_from(Kind), st.integers(1, flow.MAX_ROUNDS), st.booleans()), max_size=6
).map(lambda items: [Stop(i, *item) for i, item in enumerate(items, 1)])


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


def test_what_is_answered_alone_is_one_step_before_all_others() -> None:
    agenda = [
        Stop(1, Kind.PLAIN, 1, alone=True),
        Stop(2, Kind.DILEMMA, 1, alone=True),
        Stop(3, Kind.PRIORITY, 1, alone=True),
        Stop(4, Kind.PLAIN),
    ]
    assert flow.line_of(agenda) == (
        LOBBY,
        ALONE,
        Step(2, Phase.REVEAL, 1),
        Step(3, Phase.RANKING, 1),
        Step(4, Phase.SHOW),
        CLOSED,
    )


def test_one_more_round_gives_what_was_answered_alone_a_dialogue() -> None:
    stop = Stop(1, Kind.DILEMMA, 1, alone=True)
    flow.check_another_round(stop, Step(1, Phase.REVEAL, 1))
    assert [step.phase for step in flow.steps_of(Stop(1, Kind.DILEMMA, 2, alone=True))] == [
        Phase.READ,
        Phase.REVEAL,
        Phase.DIALOGUE,
        Phase.RESTANCE,
        Phase.SHIFT,
        Phase.GROUND,
    ]


def test_in_the_alone_step_round_one_of_every_alone_question_is_open() -> None:
    alone, together = Stop(1, Kind.DILEMMA, 2, alone=True), Stop(2, Kind.DILEMMA, 2)
    text = Stop(3, Kind.PLAIN, 1, alone=True)
    assert flow.is_open(ALONE, alone, 1, Progress())
    assert not flow.is_open(ALONE, alone, 2, Progress())
    assert not flow.is_open(ALONE, alone, 1, Progress(closed=1))
    assert not flow.is_open(ALONE, together, 1, Progress())
    assert not flow.is_open(ALONE, text, 1, Progress())
    agenda = [alone, together, text]
    after = partial(flow.progress_after, agenda, ALONE)
    assert after(Step(1, Phase.READ), alone, Progress()) == Progress(1, 0)
    assert after(Step(1, Phase.READ), together, Progress()) == Progress()
    assert after(LOBBY, alone, Progress()) == Progress()


def test_an_item_can_be_put_in_after_where_the_room_is() -> None:
    agenda = [Stop(1, Kind.DILEMMA), Stop(2, Kind.DILEMMA)]
    assert flow.first_place(agenda, LOBBY) == 0
    assert flow.first_place(agenda, Step(1, Phase.REVEAL, 1)) == 1
    assert flow.first_place(agenda, Step(2, Phase.GROUND)) == 2
    assert flow.first_place(agenda, AFTER) == 2
    with pytest.raises(Refused):
        flow.first_place(agenda, CLOSED)


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
            stop = next(stop for stop in agenda if stop.id == item)
            progress[item] = flow.progress_after(agenda, here, to, stop, progress[item])
            if item == to.item:
                progress[item] = flow.progress_on_entry(to, progress[item])
        here = to
        for item, known in progress.items():
            assert known.revealed <= known.closed
            for number in range(1, known.revealed + 1):
                stop = next(stop for stop in agenda if stop.id == item)
                assert not flow.is_open(here, stop, number, known)


def test_leaving_a_round_backwards_keeps_it_open() -> None:
    agenda = [Stop(1, Kind.DILEMMA, 2)]
    stance = Step(1, Phase.STANCE, 1)
    after = partial(flow.progress_after, agenda, stance)
    assert after(Step(1, Phase.READ), agenda[0], Progress()) == Progress(0, 0)
    assert after(Step(1, Phase.REVEAL, 1), agenda[0], Progress()) == Progress(1, 0)


def test_one_more_round_can_be_added_at_the_last_result_only() -> None:
    stop = Stop(1, Kind.DILEMMA, 2)
    flow.check_another_round(stop, Step(1, Phase.SHIFT, 2))
    for here in (Step(1, Phase.REVEAL, 1), Step(1, Phase.GROUND), Step(2, Phase.SHIFT, 2)):
        with pytest.raises(Refused):
            flow.check_another_round(stop, here)
    full = Stop(1, Kind.DILEMMA, flow.MAX_ROUNDS)
    with pytest.raises(Refused):
        flow.check_another_round(full, Step(1, Phase.SHIFT, flow.MAX_ROUNDS))


def test_beforehand_is_the_rooms_own_first_round_and_the_lobby_leaves_it_open() -> None:
    stop = Stop(1, Kind.DILEMMA, before=True)
    agenda = [stop, Stop(2, Kind.PLAIN)]
    read, stance, reveal = flow.steps_of(stop)[:3]
    assert flow.is_open(LOBBY, stop, 1, Progress())
    assert not flow.is_open(LOBBY, stop, 2, Progress())
    assert not flow.is_open(LOBBY, Stop(1, Kind.DILEMMA), 1, Progress())
    for to in (read, stance):
        assert flow.progress_after(agenda, LOBBY, to, stop, Progress(), True) == Progress()
    for past in (reveal, Step(2, Phase.SHOW), CLOSED):
        assert flow.progress_after(agenda, LOBBY, past, stop, Progress(), True) == Progress(1)
        assert flow.progress_after(agenda, LOBBY, past, stop, Progress()) == Progress()
        assert flow.progress_after(agenda, read, past, stop, Progress(), True) == Progress(1)
    assert flow.progress_after(agenda, read, LOBBY, stop, Progress(), True) == Progress()


def test_what_opens_by_itself_before_the_meeting_is_not_opened_by_hand() -> None:
    by_hand = [Stop(1, Kind.DILEMMA, alone=True)]
    assert flow.step_after(by_hand, LOBBY) == ALONE
    by_itself = [Stop(1, Kind.DILEMMA, alone=True, before=True)]
    to = flow.step_after(by_itself, LOBBY)
    assert to == Step(1, Phase.READ)
    assert flow.progress_after(by_itself, LOBBY, to, by_itself[0], Progress()) == Progress(1)
