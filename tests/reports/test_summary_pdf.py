import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n import Translator, translator
from reports import final_order, minority, reasons, summary_pdf, summary_rounds, table_csv
from reports.characters import DRAWN
from tests.reports.report_sample import (
    AXIS,
    AXIS_ROUNDS,
    RANKING,
    TRIANGLE,
    TRIANGLE_ROUNDS,
    WELCOME,
    at,
    item_of,
    marks,
    order,
    snapshot,
    with_ids,
)
from workshop import pictures
from workshop.flow import Progress
from workshop.kept import WHEN, not_told
from workshop.pictures.sayings import not_followed
from workshop.snapshot import Commitment, Kept, Note, Snapshot

ENGLISH, DANISH = translator("en"), translator("da")
MARKUP = '#panic() *x* $ ] } \\ _y_ @z <b>fed</b> &amp; "a" `c` //d -- ... https://e.dk'


def document(workshop: Snapshot, t: Translator = ENGLISH) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(summary_pdf.summary(workshop, t)))


def lines(pdf: pypdf.PdfReader) -> list[str]:
    """The pages' lines, without the footers."""
    return [
        " ".join(line.replace("\u200b", "").split())
        for page in pdf.pages
        for line in page.extract_text().splitlines()[:-1]
    ]


def text(pdf: pypdf.PdfReader) -> str:
    return " ".join(lines(pdf))


def tags(pdf: pypdf.PdfReader) -> Iterator[dict[str, Any]]:
    """The structure elements in reading order."""

    def walk(node: Any) -> Iterator[dict[str, Any]]:
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                yield from walk(child)
        elif isinstance(node, dict) and "/S" in node:
            yield node
            if "/K" in node:
                yield from walk(node["/K"])

    root: Any = pdf.trailer["/Root"]
    return walk(root["/StructTreeRoot"]["/K"])


# --- The file ------------------------------------------------------------------------


@pytest.mark.parametrize(("t", "language"), [(DANISH, "da-DK"), (ENGLISH, "en-GB")])
def test_it_is_tagged_pdf_ua_with_title_and_language(t: Translator, language: str) -> None:
    pdf = document(snapshot(), t)
    root: Any = pdf.trailer["/Root"]
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Ledermøde i Sundhed og Omsorg"
    assert pdf.metadata.author is None
    assert pdf.metadata.creation_date is not None
    assert pdf.metadata.creation_date.date() == snapshot().date
    kinds = [tag["/S"] for tag in tags(pdf)]
    assert kinds.count("/H1") == 4  # the contents and three items
    assert {"/Title", "/TOC", "/H2", "/H3", "/L", "/Table", "/TH", "/Figure"} <= set(kinds)


def test_every_picture_says_in_words_what_it_shows() -> None:
    _, axis, triangle, _ = snapshot().items
    wanted = [
        alt
        for item in (axis, triangle)
        for alt in (
            pictures.result(item, 1, ENGLISH).alt,
            pictures.result(item, 2, ENGLISH).alt,
            pictures.movement(item, 2, ENGLISH).alt,
        )
    ]
    figures = [tag for tag in tags(document(snapshot())) if tag["/S"] == "/Figure"]
    assert [tag["/Alt"] for tag in figures] == wanted


