"""What is written here: own dilemmas with their wordings, own templates."""

import datetime as dt
from dataclasses import replace

import pytest

import store
from tests import rooms
from workshop.agenda import Draft, DraftItem
from workshop.dilemmas import Dilemma, Plain
from workshop.errors import Refused

pytestmark = pytest.mark.usefixtures("database")


def own(title: str = "Vagt i weekenden?", key: str = "own-vagt") -> Dilemma:
    raw = store.library().dilemmas[rooms.AXIS].model_dump(mode="json")
    raw |= {"id": key, "pages": [], "en": None}
    raw["da"]["title"] = title
    return Dilemma.model_validate(raw)


def workshop_with(dilemma: Dilemma) -> rooms.Room:
    draft = replace(rooms.draft(rooms.AXIS), items=(DraftItem(dilemma, 20),))
    return rooms.Room(store.create_workshop(draft))


def test_a_saved_dilemma_stands_in_the_library_after_the_built_in_ones() -> None:
    saved = store.save_dilemma(own(), None)
    assert saved.version == 1
    library = store.library()
    assert list(library.dilemmas)[-1] == saved.id
    assert library.own == {saved.id}
    assert saved.languages == ("da",)
    assert saved.text("en").title == "Vagt i weekenden?"


def test_a_wording_that_nobody_used_is_replaced() -> None:
    store.save_dilemma(own(), None)
    assert store.save_dilemma(own("Vagt om natten?"), 1).version == 2
    with pytest.raises(Refused):  # somebody who had seen the first one only
        store.save_dilemma(own("Vagt om dagen?"), 1)
    assert [w.text("da").title for w in store.wordings("own-vagt")] == ["Vagt om natten?"]


def test_a_wording_that_was_used_gets_a_successor_and_the_workshop_keeps_its_text() -> None:
    room = workshop_with(store.save_dilemma(own(), None))
    saved = store.save_dilemma(own("Vagt om natten?"), 1)
    assert saved.version == 2
    assert [w.version for w in store.wordings("own-vagt")] == [1, 2]
    assert room.snapshot.items[0].content.text("da").title == "Vagt i weekenden?"
    assert store.own_dilemma("own-vagt").wording == saved
    assert store.own_dilemma("own-vagt").used == 1


def test_a_rehearsal_is_not_a_use_and_freezes_no_wording() -> None:
    room = workshop_with(store.save_dilemma(own(), None))
    played = store.rehearse(room.workshop, "Prøve")
    assert store.own_dilemma("own-vagt").used == 1
    store.delete_workshop(room.workshop)
    assert store.own_dilemma("own-vagt").used == 0
    store.save_dilemma(own("Vagt om natten?"), 1)
    assert [w.version for w in store.wordings("own-vagt")] == [2]
    assert store.stage(played).items[0].content.text("da").title == "Vagt i weekenden?"


def test_saving_the_same_text_again_makes_no_new_version() -> None:
    workshop_with(store.save_dilemma(own(), None))
    assert store.save_dilemma(own(), 1).version == 1


def test_who_saves_from_an_outdated_wording_is_told_and_nothing_is_lost() -> None:
    store.save_dilemma(own(), None)
    workshop_with(store.own_dilemma("own-vagt").wording or own())
    store.save_dilemma(own("Vagt om natten?"), 1)
    with pytest.raises(Refused) as no:
        store.save_dilemma(own("Vagt om dagen?"), 1)
    assert no.value.status == 409
    assert [w.text("da").title for w in store.wordings("own-vagt")] == [
        "Vagt i weekenden?",
        "Vagt om natten?",
    ]


def test_a_built_in_dilemma_cannot_be_written_over() -> None:
    built_in = store.library().dilemmas[rooms.AXIS]
    with pytest.raises(Refused) as no:
        store.save_dilemma(own(key=rooms.AXIS), None)
    assert (no.value.status, no.value.field) == (422, "id")
    assert store.library().dilemmas[rooms.AXIS] == built_in


def test_what_is_typed_is_kept_until_it_is_a_wording() -> None:
    key = store.begin_dilemma({"kind": "axis", "da": {"title": "Vagt"}})
    store.keep_unfinished(key, {"kind": "axis", "da": {"title": "Vagt i"}})
    kept = store.own_dilemma(key)
    assert kept.wording is None
    assert kept.unfinished == {"id": key, "kind": "axis", "da": {"title": "Vagt i"}}
    assert key not in store.library().dilemmas
    store.save_dilemma(own(key=key), None)
    assert store.own_dilemma(key).unfinished is None


def test_more_than_a_dilemma_can_be_is_not_kept() -> None:
    key = store.begin_dilemma({})
    with pytest.raises(Refused) as no:
        store.keep_unfinished(key, {"da": {"case": "x" * 70_000}})
    assert no.value.status == 413


def test_a_deleted_dilemma_leaves_the_library_and_not_the_workshops() -> None:
    room = workshop_with(store.save_dilemma(own(), None))
    store.delete_dilemma("own-vagt")
    assert "own-vagt" not in store.library().dilemmas
    assert store.wordings("own-vagt") == ()
    assert room.snapshot.items[0].content.text("da").title == "Vagt i weekenden?"
    with pytest.raises(Refused):
        store.own_dilemma("own-vagt")
    with pytest.raises(Refused):
        store.keep_unfinished("own-vagt", {})


def test_an_agenda_can_be_saved_and_begun_with_again() -> None:
    words = {"title": "Velkommen", "text": "Godmorgen"}
    step = Plain.model_validate({"id": "welcome", "writes": True, "da": words, "en": words})
    draft = Draft(
        title="Ledermøde",
        date=dt.date(2026, 11, 26),
        languages=("da",),
        roles=("Leder",),
        items=(
            DraftItem(step, 5, 1, alone=True),
            DraftItem(store.library().dilemmas[rooms.AXIS], 20, 3),
            DraftItem(store.library().dilemmas[rooms.TRIANGLE], 20, 2),
            DraftItem(store.library().priorities["this-workshop"], 10, 1),
        ),
        length=60,
        suggestions=True,
    )
    number = store.save_template("  Vores  møde ", draft)
    (kept,) = store.templates()
    assert (kept.id, kept.name) == (number, "Vores møde")
    for field in ("languages", "roles", "length", "suggestions"):
        assert getattr(kept.draft, field) == getattr(draft, field)
    assert kept.draft.items[:3] == draft.items[:3]
    assert store.create_workshop(replace(kept.draft, title="Nyt"))
    store.delete_template(number)
    assert store.templates() == ()


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_template_needs_a_name_of_a_fair_length(name: str) -> None:
    with pytest.raises(Refused) as no:
        store.save_template(name, rooms.draft(rooms.AXIS))
    assert no.value.field == "name"
    assert store.templates() == ()


def test_a_save_that_is_refused_brings_no_deleted_dilemma_back() -> None:
    saved = store.save_dilemma(own(), None)
    store.delete_dilemma(saved.id)
    with pytest.raises(Refused, match="another wording"):
        store.save_dilemma(own("Vagt om natten?"), saved.version)
    assert store.own_dilemmas() == ()
