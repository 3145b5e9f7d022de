"""The archive: closed workshops are found, read as they were, fetched and used again."""

import csv
import dataclasses
import datetime as dt
import io
import random
from html import escape

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import store
from i18n import translator
from pages.parts import files, saved_results
from pages.parts.files import file_name
from pages.parts.meter import meter
from reports import reasons, table_csv
from tests import rooms
from tests.pages.conftest import Open, html, keys
from workshop import pictures
from workshop.dilemmas import Shape
from workshop.flow import Phase

LISTENERS = {"alice": 10, "bob": 20, "charlie": 30, "dorte": 80}


def closed(title: str, date: dt.date, simulated: bool = False) -> rooms.Room:
    draft = dataclasses.replace(rooms.draft(rooms.AXIS), title=title, date=date)
    room = rooms.Room(store.create_workshop(draft, simulated=simulated))
    room.close()
    return room


def held(*contents: str) -> rooms.Room:
    """A workshop with four people, two rounds on an axis, reasons, notes; and a ranking."""
    room = rooms.prepare(*(contents or (rooms.AXIS, rooms.PRIORITY)))
    room.join(*LISTENERS, "erik")
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name, place in LISTENERS.items():
        room.stand(name, place, certainty=2, reason=f"{name.upper()}S GRUND")
    room.stand("erik")
    room.go_to(rooms.AXIS, Phase.RESTANCE)
    for name, place in LISTENERS.items():
        room.stand(name, min(place + 20, 100), certainty=3, reason=f"{name.upper()}S GRUND")
    room.go_to(rooms.AXIS, Phase.GROUND)
    item = room.item
    store.add_note(room.workshop, item.id, "agree", "Vi spørger først.")
    store.add_note(room.workshop, item.id, "disagree", "Hvem der betaler.")
    store.add_note(room.workshop, item.id, "takes", "At naboen bliver spurgt.")
    store.add_commitment(room.workshop, item.id, "learn", "Besøge Hasle", "Ali", "fredag")
    if rooms.PRIORITY in contents or not contents:
        room.go_to(rooms.PRIORITY, Phase.RANK)
        for name in LISTENERS:
            room.rank(name, "value", "knowledge", "co-creation")
    room.close()
    return room


def opened(room: rooms.Room, open_page: Open, language: str = "en") -> AppTest:
    return open_page("archive.py", language, w=room.snapshot.code)


def listed(app: AppTest) -> list[str]:
    return [key.removeprefix("open-") for key in keys(app, "button", "open-")]


def test_an_empty_archive_says_how_something_gets_there(open_page: Open, room: rooms.Room) -> None:
    app = open_page("archive.py")
    assert [text.value for text in app.markdown] == [
        "Nothing here yet. A workshop comes here when you close it."
    ]
    assert listed(app) == []


def test_closed_workshops_are_listed_newest_first_and_simulated_ones_apart(
    open_page: Open, room: rooms.Room
) -> None:
    old = closed("Gammel", dt.date(2025, 3, 1))
    demo = closed("Demo", dt.date(2026, 11, 20), simulated=True)
    new = closed("Ny", dt.date(2026, 11, 10))
    app = open_page("archive.py")
    assert listed(app) == [one.snapshot.code for one in (new, old, demo)]
    text = html(app)
    assert (
        "<h3 class='title'>Demo</h3><p class='muted'>20 November 2026 · 0 participants · 1 point"
        in text
    )
    marked = [line for line in text.splitlines() if line.endswith(" · simulated</p>")]
    assert [line.split("</h3>")[0] for line in marked] == ["<h3 class='title'>Demo"]


