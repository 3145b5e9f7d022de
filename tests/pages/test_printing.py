"""The guide that is printed says what the remote will say."""

from i18n import translator
from pages.parts import guide, printing
from tests.pages.conftest import Open, keys
from tests.rooms import Room
from workshop import flow


def test_every_step_of_the_agenda_is_in_the_guide_with_something_to_say(room: Room) -> None:
    snapshot = room.snapshot
    for language in ("da", "en"):
        t = translator(language)
        told = printing.told(snapshot, t)
        assert list(told) == [item.id for item in snapshot.items]
        for item in snapshot.items:
            steps = flow.steps_of(item.stop)
            assert [each.step for each in told[item.id]] == [
                guide.heading(step, t, item) for step in steps
            ]
            assert all(each.say and each.watch for each in told[item.id])
            # A round that is still to come is never told of as closed.
            assert t("This round is closed.") not in {each.say for each in told[item.id]}


def test_a_prepared_workshop_offers_both_to_print(room: Room, open_page: Open) -> None:
    app = open_page("prepare.py", w=room.snapshot.code)
    assert {"print-guide", "print-listening"} <= set(keys(app, "download_button", "print-"))
