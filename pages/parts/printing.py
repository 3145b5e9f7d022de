"""What is printed before a workshop: the facilitator's guide and the sheet for the tables.

Who: the facilitator, the day before or an hour before. What they see first: two buttons
under the code.
"""

from dataclasses import replace

import streamlit as st

from i18n import Translator, translator
from pages.parts import guide, guide_cues, visitor
from pages.parts.files import file_name
from reports import guide_pdf
from reports.guide_pdf import Told
from workshop import flow
from workshop.flow import Progress
from workshop.snapshot import Snapshot


def show(snapshot: Snapshot, t: Translator) -> None:
    words = t if t.language in snapshot.languages else translator(snapshot.language)
    address = f"{visitor.base_url()}/p/{snapshot.code}"
    with st.container(key="to-print", horizontal=True):
        st.download_button(
            t("Facilitator guide (PDF)"),
            lambda: guide_pdf.guide(snapshot, address, told(snapshot, words), words),
            file_name=file_name(snapshot.title, snapshot.date, words("guide"), "pdf"),
            mime="application/pdf",
            key="print-guide",
            on_click="ignore",
        )
        st.download_button(
            t("Sheet about listening for the tables (PDF)"),
            lambda: guide_pdf.listening(snapshot, words),
            file_name=file_name(snapshot.title, snapshot.date, words("listening"), "pdf"),
            mime="application/pdf",
            key="print-listening",
            on_click="ignore",
        )


def told(snapshot: Snapshot, t: Translator) -> dict[int, list[Told]]:
    """What the remote will say in each step of each item, as if nothing had been answered."""
    fresh = replace(
        snapshot,
        items=tuple(replace(item, progress=Progress(), results=()) for item in snapshot.items),
    )
    return {
        item.id: [_told(replace(fresh, here=step), t) for step in flow.steps_of(item.stop)]
        for item in fresh.items
    }


def _told(snapshot: Snapshot, t: Translator) -> Told:
    say, do = guide.instruction(snapshot, t)
    watch = guide_cues.watch_for(snapshot, t)
    return Told(guide.now(snapshot, t), say, f"{do} {watch}".strip(), guide_cues.minutes(snapshot))
