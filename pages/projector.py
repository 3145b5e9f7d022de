"""The projector: a whole room reads it from ten metres away.

Who: everybody in the room, all the time. What they see first: the question, large,
and under it what the room has to do or what it said. It follows by itself.
"""

from contextlib import suppress

import segno
import streamlit as st

import store
from i18n import Translator, translator
from pages.parts import (
    clock,
    guide,
    keys,
    open_times,
    stage_words,
    visitor,
    wall_dialogue,
    wall_floor,
    wall_frame,
    wall_ground,
    wall_groups,
    wall_list,
    wall_picture,
    wall_reasons,
    wall_takes,
    wall_text,
    wall_views,
)
from pages.parts.desk import e, facts
from pages.parts.follow import follow
from pages.parts.projector_look import block, ground, style
from settings import secret
from workshop import pictures
from workshop.access import screen_code, spoken_code
from workshop.colours import MARKS
from workshop.errors import Refused
from workshop.flow import Kind, Phase
from workshop.measures import MOVED
from workshop.pictures import Picture
from workshop.privacy import BATCH
from workshop.snapshot import Item, Snapshot
from workshop.tongues import language_of, only_in


def told(kind: str, inner: str, item: Item, t: Translator) -> None:
    """A piece of what is asked, in the language it is written in."""
    block(kind, inner, language_of(item.content, t.language))


@st.fragment
def projector(code: str) -> None:
    try:
        snapshot = store.snapshot(store.find(code))
    except Refused as no:
        t = visitor.words()
        block("question", e(t(no.message, **no.values)))
        return
    t = translator(snapshot.language)
    zoom = follow(snapshot)
    visitor.declare_language(snapshot.language)
    if visitor.is_facilitator():
        keys.listen(snapshot, act, t)
    shown = wall_frame.stays(snapshot)
    header(shown, t)
    warm_up()
    with st.container(key=f"scene-{shown.here.phase}"):
        if not wall_frame.covers(shown, t):
            scene(shown, zoom, t)
    store.wall_drew(snapshot.id, snapshot.step)


def act(action: "store.Write[..., object]", *values: object) -> None:
    """A key on the facilitator's own projector; whoever moved first has the room's attention."""
    with suppress(Refused):
        action(*values)


def warm_up() -> None:
    """Have the browser fetch what draws, before the room waits for a picture."""
    with st.container(key="warm-up"):
        st.plotly_chart({"data": [{"x": [0], "y": [0]}]}, key="nothing", theme=None)


def header(snapshot: Snapshot, t: Translator) -> None:
    """What stands over every scene, and the step the room is at for the keys."""
    address = visitor.base_url().split("://", 1)[-1] + "/p"
    note = only_in(snapshot.item.content, t) if snapshot.item else ""
    where = e(facts(stage_words.place(snapshot, t), note))
    mark = f"<b class='simulated'>{e(t('Simulated'))}</b> · " if snapshot.simulated else ""
    st.html(
        f"<style>{ground(snapshot.dark_wall)}</style>"
        f"<div class='where' data-step='{snapshot.step}'>"
        f"<span>{mark}{where}</span>"
        f"<span>{e(address)} · <b>{spoken_code(snapshot.code)}</b></span></div>"
    )
    if snapshot.timer and not snapshot.pause_until:
        with st.container(key="step-clock-box"):
            clock.show(snapshot.timer, t)


def scene(snapshot: Snapshot, zoom: float, t: Translator) -> None:
    item = snapshot.item
    if snapshot.in_lobby or snapshot.own_pace:
        lobby(snapshot, t)
    elif item and snapshot.wall == "reasons" and wall_reasons.can_show(snapshot):
        wall_reasons.show(snapshot, item, t)
    elif item and wall_groups.asked(snapshot):
        wall_groups.show(snapshot, item, t)
    elif item and wall_list.asked(snapshot):
        following(snapshot, item, zoom, t)
    elif view := wall_views.asked(snapshot, t):
        second_look(snapshot, view, zoom, t)
    elif item is None:
        block("question", e(t("Thank you for today")))
        block("big", e(t("The results stay on your phone until the workshop is deleted.")))
    elif snapshot.here.collects:
        collecting(snapshot, item, t)
    elif snapshot.here.shows_result:
        shown_result(snapshot, item, zoom, t)
    elif snapshot.here.phase is Phase.READ:
        reading(item, t)
    elif snapshot.here.phase is Phase.DIALOGUE:
        wall_dialogue.show(snapshot, item, zoom, t)
    elif snapshot.here.phase is Phase.TAKES:
        wall_takes.show(snapshot, item, t)
    elif snapshot.here.phase is Phase.GROUND:
        wall_ground.ground(snapshot, item, t)
    else:
        text = item.content.text(t.language)
        block("question", e(text.title))
        block("big", e(getattr(text, "text", "")))
        if item.writes:
            wall_ground.commitments(snapshot, t)


