"""The projector while the smaller side is asked what it would take."""

import pytest

import settings
import store
from tests import rooms
from tests.pages.conftest import Open, html
from tests.rooms import NAMES, Room
from workshop import access
from workshop.flow import Phase

CORNERS = {"a": (100.0, 0.0, 0.0), "b": (0.0, 100.0, 0.0), "c": (0.0, 0.0, 100.0)}
BETWEEN = (34.0, 33.0, 33.0)


def asked(room: Room, corners: str) -> None:
    """A person in each of these corners, "-" is in between; then the smaller side is asked."""
    names = NAMES[: len(corners)]
    room.join(*names)
    for phase in (Phase.STANCE, Phase.RESTANCE):
        room.go_to(rooms.TRIANGLE, phase)
        for name, corner in zip(names, corners, strict=True):
            room.stand(name, *CORNERS.get(corner, BETWEEN), reason=f"as {name} sees it")
    room.go_to(rooms.TRIANGLE, Phase.SHIFT)
    assert store.ask_takes(room.workshop, room.snapshot.step, room.item.id)


def wall(room: Room, open_page: Open) -> str:
    link = access.screen_link(settings.secret(), room.snapshot.code)
    return html(open_page("projector.py", "da", w=link))


@pytest.mark.parametrize(
    ("corners", "said", "others"),
    [
        ("aabbcc", "Alle tre sider bliver spurgt nu.", False),
        ("aabbcc-", "Alle tre sider bliver spurgt nu.", True),
        ("aabb", "Begge sider bliver spurgt nu.", False),
        ("aab", "1 af 3 hælder til", True),
    ],
)
def test_the_wall_says_how_many_sides_are_asked_and_speaks_to_others_where_there_are_any(
    corners: str, said: str, others: bool, room: Room, open_page: Open
) -> None:
    asked(room, corners)
    shown = wall(room, open_page)
    assert said in shown
    assert ("I andre" in shown) == others


def test_a_wall_that_stays_counts_no_mark_that_came_after_it(room: Room, open_page: Open) -> None:
    asked(room, "aaaab")
    item = room.item.id
    for name in NAMES[:4]:
        store.reason_sample(room.people[name], item, 2)
    store.freeze(room.workshop, True)
    before = wall(room, open_page)
    for name in NAMES[:4]:
        for reason in store.reason_sample(room.people[name], item, 2):
            store.mark_reason(room.people[name], reason.id, True, True)
    assert wall(room, open_page) == before
    store.freeze(room.workshop, False)
    assert wall(room, open_page) != before
