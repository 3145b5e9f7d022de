"""What people would write instead: the participant's page in Streamlit.

A slider inside a fragment that runs every two seconds, so that the page notices the
room's next step. The answer is committed to SQLite with the app's pragmas.
"""

import os
import sqlite3
import uuid

import streamlit as st


@st.cache_resource
def database() -> sqlite3.Connection:
    found = sqlite3.connect(
        os.environ["BENCH_DATABASE"], isolation_level=None, check_same_thread=False
    )
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        found.execute(f"PRAGMA {pragma}")
    found.execute("CREATE TABLE IF NOT EXISTS room (step INTEGER)")
    found.execute(
        "CREATE TABLE IF NOT EXISTS answer (person TEXT PRIMARY KEY, position REAL NOT NULL)"
    )
    return found


st.session_state.setdefault("person", uuid.uuid4().hex)


def save() -> None:
    database().execute(
        "INSERT INTO answer VALUES (?, ?) ON CONFLICT (person) DO UPDATE SET position = ?",
        (st.session_state.person, st.session_state.position, st.session_state.position),
    )


@st.fragment(run_every=2)
def step() -> None:
    room = database().execute("SELECT max(step) FROM room").fetchone()
    st.subheader(f"Hvornår er vi nok til at gå i gang? ({room[0] or 1})")
    position = st.slider("Hvor står du?", 0, 100, 50, key="position", on_change=save)
    st.caption(f"Modtaget: {position}")


st.title("Ståsted")
step()
