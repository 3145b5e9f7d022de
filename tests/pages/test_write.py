"""Writing a dilemma: from the first question to a saved wording, and nothing typed is lost."""

import datetime as dt
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import store
from i18n import translator
from pages.parts import writing
from tests.pages.conftest import Open, html, keys
from tests.workshop.test_fairness import FAIR
from workshop.agenda import Draft, DraftItem
from workshop.dilemmas import Dilemma
from workshop.suggestions import DEFAULT_PROMPTS


def key_of(app: AppTest) -> str:
    found = app.query_params["d"]
    return found if isinstance(found, str) else str(found[0])


def field(app: AppTest, path: str) -> Any:
    key = f"{key_of(app)}-{path}"
    inputs = [f for f in (*app.text_area, *app.text_input, *app.radio) if f.key == key]
    (found,) = inputs
    return found


def fill(app: AppTest, **texts: str) -> None:
    """`fill(app, da_poles_0_label="...")`; each field is left before the next one."""
    for path, text in texts.items():
        field(app, path.replace("_", ".")).set_value(text).run()
        assert [fault.value for fault in app.exception] == []


def press(app: AppTest, key: str) -> None:
    app.button(key=key).click().run()
    assert [fault.value for fault in app.exception] == []


def fair(language: str) -> dict[str, str]:
    """The fair dilemma of the other test, field by field as `fill` takes it."""
    text = FAIR[language]
    found = {f"{language}_{name}": text[name] for name in ("case", "question", "title")}
    for i, pole in enumerate(text["poles"]):
        found |= {f"{language}_poles_{i}_{name}": words for name, words in pole.items()}
    return {path: " ".join(words.split()) for path, words in found.items()}


def choose_anchor(app: AppTest, language: str, anchor: str = "value") -> None:
    field(app, f"anchor-{language}").set_value(anchor).run()


def begun(open_page: Open, language: str = "en") -> AppTest:
    app = open_page("write.py", language)
    press(app, "begin-writing")
    return app


def own(key: str = "own-abcdef", **change: Any) -> Dilemma:
    """A dilemma of one's own with a built-in's words."""
    built_in = store.library().dilemmas["one-or-all"]
    return built_in.model_copy(update={"id": key, "pages": (), **change})


def use(dilemma: Dilemma) -> int:
    """A workshop with it; returns the workshop's id."""
    items = (DraftItem(dilemma, 25),)
    return store.create_workshop(Draft("Møde", dt.date(2026, 11, 26), ("da",), (), items))


def faults(app: AppTest, path: str) -> list[str]:
    """What stands below a field as wrong."""
    return [fault.value for fault in app.get_by_key(f"field-{path.replace('.', '-')}").error]


def below(app: AppTest, path: str) -> str:
    return "\n".join(h.value for h in app.get_by_key(f"field-{path.replace('.', '-')}").html)


# --- The ways in


def test_the_page_begins_with_what_makes_a_dilemma(open_page: Open) -> None:
    app = open_page("write.py")
    assert html(app).count("<li>") == 3
    assert keys(app, "button") == ["begin-writing", "to-list"]
    assert store.own_dilemmas() == ()  # looking makes nothing


def test_what_was_begun_is_offered_again(open_page: Open) -> None:
    key = store.begin_dilemma({"da": {"title": "Hunden"}})
    app = open_page("write.py")
    assert "Hunden" in html(app)
    press(app, f"go-on-{key}")
    assert field(app, "da.title").value == "Hunden"


def test_a_dilemma_of_the_compass_stays_as_it_is_and_can_be_made_ones_own(open_page: Open) -> None:
    app = open_page("write.py", d="one-or-all")
    assert [box.value for box in app.info] == [
        "This one comes with Ståsted and stays as it is. You can write your own of it."
    ]
    press(app, "copy")
    built_in = store.library().dilemmas["one-or-all"]
    assert key_of(app).startswith("own-")
    assert field(app, "da.case").value == built_in.text("da").case
    assert field(app, "en.poles.1.price").value == built_in.text("en").poles[1].price
    press(app, "save")
    saved = store.library().dilemmas[key_of(app)]
    assert (saved.version, saved.pages, saved.da, saved.en) == (1, (), built_in.da, built_in.en)
    assert store.library().dilemmas["one-or-all"] == built_in


