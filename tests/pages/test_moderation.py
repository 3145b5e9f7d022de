"""Reasons that are looked after on the remote, and what of it stands on the wall and after."""

import pytest

import settings
import store
from tests import rooms
from tests.pages.conftest import Open, html, keys
from tests.rooms import NAMES, Room
from workshop import access
from workshop.flow import Phase

PLACES = (5, 15, 25, 75, 85, 95, 50, 45)
SAID = (
    "Naboerne kan ikke sove om natten",
    "naboerne kan ikke sove om natten!",
    "Han har ret til at bestemme over sit liv",
    "Det er hans ret at bestemme over livet",
    "Vi har ikke *råd* til det",
    "Huset er for alle",
    "Jeg er i tvivl",
    "En aftale er en aftale",
)


@pytest.fixture
def said(room: Room) -> Room:
    """Eight people have written; reasons wait, and the result is shown."""
    store.moderate(room.workshop, True)
    room.join(*NAMES)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name, place, text in zip(NAMES, PLACES, SAID, strict=True):
        room.stand(name, place, reason=text)
    room.forward()
    return room


def ids(room: Room) -> dict[str, int]:
    found = store.reasons_told(room.workshop, room.snapshot.items[0].id, 1)
    return {each.text: each.id for each in found}


def let_through(room: Room) -> dict[str, int]:
    store.approve_reasons(room.workshop, list(ids(room).values()))
    return ids(room)


def states(room: Room) -> dict[str, str]:
    found = store.reasons_told(room.workshop, room.snapshot.items[0].id, 1)
    return {each.text: each.state for each in found}


def wall(room: Room, open_page: Open) -> str:
    link = access.screen_link(settings.secret(), room.snapshot.code)
    return html(open_page("projector.py", "en", w=link))


def test_the_facilitator_lets_one_through_and_hides_another(said: Room, open_page: Open) -> None:
    app = open_page("lead.py", w=said.snapshot.code)
    assert "8 wait" in html(app)
    assert len(keys(app, "checkbox", "pick-")) == 8
    assert app.button(key="do-show").disabled
    app.checkbox(key=f"pick-{ids(said)[SAID[5]]}").check().run()
    app.button(key="do-show").click().run()
    assert states(said)[SAID[5]] == "shown"
    assert "7 wait" in html(app)
    app.checkbox(key=f"pick-{ids(said)[SAID[6]]}").check().run()
    app.button(key="do-hide").click().run()
    assert states(said)[SAID[6]] == "hidden"
    assert len(keys(app, "checkbox", "pick-")) == 6


def test_all_that_wait_are_let_through_with_one_press(said: Room, open_page: Open) -> None:
    app = open_page("lead.py", w=said.snapshot.code)
    key = f"all-{said.item.id}-1"
    app.button(key=key).click().run()
    assert set(states(said).values()) == {"shown"}


def test_what_participants_wrote_is_shown_as_they_wrote_it(said: Room, open_page: Open) -> None:
    app = open_page("lead.py", w=said.snapshot.code)
    label = app.checkbox(key=f"pick-{ids(said)[SAID[4]]}").label
    assert r"\*råd\*" in label


def test_two_that_say_the_same_are_merged_and_taken_apart(said: Room, open_page: Open) -> None:
    known = let_through(said)
    app = open_page("lead.py", w=said.snapshot.code)
    for text in SAID[:2]:
        app.checkbox(key=f"pick-{known[text]}").check().run()
    app.button(key="do-merge").click().run()
    assert f"pick-{known[SAID[0]]}" not in keys(app, "checkbox", "pick-")
    label = app.checkbox(key=f"pick-{known[SAID[1]]}").label
    assert "more says the same" in label
    app.checkbox(key=f"pick-{known[SAID[1]]}").check().run()
    app.button(key="do-part").click().run()
    assert len(keys(app, "checkbox", "pick-")) == 8


def test_a_marked_reason_is_shown_on_the_wall_until_it_is_hidden(
    said: Room, open_page: Open
) -> None:
    known = let_through(said)
    app = open_page("lead.py", w=said.snapshot.code)
    app.checkbox(key=f"pick-{known[SAID[7]]}").check().run()
    app.button(key="do-mark").click().run()
    app.button(key="wall-marked").click().run()
    shown = wall(said, open_page)
    assert "En aftale er en aftale" in shown
    assert "Huset er for alle" not in shown
    store.hide_reasons(said.workshop, [known[SAID[7]]])
    assert "En aftale er en aftale" not in wall(said, open_page)


