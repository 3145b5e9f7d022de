"""Reasons that belong together, on the remote: suggested, named, changed by the facilitator.

Who: the facilitator, while the room talks. What they see first: the groups there are, then
what the words suggest, which is nothing until somebody has read it and accepts it.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import streamlit as st

import store
from i18n import Translator
from pages.parts.desk import e
from workshop import similar
from workshop.snapshot import Group, Item, Snapshot

FEW = 4  # texts of a suggestion that are read as they are
SUGGESTED = 4  # suggestions at once
Act = Callable[..., Any]  # one press: a store call and its values
_Sets = tuple[tuple[int, ...], ...]


def show(
    snapshot: Snapshot,
    item: Item,
    groups: Sequence[Group],
    shown: Sequence[store.Told],
    key: str,
    act: Act,
    t: Translator,
) -> None:
    """The groups of a round, and what else may belong together of what is `shown`."""
    _on_the_wall(snapshot, item, groups, act, t)
    for group in groups:
        _group(snapshot, group, shown, act, t)
    free = [each for each in shown if each.group is None]
    same, alike = _suggestions(tuple(each.text for each in free))
    if not (same or alike):
        st.html(f"<div class='muted'>{e(t('No other reasons have many words in common.'))}</div>")
        return
    words = t("These share many words. Read them before you accept: a machine suggests it.")
    st.html(f"<p class='muted'>{e(words)}</p>")
    for indices in same:
        _duplicates(snapshot, [free[n] for n in indices], act, t)
    among = [each.text for each in free]
    for indices in alike[: SUGGESTED - len(same)]:
        _suggested(snapshot, [free[n] for n in indices], among, key, act, t)


@lru_cache(maxsize=16)
def _suggestions(texts: tuple[str, ...]) -> tuple[_Sets, _Sets]:
    """Those that say the same, at most half of all suggestions, and those that are alike."""
    same = similar.duplicates(texts)[: SUGGESTED // 2]
    alike = (each for each in similar.groups(texts) if not any(set(each) <= set(s) for s in same))
    return same, tuple(alike)


def put_together(
    snapshot: Snapshot, ids: Sequence[int], done: Callable[[], None], act: Act, t: Translator
) -> None:
    """A name for the reasons that are ticked."""
    with st.form("put-together", border=False):
        st.text_input(t("Name of a group"), max_chars=store.NAME_LIMIT, key="put-together-name")
        st.form_submit_button(
            t.n("Put {n} reason in this group", "Put {n} reasons in this group", len(ids)),
            key="do-group",
            on_click=lambda: _put(snapshot, "put-together-name", ids, done, act),
        )


def _put(
    snapshot: Snapshot, field: str, ids: Sequence[int], done: Callable[[], None], act: Act
) -> None:
    if act(store.group_reasons, snapshot.id, st.session_state[field], ids):
        st.session_state[field] = ""
        done()


def _on_the_wall(
    snapshot: Snapshot, item: Item, groups: Sequence[Group], act: Act, t: Translator
) -> None:
    """Only groups of the result that the room looks at can be shown to it."""
    if not groups or (snapshot.here.item, snapshot.here.round) != (item.id, groups[0].round):
        return
    on = snapshot.wall == "groups"
    st.button(
        t("Hide the groups") if on else t("Show the groups on the big screen"),
        key="wall-groups",
        on_click=act,
        args=(store.set_wall, snapshot.id, "" if on else "groups"),
    )


def _group(
    snapshot: Snapshot, group: Group, shown: Sequence[store.Told], act: Act, t: Translator
) -> None:
    texts = {each.id: " ".join(each.text.split()) for each in shown}
    inside = [each.id for each in shown if each.id in group.reasons]
    with st.expander(f"{group.name} ({len(inside)})".replace("[", "("), type="compact"):
        # A change by somebody else begins the form anew.
        form = f"group-{group.id}-{hash((group.name, tuple(inside)))}"
        with st.form(form, border=False):
            name = st.text_input(
                t("Name of a group"), value=group.name, max_chars=store.NAME_LIMIT, key=f"{form}-n"
            )
            ids = st.multiselect(
                t("Its reasons"),
                list(texts),
                default=inside,
                format_func=texts.__getitem__,
                key=f"{form}-ids",
            )
            if st.form_submit_button(t("Save")):
                act(store.change_group, snapshot.id, group.id, name, ids)
                st.rerun(scope="fragment")
        st.button(
            t("Take the group away"),
            key=f"drop-{group.id}",
            on_click=act,
            args=(store.drop_group, snapshot.id, group.id),
        )


def _texts(those: Sequence[store.Told], t: Translator) -> None:
    lines = "".join(f"<li>{e(each.text)}</li>" for each in those[:FEW])
    rest = len(those) - FEW
    more = f"<div class='muted'>{e(t('and {n} more', n=rest))}</div>" if rest > 0 else ""
    st.html(f"<ul class='reasons'>{lines}</ul>{more}")


def _duplicates(snapshot: Snapshot, those: Sequence[store.Told], act: Act, t: Translator) -> None:
    into = max(those, key=lambda each: (each.marked, len(each.text)))
    with st.container(key=f"same-{into.id}", gap="xsmall"):
        _texts(those, t)
        st.button(
            t("They say the same"),
            key=f"merge-{into.id}",
            on_click=act,
            args=(store.merge_reasons, snapshot.id, into.id, [each.id for each in those]),
        )


def _suggested(
    snapshot: Snapshot,
    those: Sequence[store.Told],
    among: Sequence[str],
    key: str,
    act: Act,
    t: Translator,
) -> None:
    ids = [each.id for each in those]
    name = f"suggested-{key}-{'-'.join(map(str, ids[:3]))}-{len(ids)}"
    with st.container(key=f"alike-{name}", gap="xsmall"), st.form(name, border=False):
        _texts(those, t)
        st.text_input(
            t("Name of a group"),
            value=similar.common_word([each.text for each in those], among),
            max_chars=store.NAME_LIMIT,
            key=f"{name}-name",
        )
        st.form_submit_button(
            t.n("Put {n} reason in this group", "Put {n} reasons in this group", len(ids)),
            key=f"{name}-put",
            on_click=lambda: _put(snapshot, f"{name}-name", ids, lambda: None, act),
        )
