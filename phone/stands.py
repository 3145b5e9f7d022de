"""Which form asks where somebody stands: one person's, or a table's."""

from typing import Any

import store
from i18n import Translator
from phone import asking, tables
from phone.asking import Posted
from phone.drawing import Own
from workshop.snapshot import Item, Snapshot


def asked(
    snapshot: Snapshot,
    item: Item,
    who: store.Person,
    own: Own,
    t: Translator,
    posted: Posted | None,
    is_open: bool,
) -> tuple[str, dict[str, Any]]:
    """The template of a dilemma's form and what it holds."""
    if who.way == "table":
        held = tables.form(snapshot, item, who, own, t, posted, is_open)
        return "table.html", held
    return "stance.html", asking.stance(snapshot, item, own, t, posted, is_open)
