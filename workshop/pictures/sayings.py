"""A result in words: the finding, what completes it, the table."""

from collections.abc import Sequence

from workshop import certainty as certain
from workshop import measures, results
from workshop.answers import Stance
from workshop.dilemmas import DilemmaText
from workshop.pictures.model import Frame, Picture, Table
from workshop.snapshot import MIN_ROOM, Item, Round
from workshop.words import Words, as_shown

UNDER_ROWS = 280  # letters that a wall has room for under a list
APART = 10  # points of disagreement from which two groups are said to differ


def fitting(title: str, said: Sequence[str], frame: Frame) -> str:
    """The sentences after a title; on a wall, under rows, the first of them that have room."""
    told = [sentence for sentence in said if sentence]
    while frame.brief and len(told) > 1 and len(" ".join((title, *told))) > UNDER_ROWS:
        told.pop()
    return " ".join(told)


def too_few(round: Round | None, t: Words) -> Picture:
    answered = round.answered if round else 0
    return Picture(
        kind="none",
        height=0.0,
        title=t("Too few answers for a picture."),
        detail=t("It takes at least {n}, so that nobody can be recognised.", n=MIN_ROOM),
        basis=basis(answered, round.skipped if round else 0, t),
        alt="",
        table=Table((), ()),
    )


def hidden(t: Words) -> Picture:
    """What stands in the place of a result that the facilitator took off all screens."""
    return Picture(
        kind="none",
        height=0.0,
        title=t("The result is hidden for a while"),
        detail=t("It comes back when it is shown again."),
        basis="",
        alt="",
        table=Table((), ()),
    )


def basis(answered: int, skipped: int, t: Words) -> str:
    text = t.n("{n} answer", "{n} answers", answered - skipped)
    return text + " · " + t("{n} skipped", n=skipped) if skipped else text


def ranked_basis(item: Item, number: int, t: Words) -> str:
    """How many answers a list of priorities rests on, and whether they saw it grow."""
    round = item.result(number)
    assert round is not None
    text = basis(round.answered, round.skipped, t)
    if number in item.followed:
        text += " · " + t("the list was shown while you answered")
    return text


def paired_basis(paired: results.Paired, t: Words, brief: bool = False) -> str:
    """Whom a movement is about and, where there is room, how far one has moved who moved."""
    parts = [t("{n} answered both times", n=len(paired.pairs))]
    if paired.only_before:
        parts.append(t("{n} only before", n=paired.only_before))
    if paired.only_after:
        parts.append(t("{n} only after", n=paired.only_after))
    if any(paired.unfollowed):
        parts.append(not_followed(paired.unfollowed, t))
    if not brief:
        parts.append(t("a move is more than {n} of 100", n=t.number(measures.MOVED)))
    return " · ".join(parts)


def not_followed(people: tuple[int, int], t: Words) -> str:
    """How many (before, after) no arrow can be drawn for."""
    before, after = people
    if before == after:
        return t("{n} at tables or on the floor cannot be followed", n=after)
    return t(
        "{before} before and {after} after, at tables or on the floor, cannot be followed",
        before=before,
        after=after,
    )


def apart(room: measures.Room, before: measures.Room | None, t: Words) -> str:
    """How far a room stood apart before, where nobody can be followed; "" where not known."""
    if before is None:
        return ""
    said = t("Before, disagreement was {before}.", before=t.number(before.disagreement * 100))
    if len(room.middle) > 1:
        return said
    a, b = (t.number(each.middle[0]) for each in (before, room))
    return f"{said} {_middle_moved(a, b, t)}"


def finding(room: measures.Room, t: Words, camps: bool = False) -> str:
    """How far the room stands apart; `camps`: whether in two camps (measures.two_camps)."""
    shown = t.number(room.disagreement * 100)
    if camps:
        return t("You stand in two camps: disagreement is {d} of 100.", d=shown)
    match results.label_of(room.disagreement):
        case "together":
            return t("You stand together: disagreement is {d} of 100.", d=shown)
        case "spread":
            return t("You stand spread out: disagreement is {d} of 100.", d=shown)
        case _:
            return t("You are divided: disagreement is {d} of 100.", d=shown)


def standing(item: Item, number: int, room: measures.Room, t: Words, brief: bool = False) -> str:
    """What completes the finding of a round: who leans where, the middle, sure and unsure.

    `brief` does not name the poles again for the weights of a triangle's middle.
    """
    text = item.dilemma.text(t.language)
    where = middle(room, text, t)
    if brief and len(room.middle) > 1:
        weights = "–".join(t.number(weight) for weight in room.middle)
        where = t("The group's middle, in the same order: {weights}.", weights=weights)
    parts = [leanings(room, text, t), where, sure_and_unsure(item, number, t)]
    return " ".join(part for part in parts if part)


