"""Dilemmas to and from files: fetch one or many; look through an upload, then import it.

Who: somebody who got dilemmas from a colleague, or gives theirs away. What they see
first: one place to drop files on, and then what each of them would become here.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

import store
from i18n import Translator
from pages.parts import desk
from pages.parts.desk import e
from pages.parts.finding import Entry
from workshop.dilemmas import Dilemma
from workshop.errors import Refused
from workshop.exchange import Found, Upload, read_uploads, same_words, to_yaml, to_zip
from workshop.faults import Fault

Seen = Mapping[str, int]  # dilemma id -> the version of its wording here

MAX_MB = 50  # what the browser may send here; what is too large to import is told by us

# --- Out


def fetch_one(dilemma: Dilemma, t: Translator) -> None:
    st.download_button(
        t("Fetch as a file"),
        lambda: to_yaml(dilemma),
        file_name=f"{dilemma.id}.yaml",
        mime="application/yaml",
        key="fetch-one",
        on_click="ignore",
    )


def fetch_many(found: Sequence[Entry], everything: Sequence[Entry], t: Translator) -> None:
    """Buttons for the dilemmas of a list, and for all that was written here."""
    chosen, own = _saved(found), [d for d in _saved(everything) if d.id in _own_ids(everything)]
    if chosen:
        _zip_button(t("Fetch these as a zip file"), "dilemmas", chosen, "fetch-these")
    if own and own != chosen:
        _zip_button(t("Fetch all our own"), "our-own-dilemmas", own, "fetch-own")


def _saved(entries: Sequence[Entry]) -> list[Dilemma]:
    return [entry.dilemma for entry in entries if entry.dilemma and not entry.only_begun]


def _own_ids(entries: Sequence[Entry]) -> set[str]:
    return {entry.id for entry in entries if entry.own}


def _zip_button(label: str, name: str, dilemmas: list[Dilemma], key: str) -> None:
    st.download_button(
        label,
        lambda: to_zip(dilemmas),
        file_name=f"{name}.zip",
        mime="application/zip",
        key=key,
        on_click="ignore",
        type="tertiary",
    )


# --- In


def bring_in(everything: Sequence[Entry], t: Translator) -> None:
    """Where files are dropped, looked through and imported."""
    desk.heading(
        t("Import dilemmas"),
        t(
            "Files as they are fetched here, one by one or together in a zip file. You see what "
            "is in them before anything is kept."
        ),
    )
    done = st.session_state.pop("dilemmas-imported", 0)
    if done:
        st.success(t.n("{n} dilemma is imported.", "{n} dilemmas are imported.", done))
    number = st.session_state.setdefault("dilemmas-import-number", 1)
    _own_words(t)
    with st.container(key="upload"):
        files = st.file_uploader(
            t("YAML or zip files"),
            accept_multiple_files=True,
            max_upload_size=MAX_MB,
            key=f"dilemma-files-{number}",
        )
    if files:
        upload, seen = _read(files, everything)
        _look_through(upload, everything, seen, number, t)


def _own_words(t: Translator) -> None:
    """The upload field in the visitor's language: Streamlit's has English only."""
    words = {
        "choose": t("Choose files"),
        "drop": t("or drop them here"),
        "now": t("Let go of the files here"),
        "large": t("The file marked with red is too large, or was not received. Take it away."),
    }
    # A JSON string is a CSS string too, as long as its letters stay letters.
    inside = "".join(
        f"--{key}: {json.dumps(said, ensure_ascii=False)};" for key, said in words.items()
    )
    st.html(f"<style>.st-key-upload {{ {inside} }}</style>")


def _read(files: Sequence[Any], everything: Sequence[Entry]) -> tuple[Upload, Seen]:
    """What the files hold, and which wordings were here when they were first looked through;
    read once, however often the page is drawn."""
    ids = tuple(file.file_id for file in files)
    kept = st.session_state.get("dilemmas-read")
    if kept is None or kept[0] != ids:
        built_in = {d.id: d for d in _saved(everything) if d.id not in _own_ids(everything)}
        upload = read_uploads([(file.name, file.getvalue()) for file in files], built_in)
        seen = {
            entry.id: entry.own.wording.version
            for entry in everything
            if entry.own and entry.own.wording
        }
        kept = st.session_state["dilemmas-read"] = (ids, upload, seen)
    return kept[1], kept[2]


def _look_through(
    upload: Upload, everything: Sequence[Entry], seen: Seen, number: int, t: Translator
) -> None:
    """What each file would become, and the button that does it."""
    here = {entry.id: entry for entry in everything}
    wanted = [each for each in upload.found if not _is_here(each, here)]
    if upload.found:
        desk.section(t("In the files"))
    for each in upload.found:
        text = each.dilemma.text(t.language)
        st.html(
            f"<div class='entry-line'><h3 class='entry'>{e(text.title)}</h3>"
            f"<p>{e(becomes(each, here, t))}</p><p class='muted small'>{e(each.file)}</p></div>"
        )
    if upload.faults:
        desk.section(
            t("Refused"), under=t("These stay out; what is beside them can still be imported.")
        )
    for fault in upload.faults:
        st.html(f"<p class='fault'><b>{e(fault.file)}</b>: {e(what(fault, t))}</p>")
    failed = st.session_state.pop("dilemmas-not-imported", ())
    for words in failed:
        st.error(words)
    if wanted:
        label = t.n("Import {n} dilemma", "Import {n} dilemmas", len(wanted))
        if st.button(label, key="import", type="primary"):
            _import(wanted, seen, number, t)
    else:
        st.html(f"<p class='total'>{e(t('There is nothing to import.'))}</p>")


def _is_here(found: Found, here: Mapping[str, Entry]) -> bool:
    known = here.get(found.dilemma.id)
    return (
        known is not None
        and known.dilemma is not None
        and not known.only_begun
        and same_words(known.dilemma, found.dilemma)
    )


def becomes(found: Found, here: Mapping[str, Entry], t: Translator) -> str:
    """What importing it would do, in words."""
    if _is_here(found, here):
        return t("Already here, unchanged")
    known = here.get(found.dilemma.id)
    if known is None or known.own is None:
        return t("New")
    title = known.content.text(t.language).title or t("Without a title")
    said = t("New") if known.only_begun else t("A new wording of “{title}”", title=title)
    if known.own.unfinished is None:
        return said
    return f"{said}. {t('What is written there and not finished will be gone.')}"


def what(fault: Fault, t: Translator) -> str:
    """Field and reason; a fault of the whole file has no field."""
    field = "" if fault.field == "-" else f"{fault.field}: "
    return field + fault.why(t)


def _import(wanted: Sequence[Found], seen: Seen, number: int, t: Translator) -> None:
    """Save each as it was looked at; what somebody else saved meanwhile stays, and is told."""
    failed = []
    for each in wanted:
        try:
            store.save_dilemma(each.dilemma, seen.get(each.dilemma.id))
        except Refused as no:
            failed.append(f"{each.file}: {t(no.message, **no.values)}")
    st.session_state["dilemmas-imported"] = len(wanted) - len(failed)
    st.session_state["dilemmas-not-imported"] = failed
    del st.session_state["dilemmas-read"]
    if not failed:
        st.session_state["dilemmas-import-number"] = number + 1  # an empty field
    st.rerun()
