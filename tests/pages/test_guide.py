"""The guide has something to say in every step and in every part of every method."""

import datetime as dt
from dataclasses import replace

import pytest

import store
from i18n import translator
from pages.parts import draft as planned
from pages.parts import guide, guide_cues
from tests import rooms
from tests.pages.conftest import Open, html
from tests.rooms import AXIS, PRIORITY, TRIANGLE, Room
from workshop import flow
from workshop.agenda import DraftItem
from workshop.flow import Kind, Phase
from workshop.methods import METHODS
from workshop.snapshot import Snapshot, Timer

STANDING = 140  # characters that can be read standing


def everything(method: str) -> Room:
    """A workshop with every phase there is, and a plain step of every kind."""
    library, draft = store.library(), rooms.draft(AXIS, TRIANGLE, PRIORITY)
    first, second, order = (replace(item, method=method) for item in draft.items)
    plain = [
        DraftItem(planned.plain_step(name), 10)
        for name in ("welcome", "break", "commitments", "closing")
    ]
    own = DraftItem(planned.own_step(), 10)
    points = library.priorities[PRIORITY].model_copy(update={"method": "points"})
    asked = [replace(item, method="") for item in (order, DraftItem(points, 15, 2))]
    alone = DraftItem(library.dilemmas["dare-or-operate"], 15, 2, alone=True)
    items = (plain[0], first, plain[1], own, second, *asked, alone, *plain[2:])
    return Room(store.create_workshop(replace(draft, items=items)))


def steps(room: Room) -> list[Snapshot]:
    """The room at every step of its line, the smaller side asked what it would take."""
    asked = tuple(
        replace(item, takes=True) if item.kind is Kind.DILEMMA else item
        for item in room.snapshot.items
    )
    after = tuple(replace(item, after=item.kind is not Kind.PLAIN) for item in asked)
    snapshot = replace(room.snapshot, items=after)
    return [replace(snapshot, here=here) for here in snapshot.line]


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_step_says_what_to_say_do_and_watch_for_and_how_long(
    method: str, language: str
) -> None:
    t, walked = translator(language), steps(everything(method))
    assert {snapshot.here.phase for snapshot in walked} == set(Phase)
    for snapshot in walked:
        say, do = guide.instruction(snapshot, t)
        watch = guide_cues.watch_for(snapshot, t)
        # A question's own introduction is as long as it was written.
        read_aloud = {
            item.priority.text(language).intro
            for item in snapshot.items
            if item.kind is Kind.PRIORITY
        }
        for line in ({say} - read_aloud) | {do, watch}:
            assert 10 < len(line) <= STANDING, line
        assert guide.now(snapshot, t)
        assert guide_cues.how_long(snapshot, t)


@pytest.mark.parametrize("halted", [False, True])
def test_only_a_part_with_its_own_clock_has_an_exact_time(database: None, halted: bool) -> None:
    t, room = translator("en"), everything("pairs")
    timer = Timer(None, 60) if halted else Timer(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=60))
    for snapshot in steps(room):
        words = guide_cues.how_long(replace(snapshot, timer=timer), t)
        assert words == guide_cues.how_long(snapshot, t)
        timed = snapshot.item and snapshot.item.method and snapshot.here.phase is Phase.DIALOGUE
        ends = snapshot.here.phase in (Phase.ALONE, Phase.AFTER)
        assert words.startswith(
            "until" if ends else ("1 min", "6 min", "5 min") if timed else "about"
        )


def test_a_plain_step_with_words_of_its_own_is_led_by_its_place(database: None) -> None:
    room = everything("")
    told = {
        guide.plain_step(snapshot)
        for snapshot in steps(room)
        if snapshot.item and snapshot.item.content.id == "own"
    }
    assert told == {""}
    own = next(item for item in room.snapshot.items if item.content.id == "own")
    others = tuple(item for item in room.snapshot.items if item.id != own.id)
    here = flow.steps_of(own.stop)[0]
    for items, name in (((own, *others), "welcome"), ((*others, own), "closing")):
        assert guide.plain_step(replace(room.snapshot, items=items, here=here)) == name


def test_the_remote_names_the_part_and_its_minutes(database: None, open_page: Open) -> None:
    draft = rooms.draft(AXIS)
    item = replace(draft.items[0], method="corners")
    room = Room(store.create_workshop(replace(draft, items=(item,))))
    room.go_to(AXIS, Phase.DIALOGUE)
    shown = html(open_page("lead.py", "en", w=room.snapshot.code))
    assert "Go to your place" in shown
    assert "<b>1.5 min</b> · <span><b>Watch for:</b> People who follow others" in shown


def test_a_plain_dialogue_has_what_the_point_has_left(database: None) -> None:
    room = rooms.prepare(AXIS)
    room.go_to(AXIS, Phase.DIALOGUE)
    # 20 minutes, less 2 + 2 + 3 + 2 + 3 + 5 for the other steps
    assert guide_cues.minutes(room.snapshot) == 3
    longer = replace(room.item, minutes=40)
    assert guide_cues.minutes(replace(room.snapshot, items=(longer,))) == 23


def test_own_standpoints_are_on_the_remote_under_their_names(
    database: None, open_page: Open
) -> None:
    draft = rooms.draft(AXIS)
    item = replace(draft.items[0], method="standpoints")
    lenses = ("lov", "økonomi", "mennesker")
    room = Room(store.create_workshop(replace(draft, items=(item,), lenses=lenses)))
    room.go_to(AXIS, Phase.DIALOGUE)
    shown = html(open_page("lead.py", "en", w=room.snapshot.code))
    assert "Seen from “lov”" in shown
