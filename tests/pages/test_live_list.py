"""A list of priorities that the room follows, on the projector and the remote."""

from dataclasses import replace
from html import escape

import pytest

import settings
import store
from i18n import translator
from pages.parts import shortcuts, wall_list
from tests import rooms
from tests.pages.conftest import Open, html, keys
from tests.rooms import Room
from workshop import access, pictures
from workshop.flow import Phase

t = translator("da")
ORDER = ("knowledge", "value", "co-creation")
NEVER_BEFORE = t("Answer on your phone. Nobody sees anything before it is shown to all.")
PEOPLE = tuple("abcdefg")


@pytest.fixture
def ranking(database: None) -> Room:
    room = rooms.prepare(rooms.AXIS, rooms.PRIORITY)
    room.join(*PEOPLE)
    room.arrive()
    room.go_to(rooms.PRIORITY, Phase.RANK)
    return room


def wall(room: Room, open_page: Open) -> str:
    link = access.screen_link(settings.secret(), room.snapshot.code)
    return html(open_page("projector.py", w=link))


def answer(room: Room, *names: str) -> None:
    for name in names:
        room.rank(name, *ORDER)


def test_the_facilitator_shows_the_list_and_puts_it_away(ranking: Room, open_page: Open) -> None:
    answer(ranking, *PEOPLE[:5])
    picture = t("At the top you put “{option}”.", option=label(ranking, ORDER[0]))
    assert escape(picture) not in wall(ranking, open_page)
    assert NEVER_BEFORE in wall(ranking, open_page)
    app = open_page("lead.py", w=ranking.snapshot.code)
    assert "so that nobody is pulled along" in html(app)
    app.button(key="wall-list").click().run()
    assert "It moves when at least 5 answers are new; a table" in html(app)
    shown = wall(ranking, open_page)
    assert escape(picture) in shown
    assert NEVER_BEFORE not in shown, "that would no longer be true"
    assert t("{n} of {all} have answered", n=5, all=7) in shown
    assert t("The list moves when at least {n} answers are new.", n=5) in shown
    assert f"<th scope='row'>{escape(label(ranking, ORDER[0]))}</th>" in shown or (
        escape(label(ranking, ORDER[0])) in shown
    ), "the figures on D"
    app.button(key="wall-list").click().run()
    away = wall(ranking, open_page)
    assert escape(picture) not in away
    assert NEVER_BEFORE not in away, "the room has seen it"
    assert t("Answer on your phone. You can change it until the result is shown.") in away
    assert "The room has seen the list of this round." in html(app)


def label(room: Room, option: str) -> str:
    return room.item_of(rooms.PRIORITY).priority.text("da").options[option]


def test_before_five_have_answered_the_wall_says_when_the_list_comes(
    ranking: Room, open_page: Open
) -> None:
    store.show_list(ranking.workshop, ranking.item.id)
    answer(ranking, *PEOPLE[:4])
    shown = wall(ranking, open_page)
    assert t("The list comes when {n} phones or tables have answered.", n=5) in shown
    assert t("{n} of {all} have answered", n=4, all=7) in shown


def test_the_words_for_who_cannot_see_it_move_with_the_list(ranking: Room, open_page: Open) -> None:
    store.show_list(ranking.workshop, ranking.item.id)
    answer(ranking, *PEOPLE[:6])
    link = access.screen_link(settings.secret(), ranking.snapshot.code)
    charts = [chart.proto.alt for chart in open_page("projector.py", w=link).get("plotly_chart")]
    drawn = wall_list.picture(ranking.snapshot, ranking.item, t)
    assert drawn is not None
    assert drawn.alt in charts
    assert "5 svar" in drawn.basis


def test_a_stance_has_no_list_and_no_key_for_one(database: None, open_page: Open) -> None:
    room = rooms.prepare(rooms.AXIS, rooms.PRIORITY)
    room.go_to(rooms.AXIS, Phase.STANCE)
    assert keys(open_page("lead.py", w=room.snapshot.code), "button", "wall-list") == []
    assert shortcuts.what("list", room.snapshot, room.snapshot.step, t) is None
    room.go_to(rooms.PRIORITY, Phase.RANK)
    hands = "hands alone are one order, and no list can come of one"
    assert shortcuts.what("list", room.snapshot, room.snapshot.step, t) is None, hands
    room.join("alice")
    room.arrive()
    shows = (store.show_list, room.workshop, room.item.id)
    assert shortcuts.what("list", room.snapshot, room.snapshot.step, t) == shows
    store.show_list(room.workshop, room.item.id)
    away = (store.set_wall, room.workshop, "")
    assert shortcuts.what("list", room.snapshot, room.snapshot.step, t) == away
    room.forward()
    assert room.snapshot.wall == ""
    assert shortcuts.what("list", room.snapshot, room.snapshot.step, t) is None


def test_a_wall_that_stays_at_a_list_counts_no_other_step(ranking: Room, open_page: Open) -> None:
    store.show_list(ranking.workshop, ranking.item.id)
    answer(ranking, *PEOPLE[:5])
    store.freeze(ranking.workshop, True)
    ranking.forward()
    shown = wall(ranking, open_page)
    assert t("The list moves when at least {n} answers are new.", n=5) in shown
    assert "har svaret" not in shown


@pytest.mark.parametrize("points", [False, True])
def test_the_result_says_that_the_list_was_seen(database: None, points: bool) -> None:
    room = rooms.prepare(rooms.PRIORITY, points=points)
    room.join(*PEOPLE)
    room.go_to(rooms.PRIORITY, Phase.RANK)
    store.show_list(room.workshop, room.item.id)
    for name in PEOPLE:
        if points:
            room.give(name, 50, 30, 20)
        else:
            room.rank(name, *ORDER)
    room.forward()
    said = t("the list was shown while you answered")
    assert said in pictures.result(room.item, 1, t).basis
    assert said not in pictures.result(replace(room.item, followed=frozenset()), 1, t).basis
