"""The keys of the remote and of the facilitator's own projector: one table for all of them.

Each key does what a button of the remote does. What that is from where the room is now, says
`what`; where the button is not there or cannot be pressed, it is nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import store
from i18n import Translator
from pages.parts import (
    remote_clock,
    remote_floor,
    remote_missing,
    remote_takes,
    remote_wall,
    wall_groups,
    wall_list,
    wall_reasons,
    wall_views,
)
from workshop import control, flow
from workshop.errors import Refused
from workshop.flow import CLOSED, Kind, Step
from workshop.snapshot import Snapshot
from workshop.words import mark

Press = tuple[object, ...]  # a store call and its values


@dataclass(frozen=True)
class Key:
    """`keys` as a browser names them, in lower case; `buttons` are the remote's own keys."""

    name: str
    keys: tuple[str, ...]
    shown: str
    words: str
    buttons: tuple[str, ...] = ()


ROOM = (
    Key("onward", ("pagedown", "arrowright"), "PageDown →", mark("the large button"), ("onward",)),
    Key("back", ("pageup", "arrowleft"), "PageUp ←", mark("back"), ("back",)),
    Key("undo", ("u",), "U", mark("undo the last step"), ("undo",)),
    Key("skip", ("s",), "S", mark("skip this point"), ("skip",)),
    Key("again", ("m",), "M", mark("one more round"), ("again",)),
    Key("takes", ("a",), "A", mark("ask the smaller side"), ("ask-takes",)),
    Key("nudge", ("n",), "N", mark("remind those who have not answered"), ("nudge",)),
)
CLOCK = (
    Key("clock", ("t",), "T", mark("set the clock, halt it, go on"), ("clock-start", "clock-halt")),
    Key("more", ("+",), "+", mark("one minute more"), ("clock-more",)),
    Key("away", ("-",), "−", mark("take the clock away"), ("clock-away",)),
)
SCREENS = (
    Key(
        "black",
        ("b", "."),
        "B .",
        mark("black screen, and light again"),
        (
            "wall-black",
            "end-black",
        ),
    ),
    Key("light", ("escape",), "Esc", mark("light the black screen")),
    Key("hide", ("h",), "H", mark("hide the result, and show it"), ("wall-hide", "end-hidden")),
    Key(
        "freeze",
        ("f",),
        "F",
        mark("stay at this, and follow again"),
        (
            "wall-freeze",
            "end-frozen",
        ),
    ),
    Key("pause", ("p",), "P", mark("pause, and end it"), ("wall-pause", "end-pause")),
    Key("ground", ("i",), "I", mark("dark or light background"), ("wall-ground",)),
    Key("reasons", ("w",), "W", mark("reasons on the big screen"), ("wall-reasons",)),
    Key("list", ("v",), "V", mark("the list while they answer"), ("wall-list",)),
    Key("certainty", ("k",), "K", mark("how sure they are"), ("wall-certainty",)),
    Key("roles", ("r",), "R", mark("where the roles stand"), ("wall-roles",)),
    Key("map", ("o",), "O", mark("all dilemmas on a map"), ("wall-map",)),
    Key("groups", ("g",), "G", mark("groups of reasons"), ("wall-groups",)),
    Key("marked", ("l",), "L", mark("marked reasons"), ("wall-marked",)),
    Key("line-up", ("e",), "E", mark("the line-up on the big screen"), ("wall-line-up",)),
    Key("figures", ("d",), "D", mark("the figures, on the projector")),
)
PANELS = (
    Key("panel-wall", ("1",), "1", mark("Wall"), ("panel-wall",)),
    Key("panel-people", ("2",), "2", mark("People"), ("panel-people",)),
    Key("panel-reasons", ("3",), "3", mark("Reasons"), ("panel-reasons",)),
    Key("panel-agenda", ("4",), "4", mark("Agenda"), ("panel-agenda",)),
    Key("panel-keys", ("5", "?"), "5 ?", mark("Keys"), ("panel-keys",)),
)
GROUPS = (
    (mark("The room"), ROOM),
    (mark("The clock"), CLOCK),
    (mark("The screens"), SCREENS),
    (mark("Open and close"), PANELS),
)
KEYS = (*ROOM, *CLOCK, *SCREENS, *PANELS)


