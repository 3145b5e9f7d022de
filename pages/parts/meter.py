"""The meter of disagreement on the facilitator's pages and the wall."""

from i18n import Translator
from pages.parts.desk import e
from workshop import meter as meters
from workshop.pictures import Picture


def meter(picture: Picture, t: Translator) -> str:
    """The scale's three parts by name, with its pointers; "" where a picture has no meter."""
    drawn = meters.meter(picture, t)
    if drawn is None:
        return ""
    parts = "".join(f"<span>{e(name)}</span>" for name in drawn.parts)
    kind = "meter two" if len(drawn.pointers) > 1 else "meter"
    return (
        f"<div class='{kind}' role='img' aria-label='{e(drawn.label)}'>"
        f"<div class='track'>{''.join(map(_pointer, drawn.pointers))}{parts}</div></div>"
    )


def _pointer(pointer: meters.Pointer) -> str:
    kind = "was" if pointer.before else "now"
    side = "left" if pointer.left else "right"
    return f"<i class='{kind} {side}' style='left:{pointer.at}%'><b>{e(pointer.words)}</b></i>"
