"""The remote and the projector: answers before the meeting, agreeing, one language only."""

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

import settings
import store
from tests import rooms
from tests.pages.conftest import Open, html, keys
from workshop import access
from workshop.agenda import Draft, DraftItem
from workshop.answers import Ranking, Stance
from workshop.dilemmas import Dilemma, Plain, PlainText
from workshop.flow import ALONE, Phase
from workshop.suggestions import Suggested

WELCOME = Plain(
    id="welcome",
    da=PlainText(title="Velkommen", text="Læs i ro og mag."),
    en=PlainText(title="Welcome", text="Read at your ease."),
)
AGREE = Plain(
    id="agree",
    writes=True,
    da=PlainText(title="Hvad gør vi nu?"),
    en=PlainText(title="What do we do now?", text="Who, what, when?"),
)
NIGHT = Suggested(
    case="Havnebadet er fuldt hver aften, og naboerne kan ikke sove om natten.",
    label_a="De unge",
    label_b="Naboerne",
)


def made(*items: DraftItem, suggestions: bool = False) -> rooms.Room:
    day = dt.date(2026, 11, 26)
    draft = Draft("Ledermøde", day, ("en", "da"), (), items, suggestions=suggestions)
    return rooms.Room(store.create_workshop(draft))


def known(name: str) -> Dilemma:
    return store.library().dilemmas[name]


def before_the_meeting(rounds: int = 1) -> rooms.Room:
    """A welcome, an axis and a ranking to answer alone; then what is agreed."""
    return made(
        DraftItem(WELCOME, 1, 1, alone=True),
        DraftItem(known(rooms.AXIS), 5, rounds, alone=True),
        DraftItem(store.library().priorities[rooms.PRIORITY], 5, 1, alone=True),
        DraftItem(AGREE, 10),
    )


def remote(room: rooms.Room, open_page: Open, language: str = "en") -> str:
    return html(open_page("lead.py", language, w=room.snapshot.code))


def wall(room: rooms.Room, open_page: Open) -> str:
    link = access.screen_link(settings.secret(), room.snapshot.code)
    return html(open_page("projector.py", w=link))


def title_of(name: str) -> str:
    return known(name).text("en").title


# --- Before the meeting ----------------------------------------------------------------


def test_the_lobby_gives_the_link_and_opens_for_answers(open_page: Open) -> None:
    room = before_the_meeting()
    app = open_page("lead.py", w=room.snapshot.code)
    assert [code.value.rsplit("/p/")[-1] for code in app.code] == [room.snapshot.code]
    assert app.button(key="onward").label == "Open for answers\u00a0▶"
    app.button(key="onward").click().run()
    assert room.snapshot.here == ALONE
    assert "People answer on their own" in html(app)


def test_a_workshop_without_such_points_gives_no_link(open_page: Open, room: rooms.Room) -> None:
    assert len(open_page("lead.py", w=room.snapshot.code).code) == 0


def test_alone_both_screens_count_those_who_have_answered_everything(open_page: Open) -> None:
    room = before_the_meeting()
    room.join("alice", "bob", "charlie")
    room.forward()
    _, axis, ranking, _ = room.snapshot.items
    for name in ("alice", "bob"):
        store.take_stance(room.people[name], axis.id, 1, Stance((10.0,)))
    store.take_ranking(room.people["alice"], ranking.id, 1, Ranking(("value",)))
    shown = remote(room, open_page)
    assert "<b>1 of 3</b><span>have answered everything</span>" in shown
    assert "<b>2 points</b><span>open since" in shown
    assert f"{title_of(rooms.AXIS)} · " in shown
    on_the_wall = wall(room, open_page)
    assert "1 of 3 have answered everything" in on_the_wall
    assert "2 points to answer before the meeting" in on_the_wall
    assert "QR code to" in on_the_wall
    assert on_the_wall.count(access.spoken_code(room.snapshot.code)) == 2


def test_the_way_out_says_that_it_closes_the_answers_for_good(open_page: Open) -> None:
    room = before_the_meeting()
    room.forward()
    app = open_page("lead.py", w=room.snapshot.code)
    label = f"Close the answers and show “{title_of(rooms.AXIS)}”\u00a0▶"
    assert app.button(key="onward").label == label
    assert "it closes the answers for good" in html(app)
    app.button(key="onward").click().run()
    assert (room.item.content.id, room.snapshot.here.phase) == (rooms.AXIS, Phase.REVEAL)
    app.button(key="back").click().run()
    assert room.snapshot.here == ALONE
    assert "This round is closed." in html(app)
    assert app.button(key="onward").label == f"Begin “{title_of(rooms.AXIS)}”\u00a0▶"


def test_with_more_rounds_the_meeting_begins_with_the_case(open_page: Open) -> None:
    room = before_the_meeting(rounds=2)
    room.forward()
    app = open_page("lead.py", w=room.snapshot.code)
    label = f"Close the answers and begin “{title_of(rooms.AXIS)}”\u00a0▶"
    assert app.button(key="onward").label == label


