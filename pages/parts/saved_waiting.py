"""What participants wrote, looked after in the archive: let through, hidden, put together.

Who: the facilitator, once the workshop is closed. What came after the meeting is first seen
then, and what still waited when it closed waits here. What they see first: how much waits.
"""

import streamlit as st

import store
from i18n import Translator
from pages.parts import remote_moderation
from pages.parts.desk import e
from workshop.errors import Refused
from workshop.snapshot import Snapshot

_CHANGED = "looked-after"  # the rest of the page is to be read again


@st.fragment
def show(snapshot: Snapshot, t: Translator) -> None:
    """The reasons and notes of a closed workshop; open from the start when something waits."""
    waits = remote_moderation.waiting(snapshot.id)
    if not (waits or remote_moderation.has_reasons(snapshot)):
        return

    def act(action: "store.Write[..., object]", *values: object) -> None:
        st.session_state[_CHANGED] = True
        try:
            action(*values)
        except Refused as no:
            st.toast(t(no.message, **no.values))

    with st.container(key="look-after"):
        if waits:
            st.html(f"<div class='say' role='status'>{_words(waits, t)}</div>")
        title = t("Look after what participants wrote")
        with st.expander(title, expanded=waits > 0, type="compact", key="look-after-open"):
            remote_moderation.show(snapshot, act, t)
    if st.session_state.pop(_CHANGED, False):
        st.rerun()


def _words(waits: int, t: Translator) -> str:
    many = t.n("{n} text waits for you", "{n} texts wait for you", waits)
    what = t("Until you let it through, nobody sees it, and it is in no file.")
    return f"<b>{e(many)}</b><p>{e(what)}</p>"
