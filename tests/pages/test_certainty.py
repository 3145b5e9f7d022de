"""How sure the room is beside where it stands: on the big screen and in the archive."""

from html import escape

import pytest

import settings
import store
from i18n import translator
from tests import rooms
from tests.pages.conftest import Open, html, keys
from tests.rooms import Room
from workshop import access, pictures
from workshop.flow import Phase

SURE = {f"s{place}": place for place in (5, 10, 90, 95, 97, 99)}
UNSURE = {f"u{place}": place for place in (40, 45, 48, 50, 52, 60)}


def told(room: Room, sure: int = 4, unsure: int = 2) -> Room:
    """Six at the ends and six in the middle; the result of the first round is shown."""
    room.join(*SURE, *UNSURE)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name, place in SURE.items():
        room.stand(name, place, certainty=sure)
    for name, place in UNSURE.items():
        room.stand(name, place, certainty=unsure)
    room.forward()
    return room


def wall(room: Room, open_page: Open) -> str:
    link = access.screen_link(settings.secret(), room.snapshot.code)
    return html(open_page("projector.py", "en", w=link))


def found(room: Room, number: int = 1, language: str = "da") -> str:
    item = room.snapshot.items[0]
    return escape(pictures.by_certainty(item, number, translator(language)).title)


def test_the_facilitator_shows_how_sure_they_are_until_the_next_step(
    room: Room, open_page: Open
) -> None:
    told(room)
    app = open_page("lead.py", w=room.snapshot.code)
    app.button(key="wall-certainty").click().run()
    assert room.snapshot.wall == "certainty"
    assert "The big screen now shows how sure they are." in html(app)
    app.button(key="wall-certainty").click().run()
    assert room.snapshot.wall == ""
    app.button(key="wall-certainty").click().run()
    app.button(key="onward").click().run()
    assert room.snapshot.wall == ""
    assert keys(app, "button", "wall-certainty") == []


def test_the_wall_shows_it_instead_of_the_result_and_the_result_again(
    room: Room, open_page: Open
) -> None:
    told(room)
    result = escape(pictures.result(room.item, 1, translator("da")).title)
    assert result in wall(room, open_page)
    store.set_wall(room.workshop, "certainty")
    shown = wall(room, open_page)
    assert f"<b>{found(room)}</b>" in shown
    assert result not in shown
    assert escape(room.item.dilemma.text("da").question) in shown
    store.set_wall(room.workshop, "")
    assert result in wall(room, open_page)


def test_after_the_second_round_it_is_of_that_round(room: Room, open_page: Open) -> None:
    told(room)
    room.go_to(rooms.AXIS, Phase.RESTANCE)
    for name in (*SURE, *UNSURE):
        room.stand(name, (SURE | UNSURE)[name], certainty=1 if name in SURE else 3)
    room.forward()
    store.set_wall(room.workshop, "certainty")
    shown = wall(room, open_page)
    assert found(room, 2) in shown
    assert found(room, 1) not in shown


def test_where_too_few_are_as_sure_there_is_no_button_and_the_result_stays(
    room: Room, open_page: Open
) -> None:
    told(room, sure=4, unsure=4)
    assert keys(open_page("lead.py", w=room.snapshot.code), "button", "wall-certainty") == []
    store.set_wall(room.workshop, "certainty")
    assert escape(pictures.result(room.item, 1, translator("da")).title) in wall(room, open_page)


def test_before_the_reveal_there_is_neither_button_nor_picture(room: Room, open_page: Open) -> None:
    room.join(*SURE, *UNSURE)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name, place in (SURE | UNSURE).items():
        room.stand(name, place, certainty=4 if name in SURE else 1)
    store.set_wall(room.workshop, "certainty")
    assert keys(open_page("lead.py", w=room.snapshot.code), "button", "wall-certainty") == []
    shown = wall(room, open_page)
    assert "plotly" not in shown
    assert translator("da")("Completely sure").lower() not in shown.lower()


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_archive_has_it_under_the_result_with_its_figures(
    room: Room, open_page: Open, language: str
) -> None:
    told(room)
    room.close()
    shown = html(open_page("archive.py", language, w=room.snapshot.code))
    t = translator(language)
    heading = t("By certainty, round {n}", n=1)
    assert shown.count(f"{heading}</h3>") == 1
    under = shown[shown.index(heading) :]
    assert found(room, 1, language) in under
    picture = pictures.by_certainty(room.snapshot.items[0], 1, t)
    assert [row[0] for row in picture.table.rows] == [t("Completely sure"), t("A little sure")]
    assert f"<th scope='row'>{picture.table.rows[0][0]}</th>" in under


def test_the_archive_is_silent_where_too_few_are_as_sure(room: Room, open_page: Open) -> None:
    told(room, sure=3, unsure=3)
    room.close()
    assert "By certainty" not in html(open_page("archive.py", w=room.snapshot.code))