def test_an_unknown_dilemma_says_so_and_shows_the_way_to_the_list(open_page: Open) -> None:
    app = open_page("write.py", d="own-nothere")
    assert [box.value for box in app.warning] == ["This dilemma no longer exists."]
    assert keys(app, "button") == ["to-list"]


def test_what_was_written_of_a_deleted_dilemma_can_be_kept(open_page: Open) -> None:
    app = begun(open_page)
    fill(app, en_title="Open or quiet?")
    gone = key_of(app)
    store.delete_dilemma(gone)
    app.run()
    press(app, "anew")
    assert key_of(app) != gone
    assert field(app, "en.title").value == "Open or quiet?"


# --- From nothing to saved


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_dilemma_is_written_from_nothing_to_saved(open_page: Open, language: str) -> None:
    app = begun(open_page, language)
    fill(app, **fair(language))
    fill(app, **{f"{language}_keywords": "klub,  ro , unge"})
    choose_anchor(app, language, "co-creation")
    press(app, "save")
    key = key_of(app)
    saved = store.library().dilemmas[key]
    t = translator(language)
    assert saved.languages == (language,)
    assert saved.anchor == "co-creation"
    text = saved.text(language)
    assert text.case == fair(language)[f"{language}_case"]
    assert [pole.model_dump() for pole in text.poles] == FAIR[language]["poles"]
    assert text.prompts == tuple(map(t, DEFAULT_PROMPTS))
    assert text.keywords == ("klub", "ro", "unge")
    assert store.own_dilemma(key).unfinished is None
    assert t("Saved as version {n}.", n=1) in html(app)
    assert [k for k in keys(app, "button") if k in ("save", "see", "use")] == ["see", "use"]


def test_a_fair_dilemma_is_told_that_there_is_nothing_to_remark(open_page: Open) -> None:
    app = begun(open_page)
    assert "When the sides are written, they are compared here." in html(app)
    fill(app, **fair("en"))
    assert "Nothing to remark." in html(app)
    assert "class='write-hint'" not in html(app)
    # The words of both sides beside each other.
    table = next(piece.value for piece in app.html if "class='figures'" in piece.value)
    words = [len(pole["argument"].split()) for pole in FAIR["en"]["poles"]]
    cells = "".join(f"<td>{n}</td>" for n in words)
    assert f"<tr><th scope='row'>What is good about it</th>{cells}</tr>" in table


def test_a_hint_stands_below_its_field_and_forbids_nothing(open_page: Open) -> None:
    app = begun(open_page)
    unfair = fair("en") | {"en_poles_1_argument": "Obviously they all want to sleep at night."}
    fill(app, **unfair)
    assert "“obviously” pushes or judges." in below(app, "en.poles.1.argument")
    assert "<li>▶ What is good about it</li>" in html(app)
    choose_anchor(app, "en")
    press(app, "save")
    assert key_of(app) in store.library().dilemmas


def test_the_preview_shows_what_is_typed(open_page: Open) -> None:
    app = begun(open_page)
    fill(app, en_question=FAIR["en"]["question"], en_poles_0_label="Their own night")
    wall = next(piece.value for piece in app.html if "class='wall-frame'" in piece.value)
    assert FAIR["en"]["question"] in wall
    assert "Their own night" in wall


def test_the_phone_shows_what_is_not_saved_yet(open_page: Open) -> None:
    app = begun(open_page)
    app.segmented_control(key="seen-on-en").set_value("phone").run()
    first = frame(app)
    assert f"/p/preview/{key_of(app)}?lang=en&v=" in first
    fill(app, en_title="Open or quiet?")
    assert frame(app) != first  # loaded anew


def frame(app: AppTest) -> str:
    (found,) = app.get("iframe")
    return str(found.proto.src)


# --- Faults beside their fields


def words(count: int, least: int, most: int) -> str:
    return f"Has {count} words; between {least} and {most} are allowed"


