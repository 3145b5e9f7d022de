"""A posted form as a stance, a ranking or points; if it is allowed is for `workshop` to say."""

import random
from collections.abc import Mapping, Sequence

from workshop.answers import ALL_POINTS, POINTS_STEP, SKIP, Points, Ranking, Stance
from workshop.dilemmas import Shape
from workshop.errors import Refused

WEIGHTS = ("a", "b", "c")
POINTS = "points."  # before an option's id: the name of its field


def which(form: Mapping[str, str]) -> tuple[int, int, int]:
    """The item, the round and its go (`Item.go`) a form is about; raises Refused (422).

    A round that was begun again is "1.1": its drafts on a phone are kept apart, too.
    """
    round, _, go = form.get("round", "").partition(".")
    about = {"round": round, "go": go or "0"}
    return number_in(form, "item"), number_in(about, "round"), number_in(about, "go")


def number_in(form: Mapping[str, str], name: str) -> int:
    """The id in a form's field; raises Refused (422)."""
    text = form.get(name, "")
    if not _is_count(text):
        raise Refused("This form could not be read.", status=422)
    return int(text)


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def stance_from(form: Mapping[str, str], shape: Shape) -> Stance:
    """The stance in a form; raises Refused (422) naming the field at fault.

    In a triangle an empty weight counts as none, but not all three.
    """
    if form.get("do") == "skip":
        return SKIP
    if shape is Shape.AXIS:
        place: tuple[float, ...] = (_number(form, "position"),)
    elif not any(form.get(name, "").strip() for name in WEIGHTS):
        raise Refused("Say where you stand first.", status=422, field="weights")
    else:
        place = tuple(_number(form, name, field="weights", empty=0.0) for name in WEIGHTS)
    return Stance(
        place,
        certainty=_choice(form, "certainty"),
        importance=_choice(form, "importance"),
        reason=text_in(form.get("reason", "")),
        lens=form.get("lens", "").strip(),
    )


def _number(
    form: Mapping[str, str], name: str, field: str | None = None, empty: float | None = None
) -> float:
    text = form.get(name, "").strip()
    if not text:
        if empty is None:
            raise Refused("Say where you stand first.", status=422, field=field or name)
        return empty
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise Refused("Write a number from 0 to 100.", status=422, field=field or name) from None


def _choice(form: Mapping[str, str], name: str) -> int | None:
    text = form.get(name, "").strip()
    if not text:
        return None
    if not _is_count(text):
        raise Refused("Choose one of the four answers.", status=422, field=name)
    return int(text)


def text_in(text: str) -> str:
    """As it was typed: browsers send line ends as two characters."""
    text = text.replace("\r\n", "\n").strip()
    return "".join(c for c in text if c >= " " or c == "\n")


def ranking_from(form: Mapping[str, str]) -> Ranking:
    """The order in a form, after the one move it may ask for; raises Refused (422)."""
    if form.get("do") == "skip":
        return Ranking(None)
    order = [option for option in form.get("order", "").split(",") if option]
    option, _, direction = form.get("move", "").partition(":")
    if not option:
        return Ranking(tuple(order))
    if option not in order or direction not in ("up", "down"):
        raise Refused("The order must name each option once.", status=422, field="order")
    at = order.index(option)
    to = min(max(at + (1 if direction == "down" else -1), 0), len(order) - 1)
    order.insert(to, order.pop(at))
    return Ranking(tuple(order))


def points_from(form: Mapping[str, str]) -> Points:
    """The points in a form; raises Refused (422) naming the option's field at fault.

    An empty field gives nothing.
    """
    if form.get("do") == "skip":
        return Points(None)
    given = []
    for name, text in form.items():
        if not name.startswith(POINTS):
            continue
        typed = text.strip() or "0"
        if not _is_count(typed) or int(typed) > ALL_POINTS or int(typed) % POINTS_STEP:
            raise Refused(
                "Give points in steps of {n}, between 0 and 100.",
                status=422,
                field=name,
                n=POINTS_STEP,
            )
        given.append((name.removeprefix(POINTS), int(typed)))
    return Points(tuple(given))


def first_order(options: Sequence[str], person: int, item: int) -> tuple[str, ...]:
    """The order a participant meets: shuffled, so that no option gains from its place.

    The same person meets the same order after a reload.
    """
    shuffled = list(options)
    random.Random(f"{person}:{item}").shuffle(shuffled)
    return tuple(shuffled)