def lobby(snapshot: Snapshot, t: Translator) -> None:
    """How to come in; while people answer before the meeting also what they are asked for."""
    block("question", e(snapshot.title))
    kind = "lobby"
    count = t.n("{n} is here", "{n} are here", snapshot.present)
    if snapshot.alone:
        kind = "lobby alone"
        count = t("{n} of {all} have answered everything", n=snapshot.answered, all=snapshot.joined)
        points = t.n(
            "{n} point to answer before the meeting: each alone and at your own pace.",
            "{n} points to answer before the meeting: each alone and at your own pace.",
            len(guide.asked_alone(snapshot)),
        )
        block("big", e(points))
    elif snapshot.afterwards:
        kind = "lobby alone"
        count = t.n("{n} has answered", "{n} have answered", snapshot.answered)
        words = t("The meeting has been held. Those who could not come answer here.")
        block("big", f"{e(words)}<br>{e(open_times.words(snapshot, t))}")
    elif snapshot.link in ("early", "open"):
        kind = "lobby alone"
        words = t("Whoever cannot come to the meeting answers by the link.")
        if snapshot.alone_items:
            words = t("Everybody answers by the link before the meeting.")
        block("big", f"{e(words)}<br>{e(open_times.words(snapshot, t))}")
    count = facts(count, open_times.answered(snapshot, t))
    url = f"{visitor.base_url()}/p/{snapshot.code}"
    code = segno.make(url, error="m").svg_data_uri(
        scale=1,
        border=4 if snapshot.dark_wall else 2,
        dark="#1D1B20",
        light="#FFFFFF",
        omitsize=True,
    )
    label = e(t("QR code to {url}", url=url))
    block(
        kind,
        f'<img class="qr" src="{code}" alt="{label}">'
        f"<div><p>{e(t('Scan the code, or go to'))}</p>"
        f"<p class='address'>{e(url.split('://', 1)[-1].rsplit('/', 1)[0])}</p>"
        f"<p>{e(t('and type'))}</p><p class='code'>{spoken_code(snapshot.code)}</p>"
        f"<p class='count' role='status'>{e(count)}</p></div>",
    )


def question_of(item: Item, t: Translator) -> str:
    text = item.content.text(t.language)
    return getattr(text, "question", text.title)


def poles_of(item: Item, t: Translator) -> str:
    if item.kind is not Kind.DILEMMA:
        return ""
    poles = item.dilemma.text(t.language).poles
    return "".join(
        f"<div class='pole pole-{i}'><h3>{MARKS[i]} {e(pole.label)}</h3>"
        f"<p>{e(pole.argument)}</p></div>"
        for i, pole in enumerate(poles)
    )


def reading(item: Item, t: Translator) -> None:
    told(wall_text.question(question_of(item, t)), e(question_of(item, t)), item, t)
    if item.kind is Kind.PRIORITY:
        text = item.priority.text(t.language)
        options = "".join(f"<li>{e(label)}</li>" for label in text.options.values())
        block("big", e(text.intro))
        block("options", f"<ul>{options}</ul>")
        return
    text = item.dilemma.text(t.language)
    told(wall_text.case(text), f"<p>{e(text.case)}</p>", item, t)
    told(f"poles of-{len(text.poles)}", labels_of(item, t), item, t)


def labels_of(item: Item, t: Translator) -> str:
    return "".join(
        f"<div class='pole pole-{i}'><h3>{MARKS[i]} {e(pole.label)}</h3></div>"
        for i, pole in enumerate(item.dilemma.text(t.language).poles)
    )


