"""A page that follows a workshop: hears ticks, re-reads, never polls."""

import streamlit as st

from settings import secret
from workshop.access import screen_link
from workshop.snapshot import Snapshot

# One EventSource per page, kept while Streamlit re-mounts the element on each rerun.
# A server that was restarted knows nothing of this page, so the page is loaded anew; a
# tick that was lost with the connection is sent again until the page shows its step.
_JS = """
export default function ({ data, setTriggerValue }) {
  const held = (window.staastedFollow ??= {});
  held.step = String(data.step);
  held.tick = () => setTriggerValue("tick", Date.now());
  if (held.url === data.url) return;
  held.source?.close();
  held.url = data.url;
  held.source = new EventSource(data.url);
  held.source.addEventListener("server", ({ data: server }) => {
    if (held.server && held.server !== server) location.reload();
    held.again = held.server === server;
    held.server = server;
  });
  held.source.addEventListener("count", () => held.tick());
  held.source.addEventListener("step", ({ data: step }) => {
    const first = held.heard === undefined;
    held.heard = step;
    if (!first || step !== held.step) catchUp();
    if (held.again) setTimeout(held.tick, 2000);
    held.again = false;
  });
  const catchUp = () => {
    held.tick();
    clearTimeout(held.later);
    held.later = setTimeout(() => held.heard !== held.step && catchUp(), 3000);
  };
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
