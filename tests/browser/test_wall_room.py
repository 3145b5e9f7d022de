"""Each picture of the wall with its whole sentence has room, and its figures are on D."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, expect

import store
from i18n import translator
from pages.parts import wall_views
from settings import ROOT
from tests import rooms
from tests.browser.conftest import App
from tests.rooms import Room
from workshop.dilemmas import Shape
from workshop.flow import Phase
from workshop.library import load_library

pytestmark = pytest.mark.browser

LIBRARY = load_library(ROOT / "dilemmas").dilemmas
ROLES = (
    *("Borger", "Pårørende", "Medarbejder", "Leder", "Politiker", "Frivillig", "Forening"),
    *("Administration og økonomi", "Sundhedsfagligt personale", "Pædagogisk personale"),
    *("Virksomhed", "Andre"),
)


def longest(shape: Shape, language: str) -> str:
    """The dilemma whose poles have the longest names."""

    def letters(id: str) -> int:
        return sum(len(pole.label) for pole in LIBRARY[id].text(language).poles)

    return max((id for id, each in LIBRARY.items() if each.kind is shape), key=letters)


def weights(some: random.Random) -> tuple[float, ...]:
    a = some.randrange(0, 101, 5)
    b = some.randrange(0, 101 - a, 5)
    return (a, b, 100 - a - b)


def gathered(
    language: str, shape: Shape, people: int, phase: Phase, roles: int = 0, more: int = 0
) -> Room:
    """A room that has answered `1 + more` dilemmas and is at this phase of the last."""
    first = longest(shape, language)
    others = [id for id, each in LIBRARY.items() if each.kind is shape and id != first]
    agenda = (first, *others[:more])
    draft = rooms.draft(*agenda, roles=ROLES[:roles])
    languages = (language, "en" if language == "da" else "da")
    room = Room(store.create_workshop(replace(draft, languages=languages)))
    some = random.Random(5)
    for at in range(people):
        room.join(f"p{at}", role=ROLES[at % roles] if roles else None)
    for id in agenda:
        for which in (Phase.STANCE, *((Phase.RESTANCE,) if phase is Phase.SHIFT else ())):
            room.go_to(id, which)
            for at in range(people):
                spread = some.randrange(100)
                if roles:  # a role by itself, and not all of it in one place
                    spread = at % roles * 95 // roles + at // roles
                place = (float(spread),) if shape is Shape.AXIS else weights(some)
                sure = 3 if which is Phase.RESTANCE else 1 + at % 4
                room.stand(f"p{at}", *place, certainty=sure, importance=1 + at % 4)
    room.go_to(agenda[-1], phase)
    return room


def ordered(language: str, points: bool) -> Room:
    """Twelve dilemmas with the longest titles, ordered or given points in ways that tie."""
    titles = {id: len(each.text(language).title) for id, each in LIBRARY.items()}
    most = sorted(titles, key=lambda id: -titles[id])[:12]
    draft = rooms.draft(*most, "this-workshop", points=points)
    languages = (language, "en" if language == "da" else "da")
    room = Room(store.create_workshop(replace(draft, languages=languages)))
    room.join(*(f"p{at}" for at in range(24)))
    room.go_to("this-workshop", Phase.RANK)
    options = tuple(room.item.priority.options)
    for at, name in enumerate(room.people):
        if points:  # three share the first place, each with a wide middle half
            given = [0] * len(options)
            given[at % 3], given[(at + 1) % 3], given[3 + at % 9] = 45, 35, 20
            room.give(name, *given)
        else:
            room.rank(name, *(options[at % 4 :] + options[: at % 4]))
    room.forward()
    return room


def goals(language: str, *given: tuple[int, ...]) -> Room:
    """The goals of the city, which have long names, given points."""
    draft = rooms.draft("aarhus-goals", points=True)
    languages = (language, "en" if language == "da" else "da")
    room = Room(store.create_workshop(replace(draft, languages=languages)))
    room.join(*(f"p{at}" for at in range(len(given))))
    room.go_to("aarhus-goals", Phase.RANK)
    for name, points in zip(room.people, given, strict=True):
        room.give(name, *points, *(0 for _ in room.item.priority.options[len(points) :]))
    room.forward()
    return room


# What the remote puts on the wall, and how a room gets there.
SCENES: dict[str, tuple[str, Callable[[str], Room]]] = {
    "arrows": ("", lambda lang: gathered(lang, Shape.AXIS, 24, Phase.SHIFT)),
    "flow": ("", lambda lang: gathered(lang, Shape.AXIS, 60, Phase.SHIFT)),
    "triangle": ("", lambda lang: gathered(lang, Shape.TRIANGLE, 30, Phase.REVEAL)),
    "paths": ("", lambda lang: gathered(lang, Shape.TRIANGLE, 25, Phase.SHIFT)),
    "pair": ("", lambda lang: gathered(lang, Shape.TRIANGLE, 60, Phase.SHIFT)),
    "certainty": ("certainty", lambda lang: gathered(lang, Shape.AXIS, 40, Phase.REVEAL)),
    "six roles": ("roles", lambda lang: gathered(lang, Shape.AXIS, 36, Phase.REVEAL, 6)),
    "twelve roles": ("roles", lambda lang: gathered(lang, Shape.AXIS, 72, Phase.REVEAL, 12)),
    "roles in a triangle": (
        "roles",
        lambda lang: gathered(lang, Shape.TRIANGLE, 72, Phase.REVEAL, 12),
    ),
    "ranking": ("", lambda lang: ordered(lang, points=False)),
    "points": ("", lambda lang: ordered(lang, points=True)),
    "points on two": (
        "",
        lambda lang: goals(lang, *[(50, 50)] * 3, *[(0, 0, 100)] * 2, *[(45, 45, 10)] * 2),
    ),
    "points on three": (
        "",
        lambda lang: goals(lang, *[(40, 30, 30)] * 3, *[(30, 40, 30)] * 3, *[(10, 20, 70)] * 2),
    ),
    "points on one": ("", lambda lang: goals(lang, *[(60, 20, 20)] * 3, *[(40, 30, 30)] * 2)),
    "map": ("map", lambda lang: gathered(lang, Shape.AXIS, 8, Phase.GROUND, more=6)),
}


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", SCENES)
def test_the_sentence_stands_whole_above_what_it_rests_on(
    name: str, language: str, app: App, chrome: Browser
) -> None:
    scene, build = SCENES[name]
    store.open_database(f"sqlite:///{app.data / 'staasted.db'}")
    try:
        room = build(language)
        if scene:
            store.set_wall(room.workshop, scene)
            view = wall_views.asked(room.snapshot, translator(language))
            assert view is not None
            assert view.name == scene
        code = room.snapshot.code
    finally:
        store.close_database()
    context = chrome.new_context(viewport={"width": 1920, "height": 1080})
    wall = context.new_page()
    wall.goto(app.projector(code))
    picture = wall.locator(".stMain .js-plotly-plot .main-svg").last
    expect(picture).to_be_visible()
    expect(wall.locator(".finding")).to_have_count(1)
    words, drawn = wall.locator(".finding").bounding_box(), picture.bounding_box()
    basis = wall.locator(".basis").last.bounding_box()
    assert words
    assert drawn
    assert basis
    assert words["y"] + words["height"] <= basis["y"]
    if not wall.locator(".st-key-beside").count():
        assert drawn["y"] + drawn["height"] <= words["y"] + 1
    else:
        assert drawn["y"] + drawn["height"] <= basis["y"] + 1
    wall.keyboard.press("d")
    expect(wall.locator(".tables tbody tr").nth(1)).to_be_visible()
    tables = wall.locator(".tables")
    assert tables.evaluate("it => it.scrollHeight <= it.clientHeight"), "all of it is on the wall"
    size = tables.locator("table").first.evaluate("it => parseFloat(getComputedStyle(it).fontSize)")
    assert size >= 22
    wall.keyboard.press("d")
    expect(tables).to_be_hidden()
    context.close()
