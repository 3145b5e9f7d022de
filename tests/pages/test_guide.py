"""The guide has something to say in every step and in every part of every method."""

from dataclasses import replace

import pytest

import store
from i18n import translator
from pages.parts import guide, guide_cues
from tests import rooms
from tests.pages.conftest import Open, html
from tests.rooms import AXIS, PRIORITY, Room
from workshop.flow import Phase
from workshop.methods import METHODS

QUIET = (Phase.CLOSED,)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_step_says_what_to_say_do_and_watch_for(method: str, language: str) -> None:
    draft = rooms.draft(AXIS, PRIORITY)
    first, order = draft.items
    room = Room(store.create_workshop(replace(draft, items=(replace(first, method=method), order))))
    t = translator(language)
    for here in room.snapshot.line:
        snapshot = replace(room.snapshot, here=here)
        say, do = guide.instruction(snapshot, t)
        assert say
        assert do
        assert guide.now(snapshot, t)
        if here.phase not in QUIET:
            assert guide_cues.watch_for(snapshot, t)
            assert guide_cues.minutes(snapshot) > 0


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
