"""The list that the room follows, on the phones of those who have answered.

Who uses it, when, what they see first: a participant who has put the options in order while
others still do, where the facilitator shows the list. They see the same as the big screen, under
their own answer, which they can still change. Whoever has not answered yet is not pulled along.
"""

from markupsafe import Markup

from i18n import Translator
from phone import pages
from phone.drawing import Own
from phone.shelf import Shelf
from workshop.snapshot import Item


def part(shelf: Shelf, item: Item, own: Own, t: Translator) -> Markup:
    """What fills its place under the form; nothing where there is nothing to be seen."""
    if own is None or not shelf.snapshot.follows_list:
        return Markup()
    shown = shelf.so_far()
    if shown is None or shown.withheld:
        return Markup()
    drawn = shelf.gallery.so_far(item, shown, t)
    text = pages.render("sofar.html", t, picture=drawn.picture, svg=Markup(drawn.svg))
    return Markup(text)
