"""Groups of opinion across many dilemmas of one closed workshop, where there are any."""

import streamlit as st

from i18n import Translator
from pages.parts import desk
from pages.parts.desk import e
from workshop import groups
from workshop.opinions import APART, Group, Opinions, Shared, dilemmas, opinions
from workshop.snapshot import Snapshot


def show(snapshot: Snapshot, t: Translator) -> None:
    """The groups, or why none are told; of a workshop with few dilemmas one small line."""
    asked = len(dilemmas(snapshot))
    if asked >= groups.MIN_COLUMNS:
        with st.container(key="opinions"):
            _show(snapshot, t)
    elif asked:
        words = f"{t('There are no clear groups of opinion.')} {t(groups.FEW_COLUMNS)}"
        st.html(f"<p class='muted small'>{e(words)}</p>")


def _show(snapshot: Snapshot, t: Translator) -> None:
    desk.section(
        t("Groups of opinion"),
        under=t(
            "Whether some people answer alike across the dilemmas. A group is only named "
            "when it is clearer than chance makes them, and has at least {n} people.",
            n=groups.MIN_GROUP,
        ),
    )
    found = _found(snapshot, t)
    if not found.groups:
        st.html(f"<p>{e(t(found.reason))}</p>")
        return
    parts = [_sentence(found, t)]
    parts += [_group(number, one, snapshot, t) for number, one in enumerate(found.groups, 1)]
    parts.append(_shared(found.shared, snapshot, t))
    st.html("".join(parts))


def _found(snapshot: Snapshot, t: Translator) -> Opinions:
    """Looked for once a visit: a closed workshop's answers do not change."""
    key = f"opinions-{snapshot.id}"
    if key not in st.session_state:
        bar = st.progress(0.0, t("Looking for groups"))

        def step(done: float) -> None:
            bar.progress(done, t("Looking for groups"))

        st.session_state[key] = opinions(snapshot, step)
        bar.empty()
    found: Opinions = st.session_state[key]
    return found


def _sentence(found: Opinions, t: Translator) -> str:
    words = t.n(
        "There is {n} group across {dilemmas} dilemmas.",
        "There are {n} groups across {dilemmas} dilemmas.",
        len(found.groups),
        dilemmas=found.dilemmas,
    )
    if found.ungrouped:
        words += " " + t.n(
            "{n} person answered too few to stand in one.",
            "{n} people answered too few to stand in one.",
            found.ungrouped,
        )
    return f"<p>{e(words)}</p>"


def _group(number: int, group: Group, snapshot: Snapshot, t: Translator) -> str:
    name = t.n("Group {number}: {n} person", "Group {number}: {n} people", group.n, number=number)
    lines = ""
    for each in group.apart:
        text = snapshot.items[each.item].dilemma.text(t.language)
        pole = text.poles[0 if each.group < each.others else 1].label
        told = t(
            "Nearer “{pole}” than the others: the middle is {group}, against {others} of 100.",
            pole=pole,
            group=t.number(each.group),
            others=t.number(each.others),
        )
        lines += f"<li><b>{e(text.title)}</b><br>{e(told)}</li>"
    if not lines:
        return f"<h3 class='section'>{e(name)}</h3><p>{e(_nothing(group, t))}</p>"
    return f"<h3 class='section'>{e(name)}</h3><ul class='reasons'>{lines}</ul>"


def _nothing(group: Group, t: Translator) -> str:
    if group.shown:
        return t(
            "Where its figures can be shown, its middle is less than {n} of 100 from that of the "
            "others.",
            n=t.number(APART),
        )
    return t("No figure of this group can be shown without telling what single people answered.")


def _shared(shared: tuple[Shared, ...], snapshot: Snapshot, t: Translator) -> str:
    heading = f"<h3 class='section'>{e(t('What all groups share'))}</h3>"
    if not shared:
        return heading + f"<p>{e(t('There is no dilemma where all groups lean the same way.'))}</p>"
    lines = ""
    for each in shared:
        text = snapshot.items[each.item].dilemma.text(t.language)
        told = t("Most of every group lean towards “{pole}”.", pole=text.poles[each.pole].label)
        lines += f"<li><b>{e(text.title)}</b><br>{e(told)}</li>"
    return f"{heading}<ul class='reasons'>{lines}</ul>"
