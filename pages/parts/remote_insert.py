"""Something put in on a running agenda: a step, a dilemma, a question, or the same once more.

Who: the facilitator when the room needs what was not prepared. What they see first: a break;
below it what belongs to what they chose.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

import store
from i18n import NAMES, Translator
from pages.parts import draft, taking_up
from pages.parts.agenda_editor import method_words, seeded
from pages.parts.desk import e
from workshop import methods
from workshop.agenda import DraftItem
from workshop.dilemmas import Content, Plain
from workshop.errors import Refused
from workshop.flow import Kind, Stop
from workshop.library import Library
from workshop.snapshot import Snapshot

Act = Callable[..., Any]  # one press: a store call and its values
OWN = "own"  # the plain step without words of its own


def show(snapshot: Snapshot, act: Act, t: Translator) -> None:
    """What, with its words, rounds and method; where; the button."""
    offered = choices(snapshot, store.library())
    chosen = st.selectbox(
        t("What"),
        list(offered),
        format_func=lambda key: _title(key, offered[key], t),
        key=f"put-in-what-{len(snapshot.items)}-{t.language}",
    )
    content = offered[chosen]
    kind = draft.kind_of(content)
    if isinstance(content, Plain):
        _words(content, snapshot, t)
    places, where = taking_up.where(snapshot, t), f"put-in-where-{snapshot.step}-{t.language}"
    st.selectbox(t("Where on the agenda"), list(places), format_func=places.__getitem__, key=where)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.number_input(
            t("Minutes"),
            min_value=1,
            max_value=480,
            key=seeded(f"put-in-minutes-{kind}", draft.MINUTES[kind]),
            width=130,
        )
        rounds = 1 if kind is Kind.PLAIN else _rounds(kind, t)
    method = f"put-in-method-{kind}-{t.language}"
    if methods.talks(Stop(0, kind, rounds)):
        _method(kind, method, t)
    st.button(
        t("Put it on the agenda"),
        key="put-it-in",
        on_click=_put,
        args=(snapshot, content, where, method, act, t),
    )


def _put(
    snapshot: Snapshot, content: Content, where: str, method: str, act: Act, t: Translator
) -> None:
    """What stands in the fields when it is pressed: the last one may just have been typed."""
    held, kind = st.session_state, draft.kind_of(content)
    if isinstance(content, Plain):
        words = content.model_dump(mode="json")
        for language in snapshot.languages:
            key = f"put-in-{content.id}-{language}"
            words[language] = {name: held[f"{key}-{name}"] for name in ("title", "text")}
        try:
            content = draft.plain(words, list(snapshot.languages), "")
        except Refused as no:
            st.toast(t(no.message, **no.values))
            return
    way = held.get(method, "")
    rounds = max(held.get(f"put-in-rounds-{kind}", 1), methods.least_rounds(way))
    item = DraftItem(content, held[f"put-in-minutes-{kind}"], rounds, method=way)
    after = None if held[where] == taking_up.NEXT else held[where]
    act(store.insert_item, snapshot.id, snapshot.step, item, after)


def choices(snapshot: Snapshot, library: Library) -> dict[str, Content]:
    """Plain steps, the library with our own first, then what is on the agenda once more."""
    steps = ["break", *(name for name in draft.STEPS if name != "break")]
    found: dict[str, Content] = {f"step-{name}": draft.plain_step(name) for name in steps}
    found[f"step-{OWN}"] = draft.own_step()
    used = {i.content.id: i.content for i in snapshot.items if i.kind is not Kind.PLAIN}
    all_of_it = {**library.dilemmas, **library.priorities}
    own_first = sorted(all_of_it.values(), key=lambda each: each.id not in library.own)
    found |= {each.id: each for each in own_first if each.id not in used}
    return found | {f"again-{id}": all_of_it.get(id, content) for id, content in used.items()}


def _title(key: str, content: Content, t: Translator) -> str:
    title = content.text(t.language).title
    if isinstance(content, Plain):
        return t("Step: {title}", title=title)
    return t("{title} (once more)", title=title) if key.startswith("again-") else title


def _words(content: Plain, snapshot: Snapshot, t: Translator) -> None:
    """What is to stand on the screens, in each of the workshop's languages."""
    for language in snapshot.languages:
        of = f" ({NAMES[language]})" if len(snapshot.languages) > 1 else ""
        key, text = f"put-in-{content.id}-{language}", content.text(language)
        st.text_input(t("Title") + of, max_chars=60, key=seeded(f"{key}-title", text.title))
        st.text_area(t("Text") + of, max_chars=400, height=90, key=seeded(f"{key}-text", text.text))


def _rounds(kind: Kind, t: Translator) -> int:
    first = 2 if kind is Kind.DILEMMA else 1
    key = seeded(f"put-in-rounds-{kind}", first)
    return int(st.selectbox(t("Rounds"), draft.ROUNDS, key=key, width=90))


def _method(kind: Kind, key: str, t: Translator) -> None:
    """How it is talked about."""
    method = st.selectbox(
        t("How you talk together"),
        ["", *(name for name in methods.offered(kind) if name != methods.PLENARY)],
        format_func=lambda name: methods.name_of(name, t),
        key=key,
    )
    st.html(f"<p class='muted small'>{e(method_words(method, t))}</p>")
