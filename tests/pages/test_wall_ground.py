"""What the group writes, on the wall: as many lines as there is room for, and who stands behind."""

import csv
import io
import re

import store
from i18n import translator
from pages.parts.wall_ground import FOUR, MOST_TAKES, THREE, Column, Said, newest
from reports.written_csv import written
from settings import secret
from tests import rooms
from tests.pages.conftest import Open, html
from tests.reports.test_summary_pdf import document, text
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
    room = rooms.prepare(rooms.AXIS, rooms.PRIORITY)
    room.join("alice", "bob", "charlie")
    room.arrive()
    room.go_to(rooms.AXIS, Phase.GROUND)
    store.add_note(room.workshop, room.item.id, "agree", "Vi spørger Gunnar først")
    store.add_note(room.workshop, room.item.id, "agree", "Vi skriver det ned")
    store.add_note(room.workshop, room.item.id, "disagree", "Hvem der betaler")
    store.add_commitment(room.workshop, room.item.id, "listen", "Vi går derhen", "Ali", "fredag")
    return room


def wall(room: Room, open_page: Open) -> str:
    return html(open_page("projector.py", w=access.screen_link(secret(), room.snapshot.code)))


def table(room: Room) -> list[tuple[str, str, str]]:
    """What the spreadsheet says of each line: its text, how many stand behind it, of how many."""
    text = written(room.snapshot, translator("en")).decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text), delimiter=";")
    return [(row["Text"], row["Stand behind it, or see it so"], row["Of"]) for row in rows]


def test_wall_remote_archive_pdf_and_table_say_the_same_of_who_stands_behind_a_line(
    open_page: Open,
) -> None:
    room = writing()
    note, made = room.item.notes[0].id, room.item.commitments[0].id
    for name in ("alice", "bob"):
        store.support(room.people[name], "note", note, True)
    store.support(room.people["bob"], "commitment", made, True)
    store.support(room.people["charlie"], "note", room.item.notes[2].id, True)
    shown = wall(room, open_page)
    assert "<span>Vi spørger Gunnar først</span><b>2 af 3 står bag det</b>" in shown
    assert "<span>Vi skriver det ned</span><b>0 af 3 står bag det</b>" in shown
    assert "<span>Hvem der betaler</span><b>1 af 3 ser det også sådan</b>" in shown
    assert "Vi går derhen – Ali, fredag</span><b>1 af 3 står bag det</b>" in shown
    lead = html(open_page("lead.py", w=room.snapshot.code))
    assert "We agree: Vi spørger Gunnar først · 2 of 3 stand behind this" in lead
    assert "We agree: Vi skriver det ned · 0 of 3 stand behind this" in lead
    room.forward()
    room.join("dorte", "erik")  # too late to be asked
    room.arrive()
    room.close()
    kept = html(open_page("archive.py", w=room.snapshot.code))
    assert "Vi spørger Gunnar først<br><span class='muted small'>2 of 3 stand behind this" in kept
    assert "Vi skriver det ned<br><span class='muted small'>0 of 3 stand behind this" in kept
    assert "Hvem der betaler<br><span class='muted small'>1 of 3 sees it so too" in kept
    assert "Ali · fredag · 1 of 3 stands behind this" in kept
    pdf = text(document(room.snapshot))
    assert "Vi spørger Gunnar først (2 of 3 stand behind this)" in pdf
    assert "Vi skriver det ned (0 of 3 stand behind this)" in pdf
    assert "Hvem der betaler (1 of 3 sees it so too)" in pdf
    assert table(room) == [
        ("Vi spørger Gunnar først", "2", "3"),
        ("Vi skriver det ned", "0", "3"),
        ("Hvem der betaler", "1", "3"),
        ("Vi går derhen", "1", "3"),
    ]


def test_the_wall_tells_what_is_still_disagreed_about_and_who_does_what_when(
    open_page: Open,
) -> None:
    shown = wall(writing(), open_page)
    columns = dict(re.findall(r"<section><h3>(.*?)</h3><ul>(.*?)</ul>", shown))
    assert columns["Vi er stadig uenige om"] == (
        "<li><span>Hvem der betaler</span><b>0 af 3 ser det også sådan</b></li>"
    )
    assert "<span>Lytte: Vi går derhen – Ali, fredag</span>" in columns["Det sker der nu"]


def test_words_are_changed_on_the_remote_and_nobody_stands_behind_the_new_ones(
    open_page: Open,
) -> None:
    room = writing()
    note, made = room.item.notes[0], room.item.commitments[0]
    store.support(room.people["alice"], "note", note.id, True)
    app = open_page("lead.py", w=room.snapshot.code)
    app.button(key=f"change-note-{note.id}").click().run()
    assert [each.value for each in app.caption if "new words" in each.value] == [
        "Nobody stands behind the new words yet: everybody is asked again."
    ]
    app.text_input(key=f"text-note-{note.id}").set_value("Vi spørger Gunnar og Bodil")
    app.button(key=f"save-note-{note.id}").click().run()
    assert "We agree: Vi spørger Gunnar og Bodil · 0 of 3 stand behind this" in html(app)
    app.button(key=f"change-commitment-{made.id}").click().run()
    app.text_input(key=f"due-commitment-{made.id}").set_value("mandag")
    app.button(key=f"save-commitment-{made.id}").click().run()
    assert "Listen: Vi går derhen – Ali, mandag" in html(app)
    app.button(key=f"change-note-{note.id}").click().run()
    app.text_input(key=f"text-note-{note.id}").set_value("Noget andet")
    app.button(key=f"leave-note-{note.id}").click().run()
    assert room.item.notes[0].text == "Vi spørger Gunnar og Bodil"


def test_words_are_changed_in_the_archive_too(open_page: Open) -> None:
    room = writing()
    note = room.item.notes[0]
    store.support(room.people["alice"], "note", note.id, True)
    room.close()
    app = open_page("archive.py", w=room.snapshot.code)
    app.button(key=f"change-note-{note.id}").click().run()
    assert "is not kept with the new ones" in " ".join(each.value for each in app.caption)
    app.text_input(key=f"text-note-{note.id}").set_value(" ")
    app.button(key=f"save-note-{note.id}").click().run()
    assert [error.value for error in app.error] == ["Write something first."]
    app.text_input(key=f"text-note-{note.id}").set_value("Vi spørger Gunnar straks")
    app.button(key=f"save-note-{note.id}").click().run()
    assert "straks<br><span class='muted small'>written afterwards: nobody was asked" in html(app)


def test_what_was_typed_stays_when_it_cannot_be_written_down(open_page: Open) -> None:
    room = writing()
    app = open_page("lead.py", w=room.snapshot.code)
    field = {f.label: f for f in app.text_input}
    field["Who"].set_value("Gunnar")
    next(b for b in app.button if b.label == "Make it a commitment").click().run()
    assert [said.value for said in app.toast] == ["Write something first."]
    field = {f.label: f for f in app.text_input}
    assert field["Who"].value == "Gunnar"
    field["What we will do"].set_value("Vi spørger igen")
    next(b for b in app.button if b.label == "Make it a commitment").click().run()
    app.run()
    assert room.item.commitments[-1].who == "Gunnar"
    assert {f.label: f for f in app.text_input}["Who"].value == ""
