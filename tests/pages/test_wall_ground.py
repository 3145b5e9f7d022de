"""What the group writes, on the wall: as many lines as there is room for, and who stands behind."""

import store
from i18n import translator
from pages.parts.wall_ground import FOUR, MOST_TAKES, THREE, Column, Said, newest
from reports.support import words
from settings import secret
from tests import rooms
from tests.pages.conftest import Open, html
from tests.rooms import Room
from workshop import access
from workshop.flow import Phase


def column(*texts: str, behind: str = "", most: int = 4) -> Column:
    return Column("", [Said(text, behind) for text in texts], most)


def shown(column: Column, room: object = FOUR) -> int:
    return len(newest(column, FOUR if room is FOUR else THREE))


def test_where_much_was_written_the_newest_have_the_room() -> None:
    assert shown(column(*"abcdefg")) == 7
    assert [said.text for said in newest(column(*map(str, range(20))), FOUR)] == [
        str(n) for n in range(13, 20)
    ]
    assert shown(column(*["x" * 400] * 5)) == 2
    assert shown(column(*["x" * 400] * 5), THREE) == 1


def test_support_takes_a_line_of_its_own() -> None:
    assert shown(column(*"abcdefg", behind="12 of 18 stand behind this")) == 3


def test_what_it_would_take_is_told_in_full() -> None:
    assert shown(column("x" * 190, "y", most=MOST_TAKES)) == 2
    assert shown(column("x" * 190, "x" * 190, most=MOST_TAKES)) == 1


def writing() -> Room:
    room = rooms.prepare(rooms.AXIS)
    room.join("alice", "bob", "charlie")
    room.go_to(rooms.AXIS, Phase.GROUND)
    store.add_note(room.workshop, room.item.id, "agree", "Vi spørger Gunnar først")
    store.add_commitment(room.workshop, room.item.id, "listen", "Vi går derhen", "Ali", "")
    return room


def test_the_wall_the_remote_and_the_archive_say_how_many_stand_behind_a_line(
    open_page: Open,
) -> None:
    room = writing()
    note, made = room.item.notes[0].id, room.item.commitments[0].id
    for name in ("alice", "bob"):
        store.support(room.people[name], "note", note, True)
    store.support(room.people["bob"], "commitment", made, True)
    t = translator("en")
    said = words(room.snapshot, "note", note, t)
    assert said.startswith("2 of ")
    screen = access.screen_link(secret(), room.snapshot.code)
    wall = html(open_page("projector.py", w=screen))
    assert "<span>Vi spørger Gunnar først</span><b>2 " in wall
    lead = html(open_page("lead.py", w=room.snapshot.code))
    assert f"We agree: Vi spørger Gunnar først · {said}" in lead
    room.close()
    kept = html(open_page("archive.py", w=room.snapshot.code))
    assert "Vi spørger Gunnar først<br><span class='muted small'>2 of 3 stand behind this" in kept
    assert "Ali · 1 of 3 stands behind this" in kept