def test_the_fonts_are_embedded_ones_that_come_with_typst() -> None:
    pdf = document(snapshot(), DANISH)
    fonts = {
        font.get_object()["/BaseFont"]
        for page in pdf.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert fonts
    assert all("LibertinusSerif" in name or "DejaVuSansMono" in name for name in fonts)


def test_the_same_workshop_gives_the_same_file() -> None:
    once, again = (summary_pdf.summary(snapshot(), DANISH) for _ in range(2))
    assert once == again


def test_reasons_stand_in_an_order_that_says_nothing_of_who_came_first() -> None:
    given = {n: at(20, reason=f"reason {n}") for n in range(30)}
    [side] = reasons.by_side(item_of(1, AXIS, given), ENGLISH)
    assert sorted(side.texts) == sorted(f"reason {n}" for n in range(30))
    assert list(side.texts) != [f"reason {n}" for n in range(30)]


# --- What it says --------------------------------------------------------------------


@pytest.mark.parametrize("t", [DANISH, ENGLISH])
def test_the_first_page_says_what_when_and_what_it_rests_on(t: Translator) -> None:
    first = " ".join(document(snapshot(), t).pages[0].extract_text().split())
    assert "Ledermøde i Sundhed og Omsorg" in first
    assert f"{t.date(snapshot().date)} · {t.n('{n} participant', '{n} participants', 8)}" in first
    assert "K7M 4QX" in first
    for item, findings in zip(snapshot().items[1:3], ((1, 2), (1, 2)), strict=True):
        assert item.dilemma.text(t.language).title in first
        for number in findings:
            assert pictures.result(item, number, t).title in first


@pytest.mark.parametrize("t", [DANISH, ENGLISH])
def test_a_dilemma_has_its_texts_sentences_and_pages_are_numbered(t: Translator) -> None:
    pdf = document(snapshot(), t)
    found = text(pdf)
    for item in snapshot().items[1:3]:
        told = item.dilemma.text(t.language)
        for wanted in (told.question, told.case, told.standpoint):
            assert wanted in found
        for pole in told.poles:
            assert pole.label in found
        for picture in (
            pictures.result(item, 1, t),
            pictures.result(item, 2, t),
            pictures.movement(item, 2, t),
        ):
            assert picture.sentence in found
            assert picture.basis in found
    last = len(pdf.pages)
    assert t("Page {page} of {pages}", page=last, pages=last) in pdf.pages[-1].extract_text()


def test_a_program_s_answers_are_called_so() -> None:
    said = ENGLISH("A demonstration: the answers are made up by a program.")
    assert said not in text(document(snapshot()))
    assert said in text(document(replace(snapshot(), simulated=True)))


@pytest.mark.parametrize("t", [DANISH, ENGLISH])
def test_the_figures_are_those_of_the_csv(t: Translator) -> None:
    data = table_csv.summary(snapshot(), t).decode("utf-8-sig")
    heads, *rows = csv.reader(io.StringIO(data, newline=""), delimiter=";")
    found = lines(document(snapshot(), t))
    names = list(table_csv._summary_columns(snapshot().items, (), t))
    cells = [dict(zip(names, row, strict=True)) for row in rows]
    assert len(heads) == len(names)
    for first, second in (cells[0:2], cells[2:4]):
        for name, label in (
            ("answers", t("Answers")),
            ("skipped", t("Skipped")),
            ("median", t("The group's middle (median, 0-100)")),
            ("d", t("Disagreement (0-100)")),
            ("between", t("In between")),
            ("certainty", t("Certainty (mean of 1-4)")),
            ("importance", t("Importance (mean of 1-4)")),
        ):
            if first[name]:
                assert f"{label} {first[name]} {second[name]}" in found
        for i in (1, 2, 3):
            pole = first[f"pole{i}"]
            if pole:
                leaning = t("Lean towards “{pole}”", pole=pole)
                assert f"{leaning} {first[f'leaning{i}']} {second[f'leaning{i}']}" in found
                moved = t("Moved towards “{pole}”", pole=pole)
                assert f"{moved} {second[f'toward{i}']}" in found
            if first[f"weight{i}"]:
                middle = t("The group's middle: {pole}", pole=pole)
                assert f"{middle} {first[f'weight{i}']} {second[f'weight{i}']}" in found
        for name, label in (
            ("paired", t("Answered both times")),
            ("stayed", t("Stayed")),
            ("only_before", t("Only before")),
            ("only_after", t("Only after")),
        ):
            assert f"{label} {second[name]}" in found
        for name, label in (
            ("d", t("Disagreement (0-100)")),
            ("certainty", t("Certainty (mean of 1-4)")),
        ):
            assert f"{label} {second[f'{name}_before']} {second[f'{name}_after']}" in found
    for ranking in cells[4:6]:
        for i in (1, 2, 3):
            line = f"{ranking[f'place{i}']} {ranking[f'option{i}']} {ranking[f'points{i}']}"
            places = "–".join(dict.fromkeys((ranking[f"best{i}"], ranking[f"worst{i}"])))
            assert any(each.startswith(f"{line} {places} ") for each in found)


@pytest.mark.parametrize("t", [DANISH, ENGLISH])
def test_the_first_page_has_a_map_of_the_dilemmas_where_enough_said_what_matters(
    t: Translator,
) -> None:
    apart = {n: at(n * 20, importance=4) for n in range(6)}
    close = {n: at(40 + n, importance=2) for n in range(6)}
    workshop = snapshot(item_of(1, AXIS, apart), item_of(2, AXIS, close))
    pdf = document(workshop, t)
    drawn = pictures.agenda_map(workshop.items, t)
    first = " ".join(pdf.pages[0].extract_text().split())
    assert t("The dilemmas on a map") in first
    assert drawn.sentence in first
    assert next(tag["/Alt"] for tag in tags(pdf) if tag["/S"] == "/Figure") == drawn.alt
    assert t("The dilemmas on a map") not in text(document(snapshot(), t))


def test_a_ranking_ends_with_its_final_order_and_says_what_shares_a_place() -> None:
    clear = {n: order("value", "together", "knowledge") for n in range(20)}
    item = item_of(1, RANKING, clear, clear | {7: order("knowledge"), 8: order("knowledge")})
    view = final_order.view(item, ENGLISH)
    assert view is not None
    assert view.sentence == (
        "More people put “An eye for value” before than behind each of the others."
    )
    assert [row[:2] for row in view.table.rows] == [
        ("1", "An eye for value"),
        ("2", "More together"),
        ("3", "More knowledge"),
    ]
    assert view.table.rows[0][2] == "place 1"
    found = text(document(snapshot(item)))
    assert f"The final order {view.sentence}" in found
    assert "1 An eye for value place 1" in found
    torn = {n: order("value", "together") for n in range(3)} | {
        n: order("together", "value") for n in range(3, 7)
    }
    view = final_order.view(item_of(1, RANKING, torn), ENGLISH)
    assert view is not None
    assert [row[2] for row in view.table.rows] == [
        "place 1 to 2; shares a place with “An eye for value”",
        "place 1 to 2; shares a place with “More together”",
        "place 3",
    ]
    assert final_order.view(item_of(1, RANKING, {1: order("value")}), ENGLISH) is None


def test_a_bar_in_a_ranking_is_as_long_as_its_share_of_all_points() -> None:
    people = [
        order("value", "together", "knowledge"),
        order("value", "knowledge", "together"),
        order("together", "value", "knowledge"),
    ]
    blocks = summary_rounds.rankings(item_of(1, RANKING, dict(enumerate(people))), ENGLISH)
    [ranking] = [block for block in blocks if block["kind"] == "ranking"]
    assert ranking["shares"] == [5 / 6, 3 / 6, 1 / 6]


def test_reasons_stand_by_the_side_they_were_given_from_and_once() -> None:
    found = text(document(snapshot()))
    near, between, far = (
        found.index(words)
        for words in (
            "Nearer “One person's good life”",
            "In between – ",
            "Nearer “The good of all”",
        )
    )
    end = found.index("What you agree to stand on")
    assert near < between < far < end
    assert near < found.index("Han trives; det kan ses") < between
    assert found.count("Han trives; det kan ses") == 1  # given in both rounds
    assert between < found.index("-1 for reglen") < far
    assert far < found.index("To linjer her") < end
    assert "=1+1 er ikke en formel" in found


@pytest.mark.parametrize("t", [DANISH, ENGLISH])
def test_the_smaller_side_is_told_of_before_the_first_round(t: Translator) -> None:
    people = {n: at(80) for n in range(4)} | {7: at(10, reason="the quiet one"), 8: at(15)}
    item = with_ids(item_of(1, AXIS, people))
    plain = text(document(snapshot(item), t))
    told = minority.view(item, t, {})
    assert told is not None
    assert f"{t('Minority view')} {told.sentence} {told.quotes[0].lead} the quiet one" in plain
    assert plain.index(told.sentence) < plain.index(
        t("Round 1: where you stood before the dialogue")
    )
    found = {1: marks("the quiet one", item)}
    marked = minority.view(item, t, found)
    assert marked is not None
    assert marked.quotes[0].lead != told.quotes[0].lead
    pdf = pypdf.PdfReader(io.BytesIO(summary_pdf.summary(snapshot(item), t, found)))
    assert marked.quotes[0].lead in text(pdf)


def test_where_there_is_no_smaller_side_nothing_is_said_of_one() -> None:
    people = {n: at(80, reason="alone") for n in range(4)}
    assert "Minority view" not in text(document(snapshot(item_of(1, AXIS, people))))
    few = item_of(1, AXIS, {1: at(80), 2: at(10, reason="secret")})
    assert "Minority view" not in text(document(snapshot(few)))


NOBODY = "(written afterwards: nobody was asked)"


def test_notes_and_commitments_stand_under_their_headings() -> None:
    found = text(document(snapshot()))
    for wanted in (
        "What you agree to stand on – Vi spørger Svend først",
        "What you still disagree about – Om én aftale kan brydes",
        "What it would take What would it take for you to be able to live with the other choice? "
        "– At naboen spørges",
        "Notes – Ring til datteren",
        f"Verb Commitment Who When Listen Spørge naboerne {NOBODY} Ali i morgen "
        f"Lead Svare familien {NOBODY} Hanne",
    ):
        assert wanted in found


def test_a_plain_item_is_there_only_if_something_was_written() -> None:
    assert "Welcome" not in text(document(snapshot()))
    written = replace(item_of(1, WELCOME), notes=(Note(1, "note", "Kaffe først"),))
    assert "Welcome Notes – Kaffe først" in text(document(snapshot(written)))


def test_what_is_agreed_at_a_step_of_its_own_stands_there() -> None:
    agreeing = WELCOME.model_copy(update={"writes": True})
    made = (Commitment(1, "solve", "Ringe til Hasle", "Ali", "fredag"),)
    step = replace(item_of(1, agreeing), commitments=made)
    found = text(document(snapshot(step)))
    assert f"Verb Commitment Who When Solve Ringe til Hasle {NOBODY} Ali fredag" in found


@pytest.mark.parametrize(("t", "note"), [(ENGLISH, True), (DANISH, False)])
def test_a_text_in_one_language_says_so_only_where_the_other_was_wanted(
    t: Translator, note: bool
) -> None:
    danish = AXIS.model_copy(update={"en": None})
    pdf = document(snapshot(item_of(1, danish, *AXIS_ROUNDS)), t)
    assert danish.text("da").case in text(pdf)
    assert (t("Only written in Danish") in text(pdf)) == note
    assert any(tag.get("/Lang") == "da-DK" for tag in tags(pdf)) == note


def test_what_a_dilemma_does_not_have_leaves_no_heading() -> None:
    short = AXIS.model_copy(
        update={"pages": (), "en": AXIS.text("en").model_copy(update={"standpoint": ""})}
    )
    found = text(document(snapshot(item_of(1, short, *AXIS_ROUNDS))))
    assert "What the compass says" not in found
    assert "Aarhuskompasset, page" not in found
    of_its_own = AXIS.model_copy(update={"pages": ()})
    found = text(document(snapshot(item_of(1, of_its_own, *AXIS_ROUNDS))))
    assert AXIS.text("en").standpoint in found
    assert "Aarhuskompasset, page" not in found


def test_an_item_the_room_never_came_to_says_so() -> None:
    found = text(document(snapshot(item_of(1, AXIS), item_of(2, RANKING))))
    assert found.count("No round of this has been shown.") == 2


def test_an_empty_workshop_is_still_a_document() -> None:
    pdf = document(snapshot(item_of(1, WELCOME)))
    assert len(pdf.pages) == 1
    assert "Contents" not in text(pdf)


# --- Texts are texts -----------------------------------------------------------------


def test_markup_in_any_text_stands_as_it_was_written() -> None:
    evil = AXIS.model_copy(
        update={
            "en": AXIS.text("en").model_copy(
                update={"title": MARKUP, "question": MARKUP, "case": MARKUP, "standpoint": MARKUP}
            )
        }
    )
    item = replace(
        item_of(1, evil, {n: at(50, reason=MARKUP) for n in range(3)}),
        notes=(Note(1, "agree", MARKUP),),
        commitments=(Commitment(1, "learn", MARKUP, MARKUP[:40], MARKUP[:30]),),
    )
    pdf = document(snapshot(item, title=MARKUP))
    squeezed = re.sub(r"\s", "", text(pdf))
    # Title, contents, heading, question, case, 3 reasons, note, commitment, standpoint.
    assert squeezed.count(re.sub(r"\s", "", MARKUP)) == 11
    assert pdf.metadata is not None
    assert pdf.metadata.title == MARKUP


def test_texts_that_look_like_the_document_s_own_data_change_nothing() -> None:
    odd = [
        '{"kind": "heading"}',
        "{page} {n}",
        "\\u0041",
        "sys.inputs.data",
        '#import "/etc/passwd"',
    ]
    people = {n: at(50, reason=reason) for n, reason in enumerate(odd)}
    found = text(document(snapshot(item_of(1, AXIS, people), title="{pages} {page}")))
    for reason in odd:
        assert reason in found


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("God idé 😀", "God idé □"),
        ("👩\u200d👩\u200d👧 sammen ❤️", "□ sammen ❤"),
        ("漢字 og தமிழ்", "□ og □"),
        ("x\u0302 e\ufe28\u0301", "x é"),
        ("Привет, ελληνικά, ✓ → ½", "Привет, ελληνικά, ✓ → ½"),
        ("a\x07b\ufeffc\u202ed\ud800e\ue000f\ufff8", "abcd□e□f□"),
        ("A\u030arhus", "Århus"),
    ],
)
def test_what_the_fonts_cannot_draw_is_shown_as_a_box(written: str, printed: str) -> None:
    people = {n: at(50, reason=written) for n in range(3)}
    found = text(document(snapshot(item_of(1, AXIS, people))))
    assert found.count(printed) == 3
    assert ("□ stands for a character" in found) == ("□" in printed)


