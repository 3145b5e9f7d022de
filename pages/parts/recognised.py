"""What the facilitator writes for all to read, and may say who somebody is: said at once."""

import streamlit as st

from i18n import Translator
from workshop import personal


def warn(words: str, where: str, t: Translator) -> None:
    """A warning where `words` may tell who somebody is; it hinders nothing.

    `where`: where all can read them, a sentence of its own.
    """
    found = personal.find(words)
    if found:
        st.warning(t("“{found}” may say who somebody is.", found=found.text) + f" {where}")
