"""What a visitor without the facilitator key sees: where to go, nothing else."""

import streamlit as st

from pages.parts import visitor

t = visitor.words()

st.title("Ståsted")
st.write(t("This part is for the facilitator. Open it with the link printed when Ståsted started."))
st.link_button(t("I have the key"), "/enter")
st.link_button(t("I am taking part: enter the code"), "/p/")
visitor.language_switch()