def test_every_step_of_such_a_workshop_has_a_remote_and_a_projector(open_page: Open) -> None:
    room = before_the_meeting()
    while not room.snapshot.closed:
        app = open_page("lead.py", w=room.snapshot.code)
        ahead = app.selectbox(key=f"jump-{room.snapshot.step}")
        assert len(ahead.options) == len(room.snapshot.line) - 1 - at(room)
        assert "<div class='question'" in wall(room, open_page)
        room.forward()


def at(room: rooms.Room) -> int:
    return room.snapshot.line.index(room.snapshot.here)


def test_only_reading_alone_asks_for_nothing(open_page: Open) -> None:
    room = made(DraftItem(WELCOME, 1, 1, alone=True), DraftItem(known(rooms.AXIS), 20))
    room.forward()
    app = open_page("lead.py", w=room.snapshot.code)
    assert "This round is closed." not in html(app)
    assert app.button(key="onward").label == f"Begin “{title_of(rooms.AXIS)}”\u00a0▶"


# --- Agreeing ----------------------------------------------------------------------------


def agreeing() -> rooms.Room:
    """A room at the step where it agrees on something; one thing is agreed already."""
    room = made(DraftItem(known(rooms.AXIS), 20), DraftItem(AGREE, 10))
    axis = room.snapshot.items[0]
    store.add_commitment(room.workshop, axis.id, "solve", "Mend <the> roof", "Ali", "Friday")
    room.go_to("agree", Phase.SHOW)
    return room


def test_a_step_that_writes_has_the_form_and_all_that_was_agreed(open_page: Open) -> None:
    room = agreeing()
    app = open_page("lead.py", w=room.snapshot.code)
    assert "Solve: Mend &lt;the&gt; roof – Ali, Friday" in html(app)
    fields = [field.label for field in app.text_input]
    assert fields == ["What we will do", "Who", "When", "In the group's words"]
    first = room.snapshot.items[0].commitments[0]
    app.button(key=f"commitment-{first.id}").click().run()
    assert room.snapshot.items[0].commitments == ()


def test_the_projector_shows_the_commitments_under_the_four_verbs(open_page: Open) -> None:
    room = agreeing()
    store.add_commitment(room.workshop, room.item.id, "listen", "Ask the neighbours", "", "")
    shown = wall(room, open_page)
    few = "<b>not measured: fewer than 3 could press</b>"  # nobody is here with a phone
    assert (
        f"<section><h3>Listen</h3><ul><li><span>Ask the neighbours</span>{few}</li></ul></section>"
        f"<section><h3>Solve</h3><ul><li><span>Mend &lt;the&gt; roof – Ali, Friday</span>{few}</li>"
        "</ul></section>"
        "<section><h3>Learn</h3><ul></ul></section><section><h3>Lead</h3><ul></ul></section>"
    ) in shown


def test_a_plain_step_that_does_not_write_has_no_form(open_page: Open) -> None:
    room = made(DraftItem(WELCOME, 5), DraftItem(known(rooms.AXIS), 20))
    room.forward()
    app = open_page("lead.py", w=room.snapshot.code)
    assert len(app.text_input) == 0
    assert "class='ground" not in wall(room, open_page)


def test_what_is_agreed_at_a_step_of_its_own_is_in_the_archive(open_page: Open) -> None:
    room = agreeing()
    step = room.item
    store.add_commitment(room.workshop, step.id, "lead", "Answer the family", "Hanne", "")
    room.close()
    app = open_page("archive.py", w=room.snapshot.code)
    said = "Hanne · not measured: fewer than 3 could press"
    assert f"Lead: Answer the family<br><span class='muted small'>{said}</span>" in html(app)
    assert f"write-made-{step.id}" in keys(app, "button", "write-made")


# --- Suggestions ---------------------------------------------------------------------------


def test_the_remote_says_how_many_suggestions_wait_and_leads_there(open_page: Open) -> None:
    room = made(DraftItem(known(rooms.AXIS), 20), suggestions=True)
    assert "Participants may suggest dilemmas" in remote(room, open_page)
    room.join("alice")
    for _ in range(2):
        store.suggest(room.people["alice"], NIGHT)
    app = open_page("lead.py", w=room.snapshot.code)
    assert "2 suggested dilemmas wait" in html(app)
    app.button(key="suggestions").click().run()
    assert "Suggested dilemmas" in html(app)
    assert app.query_params["w"] == room.snapshot.code


def test_where_none_may_be_made_the_way_there_is_a_small_one(
    open_page: Open, room: rooms.Room
) -> None:
    app = open_page("lead.py", w=room.snapshot.code)
    assert "suggested dilemma" not in html(app)
    app.button(key="suggestions").click().run()
    assert not app.toggle[0].value


# --- One language, and what is not there ----------------------------------------------------


