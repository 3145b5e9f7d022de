"""Dilemmas: find one, look at it as the room will see it, make it one's own.

Who: the facilitator who plans a workshop, or somebody who only wants to know what the
compass asks. What they see first: a search field and the dilemmas under their anchors;
in a dilemma its picture on the projector with the phone beside it.
"""

from typing import Any

import streamlit as st

import store
from i18n import NAMES, Translator
from pages.parts import deleting, desk, exchange, finding, preview, stage_words, visitor
from pages.parts.agenda_editor import seeded
from pages.parts.desk import e, facts
from pages.parts.finding import Entry, Search
from workshop.dilemmas import Anchor, Dilemma
from workshop.tongues import language_of


def page(t: Translator) -> None:
    desk.style()
    everything = finding.entries(store.library(), store.own_dilemmas())
    if "files" in st.query_params:
        back(t)
        exchange.bring_in(everything, t)
        return
    asked = st.query_params.get("d")
    if asked is None:
        browse(everything, t)
        return
    found = next((entry for entry in everything if entry.id == asked), None)
    back(t)
    if found is None:
        desk.heading(t("Dilemmas"))
        st.warning(t("This dilemma no longer exists."))
    else:
        one(found, t)


def back(t: Translator) -> None:
    if st.button(t("All dilemmas"), key="back", type="tertiary"):
        st.query_params.clear()
        st.rerun()


# --- The list


def browse(everything: tuple[Entry, ...], t: Translator) -> None:
    desk.heading(
        t("Dilemmas"),
        t("Find one for your next workshop, see it as the room will, or write your own."),
    )
    with st.container(key="begin", horizontal=True):
        if st.button(t("Write a new dilemma"), key="new", type="primary"):
            st.switch_page("write.py")
        if st.button(t("Import from files"), key="files"):
            st.query_params["files"] = "1"
            st.rerun()
    found = finding.find(everything, searched(t))
    dilemmas = [entry for entry in found if entry.dilemma]
    with st.container(key="found", horizontal=True, vertical_alignment="center"):
        count = t.n("{n} dilemma", "{n} dilemmas", len(dilemmas))
        st.html(f"<p class='total' role='status'>{e(count)}</p>")
        exchange.fetch_many(found, everything, t)
    if not found:
        st.write(t("Nothing here has all of that. Try fewer words, or another filter."))
    for anchor in Anchor:
        group(
            stage_words.anchor(anchor, t),
            [entry for entry in dilemmas if entry.dilemma and entry.dilemma.anchor is anchor],
            t,
        )
    group(t("Priority questions"), [entry for entry in found if not entry.dilemma], t)


def searched(t: Translator) -> Search:
    """The search field and the three filters; they stay while one looks at a dilemma."""
    kept: dict[str, str] = st.session_state.setdefault("dilemma-search", {})
    filters = {
        "anchor": (
            t("Anchor"),
            {"": t("All anchors")} | {a.value: stage_words.anchor(a, t) for a in Anchor},
        ),
        "kind": (t("Kind"), {"": t("All kinds")} | kinds(t)),
        "source": (
            t("From"),
            {
                "": t("Everywhere"),
                finding.COMPASS: t("The compass"),
                finding.OWN: t("Our own dilemmas"),
                finding.UNFINISHED: t("Unfinished dilemmas"),
            },
        ),
    }
    with st.container(key="search-row", horizontal=True, vertical_alignment="bottom"):
        kept["words"] = st.text_input(
            t("Search"),
            key=seeded("dilemma-words", kept.get("words", "")),
            placeholder=t("One or more words, Danish or English"),
        )
        for name, (label, names) in filters.items():
            kept[name] = st.selectbox(
                label,
                list(names),
                format_func=names.__getitem__,
                # The browser keeps the chosen label, so another language is another field.
                key=seeded(f"dilemma-{name}-{t.language}", kept.get(name, "")),
            )
    return Search(**kept)


def kinds(t: Translator) -> dict[str, str]:
    return {
        "axis": t("Axis, two poles"),
        "triangle": t("Triangle, three poles"),
        finding.ORDER: t("Put in order"),
    }


def group(title: str, entries: list[Entry], t: Translator) -> None:
    if entries:
        desk.section(title)
    for entry in entries:
        row(entry, t)


def row(entry: Entry, t: Translator) -> None:
    text = entry.content.text(t.language)
    with st.container(key=f"row-{entry.id}", horizontal=True, vertical_alignment="center"):
        under = facts(kinds(t)[entry.kind], *states(entry, t))
        st.html(
            f"<h3 class='entry'>{e(text.title or t('Without a title'))}</h3>"
            f"<p>{e(text.question)}</p><p class='muted small'>{e(under)}</p>"
        )
        if st.button(t("Look at it"), key=f"open-{entry.id}"):
            st.query_params["d"] = entry.id
            st.rerun()


