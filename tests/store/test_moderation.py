"""Reasons that are looked after: they wait, are let through, hidden, merged and put together."""

import pytest
from sqlalchemy import select
from sqlmodel import col

import store
from models import Reason
from models import Stance as Stance_
from tests import rooms
from tests.rooms import NAMES, Room
from workshop.answers import Stance
from workshop.errors import Refused
from workshop.flow import Phase
from workshop.personal import Personal
from workshop.reasons import gather, weigh

PLACES = (5, 15, 25, 75, 85, 95, 50, 45)


def answer(room: Room) -> None:
    for name, place in zip(NAMES, PLACES, strict=True):
        room.stand(name, place, reason=f"Det siger {name}")


@pytest.fixture
def open_room(room: Room) -> Room:
    """Eight people before the first round of an axis."""
    room.join(*NAMES)
    room.go_to(rooms.AXIS, Phase.STANCE)
    return room


@pytest.fixture
def shown(open_room: Room) -> Room:
    """The same after the reveal, each with a reason."""
    answer(open_room)
    open_room.forward()
    return open_room


@pytest.fixture
def waiting(open_room: Room) -> Room:
    """The same where reasons wait."""
    store.moderate(open_room.workshop, True)
    answer(open_room)
    open_room.forward()
    return open_room


def told(room: Room) -> dict[str, store.Told]:
    found = store.reasons_told(room.workshop, room.item.id, 1)
    return {each.text.removeprefix("Det siger "): each for each in found}


def seen(room: Room) -> set[str]:
    return {each.text.removeprefix("Det siger ") for each in gather(room.item)}


def test_reasons_wait_until_they_are_let_through(waiting: Room) -> None:
    assert seen(waiting) == set()
    assert {each.state for each in told(waiting).values()} == {"waiting"}
    store.approve_reasons(waiting.workshop, [told(waiting)["alice"].id])
    assert seen(waiting) == {"alice"}


def test_the_facilitator_sees_no_reason_before_the_reveal(open_room: Room) -> None:
    store.moderate(open_room.workshop, True)
    answer(open_room)
    assert told(open_room) == {}


def test_nor_of_a_round_with_too_few_answers(open_room: Room) -> None:
    for name in NAMES[:2]:
        open_room.stand(name, 20, reason=name)
    open_room.forward()
    assert told(open_room) == {}


def test_no_reason_of_a_blind_round_can_be_touched(open_room: Room) -> None:
    answer(open_room)
    for doing in (store.approve_reasons, store.hide_reasons):
        with pytest.raises(Refused):
            doing(open_room.workshop, [1])


def test_one_that_is_hidden_goes_and_its_stance_stays(shown: Room) -> None:
    store.hide_reasons(shown.workshop, [told(shown)["bob"].id])
    assert seen(shown) == set(NAMES) - {"bob"}
    assert len(shown.item.results[0].answers) == 8
    assert told(shown)["bob"].state == "hidden"
    store.approve_reasons(shown.workshop, [told(shown)["bob"].id])
    assert seen(shown) == set(NAMES)


def test_a_phone_keeps_no_hidden_reason_and_gets_what_is_let_through_later(waiting: Room) -> None:
    item = waiting.item.id
    alice = waiting.people["alice"]
    assert store.reason_sample(alice, item, 1) == ()
    store.approve_reasons(waiting.workshop, [told(waiting)[n].id for n in ("bob", "erik")])
    first = store.reason_sample(alice, item, 1)
    assert len(first) == 2
    store.hide_reasons(waiting.workshop, [told(waiting)["bob"].id])
    store.approve_reasons(waiting.workshop, [told(waiting)[n].id for n in ("dorte", "gerda")])
    texts = {each.text for each in store.reason_sample(alice, item, 1)}
    assert texts == {"Det siger erik", "Det siger dorte", "Det siger gerda"}


def test_what_is_written_before_it_is_switched_on_waits_too_unless_it_was_seen(
    open_room: Room,
) -> None:
    answer(open_room)
    open_room.forward()
    open_room.go_to(rooms.AXIS, Phase.RESTANCE)
    open_room.stand("alice", 30, reason="Nyt")
    store.moderate(open_room.workshop, True)
    open_room.stand("bob", 30, reason="Også nyt")
    open_room.stand("charlie", 30)
    open_room.forward()
    assert open_room.snapshot.moderated
    assert {each.state for each in told(open_room).values()} == {"shown"}
    second = store.reasons_told(open_room.workshop, open_room.item.id, 2)
    assert [each.state for each in second] == ["waiting", "waiting"]


def test_switching_it_off_lets_through_only_what_nobody_has_seen_waiting(open_room: Room) -> None:
    store.moderate(open_room.workshop, True)
    answer(open_room)
    store.moderate(open_room.workshop, False)
    open_room.forward()
    assert seen(open_room) == set(NAMES)


def test_those_that_wait_after_the_reveal_go_on_waiting(waiting: Room) -> None:
    store.moderate(waiting.workshop, False)
    assert seen(waiting) == set()