@pytest.mark.parametrize(
    ("words", "found"),
    [("møde", 2), ("NOVEMBER møde", 1), ("2025", 1), ("zebra", 0), ("(", 0)],
)
def test_a_word_finds_by_title_date_and_code(open_page: Open, words: str, found: int) -> None:
    closed("Ledermøde", dt.date(2026, 11, 10))
    closed("Beboermøde", dt.date(2025, 3, 1))
    app = open_page("archive.py", "da")
    app.text_input(key="search").set_value(words).run()
    assert len(listed(app)) == found
    app.text_input(key="search").set_value(store.overviews()[0].code.lower()).run()
    assert listed(app) == [store.overviews()[0].code]


def test_a_workshop_opens_from_the_list_and_one_gets_back(open_page: Open) -> None:
    room = held()
    app = open_page("archive.py")
    app.button(key=f"open-{room.snapshot.code}").click().run()
    assert app.query_params == {"w": room.snapshot.code}
    assert "<h1>Ledermøde, Børn og Unge</h1>" in html(app)
    app.button(key="back").click().run()
    assert app.query_params == {}
    assert listed(app) == [room.snapshot.code]


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_revealed_round_and_every_shift_is_read_as_it_was(
    open_page: Open, language: str
) -> None:
    room = held()
    t = translator(language)
    app = opened(room, open_page, language)
    axis, priority = room.snapshot.items
    wanted = [
        pictures.result(axis, 1, t),
        pictures.result(axis, 2, t),
        pictures.movement(axis, 2, t),
        pictures.result(priority, 1, t),
        pictures.result(priority, 2, t),  # nobody answered: said in words
    ]
    findings = [line for line in html(app).splitlines() if line.startswith("<p class='finding'>")]
    assert findings == [
        f"<p class='finding'><b>{escape(picture.title)}</b> {escape(picture.detail)}</p>"
        f"{meter(picture, t)}<p class='muted small'>{escape(picture.basis)}</p>"
        for picture in wanted
    ]
    assert [line.count("class='track'") for line in findings] == [1, 1, 1, 0, 0]
    charts = app.get("plotly_chart")
    assert [chart.proto.alt for chart in charts] == [picture.alt for picture in wanted[:-1]]
    tables = [line for line in html(app).splitlines() if line.startswith("<table")]
    assert len(tables) == len(wanted) - 1
    assert tables[0].count("<tr>") == 1 + len(wanted[0].table.rows)


def test_a_round_with_too_few_answers_has_words_and_no_picture(open_page: Open) -> None:
    room = rooms.prepare(rooms.AXIS)
    room.join("alice", "bob")
    room.go_to(rooms.AXIS, Phase.STANCE)
    room.stand("alice", 11, reason="ALICES GRUND")
    room.stand("bob", 22)
    room.close()
    app = opened(room, open_page)
    assert len(app.get("plotly_chart")) == 0
    assert "Too few answers for a picture." in html(app)
    assert "GRUND" not in html(app)


def test_a_round_that_never_closed_is_not_shown(open_page: Open) -> None:
    room = rooms.prepare(rooms.AXIS)
    room.close()
    app = opened(room, open_page)
    store_says = room.snapshot.items[0].results
    assert len(html(app).split("class='finding'")) - 1 == len(store_says)


def test_reasons_stand_by_side_without_names_and_once(open_page: Open) -> None:
    room = held()
    t = translator("en")
    sides = reasons.by_side(room.snapshot.items[0], t)
    poles = room.snapshot.items[0].dilemma.text("en").poles
    assert [(side.name, sorted(side.texts)) for side in sides] == [
        (f"Nearer “{poles[0].label}”", ["ALICES GRUND"]),
        ("In between", ["BOBS GRUND", "CHARLIES GRUND"]),
        (f"Nearer “{poles[1].label}”", ["DORTES GRUND"]),
    ]
    shown = html(opened(room, open_page))
    listed = shown[shown.index("Reasons</h3>") :]
    assert [listed.count(f"{name.upper()}S GRUND") for name in LISTENERS] == [1, 1, 1, 1]


