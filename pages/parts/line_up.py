"""Where people stand on the floor, entered by pressing along the line or with the keys."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

import store
from i18n import Translator
from workshop.answers import MAX_FLOOR
from workshop.floor import Mark
from workshop.snapshot import Item, Snapshot
from workshop.tongues import language_of

Act = Callable[..., Any]  # one press: a store call and its values

_HERE = Path(__file__).parent
_component = st.components.v2.component(
    "staasted-line-up",
    html="<div class='line-up'></div>",
    css=(_HERE / "line_up.css").read_text(encoding="utf-8"),
    js=(_HERE / "line_up.js").read_text(encoding="utf-8"),
)


def press(snapshot: Snapshot, item: Item, act: Act, t: Translator, on_wall: bool = False) -> None:
    """The line or the triangle to press. On the wall, which counts itself, it says less, larger."""
    number = snapshot.here.round
    key = f"line-up-{item.id}-{number}"
    # By each line that was drawn, the last of its marks that was kept: one that is sent again
    # counts once.
    done: dict[str, int] = st.session_state.setdefault(f"{key}-done", {})

    def placed() -> None:
        said = st.session_state[key].marked
        if not said or said["round"] != key:
            return
        new = [each for each in said["marks"] if each["n"] > done.get(said["me"], 0)]
        marks = [Mark(tuple(map(float, each["place"])), bool(each["back"])) for each in new]
        if marks:
            done[said["me"]] = new[-1]["n"]
            act(store.mark_floor, snapshot.id, item.id, number, marks)

    _component(
        key=key,
        data={
            "round": key,
            "done": done,
            "places": [list(p) for p in store.floor_places(snapshot.id, item.id, number)],
            "poles": [pole.label for pole in item.dilemma.text(t.language).poles],
            "language": language_of(item.content, t.language),
            "most": MAX_FLOOR,
            "wall": on_wall,
            "words": {
                "one": t.n("{n} person on the floor", "{n} people on the floor", 1, n="{n}"),
                "many": t.n("{n} person on the floor", "{n} people on the floor", 2, n="{n}"),
                "undo": t("Undo"),
                "between": t("In between"),
                "where": t("Where the next person stands"),
                "keys": t("Arrow keys move, Enter sets a mark, Backspace takes it back."),
            },
        },
        on_marked_change=placed,
    )
