"""What a visitor without the facilitator key sees: where to go, nothing else."""

from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from pages.parts import visitor

t = visitor.words()

st.title("Ståsted")
st.write(t("This part is for the facilitator. Open it with the link printed when Ståsted started."))
asked = urlsplit(st.context.url or "")
back = urlunsplit(("", "", asked.path or "/", asked.query, ""))
st.link_button(t("I have the key"), f"/enter?{urlencode({'next': back})}")
st.link_button(t("I am taking part: enter the code"), "/p/")
visitor.language_switch()