def test_the_smaller_side_is_heard_before_the_first_round(open_page: Open) -> None:
    room = held()
    shown = html(opened(room, open_page))
    assert "<h3 class='section'>Minority view</h3>" in shown
    # In round 2 Alice is at 30, Bob and Charlie are in between, and Dorte is at 100.
    assert "Equally many lean towards" in shown
    quotes = [line for line in shown.splitlines() if "<p class='muted voice-lead" in line]
    assert len(quotes) == 1
    assert quotes[0].index("ALICES GRUND") < quotes[0].index("DORTES GRUND")
    assert shown.index("Minority view") < shown.index("Round 1: where you stood")


def one_id(room: rooms.Room) -> int:
    """The id of Gerda's reason."""
    told = store.reasons_told(room.workshop, room.item.id, 1)
    return next(each.id for each in told if each.text == "GERDAS GRUND")


def test_the_reason_that_phones_marked_is_the_smaller_sides_strongest(open_page: Open) -> None:
    room = rooms.prepare(rooms.AXIS)
    room.join(*rooms.NAMES)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name, place in zip(rooms.NAMES, (10, 10, 10, 20, 20, 80, 90, 100), strict=True):
        room.stand(name, place, reason=f"{name.upper()}S GRUND")
    room.go_to(rooms.AXIS, Phase.REVEAL)
    for name in rooms.NAMES:
        for one in store.reason_sample(room.people[name], room.item.id, 1):
            if one.text == "GERDAS GRUND":
                store.mark_reason(room.people[name], one.id, moves=name == "alice", good=False)
    seen = sum(mark.reason == one_id(room) for mark in store.marks(room.item.id))
    assert seen >= 3
    room.close()
    page = html(opened(room, open_page))
    assert "3 of 8 lean towards" in page
    assert f"that most marked: 1 of {seen} who were shown it.</p>" in page
    assert "<blockquote class='voice'>GERDAS GRUND</blockquote>" in page
    pdf, figures, *_ = files.downloads(room.snapshot, translator("en"), translator("en"))
    assert pdf.make().startswith(b"%PDF-")
    assert "GERDAS GRUND" in figures.make().decode("utf-8-sig")


def test_notes_and_commitments_can_be_added_and_taken_away(open_page: Open) -> None:
    room = held()
    app = opened(room, open_page)
    few = "not measured: fewer than 3 could press"  # nobody was here with a phone
    assert f"<p>Vi spørger først.<br><span class='muted small'>{few}</span></p>" in html(app)
    assert "What it would take</h3>" in html(app)
    assert "<p>At naboen bliver spurgt.</p>" in html(app)
    said = f"Ali · fredag · {few}"
    assert f"Besøge Hasle<br><span class='muted small'>{said}</span>" in html(app)
    note = room.snapshot.items[0].notes[0]
    app.button(key=f"note-{note.id}").click().run()
    assert [n.text for n in room.snapshot.items[0].notes] == [
        "Hvem der betaler.",
        "At naboen bliver spurgt.",
    ]
    item = room.snapshot.items[1]
    fields = [field for field in app.text_input if field.label == "In the group's words"]
    fields[1].set_value("Viden kommer sidst.")
    app.button(key=f"write-note-{item.id}").click().run()
    assert [(n.kind, n.text) for n in room.snapshot.items[1].notes] == [
        ("agree", "Viden kommer sidst.")
    ]
    assert (
        "<p>Viden kommer sidst.<br><span class='muted small'>written afterwards: nobody was asked"
    ) in html(app)


def test_a_commitment_is_written_with_who_and_when(open_page: Open) -> None:
    room = held()
    app = opened(room, open_page)
    what = [field for field in app.text_input if field.label == "What we will do"]
    who = [field for field in app.text_input if field.label == "Who"]
    due = [field for field in app.text_input if field.label == "When"]
    what[1].set_value("Ringe til alle")
    who[1].set_value("Hanne")
    due[1].set_value("mandag")
    item = room.snapshot.items[1]
    app.button(key=f"write-made-{item.id}").click().run()
    (made,) = room.snapshot.items[1].commitments
    assert (made.verb, made.text, made.who, made.due) == (
        "listen",
        "Ringe til alle",
        "Hanne",
        "mandag",
    )


