"""The clock of a step, on the remote and on the projector.

It counts in the browser, from the seconds that the server says are left, so that a
browser's wrong clock or a lost connection does not change it. It is told at one minute and
at the end, to screen readers too, and it never moves the room.
"""

import datetime as dt

import streamlit as st

from i18n import Translator
from workshop import control
from workshop.snapshot import Timer

# `asked` is when the server counted: the same again is an old count, drawn anew.
_JS = """
export default function ({ data, parentElement }) {
  const held = (window.staastedClock ??= {});
  const at = (name) => parentElement.querySelector(`.clock-${name}`);
  const [face, words, told] = [at("face"), at("words"), at("told")];
  if (held.asked !== data.asked) {
    held.asked = data.asked;
    held.ends = performance.now() + data.left * 1000;
  }
  if (held.timer !== data.timer) {
    held.timer = data.timer;
    held.told = data.left > 60 ? "" : data.left > 0 ? data.minute : data.over;
  }
  const show = () => {
    if (!face.isConnected) return clearInterval(held.beat);
    const left = data.runs ? Math.max(0, (held.ends - performance.now()) / 1000) : data.left;
    const whole = Math.ceil(left - 0.05);
    const two = (number) => String(number).padStart(2, "0");
    const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
    face.textContent = h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
    const state = !data.runs ? data.halted : left <= 0 ? data.over : left <= 60 ? data.minute : "";
    words.textContent = state === data.minute ? "" : state;
    const kind = !data.runs ? "halted" : left <= 0 ? "over" : left <= 60 ? "last" : "";
    face.parentElement.className = `clock ${kind}`;
    if (data.runs && state && state !== held.told) told.textContent = held.told = state;
  };
  clearInterval(held.beat);
  held.beat = setInterval(show, 250);
  show();
}
"""
_HTML = """<div class="clock"><span class="clock-face" role="timer" aria-live="off"></span>
<span class="clock-words" aria-hidden="true"></span>
<span class="clock-told" role="status"></span></div>"""

_component = st.components.v2.component("staasted-clock", html=_HTML, js=_JS, isolate_styles=False)


def show(timer: Timer, t: Translator) -> None:
    """The time that is left, counting down."""
    now = dt.datetime.now(dt.UTC)
    _component(
        key="step-clock",
        data={
            "left": control.time_left(timer, now),
            "runs": timer.ends is not None,
            "asked": now.timestamp(),
            "timer": str(timer),
            "minute": t("One minute left"),
            "over": t("The time is up"),
            "halted": t("The clock is halted"),
        },
        width="content",
    )
