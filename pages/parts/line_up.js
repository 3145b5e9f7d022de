// A line or a triangle to press where people stand; one mark each, and undo.
const NS = "http://www.w3.org/2000/svg";
const make = (name, values) => {
  const it = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(values)) it.setAttribute(key, value);
  return it;
};
const EDGE = 40, LONG = 1000, R = 13;
const HIGH = LONG * Math.sqrt(3) / 2;
const round = (value) => Math.round(value);

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".line-up");
  const held = (root.held ??= { places: [] });
  const stored = JSON.stringify(data.places);
  // What was pressed here and is not stored yet stays; else what is stored is shown.
  if (held.round !== data.round || !held.unsent) {
    held.round = data.round;
    held.places = JSON.parse(stored);
    held.unsent = false;
    clearTimeout(held.timer);
  } else if (JSON.stringify(held.places) === stored) held.unsent = false;

  const send = () => {
    held.unsent = true;
    clearTimeout(held.timer);
    held.timer = setTimeout(() => {
      setTriggerValue("placed", { round: data.round, places: held.places });
    }, 250);
  };
  const change = (places) => { held.places = places; draw(); send(); };
  const triangle = data.poles.length === 3;
  root.classList.toggle("wall", data.wall);
  root.classList.toggle("triangle", triangle);
  root.innerHTML = "";
  root.lang = data.language;

  const ends = (poles) => {
    const line = document.createElement("p");
    line.className = "ends";
    for (const [kind, text] of poles) {
      line.append(Object.assign(document.createElement("span"), { className: kind, textContent: text }));
    }
    root.append(line);
  };
  const [a, b, c] = data.poles;
  if (triangle) ends([["c", `▲ ${c}`]]);
  const width = LONG + 2 * EDGE, height = triangle ? HIGH + 2 * EDGE : 170;
  const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  const marks = make("g", {});
  if (triangle) {
    svg.append(make("polygon", {
      class: "ground",
      points: `${EDGE},${EDGE + HIGH} ${EDGE + LONG},${EDGE + HIGH} ${EDGE + LONG / 2},${EDGE}`,
    }));
  } else {
    svg.append(make("rect", { class: "press", x: 0, y: 0, width, height }));
    svg.append(make("line", { class: "axis", x1: EDGE, x2: EDGE + LONG, y1: height - 24, y2: height - 24 }));
    for (const at of [0, 40, 50, 60, 100]) {
      const x = EDGE + at * 10;
      svg.append(make("line", { class: "axis", x1: x, x2: x, y1: height - 34, y2: height - 14 }));
    }
  }
  svg.append(marks);
  root.append(svg);
  ends([["a", `◀ ${a}`], ["b", `${b} ▶`]]);
  const bar = document.createElement("div");
  bar.className = "bar";
  const count = Object.assign(document.createElement("b"), { role: "status" });
  const undo = Object.assign(document.createElement("button"), { type: "button", textContent: data.words.undo });
  bar.append(count, undo);
  root.append(bar);

  svg.onclick = (event) => {
    const box = svg.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width * width - EDGE) / LONG;
    const y = (HIGH + EDGE - (event.clientY - box.top) / box.height * height) / HIGH;
    if (held.places.length >= data.most) return;
    if (!triangle) {
      change([...held.places, [Math.min(Math.max(round(x * 100), 0), 100)]]);
      return;
    }
    const weights = [1 - (x - y / 2) - y, x - y / 2, y].map((each) => Math.max(each, 0));
    const sum = weights[0] + weights[1] + weights[2];
    const [second, third] = [1, 2].map((at) => round(weights[at] / sum * 100));
    change([...held.places, [Math.max(100 - second - third, 0), second, third]]);
  };
  undo.onclick = () => change(held.places.slice(0, -1));

  function draw() {
    marks.replaceChildren();
    const tall = new Map();
    const spots = held.places.map((place) => {
      if (triangle) {
        const [, second, third] = place.map((weight) => weight / (place[0] + place[1] + place[2]));
        return [EDGE + (second + third / 2) * LONG, EDGE + (1 - third) * HIGH];
      }
      const column = Math.min(Math.floor(place[0] / 2.5), 39);
      const up = tall.get(column) ?? 0;
      tall.set(column, up + 1);
      return [EDGE + place[0] * 10, up];
    });
    const most = Math.max(1, ...tall.values());
    const step = Math.min(2 * R, (height - 52) / most);
    spots.forEach(([x, y], at) => marks.append(make("circle", {
      cx: x, cy: triangle ? y : height - 36 - R / 2 - y * step, r: R,
      class: at === spots.length - 1 ? "last" : "",
    })));
    const n = held.places.length;
    count.textContent = (n === 1 ? data.words.one : data.words.many).replace("{n}", n);
    undo.disabled = !n;
  }
  draw();
}