def test_an_empty_note_is_refused_in_words(open_page: Open) -> None:
    room = held()
    app = opened(room, open_page)
    app.button(key=f"write-note-{room.snapshot.items[0].id}").click().run()
    assert [error.value for error in app.error] == ["Write something first."]


def test_what_can_be_fetched_is_the_reports_own_bytes(open_page: Open) -> None:
    room = held()
    app = opened(room, open_page)
    assert [button.label for button in app.download_button] == [
        "Stance summary (PDF)",
        "Figures (CSV)",
        "Answers (CSV)",
        "What you wrote (CSV)",
    ]
    t = translator("da")
    pdf, figures, answers, written = files.downloads(room.snapshot, translator("en"), t)
    assert pdf.make().startswith(b"%PDF-")
    assert figures.make() == table_csv.summary(room.snapshot, t)
    rows = list(csv.DictReader(io.StringIO(answers.make().decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 8
    assert "Besøge Hasle" in written.make().decode("utf-8-sig")
    assert pdf.name == f"ledermoede-boern-og-unge-2026-11-26-{slug(t('summary'))}.pdf"


def slug(word: str) -> str:
    return word.replace("é", "e")


def test_the_files_come_in_any_of_the_workshops_languages(open_page: Open) -> None:
    app = opened(held(), open_page)
    assert app.selectbox(key="files-language").options == ["Dansk", "English"]
    assert app.selectbox(key="files-language").value == "da"


@pytest.mark.parametrize(
    ("title", "what", "name"),
    [
        ("Ledermøde, Børn & Unge", "résumé", "ledermoede-boern-unge-2026-11-26-resume.pdf"),
        ("../../etc/passwd", "tal", "etc-passwd-2026-11-26-tal.pdf"),
        ("漢字", "tal", "workshop-2026-11-26-tal.pdf"),
        ("Å" * 100, "tal", f"{'aa' * 30}-2026-11-26-tal.pdf"),
    ],
)
def test_file_names_are_plain(thursday: dt.date, title: str, what: str, name: str) -> None:
    assert file_name(title, thursday, what, "pdf") == name


def test_the_agenda_can_be_used_again(open_page: Open) -> None:
    room = held()
    app = opened(room, open_page)
    app.button(key="again").click().run()
    assert app.query_params == {"again": room.snapshot.code}
    assert app.text_input[0].value == "Ledermøde, Børn og Unge"
    assert "save" in keys(app, "button")


def test_deleting_asks_first_then_the_list_is_without_it(open_page: Open) -> None:
    room, other = held(), closed("En anden", dt.date(2026, 1, 1))
    app = opened(room, open_page)
    app.button(key="delete").click().run()
    assert [entry.id for entry in store.overviews()] == [room.workshop, other.workshop]
    assert "5 participants" in [text.value for text in app.markdown][-2]
    app.button(key="really-delete").click().run()
    assert [entry.id for entry in store.overviews()] == [other.workshop]
    assert listed(app) == [other.snapshot.code]


def test_a_workshop_that_is_still_going_shows_no_result(open_page: Open, room: rooms.Room) -> None:
    room.join(*LISTENERS)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name, place in LISTENERS.items():
        room.stand(name, place, reason="HEMMELIG GRUND")
    room.forward()
    app = opened(room, open_page)
    assert [text.value for text in app.info] == [
        "This workshop is not closed yet. Its results come here when it is."
    ]
    assert keys(app, "button") == ["back", "lead"]
    assert "HEMMELIG" not in html(app)
    assert len(app.download_button) == 0


def test_an_unknown_code_is_said(open_page: Open) -> None:
    app = open_page("archive.py", w="ZZZZZZ")
    assert [text.value for text in app.warning] == ["There is no workshop with the code ZZZZZZ."]
    assert keys(app, "button") == ["back"]


def test_the_first_look_names_each_question_with_its_last_finding(room: rooms.Room) -> None:
    room = held()
    t = translator("en")
    axis, priority = room.snapshot.items
    glance = saved_results.at_a_glance(room.snapshot.items, t)
    assert glance.count("<li>") == 2
    assert (
        f"<b>{axis.dilemma.text('en').title}</b><br>{pictures.result(axis, 2, t).title}" in glance
    )
    assert f"<b>{priority.priority.en.title}</b>" in glance


def many(people: int) -> rooms.Room:
    """Ten dilemmas, answered by this many: two thirds at one end of each, the rest at the other."""
    axes = [d.id for d in store.library().dilemmas.values() if d.kind is Shape.AXIS][:10]
    room = rooms.prepare(*axes, rounds=1)
    names = [f"person {n}" for n in range(people)]
    room.join(*names)
    chance = random.Random(3)
    for axis in axes:
        room.go_to(axis, Phase.STANCE)
        for n, name in enumerate(names):
            near = chance.uniform(0, 30)
            room.stand(name, near if n % 3 else 100 - near)
    room.close()
    return room


def test_groups_of_opinion_are_named_with_what_they_stand_for(open_page: Open) -> None:
    room = many(30)
    page = html(opened(room, open_page))
    assert "There are 2 groups across 10 dilemmas." in page
    assert "Group 1: 20 people" in page
    assert "Group 2: 10 people" in page
    assert page.count("than the others: the middle is") == 6
    assert "There is no dilemma where all groups lean the same way." in page


def test_without_clear_groups_the_archive_says_so_and_why(open_page: Open) -> None:
    page = html(opened(many(12), open_page))
    assert "Groups of opinion need at least 30 people with 7 answers each." in page


def test_the_dilemmas_stand_on_a_map_where_enough_said_how_much_they_matter(
    open_page: Open,
) -> None:
    room = rooms.prepare(rooms.AXIS, rooms.TRIANGLE, rounds=1)
    room.join(*LISTENERS)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name, place in LISTENERS.items():
        room.stand(name, place, importance=4)
    room.go_to(rooms.TRIANGLE, Phase.STANCE)
    for name in LISTENERS:
        room.stand(name, 60, 30, 10, importance=1)
    room.close()
    drawn = pictures.agenda_map(room.snapshot.items, translator("en"))
    app = opened(room, open_page)
    assert app.get("plotly_chart")[0].proto.alt == drawn.alt
    assert html(app).index(escape(drawn.title)) < html(app).index("Round 1: where you stood")
    assert "The dilemmas on a map" not in html(opened(held(), open_page))


def test_of_few_dilemmas_one_small_line_says_why_there_are_no_groups(open_page: Open) -> None:
    said = (
        "There are no clear groups of opinion."
        " Groups of opinion need at least 10 dilemmas with two poles."
    )
    page = html(opened(held(), open_page))
    assert f"<p class='muted small'>{said}</p>" in page
    assert "Groups of opinion</h" not in page
    silent = rooms.prepare(rooms.AXIS, rounds=1)
    silent.close()
    assert "groups of opinion" not in html(opened(silent, open_page))


def test_progress_is_shown_while_groups_are_looked_for(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[float, str]] = []
    real = st.progress

    def seen(value: float, text: str) -> object:
        shown.append((value, text))
        bar = real(value, text)
        go_on = bar.progress

        def moved(done: float, text: str) -> object:
            shown.append((done, text))
            return go_on(done, text)

        monkeypatch.setattr(bar, "progress", moved)
        return bar

    monkeypatch.setattr(st, "progress", seen)
    opened(many(30), open_page)
    done = [value for value, _ in shown]
    assert done[0] == 0
    assert done[-1] == 1
    assert done == sorted(set(done))
    assert len(done) > 5
    assert {text for _, text in shown} == {"Looking for groups"}
