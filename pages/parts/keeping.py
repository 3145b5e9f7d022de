"""How long a workshop is kept: chosen while preparing, said in the archive."""

import streamlit as st

from i18n import Translator
from pages.parts.desk import e
from workshop.keeping import MONTHS, kept_until
from workshop.snapshot import Snapshot


def choose(form: dict[str, object], key: str, t: Translator) -> None:
    """How long what is said is kept; the participants are told before they join."""
    with st.container(key="kept", gap="xsmall"):
        names = {0: t("Until you delete it"), 1: t("1 month"), 3: t("3 months"), 12: t("12 months")}
        form["kept_months"] = st.segmented_control(
            t("How long the workshop is kept"),
            MONTHS,
            format_func=names.__getitem__,
            required=True,
            key=key,
        )
        date = form["date"]
        until = kept_until(date, int(str(form["kept_months"])))
        help = t("Participants are told this before they join.")
        if until:
            help = t(
                "Everything that was said in it is deleted after {date}. Participants are told "
                "this before they join.",
                date=t.date(until),
            )
        st.html(f"<p class='muted'>{e(help)}</p>")


def words(snapshot: Snapshot, t: Translator) -> str:
    """ "Kept until 26 December 2026"; "" where nobody chose a day."""
    return t("Kept until {date}", date=t.date(snapshot.kept_until)) if snapshot.kept_until else ""
