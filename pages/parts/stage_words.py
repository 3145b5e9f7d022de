"""Where a workshop is, in words: shared by the projector, the remote and the lists."""

import datetime as dt

from i18n import Translator
from workshop.dilemmas import Dilemma, Priority
from workshop.flow import Phase, Step
from workshop.methods import parts_of, short_name
from workshop.names import ANCHOR_NAMES, VERB_NAMES
from workshop.snapshot import Item, Snapshot


def local(moment: dt.datetime) -> dt.datetime:
    """A stored moment on this machine's clock; SQLite gives UTC without saying so."""
    return moment.replace(tzinfo=moment.tzinfo or dt.UTC).astimezone()


def anchor(name: str, t: Translator) -> str:
    return t(ANCHOR_NAMES[name])


def verb(name: str, t: Translator) -> str:
    """One of the compass's four verbs."""
    return t(VERB_NAMES[name])


def place(snapshot: Snapshot, t: Translator) -> str:
    """ "Value · point 2 of 5"; the title in the lobby and at the end."""
    item = snapshot.item
    if snapshot.alone:
        return t("Before the meeting")
    if snapshot.afterwards:
        return t("After the meeting")
    if item is None:
        return snapshot.title
    where = t("point {n} of {all}", n=snapshot.item_number, all=len(snapshot.items))
    if isinstance(item.content, Dilemma):
        return f"{anchor(item.content.anchor, t)} · {where}"
    return f"{item.content.text(t.language).title} · {where}"


def takes_points(item: Item | None) -> bool:
    """Whether this is a priority question that 100 points are given to."""
    content = item.content if item else None
    return isinstance(content, Priority) and content.method == "points"


def phase(step: Step, t: Translator, item: Item | None = None) -> str:
    """The short name of a step, of `item` where it has one."""
    points = takes_points(item)
    if item and step.phase is Phase.DIALOGUE and len(parts_of(item.method)) > 1:
        return short_name(item.method, step.part, t)
    name = {
        Phase.LOBBY: t("Lobby"),
        Phase.ALONE: t("Each on their own"),
        Phase.SHOW: t("Shown"),
        Phase.READ: t("Read"),
        Phase.STANCE: t("Stance"),
        Phase.REVEAL: t("Reveal"),
        Phase.DIALOGUE: t("Dialogue"),
        Phase.RESTANCE: t("New stance"),
        Phase.SHIFT: t("Shift"),
        Phase.TAKES: t("What it would take"),
        Phase.GROUND: t("Common ground"),
        Phase.RANK: t("Give points") if points else t("Rank"),
        Phase.RANKING: t("See the points") if points else t("Ranking"),
        Phase.AFTER: t("Afterwards"),
        Phase.CLOSED: t("Closed"),
    }[step.phase]
    return f"{name} {step.round}" if step.round > 2 else name


def round_words(step: Step, t: Translator) -> str:
    """What a result is a result of."""
    if step.phase is Phase.REVEAL or (step.phase is Phase.RANKING and step.round == 1):
        return t("First stance, before the dialogue")
    if step.phase is Phase.RANKING:
        return t("After the dialogue, round {n}", n=step.round)
    return t("This says something about you today, not about the whole city")