def middle(room: measures.Room, text: DilemmaText, t: Words) -> str:
    if len(room.middle) == 1:
        return t("The group's middle is {m} of 100.", m=t.number(room.middle[0]))
    return t("The group's middle: {place}.", place=place_words(room.middle, text, t))


def leanings(room: measures.Room, text: DilemmaText, t: Words) -> str:
    parts = [
        t.n("{n} leans towards “{pole}”", "{n} lean towards “{pole}”", count, pole=pole.label)
        for count, pole in zip(room.leaning, text.poles, strict=True)
    ]
    return t.n(
        "{leanings}, and {n} stands in between.",
        "{leanings}, and {n} stand in between.",
        room.between,
        leanings=", ".join(parts),
    )


def sure_and_unsure(item: Item, number: int, t: Words) -> str:
    """Whether the sure stand further apart than the others; "" where that cannot be told.

    It is told where both may be shown (certainty.sides) and their disagreements are APART or
    more from each other.
    """
    sides = certain.sides(item, number)
    if sides is None:
        return ""
    sure, unsure = (int(as_shown(measures.room(side, ()).disagreement * 100)) for side in sides)
    if abs(sure - unsure) < APART:
        return ""
    if sure > unsure:
        return t("The sure stand further apart than the unsure: {a} against {b}.", a=sure, b=unsure)
    return t("The unsure stand further apart than the sure: {b} against {a}.", a=sure, b=unsure)


def moved(paired: results.Paired, text: DilemmaText, t: Words) -> str:
    """How many went to which pole and how many stayed, of those who answered both times."""
    (first, *rest) = zip(paired.shift.toward, text.poles, strict=True)
    toward = [t("{n} moved towards “{pole}”", n=first[0], pole=first[1].label)]
    toward += [t("{n} towards “{pole}”", n=count, pole=pole.label) for count, pole in rest]
    if paired.shift.between:
        toward.append(t("{n} towards two alike", n=paired.shift.between))
    return t(
        "{moved}, and {stayed} of the {n} who answered both times stayed.",
        moved=", ".join(toward),
        stayed=paired.shift.stayed,
        n=paired.shift.n,
    )


def before_and_after(paired: results.Paired, text: DilemmaText, t: Words) -> str:
    """Disagreement, the middle and certainty of those who answered both times, then and now."""
    before, after = (t.number(d * 100) for d in paired.shift.disagreement)
    said = [
        t("Disagreement is still {n}.", n=after)
        if before == after
        else t("Disagreement went from {before} to {after}.", before=before, after=after)
    ]
    middle = paired.shift.middle
    places = middles(paired) if middle is None else ((middle[0],), (middle[1],))
    then, now = ([t.number(value) for value in place] for place in places)
    pair = paired.certainty
    if pair and then == now and t.number(pair[0], 1) != t.number(pair[1], 1):
        where = now[0] if len(now) == 1 else place_words(places[1], text, t)
        return f"{said[0]} {_same_middle(where, pair, t)}"
    said.append(_middle_moved(then[0], now[0], t) if middle else _weights_moved(then, now, text, t))
    if pair:
        said.append(certainty(pair, t))
    return " ".join(said)


def _middle_moved(a: str, b: str, t: Words) -> str:
    if a == b:
        return t("The middle is still {n}.", n=b)
    return t("The middle went from {a} to {b}.", a=a, b=b)


def _weights_moved(before: Sequence[str], after: Sequence[str], text: DilemmaText, t: Words) -> str:
    """The three weights of a triangle's middle, then and now."""
    told = [
        t("{pole} still {n}", pole=pole.label, n=b)
        if a == b
        else t("{pole} from {before} to {after}", pole=pole.label, before=a, after=b)
        for a, b, pole in zip(before, after, text.poles, strict=True)
    ]
    return t("The middle: {weights}.", weights=", ".join(told))


def _same_middle(middle: str, pair: tuple[float, float], t: Words) -> str:
    """The same stance held with another certainty: a result of its own."""
    before, after = (t.number(value, 1) for value in pair)
    if pair[1] < pair[0]:
        return t(
            "The middle is still {n}, and you are less sure of it: {after} against {before} of 4.",
            n=middle,
            after=after,
            before=before,
        )
    return t(
        "The middle is still {n}, and you are more sure of it: {after} against {before} of 4.",
        n=middle,
        after=after,
        before=before,
    )


