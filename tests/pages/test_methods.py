"""Every part of every method as the room sees it: on the wall and on a phone, with its clock."""

import json
import re
from dataclasses import replace
from html import escape, unescape

import pytest
from streamlit.testing.v1 import AppTest

import store
from i18n import Translator, translator
from phone import views
from settings import secret
from tests import rooms
from tests.pages.conftest import Open, html
from tests.rooms import AXIS, NAMES, TRIANGLE, Room
from workshop import access, methods, pace, pictures
from workshop.agenda import DraftItem
from workshop.answers import LENSES
from workshop.corners import corners_of
from workshop.dialogue import beside, part_words
from workshop.flow import Phase
from workshop.methods import METHODS
from workshop.snapshot import Snapshot

PLACES = {1: (5, 20, 35, 60, 80), 3: ((90, 5, 5), (10, 80, 10), (10, 10, 80), (40, 30, 30))}


def talked_about(method: str, language: str) -> Room:
    """A triangle with two rounds, and an axis with as few as the method can do with."""
    library = store.library()
    items = (
        DraftItem(library.dilemmas[TRIANGLE], 20, 2, method=method),
        DraftItem(library.dilemmas[AXIS], 20, methods.least_rounds(method), method=method),
    )
    languages = (language, *({"da", "en"} - {language}))
    draft = replace(rooms.draft(AXIS), items=items, languages=languages)
    room = Room(store.create_workshop(draft))
    room.join(*NAMES[:5])
    return room


def answer(room: Room) -> None:
    triangle = room.item.dilemma.kind == "triangle"
    for name, place in zip(NAMES, PLACES[3 if triangle else 1], strict=False):
        room.stand(name, *(place if isinstance(place, tuple) else (place,)))


def words(text: str) -> str:
    """What is read of some HTML, spaces single."""
    text = re.sub(r"<style>.*?</style>|<[^>]+>", " ", text, flags=re.S)
    return " ".join(unescape(text).split())


def seconds_left(wall: AppTest) -> float | None:
    """What the wall's clock counts down from; None where there is no clock."""
    found = [each.proto for each in wall.get("bidi_component")]
    clocks = [json.loads(one.json) for one in found if one.component_name == "staasted-clock"]
    return clocks[0]["left"] if clocks else None


def stands_beside(snapshot: Snapshot, t: Translator) -> list[str]:
    """What both screens have under the part's instruction."""
    item = snapshot.item
    assert item is not None
    text = item.dilemma.text(t.language)
    match beside(snapshot):
        case "sides":
            return [part for pole in text.poles for part in (pole.label, pole.argument)]
        case "corners":
            places = corners_of(text, t)
            assert len(places) == 4
            return [f"{place.mark} {place.name} {place.label}" for place in places]
        case "standpoints":
            return [pole.label for pole in text.poles]
        case "spread":
            picture = pictures.spread(item, snapshot.here.round, t)
            return [picture.title, picture.detail]
        case _:
            return list(text.prompts)


def check_part(snapshot: Snapshot, wall: AppTest, phone: str, t: Translator) -> None:
    item, here = snapshot.item, snapshot.here
    said = part_words(snapshot, t)
    assert item is not None
    assert said is not None
    part, parts = methods.part_at(item.method, here.part), methods.parts_of(item.method)
    on_wall, on_phone = words(html(wall)), words(phone)
    question = item.dilemma.text(t.language).question
    for each in (question, *stands_beside(snapshot, t)):
        assert each in on_wall
        assert each in on_phone
    if len(parts) > 1:
        place = t("{n} of {all}", n=here.part + 1, all=len(parts))
        assert f"{methods.name_of(item.method, t)} · {said.title} · {place}" in on_wall
        assert said.wall in on_wall
        assert said.phone in on_phone
        assert f'<h1 tabindex="-1">{escape(said.title)}</h1>' in phone
    if part.beside == "standpoints" and part.key in LENSES:
        assert t("You are here now") in on_wall
    seconds = part.seconds or 60 * pace.minutes_of(here, item.stop, item.method, item.minutes)
    assert seconds >= 60
    assert seconds_left(wall) == pytest.approx(seconds, abs=30)
    assert '<span class="plainly" data-timer="20' in phone


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("method", METHODS)
def test_every_part_is_on_the_wall_and_on_the_phone_with_its_time(
    method: str, language: str, open_page: Open
) -> None:
    t, room = translator(language), talked_about(method, language)
    link = access.screen_link(secret(), room.snapshot.code)
    wall, seen = open_page("projector.py", language, w=link), 0
    while seen < 2 * len(METHODS[method]):
        snapshot = room.snapshot
        if snapshot.here.phase in (Phase.STANCE, Phase.RESTANCE):
            answer(room)
        elif snapshot.here.phase is Phase.DIALOGUE:
            phone = views.fragment(snapshot, room.people["alice"], t).text
            check_part(snapshot, wall.run(), phone, t)
            seen += 1
        room.forward()
    assert {item.content.id for item in room.snapshot.items if item.results} == {AXIS, TRIANGLE}


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_delphi_round_is_answered_again_after_its_middle_and_spread(
    language: str, open_page: Open
) -> None:
    t, room = translator(language), talked_about(methods.DELPHI, language)
    link = access.screen_link(secret(), room.snapshot.code)
    room.go_to(AXIS, Phase.STANCE)
    answer(room)
    room.go_to(AXIS, Phase.DIALOGUE)
    wall = open_page("projector.py", language, w=link)
    shown = words(html(wall))
    assert t("The group's middle is {m} of 100.", m=35) in shown
    assert (
        t(
            "{n} of {all} stand between {low} and {high}: the thick line.",
            n=3,
            all=5,
            low=20,
            high=60,
        )
        in shown
    )
    [chart] = [each for each in wall.get("plotly_chart") if "spread" in each.proto.id]
    assert json.loads(chart.proto.spec)["data"]
    while room.forward().phase is Phase.DIALOGUE:
        pass
    assert room.snapshot.here.phase is Phase.RESTANCE
    assert room.snapshot.is_open
    asked = t("Answer on your phone. Nobody sees anything before it is shown to all.")
    assert asked in words(html(wall.run()))