def in_danish_only() -> rooms.Room:
    text = known(rooms.AXIS).text("da")
    poles = tuple(pole.model_copy(update={"price": ""}) for pole in text.poles)
    danish = text.model_copy(update={"standpoint": "", "poles": poles})
    return made(
        DraftItem(known(rooms.AXIS).model_copy(update={"en": None, "da": danish}), 20),
        DraftItem(known(rooms.TRIANGLE), 20),
    )


def test_the_projector_says_in_which_language_alone_a_dilemma_is_written(open_page: Open) -> None:
    room = in_danish_only()
    room.forward()
    shown = wall(room, open_page)
    assert "point 1 of 2 · Only written in Danish" in shown
    assert f"<div class='case' lang='da'><p>{room.item.dilemma.text('da').case}" in shown
    assert "Only written in Danish" in remote(room, open_page)
    room.go_to(rooms.TRIANGLE, Phase.READ)
    shown = wall(room, open_page)
    assert "Only written" not in shown
    assert "<div class='case' lang='en'>" in shown


def test_without_a_standpoint_common_ground_says_nothing_of_the_compass(open_page: Open) -> None:
    room = in_danish_only()
    room.go_to(rooms.AXIS, Phase.GROUND)
    assert "What the compass says" not in wall(room, open_page)
    room.go_to(rooms.TRIANGLE, Phase.GROUND)
    assert "What the compass says" in wall(room, open_page)


def test_the_archive_leaves_out_what_a_dilemma_does_not_have(open_page: Open) -> None:
    room = in_danish_only()
    room.close()
    shown = html(open_page("archive.py", w=room.snapshot.code))
    assert shown.count("Only written in Danish") == 1
    assert shown.count("The price: ") == 3  # the triangle's
    assert "<h2 class='question' lang='da'>" in shown


def apart(*places: float) -> rooms.Room:
    """A room that has seen what moved; its last places are these."""
    room = rooms.prepare(rooms.AXIS)
    names = rooms.NAMES[: len(places)]
    room.join(*names)
    for phase in (Phase.STANCE, Phase.RESTANCE):
        room.go_to(rooms.AXIS, phase)
        for name, place in zip(names, places, strict=True):
            room.stand(name, place)
    room.go_to(rooms.AXIS, Phase.SHIFT)
    return room


def test_the_smaller_side_can_be_asked_what_it_would_take(open_page: Open) -> None:
    room = apart(10, 10, 20, 90)
    app = open_page("lead.py", w=room.snapshot.code)
    assert "1 of 4 leans towards" in html(app)
    (field,) = [one for one in app.text_input if one.label == "What it would take, in their words"]
    field.set_value("At naboerne får ro.")
    app.button(key="write-takes").click().run()
    assert [(n.kind, n.text) for n in room.item.notes] == [("takes", "At naboerne får ro.")]
    assert "What it would take: At naboerne får ro." in html(app)
    room.forward()
    shown = wall(room, open_page)
    assert shown.count("<li><span>At naboerne får ro.</span></li>") == 1
    assert "class='ground of-1'" in shown
    store.add_note(room.workshop, room.item.id, "agree", "Vi spørger først")
    shown = wall(room, open_page)
    assert shown.count("<li><span>At naboerne får ro.</span></li>") == 1
    assert "class='ground of-4 tight'" in shown
    store.remove_note(room.workshop, room.item.notes[-1].id)
    app = open_page("lead.py", w=room.snapshot.code)
    assert html(app).count("At naboerne får ro.") == 1
    app.button(key=f"note-{room.item.notes[0].id}").click().run()
    assert room.item.notes == ()
    assert "class='ground'" in wall(room, open_page)


def test_a_room_on_one_side_is_not_asked_what_it_would_take(open_page: Open) -> None:
    app = open_page("lead.py", w=apart(10, 10, 20, 50).snapshot.code)
    assert "write-takes" not in keys(app, "button")


def written(app: AppTest) -> str:
    return " ".join(each.value for each in app.markdown)


@pytest.mark.parametrize(("name", "phase"), [("close", Phase.GROUND), ("restart", Phase.REVEAL)])
def test_what_was_pressed_in_a_run_that_was_broken_off_is_still_asked(
    name: str, phase: Phase, room: rooms.Room, open_page: Open
) -> None:
    """A tick breaks a run off; what is left of it is what the button's callback kept."""
    room.join("alice", "bob", "charlie")
    room.go_to(rooms.AXIS, phase)
    app = open_page("lead.py", "en", w=room.snapshot.code)
    said = {"close": "it cannot be opened again", "restart": "Everybody answers anew."}[name]
    assert said not in written(app)
    app.session_state["asks-first"] = (name, room.snapshot.step)
    app.run()
    assert said in written(app)
    assert "asks-first" not in app.session_state
    app.session_state["asks-first"] = (name, room.snapshot.step - 1)
    app.run()
    assert said not in written(app), "the room has gone on since"