def test_marks_on_merged_reasons_count_together_and_each_person_once(shown: Room) -> None:
    item = shown.item.id
    for name in NAMES:
        for reason in store.reason_sample(shown.people[name], item, 1):
            if reason.text.removeprefix("Det siger ") in ("alice", "bob"):
                store.mark_reason(shown.people[name], reason.id, True, False)
    before = {
        name: {mark.person for mark in store.marks(item) if mark.reason == told(shown)[name].id}
        for name in ("alice", "bob")
    }
    into, gone = told(shown)["alice"].id, told(shown)["bob"].id
    store.merge_reasons(shown.workshop, into, [gone, into])
    assert "bob" not in seen(shown)
    after = [mark.person for mark in store.marks(item) if mark.reason == into]
    assert len(after) == len(set(after))
    wrote = {shown.people[name].id for name in ("alice", "bob")}
    assert (before["alice"] | before["bob"]) & wrote, "one had marked the other's"
    assert set(after) == (before["alice"] | before["bob"]) - wrote, "nobody marks their own"
    weighed = {each.reason.text: each for each in weigh(shown.item, store.marks(item))}
    assert weighed["Det siger alice"].all.endorsed == len(set(after))
    store.part_reasons(shown.workshop, into)
    assert seen(shown) == set(NAMES)


def test_who_wrote_what_was_merged_is_not_given_it_as_somebody_elses(shown: Room) -> None:
    ids = {name: each.id for name, each in told(shown).items()}
    others = [name for name in NAMES if name != "alice"]
    store.merge_reasons(shown.workshop, ids["alice"], [ids[name] for name in others[:-1]])
    given = {
        name: {each.id for each in store.reason_sample(shown.people[name], shown.item.id, 1)}
        for name in NAMES
    }
    last = others[-1]
    assert given.pop(last) == {ids["alice"]}
    assert set(map(frozenset, given.values())) == {frozenset({ids[last]})}


def test_what_was_merged_into_a_merged_one_follows_it(shown: Room) -> None:
    ids = {name: each.id for name, each in told(shown).items()}
    store.merge_reasons(shown.workshop, ids["bob"], [ids["charlie"]])
    store.merge_reasons(shown.workshop, ids["alice"], [ids["bob"]])
    assert told(shown)["charlie"].merged == ids["alice"]
    with pytest.raises(Refused):
        store.merge_reasons(shown.workshop, ids["bob"], [ids["dorte"]])


def test_a_reason_is_singled_out(shown: Room) -> None:
    reason = told(shown)["erik"].id
    store.single_out(shown.workshop, reason, True)
    assert [name for name, each in told(shown).items() if each.marked] == ["erik"]
    store.single_out(shown.workshop, reason, False)
    assert not told(shown)["erik"].marked


def test_reasons_are_put_together_under_a_name_and_changed(shown: Room) -> None:
    ids = {name: each.id for name, each in told(shown).items()}
    group = store.group_reasons(shown.workshop, " Naboerne ", [ids["alice"], ids["bob"]])
    again = store.group_reasons(shown.workshop, "Naboerne", [ids["erik"]])
    assert group == again
    [kept] = shown.item.groups
    assert (kept.name, kept.round) == ("Naboerne", 1)
    assert kept.reasons == {ids["alice"], ids["bob"], ids["erik"]}
    store.change_group(shown.workshop, group, "Husets folk", [ids["bob"], ids["gerda"]])
    assert shown.item.groups[0].name == "Husets folk"
    assert shown.item.groups[0].reasons == {ids["bob"], ids["gerda"]}
    store.hide_reasons(shown.workshop, [ids["bob"]])
    assert shown.item.groups[0].reasons == {ids["gerda"]}
    store.drop_group(shown.workshop, group)
    assert shown.item.groups == ()
    assert "gerda" in seen(shown)


def test_a_group_has_a_name_and_reasons_of_one_round(shown: Room) -> None:
    ids = [each.id for each in told(shown).values()]
    for name in ("  ", "x" * (store.NAME_LIMIT + 1)):
        with pytest.raises(Refused) as no:
            store.group_reasons(shown.workshop, name, ids)
        assert no.value.field == "name"
    with pytest.raises(Refused):
        store.group_reasons(shown.workshop, "Tom", [])


def test_another_workshops_reasons_and_groups_are_out_of_reach(shown: Room) -> None:
    ids = [each.id for each in told(shown).values()]
    group = store.group_reasons(shown.workshop, "Vores", ids)
    other = rooms.prepare().workshop
    for doing in (
        lambda: store.hide_reasons(other, ids),
        lambda: store.merge_reasons(other, ids[0], ids[1:]),
        lambda: store.change_group(other, group, "Stjålet", []),
        lambda: store.drop_group(other, group),
        lambda: store.group_reasons(other, "Stjålet", ids),
    ):
        with pytest.raises(Refused) as no:
            doing()
        assert no.value.status == 404
    assert store.reasons_told(other, shown.item.id, 1) == ()


def reasons_stored() -> list[str]:
    with store.reading() as session:
        return list(session.scalars(select(col(Reason.text))))


