"""A page that follows a workshop: hears ticks, re-reads, never polls."""

import streamlit as st

from settings import PROCESS, secret
from workshop.access import screen_link
from workshop.snapshot import Snapshot

# One EventSource per page, kept while Streamlit re-mounts the element on each rerun.
# A server that was restarted knows nothing of this page, so the page is loaded anew; a
# tick that was lost with the connection is sent again until the page shows its step.
_JS = """
export default function ({ data, setStateValue, setTriggerValue }) {
  const held = (window.staastedFollow ??= {});
  held.fit = () => {
    if (data.leading) return;
    const zoom = Math.round(Math.min(innerWidth / 1920, innerHeight / 1080) * 1000) / 1000;
    document.documentElement.style.setProperty("--zoom", zoom);
    if (zoom !== held.zoom) setStateValue("zoom", (held.zoom = zoom));
  };
  held.fit();
  held.step = String(data.step);
  held.tick = () => setTriggerValue("tick", Date.now());
  if (held.url === data.url) return;
  held.source?.close();
  if (!held.url) addEventListener("resize", () => held.fit());
  held.url = data.url;
  held.shown = held.step;
  held.server = data.server;
  held.source = new EventSource(data.url);
  held.source.addEventListener("server", ({ data: server }) => {
    if (held.server !== server) location.reload();
    held.again = held.heard !== undefined;
  });
  held.source.addEventListener("count", () => held.tick());
  held.source.addEventListener("step", ({ data: step }) => {
    const first = held.heard === undefined;
    held.heard = step;
    if (!first || step !== held.step) setTimeout(catchUp, data.leading ? 400 : 0, step);
    else setTimeout(held.tick, 200); // what changed after the page was drawn and before we heard
    if (held.again) setTimeout(held.tick, 2000);
    held.again = false;
  });
  const catchUp = (step) => {
    const itself = data.leading && step === held.step && step !== held.shown;
    held.shown = held.heard;
    if (itself) return; // the remote took this step and shows it already
    held.tick();
    clearTimeout(held.later);
    held.later = setTimeout(() => held.heard !== held.step && catchUp(), 3000);
  };
}
"""

_component = st.components.v2.component("staasted-follow", js=_JS)


def follow(snapshot: Snapshot, leading: bool = False) -> float:
    """Rerun the fragment this stands in whenever the workshop changes.

    A `leading` page takes most steps itself and is spared from showing them twice.
    Returns how much larger the window of another page is than 1920 by 1080.
    """
    url = f"/p/screen/{screen_link(secret(), snapshot.code)}"
    seen = _component(
        key="follow",
        data={"url": url, "step": snapshot.turn, "leading": leading, "server": PROCESS},
        default={"zoom": 1.0},
        on_tick_change=lambda: None,
        on_zoom_change=lambda: None,
        height=1,
    )
    return float(seen.zoom or 1.0)
