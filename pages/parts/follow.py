"""A page that follows a workshop: hears ticks, re-reads, never polls."""

import streamlit as st

from settings import secret
from workshop.access import screen_link
from workshop.snapshot import Snapshot

# One EventSource per page, kept while Streamlit re-mounts the element on each rerun.
_JS = """
export default function ({ data, setTriggerValue }) {
  const held = (window.staastedFollow ??= {});
  held.tick = () => setTriggerValue("tick", Date.now());
  held.step = String(data.step);
  if (held.url !== data.url) {
    held.source?.close();
    held.url = data.url;
    held.source = new EventSource(data.url);
    held.fresh = true;
    held.source.addEventListener("open", () => (held.fresh = true));
    held.source.addEventListener("count", () => held.tick());
    held.source.addEventListener("step", (event) => {
      const known = held.fresh && event.data === held.step;
      held.fresh = false;
      if (!known) held.tick();
    });
  }
}
"""

_component = st.components.v2.component("staasted-follow", js=_JS)


def follow(snapshot: Snapshot) -> None:
    """Rerun the fragment this stands in whenever the workshop changes."""
    url = f"/p/screen/{screen_link(secret(), snapshot.code)}"
    _component(
        key="follow",
        data={"url": url, "step": snapshot.step},
        on_tick_change=lambda: None,
        height=1,
    )