def test_a_suggested_group_is_named_accepted_changed_and_shown(said: Room, open_page: Open) -> None:
    known = let_through(said)
    app = open_page("lead.py", w=said.snapshot.code)
    view = f"view-{said.item.id}-1-en"
    app.segmented_control(key=view).set_value("groups").run()
    assert "These share many words" in html(app)
    [name] = [key for key in keys(app, "text_input", "suggested-") if str(known[SAID[3]]) in key]
    app.text_input(key=name).input("Retten til sit liv")
    put = name.removesuffix("-name") + "-put"
    app.button(key=put).click().run()
    [group] = said.item.groups
    assert group.name == "Retten til sit liv"
    assert group.reasons == {known[SAID[2]], known[SAID[3]]}
    app.button(key="wall-groups").click().run()
    shown = wall(said, open_page)
    assert "Retten til sit liv" in shown
    assert "2 reasons" in shown or "2 begrundelser" in shown
    assert "Huset er for alle" not in shown
    app.button(key=f"drop-{group.id}").click().run()
    assert said.item.groups == ()


def test_nothing_that_waits_or_is_hidden_is_on_the_wall_or_in_the_archive(
    said: Room, open_page: Open
) -> None:
    known = let_through(said)
    store.group_reasons(said.workshop, "Sammen", list(known.values()))
    store.single_out(said.workshop, known[SAID[5]], True)
    store.hide_reasons(said.workshop, [known[text] for text in SAID[2:]])
    for on in ("reasons", "groups", "marked"):
        store.set_wall(said.workshop, on)
        shown = wall(said, open_page)
        assert not [text for text in SAID[2:] if text in shown]
    said.close()
    text = html(open_page("archive.py", w=said.snapshot.code))
    assert SAID[0] in text
    assert not [said for said in SAID[2:] if said in text]


def test_three_hundred_reasons_come_in_pages_and_are_searched(room: Room, open_page: Open) -> None:
    names = [f"p{n}" for n in range(60)]
    room.join(*names)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for n, name in enumerate(names):
        room.stand(name, n, reason=f"Grund nummer {n}")
    room.forward()
    app = open_page("lead.py", w=room.snapshot.code)
    assert "1–8 of 60" in html(app)
    first = keys(app, "checkbox", "pick-")
    app.button(key=f"page-shown-{room.item.id}-1-▶").click().run()
    assert "9–16 of 60" in html(app)
    assert not set(first) & set(keys(app, "checkbox", "pick-"))
    app.text_input(key=f"find-shown-{room.item.id}-1").input("nummer 42").run()
    assert len(keys(app, "checkbox", "pick-")) == 1


def test_before_the_reveal_there_is_nothing_to_look_after(room: Room, open_page: Open) -> None:
    room.join(*NAMES)
    room.go_to(rooms.AXIS, Phase.STANCE)
    for name in NAMES:
        room.stand(name, 20, reason="hemmelighed")
    app = open_page("lead.py", w=room.snapshot.code)
    assert keys(app, "checkbox", "pick-") == []
    assert "hemmelighed" not in html(app)


def test_whether_reasons_wait_is_chosen_when_it_is_prepared(room: Room, open_page: Open) -> None:
    app = open_page("prepare.py", w=room.snapshot.code)
    [box] = [key for key in keys(app, "checkbox", "form-") if key.endswith("-moderated")]
    app.checkbox(key=box).check().run()
    app.button(key="save").click().run()
    assert room.snapshot.moderated


def test_the_archive_keeps_the_groups_and_what_was_marked(said: Room, open_page: Open) -> None:
    known = let_through(said)
    store.group_reasons(said.workshop, "Nattens ro", [known[SAID[0]], known[SAID[1]]])
    store.single_out(said.workshop, known[SAID[7]], True)
    said.close()
    text = html(open_page("archive.py", w=said.snapshot.code))
    after = text[text.index("Reasons in groups") :]
    assert SAID[0] in after[after.index("Nattens ro") :]
    marked = text.index(SAID[7])
    assert "marked by the facilitator" in text[marked : marked + 120]


def test_a_line_that_says_who_somebody_is_is_kept_with_a_warning(
    said: Room, open_page: Open
) -> None:
    said.go_to(rooms.AXIS, Phase.GROUND)
    item = said.item.id
    store.add_note(said.workshop, item, "agree", "Ring til fru Hansen først")
    store.add_note(said.workshop, item, "agree", "Vi prøver det af i 2027")
    app = open_page("lead.py", w=said.snapshot.code)
    warned = [each.value for each in app.warning]
    assert len(warned) == 1
    assert "fru Hansen" in warned[0]
