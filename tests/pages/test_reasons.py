"""Reasons on the remote, on the projector and in the archive, after the room has marked them."""

import pytest

import settings
import store
from tests import rooms
from tests.pages.conftest import Open, html, keys
from tests.rooms import Room
from workshop import access
from workshop.answers import Stance
from workshop.flow import Phase

LEFT = ("alice", "bob", "charlie", "dorte")
RIGHT = ("erik", "fatima", "gerda", "hassan")
ONE, ALL = "One person&#x27;s good life", "The good of all"


def stand(room: Room, name: str, place: float, reason: str = "", lens: str = "") -> None:
    here = room.snapshot.here
    assert here.item is not None
    stance = Stance((place,), reason=reason, lens=lens)
    store.take_stance(room.people[name], here.item, here.round, stance)


@pytest.fixture
def said(room: Room) -> Room:
    """Four on each side, seven reasons, six of them tagged; the result is shown."""
    room.join(*LEFT, *RIGHT)
    room.go_to(rooms.AXIS, Phase.STANCE)
    stand(room, "alice", 10, "He thrives", "care")
    stand(room, "bob", 20, "It is <his> right", "duty")
    stand(room, "charlie", 30, "Ask him", "care")
    stand(room, "dorte", 5)
    stand(room, "erik", 90, "The house is everybody's", "consequence")
    stand(room, "fatima", 80, "A deal is a deal", "duty")
    stand(room, "gerda", 70, "Somebody is afraid", "care")
    stand(room, "hassan", 95, "Nothing but <b>bold</b>")
    room.forward()
    return room


def mark(room: Room, text: str, *names: str) -> None:
    """These people read what others wrote and mark this one."""
    item = room.item
    for name in (*LEFT, *RIGHT):
        shown = store.reason_sample(room.people[name], item.id, 1)
        for reason in shown:
            if reason.text == text and name in names:
                store.mark_reason(room.people[name], reason.id, False, True)


def wall(room: Room, open_page: Open) -> str:
    link = access.screen_link(settings.secret(), room.snapshot.code)
    return html(open_page("projector.py", "en", w=link))


def english(room: Room) -> tuple[str, ...]:
    return tuple(pole.label for pole in room.snapshot.items[0].dilemma.text("da").poles)


def test_the_facilitator_shows_reasons_until_the_next_step(said: Room, open_page: Open) -> None:
    app = open_page("lead.py", w=said.snapshot.code)
    app.button(key="wall-reasons").click().run()
    assert said.snapshot.wall == "reasons"
    assert "They are on the big screen now." in html(app)
    app.button(key="wall-reasons").click().run()
    assert said.snapshot.wall == ""
    app.button(key="wall-reasons").click().run()
    app.button(key="onward").click().run()
    assert said.snapshot.wall == ""


def test_before_anybody_has_marked_the_wall_says_what_to_do(said: Room, open_page: Open) -> None:
    store.set_wall(said.workshop, "reasons")
    shown = wall(said, open_page)
    assert "Hvad I skrev" in shown or "What you wrote" in shown
    assert "thrives" not in shown
    assert "said-reasons" not in shown.replace(".said-reasons", "")


def test_the_wall_shows_the_strongest_of_each_side_and_what_the_other_side_supports(
    said: Room, open_page: Open
) -> None:
    mark(said, "It is <his> right", "alice", "charlie", "dorte")
    mark(said, "A deal is a deal", "erik", "gerda", "bob")
    mark(said, "Somebody is afraid", *LEFT, "erik")
    store.set_wall(said.workshop, "reasons")
    shown = wall(said, open_page)
    poles = english(said)
    first, second, third = shown.split("<section")[1:4]
    assert poles[0] in first
    assert "It is &lt;his&gt; right" in first
    assert poles[1] in second
    assert "A deal is a deal" in second
    assert "Somebody is afraid" in third
    assert "thrives" not in shown
    store.set_wall(said.workshop, "")
    assert "said-reasons" not in wall(said, open_page)


def test_a_wall_that_stays_counts_no_mark_that_came_after_it(said: Room, open_page: Open) -> None:
    mark(said, "It is <his> right", "alice", "charlie")
    store.set_wall(said.workshop, "reasons")
    store.freeze(said.workshop, True)
    before = wall(said, open_page)
    assert "It is &lt;his&gt; right" in before
    mark(said, "It is <his> right", "dorte")
    mark(said, "A deal is a deal", "erik", "gerda", "bob")
    assert wall(said, open_page) == before
    store.freeze(said.workshop, False)
    after = wall(said, open_page)
    assert after != before
    assert "A deal is a deal" in after


def test_one_that_is_both_strongest_and_most_supported_stands_once(
    said: Room, open_page: Open
) -> None:
    mark(said, "He thrives", *LEFT, *RIGHT)
    store.set_wall(said.workshop, "reasons")
    shown = wall(said, open_page)
    assert shown.count("He thrives") == 1
    assert shown.count("<section") == 2