def states(entry: Entry, t: Translator) -> list[str]:
    """What is particular about it: ours, unfinished, in one language only."""
    said = []
    if entry.own:
        said.append(t("Our own"))
        if entry.only_begun:
            said.append(t("Unfinished"))
        elif entry.own.unfinished is not None:
            said.append(t("With changes that are not finished"))
    if entry.dilemma and not entry.only_begun:
        missing = preview.missing(t)
        said += [missing[name] for name in missing if not entry.dilemma.has(name)]
    return said


# --- One


def one(entry: Entry, t: Translator) -> None:
    text = entry.content.text(t.language)
    desk.heading(text.title or t("Without a title"), text.question)
    dilemma = entry.dilemma
    if dilemma is None:
        st.html(f"<p class='muted'>{e(kinds(t)[entry.kind])}</p>")
        preview.both_languages(entry.content, t)
        return
    about = facts(
        stage_words.anchor(dilemma.anchor, t), kinds(t)[entry.kind], *origin(entry, dilemma, t)
    )
    st.html(f"<p class='muted'>{e(about)}</p>")
    actions(entry, dilemma, t)
    pictures(entry, dilemma, t)
    desk.section(t("In both languages"))
    preview.both_languages(dilemma, t)
    if entry.own:
        earlier(entry.id, t)


def origin(entry: Entry, dilemma: Dilemma, t: Translator) -> list[str]:
    """Where it comes from and what became of it."""
    if entry.own is None:
        return [t("The compass")]
    said = states(entry, t)
    if not entry.only_begun:
        said.append(t("Wording {n}", n=dilemma.version))
    used = t.n("Used in {n} workshop", "Used in {n} workshops", entry.own.used)
    return [*said, used if entry.own.used else t("Not used in a workshop yet")]


def actions(entry: Entry, dilemma: Dilemma, t: Translator) -> None:
    with st.container(key="actions", horizontal=True, vertical_alignment="center"):
        if entry.own and st.button(
            t("Go on writing") if entry.own.unfinished is not None else t("Edit"),
            key="edit",
            type="primary",
        ):
            st.switch_page("write.py", query_params={"d": entry.id})
        if st.button(
            t("Make a copy") if entry.own else t("Make my own version"),
            key="copy",
            type="secondary" if entry.own else "primary",
        ):
            key = store.begin_dilemma(copied(entry, dilemma))
            st.switch_page("write.py", query_params={"d": key})
        if not entry.only_begun:
            exchange.fetch_one(dilemma, t)
        if entry.own and st.button(t("Delete"), key="delete"):
            ask_delete(entry.own, dilemma.text(t.language).title, t)


def copied(entry: Entry, dilemma: Dilemma) -> dict[str, Any]:
    """The fields of a copy to write on: what is the original's alone stays with it."""
    if entry.only_begun and entry.own:
        fields = dict(entry.own.unfinished or {})
    else:
        fields = dilemma.model_dump(mode="json", exclude_none=True)
    return {name: v for name, v in fields.items() if name not in ("id", "version", "pages")}


def ask_delete(own: store.Own, title: str, t: Translator) -> None:
    """Before a dilemma is deleted."""
    used = t.n(
        "{n} workshop has used it. It keeps the text and the answers.",
        "{n} workshops have used it. They keep the text and the answers.",
        own.used,
    )
    deleting.confirm(
        t("Delete this dilemma?"),
        f"<b>{e(title or t('Without a title'))}</b>",
        (used if own.used else t("No workshop has used it."), t("This cannot be undone.")),
        lambda: store.delete_dilemma(own.key),
        t,
        keep=t("Keep the dilemma"),
    )


def pictures(entry: Entry, dilemma: Dilemma, t: Translator) -> None:
    """The projector and the phone, in a language one can choose."""
    language = language_of(dilemma, t.language)
    if len(dilemma.languages) > 1:
        language = st.segmented_control(
            t("Show it in"),
            dilemma.languages,
            default=language,
            required=True,
            format_func=NAMES.__getitem__,
            key=f"shown-in-{entry.id}-{t.language}",
        )
    mark = ""
    if entry.only_begun and entry.own:
        mark = f"{entry.own.changed_at:%H%M%S%f}"
    with st.container(key="pictures", horizontal=True, gap="medium"):
        with st.container(key="picture-wall"):
            st.html(f"<h2>{e(t('On the projector'))}</h2>")
            preview.projector(dilemma, language, t)
        with st.container(key="picture-phone", width=preview.PHONE[0]):
            st.html(f"<h2>{e(t('On the phone'))}</h2>")
            preview.phone(dilemma.id, language, t, unfinished_mark=mark)


def earlier(key: str, t: Translator) -> None:
    """The wordings before this one, as the workshops that used them still show them."""
    before = store.wordings(key)[:-1]
    if before:
        desk.section(
            t("Earlier wordings"),
            under=t("A workshop keeps the wording that it was answered in."),
        )
    for wording in reversed(before):
        label = f"{t('Wording {n}', n=wording.version)}: {wording.text(t.language).title}"
        with st.expander(label, type="compact"):
            preview.both_languages(wording, t)


page(visitor.words())
