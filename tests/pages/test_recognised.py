"""What the facilitator writes for all to read: nothing is hindered, a name is said."""

import pytest

import store
from tests import rooms
from tests.pages.conftest import Open
from workshop.flow import Phase

NAMED, NOBODY = "Fru Hansen spørges først", "Naboen spørges først"


def warned(app: object) -> list[str]:
    return [each.value for each in app.warning]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("text", "found"), [(NAMED, "Fru Hansen"), (NOBODY, "")])
def test_it_is_said_on_the_remote_and_in_the_archive(
    open_page: Open, text: str, found: str
) -> None:
    room = rooms.prepare(rooms.AXIS)
    room.go_to(rooms.AXIS, Phase.GROUND)
    code = room.snapshot.code
    store.add_note(room.workshop, room.item.id, "agree", text)
    told = [f"“{found}” may say who somebody is."] if found else []
    where = " It stands on the big screen and in the summary."
    assert warned(open_page("lead.py", w=code)) == [each + where for each in told]
    room.close()
    where = " It stands in the summary and in the files."
    assert warned(open_page("archive.py", w=code)) == [each + where for each in told]


def test_it_is_said_of_what_is_given_back(open_page: Open) -> None:
    room = rooms.prepare(rooms.AXIS)
    room.close()
    store.publish(room.workshop, "Hr. Jensen var vred", "Vi spørger naboen")
    [words] = warned(open_page("archive.py", w=room.snapshot.code))
    assert words.startswith("“Hr. Jensen” may say who somebody is. It stands on the page")