def middles(paired: results.Paired) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The mean weights in a triangle, before and after, of those who answered both times."""
    before = results.places([pair.before for pair in paired.pairs])
    after = results.places([pair.after for pair in paired.pairs])
    return measures.room(before, ()).middle, measures.room(after, ()).middle


def certainty(pair: tuple[float, float], t: Words) -> str:
    before, after = (t.number(value, 1) for value in pair)
    if before == after:
        return t("You are as sure as before: {n} of 4.", n=after)
    if pair[1] < pair[0]:
        return t(
            "You are less sure than before: {after} against {before} of 4.",
            after=after,
            before=before,
        )
    return t(
        "You are more sure than before: {after} against {before} of 4.", after=after, before=before
    )


def place_words(place: Sequence[float], text: DilemmaText, t: Words) -> str:
    """A place in words: "35 of 100" on an axis, the three weights in a triangle."""
    if len(place) == 1:
        return t("{n} of 100", n=t.number(place[0]))
    return ", ".join(
        f"{pole.label} {t.number(weight)}" for pole, weight in zip(text.poles, place, strict=True)
    )


def own_place(own: Stance | None, text: DilemmaText, t: Words) -> str:
    if own is None:
        return ""
    if own.place is None:
        return t("You skipped this one.")
    return t("You stand at {place}.", place=place_words(own.place, text, t))


def own_movement(own: tuple[Stance, Stance], text: DilemmaText, t: Words) -> str:
    before, after = own
    if before.place is None or after.place is None:
        return own_place(after, text, t)
    return t(
        "You stood at {before} and now stand at {after}.",
        before=place_words(before.place, text, t),
        after=place_words(after.place, text, t),
    )


def room_table(item: Item, number: int, room: measures.Room, t: Words) -> Table:
    round = item.result(number)
    assert round is not None
    text = item.dilemma.text(t.language)
    rows = [
        (t("Answers"), t.number(room.n)),
        (t("Skipped"), t.number(round.skipped)),
    ]
    if len(room.middle) == 1:
        rows.append((t("The group's middle (median, 0-100)"), t.number(room.middle[0], 1)))
    else:
        rows += [
            (t("The group's middle: {pole}", pole=pole.label), t.number(middle, 1))
            for pole, middle in zip(text.poles, room.middle, strict=True)
        ]
    rows.append((t("Disagreement (0-100)"), t.number(room.disagreement * 100)))
    if (gathered := results.agreement_of(item, number)) is not None:
        rows.append((t("Agreement (−1 to 1, van der Eijk's A)"), t.number(gathered, 2)))
    rows += [
        (t("Lean towards “{pole}”", pole=pole.label), t.number(count))
        for pole, count in zip(text.poles, room.leaning, strict=True)
    ]
    rows.append((t("In between"), t.number(room.between)))
    if room.certainty is not None:
        rows.append((t("Certainty (mean of 1-4)"), t.number(room.certainty, 1)))
    return Table((t("Figure"), t("Value")), tuple(rows))


def movement_table(paired: results.Paired, text: DilemmaText, t: Words) -> Table:
    shift = paired.shift
    rows = [(t("Answered both times"), "", t.number(len(paired.pairs)))]
    rows += [
        (t("Moved towards “{pole}”", pole=pole.label), "", t.number(count))
        for pole, count in zip(text.poles, shift.toward, strict=True)
    ]
    if shift.between:
        rows.append((t("Moved towards two poles alike"), "", t.number(shift.between)))
    rows.append((t("Stayed"), "", t.number(shift.stayed)))
    if shift.middle:
        rows.append(
            (
                t("The group's middle (median, 0-100)"),
                t.number(shift.middle[0], 1),
                t.number(shift.middle[1], 1),
            )
        )
    else:
        rows += [
            (t("The group's middle: {pole}", pole=pole.label), t.number(a, 1), t.number(b, 1))
            for pole, a, b in zip(text.poles, *middles(paired), strict=True)
        ]
    rows.append(
        (
            t("Disagreement (0-100)"),
            t.number(shift.disagreement[0] * 100),
            t.number(shift.disagreement[1] * 100),
        )
    )
    if paired.certainty:
        rows.append(
            (
                t("Certainty (mean of 1-4)"),
                t.number(paired.certainty[0], 1),
                t.number(paired.certainty[1], 1),
            )
        )
    return Table((t("Figure"), t("Before"), t("After")), tuple(rows))
