"""What the facilitator says and does in each step; what the large button will do."""

from dataclasses import replace

from i18n import Translator
from pages.parts.stage_words import takes_points
from workshop.dialogue import has_parts, part_words
from workshop.flow import Kind, Phase, Step
from workshop.minority import WOULD_TAKE
from workshop.snapshot import Item, Snapshot


def heading(step: Step, t: Translator, item: Item | None = None) -> str:
    """The step, of `item` where it has one, as something the room does."""
    if takes_points(item) and step.phase in (Phase.RANK, Phase.RANKING):
        if step.phase is Phase.RANKING:
            return t("See where the points go")
        return t("Give 100 points again") if step.round > 1 else t("Give 100 points")
    if step.phase is Phase.RANK and step.round > 1:
        return t("Put in order again")
    if step.phase is Phase.RESTANCE and step.round > 2:
        return t("Take a stance, round {n}", n=step.round)
    return {
        Phase.LOBBY: t("Welcome people in"),
        Phase.ALONE: t("People answer on their own"),
        Phase.SHOW: t("On the screen now"),
        Phase.READ: t("Read the case"),
        Phase.STANCE: t("Take a stance, first time"),
        Phase.REVEAL: t("See where you stand"),
        Phase.DIALOGUE: t("Talk together"),
        Phase.RESTANCE: t("Take a stance again"),
        Phase.SHIFT: t("See what moved"),
        Phase.TAKES: t("What would it take?"),
        Phase.GROUND: t("Find common ground"),
        Phase.RANK: t("Put in order"),
        Phase.RANKING: t("See the order"),
        Phase.AFTER: t("Those who could not come answer"),
        Phase.CLOSED: t("The workshop is closed"),
    }[step.phase]


def now(snapshot: Snapshot, t: Translator) -> str:
    """What the room does now: the step, or the part of a dialogue that has several."""
    part = part_words(snapshot, t)
    if part and has_parts(snapshot):
        return part.title
    return heading(snapshot.here, t, snapshot.item)


def what_happens(snapshot: Snapshot, to: Step, t: Translator) -> str:
    """The large button's words for going to `to`."""
    if to.item != snapshot.here.item and to.item is not None:
        title = next(
            item.content.text(t.language).title for item in snapshot.items if item.id == to.item
        )
        if snapshot.link == "open" and snapshot.is_open:  # for good, so the button says it
            if to.shows_result:
                return t("Close the answers and show “{title}”", title=title)
            return t("Close the answers and begin “{title}”", title=title)
        return t("Begin “{title}”", title=title)
    if to.phase is Phase.DIALOGUE and to.part:
        part = part_words(replace(snapshot, here=to), t)
        return t("Go on: {part}", part=part.title if part else "")
    points = takes_points(snapshot.item)
    return {
        Phase.ALONE: t("Open for answers"),
        Phase.READ: t("Read the case"),
        Phase.STANCE: t("Ask for stances"),
        Phase.REVEAL: t("Show where we stand"),
        Phase.DIALOGUE: t("Begin the dialogue"),
        Phase.RESTANCE: t("Ask for new stances"),
        Phase.SHIFT: t("Show what moved"),
        Phase.TAKES: t("Ask the smaller side what it would take"),
        Phase.GROUND: t("Find common ground"),
        Phase.RANK: t("Ask for 100 points") if points else t("Ask for an order"),
        Phase.RANKING: t("Show the points") if points else t("Show the order"),
        Phase.AFTER: t("Open for those who could not come"),
        Phase.CLOSED: t("Close the workshop"),
    }[to.phase]


def plain_step(snapshot: Snapshot) -> str:
    """Which of the usual plain steps the room is at: "welcome", "break", "closing" or "".

    One with words of its own is taken for a welcome where it is the first point, and for
    a closing where it is the last.
    """
    item = snapshot.item
    if item is None or item.kind is not Kind.PLAIN:
        return ""
    if item.content.id in ("welcome", "break", "closing"):
        return item.content.id
    if len(snapshot.items) > 1 and item.id == snapshot.items[0].id:
        return "welcome"
    return "closing" if item.id == snapshot.items[-1].id else ""


def asked_alone(snapshot: Snapshot) -> tuple[Item, ...]:
    """What people answer on their own, before or after the meeting; the rest they only read."""
    return tuple(item for item in snapshot.own_pace_items if item.kind is not Kind.PLAIN)