def test_nothing_of_a_number_stays_that_was_saved_while_it_was_typed(open_room: Room) -> None:
    open_room.stand("alice", 20, reason="Spørg mig på 12 34 56 7")
    with pytest.raises(Personal):
        open_room.stand("alice", 20, reason="Spørg mig på 12 34 56 78")
    assert reasons_stored() == ["Spørg mig på"]
    open_room.stand("bob", 20, reason="010190-123")
    with pytest.raises(Personal):
        open_room.stand("bob", 25, reason="010190-1234")
    assert reasons_stored() == ["Spørg mig på"]
    assert open_room.snapshot.answered == 2


def test_where_somebody_stands_is_kept_although_the_text_is_not(open_room: Room) -> None:
    with pytest.raises(Personal) as no:
        open_room.stand("alice", 20, certainty=3, reason="Spørg mig på 12 34 56 78")
    assert no.value.received
    own = store.own_answer(open_room.people["alice"], open_room.item, 1)
    assert own == Stance((20,), certainty=3)
    open_room.stand("alice", 20, reason="Nattens ro")
    with pytest.raises(Personal):
        open_room.stand("alice", 80, reason="Hr. Jensen bor der")
    own = store.own_answer(open_room.people["alice"], open_room.item, 1)
    assert own == Stance((80,), reason="Nattens ro")


def test_a_place_that_is_wrong_is_not_kept_with_a_text_that_is_refused(open_room: Room) -> None:
    with pytest.raises(Refused) as no:
        open_room.stand("alice", 140, reason="Spørg mig på 12 34 56 78")
    assert no.value.field == "position"
    assert open_room.snapshot.answered == 0


def test_a_number_that_comes_too_late_changes_nothing(open_room: Room) -> None:
    answer(open_room)
    here = open_room.snapshot.here
    open_room.forward()
    assert here.item is not None
    with pytest.raises(Refused) as no:
        store.take_stance(
            open_room.people["alice"], here.item, 1, Stance((1,), reason="Det siger 12345678")
        )
    assert no.value.status == 409
    assert "alice" in seen(open_room)


def test_other_words_in_the_place_of_hidden_ones_wait(shown: Room) -> None:
    ids = {name: each.id for name, each in told(shown).items()}
    store.hide_reasons(shown.workshop, [ids["alice"]])
    store.single_out(shown.workshop, ids["bob"], True)
    item = shown.item
    assert store.reopen_round(shown.workshop, shown.snapshot.step, item.id)
    shown.stand("alice", 10, reason="Det siger alice")
    shown.stand("bob", 10, reason="Noget andet")
    shown.forward()
    assert told(shown)["alice"].state == "hidden"
    assert not told(shown)["Noget andet"].marked
    assert store.reopen_round(shown.workshop, shown.snapshot.step, item.id)
    shown.stand("alice", 10, reason="Nye ord")
    shown.forward()
    assert told(shown)["Nye ord"].state == "waiting"


def test_hidden_words_are_hidden_in_every_round_and_in_the_ones_that_were_kept(
    shown: Room,
) -> None:
    store.reopen_round(shown.workshop, shown.snapshot.step, shown.item.id)
    shown.stand("alice", 60, reason="Det siger alice")
    shown.forward()
    shown.go_to(rooms.AXIS, Phase.RESTANCE)
    for name in NAMES[:3]:
        shown.stand(name, 60, reason=f"Det siger {name}")
    shown.forward()
    assert repr(shown.snapshot).count("Det siger alice") == 3
    store.hide_reasons(shown.workshop, [told(shown)["alice"].id])
    assert "Det siger alice" not in repr(shown.snapshot)
    assert "Det siger bob" in repr(shown.snapshot)
    shown.close()
    assert "Det siger alice" not in repr(shown.snapshot)


def test_no_snapshot_has_what_waits_whatever_the_step(waiting: Room) -> None:
    waits = [f"Det siger {name}" for name in NAMES]
    while not waiting.snapshot.closed:
        assert not [text for text in waits if text in repr(waiting.snapshot)]
        waiting.forward()
    assert not [text for text in waits if text in repr(waiting.snapshot)]


def test_what_was_shown_before_a_round_was_opened_again_is_left_as_it_was(shown: Room) -> None:
    """The switch reaches what nobody has seen; a kept round has been seen."""

    def kept() -> list[str]:
        with store.reading() as session:
            query = select(col(Reason.state)).join(Stance_, col(Stance_.id) == Reason.stance_id)
            return list(session.scalars(query.where(col(Stance_.round) >= 100)))

    store.reopen_round(shown.workshop, shown.snapshot.step, shown.item.id)
    assert kept() == ["shown"] * len(NAMES)
    store.moderate(shown.workshop, True)
    assert kept() == ["shown"] * len(NAMES)


def test_a_group_stays_with_its_reasons_when_a_round_begins_again(shown: Room) -> None:
    ids = [each.id for each in told(shown).values()][:3]
    store.group_reasons(shown.workshop, "Naboerne", ids)
    store.restart_round(shown.workshop, shown.snapshot.step, shown.item.id)
    answer(shown)
    shown.forward()
    assert not [group for group in shown.item.groups if group.round == 1]
