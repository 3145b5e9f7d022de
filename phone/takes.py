"""What would it take? The smaller side writes, the others wait with them.

Who uses it, when, what they see first: after the last result of a dilemma, those who stand
on its smaller side see the question and one field. The others see who is asked what, and
what they can think about meanwhile. Nobody sees what is written before the room goes on.
"""

import store
from i18n import Translator
from phone import clock, pages, wording
from phone.asking import Posted
from phone.pages import Page
from phone.shelf import shelf_of
from workshop.answers import REASON_LIMIT
from workshop.minority import WOULD_TAKE, Minority, smaller
from workshop.snapshot import MIN_ROOM, Item, Snapshot
from workshop.tongues import foreign


def fragment(
    snapshot: Snapshot, who: store.Person, t: Translator, posted: Posted | None = None
) -> Page:
    """What fills <main> while the smaller side is asked."""
    shelf, item = shelf_of(snapshot), snapshot.item
    assert item is not None
    found = shelf.smaller(item)
    if found is not None and store.is_asked(who, item.id, found):
        own = store.own_takes(who, item.id)
        above = clock.strip(snapshot, t, writes=True)
        return Page(above + _draw(snapshot, item, found, own, t, posted))
    key = ("takes", t.language)
    if key not in shelf.pages:
        above = clock.strip(snapshot, t)
        shelf.keep(key, Page(above + _draw(snapshot, item, found, None, t)))
    return shelf.pages[key]


def _draw(
    snapshot: Snapshot,
    item: Item,
    found: Minority | None,
    own: str | None,
    t: Translator,
    posted: Posted | None = None,
) -> str:
    """`own` is what somebody wrote who is asked, None for the others."""
    return pages.render(
        "takes.html",
        t,
        code=snapshot.code,
        kicker=wording.kicker(snapshot, t),
        item=item,
        text=item.dilemma.text(t.language),
        tongue=foreign(item.content, t.language),
        ask=t(WOULD_TAKE),
        who=smaller(item, found, t) if found else "",
        found=found,
        few=found is not None and found.n < MIN_ROOM,
        asked=own is not None,
        own=own,
        typed=posted.fields.get("reason", "") if posted else own or "",
        error=posted.message if posted else "",
        most=REASON_LIMIT,
    )
