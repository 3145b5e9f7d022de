"""How people get in: the code, the link, the QR code, the projector."""

import segno
import streamlit as st

from i18n import Translator
from pages.parts import visitor
from pages.parts.desk import e
from settings import secret
from workshop.access import screen_link, spoken_code


def qr(address: str, t: Translator) -> str:
    """A QR code, black on white with its quiet zone of four modules, as an `<img>`.

    Streamlit takes `<svg>` out of HTML, so the drawing is the image's source.
    """
    code = segno.make(address, error="m")
    source = code.svg_data_uri(scale=8, border=4, dark="#000000", light="#FFFFFF")
    label = t("QR code to {url}", url=address)
    return f"<img class='qr' src='{e(source)}' alt='{e(label)}'>"


def show(code: str, t: Translator) -> None:
    """The join card of the workshop with this code."""
    address = f"{visitor.base_url()}/p/{code}"
    with st.container(key="join-card", horizontal=True, vertical_alignment="center", gap="medium"):
        st.html(qr(address, t), width=240)
        with st.container(key="join-words"):
            st.html(
                f"<p class='muted'>{e(t('The code'))}</p>"
                f"<p class='join-code'>{spoken_code(code)}</p>"
                f"<p class='muted'>{e(t('The link for the participants'))}</p>"
            )
            st.code(address, language=None, wrap_lines=True)
            with st.container(horizontal=True):
                if st.button(t("Lead the workshop"), key="card-lead", type="primary"):
                    st.switch_page("lead.py", query_params={"w": code})
                st.link_button(
                    t("Open the projector"), f"/projector?w={screen_link(secret(), code)}"
                )