def test_a_title_that_cannot_be_drawn_is_called_what_it_is() -> None:
    pdf = document(snapshot(item_of(1, AXIS), title="\x1f"))
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Ståsted · Stance summary"


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=40), min_size=3, max_size=6))
def test_no_text_stops_the_report(reasons: list[str]) -> None:
    people = {n: at(50, reason=reason) for n, reason in enumerate(reasons)}
    assert summary_pdf.summary(snapshot(item_of(1, AXIS, people), title="".join(reasons)), ENGLISH)


def test_the_fonts_have_every_character_that_is_let_through() -> None:
    known = sorted(DRAWN)
    assert len(known) > 6000
    people = {n: at(50, reason=" ".join(known[n * 100 : n * 100 + 100])) for n in range(70)}
    assert document(snapshot(item_of(1, AXIS, people))).pages


def test_a_word_longer_than_a_line_stays_on_the_page() -> None:
    people = {n: at(50, reason="æ" * 280) for n in range(3)}
    shown = [line for line in lines(document(snapshot(item_of(1, AXIS, people)))) if "ææ" in line]
    assert sum(line.count("æ") for line in shown) == 3 * 280
    assert max(len(line) for line in shown) < 100


# --- What it does not say --------------------------------------------------------------

FEW = {21: at(13.57, 1, 1, "secret-one"), 22: at(86.42, 1, 1, "secret-two")}


