"""Giving something back on the facilitator's pages: published texts, and how long all is kept."""

import datetime as dt
from dataclasses import replace

import store
from i18n import translator
from tests import rooms
from tests.pages.conftest import Open, html, keys
from workshop.flow import Phase


def test_what_was_heard_and_decided_is_published_from_the_archive(open_page: Open) -> None:
    room = rooms.prepare(rooms.AXIS)
    room.close()
    app = open_page("archive.py", w=room.snapshot.code)
    heard, decided = (area for area in app.text_area if area.label.startswith("What w"))
    heard.set_value("Three <things>\nand more")
    decided.set_value("We ask first")
    app.button(key="publish-it").click().run()
    assert (room.snapshot.heard, room.snapshot.decided) == (
        "Three <things>\nand more",
        "We ask first",
    )
    shown = html(app)
    assert "<h3>What we heard</h3><p>Three &lt;things&gt;<br>and more</p>" in shown
    assert "it stands on the page that each phone has kept" in shown


def test_how_long_a_workshop_is_kept_is_chosen_and_said(open_page: Open) -> None:
    room = rooms.prepare(rooms.AXIS)
    app = open_page("prepare.py", w=room.snapshot.code)
    (kept,) = [key for key in keys(app, "segmented_control") if "-kept-" in key]
    app.segmented_control(key=kept).set_value(1).run()
    assert "is deleted after 26 December 2026" in html(app)
    app.button(key="save").click().run()
    assert str(store.snapshot(room.workshop).kept_until) == "2026-12-26"
    room.go_to(rooms.AXIS, Phase.READ)
    assert "Kept until 26 December 2026" in html(open_page("archive.py", w=room.snapshot.code))


def test_the_list_tells_of_one_that_nobody_closed(open_page: Open) -> None:
    today = dt.datetime.now().astimezone().date()
    draft = rooms.draft(rooms.AXIS)
    old = replace(draft, date=today - dt.timedelta(days=90), kept_months=1)
    room = rooms.Room(store.create_workshop(old))
    store.create_workshop(replace(draft, date=today, kept_months=1))
    room.forward()
    said = html(open_page("workshops.py"))
    assert said.count("Its day has passed. Close it, and all who took part") == 1
    until = translator("en").date(today + dt.timedelta(days=7))
    assert said.count(f"Deleted after {until}, unless something happens in it.") == 1
