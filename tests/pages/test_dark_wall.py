"""The ground of the projector: light, or dark when the facilitator says so."""

import pytest

import settings
import store
from tests import rooms
from tests.pages.conftest import Open, html
from tests.rooms import Room
from workshop import access
from workshop.colours import DARK, LIGHT
from workshop.flow import Phase

NAMES = {LIGHT: "light", DARK: "dark"}


def wall(room: Room, open_page: Open) -> str:
    link = access.screen_link(settings.secret(), room.snapshot.code)
    return html(open_page("projector.py", "en", w=link))


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_remote_turns_the_ground_dark_and_back(
    room: Room, open_page: Open, language: str
) -> None:
    app = open_page("lead.py", language, w=room.snapshot.code)
    assert not room.snapshot.dark_wall
    app.button(key="wall-ground").click().run()
    assert room.snapshot.dark_wall
    app.button(key="wall-ground").click().run()
    assert not room.snapshot.dark_wall


def test_dark_ground_stays_through_steps_and_freezes(room: Room) -> None:
    store.darken_wall(room.workshop, True)
    room.forward()
    store.freeze(room.workshop, True)
    room.close()
    assert room.snapshot.dark_wall


def test_the_wall_is_drawn_on_the_ground_that_was_chosen(room: Room, open_page: Open) -> None:
    rules = {theme: f":root,.stApp{{color-scheme:{name}" for theme, name in NAMES.items()}
    room.join(*rooms.NAMES)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for at, name in enumerate(rooms.NAMES):
        room.stand(name, at * 12)
    room.forward()
    for dark in (False, True):
        store.darken_wall(room.workshop, dark)
        app = open_page("projector.py", w=access.screen_link(settings.secret(), room.snapshot.code))
        own, other = (DARK, LIGHT) if dark else (LIGHT, DARK)
        assert rules[own] in html(app)
        assert rules[other] not in html(app)
        drawn = next(chart for chart in app.get("plotly_chart") if own.ink in chart.proto.spec)
        assert own.muted in drawn.proto.spec
        assert other.ink not in drawn.proto.spec


def test_the_code_to_scan_stays_dark_on_white(room: Room, open_page: Open) -> None:
    store.darken_wall(room.workshop, True)
    shown = wall(room, open_page)
    assert "%23FFFFFF" in shown or "%23fff" in shown.lower()
    assert "%231D1B20" in shown or "%231d1b20" in shown
