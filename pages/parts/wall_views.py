"""A second look on the projector, instead of the step, when the facilitator asks for it.

Who: the room, while it looks at its result or is between two points. What they see first:
the title that states what this look finds: how sure they are, where the roles stand, or all
dilemmas on a map. Each is drawn only when it is asked for, so that no reveal waits for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

import store
from i18n import Translator
from pages.parts.desk import e
from workshop import pictures, privacy, roles
from workshop.flow import Kind, Phase
from workshop.pictures import Picture
from workshop.snapshot import Item, Snapshot

MAP_AT = (Phase.READ, Phase.SHOW, Phase.GROUND, Phase.CLOSED)  # between points, and at the end
NEEDED = 2  # roles without which there is nothing to compare
Act = Callable[..., Any]  # one press: a store call and its values


@dataclass(frozen=True)
class View:
    """A look that can be had now; `name` is one of store's walls, the words are the remote's."""

    name: str
    picture: Picture
    offer: str
    told: str


def possible(snapshot: Snapshot, t: Translator) -> list[View]:
    """What can be shown here, as far as small groups allow."""
    return [
        View(name, picture, offer, told)
        for name, picture, offer, told in (
            (
                "certainty",
                _certainty(snapshot, t),
                t("Show how sure they are on the big screen"),
                t("The big screen now shows how sure they are."),
            ),
            (
                "roles",
                _roles(snapshot, t),
                t("Show the roles on the big screen"),
                t("The big screen now shows where the roles stand."),
            ),
            (
                "map",
                _map(snapshot, t),
                t("Show the map of the dilemmas on the big screen"),
                t("The big screen now shows all dilemmas on a map."),
            ),
        )
        if picture and picture.lines
    ]


def asked(snapshot: Snapshot, t: Translator) -> View | None:
    """The look that is to be on the wall, where it still can be had."""
    if not snapshot.wall:
        return None
    return next((view for view in possible(snapshot, t) if view.name == snapshot.wall), None)


def _shown(snapshot: Snapshot) -> Item | None:
    """The dilemma of which the room looks at a result."""
    item = snapshot.item
    if item is None or item.kind is not Kind.DILEMMA or not snapshot.here.shows_result:
        return None
    return item


def _certainty(snapshot: Snapshot, t: Translator) -> Picture | None:
    item = _shown(snapshot)
    if item is None:
        return None
    return pictures.by_certainty(item, snapshot.here.round, t, pictures.PROJECTED)


def _roles(snapshot: Snapshot, t: Translator) -> Picture | None:
    item = _shown(snapshot)
    found = roles.breakdown(item, snapshot.here.round) if item else None
    if item is None or found is None or len(found.parts) < NEEDED:
        return None
    return pictures.by_role(item, snapshot.here.round, t, pictures.PROJECTED)


def _map(snapshot: Snapshot, t: Translator) -> Picture | None:
    if snapshot.here.phase not in MAP_AT:
        return None
    return pictures.agenda_map(snapshot.items, t, pictures.PROJECTED)


def choose(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """The remote's buttons for what can be shown, and why the roles cannot."""
    views = possible(snapshot, t)
    if views:
        with st.container(key="wall-views", horizontal=True, vertical_alignment="center"):
            for view in views:
                shown = snapshot.wall == view.name
                st.button(
                    _back(snapshot, t) if shown else view.offer,
                    key=f"wall-{view.name}",
                    on_click=act,
                    args=(store.set_wall, snapshot.id, "" if shown else view.name),
                )
                if shown:
                    st.html(f"<div class='muted' role='status'>{e(view.told)}</div>")
    if snapshot.roles and _shown(snapshot) and not any(view.name == "roles" for view in views):
        words = t(
            "The roles cannot be shown beside each other here: it takes two with at least {k} "
            "answers that are not too alike, and nobody may be found by subtraction.",
            k=privacy.K_BREAKDOWN,
        )
        st.html(f"<div class='muted'>{e(words)}</div>")


def _back(snapshot: Snapshot, t: Translator) -> str:
    if snapshot.here.shows_result:
        return t("Show the result again")
    return t("Put the map away")
