"""The Dilemmas page: finding one, looking at it, making it one's own, files in and out."""

import re
from html import unescape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import store
from tests import rooms
from tests.pages.conftest import Open, html, keys
from workshop.dilemmas import Dilemma, parse
from workshop.exchange import to_yaml, to_zip


def listed(app: AppTest) -> list[str]:
    return [key.removeprefix("open-") for key in keys(app, "button", "open-")]


def like(built_in: str, key: str, **change: Any) -> Dilemma:
    """A dilemma of one's own with a built-in's words."""
    return store.library().dilemmas[built_in].model_copy(update={"id": key, **change})


@pytest.fixture
def own(database: None) -> Dilemma:
    """A saved dilemma in Danish only."""
    return store.save_dilemma(like("one-or-all", "vores-hund", en=None, pages=()), None)


def test_all_of_the_library_is_there_under_its_anchors(open_page: Open) -> None:
    app = open_page("dilemmas.py")
    assert len(listed(app)) == 24 + 3
    assert "<p class='total' role='status'>24 dilemmas</p>" in html(app)
    sections = [line for line in html(app).splitlines() if "class='section'" in line]
    assert [line.split(">")[1].split("<")[0] for line in sections] == [
        "Value",
        "Co-creation",
        "Knowledge",
        "Priority questions",
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("bella", ["one-or-all"]),  # in the case
        ("BELLA hund", ["one-or-all"]),  # several words: all of them, in any case of letters
        ("bella plejehjem care", ["one-or-all"]),  # keywords, and both languages at once
        ("one-or-all", ["one-or-all"]),
        ("bella cykelsti", []),
        ("<script>", []),
    ],
)
def test_words_are_looked_for_in_everything_that_is_written(
    open_page: Open, words: str, found: list[str]
) -> None:
    app = open_page("dilemmas.py")
    app.text_input(key="dilemma-words").set_value(words).run()
    assert listed(app) == found
    assert ("Nothing here has all of that." in " ".join(m.value for m in app.markdown)) == (
        not found
    )


def test_anchor_and_kind_narrow_the_list_together(open_page: Open) -> None:
    app = open_page("dilemmas.py")
    app.selectbox(key="dilemma-anchor-en").set_value("co-creation").run()
    assert len(listed(app)) == 9
    app.selectbox(key="dilemma-kind-en").set_value("triangle").run()
    assert listed(app) == ["authority-supplier-community", "lead-follow-guest"]
    app.selectbox(key="dilemma-anchor-en").set_value("").run()
    app.selectbox(key="dilemma-kind-en").set_value("order").run()
    assert set(listed(app)) == {"aarhus-goals", "anchors", "this-workshop"}


def test_the_source_tells_ones_own_and_the_unfinished_apart(own: Dilemma, open_page: Open) -> None:
    begun = store.begin_dilemma({"anchor": "value", "kind": "axis", "da": {"title": "Halvt"}})
    app = open_page("dilemmas.py")
    source = app.selectbox(key="dilemma-source-en")
    assert set(listed(app)) >= {own.id, begun}
    source.set_value("own").run()
    assert set(listed(app)) == {own.id, begun}
    app.selectbox(key="dilemma-source-en").set_value("unfinished").run()
    assert listed(app) == [begun]
    app.selectbox(key="dilemma-source-en").set_value("compass").run()
    assert own.id not in listed(app)
    assert len(listed(app)) == 27


def test_a_search_is_still_there_after_a_look(open_page: Open) -> None:
    app = open_page("dilemmas.py")
    app.text_input(key="dilemma-words").set_value("bella").run()
    app.button(key="open-one-or-all").click().run()
    assert app.query_params["d"] == "one-or-all"
    app.button(key="back").click().run()
    assert app.text_input(key="dilemma-words").value == "bella"
    assert listed(app) == ["one-or-all"]


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_link_opens_a_dilemma_as_projector_phone_and_both_languages(
    open_page: Open, language: str
) -> None:
    app = open_page("dilemmas.py", language, d="one-or-all")
    dilemma = store.library().dilemmas["one-or-all"]
    wall = next(line for line in html(app).splitlines() if "class='wall" in line)
    assert f"<div class='question'>{dilemma.text(language).question}</div>" in wall
    assert dilemma.text(language).case in wall
    frame = app.get("iframe")[0].proto.src
    assert frame == f"/p/preview/one-or-all?lang={language}"
    twins = next(line for line in html(app).splitlines() if "class='twins'" in line)
    for each in (dilemma.text("da"), dilemma.text("en")):
        assert each.standpoint in twins
        assert each.poles[1].price in twins


