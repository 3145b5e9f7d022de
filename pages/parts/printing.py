"""What is printed before a workshop: the facilitator's guide and the sheet for the tables.

Who: the facilitator, the day before or an hour before. What they see first: two buttons
under the code, beside them when the meeting starts.
"""

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from i18n import Translator, translator
from pages.parts import guide, guide_cues, visitor
from pages.parts.files import file_name
from reports import guide_pdf
from reports.guide_pdf import Script, Told
from workshop import flow
from workshop.flow import Progress, Step
from workshop.snapshot import Snapshot


def show(snapshot: Snapshot, t: Translator) -> None:
    words = t if t.language in snapshot.languages else translator(snapshot.language)
    address = f"{visitor.base_url()}/p/{snapshot.code}"
    with st.container(key="to-print", horizontal=True, vertical_alignment="bottom"):
        begins = st.time_input(
            t("The meeting starts at"),
            value=None,
            key="print-begins",
            help=t("The guide then has the time of day at each point."),
            width=170,
        )
        st.download_button(
            t("Facilitator guide (PDF)"),
            lambda: guide_pdf.guide(snapshot, address, script(snapshot, words), words, begins),
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


def script(snapshot: Snapshot, t: Translator) -> Script:
    """What the remote will say in each step, as if nothing had been answered."""
    fresh = replace(
        snapshot,
        items=tuple(replace(item, progress=Progress(), results=()) for item in snapshot.items),
        timer=None,
    )

    def told(steps: Iterable[Step]) -> list[Told]:
        return [_told(replace(fresh, here=step), t) for step in steps]

    outside = [step for step in fresh.line if step.item is None]
    return Script(
        told(step for step in outside if step in (flow.LOBBY, flow.ALONE)),
        {item.id: told(flow.steps_of(item.stop)) for item in fresh.items},
        told(step for step in outside if step in (flow.AFTER, flow.CLOSED)),
    )


def _told(snapshot: Snapshot, t: Translator) -> Told:
    say, do = guide.instruction(snapshot, t)
    watch, time = guide_cues.watch_for(snapshot, t), guide_cues.how_long(snapshot, t)
    return Told(guide.now(snapshot, t), say, f"{do} {watch}", time)