def raw(pdf: pypdf.PdfReader) -> str:
    """All that is in the file: the pages' drawing, text, alternative texts, metadata."""
    parts = [text(pdf), str(pdf.metadata)]
    parts += [str(tag.get("/Alt", "")) for tag in tags(pdf)]
    return " ".join(parts)


@pytest.mark.parametrize("t", [DANISH, ENGLISH])
def test_each_round_that_was_taken_up_again_is_told_in_a_line(t: Translator) -> None:
    first = item_of(1, AXIS, AXIS_ROUNDS[0])
    when = dt.datetime(2026, 11, 26, 10, 14).astimezone()
    other = item_of(1, AXIS, {n: at(9 * n) for n in range(11, 19)}).results[0]
    told = t("What was answered then is in the archive.")
    for round, what in ((first.results[0], not_told(t)), (other, told)):
        for how in WHEN:
            item = replace(first, kept=(Kept(how, when, round),))
            found = text(document(snapshot(item), t))
            assert f"{t(WHEN[how], n=1, time=t.time(when))} {what}" in found


@pytest.mark.parametrize("t", [DANISH, ENGLISH])
def test_a_round_with_too_few_answers_says_so_and_nothing_else(t: Translator) -> None:
    before = document(snapshot(item_of(1, AXIS, AXIS_ROUNDS[0])), t)
    pdf = document(snapshot(item_of(1, AXIS, AXIS_ROUNDS[0], FEW)), t)
    found = raw(pdf)
    assert found.count(pictures.result(item_of(1, AXIS, FEW), 1, t).sentence) == 1
    assert "secret" not in found
    figures = [sum(tag["/S"] == "/Figure" for tag in tags(one)) for one in (before, pdf)]
    assert figures == [1, 1]
    assert t("What moved from round {before} to round {n}", before=1, n=2) not in found


