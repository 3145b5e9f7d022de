"""The projector's style sheet: 1920 by 1080, scaled to whatever the projector has."""

from pathlib import Path

import streamlit as st

_STYLE = Path(__file__).parent / "projector.css"

# Everything is laid out for 1920 px; the whole picture is zoomed to the real window.
_FIT = """
<script>
(() => {
  const fit = () => {
    const zoom = Math.min(innerWidth / 1920, innerHeight / 1080);
    document.documentElement.style.setProperty("--zoom", zoom);
  };
  fit();
  if (!window.staastedFit) { window.staastedFit = true; addEventListener("resize", fit); }
})();
</script>
"""


def style() -> None:
    st.html(_STYLE)
    st.html(_FIT, unsafe_allow_javascript=True)
