"""By role and the map of the agenda on the projector: when they can be had, and what they say."""

import itertools
import re
from html import escape

import pytest

import settings
import store
from i18n import translator
from pages.parts import shortcuts
from tests import rooms
from tests.pages.conftest import Open, html, keys
from tests.rooms import Room
from tests.workshop.picture_sample import axis
from workshop import access, pictures
from workshop.flow import Phase

t = translator("da")
LEADERS = {f"l{place}": place for place in (5, 10, 12, 15, 20, 30)}
CITIZENS = {f"c{place}": place for place in (60, 70, 75, 80, 90, 95)}
MAP = "one-or-all", "equal-or-individual"
THIRD = "counts-or-stories"


def answered(room: Room, citizens: int = 6, importance: int = 4) -> Room:
    """Six leaders at one end and citizens at the other; the first round is shown."""
    there = {**LEADERS, **dict(list(CITIZENS.items())[:citizens])}
    if not room.people:
        leader, citizen = room.snapshot.roles or (None, None)
        room.join(*LEADERS, role=leader)
        room.join(*(name for name in there if name in CITIZENS), role=citizen)
    for name, place in there.items():
        room.stand(name, place, importance=importance)
    room.forward()
    return room


@pytest.fixture
def parted(database: None) -> Room:
    room = rooms.prepare(rooms.AXIS, roles=("Leder", "Borger"))
    room.go_to(rooms.AXIS, Phase.STANCE)
    return room


def wall(room: Room, open_page: Open) -> str:
    link = access.screen_link(settings.secret(), room.snapshot.code)
    return html(open_page("projector.py", "en", w=link))


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_facilitator_shows_where_the_roles_stand_until_the_next_step(
    parted: Room, open_page: Open, language: str
) -> None:
    room = answered(parted)
    app = open_page("lead.py", language, w=room.snapshot.code)
    app.button(key="wall-roles").click().run()
    assert translator(language)("The big screen now shows where the roles stand.") in html(app)
    shown, picture = wall(room, open_page), pictures.by_role(room.item, 1, t)
    assert escape(picture.title) in shown
    assert f"<th scope='row'>{picture.table.rows[0][0]}</th>" in shown, "the figures on D"
    assert escape(pictures.result(room.item, 1, t).title) not in shown
    app.button(key="wall-roles").click().run()
    assert escape(picture.title) not in wall(room, open_page)
    store.set_wall(room.workshop, "roles")
    room.forward()
    assert room.snapshot.wall == ""


def test_the_picture_of_the_roles_has_its_words_for_who_cannot_see_it(
    parted: Room, open_page: Open
) -> None:
    room = answered(parted)
    store.set_wall(room.workshop, "roles")
    link = access.screen_link(settings.secret(), room.snapshot.code)
    app = open_page("projector.py", w=link)
    alt = pictures.by_role(room.item, 1, t, pictures.PROJECTED).alt
    assert alt in [chart.proto.alt for chart in app.get("plotly_chart")]


def test_where_one_role_could_be_found_there_is_no_button_and_the_facilitator_reads_why(
    parted: Room, open_page: Open
) -> None:
    room = answered(parted, citizens=3)
    app = open_page("lead.py", w=room.snapshot.code)
    assert keys(app, "button", "wall-roles") == []
    assert "it takes two with at least 5 answers" in html(app)
    store.set_wall(room.workshop, "roles")
    shown = wall(room, open_page)
    assert escape(pictures.result(room.item, 1, t).title) in shown
    assert "Borger" not in shown


def test_a_workshop_without_roles_says_nothing_of_them(room: Room, open_page: Open) -> None:
    room.go_to(rooms.AXIS, Phase.STANCE)
    answered(room)
    app = open_page("lead.py", w=room.snapshot.code)
    assert keys(app, "button", "wall-roles") == []
    assert "The roles cannot be shown" not in html(app)


def test_before_the_reveal_the_roles_are_as_blind_as_the_rest(
    parted: Room, open_page: Open
) -> None:
    parted.join(*LEADERS, role="Leder")
    parted.join(*CITIZENS, role="Borger")
    for name, place in {**LEADERS, **CITIZENS}.items():
        parted.stand(name, place)
    store.set_wall(parted.workshop, "roles")
    assert keys(open_page("lead.py", w=parted.snapshot.code), "button", "wall-roles") == []
    assert "Leder" not in wall(parted, open_page).replace("Ledermøde", "")


def mapped() -> Room:
    """Two dilemmas that were told to matter much and little; the room is at common ground."""
    room = rooms.prepare(*MAP, rounds=1)
    for content, importance in zip(MAP, (4, 1), strict=True):
        room.go_to(content, Phase.STANCE)
        answered(room, importance=importance)
    room.go_to(MAP[1], Phase.GROUND)
    return room


