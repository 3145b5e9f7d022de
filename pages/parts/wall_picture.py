"""What the projector does with a picture of its own accord: the figures on D, the movement.

The picture is drawn as it is to stay; the movement is dots on a sheet of their own above
it that goes away when they have arrived. So whatever happens to the movement, the right
picture is on the wall.
"""

import streamlit as st

from i18n import Translator
from pages.parts.desk import e, table
from reports import plot
from workshop.pictures import Picture
from workshop.snapshot import Snapshot

_JS = """
export default function ({ data }) {
  const wall = (window.staastedWall ??= {});
  if (!wall.listens) {
    wall.listens = true;
    addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      if (event.key.toLowerCase() !== "d" || typing) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      document.documentElement.toggleAttribute("data-figures");
    });
  }
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
    const began = performance.now();
    const frame = (now) => {
      const gone = now - began;
      if (wall.sheet !== sheet || wall.step !== data.step || gone > 2600) return sheet.remove();
      pen.clearRect(0, 0, box.width, box.height);
      pen.globalAlpha = Math.min(1, (2600 - gone) / 400);
      data.ways.forEach(([x1, y1, x2, y2, r, fill], at) => {
        const wait = 200 + (500 * at) / data.ways.length;
        const part = Math.min(1, Math.max(0, (gone - wait) / 1300));
        const way = part * part * (3 - 2 * part);
        pen.beginPath();
        pen.arc(x1 + (x2 - x1) * way, y1 + (y2 - y1) * way, r, 0, 7);
        pen.fillStyle = fill;
        pen.fill();
        pen.lineWidth = Math.min(2, r * 0.25);
        pen.stroke();
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


def accompany(picture: Picture, snapshot: Snapshot, width: int, size: int) -> None:
    """Let D show the figures, and dots go from before to after where there is a movement."""
    _component(
        key="wall-picture",
        data={
            "step": snapshot.step,
            "ways": plot.ways(picture, width, size, snapshot.dark_wall),
        },
        height=1,
    )


def figures(*pictures: Picture) -> str:
    """The tables that D shows over the picture."""
    tables = "".join(table(p.table.header, p.table.rows) for p in pictures if p.table.rows)
    return f"<div class='tables'>{tables}</div>" if tables else ""


def hint(t: Translator) -> str:
    """For whoever stands at the keyboard."""
    return f"<kbd>D</kbd> {e(t('the figures'))}"
