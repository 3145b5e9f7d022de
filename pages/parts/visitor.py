"""Who is looking, in which language."""

import streamlit as st

from i18n import LANGUAGES, NAMES, Translator, choose, translator
from settings import facilitator_key, public_url, secret
from workshop import access


def is_facilitator() -> bool:
    """The browser has shown the facilitator key (see /enter)."""
    cookie = st.context.cookies.get("staasted_key")
    return access.is_facilitator(secret(), facilitator_key()[0], cookie)


def language() -> str:
    """The facilitator's language: chosen here, else remembered, else Danish."""
    chosen = st.session_state.get("language")
    return choose(chosen or st.context.cookies.get("staasted_lang"), None)


def words() -> Translator:
    return translator(language())


def language_switch() -> None:
    """Dansk / English; remembered in a cookie."""
    current = language()
    chosen = st.segmented_control(
        "Sprog / Language",
        LANGUAGES,
        default=current,
        format_func=NAMES.__getitem__,
        label_visibility="collapsed",
        key="language-switch",
    )
    if chosen and chosen != current:
        st.session_state["language"] = chosen
        st.rerun()


def declare_language(code: str) -> None:
    """Tell the browser which language the page is in; Streamlit always says English."""
    remember = f"document.cookie='staasted_lang={code};path=/;max-age=31536000;SameSite=Lax';"
    if st.session_state.get("language") != code:
        remember = ""
    st.html(
        f"<script>document.documentElement.lang='{code}';{remember}</script>",
        unsafe_allow_javascript=True,
    )


def base_url() -> str:
    """The address that phones should use, without a slash at the end."""
    return public_url(st.context.url or "")
