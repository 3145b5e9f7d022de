"""A picture on the projector with its words, and what the screen does with it of its own accord.

D shows the figures. The picture is drawn as it is to stay; the movement is dots on a sheet of
their own above it that goes away when they have arrived. So whatever happens to the movement,
the right picture is on the wall.
"""

from collections.abc import Sequence

import streamlit as st

from i18n import Translator
from pages.parts import stage_words, wall_text
from pages.parts.desk import e, table
from pages.parts.meter import meter
from reports import plot
from workshop.pictures import Picture
from workshop.snapshot import Snapshot

WIDTH = 1744  # px between the margins of a 1920 px picture
BESIDE = 1000  # px of a triangle with the finding beside it

_JS = """
// Long tables get smaller type, so that all of them is on the wall.
const fit = () => {
  const tables = document.querySelector(".tables");
  for (let size = 1; tables && size >= 0.5; size -= 0.05) {
    tables.style.setProperty("--fit", size);
    if (tables.scrollHeight <= tables.clientHeight) break;
  }
};

export default function ({ data }) {
  const wall = (window.staastedWall ??= {});
  if (!wall.listens) {
    wall.listens = true;
    addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      if (event.key.toLowerCase() !== "d" || typing) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.documentElement.toggleAttribute("data-figures")) fit();
    });
  }
  if (document.documentElement.hasAttribute("data-figures")) fit();
  if (wall.step === data.step) return;
  wall.step = data.step;
  document.documentElement.removeAttribute("data-figures");
  wall.sheet?.remove();
  if (!data.ways.length || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const asked = performance.now();
  const begin = () => {
    if (wall.step !== data.step || performance.now() - asked > 4000) return;
    const plot = document.querySelector(`.st-key-picture-${data.step} .js-plotly-plot .main-svg`);
    if (!plot) return requestAnimationFrame(begin);
    move(plot);
  };
  const move = (plot) => {
    const sheet = (wall.sheet = document.createElement("canvas"));
    const box = plot.getBoundingClientRect();
    const ratio = devicePixelRatio || 1;
    sheet.width = box.width * ratio;
    sheet.height = box.height * ratio;
    sheet.ariaHidden = "true";
    sheet.style = `position:fixed;pointer-events:none;left:${box.left}px;top:${box.top}px;` +
      `width:${box.width}px;height:${box.height}px`;
    document.body.append(sheet);
    const pen = sheet.getContext("2d");
    pen.scale(ratio, ratio);
    pen.strokeStyle = getComputedStyle(document.documentElement).getPropertyValue("--ink");
    const marks = {};
    for (const shape in data.marks) marks[shape] = new Path2D(data.marks[shape]);
    const began = performance.now();
    const frame = (now) => {
      const gone = now - began;
      const over = gone > 2600 || !plot.isConnected || wall.step !== data.step;
      if (over || wall.sheet !== sheet) return sheet.remove();
      pen.clearRect(0, 0, box.width, box.height);
      pen.globalAlpha = Math.min(1, (2600 - gone) / 400);
      data.ways.forEach(([x1, y1, x2, y2, r, fill, shape], at) => {
        const wait = 200 + (500 * at) / data.ways.length;
        const part = Math.min(1, Math.max(0, (gone - wait) / 1300));
        const way = part * part * (3 - 2 * part);
        pen.save();
        pen.translate(x1 + (x2 - x1) * way, y1 + (y2 - y1) * way);
        pen.scale(r / 100, r / 100);
        pen.fillStyle = fill;
        pen.fill(marks[shape]);
        pen.lineWidth = Math.min(200 / r, 25);
        pen.stroke(marks[shape]);
        pen.restore();
      });
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    setTimeout(() => sheet.remove(), 4000); // also where frames stand still
  };
  requestAnimationFrame(begin);
}
"""

_component = st.components.v2.component("staasted-wall-picture", js=_JS)


def show(
    snapshot: Snapshot,
    picture: Picture,
    name: str,
    tables: Sequence[Picture],
    zoom: float,
    t: Translator,
    aside: int = BESIDE,
    when: str = "",
) -> None:
    """A picture, its finding and what it rests on; D shows the figures of `tables`.

    `name` tells it from the step's other pictures; `aside` is the width in px of a triangle,
    which has its finding beside it; `when` stands at the right, below.
    """
    beside = picture.kind in ("triangle", "paths", "pair")
    width, size = round((aside if beside else WIDTH) * zoom), round(type_size(picture) * zoom)
    with st.container(key="beside" if beside else "above", horizontal=beside):
        if picture.lines:
            st.plotly_chart(
                plot.figure(picture, width, size, snapshot.dark_wall, pen=zoom),
                width="content",
                theme=None,
                config={"displayModeBar": False, "staticPlot": True},
                key=f"{name}-{snapshot.step}",
                alt=picture.alt,
            )
        st.html(
            f"<div class='{wall_text.finding(picture)}'>{meter(picture, t)}"
            f"<b>{e(picture.title)}</b> <span>{e(picture.detail)}</span></div>"
        )
    if snapshot.here.shows_result:
        when = stage_words.round_words(snapshot.here, t)
    st.html(f"<div class='basis'><span>{e(picture.basis)}</span><span>{e(when)}</span></div>")
    if picture.lines:
        _accompany(picture, snapshot, width, size)
        st.html(_figures(tables))
        st.html(f"<div class='hint'><kbd>D</kbd> {e(t('the figures'))}</div>")


def type_size(picture: Picture) -> int:
    """44 px; in rows, the size that their words were given room for."""
    return round(picture.type * WIDTH) or 44


def _accompany(picture: Picture, snapshot: Snapshot, width: int, size: int) -> None:
    """Let D show the figures, and dots go from before to after where there is a movement."""
    _component(
        key="wall-picture",
        data={
            "step": snapshot.step,
            "ways": plot.ways(picture, width, size, snapshot.dark_wall),
            "marks": plot.OUTLINES,
        },
        height=1,
    )


def _figures(pictures: Sequence[Picture]) -> str:
    """The tables that D shows over the picture."""
    tables = "".join(table(p.table.header, p.table.rows) for p in pictures if p.table.rows)
    return f"<div class='tables'>{tables}</div>" if tables else ""