def test_a_ranking_with_too_few_answers_says_so() -> None:
    workshop = snapshot(item_of(1, RANKING, {1: order("value"), 2: order("value")}))
    pdf = document(workshop)
    found = raw(pdf)
    assert "Too few answers for a picture." in found
    assert "/Table" not in {tag["/S"] for tag in tags(pdf)}
    assert "An eye for value" not in found


def test_too_few_pairs_show_no_movement() -> None:
    workshop = snapshot(
        item_of(1, AXIS, {n: at(10) for n in range(5)}, {n: at(90) for n in range(3, 8)})
    )
    found = raw(document(workshop))
    assert "What moved" not in found
    assert "Only before" not in found


def test_a_round_that_is_not_revealed_never_appears() -> None:
    secret = {n: at(77.77, 1, 1, "secret-reason") for n in range(40)}
    hidden = replace(item_of(1, AXIS, AXIS_ROUNDS[0], secret), progress=Progress(2, 1))
    shown = item_of(1, AXIS, AXIS_ROUNDS[0])
    assert summary_pdf.summary(snapshot(hidden), ENGLISH) == summary_pdf.summary(
        snapshot(shown), ENGLISH
    )


def test_no_role_and_no_participant_number_is_in_it() -> None:
    found = raw(document(snapshot(item_of(1, TRIANGLE, *TRIANGLE_ROUNDS))))
    assert "role" not in found


@pytest.mark.parametrize("t", [DANISH, ENGLISH])
def test_where_nobody_can_be_followed_it_says_how_many(t: Translator) -> None:
    floor = item_of(
        1, AXIS, {-n: at(10 * n) for n in range(1, 6)}, {-n - 99: at(50 + n) for n in range(1, 8)}
    )
    assert text(document(snapshot(floor), t)).count(not_followed((5, 7), t)) == 1