def following(snapshot: Snapshot, item: Item, zoom: float, t: Translator) -> None:
    """What is asked, and its list as far as it goes; until there is one, the options."""
    drawn = wall_list.picture(snapshot, item, t)
    if drawn is None:
        collecting(snapshot, item, t)
        return
    told(wall_text.question(question_of(item, t)), e(question_of(item, t)), item, t)
    wall_picture.show(snapshot, drawn, wall_list.NAME, [drawn], zoom, t, when=have(snapshot, t))


def collecting(snapshot: Snapshot, item: Item, t: Translator) -> None:
    told(wall_text.question(question_of(item, t)), e(question_of(item, t)), item, t)
    if wall_floor.enters(snapshot, item):
        wall_floor.show(snapshot, item, t)
    elif item.kind is Kind.DILEMMA:
        told(f"poles of-{len(item.dilemma.text(t.language).poles)}", poles_of(item, t), item, t)
    else:
        labels = item.priority.text(t.language).options.values()
        block("options", "<ul>" + "".join(f"<li>{e(label)}</li>" for label in labels) + "</ul>")
    if snapshot.is_open:
        words = have(snapshot, t)
        rest = t("Answer on your phone. Nobody sees anything before it is shown to all.")
        if stage_words.takes_points(item):
            rest = t("Give 100 points on your phone. Nobody sees them before all are shown.")
        words, rest = wall_floor.words(snapshot, item, t) or (words, rest)
        if wall_list.asked(snapshot):
            rest = t("The list comes when {n} phones or tables have answered.", n=BATCH)
        elif wall_list.was_seen(snapshot):
            rest = t("Answer on your phone. You can change it until the result is shown.")
    else:
        words, rest = t("This round is closed"), ""
    block("answered", f"<b role='status'>{e(words)}</b><span>{e(rest)}</span>")


def have(snapshot: Snapshot, t: Translator) -> str:
    """How many have answered where the wall stands; "" where it stays at an earlier step."""
    if snapshot.elsewhere:
        return ""
    words = t("{n} of {all} have answered", n=snapshot.answered, all=snapshot.present)
    if snapshot.beforehand:
        words = facts(words, t("{n} beforehand", n=t.number(snapshot.beforehand)))
    return words


def picture_of(snapshot: Snapshot, item: Item, t: Translator) -> Picture:
    number = snapshot.here.round
    if number > 1:
        return pictures.movement(item, number, t, frame=pictures.PROJECTED)
    return pictures.result(item, number, t, frame=pictures.PROJECTED)


def shown_result(snapshot: Snapshot, item: Item, zoom: float, t: Translator) -> None:
    picture = picture_of(snapshot, item, t)
    if snapshot.here.phase is Phase.SHIFT:
        far = t("by more than {n} of 100", n=t.number(MOVED)) if picture.ways else ""
        block("question", f"{e(t('What moved in the dialogue?'))} <small>{e(far)}</small>")
    else:
        told(wall_text.question(question_of(item, t)), e(question_of(item, t)), item, t)
    tables = told_apart(item, snapshot.here.round, picture, t)
    wall_picture.show(snapshot, picture, "picture", tables, zoom, t)


def second_look(snapshot: Snapshot, view: wall_views.View, zoom: float, t: Translator) -> None:
    """What the facilitator asks for beside the step, under what it is about."""
    if snapshot.here.shows_result and snapshot.item:
        question = question_of(snapshot.item, t)
        told(wall_text.question(question), e(question), snapshot.item, t)
    else:
        block("question", e(t("The dilemmas on a map")))
    wall_picture.show(snapshot, view.picture, view.name, [view.picture], zoom, t)


def told_apart(item: Item, number: int, picture: Picture, t: Translator) -> list[Picture]:
    """The pictures of which D shows the figures: this one, and how sure those are who stand so."""
    if item.kind is not Kind.DILEMMA:
        return [picture]
    return [picture, pictures.by_certainty(item, number, t)]


style()
found = screen_code(secret(), st.query_params.get("w"))
if found is None:
    block("question", e(visitor.words()("This link does not open a projector.")))
else:
    projector(found)
