"""What the compass calls its anchors and its verbs, on every screen and in every file."""

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