@pytest.fixture
def many(said: Room) -> Room:
    """The same room in the second round with enough reasons on both sides to tell of lenses."""
    said.go_to(rooms.AXIS, Phase.RESTANCE)
    others = [f"person {n}" for n in range(4)]
    said.join(*others)
    lenses = ("care", "care", "duty", "duty")
    for names, place in ((LEFT, 20), (RIGHT, 80)):
        for name, lens in zip(names, lenses, strict=True):
            stand(said, name, place, f"{name} wrote about {lens}", lens)
    for name, place in zip(others, (10, 15, 85, 90), strict=True):
        stand(said, name, place, f"{name} wrote about money", "consequence")
    said.forward()
    return said


def test_the_reasons_are_read_filtered_and_counted_on_the_remote(
    said: Room, open_page: Open
) -> None:
    mark(said, "Ask him", "alice", "erik", "fatima")
    app = open_page("lead.py", w=said.snapshot.code)
    step = said.snapshot.step
    assert "Ask him" not in html(app)
    app.session_state[f"reasons-{step}"] = True
    app.run()
    text = html(app)
    assert "Ask him" in text
    assert "It is &lt;his&gt; right" in text
    assert "marked it" in text
    key = f"lead-{step}-{said.item.id}"
    app.selectbox(key=f"{key}-side-en").select("1").run()
    text = html(app)
    assert "Ask him" not in text
    assert "A deal is a deal" in text


def test_reasons_are_filtered_by_what_they_are_about_where_both_sides_have_enough(
    many: Room, open_page: Open
) -> None:
    app = open_page("lead.py", w=many.snapshot.code)
    step = many.snapshot.step
    app.session_state[f"reasons-{step}"] = True
    app.run()
    key = f"lead-{step}-{many.item.id}"
    app.selectbox(key=f"{key}-side-en").select("1").run()
    app.selectbox(key=f"{key}-lens-en").select("care").run()
    text = html(app)
    assert "erik wrote about care" in text
    assert "gerda wrote about duty" not in text
    assert "alice wrote about care" not in text


def test_the_archive_keeps_the_reasons_with_what_was_marked(said: Room, open_page: Open) -> None:
    mark(said, "Ask him", "alice", "erik", "fatima")
    said.go_to(rooms.AXIS, Phase.RESTANCE)
    stand(said, "dorte", 50, "Both are right", "care")
    stand(said, "hassan", 95, "Think of the house", "duty")
    stand(said, "alice", 10, "He thrives", "care")
    said.close()
    app = open_page("archive.py", w=said.snapshot.code)
    text = html(app)
    text = text[text.index("Reasons</h3>") :]
    assert text.count("He thrives") == 1
    assert "of the" in text[text.index("Ask him") : text.index("Ask him") + 120]
    assert "In between" in text
    assert "<th scope='row'>All</th>" in text
    assert "<thead><tr><td></td><th scope='col'>" in text, "a heading without a name"
    item = said.snapshot.items[0].id
    app.selectbox(key=f"saved-{item}-side-en").select("None").run()
    text = html(app)
    text = text[text.index("Reasons</h3>") :]
    assert "Both are right" in text
    assert "Ask him" not in text
    assert keys(app, "selectbox", f"saved-{item}-lens") == []  # too few on each side


def test_the_archive_has_the_lenses_of_each_round_that_has_enough(
    many: Room, open_page: Open
) -> None:
    many.close()
    app = open_page("archive.py", w=many.snapshot.code)
    text = html(app)
    assert "The same choice for different reasons · Round 1" in text  # six, of the whole only
    second = text[text.index("The same choice for different reasons · Round 2") :]
    assert f"<th scope='row'>◀ {ONE}</th><td>2</td><td>2</td><td>2</td>" in second
    assert f"<th scope='row'>▶ {ALL}</th><td>2</td><td>2</td><td>2</td>" in second
    item = many.snapshot.items[0].id
    app.selectbox(key=f"saved-{item}-lens-en").select("duty").run()
    text = html(app)
    assert "gerda wrote about duty" in text
    assert "A deal is a deal" not in text  # in a round that tells of no side
    app.selectbox(key=f"saved-{item}-side-en").select("None").run()
    assert "No reason is like this." in html(app)


def test_where_nobody_wrote_there_is_nothing_on_the_remote(room: Room, open_page: Open) -> None:
    room.join(*LEFT)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name in LEFT:
        room.stand(name, 20)
    room.forward()
    app = open_page("lead.py", w=room.snapshot.code)
    assert keys(app, "button", "wall-reasons") == []


def test_before_the_reveal_no_reason_is_on_the_remote_or_the_wall(
    room: Room, open_page: Open
) -> None:
    room.join(*LEFT)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name in LEFT:
        stand(room, name, 20, "hemmelighed", "care")
    store.set_wall(room.workshop, "reasons")
    app = open_page("lead.py", w=room.snapshot.code)
    assert keys(app, "button", "wall-reasons") == []
    assert "hemmelighed" not in html(app)
    assert "hemmelighed" not in wall(room, open_page)
