"""What the projector shows instead of the step: black, a pause, a hidden result, an earlier step.

Who: the room. What they see first: when it goes on.
"""

from dataclasses import replace

import streamlit as st

import store
from i18n import Translator
from pages.parts import clock, stage_words
from pages.parts.desk import e
from workshop.snapshot import Item, Mark, Snapshot, Timer


def stays(snapshot: Snapshot) -> Snapshot:
    """The snapshot as the projector shows it, which may stay at a step the room has left."""
    at = snapshot.frozen
    if at is None:
        return snapshot
    then = snapshot.frozen_at
    return replace(
        snapshot,
        here=at,
        elsewhere=snapshot.here != at,
        wall=snapshot.frozen_wall,
        timer=snapshot.timer if snapshot.here == at else None,  # the clock of another step
        items=tuple(then.of(item) for item in snapshot.items) if then else snapshot.items,
        support=then.support if then else snapshot.support,
        reached=0,  # how many could press is kept with the lines
    )


def marks(snapshot: Snapshot, item: Item) -> tuple[Mark, ...]:
    """What was marked of the reasons that the projector shows."""
    if snapshot.frozen is not None and snapshot.frozen_at is not None:
        return snapshot.frozen_at.marks
    return store.marks(item.id)


def covers(snapshot: Snapshot, t: Translator) -> bool:
    """Draw what is over the step, where something is; then the step is not drawn at all."""
    if snapshot.black:
        st.html(f"<div class='black'><p>{e(t('The screen is black for a while'))}</p></div>")
        return True
    if snapshot.pause_until:
        until = t.time(stage_words.local(snapshot.pause_until))
        st.html(
            f"<div class='question'>{e(t('Pause'))}</div>"
            f"<div class='pause'>{e(t('We go on at {time}', time=until))}</div>"
        )
        with st.container(key="pause-clock"):
            clock.show(Timer(snapshot.pause_until), t)
        return True
    if snapshot.hides_result:
        st.html(f"<div class='question'>{e(t('The result is hidden for a while'))}</div>")
        st.html(f"<div class='big'>{e(t('It comes back when it is shown again.'))}</div>")
        return True
    return False