PLAIN = "Must be plain text without HTML"
KEYWORDS = ", ".join("abcdefghijk")
FAULTS = {
    "too few words": ("en.case", "Maja is 16.", words(3, 10, 110)),
    "too many words": ("en.title", "a b c d e f", words(6, 1, 5)),
    "html": ("en.poles.1.argument", "It is <b>their</b> street too.", PLAIN),
    "html in a keyword": ("en.keywords", "club, <i>", PLAIN),
    "too many keywords": ("en.keywords", KEYWORDS, "Has 11 entries; 10 is the most"),
    "too short a prompt": ("en.prompts.2", "What else?", words(2, 3, 25)),
    "too short a price": ("en.poles.0.price", "Some sleep", words(2, 3, 25)),
    "a short standpoint": ("en.standpoint", "We listen", words(2, 5, 60)),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_stands_below_its_field_when_it_is_left(open_page: Open, name: str) -> None:
    path, text, why = FAULTS[name]
    app = begun(open_page)
    field(app, path).set_value(text).run()
    assert faults(app, path) == [why]
    assert len(app.error) == 1


def test_an_empty_field_is_left_in_peace_until_save_is_pressed(open_page: Open) -> None:
    app = begun(open_page)
    fill(app, en_case=fair("en")["en_case"])
    assert len(app.error) == 0
    press(app, "save")
    assert faults(app, "en.question") == ["Is empty"]
    assert faults(app, "anchor") == ["Is missing"]
    assert faults(app, "en.poles.0.price") == []  # may be empty
    assert faults(app, "en.case") == []
    assert app.error[-1].value == (
        "Not saved. 7 fields need another look: Question, ◀ Name, ◀ What is good about it, "
        "▶ Name ..."
    )
    fill(app, en_question=FAIR["en"]["question"])
    assert faults(app, "en.question") == []
    assert store.own_dilemma(key_of(app)).wording is None


def test_words_are_counted_below_their_field(open_page: Open) -> None:
    app = begun(open_page)
    fill(app, en_poles_0_label="A night out", en_poles_0_price="They sleep less now.")
    assert "3 of 1-4 words · 11 of 26 characters" in below(app, "en.poles.0.label")
    assert "4 of 3-25 words · may be empty" in below(app, "en.poles.0.price")
    assert "0 of 10-110 words" in below(app, "en.case")


# --- Languages


def test_the_page_says_what_happens_when_a_language_is_missing(open_page: Open) -> None:
    app = begun(open_page, "da")
    t = translator("da")
    only = "Written in Danish only. Those who read English will see it in Danish, and are told so."
    assert t(only) in html(app)
    press(app, "add-en")
    assert t("Written in Danish and in English. Each reads it in their own language.") in html(app)


def test_a_second_language_is_written_beside_the_first(open_page: Open) -> None:
    app = begun(open_page, "da")
    fill(app, **fair("da"))
    choose_anchor(app, "da")
    press(app, "add-en")
    press(app, "save")
    assert "Is empty" not in faults(app, "da.case")
    assert faults(app, "en.case") == [capital(translator("da")("is empty"))]
    fill(app, **fair("en"))
    press(app, "save")
    saved = store.library().dilemmas[key_of(app)]
    assert saved.languages == ("da", "en")
    assert saved.text("en").title == FAIR["en"]["title"]
    assert saved.text("da").title == FAIR["da"]["title"]


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def test_an_empty_language_is_taken_away_at_once_and_a_written_one_asks(open_page: Open) -> None:
    app = begun(open_page)
    press(app, "add-da")
    press(app, "remove-da")
    assert writing.languages(unfinished(app)) == ["en"]
    press(app, "add-da")
    fill(app, da_title="Åbent eller ro?")
    assert "What is written in it will be gone." in [text.value for text in app.markdown]
    press(app, "remove-da")
    assert writing.languages(unfinished(app)) == ["en"]


def unfinished(app: AppTest) -> writing.Raw:
    kept = store.own_dilemma(key_of(app)).unfinished
    assert kept is not None
    return writing.tidy(kept)


# --- Two sides or three


def test_a_third_side_makes_it_a_triangle_and_comes_back_as_it_was(open_page: Open) -> None:
    app = begun(open_page)
    fill(app, en_poles_1_label="A quiet street")
    press(app, "third")
    fill(app, en_poles_2_label="The family decides")
    assert unfinished(app)["kind"] == "triangle"
    press(app, "no-third")
    kept = unfinished(app)
    assert (kept["kind"], len(kept["en"]["poles"])) == ("axis", 2)
    press(app, "third")
    assert field(app, "en.poles.1.label").value == "A quiet street"
    assert field(app, "en.poles.2.label").value == "The family decides"


# --- Nothing is lost


def test_what_is_typed_survives_a_closed_browser(open_page: Open) -> None:
    app = begun(open_page)
    fill(app, en_case="Maja is 16 and wants it open.", en_keywords="club, night")
    choose_anchor(app, "en", "knowledge")
    key = key_of(app)
    assert html(app).count("Not saved yet. What you write is kept as you go.") == 1
    again = open_page("write.py", d=key)
    assert field(again, "en.case").value == "Maja is 16 and wants it open."
    assert field(again, "en.keywords").value == "club, night"
    assert field(again, "anchor-en").value == "knowledge"


def test_what_is_typed_survives_another_language_of_the_page(open_page: Open) -> None:
    app = begun(open_page)
    fill(app, en_case="Maja is 16 and wants it open.")
    choose_anchor(app, "en", "knowledge")
    app.segmented_control(key="language-switch").set_value("da").run()
    assert field(app, "en.case").value == "Maja is 16 and wants it open."
    assert field(app, "anchor-da").value == "knowledge"


def test_two_windows_write_on_the_same_text(open_page: Open) -> None:
    one = begun(open_page)
    other = open_page("write.py", d=key_of(one))
    fill(one, en_title="Open or quiet?")
    fill(other, en_question="What should weigh the most?")
    assert field(other, "en.title").value == "Open or quiet?"
    one.run()
    assert field(one, "en.question").value == "What should weigh the most?"


def test_looking_at_a_saved_dilemma_changes_nothing(open_page: Open) -> None:
    saved = store.save_dilemma(own(), None)
    before = store.own_dilemma(saved.id)
    app = open_page("write.py", d=saved.id)
    assert store.own_dilemma(saved.id) == before
    assert "save" not in keys(app, "button")
    assert "Saved as version 1." in html(app)


def test_a_change_that_is_taken_back_leaves_nothing_unfinished(open_page: Open) -> None:
    saved = store.save_dilemma(own(), None)
    app = open_page("write.py", d=saved.id)
    fill(app, en_title="Another title")
    assert store.own_dilemma(saved.id).unfinished is not None
    fill(app, en_title=saved.text("en").title)
    assert store.own_dilemma(saved.id).unfinished is None


def test_a_text_without_end_is_refused_and_the_page_says_that_it_is_not_kept(
    open_page: Open,
) -> None:
    app = begun(open_page)
    fill(app, en_case="word " * 20_000)
    assert app.error[-1].value == "This is not kept: is larger than 64 KB"
    fill(app, en_case="Maja is 16.")
    assert unfinished(app)["en"]["case"] == "Maja is 16."


# --- Versions


def test_a_used_dilemma_gets_a_new_version_and_the_workshop_keeps_its_text(
    open_page: Open,
) -> None:
    saved = store.save_dilemma(own(), None)
    workshop = use(saved)
    app = open_page("write.py", d=saved.id)
    fill(app, en_title="Dog or no dog?")
    assert "Workshops that have used it keep the wording they had." in html(app)
    press(app, "save")
    assert store.library().dilemmas[saved.id].version == 2
    assert store.library().dilemmas[saved.id].text("en").title == "Dog or no dog?"
    assert store.snapshot(workshop).items[0].content == saved
    told = "Saved as version 2. 1 workshop has used it and keeps the wording it had."
    assert told in html(app)


def test_the_last_wording_comes_back_when_changes_are_thrown_away(open_page: Open) -> None:
    saved = store.save_dilemma(own(), None)
    app = open_page("write.py", d=saved.id)
    fill(app, en_title="Another title", da_title="En anden titel")
    press(app, "really-throw")
    assert field(app, "en.title").value == saved.text("en").title
    assert field(app, "da.title").value == saved.text("da").title
    assert store.own_dilemma(saved.id).unfinished is None


def test_what_was_never_saved_is_thrown_away_whole(open_page: Open) -> None:
    app = begun(open_page)
    fill(app, en_title="Another title")
    press(app, "really-throw")
    assert store.own_dilemmas() == ()
    assert "begin-writing" in keys(app, "button")


# --- Two people at once


def conflict(open_page: Open) -> tuple[AppTest, Dilemma]:
    """Mine is typed when a second version is saved by somebody else."""
    saved = store.save_dilemma(own(), None)
    use(saved)
    app = open_page("write.py", d=saved.id)
    fill(app, en_title="My title")
    english = saved.text("en").model_copy(update={"title": "Their title"})
    theirs = store.save_dilemma(own(en=english), 1)
    assert theirs.version == 2
    return app, theirs


def test_another_wording_saved_meanwhile_is_told_and_mine_is_kept(open_page: Open) -> None:
    app, theirs = conflict(open_page)
    press(app, "save")
    assert [box.value for box in app.warning] == [
        "Somebody saved another wording meanwhile. Yours is kept here."
    ]
    assert field(app, "en.title").value == "My title"
    assert "Their title" in html(app)  # theirs can be read
    assert "save" not in keys(app, "button")
    assert store.library().dilemmas[theirs.id] == theirs
    # It is also there for whoever opens the page anew.
    again = open_page("write.py", d=theirs.id)
    assert field(again, "en.title").value == "My title"
    assert len(again.warning) == 1


def test_mine_can_be_saved_on_top_of_theirs(open_page: Open) -> None:
    app, theirs = conflict(open_page)
    app.run()
    use(theirs)
    press(app, "mine")
    saved = store.library().dilemmas[theirs.id]
    assert (saved.version, saved.text("en").title) == (3, "My title")
    assert len(app.warning) == 0


def test_one_can_go_on_with_theirs(open_page: Open) -> None:
    app, theirs = conflict(open_page)
    app.run()
    press(app, "really-theirs")
    assert field(app, "en.title").value == "Their title"
    assert store.own_dilemma(theirs.id).unfinished is None
    assert len(app.warning) == 0


def test_a_wording_that_was_replaced_without_a_new_version_is_told_too(open_page: Open) -> None:
    saved = store.save_dilemma(own(), None)
    app = open_page("write.py", d=saved.id)
    fill(app, en_title="My title")
    store.save_dilemma(own(en=None), 1)
    app.run()
    assert len(app.warning) == 1
    press(app, "mine")
    assert store.library().dilemmas[saved.id].text("en").title == "My title"


# --- The fields themselves


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"da": None, "en": None},
        {"kind": "circle", "anchor": 7, "da": {"poles": "two", "prompts": 3}},
        {"kind": "triangle", "en": {"poles": [None, {"label": 5}], "keywords": "a"}},
    ],
    ids=["nothing", "no language", "nonsense", "half a triangle"],
)
def test_whatever_was_begun_can_be_opened(open_page: Open, raw: dict[str, Any]) -> None:
    app = open_page("write.py", d=store.begin_dilemma(raw))
    assert [fault.value for fault in app.exception] == []
    assert "save" in keys(app, "button")


def test_tidy_fields_are_tidy(database: None) -> None:
    raw = writing.of_wording(store.library().dilemmas["who-defines-value"])
    assert writing.tidy(raw) == raw
    assert len(raw["da"]["poles"]) == 3


def test_nobody_but_the_facilitator_can_write(cookies: dict[str, str]) -> None:
    from tests.pages.conftest import MAIN

    app = AppTest.from_file(str(MAIN), default_timeout=30).run()
    app.query_params["d"] = "one-or-all"
    app.run()
    assert "begin-writing" not in keys(app, "button")
