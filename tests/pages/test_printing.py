"""The guide that is printed says what the remote will say."""

import datetime as dt
from dataclasses import replace

import pytest

from i18n import translator
from pages.parts import guide, printing
from reports import guide_pdf
from tests.pages.conftest import Open, keys
from tests.reports.test_guide_pdf import pages
from tests.rooms import Room
from workshop import dialogue, flow, methods


def test_every_step_of_the_agenda_is_in_the_guide_with_something_to_say(room: Room) -> None:
    snapshot = room.snapshot
    for language in ("da", "en"):
        t = translator(language)
        script = printing.script(snapshot, t)
        told = script.items
        assert list(told) == [item.id for item in snapshot.items]
        assert [each.step for each in script.first] == [t("Welcome people in")]
        assert [each.step for each in script.last] == [t("The workshop is closed")]
        for item in snapshot.items:
            steps = flow.steps_of(item.stop)
            assert [each.step for each in told[item.id]] == [
                guide.heading(step, t, item) for step in steps
            ]
            assert all(each.say and each.watch and each.time for each in told[item.id])
            # A round that is still to come is never told of as closed.
            assert t("This round is closed.") not in {each.say for each in told[item.id]}


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("method", methods.METHODS)
def test_the_printed_guide_has_every_part_of_a_method_with_what_to_say_and_its_time(
    method: str, language: str, room: Room
) -> None:
    t, first = translator(language), room.snapshot.items[0]
    parts = methods.parts_of(method)
    item = replace(first, method=method)
    snapshot = replace(room.snapshot, items=(item,))
    printed = " ".join(
        pages(
            guide_pdf.guide(
                snapshot, "https://staasted.example/p/X", printing.script(snapshot, t), t
            )
        )
    )
    dialogues = [step for step in flow.steps_of(item.stop) if step.phase is flow.Phase.DIALOGUE]
    assert [step.part for step in dialogues[: len(parts)]] == list(range(len(parts)))
    for step, part in zip(dialogues, parts, strict=False):
        said = dialogue.part_words(replace(snapshot, here=step), t)
        assert said is not None
        for words in (said.say, said.do, said.watch):
            assert " ".join(words.split()) in printed
        if part.seconds:
            assert (
                t("{n} min", n=t.number(part.seconds / 60, 1 if part.seconds % 60 else 0))
                in printed
            )


def test_a_prepared_workshop_offers_both_to_print(room: Room, open_page: Open) -> None:
    app = open_page("prepare.py", w=room.snapshot.code)
    assert {"print-guide", "print-listening"} <= set(keys(app, "download_button", "print-"))


def test_what_happens_before_and_after_the_meeting_is_in_the_guide_too(room: Room) -> None:
    t, items = translator("en"), room.snapshot.items
    around = tuple(replace(item, alone=at == 0, after=at == 0) for at, item in enumerate(items))
    script = printing.script(replace(room.snapshot, items=around), t)
    assert [each.step for each in script.first] == [
        "Welcome people in",
        "People answer on their own",
    ]
    assert [each.step for each in script.last] == [
        "Those who could not come answer",
        "The workshop is closed",
    ]
    assert script.first[1].time == "until you meet"


def test_where_it_is_said_when_the_meeting_starts_the_guide_has_the_time_of_day(
    room: Room, open_page: Open
) -> None:
    app = open_page("prepare.py", w=room.snapshot.code)
    assert app.time_input(key="print-begins").value is None
    app.time_input(key="print-begins").set_value(dt.time(13, 0)).run()
    assert app.time_input(key="print-begins").value == dt.time(13, 0)
    assert [fault.value for fault in app.exception] == []
