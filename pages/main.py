"""The frame around every page: who is looking, in which language, what there is."""

import streamlit as st

from pages.parts import look, visitor
from settings import secret
from workshop.access import screen_code

st.set_page_config(page_title="Ståsted", page_icon=look.ICON, layout="wide")

t = visitor.words()

PROJECTOR = st.Page("projector.py", title=t("Projector"), url_path="projector")

if visitor.is_facilitator():
    workshops = st.Page("workshops.py", title=t("Workshops"), default=True)
    prepare = st.Page("prepare.py", title=t("Prepare"), url_path="prepare")
    lead = st.Page("lead.py", title=t("Lead the workshop"), url_path="lead")
    dilemmas = st.Page("dilemmas.py", title=t("Dilemmas"), url_path="dilemmas")
    write = st.Page("write.py", title=t("Write a dilemma"), url_path="write")
    suggestions = st.Page("suggestions.py", title=t("Suggestions"), url_path="suggestions")
    archive = st.Page("archive.py", title=t("Archive"), url_path="archive")
    page = st.navigation(
        [workshops, prepare, lead, dilemmas, write, suggestions, archive, PROJECTOR],
        position="hidden",
    )
    if page is not PROJECTOR:
        visitor.declare_language(visitor.language())
        look.page()
        look.top_bar(t, page, (workshops, prepare, dilemmas, archive))
else:
    # Whatever address was asked for, the same page tells the way in.
    opened = screen_code(secret(), st.query_params.get("w")) is not None
    desk = ["prepare", "lead", "dilemmas", "write", "suggestions", "archive"]
    paths = [*desk, *([] if opened else ["projector"])]
    locked = [st.Page("locked.py", title="Ståsted", default=True)]
    locked += [st.Page("locked.py", title="Ståsted", url_path=path) for path in paths]
    page = st.navigation([*locked, PROJECTOR] if opened else locked, position="hidden")
    if page is not PROJECTOR:
        visitor.declare_language(visitor.language())
        look.page()

page.run()
