"""A list that the room follows while it answers: it moves by five answers, or at closing."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

import store
from store.database import opened
from tests import rooms
from tests.rooms import Room
from workshop.answers import Points, Ranking
from workshop.errors import Refused
from workshop.flow import Phase
from workshop.privacy import BATCH
from workshop.snapshot import MIN_ROOM, Round

ORDERS = (("value", "co-creation", "knowledge"), ("knowledge", "value"), ("co-creation",))
PEOPLE = tuple("abcdefgh")


def ranking(*people: str, points: bool = False) -> Room:
    """A room that answers its priority question."""
    room = rooms.prepare(rooms.PRIORITY, points=points)
    room.join(*(people or PEOPLE))
    room.go_to(rooms.PRIORITY, Phase.RANK)
    return room


def all_rank(room: Room, people: Sequence[str], order: tuple[str, ...]) -> None:
    for name in people:
        room.rank(name, *order)


def follow(room: Room) -> None:
    store.show_list(room.workshop, room.item.id)


def told(round: Round | None) -> Counter[object]:
    """What a list is made of: how many gave which answer."""
    return Counter(answer.given for answer in round.answers) if round else Counter()


def again(room: Room, reopen: bool = True) -> None:
    act = store.reopen_round if reopen else store.restart_round
    assert act(room.workshop, room.snapshot.step, room.item_of(rooms.PRIORITY).id)


def test_nothing_is_shown_before_five_have_answered(database: None) -> None:
    room = ranking()
    follow(room)
    for name in PEOPLE[:4]:
        room.rank(name, *ORDERS[0])
        assert room.snapshot.so_far is not None
        assert room.snapshot.so_far.answered == 0
    room.rank(PEOPLE[4], *ORDERS[1])
    assert told(room.snapshot.so_far) == {Ranking(ORDERS[0]): 4, Ranking(ORDERS[1]): 1}


def test_without_the_facilitators_word_there_is_no_list(database: None) -> None:
    room = ranking()
    all_rank(room, PEOPLE, ORDERS[0])
    assert room.snapshot.so_far is None
    follow(room)
    assert told(room.snapshot.so_far) == {Ranking(ORDERS[0]): 8}
    store.set_wall(room.workshop, "")
    assert room.snapshot.wall == ""


@pytest.fixture
def seven(database: None) -> Room:
    return ranking(*PEOPLE[:7])


@given(
    st.lists(
        st.tuples(st.sampled_from(PEOPLE[:7]), st.sampled_from([*ORDERS, ()])),
        min_size=10,
        max_size=40,
    ),
    st.integers(0, 12),
)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_two_lists_tell_what_one_person_answered(
    seven: Room, said: list[tuple[str, tuple[str, ...]]], begun: int
) -> None:
    """Whoever answers, changes their mind or skips, and whenever the list is first shown."""
    room = seven
    again(room, reopen=False)  # each example is a go of its own
    now: dict[str, tuple[str, ...]] = {}
    shown: dict[str, tuple[str, ...]] = {}  # by person, in the list before the room

    def look() -> None:
        nonlocal shown
        found = room.snapshot.so_far
        if found is not None:
            if sum(now.get(each, ()) != shown.get(each, ()) for each in now) >= BATCH:
                shown = dict(now)
            assert told(found) == _told(shown)

    for at, (name, order) in enumerate(said):
        if at == begun:
            follow(room)
            look()
        room.rank(name, *order)
        now[name] = order
        look()


def _told(answers: dict[str, tuple[str, ...]]) -> Counter[object]:
    given = [Ranking(order) for order in answers.values() if order]
    return Counter(given if len(given) >= MIN_ROOM else ())


def test_the_same_answer_sent_again_and_a_mind_changed_back_are_no_news(database: None) -> None:
    room = ranking()
    follow(room)
    all_rank(room, PEOPLE[:5], ORDERS[0])
    before = told(room.snapshot.so_far)
    for name in PEOPLE[:5]:
        room.rank(name, *ORDERS[1])
        room.rank(name, *ORDERS[0])
    room.rank(PEOPLE[5], *ORDERS[2])
    assert told(room.snapshot.so_far) == before


def test_the_closing_tells_the_rest(database: None) -> None:
    room = ranking()
    follow(room)
    all_rank(room, PEOPLE[:6], ORDERS[0])
    assert room.snapshot.so_far is not None
    assert room.snapshot.so_far.answered == 5
    room.forward()
    assert room.snapshot.so_far is None
    item = room.item_of(rooms.PRIORITY)
    assert told(item.result(1)) == {Ranking(ORDERS[0]): 6}
    assert item.followed == {1}
    assert item.kept == ()


def test_a_list_that_never_came_is_not_told_of(database: None) -> None:
    room = ranking()
    follow(room)
    all_rank(room, PEOPLE[:4], ORDERS[0])
    room.forward()
    assert room.item_of(rooms.PRIORITY).followed == frozenset()


def test_points_are_followed_too(database: None) -> None:
    room = ranking(points=True)
    follow(room)
    for name in PEOPLE[:5]:
        room.give(name, 50, 50, 0)
    found = room.snapshot.so_far
    assert found is not None
    assert all(isinstance(answer.given, Points) for answer in found.answers)
    assert len(found.answers) == 5
    room.give(PEOPLE[0], 0, 0, 100)
    assert room.snapshot.so_far == found


def test_what_a_whole_table_or_all_hands_answer_is_one_answer(database: None) -> None:
    room = ranking(*PEOPLE[:4])
    follow(room)
    table = store.person(store.join(room.workshop, people=8), room.workshop)
    item = room.item
    store.take_ranking(table, item.id, 1, Ranking(ORDERS[0]))
    store.take_hands(room.workshop, item.id, 1, "value", 0, 9)
    all_rank(room, PEOPLE[:2], ORDERS[0])
    assert room.snapshot.so_far is not None
    assert room.snapshot.so_far.answered == 0
    room.rank(PEOPLE[2], *ORDERS[0])
    assert room.snapshot.so_far.answered == 8 + 9 + 3
    before = room.snapshot.so_far
    store.take_hands(room.workshop, item.id, 1, "value", 9, 0)
    assert room.snapshot.so_far == before


def test_a_restarted_server_shows_no_more_than_before(database: None) -> None:
    room = ranking()
    follow(room)
    all_rank(room, PEOPLE[:7], ORDERS[0])
    before = room.snapshot.so_far
    store.close_database()
    store.open_database()
    assert room.snapshot.so_far == before
    assert before is not None
    assert before.answered == 5


def test_a_list_that_stood_still_goes_on_when_the_wall_follows_again(database: None) -> None:
    room = ranking()
    follow(room)
    all_rank(room, PEOPLE[:5], ORDERS[0])
    store.freeze(room.workshop, True)
    all_rank(room, PEOPLE[:5], ORDERS[1])
    assert told(room.snapshot.so_far) == {Ranking(ORDERS[0]): 5}
    store.freeze(room.workshop, False)
    assert told(room.snapshot.so_far) == {Ranking(ORDERS[1]): 5}


# --- Rounds taken back ---------------------------------------------------------------------------


@pytest.mark.parametrize("followed", [True, False])
def test_an_opened_round_goes_on_from_what_was_shown(database: None, followed: bool) -> None:
    """The result was on all screens: one answer more must not stand out against it."""
    room = ranking()
    if followed:
        follow(room)
    all_rank(room, PEOPLE[:6], ORDERS[0])
    room.forward()
    again(room)
    assert room.snapshot.wall == ""
    room.rank(PEOPLE[6], *ORDERS[2])
    follow(room)
    assert told(room.snapshot.so_far) == {Ranking(ORDERS[0]): 6}
    all_rank(room, PEOPLE[:4], ORDERS[1])
    assert told(room.snapshot.so_far) == {
        Ranking(ORDERS[0]): 2,
        Ranking(ORDERS[1]): 4,
        Ranking(ORDERS[2]): 1,
    }


def test_a_result_taken_back_by_undo_is_not_read_off_either(database: None) -> None:
    room = ranking()
    all_rank(room, PEOPLE[:6], ORDERS[0])
    room.forward()
    assert store.undo(room.workshop, room.snapshot.step)
    room.rank(PEOPLE[6], *ORDERS[2])
    follow(room)
    assert told(room.snapshot.so_far) == {Ranking(ORDERS[0]): 6}


def test_a_round_begun_again_has_a_list_of_its_own_and_the_old_one_comes_back(
    database: None,
) -> None:
    room = ranking()
    follow(room)
    all_rank(room, PEOPLE[:6], ORDERS[0])
    again(room, reopen=False)
    follow(room)
    assert room.snapshot.so_far is not None
    assert room.snapshot.so_far.answered == 0
    all_rank(room, PEOPLE[:5], ORDERS[1])
    assert told(room.snapshot.so_far) == {Ranking(ORDERS[1]): 5}
    assert store.undo(room.workshop, room.snapshot.step)
    follow(room)
    assert told(room.snapshot.so_far) == {Ranking(ORDERS[0]): 5}


def test_a_go_that_nobody_answered_leaves_no_list(database: None) -> None:
    room = ranking()
    follow(room)
    all_rank(room, PEOPLE[:5], ORDERS[0])
    again(room, reopen=False)
    follow(room)
    assert store.undo(room.workshop, room.snapshot.step)
    follow(room)
    assert told(room.snapshot.so_far) == {Ranking(ORDERS[0]): 5}


def test_a_restart_that_was_undone_has_the_result_before_it_still(database: None) -> None:
    """What was answered meanwhile is kept, and is not what was shown last."""
    room = ranking()
    all_rank(room, PEOPLE[:7], ORDERS[0])
    room.forward()
    again(room)
    again(room, reopen=False)
    room.rank(PEOPLE[0], *ORDERS[1])
    assert store.undo(room.workshop, room.snapshot.step)
    room.rank(PEOPLE[7], *ORDERS[2])
    follow(room)
    assert told(room.snapshot.so_far) == {Ranking(ORDERS[0]): 7}


def test_a_list_does_not_come_back_by_itself(database: None) -> None:
    """Its result was shown, and may have been hidden since."""
    room = ranking()
    follow(room)
    all_rank(room, PEOPLE[:7], ORDERS[0])
    room.forward()
    store.hide_result(room.workshop, room.item.id, True)
    assert store.undo(room.workshop, room.snapshot.step)
    assert room.snapshot.wall == ""


def test_a_frozen_list_stays_when_it_is_put_away_and_shown_again(database: None) -> None:
    room = ranking()
    follow(room)
    all_rank(room, PEOPLE[:5], ORDERS[0])
    store.freeze(room.workshop, True)
    all_rank(room, PEOPLE[:5], ORDERS[1])
    store.set_wall(room.workshop, "")
    follow(room)
    assert told(room.snapshot.so_far) == {Ranking(ORDERS[0]): 5}


@pytest.mark.parametrize("reopen", [True, False])
def test_a_freeze_ends_where_its_list_is_taken_up_again(database: None, reopen: bool) -> None:
    room = ranking()
    follow(room)
    all_rank(room, PEOPLE[:5], ORDERS[0])
    store.freeze(room.workshop, True)
    room.forward()
    assert room.snapshot.frozen is not None
    again(room, reopen)
    assert room.snapshot.frozen is None


def test_a_freeze_and_an_answer_at_once_are_heard_in_their_order(database: None) -> None:
    room = ranking()
    follow(room)
    all_rank(room, PEOPLE[:5], ORDERS[0])
    all_rank(room, PEOPLE[:4], ORDERS[1])
    item = room.item.id

    def both(session: Session) -> None:
        store.freeze.within(session, room.workshop, True)
        fifth = room.people[PEOPLE[4]]
        store.take_ranking.within(session, fifth, item, 1, Ranking(ORDERS[1]))

    opened().submit(both).result()
    assert told(room.snapshot.so_far) == {Ranking(ORDERS[0]): 5}


def test_hands_that_were_mistyped_are_nobody_once_they_are_corrected(database: None) -> None:
    room = ranking(*PEOPLE[:4])
    follow(room)
    item = room.item.id
    store.take_hands(room.workshop, item, 1, "value", 0, 90)
    all_rank(room, PEOPLE[:4], ORDERS[0])
    assert room.snapshot.joined == 94
    store.take_hands(room.workshop, item, 1, "value", 90, 9)
    assert room.snapshot.joined == 13


def test_those_who_answered_beforehand_are_not_shown_before_the_room(database: None) -> None:
    room = rooms.prepare(rooms.PRIORITY)
    store.set_times(room.workshop, (None, dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)))
    room.join(*PEOPLE, *"vwxyz")
    item = room.item_of(rooms.PRIORITY).id
    for name in "vwxyz":
        store.take_ranking(room.people[name], item, 1, Ranking(ORDERS[2]))
    room.go_to(rooms.PRIORITY, Phase.RANK)
    follow(room)
    all_rank(room, PEOPLE[:4], ORDERS[0])
    assert room.snapshot.so_far is not None
    assert room.snapshot.so_far.answered == 0
    room.rank(PEOPLE[4], *ORDERS[0])
    assert room.snapshot.so_far.answered == 10


# --- Where there is none -----------------------------------------------------------------------


def test_only_an_open_priority_question_can_be_followed(database: None) -> None:
    room = rooms.prepare(rooms.AXIS, rooms.PRIORITY)
    room.join(*PEOPLE)
    with pytest.raises(Refused):
        store.show_list(room.workshop, room.item_of(rooms.PRIORITY).id)
    room.go_to(rooms.AXIS, Phase.STANCE)
    with pytest.raises(Refused):
        store.show_list(room.workshop, room.item_of(rooms.AXIS).id)
    room.go_to(rooms.PRIORITY, Phase.RANKING)
    room.back()
    with pytest.raises(Refused, match="closed"):
        follow(room)
    with pytest.raises(ValueError, match="wall"):
        store.set_wall(room.workshop, "list")


def test_a_hidden_question_is_not_followed_and_a_frozen_list_goes_with_it(database: None) -> None:
    room = ranking()
    follow(room)
    all_rank(room, PEOPLE[:5], ORDERS[0])
    before = room.snapshot.so_far
    store.freeze(room.workshop, True)
    all_rank(room, PEOPLE, ORDERS[2])
    assert room.snapshot.so_far == before
    room.forward()
    assert room.snapshot.so_far == before
    store.hide_result(room.workshop, room.item.id, True)
    assert room.snapshot.so_far is None
