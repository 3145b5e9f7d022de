"""Giving something back on the facilitator's pages: published texts, and how long all is kept."""

import store
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
