"""Keys and presenter remotes, on the remote and on the facilitator's own projector.

PageDown or → is the large button, PageUp or ← is back, B or . makes the big screen black
and Esc lights it again. Nothing happens while somebody types or has a dialog open, and
no key alone closes a workshop.
"""

from collections.abc import Callable

import streamlit as st

import store
from i18n import Translator
from workshop import flow
from workshop.errors import Refused
from workshop.flow import CLOSED
from workshop.snapshot import Snapshot

Act = Callable[..., None]  # one press: a store call and its values

_JS = """
const NAMES = {
  PageDown: "onward", ArrowRight: "onward", PageUp: "back", ArrowLeft: "back",
  b: "black", B: "black", ".": "black", Escape: "light",
};
const TAKES_KEYS = "input, textarea, select, [contenteditable], [role=slider], [role=combobox]," +
  " [role=listbox], [role=radiogroup], [role=tablist], [data-floor]";
const OPEN = "[role=dialog], [role=listbox], [data-testid=stPopoverBody]";
export default function ({ data, setTriggerValue }) {
  const held = (window.staastedKeys ??= {});
  held.black = data.black;
  held.press = (name) => setTriggerValue("pressed", `${name} ${data.step}`);
  if (held.listens) return;
  held.listens = true;
  addEventListener("keydown", (event) => {
    const name = NAMES[event.key];
    if (!name || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.(TAKES_KEYS) || document.querySelector(OPEN)) return;
    if (name === "light" && !held.black) return;
    event.preventDefault();
    held.press(name);
  });
}
"""

_component = st.components.v2.component("staasted-keys", js=_JS)


def listen(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """Do what the keys say, if the room still is at the step that was seen."""

    def pressed() -> None:
        said = st.session_state["keys"].get("pressed") or ""
        name, _, step = str(said).partition(" ")
        if step.isdigit():
            press(snapshot, name, int(step), act, t)

    _component(
        key="keys",
        data={"step": snapshot.step, "black": snapshot.curtain == "black"},
        on_pressed_change=pressed,
        height=1,
    )


def press(snapshot: Snapshot, name: str, seen: int, act: Act, t: Translator) -> None:
    """One key: `name` is onward, back, black or light; `seen` the step on the screen."""
    stops = [item.stop for item in snapshot.items]
    try:
        if name == "onward":
            to = flow.step_after(stops, snapshot.here)
            if to == CLOSED:
                st.toast(t("No key closes the workshop. Press the large button."))
                return
            act(store.move, snapshot.id, seen, to)
        elif name == "back":
            act(store.move, snapshot.id, seen, flow.step_before(stops, snapshot.here))
    except Refused as no:
        st.toast(t(no.message, **no.values))
        return
    if name in ("black", "light"):
        black = name == "black" and snapshot.curtain != "black"
        act(store.draw_curtain, snapshot.id, "black" if black else "")