def what(name: str, snapshot: Snapshot, seen: int, t: Translator) -> Press | None:
    """The store call that the key `name` makes now; None where it does nothing.

    `seen` is the step on the screen, so that of two who press at once one is heard.
    """
    if name == "black":
        return store.make_black, snapshot.id, not snapshot.black
    if name == "light":
        return (store.make_black, snapshot.id, False) if snapshot.black else None
    if name == "hide":
        return _hide(snapshot)
    if snapshot.closed:
        return _scene(name, snapshot, t)
    if name == "ground":
        return store.darken_wall, snapshot.id, not snapshot.dark_wall
    if name == "pause":
        minutes = None if snapshot.pause_until else remote_wall.minutes()
        return store.pause, snapshot.id, minutes
    if name == "freeze":
        return store.freeze, snapshot.id, not snapshot.frozen
    if name == "line-up":
        return _line_up(snapshot)
    if name == "list":
        return wall_list.press(snapshot)
    if name == "nudge":
        can = remote_missing.can_remind(snapshot) and snapshot.answered < snapshot.present
        return (store.nudge, snapshot.id) if can else None
    return _step(name, snapshot, seen) or _clock(name, snapshot) or _scene(name, snapshot, t)


def _hide(snapshot: Snapshot) -> Press | None:
    item = remote_wall.hidden(snapshot)
    if remote_wall.can_hide(snapshot):
        return store.hide_result, snapshot.id, snapshot.here.item, True
    return (store.hide_result, snapshot.id, item.id, False) if item else None


def _line_up(snapshot: Snapshot) -> Press | None:
    item = snapshot.item
    if item is None or item.kind is not Kind.DILEMMA or not remote_floor.can_enter(snapshot, item):
        return None
    return store.put_line_up, snapshot.id, not remote_floor.on_wall(snapshot, item)


def _step(name: str, snapshot: Snapshot, seen: int) -> Press | None:
    """Where the room goes; closing the workshop is left to the button, which asks first."""
    stops, item = [each.stop for each in snapshot.items], snapshot.item
    try:
        match name:
            case "onward":
                return _move(snapshot, seen, flow.step_after(stops, snapshot.here))
            case "back":
                return _move(snapshot, seen, flow.step_before(stops, snapshot.here))
            case "skip":
                return _move(snapshot, seen, control.after_item(stops, snapshot.here))
            case "undo" if snapshot.previous:
                return store.undo, snapshot.id, seen
            case "again" if item:
                flow.check_another_round(item.stop, snapshot.here)
                return store.add_round, snapshot.id, seen, item.id
            case "takes" if item and remote_takes.can_begin(snapshot, item):
                return store.ask_takes, snapshot.id, seen, item.id
    except Refused:
        return None
    return None


def _move(snapshot: Snapshot, seen: int, to: Step) -> Press | None:
    return None if to == CLOSED else (store.move, snapshot.id, seen, to)


def _clock(name: str, snapshot: Snapshot) -> Press | None:
    timer = snapshot.timer
    if snapshot.own_pace:
        return None
    match name:
        case "clock" if timer is None:
            return store.start_timer, snapshot.id, remote_clock.minutes() * 60
        case "clock" if timer:
            return store.halt_timer, snapshot.id, timer.ends is not None
        case "more" if timer:
            return store.add_time, snapshot.id
        case "away" if timer:
            return store.remove_timer, snapshot.id
    return None


def _scene(name: str, snapshot: Snapshot, t: Translator) -> Press | None:
    """What the projector shows instead of the step, or the step again."""
    can: dict[str, Callable[[], object]] = {
        "reasons": lambda: wall_reasons.can_show(snapshot),
        "groups": lambda: wall_groups.asked(replace(snapshot, wall="groups")),
        "marked": lambda: wall_groups.asked(replace(snapshot, wall="marked")),
    }
    shows = can.get(name, lambda: name in {it.name for it in wall_views.possible(snapshot, t)})
    if not shows():
        return None
    return store.set_wall, snapshot.id, "" if snapshot.wall == name else name
