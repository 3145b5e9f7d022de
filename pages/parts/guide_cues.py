"""How long a step takes, and what to watch for in it: the guide's second half."""

from i18n import Translator
from pages.parts.desk import e
from pages.parts.guide import plain_step
from pages.parts.stage_words import takes_points
from workshop import pace
from workshop.dialogue import part_words
from workshop.flow import Phase
from workshop.methods import part_at
from workshop.snapshot import Snapshot


def minutes(snapshot: Snapshot) -> float:
    """How long the step that the room is at takes; 0 where that cannot be said."""
    here, item = snapshot.here, snapshot.item
    if item is None:
        return pace.USUAL.get(here.phase, 0)
    return pace.minutes_of(here, item.stop, item.method, item.minutes)


def how_long(snapshot: Snapshot, t: Translator) -> str:
    """ "about 2 min"; exact only where a part of a method has its own clock."""
    here, item = snapshot.here, snapshot.item
    if here.phase is Phase.ALONE:
        return t("until you meet")
    if here.phase is Phase.AFTER:
        return t("until you close")
    time = minutes(snapshot)
    words = t.number(time, 0 if time == int(time) else 1)
    timed = item and here.phase is Phase.DIALOGUE and part_at(item.method, here.part).seconds
    return t("{n} min", n=words) if timed else t("about {n} min", n=words)


def watch_for(snapshot: Snapshot, t: Translator) -> str:
    """What goes wrong most often here, and what helps."""
    part, item, here = part_words(snapshot, t), snapshot.item, snapshot.here
    if part:
        return part.watch
    if item and item.writes:
        return t("Promises without a name or a date: ask who, and when.")
    if here.phase is Phase.SHOW:
        return {
            "welcome": t("Nerves, your own as well: speak slowly, and begin on time."),
            "break": t("The talk that goes on in the break: ask whether all may hear it."),
            "closing": t("A new discussion at the door: write it down for next time."),
        }.get(
            plain_step(snapshot), t("A step that grows: keep its time, or say that you give more.")
        )
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
        Phase.RANK: t("Points that do not add up: the phone says how many are left.")
        if takes_points(item)
        else t("Somebody who is stuck: the first three are enough."),
        Phase.RANKING: t("Two that stand close: do not settle it, ask why."),
        Phase.AFTER: t("Few answers: send the link once more, to all."),
        Phase.CLOSED: t("A room that leaves at once: say what stays on the phones, and how long."),
    }[here.phase]


def line(snapshot: Snapshot, t: Translator) -> str:
    """Both, small, under what to say and do."""
    time, watch = how_long(snapshot, t), watch_for(snapshot, t)
    cue = f"<span><b>{e(t('Watch for'))}:</b> {e(watch)}</span>"
    return f"<p class='cues'><b>{e(time)}</b> · {cue}</p>"
