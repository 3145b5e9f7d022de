"""Disagreement on its scale from 0 to 100, beside the finding that says it."""

from i18n import Translator
from pages.parts.desk import e
from workshop.pictures import Picture


def meter(picture: Picture, t: Translator) -> str:
    """The scale's three parts by name, with a pointer; "" where a picture has no disagreement."""
    if picture.disagreement is None:
        return ""
    at = picture.disagreement * 100
    label = t("Disagreement is {d} on a scale from 0 to 100.", d=t.number(at))
    parts = "".join(
        f"<span>{e(name)}</span>" for name in (t("together"), t("spread"), t("divided"))
    )
    return (
        f"<div class='meter' role='img' aria-label='{e(label)}'>"
        f"<i style='left:{at:.1f}%'></i>{parts}</div>"
    )