def test_the_walls_switch_goes_through_the_three_scenes_and_the_languages(
    open_page: Open,
) -> None:
    app = open_page("dilemmas.py", d="one-or-all")
    text = store.library().dilemmas["one-or-all"].text
    app.segmented_control(key="scene-one-or-all-en-en").set_value("stance").run()
    wall = next(line for line in html(app).splitlines() if "class='wall" in line)
    assert text("en").poles[0].argument in wall
    assert "14 of 24 have answered" in wall
    app.segmented_control(key="shown-in-one-or-all-en").set_value("da").run()
    app.segmented_control(key="scene-one-or-all-da-en").set_value("talking").run()
    wall = next(line for line in html(app).splitlines() if "class='wall" in line)
    assert all(prompt in wall for prompt in text("da").prompts)


def test_a_link_to_a_dilemma_that_is_gone_says_so(open_page: Open) -> None:
    app = open_page("dilemmas.py", d="no-such")
    assert [w.value for w in app.warning] == ["This dilemma no longer exists."]
    app.button(key="back").click().run()
    assert len(listed(app)) == 27


def test_a_priority_question_can_be_read_in_both_languages(open_page: Open) -> None:
    app = open_page("dilemmas.py", d="aarhus-goals")
    question = store.library().priorities["aarhus-goals"]
    assert question.da.intro in html(app)
    assert all(label in html(app) for label in question.en.options.values())


def test_a_language_that_is_missing_is_named(own: Dilemma, open_page: Open) -> None:
    app = open_page("dilemmas.py", d=own.id)
    assert "Not written in English yet" in html(app)
    assert app.get("iframe")[0].proto.src == f"/p/preview/{own.id}?lang=da"
    assert keys(app, "segmented_control", "shown-in") == []


def test_a_copy_is_ones_own_to_write_on_and_the_original_stays(open_page: Open) -> None:
    app = open_page("dilemmas.py", d="one-or-all")
    assert keys(app, "button") == ["back", "copy"]
    app.button(key="copy").click().run()
    (copy,) = store.own_dilemmas()
    assert copy.wording is None
    assert copy.unfinished is not None
    original = store.library().dilemmas["one-or-all"].model_dump(mode="json")
    assert copy.unfinished == {
        **{name: original[name] for name in ("anchor", "kind", "da", "en")},
        "id": copy.key,
    }


def test_an_unfinished_one_is_shown_as_far_as_it_is_written(
    database: None, open_page: Open
) -> None:
    key = store.begin_dilemma({"kind": "triangle", "en": {"question": "Whose <b>tree</b>?"}})
    app = open_page("dilemmas.py", d=key)
    assert "Without a title" in html(app)
    assert "Whose &lt;b&gt;tree&lt;/b&gt;?" in html(app)
    assert "Whose <b>" not in html(app)
    assert f"/p/preview/{key}?lang=en&v=" in app.get("iframe")[0].proto.src
    assert keys(app, "download_button") == []


def test_one_of_ones_own_tells_its_wordings_and_where_it_was_used(
    own: Dilemma, open_page: Open
) -> None:
    store.create_workshop(rooms.draft(own.id))
    changed = own.model_copy(update={"en": store.library().dilemmas["one-or-all"].en})
    store.save_dilemma(changed, own.version)
    app = open_page("dilemmas.py", d=own.id)
    assert "Value · Axis, two poles · Our own · Wording 2 · Used in 1 workshop" in html(app)
    assert [box.label for box in app.expander] == ["Wording 1: Den ene eller alle?"]


def test_deleting_asks_first_and_says_what_workshops_keep(own: Dilemma, open_page: Open) -> None:
    store.create_workshop(rooms.draft(own.id))
    app = open_page("dilemmas.py", d=own.id)
    app.button(key="delete").click().run()
    assert "1 workshop has used it. It keeps the text and the answers." in [
        text.value for text in app.markdown
    ]
    assert store.own_dilemma(own.id)
    app.button(key="really-delete").click().run()
    assert store.own_dilemmas() == ()
    assert own.id not in listed(app)
    assert len(listed(app)) == 27


def test_the_compass_can_be_neither_edited_nor_deleted(open_page: Open) -> None:
    app = open_page("dilemmas.py", d="one-or-all")
    assert not {"edit", "delete"} & set(keys(app, "button"))
    assert keys(app, "download_button") == ["fetch-one"]


# --- Files


def upload(app: AppTest, *files: tuple[str, bytes]) -> None:
    app.file_uploader[0].set_value([(*file, "application/octet-stream") for file in files])
    app.run()
    assert [fault.value for fault in app.exception] == []


