"""Keys and presenter remotes, on the remote and on the facilitator's own projector.

PageDown or → is the large button, PageUp or ← is back, B or . makes the big screen black
and Esc lights it again; `shortcuts` has them all. Nothing happens while somebody types or
has a dialog open, and no key alone closes a workshop.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from i18n import Translator
from pages.parts import shortcuts
from workshop import flow
from workshop.flow import CLOSED
from workshop.snapshot import Snapshot

Act = Callable[..., Any]  # one press: a store call and its values

# A panel is opened in the browser: the server need not know.
_JS = """
const TAKES_KEYS = "input, textarea, select, [contenteditable], [role=slider], [role=combobox]," +
  " [role=listbox], [role=radiogroup], [role=tablist]";
const PANEL = "[data-testid=stPopoverBody]";
const DARK = ".st-key-notice-black, .black"; // on the remote, on the wall
const asks = () => [...document.querySelectorAll("[role=dialog], [role=listbox]")]
  .some((it) => !it.closest(PANEL) && !it.querySelector(PANEL));
export default function ({ data, setTriggerValue }) {
  const held = (window.staastedKeys ??= {});
  held.names = data.names;
  held.press = (name) => {
    const seen = document.querySelector("[data-step]").dataset.step;
    setTriggerValue("pressed", `${name} ${seen}`);
  };
  if (held.listens) return;
  held.listens = true;
  addEventListener("keydown", (event) => {
    const name = held.names[event.key.toLowerCase()];
    if (!name || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.(TAKES_KEYS) || asks()) return;
    if (name === "light") {
      if (document.querySelector(PANEL)) return; // Esc closes the panel first
      if (!held.dark && !document.querySelector(DARK)) return; // and it has other uses
    }
    if (name.startsWith("panel-")) {
      const button = document.querySelector(`.st-key-${name} button`);
      if (button?.checkVisibility()) event.preventDefault(), button.click();
      return;
    }
    event.preventDefault();
    held.dark = name === "black"; // the wall may be dark before this page is told
    held.press(name);
  });
}
"""

_component = st.components.v2.component("staasted-keys", js=_JS)
_NAMES = {key: each.name for each in shortcuts.KEYS for key in each.keys if each.name != "figures"}


def listen(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """Do what the keys say, if the room still is at the step that was seen.

    That one stands on the page as `data-step`: what is drawn there, not what is on its way.
    """

    def pressed() -> None:
        said = st.session_state["keys"].get("pressed") or ""
        name, _, step = str(said).partition(" ")
        if step.isdigit():
            press(snapshot, name, int(step), act, t)

    _component(
        key="keys",
        data={"names": _NAMES},
        on_pressed_change=pressed,
        height=1,
    )


def press(snapshot: Snapshot, name: str, seen: int, act: Act, t: Translator) -> None:
    """One key of the table; `seen` is the step on the screen."""
    call = shortcuts.what(name, snapshot, seen, t)
    if call:
        act(*call)
    elif name == "onward" and not snapshot.closed:
        stops = [item.stop for item in snapshot.items]
        if flow.step_after(stops, snapshot.here) == CLOSED:
            st.toast(t("No key closes the workshop. Press the large button."))