def test_the_map_is_offered_between_points_once_two_dilemmas_matter(
    database: None, open_page: Open
) -> None:
    room = rooms.prepare(*MAP, rounds=1)
    room.go_to(MAP[0], Phase.STANCE)
    answered(room)
    room.go_to(MAP[0], Phase.GROUND)
    assert keys(open_page("lead.py", w=room.snapshot.code), "button", "wall-map") == []
    room.go_to(MAP[1], Phase.STANCE)
    answered(room, importance=1)
    assert keys(open_page("lead.py", w=room.snapshot.code), "button", "wall-map") == []
    room.go_to(MAP[1], Phase.GROUND)
    app = open_page("lead.py", w=room.snapshot.code)
    app.button(key="wall-map").click().run()
    assert "The big screen now shows all dilemmas on a map." in html(app)
    shown, picture = wall(room, open_page), pictures.agenda_map(room.snapshot.items, t)
    assert escape(picture.title) in shown
    assert escape(t("The dilemmas on a map")) in shown
    assert f"<td>{picture.table.rows[0][3]}</td>" in shown
    app.button(key="wall-map").click().run()
    assert escape(picture.title) not in wall(room, open_page)


def drawn(room: Room, open_page: Open) -> str:
    """The wall without the number of the step."""
    return re.sub(r"data-step='\d+'", "", wall(room, open_page))


def test_a_map_that_stays_has_no_point_that_came_after_it(database: None, open_page: Open) -> None:
    room = rooms.prepare(*MAP, THIRD, rounds=1)
    for name in MAP:
        room.go_to(name, Phase.STANCE)
        answered(room)
    room.go_to(MAP[1], Phase.GROUND)
    store.set_wall(room.workshop, "map")
    store.freeze(room.workshop, True)
    before = drawn(room, open_page)
    title = room.item_of(THIRD).dilemma.text("da").title
    assert escape(title) not in before
    room.go_to(THIRD, Phase.STANCE)
    answered(room)
    assert len(room.item.results) == 1
    assert drawn(room, open_page) == before
    store.freeze(room.workshop, False)
    room.go_to(THIRD, Phase.GROUND)
    store.set_wall(room.workshop, "map")
    assert escape(title) in wall(room, open_page)


def test_the_map_can_stand_at_the_end(database: None, open_page: Open) -> None:
    room = mapped()
    room.close()
    open_page("lead.py", w=room.snapshot.code).button(key="wall-map").click().run()
    title = pictures.agenda_map(room.snapshot.items, t).title
    assert escape(title) in wall(room, open_page)


def test_a_key_does_what_the_button_does_where_there_is_one(parted: Room) -> None:
    room, on = answered(parted), (store.set_wall, parted.workshop, "roles")
    assert shortcuts.what("roles", room.snapshot, room.snapshot.step, t) == on
    store.set_wall(room.workshop, "roles")
    assert shortcuts.what("roles", room.snapshot, room.snapshot.step, t) == (*on[:2], "")
    assert shortcuts.what("map", room.snapshot, room.snapshot.step, t) is None


def test_the_key_of_the_map_works_at_the_end_too(database: None) -> None:
    room = mapped()
    room.close()
    call = shortcuts.what("map", room.snapshot, room.snapshot.step, t)
    assert call == (store.set_wall, room.workshop, "map")
    assert shortcuts.what("roles", room.snapshot, room.snapshot.step, t) is None


def test_a_map_of_a_long_agenda_fits_on_the_wall() -> None:
    places = [(x * 7) % 101 for x in range(20)]
    items = [axis(places, id=at, importance=1 + at % 4) for at in range(1, 13)]
    picture = pictures.agenda_map(items, t, pictures.PROJECTED)
    assert picture.height <= pictures.PROJECTED.rows
    heights = sorted(label.y for label in picture.labels if label.role == "option" and label.y)
    lines = [b - a for a, b in itertools.pairwise(heights)]
    assert min(lines) >= picture.type - 1e-9, "no line stands on the next"
    assert picture.type * 1744 >= 34
    whole = pictures.agenda_map(items, t)
    assert len(picture.sentence) < 200 < len(whole.sentence)
    assert f" {whole.sentence}" in picture.alt
    named = re.findall(r"\d+", picture.sentence)
    assert sorted(map(int, named)) == list(range(1, 13)), "each by its number, once"


def test_d_has_the_figures_of_a_delphi_round_too(room: Room, open_page: Open) -> None:
    store.set_method(room.workshop, room.snapshot.items[0].id, "delphi")
    room.go_to(rooms.AXIS, Phase.STANCE)
    answered(room)
    room.go_to(rooms.AXIS, Phase.DIALOGUE)
    shown = wall(room, open_page)
    table = pictures.spread(room.item, 1, t).table
    assert "<div class='tables'>" in shown
    assert f"<th scope='row'>{escape(table.rows[-1][0])}</th><td>{table.rows[-1][1]}</td>" in shown