def lines(app: AppTest, kind: str) -> list[str]:
    """The words of each entry or fault of an upload, without the tags."""
    found = [line for line in html(app).splitlines() if f"class='{kind}'" in line]
    return [unescape(re.sub("<[^>]+>", "", line)) for line in found]


def test_nothing_is_imported_before_it_has_been_seen_and_pressed(open_page: Open) -> None:
    app = open_page("dilemmas.py", files="1")
    new = like("one-or-all", "vores-hund")
    compass = store.library().dilemmas["denser-city"]
    upload(app, ("hund.yaml", to_yaml(new)), ("andre.zip", to_zip([compass])))
    assert lines(app, "entry-line") == [
        "One person or everyone?Newhund.yaml",
        "Homes or light and air?Already here, unchangedandre.zip/denser-city.yaml",
    ]
    assert store.own_dilemmas() == ()
    assert app.button(key="import").label == "Import 1 dilemma"
    app.button(key="import").click().run()
    assert store.own_dilemma("vores-hund").wording == new
    assert [done.value for done in app.success] == ["1 dilemma is imported."]
    assert lines(app, "entry-line") == []


def test_a_known_id_becomes_a_new_wording(own: Dilemma, open_page: Open) -> None:
    store.create_workshop(rooms.draft(own.id))
    app = open_page("dilemmas.py", files="1")
    upload(app, ("same.yaml", to_yaml(own)))
    assert lines(app, "entry-line") == ["Den ene eller alle?Already here, unchangedsame.yaml"]
    assert keys(app, "button") == ["back"]
    both = own.model_copy(update={"en": store.library().dilemmas["one-or-all"].en})
    upload(app, ("both.yaml", to_yaml(both)))
    assert lines(app, "entry-line") == [
        "One person or everyone?A new wording of “Den ene eller alle?”both.yaml"
    ]
    app.button(key="import").click().run()
    assert [wording.version for wording in store.wordings(own.id)] == [1, 2]
    assert store.own_dilemma(own.id).wording == both.model_copy(update={"version": 2})


def test_importing_says_when_unfinished_work_would_be_lost(own: Dilemma, open_page: Open) -> None:
    store.keep_unfinished(own.id, {"da": {"title": "På vej"}})
    app = open_page("dilemmas.py", files="1")
    upload(app, ("other.yaml", to_yaml(own.model_copy(update={"pages": (1,)}))))
    assert "What is written there and not finished will be gone." in html(app)


def test_what_is_refused_is_told_with_file_field_and_reason_and_the_rest_goes_in(
    open_page: Open,
) -> None:
    good = to_yaml(like("one-or-all", "vores-hund"))
    app = open_page("dilemmas.py", files="1")
    upload(
        app,
        ("html.yaml", good.replace(b"Den ene eller alle?", b"<b>Den</b>")),
        ("stor.yaml", b"#" * 10_000_000),
        ("taget.yaml", to_yaml(like("one-or-all", "one-or-all", en=None))),
        ("god.yaml", good),
    )
    assert lines(app, "fault") == [
        "html.yaml: da.title: must be plain text without HTML",
        "stor.yaml: is larger than 64 KB",
        "taget.yaml: id: is one of the compass's own; give your dilemma another id",
    ]
    app.button(key="import").click().run()
    assert [own.key for own in store.own_dilemmas()] == ["vores-hund"]


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(open_page: Open) -> None:
    app = open_page("dilemmas.py", files="1")
    theirs = like("one-or-all", "vores-hund", en=None)
    ours = theirs.model_copy(update={"pages": (2,)})
    upload(app, ("hund.yaml", to_yaml(ours)))
    store.save_dilemma(theirs, None)
    app.button(key="import").click().run()
    assert store.own_dilemma("vores-hund").wording == theirs
    assert [error.value for error in app.error] == [
        "hund.yaml: Somebody saved another wording meanwhile."
    ]
    # Now that it has been looked at, it can be saved.
    assert "A new wording of “Den ene eller alle?”" in html(app)
    app.button(key="import").click().run()
    assert store.own_dilemma("vores-hund").wording == ours.model_copy(update={"version": 2})


def test_what_is_fetched_is_what_is_on_the_list(own: Dilemma, open_page: Open) -> None:
    app = open_page("dilemmas.py")
    assert keys(app, "download_button") == ["fetch-these", "fetch-own"]
    app.selectbox(key="dilemma-source-en").set_value("own").run()
    assert keys(app, "download_button") == ["fetch-these"]
    found = parse(Dilemma, "a.yaml", to_yaml(own))
    assert found == own