def instruction(snapshot: Snapshot, t: Translator) -> tuple[str, str]:
    """What to say, in words that can be read aloud, and what to do."""
    step, item = snapshot.here, snapshot.item
    part = part_words(snapshot, t)
    if part:
        return part.say, part.do
    if step.phase is Phase.LOBBY and snapshot.link in ("early", "open"):
        send = t("Send them the link. It opens and closes by itself, and closes when you begin.")
        if snapshot.for_absent:
            return t("Whoever cannot come can answer by the link. No name is asked for."), send
        return t("Open the link, and answer before we meet. No name is asked for."), send
    if step.phase is Phase.AFTER and snapshot.link == "early":
        return (
            t("Was somebody not here today? They can answer by the same link, when it opens."),
            t("Send them the link. It opens and closes by itself; close the workshop after that."),
        )
    if step.phase is Phase.AFTER and snapshot.link == "late":
        return (
            t("The time for answers has gone. What came by the link counts."),
            t("Close the workshop, or let the link open again until a later time."),
        )
    if step.phase is Phase.LOBBY and snapshot.alone_items and not snapshot.link:
        return (
            t("Welcome. Open the link, and answer before we meet. No name is asked for."),
            t("Send people the link. They can come in now, and answer as soon as you open."),
        )
    if item is not None and item.writes:
        return (
            t("What will you do when you leave here, who does it, and when?"),
            t("Write it in the group's words. Everything that was agreed is on the big screen."),
        )
    if step.phase is Phase.SHOW and plain_step(snapshot):
        return {
            "welcome": (
                t("Good to see you. Nobody has to agree today, and nobody is shown by name."),
                t("Say why you meet and when you end. Read what stands on the big screen aloud."),
            ),
            "break": (
                t("We begin again on time. Leave the question where it is meanwhile."),
                t("Say when you begin again, and start a clock. Look at what comes next."),
            ),
            "closing": (
                t("What do you take home with you? One sentence, if you want to say it."),
                t("Take them as they come, without answering. End with your own thanks."),
            ),
        }[plain_step(snapshot)]
    if item is not None and item.kind is Kind.PRIORITY and step.phase is Phase.READ:
        return (
            item.priority.text(t.language).intro,
            t("Read the options aloud. Ask if any of them needs a word of explanation."),
        )
    asked = asked_alone(snapshot) if snapshot.alone else (item,)
    if step.collects and asked and not snapshot.is_open:
        return (
            t("This round is closed."),
            t("You have already shown the result, so answers can no longer be changed."),
        )
    if takes_points(item) and step.phase is Phase.RANK:
        return (
            t("You have 100 points. Give the most to what matters the most."),
            t("Keep it quiet. An answer counts when all 100 points are given."),
        )
    if takes_points(item) and step.phase is Phase.RANKING:
        return (
            t("This is where your points go. What surprises you?"),
            t("Ask somebody who gave quite differently to tell why, if they want to."),
        )
    return {
        Phase.LOBBY: (
            t("Welcome. Scan the code with your phone, or type it in. No name is asked for."),
            t("Open the projector on the big screen. Wait until most people are here."),
        ),
        Phase.ALONE: (
            t("Answer on your own phone, when it suits you. Nobody sees anything until we meet."),
            t("Wait with the large button until you meet: it closes the answers for good."),
        ),
        Phase.SHOW: (
            t("Take the time you need."),
            t("The text is on the big screen and on the phones."),
        ),
        Phase.READ: (
            t("Listen to this case. No answer is the right one."),
            t("Read it aloud, slowly. Then read each side as if it were your own view."),
        ),
        Phase.STANCE: (
            t("Stand where you really stand, not where you think one should stand."),
            t("Keep it quiet. Nobody sees anything before you show it. Skipping is an answer too."),
        ),
        Phase.REVEAL: (
            t("This is where you stand. What do you notice?"),
            t("Let the room look for half a minute. Hear the two ends first, then the middle."),
        ),
        Phase.RESTANCE: (
            t("Take a stance again. You may have moved, or not. Both are fine."),
            t("Keep it quiet again. The first stance is kept as it was."),
        ),
        Phase.SHIFT: (
            t("This is what moved. What moved you, and what did not?"),
            t("Moving is not better than staying. Ask somebody who stayed as well."),
        ),
        Phase.TAKES: (
            t(WOULD_TAKE),
            t(
                "Only the smaller side is asked, on their phones. Give it two quiet minutes. "
                "The others think about what they could give."
            ),
        ),
        Phase.GROUND: (
            t("What can you stand on together, and what do you still disagree about?"),
            t("Write it in the group's words. Then agree on who does what, and when."),
        ),
        Phase.RANK: (
            t("Put the options in order, the most important first."),
            t("Keep it quiet. It is fine to order only some of them."),
        ),
        Phase.RANKING: (
            t("This is your order together. What surprises you?"),
            t("Ask somebody who ordered quite differently to tell why, if they want to."),
        ),
        Phase.AFTER: (
            t("Was somebody not here today? They can answer now, by the same link."),
            t("Send them the link, and close the workshop when the time has gone."),
        ),
        Phase.CLOSED: (
            t("Thank you for today."),
            t("The results are in the archive, to read and to export."),
        ),
    }[step.phase]
