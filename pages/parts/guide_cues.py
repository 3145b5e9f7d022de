"""How long a step takes, and what to watch for in it: the guide's second half."""

from i18n import Translator
from pages.parts.desk import e
from pages.parts.guide import writes
from workshop import flow, methods
from workshop.dialogue import part_words
from workshop.flow import Phase
from workshop.snapshot import Item, Snapshot

# Minutes that a step takes in most rooms; a plain dialogue has what the point has left.
USUAL = {
    Phase.LOBBY: 5,
    Phase.READ: 2,
    Phase.STANCE: 2,
    Phase.REVEAL: 3,
    Phase.RESTANCE: 2,
    Phase.SHIFT: 3,
    Phase.TAKES: 3,
    Phase.GROUND: 5,
    Phase.RANK: 3,
    Phase.RANKING: 3,
}
LEAST = 3  # minutes of a dialogue, however short the point is


def minutes(snapshot: Snapshot) -> float:
    """How long the step that the room is at takes; 0 where that cannot be said."""
    here, item = snapshot.here, snapshot.item
    if item and here.phase is Phase.SHOW:
        return item.minutes
    if item and here.phase is Phase.DIALOGUE:
        return methods.part_at(item.method, here.part).seconds / 60 or _left(item)
    return USUAL.get(here.phase, 0)


def _left(item: Item) -> float:
    """What one plain dialogue has when the point's other steps have had theirs."""
    steps = flow.steps_of(item.stop)
    talks = sum(step.phase is Phase.DIALOGUE for step in steps)
    others = sum(USUAL.get(step.phase, 0) for step in steps)
    return max(LEAST, (item.minutes - others) // talks)


def how_long(snapshot: Snapshot, t: Translator) -> str:
    time = minutes(snapshot)
    if not time:
        return ""
    exact = snapshot.timer is not None
    words = t.number(time, 0 if time == int(time) else 1)
    return t("{n} min", n=words) if exact else t("about {n} min", n=words)


def watch_for(snapshot: Snapshot, t: Translator) -> str:
    """What goes wrong most often here, and what helps; "" where nothing does."""
    part, item = part_words(snapshot, t), snapshot.item
    if part:
        return part.watch
    if item and writes(item):
        return t("Promises without a name or a date: ask who, and when.")
    return {
        Phase.LOBBY: t("Somebody without a phone: let two share one."),
        Phase.ALONE: t("Few answers the day before: send the link once more, to all."),
        Phase.READ: t("Answers in the air already: ask them to wait until all can."),
        Phase.STANCE: t("Looks at each other's phones: say that nobody is shown by name."),
        Phase.REVEAL: t("Talk about the few: ask what they see that others do not."),
        Phase.RESTANCE: t("Pressure to move: standing where one stood is just as fine."),
        Phase.SHIFT: t("Praise for moving: nobody is the better for it."),
        Phase.TAKES: t("Looks for who is asked: keep the eyes on the question."),
        Phase.GROUND: t("Agreement that comes too fast: ask what is left unsaid."),
        Phase.RANK: t("Somebody who is stuck: the first three are enough.")
        if item and not _points(item)
        else t("Points that do not add up: the phone says how many are left."),
        Phase.RANKING: t("Two that stand close: do not settle it, ask why."),
        Phase.AFTER: t("Few answers: send the link once more, to all."),
    }.get(snapshot.here.phase, "")


def _points(item: Item) -> bool:
    return getattr(item.content, "method", "") == "points"


def line(snapshot: Snapshot, t: Translator) -> str:
    """Both, small, under what to say and do; "" where there is nothing of either."""
    parts = []
    time, watch = how_long(snapshot, t), watch_for(snapshot, t)
    if time:
        parts.append(f"<b>{e(time)}</b>")
    if watch:
        parts.append(f"<span><b>{e(t('Watch for'))}:</b> {e(watch)}</span>")
    return f"<p class='cues'>{' · '.join(parts)}</p>" if parts else ""
