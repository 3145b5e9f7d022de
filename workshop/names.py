"""What the compass calls its anchors and verbs, and what a group writes: one name everywhere."""

from workshop.dilemmas import Anchor
from workshop.words import mark

ANCHOR_NAMES: dict[str, str] = {
    Anchor.VALUE: mark("Value"),
    Anchor.CO_CREATION: mark("Co-creation"),
    Anchor.KNOWLEDGE: mark("Knowledge"),
}
VERB_NAMES = {
    "listen": mark("Listen"),
    "solve": mark("Solve"),
    "learn": mark("Learn"),
    "lead": mark("Lead"),
}
NOTE_NAMES = {
    "agree": mark("What you agree to stand on"),
    "disagree": mark("What you still disagree about"),
    "takes": mark("What it would take"),
    "note": mark("Notes"),
}
