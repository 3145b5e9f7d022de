"""What we heard and what was decided: written in the archive, read on everybody's own page."""

import streamlit as st

import store
from i18n import Translator
from pages.parts import desk, recognised
from pages.parts.desk import e
from pages.parts.stage_words import local
from workshop.errors import Refused
from workshop.snapshot import Snapshot

NEW = "\n"


def show(snapshot: Snapshot, t: Translator) -> None:
    """What was given back to those who took part, and the form to write it in."""
    desk.section(t("What we heard and what was decided"))
    if snapshot.published_at:
        day = t.date(local(snapshot.published_at).date())
        said = t("Given back on {date}: it stands on the page that each phone has kept.", date=day)
        texts = ((t("What we heard"), snapshot.heard), (t("What was decided"), snapshot.decided))
        shown = "".join(
            f"<h3>{e(title)}</h3><p>{e(text).replace(NEW, '<br>')}</p>"
            for title, text in texts
            if text
        )
        st.html(f"{shown}<p class='muted'>{e(said)}</p>")
        for _, text in texts:
            recognised.warn(text, t("It stands on the page that each phone has kept."), t)
    title = t("Change what is given back") if snapshot.published_at else t("Write it")
    with st.expander(title, type="compact", key="publishing"), st.form("publish", border=False):
        heard = st.text_area(t("What we heard"), snapshot.heard, max_chars=store.GIVEN_LIMIT)
        decided = st.text_area(t("What was decided"), snapshot.decided, max_chars=store.GIVEN_LIMIT)
        st.caption(t("No names. Two empty fields take it back."))
        if st.form_submit_button(t("Give it back to those who took part"), key="publish-it"):
            try:
                store.publish(snapshot.id, heard, decided)
            except Refused as no:
                st.error(t(no.message, **no.values))
                return
            st.rerun()
